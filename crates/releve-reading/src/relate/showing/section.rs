//! Whose show a stretch of text reviews: a part under a heading, or a paragraph of
//! a report that goes from house to house.

use std::ops::Range;

use foldhash::{HashMap, HashMapExt};
use releve_facts::EntityKind;

use super::designs;
use super::houses::Houses;
use super::kind::{for_sale, of_daily_life, speaks_of_people, speaks_of_wearers};
use super::review::of_the_part;
use super::setting::is_show;
use crate::clause::Reality;
use crate::lexicon::Cue;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::{Block, BlockKind, Shape};
use crate::tag::Tag;

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
    /// A heading or a label gives it the part.
    pub(super) headed: bool,
}

impl Reviewed {
    /// A house that a sentence is about.
    pub(super) fn named(house: EntityNumber, from: usize) -> Self {
        Self {
            house,
            from,
            headed: false,
        }
    }
}

/// What a document reviews, and where.
pub(super) struct Report {
    /// For each block the house whose show it reviews.
    pub(super) parts: Vec<Option<Reviewed>>,
    /// The document reports on shows, and sells nothing.
    pub(super) shows: bool,
    pub(super) houses: Houses,
}

pub(super) fn reviewed(scene: &Scene<'_>) -> Report {
    let houses = Houses::new(scene);
    let tallies: Vec<Tally> = (scene.text.blocks.iter())
        .map(|block| Tally::new(scene, &houses, block))
        .collect();
    let all = Part::new(&tallies, 0..scene.text.blocks.len());
    let shows = all.is_report(scene);
    Report {
        parts: parts(scene, &houses, &tallies, &all, shows),
        shows,
        houses,
    }
}

fn parts(
    scene: &Scene<'_>,
    houses: &Houses,
    tallies: &[Tally],
    all: &Part,
    shows: bool,
) -> Vec<Option<Reviewed>> {
    let blocks = &scene.text.blocks;
    let mut found = vec![None; blocks.len()];
    if houses.none() {
        return found;
    }
    let opens = |kind| {
        matches!(
            kind,
            BlockKind::Title | BlockKind::Heading | BlockKind::Name
        )
    };
    let report = all.shows >= WORDS_OF_A_REPORT && !all.sells;
    let mut start = 0;
    while start < blocks.len() {
        let end = (start + 1..blocks.len())
            .find(|block| opens(blocks[*block].kind))
            .unwrap_or(blocks.len());
        let part = Part::new(tallies, start..end);
        let headed = part.headed(scene, houses).filter(|_| report);
        match headed.or_else(|| part.house(scene, WORDS_OF_A_PART, false)) {
            Some(house) => found[start..end].fill(Some(house)),
            None => paragraphs(scene, houses, tallies, &part, shows, &mut found),
        }
        start = end;
    }
    found
}

/// Goes through a part that no one house has to itself: a paragraph that names no
/// house goes on about the one before. Of a report of shows each part is one, however
/// few words it has for them.
fn paragraphs(
    scene: &Scene<'_>,
    houses: &Houses,
    tallies: &[Tally],
    part: &Part,
    report: bool,
    found: &mut [Option<Reviewed>],
) {
    let mut last = None;
    let enough = report || part.shows >= WORDS_OF_A_PART;
    for block in part.blocks.clone() {
        let paragraph = Part::new(tallies, block..block + 1);
        let kind = scene.text.blocks[block].kind;
        let goes_on = paragraph.named.is_empty()
            && kind == BlockKind::Paragraph
            && enough
            && !names_others(scene, houses, &scene.text.blocks[block].tokens, last);
        if !goes_on && kind != BlockKind::Caption {
            last = paragraph
                .labelled(scene, houses)
                .or_else(|| paragraph.house(scene, usize::from(!report), report))
                .filter(|_| enough);
        }
        found[block] = last;
    }
}

/// True where somebody is named who does not design for the house: perhaps another
/// house, under the designer's name.
fn names_others(
    scene: &Scene<'_>,
    houses: &Houses,
    tokens: &Range<usize>,
    last: Option<Reviewed>,
) -> bool {
    scene
        .entities_in(EntityKind::Person, tokens.clone())
        .into_iter()
        .any(|person| {
            let house = houses.of_person.get(&person).copied();
            house.is_none() || house != last.map(|last| last.house)
        })
}

