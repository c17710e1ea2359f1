//! What a phrase names as the thing that is counted: `Miu Miu’s ballet flats`
//! is `Miu Miu ballet flat`, `the hashtag` the trend that is meant.

use std::ops::Range;

use releve_facts::EntityKind;

use crate::lexicon::{Cue, Detail, FormKind};
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::{Join, Shape};
use crate::spot::Found;
use crate::tag::Tag;

/// How far back a pronoun's antecedent may stand, in sentences.
const REACH: usize = 4;

/// A thing that figures are told of.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) tokens: Range<usize>,
    /// Its kind, if it is an entity.
    pub(super) kind: Option<EntityKind>,
    /// A pronoun or a noun such as `the shoe` stands for it.
    pub(super) meant: bool,
    /// The phrase holds a hashtag or the word.
    pub(super) hashtag: bool,
    /// Where the name that is meant stands, if in another sentence.
    pub(super) antecedent: Option<usize>,
}

/// Reads a noun phrase at `at`; `past` are things told before, latest last.
pub(super) fn named(scene: &Scene<'_>, at: usize, end: usize, past: &[Named]) -> Option<Named> {
    let text = &scene.text;
    // `the house`, `the trend`, `she`: resolved already.
    if let Some(m) = scene.resolved.at(at).filter(|_| at < end) {
        let mention = &scene.resolved.mentions[m];
        let opens = text.tokens[at].tag == Tag::Possessive && begins_phrase(scene, at + 1, end);
        if mention.found == Found::Anaphor && mention.tokens.start == at && !opens {
            let from = scene.resolved.of(m).mentions.iter().rev().find(|before| {
                **before < m && scene.resolved.mentions[**before].found != Found::Anaphor
            });
            let sentence = text.sentence_of(at);
            let antecedent = from
                .map(|before| text.sentence_of(scene.resolved.mentions[*before].tokens.start))
                .filter(|from| *from != sentence);
            return Some(Named {
                name: scene.resolved.of(m).name.clone(),
                tokens: mention.tokens.clone(),
                kind: Some(mention.kind),
                meant: true,
                hashtag: false,
                antecedent,
            });
        }
    }
    let (mut first, opened) = open(scene, at, end);
    let mut hashtag = opened.hashtag;
    if first >= end {
        return opened.term.then(|| the_term(scene, at..end, hashtag)).flatten();
    }
    let word = text.lower(first);
    if matches!(word, "it" | "them" | "they" | "these" | "those" | "this" | "that" | "its" | "their")
        && scene.resolved.at(first).is_none()
        && !begins_phrase(scene, first + 1, end)
    {
        return meant(scene, first..first + 1, past, |_| true);
    }
    if text.tokens[first].shape == Shape::Hashtag {
        return Some(of_hashtag(scene, first));
    }
    if matches!(word, "#") {
        first += 1;
        hashtag = true;
    }
    let run = run(scene, first, end);
    if run.is_empty() {
        return opened.term.then(|| the_term(scene, at..first, hashtag)).flatten();
    }
    let mut found = compose(scene, at, run, opened.definite, past)?;
    found.hashtag |= hashtag;
    Some(found)
}

struct Opened {
    definite: bool,
    hashtag: bool,
    /// `the term`, `the hashtag`
    term: bool,
}

/// Skips what opens a phrase and adds nothing: `the`, `a used pair of`, `the
/// hashtag`, quotation marks.
fn open(scene: &Scene<'_>, mut at: usize, end: usize) -> (usize, Opened) {
    let text = &scene.text;
    let mut opened = Opened { definite: false, hashtag: false, term: false };
    while at < end {
        let word = text.lower(at);
        match word {
            "the" | "this" | "these" | "those" | "that" | "its" | "their" | "both" => {
                if matches!(word, "these" | "those" | "that" | "this" | "its" | "their")
                    && !begins_phrase(scene, at + 1, end)
                {
                    break;
                }
                opened.definite = true;
            }
            "a" | "an"
                if text.tokens.get(at + 1).is_some_and(|t| t.join == Join::Hyphen) => break,
            "a" | "an" | "any" | "all" | "each" | "every" | "such" | "her" | "his" | "our" | "my"
            | "used" | "pre-owned" | "secondhand" | "second-hand" | "our own" | "own" | "new" | "viral"
            | "iconic" | "so-called" | "similar" | "“" | "\"" | "‘" | "'" | "”" | "more" | "womenswear" => {}
            "term" | "terms" | "word" | "phrase" | "keyword" | "keywords" | "name" => opened.term = true,
            "hashtag" | "hashtags" | "tag" => {
                opened.term = true;
                opened.hashtag = true;
            }
            "words" if opened.definite => opened.term = true,
            "pair" | "pairs" | "kind" | "kinds" | "type" | "types" | "version" | "versions"
            | "variety" | "all-things" | "anything" | "everything"
                if text.lower_at(Some(at + 1)) == "of" =>
            {
                at += 1;
            }
            "pre" | "second"
                if text.tokens.get(at + 1).is_some_and(|t| t.join == Join::Hyphen) => at += 1,
            _ => break,
        }
        at += 1;
    }
    (at, opened)
}

