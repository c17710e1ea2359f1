//! Candidates that the sentence denies, asks about or says were given up: no likelihood
//! makes facts of them.

use std::ops::Range;

use releve_facts::FactKind;

use super::candidate::{Argument, Candidate};
use super::features::Places;
use crate::clause::Reality;
use crate::lexicon::Cue;
use crate::relate::list::is_absent;
use crate::scene::Scene;
use crate::tag::Tag;

/// True where the clause of either thing says that it is not so, or only might
/// be: no likelihood makes that a fact.
pub(super) fn is_denied(
    scene: &Scene<'_>,
    questions: &Questions,
    candidate: &Candidate,
    places: &Places<'_>,
) -> bool {
    let unreal = [places.first, places.second]
        .into_iter()
        .flatten()
        .any(|(clause, ..)| matches!(clause.reality, Reality::Denied | Reality::Unreal));
    unreal
        || is_given_up(scene, candidate)
        || candidate.kind() == FactKind::Pairing && forbids(scene, candidate.sentence)
        || questions.part(&candidate.first.tokens, &candidate.second.tokens)
        || candidate.kind() == FactKind::Composition
            && is_absent(scene, candidate.second.tokens.start)
}

/// `Do not, whatever they say, pair it with shorts`, `Never, ever, wear`: advice against
/// something opens with the denial and an aside.
fn forbids(scene: &Scene<'_>, sentence: usize) -> bool {
    const OPENING: usize = 3;
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let denies = |at: usize| {
        text.tokens[at].tag == Tag::Negation || matches!(text.lower(at), "never" | "don't")
    };
    let opening = range.start..range.end.min(range.start + OPENING);
    let plain = matches!(text.lower(range.start), "do" | "don't" | "never" | "please");
    plain
        && opening
            .into_iter()
            .any(|at| denies(at) && text.lower_at(Some(at + 1)) == ",")
}

/// `refused a bag`, `scrapped a collaboration with Y`; `heels` of `instead of heels`.
fn is_given_up(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    let [first, second] = [&candidate.first, &candidate.second];
    let taken = |thing: &Argument, cue| is_taken(scene, candidate.sentence, &thing.tokens, cue);
    // `without a hat` stands for none; `never without her hat` rules tell.
    let absent = |thing: &Argument| {
        let item = thing.mention.and_then(|m| scene.item_of(m));
        item.is_some_and(|item| item.denied)
    };
    match candidate.kind() {
        FactKind::Wear => taken(second, Cue::Forgo) || absent(second),
        FactKind::Collaboration | FactKind::Launch | FactKind::Showing => taken(second, Cue::Doubt),
        FactKind::Pairing => [first, second]
            .into_iter()
            .any(|thing| absent(thing) || taken(thing, Cue::Forgo)),
        _ => false,
    }
}

/// True for what stands under an active verb of this class; who `failed in a coat` had
/// it on, so that there only the object does.
fn is_taken(scene: &Scene<'_>, sentence: usize, thing: &Range<usize>, cue: Cue) -> bool {
    let parse = &scene.parses[sentence];
    parse
        .clauses
        .iter()
        .rfind(|clause| clause.group.start < thing.start && clause.reach.contains(&thing.start))
        .is_some_and(|clause| {
            let object = clause.objects.iter().any(|object| {
                let object = &parse.phrases[*object];
                object.preposition.is_none() && object.tokens.contains(&thing.start)
            });
            (object || cue == Cue::Doubt)
                && !clause.passive
                && clause.reality == Reality::Stated
                && scene.verb_is(clause, cue)
        })
}

/// Where a document asks who or which, in text order.
pub(super) struct Questions(Vec<usize>);

impl Questions {
    pub(super) fn new(scene: &Scene<'_>) -> Self {
        let text = &scene.text;
        let asks = |at: &usize| {
            matches!(text.tokens[*at - 1].tag, Tag::Verb | Tag::Past)
                && matches!(text.lower(*at), "who" | "whom" | "whose" | "which")
        };
        Self((1..text.tokens.len()).filter(asks).collect())
    }

    /// `X asked who started Y`: what stands behind the question is not X's. The first
    /// thing may stand far before, so that the words between are not looked at again.
    fn part(&self, first: &Range<usize>, second: &Range<usize>) -> bool {
        let next = self.0.partition_point(|at| *at <= first.end);
        self.0.get(next).is_some_and(|at| *at < second.start)
    }
}

#[cfg(test)]
mod tests {
    use releve_facts::{Document, FactKind};

    use crate::Reader;

    #[test]
    fn what_is_left_away_or_refused_is_not_worn() {
        let reader = Reader::english();
        for text in [
            "Instead of heels, Kristen Stewart wore Chanel trainers.",
            "Rihanna, who refuses to wear heels, wore Chanel trainers.",
        ] {
            let kinds: Vec<FactKind> = reader
                .read(&Document::new("note", text))
                .facts
                .iter()
                .map(|fact| fact.statement().kind())
                .collect();
            assert_eq!(kinds, [FactKind::Wear], "{text}");
        }
    }
}
