//! Whether it is said to be so: `Dior did not revive the saddle bag` and `there is no proof
//! that Zendaya made it popular` move nothing.

use crate::clause::{Clause, ClauseKind, Parse, Reality};
use crate::scene::Scene;
use crate::tag::Tag;

/// True for what is said to be so. An infinitive is, behind `help`, `do more`
/// and `have the power`.
pub(super) fn is_stated(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> bool {
    if matches!(clause.reality, Reality::Denied | Reality::Unreal) {
        return false;
    }
    if clause.reality == Reality::Advised {
        return false;
    }
    if is_unproven(scene, clause) {
        return false;
    }
    if clause.kind != ClauseKind::Infinitive {
        return true;
    }
    let text = &scene.text;
    let before = parse
        .clauses
        .iter()
        .rfind(|c| c.group.end <= clause.group.start && c.kind != ClauseKind::Infinitive);
    let Some(before) = before else { return false };
    if matches!(before.reality, Reality::Denied | Reality::Unreal) {
        return false;
    }
    matches!(text.lemma(before.verb), "do" | "help" | "go" | "continue")
        || matches!(
            text.lower(before.verb),
            "did" | "done" | "helped" | "went" | "continues"
        )
        || (before.group.end..clause.group.start)
            .any(|at| matches!(text.lower(at), "power" | "ability" | "first" | "one"))
}

/// Behind `there is no proof that`, `it is a myth that`, `the idea that`.
pub(super) fn is_unproven(scene: &Scene<'_>, clause: &Clause) -> bool {
    let text = &scene.text;
    let start = scene.sentence(clause.sentence).start;
    let that = |at: &usize| {
        // The tag first: this is asked of every clause, often.
        !matches!(
            text.tokens[*at].tag,
            Tag::Noun | Tag::Name | Tag::Adjective | Tag::Mark
        ) && text.lower(*at) == "that"
    };
    (start + 2..clause.group.start)
        .filter(that)
        .any(|at| match text.lower(at - 1) {
            // `It is a myth that`, `The idea that … is wrong`
            "myth" | "idea" | "notion" | "belief" | "assumption" | "lie" | "misconception"
            | "untrue" | "false" | "doubtful" | "unlikely" => true,
            "proof" | "evidence" | "sign" | "indication" | "suggestion" | "hint" | "record" => {
                (start.max(at.saturating_sub(4))..at - 1)
                    .any(|t| matches!(text.lower(t), "no" | "little" | "without" | "any" | "scant"))
            }
            _ => false,
        })
}
