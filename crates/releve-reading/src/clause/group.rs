//! Verb groups: a verb with its auxiliaries, adverbs, negation and particle.

use std::ops::Range;

use super::participle::is_participle;
use super::{ClauseKind, Cover};
use crate::lexicon::Classes;
use crate::segment::Join;
use crate::tag::Tag;
use crate::text::Text;

/// A verb group.
pub(super) struct Group {
    pub(super) tokens: Range<usize>,
    /// Its main verb; of auxiliaries alone the last.
    pub(super) verb: usize,
    pub(super) kind: ClauseKind,
    pub(super) passive: bool,
    pub(super) negated: bool,
    /// It has a `would`, `can` or `might`.
    pub(super) modal: bool,
}

/// The verb groups of the sentence of tokens `range`, in text order.
pub(super) fn groups(text: &Text<'_>, range: Range<usize>, cover: &Cover) -> Vec<Group> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let tag = text.tokens[at].tag;
        let hyphen = |at: usize| text.tokens[at].join == Join::Hyphen;
        let compound = match tag {
            // `K-pop`: the second half of a compound carries no clause. So does
            // the first of `go-to`.
            Tag::Verb => at > range.start && hyphen(at) || at + 1 < range.end && hyphen(at + 1),
            // `well-made jeans`, `the Western-inspired trend`: how it is made. What
            // begins with a prefix is a verb: `re-wore`, `co-founded`.
            Tag::Past => {
                at > range.start
                    && hyphen(at)
                    && !is_prefix(text.lower(at - 1))
                    && !is_compound_verb(text, &range, at)
            }
            // `the fastest-growing brand`
            Tag::Gerund => at > range.start && hyphen(at) && !is_prefix(text.lower(at - 1)),
            _ => false,
        };
        // `a vest, pointed black heels`: it describes what is listed.
        let listed = tag == Tag::Past
            && at > range.start
            && at + 1 < range.end
            && (cover.has(at + 1) || text.tokens[at + 1].tag == Tag::Noun)
            && text.can_be(at, Classes::ADJECTIVE)
            && matches!(text.surface(at - 1), "," | "and")
            && at > range.start + 1
            && (cover.has(at - 2) || text.tokens[at - 2].tag == Tag::Adjective);
        // `looked rather worn out in`: how somebody looks.
        let looks = tag == Tag::Past
            && (range.start..at)
                .rev()
                .find(|t| text.tokens[*t].tag != Tag::Adverb)
                .is_some_and(|t| {
                    matches!(text.lower(t), "look" | "looks" | "looked" | "looking")
                        && matches!(text.tokens[t].tag, Tag::Verb | Tag::Past | Tag::Gerund)
                });
        let verbal = !cover.has(at)
            && !compound
            && !listed
            && !looks
            && matches!(
                tag,
                Tag::Verb
                    | Tag::Past
                    | Tag::Gerund
                    | Tag::Auxiliary
                    | Tag::Infinitive
                    | Tag::Negation
            );
        if !verbal {
            at += 1;
            continue;
        }
        let start = at;
        let (mut verb, mut auxiliary, mut infinitive) = (None, false, false);
        let (mut negated, mut modal, mut be) = (false, false, false);
        while at < range.end && !cover.has(at) {
            match text.tokens[at].tag {
                Tag::Auxiliary if verb.is_none() => {
                    auxiliary = true;
                    let word = text.lower(at);
                    negated |= (word.ends_with("n't") || word == "cannot")
                        && !is_surpassed(text, at + 1, &range);
                    // `could be seen in`: was seen in.
                    let seen = matches!(word, "could" | "can")
                        && text.lower_at(Some(at + 1)) == "be"
                        && matches!(text.lower_at(Some(at + 2)), "seen" | "spotted" | "found");
                    modal |= is_modal(word) && !seen;
                    be = is_be(word);
                    at += 1;
                }
                Tag::Negation => {
                    negated |= !is_surpassed(text, at + 1, &range);
                    at += 1;
                }
                Tag::Infinitive if verb.is_none() => {
                    infinitive = true;
                    at += 1;
                }
                // `was first shown`: an adverb whatever its tag.
                _ if auxiliary && verb.is_none() && text.lower(at) == "first" => at += 1,
                Tag::Adverb => {
                    negated |= matches!(
                        text.lower(at),
                        "never" | "hardly" | "barely" | "rarely" | "seldom"
                    );
                    at += 1;
                }
                Tag::Verb | Tag::Past | Tag::Gerund if verb.is_none() => {
                    verb = Some(at);
                    at += 1;
                }
                _ => break,
            }
        }
        // Adverbs at the end belong to what follows.
        let mut end = at;
        while end > start + 1 && text.tokens[end - 1].tag == Tag::Adverb {
            end -= 1;
        }
        let Some(verb) = verb.or_else(|| {
            (start..end)
                .rev()
                .find(|t| text.tokens[*t].tag == Tag::Auxiliary)
        }) else {
            at = at.max(start + 1);
            continue;
        };
        // A particle: `step out`, `slip into` stay prepositions; `roll out` is one. What
        // was done has no object: in `was seen on her` and `worn over a coat` they govern.
        let done = be
            && text.tokens[verb].tag == Tag::Past
            && matches!(text.lower_at(Some(end)), "on" | "over")
            && end + 1 < range.end
            && (cover.has(end + 1)
                || matches!(
                    text.tokens[end + 1].tag,
                    Tag::Determiner
                        | Tag::Possessive
                        | Tag::Pronoun
                        | Tag::Name
                        | Tag::Noun
                        | Tag::Adjective
                ));
        if end < range.end
            && !cover.has(end)
            && !done
            && matches!(
                text.lower(end),
                "out" | "up" | "off" | "down" | "on" | "back" | "away" | "over"
            )
            && text.tokens[end].tag != Tag::Noun
        {
            end += 1;
        }
        let tag = text.tokens[verb].tag;
        let kind = if infinitive {
            ClauseKind::Infinitive
        } else if auxiliary {
            let leads = start == verb
                || text.tokens[start..verb]
                    .iter()
                    .any(|token| token.tag == Tag::Auxiliary);
            if leads && matches!(text.lower(start), "being" | "having") {
                ClauseKind::Participle
            } else {
                ClauseKind::Finite
            }
        } else {
            match tag {
                Tag::Gerund => ClauseKind::Participle,
                Tag::Past if is_participle(text, verb, range.clone()) => ClauseKind::Participle,
                _ => ClauseKind::Finite,
            }
        };
        found.push(Group {
            tokens: start..end.max(start + 1),
            verb,
            kind,
            passive: tag == Tag::Past && (be || kind == ClauseKind::Participle && !auxiliary),
            negated,
            modal,
        });
        at = at.max(end).max(start + 1);
    }
    found
}

