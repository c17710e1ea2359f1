//! Who is said to speak: `says X`, `X told Vogue`, `according to X`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::super::role::body::unknown_name;
use crate::lexicon::Cue;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::spot::Found;
use crate::tag::Tag;

use super::speaker::{is_house, is_speaker, person_starting, speaker_before, speaker_behind};

/// A speaker and the words that name them.
#[derive(Debug, Clone)]
pub(super) struct Attribution {
    pub(super) speaker: EntityNumber,
    pub(super) mention: usize,
    /// What was searched: verb, speaker, outlet, time.
    pub(super) tokens: Range<usize>,
    pub(super) outlet: Option<String>,
    /// It has a verb of speech, or `according to`.
    pub(super) verb: bool,
}

/// How far behind the closing mark the verb may stand, in tokens.
const REACH: usize = 26;

/// The attribution that begins right behind a closing mark.
pub(super) fn in_tail(scene: &Scene<'_>, tokens: Range<usize>) -> Option<Attribution> {
    let text = &scene.text;
    let mut start = tokens.start;
    while start < tokens.end && matches!(text.surface(start), "," | "—" | "–" | "(" | "as") {
        start += 1;
    }
    if start >= tokens.end {
        return None;
    }
    let range = start..tokens.end;
    if let Some(found) = according(scene, range.clone()) {
        return (found.1 <= start + 3).then(|| complete(scene, found.0, range, true, found.1));
    }
    let dashed = start > tokens.start && matches!(text.surface(tokens.start), "—" | "–");
    let Some(verb) = first_verb(scene, start..tokens.end.min(start + REACH)) else {
        // `“…” — Stella McCartney`
        let mention = person_starting(scene, start).filter(|_| dashed)?;
        let end = scene.resolved.mentions[mention].tokens.end;
        let closed = end >= tokens.end || matches!(text.surface(end), "," | "." | "(");
        return closed.then(|| complete(scene, mention, range, true, start));
    };
    if denied(scene, start, verb) {
        return None;
    }
    // `says X`, `explains its founder, X`
    if speaker_before(scene, start, verb).is_none() && verb <= start + 2 {
        let mention = speaker_behind(scene, verb + 1, tokens.end)?;
        return Some(complete(scene, mention, range, true, verb));
    }
    let mention = speaker_before(scene, start, verb)?;
    Some(complete(scene, mention, range, true, verb))
}

/// The attribution that leads up to an opening mark.
pub(super) fn in_front(
    scene: &Scene<'_>,
    tokens: Range<usize>,
    colon: bool,
) -> Option<Attribution> {
    let text = &scene.text;
    if let Some((mention, at)) = according(scene, tokens.clone()) {
        return Some(complete(scene, mention, tokens, true, at));
    }
    let verb = tokens
        .clone()
        .rev()
        .take_while(|at| !matches!(text.surface(*at), ";"))
        .find(|at| speaks(scene, *at));
    if let Some(verb) = verb {
        // `Gucci said that Zendaya called it “a dream to own”`: hers, not the house's.
        let termed = !colon && terms(scene, verb + 1..tokens.end);
        if termed || denied(scene, tokens.start, verb) {
            return None;
        }
        let clause = scene.parses[text.sentence_of(verb)]
            .clauses
            .iter()
            .find(|clause| clause.group.contains(&verb));
        let parse = &scene.parses[text.sentence_of(verb)];
        let subject = clause.and_then(|clause| {
            clause.subject.iter().find_map(|p| {
                let head = parse.phrases[*p].head;
                let mention = scene.resolved.at(head).filter(|_| tokens.contains(&head))?;
                (is_speaker(scene, mention) || is_house(scene, mention)).then_some(mention)
            })
        });
        let mention = subject
            .or_else(|| speaker_before(scene, tokens.start, verb))
            .or_else(|| {
                // `Says X: “…”`
                (verb <= tokens.start + 1)
                    .then(|| speaker_behind(scene, verb + 1, tokens.end))
                    .flatten()
            })?;
        return Some(complete(scene, mention, tokens, true, verb));
    }
    if let Some((mention, at)) = in_words_of(scene, tokens.clone()) {
        return Some(complete(scene, mention, tokens, true, at));
    }
    if !colon {
        return None;
    }
    let mention = scene
        .resolved
        .of_kind(EntityKind::Person, tokens.clone())
        .find(|m| is_speaker(scene, *m) || genitive_words(scene, *m))?;
    let start = scene.resolved.mentions[mention].tokens.start;
    Some(complete(scene, mention, tokens, false, start))
}

