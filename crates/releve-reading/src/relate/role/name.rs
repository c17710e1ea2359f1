//! Roles that stand beside a name: before it, behind it in apposition, in a
//! list of names.

use releve_facts::EntityKind;

use super::super::Draft;
use super::body::{Bodies, after, before, behind, bodies, is_body};
use super::term::{Term, guessed};
use super::{person_at, tell};
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::{BlockKind, Join, Shape};
use crate::spot::Found;
use crate::tag::Tag;

pub(super) fn find(scene: &Scene<'_>, terms: &[Term], found: &mut Vec<Draft>) {
    for (n, term) in terms.iter().enumerate() {
        before_name(scene, terms, n, found);
        if term.plural || scene.text.surface(term.tokens.end) == ":" {
            super::list::list(scene, term, found);
        }
    }
    for mention in 0..scene.resolved.mentions.len() {
        let known = &scene.resolved.mentions[mention];
        if known.kind == EntityKind::Person && known.found != Found::Anaphor {
            apposition(scene, terms, mention, found);
        }
    }
}

/// `designer Sandy Liang`, `its founder, June Tolliver`, `actress and model X`.
fn before_name(scene: &Scene<'_>, terms: &[Term], n: usize, found: &mut Vec<Draft>) {
    let text = &scene.text;
    let term = &terms[n];
    if term.plural {
        return;
    }
    let sentence = scene.sentence(text.sentence_of(term.tokens.start));
    let bodies_behind = behind(scene, term);
    let mut at = term.tokens.end.max(bodies_behind.end);
    let of_body = !bodies_behind.names.is_empty();
    // `a milliner in Florence, Gualtiero Nesi,`
    let mut placed = false;
    if !of_body
        && at + 1 < sentence.end
        && matches!(text.lower(at), "in" | "from")
        && let Some(mention) = scene.resolved.at(at + 1)
        && scene.resolved.mentions[mention].kind == EntityKind::Place
    {
        at = scene.resolved.mentions[mention].tokens.end;
        placed = true;
    }
    let comma = at < sentence.end && matches!(text.surface(at), "," | "—" | "–" | "(");
    if comma {
        let definite = definite(scene, term);
        if !definite && !placed {
            return;
        }
        at += 1;
    }
    if at >= sentence.end || (of_body || placed) && !comma {
        return;
    }
    // `Dr`, `Sir`
    let person = person_at(scene, at).or_else(|| {
        let title = text.tokens[at].shape == Shape::Title && scene.resolved.at(at).is_none();
        (title && at + 1 < sentence.end)
            .then(|| person_at(scene, at + 1))
            .flatten()
    });
    let Some(person) = person else { return };
    let tokens = scene.resolved.mentions[person.1].tokens.clone();
    if text.tokens[tokens.start].join == Join::Hyphen {
        return;
    }
    // `the designer, Kate Moss and`: a list, not an apposition.
    let closed = tokens.end >= sentence.end
        || matches!(
            text.surface(tokens.end),
            "," | "." | ";" | ":" | ")" | "—" | "–" | "!" | "?" | "”" | "\"" | "’"
        );
    if comma && !closed {
        return;
    }
    let mut of = bodies(scene, term);
    if of.names.is_empty() || of.sign == Some("organisation from context") {
        // `creative director X at Y`, `creative director X's years at Y`
        let next = tokens.end;
        let place = if text
            .tokens
            .get(next)
            .is_some_and(|t| t.tag == Tag::Genitive)
        {
            (next + 2..sentence.end.min(next + 5)).find(|at| {
                text.tokens[*at].tag != Tag::Adjective && text.tokens[*at].tag != Tag::Noun
            })
        } else {
            Some(next)
        };
        let place = place
            .filter(|at| *at < sentence.end && matches!(text.lower(*at), "of" | "at"))
            .map(|at| after(scene, at, false));
        if let Some(stated) = place.filter(|stated| !stated.names.is_empty()) {
            of = stated;
        }
    }
    let rule = if comma {
        "role: possessed, name behind comma"
    } else {
        "role: before the name"
    };
    tell(scene, found, person, term, &of, rule);
    // `stylist and consultant X`: both.
    let mut first = n;
    let mut start = term.tokens.start;
    while let Some(other) = first.checked_sub(1).map(|m| &terms[m]) {
        let between = other.tokens.end..start;
        let joined = between.len() == 1
            && matches!(text.surface(between.start), "and" | "&" | "," | "/" | "-")
            || between.is_empty()
            || between.len() == 2 && text.surface(between.start) == "-";
        if !joined || other.plural || comma && !definite(scene, other) {
            break;
        }
        let mut own = before(scene, other);
        if own.names.is_empty() {
            own = Bodies {
                names: of.names.clone(),
                sign: of.sign,
                elsewhere: of.elsewhere,
                end: of.end,
            };
        }
        tell(
            scene,
            found,
            person,
            other,
            &own,
            "role: coordinated before the name",
        );
        start = other.tokens.start;
        first -= 1;
    }
}

