//! What speaks for and against a relation: the words, marks and clauses in
//! and around the two things.
//!
//! The templates are those that relation extraction has long used: words and
//! entities between the two, words beside them, and what a parse says of both
//! (Zhou, Su, Zhang and Zhang, *Exploring various knowledge in relation
//! extraction*, ACL 2005), with the lexicon's classes of cue words in the place
//! of word clusters.

use std::ops::Range;

use releve_facts::EntityKind;

use super::candidate::{Argument, Candidate};
use super::told::Told;
use crate::clause::{Clause, ClauseKind, Parse, Reality};
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::segment::{BlockKind, Shape};
use crate::tag::Tag;

/// Longer gaps say nothing by their words.
const LONGEST_GAP: usize = 14;

/// Gives each feature of a candidate that it does not share with the others of
/// its sentence, as template and word, to `note`.
pub(super) fn features(
    scene: &Scene<'_>,
    told: &Told<'_>,
    candidate: &Candidate,
    note: &mut impl FnMut(&'static str, &str),
) {
    note("bias", "");
    let (first, second) = (&candidate.first, &candidate.second);
    for (template, word) in &candidate.own {
        note(template, word);
    }
    argument(scene, first, true, note);
    argument(scene, second, false, note);
    told.features(scene, candidate, note);
    if candidate.other.is_some() {
        note("from-before", "");
    } else {
        between(scene, first, second, note);
    }
    clauses(scene, candidate, note);
}

fn argument(
    scene: &Scene<'_>,
    argument: &Argument,
    first: bool,
    note: &mut impl FnMut(&'static str, &str),
) {
    let text = &scene.text;
    let named = |a: &'static str, b: &'static str| if first { a } else { b };
    note(named("first", "second"), argument.label);
    if argument.anaphor {
        note(named("first-anaphor", "second-anaphor"), argument.label);
    }
    if argument.unknown {
        note(named("first-unknown", "second-unknown"), "");
    }
    let main = argument.entity.is_some()
        && (argument.entity == scene.main_garment || argument.entity == scene.main_trend);
    if main {
        note(named("first-main", "second-main"), "");
    }
    let sentence = scene.sentence(text.sentence_of(argument.tokens.start));
    let before = argument
        .tokens
        .start
        .checked_sub(1)
        .filter(|at| *at >= sentence.start);
    let behind = Some(argument.tokens.end).filter(|at| *at < sentence.end);
    note(
        named("before-first", "before-second"),
        before.map_or("^", |at| neighbour(scene, at)),
    );
    note(
        named("behind-first", "behind-second"),
        behind.map_or("$", |at| neighbour(scene, at)),
    );
    if let Some(item) = argument.mention.and_then(|m| scene.item_of(m)) {
        if item.denied {
            note(named("first-denied", "second-denied"), "");
        }
        if item.brand.is_some() {
            note(named("first-branded", "second-branded"), "");
        }
        if !item.attributes.is_empty() {
            note(named("first-described", "second-described"), "");
        }
    }
}

/// A word beside a thing: its base form, or what kind of thing it names.
fn neighbour<'s>(scene: &'s Scene<'_>, at: usize) -> &'s str {
    match scene.resolved.at(at) {
        Some(m) => scene.resolved.mentions[m].kind.as_str(),
        None if scene.text.tokens[at].tag == Tag::Number => "number",
        None => scene.text.lemma(at),
    }
}

/// Gives the features of a sentence, which all candidates in it have, to `note`.
pub(super) fn surroundings(
    scene: &Scene<'_>,
    number: usize,
    note: &mut impl FnMut(&'static str, &str),
) {
    let text = &scene.text;
    let sentence = scene.sentence(number);
    let block = &text.blocks[text.sentences[number].block];
    let kind = match block.kind {
        BlockKind::Title => "title",
        BlockKind::Heading => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::Name => "name",
        BlockKind::Offer => "offer",
        BlockKind::Caption => "caption",
        BlockKind::Byline => "byline",
        BlockKind::Date => "date",
    };
    note("block", kind);
    if block.tokens.start == sentence.start {
        note("opens-block", kind);
    }
    note(
        "length",
        match sentence.len() {
            0..=10 => "10",
            11..=20 => "20",
            21..=32 => "32",
            _ => "more",
        },
    );
    // The classes of all cue words that stand outside names.
    let mut seen = 0u128;
    for at in sentence.clone() {
        if let Some(bits) = scene.spotted.cue_bits.get(at) {
            seen |= bits;
        }
    }
    cues(seen, "cue", note);
    let people = scene
        .entities_in(EntityKind::Person, sentence.clone())
        .len();
    note("people", few(people));
    let brands = scene.entities_in(EntityKind::Brand, sentence.clone()).len();
    note("brands", few(brands));
    note(
        "items",
        few(scene.items_in(sentence.clone()).take(4).count()),
    );
    if scene.figures_in(sentence.clone()).next().is_some() {
        note("figure-near", "");
    }
    if scene.season_in(sentence.clone()).is_some() {
        note("season-near", "");
    }
    if scene.when_in(sentence.clone()).is_some() {
        note("time-near", "");
    }
    if sentence
        .clone()
        .any(|at| matches!(text.surface(at), "“" | "”" | "\""))
    {
        note("quotation-near", "");
    }
    if text.surface(sentence.end - 1) == "?" {
        note("question", "");
    }
}

fn few(count: usize) -> &'static str {
    match count {
        0 => "0",
        1 => "1",
        2 => "2",
        3 => "3",
        _ => "more",
    }
}

fn cues(bits: u128, template: &'static str, note: &mut impl FnMut(&'static str, &str)) {
    let mut left = bits;
    while left != 0 {
        let at = left.trailing_zeros() as usize;
        left &= left - 1;
        note(template, Cue::ALL[at].name());
    }
}

/// The words, marks and things between the two.
fn between(
    scene: &Scene<'_>,
    first: &Argument,
    second: &Argument,
    note: &mut impl FnMut(&'static str, &str),
) {
    let text = &scene.text;
    let forward = first.tokens.start <= second.tokens.start;
    note("order", if forward { "forward" } else { "back" });
    let gap = if forward {
        first.tokens.end..second.tokens.start
    } else {
        second.tokens.end..first.tokens.start
    };
    let gap = gap.start.min(gap.end)..gap.end;
    note(
        if forward { "gap" } else { "gap-back" },
        match gap.len() {
            0 => "0",
            1 => "1",
            2 => "2",
            3..=4 => "4",
            5..=8 => "8",
            9..=15 => "15",
            _ => "more",
        },
    );
    let mut seen = 0u128;
    for at in gap.clone() {
        seen |= scene.spotted.cue_bits.get(at).copied().unwrap_or(0);
    }
    let template = if forward { "cue-between" } else { "cue-back" };
    cues(seen, template, note);
    let mut rivals = (false, false);
    let mut last = None;
    let words = gap.len() <= LONGEST_GAP;
    for at in gap.clone() {
        if let Some(m) = scene.resolved.at(at) {
            if last == Some(m) {
                continue;
            }
            last = Some(m);
            let mention = &scene.resolved.mentions[m];
            let entity = Some(scene.resolved.entity[m]);
            if entity == first.entity || entity == second.entity {
                continue;
            }
            let kind = mention.kind.as_str();
            note("thing-between", kind);
            rivals.0 |= kind == first.label;
            rivals.1 |= kind == second.label;
            continue;
        }
        let token = &text.tokens[at];
        if token.shape == Shape::Mark {
            note("mark-between", text.lower(at));
        } else if words && !matches!(token.tag, Tag::Determiner | Tag::Possessive | Tag::Number) {
            note(
                if forward { "between" } else { "between-back" },
                text.lemma(at),
            );
        }
    }
    note(
        "order-gap",
        match (forward, gap.len(), rivals.0) {
            (true, 0..=2, false) => "near",
            (true, 3..=8, false) => "middle",
            (true, _, false) => "far",
            (true, 0..=8, true) => "past-rival",
            (true, _, true) => "far-past-rival",
            (false, 0..=2, false) => "back-near",
            (false, 3..=8, false) => "back-middle",
            (false, _, false) => "back-far",
            (false, _, true) => "back-past-rival",
        },
    );
    if nearer(scene, first, second) {
        note("nearer-first", first.label);
    }
    if rivals.0 {
        note("rival-first", "");
    }
    if rivals.1 {
        note("rival-second", "");
    }
    // What the words between come to, where they are few: `’s`, `by`, `in a`.
    if (1..=3).contains(&gap.len()) && gap.clone().all(|at| scene.resolved.at(at).is_none()) {
        let path: Vec<&str> = gap.map(|at| text.lemma(at)).collect();
        note(if forward { "path" } else { "path-back" }, &path.join("_"));
    }
}

/// True where another thing of the first one's kind stands nearer the second.
fn nearer(scene: &Scene<'_>, first: &Argument, second: &Argument) -> bool {
    let distance = |tokens: &Range<usize>| {
        if tokens.start < second.tokens.start {
            second.tokens.start.saturating_sub(tokens.end)
        } else {
            tokens.start.saturating_sub(second.tokens.end)
        }
    };
    let mine = distance(&first.tokens);
    let from = second.tokens.start.saturating_sub(mine + 8);
    scene
        .resolved
        .within(from..second.tokens.end + mine + 1)
        .any(|m| {
            let mention = &scene.resolved.mentions[m];
            mention.kind.as_str() == first.label
                && Some(scene.resolved.entity[m]) != first.entity
                && Some(scene.resolved.entity[m]) != second.entity
                && distance(&mention.tokens) < mine
        })
}

/// Where a thing stands in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Subject,
    Object,
    Prepositional,
}

impl Part {
    fn name(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Object => "object",
            Self::Prepositional => "prepositional",
        }
    }
}

