use std::collections::HashSet;

use releve_facts::{Fact, Measure, Statement, When};

use crate::name::fold;
use crate::support::grouped;
use crate::wording::{capital, conditions, counted, figure, list, statement};
use crate::{Scope, Support};

/// Something that happened and when.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment<'a> {
    /// When.
    pub when: When,
    /// What, as one short statement.
    pub what: String,
    /// The facts that state it.
    pub support: Support<'a>,
}

/// What happened, the oldest first: every fact with a time or a season. Facts
/// that tell one event, such as the items of a look, are one moment.
pub fn timeline<'a>(scope: &Scope<'a>) -> Vec<Moment<'a>> {
    let timed = scope.statements().filter_map(|(fact, stated)| {
        let when = time(stated)?;
        Some((
            (when.label().to_owned(), event(scope, fact, stated)),
            (when, fact),
        ))
    });
    let mut moments: Vec<Moment<'a>> = founders(grouped(timed))
        .into_iter()
        .filter_map(|(_, told)| {
            let facts: Vec<&Fact> = told.iter().map(|(_, fact)| *fact).collect();
            Some(Moment {
                when: told.into_iter().next()?.0,
                what: words(scope, &facts),
                support: facts.into_iter().collect(),
            })
        })
        .collect();
    moments.sort_by_key(|moment| (moment.when.start(), moment.when.end()));
    moments
}

/// A time and a fact that tells of it.
type Told<'a> = (When, &'a Fact);

/// Who launched one named thing at one time stand in one line: the founders of a
/// house, each told of by a fact of their own.
fn founders<'a>(
    events: Vec<((String, String), Vec<Told<'a>>)>,
) -> Vec<((String, String), Vec<Told<'a>>)> {
    // One thing, whatever else was launched beside it elsewhere.
    let launched = |told: &[Told<'a>]| {
        let mut whats = told.iter().map(|(_, fact)| match fact.statement() {
            Statement::Launch(f) if f.what.contains(char::is_uppercase) => Some(fold(&f.what)),
            _ => None,
        });
        let first = whats.next()??;
        whats
            .all(|what| what.as_ref() == Some(&first))
            .then_some(first)
    };
    let mut joined: Vec<((String, String), Vec<Told<'a>>)> = Vec::new();
    for (key, told) in events {
        let what = launched(&told);
        let same = joined
            .iter_mut()
            .find(|(known, others)| what.is_some() && known.0 == key.0 && launched(others) == what);
        match same {
            Some((_, others)) => others.extend(told),
            None => joined.push((key, told)),
        }
    }
    joined
}

/// The time that a statement gives, a season's days where it gives a season.
fn time(stated: &Statement) -> Option<When> {
    let season = |label: &Option<String>| label.as_deref()?.parse().ok();
    match stated {
        Statement::Wear(f) => f.when.clone().or_else(|| season(&f.season)),
        Statement::Showing(f) => season(&f.season),
        Statement::Measure(f) => f.when.clone(),
        Statement::Collaboration(f) => f.when.clone(),
        Statement::Quote(f) => f.when.clone(),
        Statement::Influence(f) => f.when.clone(),
        Statement::Launch(f) => f.when.clone(),
        _ => None,
    }
}

/// What is told together: a person's look, a house's collection, or one fact.
fn event(scope: &Scope, fact: &Fact, stated: &Statement) -> String {
    match stated {
        Statement::Wear(f) => format!(
            "wear {} {}",
            fold(scope.person(&f.person)),
            f.occasion.as_deref().map(fold).unwrap_or_default()
        ),
        Statement::Showing(f) => format!("show {}", fold(&f.brand)),
        Statement::Influence(f) => format!("move {} {:?}", fold(&f.target), f.effect),
        // What several texts measure alike is one moment, with all its values.
        Statement::Measure(f) => {
            let around = [&f.channel, &f.market, &f.baseline];
            let around = around.map(|part| part.as_deref().map(fold).unwrap_or_default());
            let subject = fold(scope.person(&f.subject));
            format!(
                "measure {subject} {:?} {:?} {} {around:?}",
                f.metric, f.unit, f.change
            )
        }
        // `the Cendrillon, a ballet flat` is one launch under two names.
        Statement::Launch(f) => format!(
            "launch {} {:?}",
            fold(&f.brand),
            fact.evidence().first().map(|evidence| evidence.span())
        ),
        Statement::Quote(_) => format!("quote {}", fact.id()),
        other => fold(&statement(other)),
    }
}

/// A figure, or the figures that texts give for one measure.
fn measured(scope: &Scope, measure: &Measure, facts: &[&Fact]) -> String {
    let mut values: Vec<(f64, String)> = Vec::new();
    for fact in facts {
        let Statement::Measure(f) = fact.statement() else {
            continue;
        };
        let close = |known: f64| (known - f.value).abs() <= 0.005 * known.abs().max(f.value.abs());
        if !values.iter().any(|(known, _)| close(*known)) {
            values.push((f.value, figure(f)));
        }
    }
    let figures: Vec<String> = values.into_iter().map(|(_, figure)| figure).collect();
    let around = conditions(&Measure {
        when: None,
        ..measure.clone()
    });
    let what = capital(&counted(measure.metric, &scope.many(&measure.subject)));
    match around.is_empty() {
        true => format!("{what}: {}", figures.join(" or ")),
        false => format!("{what}: {} ({around})", figures.join(" or ")),
    }
}

/// Where names and bare garments are told together, the names.
pub(crate) fn named<'w>(whats: &[&'w str]) -> Vec<&'w str> {
    let name = |what: &&&str| what.chars().any(char::is_uppercase);
    let names: Vec<&str> = whats.iter().filter(name).copied().collect();
    if names.is_empty() {
        whats.to_vec()
    } else {
        names
    }
}

