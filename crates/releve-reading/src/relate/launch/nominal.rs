//! Launches told by a noun: `announced the launch of its bridal range`, `the
//! launch of Rhode by Hailey Bieber`, `Coach’s release of the Tabby bag`.

use releve_facts::EntityKind;

use super::{Sort, house, launch, may, thing};
use crate::clause::{ClauseKind, Reality};
use crate::lexicon::Cue;
use crate::relate::Draft;
use crate::relate::doubt::is_void;
use crate::relate::maker::How;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::tag::Tag;

/// How far behind the noun who launches and when may stand, in tokens.
const NEAR: usize = 14;

pub(super) fn in_sentence(
    scene: &Scene<'_>,
    sentence: usize,
    coined: &[String],
    drafts: &mut Vec<Draft>,
) {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    for at in range.clone() {
        let noun = scene.spotted.has_cue(at, Cue::Launching)
            && (matches!(text.tokens[at].tag, Tag::Noun | Tag::Gerund)
                || at > range.start && text.tokens[at - 1].tag == Tag::Determiner)
            && scene.resolved.at(at).is_none();
        if !noun || text.lower_at(Some(at + 1)) != "of" || at + 2 >= range.end {
            continue;
        }
        if !is_real(scene, sentence, at) || is_void(scene, sentence, at) {
            continue;
        }
        // `a launch of products`: none in particular.
        let definite = at > range.start
            && matches!(
                text.tokens[at - 1].tag,
                Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Adjective
            )
            && !matches!(text.lower(at - 1), "a" | "any" | "every" | "each" | "no");
        // What a comma parts is no name of the thing: `of its line, Ganni enters …`.
        let stop = (at + 2..range.end)
            .find(|t| text.surface(*t) == ",")
            .unwrap_or(range.end);
        let Some(what) = thing(scene, at + 2, stop, coined).filter(|_| definite) else {
            continue;
        };
        let Some((brand, how)) = maker(scene, sentence, at, what.tokens.start) else {
            continue;
        };
        // `Ganni's launch of a clog`, `the launch of shoes by Ganni`
        if !matches!(what.sort, Sort::Line | Sort::Named)
            && !(what.sort == Sort::Garment && how == How::Named)
        {
            continue;
        }
        let end = range.end.min(what.tokens.end + NEAR);
        let when = scene.when_in(at..end);
        drafts.push(launch(
            scene,
            brand,
            &what,
            when,
            sentence,
            "launch: the launch of",
            how,
        ));
    }
}

/// False where the launch is denied, put off or only thought of: `denied the launch
/// of`, `might announce the launch of`, `announced a delay to the launch of`.
fn is_real(scene: &Scene<'_>, sentence: usize, at: usize) -> bool {
    let governor = scene.parses[sentence]
        .clauses
        .iter()
        .rfind(|clause| clause.group.start < at && clause.reach.contains(&at));
    governor.is_none_or(|clause| {
        let undone = (clause.group.end..at).any(|t| {
            matches!(
                scene.text.lower(t),
                "delay" | "delays" | "postponement" | "cancellation" | "end" | "failure"
            )
        });
        clause.reality == Reality::Stated && !undone && !scene.verb_is(clause, Cue::Doubt)
    })
}

