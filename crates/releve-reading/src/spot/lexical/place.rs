//! Where an entry's words stand.

use std::ops::Range;

use super::{name, term};
use crate::lexicon::{Entry, Form, FormKind};
use crate::segment::{BlockKind, Join, Shape};
use crate::tag::Tag;
use crate::text::{Text, Token};

/// Words of a document that spell an entry of the lexicon.
pub(super) struct Place<'s, 'a> {
    pub(super) text: &'s Text<'a>,
    pub(super) tokens: Range<usize>,
    /// The first token of the sentence.
    pub(super) first: usize,
    /// The sentence is in title case, so that a capital says nothing.
    pub(super) headline: bool,
}

impl<'s> Place<'s, '_> {
    /// How well an entry fits here, 0 to 1; `None` where it cannot be meant.
    pub(super) fn fit(&self, form: &Form, entry: &Entry, kind: FormKind) -> Option<f32> {
        if self.token().shape == Shape::Handle {
            None
        } else if entry.is_term() {
            term::fit(self, entry, kind)
        } else {
            name::fit(self, form, entry, kind)
        }
    }

    /// The first of its tokens.
    pub(super) fn token(&self) -> &'s Token<'s> {
        &self.text.tokens[self.tokens.start]
    }

    /// True for one word.
    pub(super) fn is_single(&self) -> bool {
        self.tokens.len() == 1
    }

    /// The folded word before it, in whatever sentence; nothing at the start of
    /// the document.
    pub(super) fn before(&self) -> &'s str {
        self.text.lower_at(self.tokens.start.checked_sub(1))
    }

    /// The folded word behind it; nothing at the end of the document.
    pub(super) fn next(&self) -> &'s str {
        self.text.lower_at(Some(self.tokens.end))
    }

    /// The token behind it.
    pub(super) fn behind(&self) -> Option<&'s Token<'s>> {
        self.text.tokens.get(self.tokens.end)
    }

    /// A word of this part of speech follows in the same phrase.
    pub(super) fn behind_is(&self, tag: Tag) -> bool {
        self.behind()
            .is_some_and(|token| token.tag == tag && token.join == Join::Space)
    }

    /// A hyphen behind it makes it a part of something longer.
    pub(super) fn behind_is_joined(&self) -> bool {
        self.behind()
            .is_some_and(|token| token.join == Join::Hyphen)
    }

    /// A possessor's `’s` follows.
    pub(super) fn is_possessor(&self) -> bool {
        self.behind()
            .is_some_and(|token| token.tag == Tag::Genitive)
    }

    /// Its capital says nothing: it opens a sentence or a quotation, or stands
    /// in a headline.
    pub(super) fn is_open(&self) -> bool {
        self.headline
            || self.tokens.start == self.first
            || self.text.follows_opening(self.tokens.start)
    }

    /// It stands in a title or a heading of which every word that is no word of grammar
    /// has a capital: `Why Comfort Matters`.
    pub(super) fn is_titled(&self) -> bool {
        let block = &self.text.blocks[self.text.block_of(self.tokens.start)];
        if !matches!(block.kind, BlockKind::Title | BlockKind::Heading) {
            return false;
        }
        let sentence = &self.text.sentences[self.text.sentence_of(self.tokens.start)];
        let words: Vec<usize> = sentence
            .tokens
            .clone()
            .filter(|at| {
                self.text.tokens[*at].shape.is_word() && !self.text.info(*at).classes.is_function()
            })
            .collect();
        let capital = |at: &usize| self.text.tokens[*at].shape.is_capital();
        words.len() >= 2 && words.iter().all(capital)
    }

    pub(super) fn is_hashtag(&self) -> bool {
        self.token().shape == Shape::Hashtag
    }

    pub(super) fn is_in_offer(&self) -> bool {
        self.text.blocks[self.text.block_of(self.tokens.start)].kind == BlockKind::Offer
    }
}
