use maud::{Markup, html};
use releve_facts::Metric;
use releve_insight::{
    Axis, Claim, Comparison, Standing, Value, capital, claims, comparisons, conditions, counted,
    figure,
};

use super::{Page, Section, cut};
use crate::chart::BarScale;
use crate::cite::Place;

const PLACE: Place = Place {
    id: "figures",
    name: "Figures",
};
/// Claims set large; the others follow as a list.
const LARGE: usize = 6;

pub(super) fn section(page: &Page) -> Section {
    let ledger = claims(&page.scope);
    Section {
        place: PLACE,
        title: "What the figures say",
        lead: "Every figure that the articles state. The same measure from several texts stands together; where they differ, all values are shown.",
        body: (!ledger.is_empty()).then(|| body(page, &ledger)),
    }
}

fn body(page: &Page, ledger: &[Claim]) -> Markup {
    let (disputed, plain): (Vec<&Claim>, Vec<&Claim>) =
        ledger.iter().partition(|claim| claim.is_disputed());
    let charts = comparisons(ledger);
    // What a chart shows is not listed again.
    let charted = |claim: &Claim| {
        let bars = charts.iter().flat_map(|chart| &chart.bars);
        bars.into_iter()
            .any(|bar| std::ptr::eq(bar.measure, claim.measure()))
    };
    let plain: Vec<&Claim> = plain.into_iter().filter(|c| !charted(c)).collect();
    let (plain, left_out) = page.shown(&plain);
    let (clear, bare): (Vec<&Claim>, Vec<&Claim>) =
        plain.iter().partition(|claim| says_of_what(claim));
    let (large, rest) = clear.split_at(clear.len().min(LARGE));
    let small = [rest, &bare].concat();
    html! {
        @for claim in &disputed { (dispute(page, claim)) }
        @if !large.is_empty() {
            ul.ledger.(if [1, 2, 4].contains(&large.len()) { "few" } else { "many" }) {
                @for claim in large { li { (entry(page, claim)) } }
            }
        }
        @for chart in &charts { (comparison(page, chart)) }
        @if !small.is_empty() {
            h3 { "Also stated" }
            ul.lines { @for claim in &small { li { (line(page, claim)) } } }
        }
        (cut(left_out))
    }
}

/// A count of something unnamed and a share of an unnamed whole tell nothing by
/// themselves: they stand small, beside the sentence that they open to.
fn says_of_what(claim: &Claim) -> bool {
    let f = claim.measure();
    f.change || !matches!(f.metric, Metric::Count | Metric::Share)
}

fn entry<'a>(page: &Page<'a>, claim: &Claim<'a>) -> Markup {
    let f = claim.measure();
    let conditions = conditions(f);
    html! {
        p.numeral { (sized(&figure(f))) }
        p.of { (capital(&counted(f.metric, &page.scope.many(&f.subject)))) }
        @if !conditions.is_empty() { p.under { (conditions) } }
        p.standing { (standing(claim)) "\u{a0}" (page.cite(&claim.support(), PLACE)) }
    }
}

/// Words of a figure, such as `over` and `million`, stand smaller than digits.
fn sized(figure: &str) -> Markup {
    html! {
        @for (n, word) in figure.split(' ').enumerate() {
            @if n > 0 { " " }
            @if word.chars().any(|c| c.is_ascii_digit()) { (word) } @else { small { (word) } }
        }
    }
}

fn line<'a>(page: &Page<'a>, claim: &Claim<'a>) -> Markup {
    let f = claim.measure();
    let conditions = conditions(f);
    html! {
        b.figure { (figure(f)) }
        span {
            (capital(&counted(f.metric, &page.scope.many(&f.subject))))
            @if !conditions.is_empty() { span.under { " " (conditions) } }
            @if claim.standing != Standing::Single { span.under { " " (standing(claim)) } }
            "\u{a0}" (page.cite(&claim.support(), PLACE))
        }
    }
}

fn standing(claim: &Claim) -> String {
    let documents = claim.support().documents();
    match claim.standing {
        Standing::Single => "One source".into(),
        Standing::Agreed => format!("{documents} sources agree"),
        Standing::Copied => format!("{documents} articles, one wording: one source"),
        Standing::Bounded => {
            let others: Vec<String> = claim.values[1..]
                .iter()
                .map(|value| figure(value.measure))
                .collect();
            format!("{documents} sources; also given as {}", others.join(", "))
        }
        Standing::Disputed => format!("{documents} sources disagree"),
        Standing::Split => "One article gives several figures".into(),
        Standing::Course => {
            let before: Vec<String> = claim.values[1..]
                .iter()
                .map(|value| figure(value.measure))
                .collect();
            format!("Set against {} before", before.join(", "))
        }
    }
}

fn dispute<'a>(page: &Page<'a>, claim: &Claim<'a>) -> Markup {
    let f = claim.measure();
    let conditions = conditions(f);
    html! {
        aside.dispute aria-label="Figures that disagree" {
            h3 {
                @if claim.standing == Standing::Split { "One article, different figures" }
                @else { "The articles disagree" }
            }
            p.of {
                (capital(&counted(f.metric, &page.scope.many(&f.subject))))
                @if !conditions.is_empty() { span.under { " " (conditions) } }
            }
            ul.against {
                @for value in &claim.values {
                    li {
                        p.numeral { (sized(&figure(value.measure))) }
                        p.standing { (sources(value)) "\u{a0}" (page.cite(&value.support, PLACE)) }
                    }
                }
            }
            @if claim.standing == Standing::Split {
                p.quiet { "They stand in one text and may count two things; print neither without reading it." }
            }
        }
    }
}

fn sources(value: &Value) -> String {
    match (value.independent(), value.copies.len()) {
        (1, 0) => "One source".into(),
        (n, 0) => format!("{n} sources"),
        (1, _) => "One source, repeated in its own words elsewhere".into(),
        (n, copies) => format!("{n} sources and {copies} that repeat one"),
    }
}

fn comparison<'a>(page: &Page<'a>, chart: &Comparison<'a>) -> Markup {
    let Some(first) = chart.bars.first().map(|bar| bar.measure) else {
        return html! {};
    };
    let scale = BarScale::new(chart.bars.iter().map(|bar| bar.value));
    let (head, drop) = match chart.axis {
        Axis::Market => (
            counted(first.metric, &page.scope.many(&first.subject)) + ", by market",
            1,
        ),
        Axis::When => (
            counted(first.metric, &page.scope.many(&first.subject)) + ", over time",
            3,
        ),
        Axis::Subject => {
            let all = counted(first.metric, "");
            (
                all.trim_end_matches(" for ")
                    .trim_end_matches(" of ")
                    .trim_end_matches(" on ")
                    .to_owned()
                    + " compared",
                9,
            )
        }
    };
    let when = first.when.as_ref().map(releve_insight::in_words);
    let conditions = [
        (0, first.channel.as_deref()),
        (1, first.market.as_deref()),
        (2, first.baseline.as_deref()),
        (3, when.as_deref()),
    ];
    let same: Vec<&str> = conditions
        .into_iter()
        .filter_map(|(n, condition)| condition.filter(|_| n != drop))
        .collect();
    html! {
        figure.chart {
            figcaption {
                (capital(&head))
                @if !same.is_empty() { span.under { " " (same.join(" · ")) } }
            }
            ul.rows {
                @for bar in &chart.bars {
                    li.bar-row {
                        span.what { (bar.label) "\u{a0}" (page.cite(&bar.support, PLACE)) }
                        b.figure { (figure(bar.measure)) }
                        (scale.strip(bar.value))
                    }
                }
            }
        }
    }
}
