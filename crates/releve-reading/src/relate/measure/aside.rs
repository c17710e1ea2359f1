//! What stands between a noun of measure and what it counts, or around that: a time,
//! a place, the noun before a name, a website.

use releve_facts::EntityKind;

use super::named::Named;
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::tag::Tag;

/// Where `the six months to July`, `its first half`, `the quarter` ends.
pub(super) fn span_end(scene: &Scene<'_>, from: usize, end: usize) -> Option<usize> {
    let text = &scene.text;
    let unit = (from..end.min(from + 4)).find(|at| {
        matches!(
            text.lower(*at),
            "months" | "weeks" | "days" | "quarter" | "half" | "year" | "period" | "month"
        )
    })?;
    let plain = (from..unit).all(|at| {
        scene.resolved.at(at).is_none()
            && matches!(
                text.tokens[at].tag,
                Tag::Determiner | Tag::Possessive | Tag::Number | Tag::Adjective | Tag::Noun
            )
            && text.lower(at) != "of"
    });
    let mut stop = unit + 1;
    // `to 30 June`, `ended July 2019`
    if matches!(text.lower_at(Some(stop)), "to" | "ended" | "ending") {
        let dated = |at: usize| {
            scene.resolved.at(at).is_none()
                && matches!(text.tokens[at].tag, Tag::Number | Tag::Name)
        };
        // `to the end of March`
        let mut day = stop + 1;
        while day < end && matches!(text.lower(day), "the" | "end" | "of") {
            day += 1;
        }
        let last = (day..end.min(day + 3)).take_while(|at| dated(*at)).last();
        stop = last.map_or(stop, |last| last + 1);
    }
    (plain && from < unit).then_some(stop)
}

/// Where the name begins that a noun such as `firm` or `label` introduces.
pub(super) fn called(scene: &Scene<'_>, from: usize, end: usize) -> Option<usize> {
    let text = &scene.text;
    let noun = (from..end.min(from + 6))
        .find(|at| scene.spotted.has_cue(*at, Cue::House) && scene.resolved.at(*at).is_none())?;
    let plain = (from..noun).all(|at| {
        scene.resolved.at(at).is_none_or(|m| {
            !matches!(
                scene.resolved.mentions[m].kind,
                EntityKind::Brand | EntityKind::Organisation
            )
        }) && matches!(
            text.tokens[at].tag,
            Tag::Determiner | Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number
        )
    });
    let name = noun + 1;
    let named = name < end
        && text.tokens[name].shape.is_capital()
        && matches!(text.tokens[name].tag, Tag::Name | Tag::Noun);
    (plain && named).then_some(name)
}

/// Whose website a phrase names.
pub(super) fn owner_of_site(scene: &Scene<'_>, name: &Named, from: usize) -> Option<Named> {
    let text = &scene.text;
    let site = (from..name.tokens.end + 2).find(|at| {
        matches!(
            text.lower_at(Some(*at)),
            "website" | "site" | "page" | "shop"
        )
    })?;
    let mut last = site;
    while last > from && text.tokens[last - 1].tag == Tag::Genitive {
        last -= 1;
    }
    let mut start = from;
    while start < last && matches!(text.lower(start), "the" | "a") {
        start += 1;
    }
    let body = scene.resolved.within(start..last).find(|m| {
        matches!(
            scene.resolved.mentions[*m].kind,
            EntityKind::Brand | EntityKind::Organisation | EntityKind::Person
        )
    });
    let tokens = name.tokens.start..site + 1;
    if let Some(m) = body {
        return Some(Named {
            name: scene.resolved.of(m).name.clone(),
            tokens,
            kind: Some(scene.resolved.mentions[m].kind),
            meant: false,
            hashtag: false,
            antecedent: None,
        });
    }
    let proper = start < last && (start..last).all(|at| text.tokens[at].shape.is_capital());
    proper.then(|| {
        let mut found = super::words::plain(scene, &(start..last), tokens);
        found.name = (start..last)
            .map(|at| text.surface(at))
            .collect::<Vec<_>>()
            .join(" ");
        found
    })
}

/// Where a place, a channel or a time behind a preposition ends.
pub(super) fn aside_end(scene: &Scene<'_>, mut at: usize, end: usize) -> Option<usize> {
    while at < end
        && matches!(
            scene.text.lower(at),
            "the" | "resale" | "site" | "platform" | "app" | "mainland"
        )
    {
        at += 1;
    }
    if let Some(m) = scene.resolved.at(at) {
        let mention = &scene.resolved.mentions[m];
        return matches!(
            mention.kind,
            EntityKind::Channel | EntityKind::Place | EntityKind::Publication
        )
        .then_some(mention.tokens.end);
    }
    scene
        .times_in(at..end)
        .next()
        .filter(|time| time.tokens.start == at)
        .map(|time| time.tokens.end)
}
