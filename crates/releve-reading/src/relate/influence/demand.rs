//! What everybody is said to want: `every schoolgirl wanted Y`, `shoppers rushed to
//! buy Y`, `young Swedes have fallen for Y`.

use releve_facts::EntityKind;

use super::moved::{Moved, moved};
use crate::clause::{Clause, Parse, Phrase};
use crate::lexicon::Cue;
use crate::scene::Scene;

/// What the crowd that is the clause's subject wants.
pub(super) fn wanted(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Moved> {
    let crave = scene.spotted.cue_at(clause.verb, Cue::Crave)?;
    if clause.passive {
        return None;
    }
    let crowd = clause
        .subject
        .iter()
        .any(|p| is_crowd(scene, &parse.phrases[*p]));
    if !crowd {
        return None;
    }
    let end = crave.tokens.end;
    // `rushed to M&S for the cardigan`: the thing, not where it is sold.
    let what = |worn: bool| {
        parse
            .phrases
            .iter()
            .enumerate()
            .filter(|(_, p)| p.tokens.end > end && p.tokens.start < clause.reach.end)
            .filter_map(|(n, _)| moved(scene, parse, n, clause.sentence))
            .find(|what| {
                what.targets.iter().all(|thing| {
                    let house = thing.kind == Some(EntityKind::Brand);
                    !thing.anaphor && thing.kind != Some(EntityKind::Person) && house != worn
                })
            })
    };
    what(true).or_else(|| what(false))
}

/// `everyone`, `every schoolgirl`, `shoppers`, `half of Paris`.
pub(super) fn is_crowd(scene: &Scene<'_>, phrase: &Phrase) -> bool {
    let text = &scene.text;
    let first = text.lower(phrase.tokens.start);
    scene.spotted.has_cue(phrase.head, Cue::Crowd)
        || matches!(first, "every" | "half") && phrase.tokens.len() > 1
}

#[cfg(test)]
mod tests {
    use crate::relate::influence::tests::{moves, moves_nothing};

    #[test]
    fn what_everybody_wanted_because_of_somebody() {
        moves(&[
            (
                "Every secretary wanted a pillbox hat because Jackie Kennedy had one.",
                "Jackie Kennedy > pillbox hat",
            ),
            (
                "Shoppers rushed to Zara for the cape after it appeared on Alexa Chung.",
                "Alexa Chung > cape",
            ),
        ]);
        moves_nothing(&[
            "Every secretary wanted a pillbox hat because it was cold.",
            "Alexa Chung wanted a cape after it rained.",
        ]);
    }
}
