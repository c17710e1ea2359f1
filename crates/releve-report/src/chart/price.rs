use maud::{Markup, html};
use releve_facts::Currency;
use releve_insight::{Rung, money};

use super::apart::apart;
use super::{STRIP_LETTERS, WIDTH, at, round_step};

/// How far apart the ends must be for a scale on which equal lengths are equal
/// multiples; below it, equal sums.
const FAR: f64 = 30.0;
/// Room at the right for the dearest price's label.
const MARGIN: f64 = 10.0;

/// A scale of prices in one currency.
pub(crate) struct PriceScale {
    currency: Currency,
    low: f64,
    high: f64,
    multiples: bool,
    ticks: Vec<f64>,
}

impl PriceScale {
    pub(crate) fn new(currency: Currency, rungs: &[Rung]) -> Self {
        let sums = rungs
            .iter()
            .flat_map(|r| [Some(r.price), r.price_to, r.price_was])
            .flatten()
            .filter(|sum| *sum > 0.0);
        let (least, most) = sums.fold((f64::INFINITY, 0f64), |(low, high), sum| {
            (low.min(sum), high.max(sum))
        });
        if least.is_finite() && most / least > FAR {
            let low = 10f64.powf(least.log10().floor());
            let high = 10f64.powf(most.log10().ceil());
            let decades = (high / low).log10().round() as i32;
            let ticks = (0..=decades).map(|n| low * 10f64.powi(n)).collect();
            return Self {
                currency,
                low,
                high,
                multiples: true,
                ticks,
            };
        }
        let step = round_step(most.max(1.0) / 4.0);
        let high = (most.max(1.0) / step).ceil() * step;
        let ticks = (0..=(high / step).round() as i32).map(|n| f64::from(n) * step);
        Self {
            currency,
            low: 0.0,
            high,
            multiples: false,
            ticks: ticks.collect(),
        }
    }

    fn x(&self, price: f64) -> f64 {
        let part = if self.multiples {
            (price.max(self.low) / self.low).log10() / (self.high / self.low).log10()
        } else {
            price.max(0.0) / self.high
        };
        MARGIN + part.clamp(0.0, 1.0) * (WIDTH - 2.0 * MARGIN)
    }

    pub(crate) fn note(&self) -> String {
        let ends = format!(
            "from {} to {}",
            money(self.low, self.currency),
            money(self.high, self.currency)
        );
        match self.multiples {
            true => format!("The strip runs {ends}; each step is ten times the one before it."),
            false => format!("The strip runs {ends}, true to scale."),
        }
    }

    pub(crate) fn axis(&self) -> Markup {
        let id = format!("price-{}", self.currency);
        // The ends matter most.
        let (ends, middle): (Vec<_>, Vec<_>) = (self.ticks.iter().enumerate())
            .partition(|(n, _)| *n == 0 || n + 1 == self.ticks.len());
        let wanted = ends.into_iter().chain(middle);
        let wanted = wanted.map(|(_, tick)| (self.x(*tick), money(*tick, self.currency)));
        let ticks = apart(wanted, STRIP_LETTERS, (0.0, WIDTH));
        html! {
            svg.strip.axis viewBox={ "0 0 " (WIDTH) " 22" } role="img" aria-labelledby={ (id) "-title " (id) "-desc" } {
                title id={ (id) "-title" } { "Scale of prices in " (self.currency) }
                desc id={ (id) "-desc" } { (self.note()) }
                @for tick in &ticks {
                    text x=(at(tick.x)) y="12" text-anchor=(tick.anchor) { (tick.label) }
                }
                (self.ground(16.0, 22.0))
            }
        }
    }

    pub(crate) fn strip(&self, rung: &Rung) -> Markup {
        let x = self.x(rung.price);
        let to = rung.price_to.map(|to| self.x(to));
        let was = rung.price_was.map(|was| self.x(was));
        html! {
            svg.strip viewBox={ "0 0 " (WIDTH) " 18" } aria-hidden="true" {
                (self.ground(0.0, 18.0))
                line.rule x1=(at(self.x(self.low))) x2=(at(WIDTH - MARGIN)) y1="9" y2="9" {}
                @if let Some(was) = was {
                    line.fall x1=(at(x)) x2=(at(was)) y1="9" y2="9" {}
                    circle.hollow cx=(at(was)) cy="9" r="4" {}
                }
                @if let Some(to) = to {
                    rect.span x=(at(x)) y="6" width=(at(to - x)) height="6" rx="3" {}
                } @else {
                    circle.dot cx=(at(x)) cy="9" r="5" {}
                }
            }
        }
    }

    fn ground(&self, top: f64, bottom: f64) -> Markup {
        html! {
            @for tick in &self.ticks {
                @let x = at(self.x(*tick));
                line.grid x1=(x) x2=(x) y1=(at(top)) y2=(at(bottom)) {}
            }
        }
    }
}
