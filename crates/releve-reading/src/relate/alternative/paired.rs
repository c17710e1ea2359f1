//! Pairs of shopping lines in a text on lookalikes: under each heading a dear thing, and
//! right below it what costs a fraction.

use releve_facts::{Alternative, Basis, EntityKind, Statement};

use super::Draft;
use crate::lexicon::{Classes, Cue};
use crate::relate::offer::ShopLine;
use crate::scene::Scene;
use crate::segment::{BlockKind, Shape};

/// How many times dearer the first of two must be than the second.
const TIMES: f64 = 3.0;

/// `Mini leather backpack, £1,600 | Fendi` over `Matrioska backpack, £12.99 | Parfois`.
pub(super) fn paired(scene: &Scene<'_>, lines: &[ShopLine], drafts: &mut Vec<Draft>) {
    if !promises(scene) {
        return;
    }
    for run in lines.chunk_by(|one, next| are_neighbours(scene, one, next)) {
        for pair in run.chunks_exact(2) {
            let [dear, cheap] = pair else { continue };
            if run.len() % 2 == 0 {
                drafts.extend(draft(scene, dear, cheap, drafts));
            }
        }
    }
}

/// True where the headline or what leads in says that the text is about several things that
/// stand in for others.
fn promises(scene: &Scene<'_>) -> bool {
    const LEAD: usize = 4;
    let opens = |number: usize, kind: BlockKind| {
        kind == BlockKind::Title || number < LEAD && kind != BlockKind::Offer
    };
    let blocks = scene.text.blocks.iter().enumerate();
    blocks
        .filter(|(number, block)| opens(*number, block.kind))
        .flat_map(|(_, block)| block.tokens.clone())
        .filter_map(|at| scene.spotted.cue_at(at, Cue::Alternative))
        .any(|cue| {
            let mut words = cue.tokens.clone();
            words.any(|at| scene.text.can_be(at, Classes::PLURAL))
        })
}

/// True for lines of which the second stands right below the first.
fn are_neighbours(scene: &Scene<'_>, one: &ShopLine, next: &ShopLine) -> bool {
    let block = |line: &ShopLine| scene.text.block_of(line.lines[0].start);
    block(one) + 1 == block(next)
}

fn draft(scene: &Scene<'_>, dear: &ShopLine, cheap: &ShopLine, drafts: &[Draft]) -> Option<Draft> {
    let (house, shop) = (seller(scene, dear)?, seller(scene, cheap)?);
    let (name, product) = (dear.name(scene), cheap.name(scene));
    let told = drafts.iter().any(|draft| {
        matches!(&draft.statement, Statement::Alternative(known) if known.product == product)
    });
    let ((much, one), (less, other)) = (dear.cost(), cheap.cost());
    let cheaper = much >= TIMES * less && one == other;
    if told || !cheaper || house == shop {
        return None;
    }
    // `Red Metropolis flap bag` names a model; a mere bag is its house's.
    let model = name
        .split(' ')
        .skip(1)
        .any(|word| word.starts_with(char::is_uppercase))
        || names_model(scene, dear);
    let to = match model || name.starts_with(&house) {
        true => name,
        false => format!("{house} {}", lowered(&name)),
    };
    // The same words for both are told apart by their houses.
    let product = match to.ends_with(&lowered(&product)) {
        true => format!("{shop} {}", lowered(&product)),
        false => product,
    };
    let statement = Statement::Alternative(Alternative {
        product,
        to,
        basis: Some(Basis::Price),
    });
    let evidence = cheap.lines[0].clone();
    Some(Draft::new(statement, evidence, "alternative: list of them").also(dear.lines[0].clone()))
}

fn seller(scene: &Scene<'_>, line: &ShopLine) -> Option<String> {
    let (brand, retailer) = line.houses(scene).clone();
    brand.or(retailer)
}

/// True where the first word of a line's name is no word of the language: `Faye cross-body
/// bag`.
fn names_model(scene: &Scene<'_>, line: &ShopLine) -> bool {
    let first = line.lines[0].start;
    let token = &scene.text.tokens[first];
    let given = scene.text.info(first).given != [0, 0];
    if scene.resolved.at(first).is_some_and(|m| {
        matches!(
            scene.resolved.mentions[m].kind,
            EntityKind::Attribute | EntityKind::Garment
        )
    }) {
        return false;
    }
    token.shape == Shape::Title && (given || scene.text.is_unknown(first))
}

/// `Mini leather backpack` as part of a longer name.
fn lowered(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use crate::relate::alternative::tests::alternatives;

    fn pairs(text: &str) -> Vec<String> {
        (alternatives(text).into_iter())
            .map(|(product, to, _)| format!("{product} > {to}"))
            .collect()
    }

    #[test]
    fn the_second_of_two_lines_stands_in_for_the_first() {
        let text = "Three lookalikes for less\n\nThe clog\n\nThe first is lovely.\n\n\
                    Suede clog, £620 | Khaite\nCork clog, £40 | Zara\n\n\
                    The tote\n\nSo is the second.\n\n\
                    Leather tote, £990 | Prada\nShopper, £35 | Mango\n";
        assert_eq!(
            pairs(text),
            [
                "Cork clog > Khaite suede clog",
                "Shopper > Prada leather tote"
            ]
        );
    }

    #[test]
    fn a_mere_list_of_things_for_sale_pairs_nothing() {
        let lines = "Suede clog, £620 | Khaite\nCork clog, £40 | Zara\n";
        for text in [
            format!("Three clogs for spring\n\nThe clog\n\nThey are lovely.\n\n{lines}"),
            format!(
                "Three lookalikes for less\n\nThe clog\n\nThey are lovely.\n\n{lines}Tote, £60 | Arket\n"
            ),
        ] {
            assert_eq!(pairs(&text), Vec::<String>::new(), "{text}");
        }
    }
}
