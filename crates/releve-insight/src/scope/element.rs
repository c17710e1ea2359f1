//! What a trend is made of, and which of it is its own.

use std::collections::{BTreeMap, BTreeSet};

use releve_facts::{EntityKind, Fact, Statement};

use super::LEAST;
use crate::Corpus;
use crate::name::fold;

/// Documents whose main garment is what the trend is known by: a history of the
/// ballet flat tells of balletcore without the word.
pub(super) fn about(
    corpus: &Corpus,
    own: &BTreeSet<String>,
    naming: usize,
    spoken: &BTreeMap<String, BTreeSet<usize>>,
    named_in: &BTreeSet<usize>,
) -> BTreeSet<usize> {
    let known_by = |element: &str| {
        let both = spoken
            .get(element)
            .map_or(0, |docs| docs.intersection(named_in).count());
        element.contains(' ') && both >= 2 && both * 2 >= naming
    };
    let types: BTreeSet<String> = own
        .iter()
        .filter(|element| known_by(element))
        .map(|element| corpus.vocabulary().type_of(element))
        .collect();
    let main_garment = |place: usize| {
        let garments = corpus.entities(place).iter();
        let garments = garments.filter(|entity| entity.kind == EntityKind::Garment);
        garments.max_by_key(|entity| {
            let first = entity.mentions.first().map_or(u32::MAX, |m| m.start);
            (entity.mentions.len(), std::cmp::Reverse(first))
        })
    };
    (0..corpus.documents().len())
        .filter(|place| {
            main_garment(*place).is_some_and(|main| {
                main.mentions.len() > 2 && types.contains(&corpus.vocabulary().type_of(&main.name))
            })
        })
        .collect()
}

/// True if `name`, or the garment that it ends in, is one of `elements`, means
/// the same type, or is a kind of one.
pub(super) fn is_of(corpus: &Corpus, elements: &BTreeSet<String>, name: &str) -> bool {
    let words = corpus.vocabulary();
    if elements.contains(&words.type_of(name)) {
        return true;
    }
    if words
        .wider(name)
        .any(|wider| elements.contains(&words.type_of(wider)))
    {
        return true;
    }
    // `danbiro ballet flat` is a ballet flat.
    name.match_indices(' ').any(|(at, _)| {
        let tail = &name[at + 1..];
        let one = tail.strip_suffix('s').unwrap_or(tail);
        tail.contains(' ')
            && (elements.contains(&words.type_of(tail)) || elements.contains(&words.type_of(one)))
    })
}

/// What the texts call a cross of an element and something else: the sneakerina
/// of a ballet flat.
pub(super) fn crossed(corpus: &Corpus, own: &BTreeSet<String>) -> Vec<String> {
    let sure = |fact: &&Fact| fact.confidence().get() >= LEAST;
    let crosses = corpus.facts().iter().filter(sure);
    crosses
        .filter_map(|fact| match fact.statement() {
            Statement::Blend(f) if f.parents.iter().any(|name| is_of(corpus, own, &fold(name))) => {
                Some(corpus.vocabulary().type_of(&f.result))
            }
            _ => None,
        })
        .collect()
}

/// In which documents each element is spoken of.
pub(super) fn spoken_of(
    corpus: &Corpus,
    stated: &[Vec<String>],
    elements: &BTreeSet<String>,
) -> BTreeMap<String, BTreeSet<usize>> {
    let mut spoken: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for place in 0..corpus.documents().len() {
        for entity in corpus.entities(place) {
            let name = fold(&entity.name);
            if elements.contains(&name) {
                spoken.entry(name).or_default().insert(place);
            }
        }
    }
    for (fact, names) in corpus.facts().iter().zip(stated) {
        let Some(place) = corpus.place(fact.doc()) else {
            continue;
        };
        for name in names.iter().filter(|name| elements.contains(*name)) {
            spoken.entry(name.clone()).or_default().insert(place);
        }
    }
    spoken
}

pub(super) fn with_attributes(garment: &str, attributes: &[String]) -> Vec<String> {
    let garment = fold(garment);
    let mut names: Vec<String> = attributes
        .iter()
        .map(|attribute| format!("{} {garment}", fold(attribute)))
        .collect();
    names.push(garment);
    names
}

/// The names that a fact is about, folded.
pub(super) fn names(fact: &Fact) -> Vec<String> {
    match fact.statement() {
        Statement::Wear(f) => {
            let mut names = with_attributes(&f.garment, &f.attributes);
            names.extend(f.product.as_deref().map(fold));
            names
        }
        Statement::Offer(f) => {
            let mut names = vec![fold(&f.name)];
            if let Some(garment) = &f.garment {
                names.extend(with_attributes(garment, &f.attributes));
            }
            names
        }
        Statement::Showing(f) => with_attributes(&f.garment, &f.attributes),
        Statement::Measure(f) => vec![fold(&f.subject)],
        Statement::Collaboration(f) => {
            let parties = f.parties.iter().map(String::as_str);
            let made = f.product.as_deref().into_iter().chain(f.garment.as_deref());
            parties.chain(made).map(fold).collect()
        }
        Statement::Influence(f) => vec![fold(&f.influencer), fold(&f.target)],
        Statement::Pairing(f) => f.garments.iter().map(|g| fold(g)).collect(),
        Statement::Alternative(f) => vec![fold(&f.product), fold(&f.to)],
        Statement::Blend(f) => {
            let parents = f.parents.iter().map(|p| fold(p));
            parents.chain([fold(&f.result)]).collect()
        }
        Statement::Launch(f) => vec![fold(&f.what)],
        Statement::Composition(f) => vec![fold(&f.trend), fold(&f.element)],
        Statement::Role(_) | Statement::Quote(_) => Vec::new(),
    }
}
