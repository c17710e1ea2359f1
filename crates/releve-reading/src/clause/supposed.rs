//! What is only supposed or left undone: the clauses under `refused to` and `was supposed
//! to`, and what nobody did or somebody almost did.

use std::ops::Range;

use super::taken_back::Tail;
use super::{Clause, ClauseKind, Parse, Reality, feigned};
use crate::lexicon::Cue;
use crate::spot::Spotted;
use crate::tag::Tag;
use crate::text::Text;

/// How many tokens may stand between a verb and the infinitive that it governs.
const NEAR: usize = 4;

/// Marks the clauses of such a sentence as what they are.
pub(crate) fn suppose(
    text: &Text<'_>,
    spotted: &Spotted,
    sentence: &Range<usize>,
    parse: &mut Parse,
) {
    for n in 0..parse.clauses.len() {
        let clause = &parse.clauses[n];
        if !matches!(clause.reality, Reality::Stated | Reality::Advised) {
            continue;
        }
        let undone = has_no_subject(text, spotted, parse, clause)
            || is_almost(text, spotted, clause, sentence.start);
        let reality = if undone {
            Some(Reality::Denied)
        } else {
            governor(text, spotted, parse, clause, sentence)
        };
        if let Some(reality) = reality {
            parse.clauses[n].reality = reality;
        }
    }
    parse.feigned = feigned(text, spotted, sentence, parse);
    let tail = Tail {
        text,
        spotted,
        sentence: sentence.clone(),
        parse,
    };
    let taken_back = tail.taken_back();
    parse.takes_back_before = tail.takes_back_before();
    parse.taken_back = taken_back;
    for untold in parse.feigned.iter().chain(&parse.taken_back) {
        for clause in &mut parse.clauses {
            if untold.contains(&clause.verb) {
                clause.reality = Reality::Denied;
            }
        }
    }
}

/// `Nobody wore it`, `None of the guests came in it`; but `no one wears it like X`,
/// `nobody but X wore it` and `nobody wore it until X did` tell of X.
fn has_no_subject(text: &Text<'_>, spotted: &Spotted, parse: &Parse, clause: &Clause) -> bool {
    let Some(first) = clause.subject.first().map(|p| &parse.phrases[*p]) else {
        return false;
    };
    let [start, head] = [first.tokens.start, first.head];
    let before = |back: usize| text.lower_at(start.checked_sub(back));
    let nobody = matches!(text.lower(head), "nobody" | "none")
        || text.lower(start) == "no" && text.lower(head) == "one"
        || matches!(text.lower(start), "none" | "nobody")
        || before(1) == "of" && matches!(before(2), "none" | "neither")
        || before(1) == "of" && before(2) == "one" && before(3) == "not";
    let apart = |at: usize| {
        matches!(
            text.lower(at),
            "but"
                | "except"
                | "save"
                | "like"
                | "better"
                | "more"
                | "other"
                | "until"
                | "till"
                | "before"
                | "than"
        )
    };
    nobody
        && tells(text, spotted, clause.verb)
        && clause.kind == ClauseKind::Finite
        && !(start..clause.reach.end).any(apart)
}

/// `almost wore`, `all but launched`: not done. `almost doubled` tells how far it went,
/// and who `nearly fainted in a coat` had it on.
fn is_almost(text: &Text<'_>, spotted: &Spotted, clause: &Clause, start: usize) -> bool {
    let verb = clause.verb;
    let Some(before) = verb.checked_sub(1).filter(|at| *at >= start) else {
        return false;
    };
    let nearly = matches!(text.lower(before), "almost" | "nearly")
        || text.lower(before) == "but" && text.lower_at(before.checked_sub(1)) == "all";
    nearly && tells(text, spotted, verb)
}

/// True for a verb that tells of fashion: `nobody need know` denies nothing.
fn tells(text: &Text<'_>, spotted: &Spotted, verb: usize) -> bool {
    const TELLING: [Cue; 11] = [
        Cue::Wear,
        Cue::Pair,
        Cue::Clothe,
        Cue::Show,
        Cue::Present,
        Cue::Launch,
        Cue::Collaborate,
        Cue::Become,
        Cue::Spark,
        Cue::Sell,
        Cue::Appoint,
    ];
    let has = |cue| spotted.has_cue(verb, cue);
    !has(Cue::Rise)
        && !has(Cue::Fall)
        && (TELLING.into_iter().any(has) || matches!(text.lemma(verb), "make" | "come"))
}