fn begins_phrase(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    at < end
        && (scene.resolved.at(at).is_some()
            || matches!(scene.text.tokens[at].tag, Tag::Noun | Tag::Adjective | Tag::Name))
}

/// The nouns, names and modifiers from `first` on that make one phrase.
fn run(scene: &Scene<'_>, first: usize, end: usize) -> Range<usize> {
    let text = &scene.text;
    let mut at = first;
    while at < end {
        let token = &text.tokens[at];
        let joined = at > first && token.join == Join::Hyphen;
        let covered = scene.resolved.at(at);
        let verb = covered.is_none_or(|m| {
            scene.resolved.mentions[m].kind == EntityKind::Attribute
                && !scene.text.tokens.get(at + 1).is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Name))
        });
        let moves = verb
            && !joined
            && (scene.spotted.has_cue(at, Cue::Rise) || scene.spotted.has_cue(at, Cue::Fall))
            && at > first;
        let timed = scene.times_in(at..at + 1).next().is_some();
        let figure = scene.figures_in(at..at + 1).next().is_some();
        let part = !moves
            && !timed
            && !figure
            && (joined
                || covered.is_some()
                || matches!(
                    token.tag,
                    Tag::Noun | Tag::Name | Tag::Adjective | Tag::Genitive | Tag::Number
                )
                || token.tag == Tag::Past
                    && at + 1 < end
                    && at == first
                    && matches!(text.tokens[at + 1].tag, Tag::Noun | Tag::Name))
            && !matches!(text.surface(at), "”" | "\"" | "%");
        // A channel or a place behind a term begins another phrase.
        let other = at > first
            && covered.is_some_and(|m| {
                matches!(
                    scene.resolved.mentions[m].kind,
                    EntityKind::Channel | EntityKind::Publication
                )
            });
        if !part || other {
            break;
        }
        at += 1;
    }
    while at > first && text.tokens[at - 1].tag == Tag::Genitive {
        at -= 1;
    }
    first..at
}

