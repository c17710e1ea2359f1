//! Names that no lexicon knows: runs of capitalised words, told apart by what
//! stands in and around them everywhere they occur in the document.

use std::ops::Range;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use releve_facts::EntityKind;

use super::kind::Sign;
use super::{Found, Mention, Spotted};
use crate::lexicon::{Classes, Cue, Detail, FormKind, fold};
use crate::segment::{BlockKind, Join, Shape};
use crate::tag::Tag;
use crate::text::Text;
use crate::time::TimeMention;

/// Small words that may stand inside a name.
const INSIDE: &[&str] = &[
    "de", "van", "von", "der", "den", "la", "le", "du", "da", "di", "del", "dos", "of", "&", "y",
    "et", "el", "al", "bin", "ten", "and",
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

pub(super) fn spot(text: &Text<'_>, times: &[TimeMention], spotted: &mut Spotted) {
    let unknown = Unknown::gather(text, times, spotted);
    let mut dropped: Vec<usize> = Vec::new();
    let mut added = Vec::new();
    for (run, key) in &unknown.places {
        let (kind, sure) = text.lexicon.name_weights.classify(&unknown.signs[key]);
        let Some(kind) = kind else { continue };
        if sure < 0.3 {
            continue;
        }
        dropped.extend(run.clone().filter_map(|at| unknown.cover[at]));
        added.push(Mention {
            kind,
            tokens: run.clone(),
            found: Found::Context,
            sure,
            name: None,
        });
    }
    dropped.sort_unstable();
    dropped.dedup();
    for n in dropped.into_iter().rev() {
        spotted.mentions.remove(n);
    }
    spotted.mentions.extend(added);
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
                // A small word inside, where a capital follows.
                let inside = end + 1 < range.end
                    && INSIDE.contains(&text.lower(end))
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
                    && !text.info(end).classes.is_function()
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

/// True for a capitalised word that can be part of a name.
fn continues(
    text: &Text<'_>,
    spotted: &Spotted,
    cover: &[Option<usize>],
    at: usize,
    headline: bool,
) -> bool {
    let token = &text.tokens[at];
    let capital = match token.shape {
        Shape::Title | Shape::Upper => true,
        Shape::Mixed => true,
        _ => false,
    };
    if !capital {
        return false;
    }
    if let Some(n) = cover[at] {
        let mention = &spotted.mentions[n];
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

const HOUSE: &[&str] = &[
    "studio",
    "studios",
    "atelier",
    "ateliers",
    "maison",
    "label",
    "couture",
    "vintage",
    "denim",
    "shoes",
    "jewellery",
    "jewelry",
    "eyewear",
    "clothing",
    "apparel",
    "knitwear",
    "store",
    "co",
    "sons",
    "brothers",
    "footwear",
    "officine",
    "goods",
    "supply",
    "works",
    "archive",
    "textiles",
    "leathers",
    "millinery",
    "swim",
    "activewear",
    "sport",
    "sports",
    "outfitters",
    "boutique",
];
const PUBLICATION: &[&str] = &[
    "magazine",
    "times",
    "journal",
    "post",
    "weekly",
    "gazette",
    "review",
    "herald",
    "news",
    "press",
    "daily",
    "dispatch",
    "newsletter",
    "podcast",
];
const ORGANISATION: &[&str] = &[
    "museum",
    "institute",
    "university",
    "college",
    "academy",
    "school",
    "council",
    "group",
    "association",
    "federation",
    "foundation",
    "ballet",
    "theatre",
    "theater",
    "orchestra",
    "agency",
    "research",
    "insights",
    "analytics",
    "partners",
    "capital",
    "holdings",
    "consulting",
    "club",
    "bank",
    "company",
    "records",
    "entertainment",
    "union",
    "society",
    "committee",
    "ministry",
    "inc",
    "ltd",
    "intelligence",
    "data",
    "advisory",
    "associates",
    "collective",
];
const EVENT: &[&str] = &[
    "week",
    "festival",
    "awards",
    "gala",
    "cup",
    "olympics",
    "show",
    "tour",
    "open",
    "ball",
    "fair",
    "prix",
    "premiere",
    "biennale",
    "games",
    "championships",
    "oscars",
    "derby",
    "parade",
    "carnival",
];
const PLACE: &[&str] = &[
    "street", "road", "avenue", "square", "beach", "hill", "park", "market", "quarter", "district",
    "island", "islands", "valley", "coast", "bay", "county", "city", "lane", "bridge", "airport",
    "rue",
];

/// What stands in and around one place of a name.
pub(super) fn signs(
    text: &Text<'_>,
    spotted: &Spotted,
    cover: &[Option<usize>],
    run: Range<usize>,
) -> Vec<Sign> {
    let mut found = vec![Sign::Bias];
    let mut add = |sign: Sign| found.push(sign);
    let words: Vec<usize> = run
        .clone()
        .filter(|at| text.tokens[*at].shape.is_word())
        .collect();
    add(match words.len() {
        0 | 1 => Sign::OneWord,
        2 => Sign::TwoWords,
        _ => Sign::ManyWords,
    });
    if text.tokens[run.start].shape == Shape::Handle {
        add(Sign::Handle);
    }
    let given = text.info(run.start).given;
    if given != [0, 0] {
        add(if words.len() > 1 {
            Sign::GivenName
        } else {
            Sign::GivenNameOnly
        });
    }
    let ordinary = |at: usize| {
        !text.is_unknown(at) && text.info(at).given == [0, 0] && !text.info(at).classes.is_empty()
    };
    let common = words.iter().filter(|at| ordinary(**at)).count();
    if common == words.len() {
        add(Sign::CommonWord);
    } else if common > 0 {
        add(Sign::SomeCommon);
    }
    if words
        .iter()
        .all(|at| text.tokens[*at].shape == Shape::Upper)
        && !words.is_empty()
    {
        add(Sign::Capitals);
    }
    for at in run.clone() {
        match text.lower(at) {
            "&" => add(Sign::Ampersand),
            "de" | "van" | "von" | "da" | "di" | "du" | "del" => add(Sign::Particle),
            _ => {}
        }
        if text.tokens[at].shape == Shape::Upper && text.tokens[at].end - text.tokens[at].start == 1
        {
            add(Sign::Initial);
        }
    }
    let last = text.lower(run.end - 1);
    for (list, sign) in [
        (HOUSE, Sign::HouseWord),
        (PUBLICATION, Sign::PublicationWord),
        (ORGANISATION, Sign::OrganisationWord),
        (EVENT, Sign::EventWord),
        (PLACE, Sign::PlaceWord),
    ] {
        if list.contains(&last)
            || run.len() > 1 && sign == Sign::HouseWord && list.contains(&text.lower(run.start))
        {
            add(sign);
        }
    }
    let sentence = &text.sentences[text.sentence_of(run.start)];
    let block = &text.blocks[sentence.block];
    if sentence.tokens.start == run.start {
        add(Sign::SentenceStart);
    }
    match block.kind {
        BlockKind::Name if run.len() + 2 >= block.tokens.len() => add(Sign::NameLine),
        BlockKind::Offer => add(Sign::InOffer),
        BlockKind::Caption => add(Sign::InCaption),
        BlockKind::Byline => add(Sign::InByline),
        BlockKind::Title | BlockKind::Heading => add(Sign::Headline),
        _ => {}
    }
    let start = run.start;
    let inside = |at: usize| at >= sentence.tokens.start && at < sentence.tokens.end;
    let before = |n: usize| start.checked_sub(n).filter(|at| inside(*at));
    let after = |n: usize| Some(run.end + n).filter(|at| inside(*at));
    let kind_at = |at: Option<usize>| {
        at.and_then(|at| cover[at])
            .map(|n| spotted.mentions[n].kind)
    };
    let lower = |at: Option<usize>| text.lower_at(at);
    let cue_at = |at: Option<usize>, cue: Cue| at.is_some_and(|at| spotted.has_cue(at, cue));
    if lower(before(1)) == "|" {
        add(Sign::AfterBar);
    }
    if before(1).is_some_and(|at| spotted.roles.iter().any(|r| r.tokens.end == at + 1)) {
        add(Sign::RoleBefore);
    }
    let comma = lower(after(0)) == ",";
    if comma || lower(after(0)) == "(" {
        let reach = run.end + 1..(run.end + 8).min(sentence.tokens.end);
        if spotted
            .roles
            .iter()
            .any(|r| reach.contains(&r.tokens.start))
        {
            add(Sign::RoleAfter);
        }
        let house = reach.clone().any(|at| cue_at(Some(at), Cue::House));
        if house {
            add(Sign::HouseAfter);
        }
        if after(1).is_some_and(|at| text.tokens[at].shape == Shape::Number)
            && matches!(lower(after(2)), "," | ")")
        {
            add(Sign::AgeAfter);
        }
        if kind_at(after(1)) == Some(EntityKind::Place) {
            add(Sign::CommaPlace);
        }
    }
    if cue_at(before(1), Cue::House) {
        add(Sign::HouseBefore);
    }
    match lower(before(1)) {
        "called" | "named" | "dubbed" | "titled" | "christened" => add(Sign::NamedBefore),
        "by" => add(Sign::ByBefore),
        "from" => add(Sign::FromBefore),
        "at" => add(Sign::AtBefore),
        "in" => add(Sign::InBefore),
        "with" => add(Sign::WithBefore),
        "the" => add(Sign::TheBefore),
        "a" | "an" => add(Sign::ABefore),
        "based" => add(Sign::BasedBefore),
        "“" | "\"" | "‘" => add(Sign::Quoted),
        _ => {}
    }
    if kind_at(before(1)) == Some(EntityKind::Brand)
        || before(1).is_some_and(|at| text.tokens[at].tag == Tag::Genitive)
            && kind_at(before(2)) == Some(EntityKind::Brand)
    {
        add(Sign::BrandBefore);
        if kind_at(after(0)) == Some(EntityKind::Garment) {
            add(Sign::ProductAfter);
        }
    }
    match kind_at(after(0)) {
        Some(EntityKind::Garment) => add(Sign::GarmentAfter),
        Some(EntityKind::Attribute) => add(Sign::AttributeAfter),
        _ => {}
    }
    if after(0).is_some_and(|at| text.tokens[at].tag == Tag::Genitive) {
        add(Sign::Genitive);
        let reach = run.end + 1..(run.end + 6).min(sentence.tokens.end);
        if reach.clone().any(|at| cue_at(Some(at), Cue::Runway)) {
            add(Sign::GenitiveShow);
        } else if reach
            .clone()
            .any(|at| kind_at(Some(at)) == Some(EntityKind::Garment))
        {
            add(Sign::GenitiveGarment);
        }
    }
    let next_verb = (0..4)
        .filter_map(after)
        .find(|at| matches!(text.tokens[*at].tag, Tag::Verb | Tag::Past))
        .filter(|at| {
            (run.end..*at).all(|t| {
                matches!(
                    text.tokens[t].tag,
                    Tag::Adverb | Tag::Auxiliary | Tag::Negation
                )
            })
        });
    if let Some(verb) = next_verb {
        add(Sign::VerbAfter);
        for (cue, sign) in [
            (Cue::Say, Sign::SayAfter),
            (Cue::Wear, Sign::WearAfter),
            (Cue::Show, Sign::ShowAfter),
            (Cue::Launch, Sign::ShowAfter),
        ] {
            if cue_at(Some(verb), cue) {
                add(sign);
            }
        }
    }
    if cue_at(before(1), Cue::Say) {
        add(Sign::SayBefore);
    }
    if cue_at(before(1), Cue::Wear) {
        add(Sign::WearBefore);
    }
    if cue_at(before(1), Cue::Launch) || cue_at(before(2), Cue::Launch) {
        add(Sign::LaunchBefore);
    }
    if lower(after(0)) == "who" || comma && matches!(lower(after(1)), "who" | "whose") {
        add(Sign::WhoAfter);
    }
    let reach = run.end..(run.end + 6).min(sentence.tokens.end);
    if reach.clone().any(|at| {
        matches!(
            text.lower(at),
            "founded" | "based" | "label" | "stockist" | "boutique"
        )
    }) {
        add(Sign::BasedAfter);
    }
    if reach
        .clone()
        .any(|at| text.lower(at) == "founded" && text.lower_at(Some(at + 1)) == "by")
    {
        add(Sign::FoundedBy);
    }
    if sentence
        .tokens
        .clone()
        .any(|at| matches!(text.lower(at), "she" | "he" | "her" | "his" | "him"))
    {
        add(Sign::PronounNear);
    }
    let joined = |at: Option<usize>, step: Option<usize>| {
        matches!(lower(at), "and" | "," | "&" | "or")
            .then(|| kind_at(step))
            .flatten()
    };
    for kind in [joined(before(1), before(2)), joined(after(0), after(1))]
        .into_iter()
        .flatten()
    {
        match kind {
            EntityKind::Person => add(Sign::ListOfPeople),
            EntityKind::Brand => add(Sign::ListOfBrands),
            _ => {}
        }
    }
    found
}

/// True for a place's demonym, which no name may swallow.
#[allow(dead_code)]
fn is_demonym(text: &Text<'_>, mention: &Mention) -> bool {
    matches!(mention.found, Found::Lexicon(id, FormKind::Demonym)
        if matches!(text.lexicon.entry(id).detail, Detail::Place { .. }))
}
