//! Occupations and titles as they stand in the text: `lead footwear analyst`,
//! `head of menswear`, `Fashion and Social Media Editor`.

use std::ops::Range;

use releve_facts::EntityKind;

use crate::lexicon::{Classes, Cue, Meaning, fold};
use crate::scene::Scene;
use crate::segment::{BlockKind, Join, Shape};
use crate::tag::Tag;

/// A role at a place.
#[derive(Debug, Clone)]
pub(in crate::relate) struct Term {
    /// All its words, those before and behind the listed term included.
    pub(in crate::relate) tokens: Range<usize>,
    pub(in crate::relate) name: String,
    pub(in crate::relate) plural: bool,
    /// A label that only praises.
    pub(in crate::relate) praise: bool,
    /// A post that is always somebody's: `founder`.
    pub(in crate::relate) post: bool,
    /// Its group in the lexicon: `design`, `screen`.
    pub(in crate::relate) group: String,
    /// Told by its ending, not by the lexicon.
    pub(in crate::relate) guessed: bool,
}

/// All roles of the text, in order, none inside another.
pub(in crate::relate) fn terms(scene: &Scene<'_>) -> Vec<Term> {
    let mut spans: Vec<(Range<usize>, Option<u32>)> = scene
        .spotted
        .roles
        .iter()
        .map(|role| (role.tokens.clone(), Some(role.number)))
        .chain(
            scene
                .spotted
                .cues
                .iter()
                .filter(|cue| {
                    cue.cue == Cue::Office && field(scene, cue.tokens.end) > cue.tokens.end
                })
                .map(|cue| (cue.tokens.clone(), None)),
        )
        .collect();
    spans.extend(parted(scene));
    spans.sort_by_key(|(tokens, number)| {
        (
            tokens.start,
            std::cmp::Reverse(tokens.end),
            number.is_none(),
        )
    });
    let mut found: Vec<Term> = Vec::new();
    // Where a title that was turned down ends: no part of it counts either.
    let mut turned_down = 0;
    for (n, (tokens, number)) in spans.iter().enumerate() {
        if tokens.start < turned_down {
            continue;
        }
        if found
            .last()
            .is_some_and(|last| tokens.start < last.tokens.end)
        {
            continue;
        }
        // `fashion features director` over `fashion`: the longer of two that overlap.
        let longer = spans[n + 1..]
            .iter()
            .take_while(|(other, _)| other.start < tokens.end)
            .any(|(other, _)| other.end > tokens.end && other.len() > tokens.len());
        let unreal = widen(scene, tokens.start).checked_sub(1).is_some_and(|at| {
            scene.spotted.has_cue(at, Cue::Unreal) && scene.text.tokens[at].tag != Tag::Verb
        });
        if unreal {
            turned_down = tokens.end;
        }
        // `the Royal Ballet dancer X`: a dancer; but an `NFL player` is none of a part.
        let of_body = scene.resolved.at(tokens.start).is_some_and(|m| {
            let body = &scene.resolved.mentions[m];
            body.kind == EntityKind::Organisation
                && body.tokens.end < tokens.end
                && (spans[n + 1..].iter())
                    .take_while(|(other, _)| other.start < tokens.end)
                    .any(|(other, _)| other.start >= body.tokens.end && other.end == tokens.end)
        });
        if longer || unreal || of_body || !is_title(scene, tokens.clone()) {
            continue;
        }
        found.push(term(scene, tokens.clone(), *number));
    }
    found
}

/// Listed titles with an adjective inside: `K-pop global star`.
fn parted(scene: &Scene<'_>) -> Vec<(Range<usize>, Option<u32>)> {
    let text = &scene.text;
    let mut found = Vec::new();
    for at in 1..text.tokens.len() {
        if text.tokens[at].tag != Tag::Adjective
            || text.tokens[at - 1].tag == Tag::Adjective
                && at > 1
                && text.tokens[at].join == Join::Hyphen
        {
            continue;
        }
        let limit = scene.sentence(text.sentence_of(at)).end;
        let Some(last) = (at + 1..limit.min(at + 3)).find(|t| text.tokens[*t].tag == Tag::Noun)
        else {
            continue;
        };
        for start in at.saturating_sub(3)..at {
            let listed = text
                .lexicon
                .forms(text.tokens[start].word)
                .iter()
                .find_map(|form| {
                    let Meaning::Role(number) = form.meaning else {
                        return None;
                    };
                    let head = form.words.len() - 1;
                    let same = head > 0
                        && start + head == at
                        && (0..head).all(|n| form.words[n] == text.tokens[start + n].word)
                        && (form.words[head] == text.tokens[last].word
                            || text.info(last).noun == Some(form.words[head]));
                    same.then_some(number)
                });
            if let Some(number) = listed {
                found.push((start..last + 1, Some(number)));
            }
        }
    }
    found
}

