//! What is feigned or refuted: all that stands under `dreamed that` and `it is a myth
//! that`, and under the subject of `reports that … are false`.

use std::ops::Range;

use super::{ClauseKind, Parse, Reality};
use crate::lexicon::Cue;
use crate::spot::Spotted;
use crate::tag::Tag;
use crate::text::Text;

/// How many tokens may stand between a verb and what it governs.
const NEAR: usize = 4;

/// The runs of a sentence that something in it says are not so: from behind `dreamed`
/// or `it is a myth` to where the sentence goes on by itself, and all of `reports that …
/// are false`.
pub(super) fn feigned(
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
        .any(|t| spotted.has_cue(t, Cue::Falsely));
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
    let is = words
        .clone()
        .any(|at| matches!(text.lower(at), "is" | "was" | "'s" | "isn't" | "wasn't"));
    let denied = words.clone().any(|at| {
        matches!(text.lower(at), "not" | "no")
            || text.tokens[at].tag == Tag::Negation
            || text.lower(at).ends_with("n't")
    });
    let only = says("only") || says("just") || says("merely");
    let last = that - 1;
    // `it is wrong that it costs £900`: it does.
    let untrue = spotted.has_cue(last, Cue::Untrue) && text.lower(last) != "wrong";
    let myth = spotted.has_cue(last, Cue::Myth) || untrue;
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
            matches!(text.surface(*at), ";" | ":" | "—" | "–")
                || text.surface(at - 1) == ","
                    && matches!(
                        text.lower(*at),
                        "and" | "but" | "yet" | "while" | "though" | "although" | "which" | "so"
                    )
                || text.lower(*at) == "but"
        })
        .unwrap_or(sentence.end)
}
