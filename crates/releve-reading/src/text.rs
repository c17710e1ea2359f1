//! A document's text, split and tagged: what every later stage looks at.

use std::cell::OnceCell;
use std::ops::Range;

use foldhash::{HashMap, HashMapExt};
use releve_facts::EntityKind;

use crate::lexicon::{Classes, EntryId, Lexicon, Meaning, WordId, WordInfo, fold_into};
use crate::quotation::{Quotation, quotations};
use crate::segment::{Block, Join, RawToken, Shape, blocks, sentences, tokens};
use crate::tag::{Tag, Tagger};

/// A token with its word and its part of speech.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token<'a> {
    /// First byte in the stored text.
    pub(crate) start: u32,
    /// One past the last byte.
    pub(crate) end: u32,
    pub(crate) join: Join,
    pub(crate) shape: Shape,
    pub(crate) word: WordId,
    pub(crate) tag: Tag,
    /// The folded word and what it can be. Grammar asks for them at every turn: to
    /// look them up by number each time took a twentieth of all instructions.
    lower: &'a str,
    info: &'a WordInfo,
}

/// The words of a document that the lexicon does not have; their ids go on from its
/// last. A text borrows them as it borrows those of the lexicon.
#[derive(Debug, Default)]
pub(crate) struct Unlisted(Vec<(Box<str>, WordInfo)>);

impl Unlisted {
    /// The words of some tokens; those that are new are added.
    fn words(&mut self, lexicon: &Lexicon, raw: &str, tokens: &[RawToken]) -> Vec<WordId> {
        let mut known: HashMap<Box<str>, WordId> = HashMap::new();
        let mut room = String::new();
        let word = |token: &RawToken| {
            let surface = &raw[token.start as usize..token.end as usize];
            let folded = fold_into(surface.trim_start_matches(['#', '@']), &mut room);
            lexicon.words.get(folded).unwrap_or_else(|| {
                if let Some(id) = known.get(folded) {
                    return *id;
                }
                let id = WordId((lexicon.words.len() + self.0.len()) as u32);
                self.0.push((folded.into(), lexicon.words.guess(folded)));
                known.insert(folded.into(), id);
                id
            })
        };
        tokens.iter().map(word).collect()
    }

    fn get(&self, lexicon: &Lexicon, word: WordId) -> Option<&(Box<str>, WordInfo)> {
        let at = (word.0 as usize).checked_sub(lexicon.words.len())?;
        Some(&self.0[at])
    }
}

/// A run of tokens that ends with a full stop, or a line without one.
#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    pub(crate) tokens: Range<usize>,
    /// The number of the block that holds it.
    pub(crate) block: usize,
}

/// The split and tagged text of one document.
pub(crate) struct Text<'a> {
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) raw: &'a str,
    pub(crate) tokens: Vec<Token<'a>>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) sentences: Vec<Sentence>,
    unlisted: &'a Unlisted,
    quotations: OnceCell<Vec<Quotation>>,
}

impl<'a> Text<'a> {
    /// `unlisted` takes what the lexicon does not know.
    pub(crate) fn new(lexicon: &'a Lexicon, raw: &'a str, unlisted: &'a mut Unlisted) -> Self {
        let mut text = Self::split(lexicon, raw, unlisted);
        let mut tagger = Tagger::default();
        for at in 0..text.sentences.len() {
            text.tag(&mut tagger, at);
        }
        text
    }

    /// The first lines of `raw`, of which only the sentences that begin within
    /// `reach` tokens of their line's beginning are tagged.
    pub(crate) fn head(
        lexicon: &'a Lexicon,
        raw: &'a str,
        unlisted: &'a mut Unlisted,
        lines: usize,
        reach: usize,
    ) -> Self {
        let end = raw
            .split_inclusive('\n')
            .scan(0, |end, line| {
                *end += line.len();
                Some((*end, line))
            })
            .filter(|(_, line)| !line.trim().is_empty())
            .nth(lines)
            .map_or(raw.len(), |(end, _)| end);
        let mut text = Self::split(lexicon, &raw[..end], unlisted);
        let mut tagger = Tagger::default();
        for at in 0..text.sentences.len() {
            let sentence = &text.sentences[at];
            let line = text.blocks[sentence.block].tokens.start;
            if sentence.tokens.start < line + reach {
                text.tag(&mut tagger, at);
            }
        }
        text
    }

