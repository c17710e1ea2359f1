//! Which capitalised words can be part of a name that no lexicon knows.

use releve_facts::EntityKind;

use super::given::{is_double, is_word};
use crate::lexicon::{CalendarWord, FormKind};
use crate::segment::{BlockKind, Join, Shape};
use crate::spot::{Found, Mention, Spotted};
use crate::tag::Tag;
use crate::text::Text;

/// True for a capitalised word that can be part of a name.
pub(super) fn continues(
    text: &Text<'_>,
    spotted: &Spotted,
    cover: &[Option<usize>],
    at: usize,
    headline: bool,
) -> bool {
    let token = &text.tokens[at];
    if !matches!(token.shape, Shape::Title | Shape::Upper | Shape::Mixed) {
        return false;
    }
    if !headline && is_word(text, spotted, cover, at) {
        return true;
    }
    if let Some(n) = cover[at] {
        let mention = &spotted.mentions[n];
        if mention.kind == EntityKind::Place && !headline && in_longer_name(text, mention) {
            return true;
        }
        if mention.tokens.len() == 1 && in_full_name(text, spotted, cover, mention, headline)
            || !headline && is_double(text, cover, mention)
        {
            return true;
        }
        // A lexicon name of more than one word, or one that is sure, ends a run.
        return match (mention.kind, mention.found) {
            (EntityKind::Person, _) => mention.tokens.len() == 1 && mention.sure < 0.9,
            (_, Found::Lexicon(id, form)) => {
                // `Ruth Adler`: behind a given name a house's name is a surname.
                let surname = mention.kind == EntityKind::Brand
                    && at > 0
                    && (cover[at - 1].is_none()
                        || cover[at - 1]
                            .is_some_and(|n| is_plain_given_name(text, &spotted.mentions[n])))
                    && token.join == Join::Space
                    && text.tokens[at - 1].shape == Shape::Title
                    && text.info(at - 1).given != [0, 0]
                    && text.info(at).given == [0, 0];
                form != FormKind::Demonym
                    && mention.tokens.len() == 1
                    && (text.lexicon.entry(id).ambiguous || surname)
                    && !matches!(mention.kind, EntityKind::Channel | EntityKind::Publication)
            }
            _ => false,
        };
    }
    if text.info(at).classes.is_function() && token.tag != Tag::Name {
        return false;
    }
    // `Reluv CEO Temi Clarke`: a house, what the person is, the person.
    let title = token.shape == Shape::Upper
        && spotted
            .roles_over(at..at + 1)
            .any(|role| role.tokens == (at..at + 1));
    if title {
        return false;
    }
    // `Tuesday`, `December` are capitalised for their own reason.
    if text.lexicon.calendar.is_day_or_month(token.word) || is_dated(text, cover, at) {
        return false;
    }
    if headline {
        return text.is_unknown(at) || text.info(at).given != [0, 0];
    }
    // `named “Active Ballet”`: two capitals in quotation marks are a name.
    let quoted = at > 0
        && matches!(text.surface(at - 1), "“" | "\"" | "‘")
        && text
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.shape.is_capital());
    if is_derived(text, at) {
        return false;
    }
    // `founders Amelia Hart and`: behind a given name a surname, whatever else it means.
    let surname = token.shape == Shape::Title
        && token.join == Join::Space
        && at > 0
        && cover[at - 1].is_none()
        && text.tokens[at - 1].shape == Shape::Title
        && text.info(at - 1).given != [0, 0]
        && text.sentence_of(at - 1) == text.sentence_of(at)
        && (text.info(at - 1).classes.is_empty()
            || at - 1 > text.sentences[text.sentence_of(at)].tokens.start);
    surname
        || token.tag == Tag::Name
        || token.shape == Shape::Upper
        || text.is_unknown(at)
        || quoted
        || at == 0
        || matches!(
            text.blocks[text.block_of(at)].kind,
            BlockKind::Name | BlockKind::Byline
        )
        || text.info(at).given != [0, 0]
}

