//! One thing preferred to another, by advice: `choose loafers over heels`, `go for clogs,
//! not trainers`; and which verbs are advice.

use super::Place;
use super::target::first;
use crate::lexicon::Cue;
use crate::relate::Draft;
use crate::tag::Tag;

/// `Choose X over Y`, `Opt for X, not Y`. `Wear X over Y` tells of layers.
pub(super) fn over(place: &Place<'_, '_>) -> Option<Draft> {
    let text = &place.scene.text;
    let chosen = place.tokens.clone().find(|at| match text.base(*at) {
        "choose" | "pick" | "select" | "favour" | "favor" | "prefer" => true,
        "opt" | "go" | "plump" | "vote" | "reach" => text.lower_at(Some(at + 1)) == "for",
        _ => false,
    })?;
    let opens = chosen == place.tokens.start;
    if !(opens || is_suggested(place, chosen)) || place.unreal(chosen) {
        return None;
    }
    let thing = place
        .things
        .iter()
        .find(|thing| thing.tokens.end > chosen + 1)
        .filter(|thing| place.governs(chosen, thing))?;
    let behind = thing.tokens.end;
    let to = match text.lower_at(Some(behind)) {
        "over" => behind + 1,
        // `choose clogs, not that heels are bad`
        "," if text.lower_at(Some(behind + 1)) == "not"
            && !matches!(text.lower_at(Some(behind + 2)), "that" | "because" | "only") =>
        {
            behind + 2
        }
        _ => return None,
    };
    let to = first(place, to..place.tokens.end)?;
    place.draft(place.product(thing), &to, false, "alternative: preferred")
}

/// True of a verb at `at` that somebody advises: `try swapping`, `it’s time to swap`,
/// `you could swap`, `suggests swapping`. What was done is no advice.
pub(super) fn is_suggested(place: &Place<'_, '_>, at: usize) -> bool {
    let text = &place.scene.text;
    // `This time she swapped her heels`
    if text.tokens[at].tag == Tag::Past {
        return false;
    }
    let before = at.saturating_sub(4).max(place.tokens.start)..at;
    before.clone().any(|at| {
        place.scene.spotted.has_cue(at, Cue::Advise)
            || matches!(
                text.lower(at),
                "try"
                    | "consider"
                    | "time"
                    | "why"
                    | "suggest"
                    | "suggests"
                    | "recommend"
                    | "recommends"
                    | "advise"
                    | "advises"
                    | "advocates"
                    | "proposes"
            )
            || matches!(text.lower(at), "can" | "could" | "should" | "might")
                && before.clone().any(|at| text.lower(at) == "you")
    })
}

#[cfg(test)]
mod tests {
    use crate::relate::alternative::tests::alternatives;

    #[test]
    fn what_is_advised_in_place_of_what() {
        for text in [
            "Choose loafers over heels.",
            "Opt for loafers over heels.",
            "Go for loafers, not heels.",
            "The stylist advises choosing loafers over heels.",
            "Try swapping your heels for loafers.",
            "It’s time to swap your heels for loafers.",
            "Why not swap your heels for loafers?",
            "You could always swap the heels for loafers.",
            "The stylist recommends swapping heels for loafers.",
        ] {
            let told: Vec<_> = alternatives(text)
                .into_iter()
                .map(|(product, to, _)| (product, to))
                .collect();
            assert_eq!(told, [("loafer".to_owned(), "heel".to_owned())], "{text}");
        }
        for text in [
            "Alexa Chung chose loafers over heels.",
            "Alexa Chung prefers loafers over heels.",
            "Wear a cardigan over a slip dress.",
            "Alexa Chung swapped her heels for loafers.",
            "Don’t choose loafers over heels.",
            "Go for a walk in loafers, not heels.",
            "You could choose loafers, not that heels are bad.",
            "This is why Alexa Chung swapped her heels for loafers.",
            "This is why she swapped her heels for loafers.",
            "This time she swapped her heels for loafers.",
        ] {
            assert_eq!(alternatives(text), [], "{text}");
        }
    }
}
