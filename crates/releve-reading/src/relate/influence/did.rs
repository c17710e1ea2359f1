//! Influence by `do`: `X did more than anyone to make Y respectable`, `X has done wonders
//! for Y`, `nobody has done more for Y than X`.

use releve_facts::Effect;

use super::Event;
use super::deed::deed;
use super::driver::is_plain_gap;
use super::moved::moved;
use super::mover::{is_influencer, things_at};
use crate::clause::{Clause, Parse};
use crate::lexicon::Cue;
use crate::relate::noun;
use crate::scene::Scene;
use crate::tag::Tag;

/// `X did for Y what no museum could`, `X has done more for Y than`, `X did the
/// same for Y`, `X did wonders for Y`.
pub(super) fn did_for(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    if !is_do(scene, clause) {
        return None;
    }
    let range = scene.sentence(clause.sentence);
    let end = clause.group.end;
    let at = (end..range.end.min(end + 5)).find(|t| text.lower(*t) == "for")?;
    let plain = is_plain_gap(scene, end..at)
        || (end..at).any(|t| matches!(text.lower(t), "wonders" | "lot" | "same" | "deal"));
    let said = text.lower(clause.verb) == "wonders"
        || (end..at).any(|t| {
            matches!(
                text.lower(t),
                "more" | "most" | "wonders" | "lot" | "same" | "much" | "deal" | "everything"
            )
        })
        || (at..range.end.min(at + 14)).any(|t| text.lower(t) == "what");
    if !plain || !said {
        return None;
    }
    let (what, _) = deed(scene, parse, clause.sentence, at)?;
    let rule = "influence: did for";
    // `No one has done more for Y than X`: X.
    if is_by_nobody(scene, clause) {
        let than = (at..range.end.min(at + 12)).find(|t| text.lower(*t) == "than")?;
        let first = parse.phrases.iter().position(|p| p.tokens.start > than)?;
        let influencers: Vec<_> = noun::coordinated(scene, parse, first)
            .into_iter()
            .filter_map(|tokens| noun::thing(scene, tokens).filter(is_influencer))
            .collect();
        let event = Event::new(influencers, what, clause.sentence, rule);
        return Some(event.effect(Effect::Popularity));
    }
    Some(Event::by_subject(scene, parse, clause, what, rule).effect(Effect::Popularity))
}

/// `X did more than anyone to popularise Y`, `X did the most to make Y cool`.
pub(super) fn did_most(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    if !is_do(scene, clause) {
        return None;
    }
    let range = scene.sentence(clause.sentence);
    let end = clause.group.end;
    let more = (end..range.end.min(end + 3)).find(|t| {
        matches!(
            text.lower(*t),
            "more" | "most" | "much" | "lot" | "plenty" | "everything" | "as"
        )
    })?;
    let to = (more + 1..range.end.min(more + 10)).find(|t| {
        text.lower(*t) == "to"
            && (text.tokens[*t].tag == Tag::Infinitive
                || text
                    .tokens
                    .get(t + 1)
                    .is_some_and(|n| matches!(n.tag, Tag::Verb | Tag::Infinitive)))
    })?;
    let phrase = parse
        .phrases
        .iter()
        .position(|p| p.tokens.start >= to + 2)?;
    if parse.phrases[phrase].tokens.start > to + 5 {
        return None;
    }
    // `did the most to kill the clog`
    let ends = matches!(
        text.base(to + 1),
        "kill"
            | "end"
            | "hurt"
            | "harm"
            | "damage"
            | "ruin"
            | "bury"
            | "discredit"
            | "sink"
            | "stop"
    );
    if ends {
        return None;
    }
    let what = moved(scene, parse, phrase, clause.sentence)?;
    let effect = if (to + 1..parse.phrases[phrase].tokens.start)
        .any(|t| scene.spotted.has_cue(t, Cue::Revive))
    {
        Effect::Revival
    } else {
        Effect::Popularity
    };
    let rule = "influence: did the most";
    // `Nobody has done more to revive Y than X`: X.
    if is_by_nobody(scene, clause) {
        let from = parse.phrases[phrase].tokens.end;
        let than = (from..range.end.min(from + 8)).find(|t| text.lower(*t) == "than")?;
        let influencers = things_at(scene, parse, than + 1, range.end);
        return Some(Event::new(influencers, what, clause.sentence, rule).effect(effect));
    }
    Some(Event::by_subject(scene, parse, clause, what, rule).effect(effect))
}

/// True for a clause of `do`, which is no auxiliary here.
fn is_do(scene: &Scene<'_>, clause: &Clause) -> bool {
    // `did wonders` may be read as a verb.
    let wonders = scene.text.lower(clause.verb) == "wonders";
    if wonders && clause.group.clone().any(|t| scene.text.base(t) == "do") {
        return true;
    }
    matches!(
        scene.text.lower(clause.verb),
        "did" | "done" | "does" | "do"
    ) && !clause.passive
}

/// `No one has done more`, `Few did more`: who did it stands behind `than`.
fn is_by_nobody(scene: &Scene<'_>, clause: &Clause) -> bool {
    let first = scene.sentence(clause.sentence).start;
    (first..clause.group.start)
        .any(|t| matches!(scene.text.lower(t), "nobody" | "no" | "few" | "nothing"))
}
