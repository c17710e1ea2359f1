//! `Instead of X, try Y`, `swap your X for Y`, `skip the X and opt for Y`,
//! `if X is out of budget, …`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::cheaper::{costs_less, mistaken, stocked, why_pay};
use super::preferred::{is_suggested, over};
use super::target::{Target, first};
use super::{Draft, Place};
use crate::clause::{ClauseKind, Reality};
use crate::lexicon::Cue;
use crate::tag::Tag;

pub(super) fn find(place: &Place<'_, '_>, drafts: &mut Vec<Draft>) {
    let mut found: Vec<Draft> = instead(place).into_iter().collect();
    if found.is_empty() {
        found = swaps(place);
    }
    if found.is_empty() {
        found.extend(
            over(place)
                .or_else(|| skip(place))
                .or_else(|| conditional(place))
                .or_else(|| why_pay(place))
                .or_else(|| costs_less(place))
                .or_else(|| mistaken(place)),
        );
    }
    let told = drafts.last().is_some_and(|draft| {
        draft.rule.starts_with("alternative") && draft.evidence.contains(&place.tokens)
    });
    if !told {
        drafts.extend(found);
    }
}

fn cues<'p>(place: &'p Place<'_, '_>, cue: Cue) -> impl Iterator<Item = Range<usize>> + 'p {
    place
        .tokens
        .clone()
        .filter_map(move |at| place.scene.spotted.cue_at(at, cue))
        .map(|found| found.tokens.clone())
}

/// `a plimsoll instead of an espadrille`; `instead of heels, try loafers`
fn instead(place: &Place<'_, '_>) -> Option<Draft> {
    let text = &place.scene.text;
    let cue = cues(place, Cue::Instead).next()?;
    let to = first(place, spent(place, cue.end)..place.tokens.end)?;
    // `straight-leg rather than skinny` compares cuts, not things.
    let opens = cue.start <= place.tokens.start + 1;
    let thing = if opens {
        let comma = (to.tokens.end..place.tokens.end.min(to.tokens.end + 6))
            .find(|at| text.surface(*at) == ",")?;
        place
            .things
            .iter()
            .find(|thing| thing.tokens.start > comma)?
    } else {
        place.things.iter().rfind(|thing| {
            thing.tokens.end <= cue.start && cue.start - thing.phrase.end.min(cue.start) <= 4
        })?
    };
    let clauses = &place.scene.parses[place.number].clauses;
    // A look told of, not one to try; what somebody suggests is.
    let suggests = clauses.iter().any(|clause| {
        matches!(
            text.base(clause.verb),
            "suggest" | "recommend" | "advise" | "advocate" | "propose"
        )
    });
    let worn = !suggests
        && place
            .tokens
            .clone()
            .any(|at| matches!(text.lower(at), "she" | "he"))
        || clauses.iter().any(|clause| {
            clause.kind == ClauseKind::Finite && text.tokens[clause.verb].tag == Tag::Past
        });
    let advised = clauses
        .iter()
        .any(|clause| clause.reality == Reality::Advised);
    if worn && !advised || place.unreal(cue.start) {
        return None;
    }
    place.draft(place.product(thing), &to, false, "alternative: instead of")
}

/// Past `spending £575 on`: where what it would buy is named.
fn spent(place: &Place<'_, '_>, at: usize) -> usize {
    const WORDS: usize = 6;
    let text = &place.scene.text;
    let gerund = at < place.tokens.end
        && (text.lower(at).ends_with("ing")
            || matches!(
                text.lower(at),
                "splurge" | "spend" | "pay" | "shell" | "splash" | "fork"
            ));
    (at..place.tokens.end.min(at + WORDS))
        .find(|at| gerund && matches!(text.lower(*at), "on" | "for"))
        .map_or(at, |on| on + 1)
}

/// `swap your stilettos for kitten heels and your tote for a basket bag`
fn swaps(place: &Place<'_, '_>) -> Vec<Draft> {
    let text = &place.scene.text;
    let mut found = Vec::new();
    let Some(cue) = cues(place, Cue::Swap).next() else {
        return found;
    };
    let asked = text.lower_at(cue.start.checked_sub(2)) == "why";
    let told = advised(place, &cue) && !place.unreal(cue.start)
        || is_suggested(place, cue.start) && (asked || !place.unreal(cue.start));
    if !told {
        return found;
    }
    let end = place.tokens.end;
    let mut from = cue.end;
    while let Some(to) = first(place, from..end) {
        let Some(by) = (to.tokens.end..end.min(to.tokens.end + 5))
            .find(|at| matches!(text.lower(*at), "for" | "with"))
        else {
            break;
        };
        let joint = (by + 1..end)
            .find(|at| matches!(text.lower(*at), "and" | "," | ";"))
            .unwrap_or(end);
        let thing = place.things.iter().find(|thing| {
            thing.tokens.start > by && thing.phrase.start <= by + 5 && thing.tokens.start < joint
        });
        found.extend(
            thing.and_then(|thing| {
                place.draft(place.product(thing), &to, false, "alternative: swap")
            }),
        );
        if joint == end {
            break;
        }
        from = joint + 1;
    }
    found
}

