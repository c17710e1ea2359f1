//! Gathers the candidates of a sentence: which two things might stand in which
//! relation. Wide on purpose; the weights tell which do.

use std::borrow::Cow;

use releve_facts::{
    Basis, Collaboration, Composition, EntityKind, Influence, Launch, Pairing, Role, Showing,
    Statement, Wear,
};

use super::candidate::{Argument, Candidate, before, nearest, topics};
use super::{Stage, effect, figures};
use crate::item::Item;
use crate::lexicon::Cue;
use crate::relate::list::Member;
use crate::relate::role::term::Term;
use crate::relate::{launch, noun};
use crate::scene::Scene;
use crate::segment::BlockKind;
use crate::tag::Tag;

/// Of one kind no more things than this are looked at in a sentence: longer
/// lists are told by the grammar or not at all.
const MOST: usize = 6;
const MOST_ITEMS: usize = 10;
/// Sentences beyond this many tokens are no sentences.
const LONGEST: usize = 120;

/// All candidates of a sentence, kind by kind.
pub(super) fn gather(
    scene: &Scene<'_>,
    terms: &[Term],
    sentence: usize,
    stage: Stage,
) -> Vec<Candidate> {
    let tokens = scene.sentence(sentence);
    let block = scene.text.blocks[scene.text.sentences[sentence].block].kind;
    let mut found = Vec::new();
    if tokens.is_empty()
        || tokens.len() > LONGEST
        || matches!(
            block,
            BlockKind::Offer | BlockKind::Byline | BlockKind::Date | BlockKind::Name
        )
    {
        return found;
    }
    let items: Vec<&Item> = scene
        .items_in(tokens)
        .filter(|item| !item.denied)
        .take(MOST_ITEMS)
        .collect();
    if stage == Stage::Pairings {
        pairings(scene, sentence, &items, &mut found);
        return found;
    }
    wears(scene, sentence, &items, &mut found);
    showings(scene, sentence, &items, &mut found);
    compositions(scene, sentence, &items, &mut found);
    launches(scene, sentence, &mut found);
    influences(scene, sentence, &mut found);
    roles(scene, sentence, terms, &mut found);
    collaborations(scene, sentence, &mut found);
    figures::gather(scene, sentence, &mut found);
    found
}

