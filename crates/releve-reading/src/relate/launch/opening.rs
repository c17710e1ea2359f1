//! Launches in a participle that opens a sentence: `First released in 1999, the Air Max 97`,
//! `Originally introduced by Asics in 2008, the Gel-Kayano 14`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::appear::maker_of;
use super::{Sort, Thing, house, launch, may, thing};
use crate::lexicon::Cue;
use crate::relate::Draft;
use crate::relate::maker::How;
use crate::scene::Scene;
use crate::tag::Tag;

/// How far behind the participle its comma may stand.
const NEAR: usize = 12;

pub(super) fn in_sentence(scene: &Scene<'_>, number: usize, coined: &[String]) -> Option<Draft> {
    let text = &scene.text;
    let range = scene.sentence(number);
    let lead = usize::from(matches!(
        text.lower(range.start),
        "first" | "originally" | "initially"
    ));
    let verb = range.start + lead;
    let opens = verb + 4 < range.end
        && matches!(text.tokens[verb].tag, Tag::Past | Tag::Adjective)
        && scene.spotted.has_cue(verb, Cue::Issue);
    let comma =
        (verb + 1..range.end.min(verb + NEAR)).find(|at| opens && text.surface(*at) == ",")?;
    let inside = verb + 1..comma;
    let time = scene
        .times_in(inside.clone())
        .find(|time| !time.compared && time.when.as_season().is_none())?;
    let what = model(scene, comma + 1..range.end.min(comma + 5))
        .or_else(|| thing(scene, comma + 1, range.end, coined))?;
    let named = matches!(what.sort, Sort::Named)
        || scene
            .resolved
            .of_kind(EntityKind::Product, what.tokens.clone())
            .next()
            .is_some();
    let starts = what.tokens.start <= comma + 4;
    // `Launched by Nike in 2003`
    let by = inside.clone().find(|at| text.lower(*at) == "by");
    let agent = by
        .and_then(|by| {
            let end = comma.min(by + 4);
            scene.resolved.within(by + 1..end).next()
        })
        .map(|m| scene.resolved.entity[m]);
    // `the Nike Air Max 97`
    let beside = || {
        let m = scene.resolved.at(what.tokens.start.checked_sub(1)?)?;
        (scene.resolved.mentions[m].kind == EntityKind::Brand).then(|| scene.resolved.entity[m])
    };
    let maker = agent.or_else(|| maker_of(scene, &what)).or_else(beside);
    let (brand, how) = match maker {
        Some(brand) => (brand, How::Named),
        None => (house(scene, number)?, How::Topic),
    };
    let told = starts && (named || maker.is_some()) && may(scene, brand);
    told.then(|| {
        let when = Some(time.when.clone());
        launch(scene, brand, &what, when, number, "launch: comes out", how)
    })
}

/// A model named by itself: `the Air Max 97 is back`.
fn model(scene: &Scene<'_>, tokens: Range<usize>) -> Option<Thing> {
    let m = scene
        .resolved
        .of_kind(EntityKind::Product, tokens.clone())
        .next()?;
    let named = scene.resolved.mentions[m].tokens.clone();
    // The subject: nothing but its house stands before it.
    let before = (tokens.start..named.start)
        .all(|at| scene.text.tokens[at].tag == Tag::Determiner || scene.resolved.at(at).is_some());
    before.then(|| Thing {
        name: scene.name(scene.resolved.entity[m]),
        sort: Sort::Named,
        tokens: named,
    })
}

#[cfg(test)]
mod tests {
    use releve_facts::Statement;

    use crate::relate::told;

    fn launched(text: &str) -> Vec<String> {
        let launches = told(text)
            .into_iter()
            .filter_map(|statement| match statement {
                Statement::Launch(it) => {
                    let when = it.when.map(|when| when.label().to_owned());
                    Some(format!(
                        "{}: {} @ {}",
                        it.brand,
                        it.what,
                        when.unwrap_or_default()
                    ))
                }
                _ => None,
            });
        launches.collect()
    }

    #[test]
    fn what_opens_a_sentence_came_out_then() {
        for (text, expected) in [
            (
                "First released in 1997, the Nike Air Max 97 is back.",
                "Nike: Air Max 97 @ 1997",
            ),
            (
                "Originally introduced by Asics in 2008, the Gel-Kayano 14 sells well.",
                "Asics: Gel-Kayano 14 @ 2008",
            ),
            (
                "Zara is doing well in Norway, where its first shop opened in 2003.",
                "Zara: first shop @ 2003",
            ),
        ] {
            assert_eq!(launched(text), [expected], "{text}");
        }
        for text in [
            "Released in 1997, the film made the Nike Air Max 97 famous.",
            "First released on bail in 1997, the designer of Nike left.",
        ] {
            assert_eq!(launched(text), Vec::<String>::new(), "{text}");
        }
    }
}
