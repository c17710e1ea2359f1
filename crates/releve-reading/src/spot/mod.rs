//! Where the text names something: the lexicon's names and terms, and names
//! that no lexicon knows.

mod called;
mod compose;
mod context;
mod credit;
mod headed;
mod heading;
mod kind;
mod lexical;
mod model;
mod names;
mod signs;
mod surroundings;
#[cfg(test)]
mod tests;
mod trend;
pub(crate) mod works;

use std::ops::Range;

use releve_facts::EntityKind;

use crate::lexicon::{Cue, EntryId, FormKind};
use crate::segment::BlockKind;
use crate::text::Text;
use crate::time::TimeMention;

pub(crate) use context::Words;
pub(crate) use kind::{EXPECTED, KINDS, NameWeights, Sign};
pub(crate) use names::Unknown;

/// How a mention was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    /// In the lexicon.
    Lexicon(EntryId, FormKind),
    /// A name that no lexicon knows, told by its context.
    Context,
    /// Made by a productive ending or a pattern: `#quietcore`, `pilatescore`.
    Grammar,
    /// A pronoun or a noun that stands for something named elsewhere.
    Anaphor,
}

/// One place where something is named.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mention {
    pub(crate) kind: EntityKind,
    pub(crate) tokens: Range<usize>,
    pub(crate) found: Found,
    /// How sure the kind is, 0 to 1.
    pub(crate) sure: f32,
    /// Its canonical name, where that is not the lexicon's or the words as they stand.
    pub(crate) name: Option<Box<str>>,
}

/// A cue phrase at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CueMatch {
    pub(crate) cue: Cue,
    pub(crate) tokens: Range<usize>,
}

/// A term of a closed list at a place: a role, an occasion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TermMatch {
    pub(crate) number: u32,
    pub(crate) tokens: Range<usize>,
}

/// All that was spotted, each list in text order.
#[derive(Debug, Default)]
pub(crate) struct Spotted {
    pub(crate) mentions: Vec<Mention>,
    pub(crate) cues: Vec<CueMatch>,
    /// For each token the classes of the cues that cover it, as bits.
    pub(crate) cue_bits: Vec<u128>,
    pub(crate) roles: Vec<TermMatch>,
    pub(crate) occasions: Vec<TermMatch>,
    pub(crate) currencies: Vec<TermMatch>,
    pub(crate) metrics: Vec<TermMatch>,
    /// Titles of films, books and the like.
    pub(crate) works: Vec<TermMatch>,
    /// How many tokens the longest of `roles` has.
    longest_role: usize,
}

impl Spotted {
    /// True if a cue of this class covers token `at`.
    pub(crate) fn has_cue(&self, at: usize, cue: Cue) -> bool {
        self.cue_bits
            .get(at)
            .is_some_and(|bits| (bits >> cue as u32) & 1 == 1)
    }

    /// The classes of all cues that cover a token of the range, as bits.
    pub(crate) fn cues_in(&self, tokens: Range<usize>) -> u128 {
        tokens
            .filter_map(|at| self.cue_bits.get(at))
            .fold(0, |seen, bits| seen | bits)
    }

    /// True where the name of a house or a paper covers these tokens and more.
    pub(crate) fn is_in_name(&self, tokens: &Range<usize>) -> bool {
        let first = self.mentions.partition_point(|m| m.tokens.end < tokens.end);
        self.mentions[first..]
            .iter()
            .take_while(|m| m.tokens.start <= tokens.start)
            .any(|m| {
                matches!(m.kind, EntityKind::Brand | EntityKind::Publication)
                    && m.tokens.end >= tokens.end
                    && m.tokens.len() > tokens.len()
            })
    }

    /// Takes out the mentions of these numbers and adds others at the end.
    fn replace(&mut self, dropped: Vec<usize>, added: impl IntoIterator<Item = Mention>) {
        let mut kept = vec![true; self.mentions.len()];
        for number in dropped {
            kept[number] = false;
        }
        let mut kept = kept.into_iter();
        self.mentions.retain(|_| kept.next().unwrap_or(true));
        self.mentions.extend(added);
    }

    /// The roles of which a part stands in `tokens`, in text order.
    pub(crate) fn roles_over(&self, tokens: Range<usize>) -> impl Iterator<Item = &TermMatch> {
        let from = tokens.start.saturating_sub(self.longest_role);
        let first = self.roles.partition_point(|role| role.tokens.start < from);
        self.roles[first..]
            .iter()
            .take_while(move |role| role.tokens.start < tokens.end)
            .filter(move |role| role.tokens.end > tokens.start)
    }

