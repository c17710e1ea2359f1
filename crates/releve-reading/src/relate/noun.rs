//! What a noun phrase names: an entity, or a plain group or art.

use std::ops::Range;

use releve_facts::EntityKind;

use crate::clause::{Parse, Phrase};
use crate::lexicon::{Classes, Cue, FormKind};
use crate::resolve::{EntityNumber, member_before};
use crate::scene::Scene;
use crate::spot::Found;
use crate::tag::Tag;

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
    let of = tokens
        .clone()
        .find(|at| text.lower(*at) == "of" && scene.resolved.at(*at).is_none());
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

/// `female workout influencers`: the noun phrase as it stands.
fn plain(scene: &Scene<'_>, tokens: Range<usize>) -> Option<Thing> {
    let text = &scene.text;
    let mut start = tokens.start;
    // Nothing before a possessor, no article, no number, no `many`.
    if let Some(genitive) = tokens
        .clone()
        .rev()
        .find(|at| text.tokens[*at].tag == Tag::Genitive)
    {
        start = genitive + 1;
    }
    while start < tokens.end
        && matches!(
            text.tokens[start].tag,
            Tag::Determiner
                | Tag::Possessive
                | Tag::Adverb
                | Tag::Number
                | Tag::Preposition
                | Tag::Conjunction
        )
        && scene.resolved.at(start).is_none()
    {
        start += 1;
    }
    let end = tokens.end;
    if start >= end || end - start > 6 {
        return None;
    }
    let head = end - 1;
    let noun = matches!(text.tokens[head].tag, Tag::Noun | Tag::Name | Tag::Gerund);
    if !noun || scene.times_in(start..end).next().is_some() {
        return None;
    }
    if text.can_be(head, Classes::PRONOUN) || is_vague(text.lower(head)) {
        return None;
    }
    let mut name = text
        .slice(start..end)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let opens =
        start == text.sentences[text.sentence_of(start)].tokens.start || start > tokens.start;
    if opens && text.tokens[start].tag != Tag::Name && scene.resolved.at(start).is_none() {
        let mut chars = name.chars();
        if let Some(first) = chars.next() {
            name = first.to_lowercase().chain(chars).collect();
        }
    }
    Some(Thing {
        name,
        kind: None,
        entity: None,
        anaphor: false,
        tokens: start..end,
    })
}

/// Nouns that name nothing by themselves.
fn is_vague(word: &str) -> bool {
    matches!(
        word,
        "thing"
            | "things"
            | "way"
            | "ways"
            | "reason"
            | "reasons"
            | "moment"
            | "moments"
            | "time"
            | "times"
            | "year"
            | "years"
            | "day"
            | "days"
            | "idea"
            | "ideas"
            | "one"
            | "ones"
            | "bit"
            | "lot"
            | "kind"
            | "part"
            | "fact"
            | "case"
            | "course"
            | "point"
            | "end"
            | "result"
            | "question"
            | "answer"
            | "word"
            | "words"
            | "change"
            | "something"
            | "everything"
            | "nothing"
            | "anything"
            | "others"
            | "most"
            | "half"
            | "desire"
            | "need"
            | "love"
            | "mind"
            | "sense"
            | "hand"
            | "hands"
            | "eye"
            | "story"
            | "decade"
            | "decades"
            | "season"
            | "seasons"
            | "week"
            | "month"
            | "months"
            | "weeks"
            | "hours"
            | "figures"
            | "group"
            | "guest"
            | "guests"
            | "side"
            | "sides"
            | "fan"
            | "fans"
            | "no"
            | "item"
            | "piece"
            | "rise"
            | "look"
            | "looks"
            | "success"
            | "demand"
            | "interest"
            | "precision"
            | "collection"
            | "show"
            | "designer"
            | "brand"
            | "label"
            | "credit"
            | "month's"
            | "both"
            | "page"
            | "february"
            | "version"
            | "versions"
            | "data"
            | "number"
            | "numbers"
            | "shift"
            | "move"
            | "news"
            | "response"
            | "reaction"
            | "push"
    )
}

/// What `it`, `them` or `the style` at `at` stands for among things worn and
/// trends: what was named last before it, the sentence's first phrase first.
pub(super) fn antecedent(scene: &Scene<'_>, at: usize, sentence: usize) -> Option<(Thing, usize)> {
    let wanted = |m: &usize| {
        let mention = &scene.resolved.mentions[*m];
        matches!(
            mention.kind,
            EntityKind::Garment | EntityKind::Product | EntityKind::Trend
        ) && !matches!(mention.found, Found::Lexicon(_, FormKind::Demonym))
    };
    let own = scene.sentence(sentence);
    // An earlier `it` in the sentence stands for the same: nothing between counts.
    let floor = (own.start..at)
        .find(|t| {
            matches!(scene.text.lower(*t), "it" | "them" | "hers" | "his")
                && scene.text.tokens[*t].tag == Tag::Pronoun
        })
        .unwrap_or(at);
    // What no preposition governs comes first.
    let free = |m: &usize| {
        let start = scene.resolved.mentions[*m].tokens.start;
        scene.parses[sentence]
            .phrases
            .iter()
            .any(|p| p.tokens.contains(&start) && p.preposition.is_none())
    };
    let near = scene
        .resolved
        .within(own.start..floor)
        .filter(wanted)
        .filter(free)
        .last()
        .or_else(|| {
            scene
                .resolved
                .within(own.start..floor)
                .filter(wanted)
                .last()
        });
    if let Some(m) = near {
        return Some((of_mention(scene, m), sentence));
    }
    // The sentence before is about it.
    if let Some(before) = sentence.checked_sub(1)
        && let Some(m) = scene.resolved.within(scene.sentence(before)).find(wanted)
        && scene.resolved.mentions[m].tokens.start <= scene.sentence(before).start + 2
    {
        return Some((of_mention(scene, m), before));
    }
    // What the text is about, if it was named just before.
    let main = [scene.main_garment, scene.main_trend]
        .into_iter()
        .flatten()
        .find_map(|entity| {
            (1..=2).find_map(|back| {
                let before = sentence.checked_sub(back)?;
                let found = scene
                    .resolved
                    .within(scene.sentence(before))
                    .find(|m| scene.resolved.entity[*m] == entity)?;
                (scene.entity(entity).mentions.len() >= 3)
                    .then_some((of_mention(scene, found), before))
            })
        });
    if main.is_some() {
        return main;
    }
    let block = scene.text.sentences[sentence].block;
    for back in 1..=2 {
        let before = sentence.checked_sub(back)?;
        let same = scene.text.sentences[before].block == block;
        let first = scene.resolved.within(scene.sentence(before)).find(wanted);
        if let Some(m) = first
            && (same || back == 1)
        {
            return Some((of_mention(scene, m), before));
        }
    }
    None
}

/// True if the phrase is a pronoun that may stand for a thing.
pub(super) fn is_pronoun(scene: &Scene<'_>, phrase: &Phrase) -> bool {
    matches!(
        scene.text.lower(phrase.head),
        "it" | "them" | "they" | "this" | "that" | "which" | "these" | "those"
    ) && phrase.tokens.len() == 1
}
