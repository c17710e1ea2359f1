//! What a name does: the verb behind it or before it. `Nora Pell said`, `Aurel showed
//! coats`, `wore Marlfield`, `launched Low Tide`.

use super::super::kind::Sign;
use super::{Place, Signs};
use crate::lexicon::Cue;
use crate::tag::Tag;

pub(super) fn verbs(place: &Place<'_, '_>, signs: &mut Signs) {
    if let Some(verb) = own_verb(place) {
        signs.add(Sign::VerbAfter);
        for (cue, sign) in [
            (Cue::Say, Sign::SayAfter),
            (Cue::Wear, Sign::WearAfter),
            (Cue::Show, Sign::ShowAfter),
            (Cue::Launch, Sign::ShowAfter),
        ] {
            if place.has_cue(Some(verb), cue) {
                signs.add(sign);
            }
        }
    }
    let before = |n: usize, cue: Cue| place.has_cue(place.before(n), cue);
    if before(1, Cue::Say) {
        signs.add(Sign::SayBefore);
    }
    if before(1, Cue::Wear) {
        signs.add(Sign::WearBefore);
    }
    // `launched the Merrow`
    if before(1, Cue::Launch) || before(2, Cue::Launch) {
        signs.add(Sign::LaunchBefore);
    }
}

/// The verb of which the name is the subject: nothing but adverbs and auxiliaries stand
/// between them.
fn own_verb(place: &Place<'_, '_>) -> Option<usize> {
    let tag = |at: usize| place.text.tokens[at].tag;
    let verb = (0..4)
        .filter_map(|n| place.after(n))
        .find(|at| matches!(tag(*at), Tag::Verb | Tag::Past))?;
    (place.run.end..verb)
        .all(|at| matches!(tag(at), Tag::Adverb | Tag::Auxiliary | Tag::Negation))
        .then_some(verb)
}
