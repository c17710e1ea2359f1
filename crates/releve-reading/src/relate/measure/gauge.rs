//! Nouns of measure with what they count: `searches for mesh shoes`, `the
//! bag’s sales`, `Coach’s followers`.

use std::ops::Range;

use releve_facts::{EntityKind, Metric};

use super::named::{Named, named};
use crate::lexicon::{Cue, MetricManner};
use crate::scene::Scene;
use crate::tag::Tag;

/// A noun of measure.
#[derive(Debug, Clone)]
pub(super) struct Gauge {
    pub(super) tokens: Range<usize>,
    pub(super) metric: Metric,
    pub(super) manner: MetricManner,
    /// What it counts, where its own phrase says.
    pub(super) subject: Option<Named>,
    /// One past the phrase and its complement.
    pub(super) end: usize,
    /// It stands for a noun of measure before it: `those for ballet flats`.
    pub(super) again: bool,
}

/// The gauges of a sentence, in order; `past` are things told before.
pub(super) fn gauges(scene: &Scene<'_>, sentence: Range<usize>, past: &[Named]) -> Vec<Gauge> {
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
        let longer = here[n + 1..]
            .iter()
            .chain(&here[..n])
            .any(|other| other.tokens.start == matched.tokens.start && other.tokens.end > matched.tokens.end);
        if entry.metric == Metric::Rank || matched.tokens.start < free || longer {
            continue;
        }
        if !is_noun(scene, &matched.tokens, &sentence) {
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
        let before = behind.is_none().then(|| modifier(scene, matched.tokens.start, sentence.start, past));
        found.push(Gauge {
            tokens: matched.tokens.clone(),
            metric: entry.metric,
            manner: entry.manner,
            subject: behind.or(before.flatten()),
            end,
            again: false,
        });
    }
    again(scene, &sentence, past, &mut found);
    found
}

