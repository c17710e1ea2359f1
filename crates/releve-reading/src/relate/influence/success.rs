//! What is wanted by all: `a hit`, `the uniform of summer`, `the shoe of the year`.

use std::ops::Range;

use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::tag::Tag;

/// `a hit`, `the uniform of summer`, `an object of desire`: what is wanted by all.
pub(super) fn succeeds(scene: &Scene<'_>, range: Range<usize>) -> bool {
    let text = &scene.text;
    let article = |at: usize| {
        matches!(
            text.lower(at),
            "a" | "an" | "the" | "its" | "one" | "this" | "that"
        )
    };
    let success = range.clone().any(|at| {
        scene.spotted.has_cue(at, Cue::Success)
            && at > range.start
            && (range.start..at).any(article)
    });
    success || is_of_its_time(scene, range)
}

/// `the colour of the year`, `the shoe of the summer`: what stands for its time; not
/// `the end of the year`.
fn is_of_its_time(scene: &Scene<'_>, range: Range<usize>) -> bool {
    let text = &scene.text;
    let end = scene.sentence(text.sentence_of(range.start)).end;
    (range.start..range.end.min(end)).any(|the| {
        let of = the + 2;
        text.lower(the) == "the"
            && of < end
            && text.tokens[the + 1].tag == Tag::Noun
            && !matches!(
                text.lower(the + 1),
                "beginning"
                    | "close"
                    | "course"
                    | "end"
                    | "half"
                    | "middle"
                    | "rest"
                    | "start"
                    | "turn"
            )
            && text.lower(of) == "of"
            && (of + 1..end.min(of + 4)).any(|at| {
                matches!(
                    text.lower(at),
                    "year"
                        | "season"
                        | "decade"
                        | "moment"
                        | "summer"
                        | "winter"
                        | "spring"
                        | "autumn"
                        | "fall"
                )
            })
    })
}
