//! Sentences that would have no verb, or only one that is none: a sentence has a verb.

use releve_facts::EntityKind;

use super::Tag;
use super::Tag::{
    Adjective, Auxiliary, Determiner, Genitive, Name, Noun, Number, Past, Possessive, Verb,
};
use super::agree::{is_season, is_year};
use crate::lexicon::Classes;
use crate::text::Text;

/// `The Gucci spring 2025 show featured loafers`: a sentence has a verb, and where a
/// base form and a participle behind it could each be the one, it is the participle.
pub(super) fn lacks(text: &Text<'_>, first: usize, tags: &mut [Tag]) {
    let verbal = |tag: &Tag| matches!(tag, Verb | Past | Auxiliary);
    let mut verbs = (0..tags.len()).filter(|at| verbal(&tags[*at]));
    let (Some(at), None) = (verbs.next(), verbs.next()) else {
        return;
    };
    let participle = tags.get(at + 1) == Some(&Adjective)
        && text.can_be(first + at + 1, Classes::PAST)
        && matches!(tags.get(at + 2), Some(Noun | Determiner | Adjective | Name));
    let season = at > 1
        && tags[at - 1] == Number
        && is_year(text, first + at - 1)
        && is_season(text, first + at - 2);
    if tags[at] == Verb && participle && season && text.can_be(first + at, Classes::NOUN) {
        tags[at] = Noun;
        tags[at + 1] = Past;
    }
}

/// `The aesthetic favours metallic leggings.`: a sentence has a verb, and where none was
/// found it is the third person between its first noun phrase and another.
pub(super) fn verbless(text: &Text<'_>, first: usize, tags: &mut [Tag]) {
    let ends = tags.len() > 4 && text.surface(first + tags.len() - 1) == ".";
    let opens = matches!(tags[0], Determiner | Possessive);
    if !ends || !opens || (tags.iter()).any(|tag| matches!(tag, Verb | Past | Auxiliary)) {
        return;
    }
    let phrase = |tag: &Tag| matches!(tag, Noun | Adjective | Name | Genitive | Number);
    let end = 1 + tags[1..].iter().take_while(|tag| phrase(tag)).count();
    let third = |at: &usize| {
        let token = first + at;
        tags[*at] == Noun
            && text.can_be(token, Classes::THIRD)
            // `The suede ankle boots worth a splurge.` names boots.
            && text.info(token).noun.is_none_or(|noun| {
                let noun = text.string(noun);
                text.lexicon.named(EntityKind::Garment, noun).is_none()
            })
            && text.can_be(token - 1, Classes::NOUN)
            && !text.can_be(token - 1, Classes::PLURAL)
            && matches!(tags.get(at + 1), Some(Noun | Adjective | Name))
    };
    if let Some(at) = (2..end).find(third) {
        tags[at] = Verb;
        if tags[at - 1] == Adjective {
            tags[at - 1] = Noun;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Tag;
    use crate::lexicon::Lexicon;
    use crate::scene::Scene;
    use crate::text::Unlisted;

    #[test]
    fn a_sentence_without_a_verb_gets_one_but_no_garment_is_it() {
        let lexicon = Lexicon::english();
        for (text, at, tag) in [
            ("The aesthetic favours metallic leggings.", 2, Tag::Verb),
            ("The suede ankle boots worth a splurge.", 3, Tag::Noun),
            ("The suede boots soft leather lovers want.", 2, Tag::Noun),
            ("The house belts long coats need.", 2, Tag::Noun),
            ("The suede boots black as coal.", 2, Tag::Noun),
        ] {
            let mut unlisted = Unlisted::default();
            let scene = Scene::new(&lexicon, text, &mut unlisted, None);
            assert_eq!(scene.text.tokens[at].tag, tag, "{text}");
        }
    }
}
