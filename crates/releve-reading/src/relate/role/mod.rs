//! Facts of kind `role`: who is what, and of what.

mod appointment;
mod apposition;
mod before_name;
mod being;
pub(super) mod body;
mod description;
mod founding;
mod further;
mod line;
mod list;
mod predicate;
mod serving;
mod settle;
pub(super) mod term;
#[cfg(test)]
mod tests;
mod title;

use std::ops::Range;

use releve_facts::{EntityKind, Role, Statement};

use super::Draft;
use crate::lexicon::Cue;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::spot::Found;
use crate::tag::Tag;
use body::Bodies;
use settle::settle;
use term::Term;

pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let terms = term::terms(scene);
    let mut found = Vec::new();
    for (n, term) in terms.iter().enumerate() {
        before_name::find(scene, terms, n, &mut found);
        if term.plural || scene.text.surface(term.tokens.end) == ":" {
            list::list(scene, term, &mut found);
        }
    }
    apposition::find(scene, terms, &mut found);
    line::find(scene, terms, &mut found);
    predicate::find(scene, terms, &mut found);
    serving::find(scene, terms, &mut found);
    title::find(scene, &mut found);
    description::find(scene, terms, &mut found);
    drafts.extend(settle(found));
}

/// The facts that a person has a role, one for each body.
fn tell(
    scene: &Scene<'_>,
    found: &mut Vec<Draft>,
    person: (EntityNumber, usize),
    term: &Term,
    bodies: &Bodies,
    rule: &'static str,
) {
    // The partner of no firm is somebody's at home.
    if term.praise || term.name == "partner" && bodies.names.is_empty() {
        return;
    }
    let (entity, mention) = person;
    let sentence = scene.text.sentence_of(term.tokens.start);
    let evidence = scene.sentence(sentence);
    let known = &scene.resolved.mentions[mention];
    let pronoun = known.found == Found::Anaphor;
    let person = scene.name(entity);
    let named = pronoun
        .then(|| named_before(scene, entity, known.tokens.start))
        .flatten();
    let names = if bodies.names.is_empty() {
        vec![None]
    } else {
        bodies.names.iter().cloned().map(Some).collect()
    };
    let many = names.len() > 1;
    for organisation in names {
        if organisation.as_deref().is_some_and(|name| name == person)
            && term.group != "design"
            && !term.post
        {
            continue;
        }
        let role = Role {
            person: person.clone(),
            role: term.name.clone(),
            organisation,
        };
        let mut draft = Draft::new(Statement::Role(role), evidence.clone(), rule)
            .sign(pronoun, "by pronoun")
            .sign(many, "several organisations")
            .sign(term.guessed, "unlisted role")
            .sign(
                known.found == Found::Context && known.sure < 0.6,
                "unknown name",
            );
        if let Some(sign) = bodies.sign {
            draft = draft.sign(true, sign);
        }
        for other in [
            bodies.elsewhere,
            named,
            apart(scene, known.tokens.clone(), sentence),
        ]
        .into_iter()
        .flatten()
        {
            draft = draft.also(scene.sentence(other));
        }
        found.push(draft);
    }
}

/// The sentence of a name that stands in another one than the role.
fn apart(scene: &Scene<'_>, tokens: Range<usize>, sentence: usize) -> Option<usize> {
    let own = scene.text.sentence_of(tokens.start);
    (own != sentence).then_some(own)
}

/// The sentence that names the person whom a pronoun stands for.
fn named_before(scene: &Scene<'_>, entity: EntityNumber, at: usize) -> Option<usize> {
    let named = scene
        .entity(entity)
        .mentions
        .iter()
        .map(|m| &scene.resolved.mentions[*m])
        .rfind(|m| m.found != Found::Anaphor && m.tokens.start < at)?;
    let sentence = scene.text.sentence_of(named.tokens.start);
    (sentence != scene.text.sentence_of(at)).then_some(sentence)
}

/// True where somebody does something to whoever has the role: in `Lowe phoned
/// the designer` she is another one, for what a verb's subject is said to act on
/// is never described anew (Chomsky, *Lectures on government and binding*, 1981,
/// principle C).
pub(super) fn acts_on(scene: &Scene<'_>, person: EntityNumber, term: &Term) -> bool {
    let text = &scene.text;
    let at = term.tokens.start;
    let sentence = scene.sentence(text.sentence_of(at));
    let parse = &scene.parses[text.sentence_of(at)];
    // `works as the designer`
    let apposed = (sentence.start..at)
        .rev()
        .take(4)
        .any(|at| text.lower(at) == "as");
    let clause = parse
        .clauses
        .iter()
        .rfind(|clause| clause.group.end <= at && clause.reach.contains(&at));
    let Some(clause) = clause.filter(|_| !apposed) else {
        return false;
    };
    let names = [Cue::Become, Cue::Appoint, Cue::Occupy]
        .into_iter()
        .any(|cue| scene.verb_is(clause, cue));
    let plain = (clause.group.end..at).all(|at| {
        matches!(
            text.tokens[at].tag,
            Tag::Determiner | Tag::Adjective | Tag::Preposition | Tag::Noun
        ) && scene.resolved.at(at).is_none()
    });
    plain
        && !clause.passive
        && !names
        && text.lemma(clause.verb) != "be"
        && scene
            .subjects(parse, clause, EntityKind::Person)
            .contains(&person)
}

/// The person mention that begins at a token.
fn person_at(scene: &Scene<'_>, at: usize) -> Option<(EntityNumber, usize)> {
    let mention = scene.resolved.at(at)?;
    let known = &scene.resolved.mentions[mention];
    (known.kind == EntityKind::Person && known.tokens.start == at && known.found != Found::Anaphor)
        .then(|| (scene.resolved.entity[mention], mention))
}
