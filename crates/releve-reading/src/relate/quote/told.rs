//! A quotation and its speaker as a fact, with the sentences that state it: for `“…,” she
//! says` also the one that names her.

use releve_facts::{Quote, Statement, When};

use super::attribution::Attribution;
use super::surroundings::{FRAGMENT, stopped, words};
use crate::quotation::Quotation;
use crate::relate::Draft;
use crate::scene::Scene;
use crate::spot::Found;

/// The fact that somebody said what is quoted.
pub(super) fn draft(
    scene: &Scene<'_>,
    quotation: &Quotation,
    attribution: &Attribution,
    rule: &'static str,
) -> Draft {
    let text = &scene.text;
    let known = &scene.resolved.mentions[attribution.mention];
    let pronoun = known.found == Found::Anaphor;
    let quote = Quote {
        speaker: scene.name(attribution.speaker),
        text: text.slice(quotation.inside.clone()).trim().to_owned(),
        outlet: attribution.outlet.clone(),
        // `says X, who founded it in the 2000s`: nobody speaks for ten years.
        when: said_when(scene, attribution).filter(|when| !when.label().ends_with('s')),
    };
    let first = text.sentence_of(quotation.whole.start);
    let end = text.sentence_of(quotation.whole.end - 1);
    let (from, to) = (
        text.sentence_of(attribution.tokens.start),
        text.sentence_of(
            attribution
                .tokens
                .end
                .saturating_sub(1)
                .max(attribution.tokens.start),
        ),
    );
    let near = from <= end + 1 && to + 1 >= first;
    let span = |a: usize, b: usize| scene.sentence(a).start..scene.sentence(b).end;
    let evidence = if near {
        span(first.min(from), end.max(to))
    } else {
        span(first, end)
    };
    let mut draft = Draft::new(Statement::Quote(quote), evidence, rule)
        .sign(pronoun, "by pronoun")
        .sign(words(scene, quotation) < FRAGMENT, "few words")
        .sign(!stopped(scene, quotation), "fragment")
        .sign(
            known.found == Found::Context && known.sure < 0.6,
            "unknown name",
        );
    if !near {
        draft = draft.also(span(from, to));
    }
    if pronoun && let Some(named) = named_before(scene, attribution) {
        let inside = draft
            .evidence
            .iter()
            .any(|e| e.contains(&scene.sentence(named).start));
        if !inside {
            draft = draft.also(scene.sentence(named));
        }
    }
    draft
}

/// The time of an attribution: not that of a clause about who speaks, `says X, who has
/// sold them since 2019`.
fn said_when(scene: &Scene<'_>, attribution: &Attribution) -> Option<When> {
    let tokens = attribution.tokens.clone();
    let named = scene.resolved.mentions[attribution.mention].tokens.end;
    let relative = |at: &usize| matches!(scene.text.lower(*at), "who" | "whose" | "which");
    let end = (named.max(tokens.start)..tokens.end).find(relative);
    scene.when_in(tokens.start..end.unwrap_or(tokens.end))
}

/// The sentence that names last before whom a pronoun stands for.
fn named_before(scene: &Scene<'_>, attribution: &Attribution) -> Option<usize> {
    let at = scene.resolved.mentions[attribution.mention].tokens.start;
    scene
        .entity(attribution.speaker)
        .mentions
        .iter()
        .map(|m| &scene.resolved.mentions[*m])
        .rfind(|m| m.found != Found::Anaphor && m.tokens.start < at)
        .map(|m| scene.text.sentence_of(m.tokens.start))
}
