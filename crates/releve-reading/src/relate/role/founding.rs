//! Founders, owners and contributors, told by what they did.

use releve_facts::{EntityKind, Role, Statement};

use super::super::Draft;
use super::body::{is_body, unknown_name};
use crate::clause::{Clause, Parse};
use crate::lexicon::Cue;
use crate::relate::launch::firm_before;
use crate::relate::relative::relative_people;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::spot::Found;
use crate::tag::Tag;

/// `X founded Y`, `Y, founded by X`, `X, who owns the boutique Y`.
pub(super) fn founding(
    scene: &Scene<'_>,
    parse: &Parse,
    clause: &Clause,
    people: &[(EntityNumber, usize)],
    found: &mut Vec<Draft>,
) {
    let text = &scene.text;
    let own = scene.verb_is(clause, Cue::Own);
    if !own && !scene.verb_is(clause, Cue::Found) {
        return;
    }
    let lemma = text.lemma(clause.verb).to_owned();
    let plain = matches!(lemma.as_str(), "found" | "cofound")
        || own
        || text.lower(clause.verb) == "founded";
    let together = lemma.starts_with("co")
        || clause.group.start < clause.verb
            && (clause.group.clone()).any(|at| text.lower(at) == "co")
        || clause.verb > 0 && text.lower(clause.verb - 1) == "co";
    let role = match (own, together) {
        (true, true) => "co-owner",
        (true, false) => "owner",
        (false, true) => "co-founder",
        (false, false) => "founder",
    };
    let evidence = scene.sentence(clause.sentence);
    let house = |tokens: std::ops::Range<usize>| {
        scene
            .resolved
            .within(tokens)
            .filter(|m| {
                matches!(
                    scene.resolved.mentions[*m].kind,
                    EntityKind::Brand | EntityKind::Organisation | EntityKind::Publication
                )
            })
            .filter(|m| {
                text.tokens
                    .get(scene.resolved.mentions[*m].tokens.end)
                    .is_none_or(|t| t.tag != Tag::Genitive)
            })
            .map(|m| scene.resolved.entity[m])
            .next()
    };
    let mut add =
        |person: EntityNumber, mention: usize, house: EntityNumber, rule: &'static str| {
            let fact = Role {
                person: scene.name(person),
                role: role.to_owned(),
                organisation: Some(scene.name(house)),
            };
            let pronoun = scene.resolved.mentions[mention].found == Found::Anaphor;
            found.push(
                Draft::new(Statement::Role(fact), evidence.clone(), rule)
                    .sign(pronoun, "by pronoun"),
            );
        };
    // `founded by X`
    let by = (clause.group.end..evidence.end.min(clause.group.end + 8))
        .find(|at| text.lower(*at) == "by");
    let passive = clause.passive || by == Some(clause.group.end);
    if passive
        && plain
        && let Some(by) = by
    {
        let subject = clause
            .subject
            .iter()
            .filter_map(|p| scene.resolved.at(parse.phrases[*p].head))
            .find(|m| is_body(scene.resolved.mentions[*m].kind))
            .map(|m| scene.resolved.entity[m])
            .or_else(|| {
                scene
                    .resolved
                    .within(evidence.start..clause.group.start)
                    .filter(|m| is_body(scene.resolved.mentions[*m].kind))
                    .last()
                    .map(|m| scene.resolved.entity[m])
            });
        let mut at = by + 1;
        while at < evidence.end {
            if let Some((person, mention)) = super::person_at(scene, at) {
                if let Some(house) = subject {
                    add(person, mention, house, "role: founded by");
                }
                at = scene.resolved.mentions[mention].tokens.end;
                if !matches!(text.surface(at), "and" | "&" | ",") {
                    break;
                }
            } else if scene
                .resolved
                .at(at)
                .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Person)
            {
                break;
            }
            // `founded by the sisters X and Y`
            at += 1;
            if at > by + 12
                || matches!(text.surface(at), "." | ";")
                || text
                    .tokens
                    .get(at)
                    .is_some_and(|t| matches!(t.tag, Tag::Verb | Tag::Auxiliary))
            {
                break;
            }
        }
        return;
    }
    let related = relative_people(scene, evidence.start, clause.group.start);
    if related.is_none() && (clause.passive || people.is_empty()) {
        return;
    }
    // Starting anything else is no founding: `launched a collection with Zara`.
    let object = clause.group.end..clause.reach.end.min(clause.group.end + 8);
    let named_kind = object
        .clone()
        .take(6)
        .any(|at| scene.spotted.has_cue(at, Cue::House));
    let antecedent = related
        .as_ref()
        .and_then(|(_, relative)| house_before(scene, clause, &object, *relative));
    if !plain && !named_kind && antecedent.is_none() {
        return;
    }
    let by_her = object
        .clone()
        .find(|at| matches!(text.tokens[*at].tag, Tag::Preposition))
        .unwrap_or(object.end);
    // `who founded the company`
    let meant = || {
        let noun = (object.start..by_her).find(|at| scene.spotted.has_cue(*at, Cue::House))?;
        (text.lower(noun - 1) == "the")
            .then(|| firm_before(scene, clause.sentence))
            .flatten()
    };
    let Some(house) = house(object.start..by_her).or(antecedent).or_else(meant) else {
        return;
    };
    let listed = related
        .map(|(listed, _)| listed)
        .filter(|listed| antecedent == Some(house) && listed.len() > people.len());
    let people: Vec<(EntityNumber, usize)> = match listed {
        Some(listed) => (listed.into_iter())
            .filter_map(|person| Some((person, scene.last_before(person, clause.group.start)?)))
            .collect(),
        None => people.to_vec(),
    };
    for (person, mention) in people {
        if scene.name(person) == scene.name(house) && own {
            continue;
        }
        add(person, mention, house, "role: founded");
    }
}