/// `would`, `can`, `won’t`: what it governs need not be so.
pub(crate) fn is_modal(word: &str) -> bool {
    matches!(
        word,
        "would"
            | "could"
            | "might"
            | "may"
            | "should"
            | "must"
            | "can"
            | "will"
            | "ought"
            | "shall"
            | "wouldn't"
            | "couldn't"
            | "can't"
            | "won't"
    )
}

/// `not only wore`, `didn't just launch`: that, and more.
fn is_surpassed(text: &Text<'_>, at: usize, range: &Range<usize>) -> bool {
    at < range.end && matches!(text.lower(at), "only" | "just" | "merely" | "simply")
}

/// A form of `be`, which makes a passive of a past participle.
pub(super) fn is_be(word: &str) -> bool {
    matches!(
        word,
        "be" | "is"
            | "are"
            | "was"
            | "were"
            | "been"
            | "being"
            | "am"
            | "isn't"
            | "aren't"
            | "wasn't"
            | "weren't"
            | "'s"
            | "’s"
    )
}

/// `who kick-started it`, `she name-checked the house`, `was kick-started by`: a
/// compound that has its own subject and object, or its agent.
fn is_compound_verb(text: &Text<'_>, range: &Range<usize>, at: usize) -> bool {
    let Some(before) = (at - 1).checked_sub(1).filter(|b| *b >= range.start) else {
        return false;
    };
    let next = Some(at + 1).filter(|next| *next < range.end);
    let governs = next.is_some_and(|next| {
        matches!(
            text.tokens[next].tag,
            Tag::Determiner | Tag::Possessive | Tag::Pronoun
        )
    });
    match text.tokens[before].tag {
        Tag::Relative | Tag::Pronoun => true,
        Tag::Auxiliary => next.is_some_and(|next| text.lower(next) == "by") || governs,
        Tag::Name | Tag::Noun | Tag::Adverb => governs,
        _ => false,
    }
}

/// Prefixes that a hyphen may part from their verb.
fn is_prefix(word: &str) -> bool {
    matches!(
        word,
        "co" | "re" | "pre" | "un" | "over" | "out" | "mis" | "cross"
    )
}
