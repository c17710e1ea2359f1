//! All that is known of a period, in panels of comparable values.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::documents::Tally;
use super::panel::{Cell, Panel};
use super::sheet::Sheet;
use super::told::{Told, What};

/// What was there and did not count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notes {
    /// Subjects of series that neither a document nor the lexicon calls a thing
    /// of the kind.
    pub strangers: BTreeSet<String>,
    /// Series with too few values in the period, each with the reason.
    pub thin: BTreeSet<String>,
    /// Series of another market than the one asked for.
    pub other_market: usize,
    /// Facts that the reader holds more likely wrong than right.
    pub unsure: usize,
    /// Facts whose own time is longer than the period.
    pub coarse: usize,
}

/// What is known, by candidate and panel.
#[derive(Debug)]
pub(super) struct Gathered<'t, 'a> {
    pub(super) told: &'t Told<'a>,
    /// The values in numbers.
    pub(super) sheet: Sheet<'t, 'a>,
    /// Names to print, by candidate, which are in order of keys.
    pub(super) names: Vec<String>,
    /// The values with what they rest on, for each column of the sheet.
    pub(super) panels: Vec<Panel<'a>>,
    /// Documents of the period and those that tell something of it, by source,
    /// in order of names.
    pub(super) sources: BTreeMap<&'a str, Vec<usize>>,
    pub(super) tally: Tally,
    pub(super) notes: Notes,
}

impl<'t, 'a> Gathered<'t, 'a> {
    /// All that is told.
    pub(super) fn of(told: &'t Told<'a>, tally: Tally) -> Self {
        let sheet = Sheet::of(told, None);
        let mut notes = told.notes.clone();
        let mut sources: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let documents = told.documents.iter().zip(&told.tellings).enumerate();
        for (at, (document, tellings)) in documents.filter(|(at, _)| sheet.counted[*at]) {
            notes.unsure += tellings.unsure;
            notes.coarse += tellings.coarse;
            if document.of_period || !tellings.all.is_empty() {
                sources.entry(document.source).or_default().push(at);
            }
        }
        let mut forms = told.forms(&sheet.counted, None, |_| true);
        let name = |key: &usize| {
            let form = forms.remove(key);
            form.unwrap_or(&told.keys[*key]).to_owned()
        };
        Self {
            names: sheet.keys.iter().map(name).collect(),
            panels: panels(told, &sheet),
            told,
            sheet,
            sources,
            tally,
            notes,
        }
    }
}

/// The values of each column with what they rest on.
fn panels<'a>(told: &Told<'a>, sheet: &Sheet<'_, 'a>) -> Vec<Panel<'a>> {
    let mut places = vec![0; told.keys.len()];
    for (candidate, key) in sheet.keys.iter().enumerate() {
        places[*key] = candidate;
    }
    let mut panels: BTreeMap<usize, Panel> = BTreeMap::new();
    let mut cell = |panel: usize, market: &str, key: usize, cell: Cell<'a>| {
        let of = panels.entry(panel).or_insert_with(|| Panel {
            key: told.panels[panel].clone(),
            market: market.to_owned(),
            cells: BTreeMap::new(),
        });
        match (of.cells.entry(places[key]), cell) {
            (Entry::Vacant(place), cell) => {
                place.insert(cell);
            }
            (Entry::Occupied(mut there), cell) => there.get_mut().add(cell),
        }
    };
    let tellings = told.tellings.iter().zip(&sheet.counted);
    for one in tellings
        .filter(|(_, counted)| **counted)
        .flat_map(|(of, _)| &of.all)
    {
        match &one.what {
            What::Named => {}
            What::Thing(of, thing, row) => {
                let things = BTreeMap::from([(*thing, vec![row.clone()])]);
                cell(*of, "", one.key, Cell::Things(things));
            }
            What::Figure(of, market, _, fact) => {
                cell(*of, market, one.key, Cell::Stated(vec![fact]));
            }
        }
    }
    for one in &told.series {
        let market = &one.steps.download.market;
        cell(one.panel, market, one.key, Cell::Series(one.steps.clone()));
    }
    panels.into_values().collect()
}
