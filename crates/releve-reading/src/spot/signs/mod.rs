//! The signs that stand in and around one place of an unknown name: how it is written
//! (`form`), on what line of the page (`line`), which words stand beside it (`beside`),
//! what it is called (`called`) and what it does (`deed`). In `the label Dusty Orchid,
//! founded in 2019, showed coats` each of the last three tells that it is a house.

mod beside;
mod called;
mod deed;
mod form;
mod line;

use std::ops::Range;

use releve_facts::EntityKind;

use super::Spotted;
use super::kind::Sign;
use crate::lexicon::{Cue, NameWord};
use crate::segment::Block;
use crate::text::Text;

/// What stands in and around one place of a name. In this order the classifier adds their
/// weights up: another order may change the last digits of a sum.
pub(super) fn signs(
    text: &Text<'_>,
    spotted: &Spotted,
    cover: &[Option<usize>],
    run: Range<usize>,
) -> Vec<Sign> {
    let place = Place::new(text, spotted, cover, run);
    let mut signs = Signs(vec![Sign::Bias]);
    form::written(&place, &mut signs);
    line::placed(&place, &mut signs);
    called::beside_role(&place, &mut signs);
    beside::words(&place, &mut signs);
    deed::verbs(&place, &mut signs);
    beside::clause(&place, &mut signs);
    line::offered(&place, &mut signs);
    called::nouns(&place, &mut signs);
    called::role_behind(&place, &mut signs);
    for sign in super::surroundings::signs(text, spotted, cover, &place.run) {
        signs.add(sign);
    }
    form::within(&place, &mut signs);
    called::employer(&place, &mut signs);
    signs.0
}

/// Signs, each once.
struct Signs(Vec<Sign>);

impl Signs {
    fn add(&mut self, sign: Sign) {
        if !self.0.contains(&sign) {
            self.0.push(sign);
        }
    }

    /// Adds the sign of each kind, in the order of [`super::kind::KINDS`], whose bit is set.
    fn add_kinds(&mut self, bits: u8, signs: &[Sign]) {
        for (kind, sign) in signs.iter().enumerate() {
            if bits >> kind & 1 == 1 {
                self.add(*sign);
            }
        }
    }
}

/// One place of a name and what stands around it. Whatever is asked for outside the
/// sentence is not there: a name's neighbours are those of its own sentence.
struct Place<'p, 'a> {
    text: &'p Text<'a>,
    spotted: &'p Spotted,
    /// For each token the mention that covers it.
    cover: &'p [Option<usize>],
    /// The tokens of the name.
    run: Range<usize>,
    /// Those of them that are words.
    words: Vec<usize>,
    /// The tokens of its sentence.
    sentence: Range<usize>,
    block: &'p Block,
}

impl<'p, 'a> Place<'p, 'a> {
    fn new(
        text: &'p Text<'a>,
        spotted: &'p Spotted,
        cover: &'p [Option<usize>],
        run: Range<usize>,
    ) -> Self {
        let words = (run.clone())
            .filter(|at| text.tokens[*at].shape.is_word())
            .collect();
        let sentence = &text.sentences[text.sentence_of(run.start)];
        Self {
            text,
            spotted,
            cover,
            run,
            words,
            sentence: sentence.tokens.clone(),
            block: &text.blocks[sentence.block],
        }
    }

    /// The token `n` before the name.
    fn before(&self, n: usize) -> Option<usize> {
        let at = self.run.start.checked_sub(n);
        at.filter(|at| self.sentence.contains(at))
    }

    /// The token `n` behind the one that follows the name.
    fn after(&self, n: usize) -> Option<usize> {
        Some(self.run.end + n).filter(|at| self.sentence.contains(at))
    }

    /// The `n` tokens from `from` on, as far as the sentence has them.
    fn reach(&self, from: usize, n: usize) -> Range<usize> {
        from..(from + n).min(self.sentence.end)
    }

    fn lower(&self, at: Option<usize>) -> &'p str {
        self.text.lower_at(at)
    }

    /// The kind of the mention that covers a token.
    fn kind(&self, at: Option<usize>) -> Option<EntityKind> {
        at.and_then(|at| self.cover[at])
            .map(|n| self.spotted.mentions[n].kind)
    }

    fn has_cue(&self, at: Option<usize>, cue: Cue) -> bool {
        at.is_some_and(|at| self.spotted.has_cue(at, cue))
    }

    /// True where a comma or a bracket parts the name from what explains it.
    fn is_explained(&self) -> bool {
        matches!(self.lower(self.after(0)), "," | "(")
    }
}

/// What a word, or the singular of it, tells of a name.
pub(super) fn told(text: &Text<'_>, at: usize) -> NameWord {
    let words = &text.lexicon.name_words;
    words
        .get(&text.tokens[at].word)
        .or_else(|| text.info(at).noun.and_then(|noun| words.get(&noun)))
        .copied()
        .unwrap_or_default()
}

/// True for the bits of a noun that is said of houses: `label`, `retailer`.
pub(super) fn is_house_noun(bits: u8) -> bool {
    bits & 1 == 1
}
