//! Who is named behind `founded by`: people in a list, over their roles.

use std::ops::Range;

use releve_facts::EntityKind;

use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::spot::Found;
use crate::tag::Tag;

/// The people named from the start of a run on, over their roles.
pub(super) fn people(scene: &Scene<'_>, run: Range<usize>) -> Vec<EntityNumber> {
    let text = &scene.text;
    let mut found: Vec<EntityNumber> = Vec::new();
    let mut at = run.start;
    let mut closed = false;
    while at < run.end {
        if let Some(m) = scene.resolved.at(at) {
            let mention = &scene.resolved.mentions[m];
            match mention.kind {
                // `by A and her husband, B`: whose husband is no one else.
                EntityKind::Person
                    if !found.is_empty() && text.tokens[at].tag == Tag::Possessive =>
                {
                    at = mention.tokens.end.max(at + 1);
                    continue;
                }
                EntityKind::Person => {
                    if closed {
                        break;
                    }
                    let entity = scene.resolved.entity[m];
                    if !found.contains(&entity) {
                        found.push(entity);
                    }
                    at = mention.tokens.end.max(at + 1);
                    // Without `and` or a comma the list is over.
                    closed = !matches!(text.lower_at(Some(at)), "and" | "," | "&" | "with");
                    continue;
                }
                // Who founds something is somebody, whatever the name looked like; and `by
                // A, Marc Jacobs and B`: among people a house's name is its namesake.
                EntityKind::Brand
                    if found.is_empty()
                        && mention.found == Found::Context
                        && mention.tokens.len() == 2
                        || !closed
                            && mention.tokens.len() >= 2
                            && is_listed(scene, &mention.tokens) =>
                {
                    found.push(scene.resolved.entity[m]);
                    at = mention.tokens.end;
                    closed = !matches!(text.lower_at(Some(at)), "and" | "," | "&" | "with");
                    continue;
                }
                // `by the Paris designer X`, `former Prada designer X`
                _ if found.is_empty() => {}
                _ => break,
            }
        } else {
            let word = text.lower(at);
            let passes = matches!(
                text.tokens[at].tag,
                Tag::Determiner | Tag::Adjective | Tag::Noun | Tag::Possessive | Tag::Genitive
            ) && found.is_empty()
                || matches!(text.surface(at), "-" | "and" | "," | "&")
                || matches!(
                    word,
                    "husband" | "wife" | "sisters" | "brothers" | "her" | "his"
                );
            if !passes || closed {
                break;
            }
        }
        at += 1;
    }
    found
}

/// True for a name that `and` ties to another, before it or behind: no subject of a
/// clause stands so.
fn is_listed(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    let text = &scene.text;
    let before = text.lower_at(tokens.start.checked_sub(1));
    let behind = text.lower_at(Some(tokens.end));
    matches!(before, "and" | "&")
        || matches!(before, "," | "by") && matches!(behind, "and" | "&")
        // `by A, Pierre Hardy, B and C`
        || before == "by" && behind == ","
            && (tokens.end..tokens.end + 10).any(|at| text.lower_at(Some(at)) == "and")
}
