//! Influence by attribution, which names the effect first: `Y can be traced to X`, `the
//! rise of Y is down to X`, `analysts attribute the return of Y to X`.

use releve_facts::Effect;

use super::Event;
use super::moved::{Moved, moved};
use super::mover::things_at;
use crate::clause::{Clause, Parse};
use crate::scene::Scene;
use crate::tag::Tag;

/// `Y can be traced to X`, `Y is down to X`, `Y is attributed to X`.
pub(super) fn indebted(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let range = scene.sentence(clause.sentence);
    let verb = text.lower(clause.verb);
    let attributed = clause.passive
        && matches!(
            verb,
            "attributed"
                | "ascribed"
                | "pinned"
                | "traced"
                | "linked"
                | "chalked"
                | "put"
                | "credited"
        );
    // `is down to X`, `is largely down to X`
    let copula = matches!(verb, "is" | "was" | "are" | "were");
    let next = text.lower_at(Some(clause.group.end));
    let down = copula
        && (next == "down"
            || text.lower_at(clause.group.end.checked_sub(1)) == "down" && next == "to"
            || matches!(next, "all" | "largely" | "mostly" | "partly")
                && text.lower_at(Some(clause.group.end + 1)) == "down");
    if !attributed && !down {
        return None;
    }
    let to = (clause.group.end..range.end.min(clause.group.end + 6))
        .find(|t| matches!(text.lower(*t), "to" | "on"))?;
    let influencers = things_at(scene, parse, to + 1, range.end);
    let what = said_before(scene, parse, clause).or_else(|| {
        (clause.subject.iter()).find_map(|p| moved(scene, parse, *p, clause.sentence))
    })?;
    if verb == "traced" {
        return Some(Event::new(
            influencers,
            what,
            clause.sentence,
            "influence: traced to",
        ));
    }
    Some(
        Event::new(
            influencers,
            what,
            clause.sentence,
            "influence: attributed to",
        )
        .effect(Effect::Popularity),
    )
}

/// `That clogs are on anyone's mind is down to X`: what the clause before is about.
fn said_before(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Moved> {
    let start = scene.sentence(clause.sentence).start;
    let that = scene.text.lower(start) == "that" && scene.text.tokens[start].tag != Tag::Pronoun;
    let own = (parse.clauses.iter())
        .find(|other| that && other.group.start > start && other.group.end < clause.group.start)?;
    let what = moved(scene, parse, *own.subject.first()?, clause.sentence)?;
    let named = what.targets.iter().all(|thing| !thing.anaphor);
    named.then_some(what)
}

/// `Many put the return of Y down to X`, `Analysts attribute the rise of Y to X`.
pub(super) fn traced(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let range = scene.sentence(clause.sentence);
    let down = match text.base(clause.verb) {
        "trace" | "attribute" | "ascribe" | "credit" | "link" | "chalk" => false,
        "put" => true,
        _ => return None,
    };
    if clause.passive {
        return None;
    }
    let object = clause.objects.first().copied()?;
    let what = moved(scene, parse, object, clause.sentence)?;
    let last = what.targets.iter().map(|thing| thing.tokens.end).max()?;
    let end = last.max(parse.phrases[object].tokens.end);
    let to = (end..range.end.min(end + 6)).find(|at| text.lower(*at) == "to")?;
    let fell = (end..to).any(|at| text.lower(at) == "down");
    // `credit the coat to X` may be a caption; a rise or a return is moved.
    if down && !fell || what.effect.is_none() {
        return None;
    }
    let influencers = things_at(scene, parse, to + 1, range.end);
    Some(
        Event::new(
            influencers,
            what,
            clause.sentence,
            "influence: traced by others",
        )
        .effect(Effect::Popularity),
    )
}
