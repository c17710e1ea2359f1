//! The items that a tip names, and what it puts to them.

use std::ops::Range;

use crate::clause::{Clause, ClauseKind, Parse, Reality};
use crate::item::Item;
use crate::lexicon::Cue;
use crate::relate::wear::{governor, is_preference};
use crate::scene::Scene;
use crate::tag::Tag;

/// True for a word that puts one garment to another.
pub(super) fn is_joint(scene: &Scene<'_>, at: usize) -> bool {
    matches!(
        scene.text.lower(at),
        "with" | "over" | "under" | "alongside" | "underneath" | "beneath" | "atop"
    )
}

/// `In autumn, …`, `When it rains, …`, `Then …`: what opens advice and names nobody.
pub(super) fn is_fronted(scene: &Scene<'_>, tokens: Range<usize>) -> bool {
    let text = &scene.text;
    let Some(last) = tokens.clone().last() else {
        return false;
    };
    let comma = |at: usize| text.surface(at) == ",";
    let opens = matches!(
        text.tokens[tokens.start].tag,
        Tag::Preposition | Tag::Subordinator
    );
    let then = tokens.len() == 1 && text.lower(last) == "then";
    then || opens && comma(last) && !(tokens.start..last).any(comma)
}

/// The parts of a sentence between semicolons, of which each may advise: `wear it
/// with sandals; in autumn, add boots`.
pub(super) fn parts(
    scene: &Scene<'_>,
    sentence: Range<usize>,
) -> impl Iterator<Item = Range<usize>> {
    let mut ends: Vec<usize> = sentence
        .clone()
        .filter(|t| scene.text.surface(*t) == ";")
        .map(|t| t + 1)
        .filter(|end| scene.items_in(*end..sentence.end).next().is_some())
        .collect();
    ends.push(sentence.end);
    let mut start = sentence.start;
    ends.into_iter().map(move |end| {
        let part = start..end;
        start = end;
        part
    })
}

/// The item that the advice is about, where it names one: the verb's object,
/// the garment before `with`, the subject that goes with.
pub(super) fn named<'s>(
    scene: &'s Scene<'_>,
    parse: &Parse,
    clause: Option<&Clause>,
    range: Range<usize>,
) -> Option<&'s Item> {
    let Some(clause) = clause else {
        let first = scene.items_in(range.clone()).next()?;
        if scene.text.lower_at(range.start.checked_sub(2)) == "wrong"
            && lists_on(scene, first, range.end)
        {
            return Some(first);
        }
        let joint = range.clone().find(|t| is_joint(scene, *t))?;
        return (first.tokens.end <= joint && !joins(scene, first)).then_some(first);
    };
    // `Choose tailored shorts and a striped shirt`
    if clause.kind == ClauseKind::Participle
        && clause
            .verb
            .checked_sub(1)
            .is_some_and(|t| is_suggestion(scene, t))
    {
        let first = scene.items_in(clause.group.end..range.end).next()?;
        return (!joins(scene, first)).then_some(first);
    }
    if clause.reality == Reality::Advised
        && matches!(
            scene.text.lemma(clause.verb),
            "choose"
                | "pick"
                | "try"
                | "wear"
                | "opt"
                | "go"
                | "combine"
                | "mix"
                | "team"
                | "take"
                | "reach"
        )
        && let Some(first) = scene.items_in(clause.group.end..range.end).next()
        && lists_on(scene, first, range.end)
        && !joins(scene, first)
    {
        return Some(first);
    }
    if clause.reality != Reality::Advised {
        let subject = clause
            .subject
            .iter()
            .find_map(|p| scene.items_in(parse.phrases[*p].tokens.clone()).last());
        if subject.is_some() {
            return subject;
        }
    }
    let first = scene.items_in(clause.group.end..range.end).next()?;
    let joint = (clause.group.end..range.end).find(|t| is_joint(scene, *t))?;
    (first.tokens.end <= joint && !joins(scene, first)).then_some(first)
}

