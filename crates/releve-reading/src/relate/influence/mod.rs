//! Facts of kind `influence`: one thing moved or inspired another.
//!
//! Families tell it: verbs with subject and object (`verb`, `place`), an effect
//! and its cause (`cause`, `worn`), nouns such as influence and inspiration (`credit`),
//! thanks and blame (`blame`), nouns for who moves (`driver`) and of homage (`homage`).

mod active;
mod aftermath;
mod aside;
mod attributed;
mod began;
mod blame;
mod cause;
mod compound;
mod credit;
mod crowd;
mod deed;
mod demand;
mod did;
mod driver;
mod effect;
mod gift;
mod homage;
mod inspiration;
mod moment;
mod moved;
mod mover;
mod owing;
mod passive;
mod place;
mod reason;
mod referent;
mod roots;
mod source;
mod spark;
mod stake;
mod stated;
mod subject;
mod success;
mod swamped;
mod target;
#[cfg(test)]
mod tests;
mod topic;
mod verb;
mod wearers;
mod who_is;
mod without;
mod worn;

use std::ops::Range;

use foldhash::{HashMap, HashMapExt};
use releve_facts::{Direction, Effect, EntityKind, Influence, Metric, Statement};

use super::Draft;
use super::noun::Thing;
use crate::clause::{Clause, Parse};
use crate::lexicon::Detail;
use crate::scene::Scene;
use crate::segment::BlockKind;
use crate::spot::Found;
use crate::tag::Tag;

/// What moved what, before it is told.
#[derive(Debug)]
struct Event {
    influencers: Vec<Thing>,
    targets: Vec<Thing>,
    effect: Option<Effect>,
    direction: Option<Direction>,
    /// The sentence that states it.
    sentence: usize,
    /// Another one that is needed to understand it.
    other: Option<usize>,
    rule: &'static str,
    signs: Vec<&'static str>,
}

impl Event {
    fn new(
        influencers: Vec<Thing>,
        moved: moved::Moved,
        sentence: usize,
        rule: &'static str,
    ) -> Self {
        Self {
            influencers,
            targets: moved.targets,
            effect: moved.effect,
            direction: moved.effect.map(|_| Direction::Up),
            sentence,
            other: moved.other,
            rule,
            signs: Vec::new(),
        }
    }

    /// What the subject of a clause moved.
    fn by_subject(
        scene: &Scene<'_>,
        parse: &Parse,
        clause: &Clause,
        moved: moved::Moved,
        rule: &'static str,
    ) -> Self {
        let influencers = subject::subject(scene, parse, clause);
        Self::new(influencers, moved, clause.sentence, rule)
    }

    fn effect(mut self, effect: Effect) -> Self {
        self.effect.get_or_insert(effect);
        self.direction.get_or_insert(Direction::Up);
        self
    }
}

pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let figures = figures(scene, drafts);
    for sentence in 0..scene.text.sentences.len() {
        let block = &scene.text.blocks[scene.text.sentences[sentence].block];
        if matches!(block.kind, BlockKind::Byline | BlockKind::Date) {
            continue;
        }
        let mut events = verb::events(scene, sentence);
        events.extend(credit::events(scene, sentence));
        events.extend(driver::events(scene, sentence));
        events.extend(cause::events(scene, sentence));
        events.extend(compound::events(scene, sentence));
        events.extend(homage::events(scene, sentence));
        events.extend(without::events(scene, sentence));
        events.extend(crowd::events(scene, sentence));
        events.extend(roots::events(scene, sentence));
        events.extend(stake::events(scene, sentence));
        if !asks(scene, sentence) {
            events.extend(blame::events(scene, sentence));
            events.extend(spark::events(scene, sentence));
            events.extend(aftermath::events(scene, sentence));
        }
        for event in events {
            tell(scene, &event, &figures, drafts);
        }
    }
    for event in worn::events(scene, drafts) {
        tell(scene, &event, &figures, drafts);
    }
    drop_wider(drafts);
}

