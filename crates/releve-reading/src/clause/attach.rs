//! What belongs to which verb group: subject, objects, prepositional phrases,
//! and whether what it says is said to be so.

use std::ops::Range;

use super::group::Group;
use super::subject::{antecedent, own_subject};
use super::{Clause, ClauseKind, Phrase, Reality};
use crate::lexicon::Classes;
use crate::tag::Tag;
use crate::text::Text;

/// The clauses of a sentence, one for each of its verb groups.
pub(super) fn clauses(
    text: &Text<'_>,
    sentence: usize,
    range: Range<usize>,
    phrases: &[Phrase],
    groups: &[Group],
) -> Vec<Clause> {
    let mood = Mood::of(text, &range);
    let mut found: Vec<Clause> = Vec::with_capacity(groups.len());
    for (n, group) in groups.iter().enumerate() {
        let next = groups.get(n + 1).map_or(range.end, |g| g.tokens.start);
        let before_limit = n
            .checked_sub(1)
            .map_or(range.start, |n| groups[n].tokens.end);
        let mut shared = false;
        let mut subject = resumed(text, &found, group, &range)
            .or_else(|| behind_object_relative(text, phrases, &found, group, &range))
            .or_else(|| behind_aside(text, phrases, &found, group, &range))
            .unwrap_or_else(|| own_subject(text, phrases, before_limit, group, &range));
        if subject.is_empty() {
            subject.extend(behind_relative(text, phrases, found.last(), group));
        }
        // `and let`, `, making`: the subject of an earlier clause.
        let relative = subject.is_empty()
            && group.tokens.start > range.start
            && text.tokens[group.tokens.start - 1].tag == Tag::Relative;
        if relative {
            subject = Vec::from_iter(antecedent(phrases, group.tokens.start - 1));
            shared = true;
        }
        if subject.is_empty() || group.kind != ClauseKind::Finite && !relative {
            let noun_before = antecedent(phrases, group.tokens.start);
            let adjacent = noun_before.is_some_and(|p| phrases[p].tokens.end == group.tokens.start);
            let joined = group.tokens.start > range.start
                && text.tokens[group.tokens.start - 1].tag == Tag::Conjunction;
            if group.kind == ClauseKind::Participle
                && group.passive
                && joined
                && let Some(twin) = found
                    .last()
                    .filter(|c| c.kind == ClauseKind::Participle && c.passive)
            {
                // `edged in pearls and worn with a coat`
                subject = twin.subject.clone();
                shared = true;
            } else if group.kind == ClauseKind::Participle && adjacent && group.passive {
                subject = Vec::from_iter(noun_before);
                shared = true;
            } else if let Some(main) = found
                .iter()
                .rev()
                .find(|c| c.kind == ClauseKind::Finite && !c.subject.is_empty())
            {
                subject = main.subject.clone();
                shared = true;
            } else if group.kind == ClauseKind::Finite && subject.is_empty() && adjacent {
                subject = Vec::from_iter(noun_before);
            }
        }
        let behind = phrases.partition_point(|phrase| phrase.tokens.start < group.tokens.end);
        let (prepositional, objects) = (behind..phrases.len())
            .take_while(|number| phrases[*number].tokens.start < next)
            .partition(|number| phrases[*number].preposition.is_some());
        found.push(Clause {
            sentence,
            verb: group.verb,
            group: group.tokens.clone(),
            kind: group.kind,
            passive: group.passive,
            reality: mood.reality(text, phrases, group, &subject),
            subject,
            shared_subject: shared,
            objects,
            prepositional,
            reach: group.tokens.start..next,
        });
    }
    // A participle that opens the sentence has the subject of the next clause.
    for n in 0..found.len() {
        let opens = found[n].kind == ClauseKind::Participle && found[n].subject.is_empty();
        if opens
            && let Some(main) = found[n + 1..]
                .iter()
                .find(|c| c.kind == ClauseKind::Finite && !c.subject.is_empty())
        {
            found[n].subject = main.subject.clone();
            found[n].shared_subject = true;
        }
    }
    found
}

