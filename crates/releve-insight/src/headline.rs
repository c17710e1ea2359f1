//! Two or three sentences that say what the figures say and how sure.

use std::collections::BTreeMap;

use releve_facts::{Direction, Metric, Statement, Unit};

use crate::name::tight;
use crate::wording::{capital, conditions_phrase, counted, counted_noun, figure, list};
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
    sentences.extend(figures(scope, &ledger).or_else(|| held(scope)));
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
    if around && scope.is_thing() {
        return None;
    }
    if around {
        // How many follow a person tells nothing of what they wear.
        let told = |claim: &&Claim| claim.measure().metric != Metric::Followers;
        best = ledger
            .iter()
            .filter(|c| !c.is_disputed())
            .filter(told)
            .collect();
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
    let told: Vec<String> = best.iter().map(|claim| told(scope, claim)).collect();
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

/// What there is of a brand or a garment of which no figure is told: the figure of
/// another thing would be read as its own.
fn held<'a>(scope: &Scope<'a>) -> Option<Sentence<'a>> {
    if !scope.is_thing() {
        return None;
    }
    let mut kinds = [(0, "showing"), (0, "offer")];
    let mut support = Support::default();
    for (fact, stated) in scope.statements() {
        let kind = match stated {
            Statement::Showing(f) if is_own(scope, Some(&f.brand), &f.garment, &f.attributes) => 0,
            Statement::Offer(f) => {
                let garment = f.garment.as_deref().unwrap_or(&f.name);
                if !is_own(scope, f.brand.as_deref(), garment, &f.attributes) {
                    continue;
                }
                1
            }
            _ => continue,
        };
        kinds[kind].0 += 1;
        support.push(fact);
    }
    let told: Vec<String> = kinds
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, noun)| counted_noun(*count, noun))
        .collect();
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    let articles = counted_noun(scope.documents().len(), "article");
    (!told.is_empty()).then(|| Sentence {
        text: format!(
            "{} on {} {} of {}.",
            capital(&articles),
            scope.many(scope.name()),
            match scope.documents().len() {
                1 => "tells",
                _ => "tell",
            },
            list(&told)
        ),
        support,
    })
}

/// True of a piece that is the scope's own: of its brand, or its garment.
fn is_own(scope: &Scope, brand: Option<&str>, garment: &str, attributes: &[String]) -> bool {
    brand.is_some_and(|brand| tight(brand) == tight(scope.name()))
        || scope.is_element(garment, attributes)
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

fn told(scope: &Scope, claim: &Claim) -> String {
    let f = claim.measure();
    let subject = scope.many(&f.subject);
    let what = counted(f.metric, &subject);
    // The sign stands behind the bound: `about −20%`.
    let size = figure(f).replacen(['+', '−'], "", 1);
    let conditions = conditions_phrase(f);
    let singular = matches!(f.metric, Metric::Price | Metric::Share | Metric::Revenue);
    match (f.metric, f.change, f.direction) {
        (Metric::Rank, false, _) => format!("{subject} ranked {size}{conditions}"),
        (_, true, Some(Direction::Up)) if size.contains('×') => {
            format!("{what} rose {}-fold{conditions}", size.replace('×', ""))
        }
        (_, true, Some(Direction::Up)) => format!("{what} rose {size}{conditions}"),
        // `−50%` of a ratio is half of it.
        (_, true, Some(Direction::Down)) if f.unit == Unit::Ratio && f.value < 1.0 => {
            format!("{what} fell by {}{conditions}", size.replace("50%", "half"))
        }
        (_, true, Some(Direction::Down)) => format!("{what} fell {size}{conditions}"),
        (_, true, None) => format!("{what} changed by {size}{conditions}"),
        _ if singular => format!("the {what} is {size}{conditions}"),
        _ => match size.strip_prefix("over ") {
            Some(size) => format!("{what} passed {size}{conditions}"),
            None => format!("{what} came to {size}{conditions}"),
        },
    }
}

/// Who wore an item of the trend and which houses showed one; looks and
/// collections that only stand beside it are left to their sections.
fn people<'a>(scope: &Scope<'a>) -> Option<Sentence<'a>> {
    let mut worn: BTreeMap<String, Support<'a>> = BTreeMap::new();
    for look in register(scope) {
        for item in look.items.iter().filter(|item| item.of_trend) {
            let support = worn.entry(look.person.clone()).or_default();
            support.absorb(&item.support);
        }
    }
    let mut shown: BTreeMap<String, Support<'a>> = BTreeMap::new();
    for house in showings(scope).into_iter().flat_map(|season| season.houses) {
        for (garment, attributes, facts) in &house.pieces {
            if scope.is_element(garment, attributes) {
                shown
                    .entry(house.brand.to_owned())
                    .or_default()
                    .absorb(facts);
            }
        }
    }
    let mut support = Support::default();
    let mut parts = Vec::new();
    for (names, verb, noun) in [(worn, "worn", "person"), (shown, "shown", "house")] {
        if names.is_empty() {
            continue;
        }
        let mut names: Vec<(String, Support<'a>)> = names.into_iter().collect();
        names.sort_by_key(|(_, facts)| std::cmp::Reverse((facts.documents(), facts.facts().len())));
        for (_, facts) in names.iter().take(3) {
            support.push(facts.facts().first()?);
        }
        let first: Vec<&str> = names
            .iter()
            .take(3)
            .map(|(name, _)| name.as_str())
            .collect();
        parts.push(match names.len() {
            n if n <= 3 => format!("{verb} by {}", list(&first)),
            n => {
                let count = counted_noun(n, noun);
                format!("{verb} by {count}, among them {}", list(&first))
            }
        });
    }
    if parts.is_empty() {
        return None;
    }
    let it = match scope.is_garment() {
        true => format!("{} are", capital(&scope.many(scope.name()))),
        false => "Its pieces are".to_owned(),
    };
    Some(Sentence {
        text: format!(
            "{it} {}.",
            parts.join(if parts[0].contains("among") {
                ", and "
            } else {
                " and "
            })
        ),
        support,
    })
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
        (0, _) if documents == 1 => format!("This rests on {read}, which states no figure"),
        (0, _) => format!("This rests on {read}, none of which states a figure"),
        (1, 0) => format!("This rests on {read}; its one figure has a single source"),
        (n, 0) => {
            format!(
                "This rests on {read}; none of its {} is confirmed by a second source",
                counted_noun(n, "figure")
            )
        }
        (1, _) => format!("This rests on {read}; a second source confirms its one figure"),
        (n, k) => format!(
            "This rests on {read}; {k} of {n} figures {} confirmed by a second source",
            if k == 1 { "is" } else { "are" },
        ),
    };
    match disputed {
        0 => {}
        1 => text.push_str(", and the articles disagree on one"),
        n => text.push_str(&format!(", and the articles disagree on {n}")),
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
