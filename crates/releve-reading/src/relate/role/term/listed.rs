//! Where the words of a listed title are one: `K-pop global star` is, a `model town` and
//! `to model` are not.

use std::ops::Range;

use releve_facts::EntityKind;

use super::extent::field;
use crate::lexicon::{Cue, Meaning};
use crate::scene::Scene;
use crate::segment::{Join, Shape};
use crate::tag::Tag;

/// Where the words of a title stand, and its number in the lexicon; an office whose field
/// makes it one (`head of menswear`) has none.
type Span = (Range<usize>, Option<u32>);

/// All of them, in order, the longer first of those that begin together.
pub(super) fn spans(scene: &Scene<'_>) -> Vec<Span> {
    let spotted = &scene.spotted;
    let roles = spotted
        .roles
        .iter()
        .map(|role| (role.tokens.clone(), Some(role.number)));
    let offices = spotted
        .cues
        .iter()
        .filter(|cue| cue.cue == Cue::Office && field(scene, cue.tokens.end) > cue.tokens.end)
        .map(|cue| (cue.tokens.clone(), None));
    let mut spans: Vec<Span> = roles.chain(offices).collect();
    spans.extend(parted(scene));
    spans.sort_by_key(|(tokens, number)| {
        (
            tokens.start,
            std::cmp::Reverse(tokens.end),
            number.is_none(),
        )
    });
    spans
}

/// Listed titles with an adjective inside: `K-pop global star`.
fn parted(scene: &Scene<'_>) -> Vec<Span> {
    let text = &scene.text;
    let mut found = Vec::new();
    for at in 1..text.tokens.len() {
        if text.tokens[at].tag != Tag::Adjective
            || text.tokens[at - 1].tag == Tag::Adjective
                && at > 1
                && text.tokens[at].join == Join::Hyphen
        {
            continue;
        }
        let limit = scene.sentence(text.sentence_of(at)).end;
        let Some(last) = (at + 1..limit.min(at + 3)).find(|t| text.tokens[*t].tag == Tag::Noun)
        else {
            continue;
        };
        for start in at.saturating_sub(3)..at {
            let listed = text
                .lexicon
                .forms(text.tokens[start].word)
                .iter()
                .find_map(|form| {
                    let Meaning::Role(number) = form.meaning else {
                        return None;
                    };
                    let head = form.words.len() - 1;
                    let same = head > 0
                        && start + head == at
                        && (0..head).all(|n| form.words[n] == text.tokens[start + n].word)
                        && (form.words[head] == text.tokens[last].word
                            || text.info(last).noun == Some(form.words[head]));
                    same.then_some(number)
                });
            if let Some(number) = listed {
                found.push((start..last + 1, Some(number)));
            }
        }
    }
    found
}

/// True where the words are a noun that stands for a person: no verb, no part
/// of a name, not before another noun.
pub(super) fn is_title(scene: &Scene<'_>, tokens: Range<usize>) -> bool {
    let text = &scene.text;
    let last = tokens.end - 1;
    let tag = text.tokens[last].tag;
    let lower = text.tokens[last].shape == Shape::Lower;
    let before = tokens
        .start
        .checked_sub(1)
        .map_or(Tag::Mark, |at| text.tokens[at].tag);
    let verb = matches!(
        tag,
        Tag::Verb | Tag::Past | Tag::Gerund | Tag::Auxiliary | Tag::Adverb
    ) && lower
        && tokens.len() == 1
        && !matches!(
            before,
            Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Adjective
        );
    if verb {
        return false;
    }
    if let Some(mention) = scene.resolved.at(last) {
        let mention = &scene.resolved.mentions[mention];
        let name = !matches!(
            mention.kind,
            EntityKind::Garment | EntityKind::Attribute | EntityKind::Trend
        );
        if name || mention.tokens.end > tokens.end {
            return false;
        }
    }
    let Some(next) = text.tokens.get(tokens.end) else {
        return true;
    };
    if next.join == Join::Hyphen {
        return false;
    }
    let sentence = scene.sentence(text.sentence_of(last));
    if tokens.end >= sentence.end {
        return true;
    }
    // `style editor` behind `celebrity`: one title, found from its own place.
    let joined = next.join == Join::Space
        && scene
            .spotted
            .roles
            .iter()
            .any(|role| role.tokens.start == tokens.end);
    let noun_behind = next.tag == Tag::Noun
        && next.shape == Shape::Lower
        && !scene.spotted.has_cue(tokens.end, Cue::Say);
    !noun_behind && !joined
}