/// True where the item opens a list of things to wear at once: joined by `and`,
/// by no `or`.
pub(super) fn lists_on(scene: &Scene<'_>, first: &Item, end: usize) -> bool {
    let Some(next) = scene.items_in(first.tokens.end..end).next() else {
        return false;
    };
    let joint = first.tokens.end;
    joint < next.tokens.start
        && next.tokens.start <= joint + 2
        && matches!(scene.text.surface(joint), "," | "and" | "&")
        && !(joint..end).any(|t| scene.text.lower(t) == "or")
}

/// True where a word before the item makes it what is put to another.
fn joins(scene: &Scene<'_>, item: &Item) -> bool {
    governor(scene, item).is_some_and(|t| is_joint(scene, t))
}

/// The items of the rest of the sentence that are put to the topic: governed
/// by `with` and its like, or in a list with such; where `bare`, what the verb
/// adds.
pub(super) fn joined<'s>(scene: &'s Scene<'_>, range: Range<usize>, bare: bool) -> Vec<&'s Item> {
    let adds = (range.start..(range.start + 2).min(range.end)).any(|t| {
        matches!(
            scene.text.lemma(t),
            "add" | "finish" | "complete" | "throw" | "choose" | "top"
        )
    });
    let mut found: Vec<&Item> = Vec::new();
    let mut open = bare && adds
        || !bare
            && matches!(
                scene.text.surface(range.start.min(range.end - 1)),
                "," | "and" | "&"
            );
    let mut last_end = range.start;
    let mut given_up = false;
    for item in scene.items_in(range.clone()) {
        let Some(governor) = governor(scene, item) else {
            continue;
        };
        let word = scene.text.lower(governor);
        if !found.is_empty() && begins_pair(scene, item, range.end) {
            break;
        }
        let between = last_end..item.tokens.start.max(last_end);
        let broken = between.clone().any(|t| {
            matches!(scene.text.surface(t), ";" | ":")
                || matches!(
                    scene.text.lower(t),
                    "than" | "instead" | "not" | "without" | "unlike" | "but" | "avoid" | "leave"
                )
                || scene.spotted.has_cue(t, Cue::Skip)
        });
        // `swap your trainers for loafers`: the second goes with the rest.
        let swap = between
            .clone()
            .find(|t| scene.spotted.has_cue(*t, Cue::Swap));
        if let Some(swap) = swap {
            given_up = (swap + 1..item.tokens.start)
                .all(|t| !matches!(scene.text.lower(t), "for" | "," | "and"));
            if given_up {
                last_end = item.tokens.end;
                continue;
            }
        }
        if given_up && matches!(word, "for" | "favour" | "favor" | "of") {
            given_up = false;
            open = true;
            last_end = item.tokens.end;
            if !item.denied {
                found.push(item);
            }
            continue;
        }
        if is_preference(scene, governor) {
            open = false;
        } else if is_joint(scene, governor) {
            open = true;
        } else if scene.text.tokens[governor].tag == Tag::Preposition
            && !matches!(word, "in" | "of" | "plus")
        {
            open = false;
        } else if found.is_empty() && !(bare && adds) && !open {
            open = between.clone().any(|t| is_joint(scene, t));
        }
        last_end = item.tokens.end;
        if broken {
            open = false;
        }
        if open && !item.denied {
            found.push(item);
        }
    }
    found
}

/// `blazers with jeans, | coats with boots`, `, or gloves with a coat`: a member of a list
/// that has its own other half behind it.
pub(super) fn begins_pair(scene: &Scene<'_>, item: &Item, end: usize) -> bool {
    const NEAR: usize = 5;
    let text = &scene.text;
    let joint = item.tokens.end;
    let listed = (1..=2).any(|back| {
        matches!(
            text.lower_at(item.tokens.start.checked_sub(back)),
            "," | "and" | "or" | "&"
        )
    });
    listed
        && joint < end
        && is_joint(scene, joint)
        && scene
            .items_in(joint + 1..end.min(joint + NEAR))
            .next()
            .is_some()
}

/// `suggests`, `recommends`
pub(super) fn is_suggestion(scene: &Scene<'_>, at: usize) -> bool {
    matches!(
        scene.text.lemma(at),
        "suggest" | "recommend" | "advise" | "advocate" | "propose"
    )
}
