//! What is brought out: a garment, a named product, a line or a shop, read
//! from where its phrase begins.

mod called;
mod extent;
mod shop;

use std::ops::Range;

use releve_facts::EntityKind;

use crate::item::Item;
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::segment::Join;
use crate::spot::Found;
use crate::tag::Tag;
pub(in crate::relate::launch) use called::named_whole;
pub(in crate::relate) use called::{is_unclaimed, named_from};
use called::{name_behind, named_again};
use extent::{complement, content, extent};
use shop::{is_several_shops, is_shop};

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
    if last <= start || is_built_upon(scene, start..last) {
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
                | "part"
                | "chapter"
                | "instalment"
                | "installment"
                | "half"
        );
    if partitive && scene.text.lower_at(Some(last)) == "of" && last + 1 < end {
        return thing(scene, last + 1, end, coined);
    }
    // A name behind: `an office line, Day Scholar`, `a capsule named Low Tide`.
    let lines = line_in(scene, start..last);
    // `its first bag, the Bou`: the name behind it is the thing.
    if !lines && let Some(named) = named_again(scene, last, end) {
        return Some(named);
    }
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

/// `1 February`, `March`, `mid-September`: a day or a month whose year nothing tells.
fn is_day(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
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

/// `on 4 May`, `from May`: a day or a month that begins behind a preposition.
pub(in crate::relate::launch) fn is_before_day(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    (at + 2..=end.min(at + 3)).any(|to| is_day(scene, &(at + 1..to)))
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
    // `The Messina was launched`: what else bears the name of a place or, as far as the
    // text alone tells, of a house.
    let model = tokens.start > 0
        && tokens.len() <= 2
        && named_whole(scene, tokens.start - 1, tokens.end).is_some();
    if named || model {
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

/// `has built its whole line around the idea`: the line was there before.
fn is_built_upon(scene: &Scene<'_>, thing: Range<usize>) -> bool {
    let text = &scene.text;
    let around = matches!(text.lower_at(Some(thing.end)), "around" | "on" | "upon");
    let fresh = thing
        .clone()
        .any(|at| matches!(text.lower(at), "first" | "new" | "latest" | "debut"));
    let built = (thing.start.saturating_sub(3)..thing.start).any(|at| {
        text.lemma(at) == "build"
            && matches!(text.lower_at(Some(at + 1)), "its" | "their" | "her" | "his")
    });
    around && built && !fresh
}
