//! Roles that stand on a line or in a sentence of their own behind a name.

use super::super::Draft;
use super::apposition::opens;
use super::body::{Bodies, behind, bodies, is_body};
use super::further::{further, inside};
use super::term::Term;
use super::{person_at, tell};
use crate::scene::Scene;
use crate::segment::Join;

/// Roles below and behind names that stand alone.
pub(super) fn find(scene: &Scene<'_>, terms: &[Term], found: &mut Vec<Draft>) {
    line_below(scene, terms, found);
    sentence_behind(scene, terms, found);
}

/// A line that is a role below a line that is a name.
fn line_below(scene: &Scene<'_>, terms: &[Term], found: &mut Vec<Draft>) {
    let text = &scene.text;
    for pair in text.blocks.windows(2) {
        let (name, line) = (pair[0].tokens.clone(), pair[1].tokens.clone());
        let Some(person) = person_at(scene, name.start) else {
            continue;
        };
        if scene.resolved.mentions[person.1].tokens != name || line.len() > 10 {
            continue;
        }
        let first = terms.partition_point(|term| term.tokens.start < line.start);
        let Some(term) = terms.get(first) else {
            continue;
        };
        let of = behind(scene, term);
        let whole = term.tokens.start == line.start
            && (term.tokens.end.max(of.end) >= line.end || opens(scene, term.tokens.end));
        if whole && !term.plural {
            let of = if of.names.is_empty() {
                Bodies {
                    end: term.tokens.end,
                    names: after_comma(scene, term, line.end),
                    ..Bodies::default()
                }
            } else {
                of
            };
            tell(scene, found, person, term, &of, "role: line below a name");
        }
    }
}

/// `TANCREDI BOSCO. Third-generation owner of Sartoria Bosco.`
fn sentence_behind(scene: &Scene<'_>, terms: &[Term], found: &mut Vec<Draft>) {
    let text = &scene.text;
    for pair in text.sentences.windows(2) {
        let (name, line) = (pair[0].tokens.clone(), pair[1].tokens.clone());
        let Some(person) = person_at(scene, name.start).filter(|_| pair[0].block == pair[1].block)
        else {
            continue;
        };
        if scene.resolved.mentions[person.1].tokens.end + 1 != name.end {
            continue;
        }
        let first = terms.partition_point(|term| term.tokens.start < line.start);
        let Some(term) = terms
            .get(first)
            .filter(|term| term.tokens.end <= line.end.min(line.start + 8))
        else {
            continue;
        };
        let bridge = (line.start..term.tokens.start)
            .all(|t| inside(scene, t) || text.tokens[t].join == Join::Hyphen);
        if bridge && !term.plural && person_at(scene, term.tokens.end).is_none() {
            let of = bodies(scene, term);
            tell(
                scene,
                found,
                person,
                term,
                &of,
                "role: sentence behind a name",
            );
            further(scene, terms, person, term, &of, found);
        }
    }
}

/// `Fashion Editor, Marie Claire`
fn after_comma(scene: &Scene<'_>, term: &Term, limit: usize) -> Vec<String> {
    let at = term.tokens.end + 1;
    if at >= limit || !opens(scene, term.tokens.end) {
        return Vec::new();
    }
    scene
        .resolved
        .at(at)
        .filter(|m| is_body(scene.resolved.mentions[*m].kind))
        .map(|m| scene.name(scene.resolved.entity[m]))
        .into_iter()
        .collect()
}
