//! Collaborations of two that do one thing: `Adidas and Zarqa Studio unveil an abaya`,
//! `Coperni and Puma’s 90SQR`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::parties::parties;
use crate::clause::Reality;
use crate::lexicon::Cue;
use crate::relate::maker::ending;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::tag::Tag;

/// `Adidas and Zarqa Studio unveil a running abaya`: two subjects of a making.
pub(super) fn together(
    scene: &Scene<'_>,
    number: usize,
    tell: &mut impl FnMut(Vec<EntityNumber>, &'static str),
) {
    let parse = &scene.parses[number];
    for clause in &parse.clauses {
        let makes = scene.verb_is(clause, Cue::Issue)
            || scene.verb_is(clause, Cue::Launch)
            || scene.verb_is(clause, Cue::Design)
            || matches!(scene.text.lemma(clause.verb), "put" | "make");
        let bare = clause.group.start == clause.verb;
        if clause.reality == Reality::Denied || !makes || clause.passive && !bare {
            continue;
        }
        let range = scene.sentence(number);
        // `Together with X, Y has designed a line`
        let opens = match scene.text.lower(range.start) {
            "together" => scene.text.lower_at(Some(range.start + 1)) == "with",
            word => word == "alongside",
        };
        // `Both X and Y make clogs`: each its own.
        let apart = (range.start..clause.verb)
            .any(|at| matches!(scene.text.lower(at), "both" | "each" | "all"));
        if apart && !opens {
            continue;
        }
        let all = if opens {
            parties(scene, range.start + 1..clause.group.start)
        } else {
            ending(scene, range.start, clause.group.start)
        };
        let goods = scene
            .items_in(clause.group.end..scene.sentence(number).end)
            .next()
            .is_some()
            || !scene
                .entities_in(EntityKind::Product, scene.sentence(number))
                .is_empty()
            || scene
                .sentence(number)
                .any(|at| scene.spotted.has_cue(at, Cue::Line));
        if all.len() == 2 && goods {
            tell(all, "collaboration: two launch");
        }
    }
}

/// `Coperni and Puma's 90SQR`: one product of two.
pub(super) fn joint_genitive(
    scene: &Scene<'_>,
    number: usize,
    tell: &mut impl FnMut(Vec<EntityNumber>, &'static str),
) {
    let tokens = scene.sentence(number);
    for at in tokens.clone() {
        if scene.text.tokens[at].tag != Tag::Genitive || at + 1 >= tokens.end {
            continue;
        }
        let product = scene.resolved.at(at + 1).map_or_else(
            || matches!(scene.text.tokens[at + 1].tag, Tag::Name),
            |m| scene.resolved.mentions[m].kind == EntityKind::Product,
        ) || scene.spotted.has_cue(at + 1, Cue::Collaboration);
        if !product {
            continue;
        }
        let all = ending(scene, tokens.start, at);
        if all.len() == 2 && !has_goods_of_its_own(scene, tokens.start..at, all[0]) {
            tell(all, "collaboration: joint product");
        }
    }
}

/// `a Margaret Howell shirt and Levi's 501s`: what the first made stands behind its name.
fn has_goods_of_its_own(scene: &Scene<'_>, tokens: Range<usize>, house: EntityNumber) -> bool {
    let named = scene
        .resolved
        .within(tokens.clone())
        .filter(|m| scene.resolved.entity[*m] == house)
        .last();
    named.is_some_and(|m| {
        let behind = scene.resolved.mentions[m].tokens.end..tokens.end;
        [EntityKind::Garment, EntityKind::Product]
            .into_iter()
            .any(|kind| {
                scene
                    .resolved
                    .of_kind(kind, behind.clone())
                    .next()
                    .is_some()
            })
    })
}