/// The role is somebody's or a certain one: `its founder`, `the designer`.
fn definite(scene: &Scene<'_>, term: &Term) -> bool {
    let text = &scene.text;
    let floor = scene.sentence(text.sentence_of(term.tokens.start)).start;
    (floor..term.tokens.start)
        .rev()
        .take(7)
        .take_while(|at| {
            let tag = text.tokens[*at].tag;
            matches!(
                tag,
                Tag::Determiner
                    | Tag::Possessive
                    | Tag::Genitive
                    | Tag::Adjective
                    | Tag::Noun
                    | Tag::Name
                    | Tag::Past
                    | Tag::Adverb
                    | Tag::Relative
                    | Tag::Conjunction
            ) || scene.resolved.at(*at).is_some()
        })
        .any(|at| {
            matches!(text.tokens[at].tag, Tag::Possessive | Tag::Genitive)
                || matches!(text.lower(at), "the" | "whose")
        })
        || bodies_before_directly(scene, term)
}

fn bodies_before_directly(scene: &Scene<'_>, term: &Term) -> bool {
    let at = term.tokens.start;
    at > 0
        && scene
            .resolved
            .at(at - 1)
            .is_some_and(|m| is_body(scene.resolved.mentions[m].kind))
}

/// `Anna Lund, a trend analyst at Edited`, `X (the designer behind Y)`,
/// `HAN SEO-YUL, STYLIST`.
fn apposition(scene: &Scene<'_>, terms: &[Term], mention: usize, found: &mut Vec<Draft>) {
    let text = &scene.text;
    let tokens = scene.resolved.mentions[mention].tokens.clone();
    let sentence = scene.sentence(text.sentence_of(tokens.start));
    let block = &text.blocks[text.block_of(tokens.start)];
    if matches!(block.kind, BlockKind::Offer | BlockKind::Caption) {
        return;
    }
    let mut at = tokens.end;
    if at + 2 >= sentence.end && at + 1 >= sentence.end || !opens(scene, at) {
        return;
    }
    at += 1;
    // An age: `X, 38, an architect`.
    if at + 1 < sentence.end
        && text.tokens[at].shape == Shape::Number
        && text.surface(at + 1) == ","
    {
        at += 2;
    }
    let limit = sentence.end.min(at + 9);
    let start = at;
    let first = terms.partition_point(|term| term.tokens.start < start);
    let listed = terms
        .get(first)
        .filter(|term| term.tokens.start < limit)
        .cloned();
    let bridge =
        |end: usize| (start..end).all(|t| inside(scene, t)) && plausible(scene, start, end);
    let term = match listed {
        Some(term) if bridge(term.tokens.start) => Some(term),
        _ => article(scene, start, limit),
    };
    let Some(term) = term else { return };
    let coordinated = earlier_in_list(scene, mention);
    if term.plural && coordinated.is_empty() {
        return;
    }
    let end = term.tokens.end;
    // `X, model Y`: the role is Y's.
    if end < sentence.end
        && (person_at(scene, end).is_some() || text.tokens[end].tag == Tag::Genitive)
    {
        return;
    }
    // `…, the designer said`: a subject of its own.
    let the = text.lower(start) == "the";
    let verb = end < sentence.end
        && matches!(text.tokens[end].tag, Tag::Verb | Tag::Past | Tag::Auxiliary)
        && the;
    let bare = start == term.tokens.start && text.surface(tokens.end) == ",";
    // `…, designer Y`, `X, models and editors`
    if verb
        || bare
            && end < sentence.end
            && text.tokens[end].tag == Tag::Name
            && scene
                .resolved
                .at(end)
                .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Person)
    {
        return;
    }
    let of = appositive_bodies(scene, &term);
    let person = (scene.resolved.entity[mention], mention);
    let rule = match text.surface(tokens.end) {
        "," => "role: apposition",
        _ => "role: in brackets",
    };
    tell(scene, found, person, &term, &of, rule);
    if term.plural {
        for other in coordinated {
            tell(
                scene,
                found,
                other,
                &term,
                &of,
                "role: apposition of several",
            );
        }
    }
    more(scene, terms, person, &term, &of, found);
}

pub(super) fn opens(scene: &Scene<'_>, at: usize) -> bool {
    matches!(
        scene.text.surface(at),
        "," | "(" | "—" | "–" | "|" | "•" | "/"
    )
}

