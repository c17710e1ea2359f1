//! How well a term of the lexicon fits where its words stand: any case, but the
//! part of speech must agree.

use super::idiom::is_idiom;
use releve_facts::EntityKind;

use super::place::Place;
use super::{Words, forms_at};
use crate::lexicon::{Classes, Detail, Entry, FormKind, Meaning};
use crate::segment::{Join, Shape};
use crate::tag::Tag;
use crate::text::Text;

/// How sure the term is meant, 0 to 1; `None` where it cannot be.
pub(super) fn fit(place: &Place<'_, '_>, entry: &Entry, kind: FormKind) -> Option<f32> {
    match entry.kind {
        EntityKind::Trend => trend(place, entry),
        EntityKind::Garment => garment(place, entry, kind),
        _ => attribute(place, entry),
    }
}

fn trend(place: &Place<'_, '_>, entry: &Entry) -> Option<f32> {
    if !entry.ambiguous || place.is_hashtag() {
        return Some(0.9);
    }
    let named = matches!(
        place.next(),
        "trend"
            | "aesthetic"
            | "look"
            | "style"
            | "movement"
            | "chic"
            | "dressing"
            | "collection"
            | "era"
            | "revival"
    );
    let start = place.tokens.start;
    let quoted = start > 0 && matches!(place.text.surface(start - 1), "“" | "\"" | "‘");
    (named || quoted).then_some(0.6)
}

fn garment(place: &Place<'_, '_>, entry: &Entry, kind: FormKind) -> Option<f32> {
    if place.is_hashtag() {
        return None;
    }
    let text = place.text;
    let tokens = &text.tokens;
    let last = place.tokens.end - 1;
    let tag = tokens[last].tag;
    // `a cape-style shirt`, `a kilt-inspired skirt`: how another is.
    if place.behind_is_joined()
        && matches!(
            place.next(),
            "style" | "styled" | "inspired" | "like" | "esque" | "effect" | "adjacent"
        )
    {
        return None;
    }
    // `the welly` is no adverb.
    let determined = tag == Tag::Adverb
        && last > 0
        && matches!(
            tokens[last - 1].tag,
            Tag::Determiner | Tag::Possessive | Tag::Adjective
        );
    // Nor are `black leather clogs` or `a knit dress` verbs.
    let determined =
        determined || tag == Tag::Verb && last > place.first && is_described(text, last);
    if matches!(
        tag,
        Tag::Verb | Tag::Past | Tag::Gerund | Tag::Adverb | Tag::Preposition
    ) && !determined
        && place.is_single()
        && tokens[last].shape == Shape::Lower
        && !place.is_in_offer()
    {
        return None;
    }
    // `Dress up jeans with`, `Belt it`: an imperative.
    let at = place.tokens.start;
    let opens = text.sentences[text.sentence_of(at)].tokens.start == at;
    if place.is_single()
        && opens
        && kind != FormKind::Plural
        && text.can_be(last, Classes::VERB)
        && matches!(
            place.next(),
            "up" | "down" | "it" | "them" | "your" | "yours"
        )
    {
        return None;
    }
    // `lace-up boots`: it describes the boots.
    if entry.ambiguous
        && !place.is_single()
        && place
            .behind()
            .is_some_and(|token| token.join == Join::Space)
        && is_term(text, place.tokens.end, &[EntityKind::Garment])
    {
        return Some(0.5);
    }
    // `a shirt` is no A-shirt.
    let first = place.tokens.start;
    if !place.is_single()
        && matches!(text.lower(first), "a" | "an")
        && tokens[first + 1].join == Join::Space
    {
        return None;
    }
    if !entry.ambiguous || !place.is_single() {
        return Some(0.92);
    }
    let described = tag == Tag::Adjective || place.next() == "of" && kind != FormKind::Plural;
    let sure = if is_worn_itself(place, kind) {
        0.9
    } else {
        0.6
    };
    (!described && !is_idiom(place)).then_some(sure)
}