/// True where the last verb of a range says what something is called.
fn terms(scene: &Scene<'_>, tokens: Range<usize>) -> bool {
    let verb = |at: &usize| {
        matches!(
            scene.text.tokens[*at].tag,
            Tag::Verb | Tag::Past | Tag::Gerund | Tag::Auxiliary
        )
    };
    tokens
        .rev()
        .find(verb)
        .is_some_and(|at| scene.spotted.has_cue(at, Cue::Term))
}

/// `in the words of Hadid`
fn in_words_of(scene: &Scene<'_>, tokens: Range<usize>) -> Option<(usize, usize)> {
    let text = &scene.text;
    let at = tokens.clone().find(|at| {
        text.lower(*at) == "words"
            && text.lower_at(Some(at + 1)) == "of"
            && text.lower_at(at.checked_sub(1)) == "the"
    })?;
    let mention = speaker_behind(scene, at + 2, tokens.end)?;
    Some((mention, at))
}

/// `in Hadid’s words`
fn genitive_words(scene: &Scene<'_>, mention: usize) -> bool {
    let end = scene.resolved.mentions[mention].tokens.end;
    scene
        .text
        .tokens
        .get(end)
        .is_some_and(|t| t.tag == Tag::Genitive)
        && matches!(
            scene.text.lower_at(Some(end + 1)),
            "words" | "own" | "verdict" | "answer" | "advice"
        )
}

/// True where a verb of speech behind the mark has `the designer` beside it:
/// the speaker of before.
pub(super) fn by_description(scene: &Scene<'_>, tokens: Range<usize>) -> bool {
    let text = &scene.text;
    let Some(verb) = first_verb(scene, tokens.start..tokens.end.min(tokens.start + 8)) else {
        return false;
    };
    let role = |from: usize, to: usize| {
        text.lower_at(Some(from)) == "the"
            && scene
                .spotted
                .roles
                .iter()
                .any(|role| role.tokens.start > from && role.tokens.end <= to)
    };
    let near = verb == tokens.start && role(verb + 1, tokens.end.min(verb + 6))
        || role(tokens.start, verb);
    near && !denied(scene, tokens.start, verb)
}

/// True where a verb of speech stands right behind the mark: somebody is named
/// there, whether or not it was understood who.
pub(super) fn has_verb(scene: &Scene<'_>, tokens: Range<usize>) -> bool {
    first_verb(scene, tokens.start..tokens.end.min(tokens.start + 4)).is_some()
}

/// The person and the place of `according to`.
fn according(scene: &Scene<'_>, tokens: Range<usize>) -> Option<(usize, usize)> {
    let text = &scene.text;
    let at = tokens
        .clone()
        .find(|at| text.lower(*at) == "according" && text.lower_at(Some(at + 1)) == "to")?;
    let mention = speaker_behind(scene, at + 2, tokens.end)?;
    Some((mention, at))
}

/// The first verb of speech in a range.
fn first_verb(scene: &Scene<'_>, tokens: Range<usize>) -> Option<usize> {
    tokens.clone().find(|at| speaks(scene, *at))
}

