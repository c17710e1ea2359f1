//! What is worn over, under or into what, and what comes with what, as the words
//! between two garments say it: `coats slung over gowns`, `a skirt anchored by clogs`.

mod between;
mod opening;
mod verb;

use std::ops::Range;

use foldhash::{HashSet, HashSetExt};
use releve_facts::{Basis, EntityKind, Statement};

use super::runway::is_runway;
use super::{pairing, sorted};
use crate::clause::Reality;
use crate::item::Item;
use crate::relate::Draft;
use crate::relate::wear::{is_named_kind, meant};
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::BlockKind;
use between::{is_beneath, joins, lists};
use opening::{leads, praised, tempers};

/// How many words may stand between a garment and what joins another to it.
const NEAR: usize = 8;

pub(super) fn find(
    scene: &Scene<'_>,
    known: &[Draft],
    focus: Option<EntityNumber>,
    drafts: &mut Vec<Draft>,
) {
    let worn: HashSet<&Range<usize>> = known
        .iter()
        .filter(|draft| matches!(draft.statement, Statement::Wear(_)))
        .filter_map(|draft| draft.evidence.first())
        .collect();
    // Where looks, tips and shows have told what goes together, they know what stands
    // out; here the words alone tell.
    let mut told: HashSet<[String; 2]> = HashSet::new();
    let mut places: HashSet<Range<usize>> = HashSet::new();
    for draft in drafts.iter() {
        if let Statement::Pairing(pairing) = &draft.statement {
            told.insert(sorted(pairing.garments.clone()));
            places.extend(draft.evidence.iter().cloned());
        }
    }
    for (number, sentence) in scene.text.sentences.iter().enumerate() {
        let kind = scene.text.blocks[sentence.block].kind;
        if !matches!(kind, BlockKind::Paragraph | BlockKind::Caption) {
            continue;
        }
        let range = sentence.tokens.clone();
        let unreal = scene.parses[number]
            .clauses
            .iter()
            .any(|c| matches!(c.reality, Reality::Denied | Reality::Unreal));
        if unreal || worn.contains(&range) || places.contains(&range) {
            continue;
        }
        // What the text is about is one of the two, where the sentence names it.
        let is_focus = |item: &Item| {
            focus.is_some_and(|focus| {
                is_named_kind(scene, &scene.name(item.garment), &scene.name(focus))
            })
        };
        let about = scene.items_in(range.clone()).any(is_focus);
        let basis = || {
            if is_runway(scene, range.clone()) {
                Basis::Runway
            } else if scene
                .resolved
                .of_kind(EntityKind::Person, range.clone())
                .next()
                .is_some()
            {
                Basis::Look
            } else {
                Basis::Tip
            }
        };
        for (lead, item) in joined(scene, &range) {
            if about && !is_focus(lead) && !is_focus(item) {
                continue;
            }
            let names = [lead, item].map(|item| scene.name(meant(scene, item)));
            if !told.insert(sorted(names.clone())) {
                continue;
            }
            let [first, second] = names;
            if let Some(statement) = pairing(first, second, basis()) {
                drafts.push(Draft::new(
                    statement,
                    range.clone(),
                    "pairing: joined by words",
                ));
            }
        }
    }
}

/// Each two items of a sentence that its words put together.
fn joined<'s>(scene: &'s Scene<'_>, range: &Range<usize>) -> Vec<(&'s Item, &'s Item)> {
    let items: Vec<&Item> = scene
        .items_in(range.clone())
        .filter(|item| !item.denied)
        .collect();
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for place in 1..items.len() {
        let [before, item] = [items[place - 1], items[place]];
        if joins(scene, before, item) || is_beneath(scene, before, item) {
            open = open.or(Some(place - 1));
        } else if praised(scene, range, before, item)
            || tempers(scene, range, before, item)
            || leads(scene, range, before, item)
        {
            open = Some(place - 1);
        } else if !lists(scene, before, item) {
            open = None;
        }
        if let Some(lead) = open {
            found.push((items[lead], item));
        }
    }
    found
}

/// True for a word that puts one garment on or under another.
fn layers(word: &str) -> bool {
    matches!(word, "over" | "under" | "beneath" | "underneath" | "atop")
}

#[cfg(test)]
mod tests {
    use crate::relate::pairing::tests::pairs;

    #[test]
    fn words_between_garments_put_them_together() {
        for (text, expected) in [
            (
                "A shrunken bolero sat on top of a slip dress.",
                &["bolero + slip dress"][..],
            ),
            (
                "A raincoat was softened by a pussy-bow blouse.",
                &["raincoat + pussy-bow blouse"],
            ),
            (
                "The blouse had been tucked into a kilt and worn under a parka.",
                &["blouse + kilt"],
            ),
            (
                "Over a jumpsuit went an enormous parka.",
                &["jumpsuit + parka"],
            ),
            (
                "A fleece with flannel trousers is a good first step.",
                &["fleece + trousers"],
            ),
            (
                "A blazer tones down a slip dress.",
                &["blazer + slip dress"],
            ),
            (
                "With a slip dress, the blazer looks sharp.",
                &["slip dress + blazer"],
            ),
            ("We like a kilt with a blazer.", &["kilt + blazer"]),
            (
                "A girl passes in a kilt over trousers and an apron top over a shirt.",
                &["kilt + trousers", "kilt + apron top", "kilt + shirt"],
            ),
            (
                "A slip skirt finished with ankle socks and brogues is enough.",
                &["slip skirt + ankle sock", "slip skirt + brogue"],
            ),
        ] {
            let found = pairs(text);
            for pair in expected {
                assert!(found.contains(&(*pair).to_owned()), "{text}: {found:?}");
            }
        }
        for text in [
            "Shoppers prefer skirts over trousers.",
            "He chose a parka over a raincoat.",
            "Sales of kilts over gowns rose.",
            "The parka was stolen by a man in brogues.",
            "A fleece with a hood was sold.",
            "With a parka, the customer left.",
        ] {
            assert_eq!(pairs(text), Vec::<String>::new(), "{text}");
        }
    }
}
