use releve_facts::{Fact, Measure, Statement, When};

use crate::name::fold;
use crate::support::grouped;
use crate::wording::{list, statement};
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
    let mut moments: Vec<Moment<'a>> = grouped(timed)
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
        Statement::Quote(_) => format!("quote {}", fact.id()),
        other => fold(&statement(other)),
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
    let mut seen = std::collections::HashSet::new();
    things.retain(|thing| seen.insert(fold(thing)));
    movers.retain(|mover| seen.insert(fold(mover)));
    match last {
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
        Some(Statement::Measure(f)) => scope.statement(&Statement::Measure(Measure {
            when: None,
            ..f.clone()
        })),
        Some(other) => scope.statement(other),
        None => String::new(),
    }
}
