//! Facts of kind `blend`: what the text calls a cross of two others.
//!
//! A pattern finds the parents; where they stand and what is said around them
//! tells the result.

mod compound;
mod parent;
mod parents;
mod result;
#[cfg(test)]
mod tests;

use releve_facts::{Blend, Statement};

use super::Draft;
use crate::scene::Scene;
use parents::{Cross, crosses};

pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    for sentence in 0..scene.text.sentences.len() {
        for cross in crosses(scene, sentence) {
            let Some(result) = result::result(scene, sentence, &cross) else {
                continue;
            };
            if cross.parents.len() < 2 || cross.parents.contains(&result.name) {
                continue;
            }
            let Cross {
                parents,
                rule,
                doubtful,
                ..
            } = cross;
            let statement = Statement::Blend(Blend {
                result: result.name,
                parents,
            });
            let mut draft = Draft::new(statement, scene.sentence(sentence), rule)
                .sign(doubtful, "blend: plain parent")
                .sign(result.far, "blend: result in another sentence");
            if let Some(other) = result.sentence.filter(|other| *other != sentence) {
                draft = draft.also(scene.sentence(other));
            }
            drafts.push(draft);
        }
    }
}
