//! What each document and series tells of a period, found once: whatever is left
//! out, of what is left the same is told.

use std::collections::{BTreeMap, HashMap};

use releve_facts::Fact;

use super::documents::{Dated, dated};
use super::gathered::Notes;
use super::naming::Naming;
use super::panel::{PanelKey, Row, Steps};
use super::reach::{Reach, Texts};
use super::{Component, Holdings, Period, Question, facts, measured, mentions};

/// All that is told of a period, copies of texts included.
#[derive(Debug)]
pub(super) struct Told<'a> {
    /// The documents that may tell something, in order of ids.
    pub(super) documents: Vec<Dated<'a>>,
    /// What they tell, document by document.
    pub(super) tellings: Vec<Tellings<'a>>,
    /// Names are known by their places in these lists, each in order.
    pub(super) keys: Vec<String>,
    pub(super) panels: Vec<PanelKey>,
    /// Things, by panel, key, thing and document.
    pub(super) things: Vec<ThingTold>,
    /// Figures, by panel, key and value.
    pub(super) stated: Vec<FigureTold>,
    /// Series, by panel and key; of these in the order of downloads.
    pub(super) series: Vec<SeriesTold<'a>>,
    /// What of series does not count.
    pub(super) notes: Notes,
}

/// What a document tells.
#[derive(Debug, Default)]
pub(super) struct Tellings<'a> {
    pub(super) all: Vec<Telling<'a>>,
    /// Facts that the reader holds more likely wrong than right.
    pub(super) unsure: usize,
    /// Facts whose own time is longer than the period.
    pub(super) coarse: usize,
}

/// One thing that is told.
#[derive(Debug)]
pub(super) struct Telling<'a> {
    pub(super) key: usize,
    /// How the name is written there.
    pub(super) form: &'a str,
    pub(super) what: What<'a>,
}

#[derive(Debug)]
pub(super) enum What<'a> {
    /// The name alone.
    Named,
    /// A thing that counts once, however many tell it.
    Thing(usize, usize, Row<'a>),
    /// A figure, with the market as it is written there.
    Figure(usize, &'a str, f64, &'a Fact),
}

/// A document tells a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ThingTold {
    pub(super) panel: usize,
    pub(super) key: usize,
    pub(super) thing: usize,
    pub(super) document: usize,
}

/// A document tells a figure.
#[derive(Debug, Clone, Copy)]
pub(super) struct FigureTold {
    pub(super) panel: usize,
    pub(super) key: usize,
    pub(super) value: f64,
    pub(super) document: usize,
}

/// A download has values.
#[derive(Debug)]
pub(super) struct SeriesTold<'a> {
    pub(super) panel: usize,
    pub(super) key: usize,
    pub(super) steps: Steps<'a>,
}

/// The work in progress; `one` is the document that is looked at.
pub(super) struct Telltale<'a, 'w> {
    pub(super) holdings: &'w Holdings<'a>,
    pub(super) question: &'w Question,
    pub(super) naming: &'w Naming,
    pub(super) notes: Notes,
    pub(super) tellings: Tellings<'a>,
    series: Vec<SeriesTold<'a>>,
    keys: HashMap<&'w str, usize>,
    things: HashMap<String, usize>,
    panels: BTreeMap<PanelKey, usize>,
    counts: BTreeMap<Component, usize>,
}

impl<'a> Told<'a> {
    pub(super) fn of(
        holdings: &Holdings<'a>,
        question: &Question,
        naming: &Naming,
        texts: &Texts<'a>,
    ) -> Self {
        let reach = Reach::of(holdings, texts, &question.period);
        let documents = dated(holdings, question, texts, reach.places.iter().copied());
        let mut telltale = Telltale {
            holdings,
            question,
            naming,
            notes: Notes::default(),
            tellings: Tellings::default(),
            series: Vec::new(),
            keys: HashMap::new(),
            things: HashMap::new(),
            panels: BTreeMap::new(),
            counts: BTreeMap::new(),
        };
        let mut tellings = Vec::with_capacity(documents.len());
        for one in &documents {
            mentions::tell(&mut telltale, one);
            if let Some(facts) = reach.facts.get(&one.place) {
                facts::tell(&mut telltale, one, facts);
            }
            tellings.push(std::mem::take(&mut telltale.tellings));
        }
        measured::tell(&mut telltale);
        telltale.finish(documents, tellings)
    }

    /// The form most often used for each key that is wanted, of equals the first
    /// in the alphabet, in documents that are counted and series that are not of
    /// the source `leaving`.
    pub(super) fn forms(
        &self,
        counted: &[bool],
        leaving: Option<&str>,
        wanted: impl Fn(usize) -> bool,
    ) -> HashMap<usize, &str> {
        let tellings = self.tellings.iter().zip(counted);
        let told = tellings
            .filter(|(_, counted)| **counted)
            .flat_map(|(of, _)| &of.all)
            .map(|one| (one.key, one.form));
        // A download is named once, whether growth is told of it or not.
        let series = (self.series.iter())
            .filter(|one| one.steps.before.is_none())
            .map(|one| (one.key, one.steps.download))
            .filter(|(_, download)| leaving != Some(download.source()))
            .map(|(key, download)| (key, download.subject.as_str()));
        let mut all: Vec<(usize, &str)> = told.chain(series).filter(|one| wanted(one.0)).collect();
        all.sort_unstable();
        let mut best: HashMap<usize, (&str, usize)> = HashMap::new();
        for same in all.chunk_by(|a, b| a == b) {
            let (key, form) = same[0];
            let of = best.entry(key).or_insert((form, 0));
            if same.len() > of.1 {
                *of = (form, same.len());
            }
        }
        best.into_iter()
            .map(|(key, (form, _))| (key, form))
            .collect()
    }
}

