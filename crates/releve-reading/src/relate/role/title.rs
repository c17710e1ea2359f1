//! Titles that stand for the person who bears them: `the Princess of Wales`.

use releve_facts::{EntityKind, Role, Statement};

use super::super::Draft;
use crate::lexicon::FormKind;
use crate::scene::Scene;
use crate::segment::Shape;
use crate::spot::Found;

/// An alias in the lexicon that is a title: the listed role, then `of`.
pub(super) fn find(scene: &Scene<'_>, found: &mut Vec<Draft>) {
    let text = &scene.text;
    for mention in &scene.resolved.mentions {
        let alias = matches!(mention.found, Found::Lexicon(_, FormKind::Alias));
        if mention.kind != EntityKind::Person || !alias || mention.tokens.len() < 3 {
            continue;
        }
        let titled = scene
            .spotted
            .roles_over(mention.tokens.clone())
            .find(|role| {
                mention.tokens.start <= role.tokens.start
                    && role.tokens.start <= mention.tokens.start + 1
                    && text.lower_at(Some(role.tokens.end)) == "of"
                    && role.tokens.end + 1 < mention.tokens.end
            });
        let Some(role) = titled else { continue };
        let title = text.phrase(role.tokens.start..mention.tokens.end);
        if !text.tokens[role.tokens.start].shape.is_capital()
            || text.tokens[role.tokens.start].shape == Shape::Upper
        {
            continue;
        }
        let number = scene.resolved.at(mention.tokens.start);
        let Some(entity) = number.map(|n| scene.resolved.entity[n]) else {
            continue;
        };
        let fact = Role {
            person: scene.name(entity),
            role: title,
            organisation: None,
        };
        let sentence = text.sentence_of(mention.tokens.start);
        found.push(Draft::new(
            Statement::Role(fact),
            scene.sentence(sentence),
            "role: title as name",
        ));
    }
}