/// Whose launch it is, or whose thing: by genitive, by `its`, or behind `by`.
fn maker(
    scene: &Scene<'_>,
    sentence: usize,
    at: usize,
    thing: usize,
) -> Option<(EntityNumber, How)> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let able = |m: usize| {
        let entity = scene.resolved.entity[m];
        may(scene, entity).then_some(entity)
    };
    // `Dior’s launch of`, `the launch of Dior’s first shop`
    let owners = (at.saturating_sub(2).max(range.start)..thing)
        .filter(|t| text.tokens[*t].tag == Tag::Genitive)
        .filter_map(|t| scene.resolved.at(t.checked_sub(1)?));
    if let Some(entity) = owners.filter_map(able).next() {
        return Some((entity, How::Named));
    }
    let end = range.end.min(thing + NEAR);
    let by = (thing..end).find(|t| text.lower(*t) == "by");
    if let Some(entity) = by.and_then(|by| scene.resolved.at(by + 1)).and_then(able) {
        return Some((entity, How::Named));
    }
    // `its launch of`, `the launch of its range`
    let own = (at.saturating_sub(2).max(range.start)..thing)
        .any(|t| matches!(text.lower(t), "its" | "their" | "her" | "his"));
    // `With the launch of the Bou, Loewe has entered`
    let fronted = at <= range.start + 2
        && matches!(
            text.lower(range.start),
            "with" | "since" | "after" | "following" | "before" | "by"
        );
    if fronted
        && let Some(comma) = (thing..end).find(|t| text.surface(*t) == ",")
        && let Some(entity) = scene.resolved.at(comma + 1).and_then(able)
        && scene.entity(entity).kind == EntityKind::Brand
    {
        return Some((entity, How::Named));
    }
    // `Ganni announced the launch of`, `Ganni marks its birthday with the launch of`
    let announces = scene.parses[sentence]
        .clauses
        .iter()
        .rfind(|clause| clause.group.start < at && clause.reach.contains(&at))
        .filter(|clause| !clause.passive && clause.kind == ClauseKind::Finite)
        .filter(|clause| {
            matches!(
                text.base(clause.verb),
                "announce"
                    | "mark"
                    | "celebrate"
                    | "confirm"
                    | "reveal"
                    | "hail"
                    | "follow"
                    | "open"
                    | "begin"
                    | "start"
                    | "continue"
                    | "toast"
                    | "unveil"
            )
        })
        .and_then(|clause| {
            let phrase = &scene.parses[sentence].phrases[*clause.subject.first()?];
            able(scene.resolved.at(phrase.head)?)
        })
        .filter(|entity| scene.entity(*entity).kind == EntityKind::Brand);
    if let Some(entity) = announces {
        return Some((entity, How::Named));
    }
    if !own {
        return None;
    }
    let houses = |range: std::ops::Range<usize>| {
        scene
            .resolved
            .within(range)
            .filter(|m| {
                matches!(
                    scene.resolved.mentions[*m].kind,
                    EntityKind::Brand | EntityKind::Organisation | EntityKind::Person
                )
            })
            .find_map(able)
    };
    // Before it, else behind the comma that ends its phrase, else spoken of.
    let comma = (thing..end).find(|t| text.surface(*t) == ",");
    houses(range.start..at)
        .map(|entity| (entity, How::Named))
        .or_else(|| {
            let comma = comma?;
            houses(comma + 1..(comma + 4).min(range.end)).map(|entity| (entity, How::Named))
        })
        .or_else(|| house(scene, sentence).map(|entity| (entity, How::Topic)))
}

#[cfg(test)]
mod tests {
    use releve_facts::Statement;

    use crate::relate::told;

    fn launched(text: &str) -> Vec<String> {
        told(text)
            .into_iter()
            .filter_map(|statement| match statement {
                Statement::Launch(launch) => Some(format!("{}: {}", launch.brand, launch.what)),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn launches_are_nouns_too() {
        for (text, expected) in [
            (
                "Ganni announced the launch of its bridal line.",
                "Ganni: bridal line",
            ),
            (
                "With the launch of its bridal line, Ganni enters a new market.",
                "Ganni: bridal line",
            ),
            (
                "Coach released pieces such as the Tabby bag.",
                "Coach: Tabby bag",
            ),
        ] {
            assert_eq!(launched(text), [expected], "{text}");
        }
    }

    #[test]
    fn what_is_denied_or_put_off_is_no_launch() {
        for text in [
            "Ganni denied the launch of its bridal line.",
            "Ganni has postponed the launch of its bridal line.",
            "Ganni might announce the launch of its bridal line.",
            "Analysts doubt the launch of Ganni's bridal line.",
            "There was no launch of Ganni's bridal line.",
        ] {
            assert_eq!(launched(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn who_launches_must_be_said() {
        for text in [
            "Kate Moss was at the launch of the theatre week.",
            "The launch of products takes time, says Ganni.",
            "Prices rose after the launch of the euro.",
        ] {
            assert_eq!(launched(text), Vec::<String>::new(), "{text}");
        }
    }
}