/// `Unsurprisingly, she`, `Edwardian-esque`: a word that no dictionary lists but
/// whose ending says what it is.
fn is_derived(text: &Text<'_>, at: usize) -> bool {
    let word = text.lower(at);
    let opens = text.sentences[text.sentence_of(at)].tokens.start == at;
    let adverb = opens
        && text.tokens[at].shape == Shape::Title
        && word.len() > 6
        && word.ends_with("ly")
        && text
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.shape == Shape::Lower || text.surface(at + 1) == ",");
    let like = word.ends_with("esque")
        || text
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.join == Join::Hyphen && text.lower(at + 1) == "esque");
    text.is_unknown(at) && adverb || like
}

/// `since April`, `in May`, `last August`: the month and nobody of that name.
fn is_dated(text: &Text<'_>, cover: &[Option<usize>], at: usize) -> bool {
    let calendar = &text.lexicon.calendar;
    let month = matches!(
        calendar.get(text.tokens[at].word),
        Some(CalendarWord::Month(_))
    );
    // `in May Marlo opened`: a preposition of time before the month; `by August Leeds`.
    let since = matches!(
        text.lower_at(at.checked_sub(1)),
        "in" | "since" | "until" | "last" | "this"
    );
    let alone = since
        || cover.get(at + 1).copied().flatten().is_some()
        || text
            .tokens
            .get(at + 1)
            .is_none_or(|next| !next.shape.is_capital() || next.join != Join::Space);
    let lead = at.checked_sub(1).is_some_and(|before| {
        matches!(
            calendar.get(text.tokens[before].word),
            Some(
                CalendarWord::Lead
                    | CalendarWord::Shift(_)
                    | CalendarWord::Past
                    | CalendarWord::Part
            )
        )
    });
    month && alone && lead
}

/// `Harrogate Museum`, `University of Leicester`: a place in a body's name.
fn in_longer_name(text: &Text<'_>, mention: &Mention) -> bool {
    let told = |at: usize| {
        let token = text.tokens.get(at)?;
        let capital = token.shape == Shape::Title && token.join != Join::Hyphen;
        let told = text.lexicon.name_words.get(&token.word)?;
        capital.then_some(told.end)
    };
    // Places, events, publications and bodies, in the order of `KINDS`.
    const PUBLIC: u8 = 0b0011_1100;
    const BODY: u8 = 0b0010_0000;
    let Mention { tokens, found, .. } = mention;
    if matches!(found, Found::Lexicon(_, FormKind::Demonym)) {
        return false;
    }
    let behind = text
        .tokens
        .get(tokens.end)
        .is_some_and(|next| next.join == Join::Space)
        && (told(tokens.end).is_some_and(|end| end & PUBLIC != 0)
            || text.tokens[tokens.end].shape == Shape::Title
                && told(tokens.end + 1).is_some_and(|end| end & PUBLIC != 0));
    let before = tokens.start >= 2
        && text.lower(tokens.start - 1) == "of"
        && told(tokens.start - 2).is_some_and(|end| end & BODY != 0);
    behind || before
}

