use releve_facts::{Fact, Statement, When};

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
    /// True if the last part was cut at a comma by what follows it.
    parts_end_in_comma: bool,
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
            parts_end_in_comma: first.text.ends_with(','),
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
                last.parts_end_in_comma = next.parts_end_in_comma;
                last.support.absorb(&next.support);
            }
            _ => quotations.push(next),
        }
    }
    quotations
}

/// True if `next` is the rest of what `last` begins: the same speaker, in
/// sentences that touch. The sentence that only names the speaker does not
/// count.
fn goes_on(last: &Quotation, next: &Quotation) -> bool {
    let (Some(one), Some(other)) = (last.support.facts().last(), next.support.facts().first())
    else {
        return false;
    };
    let own = |fact: &Fact, part: Option<&&str>| {
        let evidence = fact.evidence().iter();
        let mut own = evidence.filter(|e| part.is_some_and(|part| e.quote().contains(*part)));
        own.next().map(|e| e.span())
    };
    match (own(one, last.parts.last()), own(other, next.parts.first())) {
        (Some(a), Some(b)) => {
            last.speaker == next.speaker
                && one.doc() == other.doc()
                && a.start < b.end
                && b.start < a.end
        }
        _ => false,
    }
}

impl Quotation<'_> {
    /// The words as they are printed on their own: a comma that only led to
    /// `she says` becomes the full stop that it stands for.
    pub fn words(&self) -> String {
        let mut words = String::new();
        for part in &self.parts {
            let goes_on = part.starts_with(|first: char| first.is_lowercase());
            if !words.is_empty() {
                words.push_str(match (goes_on, ends(&words)) {
                    (true, false) => ", ",
                    (false, false) => ". ",
                    (_, true) => " ",
                });
            }
            words.push_str(part);
        }
        closed(words, self.parts_end_in_comma)
    }
}

/// What was said as it is printed on its own: a comma that only led to `she
/// says` becomes the full stop that it stands for.
///
/// # Example: the comma of a speech tag
///
/// ```
/// use releve_insight::spoken;
///
/// assert_eq!(spoken("It came from the theatre,"), "It came from the theatre.");
/// assert_eq!(spoken("quite a shoe,"), "quite a shoe");
/// assert_eq!(spoken("Is it back?"), "Is it back?");
/// ```
pub fn spoken(text: &str) -> String {
    let words = text.trim_end_matches(',');
    closed(words.to_owned(), words.len() < text.len())
}

/// `words` with the full stop that a comma stood for, if they are a sentence.
fn closed(mut words: String, cut_at_comma: bool) -> String {
    if cut_at_comma && !ends(&words) && words.starts_with(char::is_uppercase) {
        words.push('.');
    }
    words
}

fn ends(words: &str) -> bool {
    words.ends_with(['.', '!', '?', '…', ',', ';', ':', '’', '”'])
}
