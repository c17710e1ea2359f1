//! Joint work told by a verb: `A has teamed up with B`, `made a coat with B`.

use releve_facts::EntityKind;

use super::listed::{from_to, own_list};
use super::parties::{before, with};
use crate::clause::{Clause, ClauseKind, Parse, Reality};
use crate::lexicon::Cue;
use crate::relate::maker::{ending, is_party, makers, topic};
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::spot::Found;
use crate::tag::Tag;

/// `X teamed up with Y`, `X and Y joined forces`, `X tapped Y`.
pub(super) fn by_verb(
    scene: &Scene<'_>,
    number: usize,
    tell: &mut impl FnMut(Vec<EntityNumber>, &'static str),
) {
    let tokens = scene.sentence(number);
    let parse = &scene.parses[number];
    for clause in &parse.clauses {
        if clause.reality == Reality::Denied
            || !scene.verb_is(clause, Cue::Collaborate)
            || is_wished(scene, parse, clause)
        {
            continue;
        }
        let mut all: Vec<EntityNumber> = Vec::new();
        for kind in [
            EntityKind::Brand,
            EntityKind::Organisation,
            EntityKind::Person,
        ] {
            all.extend(scene.subjects(parse, clause, kind));
        }
        let with_at = (clause.verb..(clause.group.end + 4).min(tokens.end))
            .find(|at| scene.text.lower(*at) == "with");
        let others = match with_at {
            Some(at) => with(scene, at, tokens.end),
            // `A and B joined forces on a new brand, C`: what they made.
            None if all.len() > 1 => Vec::new(),
            // `tapped Charlotte Stone to design`
            None => with(scene, clause.group.end - 1, clause.reach.end),
        };
        all.retain(|e| !others.contains(e));
        if all.is_empty() {
            all.extend(
                makers(scene, parse, clause)
                    .into_iter()
                    .flat_map(|m| m.entities)
                    .filter(|e| !others.contains(e)),
            );
        }
        if all.is_empty() {
            // The maker named in the line above: `BARBOUR × HALCYON ROW`.
            all.extend(topic(scene, number, &others));
        }
        for other in &others {
            if !all.contains(other) {
                all.push(*other);
            }
        }
        if clause.reality == Reality::Unreal && scene.when_in(tokens.clone()).is_none() {
            continue;
        }
        // `From A and B to C, the retailer has worked with many`
        if let Some((own, listed)) = from_to(scene, &tokens, clause.group.start) {
            for other in listed {
                tell(vec![own, other], "collaboration: verb");
            }
            continue;
        }
        // `Zadig & Voltaire and Kate Moss have teamed up`: two of unlike kinds.
        if all.len() < 2 {
            all = ending(scene, tokens.start, clause.group.start);
        }
        // `tapped Zac Posen as creative director`: a post.
        let post = matches!(scene.text.lemma(clause.verb), "tap" | "enlist" | "recruit")
            && scene
                .spotted
                .roles_over(clause.group.end..clause.reach.end)
                .any(|role| {
                    let first = role.tokens.start;
                    let article = matches!(
                        scene.text.lower_at(first.checked_sub(1)),
                        "its" | "the" | "a" | "an" | "new"
                    );
                    let back = first.checked_sub(if article { 2 } else { 1 });
                    scene.text.lower_at(back) == "as"
                });
        if post {
            continue;
        }
        if own_list(scene, with_at, &others, tokens.end) {
            if let Some(own) = all.iter().find(|party| !others.contains(party)) {
                for other in &others {
                    tell(vec![*own, *other], "collaboration: verb");
                }
            }
        } else {
            tell(all, "collaboration: verb");
        }
    }
}

/// `hopes to work with X`, `refused to work with X`: an infinitive behind a verb that
/// does not say that it came about.
fn is_wished(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> bool {
    let governor = parse
        .clauses
        .iter()
        .rfind(|other| other.verb < clause.verb && other.kind != ClauseKind::Infinitive);
    clause.kind == ClauseKind::Infinitive
        && governor.is_some_and(|other| {
            let near = clause.verb - other.verb < 8;
            near && [Cue::Intend, Cue::Doubt]
                .into_iter()
                .any(|cue| scene.verb_is(other, cue))
        })
        && scene.when_in(scene.sentence(clause.sentence)).is_none()
}

/// `made with the Korean label Y`, `made ranges with X and, since 2022, with Y`.
pub(super) fn made_with(
    scene: &Scene<'_>,
    number: usize,
    tell: &mut impl FnMut(Vec<EntityNumber>, &'static str),
) {
    let tokens = scene.sentence(number);
    let parse = &scene.parses[number];
    for (n, clause) in parse.clauses.iter().enumerate() {
        let makes = scene.verb_is(clause, Cue::Design)
            || scene.verb_is(clause, Cue::Issue)
            || scene.spotted.has_cue(clause.verb, Cue::Design)
            || matches!(
                scene.text.lemma(clause.verb),
                "make" | "knit" | "weave" | "produce" | "develop"
            );
        if !makes || clause.reality == Reality::Denied {
            continue;
        }
        let end = parse.clauses[n + 1..]
            .iter()
            .find(|next| next.kind == ClauseKind::Finite)
            .map_or(tokens.end, |next| next.group.start);
        let mut floor = clause.verb + 1;
        while let Some(at) = (floor..end.min(floor + 14)).find(|at| scene.text.lower(*at) == "with")
        {
            floor = at + 1;
            let others = partner(scene, at, tokens.end);
            let Some(other) = others else { continue };
            let subject = makers(scene, parse, clause)
                .filter(|_| !clause.passive)
                .and_then(|m| m.entities.first().copied())
                .or_else(|| before(scene, tokens.start..clause.verb))
                .filter(|b| *b != other)
                .or_else(|| opened(scene, clause.group.start, at, tokens.end))
                .filter(|b| *b != other)
                .or_else(|| topic(scene, number, &[other]));
            if let Some(subject) = subject {
                tell(vec![subject, other], "collaboration: made with");
            }
        }
    }
}

/// `Made together with X, Ganni's clog has`: the house behind the comma that closes
/// what opens the sentence.
fn opened(scene: &Scene<'_>, verb: usize, with: usize, end: usize) -> Option<EntityNumber> {
    const REACH: usize = 10;
    let first = scene.sentence(scene.text.sentence_of(verb)).start;
    let comma = (with..end.min(with + REACH)).find(|at| scene.text.surface(*at) == ",")?;
    scene
        .resolved
        .of_kind(EntityKind::Brand, comma + 1..end.min(comma + 4))
        .next()
        .filter(|_| verb == first)
        .map(|m| scene.resolved.entity[m])
}

/// The party directly behind `with`: `with the Brockton shoemaker Alden`. What
/// belongs to a party, or is a thing of its making, is no partner.
pub(super) fn partner(scene: &Scene<'_>, with: usize, end: usize) -> Option<EntityNumber> {
    let m = (with + 1..(with + 7).min(end))
        .take_while(|at| {
            scene.resolved.at(*at).is_some()
                || matches!(
                    scene.text.tokens[*at].tag,
                    Tag::Determiner | Tag::Adjective | Tag::Noun | Tag::Name | Tag::Possessive
                )
        })
        .filter_map(|at| scene.resolved.at(at))
        .find(|m| {
            let mention = &scene.resolved.mentions[*m];
            let pronoun = mention.found == Found::Anaphor && mention.tokens.len() == 1;
            is_party(mention.kind)
                && (!pronoun
                    || mention.kind == EntityKind::Person
                        && matches!(scene.text.lower(mention.tokens.start), "her" | "him"))
        })?;
    let next = scene.resolved.mentions[m].tokens.end;
    let thing = next < end
        && (matches!(
            scene.text.tokens[next].tag,
            Tag::Genitive | Tag::Noun | Tag::Adjective
        ) || scene
            .resolved
            .at(next)
            .is_some_and(|m| !is_party(scene.resolved.mentions[m].kind))
            || scene.text.lower(next) == "in" && scene.text.lower_at(Some(next + 1)) == "mind");
    (!thing).then(|| scene.resolved.entity[m])
}

/// `Still flush from its capsule with X, Gap …`: the house that comes.
pub(super) fn ahead(
    scene: &Scene<'_>,
    number: usize,
    at: usize,
    others: &[EntityNumber],
) -> Option<EntityNumber> {
    let parse = &scene.parses[number];
    parse
        .clauses
        .iter()
        .filter(|c| c.verb > at && c.kind == ClauseKind::Finite)
        .flat_map(|c| scene.subjects(parse, c, EntityKind::Brand))
        .find(|e| !others.contains(e))
}
