use releve_facts::{Statement, When};

use crate::name::fold;
use crate::support::grouped;
use crate::{Scope, Support};

/// Words that somebody said.
#[derive(Debug, Clone, PartialEq)]
pub struct Quotation<'a> {
    /// Who, under one name across documents.
    pub speaker: String,
    /// What they do, where the corpus says so.
    pub role: Option<(String, Support<'a>)>,
    /// What they said, without the marks; in parts where the text interrupts
    /// it.
    pub parts: Vec<&'a str>,
    /// To whom or where.
    pub outlet: Option<&'a str>,
    /// When.
    pub when: Option<&'a When>,
    /// The facts that state it.
    pub support: Support<'a>,
}

/// What people said, in the order of the documents; words that several
/// documents quote stand once.
pub fn quotes<'a>(scope: &Scope<'a>) -> Vec<Quotation<'a>> {
    let told = scope
        .statements()
        .filter_map(|(fact, stated)| match stated {
            Statement::Quote(f) => {
                let key = (fold(scope.person(&f.speaker)), fold(&f.text));
                Some((key, (fact, f)))
            }
            _ => None,
        });
    let said = grouped(told).into_iter().filter_map(|(_, told)| {
        let (_, first) = told.first()?;
        Some(Quotation {
            speaker: scope.person(&first.speaker).to_owned(),
            role: scope.roles(&first.speaker).first().cloned(),
            parts: vec![first.text.trim_end_matches(',')],
            outlet: told.iter().find_map(|(_, f)| f.outlet.as_deref()),
            when: told.iter().find_map(|(_, f)| f.when.as_ref()),
            support: told.iter().map(|(fact, _)| *fact).collect(),
        })
    });
    let mut quotations: Vec<Quotation<'a>> = Vec::new();
    for next in said {
        match quotations.last_mut() {
            Some(last) if goes_on(last, &next) => {
                last.parts.extend(next.parts);
                last.support.absorb(&next.support);
            }
            _ => quotations.push(next),
        }
    }
    quotations
}

/// True if `next` is the rest of what `last` begins: the same speaker, in
/// sentences that overlap.
fn goes_on(last: &Quotation, next: &Quotation) -> bool {
    let (Some(one), Some(other)) = (last.support.facts().last(), next.support.facts().first())
    else {
        return false;
    };
    let overlap = || {
        one.evidence().iter().any(|a| {
            let mut theirs = other.evidence().iter().map(|b| b.span());
            theirs.any(|b| a.span().start < b.end && b.start < a.span().end)
        })
    };
    last.speaker == next.speaker && last.parts.len() < 3 && one.doc() == other.doc() && overlap()
}
