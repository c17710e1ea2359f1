//! What the grammar has told already: the strongest hint for what it missed.

use releve_facts::{FactKind, Statement};

use super::candidate::Candidate;
use crate::relate::Draft;
use crate::scene::Scene;

/// How the rules of what likelihood alone proposed end.
pub(super) const LIKELY: &str = ": likely";

/// The two things that a statement relates, by name.
fn names(statement: &Statement) -> Option<(&str, &str)> {
    Some(match statement {
        Statement::Wear(s) => (&s.person, &s.garment),
        Statement::Showing(s) => (&s.brand, &s.garment),
        Statement::Role(s) => (&s.person, &s.role),
        Statement::Influence(s) => (&s.influencer, &s.target),
        Statement::Pairing(s) => (&s.garments[0], &s.garments[1]),
        Statement::Launch(s) => (&s.brand, &s.what),
        Statement::Composition(s) => (&s.trend, &s.element),
        Statement::Collaboration(s) => (s.parties.first()?, s.parties.get(1)?),
        Statement::Alternative(s) => (&s.product, &s.to),
        _ => return None,
    })
}

/// True where two statements of one kind say the same of the same.
pub(super) fn same(a: &Statement, b: &Statement) -> bool {
    match (a, b) {
        (Statement::Measure(a), Statement::Measure(b)) => {
            a.value == b.value && a.unit == b.unit && a.metric == b.metric && a.subject == b.subject
        }
        (Statement::Pairing(a), Statement::Pairing(b)) => {
            a.garments == b.garments
                || a.garments[0] == b.garments[1] && a.garments[1] == b.garments[0]
        }
        (Statement::Collaboration(a), Statement::Collaboration(b)) => {
            b.parties.iter().all(|party| a.parties.contains(party))
        }
        _ => a.kind() == b.kind() && names(a).is_some() && names(a) == names(b),
    }
}

/// True for a statement that the grammar told of a candidate's second thing:
/// of a figure, the same number.
fn takes(statement: &Statement, candidate: &Statement) -> bool {
    match (statement, candidate) {
        (Statement::Measure(a), Statement::Measure(b)) => a.value == b.value && a.unit == b.unit,
        _ => names(statement)
            .zip(names(candidate))
            .is_some_and(|(a, b)| a.1 == b.1),
    }
}

fn has_first(statement: &Statement, candidate: &Statement) -> bool {
    match (statement, candidate) {
        (Statement::Measure(a), Statement::Measure(b)) => a.subject == b.subject,
        _ => names(statement)
            .zip(names(candidate))
            .is_some_and(|(a, b)| a.0 == b.0),
    }
}

/// True where a statement of another kind says how the same two things belong
/// together: what a house launches or makes with another it does not show.
fn explains(statement: &Statement, candidate: &Statement) -> bool {
    let Some((first, second)) = names(candidate) else {
        return false;
    };
    // The thing itself, or a phrase that ends in it: `Gucci loafer`, `loafer`.
    let is = |told: &str, thing: &str| {
        told.strip_suffix(thing)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
    };
    match statement {
        Statement::Launch(s) => s.brand == first && is(&s.what, second),
        Statement::Collaboration(s) => {
            let made = [&s.garment, &s.product];
            s.parties.iter().any(|party| party == first)
                && made.into_iter().flatten().any(|made| is(made, second))
        }
        Statement::Offer(s) => {
            let house = [&s.brand, &s.retailer];
            house.into_iter().flatten().any(|house| house == first)
                && s.garment.as_deref().is_some_and(|made| is(made, second))
        }
        _ => false,
    }
}

/// Drafts by the sentence that states them.
pub(super) struct Told<'d> {
    drafts: &'d [Draft],
    /// Draft numbers by sentence.
    by_sentence: Vec<Vec<usize>>,
    /// How many drafts of each kind there are.
    count: [usize; FactKind::ALL.len()],
}

impl<'d> Told<'d> {
    pub(super) fn new(scene: &Scene<'_>, drafts: &'d [Draft]) -> Self {
        let mut by_sentence = vec![Vec::new(); scene.text.sentences.len()];
        let mut count = [0; FactKind::ALL.len()];
        for (number, draft) in drafts.iter().enumerate() {
            // What likelihood alone proposed is no hint: it was not there when
            // the weights were learnt.
            if draft.rule.ends_with(LIKELY) {
                continue;
            }
            count[draft.statement.kind() as usize] += 1;
            for tokens in &draft.evidence {
                if tokens.is_empty() {
                    continue;
                }
                let sentence = scene.text.sentence_of(tokens.start);
                if !by_sentence[sentence].contains(&number) {
                    by_sentence[sentence].push(number);
                }
            }
        }
        Self {
            drafts,
            by_sentence,
            count,
        }
    }

