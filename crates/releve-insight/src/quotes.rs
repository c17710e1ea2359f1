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
    /// What they said, without the marks.
    pub text: &'a str,
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
    grouped(told)
        .into_iter()
        .filter_map(|(_, told)| {
            let (_, first) = told.first()?;
            Some(Quotation {
                speaker: scope.person(&first.speaker).to_owned(),
                role: scope.roles(&first.speaker).first().cloned(),
                text: &first.text,
                outlet: told.iter().find_map(|(_, f)| f.outlet.as_deref()),
                when: told.iter().find_map(|(_, f)| f.when.as_ref()),
                support: told.iter().map(|(fact, _)| *fact).collect(),
            })
        })
        .collect()
}