/// The name of a phrase's head.
fn compose(
    scene: &Scene<'_>,
    start: usize,
    run: Range<usize>,
    definite: bool,
    past: &[Named],
) -> Option<Named> {
    let text = &scene.text;
    let mentions: Vec<usize> = scene.resolved.within(run.clone()).collect();
    let head = mentions
        .iter()
        .rev()
        .copied()
        .find(|m| scene.resolved.mentions[*m].tokens.end == run.end)
        .or_else(|| {
            // `kitten heel outfit`, `blazer trend`: the last word adds nothing.
            let last = run.end - 1;
            let empty = scene.spotted.has_cue(last, Cue::Piece)
                || scene.spotted.has_cue(last, Cue::Trend)
                || matches!(text.lower(last), "outfit" | "outfits" | "ideas" | "inspo" | "look" | "looks" | "trend");
            mentions
                .last()
                .copied()
                .filter(|m| empty && scene.resolved.mentions[*m].tokens.end >= last)
        });
    let tokens = start..run.end;
    let entity = |m: usize, tokens: Range<usize>| {
        let referent = scene.resolved.of(m);
        Named {
            name: referent.name.clone(),
            tokens,
            kind: Some(referent.kind),
            meant: scene.resolved.mentions[m].found == Found::Anaphor,
            hashtag: text.tokens[scene.resolved.mentions[m].tokens.start].shape == Shape::Hashtag,
            antecedent: None,
        }
    };
    let generic = |m: Option<usize>| {
        let last = run.end - 1;
        scene.spotted.has_cue(last, Cue::Piece)
            && m.is_none_or(|m| scene.resolved.mentions[m].tokens.len() == 1)
    };
    // A product, with the garment that follows it.
    let product = mentions
        .iter()
        .copied()
        .find(|m| scene.resolved.mentions[*m].kind == EntityKind::Product);
    if let Some(product) = product {
        return Some(of_product(scene, product, &run, tokens));
    }
    // `the shoe`, `Puma's motorsport shoe`: named before.
    let owner = mentions
        .iter()
        .copied()
        .find(|m| scene.resolved.mentions[*m].kind == EntityKind::Brand);
    if (definite || owner.is_some()) && (generic(head) || head.is_some_and(|m| is_garment(scene, m))) {
        let noun = singular(scene, run.end - 1);
        let short = run.len() <= 2 && definite || owner.is_some() && generic(head);
        let house = owner.map(|m| scene.resolved.of(m).name.clone());
        if short
            && let Some(found) = meant(scene, tokens.clone(), past, |known| {
                fits(scene, known, &noun, house.as_deref())
            })
        {
            return Some(found);
        }
    }
    match head {
        Some(m) if is_garment(scene, m) => Some(of_garment(scene, m, &run, tokens)),
        Some(m) => {
            let kind = scene.resolved.mentions[m].kind;
            let demonym = matches!(
                scene.resolved.mentions[m].found,
                Found::Lexicon(_, FormKind::Demonym)
            );
            match kind {
                EntityKind::Channel | EntityKind::Publication | EntityKind::Event | EntityKind::Season => None,
                EntityKind::Place if demonym => Some(plain(scene, &run, tokens)),
                EntityKind::Attribute => {
                    let mut colour = plain(scene, &run, tokens);
                    colour.kind = Some(EntityKind::Attribute);
                    Some(colour)
                }
                _ => Some(entity(m, tokens)),
            }
        }
        None => {
            let last = run.end - 1;
            if scene.spotted.has_cue(last, Cue::House)
                && let Some(m) = mentions.first().copied().filter(|m| {
                    scene.resolved.mentions[*m].kind == EntityKind::Brand
                })
            {
                return Some(entity(m, tokens));
            }
            // `the brand`, `these items`: nothing that is named.
            let empty = scene.spotted.has_cue(last, Cue::House)
                || scene.spotted.has_cue(last, Cue::Piece) && run.len() == 1;
            if empty && mentions.is_empty() {
                return None;
            }
            // `the colour`, `the shade`
            if definite && matches!(text.lower(last), "colour" | "color" | "shade" | "hue" | "tone") {
                return colour(scene, tokens);
            }
            // `the trend`, `the category`
            if definite && scene.spotted.has_cue(last, Cue::Trend) && run.len() == 1 {
                return the_term(scene, tokens, false);
            }
            Some(plain(scene, &run, tokens))
        }
    }
}

/// The colour last named.
fn colour(scene: &Scene<'_>, tokens: Range<usize>) -> Option<Named> {
    let sentence = scene.text.sentence_of(tokens.start);
    let from = scene.sentence(sentence.saturating_sub(REACH)).start;
    let found = scene
        .resolved
        .of_kind(EntityKind::Attribute, from..tokens.start)
        .filter(|m| match scene.resolved.mentions[*m].found {
            Found::Lexicon(id, _) => matches!(
                &scene.text.lexicon.entry(id).detail,
                Detail::Attribute { group } if group.as_ref() == "colour"
            ),
            _ => false,
        })
        // The colour that the text is about, not one of the shoes beside it.
        .max_by_key(|m| (scene.resolved.of(*m).mentions.len(), *m))?;
    let at = scene.text.sentence_of(scene.resolved.mentions[found].tokens.start);
    Some(Named {
        name: scene.resolved.of(found).name.clone(),
        tokens,
        kind: Some(EntityKind::Attribute),
        meant: true,
        hashtag: false,
        antecedent: (at != sentence).then_some(at),
    })
}

fn is_garment(scene: &Scene<'_>, mention: usize) -> bool {
    scene.resolved.mentions[mention].kind == EntityKind::Garment
}

