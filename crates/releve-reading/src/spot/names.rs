//! Names that no lexicon knows: runs of capitalised words, told apart by what
//! stands in and around them everywhere they occur in the document.

use std::ops::Range;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use releve_facts::EntityKind;

use super::kind::Sign;
use super::signs::signs;
use super::{Found, Mention, Spotted};
use crate::lexicon::{Classes, FormKind, fold};
use crate::segment::{BlockKind, Join, Shape};
use crate::tag::Tag;
use crate::text::Text;
use crate::time::TimeMention;

/// Small words that may stand inside a name.
const INSIDE: &[&str] = &[
    "de", "van", "von", "der", "den", "la", "le", "du", "da", "di", "del", "dos", "of", "&", "y",
    "et", "el", "al", "bin", "ten", "and", "i", "della", "das", "zu",
];

/// The unknown names of a document: where each stands, and the signs gathered
/// over all places of the same name.
pub(crate) struct Unknown {
    /// Where, and the folded name.
    places: Vec<(Range<usize>, String)>,
    signs: HashMap<String, Vec<Sign>>,
    cover: Vec<Option<usize>>,
}

impl Unknown {
    pub(crate) fn gather(text: &Text<'_>, times: &[TimeMention], spotted: &Spotted) -> Self {
        let mut cover: Vec<Option<usize>> = vec![None; text.tokens.len()];
        for (n, mention) in spotted.mentions.iter().enumerate() {
            cover[mention.tokens.clone()].fill(Some(n));
        }
        let mut timed = vec![false; text.tokens.len()];
        for time in times {
            timed[time.tokens.clone()].fill(true);
        }
        let mut found = Self {
            places: Vec::new(),
            signs: HashMap::new(),
            cover,
        };
        for run in runs(text, spotted, &found.cover, &timed) {
            let key = fold(text.slice(run.clone())).into_owned();
            let signs = signs(text, spotted, &found.cover, run.clone());
            let known = found.signs.entry(key.clone()).or_default();
            if !known.is_empty() && !known.contains(&Sign::Twice) {
                known.push(Sign::Twice);
            }
            for sign in signs {
                if !known.contains(&sign) {
                    known.push(sign);
                }
            }
            found.places.push((run, key));
        }
        // `Hadid` alone speaks for `Bella Hadid` being a person.
        let singles: HashSet<&str> = found
            .places
            .iter()
            .filter(|(run, _)| run.len() == 1)
            .map(|(_, key)| key.as_str())
            .collect();
        for (key, signs) in &mut found.signs {
            if let Some((_, last)) = key.rsplit_once(' ')
                && singles.contains(last)
            {
                signs.push(Sign::SurnameAlone);
            }
        }
        found
    }

    /// Each name once with its signs, for training.
    pub(crate) fn names(&self) -> impl Iterator<Item = (&str, &[Sign])> {
        let mut seen = HashSet::new();
        self.places
            .iter()
            .map(|(_, key)| key.as_str())
            .filter(move |key| seen.insert(*key))
            .map(|key| (key, self.signs[key].as_slice()))
    }
}

/// `“I wear what I like.” — Libby Page`: who stands behind the dash said it.
fn signs_a_quotation(text: &Text<'_>, run: &Range<usize>) -> bool {
    run.len() >= 2
        && run.start >= 2
        && matches!(text.surface(run.start - 1), "—" | "–")
        && matches!(text.surface(run.start - 2), "”" | "\"" | "’")
}

