//! Of what somebody is designer, editor or founder.

mod before;
mod behind;
mod context;
mod unknown;

use releve_facts::EntityKind;

use super::term::Term;
use crate::scene::Scene;

pub(super) use before::before;
pub(super) use behind::{after, behind};
pub(super) use context::spoken_of;
pub(crate) use unknown::unknown_name;

/// The bodies that a role belongs to, and how they were found.
#[derive(Debug, Default)]
pub(super) struct Bodies {
    pub(super) names: Vec<String>,
    pub(super) sign: Option<&'static str>,
    /// The sentence that names it, where another one does.
    pub(super) elsewhere: Option<usize>,
    /// Where the phrase that names them ends.
    pub(super) end: usize,
}

pub(super) fn is_body(kind: EntityKind) -> bool {
    matches!(
        kind,
        EntityKind::Brand
            | EntityKind::Organisation
            | EntityKind::Publication
            | EntityKind::Channel
    )
}

/// What stands before or behind the role, else, for posts, what was spoken of.
pub(super) fn bodies(scene: &Scene<'_>, term: &Term) -> Bodies {
    let mut found = behind(scene, term);
    if !found.names.is_empty() {
        return found;
    }
    let end = found.end;
    found = before(scene, term);
    found.end = end;
    if found.names.is_empty()
        && let Some(led) = context::led(scene, term)
    {
        found.names.push(scene.name(led));
        return found;
    }
    if found.names.is_empty() && term.post && !indefinite(scene, term) {
        found = spoken_of(scene, term.tokens.start, "organisation from context");
        found.end = end;
    }
    found
}

/// `a founder`: nobody's in particular.
fn indefinite(scene: &Scene<'_>, term: &Term) -> bool {
    term.tokens
        .start
        .checked_sub(1)
        .is_some_and(|at| matches!(scene.text.lower(at), "a" | "an"))
}
