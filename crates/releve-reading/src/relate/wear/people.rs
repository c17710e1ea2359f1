//! The people of a text as the grammar of looks follows them: whose name is the line above,
//! who was named last, who signs it; and whom `she`, `the pair` and `the actress` mean of
//! them.

use std::ops::Range;

use releve_facts::EntityKind;

use super::before_verb::{across_apposition, adjacent, listed, role_across, two_across};
use super::role::{ahead, named_shortly};
use super::scan::adjacent_people;
use super::trade::is_bearer;
use super::wearer::{everyone, person_in, with_kin};
use crate::clause::{Clause, Parse};
use crate::lexicon::Cue;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::BlockKind;
use crate::spot::Found;
use crate::tag::Tag;

/// The people of a text as the grammar of looks follows them.
#[derive(Default)]
pub(super) struct People {
    /// The person whose name is the line above.
    pub(super) topic: Option<EntityNumber>,
    /// That line.
    pub(super) topic_line: Option<usize>,
    /// The person last named or meant.
    pub(super) last: Option<EntityNumber>,
    /// Two or more named side by side last: `the pair`, `both`.
    pub(super) together: Vec<EntityNumber>,
    /// Who signs the text.
    pub(super) author: Option<EntityNumber>,
    /// The one person whom the headline names.
    hero: Option<EntityNumber>,
    /// The text goes from person to person, each under their name.
    pub(super) gallery: bool,
}

impl People {
    /// The people of a text before its first sentence: only the author is known.
    pub(super) fn of(scene: &Scene<'_>) -> Self {
        let author = scene
            .text
            .blocks
            .iter()
            .filter(|block| block.kind == BlockKind::Byline)
            .find_map(|block| {
                let people = scene.entities_in(EntityKind::Person, block.tokens.clone());
                (people.len() == 1).then(|| people[0])
            });
        let hero = scene
            .text
            .blocks
            .iter()
            .find(|block| block.kind == BlockKind::Title)
            .and_then(|block| {
                let people = scene.entities_in(EntityKind::Person, block.tokens.clone());
                (people.len() == 1).then(|| people[0])
            });
        let blocks = &scene.text.blocks;
        let mut shown: Vec<EntityNumber> = (0..scene.text.sentences.len())
            .filter_map(
                |number| match blocks[scene.text.sentences[number].block].kind {
                    BlockKind::Name | BlockKind::Heading => headed(scene, number),
                    BlockKind::Paragraph => run_in(scene, number),
                    _ => None,
                },
            )
            .collect();
        shown.sort_unstable();
        shown.dedup();
        Self {
            author,
            hero,
            gallery: shown.len() > 1,
            ..Self::default()
        }
    }

    /// Keeps the people whom a sentence names side by side.
    pub(super) fn side_by_side(&mut self, scene: &Scene<'_>, sentence: usize) {
        let mut group: Vec<EntityNumber> = Vec::new();
        let mut end = 0;
        for m in scene
            .resolved
            .of_kind(EntityKind::Person, scene.sentence(sentence))
        {
            let tokens = scene.resolved.mentions[m].tokens.clone();
            let entity = scene.resolved.entity[m];
            let joined = !group.is_empty()
                && tokens.start - end.min(tokens.start) <= 2
                && (end..tokens.start)
                    .all(|t| matches!(scene.text.surface(t), "," | "and" | "&" | "with"));
            if !joined {
                if group.len() > 1 {
                    break;
                }
                group.clear();
            }
            if !group.contains(&entity) {
                group.push(entity);
            }
            end = tokens.end;
        }
        if group.len() > 1 {
            self.together = group;
        }
    }

    /// Takes a new topic from a line that is a name, or forgets it at a line
    /// that opens something else.
    pub(super) fn enter(&mut self, scene: &Scene<'_>, sentence: usize) {
        let kind = scene.text.blocks[scene.text.sentences[sentence].block].kind;
        match kind {
            BlockKind::Name | BlockKind::Heading => {
                self.topic = headed(scene, sentence);
                self.topic_line = self.topic.map(|_| sentence);
            }
            BlockKind::Offer | BlockKind::Title => self.topic = None,
            // A name stands over three paragraphs at most.
            _ => {
                if let Some(person) = run_in(scene, sentence) {
                    self.topic = Some(person);
                    self.topic_line = Some(sentence);
                    return;
                }
                let block = scene.text.sentences[sentence].block;
                if self
                    .topic_line
                    .is_some_and(|line| block > scene.text.sentences[line].block + 3)
                {
                    self.topic = None;
                    self.topic_line = None;
                }
            }
        }
    }

