//! The place of a trend in the open index.

use std::path::PathBuf;

use releve_insight::index::{
    Download, Error, Glossary, Holdings, Index, Kind, Period, Published, Question, rank,
};
use releve_insight::{Corpus, Scope, one_name};

use super::super::index::freeze::published;
use crate::failure::Failure;

/// What an index is made of beside the documents.
#[derive(Default)]
pub(super) struct Beside {
    pub(super) downloads: Vec<Download>,
    pub(super) words: Glossary,
    /// Where published tables are looked for.
    pub(super) paths: Vec<PathBuf>,
}

/// Resamples of a page, which is wanted at once: 5 of 199 lie outside the interval
/// on either side.
const RESAMPLES: usize = 199;

/// The index of the quarter that is asked for; a quarter that has hardly begun
/// ranks nobody, so the one before is taken where that is enough.
pub(super) fn ranked<'a>(holdings: &Holdings<'a>, question: &Question) -> Result<Index<'a>, Error> {
    let index = rank(holdings, question)?;
    let before = question
        .period
        .before()
        .filter(|_| index.too_few().is_some());
    let before = before.and_then(|period| {
        let question = Question {
            period,
            ..question.clone()
        };
        rank(holdings, &question).ok()
    });
    Ok(before
        .filter(|before| before.too_few().is_none())
        .unwrap_or(index))
}

impl Beside {
    /// What is asked for: the kind that the documents mostly call it, in the quarter
    /// of the last of them, with the tables that were published; `None` where no
    /// document has a date or none names it.
    pub(super) fn question(
        &self,
        corpus: &Corpus,
        scope: &Scope,
    ) -> Result<Option<(Question, Vec<Published>)>, Failure> {
        let named = |kind: &Kind| {
            let all = corpus
                .all_entities()
                .filter(|one| one.kind == kind.entity());
            let meant = all.filter(|one| one_name(&one.name, scope.name()));
            meant.map(|one| one.mentions.len()).sum::<usize>()
        };
        let counted = Kind::ALL.map(|kind| (named(&kind), kind));
        let kind = counted.into_iter().filter(|(times, _)| *times > 0).max();
        let last = corpus
            .documents()
            .iter()
            .filter_map(|one| one.published)
            .max();
        let (Some((_, kind)), Some(day)) = (kind, last) else {
            return Ok(None);
        };
        let label = format!("{}-Q{}", day.year(), (day.month() - 1) / 3 + 1);
        let Ok(period) = label.parse::<Period>() else {
            return Ok(None);
        };
        let question = Question {
            resamples: RESAMPLES,
            earlier: 1,
            ..Question::new(period, kind)
        };
        let published = published(&self.paths, &question)?;
        Ok(Some((question, published)))
    }

    pub(super) fn holdings<'a>(
        &'a self,
        corpus: &'a Corpus,
        published: &'a [Published],
    ) -> Holdings<'a> {
        Holdings {
            corpus,
            downloads: &self.downloads,
            words: &self.words,
            published,
        }
    }
}
