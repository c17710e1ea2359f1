//! Clauses within a sentence: relative clauses and participles between commas, and
//! where a house takes the sentence over.

use std::ops::Range;

use releve_facts::EntityKind;

use super::maker::is_party;
use crate::clause::{ClauseKind, Parse};
use crate::scene::Scene;
use crate::tag::Tag;

/// What is said of a name between commas: `, who wore a cap in 2019,`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Aside {
    /// From behind the comma that opens it to the comma that closes it.
    pub(super) tokens: Range<usize>,
    /// A list of objects goes on behind it: `credit X, who wore a cap, and the skirt`.
    pub(super) in_list: bool,
}

/// The asides of a sentence that a comma closes, in text order.
pub(super) fn asides(scene: &Scene<'_>, number: usize) -> Vec<Aside> {
    let text = &scene.text;
    let sentence = scene.sentence(number);
    let parse = &scene.parses[number];
    let mut found: Vec<Aside> = Vec::new();
    let commas = sentence.clone().filter(|at| text.surface(*at) == ",");
    if commas.take(2).count() < 2 {
        return found;
    }
    for comma in sentence.start + 1..sentence.end {
        let inside = found.last().is_some_and(|a| a.tokens.end > comma);
        if text.surface(comma) != "," || inside || !opens(scene, parse, comma + 1) {
            continue;
        }
        let part = scene.main_clause(number, comma);
        // A verb stands before it, or none behind: the name is no subject.
        let governed = finite_in(parse, part.start..comma)
            || (comma + 2..sentence.end)
                .find(|at| text.surface(*at) == ",")
                .is_some_and(|close| !finite_in(parse, close..part.end));
        let close = (comma + 2..sentence.end)
            .filter(|at| text.surface(*at) == ",")
            .find_map(|at| match governed {
                false => is_verb_at(scene, parse, at + 1).then_some((at, false)),
                true => Some((at, goes_on(scene, at))),
            });
        if let Some((close, in_list)) = close.filter(|(_, listed)| !governed || *listed) {
            found.push(Aside {
                tokens: comma + 1..close,
                in_list,
            });
        }
    }
    found
}

/// The aside around a token.
pub(super) fn around(asides: &[Aside], at: usize) -> Option<&Aside> {
    asides.iter().find(|aside| aside.tokens.contains(&at))
}

/// `who`, `which`, `brought back by`, `worn by`
fn opens(scene: &Scene<'_>, parse: &Parse, at: usize) -> bool {
    matches!(
        scene.text.lower_at(Some(at)),
        "who" | "which" | "whose" | "where" | "whom"
    ) || parse.clauses.iter().any(|clause| {
        let by = || {
            let near = clause.group.end..clause.group.end + 2;
            near.into_iter()
                .any(|t| scene.text.lower_at(Some(t)) == "by")
        };
        let participle = clause.kind == ClauseKind::Participle
            || scene.text.tokens[clause.verb].tag == Tag::Past && by();
        clause.group.start == at && participle
    })
}

fn finite_in(parse: &Parse, tokens: Range<usize>) -> bool {
    parse
        .clauses
        .iter()
        .any(|clause| clause.kind == ClauseKind::Finite && tokens.contains(&clause.group.start))
}

/// A finite verb begins at a token.
fn is_verb_at(scene: &Scene<'_>, parse: &Parse, at: usize) -> bool {
    let tag = scene.text.tokens.get(at).map(|token| token.tag);
    matches!(
        tag,
        Some(Tag::Verb | Tag::Past | Tag::Auxiliary | Tag::Adverb)
    ) && parse
        .clauses
        .iter()
        .any(|clause| clause.kind == ClauseKind::Finite && clause.group.start == at)
}

/// `, and the skirt`, `, and Emma`: the list that the verb before began.
fn goes_on(scene: &Scene<'_>, comma: usize) -> bool {
    let text = &scene.text;
    text.lower_at(Some(comma + 1)) == "and"
        && (text.lower_at(Some(comma + 2)) == "the"
            || scene.resolved.at(comma + 2).is_some_and(|m| {
                matches!(
                    scene.resolved.mentions[m].kind,
                    EntityKind::Person | EntityKind::Brand
                )
            }))
}

/// Where behind a token somebody named for the first time in a row begins a clause of
/// their own: `A worked with B, | C unveiled`, `and | D's E paired`.
pub(super) fn taken_over(scene: &Scene<'_>, number: usize, from: usize) -> Option<usize> {
    let text = &scene.text;
    let parse = &scene.parses[number];
    let end = scene.sentence(number).end;
    let party = |at: usize| {
        scene
            .resolved
            .at(at)
            .filter(|m| is_party(scene.resolved.mentions[*m].kind))
            .map(|m| scene.resolved.mentions[m].tokens.clone())
    };
    (from + 1..end).find(|start| {
        let start = *start;
        let joined = matches!(
            text.lower(start - 1),
            "," | ";" | "and" | "while" | "but" | "whereas"
        );
        let Some(mut own) = party(start).filter(|own| joined && own.start == start) else {
            return false;
        };
        // `Prada's Miuccia Prada and Raf Simons`
        let mut several = false;
        loop {
            let next = own.end;
            let link = text.tokens.get(next).is_some_and(|token| {
                token.tag == Tag::Genitive || several && text.lower(next) == "and"
            });
            match party(next + 1).filter(|_| link && next + 1 < end) {
                Some(more) => own = more,
                None => break,
            }
            several = true;
        }
        parse.clauses.iter().any(|clause| {
            clause.kind == ClauseKind::Finite
                && clause.group.start == own.end
                && text.tokens[own.end].tag != Tag::Relative
                && (!clause.passive || text.tokens[own.end].tag == Tag::Auxiliary)
        })
    })
}
