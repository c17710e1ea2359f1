use std::collections::HashMap;

use releve_facts::Statement;

use super::{Holdings, Kind};
use crate::name::{People, fold, tight};
use crate::plural;

/// Which names are one thing of a kind. Made once, over all documents, so that
/// leaving a source out does not change who is who.
#[derive(Debug)]
pub(super) struct Naming {
    kind: Kind,
    people: People,
    /// From a name as written to its key.
    keys: HashMap<String, String>,
    /// From all ways to write a key without spaces.
    forms: HashMap<String, String>,
}

impl Naming {
    pub(super) fn of(holdings: &Holdings, kind: Kind) -> Self {
        let mut naming = Self {
            kind,
            people: People::of(holdings.corpus),
            keys: HashMap::new(),
            forms: HashMap::new(),
        };
        for entity in holdings.corpus.all_entities() {
            if entity.kind == kind.entity() {
                naming.note(holdings, &entity.name);
            }
        }
        for fact in holdings.corpus.facts() {
            let subject = match fact.statement() {
                Statement::Measure(measure) => measure.subject.as_str(),
                Statement::Launch(launch) => launch.what.as_str(),
                _ => continue,
            };
            if holdings.words.is(subject, kind) {
                naming.note(holdings, subject);
            }
        }
        for download in holdings.downloads {
            // The plural of a series is the singular of the lexicon.
            let one = download.subject.strip_suffix('s');
            for name in [Some(download.subject.as_str()), one].into_iter().flatten() {
                if holdings.words.is(name, kind) {
                    naming.note(holdings, name);
                    break;
                }
            }
        }
        naming
    }

    fn note(&mut self, holdings: &Holdings, name: &str) {
        if self.keys.contains_key(name) {
            return;
        }
        let key = match self.kind {
            Kind::Garment => holdings.corpus.vocabulary().type_of(name),
            Kind::Trend => tight(name),
            Kind::Person => fold(self.people.name(name)),
            Kind::Brand | Kind::Product => fold(name),
        };
        for form in [tight(name), tight(&plural(name)), tight(&key)] {
            self.forms.entry(form).or_insert_with(|| key.clone());
        }
        self.keys.insert(name.to_owned(), key);
    }

    /// The key of a name, if it is of the kind.
    pub(super) fn key(&self, name: &str) -> Option<&str> {
        let known = self.keys.get(name).or_else(|| self.forms.get(&tight(name)));
        known.map(String::as_str)
    }

    /// How a person is called across documents.
    pub(super) fn person(&self, name: &str) -> String {
        fold(self.people.name(name))
    }
}