/// True for a sentence that likely tells of clothes of the show that its part goes
/// through.
pub(super) fn tells_of(scene: &Scene<'_>, number: usize, reviewed: Reviewed) -> bool {
    scene.sentence(number).end > reviewed.from
        && !others(scene, number, reviewed)
        && !of_daily_life(scene, number)
        && of_the_part(scene, number, reviewed.house, reviewed.headed)
        && (reviewed.headed || !of_other_things(scene, number))
        && scene.parses[number].clauses.iter().all(|clause| {
            clause.reality == Reality::Stated
                || reviewed.headed && clause.reality != Reality::Advised
        })
}

/// True where a style is spoken of, or two who make something together.
fn of_other_things(scene: &Scene<'_>, number: usize) -> bool {
    let tokens = scene.sentence(number);
    !scene
        .entities_in(EntityKind::Trend, tokens.clone())
        .is_empty()
        || tokens.into_iter().any(|at| {
            scene.spotted.has_cue(at, Cue::Collaborate)
                || scene.spotted.has_cue(at, Cue::Collaboration)
        })
}

/// True where somebody is spoken of who may wear the clothes. Under a heading or a
/// label an unknown name is likely that of whoever made them.
pub(super) fn others(scene: &Scene<'_>, number: usize, reviewed: Reviewed) -> bool {
    let tokens = scene.sentence(number);
    let wears = tokens
        .clone()
        .any(|at| scene.spotted.has_cue(at, Cue::Wear) || scene.text.lower(at) == "row");
    scene
        .resolved
        .of_kind(EntityKind::Person, tokens)
        .filter(|m| !scene.is_prefix(*m))
        .any(|m| {
            let person = scene.resolved.entity[m];
            let next = scene.resolved.mentions[m].tokens.end;
            let owns = (scene.text.tokens.get(next)).is_some_and(|t| t.tag == Tag::Genitive);
            let unknown = scene.entity(person).entry.is_none();
            let maker = reviewed.headed && unknown && (!wears || owns);
            person != reviewed.house && !designs(scene, person) && !maker
        })
}

/// What one block speaks of, reckoned once: blocks are counted by themselves, as parts
/// and as a whole.
#[derive(Default)]
struct Tally {
    /// Houses named, by themselves or by their designers, and where.
    named: Vec<(EntityNumber, usize)>,
    /// Words for shows, seasons and fashion weeks.
    shows: usize,
    /// It sells something.
    sells: bool,
}

impl Tally {
    fn new(scene: &Scene<'_>, houses: &Houses, block: &Block) -> Self {
        let sells = block.kind == BlockKind::Offer;
        if sells || block.kind == BlockKind::Byline {
            return Self {
                sells,
                ..Self::default()
            };
        }
        let text = &scene.text;
        let tokens = || block.tokens.clone();
        // `Look 19`, `in look 7`
        let numbered = |at: usize| {
            let next = text.tokens.get(at + 1);
            text.lower(at) == "look" && next.is_some_and(|t| t.shape == Shape::Number)
        };
        let words = tokens().map(|at| {
            usize::from(scene.spotted.has_cue(at, Cue::Runway)) + usize::from(numbered(at))
        });
        let seasons = scene
            .times_in(tokens())
            .filter(|time| time.when.as_season().is_some());
        let weeks = scene
            .resolved
            .of_kind(EntityKind::Event, tokens())
            .filter(|m| is_show(scene, scene.resolved.of(*m).entry));
        Self {
            named: houses.named(scene, tokens()).collect(),
            shows: words.sum::<usize>() + seasons.count() + weeks.count(),
            sells,
        }
    }
}

/// What some blocks speak of.
struct Part {
    blocks: Range<usize>,
    /// How often each house is named, by itself or by its designer, and where first.
    named: HashMap<EntityNumber, (usize, usize)>,
    shows: usize,
    sells: bool,
}

impl Part {
    fn new(tallies: &[Tally], blocks: Range<usize>) -> Self {
        let tallies = &tallies[blocks.clone()];
        let mut named = HashMap::new();
        for (house, at) in tallies.iter().flat_map(|tally| &tally.named) {
            named.entry(*house).or_insert((0, *at)).0 += 1;
        }
        Self {
            blocks,
            named,
            shows: tallies.iter().map(|tally| tally.shows).sum(),
            sells: tallies.iter().any(|tally| tally.sells),
        }
    }