    /// Everything but the parts of speech.
    fn split(lexicon: &'a Lexicon, raw: &'a str, unlisted: &'a mut Unlisted) -> Self {
        let plain: Vec<_> = tokens(raw).collect();
        let words = unlisted.words(lexicon, raw, &plain);
        let unlisted: &Unlisted = unlisted;
        let token = |(token, word): (&RawToken, WordId)| {
            let (lower, info) = match unlisted.get(lexicon, word) {
                Some((lower, info)) => (&**lower, info),
                None => (lexicon.words.string(word), lexicon.words.info(word)),
            };
            Token {
                start: token.start,
                end: token.end,
                join: token.join,
                shape: token.shape,
                word,
                tag: Tag::Mark,
                lower,
                info,
            }
        };
        let mut text = Self {
            lexicon,
            raw,
            tokens: plain.iter().zip(words).map(token).collect(),
            blocks: blocks(raw, &plain, |mark| lexicon.is_currency_mark(mark)),
            sentences: Vec::new(),
            unlisted,
            quotations: OnceCell::new(),
        };
        for (number, block) in text.blocks.iter().enumerate() {
            let offset = block.tokens.start;
            for range in sentences(raw, &plain[block.tokens.clone()]) {
                text.sentences.push(Sentence {
                    tokens: range.start + offset..range.end + offset,
                    block: number,
                });
            }
        }
        text
    }

    fn tag(&mut self, tagger: &mut Tagger, sentence: usize) {
        let range = self.sentences[sentence].tokens.clone();
        let tags = tagger.tags(self, range.clone());
        for (token, tag) in self.tokens[range].iter_mut().zip(tags) {
            token.tag = *tag;
        }
    }