/// A role that no list knows, told by its ending: `saddler`, `tie salesman`.
/// Only for places where nothing but a role fits.
pub(super) fn guessed(scene: &Scene<'_>, at: usize) -> Option<Term> {
    let text = &scene.text;
    let word = text.lower(at);
    let singular = text.tokens[at].tag == Tag::Noun && !text.can_be(at, Classes::PLURAL);
    let ending = [
        "ologist", "ographer", "maker", "smith", "woman", "person", "keeper", "wright", "ician",
        "ist", "man",
    ]
    .iter()
    .any(|ending| word.len() > ending.len() + 3 && word.ends_with(ending));
    let followed = text
        .tokens
        .get(at + 1)
        .is_some_and(|next| next.tag == Tag::Noun || next.join == Join::Hyphen);
    if !singular || !ending || followed || scene.resolved.at(at).is_some() {
        return None;
    }
    let start = widen(scene, at);
    Some(Term {
        tokens: start..at + 1,
        name: text.slice(start..at + 1).to_lowercase(),
        plural: false,
        praise: false,
        post: false,
        group: String::new(),
        guessed: true,
    })
}

/// True where the words are a noun that stands for a person: no verb, no part
/// of a name, not before another noun.
fn is_title(scene: &Scene<'_>, tokens: Range<usize>) -> bool {
    let text = &scene.text;
    let last = tokens.end - 1;
    let tag = text.tokens[last].tag;
    let lower = text.tokens[last].shape == Shape::Lower;
    let before = tokens
        .start
        .checked_sub(1)
        .map_or(Tag::Mark, |at| text.tokens[at].tag);
    let verb = matches!(
        tag,
        Tag::Verb | Tag::Past | Tag::Gerund | Tag::Auxiliary | Tag::Adverb
    ) && lower
        && tokens.len() == 1
        && !matches!(
            before,
            Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Adjective
        );
    if verb {
        return false;
    }
    if let Some(mention) = scene.resolved.at(last) {
        let mention = &scene.resolved.mentions[mention];
        let name = !matches!(
            mention.kind,
            EntityKind::Garment | EntityKind::Attribute | EntityKind::Trend
        );
        if name || mention.tokens.end > tokens.end {
            return false;
        }
    }
    let Some(next) = text.tokens.get(tokens.end) else {
        return true;
    };
    if next.join == Join::Hyphen {
        return false;
    }
    let sentence = scene.sentence(text.sentence_of(last));
    if tokens.end >= sentence.end {
        return true;
    }
    // `style editor` behind `celebrity`: one title, found from its own place.
    let joined = next.join == Join::Space
        && scene
            .spotted
            .roles
            .iter()
            .any(|role| role.tokens.start == tokens.end);
    let noun_behind = next.tag == Tag::Noun
        && next.shape == Shape::Lower
        && !scene.spotted.has_cue(tokens.end, Cue::Say);
    !noun_behind && !joined
}

fn term(scene: &Scene<'_>, tokens: Range<usize>, number: Option<u32>) -> Term {
    let text = &scene.text;
    let entry = number.map(|number| &text.lexicon.roles[number as usize]);
    let start = widen(scene, tokens.start);
    let office = scene.spotted.has_cue(tokens.end - 1, Cue::Office);
    let end = if office {
        field(scene, tokens.end)
    } else {
        tokens.end
    };
    // `heads of design`: the noun before the preposition counts.
    let last = tokens
        .clone()
        .find(|at| at + 1 < tokens.end && matches!(text.lower(at + 1), "of" | "at" | "in"))
        .unwrap_or(tokens.end - 1);
    let info = text.info(last);
    let word = text.tokens[last].word;
    let plural = info.noun.is_some_and(|noun| noun != word);
    let name = name(
        scene,
        start..end,
        tokens.clone(),
        entry.map(|entry| entry.name.as_ref()),
        plural,
    );
    Term {
        name,
        plural,
        praise: entry.is_some_and(|entry| entry.group.as_ref() == "praise"),
        post: (tokens.start..tokens.end).any(|at| scene.spotted.has_cue(at, Cue::Post)),
        group: entry.map_or(String::new(), |entry| entry.group.to_string()),
        tokens: start..end,
        guessed: false,
    }
}

