//! People's names: surnames and given names stand for the full name.

use foldhash::{HashMap, HashMapExt};
use releve_facts::EntityKind;

use super::kin;
use crate::lexicon::{Detail, EntryId, FormKind, Pronoun, WordId, fold};
use crate::segment::{Join, Shape};
use crate::spot::{Found, Mention, Spotted};
use crate::text::Text;

/// The full names of the document and what stands for them.
pub(super) struct Names {
    /// A single word, as surname or given name, to the full name's mention.
    short: HashMap<WordId, (String, Option<EntryId>)>,
    /// So do double names, folded: `Huntington-Whiteley`, `Seol-hee`, and of a
    /// name of three words the last two, `Waight Keller`.
    double: HashMap<String, (String, Option<EntryId>)>,
    /// Of surnames that several people of the document bear, where each is named in
    /// full, in text order: `Hadid` is whoever of them was named last.
    borne: HashMap<WordId, Vec<(usize, String, Option<EntryId>)>>,
}

/// Titles before a surname.
const TITLES: &[&str] = &[
    "mr",
    "ms",
    "mrs",
    "miss",
    "dr",
    "sir",
    "dame",
    "lady",
    "lord",
    "professor",
];

/// Styles of rank, which stand before a place's name.
const STYLES: &[&str] = &[
    "duchess", "duke", "princess", "prince", "queen", "king", "countess", "earl",
];

impl Names {
    pub(super) fn gather(text: &Text<'_>, spotted: &Spotted, mentions: &[Mention]) -> Self {
        let mut short = HashMap::new();
        let mut full: Vec<(usize, usize, String, Option<EntryId>)> = mentions
            .iter()
            .filter(|m| m.kind == EntityKind::Person && m.tokens.len() > 1)
            .filter_map(|mention| {
                let mut words = mention
                    .tokens
                    .clone()
                    .filter(|at| text.tokens[*at].shape.is_word());
                let first = words.next()?;
                let last = words.next_back().unwrap_or(first);
                let (name, entry) = match mention.found {
                    Found::Lexicon(id, _) => (text.lexicon.entry(id).name.to_string(), Some(id)),
                    _ => (surface(text, mention), None),
                };
                Some((first, last, name, entry))
            })
            .collect();
        let borne = borne(text, &full);
        // Names that begin with a given name go before others: in a house called
        // Halloran Voss, `Voss` is Teo Voss. Surnames go before given names.
        full.sort_by_key(|(first, ..)| text.info(*first).given == [0, 0]);
        for (_, last, name, entry) in &full {
            short
                .entry(text.tokens[*last].word)
                .or_insert_with(|| (name.clone(), *entry));
        }
        for (first, _, name, entry) in &full {
            short
                .entry(text.tokens[*first].word)
                .or_insert_with(|| (name.clone(), *entry));
        }
        // `the Duchess of Cambridge` is `Kate` as well.
        for (_, _, name, entry) in &full {
            if entry.is_none() {
                continue;
            }
            for word in fold(name).split(' ') {
                if let Some(word) = text.lexicon.words.get(word) {
                    short.entry(word).or_insert_with(|| (name.clone(), *entry));
                }
            }
        }
        for mention in mentions {
            let Found::Lexicon(id, _) = mention.found else {
                continue;
            };
            let name = &text.lexicon.entry(id).name;
            let person = match (mention.kind, mention.tokens.len()) {
                // `Blackpink's Lisa` is who `Lisa` is after that.
                (EntityKind::Person, 1) => Some(id),
                // Behind `Ralph Lauren`, the house, `Lauren` is its founder.
                (EntityKind::Brand, 2..) => text.lexicon.named(EntityKind::Person, name),
                _ => None,
            };
            if let Some(person) = person {
                short
                    .entry(text.tokens[mention.tokens.end - 1].word)
                    .or_insert_with(|| (name.to_string(), Some(person)));
            }
        }
        let mut double = HashMap::new();
        for (_, _, name, entry) in &full {
            let folded = fold(name);
            let surnames = folded
                .split_once(' ')
                .map(|(_, rest)| rest)
                .filter(|rest| rest.split(' ').count() == 2);
            let hyphened = folded.split(' ').filter(|part| part.contains('-'));
            for part in hyphened.chain(surnames) {
                double
                    .entry(part.to_owned())
                    .or_insert_with(|| (name.clone(), *entry));
            }
        }
        kin::shared(text, mentions, &mut short, &mut double);
        let surnames = full
            .iter()
            .filter_map(|(.., name, _)| name.rsplit_once(' '));
        kin::relatives(
            text,
            spotted,
            mentions,
            surnames.map(|(_, last)| last),
            &mut short,
        );
        Self {
            short,
            double,
            borne,
        }
    }

