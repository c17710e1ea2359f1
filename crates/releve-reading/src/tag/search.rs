//! The best tags of a sentence.

use std::ops::Range;

use super::Tag::{self, Mark, Verb};
use super::agree::agree;
use super::candidate::{Candidate, candidates};
use super::title::titles;
use super::transition::TRANSITIONS;
use crate::text::Text;

/// Tags sentences; keeps its room from one sentence to the next.
#[derive(Debug, Default)]
pub(crate) struct Tagger {
    /// The candidates of all tokens, one column behind the other.
    candidates: Vec<Candidate>,
    /// Where each column begins.
    columns: Vec<usize>,
    tags: Vec<Tag>,
}

impl Tagger {
    /// The tags of the tokens in `range`, which are one sentence.
    pub(crate) fn tags(&mut self, text: &Text<'_>, range: Range<usize>) -> &[Tag] {
        let headline = text.is_headline(&range);
        let transitions = &*TRANSITIONS;
        self.candidates.clear();
        self.columns.clear();
        for at in range.clone() {
            let first = self.candidates.len();
            candidates(text, at, range.start, headline, &mut self.candidates);
            let (done, column) = self.candidates.split_at_mut(first);
            match self.columns.last() {
                None => {
                    for candidate in column {
                        candidate.score += transitions[candidate.tag as usize][Mark as usize];
                        // A sentence may open with an imperative.
                        if candidate.tag == Verb {
                            candidate.score += 0.4;
                        }
                    }
                }
                Some(before) => {
                    let before = &done[*before..];
                    for candidate in column {
                        let row = &transitions[candidate.tag as usize];
                        let (mut best, mut value) = (0, f32::NEG_INFINITY);
                        for (n, previous) in before.iter().enumerate() {
                            let way = previous.score + row[previous.tag as usize];
                            // Of equals the last.
                            if way >= value {
                                (best, value) = (n, way);
                            }
                        }
                        candidate.score += value;
                        candidate.back = best as u32;
                    }
                }
            }
            self.columns.push(first);
        }
        self.tags.clear();
        self.tags.resize(range.len(), Mark);
        let mut end = self.candidates.len();
        let mut choice = None;
        for (tag, first) in self.tags.iter_mut().zip(&self.columns).rev() {
            let column = &self.candidates[*first..end];
            let chosen = choice.unwrap_or_else(|| {
                (0..column.len())
                    .max_by(|a, b| column[*a].score.total_cmp(&column[*b].score))
                    .unwrap_or(0)
            });
            *tag = column[chosen].tag;
            choice = Some(column[chosen].back as usize);
            end = *first;
        }
        agree(text, range.start, &mut self.tags);
        titles(text, range.start, &mut self.tags);
        &self.tags
    }
}
