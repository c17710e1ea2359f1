//! Mentions into entities: one name for `Hadid`, `Bella Hadid` and `her`.

mod anaphora;
mod brand_or_person;
mod channel_or_shop;
mod choice;
mod handles;
mod kin;
mod members;
mod people;
mod recent;
mod standing;
mod surname;

pub(crate) use members::member_before;

use foldhash::{HashMap, HashMapExt};
use releve_facts::EntityKind;

use crate::lexicon::{EntryId, FormKind, Pronoun, fold};
use crate::segment::Shape;
use crate::spot::{Found, Mention, Spotted};
use crate::text::Text;
use crate::time::TimeMention;

/// The number of an entity in its document.
pub(crate) type EntityNumber = usize;

/// One thing that the document speaks of.
#[derive(Debug, Clone)]
pub(crate) struct Referent {
    pub(crate) kind: EntityKind,
    pub(crate) name: String,
    pub(crate) entry: Option<EntryId>,
    /// The pronoun that a person goes by, as far as known.
    pub(crate) pronoun: Option<Pronoun>,
    /// Its mentions, by number, in text order; anaphors included.
    pub(crate) mentions: Vec<usize>,
}

/// The mentions of a document and what each stands for.
#[derive(Debug, Default)]
pub(crate) struct Resolved {
    /// In text order.
    pub(crate) mentions: Vec<Mention>,
    /// For each mention its entity.
    pub(crate) entity: Vec<EntityNumber>,
    pub(crate) entities: Vec<Referent>,
    /// For each token the mention that covers it.
    pub(crate) cover: Vec<Option<u32>>,
}

impl Resolved {
    /// The entity that a mention stands for.
    pub(crate) fn of(&self, mention: usize) -> &Referent {
        &self.entities[self.entity[mention]]
    }

    /// The mention that covers a token.
    pub(crate) fn at(&self, token: usize) -> Option<usize> {
        self.cover.get(token).copied().flatten().map(|n| n as usize)
    }

    /// The mentions that begin in a range of tokens.
    pub(crate) fn within(
        &self,
        tokens: std::ops::Range<usize>,
    ) -> impl Iterator<Item = usize> + '_ {
        let first = self
            .mentions
            .partition_point(|m| m.tokens.start < tokens.start);
        (first..self.mentions.len())
            .take_while(move |n| self.mentions[*n].tokens.start < tokens.end)
    }

    /// The mentions of one kind in a range of tokens.
    pub(crate) fn of_kind(
        &self,
        kind: EntityKind,
        tokens: std::ops::Range<usize>,
    ) -> impl Iterator<Item = usize> + '_ {
        self.within(tokens)
            .filter(move |n| self.mentions[*n].kind == kind)
    }
}

/// Resolves all mentions of a document.
pub(crate) fn resolve(text: &Text<'_>, spotted: &mut Spotted, times: &[TimeMention]) -> Resolved {
    brand_or_person::decide(text, spotted);
    channel_or_shop::decide(text, spotted);
    members::name(text, spotted);
    surname::decide(text, spotted);
    people::complete(text, spotted);
    let mentions = std::mem::take(&mut spotted.mentions);
    let mut resolved = Resolved {
        cover: vec![None; text.tokens.len()],
        ..Resolved::default()
    };
    let mut by_name: HashMap<(EntityKind, String), EntityNumber> = HashMap::new();
    let people = people::Names::gather(text, spotted, &mentions);
    let handles = handles::owners(text, &mentions, &people);
    let mut written = Written::default();
    for mention in mentions {
        let owner = Some(mention.tokens.start)
            .filter(|at| text.tokens[*at].shape == Shape::Handle)
            .and_then(|at| handles.get(text.lower(at)));
        let (name, entry) = match owner {
            Some(owner) if mention.kind == EntityKind::Person => (owner.clone(), None),
            _ => name(text, &mention, &people, times, &mut written),
        };
        // `US` and `United States` are one place under the name met first.
        let identity = match (mention.kind, entry) {
            (
                EntityKind::Place
                | EntityKind::Publication
                | EntityKind::Organisation
                | EntityKind::Attribute
                | EntityKind::Garment
                | EntityKind::Person,
                Some(id),
            ) => text.lexicon.entry(id).name.as_ref(),
            _ => &name,
        };
        let key = (mention.kind, fold(identity).into_owned());
        let own_name = name.clone();
        let number = resolved.mentions.len();
        let entity = *by_name.entry(key).or_insert_with(|| {
            resolved.entities.push(Referent {
                kind: mention.kind,
                name,
                entry,
                pronoun: people::pronoun(text, &mention, entry),
                mentions: Vec::new(),
            });
            resolved.entities.len() - 1
        });
        // `British`, then `the UK`: the place goes by its name.
        if mention.kind == EntityKind::Place
            && entry.is_some()
            && !is_demonym(mention.found)
            && resolved.entities[entity]
                .mentions
                .iter()
                .all(|m| is_demonym(resolved.mentions[*m].found))
            && !resolved.entities[entity].mentions.is_empty()
        {
            resolved.entities[entity].name = own_name;
        }
        for slot in &mut resolved.cover[mention.tokens.clone()] {
            *slot = Some(number as u32);
        }
        resolved.entities[entity].mentions.push(number);
        resolved.entity.push(entity);
        resolved.mentions.push(mention);
    }
    anaphora::resolve(text, spotted, &mut resolved);
    resolved
}

/// Which entries' own names stand anywhere in the text, each looked for once.
#[derive(Default)]
struct Written {
    known: HashMap<EntryId, bool>,
}