/// `wore a fleece`, `two fleeces`: a word for a cloth or a cut is the garment where it
/// heads a phrase of its own.
fn is_worn_itself(place: &Place<'_, '_>, kind: FormKind) -> bool {
    let text = place.text;
    let at = place.tokens.start;
    let Some(cloth) = text
        .spelt(EntityKind::Attribute, place.tokens.clone())
        .or_else(|| text.lexicon.named(EntityKind::Attribute, text.lemma(at)))
    else {
        return false;
    };
    let cut = matches!(&text.lexicon.entry(cloth).detail, Detail::Attribute { group }
        if matches!(group.as_ref(), "material" | "silhouette" | "fit"));
    let describes = place.behind().is_some_and(|next| {
        matches!(next.tag, Tag::Noun | Tag::Adjective | Tag::Name) && next.join == Join::Space
            || next.join == Join::Hyphen
    }) || matches!(place.next(), "and" | "or" | "of" | ",");
    let counted = kind == FormKind::Plural;
    let determined = (place.first..at)
        .rev()
        .take(3)
        .find(|t| text.tokens[*t].tag != Tag::Adjective)
        .is_some_and(|t| {
            matches!(
                text.lower(t),
                "a" | "an" | "her" | "his" | "my" | "your" | "the" | "this"
            )
        });
    text.tokens[at].tag == Tag::Noun && cut && !describes && (counted || determined)
}

fn attribute(place: &Place<'_, '_>, entry: &Entry) -> Option<f32> {
    let text = place.text;
    let last = place.tokens.end - 1;
    let tag = text.tokens[last].tag;
    let group = match &entry.detail {
        Detail::Attribute { group } => group.as_ref(),
        _ => "",
    };
    // `dainty`, `crisp` praise more than they describe.
    if group == "quality" {
        return None;
    }
    // In the name of an offer are no verbs: `Bow-front mesh pumps`.
    if matches!(tag, Tag::Verb | Tag::Preposition | Tag::Conjunction)
        && place.is_single()
        && !place.is_in_offer()
        && !modifies_garment(place)
    {
        return None;
    }
    if tag == Tag::Past && place.is_single() && is_predicate(place) {
        return None;
    }
    if tag == Tag::Past && place.is_single() && entry.ambiguous && is_passive(place) {
        return None;
    }
    // A hyphen behind it joins it to something longer.
    let joined = place.behind_is_joined();
    // `the bow trend`
    let named = matches!(
        place.next(),
        "trend" | "trends" | "craze" | "revival" | "boom" | "mania"
    );
    let base = if entry.ambiguous && place.is_single() && !named {
        0.45
    } else {
        0.85
    };
    let colour = group == "colour" && place.token().shape == Shape::Title && !place.is_open();
    Some(base - if joined { 0.2 } else { 0.0 } - if colour { 0.3 } else { 0.0 })
}

/// `and mesh flats`: no verb stands between a joint and a garment.
fn modifies_garment(place: &Place<'_, '_>) -> bool {
    let text = place.text;
    let (start, last, after) = (place.tokens.start, place.tokens.end - 1, place.tokens.end);
    if text.tokens[last].tag != Tag::Verb
        || start <= place.first
        || text.tokens[last].join != Join::Space
    {
        return false;
    }
    let joint = match text.tokens[start - 1].tag {
        Tag::Preposition
        | Tag::Determiner
        | Tag::Possessive
        | Tag::Genitive
        | Tag::Conjunction
        | Tag::Adjective => true,
        // `there were lace dresses`: no base form follows a form of `be`.
        Tag::Auxiliary => matches!(text.lower(start - 1), "is" | "are" | "was" | "were"),
        Tag::Noun => is_term(text, start - 1, &[EntityKind::Attribute]),
        _ => false,
    };
    joint
        && place.behind().is_some_and(|token| token.tag == Tag::Noun)
        && is_term(text, after, &[EntityKind::Garment])
}