/// The comma before a finite verb, which closes an aside.
fn closing_comma(text: &Text<'_>, group: &Group, range: &Range<usize>) -> Option<usize> {
    let before = (range.start..group.tokens.start)
        .rev()
        .find(|at| text.tokens[*at].tag != Tag::Adverb)?;
    (group.kind == ClauseKind::Finite && text.surface(before) == ",").then_some(before)
}

/// The subject of a verb that goes on behind an aside: X of `X, who was named creative
/// director of Y, brought it back`.
fn resumed(
    text: &Text<'_>,
    found: &[Clause],
    group: &Group,
    range: &Range<usize>,
) -> Option<Vec<usize>> {
    closing_comma(text, group, range)?;
    let last = found.iter().rposition(|clause| {
        let start = clause.group.start;
        start >= range.start + 2
            && text.tokens[start - 1].tag == Tag::Relative
            && text.surface(start - 2) == ","
            && !clause.subject.is_empty()
    })?;
    // A clause with a subject of its own has closed the aside.
    let closed = found[last + 1..]
        .iter()
        .any(|clause| clause.kind == ClauseKind::Finite && !clause.shared_subject);
    (!closed).then(|| found[last].subject.clone())
}

/// The subject of a verb behind a relative clause with a subject of its own: X of `X, which A
/// and B founded in 2012, has`.
fn behind_object_relative(
    text: &Text<'_>,
    phrases: &[Phrase],
    found: &[Clause],
    group: &Group,
    range: &Range<usize>,
) -> Option<Vec<usize>> {
    let comma = closing_comma(text, group, range)?;
    let last = found
        .last()
        .filter(|clause| clause.kind == ClauseKind::Finite && !clause.subject.is_empty())?;
    let relative = (range.start + 2..last.group.start)
        .rev()
        .find(|at| matches!(text.lower(*at), "which" | "whom"))
        .filter(|at| text.surface(at - 1) == ",")?;
    let alone = found
        .iter()
        .all(|clause| clause.group.start < relative || clause.verb == last.verb);
    let own = phrases[last.subject[0]].tokens.start > relative;
    let ends = (last.group.end..comma).all(|at| text.surface(at) != ",");
    let head = antecedent(phrases, relative - 1)
        .filter(|p| phrases[*p].tokens.end == relative - 1 && phrases[*p].preposition.is_none())?;
    (alone && own && ends).then(|| vec![head])
}

/// The subject of a verb behind an aside that a participle opens: the clog of `the
/// clog, designed by X, arrived`.
fn behind_aside(
    text: &Text<'_>,
    phrases: &[Phrase],
    found: &[Clause],
    group: &Group,
    range: &Range<usize>,
) -> Option<Vec<usize>> {
    let close = closing_comma(text, group, range)?;
    let (aside, before) = found.split_last()?;
    // `, better known as X, wears`
    let open = (range.start..aside.group.start)
        .rev()
        .find(|at| !matches!(text.tokens[*at].tag, Tag::Adverb | Tag::Adjective))?;
    if text.surface(open) != ","
        || aside.kind != ClauseKind::Participle
        || !aside.passive
        || close <= open
    {
        return None;
    }
    // Over its own prepositions: `the bag in suede, …`; in the clause that the aside parts.
    let last = phrases.iter().rposition(|p| p.tokens.end == open)?;
    let first = before.last().map_or(range.start, |c| c.group.end);
    let head = (0..=last)
        .rev()
        .find(|p| phrases[*p].preposition.is_none())
        .filter(|p| phrases[*p].tokens.start >= first)?;
    // Behind another clause it is a subject where something joins the two: `wore the
    // coat, designed by X,` has it for its object.
    let joined = phrases[head].tokens.start.checked_sub(1).is_some_and(|at| {
        matches!(text.tokens[at].tag, Tag::Conjunction | Tag::Subordinator)
            || text.surface(at) == ";"
    });
    (before.is_empty() || joined).then(|| vec![head])
}