pub(super) fn spot(text: &Text<'_>, times: &[TimeMention], spotted: &mut Spotted) {
    let unknown = Unknown::gather(text, times, spotted);
    let classify = |key: &str| {
        let (kind, sure) = text.lexicon.name_weights.classify(&unknown.signs[key]);
        kind.filter(|_| sure >= LEAST).map(|kind| (kind, sure))
    };
    let houses = houses(text, &unknown, classify);
    let mut dropped: Vec<usize> = Vec::new();
    let mut added = Vec::new();
    for (run, key) in &unknown.places {
        // `KOLs` is what somebody is, and credits name nobody of the story.
        let role = spotted.roles.iter().any(|role| role.tokens == *run);
        if role || is_credit(text, run) || is_signature(text, run) {
            continue;
        }
        // `two Barbours`: a house for what it makes.
        let stem = text.lower(run.start).strip_suffix('s').unwrap_or("");
        if run.len() == 1
            && stem.len() > 3
            && let Some(id) = text.lexicon.named(EntityKind::Brand, stem)
            && !text.lexicon.entry(id).ambiguous
        {
            added.push(Mention {
                kind: EntityKind::Brand,
                tokens: run.clone(),
                found: Found::Lexicon(id, FormKind::Alias),
                sure: 0.8,
                name: None,
            });
            continue;
        }
        if run.len() == 1 && matches!(text.lower(run.start), "mr" | "mrs" | "ms" | "dr") {
            continue;
        }
        let mut name = None;
        let mut told = classify(key);
        if let Some((full, kind, sure)) = houses.get(key.as_str()) {
            name = Some(full.as_str().into());
            told = Some((*kind, *sure));
        }
        if let Some(kind) = super::called::kind(text, spotted, run)
            && told.is_none_or(|(known, _)| known != kind)
        {
            told = Some((kind, 0.7));
        }
        if told.is_none() && signs_a_quotation(text, run) {
            told = Some((EntityKind::Person, 0.8));
        }
        let Some((kind, sure)) = told else { continue };
        // `the Speed Loafer` in running text: the capital makes the garment
        // part of the name, while its mention stays a garment's.
        if kind == EntityKind::Product
            && name.is_none()
            && let Some(n) = unknown.cover.get(run.end).copied().flatten()
            && spotted.mentions[n].kind == EntityKind::Garment
            && spotted.mentions[n]
                .tokens
                .clone()
                .all(|at| text.tokens[at].shape == Shape::Title)
            && text.blocks[text.block_of(run.start)].kind == BlockKind::Paragraph
        {
            let whole = run.start..spotted.mentions[n].tokens.end;
            name = Some(text.slice(whole).into());
        }
        dropped.extend(run.clone().filter_map(|at| unknown.cover[at]));
        added.push(Mention {
            kind,
            tokens: run.clone(),
            found: Found::Context,
            sure,
            name,
        });
    }
    spotted.replace(dropped, added);
    for mention in &mut spotted.mentions {
        if mention.kind == EntityKind::Product {
            super::model::number(text, times, mention);
        }
    }
}

/// Below this share of the total no kind is told.
const LEAST: f32 = 0.3;

/// First words that stand for a house or a body of several words: `Nordvik`
/// for `Nordvik Studio`. Not where a person bears the word as well.
fn houses(
    text: &Text<'_>,
    unknown: &Unknown,
    classify: impl Fn(&str) -> Option<(EntityKind, f32)>,
) -> HashMap<String, (String, EntityKind, f32)> {
    let mut found = HashMap::new();
    let mut people: HashSet<&str> = HashSet::new();
    for (run, key) in &unknown.places {
        let Some((first, rest)) = key.split_once(' ') else {
            continue;
        };
        match classify(key) {
            Some((EntityKind::Person, _)) => {
                people.insert(first);
                people.insert(rest.rsplit(' ').next().unwrap_or(rest));
            }
            Some((
                kind @ (EntityKind::Brand | EntityKind::Organisation | EntityKind::Publication),
                sure,
            )) if !matches!(first, "the" | "maison" | "house" | "studio" | "atelier") => {
                let full: Vec<&str> = text.slice(run.clone()).split_whitespace().collect();
                found
                    .entry(first.to_owned())
                    .or_insert((full.join(" "), kind, sure));
            }
            _ => {}
        }
    }
    found.retain(|first, _| !people.contains(first.as_str()));
    found
}

/// `Follow her on Instagram @delphineokoro`: how to reach who wrote the text.
fn is_signature(text: &Text<'_>, run: &Range<usize>) -> bool {
    let sentence = text.sentences[text.sentence_of(run.start)].tokens.start;
    text.tokens[run.start].shape == Shape::Handle
        && (run.start.saturating_sub(6).max(sentence)..run.start)
            .any(|at| text.lower(at) == "follow")
}

/// `Photographs: Ryu Tae-min`, `Photo by ...`: who took the pictures is no
/// entity.
fn is_credit(text: &Text<'_>, run: &Range<usize>) -> bool {
    let block = text.blocks[text.block_of(run.start)].tokens.start;
    let mut at = run.start;
    while at > block && run.start - at < 8 {
        at -= 1;
        match text.lower(at) {
            "photo" | "photos" | "photograph" | "photographs" | "photography" | "photographer"
            | "image" | "images" | "picture" | "pictures" | "charts" => {
                return at + 2 <= run.start
                    && matches!(text.lower(at + 1), ":" | "by" | "courtesy" | "credit");
            }
            "." | "|" => return false,
            _ => {}
        }
    }
    false
}

