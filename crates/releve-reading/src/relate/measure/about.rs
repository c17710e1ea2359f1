//! What a sentence is about where a figure has no subject of its own: `The slide was
//! second, with searches up 40 per cent` is about the slide.

use releve_facts::EntityKind;

use super::Teller;
use super::meant::{is_platform, meant};
use super::named::{Named, named};
use crate::lexicon::Cue;
use crate::relate::aside::{around, asides};
use crate::segment::BlockKind;

impl Teller<'_, '_, '_> {
    /// The thing that the sentence is about: the nearest one named before `at`,
    /// else the one last told of, else what the line above names.
    pub(super) fn about(&self, sentence: usize, at: usize) -> Option<Named> {
        if let Some(subject) = self.along(sentence, at) {
            return Some(subject);
        }
        let scene = self.scene;
        let range = scene.sentence(sentence);
        // `The slide, worn by X with a Loewe jumper, was second, with searches up`: no
        // searches for the jumper.
        let asides = asides(scene, sentence);
        let worn = |start: usize| {
            around(&asides, start).is_some_and(|aside| {
                let person = scene
                    .resolved
                    .of_kind(EntityKind::Person, aside.tokens.clone())
                    .next()
                    .is_some();
                person && aside.tokens.end < at
            })
        };
        let near = scene
            .resolved
            .within(range.start..at)
            .filter(|m| {
                let mention = &scene.resolved.mentions[*m];
                if worn(mention.tokens.start) {
                    return false;
                }
                let generic = mention.kind == EntityKind::Garment
                    && (mention.tokens.len() == 1
                        && scene.spotted.has_cue(mention.tokens.start, Cue::Piece)
                        || is_platform(scene, mention.tokens.end - 1));
                matches!(
                    mention.kind,
                    EntityKind::Product
                        | EntityKind::Garment
                        | EntityKind::Trend
                        | EntityKind::Brand
                ) && !generic
            })
            .last();
        if let Some(row) = self.listed(sentence) {
            // Under `1. Suede sneakers`, `the slim trainer` is no other shoe.
            let again = near.is_none_or(|m| {
                let mention = &scene.resolved.mentions[m];
                let start = scene
                    .items_in(mention.tokens.clone())
                    .next()
                    .map_or(mention.tokens.start, |item| item.tokens.start);
                let article = |at: usize| matches!(scene.text.lower(at), "the" | "this" | "these");
                mention.kind == EntityKind::Garment
                    && (article(start) || start > range.start && article(start - 1))
            });
            if again {
                return Some(row);
            }
        }
        if let Some(m) = near {
            let start = scene
                .items_in(scene.resolved.mentions[m].tokens.clone())
                .next()
                .map_or(scene.resolved.mentions[m].tokens.start, |item| {
                    item.tokens.start
                });
            return named(scene, start, at, &self.past).filter(|s| s.kind.is_some());
        }
        if let Some(told) = self.last_told(sentence, 2) {
            let mut subject = told.subject.clone();
            subject.meant = true;
            subject.antecedent = (told.sentence != sentence).then_some(told.sentence);
            return Some(subject);
        }
        let line = sentence.checked_sub(1)?;
        let block = scene.text.sentences[line].block;
        let heading = matches!(
            scene.text.blocks[block].kind,
            BlockKind::Name | BlockKind::Heading
        );
        if heading {
            let range = scene.sentence(line);
            let m = scene.resolved.within(range.clone()).find(|m| {
                matches!(
                    scene.resolved.mentions[*m].kind,
                    EntityKind::Product
                        | EntityKind::Garment
                        | EntityKind::Trend
                        | EntityKind::Brand
                )
            });
            if let Some(m) = m {
                return Some(self.entity(m, sentence));
            }
        }
        meant(scene, at..at + 1, &self.past, |_| true)
    }
}
