//! What is worn, gathered into looks: which look a piece belongs to, and which piece
//! of it is meant again.

use releve_facts::EntityKind;

use super::look::{Look, Piece};
use super::scan::Worn;
use super::{look, occasion, when};
use crate::scene::Scene;

/// Puts a worn item into the look it belongs to, or opens one.
pub(super) fn place(scene: &Scene<'_>, looks: &mut Vec<Look>, number: usize, worn: Worn) {
    let when = when(scene, number, &worn.people);
    let occasion = occasion::occasion(scene, number, &worn.people);
    let elsewhere = opens_elsewhere(scene, number);
    for person in &worn.people {
        let block = |sentence: usize| scene.text.sentences[sentence].block;
        let known = looks.iter().rposition(|look| {
            look.person == *person
                && (block(look.last) == block(number)
                    || worn.addition && number - look.last <= 3
                    || number - look.last <= 2)
        });
        let fits = known.filter(|known| {
            let look = &looks[*known];
            // What somebody likes is worn on days of its own.
            if worn.piece.rule == "wear: fans of" {
                return false;
            }
            // What stands under a picture is a look of its own.
            if worn.piece.rule == "wear: caption" && look.last != number {
                return false;
            }
            if look.last == number {
                return !(look.is_full(scene, &worn.piece.garment)
                    && !worn.addition
                    && look.opened != number);
            }
            // `At the premiere, she wore …`: another place, another look.
            if elsewhere && !worn.addition && !worn.definite {
                return false;
            }
            // `the shirt that X wears in the film`, told in another paragraph
            if worn.piece.rule == "wear: relative clause" && block(look.last) != block(number) {
                return false;
            }
            let other_time = when.is_some() && look.when.is_some() && look.when != when;
            let other_place =
                occasion.is_some() && look.occasion.is_some() && look.occasion != occasion;
            !(other_time && other_place) && (worn.addition || worn.definite)
                || !other_time
                    && !other_place
                    && !look.is_full(scene, &worn.piece.garment)
                    && (number - look.last <= 1
                        || !look.pieces.iter().any(|p| p.garment == worn.piece.garment))
        });
        let Some(known) = fits else {
            let mut look = Look {
                person: *person,
                pieces: Vec::new(),
                occasion: occasion.clone(),
                when: when.clone(),
                opened: number,
                last: number,
            };
            look.pieces.push(worn.piece.clone());
            looks.push(look);
            continue;
        };
        let look = &mut looks[known];
        look.last = number;
        look.when = look.when.take().or(when.clone());
        look.occasion = look.occasion.take().or_else(|| occasion.clone());
        add(scene, look, worn.piece.clone(), worn.definite);
    }
}

/// True for a sentence that begins with where it was: `In Rome`, `At the London
/// premiere`.
fn opens_elsewhere(scene: &Scene<'_>, number: usize) -> bool {
    let sentence = scene.sentence(number);
    let placed = matches!(scene.text.lower(sentence.start), "in" | "at" | "for");
    let opening = scene.opening(number);
    let near = opening.start..opening.end.min(opening.start + 7);
    let place = [EntityKind::Place, EntityKind::Event]
        .into_iter()
        .any(|kind| scene.resolved.of_kind(kind, near.clone()).next().is_some());
    let occasion = || {
        let mut terms = scene.spotted.occasions.iter();
        terms.any(|term| near.contains(&term.tokens.start))
    };
    placed && (place || occasion())
}

fn add(scene: &Scene<'_>, look: &mut Look, mut piece: Piece, definite: bool) {
    // `the statement shoes`: those of the look.
    let plain = || {
        let wide = scene
            .text
            .lexicon
            .named(EntityKind::Garment, &piece.garment)?;
        let name = scene.text.lexicon.entry(wide).name.as_ref();
        let general = matches!(name, "shoe" | "bag" | "shoes" | "heel" | "style" | "piece");
        let group = look::group(scene, &piece.garment)?;
        look.pieces
            .iter()
            .position(|known| general && look::group(scene, &known.garment) == Some(group))
    };
    let known = look
        .known(scene, &piece.garment)
        .or_else(|| if definite { plain() } else { None });
    let again = match known {
        Some(at) if definite || look.pieces[at].garment == piece.garment => Some(at),
        _ => None,
    };
    // `took a hat`, then `her rain hat`: one item, the precise one.
    let wider = look.pieces.iter().position(|known| {
        known.is_bare()
            && known
                .sentences
                .last()
                .is_some_and(|s| s + 1 == piece.sentences[0])
            && look::ends_with(&piece.garment, &known.garment)
    });
    if let (None, Some(at)) = (again, wider) {
        look.pieces[at].garment.clone_from(&piece.garment);
        look.pieces[at].absorb(piece);
        return;
    }
    match again {
        Some(at) => look.pieces[at].absorb(piece),
        None => {
            if piece.sentences.len() < 2 && piece.sentences[0] != look.opened {
                piece.sentences.push(look.opened);
                piece.signs.push("over sentences");
            }
            look.pieces.push(piece);
        }
    }
}

/// `The cream-and-black design echoed …`: what is said of the item again adds
/// its attributes.
pub(super) fn echo(scene: &Scene<'_>, looks: &mut [Look], number: usize) {
    let recent = looks.len().saturating_sub(super::RECENT);
    let Some(look) = looks[recent..]
        .iter_mut()
        .rev()
        .max_by_key(|look| look.last)
    else {
        return;
    };
    let block = |sentence: usize| scene.text.sentences[sentence].block;
    if look.last + 1 != number || block(look.last) != block(number) {
        return;
    }
    let Some(clause) = scene.parses[number].clauses.first() else {
        return;
    };
    let Some(subject) = clause.subject.first() else {
        return;
    };
    let phrase = &scene.parses[number].phrases[*subject];
    let definite = matches!(
        scene.text.lower(phrase.tokens.start),
        "the" | "this" | "its" | "these"
    );
    let piece = scene
        .spotted
        .has_cue(phrase.head, crate::lexicon::Cue::Piece);
    let no_item = scene.items_in(scene.sentence(number)).next().is_none();
    if definite
        && piece
        && no_item
        && let Some(first) = look.pieces.first_mut()
    {
        let attributes = scene.entities_in(EntityKind::Attribute, phrase.tokens.clone());
        if !attributes.is_empty() {
            first.add(attributes);
            if first.sentences.len() < 2 {
                first.sentences.push(number);
            }
        }
    }
}
