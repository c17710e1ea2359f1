//! Figures in the text: percents, counts, sums of money, ratios, ranks; each
//! with its bound, and with a change only where the expression itself tells
//! one. What a figure measures is told elsewhere.

mod bound;
mod change;
mod count;
mod currency;
mod digits;
mod elided;
mod money;
mod number;
mod quantity;
mod range;
mod rank;
mod ratio;
mod reader;
mod share;
#[cfg(test)]
mod tests;
mod word;

use std::ops::Range;

use releve_facts::{Bound, Currency, Direction};

use crate::segment::Shape;
use crate::spot::Spotted;
use crate::text::Text;
use crate::time::TimeMention;
pub(crate) use change::way;
use quantity::Mark;
use reader::Reader;

/// What a figure's value is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FigureUnit {
    /// Hundredths: `49 percent`, `a third`, `one in three`.
    Percent,
    /// The difference of two percents.
    PercentagePoint,
    /// Times: `doubled` is 2, `halved` 0.5.
    Ratio,
    /// Things.
    Count,
    /// A sum of money.
    Money(Currency),
    /// A place in an order, 1 the first.
    Rank,
}

/// A number that the text states, with its unit.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Figure {
    /// The number with its unit and sign, without what bounds it.
    pub(crate) tokens: Range<usize>,
    pub(crate) value: f64,
    /// The upper end of a range.
    pub(crate) value_to: Option<f64>,
    pub(crate) unit: FigureUnit,
    pub(crate) bound: Option<Bound>,
    /// It is stated as a change: `doubled`, `up 49 percent`, `+312%`.
    pub(crate) change: bool,
    pub(crate) direction: Option<Direction>,
    /// The noun right behind a count or a rank: `views` of `40 million views`.
    pub(crate) counted: Option<usize>,
}

/// All figures of the text in order, none inside another. Numbers in `times`
/// and in names are none.
pub(crate) fn figures(text: &Text<'_>, spotted: &Spotted, times: &[TimeMention]) -> Vec<Figure> {
    let mut reader = Reader::new(text, spotted, times);
    let mut found = Vec::new();
    for sentence in &text.sentences {
        reader.sentence = sentence.tokens.clone();
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let (figure, next) = step(&reader, at);
            if let Some(figure) = &figure {
                reader.told(figure);
            }
            found.extend(figure);
            at = next.max(at + 1);
        }
    }
    found
}

/// False where the token alone tells that no figure begins: most do.
fn may_begin(reader: &Reader<'_, '_>, at: usize) -> bool {
    let surface = reader.surface(at);
    match reader.shape(at) {
        Some(Shape::Mark) => !matches!(
            surface,
            "," | "." | ":" | ";" | "“" | "”" | "\"" | "‘" | "’" | "’s" | "(" | ")" | "—"
        ),
        Some(shape) if shape.is_word() => {
            word::begins(reader.word(at), reader.word(at + 1))
                || reader.is_inflected(at) && word::verb_begins(reader.verb(at))
                || reader.currencies.may_begin(surface)
                || surface.bytes().any(|b| b.is_ascii_digit())
        }
        _ => true,
    }
}

/// The figure that begins at `at`, and where to read on.
fn step(reader: &Reader<'_, '_>, at: usize) -> (Option<Figure>, usize) {
    if reader.timed(at) {
        return (None, at + 1);
    }
    if !may_begin(reader, at) {
        debug_assert!(
            begun(reader, at).0.is_none(),
            "a figure begins with `{}`: say so in `may_begin`",
            reader.word(at)
        );
        return (None, at + 1);
    }
    begun(reader, at)
}

/// [`step`] where nothing is known of the token yet.
fn begun(reader: &Reader<'_, '_>, at: usize) -> (Option<Figure>, usize) {
    let special = ratio::word(reader, at)
        .or_else(|| rank::rank(reader, at))
        .or_else(|| share::share(reader, at));
    if let Some(figure) = special {
        let next = figure.tokens.end;
        return (Some(figure), next);
    }
    let Some(first) = quantity::quantity(reader, at) else {
        return (None, at + 1);
    };
    let (whole, value_to) = range::spread(reader, first);
    let next = whole.tokens.end;
    let unit = match whole.mark {
        Some(Mark::Percent) => FigureUnit::Percent,
        Some(Mark::Point) => FigureUnit::PercentagePoint,
        Some(Mark::Ratio) => FigureUnit::Ratio,
        Some(Mark::Money(currency)) => FigureUnit::Money(currency),
        None if elided::percent(reader, &whole) => FigureUnit::Percent,
        None => FigureUnit::Count,
    };
    let mut figure = Figure::bounded(reader, whole.tokens.clone(), whole.value, unit);
    figure.value_to = value_to;
    if let Some(sign) = whole.sign {
        figure.change = true;
        figure.direction = Some(sign);
    }
    if unit == FigureUnit::Ratio {
        // `four times its January total`: a multiple rose unless words say else.
        figure.change = true;
        figure.direction = figure.direction.or(Some(Direction::Up));
    }
    let stated = match unit {
        FigureUnit::Count => {
            figure.counted = count::counted(reader, count::phrase(reader, next));
            count::is_stated(reader, &whole, &figure)
        }
        FigureUnit::Percent => share::is_stated(reader, &whole, &figure),
        _ => quantity::is_whole(reader, &whole.tokens),
    };
    (stated.then_some(figure), next)
}

impl Figure {
    /// A figure with the bound and the change that stand beside it.
    fn bounded(
        reader: &Reader<'_, '_>,
        tokens: Range<usize>,
        value: f64,
        unit: FigureUnit,
    ) -> Self {
        let (bound, start) = bound::bound(reader, &tokens, unit);
        let direction = change::direction(reader, start, &tokens, unit);
        Self {
            tokens,
            value,
            value_to: None,
            unit,
            bound,
            change: direction.is_some(),
            direction,
            counted: None,
        }
    }
}
