//! What a cross is called.

use std::ops::Range;

use releve_facts::EntityKind;

use super::parents::Cross;
use crate::lexicon::Cue;
use crate::relate::noun;
use crate::scene::Scene;
use crate::segment::BlockKind;
use crate::tag::Tag;

pub(super) struct Named {
    pub(super) name: String,
    /// Where it is named, if not in the sentence of the cross.
    pub(super) sentence: Option<usize>,
    pub(super) far: bool,
}

fn here(name: String) -> Option<Named> {
    Some(Named {
        name,
        sentence: None,
        far: false,
    })
}

/// The result of a cross: named by the pattern, behind it, before it, or in
/// the sentence before.
pub(super) fn result(scene: &Scene<'_>, sentence: usize, cross: &Cross) -> Option<Named> {
    if let Some(name) = &cross.name {
        return here(name.clone());
    }
    let range = scene.sentence(sentence);
    let named = behind(scene, cross.tokens.end..range.end);
    if let Some(name) = named {
        return here(name);
    }
    if let Some(name) = led(scene, sentence, cross) {
        return here(name);
    }
    let before = range.start..cross.tokens.start;
    if let Some(name) = subject(scene, sentence, cross) {
        return here(name);
    }
    if let Some(name) = following(scene, sentence, cross) {
        return Some(Named {
            name,
            sentence: Some(sentence + 1),
            far: true,
        });
    }
    if let Some(name) = nearest(scene, before.clone(), cross) {
        return here(name);
    }
    // `Meet the plancho. It is a cross between …`
    let pronominal = before.clone().all(|at| {
        scene.resolved.at(at).is_none() && !matches!(scene.text.tokens[at].tag, Tag::Name)
    });
    if !pronominal {
        return None;
    }
    // `It is a blend of cottagecore and`: styles make a style.
    if let Some(main) = scene.main_trend
        && scene
            .resolved
            .of_kind(EntityKind::Trend, cross.tokens.clone())
            .next()
            .is_some()
        && !cross.parents.contains(&scene.name(main))
    {
        let named = scene.entity(main).mentions.iter().rev().find_map(|m| {
            let at = scene
                .text
                .sentence_of(scene.resolved.mentions[*m].tokens.start);
            (at < sentence && at + 3 >= sentence).then_some(at)
        });
        if let Some(other) = named {
            return Some(Named {
                name: scene.name(main),
                sentence: Some(other),
                far: true,
            });
        }
    }
    for back in 1..=2usize {
        let other = sentence.checked_sub(back)?;
        let range = scene.sentence(other);
        let block = &scene.text.blocks[scene.text.sentences[other].block];
        let name = if block.kind == BlockKind::Offer {
            offered(scene, range.clone())
        } else {
            nearest(scene, range.clone(), cross)
        };
        if let Some(name) = name {
            return Some(Named {
                name,
                sentence: Some(other),
                far: true,
            });
        }
    }
    None
}

/// `Part loafer, part flat, the snoafer is back`: what the sentence goes on about.
fn led(scene: &Scene<'_>, sentence: usize, cross: &Cross) -> Option<String> {
    let range = scene.sentence(sentence);
    let comma = cross.tokens.end;
    // `A perfect hybrid of loafer and sneaker, the snoafer …`
    let opens = (range.start..cross.tokens.start).all(|at| {
        matches!(
            scene.text.tokens[at].tag,
            Tag::Determiner | Tag::Adjective | Tag::Adverb
        )
    });
    if !opens || comma >= range.end || scene.text.surface(comma) != "," {
        return None;
    }
    let clause = scene.parses[sentence]
        .clauses
        .iter()
        .find(|clause| clause.group.start > comma)?;
    let item = scene.items_in(comma + 1..clause.group.start).next()?;
    (item.tokens.start <= comma + 2).then(|| scene.name(item.garment))
}

/// `and named the result gorporate`, `: meet the Ikoyi`, `called the skort`.
fn behind(scene: &Scene<'_>, range: Range<usize>) -> Option<String> {
    let text = &scene.text;
    let cue = range.clone().find(|at| {
        matches!(
            text.lower(*at),
            "named"
                | "called"
                | "dubbed"
                | "christened"
                | "meet"
                | "enter"
                | "calls"
                | "nicknamed"
                | "branded"
                | "coined"
        )
    })?;
    let end = range.end.min(cue + 8);
    let quoted = quoted(scene, cue + 1..end);
    if quoted.is_some() {
        return quoted;
    }
    let mut at = cue + 1;
    while at < end
        && scene.resolved.at(at).is_none()
        && (matches!(
            text.tokens[at].tag,
            Tag::Determiner | Tag::Pronoun | Tag::Preposition | Tag::Possessive
        ) || matches!(
            text.lower(at),
            "result" | "it" | "hybrid" | "shoe" | "style"
        ))
    {
        at += 1;
    }
    if at >= end {
        return None;
    }
    if let Some(m) = scene.resolved.at(at) {
        let kind = scene.resolved.mentions[m].kind;
        return matches!(
            kind,
            EntityKind::Garment | EntityKind::Product | EntityKind::Trend
        )
        .then(|| noun::of_mention(scene, m).name);
    }
    matches!(text.tokens[at].tag, Tag::Noun | Tag::Name).then(|| text.surface(at).to_owned())
}

