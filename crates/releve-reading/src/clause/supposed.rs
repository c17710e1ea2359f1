//! What is only supposed, feigned or left undone: the clauses under `refused to`, `was
//! supposed to`, `dreamed that`, `it is a myth that`, `reports that … are false`, and
//! what nobody did or somebody almost did.

use std::ops::Range;

use super::{Clause, ClauseKind, Parse, Reality};
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
        let reality = if has_no_subject(text, spotted, parse, clause) {
            Some(Reality::Denied)
        } else if is_almost(text, spotted, clause, sentence.start) {
            Some(Reality::Denied)
        } else {
            governor(text, spotted, parse, clause, sentence.start)
        };
        if let Some(reality) = reality {
            parse.clauses[n].reality = reality;
        }
    }
    for feigned in feigned(text, spotted, sentence, parse) {
        for clause in &mut parse.clauses {
            if feigned.contains(&clause.verb) {
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
    const TELLING: [Cue; 10] = [
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
    start: usize,
) -> Option<Reality> {
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
    let wish = spotted.has_cue(at, Cue::Wish) || planned;
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

/// The runs of a sentence that something in it says are not so: from behind `dreamed`
/// or `it is a myth` to where the sentence goes on by itself, and all of `reports that …
/// are false`.
pub(crate) fn feigned(
    text: &Text<'_>,
    spotted: &Spotted,
    sentence: &Range<usize>,
    parse: &Parse,
) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in sentence.clone() {
        if found.last().is_some_and(|known| known.contains(&at)) {
            continue;
        }
        let begin = behind_verb(text, spotted, sentence, parse, at)
            .or_else(|| behind_verdict(text, spotted, sentence, at));
        if let Some(begin) = begin {
            found.push(begin..goes_on(text, sentence, begin));
        } else if let Some(end) = is_refuted(text, spotted, sentence, parse, at) {
            found.push(at..end);
        }
    }
    found
}

/// `dreamed that`, `wished she`, `falsely claimed that`: where what is feigned begins.
fn behind_verb(
    text: &Text<'_>,
    spotted: &Spotted,
    sentence: &Range<usize>,
    parse: &Parse,
    at: usize,
) -> Option<usize> {
    let clause = parse.clauses.iter().find(|c| c.verb == at)?;
    let falsely = clause
        .group
        .clone()
        .chain(clause.group.start.checked_sub(1))
        .any(|t| {
            matches!(
                text.lower(t),
                "falsely" | "wrongly" | "mistakenly" | "incorrectly" | "erroneously"
            )
        });
    let feigns = spotted.has_cue(at, Cue::Feign) || falsely;
    if !feigns || clause.reality == Reality::Denied {
        return None;
    }
    let next = clause.group.end;
    let governs = next < sentence.end
        && (text.lower(next) == "that"
            || matches!(text.tokens[next].tag, Tag::Pronoun | Tag::Name)
                && parse.clauses.iter().any(|inner| {
                    inner.kind == ClauseKind::Finite
                        && (next..next + NEAR).contains(&inner.group.start)
                }));
    governs.then_some(next)
}

/// `it is a myth that`, `it is not true that`, `it is false that`.
fn behind_verdict(
    text: &Text<'_>,
    spotted: &Spotted,
    sentence: &Range<usize>,
    that: usize,
) -> Option<usize> {
    const REACH: usize = 8;
    if text.lower(that) != "that" || that == sentence.start {
        return None;
    }
    let from = that.saturating_sub(REACH).max(sentence.start);
    let it = (from..that).rev().find(|at| text.lower(*at) == "it")?;
    let words = it + 1..that;
    let says = |word: &str| words.clone().any(|at| text.lower(at) == word);
    let is = words.clone().any(|at| {
        matches!(
            text.lower(at),
            "is" | "was" | "'s" | "’s" | "isn't" | "isn’t" | "wasn't" | "wasn’t"
        )
    });
    let denied = words.clone().any(|at| {
        matches!(text.lower(at), "not" | "no" | "n't" | "n’t")
            || text.tokens[at].tag == Tag::Negation
            || text.lower(at).ends_with("n't")
            || text.lower(at).ends_with("n’t")
    });
    let only = says("only") || says("just") || says("merely");
    let last = that - 1;
    let myth = spotted.has_cue(last, Cue::Myth) || spotted.has_cue(last, Cue::Untrue);
    let truth = matches!(text.lower(last), "true" | "so" | "case");
    (is && !only && (myth && !denied || truth && denied)).then_some(that)
}

/// `Reports that X wore it are false`, `The story … was made up`: where the verdict
/// stands on what the noun at this token begins.
fn is_refuted(
    text: &Text<'_>,
    spotted: &Spotted,
    sentence: &Range<usize>,
    parse: &Parse,
    noun: usize,
) -> Option<usize> {
    let claims = spotted.has_cue(noun, Cue::Claim)
        && matches!(text.lower_at(Some(noun + 1)), "that" | "of" | "about");
    if !claims {
        return None;
    }
    parse.clauses.iter().find_map(|clause| {
        let verb = clause.verb;
        let links = matches!(
            text.lemma(verb),
            "be" | "prove" | "turn" | "remain" | "is" | "are"
        ) || clause.passive;
        if verb <= noun + 1 || !links || clause.reality == Reality::Denied {
            return None;
        }
        let behind = verb..(clause.group.end + NEAR).min(sentence.end);
        behind
            .take_while(|at| {
                *at < clause.group.end
                    || spotted.has_cue(*at, Cue::Untrue)
                    || spotted.has_cue(*at, Cue::Myth)
                    || matches!(
                        text.tokens[*at].tag,
                        Tag::Adverb
                            | Tag::Determiner
                            | Tag::Adjective
                            | Tag::Infinitive
                            | Tag::Verb
                            | Tag::Auxiliary
                    )
            })
            .find(|at| {
                spotted.has_cue(*at, Cue::Untrue)
                    || spotted.has_cue(*at, Cue::Myth)
                    || clause.passive
                        && (spotted.has_cue(*at, Cue::Deny) || spotted.has_cue(*at, Cue::Dismiss))
            })
            .map(|at| at + 1)
    })
}

/// Where a sentence goes on by itself behind what is feigned: `, but`, `;`, `, and`.
fn goes_on(text: &Text<'_>, sentence: &Range<usize>, begin: usize) -> usize {
    (begin + 1..sentence.end)
        .find(|at| {
            matches!(text.surface(*at), ";" | "—" | "–")
                || text.surface(at - 1) == ","
                    && matches!(
                        text.lower(*at),
                        "and" | "but" | "yet" | "while" | "though" | "although" | "which" | "so"
                    )
                || text.lower(*at) == "but"
        })
        .unwrap_or(sentence.end)
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
