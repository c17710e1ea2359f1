//! How an event is told: each pair of who moves and what is moved, with market, channel
//! and time, and the sentence that names who `she` or `it` is.

use std::ops::Range;

use releve_facts::{EntityKind, Influence, Statement};

use super::figures::{Figures, counted};
use super::{Event, referent};
use crate::lexicon::Detail;
use crate::relate::Draft;
use crate::relate::noun::Thing;
use crate::scene::Scene;
use crate::spot::Found;
use crate::tag::Tag;

/// The drafts of an event.
pub(super) fn tell(scene: &Scene<'_>, event: &Event, figures: &Figures, drafts: &mut Vec<Draft>) {
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
