//! Given names that are words of the trade too: `Mary-Jane Cooper`, `Velvet Moreau`.

use releve_facts::EntityKind;

use crate::lexicon::Cue;
use crate::segment::{BlockKind, Join, Shape};
use crate::spot::{Mention, Spotted};
use crate::tag::Tag;
use crate::text::Text;

/// `Mary-Jane Cooper`: a shoe of two words, both capitals, before a surname.
pub(super) fn is_double(text: &Text<'_>, cover: &[Option<usize>], mention: &Mention) -> bool {
    let tokens = &mention.tokens;
    let title = |at: usize| text.tokens[at].shape == Shape::Title;
    mention.kind == EntityKind::Garment
        && tokens.len() == 2
        && tokens.clone().all(title)
        && text.tokens[tokens.start + 1].join == Join::Hyphen
        && text.info(tokens.start).given != [0, 0]
        && is_surname(text, cover, tokens.end)
        && is_running(text, tokens.start)
}

/// `said Denim Ashworth`, `Clementine Duarte wore`: no cloth and no colour is capitalised
/// in running text; where the sentence begins with it, what follows the surname tells.
pub(super) fn is_word(
    text: &Text<'_>,
    spotted: &Spotted,
    cover: &[Option<usize>],
    at: usize,
) -> bool {
    let kinds = [EntityKind::Attribute, EntityKind::Garment];
    let word = text.lower(at);
    let listed = |kind| text.lexicon.named(kind, word).is_some();
    // `Paisley` is a town, too.
    let known = cover[at].map(|n| &spotted.mentions[n]);
    let other = known.is_some_and(|known| {
        known.tokens.len() > 1 || !kinds.contains(&known.kind) && known.kind != EntityKind::Place
    });
    if other
        || !kinds.into_iter().any(listed)
        || text.tokens[at].shape != Shape::Title
        || !is_surname(text, cover, at + 1)
        || !is_running(text, at)
    {
        return false;
    }
    let start = text.sentences[text.sentence_of(at)].tokens.start;
    let opens = at == start || matches!(text.surface(at - 1), "“" | "\"" | "‘" | ":");
    // `the Velvet Moreau`, `Loewe's Velvet Moreau`: a model.
    let free = opens
        || !matches!(
            text.tokens[at - 1].tag,
            Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Adjective | Tag::Name
        );
    free && does_as_a_person(text, spotted, at + 2, opens)
}

/// A capitalised word that nothing else explains and that somebody may be called.
fn is_surname(text: &Text<'_>, cover: &[Option<usize>], at: usize) -> bool {
    text.tokens.get(at).is_some_and(|token| {
        token.shape == Shape::Title
            && token.join == Join::Space
            && cover[at].is_none()
            && (text.is_unknown(at) || text.info(at).surname > 0)
    })
}

fn is_running(text: &Text<'_>, at: usize) -> bool {
    text.blocks[text.block_of(at)].kind == BlockKind::Paragraph
}

/// What stands behind the surname: `wore`, `says`, `, a stylist`, `who`, of a sentence's
/// first words; of others anything but a noun that the name would describe.
fn does_as_a_person(text: &Text<'_>, spotted: &Spotted, next: usize, opens: bool) -> bool {
    // A second surname, behind a hyphen or not.
    let mut at = next;
    while text
        .tokens
        .get(at)
        .is_some_and(|token| token.shape == Shape::Title && token.join != Join::Direct)
    {
        at += 1;
    }
    let Some(token) = text.tokens.get(at) else {
        return !opens;
    };
    if !opens {
        return !matches!(token.tag, Tag::Noun | Tag::Adjective);
    }
    let verb = matches!(token.tag, Tag::Verb | Tag::Past | Tag::Auxiliary)
        || spotted.has_cue(at, Cue::Wear)
        || spotted.has_cue(at, Cue::Say);
    let role = text.surface(at) == ","
        && spotted
            .roles_over(at..(at + 6).min(text.tokens.len()))
            .next()
            .is_some();
    let and = text.lower(at) == "and"
        && text
            .tokens
            .get(at + 1)
            .is_some_and(|t| t.shape == Shape::Title);
    verb || role || and || text.lower(at) == "who"
}

#[cfg(test)]
mod tests {
    use releve_facts::Statement;

    use crate::relate::told;

    fn wearers(text: &str) -> Vec<String> {
        told(text)
            .into_iter()
            .filter_map(|statement| match statement {
                Statement::Wear(wear) => Some(wear.person),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn words_of_the_trade_are_given_names_too() {
        for (text, person) in [
            ("Mary-Jane Cooper wore a Gucci coat.", "Mary-Jane Cooper"),
            (
                "Mary-Jane Whitlock, who edits Grazia, wore Prada pumps.",
                "Mary-Jane Whitlock",
            ),
            ("Denim Ashworth wore a Prada parka.", "Denim Ashworth"),
            (
                "Velvet Kowalski, a stylist from Hull, carried a Mulberry tote.",
                "Velvet Kowalski",
            ),
            ("Clementine Okafor wore a Prada coat.", "Clementine Okafor"),
            ("Ivory Adeyemi was seen in a Loewe coat.", "Ivory Adeyemi"),
            ("Olive Hartley wore a Prada coat.", "Olive Hartley"),
            (
                "The actor Coral Oyelaran wore a Gucci dress.",
                "Coral Oyelaran",
            ),
        ] {
            assert_eq!(wearers(text), [person], "{text}");
        }
        for text in [
            "Mary-Jane shoes by Prada came with a Gucci coat.",
            "Velvet Valentino boots sold well.",
            "The Velvet Moreau by Prada is a clutch.",
            "Denim Levi's jackets were worn with Gucci boots.",
        ] {
            assert_eq!(wearers(text), [""; 0], "{text}");
        }
    }
}