fn of_product(scene: &Scene<'_>, product: usize, run: &Range<usize>, tokens: Range<usize>) -> Named {
    let mention = &scene.resolved.mentions[product];
    let referent = scene.resolved.of(product);
    let mut name = referent.name.clone();
    let own_brand = referent.entry.and_then(|id| match &scene.text.lexicon.entry(id).detail {
        Detail::Product { brand, .. } => brand.as_deref(),
        _ => None,
    });
    // `the Wales Bonner Samba` is another shoe than Adidas's own.
    let before = mention
        .tokens
        .start
        .checked_sub(1)
        .filter(|at| *at >= run.start)
        .and_then(|at| scene.resolved.at(at))
        .filter(|m| scene.resolved.mentions[*m].kind == EntityKind::Brand);
    if let (Some(own), Some(before)) = (own_brand, before) {
        let other = scene.resolved.of(before).name.as_str();
        if own != other {
            name = format!("{other} {name}");
        }
    }
    let garment = scene
        .resolved
        .at(mention.tokens.end)
        .filter(|m| is_garment(scene, *m) && scene.resolved.mentions[*m].tokens.start == mention.tokens.end)
        .filter(|_| mention.tokens.end < run.end);
    let mut end = mention.tokens.end;
    let text = &scene.text;
    // `Margot Mary Janes` in one mention: the garment belongs to the name.
    let last = mention.tokens.end - 1;
    let own = name.split(' ').count();
    let tail = mention.tokens.start + own;
    if tail <= last
        && text.lower(mention.tokens.start) == name.to_lowercase().split(' ').next().unwrap_or_default()
        && !name.to_lowercase().contains(text.lower(last))
    {
        for at in tail..=last {
            let word = match (at == last, text.tokens[at].shape) {
                (true, Shape::Lower) => singular(scene, at),
                (true, _) => {
                    let surface = text.surface(at);
                    surface.strip_suffix('s').filter(|s| s.len() > 3).unwrap_or(surface).to_owned()
                }
                _ => text.surface(at).to_owned(),
            };
            name.push(' ');
            name.push_str(&word);
        }
    }
    if let Some(garment) = garment {
        let term = &scene.resolved.of(garment).name;
        if !name.to_lowercase().ends_with(term.as_str()) {
            name = format!("{name} {term}");
        }
        end = scene.resolved.mentions[garment].tokens.end;
    }
    Named {
        name,
        tokens: tokens.start..end.max(tokens.start + 1),
        kind: Some(EntityKind::Product),
        meant: false,
        hashtag: false,
        antecedent: None,
    }
}

/// The garment with its brand and with what tells it from others.
fn of_garment(scene: &Scene<'_>, garment: usize, run: &Range<usize>, tokens: Range<usize>) -> Named {
    let text = &scene.text;
    let mention = &scene.resolved.mentions[garment];
    let mut words: Vec<String> = Vec::new();
    let mut brand = None;
    let mut at = run.start;
    while at < mention.tokens.start {
        let covered = scene.resolved.at(at);
        let kind = covered.map(|m| scene.resolved.mentions[m].kind);
        match kind {
            Some(EntityKind::Brand | EntityKind::Person | EntityKind::Organisation) => {
                let m = covered.unwrap_or_default();
                brand = Some(scene.resolved.of(m).name.clone());
                words.clear();
                at = scene.resolved.mentions[m].tokens.end;
                continue;
            }
            Some(EntityKind::Place | EntityKind::Channel) => {}
            _ if text.tokens[at].tag == Tag::Genitive && !words.is_empty() => {
                // `women's boot`
                if let Some(last) = words.last_mut().filter(|last| !last.ends_with("'s")) {
                    last.push_str("'s");
                }
            }
            _ if text.tokens[at].tag == Tag::Genitive || text.lexicon.is_vague(text.lower(at)) => {}
            _ if text.tokens[at].shape == Shape::Mark => {}
            _ => {
                let word = text.lower(at);
                match words.last_mut() {
                    Some(last) if text.tokens[at].join == Join::Hyphen => {
                        last.push('-');
                        last.push_str(word);
                    }
                    _ => words.push(word.to_owned()),
                }
            }
        }
        at += 1;
    }
    if let Some(brand) = brand {
        words.insert(0, brand);
    }
    words.push(scene.resolved.of(garment).name.clone());
    Named {
        name: words.join(" "),
        tokens,
        kind: Some(EntityKind::Garment),
        meant: false,
        hashtag: false,
        antecedent: None,
    }
}

