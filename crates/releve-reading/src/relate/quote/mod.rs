//! Facts of kind `quote`: words in quotation marks with a named speaker.

mod attribution;
mod fragment;
mod interview;
mod speaker;
#[cfg(test)]
mod tests;

use std::ops::Range;

use releve_facts::{EntityKind, Quote, Statement, When};

use super::Draft;
use crate::clause::ClauseKind;
use crate::lexicon::Cue;
use crate::quotation::{Quotation, quotations};
use crate::relate::showing::designs;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::spot::Found;
use attribution::{Attribution, by_description, has_verb, in_front, in_tail};
use fragment::in_sentence;

/// Words that a fragment inside the writer's own sentence needs to be speech.
const FRAGMENT: usize = 4;

/// Who spoke last, and where that was said.
struct Speech {
    attribution: Attribution,
    /// The quotation's number.
    number: usize,
}

pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let found = quotations(&scene.text);
    let mut last: Option<Speech> = None;
    for number in 0..found.len() {
        let own = attributed(scene, &found, number);
        let (attribution, rule) = match own {
            Some((attribution, rule)) => (Some(attribution), rule),
            None => match continued(scene, &found, number, last.as_ref()) {
                Some((attribution, rule)) => (Some(attribution), rule),
                None if described(scene, &found, number).is_some() => (
                    described(scene, &found, number),
                    "quote: speaker by description",
                ),
                None => match interview::answered(scene, &found, number) {
                    Some(attribution) => (Some(attribution), "quote: answer to a question"),
                    None => (
                        introduced(scene, &found, number),
                        "quote: behind a sentence about the speaker",
                    ),
                },
            },
        };
        let Some(attribution) = attribution else {
            continue;
        };
        drafts.push(draft(scene, &found[number], &attribution, rule));
        last = Some(Speech {
            attribution,
            number,
        });
    }
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

