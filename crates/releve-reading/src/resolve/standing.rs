//! How a person stands in the clause that names them: whom a sentence is about
//! is whom the next `she` means.

use std::ops::Range;

use super::Resolved;
use crate::lexicon::Cue;
use crate::spot::Spotted;
use crate::tag::Tag;
use crate::text::Text;
use releve_facts::EntityKind;

/// The place of a name in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// `Joan Smalls layered hers under a coat`
    Subject,
    /// `says Xu Manlin, owner of Nine Buttons`: a subject behind its verb.
    Speaker,
    /// `Ottavia Bellandi's film`
    Owner,
    /// `dressed by Law Roach`, `on the set with Zendaya`
    Governed,
    /// In a relative clause about somebody else: `X, who dresses Y, recommends`.
    Aside,
    /// Whom a verb is about, a name without a verb.
    Other,
}

/// How far the verb of a subject may stand behind an apposition, in tokens.
const APPOSITION: usize = 14;

/// How many words that tell what somebody is may stand before a name.
const TITLE: usize = 8;

/// How `name` stands in `sentence`.
pub(super) fn standing(
    text: &Text<'_>,
    spotted: &Spotted,
    resolved: &Resolved,
    sentence: &Range<usize>,
    name: &Range<usize>,
) -> Standing {
    if text
        .tokens
        .get(name.end)
        .is_some_and(|next| next.tag == Tag::Genitive)
    {
        return Standing::Owner;
    }
    let verb = || has_verb(text, resolved, sentence.end, name.end, 3);
    match before(text, spotted, sentence.start, name.start) {
        // `Zendaya says Kate Moss likes coats`: she says nothing.
        Some(Standing::Speaker) if verb() => Standing::Subject,
        Some(standing) => standing,
        None if verb() => Standing::Subject,
        None => Standing::Other,
    }
}

/// What stands before the name and the words that tell what its bearer is:
/// `says Copenhagen-based knitter X`, `with the stylist X`.
fn before(text: &Text<'_>, spotted: &Spotted, first: usize, name: usize) -> Option<Standing> {
    for at in (first.max(name.saturating_sub(TITLE))..name).rev() {
        if spotted.has_cue(at, Cue::Say) && text.tokens[at].tag != Tag::Noun {
            return Some(Standing::Speaker);
        }
        match text.tokens[at].tag {
            Tag::Preposition => return Some(Standing::Governed),
            Tag::Noun
            | Tag::Adjective
            | Tag::Name
            | Tag::Determiner
            | Tag::Number
            | Tag::Possessive
            | Tag::Genitive => {}
            _ => return None,
        }
    }
    None
}

/// True where a verb has what ends at `end` for its subject: directly, behind an
/// apposition, or together with others: `X and Y wore`, `X, 26, insists`.
fn has_verb(text: &Text<'_>, resolved: &Resolved, last: usize, end: usize, more: usize) -> bool {
    let finite = |at: usize| {
        at < last && matches!(text.tokens[at].tag, Tag::Verb | Tag::Past | Tag::Auxiliary)
    };
    let adverbs = (end..last.min(end + 3))
        .take_while(|at| matches!(text.tokens[*at].tag, Tag::Adverb | Tag::Negation))
        .count();
    if finite(end + adverbs) {
        return true;
    }
    if end >= last {
        return false;
    }
    let joined = match text.surface(end) {
        "and" | "&" => Some(end + 1),
        "," if text.lower_at(Some(end + 1)) == "and" => Some(end + 2),
        "," => Some(end + 1),
        _ => None,
    };
    if more > 0
        && let Some(next) = joined
        && let Some(other) = resolved.at(next)
        && resolved.mentions[other].kind == EntityKind::Person
        && has_verb(
            text,
            resolved,
            last,
            resolved.mentions[other].tokens.end,
            more - 1,
        )
    {
        return true;
    }
    let close = match text.surface(end) {
        "," => ",",
        "(" => ")",
        "—" => "—",
        "–" => "–",
        _ => return false,
    };
    let mut closing = (end + 1..last.min(end + APPOSITION)).filter(|at| text.surface(*at) == close);
    closing.any(|at| {
        finite(at + 1)
            || text
                .tokens
                .get(at + 1)
                .is_some_and(|t| t.tag == Tag::Adverb)
                && finite(at + 2)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::scene::Scene;
    use crate::text::Unlisted;

    #[test]
    fn how_people_stand_in_their_clause() {
        let lexicon = Lexicon::english();
        for (sentence, name, stands) in [
            (
                "Joan Smalls layered hers under a coat.",
                "Joan",
                Standing::Subject,
            ),
            (
                "Joan Smalls, 33, insists that it is wool.",
                "Joan",
                Standing::Subject,
            ),
            (
                "Kate Moss and Joan Smalls never wore it.",
                "Kate",
                Standing::Subject,
            ),
            (
                "“It is wool,” says model Joan Smalls.",
                "Joan",
                Standing::Speaker,
            ),
            ("Joan Smalls's coat was grey.", "Joan", Standing::Owner),
            (
                "The coat was seen on Joan Smalls.",
                "Joan",
                Standing::Governed,
            ),
            ("Rihanna dressed Joan Smalls.", "Joan", Standing::Other),
        ] {
            let mut unlisted = Unlisted::default();
            let scene = Scene::new(&lexicon, sentence, &mut unlisted, None);
            let at = (0..scene.text.tokens.len())
                .find(|at| scene.text.surface(*at) == name)
                .expect("the name");
            let named = &scene.resolved.mentions[scene.resolved.at(at).expect("a person")].tokens;
            let own = 0..scene.text.tokens.len();
            let found = standing(&scene.text, &scene.spotted, &scene.resolved, &own, named);
            assert_eq!(found, stands, "{sentence}");
        }
    }
}