/// Drops `X moved the coat` where the same sentence tells that X moved the camel coat.
fn drop_wider(drafts: &mut Vec<Draft>) {
    let key = |draft: &Draft| match &draft.statement {
        Statement::Influence(it) => {
            let place = draft.evidence.first()?.start;
            Some((it.influencer.clone(), place, it.target.clone()))
        }
        _ => None,
    };
    let mut precise: HashMap<(String, usize), Vec<String>> = HashMap::new();
    for (influencer, place, target) in drafts.iter().filter_map(key) {
        precise.entry((influencer, place)).or_default().push(target);
    }
    drafts.retain(|draft| {
        let Some((influencer, place, target)) = key(draft) else {
            return true;
        };
        let targets = &precise[&(influencer, place)];
        !targets.iter().any(|other| {
            other
                .strip_suffix(target.as_str())
                .is_some_and(|rest| rest.ends_with(' '))
        })
    });
}

/// True for a question, and where nothing is said at all.
fn asks(scene: &Scene<'_>, sentence: usize) -> bool {
    let last = scene.sentence(sentence).last();
    last.is_none_or(|at| scene.text.surface(at) == "?")
}

fn tell(scene: &Scene<'_>, event: &Event, figures: &Figures, drafts: &mut Vec<Draft>) {
    let range = scene.sentence(event.sentence);
    let market = market(scene, range.clone());
    let channel = scene
        .entities_in(EntityKind::Channel, range.clone())
        .into_iter()
        .map(|entity| scene.name(entity))
        .find(|name| event.influencers.iter().all(|i| &i.name != name));
    let when = scene
        .times_in(range.clone())
        .find(|time| !time.compared)
        .map(|time| time.when.clone());
    let influencers: Vec<Thing> = event
        .influencers
        .iter()
        .filter_map(|thing| referent::influencer(scene, thing.clone(), event.sentence))
        .filter(|thing| moves(thing, event.rule))
        .collect();
    let targets: Vec<Thing> = event
        .targets
        .iter()
        .map(|thing| referent::target(scene, thing.clone(), event.sentence))
        .map(|thing| counted(thing, event, figures))
        .collect();
    for influencer in &influencers {
        for target in &targets {
            if same(&influencer.name, &target.name) {
                continue;
            }
            let statement = Statement::Influence(Influence {
                influencer: influencer.name.clone(),
                target: target.name.clone(),
                effect: event.effect,
                direction: event.direction,
                market: market.clone(),
                channel: channel.clone(),
                when: when.clone(),
            });
            let mut draft = Draft::new(statement, range.clone(), event.rule)
                .sign(influencer.kind.is_none(), "influence: plain influencer")
                .sign(
                    influencer.kind == Some(EntityKind::Person),
                    "influence: by a person",
                )
                .sign(
                    target.kind == Some(EntityKind::Trend),
                    "influence: on a trend",
                )
                .sign(
                    target.kind == Some(EntityKind::Person),
                    "influence: on a person",
                )
                .sign(
                    target.kind.is_none() && target.name != "fashion",
                    "influence: on something unknown",
                )
                .sign(
                    target.anaphor
                        && !(event.rule == "influence: after wearing"
                            && is_named_in(scene, target, range.clone())),
                    "influence: target by pronoun",
                )
                .sign(influencer.anaphor, "influence: by pronoun")
                .sign(event.targets.len() > 1, "influence: several targets");
            draft.signs.extend(event.signs.iter().copied());
            if let Some(other) = event.other.filter(|other| *other != event.sentence) {
                draft = draft.also(scene.sentence(other));
            }
            for thing in [influencer, target] {
                if let Some(named) = naming(scene, thing, event.sentence)
                    && named != event.sentence
                    && draft.evidence.len() < 2
                {
                    draft = draft.also(scene.sentence(named));
                }
            }
            drafts.push(draft);
        }
    }
}

/// For each sentence what its figures count, and of what.
type Figures = HashMap<usize, Vec<(Metric, String)>>;

