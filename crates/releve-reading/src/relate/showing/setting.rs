//! Whose show is spoken of, in which season, by whom, at which event.

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use releve_facts::EntityKind;

use super::designer::is_designer;
use super::houses::house_of;
use super::section::{Report, Reviewed};
use crate::item::Item;
use crate::lexicon::Cue;

use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::BlockKind;
use crate::tag::Tag;

/// How many sentences a house stays the topic without being named again.
const REACH: usize = 4;

/// What the text has said of shows so far.
pub(super) struct Setting {
    /// The document reviews shows throughout.
    pub(super) review: bool,
    /// The season of the shows that the document is about.
    general: Option<String>,
    /// The event that the document reports from.
    event: Option<EntityNumber>,
    /// The house spoken of now, and the sentence that named it.
    pub(super) house: Option<EntityNumber>,
    named: usize,
    /// The block in which a house was last shown, and the sentence.
    shown: Option<(EntityNumber, usize, usize)>,
    /// Designers of the document with their houses.
    designers: HashMap<EntityNumber, EntityNumber>,
    /// Houses with the designer named first.
    houses: HashMap<EntityNumber, EntityNumber>,
    /// Where the words for shows begin.
    runways: Vec<usize>,
    paragraph_season: Option<(usize, String)>,
    /// The one house whose show the headline says the text reviews.
    pub(super) reviewed: Option<EntityNumber>,
    /// Whose shows the document goes through, and where.
    pub(super) report: Report,
    /// The garment shown first in the last sentence that showed any, and where.
    pub(super) last_shown: Option<(EntityNumber, usize)>,
    /// What was shown: the house and the garment's last word.
    garments: HashSet<(EntityNumber, String)>,
}

impl Setting {
    pub(super) fn new(scene: &Scene<'_>) -> Self {
        let runways: Vec<usize> = scene
            .spotted
            .cues
            .iter()
            .filter(|c| matches!(c.cue, Cue::Runway))
            .map(|c| c.tokens.start)
            .collect();
        let words = runways.len();
        let sentences = scene.text.sentences.len().max(1);
        let seasons: Vec<&str> = scene
            .times
            .iter()
            .filter(|t| t.when.as_season().is_some() && !scene.is_of_the_weather(t))
            .map(|t| t.when.label())
            .collect();
        // The season named most often, in a document that names hardly another.
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for label in &seasons {
            *counts.entry(label).or_default() += 1;
        }
        let general = seasons
            .iter()
            .max_by_key(|label| counts[**label])
            .filter(|label| counts[**label] * 3 > seasons.len() * 2)
            .map(|label| (*label).to_owned());
        let event = scene
            .resolved
            .entities
            .iter()
            .position(|e| e.kind == EntityKind::Event && is_show(scene, e.entry));
        Self {
            review: words * 6 > sentences && words >= 4,
            general,
            event,
            house: None,
            named: 0,
            shown: None,
            designers: HashMap::new(),
            houses: HashMap::new(),
            runways,
            reviewed: super::review::reviewed(scene),
            report: super::section::reviewed(scene),
            last_shown: None,
            paragraph_season: None,
            garments: HashSet::new(),
        }
    }

    /// `the skirts`: named again, not shown anew.
    pub(super) fn known(&self, scene: &Scene<'_>, brand: EntityNumber, item: &Item) -> bool {
        let definite = matches!(
            scene.text.lower(item.tokens.start),
            "the" | "these" | "those"
        );
        let name = scene.name(item.garment);
        definite && item.attributes.is_empty() && self.garments.contains(&(brand, last_word(&name)))
    }

    /// True for a house of which something was shown.
    pub(super) fn has_shown(&self, brand: EntityNumber) -> bool {
        self.shown.is_some_and(|(known, _, _)| known == brand)
    }

    /// Remembers what a house has shown.
    pub(super) fn note(&mut self, scene: &Scene<'_>, brand: EntityNumber, item: &Item) {
        let name = scene.name(item.garment);
        self.garments.insert((brand, last_word(&name)));
    }