/// One or two words in quotation marks.
fn quoted(scene: &Scene<'_>, range: Range<usize>) -> Option<String> {
    let text = &scene.text;
    let open = range
        .clone()
        .find(|at| matches!(text.surface(*at), "“" | "\"" | "‘"))?;
    let close = (open + 1..range.end.min(open + 5))
        .find(|at| matches!(text.surface(*at), "”" | "\"" | "’" | ","))?;
    (close > open + 1).then(|| text.slice(open + 1..close).to_lowercase())
}

/// The subject of `is a cross between`, `blends`.
fn subject(scene: &Scene<'_>, sentence: usize, cross: &Cross) -> Option<String> {
    let parse = &scene.parses[sentence];
    let at = cross.tokens.start;
    let clause = parse
        .clauses
        .iter()
        .rfind(|c| c.reach.contains(&at) || c.verb == at)?;
    let copula = matches!(
        scene.text.lower(clause.verb),
        "is" | "are" | "was" | "were" | "be" | "'s" | "’s" | "being"
    ) || clause.verb == at;
    // Nothing named stands between the verb and the cross.
    let direct = scene.resolved.within(clause.group.end..at).next().is_none();
    if !copula || !direct {
        return None;
    }
    clause.subject.iter().find_map(|p| {
        let phrase = &parse.phrases[*p];
        worthy(scene, phrase.head, cross)
    })
}

/// The name of what stands at a token, if it can be the result of a cross.
fn worthy(scene: &Scene<'_>, at: usize, cross: &Cross) -> Option<String> {
    if cross.tokens.contains(&at) {
        return None;
    }
    let text = &scene.text;
    if let Some(m) = scene.resolved.at(at) {
        let kind = scene.resolved.mentions[m].kind;
        if matches!(
            kind,
            EntityKind::Garment | EntityKind::Product | EntityKind::Trend
        ) {
            let mut name = noun::of_mention(scene, m).name;
            // `The shoe, a hybrid of`: the product named just before.
            let start = scene.resolved.mentions[m].tokens.start;
            let sentence = text.sentence_of(start);
            if start > 0
                && matches!(text.lower(start - 1), "the" | "this")
                && scene.spotted.has_cue(start, Cue::Piece)
                && let Some(other) = sentence.checked_sub(1)
                && let Some(product) = scene
                    .resolved
                    .of_kind(EntityKind::Product, scene.sentence(other))
                    .last()
            {
                name = format!("{} {name}", scene.name(scene.resolved.entity[product]));
            }
            return (!cross.parents.contains(&name)).then_some(name);
        }
        return None;
    }
    let word = text.lower(at);
    let coined = text.tokens[at].tag == Tag::Noun
        && text.is_unknown(at)
        && !["ing", "ed", "ly"]
            .iter()
            .any(|ending| word.ends_with(ending));
    coined.then(|| {
        text.info(at)
            .noun
            .map_or(text.lower(at), |w| text.string(w))
            .to_owned()
    })
}

/// The thing named last in a range; one in quotation marks or a coined word first.
fn nearest(scene: &Scene<'_>, range: Range<usize>, cross: &Cross) -> Option<String> {
    let coined = range.clone().rev().find(|at| {
        scene.resolved.at(*at).is_none()
            && scene.text.tokens[*at].tag == Tag::Noun
            && scene.text.is_unknown(*at)
    });
    let quote = quoted(scene, range.clone()).filter(|name| name.split(' ').count() <= 2);
    if let Some(name) = quote {
        return Some(name);
    }
    let last = range.clone().rev().find_map(|at| worthy(scene, at, cross));
    last.or_else(|| coined.and_then(|at| worthy(scene, at, cross)))
}

/// `Half pants, half boot: meet …` in the next sentence; or `calls it the “abazer”`.
fn following(scene: &Scene<'_>, sentence: usize, cross: &Cross) -> Option<String> {
    let next = sentence + 1;
    let own = scene.text.sentences[sentence].block;
    if scene
        .text
        .sentences
        .get(next)
        .is_none_or(|s| s.block != own)
        || cross.tokens.is_empty()
    {
        return None;
    }
    let range = scene.sentence(next);
    let it = (range.start..range.end.min(range.start + 7))
        .any(|at| matches!(scene.text.lower(at), "it" | "them" | "they"));
    it.then(|| behind(scene, range)).flatten()
}

/// The name in a line of a shopping list: what stands before its price.
fn offered(scene: &Scene<'_>, range: Range<usize>) -> Option<String> {
    let text = &scene.text;
    let end = range
        .clone()
        .find(|at| matches!(text.surface(*at), "," | "|" | "£" | "€" | "$" | "—" | "–"))?;
    (end > range.start).then(|| text.slice(range.start..end).trim().to_owned())
}
