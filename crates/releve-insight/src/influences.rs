use std::cmp::Reverse;

use releve_facts::{Direction, Effect, Statement};

use crate::name::{fold, tight};
use crate::support::grouped;
use crate::{Scope, Support};

/// One thing that is said to have moved another, in one way.
#[derive(Debug, Clone, PartialEq)]
pub struct Influence<'a> {
    /// Who or what; a person under one name across documents.
    pub influencer: String,
    /// What was moved.
    pub target: &'a str,
    /// What about it was moved, and which way.
    pub effect: Option<(Effect, Option<Direction>)>,
    /// Markets, channels and times that the texts name, each once.
    pub conditions: Vec<String>,
    /// True if the target is the trend itself.
    pub of_trend: bool,
    /// The facts that state it. That a text says so is no proof of cause.
    pub support: Support<'a>,
}

/// Who moved it, as the texts say: what moved the trend itself first, then its elements, then by
/// number of documents.
pub fn influences<'a>(scope: &Scope<'a>) -> Vec<Influence<'a>> {
    let told = scope
        .statements()
        .filter_map(|(fact, stated)| match stated {
            Statement::Influence(f) => {
                let influencer = scope.person(&f.influencer);
                let key = (fold(influencer), fold(&f.target), f.effect, f.direction);
                Some((key, (fact, f)))
            }
            _ => None,
        });
    let mut found: Vec<Influence<'a>> = grouped(told)
        .into_iter()
        .filter_map(|(_, told)| {
            let (_, first) = told.first()?;
            let mut conditions: Vec<String> = Vec::new();
            for (_, f) in &told {
                let when = f.when.as_ref().map(crate::in_words);
                for condition in [f.market.clone(), f.channel.clone(), when] {
                    conditions.extend(condition);
                }
            }
            let mut seen = std::collections::HashSet::new();
            conditions.retain(|condition| seen.insert(fold(condition)));
            Some(Influence {
                influencer: scope.person(&first.influencer).to_owned(),
                target: &first.target,
                effect: first.effect.map(|effect| (effect, first.direction)),
                conditions,
                of_trend: tight(&first.target) == tight(scope.name()),
                support: told.iter().map(|(fact, _)| *fact).collect(),
            })
        })
        .collect();
    found.sort_by_key(|i| {
        let of_element = scope.is_element(i.target, &[]);
        (!i.of_trend, !of_element, Reverse(i.support.documents()))
    });
    found
}
