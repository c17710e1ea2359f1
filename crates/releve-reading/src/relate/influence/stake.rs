//! A part in what came about: `X played a big part in the revival of Y`, `had a hand in
//! it`, `was a key figure in the rise of Y`, `left her mark on fashion`, `changed fashion`;
//! `the person most responsible for Y is X`.

use releve_facts::{Effect, EntityKind};

use super::Event;
use super::moved::{Moved, moved};
use super::mover::{named, things_at};
use super::roots::is_bare;
use super::stated::is_stated;
use crate::clause::{Clause, Parse};
use crate::lexicon::Cue;
use crate::relate::noun::Thing;
use crate::scene::Scene;
use crate::tag::Tag;

/// How far behind its verb the noun for a part may stand, in tokens.
const NEAR: usize = 6;

pub(super) fn events(scene: &Scene<'_>, sentence: usize) -> Vec<Event> {
    let parse = &scene.parses[sentence];
    let mut found: Vec<Event> = Vec::new();
    for clause in &parse.clauses {
        if is_stated(scene, parse, clause) {
            found.extend(
                has_part(scene, parse, clause)
                    .or_else(|| changed(scene, parse, clause))
                    .or_else(|| person_is(scene, parse, clause)),
            );
        }
    }
    found.retain(|e| !e.influencers.is_empty() && !e.targets.is_empty());
    found
}

/// `played no small part in the return of Y`, `left an imprint on fashion`.
fn has_part(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let takes = matches!(
        text.base(clause.verb),
        "play" | "have" | "take" | "leave" | "make" | "be" | "become" | "remain" | "put" | "set"
    ) || matches!(
        text.lower(clause.verb),
        "has" | "had" | "is" | "was" | "are" | "were" | "left" | "been"
    );
    if !takes || clause.passive {
        return None;
    }
    let end = clause.group.end;
    let limit = scene.sentence(clause.sentence).end;
    let cue = (end..limit.min(end + NEAR)).find_map(|at| scene.spotted.cue_at(at, Cue::Stake))?;
    let noun = cue.tokens.start;
    // `no small part` is a large one.
    let bare = is_bare(scene, end..noun)
        || text.lower_at(Some(end)) == "no"
            && matches!(text.lower_at(Some(end + 1)), "small" | "little" | "minor")
            && is_bare(scene, end + 1..noun);
    if !bare {
        return None;
    }
    let at = cue.tokens.end;
    if at >= limit || !matches!(text.lower(at), "in" | "on" | "of" | "behind" | "upon") {
        return None;
    }
    let phrase = parse
        .phrases
        .iter()
        .position(|p| p.preposition == Some(at) || p.tokens.start == at + 1)?;
    // `in bringing back Y`
    let gerund = parse
        .clauses
        .iter()
        .find(|c| c.group.start == at + 1)
        .map(|c| c.verb);
    let what = moved(scene, parse, phrase, clause.sentence).or_else(|| {
        let verb = gerund?;
        let next = parse.phrases.iter().position(|p| p.tokens.start > verb)?;
        moved(scene, parse, next, clause.sentence)
    })?;
    // A part in a show is played; one in a rise or a return moves it.
    let mark = matches!(text.lower(at), "on" | "upon");
    let moves = what.effect.is_some()
        || gerund.is_some_and(|verb| {
            [Cue::Revive, Cue::Popularise, Cue::Influence]
                .iter()
                .any(|cue| scene.spotted.has_cue(verb, *cue))
        })
        || mark && is_fashion(&what);
    moves.then(|| {
        Event::by_subject(scene, parse, clause, what, "influence: had a part in")
            .effect(Effect::Popularity)
    })
}

fn is_fashion(what: &Moved) -> bool {
    what.targets
        .iter()
        .all(|t| t.name == "fashion" || t.kind == Some(EntityKind::Trend))
}

