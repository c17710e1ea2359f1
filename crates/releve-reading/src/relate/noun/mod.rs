//! What a noun phrase names: an entity, or a plain group or art.

mod antecedent;
mod plain;

use std::ops::Range;

use releve_facts::EntityKind;

use crate::clause::Parse;
use crate::lexicon::{Classes, Cue};
use crate::resolve::{EntityNumber, member_before};
use crate::scene::Scene;
use crate::spot::Found;
use crate::tag::Tag;

pub(super) use antecedent::{antecedent, is_pronoun};
pub(super) use plain::behind_possessor;
use plain::plain;

/// What a phrase names.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Thing {
    pub(super) name: String,
    /// Nothing for a plain noun phrase.
    pub(super) kind: Option<EntityKind>,
    pub(super) entity: Option<EntityNumber>,
    /// By a pronoun or a noun that stands for something named elsewhere.
    pub(super) anaphor: bool,
    /// Where the name was met, if not in the phrase: for the evidence.
    pub(super) tokens: Range<usize>,
}

/// The phrase with the `of` phrases that follow it: `the artistry of ballet`.
pub(super) fn extent(scene: &Scene<'_>, parse: &Parse, phrase: usize) -> Range<usize> {
    let mut tokens = parse.phrases[phrase].tokens.clone();
    for next in &parse.phrases[phrase + 1..] {
        let of = next
            .preposition
            .is_some_and(|at| at == tokens.end && matches!(scene.text.lower(at), "of"));
        if !of {
            break;
        }
        tokens.end = next.tokens.end;
    }
    tokens
}

/// A phrase with those coordinated behind it, each with its `of` phrases.
pub(super) fn coordinated(scene: &Scene<'_>, parse: &Parse, first: usize) -> Vec<Range<usize>> {
    let mut found = vec![extent(scene, parse, first)];
    let mut next = first + 1;
    while let Some(phrase) = parse.phrases.get(next) {
        let last = found.last().map_or(0, |r| r.end);
        if phrase.tokens.end <= last {
            next += 1;
            continue;
        }
        if !phrase.coordinated || phrase.tokens.start > last + 2 {
            break;
        }
        found.push(extent(scene, parse, next));
        next += 1;
    }
    found
}

/// The thing that a mention names.
pub(super) fn of_mention(scene: &Scene<'_>, mention: usize) -> Thing {
    let found = &scene.resolved.mentions[mention];
    let entity = scene.resolved.entity[mention];
    let mut name = scene.name(entity);
    if found.kind == EntityKind::Garment
        && let Some(item) = scene.item_of(mention)
    {
        let whose = item.product.or(item.brand);
        if let Some(whose) = whose {
            let whose = scene.name(whose);
            let known = whose.to_lowercase().ends_with(&name.to_lowercase());
            let adjacent = item.product.is_some().then(|| {
                let before = scene.resolved.at(found.tokens.start.checked_sub(1)?)?;
                let start = scene.resolved.mentions[before].tokens.start;
                (Some(scene.resolved.entity[before]) == item.product)
                    .then(|| scene.text.slice(start..found.tokens.start).to_owned())
            });
            name = match adjacent.flatten() {
                // `Zizi derby shoe`
                Some(words) => format!("{words} {name}"),
                None if known => whose,
                None => format!("{whose} {name}"),
            };
        }
    }
    // `Margot Mary Janes`: the product with its garment.
    if found.kind == EntityKind::Product && found.tokens.len() > 1 {
        let text = &scene.text;
        let last = found.tokens.end - 1;
        let words = text.slice(found.tokens.clone());
        if words.len() > name.len() && words.to_lowercase().starts_with(&name.to_lowercase()) {
            let noun = text
                .info(last)
                .noun
                .map_or(text.surface(last), |w| text.string(w));
            let plural = text.can_be(last, Classes::PLURAL);
            let last = if plural {
                noun.to_owned()
            } else {
                text.surface(last).to_owned()
            };
            name = format!(
                "{} {last}",
                text.slice(found.tokens.start..found.tokens.end - 1)
            );
        }
    }
    Thing {
        name,
        kind: Some(found.kind),
        entity: Some(entity),
        anaphor: found.found == Found::Anaphor,
        tokens: found.tokens.clone(),
    }
}

/// What the phrase names.
pub(super) fn thing(scene: &Scene<'_>, tokens: Range<usize>) -> Option<Thing> {
    thing_within(scene, tokens, 0)
}

