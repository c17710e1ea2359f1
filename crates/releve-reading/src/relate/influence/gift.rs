//! What is given: `X’s endorsement was a gift to Y`, `The film gave us Y`, `X gave Y a second
//! life`.

use releve_facts::{Effect, EntityKind};

use super::Event;
use super::deed::behind;
use super::driver::is_plain_gap;
use super::moved::moved;
use super::subject::subject;
use crate::clause::{Clause, Parse};
use crate::relate::noun::Thing;
use crate::scene::Scene;

/// `X’s endorsement was a gift to Y`, `X has been a boon for sales of Y`.
pub(super) fn is_boon(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let range = scene.sentence(clause.sentence);
    let end = clause.group.end;
    let links = matches!(
        text.lower(clause.verb),
        "is" | "was" | "were" | "are" | "been" | "proved"
    );
    let at = (end..range.end.min(end + 5)).find(|t| {
        links
            && matches!(
                text.lower(*t),
                "gift" | "boon" | "godsend" | "blessing" | "lifeline" | "windfall" | "boost"
            )
    })?;
    if !is_plain_gap(scene, end..at) {
        return None;
    }
    let (what, effect) = behind(scene, parse, clause.sentence, at + 1, &["to", "for"])?;
    let event = Event::by_subject(scene, parse, clause, what, "influence: is a boon");
    Some(event.effect(effect))
}

/// `The film gave us Y`, `Grunge gave the world Y`: what a work, a scene or a band is
/// remembered for. Of a house's designer it would tell of a collection.
pub(super) fn gave_us(
    scene: &Scene<'_>,
    parse: &Parse,
    clause: &Clause,
    whom: usize,
) -> Option<Event> {
    let text = &scene.text;
    let phrase = &parse.phrases[whom];
    let all = matches!(
        text.lower(phrase.head),
        "us" | "world" | "fashion" | "everyone"
    );
    let next = parse.phrases.get(whom + 1).filter(|next| {
        all && next.tokens.start == phrase.tokens.end && next.preposition.is_none()
    })?;
    // `gave us a jacket to try on` hands it over.
    let lent = matches!(text.lower(next.tokens.start), "a" | "an" | "some" | "free")
        || text.lower_at(Some(next.tokens.end)) == "to";
    if lent {
        return None;
    }
    let what = moved(scene, parse, whom + 1, clause.sentence)?;
    let worn = what.targets.iter().all(|thing| {
        matches!(thing.kind, Some(EntityKind::Garment | EntityKind::Trend))
            && thing.tokens.start >= next.tokens.start
    });
    let influencers: Vec<Thing> = subject(scene, parse, clause)
        .into_iter()
        .filter(|thing| match thing.kind {
            Some(kind) => matches!(
                kind,
                EntityKind::Organisation | EntityKind::Trend | EntityKind::Event
            ),
            None => thing.name.starts_with(char::is_uppercase),
        })
        .collect();
    worn.then(|| {
        Event::new(
            influencers,
            what,
            clause.sentence,
            "influence: gave the world",
        )
        .effect(Effect::Popularity)
    })
}

/// `X gave Y a second life`, `X has given new life to Y`.
pub(super) fn gave_life(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    if !matches!(
        text.lower(clause.verb),
        "gave" | "given" | "gives" | "giving"
    ) || clause.passive
    {
        return None;
    }
    let range = scene.sentence(clause.sentence);
    let end = clause.group.end;
    let life = (end..range.end.min(end + 12)).find(|t| {
        matches!(
            text.lower(*t),
            "life" | "lease" | "boost" | "lift" | "push" | "relevance" | "spin"
        )
    })?;
    let effect = match text.lower(life) {
        "life" | "lease" | "relevance" => Effect::Revival,
        // `gave it a new spin` makes another one of it.
        "spin" => return None,
        _ => Effect::Popularity,
    };
    let what = behind(scene, parse, clause.sentence, life + 1, &["to"])
        .map(|(what, _)| what)
        .or_else(|| {
            let first = parse
                .phrases
                .iter()
                .position(|p| p.tokens.start >= end && p.tokens.end <= life)?;
            moved(scene, parse, first, clause.sentence)
        })?;
    Some(Event::by_subject(scene, parse, clause, what, "influence: gave new life").effect(effect))
}

#[cfg(test)]
mod tests {
    use crate::relate::influence::tests::{moves, moves_nothing};

    #[test]
    fn what_is_given() {
        moves(&[
            ("Flashdance gave us leg warmers.", "Flashdance > leg warmer"),
            (
                "Alexa Chung’s endorsement was a gift to the clog.",
                "Alexa Chung > clog",
            ),
        ]);
        moves_nothing(&[
            "Gucci gave us clogs.",
            "NASA gave us a jacket to try on.",
            "The clog was a gift to Alexa Chung.",
        ]);
    }
}
