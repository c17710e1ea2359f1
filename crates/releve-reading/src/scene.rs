//! Everything that is known of a document before relations are told: what
//! the grammar of each kind of fact looks at.

use std::ops::Range;

use jiff::civil::Date;
use releve_facts::{EntityKind, When};

use crate::clause::{Clause, ClauseKind, Cover, Parse, Phrase, deny, parse, suppose};
use crate::figure::{Figure, figures};
use crate::item::{Item, items};
use crate::lexicon::{Cue, Lexicon};
use crate::memory::{ByName, Memory};
use crate::resolve::{EntityNumber, Referent, Resolved, resolve};
use crate::segment::Join;
use crate::spot::{Spotted, spot};
use crate::tag::Tag;
use crate::text::{Text, Unlisted};
use crate::time::{TimeMention, times};

/// A document, split, tagged, spotted, resolved and parsed.
pub(crate) struct Scene<'a> {
    pub(crate) text: Text<'a>,
    pub(crate) times: Vec<TimeMention>,
    pub(crate) figures: Vec<Figure>,
    pub(crate) spotted: Spotted,
    pub(crate) resolved: Resolved,
    pub(crate) items: Vec<Item>,
    /// One for each sentence.
    pub(crate) parses: Vec<Parse>,
    /// For each sentence where its later parts with subjects of their own begin.
    later: Vec<Vec<usize>>,
    /// The trend that the document is about: the one most often named.
    pub(crate) main_trend: Option<EntityNumber>,
    /// The garment that the document is about: the one most often named.
    pub(crate) main_garment: Option<EntityNumber>,
    /// The house that the document is about: named more often than any other by
    /// half; none where several share the text.
    pub(crate) main_house: Option<EntityNumber>,
    /// The times that are seasons, and those that are none, by number.
    seasons: Vec<usize>,
    days: Vec<usize>,
    pub(crate) memory: Memory,
}

/// The brand that a text is about.
fn house(resolved: &Resolved) -> Option<EntityNumber> {
    const FEWEST: usize = 3;
    let mut best: Option<(usize, EntityNumber)> = None;
    let mut second = 0;
    for (number, entity) in resolved.entities.iter().enumerate() {
        let count = entity.mentions.len();
        if entity.kind != EntityKind::Brand {
            continue;
        }
        match best {
            Some((most, _)) if count <= most => second = second.max(count),
            _ => {
                second = best.map_or(0, |(most, _)| most);
                best = Some((count, number));
            }
        }
    }
    best.filter(|(count, _)| *count >= FEWEST && 2 * count >= 3 * second)
        .map(|(_, number)| number)
}

/// Where the parts of a sentence begin that a mark and a conjunction part from what is
/// before and that have subjects of their own.
fn later_clauses(text: &Text<'_>, number: usize, parse: &Parse) -> Vec<usize> {
    let sentence = &text.sentences[number].tokens;
    let opens = |clause: &Clause| {
        let subject = *clause.subject.first()?;
        let start = parse.phrases[subject].tokens.start;
        let own = clause.kind == ClauseKind::Finite && !clause.shared_subject;
        let before = start.checked_sub(1).filter(|at| *at > sentence.start)?;
        let joined = matches!(
            text.lower(before),
            "and" | "but" | "while" | "whereas" | "yet"
        );
        let mark = if joined { before - 1 } else { before };
        let parted = match text.surface(mark) {
            ";" => true,
            "," => joined,
            _ => false,
        };
        (own && parted && start < clause.verb).then_some(mark + 1)
    };
    let mut starts: Vec<usize> = parse.clauses.iter().skip(1).filter_map(opens).collect();
    starts.sort_unstable();
    starts.dedup();
    starts
}

