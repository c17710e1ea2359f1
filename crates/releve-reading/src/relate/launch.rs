//! Facts of kind `launch`: a brand starts, releases or unveils something.

use std::ops::Range;

use releve_facts::{EntityKind, Launch, Statement, When};

use super::Draft;
use crate::clause::{Clause, ClauseKind, Parse, Reality};
use crate::lexicon::Cue;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::BlockKind;
use crate::tag::Tag;

pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    for (parse, clause) in scene.clauses() {
        let block = scene.text.blocks[scene.text.sentences[clause.sentence].block].kind;
        if matches!(
            block,
            BlockKind::Offer | BlockKind::Byline | BlockKind::Date
        ) {
            continue;
        }
        // Plans that a brand announces with a date are launches, wishes are not.
        let planned = clause.reality == Reality::Unreal && announced(scene, clause);
        if clause.reality != Reality::Stated && !planned {
            continue;
        }
        if !scene.verb_is(clause, Cue::Launch) {
            continue;
        }
        let Some(maker) = maker(scene, parse, clause) else {
            continue;
        };
        let when = when(scene, clause);
        let has_when = when.is_some();
        // Who debuts a look wears it; only who designs or founds brings it out.
        if maker.person && !makes(scene, maker.brand) {
            continue;
        }
        for what in what(scene, parse, clause) {
            let launch = Launch {
                brand: scene.name(maker.brand),
                what: what.name,
                when: when.clone(),
            };
            drafts.push(
                Draft::new(
                    Statement::Launch(launch),
                    scene.sentence(clause.sentence),
                    what.rule,
                )
                .sign(maker.person, "by a person")
                .sign(maker.shared, "subject from another clause")
                .sign(planned, "planned")
                .sign(has_when, "with a time")
                .sign(scene.verb_is(clause, Cue::Show), "verb of showing too"),
            );
        }
    }
}

/// True for people who design, or whom the text calls founder.
fn makes(scene: &Scene<'_>, person: EntityNumber) -> bool {
    super::showing::designs(scene, person)
        || scene.entity(person).mentions.iter().any(|m| {
            let mention = &scene.resolved.mentions[*m].tokens;
            let reach =
                mention.start.saturating_sub(6)..(mention.end + 6).min(scene.text.tokens.len());
            reach
                .into_iter()
                .any(|at| scene.spotted.has_cue(at, Cue::Found))
        })
}

struct Maker {
    brand: EntityNumber,
    person: bool,
    shared: bool,
}

