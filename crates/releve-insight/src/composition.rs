use std::cmp::Reverse;

use releve_facts::Statement;

use crate::name::{fold, tight};
use crate::support::grouped;
use crate::{Scope, Support};

/// A part of the trend.
#[derive(Debug, Clone, PartialEq)]
pub struct Element<'a> {
    /// The whole phrase as first written: `tulle skirt`.
    pub name: &'a str,
    /// The facts that call it a part of the trend.
    pub support: Support<'a>,
}

/// What the trend is made of, by number of documents that say so, then by
/// name.
pub fn composition<'a>(scope: &Scope<'a>) -> Vec<Element<'a>> {
    let parts = scope
        .statements()
        .filter_map(|(fact, stated)| match stated {
            Statement::Composition(part) if tight(&part.trend) == tight(scope.name()) => {
                Some((fold(&part.element), (part.element.as_str(), fact)))
            }
            _ => None,
        });
    let mut elements: Vec<Element<'a>> = grouped(parts)
        .into_iter()
        .filter_map(|(_, told)| {
            Some(Element {
                name: told.first()?.0,
                support: told.into_iter().map(|(_, fact)| fact).collect(),
            })
        })
        .collect();
    elements.sort_by_key(|e| (Reverse(e.support.documents()), fold(e.name)));
    elements
}
