//! Pronouns and nouns that stand for something named elsewhere: `she`, `the
//! label`, `the Italian house`, `the trend`. A walk through the text remembers who and what
//! was spoken of (`recent`); pronouns (`pronoun`) and nouns (`noun`) choose among them.

mod noun;
mod pronoun;

use std::cmp::Reverse;
use std::mem::take;
use std::ops::Range;

use releve_facts::EntityKind;

use super::people::given_pronoun;
use super::recent::{Recent, Spoken, owners};
use super::standing::{Standing, standing};
use super::{EntityNumber, Resolved};
use crate::quotation::Quotation;
use crate::segment::{BlockKind, Shape};
use crate::spot::{Found, Mention, Spotted};
use crate::tag::Tag;
use crate::text::Text;

/// Puts an anaphor among the mentions wherever one stands for something.
pub(super) fn resolve(text: &Text<'_>, spotted: &Spotted, resolved: &mut Resolved) {
    let mut walk = Walk::new(text, spotted, resolved);
    for sentence in 0..text.sentences.len() {
        walk.sentence(sentence);
    }
    let found = walk.found;
    insert(resolved, found);
}

/// A walk through a text, with all that it met so far.
struct Walk<'w, 'a> {
    text: &'w Text<'a>,
    spotted: &'w Spotted,
    /// What is named; anaphors are added to it when the walk is over.
    resolved: &'w Resolved,
    quotations: &'w [Quotation],
    /// For each token whether somebody says it.
    quoted: Vec<bool>,
    /// The trend that the text names most.
    main_trend: Option<EntityNumber>,
    recent: Recent,
    found: Vec<(Mention, EntityNumber)>,
}

/// Where the walk stands.
struct Place {
    sentence: usize,
    /// The first token of the sentence.
    start: usize,
    at: usize,
    verb_seen: bool,
    /// In a relative clause about somebody: `X, who dresses Y, recommends`.
    aside: bool,
}

impl Place {
    /// The `n` tokens before, as far as the sentence has them.
    fn back(&self, n: usize) -> Range<usize> {
        self.start.max(self.at.saturating_sub(n))..self.at
    }
}

impl<'w, 'a> Walk<'w, 'a> {
    fn new(text: &'w Text<'a>, spotted: &'w Spotted, resolved: &'w Resolved) -> Self {
        let main_trend = resolved
            .entities
            .iter()
            .enumerate()
            .filter(|(_, e)| e.kind == EntityKind::Trend)
            .max_by_key(|(n, e)| (e.mentions.len(), usize::MAX - n))
            .map(|(n, _)| n);
        // Whom a speaker names is not whom the text speaks of: `“I met X,” she says`.
        let mut quoted = vec![false; text.tokens.len()];
        let quotations = text.quotations();
        for quotation in quotations {
            if quotation.inside.len() > 4 {
                quoted[quotation.inside.clone()].fill(true);
            }
        }
        Self {
            text,
            spotted,
            resolved,
            quotations,
            quoted,
            main_trend,
            recent: Recent {
                owners: owners(text, resolved),
                ..Recent::default()
            },
            found: Vec::new(),
        }
    }

    fn sentence(&mut self, number: usize) {
        let (text, resolved) = (self.text, self.resolved);
        let tokens = text.sentences[number].tokens.clone();
        let start = tokens.start;
        match text.blocks[text.sentences[number].block].kind {
            BlockKind::Name => {
                self.recent.topic = resolved
                    .of_kind(EntityKind::Person, tokens.clone())
                    .next()
                    .map(|m| resolved.entity[m]);
            }
            BlockKind::Heading => self.recent.topic = None,
            _ => {}
        }
        let mut verb_seen = false;
        let mut aside = false;
        let mut brackets = 0_usize;
        for at in tokens {
            match text.surface(at) {
                "(" => brackets += 1,
                ")" => brackets = brackets.saturating_sub(1),
                _ => {}
            }
            let opens_aside = at > start
                && matches!(text.lower(at), "who" | "whose" | "whom")
                && names_person(resolved, at);
            aside = opens_aside || aside && !self.closes_aside(at);
            let mut place = Place {
                sentence: number,
                start,
                at,
                verb_seen,
                // `(think Mary Poppins)` is about nobody.
                aside: aside || brackets > 0 && at > start + 1,
            };
            if let Some(mention) = resolved.at(at) {
                if resolved.mentions[mention].tokens.start == at {
                    self.name(&place, mention);
                }
                continue;
            }
            verb_seen |= !self.quoted[at] && is_finite(text.tokens[at].tag);
            place.verb_seen = verb_seen;
            if !self.pronoun(&place) && !self.one_of_two(&place) {
                self.noun(&place);
            }
        }
    }

    /// The comma behind `X, who dresses Y, recommends`: the verb goes on about X.
    fn closes_aside(&self, at: usize) -> bool {
        let next = self.text.tokens.get(at + 1);
        self.text.tokens[at].shape == Shape::Mark
            && self.text.surface(at) == ","
            && next.is_some_and(|next| is_finite(next.tag))
    }

    /// A group that the lexicon knows, to which houses belong.
    fn is_group(&self, entity: EntityNumber) -> bool {
        let entry = self.resolved.entities[entity].entry;
        entry.is_some_and(|id| self.text.lexicon.entry(id).is_of_kind("group"))
    }

