//! What is brought out by somebody: `launched by X`, `Y's ballet flats, first released
//! in 2016`.

use std::ops::Range;

use releve_facts::{EntityKind, When};

use crate::clause::{Clause, Parse};
use crate::lexicon::Cue;
use crate::relate::Draft;
use crate::relate::launch::{Sort, house, launch, makes, may, thing};
use crate::relate::maker::{How, is_party};
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::tag::Tag;

/// `Miu Miu's ballet flats, first released in 2016`, `launched by X`.
pub(super) fn passive(
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
    // `the Mexico 66 in silver, relaunched by`: behind its own prepositions.
    let back = before.into_iter().flat_map(|last| {
        let first = (0..=last)
            .rev()
            .find(|p| parse.phrases[*p].preposition.is_none())
            .unwrap_or(last);
        [last, first]
    });
    let found = back
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
        .find(|m| is_party(scene.resolved.mentions[*m].kind))
        .map(|m| scene.resolved.entity[m])
}

/// Whose thing it is: a genitive or possessive in the phrase, or a house
/// elsewhere in the clause's subject.
pub(in crate::relate::launch) fn owner(
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
