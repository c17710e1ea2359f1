//! Whose show a stretch of text reviews: a part under a heading, or a paragraph of
//! a report that goes from house to house.

use std::ops::Range;

use foldhash::{HashMap, HashMapExt};
use releve_facts::EntityKind;

use super::designer::own_house;
use super::designs;
use super::kind::{of_daily_life, speaks_of_people};
use super::review::of_the_review;
use super::setting::is_show;
use crate::lexicon::Cue;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::BlockKind;

/// Words for shows, seasons and fashion weeks that a part needs which no heading
/// gives to a house.
const WORDS_OF_A_PART: usize = 3;

/// As many that the whole text needs for a heading to be enough.
const WORDS_OF_A_REPORT: usize = 2;

/// How much of what a part says of houses is said of the one under review.
const SHARE: f32 = 0.7;

/// A house whose show some blocks go through.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reviewed {
    pub(super) house: EntityNumber,
    /// Where it is named first; nothing before is about it.
    from: usize,
}

/// For each block the house whose show it reviews.
pub(super) fn reviewed(scene: &Scene<'_>) -> Vec<Option<Reviewed>> {
    let blocks = &scene.text.blocks;
    let mut found = vec![None; blocks.len()];
    let houses = Houses::new(scene);
    if houses.none() {
        return found;
    }
    let opens = |kind| {
        matches!(
            kind,
            BlockKind::Title | BlockKind::Heading | BlockKind::Name
        )
    };
    let all = Part::new(scene, &houses, 0..blocks.len());
    let report = all.shows >= WORDS_OF_A_REPORT && !all.sells;
    let mut start = 0;
    while start < blocks.len() {
        let end = (start + 1..blocks.len())
            .find(|block| opens(blocks[*block].kind))
            .unwrap_or(blocks.len());
        let part = Part::new(scene, &houses, start..end);
        let headed = part.headed(scene, &houses).filter(|_| report);
        match headed.or_else(|| part.house(scene, WORDS_OF_A_PART)) {
            Some(house) => found[start..end].fill(Some(house)),
            None => paragraphs(scene, &houses, &part, &mut found),
        }
        start = end;
    }
    found
}

/// Goes through a part that no one house has to itself: a paragraph that names no
/// house goes on about the one before.
fn paragraphs(scene: &Scene<'_>, houses: &Houses, part: &Part, found: &mut [Option<Reviewed>]) {
    let mut last = None;
    for block in part.blocks.clone() {
        let paragraph = Part::new(scene, houses, block..block + 1);
        let kind = scene.text.blocks[block].kind;
        let goes_on = paragraph.named.is_empty()
            && kind == BlockKind::Paragraph
            && part.shows >= WORDS_OF_A_PART;
        if !goes_on && kind != BlockKind::Caption {
            last = paragraph
                .labelled(scene, houses)
                .or_else(|| paragraph.house(scene, 1))
                .filter(|_| part.shows >= WORDS_OF_A_PART);
        }
        found[block] = last;
    }
}

/// True for a sentence that likely tells of clothes of the show that its part goes
/// through.
pub(super) fn tells_of(scene: &Scene<'_>, number: usize, reviewed: Reviewed) -> bool {
    scene.sentence(number).end > reviewed.from
        && !speaks_of_people(scene, number)
        && !of_daily_life(scene, number)
        && of_the_review(scene, number, reviewed.house)
}

/// Who stands for which house: the house itself, and whoever designs for it.
struct Houses {
    brands: Vec<EntityNumber>,
    of_person: HashMap<EntityNumber, EntityNumber>,
}

impl Houses {
    fn new(scene: &Scene<'_>) -> Self {
        let of_kind = |kind| {
            (0..scene.resolved.entities.len()).filter(move |e| scene.entity(*e).kind == kind)
        };
        let brands: Vec<EntityNumber> = of_kind(EntityKind::Brand).collect();
        let of_person = of_kind(EntityKind::Person)
            .filter_map(|person| Some((person, house_of(scene, person, &brands)?)))
            .collect();
        Self { brands, of_person }
    }

    fn none(&self) -> bool {
        self.brands.is_empty() && self.of_person.is_empty()
    }

    /// The houses that a range names, mention by mention, and where.
    fn named<'s>(
        &'s self,
        scene: &'s Scene<'_>,
        tokens: Range<usize>,
    ) -> impl Iterator<Item = (EntityNumber, usize)> + 's {
        scene.resolved.within(tokens).filter_map(|m| {
            let entity = scene.resolved.entity[m];
            let house = match scene.resolved.mentions[m].kind {
                EntityKind::Brand => entity,
                EntityKind::Person => *self.of_person.get(&entity)?,
                _ => return None,
            };
            Some((house, scene.resolved.mentions[m].tokens.start))
        })
    }
}

