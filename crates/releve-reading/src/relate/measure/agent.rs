//! Who or what drew what is counted: the subject of the clause around a figure.

use releve_facts::EntityKind;

use super::Teller;
use super::named::Named;
use crate::figure::Figure;
use crate::tag::Tag;

impl Teller<'_, '_, '_> {
    /// The subject of the clause around a figure: `SL 72, relaunched in June,
    /// hit 1.1 billion views`.
    pub(super) fn agent(&self, sentence: usize, figure: &Figure) -> Option<Named> {
        let parse = &self.scene.parses[sentence];
        let clause = self.clause_around(sentence, figure)?;
        let text = &self.scene.text;
        let base = text.info(clause.verb).verb.map_or("", |id| text.string(id));
        // Who counts is not what is counted.
        if matches!(
            base,
            "count"
                | "record"
                | "report"
                | "say"
                | "find"
                | "log"
                | "track"
                | "register"
                | "see"
                | "estimate"
                | "note"
        ) {
            return None;
        }
        self.subject_of_verb(sentence, clause.verb)
            .filter(|s| s.kind.is_some() && s.kind != Some(EntityKind::Organisation))
            .or_else(|| {
                // `X's arrival generated`, `her posts generated`: X did.
                let phrase = &parse.phrases[*clause.subject.first()?];
                let m = self.scene.resolved.at(phrase.tokens.start)?;
                let mention = &self.scene.resolved.mentions[m];
                let owns = mention.tokens.end < phrase.tokens.end
                    && (text.tokens[mention.tokens.end].tag == Tag::Genitive
                        || text.tokens[phrase.tokens.start].tag == Tag::Possessive);
                let body = matches!(mention.kind, EntityKind::Person | EntityKind::Brand);
                (owns && body).then(|| self.entity(m, sentence))
            })
    }

    /// True if the clause around a figure has something that happened for its
    /// subject: `the announcement`, `the show`.
    pub(super) fn is_event(&self, sentence: usize, figure: &Figure) -> bool {
        let parse = &self.scene.parses[sentence];
        let phrase = self
            .clause_around(sentence, figure)
            .and_then(|clause| clause.subject.first())
            .map(|phrase| &parse.phrases[*phrase]);
        phrase.is_some_and(|phrase| {
            matches!(
                self.scene.text.lemma(phrase.head),
                "announcement"
                    | "news"
                    | "show"
                    | "partnership"
                    | "campaign"
                    | "collaboration"
                    | "appointment"
                    | "launch"
                    | "event"
                    | "moment"
            )
        })
    }
}