/// A phrase that is no entity, in lower case and the singular.
fn plain(scene: &Scene<'_>, run: &Range<usize>, tokens: Range<usize>) -> Named {
    let text = &scene.text;
    let mut name = String::new();
    for at in run.clone() {
        if text.lexicon.is_vague(text.lower(at)) && at + 1 < run.end {
            continue;
        }
        let possessor = text.tokens.get(at + 1).is_some_and(|t| t.tag == Tag::Genitive) || at + 1 == run.end && text.tokens.get(run.end).is_some_and(|t| t.tag == Tag::Genitive);
        let word = if text.tokens[at].shape.is_capital() && (possessor || text.tokens[at].tag == Tag::Name) {
            text.surface(at).to_owned()
        } else if at + 1 == run.end {
            singular(scene, at)
        } else {
            text.lower(at).to_owned()
        };
        if !name.is_empty() {
            match text.tokens[at].join {
                Join::Hyphen => name.push('-'),
                Join::Space => name.push(' '),
                Join::Direct => {}
            }
        }
        name.push_str(&word);
    }
    Named {
        name,
        tokens,
        kind: None,
        meant: false,
        hashtag: false,
        antecedent: None,
    }
}

fn singular(scene: &Scene<'_>, at: usize) -> String {
    let info = scene.text.info(at);
    info.noun
        .map_or_else(|| scene.text.lower(at), |id| scene.text.string(id))
        .to_owned()
}

/// The entity that a hashtag names, whatever the spaces.
pub(super) fn of_hashtag(scene: &Scene<'_>, at: usize) -> Named {
    let pressed = |name: &str| -> String {
        name.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    let surface = scene.text.surface(at).trim_start_matches('#');
    let tag = pressed(surface);
    let entity = scene
        .resolved
        .entities
        .iter()
        .find(|e| {
            let name = pressed(&e.name);
            name == tag || tag.strip_suffix('s') == Some(&name)
        });
    let entity = entity.or_else(|| {
        scene
            .resolved
            .entities
            .iter()
            .filter(|e| matches!(e.kind, EntityKind::Garment | EntityKind::Trend | EntityKind::Product))
            .filter(|e| {
                let name = pressed(&e.name);
                name.len() > 5 && tag.starts_with(&name)
            })
            .max_by_key(|e| e.name.len())
    });
    let (name, kind) = match entity {
        Some(entity) => (entity.name.clone(), Some(entity.kind)),
        None => (split_camel(surface), None),
    };
    Named {
        name,
        tokens: at..at + 1,
        kind,
        meant: false,
        hashtag: true,
        antecedent: None,
    }
}

/// `ModernHanbok` is `modern hanbok`.
fn split_camel(surface: &str) -> String {
    let mut name = String::new();
    let mut lower_before = false;
    for c in surface.chars() {
        if c.is_uppercase() && lower_before {
            name.push(' ');
        }
        lower_before = c.is_lowercase() || c.is_ascii_digit();
        name.extend(c.to_lowercase());
    }
    name
}

/// The trend that `the term` or `the hashtag` means: the last one named before,
/// else the one that the document is about.
pub(super) fn the_term(scene: &Scene<'_>, tokens: Range<usize>, hashtag: bool) -> Option<Named> {
    let sentence = scene.text.sentence_of(tokens.start);
    let near = (sentence.saturating_sub(2)..=sentence).rev().find_map(|n| {
        let range = scene.sentence(n);
        let range = range.start..range.end.min(tokens.start);
        let last = scene
            .resolved
            .of_kind(EntityKind::Trend, range)
            .last()
            .map(|m| scene.resolved.entity[m])?;
        Some((last, n))
    });
    let (entity, from): (EntityNumber, Option<usize>) = match near {
        Some((entity, from)) => (entity, Some(from)),
        None => (scene.main_trend?, None),
    };
    Some(Named {
        name: scene.name(entity),
        tokens,
        kind: Some(EntityKind::Trend),
        meant: true,
        hashtag,
        antecedent: from.filter(|n| *n != sentence),
    })
}

/// `the platform` on which something is sold is no shoe.
pub(super) fn is_platform(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.text.lower(at), "platform" | "shopper" | "shoppers")
}

