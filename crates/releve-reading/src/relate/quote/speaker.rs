//! Who can be a speaker, and where they stand beside the verb.

use releve_facts::EntityKind;

use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::segment::Join;
use crate::spot::Found;
use crate::tag::Tag;

/// How far back somebody named in full is remembered by the surname, in tokens.
const SURNAME: usize = 2000;

/// The speaker named behind the verb: the first name of its noun phrase, else the
/// house that stands right there: `says Gucci`.
pub(super) fn speaker_behind(scene: &Scene<'_>, start: usize, limit: usize) -> Option<usize> {
    person_behind(scene, start, limit).or_else(|| house_behind(scene, start, limit))
}

/// The first who can speak behind a verb, over what stands before a name.
fn person_behind(scene: &Scene<'_>, start: usize, limit: usize) -> Option<usize> {
    let text = &scene.text;
    let mut at = start;
    let mut steps = 0;
    while at < limit && steps < 16 {
        if let Some(mention) = scene.resolved.at(at) {
            if is_speaker(scene, mention) {
                return Some(behind_role(scene, mention, limit).unwrap_or(mention));
            }
            at = scene.resolved.mentions[mention].tokens.end.max(at + 1);
            steps += 1;
            continue;
        }
        let token = &text.tokens[at];
        let passes = matches!(
            token.tag,
            Tag::Determiner
                | Tag::Possessive
                | Tag::Genitive
                | Tag::Adjective
                | Tag::Noun
                | Tag::Name
                | Tag::Number
                | Tag::Adverb
        ) || matches!(text.surface(at), "," | "-" | "&")
            || matches!(
                text.lower(at),
                "of" | "at" | "for" | "and" | "behind" | "former" | "then"
            )
            || token.tag == Tag::Past && at > start
            // `shares ice-skater X`
            || token.join == Join::Hyphen
            || text.tokens.get(at + 1).is_some_and(|next| next.join == Join::Hyphen)
            || scene
                .spotted
                .roles
                .iter()
                .any(|role| role.tokens.contains(&at))
            || text.surface(at) == "."
                && (matches!(text.lower(at - 1), "ms" | "mr" | "mrs" | "dr" | "prof")
                    // `say No.9 owners X and Y`
                    || text.tokens.get(at + 1).is_some_and(|next| next.join == Join::Direct));
        if !passes {
            return None;
        }
        at += 1;
        steps += 1;
    }
    None
}

/// `says Gucci in a statement`, `according to the brand`
fn house_behind(scene: &Scene<'_>, start: usize, limit: usize) -> Option<usize> {
    let from = (start..limit)
        .find(|at| !matches!(scene.text.tokens[*at].tag, Tag::Determiner | Tag::Adjective))?;
    let mention = scene.resolved.at(from).filter(|m| is_house(scene, *m))?;
    let end = scene.resolved.mentions[mention].tokens.end;
    // `says Gucci fan X`: somebody else's noun goes on.
    let closed = end >= limit
        || matches!(
            scene.text.tokens[end].tag,
            Tag::Mark
                | Tag::Preposition
                | Tag::Conjunction
                | Tag::Subordinator
                | Tag::Adverb
                | Tag::Relative
                | Tag::Gerund
        );
    closed.then_some(mention)
}

/// `Plum Rain founder Ailing Foo`: a role stands between a house taken for a
/// person and the person.
fn behind_role(scene: &Scene<'_>, mention: usize, limit: usize) -> Option<usize> {
    let end = scene.resolved.mentions[mention].tokens.end;
    scene
        .spotted
        .roles
        .iter()
        .filter(|role| {
            role.tokens.start >= end && role.tokens.start <= end + 2 && role.tokens.end < limit
        })
        .find_map(|role| person_starting(scene, role.tokens.end))
}

/// The speaker named before the verb: its subject.
pub(super) fn speaker_before(scene: &Scene<'_>, start: usize, verb: usize) -> Option<usize> {
    surname_before(scene, start, verb)
        .or_else(|| person_before(scene, start, verb))
        .or_else(|| house_before(scene, start, verb))
}

/// The first who can speak before a verb.
fn person_before(scene: &Scene<'_>, start: usize, verb: usize) -> Option<usize> {
    let people: Vec<usize> = scene
        .resolved
        .of_kind(EntityKind::Person, start..verb)
        .filter(|m| is_speaker(scene, *m))
        .collect();
    // Of `its owner, X, told` and `X, who works with Y, says` the first.
    people.first().copied()
}

