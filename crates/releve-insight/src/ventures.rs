use releve_facts::{Statement, When};

use crate::name::fold;
use crate::support::grouped;
use crate::{Scope, Support};

/// Parties that make something together.
#[derive(Debug, Clone, PartialEq)]
pub struct Together<'a> {
    /// Who, in the order of the first text.
    pub parties: Vec<&'a str>,
    /// The model, line or capsule.
    pub product: Option<&'a str>,
    /// What they make.
    pub garment: Option<&'a str>,
    /// When.
    pub when: Option<&'a When>,
    /// The facts that state it.
    pub support: Support<'a>,
}

/// Something that a brand starts or releases.
#[derive(Debug, Clone, PartialEq)]
pub struct Release<'a> {
    /// Who.
    pub brand: &'a str,
    /// What.
    pub what: &'a str,
    /// When.
    pub when: Option<&'a When>,
    /// The facts that state it.
    pub support: Support<'a>,
}

/// Who made something with whom, the oldest first and the undated last.
pub fn collaborations<'a>(scope: &Scope<'a>) -> Vec<Together<'a>> {
    let told = scope
        .statements()
        .filter_map(|(fact, stated)| match stated {
            Statement::Collaboration(f) => {
                let mut parties: Vec<String> = f.parties.iter().map(|p| fold(p)).collect();
                parties.sort();
                Some(((parties, f.product.as_deref().map(fold)), (fact, f)))
            }
            _ => None,
        });
    let mut found: Vec<Together<'a>> = grouped(told)
        .into_iter()
        .filter_map(|(_, told)| {
            let (_, first) = told.first()?;
            Some(Together {
                parties: first.parties.iter().map(String::as_str).collect(),
                product: first.product.as_deref(),
                garment: told.iter().find_map(|(_, f)| f.garment.as_deref()),
                when: told.iter().find_map(|(_, f)| f.when.as_ref()),
                support: told.iter().map(|(fact, _)| *fact).collect(),
            })
        })
        .collect();
    found.sort_by_key(|venture| day(venture.when));
    found
}

/// What was launched, the oldest first and the undated last.
pub fn launches<'a>(scope: &Scope<'a>) -> Vec<Release<'a>> {
    let told = scope
        .statements()
        .filter_map(|(fact, stated)| match stated {
            Statement::Launch(f) => Some(((fold(&f.brand), fold(&f.what)), (fact, f))),
            _ => None,
        });
    let mut found: Vec<Release<'a>> = grouped(told)
        .into_iter()
        .filter_map(|(_, told)| {
            let (_, first) = told.first()?;
            Some(Release {
                brand: &first.brand,
                what: &first.what,
                when: told.iter().find_map(|(_, f)| f.when.as_ref()),
                support: told.iter().map(|(fact, _)| *fact).collect(),
            })
        })
        .collect();
    // `the Cendrillon, a ballet flat` is one launch under two names.
    let sentence = |release: &Release| {
        let first = release.support.facts().first();
        first.map(|fact| {
            (
                fact.doc().to_owned(),
                fact.evidence().first().map(|e| e.span()),
            )
        })
    };
    let is_name = |release: &Release| release.what.chars().any(char::is_uppercase);
    let by_name: Vec<_> = found
        .iter()
        .filter(|release| is_name(release))
        .map(|release| (fold(release.brand), sentence(release)))
        .collect();
    found.retain(|release| {
        is_name(release) || !by_name.contains(&(fold(release.brand), sentence(release)))
    });
    found.sort_by_key(|release| day(release.when));
    found
}

fn day(when: Option<&When>) -> (bool, Option<jiff::civil::Date>) {
    (when.is_none(), when.map(When::start))
}
