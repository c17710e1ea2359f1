//! Two or three sentences that say what the figures say and how sure.

use std::collections::BTreeMap;

use releve_facts::{Direction, Metric};

use crate::name::tight;
use crate::wording::{capital, conditions, counted, counted_noun, figure, list};
use crate::{Claim, Scope, Standing, Support, claims, register, showings};

/// A sentence with the facts that it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence<'a> {
    /// The sentence, ended by a full stop.
    pub text: String,
    /// Its facts; empty only where it speaks of the reading itself.
    pub support: Support<'a>,
}

/// What the figures say, who is seen in it, and how sure that is. Always at
/// least one sentence.
pub fn headline<'a>(scope: &Scope<'a>) -> Vec<Sentence<'a>> {
    let ledger = claims(scope);
    let mut sentences = Vec::new();
    sentences.extend(figures(scope, &ledger));
    sentences.extend(people(scope));
    sentences.push(sureness(scope, &ledger));
    sentences
}

/// The figures that say most of the trend itself, else of what is around it.
fn figures<'a>(scope: &Scope<'a>, ledger: &[Claim<'a>]) -> Option<Sentence<'a>> {
    let own = |claim: &&Claim| tight(&claim.measure().subject) == tight(scope.name());
    let mut best: Vec<&Claim> = ledger
        .iter()
        .filter(own)
        .filter(|c| !c.is_disputed())
        .collect();
    let around = best.is_empty();
    if around {
        best = ledger.iter().filter(|c| !c.is_disputed()).collect();
    }
    best.sort_by_key(|claim| {
        let f = claim.measure();
        (
            std::cmp::Reverse(claim.support().documents()),
            !f.change,
            weight(f.metric),
        )
    });
    // Two figures of one thing would hide another.
    let mut things = std::collections::HashSet::new();
    best.retain(|claim| {
        let f = claim.measure();
        things.insert((tight(&f.subject), f.metric))
    });
    best.truncate(2);
    let told: Vec<String> = best.iter().map(|claim| told(claim)).collect();
    if told.is_empty() {
        return None;
    }
    let mut support = Support::default();
    for claim in &best {
        support.absorb(&claim.support());
    }
    Some(Sentence {
        text: match around {
            true => format!("Around it, {}.", told.join("; ")),
            false => format!("{}.", capital(&told.join("; "))),
        },
        support,
    })
}

/// Attention that can be counted over time says more than a standing total.
fn weight(metric: Metric) -> u8 {
    match metric {
        Metric::Searches => 0,
        Metric::Sales | Metric::Revenue => 1,
        Metric::HashtagViews | Metric::Views | Metric::Posts => 2,
        Metric::Rank | Metric::Share => 3,
        _ => 4,
    }
}

fn told(claim: &Claim) -> String {
    let f = claim.measure();
    let what = counted(f.metric, &f.subject);
    let size = figure(f);
    let size = size.trim_start_matches(['+', '−']);
    let singular = matches!(
        f.metric,
        Metric::Price | Metric::Share | Metric::Rank | Metric::Revenue
    );
    let core = match (f.metric, f.change, f.direction) {
        (Metric::Rank, false, _) => format!("{} ranked {size}", f.subject),
        (_, true, Some(Direction::Up)) if size.contains('×') => {
            format!("{what} rose {}", size.replace('×', "") + "-fold")
        }
        (_, true, Some(Direction::Up)) => format!("{what} rose {size}"),
        (_, true, Some(Direction::Down)) => format!("{what} fell {size}"),
        (_, true, None) => format!("{what} changed by {size}"),
        _ if singular => format!("the {what} is {size}"),
        _ => format!("{what} stand at {size}"),
    };
    match conditions(f).replace(" · ", ", ") {
        empty if empty.is_empty() => core,
        conditions => format!("{core} ({conditions})"),
    }
}

fn people<'a>(scope: &Scope<'a>) -> Option<Sentence<'a>> {
    let looks = register(scope);
    let mut support = Support::default();
    let mut names: Vec<(&str, usize)> = Vec::new();
    for look in &looks {
        // Every look counts one; that the item is of the trend decides ties.
        match names.iter_mut().find(|(name, _)| *name == look.person) {
            Some((_, count)) => *count += 1,
            None => names.push((&look.person, 1)),
        }
    }
    names.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let shown: BTreeMap<String, Support> = showings(scope)
        .into_iter()
        .flat_map(|season| season.houses)
        .map(|house| (house.brand.to_owned(), house.support))
        .collect();
    let mut parts = Vec::new();
    if !names.is_empty() {
        let first: Vec<&str> = names.iter().take(3).map(|(name, _)| *name).collect();
        for name in &first {
            let look = looks.iter().find(|look| look.person == *name);
            support.push(look?.support.facts().first()?);
        }
        parts.push(match names.len() {
            n if n <= 3 => format!("{} {} seen in it", list(&first), was(n)),
            n => format!(
                "{} are seen in it, {} among them",
                counted_noun(n, "person").replace("persons", "people"),
                list(&first)
            ),
        });
    }
    if !shown.is_empty() {
        let houses: Vec<&str> = shown.keys().map(String::as_str).take(3).collect();
        for house in shown.values().take(3) {
            support.push(house.facts().first()?);
        }
        parts.push(match shown.len() {
            n if n <= 3 => format!("{} showed it", list(&houses)),
            n => format!(
                "{} showed it, {} among them",
                counted_noun(n, "house"),
                list(&houses)
            ),
        });
    }
    if parts.is_empty() {
        return None;
    }
    Some(Sentence {
        text: format!("{}.", capital(&parts.join("; "))),
        support,
    })
}

fn was(count: usize) -> &'static str {
    match count {
        1 => "is",
        _ => "are",
    }
}

fn sureness<'a>(scope: &Scope<'a>, ledger: &[Claim<'a>]) -> Sentence<'a> {
    let documents = scope.documents().len();
    let mut support = Support::default();
    if documents == 0 {
        return Sentence {
            text: format!("No article here speaks of {}.", scope.name()),
            support,
        };
    }
    let agreed = ledger
        .iter()
        .filter(|c| c.standing == Standing::Agreed)
        .count();
    let standing = |standing| ledger.iter().filter(move |c| c.standing == standing);
    let disputed = standing(Standing::Disputed).count();
    let split = standing(Standing::Split).count();
    for claim in ledger.iter().filter(|claim| claim.is_disputed()) {
        support.absorb(&claim.support());
    }
    let read = counted_noun(documents, "article");
    let mut text = match (ledger.len(), agreed) {
        (0, _) => format!("This rests on {read}, none of which states a figure"),
        (1, 0) => format!("This rests on {read}; its one figure has a single source"),
        (n, 0) => {
            format!(
                "This rests on {read}; none of its {} is confirmed by a second source",
                counted_noun(n, "figure")
            )
        }
        (n, k) => format!(
            "This rests on {read}; {k} of {} confirmed by a second source",
            match n {
                1 => "one figure is".to_owned(),
                n => format!("{n} figures are"),
            }
        ),
    };
    match disputed {
        0 => {}
        1 => text.push_str(", and on one the articles disagree"),
        n => text.push_str(&format!(", and on {n} the articles disagree")),
    }
    if split > 0 {
        let measures = counted_noun(split, "measure");
        text.push_str(&format!(
            "; for {measures} one article gives several values"
        ));
    }
    text.push('.');
    Sentence { text, support }
}
