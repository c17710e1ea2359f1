//! What a phrase names as the thing that is counted: `Miu Miu’s ballet flats`
//! is `Miu Miu ballet flat`, `the hashtag` the trend that is meant.

use std::ops::Range;

use releve_facts::EntityKind;

use super::Teller;
use super::hashtag::of_hashtag;
use super::meant::{meant, the_term};
use super::phrase::compose;
use super::words::{plain, verbatim};
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::segment::{Join, Shape};
use crate::spot::Found;
use crate::tag::Tag;

/// A thing that figures are told of.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::relate) struct Named {
    pub(in crate::relate) name: String,
    pub(in crate::relate) tokens: Range<usize>,
    /// Its kind, if it is an entity.
    pub(in crate::relate) kind: Option<EntityKind>,
    /// A pronoun or a noun such as `the shoe` stands for it.
    pub(in crate::relate) meant: bool,
    /// The phrase holds a hashtag or the word.
    pub(in crate::relate) hashtag: bool,
    /// Where the name that is meant stands, if in another sentence.
    pub(in crate::relate) antecedent: Option<usize>,
}

impl Teller<'_, '_, '_> {
    /// What a mention names, told of in a sentence.
    pub(super) fn entity(&self, mention: usize, sentence: usize) -> Named {
        let scene = self.scene;
        let at = &scene.resolved.mentions[mention];
        let from = scene.text.sentence_of(at.tokens.start);
        Named {
            name: scene.resolved.of(mention).name.clone(),
            tokens: at.tokens.clone(),
            kind: Some(at.kind),
            meant: from != sentence || at.found == Found::Anaphor,
            hashtag: false,
            antecedent: (from != sentence).then_some(from),
        }
    }
}

/// Reads a noun phrase at `at`; `past` are things told before, latest last.
pub(in crate::relate) fn named(
    scene: &Scene<'_>,
    at: usize,
    end: usize,
    past: &[Named],
) -> Option<Named> {
    let text = &scene.text;
    // `the house`, `the trend`, `she`: resolved already.
    if let Some(m) = scene.resolved.at(at).filter(|_| at < end) {
        let mention = &scene.resolved.mentions[m];
        let opens = text.tokens[at].tag == Tag::Possessive && begins_phrase(scene, at + 1, end);
        // `the label's mules`: mules of the label that is meant.
        let owns = mention.kind == EntityKind::Brand
            && text
                .tokens
                .get(mention.tokens.end)
                .is_some_and(|t| t.tag == Tag::Genitive)
            && mention.tokens.end + 1 < end;
        if mention.found == Found::Anaphor
            && mention.tokens.start == at
            && owns
            && let Some(mut found) = named(scene, mention.tokens.end + 1, end, past)
                .filter(|found| found.kind == Some(EntityKind::Garment) && !found.meant)
        {
            let house = &scene.resolved.of(m).name;
            if !found.name.contains(house.as_str()) {
                found.name = format!("{house} {}", found.name);
            }
            found.tokens.start = at;
            return Some(found);
        }
        if mention.found == Found::Anaphor && mention.tokens.start == at && !opens {
            let from = scene.resolved.of(m).mentions.iter().rev().find(|before| {
                **before < m && scene.resolved.mentions[**before].found != Found::Anaphor
            });
            let sentence = text.sentence_of(at);
            let antecedent = from
                .map(|before| text.sentence_of(scene.resolved.mentions[*before].tokens.start))
                .filter(|from| *from != sentence);
            return Some(Named {
                name: scene.resolved.of(m).name.clone(),
                tokens: mention.tokens.clone(),
                kind: Some(mention.kind),
                meant: true,
                hashtag: false,
                antecedent,
            });
        }
    }
    let (mut first, opened) = open(scene, at, end);
    let mut hashtag = opened.hashtag;
    if first >= end {
        return opened
            .term
            .then(|| the_term(scene, at..end, hashtag))
            .flatten();
    }
    let word = text.lower(first);
    if matches!(
        word,
        "it" | "them" | "they" | "these" | "those" | "this" | "that" | "its" | "their"
    ) && scene.resolved.at(first).is_none()
        && !begins_phrase(scene, first + 1, end)
    {
        return meant(scene, first..first + 1, past, |_| true);
    }
    if text.tokens[first].shape == Shape::Hashtag {
        return Some(of_hashtag(scene, first));
    }
    if matches!(word, "#") {
        first += 1;
        hashtag = true;
    }
    let quoted = first > at && matches!(text.surface(first - 1), "“" | "\"" | "‘" | "'");
    let close = (first..end.min(first + 9))
        .find(|t| matches!(text.surface(*t), "”" | "\"" | "’" | "'"))
        .filter(|_| quoted);
    let run = run(scene, first, end);
    // `“how to style a waistcoat”` is what was searched for, as it stands.
    if let Some(close) = close.filter(|close| *close > run.end && *close > first) {
        // `“ballet sneaker,”`: the comma is the sentence's.
        let inner = match text.surface(close - 1) {
            "," | "." if close - 1 > first => close - 1,
            _ => close,
        };
        let mut found = plain(scene, &(first..inner), at..close + 1);
        found.hashtag = hashtag;
        return Some(found);
    }
    if run.is_empty() {
        return opened
            .term
            .then(|| the_term(scene, at..first, hashtag))
            .flatten();
    }
    let words = run.clone();
    let mut found = compose(scene, at, run, opened.definite, past)?;
    // `‘sustainable brands’`, `“prairie girl outfit”`: no word of what was searched
    // for is empty.
    let more = scene
        .resolved
        .at(words.end - 1)
        .is_none_or(|m| scene.resolved.mentions[m].tokens.end < words.end)
        && !scene.spotted.has_cue(words.end - 1, Cue::Trend);
    if close == Some(words.end) && words.len() > 1 && (found.kind.is_none() || more) {
        found.name = verbatim(scene, words);
    }
    found.hashtag |= hashtag;
    Some(found)
}

