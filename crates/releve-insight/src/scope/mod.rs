//! Which facts concern a trend.

mod element;
mod told;

use std::collections::{BTreeSet, HashMap, HashSet};

use releve_facts::{Document, EntityKind, Fact, Statement};

use crate::name::{People, fold, holds, tight};
use crate::{Corpus, Support};
use element::{about, crossed, is_of, names, spoken_of, with_attributes};
use told::garments;

/// The head of a text is its first tenth.
const HEAD: u32 = 10;
/// What is more likely wrong than right is not shown.
const LEAST: f64 = 0.5;

/// Facts that concern the trend, each with the reason.
type Concerned<'a> = Vec<(&'a Fact, Why)>;

/// Why a fact concerns the trend; the strongest reason counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// It, or its sentence, names the trend.
    Named,
    /// It stands in a document whose main trend this is.
    Main,
    /// It concerns an element of the trend.
    Element,
}

/// A trend and the facts of a corpus that concern it.
///
/// A fact does when it names the trend, stands in a document whose main trend
/// it is, or concerns one of its elements. An element is followed into other
/// documents only where it is the trend's own: at least half of the documents
/// that speak of it must name the trend as well, so that `boot` does not make
/// every boot a matter of cowboycore; or it is a type of its own (`leg warmer`)
/// of which at least two, and half, of the documents that name the trend speak.
/// A document that is all about such a type belongs to the trend as a whole.
/// Terms that the [`Vocabulary`](crate::Vocabulary) calls the same type or a
/// kind of an element are elements too.
///
/// Facts that are more likely wrong than right are left out and counted.
#[derive(Debug, Clone)]
pub struct Scope<'a> {
    corpus: &'a Corpus,
    name: String,
    people: People,
    roles: HashMap<String, Vec<(String, Support<'a>)>>,
    facts: Vec<(&'a Fact, Why)>,
    documents: Vec<&'a Document>,
    elements: BTreeSet<String>,
    general: Vec<String>,
    garments: HashSet<String>,
    unsure: usize,
}

impl<'a> Scope<'a> {
    /// The scope of `trend`, which may be a garment, product or brand as well.
    /// A name that the corpus does not know yields an empty scope.
    pub fn of(corpus: &'a Corpus, trend: &str) -> Self {
        let key = fold(trend);
        let close = tight(trend);
        let words = corpus.vocabulary();
        // A garment has as many names as the lexicon knows for its type.
        let garment = words.is_garment(trend).then(|| words.type_of(trend));
        let names_it = |name: &str| {
            tight(name) == close
                || garment
                    .as_ref()
                    .is_some_and(|garment| words.type_of(name) == *garment)
        };

        let mut named_in: BTreeSet<usize> = BTreeSet::new();
        let mut main_in: BTreeSet<usize> = BTreeSet::new();
        let mut display = None;
        for place in 0..corpus.documents().len() {
            let entities = corpus.entities(place);
            let mut own: Vec<_> = entities.iter().filter(|e| names_it(&e.name)).collect();
            // A word may be both: the trend counts before the garment; the term that was
            // asked for before others of its type.
            own.sort_by_key(|entity| (entity.kind, tight(&entity.name) != close));
            let Some(own) = own.first() else { continue };
            display.get_or_insert_with(|| own.name.clone());
            named_in.insert(place);
            if is_main(corpus, place, own) {
                main_in.insert(place);
            }
        }

        let stated: Vec<Vec<String>> = corpus.facts().iter().map(names).collect();
        let mut reasons: Vec<Option<Why>> = vec![None; corpus.facts().len()];
        let mut elements = BTreeSet::new();
        for (n, fact) in corpus.facts().iter().enumerate() {
            let Some(place) = corpus.place(fact.doc()) else {
                continue;
            };
            let named = stated[n].iter().any(|name| names_it(name))
                || fact
                    .evidence()
                    .iter()
                    .any(|e| holds(&fold(e.quote()), &key));
            if named {
                named_in.insert(place);
                reasons[n] = Some(Why::Named);
            } else if main_in.contains(&place) {
                reasons[n] = Some(Why::Main);
            }
            if let Statement::Composition(part) = fact.statement()
                && names_it(&part.trend)
                && fact.confidence().get() >= LEAST
            {
                elements.insert(fold(&part.element));
            }
        }

        let spoken = spoken_of(corpus, &stated, &elements);
        let (own, general): (BTreeSet<String>, BTreeSet<String>) =
            elements.iter().cloned().partition(|element| {
                let docs = spoken.get(element).map_or(0, BTreeSet::len);
                let both = spoken
                    .get(element)
                    .map_or(0, |docs| docs.intersection(&named_in).count());
                let of_its_own = element.contains(' ') && both >= 2 && both * 2 >= named_in.len();
                both * 2 >= docs || of_its_own
            });
        let about = about(corpus, &own, named_in.len(), &spoken, &named_in);
        let mut own: BTreeSet<String> = own.iter().map(|name| words.type_of(name)).collect();
        let crossed = crossed(corpus, &own);
        own.extend(crossed.iter().cloned());
        own.extend(garment.iter().cloned());
        for (n, names) in stated.iter().enumerate() {
            let place = corpus.place(corpus.facts()[n].doc());
            if reasons[n].is_none() && place.is_some_and(|place| about.contains(&place)) {
                reasons[n] = Some(Why::Element);
            }
            if reasons[n].is_none() && names.iter().any(|name| is_of(corpus, &own, name)) {
                reasons[n] = Some(Why::Element);
            }
        }
        complete_looks(corpus, &mut reasons);

        let concerned = corpus.facts().iter().zip(&reasons);
        let (facts, unsure): (Concerned, Concerned) = concerned
            .filter_map(|(fact, why)| Some((fact, (*why)?)))
            .partition(|(fact, _)| fact.confidence().get() >= LEAST);
        let cited: HashSet<&str> = facts.iter().map(|(fact, _)| fact.doc()).collect();
        let documents = corpus
            .documents()
            .iter()
            .enumerate()
            .filter(|(place, document)| {
                named_in.contains(place) || cited.contains(document.id.as_str())
            })
            .map(|(_, document)| document)
            .collect();
        let people = People::of(corpus);
        Self {
            corpus,
            roles: roles(corpus, &people),
            name: display.unwrap_or_else(|| trend.trim().to_owned()),
            people,
            facts,
            documents,
            elements: elements
                .iter()
                .map(|name| words.type_of(name))
                .chain(crossed)
                .chain(garment.clone())
                .collect(),
            general: general.into_iter().collect(),
            garments: garments(corpus),
            unsure: unsure.len(),
        }
    }

    /// How many facts concern the trend but are more likely wrong than right,
    /// and so are not among [`Scope::facts`].
    pub fn unsure(&self) -> usize {
        self.unsure
    }

    /// The trend's name as the corpus writes it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The corpus.
    pub fn corpus(&self) -> &'a Corpus {
        self.corpus
    }

    /// The facts that concern the trend and why, in the order of the corpus.
    pub fn facts(&self) -> &[(&'a Fact, Why)] {
        &self.facts
    }

    /// The documents that speak of the trend or of its elements.
    pub fn documents(&self) -> &[&'a Document] {
        &self.documents
    }

    /// Elements too general to be followed into documents that do not name
    /// the trend, folded, in order of the alphabet.
    pub fn general_elements(&self) -> &[String] {
        &self.general
    }

    /// Why a series with this subject is a matter of the trend: it is called as
    /// the trend is, or as one of its elements; `None` where neither.
    pub fn concerns(&self, subject: &str) -> Option<Why> {
        if tight(subject) == tight(&self.name) {
            Some(Why::Named)
        } else {
            // Tools are asked for `ballet flats`, where an element is a `ballet flat`.
            let name = fold(subject);
            let one = name.strip_suffix('s').unwrap_or(&name);
            let known = self.is_element(&name, &[]) || self.is_element(one, &[]);
            known.then_some(Why::Element)
        }
    }

    /// True if `garment`, alone or with one of `attributes`, is an element of
    /// the trend or the trend itself.
    pub fn is_element(&self, garment: &str, attributes: &[String]) -> bool {
        tight(garment) == tight(&self.name)
            || with_attributes(garment, attributes)
                .iter()
                .any(|name| is_of(self.corpus, &self.elements, name))
    }

    /// The one name of a person across documents.
    pub fn person<'n>(&'n self, name: &'n str) -> &'n str {
        self.people.name(name)
    }

    /// The occupations that the corpus states of a person, each once, those
    /// stated by more documents first.
    pub fn roles(&self, person: &str) -> &[(String, Support<'a>)] {
        let known = self.roles.get(&fold(self.person(person)));
        known.map_or(&[], Vec::as_slice)
    }

    pub(crate) fn statements(&self) -> impl Iterator<Item = (&'a Fact, &'a Statement)> {
        self.facts.iter().map(|(fact, _)| (*fact, fact.statement()))
    }
}

/// Who does what, by the folded name that stands for the person.
fn roles<'a>(corpus: &'a Corpus, people: &People) -> HashMap<String, Vec<(String, Support<'a>)>> {
    let mut roles: HashMap<String, Vec<(String, Support<'a>)>> = HashMap::new();
    for fact in corpus.facts() {
        let Statement::Role(role) = fact.statement() else {
            continue;
        };
        let of = roles.entry(fold(people.name(&role.person))).or_default();
        match of.iter_mut().find(|(known, _)| *known == role.role) {
            Some((_, support)) => support.push(fact),
            None => of.push((role.role.clone(), [fact].into_iter().collect())),
        }
    }
    for of in roles.values_mut() {
        of.sort_by_key(|(_, support)| std::cmp::Reverse(support.documents()));
    }
    roles
}

/// True of a garment in the headline that is named again, for `jeans` may be said more
/// often in an article about barrel jeans; else if no entity of the same kind is spoken of
/// more often in the document; of equals the one that comes first is the main one. What is named once, and
/// neither in the headline nor at the head of the text, is named in passing:
/// an annual report that drops the word is no article about the trend.
fn is_main(corpus: &Corpus, place: usize, own: &releve_facts::Entity) -> bool {
    let first = |e: &releve_facts::Entity| e.mentions.first().map_or(u32::MAX, |m| m.start);
    let document = &corpus.documents()[place];
    let title = document.title.as_deref().map(fold).unwrap_or_default();
    let again = own.mentions.len() > 1;
    if own.kind == EntityKind::Garment && again && holds(&title, &fold(&own.name)) {
        return true;
    }
    let main = corpus
        .entities(place)
        .iter()
        .filter(|entity| entity.kind == own.kind)
        .min_by_key(|entity| (std::cmp::Reverse(entity.mentions.len()), first(entity)));
    let Some(main) = main.filter(|main| tight(&main.name) == tight(&own.name)) else {
        return false;
    };
    let head = document.text.chars() / HEAD;
    main.mentions.len() > 1 || first(main) < head || holds(&title, &fold(&main.name))
}

/// A look is shown whole: the jeans come along with the flats.
fn complete_looks(corpus: &Corpus, reasons: &mut [Option<Why>]) {
    let mut looks: HashMap<(&str, &str), Why> = HashMap::new();
    let look_of = |fact: &'_ Fact| match fact.statement() {
        Statement::Wear(wear) => wear.look.clone(),
        _ => None,
    };
    let ids: Vec<Option<String>> = corpus.facts().iter().map(look_of).collect();
    for ((fact, id), why) in corpus.facts().iter().zip(&ids).zip(reasons.iter()) {
        if let (Some(id), Some(why)) = (id, why) {
            let known = looks.entry((fact.doc(), id)).or_insert(*why);
            *known = (*known).min(*why);
        }
    }
    for ((fact, id), why) in corpus.facts().iter().zip(&ids).zip(reasons.iter_mut()) {
        if let (Some(id), None) = (id, &why) {
            *why = looks.get(&(fact.doc(), id.as_str())).copied();
        }
    }
}
