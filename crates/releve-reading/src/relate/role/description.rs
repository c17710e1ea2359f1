//! Roles by which a text speaks of a person again: `the Cork-born singer`.

use releve_facts::{EntityKind, Statement};

use super::super::Draft;
use super::body::{before, behind};
use super::term::Term;
use super::{acts_on, tell};
use crate::lexicon::Pronoun;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::{BlockKind, Join};
use crate::spot::Found;
use crate::tag::Tag;

/// Groups whose words often stand for a person named before.
const DESCRIBING: &[&str] = &[
    "screen",
    "music",
    "modelling",
    "sport",
    "dance",
    "social",
    "design",
    "styling",
    "media",
];

pub(super) fn find(scene: &Scene<'_>, terms: &[Term], found: &mut Vec<Draft>) {
    let text = &scene.text;
    for term in terms {
        if term.plural
            || term.praise
            || !DESCRIBING.contains(&term.group.as_str())
            || !definite(scene, term)
        {
            continue;
        }
        let end = term.tokens.end;
        let sentence = text.sentence_of(term.tokens.start);
        // A name or `of`, `who`, `behind` makes it somebody else or a kind.
        let closed = end < text.tokens.len()
            && (matches!(
                text.lower(end),
                "of" | "behind" | "at" | "who" | "in" | "whose" | "to" | "for" | "turned"
            ) && !is_titled(scene, end)
                || matches!(text.tokens[end].tag, Tag::Name)
                || scene.resolved.at(end).is_some());
        // `the Japanese designer's line`, but not `the model's nose`.
        let genitive = end < text.tokens.len() && text.tokens[end].tag == Tag::Genitive;
        let bare = text.lower_at(term.tokens.start.checked_sub(1)) == "the";
        let of = behind(scene, term);
        if genitive && bare
            || (closed || !of.names.is_empty()) && !under_name(scene, sentence, term)
        {
            continue;
        }
        let stated = found.iter().any(|draft| {
            matches!(&draft.statement, Statement::Role(role) if role.role.ends_with(&term.name))
        });
        let Some((person, topic)) = meant(scene, term, sentence) else {
            continue;
        };
        if acts_on(scene, person.0, term) {
            continue;
        }
        let name = scene.name(person.0);
        let own = found.iter().any(|draft| {
            matches!(&draft.statement, Statement::Role(role) if role.person == name && role.role.ends_with(&term.name))
        });
        // `the designer` is whoever was called a designer before.
        if stated && !topic || own {
            continue;
        }
        let of = if of.names.is_empty() {
            before(scene, term)
        } else {
            of
        };
        if closed && (!topic || of.names.is_empty()) {
            continue;
        }
        let rule = if topic {
            "role: description under a name"
        } else {
            "role: description"
        };
        tell(scene, found, person, term, &of, rule);
    }
}

/// `the singer behind “Levitating”`: what somebody is known for, who is meant all the same.
fn is_titled(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.text.lower(at), "behind" | "of")
        && matches!(scene.text.lower_at(Some(at + 1)), "“" | "\"" | "‘" | "hit")
}

/// `The main rapper of VANTA6` as the first words under a name.
fn under_name(scene: &Scene<'_>, sentence: usize, term: &Term) -> bool {
    let first = scene.sentence(sentence).start;
    let block = &scene.text.blocks[scene.text.sentences[sentence].block];
    first == block.tokens.start && term.tokens.start <= first + 3
}

/// `the South Korean actress`: `the`, then only adjectives, places, brands.
fn definite(scene: &Scene<'_>, term: &Term) -> bool {
    let text = &scene.text;
    let floor = scene.sentence(text.sentence_of(term.tokens.start)).start;
    for at in (floor..term.tokens.start).rev().take(6) {
        if text.lower(at) == "the" {
            return true;
        }
        let token = &text.tokens[at];
        let passes = scene
            .resolved
            .at(at)
            .is_some_and(|m| !matches!(scene.resolved.mentions[m].kind, EntityKind::Person))
            || matches!(
                token.tag,
                Tag::Adjective | Tag::Noun | Tag::Number | Tag::Name
            )
            || token.join == Join::Hyphen
            || text
                .tokens
                .get(at + 1)
                .is_some_and(|next| next.join == Join::Hyphen);
        if !passes {
            return false;
        }
    }
    false
}

/// Who is meant: the person whose name is the line above, else the only
/// person of the sentence before and of this one up to here.
fn meant(scene: &Scene<'_>, term: &Term, sentence: usize) -> Option<((EntityNumber, usize), bool)> {
    let text = &scene.text;
    let block = text.sentences[sentence].block;
    let fits = |entity: EntityNumber| {
        let pronoun = scene.entity(entity).pronoun;
        match term.name.rsplit(' ').next().unwrap_or("") {
            "actress" | "ballerina" | "comedienne" => pronoun != Some(Pronoun::He),
            _ => true,
        }
    };
    // The line above this paragraph that is a name.
    let topic = (block.saturating_sub(2)..block)
        .rev()
        .map(|b| &text.blocks[b])
        .find(|b| matches!(b.kind, BlockKind::Name))
        .and_then(|b| {
            scene
                .resolved
                .of_kind(EntityKind::Person, b.tokens.clone())
                .find(|m| scene.resolved.mentions[*m].found != Found::Anaphor)
        });
    if let Some(mention) = topic {
        let entity = scene.resolved.entity[mention];
        return fits(entity).then_some(((entity, mention), true));
    }
    let first = text.sentences[..sentence]
        .iter()
        .rposition(|s| s.block != block)
        .map_or(0, |n| n + 1)
        .max(sentence.saturating_sub(1));
    let start = scene.sentence(first).start;
    let mut people: Vec<(EntityNumber, usize)> = Vec::new();
    for mention in scene
        .resolved
        .of_kind(EntityKind::Person, start..term.tokens.start)
    {
        let entity = scene.resolved.entity[mention];
        if !people.iter().any(|(known, _)| *known == entity) {
            people.push((entity, mention));
        }
    }
    match people[..] {
        [person] if fits(person.0) && scene.entity(person.0).mentions.contains(&person.1) => {
            // `the designer` in the sentence of the name itself may be another.
            let same = text.sentence_of(scene.resolved.mentions[person.1].tokens.start) == sentence;
            let named = scene.resolved.mentions[person.1].found != Found::Anaphor || !same;
            named.then_some((person, false))
        }
        [] => above(scene, term, first)
            .filter(|person| fits(person.0))
            .map(|p| (p, false)),
        _ => None,
    }
}

/// At the start of a paragraph the only person of the one above.
fn above(scene: &Scene<'_>, term: &Term, first: usize) -> Option<(EntityNumber, usize)> {
    let text = &scene.text;
    let block = text.sentences[first].block;
    let opens = text.sentence_of(term.tokens.start) == first
        && scene.sentence(first).start == text.blocks[block].tokens.start;
    let above = &text.blocks[block.checked_sub(1).filter(|_| opens)?];
    if !matches!(above.kind, BlockKind::Paragraph | BlockKind::Title) {
        return None;
    }
    let mut people = scene
        .resolved
        .of_kind(EntityKind::Person, above.tokens.clone())
        .filter(|m| scene.resolved.mentions[*m].found != Found::Anaphor);
    let mention = people.next()?;
    let person = scene.resolved.entity[mention];
    people
        .all(|other| scene.resolved.entity[other] == person)
        .then_some((person, mention))
}