impl<'a> Scene<'a> {
    pub(crate) fn new(
        lexicon: &'a Lexicon,
        raw: &'a str,
        unlisted: &'a mut Unlisted,
        published: Option<Date>,
    ) -> Self {
        let text = Text::new(lexicon, raw, unlisted);
        let mut times = times(&text, published);
        let mut spotted = spot(&text, &times);
        // `Ports 1961` is a house and no year.
        times.retain(|time| !spotted.is_in_name(&time.tokens));
        let figures = figures(&text, &spotted, &times);
        let resolved = resolve(&text, &mut spotted, &times);
        let items = items(&text, &spotted, &resolved);
        let cover = Cover::new(&resolved, &spotted);
        let parses: Vec<Parse> = (0..text.sentences.len())
            .map(|sentence| {
                let mut parse = parse(&text, sentence, &cover);
                suppose(
                    &text,
                    &spotted,
                    &text.sentences[sentence].tokens,
                    &mut parse,
                );
                deny(&text, &spotted, &mut parse);
                parse
            })
            .collect();
        let later = (parses.iter().enumerate())
            .map(|(number, parse)| later_clauses(&text, number, parse))
            .collect();
        let most = |kind: EntityKind| {
            resolved
                .entities
                .iter()
                .enumerate()
                .filter(|(_, e)| e.kind == kind)
                // Of equals the one named first.
                .max_by_key(|(n, e)| (e.mentions.len(), usize::MAX - n))
                .map(|(n, _)| n)
        };
        let (seasons, days) =
            (0..times.len()).partition(|time| times[*time].when.as_season().is_some());
        Self {
            seasons,
            days,
            later,
            memory: Memory::new(resolved.entities.len()),
            main_trend: most(EntityKind::Trend),
            main_garment: most(EntityKind::Garment),
            main_house: house(&resolved),
            text,
            times,
            figures,
            spotted,
            resolved,
            items,
            parses,
        }
    }

    /// The name of an entity.
    pub(crate) fn name(&self, entity: EntityNumber) -> String {
        self.resolved.entities[entity].name.clone()
    }

    /// An entity.
    pub(crate) fn entity(&self, entity: EntityNumber) -> &Referent {
        &self.resolved.entities[entity]
    }

    /// The houses of this name that the text speaks of, in order; to look at all
    /// entities for each name would take quadratic time.
    pub(crate) fn brands_named(&self, name: &str) -> &[EntityNumber] {
        let brands = self.memory.brands(|| {
            let entities = self.resolved.entities.iter().enumerate();
            let brands = entities.filter(|(_, entity)| entity.kind == EntityKind::Brand);
            ByName::new(brands.map(|(number, entity)| (entity.name.clone(), number)))
        });
        brands.get(name)
    }

    /// The tokens of a sentence.
    pub(crate) fn sentence(&self, sentence: usize) -> Range<usize> {
        self.text.sentences[sentence].tokens.clone()
    }

    /// The items whose garment stands in a range of tokens.
    pub(crate) fn items_in(&self, tokens: Range<usize>) -> impl Iterator<Item = &Item> {
        let start = |item: &Item| self.resolved.mentions[item.mention].tokens.start;
        let first = self
            .items
            .partition_point(|item| start(item) < tokens.start);
        self.items[first..]
            .iter()
            .take_while(move |item| start(item) < tokens.end)
    }

    /// The times stated in a range of tokens.
    pub(crate) fn times_in(&self, tokens: Range<usize>) -> impl Iterator<Item = &TimeMention> {
        let first = self
            .times
            .partition_point(|time| time.tokens.start < tokens.start);
        self.times[first..]
            .iter()
            .take_while(move |time| time.tokens.start < tokens.end)
    }

    /// The figures stated in a range of tokens.
    pub(crate) fn figures_in(&self, tokens: Range<usize>) -> impl Iterator<Item = &Figure> {
        let first = self
            .figures
            .partition_point(|figure| figure.tokens.start < tokens.start);
        self.figures[first..]
            .iter()
            .take_while(move |figure| figure.tokens.start < tokens.end)
    }

    /// The first time of a range that is no season.
    pub(crate) fn when_in(&self, tokens: Range<usize>) -> Option<When> {
        self.of_numbers(&self.days, tokens)
            .next()
            .map(|time| time.when.clone())
    }

    /// The first time of a range that is no season and no end of a longer stretch.
    pub(crate) fn when_whole_in(&self, tokens: Range<usize>) -> Option<When> {
        self.of_numbers(&self.days, tokens)
            .find(|time| time.end_of.is_none())
            .map(|time| time.when.clone())
    }

    /// The part of a sentence around a token that has a subject of its own: of `A sent
    /// three down the runway in spring, and searches rose` either half.
    pub(crate) fn main_clause(&self, number: usize, at: usize) -> Range<usize> {
        let sentence = self.sentence(number);
        let later = self.later_clauses(number);
        let next = later.partition_point(|start| *start <= at);
        let start = next.checked_sub(1).map_or(sentence.start, |n| later[n]);
        start..later.get(next).copied().unwrap_or(sentence.end)
    }