/// `Gucci said in a statement`, `Gucci, by contrast, said`: a house with which the
/// clause begins.
fn house_before(scene: &Scene<'_>, start: usize, verb: usize) -> Option<usize> {
    let text = &scene.text;
    let mention = scene
        .resolved
        .within(start..verb)
        .find(|m| is_house(scene, *m))?;
    let known = &scene.resolved.mentions[mention];
    let beside = (known.tokens.end..verb)
        .all(|at| matches!(text.tokens[at].tag, Tag::Adverb | Tag::Auxiliary));
    let lead = known.tokens.start == start
        || (start..known.tokens.start).all(|at| {
            matches!(
                text.tokens[at].tag,
                Tag::Determiner | Tag::Adjective | Tag::Noun
            )
        });
    let governed = text
        .tokens
        .get(known.tokens.start.wrapping_sub(1))
        .is_some_and(|before| before.tag == Tag::Preposition);
    let apposed = text.surface(known.tokens.end) == "," && text.surface(verb - 1) == ",";
    (lead && (beside || apposed) && !governed).then_some(mention)
}

/// `Boot said`: beside the verb the surname of somebody named in full stands for
/// them, even where the word means a thing too.
fn surname_before(scene: &Scene<'_>, start: usize, verb: usize) -> Option<usize> {
    let text = &scene.text;
    let at = verb.checked_sub(1).filter(|at| *at >= start)?;
    let other = scene.resolved.at(at).is_none_or(|m| {
        scene.resolved.mentions[m].tokens.len() == 1
            && !matches!(
                scene.resolved.mentions[m].kind,
                EntityKind::Person | EntityKind::Brand | EntityKind::Organisation
            )
    });
    if !text.tokens[at].shape.is_capital() || !other {
        return None;
    }
    let surname = text.surface(at);
    scene
        .resolved
        .of_kind(EntityKind::Person, at.saturating_sub(SURNAME)..at)
        .filter(|m| {
            let known = &scene.resolved.mentions[*m].tokens;
            known.len() > 1 && text.surface(known.end - 1) == surname
        })
        .last()
}

/// The house that `it` means as the subject of a verb: the only one named in the
/// sentences before, else the one that the text is about.
pub(super) fn house_of_it(scene: &Scene<'_>, it: usize) -> Option<usize> {
    let text = &scene.text;
    if !matches!(text.lower(it), "it" | "they") {
        return None;
    }
    let sentence = text.sentence_of(it);
    let from = scene.sentence(sentence.saturating_sub(2)).start;
    let mut near = scene
        .resolved
        .within(from..it)
        .filter(|m| is_house(scene, *m) && scene.resolved.mentions[*m].kind != EntityKind::Channel);
    let first = near.next();
    let entity = first.map(|m| scene.resolved.entity[m]);
    let alone = entity.is_some() && near.all(|m| Some(scene.resolved.entity[m]) == entity);
    let house = if alone { entity } else { scene.main_house }?;
    scene.last_before(house, it)
}

/// A house, a body or a platform that speaks for itself; what writes is quoted
/// itself and is no speaker.
pub(super) fn is_house(scene: &Scene<'_>, mention: usize) -> bool {
    let text = &scene.text;
    let known = &scene.resolved.mentions[mention];
    let body = matches!(
        known.kind,
        EntityKind::Brand | EntityKind::Organisation | EntityKind::Channel
    );
    let genitive = text
        .tokens
        .get(known.tokens.end)
        .is_some_and(|t| t.tag == Tag::Genitive);
    let possessive = known.found == Found::Anaphor
        && matches!(
            text.tokens[known.tokens.start].tag,
            Tag::Possessive | Tag::Genitive
        );
    // `the designer` of a house, `one TikToker`: people, and nobody named.
    let last = known.tokens.end - 1;
    let trade = scene.spotted.roles_over(last..last + 1).next().is_some();
    let meant =
        known.found == Found::Anaphor && (trade || !scene.spotted.has_cue(last, Cue::House));
    let one = matches!(
        text.lower_at(known.tokens.start.checked_sub(1)),
        "one" | "a" | "an" | "another" | "some"
    );
    let name = &scene.resolved.of(mention).name;
    let writes = text.lexicon.named(EntityKind::Publication, name).is_some();
    body && !genitive && !possessive && !meant && !one && !writes
}

/// A person as a whole, not as possessor or as the object of a preposition.
pub(super) fn is_speaker(scene: &Scene<'_>, mention: usize) -> bool {
    let text = &scene.text;
    let known = &scene.resolved.mentions[mention];
    if known.kind != EntityKind::Person {
        return false;
    }
    let possessive =
        known.found == Found::Anaphor && !matches!(text.lower(known.tokens.start), "she" | "he");
    let genitive = text
        .tokens
        .get(known.tokens.end)
        .is_some_and(|t| t.tag == Tag::Genitive);
    // A magazine taken for a person because it `wrote`.
    let name = &scene.resolved.of(mention).name;
    let publication = text.lexicon.named(EntityKind::Publication, name).is_some();
    !possessive && !genitive && !publication
}

/// The person whose name begins at a token.
pub(super) fn person_starting(scene: &Scene<'_>, at: usize) -> Option<usize> {
    scene
        .resolved
        .at(at)
        .filter(|m| scene.resolved.mentions[*m].tokens.start == at && is_speaker(scene, *m))
}
