//! What no likelihood joins: the goods of two wearers, of two houses, of two days; and
//! what is told already by a narrower word.

use foldhash::{HashMap, HashMapExt};
use releve_facts::Statement;

use super::candidate::Candidate;
use crate::relate::Draft;
use crate::relate::aside::asides;
use crate::relate::wear::is_named_kind;
use crate::scene::Scene;

/// Who has what on, and which house showed what, sentence by sentence.
pub(super) struct Holders<'d> {
    of_sentence: HashMap<usize, Vec<Held<'d>>>,
}

struct Held<'d> {
    garment: &'d str,
    holder: &'d str,
    look: Option<&'d str>,
    worn: bool,
}

impl<'d> Holders<'d> {
    pub(super) fn new(scene: &Scene<'_>, drafts: &'d [Draft]) -> Self {
        let mut of_sentence: HashMap<usize, Vec<Held<'d>>> = HashMap::new();
        // What another is likelier to have shown says nothing of who showed it.
        let sure = |draft: &&Draft| !draft.signs.contains(&"told of another");
        for draft in drafts.iter().filter(sure) {
            let held = match &draft.statement {
                Statement::Wear(wear) => Held {
                    garment: &wear.garment,
                    holder: &wear.person,
                    look: wear.look.as_deref(),
                    worn: true,
                },
                Statement::Showing(showing) => Held {
                    garment: &showing.garment,
                    holder: &showing.brand,
                    look: None,
                    worn: false,
                },
                _ => continue,
            };
            let sentence = draft.evidence.first().filter(|tokens| !tokens.is_empty());
            if let Some(tokens) = sentence {
                let number = scene.text.sentence_of(tokens.start);
                of_sentence.entry(number).or_default().push(held);
            }
        }
        Self { of_sentence }
    }

    /// True for a pairing of what two people wear or two houses show, or of what one
    /// person wears on two occasions; and for a garment that the wearer has on already
    /// by a narrower word: `carried a duffle bag, the first luxury bag allowed there`.
    pub(super) fn forbid(&self, scene: &Scene<'_>, candidate: &Candidate) -> bool {
        let none = Vec::new();
        let held = self.of_sentence.get(&candidate.sentence).unwrap_or(&none);
        match &candidate.statement {
            Statement::Pairing(pairing) => {
                let [one, other] = &pairing.garments;
                [true, false].into_iter().any(|worn| {
                    let of = |garment: &str| -> Vec<&Held> {
                        held.iter()
                            .filter(|held| held.worn == worn && held.garment == garment)
                            .collect()
                    };
                    let (one, other) = (of(one), of(other));
                    let together = one.iter().any(|one| {
                        other.iter().any(|other| {
                            one.holder == other.holder
                                && (one.look == other.look
                                    || one.look.is_none()
                                    || other.look.is_none())
                        })
                    });
                    !one.is_empty() && !other.is_empty() && !together
                })
            }
            Statement::Wear(_) if goes_on_past(scene, candidate) => true,
            Statement::Wear(wear) => held.iter().any(|held| {
                held.worn
                    && held.holder == wear.person
                    && held.garment != wear.garment
                    && is_named_kind(scene, held.garment, &wear.garment)
            }),
            _ => false,
        }
    }
}

/// `credit X, who wore a cap, and the skirt`: the list goes on past what X wore.
fn goes_on_past(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    asides(scene, candidate.sentence).iter().any(|aside| {
        aside.in_list
            && candidate.first.tokens.end + 1 == aside.tokens.start
            && candidate.second.tokens.start >= aside.tokens.end
    })
}
