//! What a sentence of a show puts to an item named before: `showed them with corset
//! tops`, `Boots came underneath.`

use std::ops::Range;

use releve_facts::{Basis, EntityKind};

use super::pairing;
use super::runway::headed;
use crate::clause::Reality;
use crate::item::Item;
use crate::relate::Draft;
use crate::relate::wear::meant;
use crate::scene::Scene;
use crate::tag::Tag;

/// `showed them with corset tops`, `; with them flat sandals`, `beneath it,
/// rubber boots`: what is put to an item named before.
pub(super) fn tell(
    scene: &Scene<'_>,
    number: usize,
    range: Range<usize>,
    here: bool,
    drafts: &mut Vec<Draft>,
) -> bool {
    let joint = |t: usize| {
        matches!(
            scene.text.lower(t),
            "with" | "over" | "under" | "beneath" | "underneath" | "below" | "alongside"
        )
    };
    // Advice is no show.
    let told = drafts
        .iter()
        .any(|draft| draft.evidence.contains(&range) && draft.rule != "pairing: with in a show");
    let advised = scene.parses[number]
        .clauses
        .iter()
        .any(|c| c.reality == Reality::Advised);
    if told || advised {
        return false;
    }
    for at in range.clone() {
        if !matches!(scene.text.lower(at), "them" | "it" | "ones" | "these") {
            continue;
        }
        // `showed them with`, `was worn with`, or `beneath it, boots`.
        let before = at > range.start && joint(at - 1);
        let from =
            if before {
                at + 1
            } else {
                let with = (at + 1..(at + 8).min(range.end)).find(|t| joint(*t));
                match with {
                    Some(with)
                        if (at + 1..with).all(|t| {
                            scene.resolved.at(t).is_none_or(|m| {
                                scene.resolved.mentions[m].kind != EntityKind::Garment
                            }) && !matches!(scene.text.surface(t), "," | ";" | "." | ":")
                        }) =>
                    {
                        with
                    }
                    _ => continue,
                }
            };
        let Some(lead) = antecedent(scene, number, range.start..at) else {
            continue;
        };
        let mut end = from;
        let known = drafts.len();
        for item in scene.items_in(from..range.end) {
            let near = item.tokens.start <= end + 6
                && (end..item.tokens.start.max(end)).all(|t| {
                    joint(t)
                        || t == from && is_placed(scene, t)
                        || matches!(scene.text.surface(t), "," | ":" | "and" | "&" | "or")
                        || matches!(scene.text.tokens[t].tag, Tag::Adjective | Tag::Determiner)
                        || scene.resolved.at(t).is_some_and(|m| {
                            scene.resolved.mentions[m].kind == EntityKind::Attribute
                        })
                });
            if !near || item.denied {
                break;
            }
            end = item.tokens.end;
            let Some(statement) = pairing(
                scene.name(meant(scene, lead)),
                scene.name(item.garment),
                Basis::Runway,
            ) else {
                continue;
            };
            let place = scene.sentence(scene.text.sentence_of(lead.tokens.start));
            drafts.push(
                Draft::new(statement, range.clone(), "pairing: put to the item before")
                    .also(place)
                    .sign(!here, "show in the sentence before"),
            );
        }
        return drafts.len() > known;
    }
    let known = drafts.len();
    underneath(scene, number, range, here, drafts);
    drafts.len() > known
}

/// `Underneath, a slip dress`, `Under it came boots`: what only says where.
fn is_placed(scene: &Scene<'_>, at: usize) -> bool {
    matches!(
        scene.text.base(at),
        "be" | "come" | "go" | "sit" | "hang" | "is" | "was" | "were" | "went" | "came" | "sat"
    )
}

/// `Socks and boots came underneath.`, `Underneath, a slip dress.`: what stands under
/// the item of the sentence before.
fn underneath(
    scene: &Scene<'_>,
    number: usize,
    range: Range<usize>,
    here: bool,
    drafts: &mut Vec<Draft>,
) {
    let text = &scene.text;
    let under = |t: usize| matches!(text.lower(t), "underneath" | "beneath" | "below");
    let Some(last) = (range.start..range.end).rfind(|t| text.tokens[*t].shape.is_word()) else {
        return;
    };
    let opens = under(range.start)
        && (text.surface(range.start + 1) == "," || is_placed(scene, range.start + 1));
    let closes = under(last) && last > range.start + 1 && is_placed(scene, last - 1);
    if !opens && !closes {
        return;
    }
    let block = text.sentences[number].block;
    let lead = number
        .checked_sub(1)
        .filter(|before| text.sentences[*before].block == block)
        .and_then(|before| {
            scene
                .items_in(scene.sentence(before))
                .find(|item| !item.denied)
        });
    let Some(lead) = lead else { return };
    let place = scene.sentence(number - 1);
    for item in scene.items_in(range.clone()).filter(|item| !item.denied) {
        let names = [lead, item].map(|item| scene.name(meant(scene, item)));
        let [first, second] = names;
        if let Some(statement) = pairing(first, second, Basis::Runway) {
            drafts.push(
                Draft::new(statement, range.clone(), "pairing: put to the item before")
                    .also(place.clone())
                    .sign(!here, "show in the sentence before"),
            );
        }
    }
}

/// The item that a pronoun of a show means: the last one before, or that of the
/// heading.
fn antecedent<'s>(scene: &'s Scene<'_>, number: usize, before: Range<usize>) -> Option<&'s Item> {
    let block = scene.text.sentences[number].block;
    let last = |tokens: Range<usize>| scene.items_in(tokens).filter(|item| !item.denied).last();
    last(before).or_else(|| headed(scene, block)).or_else(|| {
        number
            .checked_sub(1)
            .filter(|n| scene.text.sentences[*n].block == block)
            .and_then(|n| last(scene.sentence(n)))
    })
}

#[cfg(test)]
mod tests {
    use crate::relate::pairing::tests::pairs;

    #[test]
    fn a_numbered_look_is_of_a_show() {
        for (text, expected) in [
            (
                "Look 12 was a slim parka. The designer put it over a denim jacket with a pleated skirt, socks and sneakers.",
                &[
                    "parka + jacket",
                    "parka + skirt",
                    "parka + sock",
                    "parka + sneaker",
                ][..],
            ),
            (
                "Look 7 was a wool coat in three browns. Satin trousers and boots came underneath.",
                &["coat + trousers", "coat + boot"][..],
            ),
            (
                "Look 7 was a wool coat in three browns. Underneath, a slip dress.",
                &["coat + slip dress"][..],
            ),
        ] {
            assert_eq!(pairs(text), expected, "{text}");
        }
    }

    #[test]
    fn what_lies_under_something_else_is_no_pair() {
        for text in [
            "Look 7 was a wool coat. The price is given underneath.",
            "Look 7 was a wool coat. More coats are listed below.",
        ] {
            assert_eq!(pairs(text), Vec::<String>::new(), "{text}");
        }
    }
}
