use releve_facts::Statement;

use crate::name::fold;
use crate::support::grouped;
use crate::{Claim, Scope, Support, claims, figure, wording};

/// What is said of one country or region.
#[derive(Debug, Clone, PartialEq)]
pub struct Market<'a> {
    /// Its name.
    pub name: String,
    /// Figures that hold there.
    pub claims: Vec<Claim<'a>>,
    /// What moved things there, as short statements with their facts.
    pub moved: Vec<(String, Support<'a>)>,
}

impl Market<'_> {
    /// One line a figure: `Searches for Samba: −38%`.
    pub fn lines(&self) -> Vec<String> {
        let line = |claim: &Claim| {
            let f = claim.measure();
            format!(
                "{}: {}",
                wording::capital(&wording::counted(f.metric, &f.subject)),
                figure(f)
            )
        };
        self.claims.iter().map(line).collect()
    }
}

/// The markets that the texts name, side by side, those of which more is said
/// first.
pub fn markets<'a>(scope: &Scope<'a>) -> Vec<Market<'a>> {
    let mut found: Vec<(String, Market<'a>)> = Vec::new();
    let mut place = |name: &str| -> usize {
        let key = scope.corpus().vocabulary().market(name);
        found
            .iter()
            .position(|(known, _)| *known == key)
            .unwrap_or_else(|| {
                let market = Market {
                    name: name.to_owned(),
                    claims: Vec::new(),
                    moved: Vec::new(),
                };
                found.push((key, market));
                found.len() - 1
            })
    };
    let mut claimed: Vec<(usize, Claim<'a>)> = Vec::new();
    for claim in claims(scope) {
        if let Some(market) = &claim.measure().market {
            claimed.push((place(market), claim));
        }
    }
    let told = scope
        .statements()
        .filter_map(|(fact, stated)| match stated {
            Statement::Influence(f) => {
                let market = f.market.as_deref()?;
                Some(((fold(market), scope.statement(stated)), (market, fact)))
            }
            _ => None,
        });
    let mut moved: Vec<(usize, (String, Support<'a>))> = Vec::new();
    for ((_, line), told) in grouped(told) {
        let Some((market, _)) = told.first() else {
            continue;
        };
        let support = told.iter().map(|(_, fact)| *fact).collect();
        moved.push((place(market), (line, support)));
    }
    for (at, claim) in claimed {
        found[at].1.claims.push(claim);
    }
    for (at, line) in moved {
        found[at].1.moved.push(line);
    }
    found.sort_by_key(|(_, market)| std::cmp::Reverse(market.claims.len() + market.moved.len()));
    found.into_iter().map(|(_, market)| market).collect()
}
