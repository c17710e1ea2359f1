//! Sums that are no prices: averages and revenues, what is imagined or refused, limits, what
//! a price rose by. `a fine of $40`, `if it cost £1,000`, `a $40 fee`.

use releve_facts::Bound;

use super::Told;
use crate::clause::Reality;
use crate::lexicon::Cue;
use crate::tag::Tag;

/// Words that say that a sum is not what one thing costs.
const NO_PRICE: &[&str] = &[
    "average",
    "averages",
    "averaged",
    "typical",
    "auction",
    "auctioned",
    "revenue",
    "sales",
    "turnover",
    "profit",
    "worth",
    "according",
    "total",
    "prize",
    "raised",
    "donated",
    "grant",
    "salary",
    "budget",
    "per",
    "hour",
    "spent",
    "spend",
    "invested",
    "fetch",
    "fetches",
    "fetched",
    "resale",
    "resell",
    "resells",
    "resold",
    "collateral",
    "million",
    "billion",
    "estimated",
    "valued",
];

/// Words by which a sum is imagined or only heard of.
const UNREAL: &[&str] = &[
    "if",
    "would",
    "could",
    "might",
    "may",
    "imagine",
    "reportedly",
    "rumoured",
    "rumored",
    "allegedly",
    "supposedly",
    "not",
    "n't",
    "never",
    "no",
    "hardly",
    "once",
    "used",
    "should",
    "refuses",
    "refused",
    "stopped",
    "stops",
    "cannot",
];

impl Told<'_, '_> {
    /// False where the sum is imagined, a limit, or of something else.
    pub(super) fn is_price(&self) -> bool {
        if self.is_long_ago() || self.is_rent() || self.was_only_planned() {
            return false;
        }
        let text = &self.scene.text;
        let back = |n: usize| {
            let at = self.price.tokens.start.saturating_sub(n);
            at.max(self.tokens.start)
        };
        let limit = matches!(self.price.bound, Some(Bound::Over | Bound::Under));
        let question = text.surface(self.tokens.end - 1) == "?";
        let last = (self.price.tokens.end + 3).min(self.tokens.end);
        let near = (back(7)..last).any(|at| {
            // `a fine of $40`; but `$40, fine for a drizzle`.
            NO_PRICE.contains(&text.lower(at)) || text.lower(at) == "fine" && at < self.price.first
        });
        // What is imagined before a comma says nothing of `Loewe’s £1,370 bag` behind.
        let first = (back(14)..self.price.first)
            .rfind(|at| matches!(text.surface(*at), "," | ";" | "—"))
            .unwrap_or(back(14));
        let owned = self
            .price
            .first
            .checked_sub(1)
            .is_some_and(|at| text.tokens[at].tag == Tag::Genitive);
        let unreal = !owned
            && (first..self.price.first).any(|at| {
                let word = text.lower(at);
                UNREAL.contains(&word) || word.ends_with("n't") || word.ends_with("n’t")
            });
        let denied = self.clauses().any(|clause| {
            clause.reality == Reality::Denied && clause.reach.contains(&self.price.first)
        });
        // `£45 discount`, `a $40 fee`
        let moved = (back(3)..self.price.first).any(|at| {
            // The slip of a `slip dress` is none.
            self.scene.resolved.at(at).is_none()
                && (self.scene.spotted.has_cue(at, Cue::Rise)
                    || self.scene.spotted.has_cue(at, Cue::Fall))
        });
        !limit && !question && !near && !unreal && !denied && !moved
    }
}