    /// The people that a clause's subject means.
    pub(super) fn subject(
        &self,
        scene: &Scene<'_>,
        parse: &Parse,
        clause: &Clause,
    ) -> Vec<EntityNumber> {
        if let Some(named) = adjacent(scene, clause) {
            return with_kin(scene, clause, named);
        }
        if let Some(named) = across_apposition(scene, clause) {
            return vec![scene.resolved.entity[named]];
        }
        if let Some(both) = two_across(scene, clause) {
            return both;
        }
        if let Some(listed) = listed(scene, clause) {
            return listed;
        }
        if let Some(spanned) = everyone(scene, clause) {
            return spanned;
        }
        // `The singer, who is the face of the label, wore`
        if let Some(meant) = role_across(scene, clause).and_then(|t| self.by_role(scene, t)) {
            return vec![meant];
        }
        let mut found = Vec::new();
        for phrase in &clause.subject {
            let tokens = parse.phrases[*phrase].tokens.clone();
            let group = matches!(
                scene.text.lower(tokens.end - 1),
                "both" | "pair" | "couple" | "duo" | "two" | "twins" | "newlyweds" | "siblings"
            );
            if group && self.together.len() > 1 && scene.resolved.at(tokens.end - 1).is_none() {
                return self.together.clone();
            }
            // `Ames and Orr were spotted`
            let both = adjacent_people(scene, tokens.end);
            if both.len() > 1 && scene.resolved.at(tokens.end - 1).is_some() {
                found.extend(
                    both.into_iter()
                        .filter(|person| !found.contains(person))
                        .collect::<Vec<_>>(),
                );
                continue;
            }
            // `the Bank of Ames nominee` is named by what she is.
            let the = (tokens.start.saturating_sub(6)..tokens.start + 1)
                .rfind(|t| scene.text.lower(*t) == "the");
            let said = the.filter(|the| {
                scene.resolved.at(tokens.end - 1).is_none()
                    && is_bearer(scene, tokens.end - 1)
                    && (*the + 1..tokens.start).all(|t| {
                        scene.text.tokens[t].tag == Tag::Name
                            || matches!(scene.text.lower(t), "of" | ".")
                    })
            });
            let person = said
                .and_then(|the| self.by_role(scene, the..tokens.end))
                .or_else(|| person_in(scene, tokens.clone()))
                .or_else(|| self.by_role(scene, tokens));
            if let Some(person) = person
                && !found.contains(&person)
            {
                found.push(person);
            }
        }
        found
    }

    /// `the actress`, `the Rhode founder`: the topic, or who was last named.
    fn by_role(&self, scene: &Scene<'_>, tokens: Range<usize>) -> Option<EntityNumber> {
        let definite = matches!(scene.text.lower(tokens.start), "the" | "this" | "our")
            || tokens
                .clone()
                .any(|at| scene.text.tokens[at].tag == Tag::Genitive);
        let plain = tokens.clone().all(|at| {
            scene.resolved.at(at).is_none_or(|m| {
                !matches!(
                    scene.resolved.mentions[m].kind,
                    EntityKind::Garment | EntityKind::Product | EntityKind::Trend
                )
            })
        });
        // `the 28-year-old`, `the star`
        let role = is_bearer(scene, tokens.end - 1);
        let plural = scene
            .text
            .can_be(tokens.end - 1, crate::lexicon::Classes::PLURAL);
        if !definite || !plain || plural {
            return None;
        }
        if role {
            let known = named_shortly(scene, tokens.start);
            let known = known.or(self.topic).or(self.last).or(self.hero);
            return known.or_else(|| ahead(scene, tokens.start));
        }
        // Under a name any definite noun for a person will do: `the patron saint`.
        let thing = scene.spotted.has_cue(tokens.end - 1, Cue::Outfit)
            || scene.spotted.has_cue(tokens.end - 1, Cue::Piece)
            || scene.spotted.has_cue(tokens.end - 1, Cue::House)
            || scene.spotted.has_cue(tokens.end - 1, Cue::Trend);
        self.topic.filter(|_| !thing)
    }
}

/// The one person whom a line over a paragraph names.
fn headed(scene: &Scene<'_>, sentence: usize) -> Option<EntityNumber> {
    let tokens = scene.sentence(sentence);
    let people = scene.entities_in(EntityKind::Person, tokens.clone());
    match people[..] {
        [only] if tokens.len() <= 12 => Some(only),
        _ => None,
    }
}

/// The person whose name opens a paragraph as its heading: `LINO.`, `Zendaya:`, `Best –
/// Zendaya:`, `Worst dressed: Zendaya.`
fn run_in(scene: &Scene<'_>, sentence: usize) -> Option<EntityNumber> {
    let range = scene.sentence(sentence);
    let block = &scene.text.blocks[scene.text.sentences[sentence].block];
    if block.tokens.start != range.start {
        return None;
    }
    let first = labelled(scene, &range);
    let mention = scene.resolved.at(first).filter(|_| first < range.end)?;
    let known = &scene.resolved.mentions[mention];
    let next = known.tokens.end;
    let alone = next + 1 >= range.end && next < range.end && next - first <= 5;
    let colon = scene.text.lower_at(Some(next)) == ":";
    (known.kind == EntityKind::Person && known.found != Found::Anaphor && (alone || colon))
        .then(|| scene.resolved.entity[mention])
}

/// Where a paragraph begins behind its label: `WHO: `, `Best – `, `Worst dressed: `.
fn labelled(scene: &Scene<'_>, range: &Range<usize>) -> usize {
    const LONGEST: usize = 3;
    let text = &scene.text;
    let end = range.end.min(range.start + LONGEST + 1);
    let asked = matches!(text.lower(range.start), "who" | "name" | "wearer");
    let plain = |at: usize| scene.resolved.at(at).is_none();
    let mark = (range.start + 1..end)
        .find(|at| matches!(text.surface(*at), ":" | "–" | "—" | "-"))
        .filter(|mark| asked || (range.start..*mark).all(plain));
    mark.map_or(range.start, |mark| mark + 1)
}