/// The attributes of an item, as they are told.
fn attributes(scene: &Scene<'_>, item: &Item) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for mention in &item.attributes {
        let name = scene.name(scene.resolved.entity[*mention]);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The mentions that may be the first thing, with the sentence of one that
/// stands before this sentence, where this one has none.
fn holders(
    scene: &Scene<'_>,
    kind: EntityKind,
    sentence: usize,
    at: usize,
) -> Vec<(usize, Option<usize>)> {
    let here = nearest(scene, kind, scene.sentence(sentence), at, MOST);
    if here.is_empty() {
        return before(scene, kind, sentence, 2)
            .map(|(mention, other)| (mention, Some(other)))
            .into_iter()
            .collect();
    }
    here.into_iter().map(|mention| (mention, None)).collect()
}

fn wears(scene: &Scene<'_>, sentence: usize, items: &[&Item], found: &mut Vec<Candidate>) {
    let tokens = scene.sentence(sentence);
    for item in items {
        let second = Argument::mention(scene, item.mention);
        for (person, other) in holders(scene, EntityKind::Person, sentence, second.tokens.start) {
            let first = Argument::mention(scene, person);
            let entity = scene.resolved.entity[person];
            let mut own = Vec::new();
            match item.possessor {
                Some(owner) if owner == entity => own.push(("possessor", Cow::Borrowed("first"))),
                Some(_) => own.push(("possessor", Cow::Borrowed("other"))),
                None => {}
            }
            found.push(Candidate {
                statement: Statement::Wear(Wear {
                    person: scene.name(entity),
                    garment: scene.name(item.garment),
                    brand: item.brand.map(|brand| scene.name(brand)),
                    product: item.product.map(|product| scene.name(product)),
                    attributes: attributes(scene, item),
                    season: None,
                    occasion: None,
                    channel: None,
                    when: scene.when_in(tokens.clone()),
                    look: None,
                }),
                sentence,
                first,
                second: second.clone(),
                other,
                own,
            });
        }
    }
}

fn showings(scene: &Scene<'_>, sentence: usize, items: &[&Item], found: &mut Vec<Candidate>) {
    let tokens = scene.sentence(sentence);
    for item in items {
        let second = Argument::mention(scene, item.mention);
        for (brand, other) in holders(scene, EntityKind::Brand, sentence, second.tokens.start) {
            let entity = scene.resolved.entity[brand];
            let mut own = Vec::new();
            match item.brand {
                Some(maker) if maker == entity => own.push(("maker", Cow::Borrowed("first"))),
                Some(_) => own.push(("maker", Cow::Borrowed("other"))),
                None => {}
            }
            if item.possessor.is_some() {
                own.push(("possessor", Cow::Borrowed("other")));
            }
            let season = scene
                .season_in(tokens.clone())
                .or_else(|| scene.season_in(scene.sentence(sentence.checked_sub(1)?)));
            found.push(Candidate {
                statement: Statement::Showing(Showing {
                    brand: scene.name(entity),
                    garment: scene.name(item.garment),
                    season,
                    designer: None,
                    event: None,
                    attributes: attributes(scene, item),
                }),
                sentence,
                first: Argument::mention(scene, brand),
                second: second.clone(),
                other,
                own,
            });
        }
    }
}

fn pairings(scene: &Scene<'_>, sentence: usize, items: &[&Item], found: &mut Vec<Candidate>) {
    let tokens = scene.sentence(sentence);
    let person = scene
        .resolved
        .of_kind(EntityKind::Person, tokens.clone())
        .next()
        .is_some();
    for (n, one) in items.iter().enumerate().take(MOST) {
        for other in items.iter().skip(n + 1).take(MOST) {
            if one.garment == other.garment {
                continue;
            }
            let mut own = Vec::new();
            if n == 0 {
                own.push(("first-item", Cow::Borrowed("")));
            }
            if one.possessor.is_some() || other.possessor.is_some() {
                own.push(("possessor", Cow::Borrowed("any")));
            }
            found.push(Candidate {
                statement: Statement::Pairing(Pairing {
                    garments: [scene.name(one.garment), scene.name(other.garment)],
                    basis: Some(if person { Basis::Look } else { Basis::Tip }),
                }),
                sentence,
                first: Argument::mention(scene, one.mention),
                second: Argument::mention(scene, other.mention),
                other: None,
                own,
            });
        }
    }
}

/// The trends of the sentence, else the one named last, else the text's own.
fn trends(scene: &Scene<'_>, sentence: usize, at: usize) -> Vec<(usize, Option<usize>)> {
    let found = holders(scene, EntityKind::Trend, sentence, at);
    if !found.is_empty() {
        return found;
    }
    let tokens = scene.sentence(sentence);
    let own = scene.main_trend.and_then(|trend| {
        let mentions = &scene.entity(trend).mentions;
        let before = mentions
            .iter()
            .rev()
            .find(|m| scene.resolved.mentions[**m].tokens.start < tokens.start)?;
        let place = scene.resolved.mentions[*before].tokens.start;
        Some((*before, Some(scene.text.sentence_of(place))))
    });
    own.into_iter().collect()
}

/// Plain noun phrases of a list: `slicked-back bun`, `layers of beads`.
fn plain_elements(scene: &Scene<'_>, sentence: usize) -> Vec<(Argument, String)> {
    let text = &scene.text;
    let phrases = scene.parses[sentence].phrases.iter();
    phrases
        .filter(|phrase| {
            text.tokens[phrase.head].tag == Tag::Noun
                && phrase.tokens.clone().all(|at| {
                    scene
                        .resolved
                        .at(at)
                        .is_none_or(|m| scene.resolved.mentions[m].kind == EntityKind::Attribute)
                })
        })
        .take(MOST)
        .filter_map(|phrase| {
            let start = phrase.tokens.clone().find(|at| {
                !matches!(
                    text.tokens[*at].tag,
                    Tag::Determiner | Tag::Possessive | Tag::Number | Tag::Preposition
                )
            })?;
            let member = Member {
                tokens: start..phrase.head + 1,
                item: None,
                kind: None,
            };
            (start <= phrase.head).then(|| {
                let name = member.name(scene);
                (Argument::phrase(start..phrase.head + 1, "phrase"), name)
            })
        })
        .collect()
}

fn compositions(scene: &Scene<'_>, sentence: usize, items: &[&Item], found: &mut Vec<Candidate>) {
    let tokens = scene.sentence(sentence);
    let elements: Vec<(Argument, String)> = items
        .iter()
        .map(|item| {
            let argument = Argument::mention(scene, item.mention);
            let start = (item.tokens.start..argument.tokens.start)
                .find(|at| {
                    !matches!(
                        scene.text.tokens[*at].tag,
                        Tag::Determiner | Tag::Possessive | Tag::Number
                    )
                })
                .unwrap_or(argument.tokens.start);
            let member = Member {
                tokens: start..argument.tokens.end,
                item: Some(item),
                kind: Some(EntityKind::Garment),
            };
            let name = member.name(scene);
            (argument, name)
        })
        .chain(
            scene
                .resolved
                .of_kind(EntityKind::Attribute, tokens.clone())
                .filter(|m| !items.iter().any(|item| item.attributes.contains(m)))
                .take(MOST)
                .map(|m| {
                    let name = scene.name(scene.resolved.entity[m]);
                    (Argument::mention(scene, m), name)
                }),
        )
        .chain(plain_elements(scene, sentence))
        .collect();
    for (second, element) in elements {
        for (trend, other) in trends(scene, sentence, second.tokens.start) {
            let name = scene.name(scene.resolved.entity[trend]);
            if name == element {
                continue;
            }
            found.push(Candidate {
                statement: Statement::Composition(Composition {
                    trend: name,
                    element: element.clone(),
                }),
                sentence,
                first: Argument::mention(scene, trend),
                second: second.clone(),
                other,
                own: Vec::new(),
            });
        }
    }
}

fn launches(scene: &Scene<'_>, sentence: usize, found: &mut Vec<Candidate>) {
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

/// Cues without which a sentence tells of no influence.
const MOVING: [Cue; 16] = [
    Cue::Influence,
    Cue::Inspire,
    Cue::Popularise,
    Cue::Revive,
    Cue::Owe,
    Cue::Cause,
    Cue::Searches,
    Cue::Sales,
    Cue::Fame,
    Cue::Revival,
    Cue::Thank,
    Cue::Driver,
    Cue::Source,
    Cue::Attention,
    Cue::Begin,
    Cue::Rise,
];

fn influences(scene: &Scene<'_>, sentence: usize, found: &mut Vec<Candidate>) {
    let tokens = scene.sentence(sentence);
    let bits = tokens
        .clone()
        .filter_map(|at| scene.spotted.cue_bits.get(at))
        .fold(0, |all, bits| all | bits);
    if !MOVING.iter().any(|cue| (bits >> *cue as u32) & 1 == 1) {
        return;
    }
    let mut movers: Vec<(Argument, String)> = Vec::new();
    let mut moved: Vec<(Argument, String)> = Vec::new();
    for mention in scene.resolved.within(tokens.clone()) {
        let argument = Argument::mention(scene, mention);
        let name = noun::of_mention(scene, mention).name;
        let kind = scene.resolved.mentions[mention].kind;
        if matches!(
            kind,
            EntityKind::Garment | EntityKind::Trend | EntityKind::Brand | EntityKind::Product
        ) && moved.len() < MOST
        {
            moved.push((argument.clone(), name.clone()));
        }
        if !matches!(
            kind,
            EntityKind::Attribute | EntityKind::Garment | EntityKind::Season | EntityKind::Place
        ) && movers.len() < 2 * MOST
        {
            movers.push((argument, name));
        }
    }
    for at in tokens.clone() {
        if scene.text.lower(at) == "fashion"
            && scene.resolved.at(at).is_none()
            && scene.text.tokens[at].tag == Tag::Noun
            && moved.len() < MOST
        {
            moved.push((
                Argument::phrase(at..at + 1, "fashion"),
                "fashion".to_owned(),
            ));
        }
    }
    for phrase in scene.parses[sentence].phrases.iter().take(4 * MOST) {
        let named = phrase
            .tokens
            .clone()
            .any(|at| scene.resolved.at(at).is_some());
        if named || movers.len() >= 3 * MOST {
            continue;
        }
        if let Some(thing) = noun::thing(scene, phrase.tokens.clone()).filter(|t| t.kind.is_none())
        {
            movers.push((
                Argument::phrase(phrase.tokens.clone(), "phrase"),
                thing.name,
            ));
        }
    }
    // Who was spoken of before, and what the text is about.
    let movers: Vec<(Argument, String, Option<usize>)> = movers
        .into_iter()
        .map(|(argument, name)| (argument, name, None))
        .chain(
            [EntityKind::Person, EntityKind::Product, EntityKind::Brand]
                .into_iter()
                .filter_map(|kind| before(scene, kind, sentence, 2))
                .map(|(mention, other)| {
                    let name = noun::of_mention(scene, mention).name;
                    (Argument::mention(scene, mention), name, Some(other))
                }),
        )
        .collect();
    let mut moved: Vec<(Argument, String, Option<usize>, &'static str)> = moved
        .into_iter()
        .map(|(argument, name)| (argument, name, None, ""))
        .collect();
    let back = [EntityKind::Garment, EntityKind::Product, EntityKind::Trend]
        .into_iter()
        .filter_map(|kind| before(scene, kind, sentence, 1))
        .map(|(mention, other)| (mention, other, "before"));
    for (mention, other, how) in topics(scene, sentence).into_iter().chain(back) {
        let argument = Argument::mention(scene, mention);
        let known = moved
            .iter()
            .any(|(known, ..)| known.entity == argument.entity);
        if !known {
            let name = noun::of_mention(scene, mention).name;
            moved.push((argument, name, Some(other), how));
        }
    }
    for (first, influencer, from) in &movers {
        for (second, target, other, how) in &moved {
            // One of the two at least stands here.
            if from.is_some() && other.is_some() {
                continue;
            }
            let one = first.entity.is_some() && first.entity == second.entity;
            if one || influencer == target || first.tokens.start == second.tokens.start {
                continue;
            }
            let (effect, direction) = effect(scene, tokens.clone());
            found.push(Candidate {
                statement: Statement::Influence(Influence {
                    influencer: influencer.clone(),
                    target: target.clone(),
                    effect,
                    direction,
                    market: None,
                    channel: None,
                    when: scene.when_in(tokens.clone()),
                }),
                sentence,
                first: first.clone(),
                second: second.clone(),
                other: from.or(*other),
                own: if how.is_empty() {
                    Vec::new()
                } else {
                    vec![("second-met", Cow::Borrowed(*how))]
                },
            });
        }
    }
}

fn roles(scene: &Scene<'_>, sentence: usize, terms: &[Term], found: &mut Vec<Candidate>) {
    let tokens = scene.sentence(sentence);
    let first = terms.partition_point(|term| term.tokens.start < tokens.start);
    let here = terms[first..]
        .iter()
        .take_while(|term| term.tokens.start < tokens.end);
    for term in here.filter(|term| !term.praise && !term.plural).take(MOST) {
        let second = Argument::phrase(term.tokens.clone(), "role");
        for (person, other) in holders(scene, EntityKind::Person, sentence, term.tokens.start) {
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

fn collaborations(scene: &Scene<'_>, sentence: usize, found: &mut Vec<Candidate>) {
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
