//! Launches told by a verb: `X launched Y`, `Y, launched by X`, `Y, which X
//! introduced`, `X followed with Y`, `X put Y on sale`, `X plans Y in May`.

use std::ops::Range;

use releve_facts::{EntityKind, When};

use super::{Sort, Thing, house, launch, makes, may, thing};
use crate::clause::{Clause, ClauseKind, Parse, Reality};
use crate::lexicon::Cue;
use crate::relate::Draft;
use crate::relate::maker::{How, Makers, makers};
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::is_month;
use crate::tag::Tag;

pub(super) fn by_clause(
    scene: &Scene<'_>,
    parse: &Parse,
    clause: &Clause,
    coined: &[String],
    drafts: &mut Vec<Draft>,
) {
    // `dropped to No. 4`, `dropped out of the list`: a fall.
    let falls = scene.text.lemma(clause.verb) == "drop"
        && matches!(
            scene.text.lower_at(Some(clause.group.end)),
            "to" | "from" | "by" | "out" | "off"
        );
    if falls || !real(scene, parse, clause) {
        return;
    }
    let when = when(scene, parse, clause);
    let number = clause.sentence;
    let verb = scene.verb_is(clause, Cue::Launch) || scene.verb_is(clause, Cue::Issue);
    let end = scene.sentence(number).end;
    // A bare past form behind a name may be the verb of a clause after all:
    // `Fred Perry answered in`, `which X, a label, launched on`.
    let bare = clause.group.start == clause.verb;
    let relative = bare && verb && before_relative(scene, parse, clause, coined).is_some();
    let finite = relative || bare && reply(scene, clause).is_some();
    if clause.passive && !finite {
        if verb {
            passive(scene, parse, clause, coined, when, drafts);
        }
        return;
    }
    let (things, rule) = if let Some(at) = on_sale(scene, clause) {
        (
            listed(scene, clause.group.end, at, coined),
            "launch: puts on sale",
        )
    } else if let Some(at) = reply(scene, clause) {
        let things = one_of_its_own(scene, at, number)
            .map_or_else(|| listed(scene, at + 1, end, coined), |thing| vec![thing]);
        if when.is_none() && things.iter().all(|t| t.sort == Sort::Garment) {
            return;
        }
        (things, "launch: follows with")
    } else if scene.verb_is(clause, Cue::Plan) {
        let things: Vec<Thing> = listed(scene, clause.group.end, end, coined)
            .into_iter()
            .filter(|t| matches!(t.sort, Sort::Line | Sort::Named))
            .collect();
        if scene.times_in(clause.reach.clone()).next().is_none() && !dated(scene, number) {
            return;
        }
        (things, "launch: plans")
    } else if verb {
        let strong = scene.verb_is(clause, Cue::Issue);
        let mut things = listed(scene, clause.group.end, end, coined);
        let mut rule = "launch: verb and object";
        if things.is_empty() {
            things.extend(own_version(scene, clause));
        }
        if things.is_empty() || things.iter().all(|t| t.sort == Sort::Garment) {
            things.extend(examples(scene, clause.group.end, end, coined));
        }
        if things.is_empty() {
            things.extend(before_relative(scene, parse, clause, coined));
            rule = "launch: which it launched";
        }
        // `created a dress`, `opened a jar`: only lines and names are launched so.
        things.retain(|t| strong || !matches!(t.sort, Sort::Garment | Sort::Coined));
        (things, rule)
    } else if since(scene, clause) {
        (
            listed(scene, clause.group.end, end, coined)
                .into_iter()
                .filter(|t| t.sort != Sort::Line)
                .take(1)
                .collect(),
            "launch: has made since",
        )
    } else {
        return;
    };
    if things.is_empty() {
        return;
    }
    let Some(Makers { entities, how }) = makers(scene, parse, clause) else {
        return;
    };
    let found = scene.verb_is(clause, Cue::Found);
    let able = entities.iter().find(|e| may(scene, **e)).copied();
    let Some(brand) = able.or_else(|| {
        // `… with X, who is …, and unveiled`: the verb is the main subject's.
        (how == How::Shared).then(|| main_subject(scene, parse, clause))?
    }) else {
        return;
    };
    // A singer of a brand's name releases songs.
    let sings = scene.entity(brand).kind == EntityKind::Person
        && !crate::relate::showing::designs(scene, brand);
    let things: Vec<Thing> = things
        .into_iter()
        .filter(|t| !(sings && t.sort == Sort::Named && !worn(scene, t)) || found)
        .collect();
    // Who designs for a house launches in its name.
    let brand = if scene.entity(brand).kind == EntityKind::Person && !found && how == How::Topic {
        house(scene, number).unwrap_or(brand)
    } else {
        brand
    };
    let planned = clause.reality == Reality::Unreal;
    // Two make one thing together; of three or more each makes its own.
    let houses: Vec<EntityNumber> = entities
        .iter()
        .copied()
        .filter(|e| scene.entity(*e).kind == EntityKind::Brand)
        .collect();
    let houses = if houses.len() > 2 {
        houses
    } else {
        vec![brand]
    };
    for thing in &things {
        for brand in &houses {
            drafts.push(
                launch(scene, *brand, thing, when.clone(), number, rule, how)
                    .sign(planned, "planned")
                    .sign(scene.verb_is(clause, Cue::Issue), "verb of issuing")
                    .sign(things.len() > 1 || houses.len() > 1, "list"),
            );
        }
    }
}

