//! What is brought out: a garment, a named product, a line or a shop, read
//! from where its phrase begins.

use std::ops::Range;

use releve_facts::EntityKind;

use crate::item::Item;
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::segment::Join;
use crate::spot::Found;
use crate::tag::Tag;

/// What sort of thing a phrase means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::relate) enum Sort {
    /// A word that only this text knows: `the rancherina`.
    Coined,
    /// A garment by its common name.
    Garment,
    /// A line, a label, a shop.
    Line,
    /// A name of its own.
    Named,
}

/// A thing that can be brought out.
#[derive(Debug, Clone)]
pub(in crate::relate) struct Thing {
    pub(in crate::relate) name: String,
    pub(in crate::relate) sort: Sort,
    /// Its words, determiners left out.
    pub(in crate::relate) tokens: Range<usize>,
}

const QUOTES: [&str; 7] = ["“", "”", "\"", "‘", "’", "'", "«"];

/// The thing whose phrase begins at a token and ends before another.
/// `coined` are words that the text explains elsewhere.
pub(in crate::relate) fn thing(
    scene: &Scene<'_>,
    at: usize,
    end: usize,
    coined: &[String],
) -> Option<Thing> {
    let start = content(scene, at, end);
    let last = extent(scene, start, end);
    if last <= start {
        return None;
    }
    // `a version of its 1906 sneaker`, `a pair of clogs`
    let head = last - 1;
    let partitive = scene.spotted.has_cue(head, Cue::Version)
        || matches!(
            scene.text.lower(head),
            "series"
                | "pair"
                | "set"
                | "number"
                | "couple"
                | "handful"
                | "trio"
                | "selection"
                | "pairs"
                | "duo"
        );
    if partitive && scene.text.lower_at(Some(last)) == "of" && last + 1 < end {
        return thing(scene, last + 1, end, coined);
    }
    // A name behind: `an office line, Day Scholar`, `a capsule named Low Tide`.
    let lines = line_in(scene, start..last);
    if let Some(named) = (lines || partitive || scene.text.surface(last) != ",")
        .then(|| name_behind(scene, last, end))
        .flatten()
    {
        return Some(named);
    }
    let mut tokens = start..last;
    // `hits stores`, `in shops`: where it is sold.
    let sold_in = start == at && tokens.len() == 1 && is_several_shops(scene, start);
    if sold_in || is_day(scene, &tokens) {
        return None;
    }
    if lines {
        tokens.end = complement(scene, last, end);
        // `its first shop`
        if is_shop(scene, last - 1)
            && start > at
            && matches!(scene.text.lower(start - 1), "first" | "second" | "third")
        {
            tokens.start = start - 1;
        }
    }
    let quoted = start > 0 && QUOTES.contains(&scene.text.surface(start - 1));
    let sort = sort(scene, tokens.clone(), lines, quoted, coined)?;
    // A line keeps its words as they stand: `line of silk belts`.
    let name = if sort == Sort::Line {
        squeeze(scene.text.slice(tokens.clone()))
    } else {
        spoken(scene, tokens.clone())
    };
    (!name.is_empty()).then_some(Thing { name, sort, tokens })
}

