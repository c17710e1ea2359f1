//! Mentions that are one with the word beside them: `Prada Sport`, `knit tie`,
//! `chima skirt`.

use releve_facts::EntityKind;

use crate::lexicon::{Cue, FormKind};
use crate::segment::{Join, Shape};
use crate::spot::{Found, Spotted};
use crate::text::Text;

/// `Neiwai Active`, `Prada Sport`: a house's name goes on into its line's.
pub(super) fn sub_labels(text: &Text<'_>, spotted: &mut Spotted) {
    for n in 0..spotted.mentions.len() {
        let mention = &spotted.mentions[n];
        let at = mention.tokens.end;
        let Found::Lexicon(id, _) = mention.found else {
            continue;
        };
        let extends = mention.kind == EntityKind::Brand
            && at < text.tokens.len()
            && text.tokens[at].shape.is_capital()
            && text.tokens[at].join == Join::Space
            && spotted.has_cue(at, Cue::SubLabel);
        if extends {
            let name = format!("{} {}", text.lexicon.entry(id).name, text.surface(at));
            let mention = &mut spotted.mentions[n];
            mention.tokens.end = at + 1;
            mention.name = Some(name.into());
        }
    }
}

/// `knit tie` is a tie of knit, `chima skirt` one garment: a garment in the
/// singular right before another says what it is of, or is part of its name.
pub(super) fn compounds(text: &Text<'_>, spotted: &mut Spotted) {
    let mut dropped = Vec::new();
    let mut n = 0;
    while n + 1 < spotted.mentions.len() {
        let (first, second) = (&spotted.mentions[n], &spotted.mentions[n + 1]);
        let at = first.tokens.start;
        let adjacent = first.kind == EntityKind::Garment
            && second.kind == EntityKind::Garment
            && first.tokens.len() == 1
            && first.tokens.end == second.tokens.start
            && text.tokens[second.tokens.start].join == Join::Space
            && text.tokens[at].shape == Shape::Lower
            && text
                .info(at)
                .noun
                .is_none_or(|noun| noun == text.tokens[at].word);
        if adjacent {
            if let Some(id) = text.lexicon.named(EntityKind::Attribute, text.lower(at)) {
                let mention = &mut spotted.mentions[n];
                mention.kind = EntityKind::Attribute;
                mention.found = Found::Lexicon(id, FormKind::Name);
            } else if let Found::Lexicon(id, _) = second.found {
                let name = format!("{} {}", text.lower(at), text.lexicon.entry(id).name);
                let whole = at..second.tokens.end;
                dropped.push(n);
                // What is a whole now says nothing of the garment behind it.
                n += 1;
                let mention = &mut spotted.mentions[n];
                mention.tokens = whole;
                mention.found = Found::Grammar;
                mention.name = Some(name.into());
            }
        }
        n += 1;
    }
    if !dropped.is_empty() {
        spotted.replace(dropped, []);
    }
}
