//! Names that stand behind what they name: `an office line, Day Scholar`.

use releve_facts::EntityKind;

use super::{QUOTES, Sort, Thing, squeeze};
use crate::scene::Scene;
use crate::spot::Found;
use crate::tag::Tag;

/// `named Low Tide`, `called “Active Ballet”`, `, Day Scholar,`.
pub(super) fn name_behind(scene: &Scene<'_>, last: usize, end: usize) -> Option<Thing> {
    let mut at = last;
    let calling = |t: usize| {
        t < end
            && matches!(
                scene.text.lower(t),
                "named"
                    | "called"
                    | "dubbed"
                    | "titled"
                    | "entitled"
                    | "christened"
                    | "baptised"
                    | "baptized"
            )
    };
    let comma = scene.text.surface(at) == "," || scene.text.surface(at) == "(";
    if comma {
        at += 1;
    }
    let called = calling(at);
    if called {
        at += 1;
    } else if !comma && !QUOTES[..3].contains(&scene.text.surface(at)) {
        return None;
    }
    while at < end
        && (QUOTES.contains(&scene.text.surface(at))
            || matches!(
                scene.text.lower(at),
                "the" | "simply" | "fittingly" | "aptly"
            ))
    {
        at += 1;
    }
    let start = at;
    while at < end
        && (matches!(scene.text.tokens[at].tag, Tag::Name | Tag::Number)
            || scene.text.surface(at).starts_with(char::is_uppercase))
        && scene.times_in(at..at + 1).next().is_none()
        && scene.resolved.at(at).is_none_or(|m| {
            matches!(
                scene.resolved.mentions[m].kind,
                EntityKind::Product
                    | EntityKind::Garment
                    | EntityKind::Attribute
                    | EntityKind::Trend
            ) || matches!(scene.resolved.mentions[m].kind, EntityKind::Brand) && (called || comma)
        })
    {
        at += 1;
    }
    // A text may end behind the comma.
    if at == start {
        return None;
    }
    (called || scene.text.tokens[start].tag == Tag::Name || scene.resolved.at(start).is_some())
        .then(|| Thing {
            name: squeeze(scene.text.slice(start..at)),
            sort: Sort::Named,
            tokens: start..at,
        })
}

/// `, the Bou,` behind a garment: a name between an article and a mark.
pub(super) fn named_again(scene: &Scene<'_>, last: usize, end: usize) -> Option<Thing> {
    let text = &scene.text;
    let article = scene.text.surface(last) == "," && text.lower_at(Some(last + 1)) == "the";
    let start = last + 2;
    let garment = last
        .checked_sub(1)
        .and_then(|at| scene.resolved.at(at))
        .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Garment);
    if !article || !garment || start >= end {
        return None;
    }
    let close = (start..end.min(start + 4)).find(|at| {
        !text.surface(*at).starts_with(char::is_uppercase) && text.tokens[*at].tag != Tag::Number
    })?;
    let named = close > start
        && matches!(text.surface(close), "," | "." | "(" | "in" | "for" | "on")
        && scene
            .resolved
            .within(start..close)
            .all(|m| scene.resolved.mentions[m].kind == EntityKind::Product);
    named.then(|| Thing {
        name: squeeze(text.slice(start..close)),
        sort: Sort::Named,
        tokens: start..close,
    })
}

/// `the Bou`, `the Bou bag`: a name that an article introduces, and the garment behind
/// it. What the lexicon calls a house or a person is none.
pub(in crate::relate) fn named_from(scene: &Scene<'_>, at: usize, end: usize) -> Option<Thing> {
    const WORDS: usize = 3;
    let text = &scene.text;
    let start = at + usize::from(text.lower(at) == "the");
    if start == at || start >= end {
        return None;
    }
    let mut close = (start..end.min(start + WORDS))
        .find(|at| !is_unclaimed(scene, *at))
        .unwrap_or(end.min(start + WORDS));
    if close == start {
        return None;
    }
    if let Some(m) = scene.resolved.at(close).filter(|_| close < end)
        && scene.resolved.mentions[m].kind == EntityKind::Garment
    {
        close = scene.resolved.mentions[m].tokens.end;
    }
    let apart = close >= end
        || !matches!(
            text.tokens[close].tag,
            Tag::Noun | Tag::Name | Tag::Genitive
        );
    apart.then(|| Thing {
        name: squeeze(text.slice(start..close)),
        sort: Sort::Named,
        tokens: start..close,
    })
}

/// As [`named_from`], where nothing stands behind the name.
pub(in crate::relate::launch) fn named_whole(
    scene: &Scene<'_>,
    at: usize,
    end: usize,
) -> Option<Thing> {
    named_from(scene, at, end).filter(|named| named.tokens.end == end)
}

/// A capital that no lexicon calls a house, a person or a garment: a town's name may be
/// that of a model as well.
pub(in crate::relate) fn is_unclaimed(scene: &Scene<'_>, at: usize) -> bool {
    scene.text.surface(at).starts_with(char::is_uppercase)
        && scene.times_in(at..at + 1).next().is_none()
        && scene.resolved.at(at).is_none_or(|m| {
            let mention = &scene.resolved.mentions[m];
            match mention.kind {
                EntityKind::Product | EntityKind::Place => true,
                EntityKind::Brand | EntityKind::Person => mention.found == Found::Context,
                _ => false,
            }
        })
}