/// The house of a designer; of one who gave a house the name and designs for no
/// other that the text names, that one, which it may name as the person only.
pub(super) fn house_of(
    scene: &Scene<'_>,
    person: EntityNumber,
    brands: &[EntityNumber],
) -> Option<EntityNumber> {
    own_house(scene, person, brands).or_else(|| {
        let name = &scene.entity(person).name;
        let eponym = scene.text.lexicon.named(EntityKind::Brand, name)?;
        designs(scene, person).then(|| {
            let same = |brand: &EntityNumber| scene.entity(*brand).entry == Some(eponym);
            brands.iter().copied().find(same).unwrap_or(person)
        })
    })
}

/// What some blocks speak of.
struct Part {
    blocks: Range<usize>,
    /// How often each house is named, by itself or by its designer, and where first.
    named: HashMap<EntityNumber, (usize, usize)>,
    /// Words for shows, seasons and fashion weeks.
    shows: usize,
    /// It sells something.
    sells: bool,
}

impl Part {
    fn new(scene: &Scene<'_>, houses: &Houses, blocks: Range<usize>) -> Self {
        let mut part = Self {
            blocks: blocks.clone(),
            named: HashMap::new(),
            shows: 0,
            sells: false,
        };
        for block in &scene.text.blocks[blocks] {
            part.sells |= block.kind == BlockKind::Offer;
            if matches!(block.kind, BlockKind::Offer | BlockKind::Byline) {
                continue;
            }
            for (house, at) in houses.named(scene, block.tokens.clone()) {
                part.named.entry(house).or_insert((0, at)).0 += 1;
            }
            part.shows += block
                .tokens
                .clone()
                .filter(|at| scene.spotted.has_cue(*at, Cue::Runway))
                .count();
            part.shows += scene
                .times_in(block.tokens.clone())
                .filter(|time| time.when.as_season().is_some())
                .count();
            part.shows += scene
                .resolved
                .of_kind(EntityKind::Event, block.tokens.clone())
                .filter(|m| is_show(scene, scene.resolved.of(*m).entry))
                .count();
        }
        part
    }

    /// The house that a heading names, and no other: `Emporio Armani`, `(MILAN) Jil
    /// Sander`.
    fn headed(&self, scene: &Scene<'_>, houses: &Houses) -> Option<Reviewed> {
        const LONGEST: usize = 10;
        let opening = &scene.text.blocks[self.blocks.start];
        let mut named = houses.named(scene, opening.tokens.clone());
        let (house, from) = named.next()?;
        let alone = named.all(|(other, _)| other == house);
        let heading = matches!(opening.kind, BlockKind::Heading | BlockKind::Name);
        let plain = scene.items_in(opening.tokens.clone()).next().is_none();
        (heading && alone && plain && !self.sells && opening.tokens.len() <= LONGEST)
            .then_some(Reviewed { house, from })
    }

    /// The house that a paragraph opens with, before a colon: `Marni: …`.
    fn labelled(&self, scene: &Scene<'_>, houses: &Houses) -> Option<Reviewed> {
        let tokens = scene.text.blocks[self.blocks.start].tokens.clone();
        let label = scene.resolved.at(tokens.start)?;
        let end = scene.resolved.mentions[label].tokens.end;
        let (house, from) = houses.named(scene, tokens.clone()).next()?;
        (from == tokens.start && end < tokens.end && scene.text.surface(end) == ":" && !self.sells)
            .then_some(Reviewed { house, from })
    }

    /// The house that is spoken of most, where it is the first and the part has
    /// `enough` words for shows.
    fn house(&self, scene: &Scene<'_>, enough: usize) -> Option<Reviewed> {
        let total: usize = self.named.values().map(|(times, _)| times).sum();
        let (&house, &(times, from)) = self
            .named
            .iter()
            .max_by_key(|(house, (times, _))| (*times, std::cmp::Reverse(**house)))?;
        let paragraph = self
            .blocks
            .clone()
            .map(|block| &scene.text.blocks[block])
            .find(|block| block.kind == BlockKind::Paragraph)?;
        let first = scene.text.sentence_of(paragraph.tokens.start);
        let early = scene.text.sentence_of(from) <= first + usize::from(times > 2);
        let sure = times as f32 >= SHARE * total as f32 && times > 1;
        (!self.sells && early && sure && self.shows >= enough).then_some(Reviewed { house, from })
    }
}