/// `the label that X founded in 2017`, `Casa Bruna, which X launched from her
/// kitchen`: the house before a relative clause that has no object of its own.
fn house_before(
    scene: &Scene<'_>,
    clause: &Clause,
    object: &std::ops::Range<usize>,
    relative: usize,
) -> Option<EntityNumber> {
    let text = &scene.text;
    // No object stands behind.
    let bare = object.is_empty()
        || matches!(text.tokens[object.start].tag, Tag::Preposition | Tag::Mark)
        || matches!(
            text.lower(object.start),
            "in" | "with" | "from" | "at" | "last" | "," | "."
        );
    if !bare {
        return None;
    }
    let end = relative - usize::from(text.surface(relative - 1) == ",");
    let before = end.checked_sub(1)?;
    let own = scene
        .resolved
        .at(before)
        .filter(|m| is_body(scene.resolved.mentions[*m].kind));
    if let Some(m) = own {
        return Some(scene.resolved.entity[m]);
    }
    // `not bad for a brand that X started in 2016`: the house spoken of before.
    if !scene.spotted.has_cue(before, Cue::House) {
        return None;
    }
    let first = scene.sentence(clause.sentence.saturating_sub(1)).start;
    scene
        .resolved
        .of_kind(EntityKind::Brand, first..relative)
        .last()
        .map(|m| scene.resolved.entity[m])
}

/// `has contributed to publications including A and B`, `writes for A and B`.
pub(super) fn contributing(
    scene: &Scene<'_>,
    clause: &Clause,
    people: &[(EntityNumber, usize)],
    found: &mut Vec<Draft>,
) {
    let text = &scene.text;
    let [(person, mention)] = people else { return };
    if !scene.verb_is(clause, Cue::Contribute) || clause.passive {
        return;
    }
    let sentence = scene.sentence(clause.sentence);
    let start = clause.verb + 1;
    let prepositional =
        (start..sentence.end.min(start + 3)).any(|at| matches!(text.lower(at), "to" | "for"));
    if !prepositional {
        return;
    }
    let pronoun = scene.resolved.mentions[*mention].found == Found::Anaphor;
    let mut at = start;
    let mut last = start;
    while at < sentence.end {
        if matches!(
            text.tokens[at].tag,
            Tag::Verb | Tag::Past | Tag::Auxiliary | Tag::Relative
        ) || text.surface(at) == ";"
        {
            break;
        }
        if let Some(m) = scene.resolved.at(at) {
            let known = &scene.resolved.mentions[m];
            let fits = matches!(
                known.kind,
                EntityKind::Publication | EntityKind::Organisation | EntityKind::Brand
            ) && known.found != Found::Anaphor;
            if fits {
                let fact = Role {
                    person: scene.name(*person),
                    role: "contributor".to_owned(),
                    organisation: Some(scene.name(scene.resolved.entity[m])),
                };
                let mut draft = Draft::new(
                    Statement::Role(fact),
                    sentence.clone(),
                    "role: contributed to",
                )
                .sign(pronoun, "by pronoun")
                .sign(known.kind != EntityKind::Publication, "no publication");
                if let Some(named) = super::named_before(scene, *person, start).filter(|_| pronoun)
                {
                    draft = draft.also(scene.sentence(named));
                }
                found.push(draft);
                last = known.tokens.end;
            }
            at = known.tokens.end;
            continue;
        }
        if let Some(end) = unknown_name(scene, at, sentence.end) {
            let fact = Role {
                person: scene.name(*person),
                role: "contributor".to_owned(),
                organisation: Some(text.phrase(at..end)),
            };
            found.push(
                Draft::new(
                    Statement::Role(fact),
                    sentence.clone(),
                    "role: contributed to",
                )
                .sign(pronoun, "by pronoun")
                .sign(true, "unknown organisation"),
            );
            last = end;
            at = end;
            continue;
        }
        if at > last + 8 {
            break;
        }
        at += 1;
    }
}