    /// The full name behind a mention of a person.
    pub(super) fn full(&self, text: &Text<'_>, mention: &Mention) -> (String, Option<EntryId>) {
        let words: Vec<usize> = mention
            .tokens
            .clone()
            .filter(|at| text.tokens[*at].shape.is_word() && !TITLES.contains(&text.lower(*at)))
            .collect();
        if let [only] = words[..]
            && let Some(bearers) = self.borne.get(&text.tokens[only].word)
            && let Some((_, name, entry)) = bearers.iter().rfind(|(at, ..)| *at < only)
        {
            return (name.clone(), *entry);
        }
        if let [only] = words[..]
            && let Some((name, entry)) = self.short.get(&text.tokens[only].word)
        {
            return (name.clone(), *entry);
        }
        let hyphened = words.len() > 1
            && words[1..]
                .iter()
                .all(|at| text.tokens[*at].join == Join::Hyphen);
        if (hyphened || words.len() == 2 && matches!(mention.found, Found::Context))
            && let Some((name, entry)) = self
                .double
                .get(fold(text.slice(mention.tokens.clone())).as_ref())
        {
            return (name.clone(), *entry);
        }
        match mention.found {
            Found::Lexicon(id, FormKind::Alias) => {
                let name = &text.lexicon.entry(id).name;
                // `Jackie Kennedy`, `Jang Wonyoung` keep the text's own form; a
                // part of the name stands for all of it.
                let loud = words
                    .iter()
                    .all(|at| text.tokens[*at].shape == Shape::Upper);
                let part = words
                    .iter()
                    .all(|at| fold(name).split(' ').any(|word| word == text.lower(*at)));
                // `the Duchess of Cambridge` is a title, no name.
                let title = words
                    .iter()
                    .find(|at| text.lower(**at) != "the")
                    .is_some_and(|at| STYLES.contains(&text.lower(*at)));
                if words.len() > 1 && !loud && !part && !title {
                    (surface(text, mention), Some(id))
                } else {
                    (name.to_string(), Some(id))
                }
            }
            Found::Lexicon(id, _) => (text.lexicon.entry(id).name.to_string(), Some(id)),
            _ => (surface(text, mention), None),
        }
    }
}

/// The surnames of several people among full names: their first and last words, names
/// and entries.
fn borne(
    text: &Text<'_>,
    full: &[(usize, usize, String, Option<EntryId>)],
) -> HashMap<WordId, Vec<(usize, String, Option<EntryId>)>> {
    let mut borne: HashMap<WordId, Vec<(usize, String, Option<EntryId>)>> = HashMap::new();
    for (first, last, name, entry) in full {
        let bearers = borne.entry(text.tokens[*last].word).or_default();
        bearers.push((*first, name.clone(), *entry));
    }
    borne.retain(|_, bearers| bearers.iter().any(|(_, name, _)| *name != bearers[0].1));
    for bearers in borne.values_mut() {
        bearers.sort_unstable_by_key(|(at, ..)| *at);
    }
    borne
}

