//! Forecasts that were kept, and how right they were.

use maud::{Markup, html};
use releve_insight::{capital, counted_noun};

use super::{Page, Section, cut};
use crate::chart::{amount, short};
use crate::cite::Place;
use crate::tracked::{Came, Kept};

pub(super) const PLACE: Place = Place {
    id: "record",
    name: "Record",
};

pub(super) fn section(page: &Page) -> Section {
    let (shown, left_out) = page.shown(&page.tracking.kept);
    let body = html! {
        ul.growth { @for (n, one) in shown.iter().enumerate() { (entry(n, one)) } }
        (cut(left_out))
    };
    Section {
        place: PLACE,
        title: "How right past forecasts were",
        lead: "Forecasts as they were frozen on their day, against what came since and against the value of a season before: −20% is an error a fifth smaller. None was changed after; what came is told as far as the ledger last looked. K1, K2 … open every value.",
        body: (!shown.is_empty()).then_some(body),
    }
}

fn entry(n: usize, one: &Kept) -> Markup {
    let id = format!("k{}", n + 1);
    html! {
        li {
            span.when { (short(one.frozen)) }
            b.figure { (one.score.as_ref().and_then(|score| against(score.mase, score.naive_mase)).unwrap_or_else(|| "–".to_owned())) }
            span.what {
                (capital(&one.series)) ": " (told(one)) "\u{a0}"
                span.cite { a href={ "#" (id) } aria-label={ "Values of kept forecast " (n + 1) } { "K" (n + 1) } }
            }
            span.under { (origin(one)) }
            details.rows-of id=(id) {
                summary { "K" (n + 1) ": forecast and what came" }
                @for note in &one.notes { p.under { (capital(note)) "." } }
                ol.values { @for value in &one.came { li { (row(value)) } } }
            }
        }
    }
}

/// By how much the error is smaller (−) or larger than that of the naive.
fn against(own: f64, naive: f64) -> Option<String> {
    let percent = (100.0 * (own / naive - 1.0)).round();
    let sign = if percent < 0.0 { "−" } else { "+" };
    (naive > 0.0 && percent.is_finite()).then(|| format!("{sign}{}%", percent.abs()))
}

fn told(one: &Kept) -> String {
    let Some(score) = &one.score else {
        return match &one.refused {
            Some(why) => format!("cannot be scored: {why}."),
            None => "no value has come yet.".to_owned(),
        };
    };
    let mut told = format!(
        "error {:.2}, of the season before {:.2}, in mean differences of values a season apart",
        score.mase, score.naive_mase
    );
    for (level, inside, naive) in &score.bands {
        told.push_str(&format!(
            "; the band of {level} held {inside} of {} (the season before, {naive})",
            score.values
        ));
    }
    told.push('.');
    told
}

fn origin(one: &Kept) -> String {
    let ahead = counted_noun(one.periods, &one.unit);
    let (from, to) = one.span;
    format!(
        "{} ahead, {} to {}; {} by {}, from import {}",
        capital(&ahead),
        short(from),
        short(to),
        one.model,
        one.program,
        one.import
    )
}

/// `2026-01-05 41.2; 38 forecast, 30 the season before; in 80, in 95; import 4`.
fn row(one: &Came) -> Markup {
    let value = one.value.map_or("only a bound".to_owned(), amount);
    let held: Vec<String> = (one.held.iter())
        .map(|(level, inside)| format!("{} {level}", if *inside { "in" } else { "outside" }))
        .collect();
    html! {
        span.under { (one.day) } " " (value) "; " (amount(one.forecast)) " forecast, "
        (amount(one.naive)) " the season before"
        @if !held.is_empty() { "; " (held.join(", ")) }
        "; import " (one.import)
    }
}