/// True if `noun` with this house may stand for what is known.
fn fits(scene: &Scene<'_>, known: &Named, noun: &str, house: Option<&str>) -> bool {
    let lexicon = scene.text.lexicon;
    let kind = known.kind;
    if !matches!(kind, Some(EntityKind::Product | EntityKind::Garment) | None) {
        return false;
    }
    let product = lexicon
        .named(EntityKind::Product, &known.name)
        .map(|id| &lexicon.entry(id).detail);
    if let (Some(house), Some(Detail::Product { brand: Some(brand), .. })) = (house, product)
        && house != brand.as_ref()
    {
        return false;
    }
    if house.is_some() && kind != Some(EntityKind::Product) {
        return false;
    }
    let last = known.name.rsplit(' ').next().unwrap_or_default();
    let group = |term: &str| {
        let id = lexicon.named(EntityKind::Garment, term)?;
        match &lexicon.entry(id).detail {
            Detail::Garment { group, .. } => Some(group.clone()),
            _ => None,
        }
    };
    let of_known = match product {
        Some(Detail::Product { garment: Some(garment), .. }) => group(garment),
        _ => {
            let words: Vec<&str> = known.name.split(' ').collect();
            (0..words.len()).find_map(|n| group(&words[n..].join(" ")))
        }
    };
    if last == noun || matches!(noun, "piece" | "item" | "style" | "design" | "one" | "garment" | "product") {
        return true;
    }
    match (group(noun), of_known) {
        (Some(one), Some(other)) => one == other,
        _ => kind == Some(EntityKind::Product),
    }
}

/// The last thing that fits, told before in the text or named within reach.
pub(super) fn meant(
    scene: &Scene<'_>,
    tokens: Range<usize>,
    past: &[Named],
    fits: impl Fn(&Named) -> bool,
) -> Option<Named> {
    let sentence = scene.text.sentence_of(tokens.start);
    let least = sentence.saturating_sub(REACH);
    let told = past
        .iter()
        .rev()
        .find(|known| {
            scene.text.sentence_of(known.tokens.start) + 2 >= sentence && fits(known)
        })
        .cloned();
    let from = scene.sentence(least).start;
    let first = scene
        .resolved
        .mentions
        .partition_point(|m| m.tokens.start < from);
    let last = scene
        .resolved
        .mentions
        .partition_point(|m| m.tokens.start < tokens.start);
    let spoken = (first..last).rev().find_map(|m| {
        let mention = &scene.resolved.mentions[m];
        let thing = matches!(mention.kind, EntityKind::Product | EntityKind::Garment);
        if !thing || mention.tokens.end > tokens.start {
            return None;
        }
        let item = scene.items_in(mention.tokens.clone()).next();
        let run = item.map_or(mention.tokens.clone(), |i| i.tokens.start..mention.tokens.end);
        let candidate = if mention.kind == EntityKind::Product {
            of_product(scene, m, &run, run.clone())
        } else {
            let mut own = of_garment(scene, m, &mention.tokens.clone(), run.clone());
            if let Some(brand) = item.and_then(|i| i.brand) {
                own.name = format!("{} {}", scene.name(brand), own.name);
            }
            own
        };
        // `the trainers` is itself said of something named before.
        let definite = mention.kind == EntityKind::Garment
            && run.len() == mention.tokens.len() + 1
            && mention.tokens.len() == 1
            && matches!(
                scene.text.lower(run.start),
                "the" | "these" | "those" | "this" | "that"
            );
        let vague = definite || mention.kind == EntityKind::Garment
            && (mention.tokens.len() == 1 && scene.spotted.has_cue(mention.tokens.start, Cue::Piece)
                || is_platform(scene, mention.tokens.end - 1));
        (!vague && fits(&candidate)).then_some(candidate)
    });
    let mut found = match (told, spoken) {
        (Some(told), Some(spoken)) if spoken.tokens.start > told.tokens.start => spoken,
        (Some(told), _) => told,
        (None, spoken) => spoken?,
    };
    let from = scene.text.sentence_of(found.tokens.start);
    found.antecedent = (from != sentence).then_some(from).or(found.antecedent);
    found.tokens = tokens;
    found.meant = true;
    Some(found)
}
