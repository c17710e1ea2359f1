//! Roles that a verb gives: `is`, `became`, `was named`, `joined as`, `founded`,
//! `contributed to`; here each clause with the people who are its subject.

use releve_facts::EntityKind;

use super::term::Term;
use super::{appointment, being, founding};
use crate::clause::{Clause, Parse, Reality};
use crate::relate::Draft;
use crate::relate::wear::across_apposition;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::tag::Tag;

pub(super) fn find(scene: &Scene<'_>, terms: &[Term], found: &mut Vec<Draft>) {
    for (parse, clause) in scene.clauses() {
        let people = people(scene, parse, clause);
        if clause.reality == Reality::Unreal && appointment::is_to_come(scene, clause) {
            appointment::find(scene, terms, parse, clause, &people, found);
        }
        if clause.reality != Reality::Stated {
            continue;
        }
        being::find(scene, terms, clause, &people, found);
        being::inverted(scene, terms, clause, found);
        appointment::find(scene, terms, parse, clause, &people, found);
        founding::founding(scene, parse, clause, &people, found);
        founding::contributing(scene, clause, &people, found);
    }
}

/// The people who are the clause's subject, each with its mention.
fn people(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Vec<(EntityNumber, usize)> {
    let text = &scene.text;
    let own: Vec<(EntityNumber, usize)> = clause
        .subject
        .iter()
        .filter_map(|p| {
            let phrase = &parse.phrases[*p];
            let mention = scene.resolved.at(phrase.head)?;
            let known = &scene.resolved.mentions[mention];
            // `her mother`, `Hadid’s stylist`: the head is another person.
            let own = known.kind == EntityKind::Person
                && known.tokens.end == phrase.tokens.end.max(known.tokens.end)
                && text.tokens[phrase.head].tag != Tag::Possessive
                && text
                    .tokens
                    .get(known.tokens.end)
                    .is_none_or(|t| t.tag != Tag::Genitive);
            own.then(|| (scene.resolved.entity[mention], mention))
        })
        .collect();
    if !own.is_empty() {
        return own;
    }
    // `its founder, Emi Kuwahata, was`: the name between commas.
    let mut at = clause.group.start;
    if at >= 2 && text.surface(at - 1) == "," {
        at -= 1;
        let named = scene.resolved.at(at - 1).filter(|m| {
            let known = &scene.resolved.mentions[*m];
            known.kind == EntityKind::Person
                && known.tokens.end == at
                && known.tokens.start > 0
                && text.surface(known.tokens.start - 1) == ","
        });
        // `X, who left Loewe, is creative director of Dior`
        return named
            .or_else(|| across_apposition(scene, clause))
            .map(|m| (scene.resolved.entity[m], m))
            .into_iter()
            .collect();
    }
    own
}