/// Who launches: the subject, or of a passive the agent or possessor.
fn maker(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Maker> {
    let of = |kind| scene.subjects(parse, clause, kind).first().copied();
    let passive = clause.passive;
    if !passive {
        for kind in [
            EntityKind::Brand,
            EntityKind::Organisation,
            EntityKind::Person,
        ] {
            if let Some(brand) = of(kind) {
                return Some(Maker {
                    brand,
                    person: kind == EntityKind::Person,
                    shared: clause.shared_subject,
                });
            }
        }
        return None;
    }
    // `launched by X`, else `Miu Miu's ballet flats, first released in 2016`.
    let agent = clause.prepositional.iter().find_map(|p| {
        let phrase = &parse.phrases[*p];
        let by = phrase
            .preposition
            .is_some_and(|at| scene.text.lower(at) == "by");
        by.then(|| {
            scene
                .head(phrase, EntityKind::Brand)
                .or_else(|| scene.head(phrase, EntityKind::Person))
        })?
    });
    let owner = || {
        clause.subject.iter().find_map(|p| {
            scene
                .entities_in(EntityKind::Brand, parse.phrases[*p].tokens.clone())
                .first()
                .copied()
        })
    };
    agent.or_else(owner).map(|brand| Maker {
        brand,
        person: scene.entity(brand).kind == EntityKind::Person,
        shared: clause.shared_subject,
    })
}

struct What {
    name: String,
    rule: &'static str,
}

/// What is launched: products, garments, lines, shops among the objects; of a
/// relative clause or a passive what stands before.
fn what(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Vec<What> {
    let end = clause.reach.end;
    let mut found = Vec::new();
    let mut object = clause
        .objects
        .iter()
        .map(|p| &parse.phrases[*p])
        .take_while(|phrase| phrase.tokens.start < end);
    if clause.passive {
        for p in &clause.subject {
            found.extend(thing(
                scene,
                parse.phrases[*p].tokens.clone(),
                "launch: is launched",
            ));
        }
    } else if let Some(first) = object.next() {
        found.extend(thing(
            scene,
            complement(scene, first.tokens.clone(), end),
            "launch: verb and object",
        ));
        for more in object.take_while(|phrase| phrase.coordinated) {
            found.extend(thing(
                scene,
                complement(scene, more.tokens.clone(), end),
                "launch: verb and object",
            ));
        }
    }
    if found.is_empty() && !clause.passive {
        // `the Birkin, which Hermès introduced in 1984`
        let before = clause
            .subject
            .first()
            .map_or(clause.group.start, |p| parse.phrases[*p].tokens.start);
        let relative = before > 0 && scene.text.tokens[before - 1].tag == Tag::Relative
            || before > 0 && matches!(scene.text.lower(before - 1), "which" | "that");
        if relative
            && let Some(phrase) = parse
                .phrases
                .iter()
                .rev()
                .find(|phrase| phrase.tokens.end < before)
        {
            found.extend(thing(
                scene,
                phrase.tokens.clone(),
                "launch: which it launched",
            ));
        }
    }
    found
}

/// The phrase with its `of` complement: `a line of vegan-leather belts`.
fn complement(scene: &Scene<'_>, phrase: Range<usize>, end: usize) -> Range<usize> {
    let mut last = phrase.end;
    let joins = |at: usize| {
        at < end && matches!(scene.text.lower(at), "of" | "named" | "called" | "dubbed")
    };
    if joins(last) {
        last += 1;
        while last < end
            && (scene.resolved.at(last).is_some()
                || matches!(scene.text.surface(last), "“" | "\"" | "‘")
                || matches!(
                    scene.text.tokens[last].tag,
                    Tag::Adjective
                        | Tag::Noun
                        | Tag::Name
                        | Tag::Determiner
                        | Tag::Past
                        | Tag::Number
                ))
        {
            last += 1;
        }
    }
    phrase.start..last
}

/// A thing that can be launched, by name.
fn thing(scene: &Scene<'_>, tokens: Range<usize>, rule: &'static str) -> Option<What> {
    let product = scene
        .resolved
        .of_kind(EntityKind::Product, tokens.clone())
        .next();
    let item = scene.items_in(tokens.clone()).last();
    let name = match (product, item) {
        (Some(product), Some(item)) => {
            let product = scene.name(scene.resolved.entity[product]);
            format!("{product} {}", scene.name(item.garment))
        }
        (Some(product), None) => scene.name(scene.resolved.entity[product]),
        (None, Some(item)) if !heads_line(scene, tokens.clone()) => {
            let mut words: Vec<String> = item
                .attributes
                .iter()
                .filter(|m| {
                    scene.resolved.mentions[**m].tokens.end
                        <= scene.resolved.mentions[item.mention].tokens.start
                })
                .map(|m| scene.name(scene.resolved.entity[*m]))
                .collect();
            words.push(scene.name(item.garment));
            words.join(" ")
        }
        _ => {
            let line = heads_line(scene, tokens.clone());
            if !line {
                return None;
            }
            bare(scene, tokens)
        }
    };
    (!name.is_empty()).then_some(What { name, rule })
}

/// True where the phrase speaks of a line, a label or a shop.
fn heads_line(scene: &Scene<'_>, tokens: Range<usize>) -> bool {
    tokens
        .into_iter()
        .any(|at| scene.spotted.has_cue(at, Cue::Line))
}

/// The phrase without determiners, possessors and the words of time.
fn bare(scene: &Scene<'_>, tokens: Range<usize>) -> String {
    let mut start = tokens.start;
    while start < tokens.end
        && matches!(
            scene.text.tokens[start].tag,
            Tag::Determiner | Tag::Possessive | Tag::Genitive
        )
        || start < tokens.end
            && matches!(scene.text.lower(start), "own" | "first" | "new" | "latest")
    {
        start += 1;
    }
    scene
        .text
        .slice(start..tokens.end)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .trim_matches(['“', '”', '"', ','])
        .to_owned()
}

/// The time of the clause, else of its sentence; a season counts too.
fn when(scene: &Scene<'_>, clause: &Clause) -> Option<When> {
    let near = |tokens: Range<usize>| {
        scene
            .times_in(tokens)
            .find(|time| !time.compared)
            .map(|time| time.when.clone())
    };
    near(clause.reach.clone()).or_else(|| {
        let single = scene.parses[clause.sentence]
            .clauses
            .iter()
            .filter(|c| c.kind == ClauseKind::Finite)
            .count()
            <= 2;
        single.then(|| near(scene.sentence(clause.sentence)))?
    })
}

/// `will open a pop-up in April`: a plan with `will` and a time.
fn announced(scene: &Scene<'_>, clause: &Clause) -> bool {
    clause
        .group
        .clone()
        .any(|at| scene.text.lower(at) == "will")
        && scene.times_in(clause.reach.clone()).next().is_some()
}
