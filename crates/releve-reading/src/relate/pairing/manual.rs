//! Tips in texts that say how to wear one thing: headings (`With a matching
//! blazer`), bare lists (`Leggings, barn jacket, white sneakers.`), what is `a
//! must` or finishes the outfit; and tips without a verb (`Monks with jeans`).

use std::ops::Range;

use foldhash::HashSet;
use releve_facts::{Basis, EntityKind};

use super::joined::begins_pair;
use super::pairing;
use crate::clause::ClauseKind;
use crate::item::Item;
use crate::lexicon::Cue;
use crate::relate::Draft;
use crate::relate::wear::{governor, is_named_kind};
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
    let taken: HashSet<Range<usize>> = known
        .iter()
        .chain(drafts.iter())
        .filter(|draft| {
            matches!(
                draft.statement,
                releve_facts::Statement::Wear(_) | releve_facts::Statement::Pairing(_)
            )
        })
        .filter_map(|draft| draft.evidence.first().cloned())
        .collect();
    let manual =
        focus.filter(|_| (0..scene.text.blocks.len()).any(|block| instructs(scene, block)));
    for (number, sentence) in scene.text.sentences.iter().enumerate() {
        let range = sentence.tokens.clone();
        let kind = scene.text.blocks[sentence.block].kind;
        match kind {
            BlockKind::Heading | BlockKind::Name => {
                if let Some(focus) = manual {
                    heading(scene, focus, range, drafts);
                }
            }
            BlockKind::Paragraph if !taken.contains(&range) => {
                let people = scene.entities_in(EntityKind::Person, range.clone());
                if !people.is_empty() || scene.text.surface(range.end - 1) == "?" {
                    continue;
                }
                // `How to wear it? …` opens a manual of one paragraph.
                let asks = || focus.filter(|_| asks_how(scene, sentence.block));
                if let Some(focus) = manual.or_else(asks) {
                    listed(scene, focus, number, drafts);
                }
                verbless(scene, focus, number, drafts);
                under_heading(scene, number, drafts);
            }
            _ => {}
        }
    }
}

/// A headline or heading that promises instruction: `how to wear`, `outfit ideas`.
fn instructs(scene: &Scene<'_>, block: usize) -> bool {
    let known = &scene.text.blocks[block];
    if !matches!(known.kind, BlockKind::Title | BlockKind::Heading) {
        return false;
    }
    says_how(scene, known.tokens.clone())
}

/// A paragraph whose first sentence asks how something is worn.
fn asks_how(scene: &Scene<'_>, block: usize) -> bool {
    let first = scene
        .text
        .sentence_of(scene.text.blocks[block].tokens.start);
    let tokens = scene.sentence(first);
    tokens.len() <= 14 && scene.text.surface(tokens.end - 1) == "?" && says_how(scene, tokens)
}

/// `wear … with` within a few words.
fn wears_with(scene: &Scene<'_>, at: usize) -> bool {
    let end = (at + 8).min(scene.text.tokens.len());
    (at..end)
        .find(|t| matches!(scene.text.lower(*t), "wear" | "pair" | "style"))
        .is_some_and(|verb| (verb..end).any(|t| scene.text.lower(t) == "with"))
}

/// True of words that promise to tell how something is worn: `how to wear`, `three ways
/// to style`.
fn says_how(scene: &Scene<'_>, tokens: Range<usize>) -> bool {
    tokens.into_iter().any(|t| {
        let word = scene.text.lower(t);
        let next = scene.text.lower_at(Some(t + 1));
        let after = scene.text.lower_at(Some(t + 2));
        // `What should you wear them with?`
        word == "what" && matches!(next, "to" | "should" | "do" | "can") && wears_with(scene, t)
            || word == "how"
                && matches!(next, "to" | "do" | "i" | "we" | "you")
                && matches!(after, "wear" | "style" | "you")
            || word == "ways" && matches!(next, "to" | "of")
            || matches!(word, "outfit" | "styling" | "style")
                && matches!(next, "ideas" | "tips" | "formulas" | "rules")
            || word == "ways" && scene.text.tokens[t.saturating_sub(1)].tag == Tag::Number
    })
}