/// The subject of a verb behind a relative clause that has one of its own: the bag of
/// `the bag (that) Kate carried sold out`, X of `X, the label that Y founded, brought`.
fn behind_relative(
    text: &Text<'_>,
    phrases: &[Phrase],
    relative: Option<&Clause>,
    group: &Group,
) -> Option<usize> {
    let relative = relative.filter(|clause| {
        clause.kind == ClauseKind::Finite
            && group.kind == ClauseKind::Finite
            && !clause.shared_subject
            && !clause.subject.is_empty()
    })?;
    let joined = text.tokens[group.tokens.start - 1].tag == Tag::Conjunction;
    let own = *relative.subject.first()?;
    let head = own.checked_sub(1).filter(|_| !joined)?;
    let start = phrases[own].tokens.start;
    let between = phrases[head].tokens.end..start;
    let bound = between.is_empty() && phrases[own].preposition.is_none()
        || between.len() == 1 && text.tokens[between.start].tag == Tag::Relative
        // `X, which Y founded, has`
        || between.len() == 2
            && text.surface(between.start) == ","
            && text.tokens[between.start + 1].tag == Tag::Relative;
    let free = phrases[head].preposition.is_none() && !phrases[head].coordinated;
    // What the apposition says it of: `X, the label that`.
    let apposed = head.checked_sub(1).filter(|before| {
        phrases[*before].tokens.end + 1 == phrases[head].tokens.start
            && text.surface(phrases[*before].tokens.end) == ","
            && text.tokens[phrases[head].tokens.start].tag == Tag::Determiner
            && phrases[*before].preposition.is_none()
    });
    match apposed {
        Some(before) => bound.then_some(before),
        None => (bound && free).then_some(head),
    }
}

/// What a sentence says of all its verbs.
struct Mood {
    question: bool,
    /// The first word that makes what follows unreal.
    unreal: Option<usize>,
    /// The first `neither` or `nor`.
    neither: Option<usize>,
}

impl Mood {
    fn of(text: &Text<'_>, range: &Range<usize>) -> Self {
        let unreal = |at: &usize| {
            matches!(
                text.lower(*at),
                "if" | "whether"
                    | "imagine"
                    | "unless"
                    | "wish"
                    | "rumoured"
                    | "rumored"
                    | "allegedly"
                    | "reportedly"
                    | "supposedly"
            )
        };
        Self {
            question: text.surface(range.end - 1) == "?",
            unreal: range.clone().find(unreal),
            neither: range
                .clone()
                .find(|at| matches!(text.lower(*at), "neither" | "nor")),
        }
    }

    /// Whether what `group` says of `subject` is said to be so.
    fn reality(
        &self,
        text: &Text<'_>,
        phrases: &[Phrase],
        group: &Group,
        subject: &[usize],
    ) -> Reality {
        let before = |word: Option<usize>| word.is_some_and(|at| at < group.verb);
        let second_person = subject
            .iter()
            .any(|p| text.lower(phrases[*p].head) == "you");
        let imperative = group.kind == ClauseKind::Finite
            && subject.is_empty()
            && text.tokens[group.verb].tag == Tag::Verb
            && group.tokens.start == group.verb
            && text.can_be(group.verb, Classes::VERB)
            && !text.can_be(group.verb, Classes::THIRD);
        // `she turned it down`
        let refused = text.lemma(group.verb) == "turn"
            && group
                .tokens
                .clone()
                .any(|at| matches!(text.lower(at), "down" | "away"));
        // `Neither A nor B released it`
        if group.negated || before(self.neither) || refused {
            Reality::Denied
        } else if imperative || second_person {
            Reality::Advised
        } else if group.modal || before(self.unreal) || self.question {
            Reality::Unreal
        } else {
            Reality::Stated
        }
    }
}
