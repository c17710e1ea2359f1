//! Which currency a mark means. Several share `¥` and `kr`; then the places,
//! brands and currencies that the text names nearby decide.

use releve_facts::Currency;

use crate::lexicon::{Detail, Lexicon};
use crate::spot::{Found, Spotted};
use crate::text::Text;

/// Something in the text that speaks for currencies.
#[derive(Debug, Clone, Copy)]
enum Hint<'r> {
    /// A place or a brand of this country.
    Country(&'r str),
    /// The currency itself, by its number.
    Currency(u32),
}

/// The lexicon's marks and what the document says about those that are shared.
pub(super) struct Currencies<'r> {
    lexicon: &'r Lexicon,
    /// In text order, each with its token.
    hints: Vec<(usize, Hint<'r>)>,
}

/// How many hints on each side of a mark are weighed.
const NEAR: usize = 8;

impl<'r> Currencies<'r> {
    pub(super) fn new(text: &'r Text<'_>, spotted: &Spotted) -> Self {
        let lexicon = text.lexicon;
        let mut hints: Vec<(usize, Hint<'_>)> = Vec::new();
        for mention in &spotted.mentions {
            let Found::Lexicon(id, _) = mention.found else {
                continue;
            };
            if let Detail::Place {
                country: Some(country),
                ..
            }
            | Detail::Brand {
                country: Some(country),
                ..
            } = &lexicon.entry(id).detail
            {
                hints.push((mention.tokens.start, Hint::Country(country)));
            }
        }
        for term in &spotted.currencies {
            hints.push((term.tokens.start, Hint::Currency(term.number)));
        }
        for at in 0..text.tokens.len() {
            let surface = text.surface(at);
            if surface.len() == 3
                && surface.bytes().all(|b| b.is_ascii_uppercase())
                && let Some([number]) = lexicon.currency_marks.get(surface)
            {
                hints.push((at, Hint::Currency(*number)));
            }
        }
        hints.sort_by_key(|(at, _)| *at);
        Self { lexicon, hints }
    }

    pub(super) fn code(&self, number: u32) -> Option<Currency> {
        self.lexicon.currencies.get(number as usize).map(|c| c.code)
    }

    /// False where no mark begins with `word`.
    pub(super) fn may_begin(&self, word: &str) -> bool {
        matches!(word, "Kr" | "KR") || self.lexicon.currency_marks.may_begin(word)
    }

    pub(super) fn is_mark(&self, mark: &str) -> bool {
        self.candidates(mark).is_some()
    }

    fn candidates(&self, mark: &str) -> Option<&[u32]> {
        let mark = if mark == "￥" { "¥" } else { mark };
        let marks = &self.lexicon.currency_marks;
        marks.get(mark).or_else(|| {
            // `Kr`, `KR`; codes in lower case are words: `try`, `all`.
            matches!(mark, "Kr" | "KR").then(|| marks.get("kr"))?
        })
    }

    /// The currency of `mark` at token `at`.
    pub(super) fn resolve(&self, text: &Text<'_>, mark: &str, at: usize) -> Option<Currency> {
        let candidates = self.candidates(mark)?;
        let [first, rest @ ..] = candidates else {
            return None;
        };
        if rest.is_empty() {
            return self.code(*first);
        }
        let chosen = self
            .nearest(text, candidates, at)
            .or_else(|| self.commonest(candidates))
            .or_else(|| {
                candidates.iter().copied().find(|number| {
                    let entry = &self.lexicon.currencies[*number as usize];
                    entry.symbols.first().is_some_and(|first| **first == *mark)
                })
            })
            .unwrap_or(*first);
        self.code(chosen)
    }

    fn supports(&self, candidates: &[u32], hint: Hint<'_>) -> Option<u32> {
        candidates.iter().copied().find(|number| match hint {
            Hint::Currency(named) => named == *number,
            Hint::Country(country) => self.lexicon.currencies[*number as usize]
                .countries
                .iter()
                .any(|c| **c == *country),
        })
    }

    /// By the nearest hint in the same block.
    fn nearest(&self, text: &Text<'_>, candidates: &[u32], at: usize) -> Option<u32> {
        let block = text.blocks.get(text.block_of(at))?.tokens.clone();
        let middle = self.hints.partition_point(|(token, _)| *token < at);
        let near = middle.saturating_sub(NEAR)..(middle + NEAR).min(self.hints.len());
        self.hints[near]
            .iter()
            .filter(|(token, _)| block.contains(token))
            .filter_map(|(token, hint)| {
                Some((token.abs_diff(at), self.supports(candidates, *hint)?))
            })
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, number)| number)
    }

    /// By most of the hints around the start of the document, which says where
    /// it speaks from; a bounded number, so that long documents stay linear.
    fn commonest(&self, candidates: &[u32]) -> Option<u32> {
        let mut votes = vec![0; candidates.len()];
        for (_, hint) in self.hints.iter().take(64) {
            let chosen = self.supports(candidates, *hint);
            if let Some(place) = candidates.iter().position(|c| Some(*c) == chosen) {
                votes[place] += 1;
            }
        }
        let most = *votes.iter().max()?;
        let place = votes.iter().position(|v| *v == most && most > 0)?;
        Some(candidates[place])
    }
}
