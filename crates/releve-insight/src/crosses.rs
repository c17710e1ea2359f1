use releve_facts::Statement;

use crate::name::fold;
use crate::support::grouped;
use crate::{Scope, Support};

/// A garment or style that the texts call a cross of others.
#[derive(Debug, Clone, PartialEq)]
pub struct Cross<'a> {
    /// The cross.
    pub result: &'a str,
    /// Of what.
    pub parents: Vec<&'a str>,
    /// The facts that say so.
    pub support: Support<'a>,
}

/// The crosses in the order in which the texts tell them.
pub fn crosses<'a>(scope: &Scope<'a>) -> Vec<Cross<'a>> {
    let told = scope
        .statements()
        .filter_map(|(fact, stated)| match stated {
            Statement::Blend(f) => {
                let mut parents: Vec<String> = f.parents.iter().map(|p| fold(p)).collect();
                parents.sort();
                Some(((fold(&f.result), parents), (fact, f)))
            }
            _ => None,
        });
    grouped(told)
        .into_iter()
        .filter_map(|(_, told)| {
            let (_, first) = told.first()?;
            Some(Cross {
                result: &first.result,
                parents: first.parents.iter().map(String::as_str).collect(),
                support: told.iter().map(|(fact, _)| *fact).collect(),
            })
        })
        .collect()
}