/// True for what may stand between the comma and the role.
pub(super) fn inside(scene: &Scene<'_>, at: usize) -> bool {
    let text = &scene.text;
    let token = &text.tokens[at];
    if let Some(mention) = scene.resolved.at(at) {
        return scene.resolved.mentions[mention].kind != EntityKind::Person
            || text
                .tokens
                .get(scene.resolved.mentions[mention].tokens.end)
                .is_some_and(|t| t.tag == Tag::Genitive);
    }
    matches!(
        token.tag,
        Tag::Determiner
            | Tag::Possessive
            | Tag::Genitive
            | Tag::Adjective
            | Tag::Adverb
            | Tag::Noun
            | Tag::Name
            | Tag::Number
    ) || matches!(text.lower(at), "former" | "then" | "now" | "also" | "and")
        || token.tag == Tag::Past
            && (token.join == Join::Hyphen
                || at > 0
                    && matches!(
                        text.tokens[at - 1].tag,
                        Tag::Determiner | Tag::Adverb | Tag::Adjective
                    ))
}

/// A brand between comma and role belongs to a phrase only as a modifier or
/// possessor; `no` begins none.
fn plausible(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    (start..end).all(|at| {
        !matches!(
            scene.text.lower(at),
            "no" | "not" | "every" | "any" | "many" | "other" | "some"
        )
    })
}

/// `a saddler`: behind an article even a role that no list knows.
fn article(scene: &Scene<'_>, start: usize, limit: usize) -> Option<Term> {
    let text = &scene.text;
    if start >= limit || !matches!(text.lower(start), "a" | "an") {
        return None;
    }
    let last = (start + 1..limit)
        .take_while(|at| {
            matches!(text.tokens[*at].tag, Tag::Adjective | Tag::Noun)
                || text.tokens[*at].join == Join::Hyphen
        })
        .last()?;
    guessed(scene, last)
}

/// The people before a mention in the same list: `X and Y, founders of`.
fn earlier_in_list(scene: &Scene<'_>, mention: usize) -> Vec<(EntityNumber, usize)> {
    let text = &scene.text;
    let mut found = Vec::new();
    let mut start = scene.resolved.mentions[mention].tokens.start;
    let mut at = mention;
    while let Some(before) = at.checked_sub(1) {
        let known = &scene.resolved.mentions[before];
        let between = known.tokens.end..start;
        let joined = (1..=2).contains(&between.len())
            && between
                .clone()
                .all(|t| matches!(text.surface(t), "and" | "&" | ","))
            && (!found.is_empty()
                || between
                    .clone()
                    .any(|t| matches!(text.surface(t), "and" | "&")));
        if known.kind != EntityKind::Person || !joined {
            break;
        }
        found.push((scene.resolved.entity[before], before));
        start = known.tokens.start;
        at = before;
    }
    found
}

/// Behind the role, before it, else for posts what was spoken of.
fn appositive_bodies(scene: &Scene<'_>, term: &Term) -> Bodies {
    bodies(scene, term)
}

/// `model and TV host`, `contributing editor at A and the author of B`.
pub(super) fn more(
    scene: &Scene<'_>,
    terms: &[Term],
    person: (EntityNumber, usize),
    term: &Term,
    of: &Bodies,
    found: &mut Vec<Draft>,
) {
    let text = &scene.text;
    let sentence = scene.sentence(text.sentence_of(term.tokens.start));
    let mut end = term.tokens.end.max(of.end);
    let stated = |of: &Bodies| of.sign.is_none();
    if !stated(of) {
        end = term.tokens.end;
    }
    for _ in 0..3 {
        let mut at = end;
        let mut joined = false;
        while at < sentence.end && matches!(text.lower(at), "," | "and" | "&" | "/" | "-" | "|") {
            joined = true;
            at += 1;
        }
        if !joined {
            return;
        }
        let first = terms.partition_point(|other| other.tokens.start < at);
        let Some(other) = terms
            .get(first)
            .filter(|other| other.tokens.start < sentence.end.min(at + 6))
        else {
            return;
        };
        let bridge = (at..other.tokens.start).all(|t| inside(scene, t))
            && plausible(scene, at, other.tokens.start);
        let after = other.tokens.end;
        let taken = after < sentence.end
            && (person_at(scene, after).is_some()
                || matches!(
                    text.tokens[after].tag,
                    Tag::Verb | Tag::Past | Tag::Auxiliary | Tag::Genitive
                ));
        let reversed = text.surface(after) == "," && person_at(scene, after + 1).is_some();
        if !bridge || taken || reversed || other.plural != term.plural {
            return;
        }
        let mut own = behind(scene, other);
        let own_end = own.end.max(after);
        if own.names.is_empty() {
            own = before(scene, other);
        }
        tell(
            scene,
            found,
            person,
            other,
            &own,
            "role: coordinated behind",
        );
        end = own_end;
    }
}
