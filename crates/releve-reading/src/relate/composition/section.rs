//! The trend that a heading names: `3. Bow Season`, and below it `The look is
//! built around …`.

use releve_facts::EntityKind;

use super::naming::asked;
use super::subject::Trend;
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::segment::{BlockKind, Shape};
use crate::spot::Found;
use crate::tag::Tag;

/// How many paragraphs below its heading a section still speaks of its trend.
const REACH: usize = 3;

/// The heading above a sentence: its sentence and the trend that it names, if
/// it names one.
pub(super) struct Section {
    pub(super) sentence: usize,
    pub(super) trend: Option<Trend>,
}

/// The section in which a sentence stands.
pub(super) fn section(scene: &Scene<'_>, sentence: usize) -> Option<Section> {
    let text = &scene.text;
    let own = text.sentences[sentence].block;
    let block = (own.saturating_sub(REACH)..own)
        .rev()
        .find(|n| matches!(text.blocks[*n].kind, BlockKind::Heading | BlockKind::Name))?;
    let line = text.sentence_of(text.blocks[block].tokens.end - 1);
    Some(Section {
        sentence: line,
        trend: trend(scene, block, line),
    })
}

/// The trend of a heading: a known one that it names, else its words where they
/// can be no more than a name.
fn trend(scene: &Scene<'_>, block: usize, line: usize) -> Option<Trend> {
    let text = &scene.text;
    let tokens = text.blocks[block].tokens.clone();
    let made = |name: String, unknown: bool| Trend {
        name,
        sentence: Some(line),
        main: false,
        unknown,
    };
    let known = scene
        .resolved
        .of_kind(EntityKind::Trend, tokens.clone())
        .find(|m| scene.resolved.mentions[*m].found != Found::Anaphor);
    if let Some(m) = known {
        return Some(made(scene.name(scene.resolved.entity[m]), false));
    }
    // `3.`, `Trend 4:`, `No. 2`
    let mut start = tokens.start;
    while start < tokens.end
        && (!text.tokens[start].shape.is_word()
            || text.tokens[start].tag == Tag::Number
            || matches!(text.lower(start), "trend" | "no" | "number")
                && text
                    .tokens
                    .get(start + 1)
                    .is_some_and(|t| t.tag == Tag::Number || t.shape == Shape::Mark))
    {
        start += 1;
    }
    let numbered = start > tokens.start;
    let mut end = tokens.end;
    while end > start && text.tokens[end - 1].shape == Shape::Mark {
        match text.surface(end - 1) {
            "?" => return asked(scene, line),
            ":" => return None,
            _ => {}
        }
        end -= 1;
    }
    let article = matches!(text.lower_at(Some(start)), "the");
    if article && end > start + 2 {
        start += 1;
    }
    if start >= end || end - start > 4 {
        return None;
    }
    let plain = (start..end).all(|at| {
        let token = &text.tokens[at];
        let mark = token.shape == Shape::Mark && !matches!(text.surface(at), "'" | "’" | "-");
        let grammatical = matches!(
            token.tag,
            Tag::Auxiliary
                | Tag::Relative
                | Tag::Subordinator
                | Tag::Pronoun
                | Tag::Possessive
                | Tag::Infinitive
                | Tag::Negation
        );
        !mark && !grammatical
    });
    let other = scene.resolved.within(start..end).any(|m| {
        !matches!(
            scene.resolved.mentions[m].kind,
            // `Metal Muse` may be taken for a product.
            EntityKind::Attribute | EntityKind::Product | EntityKind::Season
        )
    });
    let stock = (start..end).any(|at| {
        scene.spotted.has_cue(at, Cue::Element)
            || scene.spotted.has_cue(at, Cue::Outfit)
            || scene.spotted.has_cue(at, Cue::Version)
            || matches!(
                text.lower(at),
                "takeaway"
                    | "takeaways"
                    | "verdict"
                    | "details"
                    | "methodology"
                    | "contact"
                    | "shop"
                    | "buy"
                    | "trends"
                    | "background"
                    | "numbers"
                    | "context"
                    | "history"
                    | "origins"
                    | "conclusion"
                    | "introduction"
            )
    });
    // Without a number only what every word of it names: `The '70s`, `Rockstar`.
    let sure = numbered || article || end - start <= 2;
    if !plain || other || stock || !sure {
        return None;
    }
    let attribute = scene.resolved.at(end - 1).filter(|m| {
        let mention = &scene.resolved.mentions[*m];
        mention.kind == EntityKind::Attribute && mention.tokens == (start..end)
    });
    let name = attribute.map_or_else(
        || {
            text.slice(start..end)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .to_lowercase()
        },
        |m| scene.name(scene.resolved.entity[m]),
    );
    Some(made(name, true))
}
