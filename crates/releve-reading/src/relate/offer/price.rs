//! Which of the sums beside a name is what it costs now.

use std::ops::Range;

use releve_facts::{Bound, Currency};

use crate::figure::{Figure, FigureUnit};
use crate::scene::Scene;
use crate::segment::Shape;

/// What something costs.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Price {
    /// All that states it: `now £60, was £120`.
    pub(super) tokens: Range<usize>,
    pub(super) value: f64,
    pub(super) currency: Currency,
    pub(super) to: Option<f64>,
    pub(super) was: Option<f64>,
    pub(super) from: bool,
    /// What bounds it, if anything does.
    pub(super) bound: Option<Bound>,
    /// Where its first sum begins.
    pub(super) first: usize,
}

/// Before a sum that holds no longer.
const THEN: &[&str] = &[
    "was",
    "were",
    "rrp",
    "originally",
    "previously",
    "before",
    "usually",
    "normally",
    "original",
    "formerly",
    "msrp",
];

/// Before the sum that holds now.
const NOW: &[&str] = &["now", "sale", "today", "currently", "reduced", "down"];

/// Other words and marks that stand among the sums of one price.
const BESIDE: &[&str] = &[
    "from", "to", "only", "just", "at", "price", "priced", "around", "about", "approx", "is", "a",
    "an", "off", ",", "(", ")", ":", "/", "-", "–", "—", ".", "~", "save", "%", "or", "so",
    "starting", "cool", "mere", "modest", "hefty", "steep", "whopping",
];

/// The currency of a sum of money that can be a price of one thing.
pub(super) fn money(figure: &Figure) -> Option<Currency> {
    let FigureUnit::Money(currency) = figure.unit else {
        return None;
    };
    // Millions of pounds are no price; of won or rupiah they may be.
    let small = matches!(
        currency.as_str(),
        "JPY" | "KRW" | "IDR" | "VND" | "IRR" | "LBP"
    );
    let likely = figure.value > 0.0 && (small || figure.value < 1e6);
    (likely && !figure.change).then_some(currency)
}

fn beside(scene: &Scene<'_>, at: usize) -> bool {
    let word = scene.text.lower(at);
    BESIDE.contains(&word) || THEN.contains(&word) || NOW.contains(&word)
}

/// The prices within `tokens`, in order. Sums with nothing but words of price
/// between them are one price.
pub(super) fn prices(scene: &Scene<'_>, tokens: Range<usize>) -> Vec<Price> {
    let figures: Vec<&Figure> = scene
        .figures_in(tokens.clone())
        .filter(|figure| money(figure).is_some())
        .collect();
    let mut found = Vec::new();
    let mut first = 0;
    for next in 1..=figures.len() {
        let joined = next < figures.len() && {
            let gap = figures[next - 1].tokens.end..figures[next].tokens.start;
            gap.len() <= 7
                && gap
                    .clone()
                    .all(|at| beside(scene, at) || scene.text.tokens[at].shape == Shape::Number)
        };
        if !joined {
            let floor = if first == 0 {
                tokens.start
            } else {
                figures[first - 1].tokens.end
            };
            found.extend(one(scene, &figures[first..next], floor, tokens.end));
            first = next;
        }
    }
    found
}

/// One price from the sums that state it.
fn one(scene: &Scene<'_>, figures: &[&Figure], floor: usize, ceiling: usize) -> Option<Price> {
    let text = &scene.text;
    let first = figures.first()?;
    let currency = money(first)?;
    // Of other currencies only the first counts: `¥1,499 ($229)`.
    let own: Vec<&&Figure> = figures
        .iter()
        .filter(|f| money(f) == Some(currency))
        .collect();
    let role = |figure: &Figure| -> Option<bool> {
        let back = figure.tokens.start.saturating_sub(4).max(floor);
        for at in (back..figure.tokens.start).rev() {
            let word = text.lower(at);
            if THEN.contains(&word) {
                return Some(true);
            }
            if NOW.contains(&word) {
                // `reduced from £120`
                let from = (at..figure.tokens.start).any(|at| text.lower(at) == "from");
                return Some(from && matches!(word, "reduced" | "down"));
            }
            if !BESIDE.contains(&word) || text.tokens[at].shape == Shape::Number {
                break;
            }
        }
        None
    };
    let roles: Vec<Option<bool>> = own.iter().map(|figure| role(figure)).collect();
    let then = roles.iter().position(|role| *role == Some(true));
    let mut now = roles
        .iter()
        .position(|role| *role == Some(false))
        .or_else(|| roles.iter().position(|role| *role != Some(true)));
    let mut was = then.map(|at| own[at].value);
    now?;
    if was.is_none() && own.len() == 2 && own.iter().all(|f| f.value_to.is_none()) {
        // Two sums and no word: the higher is struck out.
        let (a, b) = (own[0].value, own[1].value);
        let saved = text.lower_at(own[1].tokens.start.checked_sub(1)) == "save";
        if !saved && a != b {
            now = Some(usize::from(b < a));
            was = Some(a.max(b));
        }
    }
    let figure = own[now?];
    was = was.filter(|was| *was > figure.value);
    let mut start = first.tokens.start;
    while start > floor && beside(scene, start - 1) {
        start -= 1;
    }
    let last = figures.last()?;
    let mut end = last.tokens.end;
    while end < ceiling && matches!(text.surface(end), ")" | "+") {
        end += 1;
    }
    Some(Price {
        tokens: start..end,
        value: figure.value,
        currency,
        to: figure.value_to,
        was,
        from: figure.bound == Some(Bound::From) && figure.value_to.is_none(),
        bound: figure.bound,
        first: first.tokens.start,
    })
}
