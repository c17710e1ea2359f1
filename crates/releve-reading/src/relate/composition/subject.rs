//! Which trend a list belongs to.

use std::ops::Range;

use releve_facts::EntityKind;

use super::naming::asked;
use super::section::section;
use crate::lexicon::Cue;
use crate::relate::noun::behind_possessor;
use crate::scene::Scene;
use crate::spot::Found;
use crate::tag::Tag;

/// The trend that consists of something.
#[derive(Debug, Clone)]
pub(super) struct Trend {
    pub(super) name: String,
    /// The sentence that names it.
    pub(super) sentence: Option<usize>,
    /// It is taken for granted, as the trend that the text is about.
    pub(super) main: bool,
    /// No trend of the lexicon: `the new grandeur`.
    pub(super) unknown: bool,
}

/// A trend that no lexicon has, by the words that name it.
pub(super) fn unheard(scene: &Scene<'_>, words: Range<usize>, sentence: usize) -> Trend {
    Trend {
        name: scene.text.phrase(words).to_lowercase(),
        sentence: Some(sentence),
        main: false,
        unknown: true,
    }
}

fn known(name: String, sentence: usize) -> Trend {
    Trend {
        name,
        sentence: Some(sentence),
        main: false,
        unknown: false,
    }
}

/// The last trend named or meant in a range of one sentence.
pub(super) fn trend_in(scene: &Scene<'_>, tokens: Range<usize>, sentence: usize) -> Option<Trend> {
    let mention = scene.resolved.of_kind(EntityKind::Trend, tokens).last()?;
    let name = scene.name(scene.resolved.entity[mention]);
    let mut trend = known(name, sentence);
    if scene.resolved.mentions[mention].found == Found::Anaphor {
        trend.sentence = naming(scene, scene.resolved.entity[mention], sentence);
        // Below a heading `the trend` is the heading's.
        if let Some(section) = section(scene, sentence)
            && trend.sentence.is_none_or(|at| at < section.sentence)
            && section.trend.is_some()
        {
            return section.trend;
        }
    }
    Some(trend)
}

/// The last sentence up to this one that names an entity outright.
fn naming(scene: &Scene<'_>, entity: usize, sentence: usize) -> Option<usize> {
    scene
        .entity(entity)
        .mentions
        .iter()
        .map(|m| &scene.resolved.mentions[*m])
        .filter(|m| m.found != Found::Anaphor)
        .map(|m| scene.text.sentence_of(m.tokens.start))
        .take_while(|at| *at <= sentence)
        .last()
}

/// The trend spoken of just before a sentence: in the sentence before, or the
/// one that the text is about, if it was named within three sentences.
pub(super) fn trend_before(scene: &Scene<'_>, sentence: usize) -> Option<Trend> {
    let section = section(scene, sentence);
    for back in 1..=2 {
        let other = sentence.checked_sub(back)?;
        if section.as_ref().is_some_and(|s| other <= s.sentence) {
            break;
        }
        if let Some(asked) = asked(scene, other) {
            return Some(asked);
        }
        // Of several the one that the text is about.
        let range = scene.sentence(other);
        let main = scene.main_trend.filter(|main| {
            scene
                .resolved
                .of_kind(EntityKind::Trend, range.clone())
                .any(|m| scene.resolved.entity[m] == *main)
        });
        if let Some(main) = main {
            return Some(known(scene.name(main), other));
        }
        if let Some(mut trend) = trend_in(scene, range, other) {
            trend.sentence = trend.sentence.or(Some(other));
            return Some(trend);
        }
    }
    if let Some(trend) = section.and_then(|s| s.trend) {
        return Some(trend);
    }
    let main = scene.main_trend?;
    let at = naming(scene, main, sentence)?;
    (sentence - at <= 4).then(|| Trend {
        name: scene.name(main),
        sentence: (sentence - at <= 2).then_some(at),
        main: true,
        unknown: false,
    })
}

/// `preppy style`, `Fall’s new grandeur`: a phrase that is no known trend but
/// stands where one is defined.
pub(super) fn coined(
    scene: &Scene<'_>,
    tokens: Range<usize>,
    sentence: usize,
    strong: bool,
) -> Option<Trend> {
    let text = &scene.text;
    let mut start = behind_possessor(scene, &tokens);
    while start < tokens.end
        && scene.resolved.at(start).is_none()
        && matches!(
            text.tokens[start].tag,
            Tag::Determiner
                | Tag::Possessive
                | Tag::Adverb
                | Tag::Conjunction
                | Tag::Mark
                | Tag::Number
                | Tag::Subordinator
                | Tag::Pronoun
        )
    {
        start += 1;
    }
    if start >= tokens.end || tokens.end - start > 4 {
        return None;
    }
    let head = tokens.end - 1;
    let named = scene.resolved.within(start..tokens.end).any(|m| {
        matches!(
            scene.resolved.mentions[m].kind,
            EntityKind::Person
                | EntityKind::Brand
                | EntityKind::Event
                | EntityKind::Publication
                | EntityKind::Product
        )
    });
    // `The actress was seen in a look that consisted of`: she is no trend.
    let office = scene.spotted.roles_over(head..head + 1).next().is_some();
    if named
        || office
        || scene.spotted.has_cue(head, Cue::Line)
        || scene.spotted.has_cue(head, Cue::Collaboration)
    {
        return None;
    }
    let word = text.lower(head);
    // `The first collection, consisting of …` is no trend.
    if matches!(
        word,
        "collection" | "edit" | "lineup" | "line-up" | "show" | "range" | "code"
    ) {
        return None;
    }
    let manner = scene.spotted.has_cue(head, Cue::Trend)
        || matches!(
            word,
            "dressing"
                | "tailoring"
                | "chic"
                | "wardrobe"
                | "style"
                | "uniform"
                | "prep"
                | "grandeur"
                | "glamour"
                | "cool"
        );
    let garment = scene
        .resolved
        .at(head)
        .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Garment);
    let noun = matches!(text.tokens[head].tag, Tag::Noun | Tag::Name | Tag::Gerund);
    let several = tokens.end - start >= 2;
    let fits = manner && several || strong && noun && !garment && several;
    fits.then(|| unheard(scene, start..tokens.end, sentence))
}