    /// Where the parts of a sentence begin that have subjects of their own, but for the
    /// first.
    pub(crate) fn later_clauses(&self, number: usize) -> &[usize] {
        &self.later[number]
    }

    /// What stands before the first verb of a sentence: `In 2024, sales`.
    pub(crate) fn opening(&self, number: usize) -> Range<usize> {
        let sentence = self.sentence(number);
        let mut clauses = self.parses[number].clauses.iter();
        let first = clauses.find(|clause| clause.kind == ClauseKind::Finite);
        sentence.start..first.map_or(sentence.end, |clause| clause.verb)
    }

    /// The first season of a range, as its label.
    pub(crate) fn season_in(&self, tokens: Range<usize>) -> Option<String> {
        self.of_numbers(&self.seasons, tokens)
            .find(|time| !self.is_of_the_weather(time))
            .map(|time| time.when.label().to_owned())
    }

    /// True where a range names a season, be it of clothes or of the weather.
    pub(crate) fn names_season(&self, tokens: Range<usize>) -> bool {
        self.of_numbers(&self.seasons, tokens).next().is_some()
    }

    /// True for `last summer` and `this winter`, in which something was bought or worn: no collection.
    pub(crate) fn is_of_the_weather(&self, time: &TimeMention) -> bool {
        let text = &self.text;
        let last = text.lower(time.tokens.end - 1);
        let next = text.lower_at(Some(time.tokens.end));
        time.when.as_season().is_some()
            && matches!(text.lower(time.tokens.start), "last" | "this")
            && matches!(last, "spring" | "summer" | "autumn" | "fall" | "winter")
            && !matches!(
                next,
                "collection" | "collections" | "show" | "shows" | "runway" | "runways" | "season"
            )
            && text
                .tokens
                .get(time.tokens.end)
                .is_none_or(|t| t.tag != Tag::Genitive)
    }

    /// Those of some times, given by number, that begin in a range.
    fn of_numbers(
        &self,
        numbers: &[usize],
        tokens: Range<usize>,
    ) -> impl Iterator<Item = &TimeMention> {
        let start = |number: &usize| self.times[*number].tokens.start;
        let first = numbers.partition_point(|number| start(number) < tokens.start);
        numbers[first..]
            .iter()
            .map(|number| &self.times[*number])
            .take_while(move |time| time.tokens.start < tokens.end)
    }

    /// True for a name that a hyphen makes part of an adjective: `Marilyn
    /// Monroe-inspired`.
    pub(crate) fn is_prefix(&self, mention: usize) -> bool {
        let end = self.resolved.mentions[mention].tokens.end;
        let next = self.text.tokens.get(end);
        next.is_some_and(|next| next.join == Join::Hyphen)
    }

    /// The item of a garment's mention.
    pub(crate) fn item_of(&self, mention: usize) -> Option<&Item> {
        let at = self
            .items
            .binary_search_by_key(&mention, |item| item.mention);
        at.ok().map(|at| &self.items[at])
    }

    /// True where a figure ends before token `at`.
    pub(crate) fn ends_figure(&self, at: usize) -> bool {
        let before = self
            .figures
            .partition_point(|figure| figure.tokens.end < at);
        self.figures
            .get(before)
            .is_some_and(|figure| figure.tokens.end == at)
    }

    /// Entities of one kind named or meant in a range, in text order, each once.
    pub(crate) fn entities_in(&self, kind: EntityKind, tokens: Range<usize>) -> Vec<EntityNumber> {
        let mut found = Vec::new();
        for mention in self.resolved.of_kind(kind, tokens) {
            let entity = self.resolved.entity[mention];
            if !found.contains(&entity) {
                found.push(entity);
            }
        }
        found
    }

    /// The last mention of an entity that begins before a token.
    pub(crate) fn last_before(&self, entity: EntityNumber, token: usize) -> Option<usize> {
        let mentions = &self.entity(entity).mentions;
        let end = mentions.partition_point(|m| self.resolved.mentions[*m].tokens.start < token);
        mentions[..end].last().copied()
    }

