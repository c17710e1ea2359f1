//! Where the two things stand in their clauses.

use std::ops::Range;

use super::super::candidate::Candidate;
use super::cues;
use crate::clause::{Clause, ClauseKind, Parse, Reality};
use crate::scene::Scene;

/// Where a thing stands in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::relate::classify) enum Part {
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

/// A clause, what a thing is in it, and the preposition before the thing.
type Place<'p> = (&'p Clause, Part, Option<usize>);

/// The clause that a run of tokens is a part of, the nearest verb first.
fn part<'p>(parse: &'p Parse, tokens: &Range<usize>) -> Option<Place<'p>> {
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

/// Where the two things of a candidate stand, looked up once for all that asks.
pub(in crate::relate::classify) struct Places<'p> {
    /// None where the first thing stands in another sentence.
    pub(in crate::relate::classify) first: Option<Place<'p>>,
    pub(in crate::relate::classify) second: Option<Place<'p>>,
}

impl<'p> Places<'p> {
    pub(in crate::relate::classify) fn new(scene: &'p Scene<'_>, candidate: &Candidate) -> Self {
        let parse = &scene.parses[candidate.sentence];
        let here = candidate.other.is_none();
        Self {
            first: here.then(|| part(parse, &candidate.first.tokens)).flatten(),
            second: part(parse, &candidate.second.tokens),
        }
    }
}

/// What the clause of one of the two says of it.
pub(super) fn own(
    scene: &Scene<'_>,
    sentence: usize,
    tokens: &Range<usize>,
    first: bool,
    note: &mut impl FnMut(&'static str, &str),
) {
    let text = &scene.text;
    let Some((clause, part, preposition)) = part(&scene.parses[sentence], tokens) else {
        return;
    };
    let named = |a: &'static str, b: &'static str| if first { a } else { b };
    note(named("first-part", "second-part"), part.name());
    note(named("first-verb", "second-verb"), text.lemma(clause.verb));
    let cue = named("first-verb-cue", "second-verb-cue");
    verb_cues(scene, clause, cue, note);
    if let Some(at) = preposition {
        note(
            named("first-preposition", "second-preposition"),
            text.lower(at),
        );
    }
    if first {
        return;
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

/// How the clauses of the two hang together.
pub(super) fn together(
    scene: &Scene<'_>,
    places: &Places<'_>,
    note: &mut impl FnMut(&'static str, &str),
) {
    let text = &scene.text;
    match (places.first, places.second) {
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