/// `2. With a matching blazer`
fn heading(scene: &Scene<'_>, focus: EntityNumber, range: Range<usize>, drafts: &mut Vec<Draft>) {
    let first = range.clone().find(|t| {
        scene.text.tokens[*t].shape.is_word() && scene.text.tokens[*t].tag != Tag::Number
    });
    let Some(first) = first else { return };
    if !matches!(
        scene.text.lower(first),
        "with" | "over" | "under" | "underneath" | "layered" | "add" | "try"
    ) {
        return;
    }
    for item in scene.items_in(first..range.end) {
        tell(
            scene,
            focus,
            item,
            range.clone(),
            "pairing: heading of a manual",
            drafts,
        );
    }
}

/// Bare lists, musts and finishing touches.
fn listed(scene: &Scene<'_>, focus: EntityNumber, number: usize, drafts: &mut Vec<Draft>) {
    let range = scene.sentence(number);
    let items: Vec<&Item> = scene
        .items_in(range.clone())
        .filter(|item| !item.denied)
        .collect();
    let parse = &scene.parses[number];
    let finite = parse.clauses.iter().find(|c| c.kind == ClauseKind::Finite);
    let rule = match finite {
        None => {
            let list = items.len() >= 2
                && items[0].tokens.start <= range.start + 2
                && items.windows(2).all(|pair| {
                    (pair[0].tokens.end..pair[1].tokens.start.max(pair[0].tokens.end)).all(|t| {
                        matches!(scene.text.surface(t), "," | "and" | "&" | "plus" | "with")
                            || matches!(
                                scene.text.tokens[t].tag,
                                Tag::Adjective | Tag::Noun | Tag::Adverb
                            )
                    })
                });
            if !list {
                return;
            }
            "pairing: list of a manual"
        }
        Some(clause) => {
            let must = (clause.group.end..(clause.group.end + 3).min(range.end)).any(|t| {
                matches!(
                    scene.text.lower(t),
                    "must" | "essential" | "key" | "non-negotiable" | "mandatory" | "compulsory"
                )
            });
            // `A shirt and shorts will do the job`, `A midi skirt is the obvious answer.`
            let advised = (clause.verb..(clause.group.end + 5).min(range.end)).any(|t| {
                scene
                    .spotted
                    .cue_at(t, Cue::Advise)
                    .is_some_and(|cue| cue.tokens.start == t && cue.tokens.len() > 1)
            });
            // `A shirt and loafers make it work for the office.`
            let makes = matches!(
                scene.text.lemma(clause.verb),
                "make" | "keep" | "bring" | "lend" | "give" | "ground" | "smarten" | "dress"
            ) && matches!(scene.text.lower_at(Some(clause.group.end)), "it" | "them")
                && !matches!(scene.text.tokens[clause.verb].tag, Tag::Past);
            let must = must || advised || makes;
            let finishes = scene.verb_is(clause, Cue::Complete) && !clause.passive;
            let before = items
                .iter()
                .all(|item| item.tokens.end <= clause.group.start);
            if !(must || finishes) || !before {
                return;
            }
            "pairing: must of a manual"
        }
    };
    // `A skirt with a T-shirt is all you need` pairs by itself.
    let joint = |item: &&Item| {
        governor(scene, item)
            .is_some_and(|t| matches!(scene.text.lower(t), "with" | "over" | "under" | "plus"))
    };
    let (lead, items) = match items.split_first() {
        Some((first, rest)) if rest.iter().any(joint) => (first.garment, rest.to_vec()),
        _ => (focus, items),
    };
    for item in items {
        tell(scene, lead, item, range.clone(), rule, drafts);
    }
}

