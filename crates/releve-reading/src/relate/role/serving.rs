//! What somebody does something as: `As creative director of Marni, X has sold coats`,
//! `X's debut as head of knitwear`.

use releve_facts::EntityKind;

use super::body::{Bodies, bodies};
use super::tell;
use super::term::Term;
use crate::relate::Draft;
use crate::scene::Scene;
use crate::spot::Found;
use crate::tag::Tag;

/// The longest name of a work, with its words before: `'s first men's show as`.
const WORK: usize = 6;
/// The longest field and house behind a title: `of women's knitwear at Marni`.
const FIELD: usize = 10;

pub(super) fn find(scene: &Scene<'_>, terms: &[Term], found: &mut Vec<Draft>) {
    let text = &scene.text;
    for term in terms.iter().filter(|term| !term.plural) {
        let floor = scene.sentence(text.sentence_of(term.tokens.start)).start;
        let mut at = term.tokens.start;
        while at > floor
            && matches!(
                text.tokens[at - 1].tag,
                Tag::Determiner | Tag::Possessive | Tag::Adjective
            )
        {
            at -= 1;
        }
        let Some(joint) = at.checked_sub(1).filter(|joint| *joint >= floor) else {
            continue;
        };
        // `As a model of restraint` tells nothing of a trade.
        let figure = text.lower(term.tokens.end - 1) == "model"
            && text.lower_at(Some(term.tokens.end)) == "of";
        if text.lower(joint) != "as" || figure {
            continue;
        }
        let mut of = bodies(scene, term);
        let person =
            fronted(scene, joint, floor, term.tokens.end).or_else(|| doer(scene, joint, floor));
        let Some(mention) = person else { continue };
        // Where nobody says of what, the house of the text is a guess.
        if of.sign == Some("organisation from context") {
            of = Bodies::default();
        }
        let entity = scene.resolved.entity[mention];
        tell(
            scene,
            found,
            (entity, mention),
            term,
            &of,
            "role: joined as",
        );
    }
}

/// `As head of knitwear at Marni, X …`: who follows the comma.
fn fronted(scene: &Scene<'_>, joint: usize, floor: usize, end: usize) -> Option<usize> {
    let text = &scene.text;
    let opens = joint == floor || matches!(text.surface(joint - 1), "," | ";" | "—" | "and");
    if !opens {
        return None;
    }
    let limit = scene.sentence(text.sentence_of(joint)).end;
    let comma = (end..limit.min(end + FIELD))
        .take_while(|at| {
            !matches!(
                text.tokens[*at].tag,
                Tag::Verb | Tag::Past | Tag::Auxiliary | Tag::Relative
            )
        })
        .find(|at| text.surface(*at) == ",")?;
    let mention = scene.resolved.at(comma + 1)?;
    let known = &scene.resolved.mentions[mention];
    let own = known.found != Found::Anaphor || matches!(text.lower(comma + 1), "she" | "he");
    (known.kind == EntityKind::Person && known.tokens.start == comma + 1 && own).then_some(mention)
}

/// `X's first collection as`, `made her debut as`: whose work it is.
fn doer(scene: &Scene<'_>, joint: usize, floor: usize) -> Option<usize> {
    let text = &scene.text;
    let work = joint.checked_sub(1).filter(|at| *at > floor)?;
    let works = matches!(
        text.lower(work),
        "debut"
            | "collection"
            | "show"
            | "season"
            | "year"
            | "years"
            | "day"
            | "days"
            | "tenure"
            | "stint"
            | "outing"
            | "reign"
            | "era"
            | "time"
            | "appointment"
    );
    if !works {
        return None;
    }
    let from = floor.max(work.saturating_sub(WORK));
    let owner = (from..work).rfind(|at| {
        matches!(text.tokens[*at].tag, Tag::Genitive) && *at > floor
            || matches!(text.lower(*at), "her" | "his")
    })?;
    let named = if text.tokens[owner].tag == Tag::Genitive {
        owner - 1
    } else {
        owner
    };
    let plain = (owner + 1..work).all(|at| {
        matches!(
            text.tokens[at].tag,
            Tag::Adjective | Tag::Noun | Tag::Number | Tag::Name | Tag::Genitive
        )
    });
    let mention = scene.resolved.at(named)?;
    (plain && scene.resolved.mentions[mention].kind == EntityKind::Person).then_some(mention)
}
