//! Attributes that grammar composes: `pale pink`, `thick straps`,
//! `stiletto-heeled`.

mod beside;
mod compound;

use std::ops::Range;

use releve_facts::EntityKind;

use self::beside::{compounds, sub_labels};
use super::{Found, Mention, Spotted};
use crate::lexicon::{Classes, Detail};
use crate::segment::{Join, Shape};
use crate::tag::Tag;
use crate::text::Text;

pub(super) fn spot(text: &Text<'_>, spotted: &mut Spotted) {
    sub_labels(text, spotted);
    compounds(text, spotted);
    let mut cover: Vec<Option<usize>> = vec![None; text.tokens.len()];
    for (n, mention) in spotted.mentions.iter().enumerate() {
        cover[mention.tokens.clone()].fill(Some(n));
    }
    let mut composer = Composer {
        text,
        spotted,
        cover,
        dropped: Vec::new(),
        added: Vec::new(),
        composed: vec![None; text.tokens.len()],
    };
    for at in 0..text.tokens.len() {
        composer.shade(at);
        composer.head(at);
        composer.compound(at);
    }
    for at in 0..text.tokens.len() {
        composer.described(at);
    }
    let Composer { dropped, added, .. } = composer;
    spotted.replace(dropped, added.into_iter().flatten());
    spotted
        .mentions
        .sort_by_key(|m| (m.tokens.start, m.tokens.end));
}

struct Composer<'s, 'a> {
    text: &'s Text<'a>,
    spotted: &'s Spotted,
    cover: Vec<Option<usize>>,
    dropped: Vec<usize>,
    /// In order; what gave way to something longer is none.
    added: Vec<Option<Mention>>,
    /// For each token the number of what was composed over it.
    composed: Vec<Option<usize>>,
}

impl Composer<'_, '_> {
    fn mention(&self, at: usize) -> Option<&Mention> {
        self.cover[at].map(|n| &self.spotted.mentions[n])
    }

    fn is_attribute(&self, at: usize) -> bool {
        self.mention(at)
            .is_some_and(|m| m.kind == EntityKind::Attribute)
    }

    fn group(&self, at: usize) -> &str {
        match self.mention(at).map(|m| m.found) {
            Some(Found::Lexicon(id, _)) => match &self.text.lexicon.entry(id).detail {
                Detail::Attribute { group } => group,
                _ => "",
            },
            _ => "",
        }
    }

    /// `pale` before `pink`.
    fn shade(&mut self, at: usize) {
        if self.group(at) != "colour" || at == 0 {
            return;
        }
        let mention = self.mention(at).expect("a colour is a mention").clone();
        if mention.tokens.start != at || !self.text.lexicon.is_shade(self.text.tokens[at - 1].word)
        {
            return;
        }
        // `Dusty Orchid` is somebody's name.
        if self.text.tokens[at].shape.is_capital() && self.text.tokens[at - 1].shape.is_capital() {
            return;
        }
        // A colour of its own stays one: `blush, pink`.
        if self.text.tokens[at - 1].shape == Shape::Mark {
            return;
        }
        let name = match mention.found {
            // `dark gray` and `dark grey` are two spellings.
            Found::Lexicon(..) if self.text.lower(at) == "gray" => "gray",
            Found::Lexicon(id, _) => self.text.lexicon.entry(id).name.as_ref(),
            _ => return,
        };
        let name = format!("{} {name}", self.text.lower(at - 1));
        self.add(at - 1..mention.tokens.end, name);
    }

    /// `thick` before `straps`; `thick, chunky straps` is two.
    fn head(&mut self, at: usize) {
        let info = self.text.info(at);
        let word = info.noun.unwrap_or(self.text.tokens[at].word);
        if !self.text.lexicon.is_attribute_head(word)
            || !matches!(self.text.tokens[at].tag, Tag::Noun)
        {
            return;
        }
        if self.are_shoes(at) {
            return;
        }
        let head = self.text.string(word).to_owned();
        // The lexicon may know the whole: `chunky strap`.
        let whole = self
            .mention(at)
            .filter(|m| m.tokens.len() > 1)
            .map(|m| (m.kind, m.tokens.start));
        let first = match whole {
            Some((EntityKind::Attribute, first)) => first,
            Some(_) => return,
            None => {
                let Some(modifier) = self.modifier(at) else {
                    return;
                };
                // `silver sequin trousers` are silver, and of sequins.
                let worn = |at: usize| {
                    self.mention(at)
                        .is_some_and(|m| m.kind == EntityKind::Garment && m.tokens.start == at)
                };
                if self.group(at) == "embellishment"
                    && self.group(modifier.end - 1) == "colour"
                    && at + 1 < self.text.tokens.len()
                    && worn(at + 1)
                {
                    return;
                }
                let name = format!("{} {head}", self.phrase(modifier.clone()));
                let first = modifier.start;
                self.add(modifier.start..at + 1, name);
                first
            }
        };
        // Coordinated modifiers share the head.
        if first >= 2
            && matches!(self.text.surface(first - 1), "," | "and" | "&")
            && let Some(other) = self.modifier(first - 1)
        {
            let adjectival = self.text.tokens[other.end - 1].tag == Tag::Adjective
                || self.is_attribute(other.end - 1);
            if adjectival {
                let name = format!("{} {head}", self.phrase(other.clone()));
                self.add(other, name);
            }
        }
    }

