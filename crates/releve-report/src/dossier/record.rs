//! Forecasts that were kept, and how right they were.

use maud::{Markup, html};
use releve_insight::{capital, counted_noun, plural};

use super::{Page, Section, cut};
use crate::chart::{amount, short};
use crate::cite::Place;
use crate::tracked::{Came, Held, Kept, KeptTotal};

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
                @if !one.totals.is_empty() {
                    ol.values { @for total in &one.totals { li { (summed(total, &one.unit)) } } }
                }
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
    let totals = totals(one);
    let Some(score) = &one.score else {
        return match &one.refused {
            Some(why) => format!("cannot be scored: {why}{totals}."),
            None => format!("no value has come yet{totals}."),
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
    told + &totals + "."
}

/// `1 week`, `4 weeks`: figures beside figures.
fn figures(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        count => format!("{count} {}", plural(noun)),
    }
}

/// `; of 2 totals, 1 is known, 80 held 1, 95 held 1`; nothing where none is frozen.
fn totals(one: &Kept) -> String {
    if one.totals.is_empty() {
        return String::new();
    }
    let known: Vec<&KeptTotal> = (one.totals.iter())
        .filter(|total| total.value.is_some())
        .collect();
    let mut told = format!(
        "; of {}, {} known",
        figures(one.totals.len(), "total"),
        match known.len() {
            0 => "none is".to_owned(),
            1 => "1 is".to_owned(),
            more => format!("{more} are"),
        }
    );
    for (at, Held { level, .. }) in known
        .first()
        .map_or(&[][..], |one| &one.held)
        .iter()
        .enumerate()
    {
        let held = known
            .iter()
            .filter(|one| one.held.get(at).is_some_and(|held| held.inside));
        told.push_str(&format!(", {level} held {}", held.count()));
    }
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
    html! {
        span.under { (one.day) } " " (value) "; " (beside(one.forecast, one.naive, &one.held))
        "; import " (one.import)
    }
}

/// `2026-01-05 to 2026-04-05: 541; 520 forecast, 490 the season before; in 80`.
fn summed(one: &KeptTotal, unit: &str) -> Markup {
    let (from, to) = one.span;
    let value = one.value.map_or_else(
        || format!("{} of {} known", one.known, figures(one.periods, unit)),
        amount,
    );
    html! {
        span.under { (from) " to " (to) } " " (value) "; "
        (beside(one.forecast, one.naive, &one.held))
    }
}

/// `38 forecast, 30 the season before; in 80, outside 95`; where the scale may
/// have moved it over an end, so it says, in the words of `releve ledger`.
fn beside(forecast: f64, naive: f64, held: &[Held]) -> String {
    let held = held.iter().map(|held| {
        let side = if held.inside { "in" } else { "outside" };
        let near = if held.near {
            " (within the error of the scale)"
        } else {
            ""
        };
        format!("{side} {}{near}", held.level)
    });
    let held: Vec<String> = held.collect();
    let told = format!(
        "{} forecast, {} the season before",
        amount(forecast),
        amount(naive)
    );
    if held.is_empty() {
        told
    } else {
        told + "; " + &held.join(", ")
    }
}