/// The clause that a run of tokens is a part of, the nearest verb first.
pub(super) fn part<'p>(
    parse: &'p Parse,
    tokens: &Range<usize>,
) -> Option<(&'p Clause, Part, Option<usize>)> {
    let head = tokens.end.checked_sub(1)?;
    let phrase = parse
        .phrases
        .iter()
        .position(|phrase| phrase.tokens.contains(&head))?;
    let preposition = parse.phrases[phrase].preposition;
    let mut best: Option<(&Clause, Part, usize)> = None;
    for clause in &parse.clauses {
        let part = if clause.subject.contains(&phrase) {
            Part::Subject
        } else if clause.objects.contains(&phrase) {
            Part::Object
        } else if clause.prepositional.contains(&phrase) {
            Part::Prepositional
        } else {
            continue;
        };
        let distance = clause.verb.abs_diff(head);
        if best.is_none_or(|(_, _, known)| distance < known) {
            best = Some((clause, part, distance));
        }
    }
    best.map(|(clause, part, _)| (clause, part, preposition))
}

fn clauses(scene: &Scene<'_>, candidate: &Candidate, note: &mut impl FnMut(&'static str, &str)) {
    let text = &scene.text;
    let parse = &scene.parses[candidate.sentence];
    let first = (candidate.other.is_none())
        .then(|| part(parse, &candidate.first.tokens))
        .flatten();
    let second = part(parse, &candidate.second.tokens);
    if let Some((clause, part, preposition)) = first {
        note("first-part", part.name());
        note("first-verb", text.lemma(clause.verb));
        verb_cues(scene, clause, "first-verb-cue", note);
        if let Some(at) = preposition {
            note("first-preposition", text.lower(at));
        }
    }
    if let Some((clause, part, preposition)) = second {
        note("second-part", part.name());
        note("second-verb", text.lemma(clause.verb));
        verb_cues(scene, clause, "second-verb-cue", note);
        if let Some(at) = preposition {
            note("second-preposition", text.lower(at));
        }
        let reality = match clause.reality {
            Reality::Stated => "stated",
            Reality::Denied => "denied",
            Reality::Unreal => "unreal",
            Reality::Advised => "advised",
        };
        note("reality", reality);
        let form = match clause.kind {
            ClauseKind::Finite => "finite",
            ClauseKind::Participle => "participle",
            ClauseKind::Infinitive => "infinitive",
        };
        note("verb-form", form);
        if clause.passive {
            note("passive", "");
        }
    }
    match (first, second) {
        (Some((a, x, _)), Some((b, y, _))) if a.verb == b.verb => {
            note("one-verb", text.lemma(a.verb));
            note("one-verb-parts", parts(x, y));
            verb_cues(scene, a, one_verb_cue(x, y), note);
        }
        (Some((a, x, _)), Some((b, y, _))) => {
            note("two-verbs", parts(x, y));
            // `she stepped out wearing`: the second verb hangs on the first.
            if b.shared_subject && b.subject.iter().any(|p| a.subject.contains(p)) {
                note("shared-subject", text.lemma(b.verb));
                verb_cues(scene, b, "shared-subject-cue", note);
            }
        }
        _ => note("no-clause", ""),
    }
}

