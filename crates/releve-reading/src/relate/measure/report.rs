//! What a report states once for all its figures: who ranks and for which period (`The
//! Lyst Index for the third quarter of 2022`), and the house that it is about.

use std::ops::Range;

use releve_facts::{EntityKind, When};

use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::segment::BlockKind;
use crate::tag::Tag;

/// Who ranks in a document and for which period, where it is about a ranking.
#[derive(Debug, Clone, Default)]
pub(super) struct Report {
    pub(super) channel: Option<String>,
    pub(super) when: Option<When>,
    /// Where the house stands that the text is about, in its headline or lead.
    pub(super) house: Option<usize>,
}

impl Report {
    /// Looks at the headline, at what stands between it and the text, and at the
    /// first two paragraphs.
    pub(super) fn of(scene: &Scene<'_>) -> Self {
        let blocks = &scene.text.blocks;
        let mut paragraphs = 0;
        let mut opening = 0..0;
        for block in blocks {
            if block.kind == BlockKind::Paragraph {
                paragraphs += 1;
            }
            if paragraphs > 2 || paragraphs > 0 && block.kind == BlockKind::Heading {
                break;
            }
            opening.end = block.tokens.end;
        }
        let ranks = opening.clone().any(|at| is_ranking(scene, at));
        let house = house(scene);
        if !ranks {
            return Self {
                house,
                ..Self::default()
            };
        }
        Self {
            house,
            channel: scene
                .resolved
                .of_kind(EntityKind::Channel, opening.clone())
                .next()
                .map(|m| scene.resolved.of(m).name.clone()),
            when: dated(scene, opening),
        }
    }
}

/// The house with which headline or lead begins: `Danish brand X has appointed`.
fn house(scene: &Scene<'_>) -> Option<usize> {
    let text = &scene.text;
    let title = text
        .blocks
        .iter()
        .find(|block| block.kind == BlockKind::Title)?;
    let lead = text
        .blocks
        .iter()
        .find(|block| block.kind == BlockKind::Paragraph)?;
    let subject = |tokens: Range<usize>| {
        let verb = tokens.clone().find(|at| {
            matches!(text.tokens[*at].tag, Tag::Verb | Tag::Past | Tag::Auxiliary)
                && scene.resolved.at(*at).is_none()
        })?;
        scene.resolved.within(tokens.start..verb).find(|m| {
            let mention = &scene.resolved.mentions[*m];
            let called = mention.tokens.start > tokens.start
                && scene.spotted.has_cue(mention.tokens.start - 1, Cue::House);
            let governed = mention.tokens.start > tokens.start
                && text.tokens[mention.tokens.start - 1].tag == Tag::Preposition;
            match mention.kind {
                EntityKind::Brand | EntityKind::Organisation => !governed,
                EntityKind::Person => called,
                _ => false,
            }
        })
    };
    let first = scene.sentence(text.sentence_of(lead.tokens.start));
    // The headline's house must be the lead's too, or the only one of both.
    let named = subject(title.tokens.clone());
    let led = subject(first);
    match (named, led) {
        (Some(one), Some(other))
            if scene.resolved.of(one).name == scene.resolved.of(other).name =>
        {
            Some(one)
        }
        (None, led) => led,
        (named, None) => named,
        _ => None,
    }
}

/// True for a period that a ranking may be of: nobody ranks a decade.
pub(super) fn is_ranked_over(when: &When) -> bool {
    when.end().year() - when.start().year() < 2
}

/// The first period of a range that is longer than a day and may be ranked over.
pub(super) fn dated(scene: &Scene<'_>, tokens: Range<usize>) -> Option<When> {
    scene
        .times_in(tokens)
        .find(|time| {
            let block = &scene.text.blocks
                [scene.text.sentences[scene.text.sentence_of(time.tokens.start)].block];
            time.when.as_season().is_none()
                && !time.compared
                && time.when.start() != time.when.end()
                && is_ranked_over(&time.when)
                && !matches!(block.kind, BlockKind::Byline | BlockKind::Date)
        })
        .map(|time| time.when.clone())
}

/// `ranking`, `the Lyst Index`, `league table`, `its annual Year in Fashion report`.
pub(super) fn is_ranking(scene: &Scene<'_>, at: usize) -> bool {
    let yearly = |at: usize| {
        matches!(
            scene.text.lower(at),
            "annual" | "quarterly" | "yearly" | "half-yearly" | "end-of-year"
        )
    };
    match scene.text.lower(at) {
        "ranking" | "rankings" | "index" | "leaderboard" | "chart" | "charts" => true,
        "report" | "review" | "list" => (at.saturating_sub(6)..at).any(yearly),
        _ => false,
    }
}
