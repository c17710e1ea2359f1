//! A house that tells of its own trade: `Kering said revenue fell 15%`, whatever other
//! house stands nearer.

use releve_facts::EntityKind;

use super::Teller;
use super::named::Named;
use crate::clause::{Clause, ClauseKind, Phrase};
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::tag::Tag;

/// How many tokens may stand between the verb of saying and the noun of measure.
const NEAR: usize = 9;

impl Teller<'_, '_, '_> {
    /// The house that is the subject of a verb of saying or reporting right before the noun
    /// of measure that begins at `at`, or before its `its`.
    pub(super) fn announcer(&self, sentence: usize, at: usize) -> Option<Named> {
        let parse = &self.scene.parses[sentence];
        let clause = parse.clauses.iter().rfind(|clause| {
            clause.kind == ClauseKind::Finite && clause.group.end <= at && self.reports(clause)
        })?;
        if clause.passive || !self.is_told_right_behind(clause, at) {
            return None;
        }
        if let Some(named) = self.apposed_name(sentence, clause) {
            return Some(named);
        }
        let mut subject = clause.subject.iter().rev();
        let own = self.scene.text.lower_at(at.checked_sub(1)) == "its"
            || self.scene.text.lower(at) == "its";
        subject.find_map(|p| self.body(sentence, &parse.phrases[*p], own))
    }

    /// `The group, Kering, said`: the name between the commas.
    fn apposed_name(&self, sentence: usize, clause: &Clause) -> Option<Named> {
        let scene = self.scene;
        let start = scene.sentence(sentence).start;
        let comma = clause.group.start.checked_sub(1).filter(|at| *at > start)?;
        let m = scene.resolved.at(comma - 1)?;
        let mention = &scene.resolved.mentions[m];
        let apposed = scene.text.surface(comma) == ","
            && mention.tokens.start > start
            && scene.text.surface(mention.tokens.start - 1) == ","
            && matches!(mention.kind, EntityKind::Brand | EntityKind::Organisation)
            && !counts_for_others(scene, m);
        apposed.then(|| self.entity(m, sentence))
    }

    fn reports(&self, clause: &Clause) -> bool {
        self.scene.spotted.has_cue(clause.verb, Cue::Say)
            || matches!(
                self.scene.text.base(clause.verb),
                "report" | "announce" | "disclose" | "reveal" | "post"
            )
    }

    /// `said that`, `told investors on Monday that its`, `reported net`: nothing that could
    /// be measured, and no other clause, stands between.
    fn is_told_right_behind(&self, clause: &Clause, at: usize) -> bool {
        let scene = self.scene;
        let between = clause.group.end..at;
        between.len() <= NEAR
            && between.clone().all(|t| {
                let thing = scene.resolved.at(t).is_some_and(|m| {
                    matches!(
                        scene.resolved.mentions[m].kind,
                        EntityKind::Garment
                            | EntityKind::Product
                            | EntityKind::Trend
                            | EntityKind::Brand
                            | EntityKind::Organisation
                    )
                });
                let own = matches!(scene.text.lower(t), "its" | "their");
                (!thing || own)
                    && !matches!(scene.text.surface(t), ";" | ":" | "—" | "–")
                    // `that net sales`
                    && (scene.text.lower(t) == "net"
                        || !matches!(
                            scene.text.tokens[t].tag,
                            Tag::Verb | Tag::Past | Tag::Gerund | Tag::Auxiliary
                        ))
            })
    }

    /// The house that heads a subject: a brand, a company, a name that no lexicon knows, or
    /// that of a founder who is `it`.
    fn body(&self, sentence: usize, phrase: &Phrase, own: bool) -> Option<Named> {
        let scene = self.scene;
        let Some(m) = scene.resolved.at(phrase.head) else {
            return self.unknown_body(sentence, phrase);
        };
        match scene.resolved.mentions[m].kind {
            // `Kantar said sales fell`: who counts for others tells of them.
            EntityKind::Organisation if counts_for_others(scene, m) => None,
            EntityKind::Brand | EntityKind::Organisation => Some(self.entity(m, sentence)),
            // `Levi Strauss said its revenue`: a person would have his own. Of a house that
            // bears a person's name, sales are the house's.
            EntityKind::Person if own || self.is_house_too(m) => Some(Named {
                kind: Some(EntityKind::Brand),
                ..self.entity(m, sentence)
            }),
            // `Tapestry said`: cloth says nothing.
            EntityKind::Attribute => self.unknown_body(sentence, phrase),
            _ => None,
        }
    }

    fn is_house_too(&self, person: usize) -> bool {
        let name = &self.scene.resolved.of(person).name;
        let lexicon = self.scene.text.lexicon;
        lexicon.named(EntityKind::Brand, name).is_some()
    }

    fn unknown_body(&self, sentence: usize, phrase: &Phrase) -> Option<Named> {
        let text = &self.scene.text;
        let name = phrase.tokens.clone();
        let capital = name.clone().all(|at| text.tokens[at].shape.is_capital());
        // What opens a sentence has a capital anyway.
        let singular = |at: usize| {
            let noun = text.info(at).noun;
            noun.is_none_or(|noun| noun == text.tokens[at].word)
        };
        let opens = name.start == self.scene.sentence(sentence).start;
        let sure = text.tokens[phrase.head].tag == Tag::Name
            || opens && name.len() == 1 && singular(name.start);
        (capital && sure && phrase.preposition.is_none()).then(|| Named {
            name: text.slice(name.clone()).to_owned(),
            tokens: name,
            kind: None,
            meant: false,
            hashtag: false,
            antecedent: None,
        })
    }
}

/// True for a body whose figures are of others: market research, a trade's council, a paper.
pub(super) fn counts_for_others(scene: &Scene<'_>, organisation: usize) -> bool {
    let lexicon = scene.text.lexicon;
    let entry = scene.resolved.of(organisation).entry;
    entry.is_some_and(|id| {
        ["research", "council", "government", "media"]
            .iter()
            .any(|kind| lexicon.entry(id).is_of_kind(kind))
    })
}
