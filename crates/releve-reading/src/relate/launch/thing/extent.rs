//! How far the words of a thing reach: from behind its determiners to where another
//! phrase begins.

use releve_facts::EntityKind;

use super::QUOTES;
use super::shop::is_shop;
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::segment::Join;
use crate::tag::Tag;

/// Past determiners, possessors, numbers and words of newness.
pub(super) fn content(scene: &Scene<'_>, at: usize, end: usize) -> usize {
    let mut start = at;
    while start < end {
        let word = scene.text.lower(start);
        let genitive = scene.resolved.at(start).and_then(|m| {
            let mention = &scene.resolved.mentions[m];
            let next = mention.tokens.end;
            (matches!(
                mention.kind,
                EntityKind::Brand | EntityKind::Person | EntityKind::Organisation
            ) && next < end
                && scene.text.tokens[next].tag == Tag::Genitive)
                .then_some(next + 1)
        });
        if let Some(next) = genitive {
            start = next;
            continue;
        }
        // `what it calls the “rancherina”`
        if word == "what" {
            let calls = (start + 1..(start + 6).min(end))
                .find(|t| matches!(scene.text.lemma(*t), "call" | "term" | "dub" | "style"));
            match calls {
                Some(t) => start = t + 1,
                None => return end,
            }
            continue;
        }
        let skipped = matches!(
            scene.text.tokens[start].tag,
            Tag::Determiner | Tag::Possessive | Tag::Genitive
        ) && scene
            .resolved
            .at(start)
            .is_none_or(|m| scene.resolved.mentions[m].kind == EntityKind::Person)
            || QUOTES.contains(&word)
            || matches!(
                word,
                "own"
                    | "first"
                    | "second"
                    | "third"
                    | "new"
                    | "latest"
                    | "next"
                    | "very"
                    | "one"
                    | "brand"
                    | "debut"
                    | "first-ever"
                    | "inaugural"
                    | "two"
                    | "three"
                    | "four"
                    | "five"
                    | "six"
                    | "seven"
                    | "eight"
                    | "ten"
                    | "another"
                    | "its"
                    | "their"
                    | "upcoming"
                    | "eponymous"
                    | "long"
                    | "awaited"
                    | "anticipated"
                    | "much"
            ) && scene.resolved.at(start).is_none()
            // `a four-piece capsule`, `the 12-look line`
            || start > at
                && scene.text.tokens[start].join == Join::Hyphen
                && matches!(word, "piece" | "look" | "part" | "style" | "strong");
        if !skipped {
            break;
        }
        start += 1;
    }
    start
}

/// Where the noun phrase that begins at `start` ends.
pub(super) fn extent(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    let mut at = start;
    while at < end {
        // `1906 sneaker` is a model, `shoes 1906` is not.
        let model = scene
            .resolved
            .at(at + 1)
            .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Garment);
        // `a new Samba last week`: a time, whether or not the text has a date.
        let timed = at > start
            && matches!(
                scene.text.lower(at),
                "last" | "this" | "next" | "earlier" | "yesterday"
            )
            && (scene.text.lower(at) == "yesterday"
                || matches!(
                    scene.text.lower_at(Some(at + 1)),
                    "week"
                        | "month"
                        | "year"
                        | "season"
                        | "quarter"
                        | "spring"
                        | "summer"
                        | "autumn"
                        | "fall"
                        | "winter"
                        | "this"
                ));
        if timed || scene.times_in(at..at + 1).next().is_some() && !model {
            break;
        }
        if let Some(m) = scene.resolved.at(at) {
            let mention = &scene.resolved.mentions[m];
            let part = matches!(
                mention.kind,
                EntityKind::Garment
                    | EntityKind::Attribute
                    | EntityKind::Product
                    | EntityKind::Trend
                    | EntityKind::Place
                    | EntityKind::Brand
                    | EntityKind::Channel
            );
            if !part {
                break;
            }
            at = mention.tokens.end.max(at + 1);
            continue;
        }
        let tag = scene.text.tokens[at].tag;
        let joined = at > start && matches!(scene.text.tokens[at].join, Join::Hyphen);
        let part = joined
            || matches!(tag, Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number)
            || matches!(tag, Tag::Gerund | Tag::Past | Tag::Verb)
                && at + 1 < end
                && (scene
                    .resolved
                    .at(at + 1)
                    .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Garment)
                    // `a line starring X` goes on with another clause.
                    || matches!(scene.text.tokens[at + 1].tag, Tag::Noun | Tag::Name)
                        && (at == start || scene.text.tokens[at - 1].tag != Tag::Noun)
                    || scene.text.tokens[at + 1].join == Join::Hyphen)
            || matches!(scene.text.surface(at), "&") && at > start
            // `a children's line`: for whom it is.
            || tag == Tag::Genitive
                && at == start + 1
                && matches!(
                    scene.text.lower(start),
                    "children" | "women" | "men" | "girls" | "boys" | "kids"
                );
        if !part {
            break;
        }
        at += 1;
    }
    // `Stature of Liberty corset`: names hold an `of` between capitals.
    if at > start
        && at + 1 < end
        && scene.text.lower(at) == "of"
        && scene.text.tokens[at - 1].tag == Tag::Name
        && scene.text.surface(at + 1).starts_with(char::is_uppercase)
    {
        return extent(scene, at + 1, end).max(at + 2);
    }
    // `a shoe exclusive to`, `a line available at`: what stands behind the noun.
    while at > start + 1
        && scene.text.tokens[at - 1].tag == Tag::Adjective
        && scene.resolved.at(at - 1).is_none()
        && scene.text.tokens[at - 1].join == Join::Space
    {
        at -= 1;
    }
    at
}

/// `of vegan-leather belts`, `dedicated to dancing`, `and café`.
pub(super) fn complement(scene: &Scene<'_>, last: usize, end: usize) -> usize {
    let word = scene.text.lower_at(Some(last));
    if last + 1 >= end {
        return last;
    }
    if word == "of" {
        let start = content(scene, last + 1, end);
        let close = extent(scene, start, end);
        return if close > start { close } else { last };
    }
    let participle = scene.text.tokens[last].tag == Tag::Past
        && matches!(
            scene.text.lower_at(Some(last + 1)),
            "to" | "for" | "around" | "on" | "by"
        );
    if participle && !scene.spotted.has_cue(last, Cue::Design) {
        let close = (last + 2..end)
            .take_while(|at| {
                scene.times_in(*at..*at + 1).next().is_none()
                    && (scene.resolved.at(*at).is_some()
                        || matches!(
                            scene.text.tokens[*at].tag,
                            Tag::Noun | Tag::Adjective | Tag::Gerund | Tag::Name | Tag::Determiner
                        ))
            })
            .last();
        return close.map_or(last, |at| at + 1);
    }
    if word == "and" && scene.spotted.has_cue(last + 1, Cue::Line) {
        return last + 2;
    }
    // `store in Harrogate`, `flagship on Regent Street`
    if is_shop(scene, last - 1)
        && matches!(word, "in" | "on")
        && let Some(m) = scene.resolved.at(last + 1)
        && scene.resolved.mentions[m].kind == EntityKind::Place
    {
        return scene.resolved.mentions[m].tokens.end.min(end);
    }
    last
}