impl<'a, 'w> Telltale<'a, 'w> {
    pub(super) fn period(&self) -> &'w Period {
        &self.question.period
    }

    /// What all names of a market share; empty where none is named.
    pub(super) fn market(&self, name: &str) -> String {
        match name.is_empty() {
            true => String::new(),
            false => self.holdings.corpus.vocabulary().market(name),
        }
    }

    /// True if something said of `market` may count.
    pub(super) fn is_market(&self, market: Option<&str>) -> bool {
        self.question.market.as_deref().is_none_or(|asked| {
            market.is_some_and(|market| self.market(market) == self.market(asked))
        })
    }

    fn key(&mut self, key: &'w str) -> usize {
        let next = self.keys.len();
        *self.keys.entry(key).or_insert(next)
    }

    fn panel(&mut self, panel: PanelKey) -> usize {
        let next = self.panels.len();
        *self.panels.entry(panel).or_insert(next)
    }

    /// The document calls it so.
    pub(super) fn name(&mut self, key: &'w str, form: &'a str) {
        let (key, what) = (self.key(key), What::Named);
        self.tellings.all.push(Telling { key, form, what });
    }

    /// The document tells a thing.
    pub(super) fn count(
        &mut self,
        component: Component,
        key: &'w str,
        form: &'a str,
        thing: &str,
        row: Row<'a>,
    ) {
        let panel = match self.counts.get(&component) {
            Some(panel) => *panel,
            None => {
                let panel = self.panel(PanelKey {
                    component,
                    what: component.as_str().to_owned(),
                    unit: "count".into(),
                    channel: String::new(),
                    market: String::new(),
                    within: String::new(),
                });
                self.counts.insert(component, panel);
                panel
            }
        };
        let next = self.things.len();
        let thing = match self.things.get(thing) {
            Some(thing) => *thing,
            None => *self.things.entry(thing.to_owned()).or_insert(next),
        };
        let (key, what) = (self.key(key), What::Thing(panel, thing, row));
        self.tellings.all.push(Telling { key, form, what });
    }

    /// The document states a figure.
    pub(super) fn state(
        &mut self,
        panel: PanelKey,
        key: &'w str,
        form: &'a str,
        (market, value, fact): (&'a str, f64, &'a Fact),
    ) {
        let panel = self.panel(panel);
        let (key, what) = (self.key(key), What::Figure(panel, market, value, fact));
        self.tellings.all.push(Telling { key, form, what });
    }

    /// A download has values.
    pub(super) fn measure(&mut self, panel: PanelKey, key: &'w str, steps: Steps<'a>) {
        let (panel, key) = (self.panel(panel), self.key(key));
        self.series.push(SeriesTold { panel, key, steps });
    }

    /// Puts keys, panels and things in order, so that their numbers compare as
    /// they do.
    fn finish(self, documents: Vec<Dated<'a>>, mut tellings: Vec<Tellings<'a>>) -> Told<'a> {
        let (keys, key) = ordered(self.keys);
        let (panels, panel) = ordered(self.panels);
        let (_, thing) = ordered(self.things);
        let (mut things, mut stated) = (Vec::new(), Vec::new());
        for (document, tellings) in tellings.iter_mut().enumerate() {
            for one in &mut tellings.all {
                one.key = key[one.key];
                match &mut one.what {
                    What::Named => {}
                    What::Thing(of, what, _) => {
                        (*of, *what) = (panel[*of], thing[*what]);
                        things.push(ThingTold {
                            panel: *of,
                            key: one.key,
                            thing: *what,
                            document,
                        });
                    }
                    What::Figure(of, _, value, _) => {
                        *of = panel[*of];
                        stated.push(FigureTold {
                            panel: *of,
                            key: one.key,
                            value: *value,
                            document,
                        });
                    }
                }
            }
        }
        things.sort_unstable();
        things.dedup();
        stated.sort_by(|a, b| {
            let places = (a.panel, a.key).cmp(&(b.panel, b.key));
            places.then(a.value.total_cmp(&b.value))
        });
        let mut series = self.series;
        for one in &mut series {
            (one.panel, one.key) = (panel[one.panel], key[one.key]);
        }
        series.sort_by_key(|one| (one.panel, one.key));
        Told {
            documents,
            tellings,
            keys: keys.into_iter().map(str::to_owned).collect(),
            panels,
            things,
            stated,
            series,
            notes: self.notes,
        }
    }
}

/// What was numbered as it came, in order, and the new number of each.
fn ordered<T: Ord>(numbered: impl IntoIterator<Item = (T, usize)>) -> (Vec<T>, Vec<usize>) {
    let mut all: Vec<(T, usize)> = numbered.into_iter().collect();
    all.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    let mut places = vec![0; all.len()];
    for (place, (_, number)) in all.iter().enumerate() {
        places[*number] = place;
    }
    (all.into_iter().map(|(one, _)| one).collect(), places)
}