    /// Remembers what is named at a place.
    fn name(&mut self, place: &Place, mention: usize) {
        let (text, at) = (self.text, place.at);
        let entity = self.resolved.entity[mention];
        let block = text.blocks[text.sentences[place.sentence].block].kind;
        match self.resolved.mentions[mention].kind {
            // Whom a speaker names is not spoken of, nor is who wrote the text.
            EntityKind::Person if self.quoted[at] || block == BlockKind::Byline => {}
            // Nor is the account that a picture is from.
            EntityKind::Person if is_poster(text, place.start, at) => {}
            EntityKind::Person => {
                if block == BlockKind::Title {
                    self.recent.hero.get_or_insert(entity);
                }
                let name = self.resolved.mentions[mention].tokens.clone();
                self.spoken_of(place, entity, name, false);
            }
            EntityKind::Organisation if self.is_group(entity) => {
                if block == BlockKind::Title {
                    self.recent.headline.push(entity);
                }
                self.recent.parents.insert(entity);
                let governed = at > place.start && text.tokens[at - 1].tag == Tag::Preposition;
                let brands = &mut self.recent.brands;
                brands.push((entity, place.sentence, !place.verb_seen && !governed));
            }
            EntityKind::Brand => {
                let name = self.resolved.mentions[mention].tokens.clone();
                // `the black Christian Siriano gown that she wears` is not about him.
                let describes = text.tokens.get(name.end).is_some_and(|next| {
                    matches!(
                        next.tag,
                        Tag::Noun | Tag::Adjective | Tag::Name | Tag::Number
                    )
                });
                if !self.quoted[at] && !describes && bears_name(text, &name) {
                    self.spoken_of(place, entity, name, false);
                }
                if block == BlockKind::Title {
                    self.recent.headline.push(entity);
                }
                if is_parent(text, at) {
                    self.recent.parents.insert(entity);
                }
                let governed = at > place.start && text.tokens[at - 1].tag == Tag::Preposition;
                let brands = &mut self.recent.brands;
                brands.push((entity, place.sentence, !place.verb_seen && !governed));
            }
            EntityKind::Trend => self.recent.trends.push((entity, place.sentence)),
            _ => {}
        }
    }

    /// Remembers a person, or a house that bears a person's name, called by `name`.
    fn spoken_of(&mut self, place: &Place, entity: EntityNumber, name: Range<usize>, again: bool) {
        let text = self.text;
        let known = &self.resolved.entities[entity];
        let house = known.kind == EntityKind::Brand;
        let goes_by = match (house, again) {
            (true, false) => given_pronoun(text, name.start),
            (true, true) => (self.recent.people.iter().rev())
                .find(|spoken| spoken.entity == entity)
                .and_then(|spoken| spoken.goes_by),
            (false, _) => known.pronoun,
        };
        let sentence = &text.sentences[place.sentence].tokens;
        self.recent.people.push(Spoken {
            entity,
            sentence: place.sentence,
            at: place.at,
            standing: match place.aside {
                true => Standing::Aside,
                false => standing(text, self.spotted, self.resolved, sentence, &name),
            },
            leads: !place.verb_seen,
            goes_by,
            house,
        });
    }
}

/// True of a name that begins with a given name: `Simone Rocha`, not `Celine`.
fn bears_name(text: &Text<'_>, name: &Range<usize>) -> bool {
    name.len() > 1 && text.info(name.start).given != [0, 0]
}

fn is_finite(tag: Tag) -> bool {
    matches!(tag, Tag::Verb | Tag::Past | Tag::Auxiliary)
}

/// `A video shared by X (@x)`: the line that a page puts under what it embeds.
fn is_poster(text: &Text<'_>, start: usize, at: usize) -> bool {
    (start..at.min(start + 6))
        .any(|t| matches!(text.lower(t), "posted" | "shared") && text.lower_at(Some(t + 1)) == "by")
        && matches!(text.lower(start), "a" | "photo" | "post" | "video")
}

/// True where a person is named directly before a token, past a comma.
fn names_person(resolved: &Resolved, at: usize) -> bool {
    (1..=2)
        .filter_map(|back| resolved.at(at.checked_sub(back)?))
        .any(|m| resolved.mentions[m].kind == EntityKind::Person)
}

/// `its parent, X`, `parent company X`, `the owner X`: a house that owns another.
fn is_parent(text: &Text<'_>, at: usize) -> bool {
    let mut before = at;
    for _ in 0..2 {
        before = match before.checked_sub(1) {
            Some(t) if matches!(text.lower(t), "," | "company" | "group") => t,
            _ => break,
        };
    }
    matches!(
        text.lower_at(before.checked_sub(1)),
        "parent" | "owner" | "licensee"
    )
}

fn anaphor(kind: EntityKind, tokens: Range<usize>) -> Mention {
    Mention {
        kind,
        tokens,
        found: Found::Anaphor,
        sure: 0.7,
        name: None,
    }
}

/// Puts anaphors among the mentions, in text order.
fn insert(resolved: &mut Resolved, found: Vec<(Mention, EntityNumber)>) {
    if found.is_empty() {
        return;
    }
    let mut all: Vec<(Mention, EntityNumber)> = take(&mut resolved.mentions)
        .into_iter()
        .zip(take(&mut resolved.entity))
        .chain(found)
        .collect();
    all.sort_by_key(|(m, _)| (m.tokens.start, Reverse(m.tokens.end)));
    resolved.cover.fill(None);
    for entity in &mut resolved.entities {
        entity.mentions.clear();
    }
    for (number, (mention, entity)) in all.into_iter().enumerate() {
        for slot in &mut resolved.cover[mention.tokens.clone()] {
            *slot = Some(number as u32);
        }
        resolved.entities[entity].mentions.push(number);
        resolved.mentions.push(mention);
        resolved.entity.push(entity);
    }
}
