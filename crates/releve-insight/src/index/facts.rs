//! What facts say of a period.

use releve_facts::{Direction, Fact, Measure, Metric, Statement, Unit, When};

use super::documents::Dated;
use super::panel::{PanelKey, Row};
use super::told::Telltale;
use super::{Component, Kind, Period};
use crate::name::fold;

/// What is more likely wrong than right does not count.
const LEAST: f64 = 0.5;

/// What the facts of a document tell.
pub(super) fn tell<'a>(telltale: &mut Telltale<'a, '_>, one: &Dated<'a>, facts: &[&'a Fact]) {
    let naming = telltale.naming;
    for fact in facts {
        if fact.confidence().get() < LEAST {
            telltale.tellings.unsure += 1;
            continue;
        }
        match fact.statement() {
            Statement::Measure(measure) => stated(telltale, fact, measure, one),
            _ if !one.near => {}
            other => {
                for (component, name, thing, when) in things(telltale, other) {
                    if !component.concerns(telltale.question.kind) {
                        continue;
                    }
                    let Some(key) = naming.key(name) else {
                        continue;
                    };
                    let of_period = match when {
                        Time::Stated(when) => is_of_period(telltale, when, one),
                        Time::Season(season) => is_shown(telltale.period(), season, one),
                    };
                    if of_period {
                        telltale.count(component, key, name, &thing, Row::Fact(fact));
                    }
                }
            }
        }
    }
}

/// When something was, as far as the text tells.
enum Time<'f> {
    Stated(Option<&'f When>),
    Season(Option<&'f str>),
}

/// What a fact counts for: component, name, the thing by which it is known
/// again, and the time.
fn things<'f>(
    telltale: &Telltale,
    stated: &'f Statement,
) -> Vec<(Component, &'f str, String, Time<'f>)> {
    let kind = telltale.question.kind;
    let garment = |name: &str| telltale.holdings.corpus.vocabulary().type_of(name);
    match stated {
        Statement::Wear(wear) => {
            let person = telltale.naming.person(&wear.person);
            let worn = garment(&wear.garment);
            let (name, thing) = match kind {
                Kind::Brand => (wear.brand.as_deref(), format!("{person}, {worn}")),
                Kind::Product => (wear.product.as_deref(), person),
                Kind::Garment => (Some(wear.garment.as_str()), person),
                Kind::Person => {
                    let brand = wear.brand.as_deref().map(fold).unwrap_or_default();
                    (Some(wear.person.as_str()), format!("{brand} {worn}"))
                }
                Kind::Trend => (None, String::new()),
            };
            let time = Time::Stated(wear.when.as_ref());
            let found = name.map(|name| (Component::Looks, name, thing, time));
            found.into_iter().collect()
        }
        Statement::Showing(shown) => {
            let season = shown.season.as_deref().unwrap_or_default();
            let (name, thing) = match kind {
                Kind::Garment => (&shown.garment, fold(&shown.brand)),
                _ => (&shown.brand, garment(&shown.garment)),
            };
            let time = Time::Season(shown.season.as_deref());
            let thing = format!("{thing}, {season}");
            vec![(Component::Showings, name.as_str(), thing, time)]
        }
        Statement::Launch(launch) => {
            let (name, thing) = match kind {
                Kind::Product => (&launch.what, fold(&launch.brand)),
                _ => (&launch.brand, fold(&launch.what)),
            };
            let time = Time::Stated(launch.when.as_ref());
            vec![(Component::Launches, name.as_str(), thing, time)]
        }
        Statement::Collaboration(made) => {
            let mut parties: Vec<String> = made.parties.iter().map(|name| fold(name)).collect();
            parties.sort();
            let thing = parties.join(" × ");
            let product = made.product.iter().filter(|_| kind == Kind::Product);
            let parties = made.parties.iter().filter(|_| kind != Kind::Product);
            parties
                .chain(product)
                .map(|name| {
                    let time = Time::Stated(made.when.as_ref());
                    (
                        Component::Collaborations,
                        name.as_str(),
                        thing.clone(),
                        time,
                    )
                })
                .collect()
        }
        _ => Vec::new(),
    }
}

/// A figure, put beside those that it can be compared with.
fn stated<'a>(
    telltale: &mut Telltale<'a, '_>,
    fact: &'a Fact,
    measure: &'a Measure,
    one: &Dated<'a>,
) {
    let Some((component, value, what)) = comparable(measure) else {
        return;
    };
    let naming = telltale.naming;
    let Some(key) = naming.key(&measure.subject) else {
        return;
    };
    if !telltale.is_market(measure.market.as_deref()) {
        return;
    }
    if !is_of_period(telltale, measure.when.as_ref(), one) {
        return;
    }
    let named = measure.market.as_deref().unwrap_or_default();
    let panel = PanelKey {
        component,
        what,
        unit: measure.unit.to_string(),
        channel: measure.channel.clone().unwrap_or_default(),
        market: telltale.market(named),
        within: "stated".into(),
    };
    telltale.state(panel, key, &measure.subject, (named, value, fact));
}

/// Of which component a figure is, its value, and what it measures. Levels are
/// counts, sums and ranks; growth is a change in per cent.
fn comparable(measure: &Measure) -> Option<(Component, f64, String)> {
    let metric = measure.metric.as_str().replace('_', " ");
    let component = Component::of(measure.metric)?;
    let value = measure.value;
    match (measure.change, measure.unit) {
        _ if !value.is_finite() => None,
        (true, Unit::Percent) if measure.metric != Metric::Rank => {
            let signed = match measure.direction? {
                Direction::Up => value,
                Direction::Down => -value,
            };
            let against = measure.baseline.as_deref().map_or_else(
                || " against a time not told".into(),
                |baseline| format!(", {baseline}"),
            );
            Some((
                Component::Growth,
                signed,
                format!("growth of {metric}{against}"),
            ))
        }
        (false, Unit::Rank) if component == Component::Ranks => Some((component, value, metric)),
        (false, Unit::Count | Unit::Currency(_)) if component != Component::Ranks => {
            Some((component, value, metric))
        }
        _ => None,
    }
}

/// What states its own time counts for it, as far as it had come on the day of
/// the document; what does not, for the day of its document.
fn is_of_period(telltale: &mut Telltale, when: Option<&When>, one: &Dated) -> bool {
    let Some(when) = when else {
        return one.of_period;
    };
    let end = match when.start() <= one.last {
        true => when.end().min(one.last),
        false => when.end(),
    };
    let period = telltale.period();
    if period.holds(when.start(), end) {
        return true;
    }
    telltale.tellings.coarse += usize::from(period.meets(when.start(), end));
    false
}

/// A collection counts for its season, and else for the day of a document that
/// tells of it while the season is not over: runways lie before their season.
fn is_shown(period: &Period, season: Option<&str>, one: &Dated) -> bool {
    let Some(season) = season.and_then(|label| label.parse::<When>().ok()) else {
        return one.of_period;
    };
    period.holds(season.start(), season.end()) || one.of_period && season.end() >= one.last
}