    /// The token's characters as they stand; nothing past the end, which a
    /// pattern that stands last in a document may look beyond.
    pub(crate) fn surface(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| {
            &self.raw[token.start as usize..token.end as usize]
        })
    }

    /// The text from the first to before the last token.
    pub(crate) fn slice(&self, range: Range<usize>) -> &'a str {
        if range.is_empty() {
            return "";
        }
        let (start, end) = self.bytes(range);
        &self.raw[start as usize..end as usize]
    }

    /// [`Text::slice`] with one blank for each run of white space: a name may be
    /// broken over lines.
    pub(crate) fn phrase(&self, range: Range<usize>) -> String {
        let raw = self.slice(range);
        let mut words = raw.split_whitespace();
        let mut whole = String::with_capacity(raw.len());
        whole.push_str(words.next().unwrap_or_default());
        for word in words {
            whole.push(' ');
            whole.push_str(word);
        }
        whole
    }

    /// First and last byte of a run of tokens.
    pub(crate) fn bytes(&self, range: Range<usize>) -> (u32, u32) {
        (
            self.tokens[range.start].start,
            self.tokens[range.end - 1].end,
        )
    }

    /// The folded word; nothing past the end.
    pub(crate) fn lower(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.lower)
    }

    /// The folded word, or nothing past either end.
    pub(crate) fn lower_at(&self, at: Option<usize>) -> &'a str {
        at.map_or("", |at| self.lower(at))
    }

    pub(crate) fn string(&self, word: WordId) -> &'a str {
        match self.unlisted.get(self.lexicon, word) {
            Some((word, _)) => word,
            None => self.lexicon.words.string(word),
        }
    }

    pub(crate) fn info(&self, at: usize) -> &'a WordInfo {
        self.tokens[at].info
    }

    /// The base form of a verb, the singular of a noun, else the word itself; nothing
    /// past the end.
    pub(crate) fn lemma(&self, at: usize) -> &'a str {
        let Some(token) = self.tokens.get(at) else {
            return "";
        };
        let info = token.info;
        let id = match token.tag {
            Tag::Verb | Tag::Past | Tag::Gerund | Tag::Auxiliary => info.verb,
            Tag::Noun => info.noun,
            _ => None,
        };
        id.map_or(token.lower, |id| self.string(id))
    }

    /// The base form that it has as a verb, else the word itself in lower case,
    /// whatever it was tagged as; nothing past the end.
    pub(crate) fn base(&self, at: usize) -> &'a str {
        let Some(token) = self.tokens.get(at) else {
            return "";
        };
        let verb = token.info.verb;
        verb.map_or(token.lower, |word| self.string(word))
    }

    /// True if the word is none of the language or of the trade and no
    /// inflection of one, whatever names of the lexicon it is part of.
    pub(crate) fn is_unknown(&self, at: usize) -> bool {
        !self.info(at).listed
    }

    /// The entry of a kind that has these words as its name or an alias.
    pub(crate) fn spelt(&self, kind: EntityKind, tokens: Range<usize>) -> Option<EntryId> {
        let words = &self.tokens[tokens];
        let forms = self.lexicon.forms(words.first()?.word);
        forms.iter().find_map(|form| match form.meaning {
            Meaning::Entry(id, _)
                if self.lexicon.entry(id).kind == kind
                    && form.words.len() == words.len()
                    && form
                        .words
                        .iter()
                        .zip(words)
                        .all(|(word, token)| *word == token.word) =>
            {
                Some(id)
            }
            _ => None,
        })
    }

    /// True of a word that can be of these classes; nothing past the end can.
    pub(crate) fn can_be(&self, at: usize, classes: Classes) -> bool {
        let token = self.tokens.get(at);
        token.is_some_and(|token| token.info.classes.any(classes))
    }

    /// What stands in quotation marks, in text order.
    pub(crate) fn quotations(&self) -> &[Quotation] {
        self.quotations.get_or_init(|| quotations(self))
    }

    /// True where most words of a sentence are capitalised, so that a capital
    /// says nothing.
    pub(crate) fn is_headline(&self, sentence: &Range<usize>) -> bool {
        let (mut words, mut capitals) = (0, 0);
        for token in &self.tokens[sentence.clone()] {
            if token.shape.is_word() && token.end - token.start > 3 {
                words += 1;
                capitals += usize::from(token.shape.is_capital());
            }
        }
        // A stop ends a sentence, however many names it holds.
        let stopped = sentence.end > sentence.start && self.surface(sentence.end - 1) == ".";
        words >= 4 && capitals * 10 >= words * 7 && !stopped
    }

    /// True behind an opening quotation mark, a colon or a bullet, where a
    /// capital says little.
    pub(crate) fn follows_opening(&self, at: usize) -> bool {
        at > 0 && matches!(self.surface(at - 1), "“" | "\"" | "‘" | ":" | "•")
    }

    /// The sentence that holds token `at`.
    pub(crate) fn sentence_of(&self, at: usize) -> usize {
        self.sentences
            .partition_point(|sentence| sentence.tokens.end <= at)
            .min(self.sentences.len().saturating_sub(1))
    }

    /// The block that holds token `at`.
    pub(crate) fn block_of(&self, at: usize) -> usize {
        self.blocks
            .partition_point(|block| block.tokens.end <= at)
            .min(self.blocks.len().saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plural_knows_its_singular() {
        let lexicon = Lexicon::english();
        let mut unlisted = Unlisted::default();
        let text = Text::new(&lexicon, "soles colours straps wore", &mut unlisted);
        let nouns: Vec<&str> = (0..3)
            .map(|at| text.info(at).noun.map_or("", |id| text.string(id)))
            .collect();
        assert_eq!(nouns, ["sole", "colour", "strap"]);
        assert_eq!(text.info(3).verb.map(|id| text.string(id)), Some("wear"));
    }
}