    /// `came in green heels`: shoes, where no others stand before them
    /// of which they might be a part.
    fn are_shoes(&self, at: usize) -> bool {
        const NEAR: usize = 12;
        let footwear = |at: usize| {
            self.mention(at).is_some_and(|m| match m.found {
                Found::Lexicon(id, _) => match &self.text.lexicon.entry(id).detail {
                    Detail::Garment { group, .. } => group.as_ref() == "footwear",
                    _ => false,
                },
                _ => false,
            })
        };
        let sentence = self.text.sentences[self.text.sentence_of(at)]
            .tokens
            .clone();
        let open = sentence.start.max(at.saturating_sub(NEAR));
        let close = sentence.end.min(at + 4);
        footwear(at)
            && self.text.can_be(at, Classes::PLURAL)
            && !(open..at).chain(at + 1..close).any(footwear)
    }

    /// The adjective or attribute that ends before `at`, hyphens included.
    fn modifier(&self, at: usize) -> Option<Range<usize>> {
        let before = at.checked_sub(1)?;
        if self.text.tokens[at].join == Join::Direct {
            return None;
        }
        if let Some(mention) = self.mention(before) {
            return (mention.kind == EntityKind::Attribute).then(|| mention.tokens.clone());
        }
        let token = &self.text.tokens[before];
        let fits = matches!(token.tag, Tag::Adjective | Tag::Past)
            && token.shape.is_word()
            && !self.text.lexicon.is_vague(self.text.lower(before));
        // `flats overtook heels`, `Hathaway swapped heels`: the verb of what stands
        // before it.
        let verb = token.tag == Tag::Past
            && before.checked_sub(1).is_some_and(|at| {
                self.text.can_be(at, Classes::PLURAL)
                    || matches!(self.text.tokens[at].tag, Tag::Name | Tag::Pronoun)
                        && self
                            .mention(at)
                            .is_none_or(|m| m.kind == EntityKind::Person)
            });
        if !fits || verb {
            return None;
        }
        let mut start = before;
        while start > 0 && self.text.tokens[start].join == Join::Hyphen {
            start -= 1;
        }
        Some(start..at)
    }

    /// `muddy trainers`, `laddered tights`: what an adjective before a garment
    /// says of it is its look, unless it only praises, dates or ranks.
    fn described(&mut self, at: usize) {
        let text = self.text;
        let token = &text.tokens[at];
        let composed = self.composed[at].is_some_and(|n| self.added[n].is_some());
        if token.shape != Shape::Lower
            || token.join == Join::Hyphen
            || self.cover[at].is_some()
            || composed
            || !matches!(token.tag, Tag::Adjective | Tag::Past)
        {
            return;
        }
        let word = text.lower(at);
        let participle = token.tag == Tag::Past;
        // A past form behind its subject is the verb.
        let verbal = participle
            && at > 0
            && !matches!(
                text.tokens[at - 1].tag,
                Tag::Determiner | Tag::Preposition | Tag::Possessive | Tag::Genitive | Tag::Number
            );
        // `out came quilted coats`, `each plastered coats`
        let floats = at > 0 && matches!(text.lower(at - 1), "each" | "both" | "all");
        let goes = matches!(text.lemma(at), "come" | "go" | "step" | "walk");
        let verbal = verbal || participle && (floats || goes);
        let abstraction = [
            "ly", "ing", "est", "ful", "ous", "able", "ible", "ive", "ic", "al", "ary", "ant",
            "ent", "an", "ese", "ish", "ist", "most", "er",
        ]
        .iter()
        .any(|ending| word.ends_with(ending));
        if verbal || abstraction || word.len() < 3 || text.lexicon.is_vague(word) {
            return;
        }
        let next = at + 1;
        let garment = next < text.tokens.len()
            && text.tokens[next].join == Join::Space
            && self.mention(next).is_some_and(|m| {
                m.kind == EntityKind::Garment && m.tokens.start == next
                    || m.kind == EntityKind::Attribute
                        && text
                            .tokens
                            .get(m.tokens.end)
                            .is_some_and(|t| t.join == Join::Space)
                        && self
                            .mention(m.tokens.end)
                            .is_some_and(|m| m.kind == EntityKind::Garment)
            });
        if garment {
            self.add(at..next, word.to_owned());
        }
    }

    /// The words of a range as a term.
    fn phrase(&self, range: Range<usize>) -> String {
        if let Some(mention) = self.mention(range.start)
            && mention.tokens == range
            && let Found::Lexicon(id, _) = mention.found
        {
            return self.text.lexicon.entry(id).name.to_string();
        }
        let mut name = String::new();
        for at in range {
            if !name.is_empty() {
                name.push(if self.text.tokens[at].join == Join::Hyphen {
                    '-'
                } else {
                    ' '
                });
            }
            name.push_str(self.positive(at));
        }
        name
    }

    /// The plain form of an adjective: `thick` of `thicker`.
    fn positive(&self, at: usize) -> &str {
        let words = &self.text.lexicon.words;
        let word = self.text.lower(at);
        let compares = self.text.tokens[at].tag == Tag::Adjective && word.ends_with("er");
        words
            .positive(word)
            .filter(|_| compares)
            .map_or(word, |id| words.string(id))
    }

    fn add(&mut self, tokens: Range<usize>, name: String) {
        for at in tokens.clone() {
            if let Some(n) = self.cover[at] {
                self.dropped.push(n);
            }
        }
        // What was composed a moment ago gives way to what is longer.
        for at in tokens.clone() {
            let before = self.composed[at].replace(self.added.len());
            if let Some(before) = before {
                self.added[before] = None;
            }
        }
        self.added.push(Some(Mention {
            kind: EntityKind::Attribute,
            tokens,
            found: Found::Grammar,
            sure: 0.75,
            name: Some(name.into()),
        }));
    }
}