/// `Slouchy, flat and worn over jeans.`: said of the item in the line above.
fn under_heading(scene: &Scene<'_>, number: usize, drafts: &mut Vec<Draft>) {
    let range = scene.sentence(number);
    let finite = scene.parses[number]
        .clauses
        .iter()
        .any(|c| c.kind == ClauseKind::Finite);
    let Some(lead) = super::runway::headed(scene, scene.text.sentences[number].block) else {
        return;
    };
    let Some(worn) = range.clone().find(|t| {
        matches!(
            scene.text.lower(*t),
            "worn" | "styled" | "paired" | "teamed" | "layered"
        ) && matches!(
            scene.text.lower_at(Some(t + 1)),
            "over" | "under" | "with" | "beneath" | "underneath"
        )
    }) else {
        return;
    };
    if finite || scene.items_in(range.start..worn).next().is_some() {
        return;
    }
    if let Some(item) = scene
        .items_in(worn..range.end)
        .next()
        .filter(|item| !item.denied)
        && let Some(statement) = pairing(
            scene.name(lead.garment),
            scene.name(item.garment),
            Basis::Tip,
        )
    {
        drafts.push(Draft::new(statement, range, "pairing: under the heading"));
    }
}

/// `Monks with dark jeans, fine.` `A jacket over gym leggings.`
fn verbless(
    scene: &Scene<'_>,
    focus: Option<EntityNumber>,
    number: usize,
    drafts: &mut Vec<Draft>,
) {
    let range = scene.sentence(number);
    if scene.parses[number]
        .clauses
        .iter()
        .any(|c| c.kind == ClauseKind::Finite)
    {
        return;
    }
    let items: Vec<&Item> = scene
        .items_in(range.clone())
        .filter(|item| !item.denied)
        .collect();
    let Some(first) = items.first() else { return };
    let opens = first.tokens.start <= range.start + 2;
    // What a brand made is told of a show or a shop.
    let branded = items.iter().any(|item| item.brand.is_some());
    if !opens || branded || items.len() < 2 {
        return;
    }
    let mut open = false;
    let mut lead: &Item = first;
    for (place, item) in items.iter().enumerate().skip(1) {
        // `Blazers with jeans, coats with boots.`
        if open && begins_pair(scene, item, range.end) {
            lead = item;
            continue;
        }
        let word = governor(scene, item).map_or("", |t| scene.text.lower(t));
        let joins = matches!(
            word,
            "with" | "over" | "under" | "plus" | "beneath" | "underneath"
        );
        let goes_on = matches!(word, "," | "and" | "or") && open;
        let adjacent = governor(scene, item).is_some_and(|t| t <= items[place - 1].tokens.end + 2);
        open = (joins || goes_on) && adjacent;
        if !open {
            return;
        }
        let about = |item: &Item| {
            focus.is_some_and(|focus| {
                is_named_kind(
                    scene,
                    &scene.entity(item.garment).name,
                    &scene.entity(focus).name,
                )
            })
        };
        let (one, other) = if about(item) && !about(lead) {
            (item.garment, lead.garment)
        } else {
            (lead.garment, item.garment)
        };
        if let Some(statement) = pairing(scene.name(one), scene.name(other), Basis::Tip) {
            drafts.push(Draft::new(
                statement,
                range.clone(),
                "pairing: tip without verb",
            ));
        }
    }
}

/// Tells that an item goes with what the text is about, unless it is that.
fn tell(
    scene: &Scene<'_>,
    focus: EntityNumber,
    item: &Item,
    range: Range<usize>,
    rule: &'static str,
    drafts: &mut Vec<Draft>,
) {
    let name = scene.name(item.garment);
    if item.denied || is_named_kind(scene, &name, &scene.entity(focus).name) {
        return;
    }
    if let Some(statement) = pairing(scene.name(focus), name, Basis::Tip) {
        drafts.push(Draft::new(statement, range, rule));
    }
}
