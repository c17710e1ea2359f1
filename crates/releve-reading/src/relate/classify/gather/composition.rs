//! What a trend may consist of: garments, attributes and plain phrases.

use releve_facts::{Composition, EntityKind, Statement};

use super::{Argument, Candidate, MOST, holders};
use crate::item::Item;
use crate::relate::list::Member;
use crate::scene::Scene;
use crate::tag::Tag;

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
                // `plenty of red`: so much is of nothing.
                && !matches!(
                    text.lower(phrase.head),
                    "plenty" | "lots" | "lot" | "touch" | "hint" | "dash" | "bit" | "dose"
                )
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

pub(super) fn candidates(
    scene: &Scene<'_>,
    sentence: usize,
    items: &[&Item],
    found: &mut Vec<Candidate>,
) {
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
