//! Influence told in the order of things: what rose or was forgotten, and who then
//! came: `The spike came after X wore one`, `Then came X`, `Behind the boom stands X`.

use std::ops::Range;

use releve_facts::{Effect, EntityKind};

use super::Event;
use super::effect::told;
use super::moved::{Moved, effect_at, moved};
use super::mover::things_at;
use super::stated::is_stated;
use super::wearers::{shows, wearers};
use crate::clause::{Clause, Parse, Reality};
use crate::lexicon::Cue;
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;

pub(super) fn events(scene: &Scene<'_>, sentence: usize) -> Vec<Event> {
    let parse = &scene.parses[sentence];
    let mut found: Vec<Event> = Vec::new();
    found.extend(behind(scene, parse, sentence));
    found.extend(then_came(scene, parse, sentence));
    for clause in &parse.clauses {
        if is_stated(scene, parse, clause) {
            found.extend(the_rise(scene, parse, clause));
        }
        found.extend(nobody_before(scene, parse, clause));
    }
    found.retain(|e| !e.influencers.is_empty() && !e.targets.is_empty());
    found
}

/// Those named in a run; of a plain noun the name that explains it: `a single film,
/// the comedy Low Tide`.
fn named_at(scene: &Scene<'_>, parse: &Parse, at: usize, end: usize) -> Vec<Thing> {
    things_at(scene, parse, at, end)
        .into_iter()
        .filter_map(|thing| {
            if is_named(&thing) {
                return Some(thing);
            }
            let behind = thing.tokens.end;
            let apposed = behind < end && matches!(scene.text.surface(behind), "," | ":" | "—");
            apposed
                .then(|| things_at(scene, parse, behind + 1, end).into_iter().next())
                .flatten()
                .filter(is_named)
        })
        .collect()
}

fn is_named(thing: &Thing) -> bool {
    match thing.kind {
        Some(kind) => matches!(
            kind,
            EntityKind::Person
                | EntityKind::Brand
                | EntityKind::Organisation
                | EntityKind::Event
                | EntityKind::Channel
                | EntityKind::Product
                | EntityKind::Trend
        ),
        None => thing.name.starts_with(char::is_uppercase),
    }
}

/// `Behind the boom in kilts stands X`, `At the root of the craze is X`.
fn behind(scene: &Scene<'_>, parse: &Parse, sentence: usize) -> Option<Event> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let first = range.start;
    let opener = match text.lower(first) {
        "behind" => first,
        // `At the heart of the craze`
        "at" if matches!(
            text.lower_at(Some(first + 2)),
            "root" | "heart" | "centre" | "center" | "origin" | "forefront" | "helm" | "start"
        ) =>
        {
            (first..range.end.min(first + 5)).find(|at| text.lower(*at) == "of")?
        }
        _ => return None,
    };
    let clause = parse.clauses.iter().find(|c| {
        c.group.start > opener
            && matches!(
                text.base(c.verb),
                "be" | "is" | "are" | "was" | "were" | "stand" | "lie" | "sit"
            )
    })?;
    let phrase = parse
        .phrases
        .iter()
        .position(|p| p.tokens.start > opener && p.tokens.start <= opener + 2)?;
    if parse.phrases[phrase].tokens.end > clause.group.start {
        return None;
    }
    let what = moved(scene, parse, phrase, sentence)?;
    what.effect?;
    let influencers = named_at(scene, parse, clause.group.end, range.end);
    let event = Event::new(influencers, what, sentence, "influence: behind it stands");
    Some(event.effect(Effect::Popularity))
}

/// `Y had been forgotten. Then came X.`, `Enter X`
fn then_came(scene: &Scene<'_>, parse: &Parse, sentence: usize) -> Option<Event> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let mut at = range.start;
    let enters = text.lower(at) == "enter";
    at += 1;
    if !enters {
        let opens = matches!(text.lower(range.start), "then" | "along" | "but" | "and");
        let came = (at..range.end.min(at + 3)).find(|t| matches!(text.lower(*t), "came"))?;
        if !opens || (at..came).any(|t| !matches!(text.lower(t), "then" | "along" | ",")) {
            return None;
        }
        at = came + 1;
        if text.lower_at(Some(at)) == "along" {
            at += 1;
        }
    }
    let influencers = named_at(scene, parse, at, range.end);
    let before = sentence.checked_sub(1)?;
    if text.sentences[before].block != text.sentences[sentence].block {
        return None;
    }
    // Whatever the sentence before is about, as its first subject.
    let earlier = &scene.parses[before];
    let clause = earlier.clauses.iter().find(|c| !c.subject.is_empty())?;
    if is_running_order(scene, before, clause) || scene.items_in(at..range.end).next().is_some() {
        return None;
    }
    let what = moved(scene, earlier, *clause.subject.first()?, before)?;
    let fashion = what.targets.iter().all(|t| {
        matches!(
            t.kind,
            Some(EntityKind::Garment | EntityKind::Trend | EntityKind::Product)
        )
    });
    let what = Moved {
        other: Some(before),
        ..what
    };
    fashion.then(|| {
        Event::new(influencers, what, sentence, "influence: then came").effect(Effect::Popularity)
    })
}

/// `Coats opened the show. Then came X`: who walked after what.
fn is_running_order(scene: &Scene<'_>, sentence: usize, clause: &Clause) -> bool {
    let leads = matches!(
        scene.text.base(clause.verb),
        "open" | "come" | "lead" | "begin" | "start" | "walk" | "follow" | "appear" | "go"
    );
    let runway = scene
        .sentence(sentence)
        .any(|at| scene.spotted.has_cue(at, Cue::Runway));
    leads && !clause.passive || runway
}