    fn of(&self, kind: FactKind, sentence: usize) -> impl Iterator<Item = (usize, &Draft)> {
        let numbers = self.by_sentence.get(sentence).into_iter().flatten();
        numbers
            .map(|number| (*number, &self.drafts[*number]))
            .filter(move |(_, draft)| draft.statement.kind() == kind)
    }

    /// True where a sentence tells of two garments that the same person wears,
    /// or the same house shows.
    fn together(&self, kind: FactKind, sentence: usize, one: &str, other: &str) -> bool {
        let holders = |garment: &str| {
            self.of(kind, sentence)
                // What somebody likes is not worn at one time.
                .filter(|(_, draft)| draft.rule != "wear: fans of")
                .filter_map(|(_, draft)| names(&draft.statement))
                .filter(|(_, worn)| *worn == garment)
                .map(|(holder, _)| holder)
                .collect::<Vec<_>>()
        };
        let others = holders(other);
        holders(one).iter().any(|holder| others.contains(holder))
    }

    /// The draft that says what the candidate does, in its sentence.
    pub(super) fn twin(&self, candidate: &Candidate) -> Option<usize> {
        self.of(candidate.kind(), candidate.sentence)
            .find(|(_, draft)| same(&draft.statement, &candidate.statement))
            .map(|(number, _)| number)
    }

    /// True where the grammar tells in the candidate's sentence, as a launch, a
    /// collaboration or an offer, why its two things stand together.
    pub(super) fn explained(&self, candidate: &Candidate) -> bool {
        candidate.kind() == FactKind::Showing
            && self.by_sentence[candidate.sentence]
                .iter()
                .any(|number| explains(&self.drafts[*number].statement, &candidate.statement))
    }

    pub(super) fn features(
        &self,
        candidate: &Candidate,
        note: &mut impl FnMut(&'static str, &str),
    ) {
        let kind = candidate.kind();
        let (mut any, mut first, mut second) = (false, false, false);
        for (_, draft) in self.of(kind, candidate.sentence) {
            // What says the very same is no hint but the question itself.
            if same(&draft.statement, &candidate.statement) {
                continue;
            }
            any = true;
            first |= has_first(&draft.statement, &candidate.statement);
            second |= takes(&draft.statement, &candidate.statement);
        }
        if any {
            note("told", "");
        }
        if first {
            note("told-of-first", "");
        }
        if second {
            note("told-of-second", "");
        }
        if let Some(before) = candidate.sentence.checked_sub(1)
            && self
                .of(kind, before)
                .any(|(_, draft)| has_first(&draft.statement, &candidate.statement))
        {
            note("told-before", "");
        }
        if let Statement::Pairing(pairing) = &candidate.statement {
            let [one, other] = &pairing.garments;
            if self.together(FactKind::Wear, candidate.sentence, one, other) {
                note("one-wearer", "");
            }
            if self.together(FactKind::Showing, candidate.sentence, one, other) {
                note("one-house", "");
            }
        }
    }

    /// What the grammar tells beside them that all candidates of a kind in a
    /// sentence share.
    pub(super) fn surroundings(
        &self,
        kind: FactKind,
        sentence: usize,
        note: &mut impl FnMut(&'static str, &str),
    ) {
        let others = [
            (FactKind::Wear, "wear"),
            (FactKind::Showing, "showing"),
            (FactKind::Measure, "measure"),
            (FactKind::Launch, "launch"),
            (FactKind::Influence, "influence"),
            (FactKind::Composition, "composition"),
            (FactKind::Collaboration, "collaboration"),
        ];
        for (other, name) in others {
            if other != kind && self.of(other, sentence).next().is_some() {
                note("told-too", name);
            }
        }
        note(
            "told-in-all",
            match self.count[kind as usize] {
                0 => "0",
                1..=2 => "2",
                3..=6 => "6",
                7..=15 => "15",
                _ => "more",
            },
        );
    }
}
