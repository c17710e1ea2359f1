//! Which noun of measure a figure belongs to, or what else tells what it counts: the ways
//! are tried from the surest to the least sure.

use super::gauge::Gauge;
use super::{Link, Teller};
use crate::figure::Figure;

impl Teller<'_, '_, '_> {
    /// What a figure of a sentence is linked to, by the first way that finds it.
    pub(super) fn link(
        &self,
        sentence: usize,
        figures: &[Figure],
        n: usize,
        gauges: &[Gauge],
    ) -> Option<Link> {
        self.share(sentence, figures, n)
            .or_else(|| self.accompanied(sentence, &figures[n], gauges))
            .or_else(|| self.former(sentence, figures, n))
            .or_else(|| self.the_figure(sentence, &figures[n]))
            .or_else(|| self.on_another_basis(sentence, figures, n))
            .or_else(|| self.comes_from(sentence, &figures[n]))
            .or_else(|| self.searched(sentence, &figures[n]))
            .or_else(|| self.introduced(sentence, &figures[n], gauges))
            .or_else(|| self.apposed(sentence, &figures[n]))
            .or_else(|| self.counted(sentence, figures, n, gauges))
            .or_else(|| self.risen(sentence, figures, n, gauges))
            .or_else(|| self.times(sentence, &figures[n]))
            .or_else(|| self.term(sentence, figures, n, gauges))
            .or_else(|| self.bracketed(sentence, figures, n, gauges))
            .or_else(|| self.sold(sentence, &figures[n]))
            .or_else(|| self.spent(sentence, &figures[n]))
            .or_else(|| self.market_worth(sentence, &figures[n]))
            .or_else(|| self.left(sentence, figures, n, gauges))
            .or_else(|| self.unsaid(sentence, &figures[n]))
            .or_else(|| self.ahead(sentence, figures, n, gauges))
            .or_else(|| self.fetched(sentence, &figures[n]))
            .or_else(|| self.priced(sentence, &figures[n]))
            .or_else(|| self.earned(sentence, &figures[n]))
            .or_else(|| self.post_worth(sentence, &figures[n]))
            .or_else(|| self.network(sentence, &figures[n]))
            .or_else(|| self.elliptic(sentence, figures, n, gauges))
            .or_else(|| self.grown(sentence, &figures[n]))
            .or_else(|| self.lined(sentence, &figures[n]))
            .or_else(|| self.upward(sentence, &figures[n]))
            .or_else(|| self.bought(sentence, &figures[n]))
            .or_else(|| self.dealt(sentence, &figures[n]))
            .or_else(|| self.followed(sentence, &figures[n]))
            .or_else(|| self.spread(sentence, &figures[n]))
            .or_else(|| self.dearer(sentence, &figures[n]))
            .or_else(|| self.part_of_group(sentence, &figures[n]))
    }
}
