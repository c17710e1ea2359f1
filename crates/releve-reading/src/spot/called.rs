//! What the noun right before a name calls it: `the Berlin store Voo`, `Atlanta
//! label Mother Doolittle`, `designer Fern Halliday`. It decides for its place,
//! whatever the name is elsewhere.

use std::ops::Range;

use releve_facts::EntityKind;

use super::Spotted;
use super::kind::KINDS;
use crate::segment::{Join, Shape};
use crate::tag::Tag;
use crate::text::Text;

/// The kind that the noun before the name states, if it states one alone.
pub(super) fn kind(
    text: &Text<'_>,
    spotted: &Spotted,
    run: &Range<usize>,
) -> Option<EntityKind> {
    let at = run.start.checked_sub(1)?;
    let sentence = &text.sentences[text.sentence_of(run.start)].tokens;
    let token = &text.tokens[at];
    if at < sentence.start
        || token.tag != Tag::Noun
        || token.shape != Shape::Lower
        || text.tokens[run.start].join != Join::Space
    {
        return None;
    }
    let role = spotted
        .roles_over(at..at + 1)
        .any(|role| role.tokens.end == at + 1);
    if role {
        // `designer Kwon Sera`; `the designer Vesterholt` as well.
        return (run.len() > 1).then_some(EntityKind::Person);
    }
    // `fans of the shop Voo`: the singular alone, `brands Voo and Kerb` too, but
    // not the plural of people: `analysts Garner & Plume` is a body.
    let noun = super::signs::told(text, at).noun;
    const BRAND: u8 = 0b0000_0001;
    const BODY: u8 = 0b0010_0000;
    debug_assert!(KINDS[0] == Some(EntityKind::Brand) && KINDS[5] == Some(EntityKind::Organisation));
    match noun {
        BRAND => Some(EntityKind::Brand),
        BODY => Some(EntityKind::Organisation),
        _ => None,
    }
}
