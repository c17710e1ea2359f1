//! The periods before, as they were published or as they would be today.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::enough::enough;
use super::gathered::Gathered;
use super::naming::Naming;
use super::ranking::Ranking;
use super::reach::Texts;
use super::sheet::Sheet;
use super::told::Told;
use super::{Earlier, Holdings, METHOD, Period, Published, Question};

/// The periods before that of the question, as many as it asks for, the latest
/// first; such of which too little is known have no ranks.
pub(super) fn earlier<'a>(
    holdings: &Holdings<'a>,
    question: &Question,
    names: &Names,
    texts: &Texts<'a>,
) -> Vec<Earlier> {
    let periods = std::iter::successors(question.period.before(), Period::before);
    periods
        .take(question.earlier)
        .map(|period| {
            let question = Question {
                period: period.clone(),
                ..question.clone()
            };
            let told = Told::of(holdings, &question, names.naming, texts);
            let today = ranks(&told, &question, names, None);
            let label = period.to_string();
            let editions = holdings
                .published
                .iter()
                .filter(|table| table.period == label);
            match editions.max_by_key(|table| table.edition) {
                Some(table) => against(table, &question, names, &today),
                None => Earlier {
                    period,
                    published: None,
                    other_weights: false,
                    other_method: false,
                    ranks: if has_enough(&told) {
                        today
                    } else {
                        BTreeMap::new()
                    },
                    restated: Vec::new(),
                },
            }
        })
        .collect()
}

/// Whether a period has enough for ranks: nothing moves against a table that would
/// not be shown.
fn has_enough(told: &Told) -> bool {
    let sheet = Sheet::of(told, None);
    let documents = told.documents.iter().zip(&sheet.counted);
    let documents = documents.filter(|(one, counted)| **counted && one.of_period);
    let measured: BTreeSet<usize> = told.series.iter().map(|one| one.key).collect();
    enough(documents.count(), measured.len(), sheet.keys.len())
}

/// A published table against the ranks of today.
pub(super) fn against(
    table: &Published,
    question: &Question,
    names: &Names,
    today: &BTreeMap<String, usize>,
) -> Earlier {
    let ranks: BTreeMap<String, usize> = (table.ranks.iter())
        .map(|(name, rank)| (names.today(names.naming.key(name), name), *rank))
        .collect();
    let all: BTreeSet<&String> = ranks.keys().chain(today.keys()).collect();
    let mut restated: Vec<_> = all
        .into_iter()
        .map(|name| {
            (
                name.clone(),
                ranks.get(name).copied(),
                today.get(name).copied(),
            )
        })
        .filter(|(_, then, now)| then != now)
        .collect();
    restated.sort_by_key(|(_, then, now)| then.or(*now));
    Earlier {
        period: question.period.clone(),
        published: Some((table.day, table.edition, table.program.clone())),
        other_weights: table.weights != question.weights.line(question.kind),
        other_method: table.method != METHOD,
        ranks,
        restated,
    }
}

/// What candidates are called in the table that is being made: another period
/// may write them otherwise most often.
pub(super) struct Names<'n> {
    pub(super) naming: &'n Naming,
    names: HashMap<&'n str, &'n str>,
}

impl<'n> Names<'n> {
    pub(super) fn of(naming: &'n Naming, gathered: &'n Gathered) -> Self {
        let keys = gathered.sheet.keys.iter();
        let keys = keys.map(|key| gathered.told.keys[*key].as_str());
        let names = keys.zip(gathered.names.iter().map(String::as_str));
        Self {
            naming,
            names: names.collect(),
        }
    }

    fn today(&self, key: Option<&str>, name: &str) -> String {
        let known = key.and_then(|key| self.names.get(key).copied());
        known.unwrap_or(name).to_owned()
    }
}

/// The ranks of what is told by name, without the source `leaving`.
pub(super) fn ranks(
    told: &Told,
    question: &Question,
    names: &Names,
    leaving: Option<&str>,
) -> BTreeMap<String, usize> {
    let sheet = Sheet::of(told, leaving);
    let ranking = Ranking::of(&sheet, &question.weights, question.kind, &sheet.whole());
    let key = |key: usize| told.keys[key].as_str();
    let mut wanted = vec![false; told.keys.len()];
    for one in &sheet.keys {
        wanted[*one] = !names.names.contains_key(key(*one));
    }
    let forms = match wanted.contains(&true) {
        true => told.forms(&sheet.counted, leaving, |key| wanted[key]),
        false => HashMap::new(),
    };
    (sheet.keys.iter().zip(ranking.ranks))
        .filter_map(|(one, rank)| {
            let form = forms.get(one).copied().unwrap_or(key(*one));
            Some((names.today(Some(key(*one)), form), rank?))
        })
        .collect()
}