fn figures(scene: &Scene<'_>, drafts: &[Draft]) -> Figures {
    let mut found = Figures::new();
    for draft in drafts {
        if let Statement::Measure(measure) = &draft.statement
            && let Some(tokens) = draft.evidence.first().filter(|tokens| !tokens.is_empty())
        {
            found
                .entry(scene.text.sentence_of(tokens.start))
                .or_default()
                .push((measure.metric, measure.subject.clone()));
        }
    }
    found
}

/// `the bag` whose sales a figure of the sentence tells: named as the figure is.
fn counted(thing: Thing, event: &Event, figures: &Figures) -> Thing {
    let metric = match event.effect {
        Some(Effect::Searches) => Metric::Searches,
        Some(Effect::Sales) => Metric::Sales,
        _ => return thing,
    };
    if thing.kind != Some(EntityKind::Garment) {
        return thing;
    }
    let here = figures.get(&event.sentence).into_iter().flatten();
    let name = here
        .filter(|(of, subject)| *of == metric && subject.ends_with(&thing.name))
        .map(|(_, subject)| subject.clone())
        .next();
    match name {
        Some(name) => Thing { name, ..thing },
        None => thing,
    }
}

/// A garment without a name of its own moves nothing, unless figures say so.
/// What a thing starts with is its parts: `the line begins with basics`.
fn moves(thing: &Thing, rule: &str) -> bool {
    if rule == "influence: began with" && thing.kind.is_none() {
        let group = thing.name.ends_with('s')
            || thing.name.ends_with("men")
            || thing.name.contains(char::is_uppercase);
        let parts = [
            "essentials",
            "basics",
            "details",
            "pieces",
            "staples",
            "fundamentals",
        ];
        if !group || parts.iter().any(|part| thing.name.ends_with(part)) {
            return false;
        }
    }
    !matches!(
        thing.kind,
        Some(EntityKind::Garment | EntityKind::Attribute)
    ) || thing.name.contains(char::is_uppercase)
        || matches!(
            rule,
            "influence: driven by" | "influence: attributed to" | "influence: thanks to"
        )
}

fn same(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b)
}

/// True where the sentence names by itself what a pronoun of it stands for.
fn is_named_in(scene: &Scene<'_>, thing: &Thing, range: Range<usize>) -> bool {
    scene.resolved.within(range).any(|m| {
        Some(scene.resolved.entity[m]) == thing.entity
            && scene.resolved.mentions[m].found != Found::Anaphor
    })
}

/// Where a thing meant by an anaphor was named last.
fn naming(scene: &Scene<'_>, thing: &Thing, sentence: usize) -> Option<usize> {
    if !thing.anaphor {
        return None;
    }
    const NEAR: usize = 3;
    let entity = thing.entity?;
    let near = scene.sentence(sentence.saturating_sub(NEAR)).start..scene.sentence(sentence).end;
    let named = scene
        .resolved
        .within(near)
        .filter(|m| scene.resolved.entity[*m] == entity)
        .map(|m| &scene.resolved.mentions[m])
        .filter(|m| m.found != Found::Anaphor)
        .last()?;
    Some(scene.text.sentence_of(named.tokens.start))
}

/// The first country or region that stands behind `in` or `across`.
fn market(scene: &Scene<'_>, range: Range<usize>) -> Option<String> {
    scene.resolved.of_kind(EntityKind::Place, range.clone()).find_map(|m| {
        let mention = &scene.resolved.mentions[m];
        let Found::Lexicon(id, _) = mention.found else {
            return None;
        };
        let wide = matches!(
            &scene.text.lexicon.entry(id).detail,
            Detail::Place { kind, .. } if matches!(kind.as_ref(), "country" | "region" | "continent" | "state")
        );
        let mut before = mention.tokens.start.checked_sub(1)?;
        if scene.text.tokens[before].tag == Tag::Determiner {
            before = before.checked_sub(1)?;
        }
        let placed = matches!(scene.text.lower(before), "in" | "across" | "throughout" | "around" | "among")
            || scene.text.tokens.get(mention.tokens.end).is_some_and(|t| t.tag == Tag::Genitive);
        (wide && placed).then(|| scene.name(scene.resolved.entity[m]))
    })
}