fn words(scope: &Scope, facts: &[&Fact]) -> String {
    let mut person = "";
    let mut occasion = None;
    let mut things: Vec<String> = Vec::new();
    let told = facts.iter().filter_map(|fact| match fact.statement() {
        Statement::Wear(f) => Some(f.garment.as_str()),
        Statement::Showing(f) => Some(f.garment.as_str()),
        _ => None,
    });
    let mut stays = scope.precise(&told.collect::<Vec<_>>()).into_iter();
    let mut movers: Vec<String> = Vec::new();
    let mut last = None;
    for fact in facts {
        match fact.statement() {
            Statement::Wear(f) => {
                person = scope.person(&f.person);
                occasion = occasion.or(f.occasion.as_deref());
                let (brand, product) = (f.brand.as_deref(), f.product.as_deref());
                if stays.next().unwrap_or(true) {
                    things.push(scope.worn(&f.garment, brand, product, &[]));
                }
            }
            Statement::Showing(f) => {
                person = &f.brand;
                if stays.next().unwrap_or(true) {
                    things.push(scope.many(&f.garment));
                }
            }
            Statement::Influence(f) => movers.push(scope.many(&f.influencer)),
            _ => {}
        }
        last = Some(fact.statement());
    }
    let mut seen = HashSet::new();
    things.retain(|thing| seen.insert(fold(thing)));
    movers.retain(|mover| seen.insert(fold(mover)));
    let launched: Vec<&str> = facts
        .iter()
        .filter_map(|fact| match fact.statement() {
            Statement::Launch(f) => Some(f.what.as_str()),
            _ => None,
        })
        .collect();
    match last {
        Some(Statement::Launch(_)) => {
            let mut what: Vec<String> = named(&launched)
                .iter()
                .map(|what| scope.launched(what))
                .collect();
            let mut brands: Vec<String> = (facts.iter())
                .filter_map(|fact| match fact.statement() {
                    Statement::Launch(f) => Some(f.brand.clone()),
                    _ => None,
                })
                .collect();
            let mut seen = HashSet::new();
            brands.retain(|brand| seen.insert(fold(brand)));
            let mut seen = HashSet::new();
            what.retain(|what| seen.insert(fold(what)));
            format!("{} launched {}", list(&brands), list(&what))
        }
        Some(Statement::Wear(_)) => {
            let at = occasion.map_or(String::new(), |at| format!(" ({at})"));
            format!("{person} wore {}{at}", list(&things))
        }
        Some(Statement::Showing(_)) => format!("{person} showed {}", list(&things)),
        Some(Statement::Influence(f)) => {
            let moved = crate::wording::moved(f.effect, f.direction, &scope.many(&f.target));
            crate::wording::capital(&format!("{} {moved}", list(&movers)))
        }
        // The time stands beside it.
        Some(Statement::Measure(f)) => measured(scope, f, facts),
        Some(other) => scope.statement(other),
        None => String::new(),
    }
}