/// The name as it stands, without `Dr` and the like.
fn surface(text: &Text<'_>, mention: &Mention) -> String {
    let mut tokens = mention.tokens.clone();
    while tokens.len() > 2
        && (matches!(
            text.lower(tokens.start),
            "dr" | "mr" | "mrs" | "ms" | "prof" | "professor"
        ) || text.surface(tokens.start) == ".")
    {
        tokens.start += 1;
    }
    text.phrase(tokens)
}

/// Adds the places where a known surname or given name stands alone and was
/// not taken for anything, or for a name of its own.
pub(super) fn complete(text: &Text<'_>, spotted: &mut Spotted) {
    let names = Names::gather(text, spotted, &spotted.mentions);
    if names.short.is_empty() {
        return;
    }
    let mut covered = vec![false; text.tokens.len()];
    for mention in &spotted.mentions {
        covered[mention.tokens.clone()].fill(true);
    }
    for work in &spotted.works {
        covered[work.tokens.clone()].fill(true);
    }
    // A single word that was read as another kind by context alone gives way.
    let worn: Vec<usize> = spotted
        .mentions
        .iter()
        .filter(|m| m.kind == EntityKind::Garment)
        .map(|m| m.tokens.start)
        .collect();
    for mention in &mut spotted.mentions {
        // `the Zizi shoe` is no Zizi Jeanmaire.
        if mention.kind == EntityKind::Product && worn.binary_search(&mention.tokens.end).is_ok() {
            continue;
        }
        let single = mention.tokens.len() == 1 && mention.kind != EntityKind::Person;
        let weak = match mention.found {
            Found::Context => true,
            Found::Lexicon(id, FormKind::Name | FormKind::Alias) => {
                text.lexicon.entry(id).ambiguous
                    && mention.kind != EntityKind::Attribute
                    && mention.kind != EntityKind::Garment
            }
            _ => false,
        };
        if single
            && weak
            && text.tokens[mention.tokens.start].shape.is_capital()
            && names
                .short
                .contains_key(&text.tokens[mention.tokens.start].word)
        {
            mention.kind = EntityKind::Person;
            mention.found = Found::Context;
        }
    }
    let ends_name = |at: usize| {
        at + 1 < text.tokens.len()
            && text.tokens[at + 1].shape.is_capital()
            && text.tokens[at + 1].join == Join::Space
            && covered[at + 1]
    };
    for at in 0..text.tokens.len() {
        let token = &text.tokens[at];
        let capital = matches!(token.shape, Shape::Title | Shape::Upper);
        if capital && !covered[at] && names.short.contains_key(&token.word) && !ends_name(at) {
            // `Best` opening a sentence is no surname.
            let ordinary = text.info(at).classes.is_function();
            if ordinary {
                continue;
            }
            spotted.mentions.push(Mention {
                kind: EntityKind::Person,
                tokens: at..at + 1,
                found: Found::Context,
                sure: 0.8,
                name: None,
            });
        }
    }
    spotted
        .mentions
        .sort_by_key(|m| (m.tokens.start, m.tokens.end));
}

/// The pronoun of a person, by the lexicon or by their given name.
pub(super) fn pronoun(
    text: &Text<'_>,
    mention: &Mention,
    entry: Option<EntryId>,
) -> Option<Pronoun> {
    if mention.kind != EntityKind::Person {
        return None;
    }
    if let Some(id) = entry
        && let Detail::Person { pronoun, .. } = &text.lexicon.entry(id).detail
    {
        return *pronoun;
    }
    let first = mention
        .tokens
        .clone()
        .find(|at| text.tokens[*at].shape.is_word())?;
    given_pronoun(text, first)
}

/// The pronoun of most who bear the given name at a token.
pub(super) fn given_pronoun(text: &Text<'_>, name: usize) -> Option<Pronoun> {
    match text.info(name).given {
        [she, he] if she > 2 * he => Some(Pronoun::She),
        [she, he] if he > 2 * she => Some(Pronoun::He),
        _ => None,
    }
}