/// The words as they stand, in lower case but for acronyms, the last singular.
fn name(
    scene: &Scene<'_>,
    all: Range<usize>,
    core: Range<usize>,
    listed: Option<&str>,
    plural: bool,
) -> String {
    let text = &scene.text;
    let shouted = all
        .clone()
        .filter(|at| text.tokens[*at].shape.is_word())
        .all(|at| text.tokens[at].shape == Shape::Upper)
        && {
            let sentence = scene.sentence(text.sentence_of(all.start));
            sentence
                .filter(|at| text.tokens[*at].shape == Shape::Lower)
                .count()
                == 0
        };
    let mut written = String::new();
    let mut at = all.start;
    while at < all.end {
        if !written.is_empty() {
            match text.tokens[at].join {
                Join::Hyphen => written.push('-'),
                Join::Space => written.push(' '),
                Join::Direct => {}
            }
        }
        if at == core.start
            && let Some(listed) = listed
        {
            let surface = fold(text.slice(core.clone())).into_owned();
            let acronym = core.len() == 1 && text.tokens[at].shape == Shape::Upper
                || plural
                    && text
                        .surface(at)
                        .chars()
                        .filter(|c| c.is_uppercase())
                        .count()
                        > 1;
            let same = surface == fold(listed).as_ref();
            let parted = core.len() > fold(listed).split([' ', '-']).count();
            if same || acronym || parted || plural && surface.starts_with(fold(listed).as_ref()) {
                written.push_str(listed);
                at = core.end;
                continue;
            }
        }
        let surface = text.surface(at);
        let acronym =
            text.tokens[at].shape == Shape::Upper && surface.chars().count() > 1 && !shouted;
        let singular = (plural && at + 1 == core.end)
            .then(|| text.info(at).noun)
            .flatten()
            .map(|noun| text.string(noun).to_owned());
        match singular {
            Some(singular) => written.push_str(&singular),
            None if acronym => written.push_str(surface),
            None if proper(scene, at) => written.push_str(surface),
            None => written.push_str(&surface.to_lowercase()),
        }
        at += 1;
    }
    written
}

/// A place inside a title keeps its capital: `Middle East correspondent`.
fn proper(scene: &Scene<'_>, at: usize) -> bool {
    scene
        .resolved
        .at(at)
        .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Place)
}

/// Where a title begins whose listed part begins at `at`: nouns and words of
/// rank before it belong to it; brands, places and other adjectives do not.
fn widen(scene: &Scene<'_>, at: usize) -> usize {
    let text = &scene.text;
    let floor = scene.sentence(text.sentence_of(at)).start;
    let mut start = at;
    while start > floor && at - start < 4 {
        let before = start - 1;
        let kind = scene
            .resolved
            .at(before)
            .map(|m| scene.resolved.mentions[m].kind);
        let named = kind.is_some_and(|kind| {
            !matches!(
                kind,
                EntityKind::Garment | EntityKind::Attribute | EntityKind::Trend
            )
        });
        let token = &text.tokens[before];
        let rank = scene.spotted.has_cue(before, Cue::Rank) && token.shape.is_word();
        // `long-time director`: the compound is no noun.
        let compound = before > floor
            && token.join == Join::Hyphen
            && text.tokens[before - 1].tag != Tag::Noun;
        let noun = token.tag == Tag::Noun
            && token.shape.is_word()
            && !compound
            && !scene.spotted.has_cue(before, Cue::House)
            && (token.shape == Shape::Lower || text.tokens[at].shape.is_capital());
        let opens = before == floor && token.shape == Shape::Title && !rank;
        if !named && (rank || noun) && !opens && text.tokens[start].join != Join::Direct {
            start = before;
            continue;
        }
        // `Fashion and Social Media Editor`
        let pair = text.surface(before) == "and"
            && text.tokens[start].shape == Shape::Title
            && before > floor
            && !scene
                .spotted
                .roles
                .iter()
                .any(|role| role.tokens.end == before)
            && text.tokens[before - 1].shape == Shape::Title
            && scene.resolved.at(before - 1).is_none()
            && text.can_be(before - 1, Classes::NOUN);
        if pair {
            start = before - 1;
            continue;
        }
        break;
    }
    start
}

/// Where the field behind `head of`, `curator of` ends; `at` where there is none.
fn field(scene: &Scene<'_>, at: usize) -> usize {
    let text = &scene.text;
    let limit = if at < text.tokens.len() {
        scene.sentence(text.sentence_of(at)).end
    } else {
        return at;
    };
    if !matches!(text.lower(at), "of" | "for")
        || text.blocks[text.block_of(at)].kind == BlockKind::Offer
    {
        return at;
    }
    let of = text.lower(at) == "of";
    // `Head of Womenswear`
    let titled = at > 0 && text.tokens[at - 1].shape == Shape::Title;
    let noun = |t: usize| {
        t < limit
            && text.tokens[t].shape.is_word()
            && match scene.resolved.at(t) {
                Some(m) => matches!(
                    scene.resolved.mentions[m].kind,
                    EntityKind::Garment | EntityKind::Attribute
                ),
                None => {
                    text.tokens[t].shape == Shape::Lower
                        && matches!(text.tokens[t].tag, Tag::Noun | Tag::Gerund | Tag::Adjective)
                        || titled
                            && text.tokens[t].shape == Shape::Title
                            && text.can_be(t, Classes::NOUN)
                }
            }
    };
    if !of {
        return at;
    }
    let mut end = at + 1;
    while noun(end) && end < at + 5 {
        end += 1;
    }
    if end == at + 1 || text.tokens[end - 1].tag == Tag::Adjective {
        return at;
    }
    // `head of knitwear and jersey`
    if end + 1 < limit
        && matches!(text.surface(end), "and" | "&")
        && noun(end + 1)
        && text.tokens[end + 1].tag == Tag::Noun
        && !scene
            .spotted
            .roles
            .iter()
            .any(|role| role.tokens.start == end + 1)
    {
        end += 2;
    }
    end
}