    /// Takes note of the houses, designers and seasons of a sentence.
    pub(super) fn enter(&mut self, scene: &Scene<'_>, number: usize) {
        let sentence = &scene.text.sentences[number];
        let tokens = sentence.tokens.clone();
        if let Some(season) = scene.season_in(tokens.clone()) {
            self.paragraph_season = Some((sentence.block, season));
        }
        let brands = scene.entities_in(EntityKind::Brand, tokens.clone());
        if let Some(first) = brands.first() {
            self.house = Some(*first);
            self.named = number;
        }
        // A heading of another house opens another review.
        if let [house] = brands[..]
            && self.reviewed.is_some()
            && matches!(
                scene.text.blocks[sentence.block].kind,
                BlockKind::Heading | BlockKind::Name
            )
        {
            self.reviewed = Some(house);
        }
        // A designer beside a house is that house's, unless somebody else's name is nearer.
        for person in scene.entities_in(EntityKind::Person, tokens) {
            if self.designer_of(person).is_some() || has_left(scene, person, number) {
                continue;
            }
            let mut house = house_of(scene, person, &brands);
            if Self::designs(scene, person) {
                house = house
                    .or_else(|| brands.first().copied())
                    .or(self.house.filter(|_| number <= self.named + 1));
            }
            if let Some(house) = house {
                self.designers.insert(person, house);
                self.houses.entry(house).or_insert(person);
            }
        }
    }

    /// True for people who design by trade: by the lexicon, or by a title of
    /// design beside their name.
    pub(super) fn designs(scene: &Scene<'_>, person: EntityNumber) -> bool {
        scene.memory.designs(person, || is_designer(scene, person))
    }

    pub(super) fn designer_of(&self, person: EntityNumber) -> Option<EntityNumber> {
        self.designers.get(&person).copied()
    }

    /// The designer of a house, where the text has named one.
    pub(super) fn designer(
        &self,
        scene: &Scene<'_>,
        brand: EntityNumber,
        _number: usize,
    ) -> Option<EntityNumber> {
        self.houses
            .get(&brand)
            .copied()
            .filter(|person| scene.entity(*person).kind == EntityKind::Person)
    }

    /// The house whose show the part of the text that holds a sentence goes through.
    pub(super) fn part(&self, scene: &Scene<'_>, number: usize) -> Option<Reviewed> {
        self.report.parts[scene.text.sentences[number].block]
    }

    /// Remembers that a house was shown in a sentence.
    pub(super) fn shown(&mut self, brand: EntityNumber, number: usize) {
        self.shown = Some((brand, number, self.named));
    }

    /// The house whose show this sentence goes on about: shown just before, in
    /// the same paragraph, with no other house named since.
    pub(super) fn continues(&self, scene: &Scene<'_>, number: usize) -> Option<EntityNumber> {
        let (brand, shown) = match (self.shown, self.house) {
            // `And Chanel? … Opera capes opened the show`
            (shown, Some(house))
                if self.review
                    && runs(scene, number)
                    && shown.is_none_or(|(b, s, _)| b != house && s < self.named) =>
            {
                (house, self.named)
            }
            (Some((brand, shown, _)), _) => (brand, shown),
            _ => return None,
        };
        let same_block = scene.text.sentences[shown].block == scene.text.sentences[number].block;
        let near = number - shown <= REACH && number > shown;
        let other = scene
            .entities_in(EntityKind::Brand, scene.sentence(number))
            .into_iter()
            .any(|b| b != brand);
        let stated = scene.parses[number]
            .clauses
            .iter()
            .all(|c| c.reality == crate::clause::Reality::Stated);
        (same_block && near && !other && stated).then_some(brand)
    }

    /// True where a word for shows stands in the sentence or its paragraph, or
    /// the whole document reviews shows.
    pub(super) fn is_runway(&self, scene: &Scene<'_>, number: usize) -> bool {
        if self.review {
            return true;
        }
        self.names_runway(scene, number) || {
            let block = &scene.text.blocks[scene.text.sentences[number].block];
            let tokens = block.tokens.start..scene.sentence(number).end;
            scene.season_in(tokens).is_some()
        }
    }

    /// True where a word for shows stands in the sentence or before it in its
    /// paragraph.
    pub(super) fn names_runway(&self, scene: &Scene<'_>, number: usize) -> bool {
        let block = &scene.text.blocks[scene.text.sentences[number].block];
        let tokens = block.tokens.start..scene.sentence(number).end;
        let first = self.runways.partition_point(|at| *at < tokens.start);
        self.runways.get(first).is_some_and(|at| *at < tokens.end)
    }

