//! What facts say of a period.

use std::collections::HashMap;

use releve_facts::{Direction, Fact, Measure, Metric, Statement, Unit, When};

use super::documents::Counted;
use super::gathered::Gathering;
use super::panel::{PanelKey, Row};
use super::{Component, Kind};
use crate::name::fold;

/// What is more likely wrong than right does not count.
const LEAST: f64 = 0.5;

/// Gathers from `facts`, which hold all that are of the period.
pub(super) fn gather<'a>(gathering: &mut Gathering<'a, '_>, facts: &[&'a Fact]) {
    let place: HashMap<&str, usize> = gathering
        .documents
        .iter()
        .map(|one| one.document.id.as_str())
        .zip(0..)
        .collect();
    let mut facts: Vec<(usize, &'a Fact)> = (facts.iter())
        .filter_map(|fact| Some((*place.get(fact.doc())?, *fact)))
        .collect();
    // Of the order in which documents came nothing may depend.
    facts.sort_by_key(|(at, _)| *at);
    for (at, fact) in facts {
        if fact.confidence().get() < LEAST {
            gathering.notes.unsure += 1;
            continue;
        }
        match fact.statement() {
            Statement::Measure(measure) => stated(gathering, fact, measure, at),
            _ if !gathering.documents[at].near => {}
            other => {
                for (component, name, thing, when) in things(gathering, other) {
                    if !component.concerns(gathering.question.kind) {
                        continue;
                    }
                    let Some(key) = gathering.naming.key(&name).map(str::to_owned) else {
                        continue;
                    };
                    let of_period = match when {
                        Time::Stated(when) => is_of_period(gathering, when, at),
                        Time::Season(season) => is_shown(gathering, season, at),
                    };
                    if of_period {
                        gathering.display.note(&key, &name);
                        gathering.count(component, &key, thing, at, Row::Fact(fact));
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
    gathering: &Gathering,
    stated: &'f Statement,
) -> Vec<(Component, String, String, Time<'f>)> {
    let kind = gathering.question.kind;
    let garment = |name: &str| gathering.holdings.corpus.vocabulary().type_of(name);
    match stated {
        Statement::Wear(wear) => {
            let person = gathering.naming.person(&wear.person);
            let worn = garment(&wear.garment);
            let (name, thing) = match kind {
                Kind::Brand => (wear.brand.clone(), format!("{person}, {worn}")),
                Kind::Product => (wear.product.clone(), person),
                Kind::Garment => (Some(wear.garment.clone()), person),
                Kind::Person => {
                    let brand = wear.brand.as_deref().map(fold).unwrap_or_default();
                    (Some(wear.person.clone()), format!("{brand} {worn}"))
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
            vec![(Component::Showings, name.clone(), thing, time)]
        }
        Statement::Launch(launch) => {
            let (name, thing) = match kind {
                Kind::Product => (&launch.what, fold(&launch.brand)),
                _ => (&launch.brand, fold(&launch.what)),
            };
            let time = Time::Stated(launch.when.as_ref());
            vec![(Component::Launches, name.clone(), thing, time)]
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
                    (Component::Collaborations, name.clone(), thing.clone(), time)
                })
                .collect()
        }
        _ => Vec::new(),
    }
}

/// A figure, put beside those that it can be compared with.
fn stated<'a>(gathering: &mut Gathering<'a, '_>, fact: &'a Fact, measure: &'a Measure, at: usize) {
    let Some((component, value, what)) = comparable(measure) else {
        return;
    };
    let Some(key) = gathering.naming.key(&measure.subject).map(str::to_owned) else {
        return;
    };
    if !gathering.is_market(measure.market.as_deref()) {
        return;
    }
    if !is_of_period(gathering, measure.when.as_ref(), at) {
        return;
    }
    let named = measure.market.as_deref().unwrap_or_default();
    let panel = PanelKey {
        component,
        what,
        unit: measure.unit.to_string(),
        channel: measure.channel.clone().unwrap_or_default(),
        market: gathering.market(named),
        within: "stated".into(),
    };
    gathering.display.note(&key, &measure.subject);
    gathering.state(panel, named, &key, (at, value, fact));
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
fn is_of_period(gathering: &mut Gathering, when: Option<&When>, at: usize) -> bool {
    let Counted {
        last, of_period, ..
    } = gathering.documents[at];
    let Some(when) = when else {
        return of_period;
    };
    let end = match when.start() <= last {
        true => when.end().min(last),
        false => when.end(),
    };
    if gathering.period().holds(when.start(), end) {
        return true;
    }
    gathering.notes.coarse += usize::from(gathering.period().meets(when.start(), end));
    false
}

/// A collection counts for its season, and else for the day of a document that
/// tells of it while the season is not over: runways lie before their season.
fn is_shown(gathering: &Gathering, season: Option<&str>, at: usize) -> bool {
    let one = gathering.documents[at];
    let Some(season) = season.and_then(|label| label.parse::<When>().ok()) else {
        return one.of_period;
    };
    gathering.period().holds(season.start(), season.end())
        || one.of_period && season.end() >= one.last
}
