//! Relations: one file for each kind of fact, each a grammar over the scene.

mod alternative;
mod aside;
mod blend;
mod circumstance;
mod classify;
mod collaboration;
mod composition;
mod doubt;
mod draft;
mod general;
mod influence;
mod launch;
mod list;
mod maker;
mod measure;
mod noun;
mod offer;
mod pairing;
mod quote;
mod relative;
mod role;
mod showing;
mod wear;

use crate::scene::Scene;

use classify::Stage;
pub(crate) use classify::{Example, RelationWeights};
pub(crate) use draft::Draft;
pub(crate) use role::term::Term;

/// All facts that the grammar finds, likely or not, in no particular order.
pub(crate) fn relate(scene: &Scene<'_>) -> Vec<Draft> {
    let doubtful = doubt::doubtful(scene);
    let mut drafts = by_rules(scene);
    classify::classify(scene, &doubtful, Stage::Things, &mut drafts);
    showing::complete(scene, &mut drafts);
    // Pairings are read off the looks, showings and offers found so far.
    pairing::find(scene, &mut drafts);
    classify::classify(scene, &doubtful, Stage::Pairings, &mut drafts);
    drafts.retain(|draft| !pairing::is_of_anything(draft));
    drafts.retain(|draft| !doubt::is_doubtful(scene, &doubtful, draft));
    for draft in &mut drafts {
        circumstance::note(scene, draft);
    }
    draft::merge(drafts)
}

/// Every two things that might be related, with what speaks for and against.
pub(crate) fn examples(scene: &Scene<'_>) -> Vec<Example> {
    let mut drafts = by_rules(scene);
    let mut found = classify::examples(scene, Stage::Things, &drafts);
    pairing::find(scene, &mut drafts);
    found.extend(classify::examples(scene, Stage::Pairings, &drafts));
    found
}

/// What the grammar alone tells, pairings apart.
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
    drafts
}

/// What the grammar alone tells of `text`, for tests: what is only likely is
/// tested with the classifier.
#[cfg(test)]
pub(crate) fn told(text: &str) -> Vec<releve_facts::Statement> {
    use std::sync::LazyLock;

    static ENGLISH: LazyLock<crate::lexicon::Lexicon> =
        LazyLock::new(crate::lexicon::Lexicon::english);
    let mut unlisted = crate::text::Unlisted::default();
    let scene = Scene::new(&ENGLISH, text, &mut unlisted, None);
    let doubtful = doubt::doubtful(&scene);
    let mut drafts = by_rules(&scene);
    pairing::find(&scene, &mut drafts);
    drafts.retain(|draft| !doubt::is_doubtful(&scene, &doubtful, draft));
    draft::merge(drafts)
        .into_iter()
        .map(|draft| draft.statement)
        .collect()
}