fn draft(
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

fn words(scene: &Scene<'_>, quotation: &Quotation) -> usize {
    quotation
        .inside
        .clone()
        .filter(|at| scene.text.tokens[*at].shape.is_word())
        .count()
}

/// True if what is quoted ends as speech does: with a stop or comma inside or
/// right behind the mark.
fn stopped(scene: &Scene<'_>, quotation: &Quotation) -> bool {
    let mark = |at: usize| {
        matches!(
            scene.text.surface(at),
            "." | "," | "!" | "?" | "…" | "—" | ";"
        )
    };
    mark(quotation.inside.end - 1) || quotation.open || mark(quotation.whole.end)
}

/// The text behind a quotation in which its attribution may stand.
fn tail(scene: &Scene<'_>, found: &[Quotation], number: usize) -> Range<usize> {
    let text = &scene.text;
    let quotation = &found[number];
    let start = quotation.whole.end;
    if start >= text.tokens.len() || text.block_of(start) != text.block_of(start - 1) {
        return start..start;
    }
    let sentence = text.sentence_of(start);
    let same = sentence == text.sentence_of(start - 1);
    // `“Will it last?” Smith asks.` is two sentences to the splitter.
    let asked = matches!(
        text.surface(quotation.inside.end - 1),
        "?" | "!" | "…" | ","
    );
    if !same && !asked {
        return start..start;
    }
    let mut end = scene.sentence(sentence).end;
    if let Some(next) = found.get(number + 1) {
        end = end.min(next.whole.start);
    }
    start..end.max(start)
}

/// The text before a quotation in the same sentence.
fn front(scene: &Scene<'_>, found: &[Quotation], number: usize) -> Range<usize> {
    let text = &scene.text;
    let start = found[number].whole.start;
    let mut from = scene.sentence(text.sentence_of(start)).start;
    if let Some(before) = number.checked_sub(1).map(|n| &found[n]) {
        from = from.max(before.whole.end);
    }
    from.min(start)..start
}

/// A speaker named in the quotation's own sentence.
fn attributed(
    scene: &Scene<'_>,
    found: &[Quotation],
    number: usize,
) -> Option<(Attribution, &'static str)> {
    let text = &scene.text;
    let quotation = &found[number];
    let count = words(scene, quotation);
    let behind = tail(scene, found, number);
    let spoken = matches!(
        text.surface(quotation.inside.end - 1),
        "," | "." | "!" | "?" | "…" | "—"
    ) || matches!(text.surface(quotation.whole.end), ",");
    if !behind.is_empty() && (spoken || count >= FRAGMENT) {
        // `A “coined” word, says X`: the attribution must stand at the mark.
        if let Some(attribution) = in_tail(scene, behind.clone()) {
            return Some((attribution, "quote: speaker behind"));
        }
    }
    let before = front(scene, found, number);
    if before.is_empty() {
        return None;
    }
    let last = text.surface(before.end - 1);
    let introduced = matches!(last, "," | ":" | "—" | "–");
    if !introduced && count < FRAGMENT {
        return in_sentence(scene, before, quotation, count);
    }
    // `“A,” says X, “B”`: what joins two parts belongs to both.
    let joins = number > 0
        && found[number - 1].whole.end == before.start
        && before.start > scene.sentence(text.sentence_of(before.start)).start;
    if joins && let Some(attribution) = in_tail(scene, before.clone()) {
        return Some((attribution, "quote: interrupted"));
    }
    let Some(attribution) = in_front(scene, before.clone(), last == ":") else {
        return in_sentence(scene, before, quotation, count);
    };
    let rule = match (introduced, attribution.verb) {
        (true, true) => "quote: speaker before",
        (true, false) => "quote: colon",
        (false, _) => "quote: inside the sentence",
    };
    (attribution.verb || last == ":").then_some((attribution, rule))
}

/// The same speaker goes on: in the next sentence, or in the next paragraph.
fn continued(
    scene: &Scene<'_>,
    found: &[Quotation],
    number: usize,
    last: Option<&Speech>,
) -> Option<(Attribution, &'static str)> {
    let text = &scene.text;
    let last = last?;
    let quotation = &found[number];
    let previous = &found[last.number];
    let block = text.block_of(quotation.whole.start);
    let before_block = text.block_of(previous.whole.start);
    let starts = scene
        .sentence(text.sentence_of(quotation.whole.start))
        .start
        == quotation.whole.start;
    let attribution = last.attribution.clone();
    if previous.open && block == before_block + 1 {
        return Some((attribution, "quote: next paragraph of the same"));
    }
    if !starts || !stopped(scene, quotation) {
        return None;
    }
    let behind = tail(scene, found, number);
    if block <= before_block + 1 && by_description(scene, behind.clone()) {
        return Some((attribution, "quote: speaker by description"));
    }
    if has_verb(scene, behind) {
        return None;
    }
    // Nobody else is spoken of in between.
    let between = previous.whole.end..quotation.whole.start;
    let others = scene
        .resolved
        .of_kind(EntityKind::Person, between.clone())
        .any(|m| scene.resolved.entity[m] != attribution.speaker);
    let sentences =
        text.sentence_of(quotation.whole.start) - text.sentence_of(previous.whole.end - 1);
    if block == before_block {
        if sentences <= 1 {
            return Some((attribution, "quote: goes on"));
        }
        return (!others && sentences <= 3).then_some((attribution, "quote: goes on later"));
    }
    let whole = text.blocks[block].tokens.start == quotation.whole.start
        && quotation.whole.end + 1 >= text.blocks[block].tokens.end;
    let closes = previous.whole.end + 12 >= text.blocks[before_block].tokens.end;
    (block == before_block + 1 && whole && closes && !others)
        .then_some((attribution, "quote: goes on in the next paragraph"))
}

/// `X opened with slips. “…,” the designer said`: the one person of whom the
/// paragraph has spoken.
fn described(scene: &Scene<'_>, found: &[Quotation], number: usize) -> Option<Attribution> {
    let text = &scene.text;
    let at = found[number].whole.start;
    let behind = tail(scene, found, number);
    if !by_description(scene, behind.clone()) {
        return None;
    }
    let sentence = text.sentence_of(at);
    let block = text.sentences[sentence].block;
    let first = text.sentence_of(text.blocks[block].tokens.start);
    let from = first.max(sentence.saturating_sub(3));
    let named = |tokens: Range<usize>| -> Vec<usize> {
        scene
            .resolved
            .of_kind(EntityKind::Person, tokens)
            .filter(|m| scene.resolved.mentions[*m].found != Found::Anaphor)
            .collect()
    };
    let mut people = named(scene.sentence(from).start..at);
    // `“…,” the actress says` opens a paragraph: of whom the one above has spoken.
    if people.is_empty() && scene.sentence(sentence).start == at {
        let above = block.checked_sub(1)?;
        people = named(text.blocks[above].tokens.clone());
    }
    let one = |people: &[usize]| {
        let mention = *people.last()?;
        let speaker = scene.resolved.entity[mention];
        let alone = people.iter().all(|m| scene.resolved.entity[*m] == speaker);
        alone.then_some(mention)
    };
    // `Harrier chose it with her stylist, X`: who has one, not the stylist.
    let masters = || {
        let own = |m: &usize| {
            let start = scene.resolved.mentions[*m].tokens.start;
            let from = scene.sentence(text.sentence_of(start)).start;
            (from.max(start.saturating_sub(4))..start)
                .any(|t| matches!(text.lower(t), "her" | "his" | "their"))
        };
        people
            .iter()
            .copied()
            .filter(|m| !own(m))
            .collect::<Vec<_>>()
    };
    // `said the designer`: of several the one who designs.
    let designers = || {
        let said = behind
            .clone()
            .take(4)
            .any(|t| matches!(text.lower(t), "designer" | "couturier"));
        let designs = |m: &usize| said && designs(scene, scene.resolved.entity[*m]);
        people.iter().copied().filter(designs).collect::<Vec<_>>()
    };
    let mention = one(&people)
        .or_else(|| one(&masters()))
        .or_else(|| one(&designers()))?;
    let speaker = scene.resolved.entity[mention];
    Some(Attribution {
        speaker,
        mention,
        tokens: scene.sentence(text.sentence_of(scene.resolved.mentions[mention].tokens.start)),
        outlet: None,
        verb: true,
    })
}

/// `Calderwood kept it short. “…”`: a whole sentence in marks behind one whose
/// subject is a person.
fn introduced(scene: &Scene<'_>, found: &[Quotation], number: usize) -> Option<Attribution> {
    let text = &scene.text;
    let quotation = &found[number];
    let sentence = text.sentence_of(quotation.whole.start);
    let starts = scene.sentence(sentence).start == quotation.whole.start;
    let closes = text.sentence_of(quotation.whole.end - 1) >= sentence
        && tail(scene, found, number).is_empty()
        && matches!(
            text.surface(quotation.inside.end - 1),
            "." | "!" | "?" | "…"
        );
    let before = sentence.checked_sub(1)?;
    let block = text.sentences[sentence].block;
    let same_block = text.sentences[before].block == block;
    // `X tells us why.`, and the next paragraph is what X tells.
    let alone = text.blocks[block].tokens.start == quotation.whole.start
        && quotation.whole.end + 1 >= text.blocks[block].tokens.end
        && text.sentences[before].block + 1 == block;
    if !starts || !closes || !same_block && !alone || words(scene, quotation) < FRAGMENT {
        return None;
    }
    let parse = &scene.parses[before];
    let clause = parse
        .clauses
        .iter()
        .find(|clause| clause.kind == ClauseKind::Finite && !clause.subject.is_empty())?;
    let [speaker] = scene.subjects(parse, clause, EntityKind::Person)[..] else {
        return None;
    };
    if alone && !scene.verb_is(clause, Cue::Say) {
        return None;
    }
    let mention = mention_in(scene, speaker, scene.sentence(before))?;
    Some(Attribution {
        speaker,
        mention,
        tokens: scene.sentence(before),
        outlet: None,
        verb: false,
    })
}

fn mention_in(scene: &Scene<'_>, entity: EntityNumber, tokens: Range<usize>) -> Option<usize> {
    scene
        .resolved
        .of_kind(EntityKind::Person, tokens)
        .find(|m| scene.resolved.entity[*m] == entity)
}
