//! Relations: one file for each kind of fact, each a grammar over the scene.

mod alternative;
mod blend;
mod circumstance;
mod classify;
mod collaboration;
mod composition;
mod doubt;
mod draft;
mod influence;
mod launch;
mod list;
mod maker;
mod measure;
mod noun;
mod offer;
mod pairing;
mod quote;
mod role;
mod showing;
mod wear;

use crate::scene::Scene;

pub(crate) use classify::{Example, RelationWeights};
pub(crate) use draft::Draft;

/// All facts that the grammar finds, likely or not, in no particular order.
pub(crate) fn relate(scene: &Scene<'_>) -> Vec<Draft> {
    let mut drafts = by_rules(scene);
    let doubtful = doubt::doubtful(scene);
    classify::classify(scene, &doubtful, &mut drafts);
    drafts.retain(|draft| !doubt::is_doubtful(scene, &doubtful, draft));
    for draft in &mut drafts {
        circumstance::note(scene, draft);
    }
    draft::merge(drafts)
}

/// Every two things that might be related, with what speaks for and against.
pub(crate) fn examples(scene: &Scene<'_>) -> Vec<Example> {
    classify::examples(scene, &by_rules(scene))
}

fn by_rules(scene: &Scene<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    role::find(scene, &mut drafts);
    quote::find(scene, &mut drafts);
    offer::find(scene, &mut drafts);
    wear::find(scene, &mut drafts);
    showing::find(scene, &mut drafts);
    measure::find(scene, &mut drafts);
    collaboration::find(scene, &mut drafts);
    // What is brought out may be a coinage that only its blend explains.
    blend::find(scene, &mut drafts);
    launch::find(scene, &mut drafts);
    influence::find(scene, &mut drafts);
    composition::find(scene, &mut drafts);
    alternative::find(scene, &mut drafts);
    // Pairings are read off the looks, showings and offers found above.
    pairing::find(scene, &mut drafts);
    drafts
}

/// What the grammar finds in `text`, for tests.
#[cfg(test)]
pub(crate) fn told(text: &str) -> Vec<releve_facts::Statement> {
    use std::sync::LazyLock;

    static ENGLISH: LazyLock<crate::lexicon::Lexicon> =
        LazyLock::new(crate::lexicon::Lexicon::english);
    let scene = Scene::new(&ENGLISH, text, None);
    // The grammar alone: what is only likely is weighed elsewhere.
    let doubtful = doubt::doubtful(&scene);
    let mut drafts = by_rules(&scene);
    drafts.retain(|draft| !doubt::is_doubtful(&scene, &doubtful, draft));
    draft::merge(drafts)
        .into_iter()
        .map(|draft| draft.statement)
        .collect()
}
