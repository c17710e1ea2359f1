//! Release dates: `Out on 2 November`, `It launches on 25 November`, `in shops
//! this week`, `will go on sale in October`.

use releve_facts::{EntityKind, Statement, When};

use super::{Sort, Thing, launch, thing};
use crate::lexicon::Cue;
use crate::relate::Draft;
use crate::relate::maker::How;
use crate::scene::Scene;
use crate::spot::Found;

/// That something comes out, and when.
pub(in crate::relate) struct Release {
    /// Where the time stands.
    at: usize,
    pub(in crate::relate) when: When,
    pub(in crate::relate) sentence: usize,
}

/// The release that a sentence states.
pub(in crate::relate) fn release(scene: &Scene<'_>, number: usize) -> Option<Release> {
    let tokens = scene.sentence(number);
    for time in scene.times_in(tokens.clone()) {
        if time.compared {
            continue;
        }
        let start = time.tokens.start.saturating_sub(6).max(tokens.start);
        let told = (start..time.tokens.start).any(|at| {
            let word = scene.text.lower(at);
            let next = scene.text.lower_at(Some(at + 1));
            word == "out"
                && matches!(
                    next,
                    "on" | "in" | "from" | "now" | "this" | "next" | "today" | "tomorrow"
                )
                || word == "available" && matches!(next, "from" | "on" | "in" | "this" | "online")
                || matches!(word, "in" | "hits" | "hit" | "into" | "reach" | "reaches")
                    && matches!(next, "shops" | "stores" | "boutiques" | "shelves")
                || word == "on" && next == "sale"
                || matches!(
                    word,
                    "due" | "arriving" | "landing" | "dropping" | "launching" | "releasing"
                )
                || matches!(
                    scene.text.lemma(at),
                    "launch" | "drop" | "land" | "arrive" | "release"
                ) && matches!(
                    next,
                    "on" | "in" | "this" | "next" | "from" | "tomorrow" | "today"
                )
        });
        let unsure = tokens
            .clone()
            .any(|at| scene.spotted.has_cue(at, Cue::Unreal) || scene.text.surface(at) == "?");
        if told && !unsure {
            return Some(Release {
                at: time.tokens.start,
                when: time.when.clone(),
                sentence: number,
            });
        }
    }
    None
}

/// What two make together and bring out is the first one's launch.
pub(super) fn of_collaborations(
    scene: &Scene<'_>,
    drafts: &[Draft],
    coined: &[String],
) -> Vec<Draft> {
    let mut found = Vec::new();
    for draft in drafts {
        let Statement::Collaboration(collaboration) = &draft.statement else {
            continue;
        };
        let Some(first) = draft.evidence.first() else {
            continue;
        };
        let number = scene.text.sentence_of(first.start);
        let Some(out) = following(scene, number) else {
            continue;
        };
        let Some(brand) = scene.resolved.entities.iter().position(|e| {
            matches!(e.kind, EntityKind::Brand | EntityKind::Organisation)
                && collaboration.parties.first().is_some_and(|p| *p == e.name)
        }) else {
            continue;
        };
        let Some(thing) = (number..=out.sentence).find_map(|n| made(scene, n, coined)) else {
            continue;
        };
        let mut draft = launch(
            scene,
            brand,
            &thing,
            Some(out.when.clone()),
            number,
            "launch: what two made comes out",
            How::Named,
        );
        if out.sentence != number {
            draft = draft.also(scene.sentence(out.sentence));
        }
        found.push(draft);
    }
    found
}