/// `skip the Margaux and opt for Mango’s tote`
fn skip(place: &Place<'_, '_>) -> Option<Draft> {
    let cue = cues(place, Cue::Skip).next()?;
    let opens = cue.start == place.tokens.start;
    if !(opens || advised(place, &cue)) || place.unreal(cue.start) {
        return None;
    }
    let text = &place.scene.text;
    let from = if text.surface(cue.end) == "," {
        cue.end + 1
    } else {
        cue.end
    };
    let to = first(place, from..place.tokens.end)?;
    let end = to.tokens.end;
    let advice = (end..place.tokens.end).find(|at| {
        place.scene.spotted.has_cue(*at, Cue::Advise)
            || matches!(
                text.lower(*at),
                "favour" | "favor" | "buy" | "get" | "pull" | "step" | "slip" | "grab"
            )
    });
    // `Forget heels: clogs are …`, `Move over, heels: it’s time for clogs`
    let pointed =
        end < place.tokens.end && matches!(text.surface(end), "," | ":" | ";" | "—" | "–");
    // `Forget heels: clogs are over, too`
    let both =
        (end..place.tokens.end).any(|at| matches!(text.lower(at), "too" | "either" | "neither"));
    let said = || {
        if both {
            return None;
        }
        let time = (end..place.tokens.end.min(end + 6))
            .find(|at| pointed && matches!(text.lower(*at), "time" | "here" | "hello" | "welcome"));
        time.or_else(|| {
            place
                .things
                .iter()
                .any(|thing| pointed && thing.phrase.start <= end + 2 && thing.tokens.start > end)
                .then_some(end)
        })
    };
    let advice = advice.or_else(said)?;
    let thing = place
        .things
        .iter()
        .find(|thing| thing.tokens.start >= advice)?;
    place.draft(place.product(thing), &to, false, "alternative: skip")
}

/// What a clause of wanting names: `if the Margaux is out of budget`, `for
/// shoppers priced out of Bouguessa`. With `beyond` only a clause that says so
/// counts, else any condition does.
pub(super) fn wanted(place: &Place<'_, '_>, beyond: bool) -> Option<Target> {
    wanted_in(place, place.tokens.clone(), beyond)
}

/// As [`wanted`], in another sentence.
pub(super) fn wanted_in(
    place: &Place<'_, '_>,
    tokens: Range<usize>,
    beyond: bool,
) -> Option<Target> {
    let text = &place.scene.text;
    let boundary = |at: usize| matches!(text.surface(at), "," | "?" | "–" | "—" | ";");
    tokens.clone().find_map(|at| {
        let condition = matches!(text.lower(at), "if" | "when" | "should" | "while");
        let group = matches!(text.lower(at), "for" | "not" | "can't" | "can’t" | "cannot");
        let opens = at <= tokens.start + 1
            || boundary(at - 1)
            || matches!(text.lower(at - 1), "but" | "and");
        if !opens || !condition && !group {
            return None;
        }
        let end = (at..tokens.end).find(|at| boundary(*at))?;
        let said = (at..end)
            .any(|at| place.scene.spotted.has_cue(at, Cue::Beyond) || text.lower(at) == "after");
        if !said && (beyond || group) {
            return None;
        }
        (at + 1..end).find_map(|at| first(place, at..end).filter(Target::is_named))
    })
}

/// What those do not like for whom an alternative is: `For anyone who finds tights
/// itchy, …`, `If jeans feel stiff, …`.
pub(super) fn shunned(place: &Place<'_, '_>, noun: usize) -> Option<Target> {
    let text = &place.scene.text;
    let start = place.tokens.start;
    let opens = matches!(text.lower(start), "if" | "when")
        || text.lower(start) == "for"
            && matches!(
                text.lower_at(Some(start + 1)),
                "anyone" | "those" | "shoppers" | "people" | "women" | "men" | "anybody"
            );
    let comma = (start..noun).find(|at| opens && text.surface(*at) == ",")?;
    let to = (start + 1..comma).find_map(|at| first(place, at..comma))?;
    let offered = place
        .things
        .iter()
        .any(|thing| thing.tokens.start > comma && thing.tokens.end <= noun);
    offered.then_some(to)
}

/// `If the Prada pair is out of reach, these will do.`
fn conditional(place: &Place<'_, '_>) -> Option<Draft> {
    let text = &place.scene.text;
    let to = wanted(place, true)?;
    let behind = to.tokens.end..place.tokens.end;
    // `If the Khaite pair is beyond you, Arket has a twin`
    let comma = behind.clone().find(|at| text.surface(*at) == ",");
    // What stands in for a house's is another one's.
    let same = comma.is_some_and(|comma| {
        (place.scene.resolved)
            .of_kind(
                EntityKind::Brand,
                comma + 1..place.tokens.end.min(comma + 4),
            )
            .any(|m| to.brand.as_ref() == Some(&place.scene.resolved.of(m).name))
    });
    if same {
        return None;
    }
    if let Some(product) = comma.and_then(|comma| stocked(place, comma + 1, &to)) {
        return place.draft(product, &to, false, "alternative: if out of reach");
    }
    let thing = place
        .things
        .iter()
        .find(|thing| thing.tokens.start >= behind.start);
    let comma = behind.clone().find(|at| text.surface(*at) == ",");
    let does = thing.is_some_and(|thing| comma.is_some_and(|comma| thing.tokens.start > comma))
        || behind.clone().any(|at| {
            place.scene.spotted.has_cue(at, Cue::Advise)
                || matches!(
                    text.lower(at),
                    "this" | "these" | "do" | "instead" | "place" | "trick"
                )
        });
    if !does {
        return None;
    }
    let product = match thing {
        Some(thing) if !place.is_offered(thing) => place.product(thing),
        _ => place.offered()?,
    };
    place.draft(product, &to, false, "alternative: if out of reach")
}

/// An imperative, or advice to a reader.
fn advised(place: &Place<'_, '_>, cue: &Range<usize>) -> bool {
    let clause = place.scene.parses[place.number]
        .clauses
        .iter()
        .find(|clause| clause.group.contains(&cue.start));
    match clause {
        Some(clause) => clause.reality == Reality::Advised,
        None => cue.start == place.tokens.start,
    }
}
