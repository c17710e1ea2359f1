//! What speaks against a match that a sentence seems to advise: `Avoid clogs with jeans`,
//! `Nobody wears clogs with jeans`, `Clogs and jeans: a terrible pairing`.

use std::ops::Range;

use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::tag::Tag;

/// True where a sentence advises against what it matches, doubts it, or does something
/// else with garments than wear them together.
pub(in crate::relate) fn is_against(scene: &Scene<'_>, range: &Range<usize>) -> bool {
    shuns(scene, range)
        || nobody_does(scene, range)
        || misfits(scene, range)
        || asks_whether(scene, range)
        || excepts(scene, range)
}

/// `Avoid clogs with jeans`, `Wash jeans with a kilt`, `Keep clogs away from jeans`: unless
/// advice follows, as in `Avoid heels, and wear clogs with jeans`.
fn shuns(scene: &Scene<'_>, range: &Range<usize>) -> bool {
    let text = &scene.text;
    let first = range.start;
    let away = || {
        range
            .clone()
            .any(|t| text.lower(t) == "away" && text.lower_at(Some(t + 1)) == "from")
    };
    let shun = scene.spotted.cue_at(first, Cue::Shun);
    let Some(from) = shun.map(|cue| cue.tokens.end).or_else(|| {
        let keeps = matches!(text.lower(first), "keep" | "stay" | "put") && away();
        keeps.then_some(first + 1)
    }) else {
        return false;
    };
    let goes_on = (from + 1..range.end).any(|t| {
        let joined = matches!(
            text.lower(t - 1),
            "," | ";" | ":" | "—" | "–" | "and" | "but" | "then" | "instead"
        );
        joined
            && [Cue::Wear, Cue::Pair, Cue::Clothe, Cue::Advise]
                .iter()
                .any(|cue| {
                    scene.spotted.cue_at(t, *cue).is_some() && scene.resolved.at(t).is_none()
                })
    });
    !goes_on
}

/// `Nobody wears clogs with jeans`, `Few people wear …`; not `nobody wears it better`.
fn nobody_does(scene: &Scene<'_>, range: &Range<usize>) -> bool {
    let text = &scene.text;
    let next = text.lower_at(Some(range.start + 1));
    let nobody = match text.lower(range.start) {
        "nobody" => true,
        "no" => next == "one",
        "few" => next != "things",
        "hardly" => matches!(next, "anyone" | "anybody"),
        _ => false,
    };
    // `Nobody frowns at clogs with jeans` tells the contrary.
    let wears = (range.start + 1..range.end.min(range.start + 6)).any(|t| {
        let cue = |cue: Cue| scene.spotted.has_cue(t, cue) && scene.resolved.at(t).is_none();
        cue(Cue::Wear) || cue(Cue::Pair) || cue(Cue::Clothe)
    });
    nobody
        && wears
        && !range
            .clone()
            .any(|t| matches!(text.lower(t), "better" | "without" | "like" | "but"))
}

/// `Clogs and jeans: a terrible pairing`, `Paired with jeans, clogs look frumpy`; not `You
/// can’t go wrong with`, nor `Once a faux pas, clogs with jeans …`.
fn misfits(scene: &Scene<'_>, range: &Range<usize>) -> bool {
    let text = &scene.text;
    let turned = range.clone().any(|t| {
        matches!(
            text.lower(t),
            "but" | "though" | "although" | "once" | "yet" | "now" | "may" | "might" | "if"
        )
    });
    !turned
        && range.clone().any(|t| {
            scene.spotted.cue_at(t, Cue::Misfit).is_some()
                && !(t.saturating_sub(4).max(range.start)..t).any(|before| {
                    text.tokens[before].tag == Tag::Negation
                        || matches!(
                            text.lower(before),
                            "never" | "no" | "cannot" | "without" | "hardly"
                        )
                        || text.lower(before).ends_with("n't")
                        || text.lower(before).ends_with("n’t")
                })
        })
}

/// `Would you wear clogs with jeans?`, `Who wears clogs with jeans?`
fn asks_whether(scene: &Scene<'_>, range: &Range<usize>) -> bool {
    let text = &scene.text;
    let question = !range.is_empty() && text.surface(range.end - 1) == "?";
    question
        && matches!(
            text.lower(range.start),
            "would" | "should" | "do" | "does" | "is" | "are" | "can" | "could" | "who" | "will"
        )
}

/// `Clogs go with everything but jeans`, `with almost anything: except jeans`.
fn excepts(scene: &Scene<'_>, range: &Range<usize>) -> bool {
    let text = &scene.text;
    (range.start + 1..range.end).any(|t| {
        let all = |at: usize| {
            matches!(text.lower(at), "everything" | "anything")
                || matches!(text.surface(at), ":" | "," | "—" | "–")
        };
        text.lower(t) == "except" && all(t - 1)
            || text.lower(t) == "but" && matches!(text.lower(t - 1), "everything" | "anything")
    })
}