struct Opened {
    definite: bool,
    hashtag: bool,
    /// `the term`, `the hashtag`
    term: bool,
}

/// Skips what opens a phrase and adds nothing: `the`, `a used pair of`, `the
/// hashtag`, quotation marks.
fn open(scene: &Scene<'_>, mut at: usize, end: usize) -> (usize, Opened) {
    let text = &scene.text;
    let mut opened = Opened {
        definite: false,
        hashtag: false,
        term: false,
    };
    while at < end {
        let word = text.lower(at);
        match word {
            "the" | "this" | "these" | "those" | "that" | "its" | "their" | "both" => {
                if matches!(word, "these" | "those" | "that" | "this" | "its" | "their")
                    && !begins_phrase(scene, at + 1, end)
                {
                    break;
                }
                opened.definite = true;
            }
            "a" | "an"
                if text
                    .tokens
                    .get(at + 1)
                    .is_some_and(|t| t.join == Join::Hyphen) =>
            {
                break;
            }
            "a" | "an" | "any" | "all" | "each" | "every" | "such" | "her" | "his" | "our"
            | "my" | "used" | "pre-owned" | "secondhand" | "second-hand" | "our own" | "own"
            | "new" | "viral" | "iconic" | "so-called" | "similar" | "“" | "\"" | "‘" | "'"
            | "”" | "more" | "womenswear" => {}
            "term" | "terms" | "word" | "phrase" | "keyword" | "keywords" | "name" => {
                opened.term = true
            }
            "hashtag" | "hashtags" | "tag" => {
                opened.term = true;
                opened.hashtag = true;
            }
            "words" if opened.definite => opened.term = true,
            "pair" | "pairs" | "kind" | "kinds" | "type" | "types" | "version" | "versions"
            | "variety" | "all-things" | "anything" | "everything"
                if text.lower_at(Some(at + 1)) == "of" =>
            {
                at += 1;
            }
            "pre" | "second"
                if text
                    .tokens
                    .get(at + 1)
                    .is_some_and(|t| t.join == Join::Hyphen) =>
            {
                at += 1
            }
            _ => break,
        }
        at += 1;
    }
    (at, opened)
}

/// True where the words behind a determiner can name something.
pub(super) fn begins_phrase(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    at < end
        && (scene.resolved.at(at).is_some()
            || matches!(
                scene.text.tokens[at].tag,
                Tag::Noun | Tag::Adjective | Tag::Name
            ))
}

/// The nouns, names and modifiers from `first` on that make one phrase.
fn run(scene: &Scene<'_>, first: usize, end: usize) -> Range<usize> {
    let text = &scene.text;
    let mut at = first;
    while at < end {
        let token = &text.tokens[at];
        let joined = at > first && token.join == Join::Hyphen;
        let covered = scene.resolved.at(at);
        let verb = covered.is_none_or(|m| {
            scene.resolved.mentions[m].kind == EntityKind::Attribute
                && !scene
                    .text
                    .tokens
                    .get(at + 1)
                    .is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Name))
        });
        let moves = verb
            && !joined
            && (scene.spotted.has_cue(at, Cue::Rise) || scene.spotted.has_cue(at, Cue::Fall))
            && at > first;
        let timed = scene.times_in(at..at + 1).next().is_some();
        let figure = scene.figures_in(at..at + 1).next().is_some();
        // `Marlow & Finch`
        let and = text.surface(at) == "&"
            && at > first
            && text.tokens[at - 1].tag == Tag::Name
            && at + 1 < end
            && text.tokens[at + 1].tag == Tag::Name;
        let part = !moves
            && !timed
            && !figure
            && (joined
                || and
                || covered.is_some()
                || matches!(
                    token.tag,
                    Tag::Noun | Tag::Name | Tag::Adjective | Tag::Genitive | Tag::Number
                )
                || token.tag == Tag::Past
                    && at + 1 < end
                    && at == first
                    && matches!(text.tokens[at + 1].tag, Tag::Noun | Tag::Name))
            && !matches!(text.surface(at), "”" | "\"" | "%");
        // A channel or a place behind a term begins another phrase.
        let other = at > first
            && covered.is_some_and(|m| {
                matches!(
                    scene.resolved.mentions[m].kind,
                    EntityKind::Channel | EntityKind::Publication
                )
            });
        if !part || other {
            break;
        }
        at += 1;
    }
    // `Levi's` bears its genitive in its name.
    while at > first
        && text.tokens[at - 1].tag == Tag::Genitive
        && scene.resolved.at(at - 1).is_none()
    {
        at -= 1;
    }
    first..at
}
