//! Prices in running text.

use super::Draft;
use crate::scene::Scene;

pub(super) fn find(_scene: &Scene<'_>, _drafts: &mut Vec<Draft>) {}
