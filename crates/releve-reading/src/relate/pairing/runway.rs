//! Pairings on runways: `paired alongside chunky socks`, `skirts over trousers`.

use std::cell::OnceCell;
use std::ops::Range;

use foldhash::HashSet;
use releve_facts::{Basis, EntityKind, Statement};

use super::joined::begins_pair;
use super::{again, pairing};
use crate::clause::{ClauseKind, Reality};
use crate::item::Item;
use crate::lexicon::Cue;
use crate::relate::Draft;
use crate::relate::wear::{governor, is_named_kind, meant};
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::BlockKind;
use crate::tag::Tag;

pub(super) fn find(
    scene: &Scene<'_>,
    known: &[Draft],
    focus: Option<EntityNumber>,
    drafts: &mut Vec<Draft>,
) {
    let worn: HashSet<&Range<usize>> = known
        .iter()
        .filter(|draft| {
            matches!(draft.statement, Statement::Wear(_)) && draft.rule != "wear: pronoun garment"
        })
        .filter_map(|draft| draft.evidence.first())
        .collect();
    let shown: HashSet<&Range<usize>> = known
        .iter()
        .filter(|draft| matches!(draft.statement, Statement::Showing(_)))
        .filter_map(|draft| draft.evidence.first())
        .collect();
    let runways: Vec<OnceCell<bool>> = vec![OnceCell::new(); scene.text.sentences.len()];
    let runs =
        |number: usize| *runways[number].get_or_init(|| is_runway(scene, scene.sentence(number)));
    for (number, sentence) in scene.text.sentences.iter().enumerate() {
        if scene.text.blocks[sentence.block].kind != BlockKind::Paragraph {
            continue;
        }
        let range = sentence.tokens.clone();
        if worn.contains(&range) {
            continue;
        }
        let here = runs(number) || shown.contains(&range);
        // A sentence that goes on after one about a show.
        let after = || {
            (number.saturating_sub(3)..number)
                .any(|before| scene.text.sentences[before].block == sentence.block && runs(before))
        };
        if !here && !after() {
            continue;
        }
        let unreal = scene.parses[number]
            .clauses
            .iter()
            .any(|c| c.reality != Reality::Stated && c.kind == ClauseKind::Finite);
        if unreal {
            continue;
        }
        // `put it over a jacket with a skirt`: all go with what `it` means.
        if !again::tell(scene, number, range.clone(), here, drafts) {
            combine(scene, range, focus, here, drafts);
        }
    }
}

/// The item that the line above a paragraph names: `9. Pirate boots`.
pub(in crate::relate) fn headed<'s>(scene: &'s Scene<'_>, block: usize) -> Option<&'s Item> {
    let heading = block.checked_sub(1)?;
    matches!(
        scene.text.blocks[heading].kind,
        BlockKind::Heading | BlockKind::Name
    )
    .then(|| {
        let line = scene.text.blocks[heading].tokens.clone();
        // `Best trench: Wrenfield double-breasted mac`: the mac.
        let colon = line.clone().find(|t| scene.text.surface(*t) == ":");
        let named = colon.and_then(|colon| scene.items_in(colon..line.end).last());
        if named.is_some_and(|item| !item.denied) {
            return named;
        }
        scene.items_in(line).find(|item| {
            !item.denied
                && governor(scene, item).is_none_or(|t| {
                    // `How to style sandals`
                    scene.text.tokens[t].tag != Tag::Preposition || scene.text.lower(t) == "to"
                })
        })
    })
    .flatten()
}

/// A show is spoken of: a house or its designer that shows, models, a runway.
pub(super) fn is_runway(scene: &Scene<'_>, range: Range<usize>) -> bool {
    let runway = || range.clone().any(|t| scene.spotted.has_cue(t, Cue::Runway));
    let models = || {
        let plural = |t: &usize| scene.text.can_be(*t, crate::lexicon::Classes::PLURAL);
        let mut plurals = range.clone().filter(plural);
        plurals.any(|t| scene.text.lemma(t) == "model")
    };
    let brand = || {
        let mut brands = scene.resolved.of_kind(EntityKind::Brand, range.clone());
        brands.next().is_some()
    };
    let season = || scene.season_in(range.clone()).is_some();
    let shows = || {
        let number = scene.text.sentence_of(range.start);
        let mut clauses = scene.parses[number].clauses.iter();
        clauses.any(|c| scene.verb_is(c, Cue::Show))
    };
    let layers = || range.clone().any(|t| scene.spotted.has_cue(t, Cue::Pair));
    runway()
        || models()
        || numbered_look(scene, range.clone())
        || brand() && (season() || shows() || layers())
}

