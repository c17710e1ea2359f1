//! The files and their columns, as `docs/LEXICON.md` lists them.

/// What a column may hold.
#[derive(Debug, Clone, Copy)]
pub(super) enum Form {
    /// Anything, also nothing.
    Text,
    /// Anything but nothing.
    Needed,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// One of these words, or nothing.
    Maybe(&'static [&'static str]),
    /// Any of these words.
    Some(&'static [&'static str]),
    /// Values between `|`.
    List,
    /// ISO 3166 alpha-2 codes.
    Countries,
    /// 1 to 12.
    Months,
    /// A term of `garments.tsv`.
    Garment,
    /// A name of `brands.tsv`.
    Brand,
    /// A number, or nothing.
    Number,
}

#[derive(Debug)]
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) form: Form,
}

#[derive(Debug)]
pub(super) struct Sheet {
    file: &'static str,
    pub(super) columns: &'static [Column],
    /// The columns that make a row one entry; the last one names it.
    pub(super) key: &'static [&'static str],
    /// The column of other forms that mean one entry alone.
    pub(super) aliases: Option<&'static str>,
}

/// The sheet of a file; every name of [`FILES`](super::super::FILES) has one.
pub(super) fn sheet(file: &str) -> Option<&'static Sheet> {
    SHEETS.iter().find(|sheet| sheet.file == file)
}

macro_rules! sheets {
    ($($file:literal [$($key:literal),+] $($aliases:literal)? {$($name:literal: $form:expr),+ $(,)?})+) => {
        const SHEETS: &[Sheet] = &[$(Sheet {
            file: $file,
            columns: &[$(Column { name: $name, form: $form }),+],
            key: &[$($key),+],
            aliases: sheets!(@ $($aliases)?),
        }),+];
    };
    (@) => { None };
    (@ $aliases:literal) => { Some($aliases) };
}

use Form::{
    Brand, Countries, Garment, List, Maybe, Months, Needed, Number, OneOf, Some as Any, Text,
};

const YES: Form = Maybe(&["yes"]);

