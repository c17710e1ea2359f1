//! What a house may have brought out, and with whom it may have made it.

use std::borrow::Cow;

use releve_facts::{Collaboration, EntityKind, Launch, Statement};

use super::super::candidate::topics;
use super::{Argument, Candidate, MOST, holders, nearest};
use crate::lexicon::Cue;
use crate::relate::launch;
use crate::scene::Scene;

pub(super) fn launches(scene: &Scene<'_>, sentence: usize, found: &mut Vec<Candidate>) {
    let tokens = scene.sentence(sentence);
    let brings_out = tokens.clone().any(|at| {
        scene.spotted.has_cue(at, Cue::Launch)
            || scene.spotted.has_cue(at, Cue::Issue)
            || scene.spotted.has_cue(at, Cue::Line)
            || scene.spotted.has_cue(at, Cue::Found)
            || scene.spotted.has_cue(at, Cue::Begin)
            || scene.spotted.has_cue(at, Cue::Version)
            || scene.spotted.has_cue(at, Cue::Design)
    }) || scene.when_in(tokens.clone()).is_some();
    if !brings_out {
        return;
    }
    let parse = &scene.parses[sentence];
    let mut seen = Vec::new();
    for phrase in parse.phrases.iter().take(4 * MOST) {
        let Some(thing) = launch::thing::thing(scene, phrase.tokens.start, tokens.end, &[]) else {
            continue;
        };
        if seen.contains(&thing.tokens) {
            continue;
        }
        seen.push(thing.tokens.clone());
        let sort = match thing.sort {
            launch::thing::Sort::Coined => "coined",
            launch::thing::Sort::Garment => "garment",
            launch::thing::Sort::Line => "line",
            launch::thing::Sort::Named => "named",
        };
        let mut makers = holders(scene, EntityKind::Brand, sentence, thing.tokens.start);
        for kind in [EntityKind::Person, EntityKind::Organisation] {
            let here = nearest(scene, kind, tokens.clone(), thing.tokens.start, 2);
            makers.extend(here.into_iter().map(|mention| (mention, None)));
        }
        // `The first shop opened in March`: that of the house the text is about.
        let topic = topics(scene, sentence)
            .into_iter()
            .find(|(mention, ..)| scene.resolved.mentions[*mention].kind == EntityKind::Brand);
        if let Some((mention, other, _)) = topic
            && !makers
                .iter()
                .any(|(known, _)| scene.resolved.entity[*known] == scene.resolved.entity[mention])
        {
            makers.push((mention, Some(other)));
        }
        for (brand, other) in makers {
            let entity = scene.resolved.entity[brand];
            let place = &scene.resolved.mentions[brand].tokens;
            if other.is_none() && place.start < thing.tokens.end && thing.tokens.start < place.end {
                continue;
            }
            found.push(Candidate {
                statement: Statement::Launch(Launch {
                    brand: scene.name(entity),
                    what: thing.name.clone(),
                    when: scene.when_in(tokens.clone()),
                }),
                sentence,
                first: Argument::mention(scene, brand),
                second: Argument::phrase(thing.tokens.clone(), "thing"),
                other,
                own: vec![("sort", Cow::Borrowed(sort))],
            });
        }
    }
}

pub(super) fn collaborations(scene: &Scene<'_>, sentence: usize, found: &mut Vec<Candidate>) {
    let tokens = scene.sentence(sentence);
    let joint = tokens.clone().any(|at| {
        scene.spotted.has_cue(at, Cue::Collaborate)
            || scene.spotted.has_cue(at, Cue::Collaboration)
            || scene.spotted.has_cue(at, Cue::Commission)
            || scene.spotted.has_cue(at, Cue::Line)
            || scene.spotted.has_cue(at, Cue::Launch)
            || scene.spotted.has_cue(at, Cue::Design)
            || matches!(scene.text.surface(at), "×" | "x" | "X")
    });
    if !joint {
        return;
    }
    let mut parties: Vec<usize> = Vec::new();
    for mention in scene.resolved.within(tokens.clone()) {
        let entity = scene.resolved.entity[mention];
        let party = matches!(
            scene.resolved.mentions[mention].kind,
            EntityKind::Brand | EntityKind::Person
        ) && !parties.iter().any(|m| scene.resolved.entity[*m] == entity);
        if party && parties.len() < MOST {
            parties.push(mention);
        }
    }
    for (n, one) in parties.iter().enumerate() {
        for other in &parties[n + 1..] {
            let kind = |m: usize| scene.resolved.mentions[m].kind;
            if kind(*one) != EntityKind::Brand && kind(*other) != EntityKind::Brand {
                continue;
            }
            let name = |m: usize| scene.name(scene.resolved.entity[m]);
            found.push(Candidate {
                statement: Statement::Collaboration(Collaboration {
                    parties: vec![name(*one), name(*other)],
                    product: scene
                        .entities_in(EntityKind::Product, tokens.clone())
                        .first()
                        .map(|product| scene.name(*product)),
                    garment: scene
                        .items_in(tokens.clone())
                        .next()
                        .map(|item| scene.name(item.garment)),
                    when: scene.when_in(tokens.clone()),
                }),
                sentence,
                first: Argument::mention(scene, *one),
                second: Argument::mention(scene, *other),
                other: None,
                own: Vec::new(),
            });
        }
    }
}
