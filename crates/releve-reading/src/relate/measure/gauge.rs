//! Nouns of measure with what they count: `searches for mesh shoes`, `the
//! bag’s sales`, `Coach’s followers`.

use std::ops::Range;

use releve_facts::Metric;

use super::complement::complement;
use super::modifier::modifier;
use super::named::{Named, named};
use crate::lexicon::{Cue, MetricManner};
use crate::scene::Scene;
use crate::segment::Join;
use crate::tag::Tag;

/// A noun of measure.
#[derive(Debug, Clone)]
pub(in crate::relate) struct Gauge {
    pub(in crate::relate) tokens: Range<usize>,
    pub(in crate::relate) metric: Metric,
    pub(in crate::relate) manner: MetricManner,
    /// What it counts, where its own phrase says.
    pub(in crate::relate) subject: Option<Named>,
    /// One past the phrase and its complement.
    pub(in crate::relate) end: usize,
    /// It stands for a noun of measure before it: `those for ballet flats`.
    pub(in crate::relate) again: bool,
}

/// The gauges of a sentence, in order; `past` are things told before.
pub(in crate::relate) fn gauges(
    scene: &Scene<'_>,
    sentence: Range<usize>,
    past: &[Named],
) -> Vec<Gauge> {
    let text = &scene.text;
    let mut found: Vec<Gauge> = Vec::new();
    let first = scene
        .spotted
        .metrics
        .partition_point(|m| m.tokens.start < sentence.start);
    let mut free = sentence.start;
    let here = scene.spotted.metrics[first..]
        .iter()
        .take_while(|m| m.tokens.start < sentence.end);
    let here: Vec<_> = here.collect();
    for (n, matched) in here.iter().enumerate() {
        let entry = text.lexicon.metrics[matched.number as usize];
        let longer = here[n + 1..].iter().chain(&here[..n]).any(|other| {
            other.tokens.start == matched.tokens.start && other.tokens.end > matched.tokens.end
        });
        if entry.metric == Metric::Rank || matched.tokens.start < free || longer {
            continue;
        }
        // `the number of searches` counts searches.
        let numbers = text.lower(matched.tokens.start) == "number"
            && here[n + 1..]
                .iter()
                .any(|next| next.tokens.start <= matched.tokens.end + 3);
        // `sold out at full price`: how, not how much.
        let manner = entry.metric == Metric::Price
            && matches!(
                text.lower_at(matched.tokens.start.checked_sub(1)),
                "full" | "half"
            );
        if numbers || manner || !is_noun(scene, &matched.tokens, &sentence) {
            continue;
        }
        free = matched.tokens.end;
        let (mut behind, end) = complement(scene, matched.tokens.end, sentence.end, past);
        if entry.metric == Metric::Share
            && matched.tokens.start > sentence.start
            && matches!(
                text.tokens[matched.tokens.start - 1].tag,
                Tag::Genitive | Tag::Possessive
            )
        {
            // `Puma's share of the market` is Puma's.
            behind = None;
        }
        // `the number of clogs sold`
        let sold = text.lower(matched.tokens.start) == "number"
            && behind.is_some()
            && matches!(text.lower_at(Some(end)), "sold" | "bought" | "ordered");
        let before = behind
            .is_none()
            .then(|| modifier(scene, matched.tokens.start, sentence.start, past));
        found.push(Gauge {
            tokens: matched.tokens.clone(),
            metric: if sold { Metric::Sales } else { entry.metric },
            manner: entry.manner,
            subject: behind.or(before.flatten()),
            end,
            again: false,
        });
    }
    posts(scene, &mut found);
    again(scene, &sentence, past, &mut found);
    found
}

/// `likes on balletcore posts` counts likes, and `views of its videos` views: the
/// noun behind says of what.
fn posts(scene: &Scene<'_>, found: &mut Vec<Gauge>) {
    let mut n = 0;
    while n + 1 < found.len() {
        let (one, next) = (&found[n], &found[n + 1]);
        let counts = matches!(one.metric, Metric::Engagement | Metric::Views)
            && next.metric == Metric::Posts
            && matches!(
                scene.text.lower_at(Some(one.tokens.end)),
                "on" | "of" | "for"
            )
            && next.tokens.start <= one.tokens.end + 5;
        if counts {
            let next = found.remove(n + 1);
            found[n].subject = next.subject.or(found[n].subject.take());
            found[n].end = next.end;
        }
        n += 1;
    }
}