/// True for names that end in a garment, or where a coinage stands for one.
fn worn(scene: &Scene<'_>, thing: &Thing) -> bool {
    scene.items_in(thing.tokens.clone()).next().is_some()
        || thing.tokens.clone().any(|at| scene.text.lower(at) == "own")
        || scene
            .resolved
            .of_kind(EntityKind::Product, thing.tokens.clone())
            .next()
            .is_some()
}

/// The house that the sentence's first clause is about.
fn main_subject(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<EntityNumber> {
    parse
        .clauses
        .iter()
        .filter(|other| other.verb < clause.verb && other.kind == ClauseKind::Finite)
        .find_map(|other| {
            scene
                .subjects(parse, other, EntityKind::Brand)
                .first()
                .copied()
        })
}

/// `released pieces such as the Tabby`: those that are named.
fn examples(scene: &Scene<'_>, from: usize, end: usize, coined: &[String]) -> Vec<Thing> {
    let text = &scene.text;
    let such = (from..end.min(from + 5))
        .find(|at| text.lower(*at) == "such" && text.lower_at(Some(at + 1)) == "as");
    let Some(such) = such else {
        return Vec::new();
    };
    let mut found = listed(scene, such + 2, end, coined);
    found.retain(|thing| thing.sort == Sort::Named);
    found
}

/// `released its own version`: of the product that the sentence names.
fn own_version(scene: &Scene<'_>, clause: &Clause) -> Option<Thing> {
    let floor = scene.sentence(clause.sentence).start;
    let end = scene.sentence(clause.sentence).end;
    let version = (clause.group.end..(clause.group.end + 4).min(end))
        .find(|at| scene.spotted.has_cue(*at, Cue::Version))?;
    if matches!(scene.text.lower_at(Some(version + 1)), "of" | ",") {
        return None;
    }
    let m = scene
        .resolved
        .of_kind(EntityKind::Product, floor..clause.group.start)
        .last()?;
    Some(Thing {
        name: scene.name(scene.resolved.entity[m]),
        sort: Sort::Named,
        tokens: scene.resolved.mentions[m].tokens.clone(),
    })
}

/// Stated, or announced with `will` and a time; an infinitive only where the
/// verb before it says that it is done.
fn real(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> bool {
    if clause.reality == Reality::Unreal {
        let will = clause
            .group
            .clone()
            .any(|at| matches!(scene.text.lower(at), "will" | "'ll" | "’ll"));
        let hedged = scene.sentence(clause.sentence).any(|at| {
            scene.spotted.has_cue(at, Cue::Unreal)
                || matches!(scene.text.surface(at), "?")
                || matches!(
                    scene.text.lower(at),
                    "if" | "whether" | "hopes" | "expected" | "might"
                )
        });
        return will && !hedged && (timed(scene, clause) || dated(scene, clause.sentence));
    }
    if clause.reality != Reality::Stated || said_to(scene, clause.sentence) {
        return false;
    }
    if clause.kind != ClauseKind::Infinitive {
        return true;
    }
    let before = parse
        .clauses
        .iter()
        .rev()
        .find(|other| other.verb < clause.verb && other.kind != ClauseKind::Infinitive);
    before.is_some_and(|other| {
        other.reality == Reality::Stated
            && (scene.verb_is(other, Cue::Collaborate)
                || scene.verb_is(other, Cue::Plan) && timed(scene, clause)
                || matches!(
                    scene.text.lemma(other.verb),
                    "use" | "go" | "come" | "become" | "return" | "join" | "team"
                ))
    })
}

/// `is said to be planning`, `rumoured`: hearsay.
fn said_to(scene: &Scene<'_>, number: usize) -> bool {
    scene.sentence(number).any(|at| {
        matches!(
            scene.text.lower(at),
            "said" | "thought" | "believed" | "reported" | "understood" | "supposed"
        ) && scene.text.lower_at(Some(at + 1)) == "to"
            || matches!(
                scene.text.lower(at),
                "rumoured" | "rumored" | "rumours" | "rumors" | "speculation" | "reportedly"
            )
    })
}

fn timed(scene: &Scene<'_>, clause: &Clause) -> bool {
    scene.times_in(clause.reach.clone()).next().is_some()
}

/// `this autumn`, `in the autumn`: a time even where its year is unknown.
pub(super) fn dated(scene: &Scene<'_>, number: usize) -> bool {
    let tokens = scene.sentence(number);
    scene.times_in(tokens.clone()).next().is_some()
        || tokens.clone().any(|at| {
            matches!(scene.text.lower(at), "this" | "next" | "the" | "in" | "on")
                && (is_month(scene.text.lower_at(Some(at + 1)))
                    || matches!(
                        scene.text.lower_at(Some(at + 1)),
                        "spring" | "summer" | "autumn" | "fall" | "winter" | "month" | "week"
                    ))
        })
}

/// The things listed from a token on: `abayas and matching hijabs`.
fn listed(scene: &Scene<'_>, at: usize, end: usize, coined: &[String]) -> Vec<Thing> {
    let mut start = at;
    while start < end
        && (scene.text.tokens[start].tag == Tag::Adverb || scene.text.surface(start) == ",")
    {
        start += 1;
    }
    let Some(first) = thing(scene, start, end, coined) else {
        return Vec::new();
    };
    let mut last = first.tokens.end;
    let mut found = vec![first];
    while found.len() < 5 && last < end {
        let mut next = last;
        while next < end && matches!(scene.text.lower(next), "," | "and" | "&" | "plus") {
            next += 1;
        }
        if next == last || found[0].sort == Sort::Named {
            break;
        }
        while next < end && matches!(scene.text.lower(next), "matching" | "also" | "a" | "an") {
            next += 1;
        }
        match thing(scene, next, end, coined) {
            Some(more) if more.sort == found[0].sort && more.sort == Sort::Garment => {
                last = more.tokens.end;
                found.push(more);
            }
            _ => break,
        }
    }
    found
}

/// `put the L.12.12 on sale`: where `on sale` stands.
fn on_sale(scene: &Scene<'_>, clause: &Clause) -> Option<usize> {
    if !matches!(scene.text.lemma(clause.verb), "put" | "place" | "bring") {
        return None;
    }
    clause.reach.clone().find(|at| {
        matches!(scene.text.lower(*at), "on" | "onto" | "into" | "to")
            && (matches!(
                scene.text.lower_at(Some(at + 1)),
                "sale" | "market" | "production" | "shelves"
            ) || matches!(scene.text.lower_at(Some(at + 2)), "market" | "shelves")
                && scene.text.lower_at(Some(at + 1)) == "the")
    })
}

/// `followed with`, `answered in 1952 with`: where `with` stands.
fn reply(scene: &Scene<'_>, clause: &Clause) -> Option<usize> {
    let replies = scene.verb_is(clause, Cue::Reply)
        || scene.spotted.cue_at(clause.verb, Cue::Reply).is_some();
    if !replies {
        return None;
    }
    let end = scene.sentence(clause.sentence).end;
    (clause.verb + 1..(clause.verb + 7).min(end)).find(|at| {
        scene.text.lower(*at) == "with"
            && (clause.verb + 1..*at).all(|t| scene.resolved.at(t).is_none())
    })
}

/// `with one of his own`: the garment that the text is about.
fn one_of_its_own(scene: &Scene<'_>, with: usize, number: usize) -> Option<Thing> {
    let end = scene.sentence(number).end;
    let own = (with + 1..(with + 6).min(end)).find(|at| scene.text.lower(*at) == "own")?;
    let plain = matches!(
        scene.text.lower(with + 1),
        "one" | "ones" | "its" | "their" | "his" | "her"
    );
    let ends = own + 1 >= end
        || scene.text.tokens[own + 1].tag == Tag::Mark
        || scene.text.tokens[own + 1].tag == Tag::Preposition;
    let garment = scene.main_garment?;
    (plain && ends).then(|| Thing {
        name: scene.name(garment),
        sort: Sort::Named,
        tokens: with + 1..own + 1,
    })
}

/// `has made its Field Coat since 1924`
fn since(scene: &Scene<'_>, clause: &Clause) -> bool {
    matches!(scene.text.lemma(clause.verb), "make" | "produce" | "sell")
        && clause.reach.clone().any(|at| {
            scene.text.lower(at) == "since" && scene.times_in(at + 1..at + 3).next().is_some()
        })
}

/// `the Birkin, which Hermès introduced`: the thing before the relative.
pub(super) fn before_relative(
    scene: &Scene<'_>,
    parse: &Parse,
    clause: &Clause,
    coined: &[String],
) -> Option<Thing> {
    let floor = scene.sentence(clause.sentence).start;
    let relative = (floor..clause.group.start).rev().take(14).find(|at| {
        matches!(scene.text.lower(*at), "which" | "that") && scene.resolved.at(*at).is_none()
    })?;
    // Another verb between leaves the relative to that one.
    let taken = parse.clauses.iter().any(|other| {
        other.verb > relative && other.verb < clause.verb && other.kind == ClauseKind::Finite
    });
    if taken {
        return None;
    }
    let mut candidates: Vec<Thing> = parse
        .phrases
        .iter()
        .filter(|phrase| phrase.tokens.end <= relative)
        .filter_map(|phrase| thing(scene, phrase.tokens.start, relative, coined))
        .collect();
    let best = candidates
        .iter()
        .rposition(|t| matches!(t.sort, Sort::Named | Sort::Coined))
        .or_else(|| candidates.len().checked_sub(1))?;
    Some(candidates.swap_remove(best))
}

/// `Miu Miu's ballet flats, first released in 2016`, `launched by X`.
fn passive(
    scene: &Scene<'_>,
    parse: &Parse,
    clause: &Clause,
    coined: &[String],
    when: Option<When>,
    drafts: &mut Vec<Draft>,
) {
    let number = clause.sentence;
    let floor = scene.sentence(number).start;
    // `X's Y, relaunched in June`: the phrase before the comma.
    let comma = clause.group.start > floor
        && clause.group.start == clause.verb
        && scene.text.surface(clause.group.start - 1) == ",";
    let before = comma
        .then(|| {
            parse
                .phrases
                .iter()
                .rposition(|p| p.tokens.end + 1 == clause.group.start)
        })
        .flatten();
    let found = before
        .into_iter()
        .chain(clause.subject.iter().copied())
        .map(|p| &parse.phrases[p])
        .find_map(|phrase| {
            thing(scene, phrase.tokens.start, phrase.tokens.end, coined).map(|t| (phrase, t))
        });
    let Some((phrase, thing)) = found else {
        return;
    };
    let strong = scene.verb_is(clause, Cue::Issue);
    if !strong && !matches!(thing.sort, Sort::Named | Sort::Line) {
        return;
    }
    let agent = clause.prepositional.iter().find_map(|p| {
        let phrase = &parse.phrases[*p];
        let by = phrase
            .preposition
            .is_some_and(|at| scene.text.lower(at) == "by");
        by.then(|| first_party(scene, phrase.tokens.clone()))?
    });
    let brand = agent
        .filter(|e| may(scene, *e))
        .or_else(|| owner(scene, parse, phrase.tokens.clone(), clause));
    let (brand, how) = match brand {
        Some(brand) => (brand, How::Named),
        None if when.is_some() => match house(scene, number) {
            Some(brand) => (brand, How::Topic),
            None => return,
        },
        None => return,
    };
    drafts.push(
        launch(
            scene,
            brand,
            &thing,
            when,
            number,
            "launch: is launched",
            how,
        )
        .sign(strong, "verb of issuing"),
    );
}

fn first_party(scene: &Scene<'_>, tokens: Range<usize>) -> Option<EntityNumber> {
    scene
        .resolved
        .within(tokens)
        .find(|m| crate::relate::maker::is_party(scene.resolved.mentions[*m].kind))
        .map(|m| scene.resolved.entity[m])
}

/// Whose thing it is: a genitive or possessive in the phrase, or a house
/// elsewhere in the clause's subject.
pub(super) fn owner(
    scene: &Scene<'_>,
    parse: &Parse,
    phrase: Range<usize>,
    clause: &Clause,
) -> Option<EntityNumber> {
    let own = scene
        .resolved
        .within(phrase.clone())
        .find(|m| {
            let mention = &scene.resolved.mentions[*m];
            mention.kind == EntityKind::Brand
                || mention.kind == EntityKind::Person
                    && (scene.text.tokens[mention.tokens.start].tag == Tag::Possessive
                        || scene
                            .text
                            .tokens
                            .get(mention.tokens.end)
                            .is_some_and(|t| t.tag == Tag::Genitive))
        })
        .map(|m| scene.resolved.entity[m])
        .filter(|e| scene.entity(*e).kind == EntityKind::Brand || makes(scene, *e));
    own.or_else(|| {
        clause.subject.iter().find_map(|p| {
            scene
                .entities_in(EntityKind::Brand, parse.phrases[*p].tokens.clone())
                .first()
                .copied()
        })
    })
}

/// The time in the clause, else in the sentence where that tells little else.
fn when(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<When> {
    let near = |tokens: Range<usize>| {
        scene
            .times_in(tokens)
            .find(|time| !time.compared)
            .map(|time| time.when.clone())
    };
    let verbs: Vec<usize> = parse
        .clauses
        .iter()
        .filter(|c| c.kind == ClauseKind::Finite)
        .map(|c| c.verb)
        .collect();
    let end = parse
        .clauses
        .iter()
        .filter(|c| c.verb > clause.verb && c.kind == ClauseKind::Finite)
        .map(|c| c.group.start)
        .next()
        .unwrap_or(scene.sentence(clause.sentence).end);
    near(clause.group.start..end).or_else(|| {
        // `In 1972 X launched`: nothing else is told before the verb.
        let alone = verbs.iter().filter(|v| **v < clause.verb).count() == 0 || verbs.len() <= 2;
        alone.then(|| near(scene.sentence(clause.sentence).start..clause.group.start))?
    })
}