/// The runs of capitals that no lexicon name explains.
fn runs(
    text: &Text<'_>,
    spotted: &Spotted,
    cover: &[Option<usize>],
    timed: &[bool],
) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for sentence in &text.sentences {
        let range = sentence.tokens.clone();
        let block = &text.blocks[sentence.block];
        let headline = super::lexical::is_headline(text, range.clone())
            && !matches!(block.kind, BlockKind::Name | BlockKind::Byline);
        let mut at = range.start;
        while at < range.end {
            if timed[at] || !begins(text, spotted, cover, at, headline) {
                at += 1;
                continue;
            }
            let mut end = at + 1;
            loop {
                if end < range.end && !timed[end] && continues(text, spotted, cover, end, headline)
                {
                    end += 1;
                    continue;
                }
                // A small word inside, where a capital follows: `von der Goltz`.
                let two = end + 2 < range.end
                    && INSIDE.contains(&text.surface(end))
                    && matches!(text.surface(end + 1), "der" | "den" | "la" | "las" | "los")
                    && !matches!(text.surface(end), "and" | "of" | "&")
                    && !timed[end + 2]
                    && continues(text, spotted, cover, end + 2, headline);
                if two {
                    end += 3;
                    continue;
                }
                let inside = end + 1 < range.end
                    && INSIDE.contains(&text.surface(end))
                    && !timed[end + 1]
                    && text.tokens[end].join == Join::Space
                    && continues(text, spotted, cover, end + 1, headline)
                    && (text.surface(end) != "and" && text.surface(end) != "of"
                        || is_company(text, at..end, end));
                if inside {
                    end += 2;
                    continue;
                }
                // `Seo Ah-rin`, `Seongsu-dong`: the part behind the hyphen.
                let hyphenated = end < range.end
                    && text.tokens[end].join == Join::Hyphen
                    && text.tokens[end].shape == Shape::Lower
                    && (!text.info(end).classes.is_function()
                        // `Choi Da-on`
                        || end - at == 2 && text.slice(end - 1..end + 1).len() <= 7)
                    && (end - at >= 2 || text.is_unknown(end))
                    && !["ed", "ing", "style", "led", "like", "core", "born", "wear"]
                        .iter()
                        .any(|ending| text.lower(end).ends_with(ending));
                if hyphenated {
                    end += 1;
                    continue;
                }
                // Initials and points: `J. Crew`, `A.P.C.`
                let point = end + 1 < range.end
                    && text.surface(end) == "."
                    && text.tokens[end].join == Join::Direct
                    && text.tokens[end - 1].end - text.tokens[end - 1].start == 1
                    && continues(text, spotted, cover, end + 1, headline);
                if point {
                    end += 2;
                    continue;
                }
                break;
            }
            // `K-pop`, `DTC-first`: the capital belongs to a compound.
            if end < range.end
                && text.tokens[end].join == Join::Hyphen
                && end == at + 1
                && text.lower(end) != "based"
            {
                at = end;
                continue;
            }
            // `Local DTC lifestyle label`: an abbreviation before a plain noun.
            let abbreviation = end == at + 1
                && text.tokens[at].shape == Shape::Upper
                && text.tokens[at].end - text.tokens[at].start <= 4
                && end < range.end
                && text.tokens[end].shape == Shape::Lower
                && text.tokens[end].join == Join::Space
                && matches!(text.tokens[end].tag, Tag::Noun | Tag::Adjective)
                && cover[end].is_none();
            // `KOLs` is what people are, not who.
            let title = spotted.roles[spotted.roles.partition_point(|r| r.tokens.end <= at)..]
                .iter()
                .take(2)
                .any(|role| role.tokens.start <= at && end <= role.tokens.end);
            if abbreviation || title && end == at + 1 {
                at = end;
                continue;
            }
            let run = trim(text, at..end);
            let covered = run.clone().all(|t| cover[t].is_some());
            let single_cover = cover
                .get(run.start)
                .copied()
                .flatten()
                .filter(|n| spotted.mentions[*n].tokens == run);
            // `Dr. Corinna Vasquez`: a title that a point parts from its name.
            let title = run.len() == 1
                && matches!(
                    text.lower(run.start),
                    "dr" | "mr"
                        | "mrs"
                        | "ms"
                        | "mx"
                        | "prof"
                        | "professor"
                        | "sir"
                        | "dame"
                        | "st"
                );
            if !run.is_empty() && !covered && single_cover.is_none() && !title {
                found.push(run);
            }
            at = end;
        }
    }
    found
}

