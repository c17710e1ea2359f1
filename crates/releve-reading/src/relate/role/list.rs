//! Roles of several people in a row.

use super::super::Draft;
use super::body::{before, behind, spoken_of};
use super::term::Term;
use super::{person_at, tell};
use crate::scene::Scene;
use crate::segment::Shape;
use crate::tag::Tag;

/// `designers X and Y`, `KOLs such as @a, @b`, `Analysts: X, Y`.
pub(super) fn list(scene: &Scene<'_>, term: &Term, found: &mut Vec<Draft>) {
    let text = &scene.text;
    let sentence = scene.sentence(text.sentence_of(term.tokens.start));
    let of = behind(scene, term);
    let mut at = if of.names.is_empty() {
        term.tokens.end
    } else {
        of.end
    };
    let mut introduced = false;
    if at < sentence.end && text.surface(at) == "," {
        at += 1;
        introduced = true;
    }
    let directly = at;
    match text.lower_at(Some(at)) {
        "such" if text.lower_at(Some(at + 1)) == "as" => at += 2,
        "including" | "like" | ":" => at += 1,
        "from" => return,
        _ => {}
    }
    // `its designers, A, B and C`: nothing but the commas says who they are.
    let apposed = introduced && at == directly;
    if apposed && !term.plural {
        return;
    }
    let mut own = if of.names.is_empty() {
        before(scene, term)
    } else {
        of
    };
    if own.names.is_empty() && term.post {
        own = spoken_of(scene, term.tokens.start, "organisation from context");
    }
    let mut people = Vec::new();
    let mut skipped = false;
    let mut closed = false;
    while at < sentence.end {
        if matches!(text.surface(at), "," | "and" | "&" | "or" | ";") {
            if people.is_empty() && !skipped {
                break;
            }
            closed |= matches!(text.surface(at), "and" | "&");
            at += 1;
            continue;
        }
        // `A (2001–2006), B (2008)`
        let bracket = (at..sentence.end)
            .find(|end| text.surface(*end) == ")")
            .filter(|_| text.surface(at) == "(" && !people.is_empty());
        if let Some(end) = bracket {
            at = end + 1;
            continue;
        }
        let Some(person) = person_at(scene, at) else {
            // Another name in the list, of whatever kind it was taken for.
            let name = scene
                .resolved
                .at(at)
                .map(|m| scene.resolved.mentions[m].tokens.end);
            let capital = at > directly && text.tokens[at].shape.is_capital();
            match name {
                Some(end) if capital => at = end.max(at + 1),
                None if capital && text.tokens[at].tag == Tag::Name => at += 1,
                _ => break,
            }
            skipped = true;
            continue;
        };
        let end = scene.resolved.mentions[person.1].tokens.end;
        // `models such as X’s sister`
        if end < sentence.end && text.tokens[end].tag == Tag::Genitive {
            break;
        }
        people.push(person);
        at = end;
    }
    let single = term.plural
        && people.len() == 1
        && directly == term.tokens.end
        && text.tokens[directly].shape != Shape::Mark
        && !matches!(text.lower(directly), "such" | "including" | "like");
    let among = text.lower_at(Some(at)) == "among" && text.lower_at(Some(at + 1)) == "them";
    if single || apposed && (people.len() < 2 || !closed && !among) {
        return;
    }
    for person in people {
        tell(scene, found, person, term, &own, "role: list of names");
    }
}
