//! For which house a verb presents: that of a designer, of a collection, of a guest, or
//! the one whose place opens the clause.

use releve_facts::EntityKind;

use super::kind::speaks_of_people;
use super::place::place_before;
use super::setting::Setting;
use crate::clause::{Clause, Parse};
use crate::lexicon::Cue;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::tag::Tag;

/// The rule of what a collection or its models have on.
pub(super) const COLLECTION: &str = "showing: a collection presents";

/// The house for which somebody presents who designs.
pub(super) fn by_designer(
    scene: &Scene<'_>,
    setting: &Setting,
    clause: &Clause,
    people: &[EntityNumber],
    brands: &[EntityNumber],
) -> Option<(EntityNumber, &'static str)> {
    let person = people.iter().copied().find(|person| {
        Setting::designs(scene, *person)
            || setting.designer_of(*person).is_some()
            || setting.reviewed == Some(*person)
    })?;
    let brand = employer(scene, person, clause)
        .or_else(|| place_before(scene, clause.sentence, clause.verb))
        .or_else(|| host(scene, clause.sentence, clause.verb))
        .or_else(|| setting.designer_of(person))
        .or_else(|| brands.first().copied())
        .or(setting.reviewed)
        .or(setting.house)?;
    Some((brand, "showing: a designer presents"))
}

/// `Tom Ford's Haider Ackermann dressed`: the house that the clause gives a designer,
/// whatever else bears the name.
fn employer(scene: &Scene<'_>, person: EntityNumber, clause: &Clause) -> Option<EntityNumber> {
    let start = scene.sentence(clause.sentence).start;
    let mentions = scene
        .resolved
        .of_kind(EntityKind::Person, start..clause.group.start);
    let own = mentions
        .filter(|m| scene.resolved.entity[*m] == person)
        .last()?;
    let mark = scene.resolved.mentions[own].tokens.start.checked_sub(1)?;
    let m = (mark > start && scene.text.tokens[mark].tag == Tag::Genitive)
        .then(|| scene.resolved.at(mark - 1))
        .flatten()?;
    (scene.resolved.mentions[m].kind == EntityKind::Brand).then(|| scene.resolved.entity[m])
}

/// `X's guest this season, Y, …`: the house that a guest shows for.
fn host(scene: &Scene<'_>, number: usize, before: usize) -> Option<EntityNumber> {
    let tokens = scene.sentence(number);
    let guest = (tokens.start..before).find(|at| scene.text.lower(*at) == "guest")?;
    scene
        .resolved
        .of_kind(EntityKind::Brand, tokens.start..guest)
        .next()
        .map(|m| scene.resolved.entity[m])
}

/// `models walked Miu Miu's runway in`, `his collection featured`: the house whose
/// show it is.
pub(super) fn by_collection(
    scene: &Scene<'_>,
    setting: &Setting,
    parse: &Parse,
    clause: &Clause,
) -> Option<(EntityNumber, &'static str)> {
    let subject_words = clause
        .subject
        .iter()
        .flat_map(|p| parse.phrases[*p].tokens.clone())
        .any(|at| {
            scene.spotted.has_cue(at, Cue::Runway)
                || matches!(
                    scene.text.lower(at),
                    "models" | "looks" | "model" | "outfits"
                )
        });
    // `She had on a coat from X's show, which had tiers`
    let relative = scene.text.lower_at(clause.group.start.checked_sub(1)) == "which"
        && speaks_of_people(scene, clause.sentence);
    if !subject_words || relative {
        return None;
    }
    let named = scene
        .entities_in(EntityKind::Brand, scene.sentence(clause.sentence))
        .first()
        .copied();
    Some((named.or(setting.house)?, COLLECTION))
}

/// `At X, Y sent out …; at Z, …`: the house whose place opens the clause of a
/// verb.
pub(super) fn opens_at(scene: &Scene<'_>, number: usize, verb: usize) -> Option<EntityNumber> {
    let tokens = scene.sentence(number);
    scene
        .resolved
        .of_kind(EntityKind::Brand, tokens.start..verb)
        .filter(|m| {
            let own = &scene.resolved.mentions[*m].tokens;
            let Some(at) = own.start.checked_sub(1).filter(|t| *t >= tokens.start) else {
                return false;
            };
            let opens = at == tokens.start
                || matches!(
                    scene.text.lower(at - 1),
                    ";" | "," | "and" | "while" | "but" | ":"
                );
            scene.text.lower(at) == "at"
                && opens
                && scene.text.surface(own.end) == ","
                && !(own.end + 1..verb).any(|t| scene.text.surface(t) == ";")
        })
        .last()
        .map(|m| scene.resolved.entity[m])
}

/// `X's contribution, by Y, was a gown`, `his second collection was …: a trench`:
/// the house whose offering the clause says something of.
pub(super) fn contributes(
    scene: &Scene<'_>,
    setting: &Setting,
    parse: &Parse,
    clause: &Clause,
) -> Option<EntityNumber> {
    let copula = matches!(
        scene.text.lemma(clause.verb),
        "be" | "was" | "is" | "are" | "were" | "come" | "take" | "arrive"
    );
    if !copula || !setting.is_runway(scene, clause.sentence) {
        return None;
    }
    let tokens = scene.sentence(clause.sentence);
    let subject = clause
        .subject
        .first()
        .map(|p| parse.phrases[*p].tokens.clone())?;
    let reach = subject.start..clause.group.start;
    let offering = reach.clone().find(|at| {
        scene.spotted.has_cue(*at, Cue::Version) || scene.spotted.has_cue(*at, Cue::Runway)
    })?;
    let brand = scene
        .resolved
        .of_kind(EntityKind::Brand, tokens.start..clause.group.start)
        .map(|m| scene.resolved.entity[m])
        .next();
    let own = (subject.start..offering)
        .any(|at| matches!(scene.text.tokens[at].tag, Tag::Genitive | Tag::Possessive));
    own.then(|| brand.or(setting.house))?
}