fn is_company(text: &Text<'_>, before: Range<usize>, at: usize) -> bool {
    // `Fashion Institute of Technology`, but not `Milan and Paris`.
    text.surface(at) == "of"
        && before.clone().any(|t| {
            matches!(
                text.lower(t),
                "institute"
                    | "university"
                    | "museum"
                    | "council"
                    | "business"
                    | "house"
                    | "school"
                    | "academy"
                    | "college"
                    | "ministry"
                    | "bank"
                    | "chamber"
            )
        })
}

/// Drops words from the ends that are capitalised for another reason.
fn trim(text: &Text<'_>, mut run: Range<usize>) -> Range<usize> {
    while run.start < run.end {
        let at = run.start;
        let opens = text.sentences[text.sentence_of(at)].tokens.start == at
            || at > 0 && matches!(text.surface(at - 1), "“" | "\"" | "‘" | ":" | "•");
        let function = text.info(at).classes.is_function();
        let ordinary = text.can_be(
            at,
            Classes::NOUN
                .with(Classes::VERB)
                .with(Classes::ADJECTIVE)
                .with(Classes::ADVERB),
        ) && text.info(at).given == [0, 0];
        // A word that no corpus has seen, before an unknown one: `Pilar Quesada`.
        let rare = text.info(at).counts.iter().all(|n| *n == 0)
            && run.len() > 1
            && !text.can_be(
                at + 1,
                Classes::NOUN.with(Classes::VERB).with(Classes::ADJECTIVE),
            );
        let ordinary = ordinary && !rare;
        let lower_next = run.len() > 1 && text.tokens[at].tag != Tag::Name;
        if function && (opens || !text.tokens[at].shape.is_capital() || run.len() == 1)
            || opens && ordinary && run.len() > 1 && lower_next
        {
            run.start += 1;
        } else {
            break;
        }
    }
    while run.start < run.end
        && text.info(run.end - 1).classes.is_function()
        && text.tokens[run.end - 1].tag != Tag::Name
    {
        run.end -= 1;
    }
    run
}

fn begins(
    text: &Text<'_>,
    spotted: &Spotted,
    cover: &[Option<usize>],
    at: usize,
    headline: bool,
) -> bool {
    if text.tokens[at].shape == Shape::Handle {
        return true;
    }
    continues(text, spotted, cover, at, headline)
}

/// `Harrogate Museum`, `University of Leicester`: a place in a body's name.
fn in_longer_name(text: &Text<'_>, mention: &Mention) -> bool {
    let told = |at: usize| {
        let token = text.tokens.get(at)?;
        let capital = token.shape == Shape::Title && token.join != Join::Hyphen;
        let told = text.lexicon.name_words.get(&token.word)?;
        capital.then_some(told.end)
    };
    // Places, events, publications and bodies, in the order of `KINDS`.
    const PUBLIC: u8 = 0b0011_1100;
    const BODY: u8 = 0b0010_0000;
    let Mention { tokens, found, .. } = mention;
    if matches!(found, Found::Lexicon(_, FormKind::Demonym)) {
        return false;
    }
    let behind = text
        .tokens
        .get(tokens.end)
        .is_some_and(|next| next.join == Join::Space)
        && (told(tokens.end).is_some_and(|end| end & PUBLIC != 0)
            || text.tokens[tokens.end].shape == Shape::Title
                && told(tokens.end + 1).is_some_and(|end| end & PUBLIC != 0));
    let before = tokens.start >= 2
        && text.lower(tokens.start - 1) == "of"
        && told(tokens.start - 2).is_some_and(|end| end & BODY != 0);
    behind || before
}