    /// True for a report of shows: it opens with them, and goes on more about them
    /// than about who wears what.
    fn is_report(&self, scene: &Scene<'_>) -> bool {
        const OPENING: usize = 3;
        let told = |block: &&Block| !matches!(block.kind, BlockKind::Byline | BlockKind::Date);
        let blocks = scene.text.blocks[self.blocks.clone()].iter();
        let opening: Vec<&Block> = blocks.filter(told).take(OPENING).collect();
        let opens = opening.iter().any(|block| {
            let tokens = block.tokens.clone();
            scene.season_in(tokens.clone()).is_some()
                || scene
                    .resolved
                    .of_kind(EntityKind::Event, tokens)
                    .any(|m| is_show(scene, scene.resolved.of(m).entry))
        });
        let street = opening
            .iter()
            .flat_map(|block| block.tokens.clone())
            .any(|at| {
                scene.text.lower(at) == "street" && scene.text.lower_at(Some(at + 1)) == "style"
            });
        if !opens || street || self.sells || self.shows < WORDS_OF_A_PART {
            return false;
        }
        let sentences = scene.text.sentences.len();
        let count = |of: fn(&Scene<'_>, usize) -> bool| {
            (0..sentences).filter(|number| of(scene, *number)).count()
        };
        let years = || {
            let years = scene.times.iter().filter(|time| {
                let label = time.when.label();
                time.when.as_season().is_none() && (label.len() == 4 || label.ends_with('s'))
            });
            years.count()
        };
        count(speaks_of_wearers) <= self.shows
            && count(speaks_of_people) * 2 <= sentences
            && years() <= self.shows
            && count(for_sale) <= self.shows
    }

    /// The house that a heading names, and no other: `Emporio Armani`, `(MILAN) Jil
    /// Sander`.
    fn headed(&self, scene: &Scene<'_>, houses: &Houses) -> Option<Reviewed> {
        const LONGEST: usize = 10;
        let opening = &scene.text.blocks[self.blocks.start];
        // `Dior by Jonathan Anderson`: whoever it is by has perhaps another house as well.
        let by = opening
            .tokens
            .clone()
            .skip(1)
            .find(|at| matches!(scene.text.lower(*at), "by" | "under"));
        let own = opening.tokens.start..by.unwrap_or(opening.tokens.end);
        let mut named = houses.named(scene, own);
        let (house, from) = named.next()?;
        let alone = named.all(|(other, _)| other == house);
        let heading = matches!(opening.kind, BlockKind::Heading | BlockKind::Name);
        let plain = scene.items_in(opening.tokens.clone()).next().is_none();
        (heading && alone && plain && !self.sells && opening.tokens.len() <= LONGEST).then_some(
            Reviewed {
                house,
                from,
                headed: true,
            },
        )
    }

    /// The house that a paragraph opens with, before a colon: `Marni: …`.
    fn labelled(&self, scene: &Scene<'_>, houses: &Houses) -> Option<Reviewed> {
        let tokens = scene.text.blocks[self.blocks.start].tokens.clone();
        let label = scene.resolved.at(tokens.start)?;
        let end = scene.resolved.mentions[label].tokens.end;
        let (house, from) = houses.named(scene, tokens.clone()).next()?;
        (from == tokens.start && end < tokens.end && scene.text.surface(end) == ":" && !self.sells)
            .then_some(Reviewed {
                house,
                from,
                headed: true,
            })
    }

    /// The house that is spoken of most, where it is the first and the part has
    /// `enough` words for shows. `alone`: named once is enough.
    fn house(&self, scene: &Scene<'_>, enough: usize, alone: bool) -> Option<Reviewed> {
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
        let early = scene.text.sentence_of(from)
            <= first + usize::from(times > 2 || alone && total == times);
        let sure = times as f32 >= SHARE * total as f32 && (times > 1 || alone);
        (!self.sells && early && sure && self.shows >= enough).then_some(Reviewed {
            house,
            from,
            headed: false,
        })
    }
}
