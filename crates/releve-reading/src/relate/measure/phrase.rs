//! The name of a noun phrase by its head: product, garment with its brand,
//! entity, or plain words.

use std::ops::Range;

use releve_facts::EntityKind;

use super::meant::{colour, fits, meant, the_term};
use super::named::Named;
use super::words::{plain, singular};
use crate::lexicon::{Cue, Detail, FormKind};
use crate::scene::Scene;
use crate::segment::{Join, Shape};
use crate::spot::Found;
use crate::tag::Tag;

/// The name of a phrase's head.
pub(super) fn compose(
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
                || matches!(
                    text.lower(last),
                    "outfit" | "outfits" | "ideas" | "inspo" | "look" | "looks" | "trend"
                );
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
    if (definite || owner.is_some())
        && (generic(head) || head.is_some_and(|m| is_garment(scene, m)))
    {
        // The lexicon's singular, where it has the noun.
        let noun = head.filter(|m| is_garment(scene, *m)).map_or_else(
            || singular(scene, run.end - 1),
            |m| {
                scene
                    .resolved
                    .of(m)
                    .name
                    .rsplit(' ')
                    .next()
                    .unwrap_or_default()
                    .to_owned()
            },
        );
        // `the Palma bag` has a name of its own, whatever bag was named before.
        let own = owner.is_none() && text.tokens[run.start].tag == Tag::Name;
        let short = run.len() <= 2 && definite && !own || owner.is_some() && generic(head);
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
                EntityKind::Channel
                | EntityKind::Publication
                | EntityKind::Event
                | EntityKind::Season => None,
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
                && let Some(m) = mentions
                    .first()
                    .copied()
                    .filter(|m| scene.resolved.mentions[*m].kind == EntityKind::Brand)
            {
                return Some(entity(m, tokens));
            }
            // `the brand`, `these items`: nothing that is named.
            let empty = scene.spotted.has_cue(last, Cue::House)
                || scene.spotted.has_cue(last, Cue::Piece) && run.len() == 1;
            if empty && definite && mentions.is_empty() {
                return None;
            }
            // `the colour`, `the shade`
            if definite
                && matches!(
                    text.lower(last),
                    "colour" | "color" | "shade" | "hue" | "tone"
                )
            {
                return colour(scene, tokens);
            }
            // `the trend`, `the category`
            if definite && scene.spotted.has_cue(last, Cue::Trend) && run.len() == 1 {
                return the_term(scene, tokens, false);
            }
            // `searches for the category`: of the goods spoken of.
            if definite && text.lower(last) == "category" && run.len() == 1 {
                return meant(scene, tokens, past, |_| true);
            }
            Some(plain(scene, &run, tokens))
        }
    }
}

pub(super) fn is_garment(scene: &Scene<'_>, mention: usize) -> bool {
    scene.resolved.mentions[mention].kind == EntityKind::Garment
}

/// The name of a product, with a house before it that is not its own.
pub(super) fn of_product(
    scene: &Scene<'_>,
    product: usize,
    run: &Range<usize>,
    tokens: Range<usize>,
) -> Named {
    let mention = &scene.resolved.mentions[product];
    let referent = scene.resolved.of(product);
    let mut name = referent.name.clone();
    let own_brand = referent
        .entry
        .and_then(|id| match &scene.text.lexicon.entry(id).detail {
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
        .filter(|m| {
            is_garment(scene, *m) && scene.resolved.mentions[*m].tokens.start == mention.tokens.end
        })
        .filter(|_| mention.tokens.end < run.end);
    let mut end = mention.tokens.end;
    let text = &scene.text;
    // `Margot Mary Janes` in one mention: the garment belongs to the name.
    let last = mention.tokens.end - 1;
    let own = name.split(' ').count();
    let tail = mention.tokens.start + own;
    if tail <= last
        && text.lower(mention.tokens.start)
            == name.to_lowercase().split(' ').next().unwrap_or_default()
        && !name.to_lowercase().contains(text.lower(last))
    {
        for at in tail..=last {
            let word = match (at == last, text.tokens[at].shape) {
                (true, Shape::Lower) => singular(scene, at),
                (true, _) => {
                    let surface = text.surface(at);
                    surface
                        .strip_suffix('s')
                        .filter(|s| s.len() > 3)
                        .unwrap_or(surface)
                        .to_owned()
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
pub(super) fn of_garment(
    scene: &Scene<'_>,
    garment: usize,
    run: &Range<usize>,
    tokens: Range<usize>,
) -> Named {
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
            // `the Lisbon bag` is a model that bears the name of a place.
            Some(EntityKind::Place)
                if text.lower_at(at.checked_sub(1)) == "the"
                    && covered.is_some_and(|m| {
                        let place = &scene.resolved.mentions[m];
                        place.tokens.end == mention.tokens.start
                            && place.tokens.len() == 1
                            && !matches!(place.found, Found::Lexicon(_, FormKind::Demonym))
                    }) =>
            {
                words.push(text.surface(at).to_owned());
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
                let word = if text.tokens[at].tag == Tag::Name {
                    text.surface(at)
                } else {
                    text.lower(at)
                };
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