/// `Odessa Marchetti`, `Leon Varga`: a town's name before a surname; `Lauren
/// Peckham`, `Prue Mackintosh-Lee`: a town's, a house's, a coat's name behind a
/// given name.
fn in_full_name(
    text: &Text<'_>,
    spotted: &Spotted,
    cover: &[Option<usize>],
    mention: &Mention,
    headline: bool,
) -> bool {
    let at = mention.tokens.start;
    let capital = |at: usize| {
        let token = &text.tokens[at];
        matches!(token.shape, Shape::Title | Shape::Upper)
    };
    let byline = text.blocks[text.block_of(at)].kind == BlockKind::Byline;
    if !capital(at)
        || headline && !byline
        || matches!(mention.found, Found::Lexicon(_, FormKind::Demonym))
    {
        return false;
    }
    let bare = |at: usize| cover[at].is_none() && capital(at);
    let next = text.tokens.get(at + 1).map(|next| next.join);
    let given_before = at > 0
        && text.tokens[at].join == Join::Space
        && bare(at - 1)
        && (text.info(at - 1).given != [0, 0] && text.info(at - 1).classes.is_empty()
            || text.is_unknown(at - 1))
        && text.block_of(at - 1) == text.block_of(at);
    let double = next == Some(Join::Hyphen) && capital(at + 1);
    if given_before
        && (double
            || matches!(
                mention.kind,
                EntityKind::Place | EntityKind::Garment | EntityKind::Attribute
            ))
    {
        return true;
    }
    // `Jean-Marc Aubry`, `Mary-Jane Cooper`: a garment's word in a double given name.
    let surname = text
        .tokens
        .get(at + 2)
        .is_some_and(|next| next.join == Join::Space && next.shape == Shape::Title);
    if double
        && surname
        && bare(at + 2)
        && text.info(at).given != [0, 0]
        && text.blocks[text.block_of(at)].kind == BlockKind::Paragraph
        && matches!(mention.kind, EntityKind::Garment | EntityKind::Attribute)
    {
        return true;
    }
    // The second part of a double name.
    if at > 1
        && text.tokens[at].join == Join::Hyphen
        && capital(at - 1)
        && text.tokens[at - 1].join == Join::Space
        && capital(at - 2)
    {
        return true;
    }
    let loose = match mention.found {
        Found::Lexicon(id, _) => text.lexicon.entry(id).ambiguous,
        _ => false,
    };
    let given = text.info(at).given != [0, 0];
    let goes_on = next == Some(Join::Space)
        && bare(at + 1)
        && text.is_unknown(at + 1)
        && text.block_of(at + 1) == text.block_of(at);
    // `Chloe Lonsdale`: two houses' names that are somebody's.
    let borne = next == Some(Join::Space)
        && capital(at + 1)
        && text.tokens[at + 1].shape == Shape::Title
        && is_plain_given_name(text, mention)
        && match cover[at + 1] {
            Some(n) => {
                let next = &spotted.mentions[n];
                next.kind == EntityKind::Brand && next.tokens.len() == 1
            }
            None => text.is_unknown(at + 1),
        };
    if borne && !headline {
        return true;
    }
    // `Jean Dauphant`, `Teddy Marsh`: no garment is capitalised in a paragraph.
    let paragraph = text.blocks[text.block_of(at)].kind == BlockKind::Paragraph;
    // `Singer Alma Duarte`: where a model and a house share the two words.
    let single = |at: usize, kinds: &[EntityKind]| {
        cover[at].is_some_and(|n| {
            let known = &spotted.mentions[n];
            known.tokens.len() == 1 && kinds.contains(&known.kind)
        })
    };
    let beside = |first: usize| {
        paragraph
            && text
                .tokens
                .get(first + 1)
                .is_some_and(|t| t.join == Join::Space)
            && capital(first + 1)
            && single(first, &[EntityKind::Product, EntityKind::Place])
            && single(first + 1, &[EntityKind::Brand, EntityKind::Place])
            && as_person(text, spotted, first)
    };
    if beside(at) || at > 0 && beside(at - 1) {
        return true;
    }
    let kind = match mention.kind {
        EntityKind::Place | EntityKind::Product => given,
        EntityKind::Garment | EntityKind::Attribute => given && paragraph,
        EntityKind::Brand => given && loose || paragraph && as_person(text, spotted, at),
        EntityKind::Organisation => paragraph && as_person(text, spotted, at),
        _ => false,
    };
    goes_on && kind
}

/// `Chloe`, written as given names are and not as the house is.
pub(super) fn is_plain_given_name(text: &Text<'_>, mention: &Mention) -> bool {
    let Found::Lexicon(id, _) = mention.found else {
        return false;
    };
    mention.kind == EntityKind::Brand
        && mention.tokens.len() == 1
        && text.info(mention.tokens.start).given != [0, 0]
        && text.surface(mention.tokens.start) != text.lexicon.entry(id).name.as_ref()
        && text.tokens[mention.tokens.start].shape == Shape::Title
}

/// `Student Ami Kusano`, `our bridal editor, Chantelle Obuya,`: what a person
/// is stands before the name, past a comma at most.
fn as_person(text: &Text<'_>, spotted: &Spotted, at: usize) -> bool {
    let before = match at.checked_sub(1).map(|t| text.surface(t)) {
        Some(",") => at - 1,
        _ => at,
    };
    before.checked_sub(1).is_some_and(|last| {
        spotted
            .roles_over(last..before)
            .any(|r| r.tokens.end == before)
    })
}