/// `Ganni has a new line of swimwear, out on 3 May`: what one house alone brings out, in
/// a sentence that tells it in no other way.
pub(super) fn of_a_house(scene: &Scene<'_>, number: usize, coined: &[String]) -> Option<Draft> {
    let out = release(scene, number)?;
    let tokens = scene.sentence(number);
    // `since it launched in March`: a verb has a subject of its own.
    let bare = (out.at.saturating_sub(6).max(tokens.start)..out.at).any(|at| {
        matches!(
            scene.text.lower(at),
            "out" | "available" | "in" | "due" | "arriving" | "landing" | "dropping"
        ) && (scene.text.lower(at) != "in"
            || matches!(
                scene.text.lower_at(Some(at + 1)),
                "shops" | "stores" | "boutiques"
            ))
    });
    let houses = scene.entities_in(EntityKind::Brand, tokens.clone());
    let [brand] = houses[..] else { return None };
    let named = scene
        .resolved
        .of_kind(EntityKind::Brand, tokens.clone())
        .all(|m| scene.resolved.mentions[m].found != Found::Anaphor);
    let people = scene.entities_in(EntityKind::Person, tokens.clone());
    if !bare || !named || !people.is_empty() {
        return None;
    }
    let mut things = scene.parses[number]
        .phrases
        .iter()
        .filter_map(|phrase| thing(scene, phrase.tokens.start, tokens.end, coined));
    let found = things.find(|thing| matches!(thing.sort, Sort::Line | Sort::Named))?;
    Some(launch(
        scene,
        brand,
        &found,
        Some(out.when),
        number,
        "launch: comes out",
        How::Named,
    ))
}

/// The release stated in a sentence or the two behind it in its paragraph.
pub(in crate::relate) fn following(scene: &Scene<'_>, number: usize) -> Option<Release> {
    let block = scene.text.sentences[number].block;
    (number..(number + 3).min(scene.text.sentences.len()))
        .take_while(|n| scene.text.sentences[*n].block == block)
        .take_while(|n| *n == number || !turns_to_another(scene, number, *n))
        .find_map(|n| release(scene, n))
}

/// True where a sentence begins with a house of which none since `first` has spoken:
/// `A x B is back. C has made a jacket, out in May` dates no work of A's and B's.
fn turns_to_another(scene: &Scene<'_>, first: usize, number: usize) -> bool {
    let tokens = scene.sentence(number);
    let before = scene.entities_in(EntityKind::Brand, scene.sentence(first).start..tokens.start);
    let verb = scene.parses[number]
        .clauses
        .first()
        .map_or(tokens.start, |clause| clause.group.start);
    scene
        .resolved
        .of_kind(EntityKind::Brand, tokens.start..verb)
        .any(|m| !before.contains(&scene.resolved.entity[m]))
}

/// The line or product that a sentence names, else what is made in it.
pub(in crate::relate) fn made(
    scene: &Scene<'_>,
    number: usize,
    coined: &[String],
) -> Option<Thing> {
    let tokens = scene.sentence(number);
    let mut best: Option<Thing> = None;
    for phrase in &scene.parses[number].phrases {
        // `the Margate label` stands for its maker.
        let house = scene
            .resolved
            .at(phrase.head)
            .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Brand);
        if house {
            continue;
        }
        let Some(thing) = thing(scene, phrase.tokens.start, tokens.end, coined) else {
            continue;
        };
        let before = scene.text.lower_at(phrase.tokens.start.checked_sub(1));
        // `on a capsule`, `to make five frocks`, `as a capsule`; bare names are
        // people's and places' as well.
        let stands = matches!(before, "on" | "of" | "as" | "over" | "for")
            || phrase.preposition.is_none()
            || thing.sort == Sort::Line;
        let product = scene
            .resolved
            .of_kind(EntityKind::Product, thing.tokens.clone())
            .next()
            .is_some();
        let lower = !scene
            .text
            .surface(thing.tokens.start)
            .starts_with(char::is_uppercase);
        let price = scene.text.surface(thing.tokens.end) == "(";
        let place = price || matches!(before, "in" | "at" | "from" | "to" | "with" | "by");
        if place || !stands || !(product || lower || thing.tokens.start >= phrase.tokens.end) {
            continue;
        }
        if best.as_ref().is_none_or(|known| known.sort < thing.sort) {
            best = Some(thing);
        }
    }
    best
}