fn thing_within(scene: &Scene<'_>, tokens: Range<usize>, depth: usize) -> Option<Thing> {
    let text = &scene.text;
    if tokens.is_empty() || depth > 3 {
        return None;
    }
    // `The Devil Wears Prada`, `the film Challengers`
    if let Some(work) = work(scene, &tokens) {
        return Some(work);
    }
    let of = tokens.clone().find(|at| {
        text.lower(*at) == "of"
            && scene.resolved.at(*at).is_none()
            && !scene.spotted.is_in_work(*at)
    });
    let head_end = of.unwrap_or(tokens.end);
    if head_end == tokens.start {
        return None;
    }
    let head = head_end - 1;
    // `the culture of ballet`, `ballerinas’ backstage outfits`: whose it is.
    let named = scene.resolved.at(head).map(|m| &scene.resolved.mentions[m]);
    let light = is_light(scene, head)
        && named.is_none_or(|m| {
            m.found == Found::Anaphor
                || matches!(m.kind, EntityKind::Garment | EntityKind::Attribute)
        });
    if light {
        if let Some(of) = of
            && let Some(inner) = thing_within(scene, of + 1..tokens.end, depth + 1)
        {
            return Some(inner);
        }
        let genitive = (tokens.start..head)
            .rev()
            .find(|at| text.tokens[*at].tag == Tag::Genitive);
        if let Some(genitive) = genitive
            && let Some(inner) = thing_within(scene, tokens.start..genitive, depth + 1)
            && inner.kind != Some(EntityKind::Place)
        {
            return Some(inner);
        }
        // `X, whose first collection`
        if text.lower(tokens.start) == "whose" {
            let first = text.sentences[text.sentence_of(head)].tokens.start;
            let owner = scene
                .resolved
                .within(first..tokens.start)
                .filter(|m| {
                    matches!(
                        scene.resolved.mentions[*m].kind,
                        EntityKind::Person | EntityKind::Brand
                    )
                })
                .max_by_key(|m| (scene.resolved.mentions[*m].kind == EntityKind::Person, *m));
            if let Some(m) = owner {
                return Some(of_mention(scene, m));
            }
        }
        // `the balletcore hype`
        if head > tokens.start
            && let Some(m) = scene.resolved.at(head - 1)
            && matches!(
                scene.resolved.mentions[m].kind,
                EntityKind::Trend | EntityKind::Garment | EntityKind::Product
            )
        {
            return Some(of_mention(scene, m));
        }
    }
    // `Gucci's creative director, Alessandro Michele,`: who it is stands behind the comma.
    if depth == 0
        && of.is_none()
        && named.is_none()
        && let Some(m) = named_behind(scene, head)
    {
        return Some(of_mention(scene, m));
    }
    // `the house of Dior`
    if let Some(of) = of
        && named.is_none()
        && scene.spotted.has_cue(head, Cue::House)
        && let Some(house) = thing_within(scene, of + 1..tokens.end, depth + 1)
            .filter(|house| house.kind == Some(EntityKind::Brand))
    {
        return Some(house);
    }
    if let Some(m) = scene.resolved.at(head) {
        let mention = &scene.resolved.mentions[m];
        match mention.kind {
            EntityKind::Place | EntityKind::Season => return None,
            EntityKind::Attribute => {}
            EntityKind::Organisation => {
                let member = member_before(text, &scene.resolved, m);
                return Some(of_mention(scene, member.unwrap_or(m)));
            }
            EntityKind::Brand | EntityKind::Person if depth == 0 && of.is_some() => {
                return Some(of_mention(scene, m));
            }
            _ => return Some(of_mention(scene, m)),
        }
    }
    // A named possessor: `Elsa Schiaparelli’s surrealism`.
    let genitive = (tokens.start..head)
        .rev()
        .find(|at| text.tokens[*at].tag == Tag::Genitive);
    // `Bridgerton’s costumes`
    if let Some(work) = genitive.and_then(|at| work(scene, &(tokens.start..at))) {
        return Some(work);
    }
    if let Some(genitive) = genitive
        && let Some(m) = genitive.checked_sub(1).and_then(|at| scene.resolved.at(at))
        && (matches!(
            scene.resolved.mentions[m].kind,
            EntityKind::Person | EntityKind::Organisation
        ) || scene.resolved.mentions[m].kind == EntityKind::Brand
            && scene.spotted.has_cue(head, Cue::Moment))
    {
        return Some(of_mention(scene, m));
    }
    if let Some(of) = of {
        let inner = scene
            .resolved
            .within(of + 1..tokens.end)
            .find(|m| scene.resolved.mentions[*m].kind == EntityKind::Person);
        if let Some(inner) = inner {
            return Some(of_mention(scene, inner));
        }
    }
    plain(scene, tokens.start..head_end)
}

/// The person whom a comma behind a noun for a role names, up to another mark.
fn named_behind(scene: &Scene<'_>, head: usize) -> Option<usize> {
    let text = &scene.text;
    let role = (scene.spotted.roles_over(head..head + 1)).any(|role| role.tokens.end == head + 1);
    let m = scene.resolved.at(head + 2)?;
    let mention = &scene.resolved.mentions[m];
    let closes = text
        .tokens
        .get(mention.tokens.end)
        .is_none_or(|next| next.tag == Tag::Mark);
    let named = mention.kind == EntityKind::Person
        && mention.found != Found::Anaphor
        && mention.tokens.start == head + 2;
    (role && named && closes && text.surface(head + 1) == ",").then_some(m)
}

/// The film, series or book that a phrase ends with.
fn work(scene: &Scene<'_>, tokens: &Range<usize>) -> Option<Thing> {
    let work = scene.spotted.work_at_end(tokens)?;
    Some(Thing {
        name: scene.text.lexicon.works[work.number as usize]
            .title
            .to_string(),
        kind: None,
        entity: None,
        anaphor: false,
        tokens: work.tokens.clone(),
    })
}

/// True for nouns that stand for their owner.
pub(super) fn is_light(scene: &Scene<'_>, at: usize) -> bool {
    [
        Cue::Aspect,
        Cue::Fame,
        Cue::Revival,
        Cue::Trend,
        Cue::Runway,
    ]
    .iter()
    .any(|cue| scene.spotted.has_cue(at, *cue))
}