fn parts(first: Part, second: Part) -> &'static str {
    match (first, second) {
        (Part::Subject, Part::Subject) => "subject-subject",
        (Part::Subject, Part::Object) => "subject-object",
        (Part::Subject, Part::Prepositional) => "subject-prepositional",
        (Part::Object, Part::Subject) => "object-subject",
        (Part::Object, Part::Object) => "object-object",
        (Part::Object, Part::Prepositional) => "object-prepositional",
        (Part::Prepositional, Part::Subject) => "prepositional-subject",
        (Part::Prepositional, Part::Object) => "prepositional-object",
        (Part::Prepositional, Part::Prepositional) => "prepositional-prepositional",
    }
}

fn one_verb_cue(first: Part, second: Part) -> &'static str {
    match (first, second) {
        (Part::Subject, Part::Object) => "one-verb-cue-object",
        (Part::Subject, Part::Prepositional) => "one-verb-cue-prepositional",
        (_, Part::Subject) => "one-verb-cue-back",
        _ => "one-verb-cue",
    }
}

fn verb_cues(
    scene: &Scene<'_>,
    clause: &Clause,
    template: &'static str,
    note: &mut impl FnMut(&'static str, &str),
) {
    let bits = scene.spotted.cue_bits.get(clause.verb).copied();
    cues(bits.unwrap_or(0), template, note);
}
