//! Who sells what bears its price before its name: `€95 loafers at Mango`, `Arket sells £79
//! knits`.

use releve_facts::EntityKind;

use super::super::seller::{House, Sellers, sellers};
use super::super::thing::Thing;
use super::Told;
use crate::clause::{ClauseKind, Reality};
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::tag::Tag;

impl Told<'_, '_> {
    /// The shop behind the thing's own phrase: `pairs of £60 flats at Marks & Spencer`.
    pub(super) fn sellers_behind(&self, thing: &Thing) -> Sellers {
        let text = &self.scene.text;
        let end = thing.phrase.end.max(thing.tokens.end);
        if end >= self.tokens.end || !matches!(text.lower(end), "at" | "from" | "via") {
            return Sellers::default();
        }
        let mut found = sellers(self.scene, end..self.tokens.end.min(end + 10));
        // A place is no shop, and at a house's show nothing is sold.
        found.at = found.at.filter(|house| self.is_shop(house));
        found.plain = None;
        found
    }

    fn is_shop(&self, house: &House) -> bool {
        let scene = self.scene;
        let named = scene
            .resolved
            .at(house.tokens.start)
            .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Brand);
        let next = scene.text.tokens.get(house.tokens.end).map(|next| next.tag);
        (house.known || named) && !matches!(next, Some(Tag::Genitive | Tag::Noun))
    }

    /// `Arket sells £79 knits`, `Zara has a £49.99 trench coat`, `Cos brought out a £225
    /// coat`: a house sells it.
    pub(super) fn is_sold_by_subject(&self) -> bool {
        let scene = self.scene;
        let parse = &scene.parses[self.number];
        parse.clauses.iter().any(|clause| {
            let sells = match scene.text.lemma(clause.verb) {
                "sell" | "stock" | "have" | "offer" | "carry" | "do" => {
                    !is_past(scene, clause.verb)
                }
                _ => scene.verb_is(clause, Cue::Launch),
            };
            // What stands between is of the thing's own phrase.
            let near = clause.group.end <= self.price.first
                && (clause.group.end..self.price.first)
                    .all(|at| !matches!(scene.text.tokens[at].tag, Tag::Preposition | Tag::Mark));
            sells
                && near
                && clause.kind == ClauseKind::Finite
                && clause.reality == Reality::Stated
                && !scene.subjects(parse, clause, EntityKind::Brand).is_empty()
        })
    }
}

/// What a house sold it need not sell now.
fn is_past(scene: &Scene<'_>, verb: usize) -> bool {
    scene.text.tokens[verb].tag == Tag::Past || matches!(scene.text.lower(verb), "had" | "did")
}