/// `Odessa Marchetti`, `Leon Varga`: a town's name before a surname; `Lauren
/// Peckham`, `Prue Mackintosh-Lee`: a town's, a house's, a coat's name behind a
/// given name.
fn in_full_name(
    text: &Text<'_>,
    spotted: &Spotted,
    cover: &[Option<usize>],
    mention: &Mention,
    headline: bool,
) -> bool {
    let at = mention.tokens.start;
    let capital = |at: usize| {
        let token = &text.tokens[at];
        matches!(token.shape, Shape::Title | Shape::Upper)
    };
    let byline = text.blocks[text.block_of(at)].kind == BlockKind::Byline;
    if !capital(at)
        || headline && !byline
        || matches!(mention.found, Found::Lexicon(_, FormKind::Demonym))
    {
        return false;
    }
    let bare = |at: usize| cover[at].is_none() && capital(at);
    let next = text.tokens.get(at + 1).map(|next| next.join);
    let given_before = at > 0
        && text.tokens[at].join == Join::Space
        && bare(at - 1)
        && (text.info(at - 1).given != [0, 0] && text.info(at - 1).classes.is_empty()
            || text.is_unknown(at - 1))
        && text.block_of(at - 1) == text.block_of(at);
    let double = next == Some(Join::Hyphen) && capital(at + 1);
    if given_before
        && (double
            || matches!(
                mention.kind,
                EntityKind::Place | EntityKind::Garment | EntityKind::Attribute
            ))
    {
        return true;
    }
    // The second part of a double name.
    if at > 1
        && text.tokens[at].join == Join::Hyphen
        && capital(at - 1)
        && text.tokens[at - 1].join == Join::Space
        && capital(at - 2)
    {
        return true;
    }
    let loose = match mention.found {
        Found::Lexicon(id, _) => text.lexicon.entry(id).ambiguous,
        _ => false,
    };
    let given = text.info(at).given != [0, 0];
    let goes_on = next == Some(Join::Space)
        && bare(at + 1)
        && text.is_unknown(at + 1)
        && text.block_of(at + 1) == text.block_of(at);
    // `Jean Dauphant`, `Teddy Marsh`: no garment is capitalised in a paragraph.
    let paragraph = text.blocks[text.block_of(at)].kind == BlockKind::Paragraph;
    let kind = match mention.kind {
        EntityKind::Place | EntityKind::Product => given,
        EntityKind::Garment | EntityKind::Attribute => given && paragraph,
        EntityKind::Brand => given && loose || paragraph && as_person(text, spotted, at),
        EntityKind::Organisation => paragraph && as_person(text, spotted, at),
        _ => false,
    };
    goes_on && kind
}

/// `Student Ami Kusano`, `our bridal editor, Chantelle Obuya,`: what a person
/// is stands before the name, past a comma at most.
fn as_person(text: &Text<'_>, spotted: &Spotted, at: usize) -> bool {
    let before = match at.checked_sub(1).map(|t| text.surface(t)) {
        Some(",") => at - 1,
        _ => at,
    };
    let first = spotted
        .roles
        .partition_point(|role| role.tokens.start + 8 < before);
    spotted.roles[first..]
        .iter()
        .take_while(|role| role.tokens.start < before)
        .any(|role| role.tokens.end == before)
}

/// True for a capitalised word that can be part of a name.
fn continues(
    text: &Text<'_>,
    spotted: &Spotted,
    cover: &[Option<usize>],
    at: usize,
    headline: bool,
) -> bool {
    let token = &text.tokens[at];
    if !matches!(token.shape, Shape::Title | Shape::Upper | Shape::Mixed) {
        return false;
    }
    if let Some(n) = cover[at] {
        let mention = &spotted.mentions[n];
        if mention.kind == EntityKind::Place && !headline && in_longer_name(text, mention) {
            return true;
        }
        if mention.tokens.len() == 1 && in_full_name(text, spotted, cover, mention, headline) {
            return true;
        }
        // A lexicon name of more than one word, or one that is sure, ends a run.
        return match (mention.kind, mention.found) {
            (EntityKind::Person, _) => mention.tokens.len() == 1 && mention.sure < 0.9,
            (_, Found::Lexicon(id, form)) => {
                // `Ruth Adler`: behind a given name a house's name is a surname.
                let surname = mention.kind == EntityKind::Brand
                    && at > 0
                    && cover[at - 1].is_none()
                    && token.join == Join::Space
                    && text.tokens[at - 1].shape == Shape::Title
                    && text.info(at - 1).given != [0, 0]
                    && text.info(at).given == [0, 0];
                form != FormKind::Demonym
                    && mention.tokens.len() == 1
                    && (text.lexicon.entry(id).ambiguous || surname)
                    && !matches!(mention.kind, EntityKind::Channel | EntityKind::Publication)
            }
            _ => false,
        };
    }
    if text.info(at).classes.is_function() && token.tag != Tag::Name {
        return false;
    }
    // `Tuesday`, `December` are capitalised for their own reason.
    if text.lexicon.calendar.is_day_or_month(token.word) {
        return false;
    }
    if headline {
        return text.is_unknown(at) || text.info(at).given != [0, 0];
    }
    // `named “Active Ballet”`: two capitals in quotation marks are a name.
    let quoted = at > 0
        && matches!(text.surface(at - 1), "“" | "\"" | "‘")
        && text
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.shape.is_capital());
    token.tag == Tag::Name
        || token.shape == Shape::Upper
        || text.is_unknown(at)
        || quoted
        || at == 0
        || matches!(
            text.blocks[text.block_of(at)].kind,
            BlockKind::Name | BlockKind::Byline
        )
        || text.info(at).given != [0, 0]
}
