//! Which role a person may have.

use std::borrow::Cow;

use releve_facts::{EntityKind, Role, Statement};

use super::{Argument, Candidate, MOST, holders};
use crate::lexicon::Cue;
use crate::relate::role::acts_on;
use crate::relate::role::term::Term;
use crate::scene::Scene;
use crate::tag::Tag;

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
            if acts_on(scene, scene.resolved.entity[person], term)
                || is_of_kin(scene, person, term.tokens.start)
            {
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

/// `“My mother was the real stylist,” she said`: what one of a person's family is, and
/// no name beside it, `my mother, Ada Lund, was`, says that the person is meant.
fn is_of_kin(scene: &Scene<'_>, person: usize, role: usize) -> bool {
    let number = scene.text.sentence_of(role);
    let parse = &scene.parses[number];
    let clause = parse
        .clauses
        .iter()
        .rfind(|clause| clause.group.end <= role && clause.reach.contains(&role));
    let Some(clause) = clause.filter(|clause| scene.text.lemma(clause.verb) == "be") else {
        return false;
    };
    let own = &scene.resolved.mentions[person].tokens;
    clause.subject.iter().any(|phrase| {
        let phrase = &parse.phrases[*phrase];
        scene.spotted.has_cue(phrase.head, Cue::Kin)
            && scene.text.tokens[phrase.tokens.start].tag == Tag::Possessive
            && !(phrase.tokens.start + 1..clause.group.start).contains(&own.start)
    })
}