/// `The spike came after X wore one`, `The craze began with X`: a rise that the
/// sentence before told.
fn the_rise(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let phrase = &parse.phrases[*clause.subject.first()?];
    let definite = matches!(
        text.lower(phrase.tokens.start),
        "the" | "this" | "that" | "such"
    );
    let rise = [Cue::Rise, Cue::Fame, Cue::Revival]
        .iter()
        .any(|cue| scene.spotted.has_cue(phrase.head, *cue));
    let comes = matches!(
        text.base(clause.verb),
        "come" | "follow" | "begin" | "start" | "arrive" | "happen" | "stem"
    );
    if !definite || !rise || !comes || phrase.tokens.len() > 3 || clause.passive {
        return None;
    }
    let range = scene.sentence(clause.sentence);
    let end = clause.group.end;
    let link = (end..range.end.min(end + 6)).find(|at| {
        matches!(
            text.lower(*at),
            "after" | "when" | "from" | "with" | "following" | "once"
        )
    });
    let influencers = match link {
        Some(link) if matches!(text.lower(link), "after" | "when" | "once") => parse
            .clauses
            .iter()
            .find(|c| c.group.start > link && is_stated(scene, parse, c))
            .filter(|c| !reckons(scene, c))
            .map(|c| wearers(scene, parse, c))
            .unwrap_or_default(),
        Some(link) => named_at(scene, parse, link + 1, range.end),
        // `The rush followed X’s turn at the Oscars`
        None if text.base(clause.verb) == "follow" => named_at(scene, parse, end, range.end),
        None => return None,
    };
    let before = clause.sentence.checked_sub(1)?;
    let earlier = &scene.parses[before];
    let risen = earlier
        .clauses
        .iter()
        .filter(|c| is_stated(scene, earlier, c))
        .find_map(|c| told(scene, earlier, c));
    let (what, effect) = match risen {
        Some(risen) => (risen.what, risen.effect),
        None => {
            let (thing, other) = noun::antecedent(scene, phrase.tokens.start, clause.sentence)?;
            let what = Moved {
                other: Some(other),
                ..Moved::new(vec![thing])
            };
            let effect = effect_at(scene, phrase.head).unwrap_or(Effect::Popularity);
            (what, effect)
        }
    };
    let what = Moved {
        other: what.other.or(Some(before)),
        ..what
    };
    Some(
        Event::new(
            influencers,
            what,
            clause.sentence,
            "influence: the rise came",
        )
        .effect(effect),
    )
}

/// `after X changed its method`, `when X began to count`: a rise on paper.
fn reckons(scene: &Scene<'_>, clause: &Clause) -> bool {
    matches!(
        scene.text.base(clause.verb),
        "change" | "count" | "measure" | "revise" | "publish" | "report" | "correct" | "close"
    )
}

/// `Nobody wore Y before X did`, `No one had looked at Y until X came along`.
fn nobody_before(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let range = scene.sentence(clause.sentence);
    let phrase = &parse.phrases[*clause.subject.first()?];
    let nobody = matches!(text.lower(phrase.head), "nobody" | "none" | "few")
        || text.lower(phrase.tokens.start) == "no";
    if !nobody || clause.reality == Reality::Unreal {
        return None;
    }
    let link = (clause.group.end..range.end)
        .find(|at| matches!(text.lower(*at), "until" | "till" | "before"))?;
    let target = scene
        .resolved
        .within(clause.group.end..link)
        .find(|m| is_fashion(scene, *m))?;
    let next = parse.clauses.iter().find(|c| c.group.start > link)?;
    // `until X cut the price` is another matter.
    let wears = shows(scene, next)
        || matches!(
            text.base(next.verb),
            "do" | "did" | "have" | "has" | "had" | "come" | "make" | "put" | "take"
        );
    if !wears {
        return None;
    }
    let influencers = wearers(scene, parse, next);
    let near = influencers
        .iter()
        .all(|thing| starts_in(&thing.tokens, link + 1..link + 4));
    near.then(|| {
        let what = Moved::new(vec![noun::of_mention(scene, target)]);
        Event::new(
            influencers,
            what,
            clause.sentence,
            "influence: nobody before",
        )
        .effect(Effect::Popularity)
    })
}

fn is_fashion(scene: &Scene<'_>, mention: usize) -> bool {
    matches!(
        scene.resolved.mentions[mention].kind,
        EntityKind::Garment | EntityKind::Trend | EntityKind::Product
    )
}

fn starts_in(tokens: &Range<usize>, place: Range<usize>) -> bool {
    place.contains(&tokens.start)
}

#[cfg(test)]
mod tests {
    use crate::relate::influence::tests::{moves, moves_nothing};

    #[test]
    fn who_came_before_a_rise() {
        moves(&[
            (
                "Searches for bloomers climbed 90 per cent in May. The jump came after Rosalía \
                 wore a linen pair in Seville.",
                "Rosalía > bloomers",
            ),
            (
                "Behind the boom in sarongs stands a single man, David Beckham.",
                "David Beckham > sarong",
            ),
            (
                "Clogs had been left to nurses for years. Then came Alexa Chung.",
                "Alexa Chung > clog",
            ),
            (
                "Nobody wore clogs in Paris until Alexa Chung did.",
                "Alexa Chung > clog",
            ),
        ]);
        moves_nothing(&[
            "The train was late. Then came Alexa Chung.",
            "Behind the bar stands Alexa Chung in clogs.",
            "The climb came after lunch.",
            "Clogs opened the show. Then came Alexa Chung.",
            "The clogs were late. Then came Alexa Chung in a slip dress.",
            "Nobody bought clogs until Prada cut the price.",
            "Searches for clogs climbed 90 per cent in May. The jump came after Lyst changed its \
             method.",
        ]);
    }
}
