//! What is worn over, under or into what, and what comes with what, as the words
//! between two garments say it: `coats slung over gowns`, `a skirt anchored by clogs`.

use std::ops::Range;

use foldhash::{HashSet, HashSetExt};
use releve_facts::{Basis, EntityKind, Statement};

use super::pairing;
use super::runway::is_runway;
use crate::clause::Reality;
use crate::item::Item;
use crate::lexicon::Cue;
use crate::relate::Draft;
use crate::relate::wear::{governor, is_named_kind, is_preference, meant};
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::BlockKind;
use crate::tag::Tag;

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

fn sorted(mut garments: [String; 2]) -> [String; 2] {
    garments.sort();
    garments
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
        if joins(scene, before, item) || beneath_it(scene, before, item) {
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

/// True where only a comma or an `and` parts the two.
fn lists(scene: &Scene<'_>, before: &Item, item: &Item) -> bool {
    let between = before.tokens.end..item.tokens.start.max(before.tokens.end);
    !between.is_empty()
        && between.clone().all(|t| {
            matches!(scene.text.surface(t), "," | "and" | "&")
                || scene.text.tokens[t].tag == Tag::Determiner
        })
}

/// True where the words between say that the second is worn with the first.
fn joins(scene: &Scene<'_>, before: &Item, item: &Item) -> bool {
    let text = &scene.text;
    let start = before.tokens.end;
    if is_chosen(scene, before) {
        return false;
    }
    let Some(at) = governor(scene, item).filter(|at| *at >= start) else {
        return false;
    };
    // `on top of`
    let stacked = text.lower(at) == "of"
        && at >= start + 2
        && text.lower(at - 1) == "top"
        && matches!(text.lower(at - 2), "on" | "over");
    let inner = start..if stacked { at - 2 } else { at };
    if inner.len() > NEAR || is_preference(scene, at) {
        return false;
    }
    let mut verb = None;
    let mut comes = false;
    for t in inner.clone() {
        let is_verb = matches!(
            text.tokens[t].tag,
            Tag::Verb | Tag::Past | Tag::Gerund | Tag::Adjective
        ) && scene
            .resolved
            .at(t)
            .is_none_or(|m| scene.resolved.mentions[m].kind == EntityKind::Attribute);
        if is_verb && Join::of(text.base(t)).is_some() {
            verb = Join::of(text.base(t));
            comes = matches!(text.base(t), "come" | "arrive");
        } else if matches!(
            text.tokens[t].tag,
            Tag::Verb | Tag::Past | Tag::Gerund | Tag::Relative
        ) || matches!(
            text.surface(t),
            ";" | ":" | "." | "(" | ")" | "“" | "”" | "\""
        ) || scene.resolved.at(t).is_some_and(|m| {
            matches!(
                scene.resolved.mentions[m].kind,
                EntityKind::Person | EntityKind::Garment
            )
        }) {
            return false;
        }
    }
    // An aside or a word more wants a verb that joins.
    let plain = inner.clone().all(|t| {
        matches!(text.tokens[t].tag, Tag::Adjective | Tag::Adverb) || scene.resolved.at(t).is_some()
    });
    match text.lower(at) {
        "over" | "under" | "beneath" | "underneath" | "atop" => {
            verb.is_some() || plain && !is_counted(scene, before)
        }
        "above" | "below" | "against" => verb == Some(Join::Put),
        "of" => stacked && (verb.is_some() || plain),
        "into" => verb == Some(Join::Tucked),
        "with" => verb == Some(Join::With) || comes,
        "by" => matches!(verb, Some(Join::With | Join::By)),
        _ => false,
    }
}

/// `chose a skirt over trousers`, `sales of skirts over trousers`: what is weighed
/// against another.
fn is_chosen(scene: &Scene<'_>, item: &Item) -> bool {
    let text = &scene.text;
    governor(scene, item).is_some_and(|at| {
        matches!(
            text.base(at),
            "choose" | "prefer" | "pick" | "favour" | "favor" | "of" | "than"
        )
    })
}

/// `40 coats over`, `all skirts under`: how many, and for how much.
fn is_counted(scene: &Scene<'_>, item: &Item) -> bool {
    scene.figures_in(item.tokens.clone()).next().is_some()
}

/// `Over a bodysuit the model wore a coat`: an item that the sentence opens with, and
/// what is told to be on or under it.
fn leads(scene: &Scene<'_>, range: &Range<usize>, before: &Item, item: &Item) -> bool {
    let text = &scene.text;
    let layer = |at: usize| {
        matches!(
            text.lower(at),
            "over" | "under" | "beneath" | "underneath" | "atop"
        )
    };
    let opens = governor(scene, before)
        .is_some_and(|at| layer(at) && (at == range.start || text.surface(at - 1) == ";"));
    // `With a slip dress, the blazer looks sharp`
    let behind = item.tokens.end;
    let suits = governor(scene, before)
        .is_some_and(|at| at == range.start && (text.lower(at) == "with" || layer(at)))
        && text.surface(before.tokens.end) == ","
        && item.tokens.start <= before.tokens.end + 2
        && matches!(
            text.lemma(behind),
            "look" | "feel" | "work" | "become" | "seem"
        )
        && matches!(text.tokens[behind].tag, Tag::Verb | Tag::Past);
    if suits {
        return true;
    }
    opens
        && item.tokens.start <= before.tokens.end + 2 * NEAR
        && (before.tokens.end..item.tokens.start).any(|t| {
            scene.spotted.has_cue(t, Cue::Wear)
                || scene.spotted.has_cue(t, Cue::Show)
                || matches!(text.lower(t), "had" | "came" | "were" | "was" | "went")
        })
}

/// `A fleece with flannel trousers is a good first step`: two that together are judged.
fn praised(scene: &Scene<'_>, range: &Range<usize>, before: &Item, item: &Item) -> bool {
    let text = &scene.text;
    let with = before.tokens.end;
    let opens = before.tokens.start <= range.start + 1;
    if !opens || text.lower(with) != "with" || governor(scene, item) != Some(with) {
        return false;
    }
    let clause = scene.parses[text.sentence_of(with)]
        .clauses
        .iter()
        .find(|clause| clause.group.start >= item.tokens.end);
    clause.is_some_and(|clause| {
        let near = clause.group.start <= item.tokens.end + NEAR
            && (item.tokens.end..clause.group.start).all(|t| {
                scene.resolved.at(t).is_some()
                    || matches!(text.surface(t), "," | "and" | "or" | "&")
                    || matches!(text.tokens[t].tag, Tag::Adjective | Tag::Determiner)
            });
        near && matches!(
            text.base(clause.verb),
            "be" | "make" | "work" | "look" | "feel" | "do" | "equal" | "spell" | "strike"
        ) && text.tokens[clause.verb].tag != Tag::Past
    })
}

/// `A blazer tones down a slip dress`, `Boots ground a gown`: what one does to the other
/// when both are worn.
fn tempers(scene: &Scene<'_>, range: &Range<usize>, before: &Item, item: &Item) -> bool {
    let text = &scene.text;
    let between = before.tokens.end..item.tokens.start.max(before.tokens.end);
    let opens = before.tokens.start <= range.start + 1;
    if !opens || between.is_empty() || between.len() > 4 {
        return false;
    }
    let verb = between.clone().find(|t| {
        scene.spotted.has_cue(*t, Cue::Temper)
            && matches!(text.tokens[*t].tag, Tag::Verb | Tag::Past | Tag::Noun)
    });
    verb.is_some()
        && between.into_iter().all(|t| {
            scene.spotted.has_cue(t, Cue::Temper)
                || matches!(
                    text.tokens[t].tag,
                    Tag::Adverb | Tag::Auxiliary | Tag::Determiner | Tag::Possessive
                )
        })
}

/// `coats, and beneath them came skirts`: what is on or under the item before.
fn beneath_it(scene: &Scene<'_>, before: &Item, item: &Item) -> bool {
    let text = &scene.text;
    let between = before.tokens.end..item.tokens.start.max(before.tokens.end);
    if between.len() > NEAR {
        return false;
    }
    let it = between.clone().find(|t| {
        matches!(text.lower(*t), "it" | "them" | "which")
            && matches!(
                text.lower(t - 1),
                "over" | "under" | "beneath" | "underneath" | "atop"
            )
    });
    it.is_some_and(|it| {
        (it + 1..item.tokens.start).all(|t| {
            matches!(text.surface(t), "," | ":")
                || matches!(
                    text.lower(t),
                    "came" | "were" | "was" | "went" | "peeked" | "peeped" | "hung" | "sat"
                )
                || matches!(
                    text.tokens[t].tag,
                    Tag::Adjective | Tag::Determiner | Tag::Adverb
                )
        })
    })
}

/// How a verb puts a garment to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Join {
    /// `slung over`
    Put,
    /// `tucked into`
    Tucked,
    /// `matched with`, `finished by`
    With,
    /// `softened by`
    By,
}

impl Join {
    fn of(verb: &str) -> Option<Self> {
        Some(match verb {
            "layer" | "throw" | "sling" | "drape" | "wear" | "pull" | "belt" | "button"
            | "knot" | "tie" | "stack" | "sit" | "come" | "pile" | "strap" | "wrap" | "fasten"
            | "slip" | "arrive" | "shrug" | "cinch" | "hook" | "pin" | "float" | "hang" | "set"
            | "peek" | "show" | "put" | "place" | "open" | "go" => Self::Put,
            "tuck" | "stuff" | "disappear" | "vanish" | "push" | "shove" => Self::Tucked,
            "match" | "team" | "pair" | "finish" | "complete" | "accessorise" | "accessorize"
            | "style" | "combine" | "top" | "crown" | "offset" | "mix" | "coordinate" => Self::With,
            "accompany" | "soften" | "anchor" | "ground" | "balance" | "toughen" | "complement"
            | "join" | "follow" => Self::By,
            _ => return None,
        })
    }
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
