//! Where names that no lexicon knows begin and end: runs of capitalised words.

use std::ops::Range;

use super::given::is_word;
use super::part::{continues, is_plain_given_name};
use crate::lexicon::Classes;
use crate::segment::{BlockKind, Join, Shape};
use crate::spot::Spotted;
use crate::tag::Tag;
use crate::text::Text;

/// Small words that may stand inside a name.
const INSIDE: &[&str] = &[
    "de", "van", "von", "der", "den", "la", "le", "du", "da", "di", "del", "dos", "of", "for", "&",
    "y", "et", "el", "al", "bin", "ten", "i", "della", "das", "zu",
];

/// The runs of capitals that no lexicon name explains.
pub(super) fn runs(
    text: &Text<'_>,
    spotted: &Spotted,
    cover: &[Option<usize>],
    timed: &[bool],
) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for sentence in &text.sentences {
        let range = sentence.tokens.clone();
        let block = &text.blocks[sentence.block];
        let headline =
            text.is_headline(&range) && !matches!(block.kind, BlockKind::Name | BlockKind::Byline);
        let mut at = range.start;
        while at < range.end {
            let begins = text.tokens[at].shape == Shape::Handle
                || continues(text, spotted, cover, at, headline);
            if timed[at] || !begins {
                at += 1;
                continue;
            }
            let end = extent(text, spotted, cover, timed, at..range.end, headline);
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
            if abbreviation || title && end == at + 1 || is_generation(text, at..end) {
                at = end;
                continue;
            }
            let titled = titled(text, spotted, at..end);
            let whole = titled.clone().map_or(at..end, |title| title.end..end);
            let given = !headline && is_word(text, spotted, cover, whole.start);
            let run = if given { whole } else { trim(text, whole) };
            let house = titled.map_or(at..at, |title| trim(text, at..title.start));
            if house.clone().any(|at| text.is_unknown(at)) {
                found.push(house);
            }
            // `Chloe Lonsdale` is nobody's two houses.
            let person = run.len() > 1
                && cover[run.start]
                    .is_some_and(|n| is_plain_given_name(text, &spotted.mentions[n]));
            let covered = !person && run.clone().all(|t| cover[t].is_some());
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

/// The title before a name: `Fashion Editor` of `Fashion Editor Natalie Hughes`,
/// the second word of `Reluv Stylist Temi Clarke`.
fn titled(text: &Text<'_>, spotted: &Spotted, run: Range<usize>) -> Option<Range<usize>> {
    let is_name = |rest: Range<usize>| {
        let given = text.info(rest.start).given != [0, 0];
        given || rest.len() > 1 && text.is_unknown(rest.start)
    };
    let role = spotted
        .roles_over(run.clone())
        .filter(|role| run.start <= role.tokens.start && role.tokens.end < run.end)
        .filter(|role| is_name(role.tokens.end..run.end))
        .last()?;
    let mut start = role.tokens.start;
    while start > run.start
        && !text.is_unknown(start - 1)
        && text.info(start - 1).given == [0, 0]
        && text.tokens[start].join == Join::Space
    {
        start -= 1;
    }
    Some(start..role.tokens.end)
}

/// `Gen Z`, `Generation Alpha`, `Gen X-ers`: people of an age, no name.
fn is_generation(text: &Text<'_>, run: Range<usize>) -> bool {
    let greek = |at: usize| {
        let word = text.lower(at);
        word.len() == 1 || matches!(word, "alpha" | "beta" | "zers" | "xers")
    };
    run.len() >= 2 && matches!(text.lower(run.start), "gen" | "generation") && greek(run.start + 1)
}

/// Where the run that begins with `rest` ends.
fn extent(
    text: &Text<'_>,
    spotted: &Spotted,
    cover: &[Option<usize>],
    timed: &[bool],
    rest: Range<usize>,
    headline: bool,
) -> usize {
    let (at, limit) = (rest.start, rest.end);
    let part =
        |at: usize| at < limit && !timed[at] && continues(text, spotted, cover, at, headline);
    let mut end = at + 1;
    loop {
        if part(end) {
            end += 1;
            continue;
        }
        // A small word inside, where a capital follows: `von der Goltz`.
        let small = text.surface(end);
        if INSIDE.contains(&small) {
            let two = matches!(text.surface(end + 1), "der" | "den" | "la" | "las" | "los")
                && !matches!(small, "of" | "for" | "&")
                && part(end + 2);
            if two {
                end += 3;
                continue;
            }
            let inside = text.tokens[end].join == Join::Space
                && part(end + 1)
                && (!matches!(small, "of" | "for") || is_company(text, at..end));
            if inside {
                end += 2;
                continue;
            }
        }
        // `Seo Ah-rin`, `Seongsu-dong`: the part behind the hyphen.
        let hyphenated = end < limit
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
        // `Sarah “SJ” Parker`: what friends call somebody.
        let quoted = matches!(text.surface(end), "“" | "\"" | "‘" | "'")
            && matches!(text.surface(end + 2), "”" | "\"" | "’" | "'")
            && end + 3 < limit
            && text.info(at).given != [0, 0]
            && text.tokens[end + 1].shape.is_capital()
            && part(end + 3);
        if quoted {
            end += 4;
            continue;
        }
        // Initials and points: `J. Crew`, `A.P.C.`
        let point = text.surface(end) == "."
            && text.tokens[end].join == Join::Direct
            && text.tokens[end - 1].end - text.tokens[end - 1].start == 1
            && part(end + 1);
        if point {
            end += 2;
            continue;
        }
        return end;
    }
}

/// `Fashion Institute of Technology`, `Centre for Alpine Wool`, but not `the woman of
/// Paris`.
fn is_company(text: &Text<'_>, mut before: Range<usize>) -> bool {
    before.any(|at| {
        matches!(
            text.lower(at),
            "institute"
                | "centre"
                | "center"
                | "association"
                | "society"
                | "foundation"
                | "federation"
                | "agency"
                | "fund"
                | "office"
                | "department"
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

/// `Artisanal craftsmanship`: an unknown word with the ending of an adjective,
/// alone before a common noun.
fn is_adjective(text: &Text<'_>, run: &Range<usize>) -> bool {
    let adjectival = [
        "al", "ous", "ive", "ic", "ful", "less", "able", "ible", "ish", "ary",
    ]
    .iter()
    .any(|ending| text.lower(run.start).ends_with(ending));
    run.len() == 1
        && adjectival
        && text.tokens.get(run.end).is_some_and(|next| {
            next.join == Join::Space && next.shape == Shape::Lower && next.tag == Tag::Noun
        })
}

/// Drops words from the ends that are capitalised for another reason.
fn trim(text: &Text<'_>, mut run: Range<usize>) -> Range<usize> {
    while run.start < run.end {
        let at = run.start;
        let opens =
            text.sentences[text.sentence_of(at)].tokens.start == at || text.follows_opening(at);
        let function = text.info(at).classes.is_function()
            // `So, when …`, though some are called so.
            || opens && run.len() == 1 && text.tokens[at].tag == Tag::Adverb;
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
        // `Maison Daltier` is the house's whole name.
        let house = matches!(text.lower(at), "maison" | "atelier" | "casa" | "studio")
            && text.tokens[at].shape == Shape::Title
            && run.len() > 1
            && text.tokens[at + 1].shape == Shape::Title;
        // `Cotton Parish has closed`: words of the language, one as capital as the other.
        let coined = run.len() == 2
            && text.blocks[text.block_of(at)].kind == BlockKind::Paragraph
            && text.tokens[at].shape == Shape::Title
            && text.tokens[at + 1].shape == Shape::Title
            && text.tokens[at + 1].join == Join::Space
            && !text.is_unknown(at + 1)
            && text.info(at + 1).given == [0, 0];
        let ordinary = ordinary && !rare && !house && !coined;
        let lower_next = run.len() > 1 && text.tokens[at].tag != Tag::Name;
        if is_adjective(text, &run) && opens
            || function && (opens || !text.tokens[at].shape.is_capital() || run.len() == 1)
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