/// What the word before an infinitive or a gerund makes of it: `refused to`, `hopes
/// to`, `was banned from`, `has no plans to`.
fn governor(
    text: &Text<'_>,
    spotted: &Spotted,
    parse: &Parse,
    clause: &Clause,
    sentence: &Range<usize>,
) -> Option<Reality> {
    let start = sentence.start;
    let gerund =
        clause.kind == ClauseKind::Participle && text.tokens[clause.verb].tag == Tag::Gerund;
    if !gerund && clause.kind != ClauseKind::Infinitive {
        return None;
    }
    let first = clause.group.start;
    let plan = |at: usize| {
        matches!(
            text.lower(at),
            "plan" | "plans" | "intention" | "intentions"
        )
    };
    let mut at = first.checked_sub(1).filter(|at| *at >= start)?;
    let from = first.saturating_sub(NEAR).max(start);
    let mut planned = false;
    while at > from
        && !spotted.has_cue(at, Cue::Forgo)
        && !spotted.has_cue(at, Cue::Wish)
        && (plan(at)
            || matches!(
                text.tokens[at].tag,
                Tag::Determiner | Tag::Possessive | Tag::Preposition | Tag::Adjective | Tag::Adverb
            ))
        || at > from && plan(at) && text.tokens[at].tag == Tag::Noun
    {
        planned |= plan(at);
        if text.lower(at) == "no" && planned {
            return Some(Reality::Denied);
        }
        at -= 1;
    }
    // `regretted not wearing`
    if gerund && text.tokens[first - 1].tag == Tag::Negation {
        return Some(Reality::Denied);
    }
    // `did not refuse to`, `never failed to`
    // and `if you are planning to wear it, swap`, which advises.
    let undone = parse.clauses.iter().any(|outer| {
        outer.group.contains(&at) && matches!(outer.reality, Reality::Denied | Reality::Advised)
    });
    if undone {
        return None;
    }
    if spotted.has_cue(at, Cue::Forgo) || planned && spotted.has_cue(at, Cue::Doubt) {
        return Some(Reality::Denied);
    }
    // What houses plan is told of elsewhere, with its day; what people mean to wear is
    // nothing yet, and what was supposed to be was not.
    let done = || {
        (clause.group.end..sentence.end).any(|at| {
            matches!(text.lower(at), "did" | "has" | "have")
                && matches!(text.lower(at - 1), "and" | "she" | "he" | "they")
                && (at + 1 == sentence.end || matches!(text.surface(at + 1), "." | "," | ";" | "!"))
        })
    };
    let wish = (spotted.has_cue(at, Cue::Wish) || planned) && !done();
    let meant = matches!(text.lower(at), "supposed" | "meant")
        && matches!(
            text.lower_at(at.checked_sub(1)),
            "was" | "were" | "been" | "originally" | "first"
        );
    let wears = [Cue::Wear, Cue::Rise, Cue::Fall]
        .into_iter()
        .any(|cue| spotted.has_cue(clause.verb, cue));
    match wish && !gerund {
        true if meant => Some(Reality::Denied),
        true if wears => Some(Reality::Unreal),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::relate::told;

    #[test]
    fn what_is_supposed_feigned_or_left_undone_is_no_fact() {
        for text in [
            "Emma Stone almost wore a Fendi cape.",
            "Gucci and Adidas almost made a boot together.",
            "It is a myth that Audrey Hepburn wore a Givenchy tiara.",
            "It isn’t true that searches for corsets rose 40 per cent.",
            "Reports that Taylor Swift wore a Balmain jacket are false.",
            "Julia Fox dreamed that she wore a Mugler catsuit.",
            "The magazine falsely claimed that Rihanna wore a Fendi coat.",
            "Rosalía refused to wear the Gucci boots.",
            "Dua Lipa was supposed to wear a Versace gown.",
            "Sienna Miller hopes to wear a Chloé blouse.",
            "Gigi Hadid regretted not wearing the Versace scarf.",
            "Chanel has scrapped plans to launch a trainer in May.",
            "Zendaya smiled. Nobody wore the Loewe trousers.",
            "None of the guests wore a Dior cape, least of all Rihanna.",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }

    #[test]
    fn what_only_sounds_like_it_is_told() {
        for text in [
            "Rihanna not only wore a Fendi coat but kept it.",
            "Prada did not just launch a bridal line.",
            "Rihanna almost always wore a Fendi coat.",
            "Rihanna nearly fainted in a Fendi coat.",
            "Searches for corsets almost doubled in May.",
            "It is true that Rihanna wore a Fendi coat.",
            "It is no secret that Rihanna wore a Fendi coat.",
            "It is not only true that Prada launched a bridal line.",
            "Reports that Rihanna wore a Fendi coat are true.",
            "Rihanna couldn’t resist wearing a Fendi coat.",
            "Rihanna refused to be photographed and wore a Fendi coat.",
            "It is wrong that the Prada coat costs £900.",
            "It is a legend that lives: Rihanna wore a Dior cape.",
            "Rihanna was supposed to wear Gucci but wore a Fendi coat.",
            "Rihanna never leaves home without her Fendi coat.",
            "Nobody but Rihanna wore a Fendi coat.",
            "None other than Rihanna wore a Fendi coat.",
            "Rihanna wore a Fendi coat, and nobody noticed.",
            "Rihanna dreamed up a look and wore a Fendi coat.",
            "Prada, which scrapped its trainer, launched a bridal line.",
        ] {
            assert!(!told(text).is_empty(), "{text}");
        }
    }
}