    /// True where a house named in passing is likely named for its show: a runway
    /// is spoken of nearby, or the whole text is about one season.
    pub(super) fn speaks_of_shows(&self, scene: &Scene<'_>, number: usize) -> bool {
        self.is_runway(scene, number) || self.general.is_some() && !self.runways.is_empty()
    }

    /// True where the text reports from a fashion week or of one season's shows.
    pub(super) fn reports(&self, scene: &Scene<'_>, number: usize) -> bool {
        self.event.is_some() || self.speaks_of_shows(scene, number)
    }

    /// The season that holds where a sentence names none, nor a year of its own.
    pub(super) fn season(&self, scene: &Scene<'_>, number: usize) -> Option<String> {
        self.paragraph_season
            .as_ref()
            .filter(|_| !self.review || self.general.is_none())
            .map(|(_, season)| season.clone())
            .or_else(|| self.general.clone())
            .filter(|season| !of_other_year(scene, number, season))
    }

    /// The name of a house: for a designer's who bears it, as the headline has it.
    pub(super) fn house_name(&self, scene: &Scene<'_>, house: EntityNumber) -> String {
        let own = &scene.entity(house);
        own.mentions
            .first()
            .filter(|_| own.kind == EntityKind::Person && self.reviewed == Some(house))
            .map_or_else(
                || scene.name(house),
                |first| {
                    let tokens = scene.resolved.mentions[*first].tokens.clone();
                    scene.text.slice(tokens).to_owned()
                },
            )
    }

    /// The sentence that named the house, where it is another one.
    pub(super) fn house_sentence(&self, brand: EntityNumber, number: usize) -> Option<usize> {
        (self.house == Some(brand) && self.named < number).then_some(self.named)
    }

    /// The event of the sentence, else of the report.
    pub(super) fn event(&self, scene: &Scene<'_>, number: usize) -> Option<String> {
        let own = scene
            .entities_in(EntityKind::Event, scene.sentence(number))
            .into_iter()
            .find(|e| is_show(scene, scene.entity(*e).entry));
        let then = self
            .general
            .as_deref()
            .is_some_and(|season| of_other_year(scene, number, season));
        own.or(self
            .event
            .filter(|_| (self.review || self.report.shows) && !then))
            .map(|e| scene.name(e))
    }
}

/// True where the sentence tells of a time more than a year from that season:
/// `At a 1979 gala, the designer sent models down the runway in`.
fn of_other_year(scene: &Scene<'_>, number: usize, season: &str) -> bool {
    let digits: String = season
        .chars()
        .filter(char::is_ascii_digit)
        .take(4)
        .collect();
    let Ok(year) = digits.parse::<i16>() else {
        return false;
    };
    scene
        .times_in(scene.sentence(number))
        .filter(|time| time.when.as_season().is_none() && !time.compared)
        .any(|time| time.when.end().year() + 1 < year || time.when.start().year() > year + 1)
}

/// True where the sentence itself speaks of a show.
fn runs(scene: &Scene<'_>, number: usize) -> bool {
    scene
        .sentence(number)
        .any(|at| scene.spotted.has_cue(at, Cue::Runway) || scene.spotted.has_cue(at, Cue::Present))
}

/// `after X's departure`: somebody whose work it is no more.
fn has_left(scene: &Scene<'_>, person: EntityNumber, number: usize) -> bool {
    let text = &scene.text;
    scene
        .mentions_in(person, scene.sentence(number))
        .any(|tokens| {
            text.tokens
                .get(tokens.end)
                .is_some_and(|token| token.tag == Tag::Genitive)
                && matches!(
                    text.lower_at(Some(tokens.end + 1)),
                    "departure"
                        | "exit"
                        | "ousting"
                        | "ouster"
                        | "dismissal"
                        | "resignation"
                        | "retirement"
                        | "death"
                )
        })
}

fn last_word(name: &str) -> String {
    name.rsplit(' ').next().unwrap_or(name).to_owned()
}

/// True for fashion weeks.
pub(super) fn is_show(scene: &Scene<'_>, entry: Option<crate::lexicon::EntryId>) -> bool {
    entry.is_some_and(|id| scene.text.lexicon.entry(id).is_of_kind("fashion week"))
}
