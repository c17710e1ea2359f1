//! Who moves, wherever the sentence names them: behind `by` and `thanks to`, as examples
//! (`It-girls like A and B`), behind a verb that thanks; and what cannot move anything.

use releve_facts::EntityKind;

use crate::clause::Parse;
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;

/// True for what can move something: no place, no season, nobody in particular.
pub(super) fn is_influencer(thing: &Thing) -> bool {
    // `the girl who made`: nobody in particular, and no group.
    let anybody = thing.kind.is_none()
        && matches!(
            thing.name.rsplit(' ').next().unwrap_or(""),
            "girl" | "boy" | "woman" | "man" | "person" | "somebody" | "someone" | "one"
        );
    // `following a decline of 9 percent`: what moved is no mover.
    let movement = thing.kind.is_none()
        && matches!(
            thing.name.rsplit(' ').next().unwrap_or(""),
            "decline" | "fall" | "drop" | "slump" | "dip" | "rise" | "increase" | "growth" | "jump"
        );
    // `The 1950s made the shoe famous`: a decade is a time, and its `s` nobody.
    let letter = thing.name.chars().count() < 2;
    !anybody
        && !movement
        && !letter
        && !matches!(
            thing.kind,
            Some(EntityKind::Place | EntityKind::Season | EntityKind::Attribute)
        )
}

/// True for an entity, and for what capitals name that the text tells nothing of.
pub(super) fn has_name(thing: &Thing) -> bool {
    thing.kind.is_some() || thing.name.starts_with(char::is_uppercase)
}

/// True where all of them are known by name: thanks and blame of `the weather` move nothing.
pub(super) fn named(things: &[Thing]) -> bool {
    things.iter().all(|t| {
        t.kind.is_some_and(|k| {
            matches!(
                k,
                EntityKind::Person
                    | EntityKind::Brand
                    | EntityKind::Organisation
                    | EntityKind::Trend
                    | EntityKind::Event
                    | EntityKind::Product
            )
        }) || t.kind.is_none() && t.name.starts_with(char::is_uppercase)
    })
}

/// The things coordinated from the phrase that begins at `at` or one token on.
pub(super) fn things_at(scene: &Scene<'_>, parse: &Parse, at: usize, end: usize) -> Vec<Thing> {
    let Some(first) = parse
        .phrases
        .iter()
        .position(|p| p.tokens.start >= at && p.tokens.start <= at + 1 && p.tokens.start < end)
    else {
        return Vec::new();
    };
    noun::coordinated(scene, parse, first)
        .into_iter()
        .take_while(|tokens| tokens.start < end)
        .filter_map(|tokens| noun::thing(scene, tokens).filter(is_influencer))
        .collect()
}

/// The phrases behind `by`, with those coordinated: who did it.
pub(super) fn agents(
    scene: &Scene<'_>,
    parse: &Parse,
    from: usize,
    to: usize,
    prepositions: &[&str],
) -> Vec<Thing> {
    let first = parse.phrases.iter().position(|p| {
        p.tokens.start >= from
            && p.tokens.start < to
            && p.preposition
                .is_some_and(|at| at >= from && prepositions.contains(&scene.text.lower(at)))
    });
    let Some(first) = first else {
        return Vec::new();
    };
    let mut found = again(scene, parse, first, to, prepositions);
    // `from films such as A and B`: those named.
    let own = noun::extent(scene, parse, first);
    let range = scene.sentence(scene.text.sentence_of(own.start));
    let named = examples(scene, parse, own.end, range.end);
    if !named.is_empty() {
        return named;
    }
    for tokens in noun::coordinated(scene, parse, first) {
        // `by the founder himself`
        let last = tokens.end - 1;
        let tokens = if tokens.len() > 1
            && matches!(
                scene.text.lower(last),
                "himself" | "herself" | "themselves" | "itself"
            ) {
            tokens.start..last
        } else {
            tokens
        };
        // `inspired by both dance and streetwear`
        found.extend(noun::thing(scene, tokens).filter(is_influencer));
    }
    found
}

/// Those behind a second `by`: `driven by X and, later, by Y`.
fn again(
    scene: &Scene<'_>,
    parse: &Parse,
    first: usize,
    to: usize,
    prepositions: &[&str],
) -> Vec<Thing> {
    let text = &scene.text;
    let end = scene
        .sentence(text.sentence_of(parse.phrases[first].head))
        .end;
    parse.phrases[first + 1..]
        .iter()
        .take_while(|p| p.tokens.start < end.min(to + 8))
        .filter(|p| {
            p.preposition.is_some_and(|at| {
                prepositions.contains(&text.lower(at))
                    && (parse.phrases[first].tokens.end..at)
                        .rev()
                        .take(4)
                        .any(|t| matches!(text.lower(t), "and" | "then" | "later" | "also"))
            })
        })
        .filter_map(|p| noun::thing(scene, p.tokens.clone()).filter(is_influencer))
        .filter(|thing| thing.kind.is_some())
        .chain(as_well_as(scene, parse, first, end, prepositions))
        .collect()
}

/// `inspired by the punks of 1976, who had no money, as well as by A, B and C`: A, B and C.
fn as_well_as(
    scene: &Scene<'_>,
    parse: &Parse,
    first: usize,
    end: usize,
    prepositions: &[&str],
) -> Vec<Thing> {
    let text = &scene.text;
    let by = (parse.phrases[first].tokens.end + 2..end).find(|at| {
        prepositions.contains(&text.lower(*at))
            && text.lower(at - 1) == "as"
            && text.lower(at - 2) == "well"
    });
    by.map_or_else(Vec::new, |by| {
        let mut found = things_at(scene, parse, by + 1, end);
        found.retain(|thing| thing.kind.is_some());
        found
    })
}

/// `It-girls like A and B`, `shows such as A`: those named.
pub(super) fn examples(scene: &Scene<'_>, parse: &Parse, from: usize, to: usize) -> Vec<Thing> {
    let text = &scene.text;
    let like = (from..to.min(from + 2)).find(|at| {
        matches!(text.lower(*at), "like" | "including")
            || text.lower(*at) == "such" && text.lower_at(Some(at + 1)) == "as"
    });
    let Some(like) = like else {
        return Vec::new();
    };
    let Some(first) = parse
        .phrases
        .iter()
        .position(|p| p.tokens.start > like && p.tokens.end <= to)
    else {
        return Vec::new();
    };
    noun::coordinated(scene, parse, first)
        .into_iter()
        .take_while(|tokens| tokens.end <= to)
        .filter_map(|tokens| noun::thing(scene, tokens))
        .filter(|thing| has_name(thing) && is_influencer(thing))
        .collect()
}
