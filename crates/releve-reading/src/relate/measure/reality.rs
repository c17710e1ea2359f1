//! Whether a figure is told as a fact: neither denied nor supposed nor expected.

use releve_facts::EntityKind;

use super::Teller;
use crate::clause::Reality;
use crate::figure::{Figure, FigureUnit};
use crate::lexicon::Cue;
use crate::tag::Tag;

impl Teller<'_, '_, '_> {
    /// False for figures that are denied, supposed or measure a material.
    pub(super) fn is_stated(&self, sentence: usize, figure: &Figure) -> bool {
        let text = &self.scene.text;
        let next = text.lower_at(Some(figure.tokens.end));
        if figure.unit == FigureUnit::Percent
            && (matches!(
                next,
                "off" | "discount" | "discounts" | "certain" | "sure" | "pure"
            ) || self.scene.resolved.at(figure.tokens.end).is_some_and(|m| {
                self.scene.resolved.mentions[m].kind == EntityKind::Attribute
                    && !self.scene.spotted.has_cue(figure.tokens.end, Cue::Rise)
                    && !self.scene.spotted.has_cue(figure.tokens.end, Cue::Fall)
            }))
        {
            return false;
        }
        self.real(sentence, figure.tokens.start) && !self.expected(sentence, figure)
    }

    /// `expects to reach $250 million`, `aims to sell 400`: not so yet.
    pub(super) fn expected(&self, sentence: usize, figure: &Figure) -> bool {
        let text = &self.scene.text;
        let start = self.scene.sentence(sentence).start;
        // `a consensus forecast of 8 percent`, `had predicted a 9 percent rise`
        let guessed =
            (figure.tokens.start.saturating_sub(4).max(start)..figure.tokens.start).any(|at| {
                let noun = matches!(
                    text.lower(at),
                    "estimate"
                        | "estimates"
                        | "forecast"
                        | "forecasts"
                        | "expectations"
                        | "consensus"
                        | "prediction"
                        | "predictions"
                ) && matches!(text.lower_at(Some(at + 1)), "for" | "of");
                let verb = matches!(
                    text.lower(at),
                    "expected"
                        | "predicted"
                        | "forecast"
                        | "projected"
                        | "expects"
                        | "predicts"
                        | "forecasts"
                        | "plans"
                        | "targets"
                );
                let article = usize::from(matches!(text.lower_at(Some(at + 1)), "a" | "an"));
                let verb = verb && at + 1 + article == figure.tokens.start;
                noun || verb
            });
        // `the house forecasts growth of around 10 percent for each of the next two years`
        let foreseen =
            (figure.tokens.start.saturating_sub(7).max(start)..figure.tokens.start).any(|at| {
                matches!(
                    text.lower(at),
                    "forecasts" | "predicts" | "expects" | "projects" | "foresees" | "targets"
                ) && text.tokens[at].tag == Tag::Verb
                    && (at + 1..figure.tokens.start).all(|at| {
                        matches!(
                            text.tokens[at].tag,
                            Tag::Noun
                                | Tag::Adjective
                                | Tag::Adverb
                                | Tag::Determiner
                                | Tag::Preposition
                                | Tag::Gerund
                        )
                    })
            });
        guessed
            || foreseen
            || self.was_forecast(sentence, figure)
            || (figure.tokens.start.saturating_sub(6).max(start)..figure.tokens.start).any(|at| {
                matches!(text.lower(at), "could" | "might" | "may")
                    && text.lower_at(Some(at + 1)) == "see"
                    || matches!(
                        text.lower(at),
                        "aim" | "aims" | "aiming" | "hope" | "hopes" | "hoping"
                    ) && text.lower_at(Some(at + 1)) == "for"
                    || matches!(
                        text.lower(at),
                        "expect"
                            | "expects"
                            | "expected"
                            | "expecting"
                            | "aims"
                            | "aiming"
                            | "hopes"
                            | "hoping"
                            | "plans"
                            | "forecast"
                            | "projected"
                            | "predicted"
                    ) && text.lower_at(Some(at + 1)) == "to"
            })
    }

    /// `the 6% decline that analysts had forecast`, `a drop of 9.5% the market feared`.
    fn was_forecast(&self, sentence: usize, figure: &Figure) -> bool {
        const NEAR: usize = 10;
        let text = &self.scene.text;
        let end = self.scene.sentence(sentence).end;
        let behind = figure.tokens.end..end.min(figure.tokens.end + NEAR);
        let mut said = behind.take_while(|at| !matches!(text.surface(*at), "," | ";" | "("));
        let who = said.find(|at| {
            matches!(
                text.lower(*at),
                "analysts"
                    | "analyst"
                    | "market"
                    | "consensus"
                    | "investors"
                    | "economists"
                    | "city"
            )
        });
        who.is_some_and(|who| {
            (who + 1..end.min(who + 8)).any(|at| {
                matches!(
                    text.lower(at),
                    "forecast" | "expected" | "predicted" | "feared" | "expect" | "estimated"
                )
            })
        })
    }

    /// True unless the clause around `at` is denied or supposed.
    pub(super) fn real(&self, sentence: usize, at: usize) -> bool {
        let parse = &self.scene.parses[sentence];
        let clause = parse
            .clauses
            .iter()
            .rev()
            .find(|clause| clause.group.start <= at && at < clause.reach.end)
            .or_else(|| parse.clauses.iter().find(|clause| clause.group.start > at));
        clause.is_none_or(|clause| matches!(clause.reality, Reality::Stated | Reality::Advised))
    }
}