/// `X changed fashion for ever`, `X changed the way we dress`.
fn changed(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let changes = matches!(
        text.base(clause.verb),
        "change"
            | "transform"
            | "revolutionise"
            | "revolutionize"
            | "redefine"
            | "reshape"
            | "reinvent"
            | "remake"
    );
    if !changes || clause.passive {
        return None;
    }
    let object = *clause.objects.first()?;
    let what = way_of_dress(scene, parse, object, clause)
        .or_else(|| moved(scene, parse, object, clause.sentence))
        .filter(is_fashion)?;
    let event = Event::by_subject(scene, parse, clause, what, "influence: changed it");
    named(&event.influencers).then_some(event)
}

/// `the way we dress`, `how women dress`: fashion by another name.
fn way_of_dress(scene: &Scene<'_>, parse: &Parse, object: usize, clause: &Clause) -> Option<Moved> {
    let text = &scene.text;
    let tokens = parse.phrases[object].tokens.clone();
    let end = scene.sentence(clause.sentence).end;
    let way = (clause.group.end..tokens.end).any(|at| matches!(text.lower(at), "way" | "how"));
    let dress = (clause.group.end..end.min(tokens.end + 6)).any(|at| {
        // `the way we dress salads` is another art.
        let salads = (text.tokens.get(at + 1))
            .is_some_and(|next| matches!(next.tag, Tag::Noun | Tag::Determiner | Tag::Adjective));
        text.lower(at) == "dress" && text.tokens[at].tag != Tag::Noun && !salads
    });
    (way && dress).then(|| {
        Moved::new(vec![Thing {
            name: "fashion".to_owned(),
            kind: None,
            entity: None,
            anaphor: false,
            tokens,
        }])
    })
}

/// `The person most responsible for the return of Y is X`, `The woman behind the
/// craze for Y was X`.
fn person_is(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let range = scene.sentence(clause.sentence);
    let links = matches!(text.lower(clause.verb), "is" | "was" | "are" | "were");
    let at = (range.start..clause.group.start).find(|at| {
        matches!(text.lower(*at), "responsible" | "behind")
            && (range.start..*at).all(|t| scene.resolved.at(t).is_none())
    })?;
    let who = (range.start..at).any(|t| {
        matches!(
            text.lower(t),
            "person" | "people" | "woman" | "man" | "one" | "name" | "star" | "figure" | "force"
        )
    });
    if !links || !who || at > range.start + 6 {
        return None;
    }
    let phrase = parse
        .phrases
        .iter()
        .position(|p| p.tokens.start > at && p.tokens.start <= at + 2)?;
    let what = moved(scene, parse, phrase, clause.sentence)?;
    what.effect?;
    let influencers = things_at(scene, parse, clause.group.end, range.end);
    named(&influencers).then(|| {
        Event::new(
            influencers,
            what,
            clause.sentence,
            "influence: had a part in",
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::relate::influence::tests::{moves, moves_nothing};

    #[test]
    fn somebody_had_a_part_in_it() {
        moves(&[
            (
                "Alexa Chung played a large part in the revival of the clog.",
                "Alexa Chung > clog",
            ),
            (
                "Alexa Chung played no small part in the revival of the clog.",
                "Alexa Chung > clog",
            ),
            (
                "Alexa Chung had a hand in the comeback of the clog.",
                "Alexa Chung > clog",
            ),
            (
                "Harry Styles was a key figure in the rise of the cardigan.",
                "Harry Styles > cardigan",
            ),
            (
                "Jane Birkin left her mark on fashion.",
                "Jane Birkin > fashion",
            ),
            (
                "Jane Birkin changed fashion for ever.",
                "Jane Birkin > fashion",
            ),
            (
                "The person most responsible for the return of the clog is Alexa Chung.",
                "Alexa Chung > clog",
            ),
        ]);
        moves_nothing(&[
            "Alexa Chung played no part in the revival of the clog.",
            "Alexa Chung played a part in a film about clogs.",
            "Jane Birkin left her coat on the chair.",
            "Jane Birkin changed her coat.",
            "The person behind the counter is Alexa Chung.",
            "Alexa Chung changed the way we dress salads.",
            "It is a myth that Alexa Chung revived the clog.",
            "The idea that Alexa Chung revived the clog is wrong.",
            "Nobody has done more to kill the clog than Alexa Chung.",
            "If clogs sell out, thank you, Alexa Chung.",
            "Inspired by Alexa Chung, shoppers are not buying clogs.",
        ]);
    }
}