/// True where the word is a noun that heads its phrase: not `search engine`,
/// `sales director`, `to views`.
fn is_noun(scene: &Scene<'_>, tokens: &Range<usize>, sentence: &Range<usize>) -> bool {
    let text = &scene.text;
    let last = tokens.end - 1;
    if scene.resolved.at(last).is_some_and(|m| {
        scene.resolved.mentions[m].tokens.len() > tokens.len()
    }) {
        return false;
    }
    let before = tokens.start.checked_sub(1).filter(|at| sentence.contains(at));
    let before_tag = before.map(|at| text.tokens[at].tag);
    if matches!(before_tag, Some(Tag::Infinitive)) {
        return false;
    }
    let verb = matches!(text.tokens[last].tag, Tag::Verb | Tag::Past | Tag::Gerund);
    if verb {
        let governs = matches!(text.lower_at(Some(tokens.end)), "for" | "of" | "on" | "in" | "to");
        let counted = before.is_some_and(|at| {
            scene.ends_figure(at + 1)
                || matches!(before_tag, Some(Tag::Noun | Tag::Name | Tag::Adjective | Tag::Genitive))
        });
        let subject = matches!(before_tag, Some(Tag::Pronoun | Tag::Relative | Tag::Auxiliary));
        if subject || !governs && !counted && before.is_some() {
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
        "volume" | "volumes" | "figures" | "numbers" | "traffic" | "total" | "totals" | "count"
            | "counts" | "rate" | "worldwide" | "overall" | "alone" | "globally" | "online" | "double"
    );
    let compound = text.tokens[next].tag == Tag::Noun
        && text.tokens[next].join != crate::segment::Join::Direct
        && !moves
        && !tail;
    !compound
}

/// What stands behind the noun: `for mesh shoes`, `of #sambas`, `at Rewoven`.
fn complement(
    scene: &Scene<'_>,
    mut at: usize,
    end: usize,
    past: &[Named],
) -> (Option<Named>, usize) {
    let text = &scene.text;
    let start = at;
    // `on TikTok for`, `in the UK for`, `worldwide for`, `volume for`
    for _ in 0..3 {
        let preposition = text.tokens.get(at).is_some_and(|t| t.tag == Tag::Preposition) && at < end;
        let aside = preposition
            && matches!(text.lower(at), "on" | "in" | "across" | "via" | "among")
            && aside_end(scene, at + 1, end).is_some();
        if aside {
            at = aside_end(scene, at + 1, end).unwrap_or(at + 1);
            continue;
        }
        let tail = at < end
            && matches!(
                text.lower(at),
                "volume" | "volumes" | "figures" | "numbers" | "traffic" | "total" | "totals" | "count"
                    | "counts" | "worldwide" | "globally" | "online" | "alone" | "overall" | "there"
            );
        if tail {
            at += 1;
        }
    }
    if at >= end {
        return (None, start);
    }
    let word = text.lower(at);
    let tagged = matches!(
        word,
        "tagged" | "carrying" | "featuring" | "using" | "bearing" | "mentioning" | "containing"
            | "including" | "hashtagged" | "around" | "about" | "referencing" | "labelled" | "with"
            | "under" | "surrounding" | "relating" | "related"
    );
    let mut next = at + 1;
    if tagged {
        while matches!(text.lower_at(Some(next)), "with" | "to" | "the" | "hashtag" | "as" | "under") && next < end {
            next += 1;
        }
        let back = if text.lower(next - 1) == "hashtag" || text.lower(next - 1) == "the" { next - 1 } else { next };
        let hashtag = (at..next).any(|t| text.lower(t) == "hashtag");
        if let Some(mut name) = named(scene, next, end, past).or_else(|| named(scene, back, end, past)) {
            name.hashtag |= hashtag;
            let stop = name.tokens.end;
            return (Some(name), stop);
        }
        return (None, start);
    }
    let spends = word == "on" && text.lower(start - 1) == "spending";
    let governs = matches!(word, "for" | "of" | "in" | "at" | "to") || spends;
    if !governs || matches!(word, "in" | "at" | "to" | "on") && aside_end(scene, next, end).is_some() {
        return (None, start);
    }
    // `for the last of these`
    if text.lower_at(Some(next)) == "the"
        && matches!(text.lower_at(Some(next + 1)), "last" | "latter" | "former" | "first")
    {
        let floor = scene.text.sentences[scene.text.sentence_of(at)].tokens.start;
        let mut names: Vec<usize> = scene
            .resolved
            .within(floor..start.saturating_sub(1))
            .filter(|m| {
                matches!(
                    scene.resolved.mentions[*m].kind,
                    EntityKind::Brand | EntityKind::Product | EntityKind::Garment | EntityKind::Person | EntityKind::Trend
                )
            })
            .collect();
        let last = matches!(text.lower(next + 1), "last" | "latter");
        if !last {
            names.truncate(1);
        }
        let mut stop = next + 2;
        while matches!(text.lower_at(Some(stop)), "of" | "these" | "those" | "the" | "three" | "two") && stop < end {
            stop += 1;
        }
        let found = names.last().map(|m| Named {
            name: scene.resolved.of(*m).name.clone(),
            tokens: next..stop,
            kind: Some(scene.resolved.mentions[*m].kind),
            meant: true,
            hashtag: false,
            antecedent: None,
        });
        return (found, stop);
    }
    // `sales of its Samba`, `number of views`: the noun of measure itself is no subject.
    let Some(mut name) = named(scene, next, end, past) else {
        return (None, start);
    };
    // `for one video`, `to its website`: where, not what.
    let where_from = name.kind.is_none()
        && matches!(
            text.lower(name.tokens.end - 1),
            "video" | "videos" | "clip" | "post" | "reel" | "page" | "website" | "site" | "account" | "profile"
                | "store" | "stores" | "shop" | "shops" | "year" | "quarter" | "period" | "them"
        );
    if where_from || word == "in" && name.kind.is_none() {
        return (None, start);
    }
    if word == "at" && name.kind.is_none() && !name.name.starts_with(char::is_uppercase) {
        return (None, start);
    }
    // `pre-owned pieces by The Row`: the maker of what is only `pieces`.
    let mut stop = name.tokens.end;
    let generic = scene.spotted.has_cue(stop - 1, Cue::Piece) && name.kind.is_none();
    if matches!(text.lower_at(Some(stop)), "by" | "from")
        && stop < end
        && let Some(maker) = scene
            .resolved
            .at(stop + 1)
            .filter(|m| scene.resolved.mentions[*m].kind == EntityKind::Brand)
    {
        let brand = scene.resolved.of(maker).name.clone();
        stop = scene.resolved.mentions[maker].tokens.end;
        if generic || name.kind.is_none() {
            name.name = brand;
            name.kind = Some(EntityKind::Brand);
        } else if name.kind == Some(EntityKind::Garment) {
            name.name = format!("{brand} {}", name.name);
        }
        name.tokens.end = stop;
    }
    // `sales of the category on Vinted`
    (Some(name), stop)
}

/// Where a place, a channel or a time behind a preposition ends.
fn aside_end(scene: &Scene<'_>, mut at: usize, end: usize) -> Option<usize> {
    while at < end && matches!(scene.text.lower(at), "the" | "resale" | "site" | "platform" | "app" | "mainland") {
        at += 1;
    }
    if let Some(m) = scene.resolved.at(at) {
        let mention = &scene.resolved.mentions[m];
        return matches!(
            mention.kind,
            EntityKind::Channel | EntityKind::Place | EntityKind::Publication
        )
        .then_some(mention.tokens.end);
    }
    scene
        .times_in(at..end)
        .next()
        .filter(|time| time.tokens.start == at)
        .map(|time| time.tokens.end)
}

/// What stands before the noun: `Samba searches`, `the shoe’s searches`, `its
/// sales`; a channel, a place or a month there is no subject.
fn modifier(scene: &Scene<'_>, noun: usize, floor: usize, past: &[Named]) -> Option<Named> {
    let text = &scene.text;
    let mut at = noun;
    let mut first = noun;
    while at > floor {
        let before = at - 1;
        let token = &text.tokens[before];
        let timed = scene.times_in(before..noun).next().is_some();
        let figure = scene.figures_in(before..before + 1).next().is_some();
        if timed || figure {
            break;
        }
        let covered = scene.resolved.at(before);
        let quote = matches!(text.surface(before), "”" | "\"" | "“" | "’" | "‘");
        let empty = matches!(
            text.lower(before),
            "online" | "global" | "worldwide" | "web" | "average" | "annual" | "monthly" | "weekly"
                | "daily" | "total" | "net" | "overall" | "internet" | "organic" | "active" | "search"
                | "quarterly" | "group" | "retail" | "unit" | "net-a-porter" | "combined" | "video"
                | "like-for-like" | "consumer" | "customer" | "social" | "media" | "full-price" | "gross"
        );
        let part = covered.is_some()
            || quote
            || matches!(token.tag, Tag::Noun | Tag::Name | Tag::Adjective | Tag::Genitive | Tag::Possessive)
            || text.tokens[at].join == crate::segment::Join::Hyphen
            || matches!(token.tag, Tag::Determiner)
                && matches!(text.lower(before), "the" | "this" | "that" | "these" | "those");
        if !part || empty && first != noun {
            break;
        }
        at = covered.map_or(before, |m| scene.resolved.mentions[m].tokens.start.min(before));
        if !empty {
            let kind = covered.map(|m| scene.resolved.mentions[m].kind);
            let aside = matches!(
                kind,
                Some(EntityKind::Channel | EntityKind::Publication | EntityKind::Place)
            );
            if aside {
                if first != noun {
                    break;
                }
                continue;
            }
            first = at;
        } else if first == noun {
            continue;
        }
    }
    if first >= noun {
        return None;
    }
    // `its sales`: who `it` is, the subject tells; `her followers` is a person's.
    if text.tokens[first].tag == Tag::Possessive {
        let person = scene.resolved.at(first)?;
        return Some(Named {
            name: scene.resolved.of(person).name.clone(),
            tokens: first..noun,
            kind: Some(scene.resolved.mentions[person].kind),
            meant: true,
            hashtag: false,
            antecedent: None,
        });
    }
    let mut end = noun;
    while end > first && (text.tokens[end - 1].tag == Tag::Genitive || is_empty(scene, end - 1)) {
        end -= 1;
    }
    let found = named(scene, first, end, past)?;
    // The whole run must be what is named: `strong sales`, `early orders` name nothing.
    let possessor = text.tokens.get(end).is_some_and(|t| t.tag == Tag::Genitive)
        && text.tokens[first].shape.is_capital();
    let known = found.kind.is_some() || found.meant || possessor;
    (known && found.tokens.end + 2 >= end).then_some(found)
}

fn is_empty(scene: &Scene<'_>, at: usize) -> bool {
    scene.resolved.at(at).is_some_and(|m| {
        matches!(
            scene.resolved.mentions[m].kind,
            EntityKind::Channel | EntityKind::Publication | EntityKind::Place
        )
    }) || matches!(scene.text.lower(at), "online" | "global" | "web" | "net" | "total" | "average" | "search")
}

/// `those for ballet flats`, `that of the Samba` behind a gauge.
fn again(scene: &Scene<'_>, sentence: &Range<usize>, past: &[Named], found: &mut Vec<Gauge>) {
    let text = &scene.text;
    for at in sentence.clone() {
        let stands = matches!(text.lower(at), "those" | "that" | "ones")
            && matches!(text.lower_at(Some(at + 1)), "for" | "of" | "on" | "containing")
            && at + 1 < sentence.end;
        if !stands {
            continue;
        }
        let Some(before) = found.iter().rev().find(|g| g.tokens.end <= at) else {
            continue;
        };
        let (metric, manner) = (before.metric, before.manner);
        let Some(subject) = named(scene, at + 2, sentence.end, past) else {
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