sheets! {
    "words.tsv" ["word"] {
        "word": Needed, "noun": Number, "verb": Number, "adjective": Number, "adverb": Number,
    }
    "irregular.tsv" ["class", "lemma", "form"] {
        "form": Needed, "lemma": Needed, "class": OneOf(&["noun", "verb", "adjective"]),
    }
    "function_words.tsv" ["word"] { "word": Needed, "classes": Needed }
    "garments.tsv" ["term"] "spellings" {
        "term": Needed, "plural": Text, "broader": Garment, "synonyms": List, "spellings": List,
        "group": OneOf(&[
            "top", "bottom", "dress", "outerwear", "tailoring", "knitwear", "underwear", "hosiery",
            "swimwear", "activewear", "nightwear", "footwear", "bag", "headwear", "jewellery",
            "eyewear", "accessory", "traditional", "one-piece", "clothing",
        ]),
        "ambiguous": YES,
    }
    "attributes.tsv" ["term"] "spellings" {
        "term": Needed, "spellings": List,
        "group": OneOf(&[
            "colour", "material", "pattern", "silhouette", "fit", "length", "rise", "neckline",
            "collar", "sleeve", "shoulder", "waist", "hem", "closure", "toe", "heel", "sole",
            "strap", "finish", "texture", "detail", "embellishment", "construction", "weight",
            "part", "quality",
        ]),
        "ambiguous": YES,
    }
    "attribute_grammar.tsv" ["word"] { "word": Needed, "class": OneOf(&["head", "shade", "vague"]) }
    "brands.tsv" ["name"] "aliases" {
        "name": Needed, "aliases": List, "country": Countries, "owner": Text,
        "sectors": Any(&[
            "luxury", "contemporary", "high-street", "sport", "outdoor", "denim", "footwear",
            "bags", "accessories", "jewellery", "watches", "eyewear", "lingerie", "swimwear",
            "hosiery", "dance", "streetwear", "bridal", "kids", "beauty", "department-store",
            "multibrand", "marketplace", "resale", "rental", "supermarket",
        ]),
        "kind": OneOf(&["brand", "retailer"]), "ambiguous": YES,
    }
    "people.tsv" ["name"] "aliases" {
        "name": Needed, "aliases": List, "roles": List, "affiliations": List,
        "pronoun": Maybe(&["she", "he", "they"]), "ambiguous": YES,
    }
    "places.tsv" ["name"] "aliases" {
        "name": Needed, "aliases": List, "demonyms": List, "country": Countries,
        "kind": OneOf(&["country", "city", "region", "continent", "district"]), "ambiguous": YES,
    }
    "trends.tsv" ["name"] "aliases" {
        "name": Needed, "aliases": List,
        "kind": OneOf(&["aesthetic", "trend", "subculture", "movement"]), "ambiguous": YES,
    }
    "trend_endings.tsv" ["position", "ending"] {
        "ending": Needed, "position": OneOf(&["suffix", "word"]), "examples": List,
    }
    "channels.tsv" ["name"] "aliases" {
        "name": Needed, "aliases": List,
        "kind": OneOf(&["social", "search", "shopping", "video", "messaging", "index", "data"]),
        "country": Countries, "ambiguous": YES,
    }
    "publications.tsv" ["name"] "aliases" {
        "name": Needed, "aliases": List, "country": Countries, "ambiguous": YES,
    }
    "events.tsv" ["name"] "aliases" {
        "name": Needed, "aliases": List, "place": Text, "month": Months,
        "kind": OneOf(&[
            "fashion week", "award", "festival", "gala", "sport", "fair", "royal", "shopping", "tour", "holiday", "summit",
        ]),
        "ambiguous": YES,
    }
    "organisations.tsv" ["name"] "aliases" {
        "name": Needed, "aliases": List,
        "kind": OneOf(&[
            "group", "band", "company", "museum", "school", "council", "agency", "picture agency", "research",
            "sport", "dance", "charity", "government", "media",
        ]),
        "country": Countries, "ambiguous": YES,
    }
    "products.tsv" ["brand", "name"] {
        "name": Needed, "aliases": List, "brand": Brand, "garment": Garment, "ambiguous": YES,
    }
    "roles.tsv" ["role"] "spellings" {
        "role": Needed, "spellings": List,
        "group": OneOf(&[
            "design", "management", "media", "music", "screen", "sport", "modelling", "styling",
            "dance", "art", "royal", "politics", "social", "craft", "trade", "science", "praise",
        ]),
    }
    "occasions.tsv" ["term"] "spellings" { "term": Needed, "spellings": List }
    "currencies.tsv" ["code"] {
        "code": Needed, "symbols": List, "words": List, "countries": Countries,
    }
    "metrics.tsv" ["phrase"] {
        "phrase": Needed,
        "metric": OneOf(&[
            "searches", "hashtag_views", "views", "posts", "followers", "engagement", "sales",
            "revenue", "price", "share", "rank", "media_value", "count",
        ]),
        "manner": Maybe(&["change"]),
    }
    "calendar.tsv" ["word"] { "word": Needed, "class": Needed, "value": Text }
    "cues.tsv" ["class", "phrase"] { "class": Needed, "phrase": Needed }
    "works.tsv" ["title"] "aliases" {
        "title": Needed, "aliases": List,
        "kind": OneOf(&[
            "film", "series", "album", "song", "book", "play", "ballet", "opera", "musical",
            "game", "tour", "artwork",
        ]),
        "year": Number, "ambiguous": YES,
    }
    "name_words.tsv" ["word", "kind"] {
        "word": Needed,
        "kind": OneOf(&[
            "brand", "person", "place", "event", "publication", "organisation", "product",
        ]),
        "place": Any(&["end", "noun"]),
    }
    "name_weights.tsv" ["sign"] {
        "sign": Needed, "brand": Number, "person": Number, "place": Number, "event": Number,
        "publication": Number, "organisation": Number, "product": Number, "none": Number,
    }
    "name_words.tsv" ["word", "kind", "place"] {
        "word": Needed,
        "kind": OneOf(&[
            "brand", "event", "organisation", "person", "place", "product", "publication",
        ]),
        "place": Any(&["end", "noun"]),
    }
    "relation_weights.tsv" ["kind", "feature"] {
        "kind": Needed, "feature": Needed, "weight": Number,
    }
    "rule_weights.tsv" ["name"] { "name": Needed, "weight": Number }
}

#[cfg(test)]
mod tests {
    use super::sheet;
    use crate::lexicon::FILES;

    #[test]
    fn every_file_has_a_sheet() {
        for file in FILES {
            assert!(sheet(file).is_some(), "{file}");
        }
    }
}