/// Past determiners, possessors, numbers and words of newness.
fn content(scene: &Scene<'_>, at: usize, end: usize) -> usize {
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
fn extent(scene: &Scene<'_>, start: usize, end: usize) -> usize {
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
fn complement(scene: &Scene<'_>, last: usize, end: usize) -> usize {
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

/// A place where goods are sold.
fn is_shop(scene: &Scene<'_>, at: usize) -> bool {
    matches!(
        scene.text.lower(at),
        "store" | "shop" | "flagship" | "boutique" | "pop-up" | "outlet" | "showroom" | "café"
    )
}

/// `stores`, `shops` by themselves.
fn is_several_shops(scene: &Scene<'_>, at: usize) -> bool {
    matches!(
        scene.text.lower(at),
        "stores" | "shops" | "boutiques" | "outlets" | "shelves" | "brands" | "labels"
    )
}

/// `1 February`, `March`, `mid-September`: a day or a month whose year nothing tells.
pub(super) fn is_day(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    let text = &scene.text;
    let month = |at: usize| {
        text.lexicon.calendar.is_day_or_month(text.tokens[at].word)
            || matches!(text.lower(at), "march" | "april" | "may" | "august")
                && text.tokens[at].shape.is_capital()
    };
    let small = |at: usize| {
        text.tokens[at].tag == Tag::Number
            || matches!(
                text.lower(at),
                "early" | "mid" | "late" | "next" | "last" | "th" | "st" | "nd" | "rd"
            )
    };
    tokens.clone().any(month) && tokens.clone().all(|at| month(at) || small(at))
}

/// `named Low Tide`, `called “Active Ballet”`, `, Day Scholar,`.
fn name_behind(scene: &Scene<'_>, last: usize, end: usize) -> Option<Thing> {
    let mut at = last;
    let calling = |t: usize| {
        t < end
            && matches!(
                scene.text.lower(t),
                "named"
                    | "called"
                    | "dubbed"
                    | "titled"
                    | "entitled"
                    | "christened"
                    | "baptised"
                    | "baptized"
            )
    };
    let comma = scene.text.surface(at) == "," || scene.text.surface(at) == "(";
    if comma {
        at += 1;
    }
    let called = calling(at);
    if called {
        at += 1;
    } else if !comma && !QUOTES[..3].contains(&scene.text.surface(at)) {
        return None;
    }
    while at < end
        && (QUOTES.contains(&scene.text.surface(at))
            || matches!(
                scene.text.lower(at),
                "the" | "simply" | "fittingly" | "aptly"
            ))
    {
        at += 1;
    }
    let start = at;
    while at < end
        && (matches!(scene.text.tokens[at].tag, Tag::Name | Tag::Number)
            || scene.text.surface(at).starts_with(char::is_uppercase))
        && scene.times_in(at..at + 1).next().is_none()
        && scene.resolved.at(at).is_none_or(|m| {
            matches!(
                scene.resolved.mentions[m].kind,
                EntityKind::Product
                    | EntityKind::Garment
                    | EntityKind::Attribute
                    | EntityKind::Trend
            ) || matches!(scene.resolved.mentions[m].kind, EntityKind::Brand) && (called || comma)
        })
    {
        at += 1;
    }
    let name = scene
        .text
        .slice(start..at.max(start + 1).min(end.max(start + 1)));
    (at > start
        && (called
            || scene.text.tokens[start].tag == Tag::Name
            || scene.resolved.at(start).is_some()))
    .then(|| Thing {
        name: squeeze(name),
        sort: Sort::Named,
        tokens: start..at,
    })
}

fn sort(
    scene: &Scene<'_>,
    tokens: Range<usize>,
    lines: bool,
    quoted: bool,
    coined: &[String],
) -> Option<Sort> {
    let product = scene
        .resolved
        .of_kind(EntityKind::Product, tokens.clone())
        .next()
        .is_some();
    if product {
        return Some(Sort::Named);
    }
    let last = tokens.end - 1;
    // `the Margate label` is a house, not what it brings out.
    let called = tokens
        .clone()
        .any(|at| scene.resolved.at(at).is_none() && scene.spotted.has_cue(at, Cue::House));
    let house = scene.resolved.at(last).is_some_and(|m| {
        scene.resolved.mentions[m].kind == EntityKind::Brand
            && (scene.resolved.mentions[m].found == Found::Anaphor || called)
    });
    // `announced its Artistic Director`: nobody brings out an office.
    let office = scene
        .spotted
        .roles_over(last..tokens.end)
        .any(|role| role.tokens.end == tokens.end)
        && scene.resolved.at(last).is_none();
    if house || office {
        return None;
    }
    if lines {
        return Some(Sort::Line);
    }
    let garment = scene
        .resolved
        .at(last)
        .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Garment);
    let named = scene.text.tokens[last].tag == Tag::Name
        && scene.resolved.at(last).is_none()
        && tokens.clone().all(|at| {
            scene.resolved.at(at).is_none_or(|m| {
                !matches!(
                    scene.resolved.mentions[m].kind,
                    EntityKind::Place | EntityKind::Brand
                )
            })
        });
    if garment {
        let head_named = tokens.len() > 1 && scene.text.tokens[tokens.start].tag == Tag::Name;
        return Some(if head_named {
            Sort::Named
        } else {
            Sort::Garment
        });
    }
    if named {
        return Some(Sort::Named);
    }
    let words = squeeze(scene.text.slice(tokens.clone())).to_lowercase();
    if coined.contains(&words) {
        return Some(Sort::Coined);
    }
    (quoted && tokens.len() <= 4 && scene.resolved.at(last).is_none()).then_some(Sort::Named)
}

fn line_in(scene: &Scene<'_>, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| {
        scene.spotted.has_cue(at, Cue::Line)
            && scene
                .resolved
                .at(at)
                .is_none_or(|m| scene.resolved.mentions[m].kind != EntityKind::Garment)
    })
}

/// The words as they stand; a garment at the end by its own name.
fn spoken(scene: &Scene<'_>, tokens: Range<usize>) -> String {
    let item: Option<&Item> = scene
        .items_in(tokens.clone())
        .find(|item| scene.resolved.mentions[item.mention].tokens.end == tokens.end);
    let raw = match item {
        Some(item) => {
            let mention = scene.resolved.mentions[item.mention].tokens.clone();
            let named = scene
                .text
                .surface(mention.start)
                .starts_with(char::is_uppercase);
            if named {
                scene.text.slice(tokens).to_owned()
            } else if mention.start > tokens.start {
                let before = scene.text.slice(tokens.start..mention.start);
                let hyphen = scene.text.tokens[mention.start].join == Join::Hyphen;
                let gap = if hyphen { "-" } else { " " };
                format!("{before}{gap}{}", scene.name(item.garment))
            } else {
                scene.name(item.garment)
            }
        }
        None => scene.text.slice(tokens).to_owned(),
    };
    squeeze(&raw)
}

fn squeeze(raw: &str) -> String {
    raw.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .trim_matches(['“', '”', '"', ',', '‘', '«', '»'])
        .to_owned()
}