impl Written {
    fn has(&mut self, text: &Text<'_>, id: EntryId) -> bool {
        *self
            .known
            .entry(id)
            .or_insert_with(|| text.raw.contains(text.lexicon.entry(id).name.as_ref()))
    }
}

fn is_demonym(found: Found) -> bool {
    matches!(found, Found::Lexicon(_, FormKind::Demonym))
}

/// The canonical name that a mention stands for.
fn name(
    text: &Text<'_>,
    mention: &Mention,
    people: &people::Names,
    times: &[TimeMention],
    written: &mut Written,
) -> (String, Option<EntryId>) {
    let surface = || text.phrase(mention.tokens.clone());
    if let Some(name) = &mention.name {
        return (name.to_string(), None);
    }
    match (mention.kind, mention.found) {
        (EntityKind::Person, _) => people.full(text, mention),
        (EntityKind::Event, found) => {
            let entry = match found {
                Found::Lexicon(id, _) => Some(id),
                _ => None,
            };
            // `Chinese New Year`, `Double 11` keep the text's own name.
            let alias =
                matches!(found, Found::Lexicon(_, FormKind::Alias)) && mention.tokens.len() > 1;
            let name = match entry {
                Some(id) if !alias => text.lexicon.entry(id).name.to_string(),
                _ => surface(),
            };
            // `Cannes 2024`: the year belongs to the name.
            let behind = times.partition_point(|time| time.tokens.start < mention.tokens.end);
            let year = times.get(behind).filter(|time| {
                time.tokens.start == mention.tokens.end && time.when.label().len() == 4
            });
            match year {
                Some(year) if !name.contains(year.when.label()) => {
                    let short = if mention.tokens.len() == 1 {
                        surface()
                    } else {
                        name
                    };
                    (format!("{short} {}", year.when.label()), entry)
                }
                _ => (name, entry),
            }
        }
        // A place keeps the text's own form: `the UK` is not written out.
        (EntityKind::Place, Found::Lexicon(id, form @ (FormKind::Name | FormKind::Alias))) => {
            let name = &text.lexicon.entry(id).name;
            // `PARIS` in a dateline is no abbreviation.
            let own = form == FormKind::Name;
            (if own { name.to_string() } else { surface() }, Some(id))
        }
        // So does an attribute: `gray` and `grey` are two spellings.
        (EntityKind::Attribute, Found::Lexicon(id, FormKind::Alias)) => {
            (surface().to_lowercase(), Some(id))
        }
        // `minidress` is not spelled out.
        (EntityKind::Garment, Found::Lexicon(id, form @ (FormKind::Alias | FormKind::Plural))) => (
            own_spelling(text, mention, &text.lexicon.entry(id).name, form),
            Some(id),
        ),
        // A paper or a body that the text calls by another name goes by that:
        // `WWD`, `the NPD Group`.
        (
            EntityKind::Publication | EntityKind::Organisation,
            Found::Lexicon(id, FormKind::Alias),
        ) => (surface(), Some(id)),
        // `Yves Saint Laurent`, `M&S`, where the text has no other name for it.
        (EntityKind::Brand, Found::Lexicon(id, FormKind::Alias))
            if mention.tokens.len() > 1
                && !written.has(text, id)
                && !mention.tokens.clone().all(|at| {
                    text.tokens[at].shape == Shape::Upper && text.surface(at).len() > 1
                }) =>
        {
            (surface(), Some(id))
        }
        (_, Found::Lexicon(id, _)) => (text.lexicon.entry(id).name.to_string(), Some(id)),
        (EntityKind::Trend, _) => (surface().trim_start_matches('#').to_lowercase(), None),
        (EntityKind::Garment | EntityKind::Attribute, _) => (surface().to_lowercase(), None),
        _ => {
            let name = surface();
            let handle = text.tokens[mention.tokens.start].shape == Shape::Handle;
            (
                if handle {
                    name
                } else {
                    name.trim_matches(['“', '”']).to_owned()
                },
                None,
            )
        }
    }
}

/// The text's own spelling of a garment, in the singular: `minidress` where
/// the lexicon writes `mini dress`.
fn own_spelling(text: &Text<'_>, mention: &Mention, name: &str, form: FormKind) -> String {
    let raw = text.phrase(mention.tokens.clone()).to_lowercase();
    let bare = |term: &str| -> String {
        let folded = fold(term).into_owned();
        folded.chars().filter(|c| c.is_alphanumeric()).collect()
    };
    if bare(&raw) == bare(name) {
        return raw;
    }
    let singular = raw
        .strip_suffix("es")
        .filter(|stem| stem.ends_with("ss") || stem.ends_with("ch") || stem.ends_with("sh"))
        .or_else(|| raw.strip_suffix('s').filter(|stem| !stem.ends_with('s')))
        .unwrap_or(&raw);
    if bare(singular) == bare(name) {
        return singular.to_owned();
    }
    if form == FormKind::Plural {
        return name.to_owned();
    }
    // Another word for it is the text's own: `caftan`, `tux`. Words that exist
    // in the plural alone stay plural, as their synonyms do: `pajamas`.
    let last = mention.tokens.end - 1;
    let lemma = text.info(last).noun.map(|noun| text.string(noun));
    match lemma {
        Some(lemma) if !name.ends_with('s') || name.ends_with("ss") => {
            let surface = text.lower(last);
            match raw.strip_suffix(surface) {
                Some(rest) => format!("{rest}{lemma}"),
                None => name.to_owned(),
            }
        }
        None if text.lower(last).ends_with('s') && !name.ends_with('s') => name.to_owned(),
        _ => raw,
    }
}
