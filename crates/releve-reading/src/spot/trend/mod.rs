//! Trends made by productive endings: `pilatescore`, `tomato girl`.

mod named;

use std::ops::Range;

use releve_facts::EntityKind;

use super::{Found, Mention, Spotted};
use crate::segment::{Join, Shape};
use crate::tag::Tag;
use crate::text::Text;

/// How many words a coinage in quotation marks has at the most.
const LONGEST: usize = 4;

pub(super) fn spot(text: &Text<'_>, spotted: &mut Spotted) {
    coinages(text, spotted);
    let mut covered = vec![false; text.tokens.len()];
    for mention in &spotted.mentions {
        covered[mention.tokens.clone()].fill(true);
    }
    let suffixes = &text.lexicon.trend_suffixes;
    let core = suffixes.iter().any(|suffix| suffix.as_ref() == "core");
    for at in 0..text.tokens.len() {
        if covered[at]
            || !(text.tokens[at].shape.is_word() || text.tokens[at].shape == Shape::Hashtag)
        {
            continue;
        }
        let word = text.lower(at);
        // Without a hyphen only `-core` makes trends; `underscore` and `hardcore`
        // are words of the language.
        let suffixed = core && word.ends_with("core") && word.len() >= 7 && !text.info(at).listed;
        // `ballet-core`, `prep-coded`
        let hyphenated = text.tokens[at].join == Join::Hyphen
            && at > 0
            && suffixes.iter().any(|suffix| suffix.as_ref() == word);
        if suffixed || hyphenated {
            let start = if hyphenated { at - 1 } else { at };
            spotted.mentions.push(Mention {
                kind: EntityKind::Trend,
                tokens: start..at + 1,
                found: Found::Grammar,
                sure: 0.85,
                name: None,
            });
            covered[start..=at].fill(true);
            continue;
        }
        // `coastal grandmother aesthetic`, `the tomato girl trend`: two words,
        // the second a productive one, and a word for trends behind or quotes.
        let second = text.lexicon.trend_words.contains(&text.tokens[at].word);
        if second && at > 0 && !covered[at - 1] && text.tokens[at].join != Join::Direct {
            let before = &text.tokens[at - 1];
            let modifier = matches!(before.tag, Tag::Noun | Tag::Adjective | Tag::Name)
                && before.shape.is_word();
            let quoted = at >= 2
                && matches!(text.surface(at - 2), "“" | "\"" | "‘" | "'")
                && at + 1 < text.tokens.len()
                && matches!(text.surface(at + 1), "”" | "\"" | "’" | "'" | ",");
            let named = matches!(
                text.lower_at(Some(at + 1)),
                "trend" | "aesthetic" | "look" | "movement" | "craze" | "era"
            );
            // `festival dressing`: of the two-word endings the one that is
            // hardly ever anything else.
            let productive = text.lower(at) == "dressing"
                && before.tag != Tag::Name
                && !matches!(
                    text.lower(at - 1),
                    "window" | "wound" | "salad" | "cross" | "hair"
                );
            if modifier && (quoted || named || productive) {
                spotted.mentions.push(Mention {
                    kind: EntityKind::Trend,
                    tokens: at - 1..at + 1,
                    found: Found::Grammar,
                    sure: 0.7,
                    name: None,
                });
                covered[at - 1..=at].fill(true);
            }
        }
    }
}

/// Trends that the text coins: `what they call “bag dressing”`, `“Madison Avenue
/// core”`, `So what exactly is Daisy Jones style?` Colours, towns and persons in
/// them are part of the name.
fn coinages(text: &Text<'_>, spotted: &mut Spotted) {
    let mut found: Vec<Range<usize>> = named::names(text, spotted);
    for at in 0..text.tokens.len() {
        let head = text.lexicon.trend_words.contains(&text.tokens[at].word)
            || matches!(text.lower(at), "style" | "core" | "aesthetic");
        if !head || text.tokens[at].shape == Shape::Mark {
            continue;
        }
        let sentence = text.sentences[text.sentence_of(at)].tokens.clone();
        // `the aesthetic` itself is no part of the name.
        let end = if matches!(text.lower(at), "aesthetic") {
            at
        } else {
            at + 1
        };
        let from = at.saturating_sub(LONGEST).max(sentence.start);
        let opens = (from..at)
            .rev()
            .find(|t| matches!(text.surface(*t), "“" | "\"" | "‘" | "'"));
        let quoted = opens.filter(|opens| {
            end > opens + 2
                && text.tokens.get(at + 1).is_some_and(|_| {
                    matches!(text.surface(at + 1), "”" | "\"" | "’" | "'" | "," | ".")
                })
        });
        let asked = (text.lower_at(Some(at + 1)) == "?" || text.lower(at) == "style")
            .then(|| {
                (from..at).rev().find(|t| {
                    matches!(text.lower(*t), "is" | "’s" | "'s" | "say")
                        && (sentence.start..*t).any(|w| text.lower(w) == "what")
                })
            })
            .flatten();
        let Some(start) = quoted.or(asked).map(|before| before + 1) else {
            continue;
        };
        let nominal = (start..end).all(|t| {
            text.tokens[t].shape.is_word()
                && matches!(
                    text.tokens[t].tag,
                    Tag::Noun | Tag::Name | Tag::Adjective | Tag::Gerund | Tag::Past
                )
        });
        if start + 1 < end && nominal {
            found.push(start..end);
        }
    }
    let mut dropped = Vec::new();
    let mut added: Vec<Mention> = Vec::new();
    for tokens in found {
        let first = spotted
            .mentions
            .partition_point(|m| m.tokens.start < tokens.start);
        let inside: Vec<usize> = (first..spotted.mentions.len())
            .take_while(|n| spotted.mentions[*n].tokens.start < tokens.end)
            .collect();
        let known = inside.iter().any(|n| {
            let mention = &spotted.mentions[*n];
            matches!(mention.kind, EntityKind::Trend) || mention.tokens.end > tokens.end
        });
        let begun = added
            .iter()
            .rev()
            .take(LONGEST)
            .any(|coined| tokens.contains(&coined.tokens.start));
        if known || begun {
            continue;
        }
        dropped.extend(inside);
        added.push(Mention {
            kind: EntityKind::Trend,
            tokens,
            found: Found::Grammar,
            sure: 0.75,
            name: None,
        });
    }
    if !added.is_empty() {
        spotted.replace(dropped, added);
        spotted
            .mentions
            .sort_by_key(|m| (m.tokens.start, m.tokens.end));
    }
}
