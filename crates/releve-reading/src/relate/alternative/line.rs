//! Shopping lines as what is offered in place of something: those that a
//! house's thing in running text stands for, and those of a list of dupes.

use super::target::{Target, before, first};
use super::{Draft, Place, Product, basis};
use crate::lexicon::Cue;
use crate::relate::offer::ShopLine;
use crate::relate::wear::is_named_kind;
use crate::scene::Scene;
use crate::segment::BlockKind;
use releve_facts::{Alternative, Statement};

/// The one line that a house's garment stands for: `Mango's version` where the
/// text sells one coat of Mango's.
pub(super) fn of_house(
    place: &Place<'_, '_>,
    house: &str,
    garment: Option<&str>,
) -> Option<Product> {
    let scene = place.scene;
    let mut fitting = place.lines.iter().filter(|line| {
        let (brand, retailer) = line.houses(scene);
        let whose = brand.as_deref() == Some(house) || retailer.as_deref() == Some(house);
        whose
            && match (garment, line.garment(scene)) {
                (Some(wanted), Some(own)) => {
                    is_named_kind(scene, &own, wanted)
                        || is_named_kind(scene, wanted, &own)
                        || last_word(&own) == last_word(wanted)
                }
                _ => true,
            }
    });
    let line = fitting.next()?;
    fitting.next().is_none().then(|| product(scene, line))
}

fn last_word(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

/// `Cala slide` and `Cala Leather Slides`: a model's name before what it is.
fn opens_alike(one: &str, other: &str) -> bool {
    let model = |name: &str| name.split(' ').next().map(str::to_lowercase);
    let last = |name: &str| last_word(name).trim_end_matches('s').to_lowercase();
    model(one) == model(other) && last(one) == last(other)
}

fn product(scene: &Scene<'_>, line: &ShopLine) -> Product {
    Product {
        name: line.name(scene),
        garment: line.garment(scene),
        evidence: line.lines.clone(),
    }
}

/// `The best Oran alternatives`: each line below the headline is one, and each
/// line of the section below a heading that says so.
pub(super) fn listed(scene: &Scene<'_>, lines: &[ShopLine], drafts: &mut Vec<Draft>) {
    let blocks = &scene.text.blocks;
    for (number, block) in blocks.iter().enumerate() {
        if !matches!(block.kind, BlockKind::Title | BlockKind::Heading) {
            continue;
        }
        let place = Place {
            scene,
            number: scene.text.sentence_of(block.tokens.start),
            line: None,
            lines,
            things: Vec::new(),
            tokens: block.tokens.clone(),
        };
        let Some((to, dupe)) = replaced(&place) else {
            continue;
        };
        let end = if block.kind == BlockKind::Title {
            usize::MAX
        } else {
            blocks[number + 1..]
                .iter()
                .find(|next| next.kind == BlockKind::Heading)
                .map_or(usize::MAX, |next| next.tokens.start)
        };
        for line in lines {
            let own = line.lines[0].clone();
            if own.start < block.tokens.end || own.start >= end {
                continue;
            }
            let mut to = to.clone();
            let garment = line.garment(scene);
            super::target::settle(&place, &mut to, garment.as_deref());
            let target = to.name(garment.as_deref());
            let name = line.name(scene);
            let itself = line.houses(scene).0 == to.brand && to.brand.is_some();
            let told = drafts.iter().any(|draft| {
                matches!(&draft.statement, Statement::Alternative(known)
                    if known.product == name || opens_alike(&known.product, &name))
            });
            if itself || told || target.is_empty() {
                continue;
            }
            let statement = Statement::Alternative(Alternative {
                product: name,
                to: target,
                basis: basis::basis(&place, dupe),
            });
            drafts.push(
                Draft::new(statement, own, "alternative: list of them").also(block.tokens.clone()),
            );
        }
    }
}

/// What a headline's alternatives are to, and whether it calls them dupes.
fn replaced(place: &Place<'_, '_>) -> Option<(Target, bool)> {
    let text = &place.scene.text;
    let cue = place
        .tokens
        .clone()
        .find_map(|at| place.scene.spotted.cue_at(at, Cue::Alternative))?;
    // More than one is promised.
    let noun = cue
        .tokens
        .clone()
        .find(|at| text.can_be(*at, crate::lexicon::Classes::PLURAL))?;
    let dupe = text.lemma(noun) == "dupe";
    let behind = cue.tokens.end
        - usize::from(matches!(
            text.lower(cue.tokens.end - 1),
            "to" | "for" | "of"
        ));
    let to = before(place, cue.tokens.start)
        .or_else(|| {
            matches!(text.lower_at(Some(behind)), "to" | "for" | "of")
                .then(|| first(place, behind + 1..place.tokens.end))
                .flatten()
        })
        .filter(Target::is_named)?;
    Some((to, dupe))
}