    /// The longest cue of this class that begins at token `at`.
    ///
    /// Asked of every token of a sentence, so that the common answer, none, is given
    /// without a call: a hundredth of all instructions.
    #[inline]
    pub(crate) fn cue_at(&self, at: usize, cue: Cue) -> Option<&CueMatch> {
        self.has_cue(at, cue)
            .then(|| self.longest_cue(at, cue))
            .flatten()
    }

    fn longest_cue(&self, at: usize, cue: Cue) -> Option<&CueMatch> {
        let first = self.cues.partition_point(|c| c.tokens.start < at);
        self.cues[first..]
            .iter()
            .take_while(|c| c.tokens.start == at)
            .filter(|c| c.cue == cue)
            .max_by_key(|c| c.tokens.end)
    }
}

/// Spots names and terms. Times are given because a season's or a month's
/// capital is no name's.
pub(crate) fn spot(text: &Text<'_>, times: &[TimeMention]) -> Spotted {
    let mut spotted = spot_terms(text, times);
    names::spot(text, times, &mut spotted);
    spotted
        .mentions
        .sort_by_key(|m| (m.tokens.start, m.tokens.end));
    credit::drop(text, &mut spotted);
    headed::spot(text, times, &mut spotted);
    single_names(text, &mut spotted);
    works::clear(&mut spotted);
    works::clear_songs(text, &mut spotted);
    spotted
}

/// In a series of lines that are people's names a line of one word is a name
/// as well: `LISA`, `KARINA`. Not in one of houses, some of which bear the name
/// of their founder: `Max Azria`, `Sacai`, `Ralph Lauren`.
fn single_names(text: &Text<'_>, spotted: &mut Spotted) {
    let lines: Vec<usize> = (0..text.blocks.len())
        .filter(|b| text.blocks[*b].kind == BlockKind::Name)
        .collect();
    let names = |block: usize, kind: EntityKind, spotted: &Spotted| {
        let tokens = &text.blocks[block].tokens;
        let first = spotted
            .mentions
            .partition_point(|m| m.tokens.start < tokens.start);
        spotted.mentions[first..]
            .iter()
            .take_while(|m| m.tokens.start < tokens.end)
            .any(|m| m.kind == kind)
    };
    let named = |block: usize, spotted: &Spotted| names(block, EntityKind::Person, spotted);
    let people = lines.iter().filter(|b| named(**b, spotted)).count();
    let houses = lines
        .iter()
        .filter(|b| {
            let tokens = text.blocks[**b].tokens.clone();
            names(**b, EntityKind::Brand, spotted)
                || text.spelt(EntityKind::Brand, tokens).is_some()
        })
        .count();
    if people < 2 || houses >= people {
        return;
    }
    let mut replaced = Vec::new();
    let mut people = Vec::new();
    for block in lines {
        let tokens = text.blocks[block].tokens.clone();
        let paragraph = text
            .blocks
            .get(block + 1)
            .is_some_and(|next| next.kind == BlockKind::Paragraph);
        if tokens.len() != 1 || named(block, spotted) || !paragraph {
            continue;
        }
        let first = (spotted.mentions).partition_point(|m| m.tokens.start < tokens.start);
        let same = (first..spotted.mentions.len())
            .take_while(|n| spotted.mentions[*n].tokens.start == tokens.start)
            .filter(|n| spotted.mentions[*n].tokens == tokens);
        replaced.extend(same);
        people.push(Mention {
            kind: EntityKind::Person,
            tokens,
            found: Found::Context,
            sure: 0.6,
            name: None,
        });
    }
    spotted.replace(replaced, people);
    spotted
        .mentions
        .sort_by_key(|m| (m.tokens.start, m.tokens.end));
}

/// Spots all but the names that no lexicon knows.
pub(crate) fn spot_terms(text: &Text<'_>, times: &[TimeMention]) -> Spotted {
    let mut spotted = lexical::spot(text, times);
    // `a Fashion Editor`: the title is meant, not the paper.
    let roles: Vec<std::ops::Range<usize>> = spotted
        .roles
        .iter()
        .filter(|role| role.tokens.len() > 1)
        .map(|role| role.tokens.clone())
        .collect();
    spotted.mentions.retain(|m| {
        let inside = |role: &std::ops::Range<usize>| {
            role.start <= m.tokens.start && m.tokens.end <= role.end
        };
        !matches!(m.kind, EntityKind::Publication | EntityKind::Brand)
            || !roles[roles.partition_point(|r| r.end <= m.tokens.start)..]
                .iter()
                .take(3)
                .any(inside)
    });
    model::spot(text, &mut spotted);
    compose::spot(text, &mut spotted);
    trend::spot(text, &mut spotted);
    heading::spot(text, &mut spotted);
    spotted
}