/// `Davis layered organza over tulle`, `searches rose 40 per cent`: a verb behind
/// its subject, not before the noun that it describes.
fn is_predicate(place: &Place<'_, '_>) -> bool {
    let text = place.text;
    let start = place.tokens.start;
    if text.lower(start) == "rose" {
        return true;
    }
    if start <= place.first {
        return false;
    }
    // `was spotted in SoHo`: seen, not patterned.
    let passive = (start.saturating_sub(2).max(place.first)..start)
        .any(|at| text.tokens[at].tag == Tag::Auxiliary);
    if passive && text.lower(start) == "spotted" {
        return true;
    }
    let before = text.tokens[start - 1].tag;
    let noun_follows = place.behind().is_some_and(|token| {
        matches!(token.tag, Tag::Noun | Tag::Adjective) || token.join == Join::Hyphen
    });
    let described = matches!(
        before,
        Tag::Auxiliary
            | Tag::Adverb
            | Tag::Determiner
            | Tag::Adjective
            | Tag::Mark
            | Tag::Conjunction
            | Tag::Preposition
            | Tag::Past
            | Tag::Genitive
            | Tag::Possessive
            | Tag::Number
    );
    matches!(before, Tag::Name | Tag::Pronoun) || !noun_follows && !described
}

/// `was recently spotted leaving`, `were both spotted in Paris`: a passive that
/// something goes on from.
fn is_passive(place: &Place<'_, '_>) -> bool {
    let text = place.text;
    let start = place.tokens.start;
    let auxiliary = (place.first..start)
        .rev()
        .take(3)
        .find(|at| !matches!(text.tokens[*at].tag, Tag::Adverb | Tag::Determiner))
        .is_some_and(|at| text.tokens[at].tag == Tag::Auxiliary);
    auxiliary
        && place.behind().is_some_and(|token| {
            matches!(
                token.tag,
                Tag::Gerund | Tag::Preposition | Tag::Infinitive | Tag::Adverb
            )
        })
}

/// True for a garment's word behind a word for what garments are made of, with
/// nothing behind it that a verb would govern.
fn is_described(text: &Text<'_>, at: usize) -> bool {
    let behind = text.tokens.get(at + 1).map(|token| token.tag);
    let closed = matches!(
        behind,
        None | Some(
            Tag::Mark
                | Tag::Auxiliary
                | Tag::Preposition
                | Tag::Conjunction
                | Tag::Infinitive
                | Tag::Adverb
                | Tag::Subordinator
                | Tag::Relative
        )
    );
    let before = &text.tokens[at - 1];
    let modifier = matches!(before.tag, Tag::Noun | Tag::Adjective | Tag::Name)
        && is_term(
            text,
            at - 1,
            &[
                EntityKind::Attribute,
                EntityKind::Garment,
                EntityKind::Brand,
            ],
        )
        // `polka dot dresses`
        || at > 1 && is_term_of_two(text, at - 2);
    // `Organza wraps around`: what it is said of opens the sentence.
    let governed = at > 1
        && matches!(
            text.tokens[at - 2].tag,
            Tag::Determiner
                | Tag::Possessive
                | Tag::Genitive
                | Tag::Adjective
                | Tag::Preposition
                | Tag::Noun
                | Tag::Past
                | Tag::Gerund
                | Tag::Conjunction
        );
    (closed || is_of_one(text, at)) && modifier && governed
}

/// `in a pink tulle dress last year`: behind an article and nothing but
/// adjectives and materials the base form of a verb is a noun.
fn is_of_one(text: &Text<'_>, at: usize) -> bool {
    let article = (at.saturating_sub(5)..at)
        .rev()
        .take_while(|t| {
            matches!(
                text.tokens[*t].tag,
                Tag::Noun | Tag::Adjective | Tag::Past | Tag::Name | Tag::Determiner
            )
        })
        .any(|t| matches!(text.lower(t), "a" | "an"));
    let word = text.lower(at);
    article && (!word.ends_with('s') || word.ends_with("ss"))
}

/// True where the word may be a term of one of these kinds by itself.
pub(super) fn is_term(text: &Text<'_>, at: usize, kinds: &[EntityKind]) -> bool {
    forms_at(text, at, None).any(|form| {
        matches!(form.meaning, Meaning::Entry(id, _) if kinds.contains(&text.lexicon.entry(id).kind))
    })
}

/// True where two words from `at` on are an attribute: `polka dot`.
fn is_term_of_two(text: &Text<'_>, at: usize) -> bool {
    forms_at(text, at, Some(Words::of(text, at + 1))).any(|form| {
        form.words.len() == 2
            && form.words[1] == text.tokens[at + 1].word
            && matches!(form.meaning, Meaning::Entry(id, _) if text.lexicon.entry(id).kind == EntityKind::Attribute)
    })
}
