//! Facts of kind `offer`: lines of a shopping edit, and prices in running text.

mod blurb;
mod line;
mod name;
mod price;
mod prose;
mod seller;
#[cfg(test)]
mod tests;
mod thing;

use super::Draft;
use crate::scene::Scene;

pub(super) use line::{ShopLine, lines};
pub(super) use thing::{Thing, things};

pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    for line in lines(scene) {
        drafts.push(line.draft(scene));
    }
    prose::find(scene, drafts);
}