/// True for a verb of saying that somebody does here: not `to say`, `when asked`.
pub(super) fn speaks(scene: &Scene<'_>, at: usize) -> bool {
    let cue = scene.spotted.has_cue(at, Cue::Say) || scene.spotted.has_cue(at, Cue::Utter);
    if !cue || scene.resolved.at(at).is_some() {
        return false;
    }
    let text = &scene.text;
    // `to say`, `when asked`
    if at > 0 && matches!(text.lower(at - 1), "to" | "when" | "be") {
        return false;
    }
    // `he laughs`: beside its subject a verb whatever the tagger says.
    let subject = at > 0
        && scene
            .resolved
            .at(at - 1)
            .is_some_and(|m| is_speaker(scene, m));
    matches!(text.tokens[at].tag, Tag::Verb | Tag::Past | Tag::Gerund) || subject
}

/// `never said`, `would say`, `did not tell`
pub(super) fn denied(scene: &Scene<'_>, start: usize, verb: usize) -> bool {
    let text = &scene.text;
    (start.max(verb.saturating_sub(3))..verb).any(|at| {
        text.tokens[at].tag == Tag::Negation
            || matches!(
                text.lower(at),
                "never"
                    | "would"
                    | "might"
                    | "could"
                    | "may"
                    | "should"
                    | "didn't"
                    | "doesn't"
                    | "won't"
                    | "wouldn't"
                    | "if"
                    | "can"
            )
    })
}

/// Adds outlet: `told Vogue`, `in an interview with`, `wrote on Instagram`.
pub(super) fn complete(
    scene: &Scene<'_>,
    mention: usize,
    tokens: Range<usize>,
    verb: bool,
    at: usize,
) -> Attribution {
    let text = &scene.text;
    let outlet = scene.resolved.within(tokens.clone()).find(|m| {
        let known = &scene.resolved.mentions[*m];
        if known.found == Found::Anaphor {
            return false;
        }
        let start = known.tokens.start;
        let told = verb && start == at + 1 && matches!(text.lemma(at), "tell")
            || start > 0 && matches!(text.lower(start - 1), "told" | "tells" | "telling");
        let mut before = start;
        while before > tokens.start
            && (matches!(
                text.tokens[before - 1].tag,
                Tag::Determiner | Tag::Adjective | Tag::Possessive
            ) || text.tokens[before - 1].tag == Tag::Noun
                && text.tokens[before - 1].shape.is_word())
        {
            before -= 1;
        }
        let preposition = text.lower_at(before.checked_sub(1).filter(|b| *b >= tokens.start));
        let owned = text
            .tokens
            .get(known.tokens.end)
            .is_some_and(|t| t.tag == Tag::Genitive);
        let interview = (tokens.start..start).any(|t| {
            matches!(
                text.lower(t),
                "interview"
                    | "conversation"
                    | "shared"
                    | "shares"
                    | "spoke"
                    | "speaking"
                    | "talking"
                    | "chat"
            )
        });
        match known.kind {
            EntityKind::Publication => {
                told || matches!(preposition, "to" | "in" | "on")
                    || preposition == "with" && interview
                    || preposition == "for" && interview
                    || owned && interview
            }
            EntityKind::Channel => told || matches!(preposition, "on" | "to" | "via"),
            EntityKind::Organisation | EntityKind::Brand => {
                told && known.tokens.end > start
                    || preposition == "with" && interview && known.found == Found::Context
            }
            _ => told && known.found == Found::Context && known.kind != EntityKind::Person,
        }
    });
    let outlet = told_unknown(scene, tokens.clone())
        .or_else(|| outlet.map(|m| scene.name(scene.resolved.entity[m])));
    Attribution {
        speaker: scene.resolved.entity[mention],
        mention,
        tokens,
        outlet,
        verb,
    }
}

/// `told Arrivals Weekly`: a name that nothing knows behind `told` is an outlet.
fn told_unknown(scene: &Scene<'_>, tokens: Range<usize>) -> Option<String> {
    let text = &scene.text;
    let told = tokens
        .clone()
        .find(|at| matches!(text.lower(*at), "told" | "tells" | "telling"))?;
    let end = unknown_name(scene, told + 1, tokens.end)?;
    Some(
        text.slice(told + 1..end)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
    )
}
