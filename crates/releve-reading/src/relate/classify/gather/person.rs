//! Which role a person may have.

use std::borrow::Cow;

use releve_facts::{EntityKind, Role, Statement};

use super::{Argument, Candidate, MOST, holders};
use crate::relate::role::acts_on;
use crate::relate::role::term::Term;
use crate::scene::Scene;

pub(super) fn roles(
    scene: &Scene<'_>,
    sentence: usize,
    terms: &[Term],
    found: &mut Vec<Candidate>,
) {
    let tokens = scene.sentence(sentence);
    let first = terms.partition_point(|term| term.tokens.start < tokens.start);
    let here = terms[first..]
        .iter()
        .take_while(|term| term.tokens.start < tokens.end);
    for term in here.filter(|term| !term.praise && !term.plural).take(MOST) {
        let second = Argument::phrase(term.tokens.clone(), "role");
        for (person, other) in holders(scene, EntityKind::Person, sentence, term.tokens.start) {
            if acts_on(scene, scene.resolved.entity[person], term) {
                continue;
            }
            let mut own = vec![("role", Cow::Owned(term.group.clone()))];
            if term.post {
                own.push(("post", Cow::Borrowed("")));
            }
            found.push(Candidate {
                statement: Statement::Role(Role {
                    person: scene.name(scene.resolved.entity[person]),
                    role: term.name.clone(),
                    organisation: None,
                }),
                sentence,
                first: Argument::mention(scene, person),
                second: second.clone(),
                other,
                own,
            });
        }
    }
}
