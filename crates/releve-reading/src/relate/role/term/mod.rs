//! Occupations and titles as they stand in the text: `lead footwear analyst`,
//! `head of menswear`, `Fashion and Social Media Editor`.

mod extent;
mod listed;
mod naming;
mod unlisted;

use std::ops::Range;

use releve_facts::EntityKind;

use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::tag::Tag;
use extent::{field, widen};
use naming::name;

pub(super) use unlisted::{apposed, predicated};

/// A role at a place.
#[derive(Debug, Clone)]
pub(crate) struct Term {
    /// All its words, those before and behind the listed term included.
    pub(in crate::relate) tokens: Range<usize>,
    pub(in crate::relate) name: String,
    pub(in crate::relate) plural: bool,
    /// A label that only praises.
    pub(in crate::relate) praise: bool,
    /// A post that is always somebody's: `founder`.
    pub(in crate::relate) post: bool,
    /// Its group in the lexicon: `design`, `screen`.
    pub(in crate::relate) group: String,
    /// Told by its ending, not by the lexicon.
    pub(in crate::relate) guessed: bool,
}

/// All roles of the text, in order, none inside another.
pub(in crate::relate) fn terms<'s>(scene: &'s Scene<'_>) -> &'s [Term] {
    scene.memory.terms(|| find(scene))
}

fn find(scene: &Scene<'_>) -> Vec<Term> {
    let spans = listed::spans(scene);
    let mut found: Vec<Term> = Vec::new();
    // Where a title that was turned down ends: no part of it counts either.
    let mut turned_down = 0;
    for (n, (tokens, number)) in spans.iter().enumerate() {
        if tokens.start < turned_down {
            continue;
        }
        if found
            .last()
            .is_some_and(|last| tokens.start < last.tokens.end)
        {
            continue;
        }
        // `fashion features director` over `fashion`: the longer of two that overlap.
        let longer = spans[n + 1..]
            .iter()
            .take_while(|(other, _)| other.start < tokens.end)
            .any(|(other, _)| other.end > tokens.end && other.len() > tokens.len());
        let begins = widen(scene, tokens.start);
        let unreal = begins.checked_sub(1).is_some_and(|at| {
            scene.spotted.has_cue(at, Cue::Unreal) && scene.text.tokens[at].tag != Tag::Verb
        }) || is_denied(scene, begins);
        if unreal {
            turned_down = tokens.end;
        }
        // `the Royal Ballet dancer X`: a dancer; but an `NFL player` is none of a part.
        let of_body = scene.resolved.at(tokens.start).is_some_and(|m| {
            let body = &scene.resolved.mentions[m];
            body.kind == EntityKind::Organisation
                && body.tokens.end < tokens.end
                && (spans[n + 1..].iter())
                    .take_while(|(other, _)| other.start < tokens.end)
                    .any(|(other, _)| other.start >= body.tokens.end && other.end == tokens.end)
        });
        if longer || unreal || of_body || !listed::is_title(scene, tokens.clone()) {
            continue;
        }
        found.push(term(scene, tokens.clone(), *number));
    }
    found
}

/// `no longer artistic director`, `not yet the designer`: what a title is denied by stands
/// right before it; `not only the designer` is that and more.
fn is_denied(scene: &Scene<'_>, title: usize) -> bool {
    const NEAR: usize = 4;
    let text = &scene.text;
    let floor = scene.sentence(text.sentence_of(title)).start;
    for at in (floor.max(title.saturating_sub(NEAR))..title).rev() {
        match text.lower(at) {
            "not" | "never" => return true,
            "longer" => return text.lower_at(at.checked_sub(1)) == "no",
            "yet" | "the" | "a" | "an" | "its" | "any" | "anymore" => {}
            _ => return false,
        }
    }
    false
}

/// Those of some roles in text order that begin in a range.
pub(super) fn within(terms: &[Term], range: Range<usize>) -> &[Term] {
    let first = terms.partition_point(|term| term.tokens.start < range.start);
    let count = terms[first..].partition_point(|term| term.tokens.start < range.end);
    &terms[first..first + count]
}

/// The role at the words of a list, with what else of its title stands around them.
fn term(scene: &Scene<'_>, tokens: Range<usize>, number: Option<u32>) -> Term {
    let text = &scene.text;
    let entry = number.map(|number| &text.lexicon.roles[number as usize]);
    let start = widen(scene, tokens.start);
    let office = scene.spotted.has_cue(tokens.end - 1, Cue::Office);
    let end = if office {
        field(scene, tokens.end)
    } else {
        tokens.end
    };
    // `heads of design`: the noun before the preposition counts.
    let last = tokens
        .clone()
        .find(|at| at + 1 < tokens.end && matches!(text.lower(at + 1), "of" | "at" | "in"))
        .unwrap_or(tokens.end - 1);
    let info = text.info(last);
    let word = text.tokens[last].word;
    let plural = info.noun.is_some_and(|noun| noun != word);
    let name = name(
        scene,
        start..end,
        tokens.clone(),
        entry.map(|entry| entry.name.as_ref()),
        plural,
    );
    Term {
        name,
        plural,
        praise: entry.is_some_and(|entry| entry.group.as_ref() == "praise"),
        post: (tokens.start..tokens.end).any(|at| scene.spotted.has_cue(at, Cue::Post)),
        group: entry.map_or(String::new(), |entry| entry.group.to_string()),
        tokens: start..end,
        guessed: false,
    }
}