/// True where the word is a noun that heads its phrase: not `search engine`,
/// `sales director`, `to views`.
fn is_noun(scene: &Scene<'_>, tokens: &Range<usize>, sentence: &Range<usize>) -> bool {
    let text = &scene.text;
    let last = tokens.end - 1;
    if scene
        .resolved
        .at(last)
        .is_some_and(|m| scene.resolved.mentions[m].tokens.len() > tokens.len())
    {
        return false;
    }
    let before = tokens
        .start
        .checked_sub(1)
        .filter(|at| sentence.contains(at));
    let before_tag = before.map(|at| text.tokens[at].tag);
    if matches!(before_tag, Some(Tag::Infinitive)) {
        return false;
    }
    let verb = matches!(text.tokens[last].tag, Tag::Verb | Tag::Past | Tag::Gerund);
    if verb {
        let governs = matches!(
            text.lower_at(Some(tokens.end)),
            "for" | "of" | "on" | "in" | "to"
        );
        let counted = before.is_some_and(|at| {
            scene.ends_figure(at + 1)
                || matches!(
                    before_tag,
                    Some(Tag::Noun | Tag::Name | Tag::Adjective | Tag::Genitive)
                )
        });
        let subject = matches!(
            before_tag,
            Some(Tag::Pronoun | Tag::Relative | Tag::Auxiliary)
        );
        // `On Pinterest, saves have doubled`
        let does = text.tokens.get(tokens.end).is_some_and(|next| {
            tokens.end < sentence.end && next.tag == Tag::Auxiliary
                || scene.spotted.has_cue(tokens.end, Cue::Rise)
        });
        if subject || !governs && !counted && !does && before.is_some() {
            return false;
        }
    }
    // `the shop's stock of clogs`, `unsold stock`: goods, which no market trades.
    if text.lower(tokens.start) == "stock" && tokens.len() == 1 {
        let goods = text.lower_at(Some(tokens.end)) == "of"
            || matches!(
                before_tag,
                Some(Tag::Adjective | Tag::Past | Tag::Preposition)
            );
        if goods {
            return false;
        }
    }
    let next = tokens.end;
    if next >= sentence.end || scene.resolved.at(next).is_some() {
        return true;
    }
    let moves = scene.spotted.has_cue(next, Cue::Rise) || scene.spotted.has_cue(next, Cue::Fall);
    let tail = matches!(
        text.lower(next),
        "volume"
            | "volumes"
            | "figures"
            | "numbers"
            | "traffic"
            | "total"
            | "totals"
            | "count"
            | "counts"
            | "rate"
            | "worldwide"
            | "overall"
            | "alone"
            | "globally"
            | "online"
            | "double"
    );
    let compound = text.tokens[next].tag == Tag::Noun
        && text.tokens[next].join != Join::Direct
        && !moves
        && !tail;
    !compound
}

/// `searches that include “deadstock”`: the verb that ties searches or posts to a term.
pub(super) fn holds_term(scene: &Scene<'_>, at: usize) -> bool {
    matches!(
        scene.text.base(at),
        "contain" | "include" | "mention" | "use" | "feature"
    )
}

/// `those for ballet flats`, `that of the Samba`, `those that include “deadstock”`
/// behind a gauge.
fn again(scene: &Scene<'_>, sentence: &Range<usize>, past: &[Named], found: &mut Vec<Gauge>) {
    let text = &scene.text;
    for at in sentence.clone() {
        if !matches!(text.lower(at), "those" | "that" | "ones") || at + 1 >= sentence.end {
            continue;
        }
        let next = at + 1;
        let holds = |at: usize| holds_term(scene, at);
        let behind = match text.lower(next) {
            "for" | "of" | "on" | "in" | "at" | "with" => next + 1,
            "that" | "which" if next + 1 < sentence.end && holds(next + 1) => next + 2,
            _ if text.tokens[next].tag == Tag::Gerund && holds(next) => next + 1,
            _ => continue,
        };
        let Some(before) = found.iter().rev().find(|g| g.tokens.end <= at) else {
            continue;
        };
        let (metric, manner) = (before.metric, before.manner);
        let Some(subject) = named(scene, behind, sentence.end, past) else {
            continue;
        };
        let end = subject.tokens.end;
        let place = found.partition_point(|g| g.tokens.start < at);
        found.insert(
            place,
            Gauge {
                tokens: at..at + 1,
                metric,
                manner,
                subject: Some(subject),
                end,
                again: true,
            },
        );
    }
}