    /// Where mentions of an entity begin in a range, in text order: of one named in
    /// every sentence looking at each mention would take quadratic time.
    pub(crate) fn mentions_in(
        &self,
        entity: EntityNumber,
        range: Range<usize>,
    ) -> impl Iterator<Item = Range<usize>> {
        let mentions = &self.entity(entity).mentions;
        let tokens = |m: &usize| self.resolved.mentions[*m].tokens.clone();
        let first = mentions.partition_point(|m| tokens(m).start < range.start);
        mentions[first..]
            .iter()
            .map(tokens)
            .take_while(move |tokens| tokens.start < range.end)
    }

    /// Entities of one kind at the head of a clause's subject phrases.
    pub(crate) fn subjects(
        &self,
        parse: &Parse,
        clause: &Clause,
        kind: EntityKind,
    ) -> Vec<EntityNumber> {
        clause
            .subject
            .iter()
            .filter_map(|p| self.head(&parse.phrases[*p], kind))
            .collect()
    }

    /// The entity of a kind that a phrase's head names: the last such mention in it.
    pub(crate) fn head(&self, phrase: &Phrase, kind: EntityKind) -> Option<EntityNumber> {
        let mention = self
            .resolved
            .at(phrase.head)
            .filter(|m| self.resolved.mentions[*m].kind == kind)?;
        Some(self.resolved.entity[mention])
    }

    /// All clauses with their sentence's parse.
    pub(crate) fn clauses(&self) -> impl Iterator<Item = (&Parse, &Clause)> {
        self.parses
            .iter()
            .flat_map(|parse| parse.clauses.iter().map(move |clause| (parse, clause)))
    }

    /// True if the clause's verb belongs to a class of cues.
    pub(crate) fn verb_is(&self, clause: &Clause, cue: Cue) -> bool {
        clause
            .group
            .clone()
            .any(|at| at >= clause.verb && self.spotted.has_cue(at, cue))
    }
}

#[cfg(test)]
mod tests {
    use releve_facts::{Statement, When};

    use crate::relate::told;

    fn times(text: &str) -> Vec<(String, Option<String>)> {
        let label = |when: Option<When>| when.map(|when| when.label().to_owned());
        told(text)
            .into_iter()
            .filter_map(|statement| match statement {
                Statement::Wear(wear) => Some((wear.person, label(wear.when))),
                Statement::Measure(measure) => Some((measure.subject, label(measure.when))),
                Statement::Quote(quote) => Some((quote.speaker, label(quote.when))),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn each_half_of_a_sentence_has_its_own_time() {
        let cases: [(&str, &[(&str, Option<&str>)]); 7] = [
            (
                "Kate Moss wore a Prada coat in 2017, and Alexa Chung carried a Gucci bag in May 2020.",
                &[
                    ("Kate Moss", Some("2017")),
                    ("Alexa Chung", Some("2020-05")),
                ],
            ),
            (
                "Alexa Chung carried a Gucci bag, and Kate Moss wore a Prada coat in 2017.",
                &[("Alexa Chung", None), ("Kate Moss", Some("2017"))],
            ),
            (
                "In 2017 Kate Moss wore a Prada coat, and Alexa Chung carried a Gucci bag.",
                &[("Kate Moss", Some("2017")), ("Alexa Chung", Some("2017"))],
            ),
            (
                "Sales at Prada rose 3 percent in 2024, while sales at Gucci fell 9 percent.",
                &[("Prada", Some("2024")), ("Gucci", Some("2024"))],
            ),
            (
                "In May 2024 Gigi Hadid wore boots, and Kate Moss, photographed at home in June 2023, wore a coat.",
                &[
                    ("Gigi Hadid", Some("2024-05")),
                    ("Kate Moss", Some("2023-06")),
                ],
            ),
            // What is in demand is no second thing that was shown.
            (
                "Demand for clogs rose 4 percent in 2024, and orders for loafers rose 9 percent in May 2025.",
                &[("clog", Some("2024")), ("loafer", Some("2025-05"))],
            ),
            (
                "“Loafers are back,” says Katie Smith, who opened her shop in 2019.",
                &[("Katie Smith", None)],
            ),
        ];
        for (text, expected) in cases {
            let found = times(text);
            let found: Vec<(&str, Option<&str>)> = (found.iter())
                .map(|(who, when)| (who.as_str(), when.as_deref()))
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
