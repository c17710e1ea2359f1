//! What announces a list of a trend's elements.

use std::ops::Range;

use releve_facts::EntityKind;

use super::answered::answer;
use super::apposed::apposed;
use super::before::{heralded, introduced, makes_up, predicate};
use super::behind::{at_heart, bracket, colon, forms, hallmarks, heart, recipe};
use super::complete::complete;
use super::consists::{consists, think};
use super::followers::{named_as, worn_by_followers};
use super::opening::opening;
use super::subject::Trend;
use super::with_its::with_its;
use crate::scene::Scene;
use crate::segment::BlockKind;
use crate::tag::Tag;

/// A list and the trend that it belongs to.
#[derive(Debug)]
pub(super) struct Announced {
    pub(super) trend: Trend,
    pub(super) list: Range<usize>,
    /// How many elements it must have.
    pub(super) least: usize,
    pub(super) rule: &'static str,
}

type Announcer = fn(&Scene<'_>, usize) -> Option<Announced>;

/// What announces a list most clearly, in the order in which it is asked.
const FIRST: [Announcer; 4] = [think, consists, answer, hallmarks];

/// What announces one where neither those nor the forms of one garment do.
const THEN: [Announcer; 15] = [
    colon,
    bracket,
    complete,
    predicate,
    heart,
    with_its,
    opening,
    makes_up,
    at_heart,
    heralded,
    worn_by_followers,
    named_as,
    recipe,
    apposed,
    introduced,
];

/// All lists that a sentence announces; of several the first that fits.
pub(super) fn announced(scene: &Scene<'_>, sentence: usize) -> Vec<Announced> {
    let kind = scene.text.blocks[scene.text.sentences[sentence].block].kind;
    if matches!(
        kind,
        BlockKind::Offer | BlockKind::Byline | BlockKind::Date | BlockKind::Caption
    ) {
        return Vec::new();
    }
    let one = |announcers: &[Announcer]| announcers.iter().find_map(|find| find(scene, sentence));
    if let Some(found) = one(&FIRST) {
        return vec![found];
    }
    let several = forms(scene, sentence);
    if !several.is_empty() {
        return several;
    }
    one(&THEN).into_iter().collect()
}

pub(super) fn denied(scene: &Scene<'_>, run: Range<usize>) -> bool {
    let text = &scene.text;
    let near = run.start.max(run.end.saturating_sub(4));
    // `gorpcore, the art of dressing for hills you never climb, relies on`
    let first = (near..run.end)
        .rfind(|at| text.surface(*at) == "," && text.tokens[run.end - 1].tag == Tag::Mark)
        .map_or(near, |comma| comma + 1);
    (first..run.end).any(|at| {
        text.tokens[at].tag == Tag::Negation
            || matches!(
                text.lower(at),
                "never" | "nothing" | "no" | "isn't" | "isn’t" | "doesn’t" | "doesn't" | "used"
            )
    })
}

/// True where a sentence tells of wearers or houses.
pub(super) fn other_business(scene: &Scene<'_>, range: Range<usize>) -> bool {
    scene.resolved.within(range.clone()).any(|m| {
        matches!(
            scene.resolved.mentions[m].kind,
            EntityKind::Person | EntityKind::Brand
        )
    }) || priced(scene, range)
}

/// True where a sentence tells of prices or figures.
pub(super) fn priced(scene: &Scene<'_>, mut range: Range<usize>) -> bool {
    range.any(|at| matches!(scene.text.surface(at), "£" | "$" | "€" | "%" | "¥"))
}