/// `look 19`, `exit 4`: houses number what they send out.
fn numbered_look(scene: &Scene<'_>, range: Range<usize>) -> bool {
    (range.start..range.end.saturating_sub(1)).any(|t| {
        let number = scene.text.surface(t + 1);
        matches!(scene.text.lower(t), "look" | "exit")
            && number.len() < 4
            && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Pairs what a sentence puts together.
fn combine(
    scene: &Scene<'_>,
    range: Range<usize>,
    focus: Option<EntityNumber>,
    here: bool,
    drafts: &mut Vec<Draft>,
) {
    let items: Vec<&Item> = scene
        .items_in(range.clone())
        .filter(|item| !item.denied)
        .collect();
    let mut open: Option<(usize, &'static str)> = None;
    for (number, item) in items.iter().enumerate().skip(1) {
        // `raincoats over bathing suits, jackets over slips`: each with its own.
        if open.is_some() && begins_pair(scene, item, range.end) {
            open = None;
            continue;
        }
        let Some(governor) = governor(scene, item) else {
            continue;
        };
        let before = items[number - 1];
        let between = before.tokens.end..item.tokens.start.max(before.tokens.end);
        let word = scene.text.lower(governor);
        let paired = between.clone().any(|t| scene.spotted.has_cue(t, Cue::Pair));
        let of_both = before.tokens.start > range.start + 2
            && scene.text.lower(before.tokens.start - 1) == "of"
            && scene.spotted.has_cue(before.tokens.start - 2, Cue::Outfit)
            && matches!(word, "and" | "with");
        let layered = matches!(
            word,
            "over" | "under" | "above" | "beneath" | "underneath" | "atop" | "alongside"
        );
        if of_both || layered || word == "with" || paired && matches!(word, "with" | "to") {
            // Another verb in between makes it another matter.
            let verb = between.clone().any(|t| {
                matches!(
                    scene.text.tokens[t].tag,
                    Tag::Verb | Tag::Gerund | Tag::Past
                ) && scene.resolved.at(t).is_none()
                    && !scene.spotted.has_cue(t, Cue::Pair)
                    && !scene.spotted.has_cue(t, Cue::Wear)
            });
            let set_off = governor > range.start && scene.text.surface(governor - 1) == ",";
            let far = between.len() > 14 || verb && !paired && !set_off && between.len() > 3;
            if far {
                open = None;
                continue;
            }
            let rule = if of_both {
                "pairing: combination of"
            } else if paired {
                "pairing: paired in a show"
            } else if layered {
                "pairing: layered in a show"
            } else {
                "pairing: with in a show"
            };
            let behind = governor > range.start && scene.text.surface(governor - 1) == ",";
            let lead = if behind && layered && !paired {
                0
            } else {
                number - 1
            };
            let lead = open.map_or(lead, |(lead, _)| lead);
            open = Some((lead, rule));
        } else {
            let list = between.clone().all(|t| {
                matches!(scene.text.surface(t), "," | "and" | "&" | "or")
                    || scene.resolved.at(t).is_some()
            });
            if !list {
                open = None;
            }
        }
        let Some((lead, rule)) = open else { continue };
        let (mut first, mut second) = (
            scene.name(meant(scene, items[lead])),
            scene.name(item.garment),
        );
        let about = |name: &str| {
            focus.is_some_and(|focus| is_named_kind(scene, name, &scene.entity(focus).name))
        };
        if about(&second) && !about(&first) {
            std::mem::swap(&mut first, &mut second);
        }
        let Some(statement) = pairing(first, second, Basis::Runway) else {
            continue;
        };
        drafts.push(
            Draft::new(statement, range.clone(), rule).sign(!here, "show in the sentence before"),
        );
    }
}
