//! Relations: one file for each kind of fact, each a grammar over the scene.

mod alternative;
mod blend;
mod collaboration;
mod composition;
mod draft;
mod influence;
mod launch;
mod list;
mod measure;
mod noun;
mod offer;
mod pairing;
mod quote;
mod role;
mod showing;
mod wear;

use crate::scene::Scene;

pub(crate) use draft::Draft;

/// All facts that the grammar finds, likely or not, in no particular order.
pub(crate) fn relate(scene: &Scene<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    role::find(scene, &mut drafts);
    quote::find(scene, &mut drafts);
    offer::find(scene, &mut drafts);
    wear::find(scene, &mut drafts);
    showing::find(scene, &mut drafts);
    measure::find(scene, &mut drafts);
    collaboration::find(scene, &mut drafts);
    launch::find(scene, &mut drafts);
    influence::find(scene, &mut drafts);
    composition::find(scene, &mut drafts);
    blend::find(scene, &mut drafts);
    alternative::find(scene, &mut drafts);
    // Pairings are read off the looks, showings and offers found above.
    pairing::find(scene, &mut drafts);
    draft::merge(drafts)
}

/// What the grammar tells of a text, by the English lexicon.
#[cfg(test)]
pub(crate) fn told(text: &str) -> Vec<releve_facts::Statement> {
    let lexicon = crate::lexicon::Lexicon::english();
    let scene = Scene::new(&lexicon, text, None);
    relate(&scene)
        .into_iter()
        .map(|draft| draft.statement)
        .collect()
}

#[cfg(test)]
mod dump {
    use super::*;
    #[test]
    fn dump() {
        let Ok(path) = std::env::var("DUMP") else {
            return;
        };
        let raw = std::fs::read_to_string(path).unwrap();
        let lexicon = crate::lexicon::Lexicon::english();
        let scene = Scene::new(&lexicon, &raw, None);
        for (n, s) in scene.text.sentences.iter().enumerate() {
            let t = &scene.text;
            println!("## {n} {:?}", t.blocks[s.block].kind);
            for at in s.tokens.clone() {
                let m = scene
                    .resolved
                    .at(at)
                    .map(|m| {
                        let r = scene.resolved.of(m);
                        format!("[{:?}:{}]", r.kind, r.name)
                    })
                    .unwrap_or_default();
                print!("{}/{:?}{} ", t.surface(at), t.tokens[at].tag, m);
            }
            println!();
            for item in scene.items_in(s.tokens.clone()) {
                println!(
                    "   item {} <{}> attrs {:?} brand {:?} product {:?} poss {:?} denied {}",
                    scene.name(item.garment),
                    t.slice(item.tokens.clone()),
                    item.attributes
                        .iter()
                        .map(|m| scene.name(scene.resolved.entity[*m]))
                        .collect::<Vec<_>>(),
                    item.brand.map(|e| scene.name(e)),
                    item.product.map(|e| scene.name(e)),
                    item.possessor.map(|e| scene.name(e)),
                    item.denied
                );
            }
            for c in &scene.parses[n].clauses {
                let p = &scene.parses[n].phrases;
                let f = |v: &Vec<usize>| {
                    v.iter()
                        .map(|p1| t.slice(p[*p1].tokens.clone()).to_string())
                        .collect::<Vec<_>>()
                };
                println!(
                    "   clause {:?} {:?} pass={} {:?} subj={:?}{} obj={:?} pp={:?}",
                    t.slice(c.group.clone()),
                    c.kind,
                    c.passive,
                    c.reality,
                    f(&c.subject),
                    if c.shared_subject { "*" } else { "" },
                    f(&c.objects),
                    f(&c.prepositional)
                );
            }
        }
    }
}
