//! Signs of an unknown name from the clause and the sentence around it: who is spoken of as
//! `it` or `she`, what is bought, run, dated or worn.

use std::ops::Range;

use releve_facts::EntityKind;

use super::Spotted;
use super::kind::Sign;
use crate::lexicon::{CalendarWord, Classes, Cue};
use crate::segment::{BlockKind, Shape};
use crate::tag::Tag;
use crate::text::Text;

/// How far behind a name its verb may stand, in tokens.
const NEAR: usize = 5;

/// The signs of one place of a name.
pub(super) fn signs(
    text: &Text<'_>,
    spotted: &Spotted,
    cover: &[Option<usize>],
    run: &Range<usize>,
) -> Vec<Sign> {
    let mut found = Vec::new();
    let number = text.sentence_of(run.start);
    let sentence = text.sentences[number].tokens.clone();
    let lower = |at: Option<usize>| text.lower_at(at.filter(|at| sentence.contains(at)));
    let before = |n: usize| run.start.checked_sub(n).filter(|at| sentence.contains(at));
    let kind_at = |at: Option<usize>| {
        at.and_then(|at| cover.get(at).copied().flatten())
            .map(|n| spotted.mentions[n].kind)
    };
    let is_it = |at: usize| matches!(text.lower(at), "it" | "its" | "itself");
    let paragraph = text.blocks[text.sentences[number].block].kind == BlockKind::Paragraph;
    if (run.end..sentence.end).any(is_it) {
        found.push(Sign::ItNear);
    }
    if let Some(next) = text.sentences.get(number + 1)
        && next.block == text.sentences[number].block
        && paragraph
    {
        match text.lower(next.tokens.start) {
            "it" | "its" => found.push(Sign::ItFollows),
            "she" | "he" | "her" | "his" => found.push(Sign::SheFollows),
            _ => {}
        }
    }
    verbs(text, spotted, run, &sentence, &mut found);
    if speaks(text, spotted, run) {
        found.push(Sign::Speaks);
    }
    match lower(before(1)) {
        "to" => found.push(Sign::ToBefore),
        "like" | "unlike" | "than" => found.push(Sign::LikeBefore),
        "x" | "×" => found.push(Sign::CollaborationCross),
        "of" if kind_at(before(2)) == Some(EntityKind::Person)
            || before(2).is_some_and(|at| text.tokens[at].tag == Tag::Name) =>
        {
            found.push(Sign::PersonOf);
        }
        "by" | "from" if kind_at(before(2)) == Some(EntityKind::Garment) => {
            found.push(Sign::GarmentBy);
        }
        _ => {}
    }
    if matches!(lower(Some(run.end)), "x" | "×") && text.tokens[run.end].shape != Shape::Title {
        found.push(Sign::CollaborationCross);
    }
    if before(1).is_some_and(|at| at == sentence.start && text.tokens[at].tag == Tag::Adverb) {
        found.push(Sign::AdverbBefore);
    }
    let dated = before(1).is_some_and(|at| {
        let month = text.lexicon.calendar.get(text.tokens[at].word);
        matches!(month, Some(CalendarWord::Month(_))) || is_year(text.surface(at))
    });
    if dated {
        found.push(Sign::DateBefore);
    }
    if (run.end..sentence.end.min(run.end + 1)).any(|at| spotted.has_cue(at, Cue::Runway)) {
        found.push(Sign::RunwayAfter);
    }
    if matches!(lower(Some(run.end)), "for" | "by" | "of")
        && kind_at(Some(run.end + 1)) == Some(EntityKind::Brand)
    {
        found.push(Sign::ModelBehind);
    }
    if let Some(garment) = garment_behind(spotted, cover, run, &sentence) {
        let determined = before(1).is_some_and(|at| {
            matches!(
                text.tokens[at].tag,
                Tag::Determiner | Tag::Possessive | Tag::Genitive
            )
        });
        match lower(before(1)) {
            "in" => found.push(Sign::InGarment),
            "the" => found.push(Sign::TheGarment),
            // `Choose loafers`: what opens a sentence may be a verb.
            _ if before(1).is_some() && !determined && text.can_be(garment, Classes::PLURAL) => {
                found.push(Sign::BareGarment);
            }
            _ => {}
        }
    }
    found
}

/// `“…,” says X`, `“…,” X told us`, `X says: “…”`: a quotation with a verb of saying beside
/// the name.
fn speaks(text: &Text<'_>, spotted: &Spotted, run: &Range<usize>) -> bool {
    let mark = |at: Option<usize>| {
        let surface = at.and_then(|at| text.tokens.get(at).map(|_| text.surface(at)));
        surface.is_some_and(|mark| matches!(mark, "”" | "“" | "\"" | "’" | "‘" | "'"))
    };
    let says = |at: Option<usize>| at.is_some_and(|at| spotted.has_cue(at, Cue::Say));
    let before = |n: usize| run.start.checked_sub(n);
    let colon = matches!(text.lower_at(Some(run.end + 1)), ":" | ",");
    says(before(1)) && mark(before(2))
        || says(Some(run.end)) && (mark(before(1)) || colon && mark(Some(run.end + 2)))
}

/// What the name does and what is done to it.
fn verbs(
    text: &Text<'_>,
    spotted: &Spotted,
    run: &Range<usize>,
    sentence: &Range<usize>,
    found: &mut Vec<Sign>,
) {
    let is_verb = |at: &usize| matches!(text.tokens[*at].tag, Tag::Verb | Tag::Past | Tag::Gerund);
    let reach = run.end..sentence.end.min(run.end + NEAR);
    let verb = reach.clone().find(is_verb).filter(|verb| {
        (run.end..*verb).all(|at| {
            matches!(
                text.tokens[at].tag,
                Tag::Adverb | Tag::Auxiliary | Tag::Negation | Tag::Relative
            ) || text.surface(at) == ","
        })
    });
    if let Some(verb) = verb {
        let passive = matches!(text.tokens[verb].tag, Tag::Past | Tag::Verb)
            && (run.end..verb).any(|at| matches!(text.base(at), "be" | "get"));
        if passive && (spotted.has_cue(verb, Cue::Run) || text.base(verb) == "sell") {
            found.push(Sign::SoldAfter);
        } else if !passive && spotted.has_cue(verb, Cue::Trade) {
            found.push(Sign::TradeAfter);
        }
    }
    let runs = (sentence.start.max(run.start.saturating_sub(3))..run.start)
        .rev()
        // `founded by Ines Ford`: who did it is no firm.
        .take_while(|at| text.lower(*at) != "by")
        .take_while(|at| {
            is_verb(at)
                || matches!(
                    text.tokens[*at].tag,
                    Tag::Preposition | Tag::Adverb | Tag::Determiner | Tag::Adjective
                )
                || spotted.has_cue(*at, Cue::House)
        })
        .any(|at| spotted.has_cue(at, Cue::Run));
    if runs {
        found.push(Sign::RunBefore);
    }
}

/// The last token of a garment right behind a name, or behind what describes it.
fn garment_behind(
    spotted: &Spotted,
    cover: &[Option<usize>],
    run: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<usize> {
    let mut at = run.end;
    while at < sentence.end.min(run.end + NEAR) {
        let mention = &spotted.mentions[cover[at]?];
        match mention.kind {
            EntityKind::Garment => return Some(mention.tokens.end - 1),
            EntityKind::Attribute => at = mention.tokens.end,
            _ => return None,
        }
    }
    None
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && word.bytes().all(|b| b.is_ascii_digit())
}
