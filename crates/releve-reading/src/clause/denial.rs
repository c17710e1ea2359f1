//! What is said to be denied or doubted: the clauses under `denied that`, `doubt
//! whether`, `rejected claims that`. What somebody denies having done is no more so than
//! what they did not do.

use super::{Clause, Parse, Reality};
use crate::lexicon::Cue;
use crate::spot::Spotted;
use crate::tag::Tag;
use crate::text::Text;

/// Marks the clauses that a verb of denial governs, that verb's own among them.
pub(crate) fn deny(text: &Text<'_>, spotted: &Spotted, parse: &mut Parse) {
    for n in 0..parse.clauses.len() {
        if is_behind_denial(text, parse, n) {
            parse.clauses[n].reality = Reality::Denied;
        }
        if !denies(text, spotted, parse, &parse.clauses[n]) {
            continue;
        }
        if is_whole(text, &parse.clauses[n]) {
            parse.clauses[n].reality = Reality::Denied;
        }
        for inner in n + 1..parse.clauses.len() {
            if !governs(text, spotted, parse, n, inner) {
                break;
            }
            parse.clauses[inner].reality = Reality::Denied;
        }
    }
}

/// True for a clause that a noun of denial governs: `its denial that sales fell`.
fn is_behind_denial(text: &Text<'_>, parse: &Parse, clause: usize) -> bool {
    const NEAR: usize = 8;
    let from = clause
        .checked_sub(1)
        .map_or(0, |before| parse.clauses[before].group.end);
    let verb = parse.clauses[clause].group.start;
    (from.max(verb.saturating_sub(NEAR))..verb).any(|at| {
        text.lower(at) == "that"
            && matches!(
                text.lower_at(at.checked_sub(1)),
                "denial" | "denials" | "rebuttal" | "disbelief"
            )
    })
}

/// True where all that stands behind the verb is its object: `denied a fall of 9
/// percent`, but not `denied it, and sales up 9 percent speak for them`.
fn is_whole(text: &Text<'_>, clause: &Clause) -> bool {
    (clause.group.end + 1..clause.reach.end).all(|at| {
        text.surface(at - 1) != ","
            || !matches!(text.lower(at), "and" | "but" | "while" | "which" | "with")
    })
}

/// True for a verb of denial that is not itself denied: who does not doubt it tells it,
/// and so does `nobody doubts it`.
fn denies(text: &Text<'_>, spotted: &Spotted, parse: &Parse, clause: &Clause) -> bool {
    let nobody = clause.subject.iter().any(|p| {
        let head = parse.phrases[*p].head;
        matches!(text.lower(head), "nobody" | "none" | "few" | "one")
            && (text.lower(head) != "one" || text.lower_at(head.checked_sub(1)) == "no")
    });
    if nobody || clause.passive || clause.reality == Reality::Denied {
        return false;
    }
    let verb = clause.verb;
    if spotted.has_cue(verb, Cue::Deny) {
        return true;
    }
    // `rejected reports`, `brushed off the claim`
    let Some(cue) = spotted.cue_at(verb, Cue::Dismiss) else {
        return false;
    };
    (cue.tokens.end..clause.reach.end.min(cue.tokens.end + 4))
        .take_while(|at| {
            matches!(
                text.tokens[*at].tag,
                Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Noun | Tag::Gerund
            )
        })
        .any(|at| spotted.has_cue(at, Cue::Claim))
}

/// True where the clause numbered `inner` stands under the denial of clause `outer`,
/// all between them doing so.
fn governs(text: &Text<'_>, spotted: &Spotted, parse: &Parse, outer: usize, inner: usize) -> bool {
    let [from, clause] = [&parse.clauses[outer], &parse.clauses[inner]];
    let begin = begin(text, parse, clause);
    if begin < from.group.end {
        return false;
    }
    let first = inner == outer + 1;
    if first {
        // Right behind the verb: `denied (that) it had`, `denied having`, `denied claims
        // that it`.
        return (from.group.end..begin).all(|at| {
            matches!(text.lower(at), "that" | "whether" | "if")
                || spotted.has_cue(at, Cue::Claim)
                || matches!(
                    text.tokens[at].tag,
                    Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Adverb
                )
        });
    }
    // `…, and it closed`, `but it closed`, `, which closed`: told by the one who writes.
    let before = begin.checked_sub(1);
    let parted = before.is_some_and(|at| {
        matches!(text.lower(at), "but" | "while" | "though" | "although")
            || matches!(text.surface(at), "," | ";" | "—" | "–")
            || text.lower(at) == "and" && at > 0 && text.surface(at - 1) == ","
            || text.tokens[at].tag == Tag::Relative && at > 0 && text.surface(at - 1) == ","
    });
    !parted
}

/// Where a clause begins, with its own subject if it has one.
fn begin(text: &Text<'_>, parse: &Parse, clause: &Clause) -> usize {
    // `denied the report, and its sales grew` lists nothing: the last is the subject.
    let start = |p: &usize| parse.phrases[*p].tokens.start;
    let last = clause.subject.last().map(start).filter(|at| {
        *at >= 2 && text.surface(at - 2) == "," && matches!(text.lower(at - 1), "and" | "but")
    });
    last.or_else(|| clause.subject.first().map(start))
        .filter(|_| !clause.shared_subject)
        .map_or(clause.group.start, |at| at.min(clause.group.start))
}

#[cfg(test)]
mod tests {
    use releve_facts::Statement;

    use crate::relate::told;

    fn kinds(text: &str) -> (usize, usize, usize) {
        let told = told(text);
        let count = |is: fn(&Statement) -> bool| told.iter().filter(|s| is(s)).count();
        (
            count(|s| matches!(s, Statement::Measure(_))),
            count(|s| matches!(s, Statement::Wear(_))),
            count(|s| matches!(s, Statement::Launch(_))),
        )
    }

    #[test]
    fn what_is_denied_or_doubted_is_no_fact() {
        for text in [
            "Ganni denied that sales had risen 14 percent.",
            "Ganni denied it had sold 900 coats, or that sales fell 14 percent.",
            "Ganni rejected claims that its sales had fallen 14 percent.",
            "Analysts doubt that sales at Burberry grew 7 percent last quarter.",
            "Kate Moss denied wearing a Prada coat to the trial.",
            "Kate Moss denied that she had worn a Prada coat.",
            "Ganni’s denial that sales rose 14 percent was met with laughter.",
            "Ganni disputed reports that it had launched a bridal line.",
        ] {
            assert_eq!(kinds(text), (0, 0, 0), "{text}");
        }
    }

    #[test]
    fn what_stands_beside_a_denial_is_told() {
        for (text, expected) in [
            (
                "Ganni, which posted a 14 percent rise in sales, denied it was for sale.",
                (1, 0, 0),
            ),
            (
                "Ganni denied the report, and its sales grew 14 percent.",
                (1, 0, 0),
            ),
            (
                "Nobody doubts that sales at Burberry grew 7 percent last quarter.",
                (1, 0, 0),
            ),
            (
                "Kate Moss denied that she was ill, and wore a Prada coat.",
                (0, 1, 0),
            ),
        ] {
            assert_eq!(kinds(text), expected, "{text}");
        }
    }
}
