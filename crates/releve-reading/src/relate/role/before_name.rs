//! Roles right before a name: `designer Sandy Liang`, `its founder, June Tolliver`,
//! `actress and model X`.

use releve_facts::EntityKind;

use super::body::{Bodies, after, before, behind, bodies, is_body};
use super::term::Term;
use super::{person_at, tell};
use crate::relate::Draft;
use crate::scene::Scene;
use crate::segment::{Join, Shape};
use crate::tag::Tag;

/// Behind `by the name of`, `called` and the like: a name that is given with its role.
fn past_naming(scene: &Scene<'_>, at: usize, end: usize) -> usize {
    let word = |n: usize| match at + n < end {
        true => scene.text.lower(at + n),
        false => "",
    };
    match (word(0), word(1)) {
        ("by", "the") if word(2) == "name" && word(3) == "of" => at + 4,
        ("called" | "named", _) => at + 1,
        ("known", "as") => at + 2,
        _ => at,
    }
}

/// Tells the `n`th role of whoever is named behind it.
pub(super) fn find(scene: &Scene<'_>, terms: &[Term], n: usize, found: &mut Vec<Draft>) {
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
    at = past_naming(scene, at, sentence.end);
    let comma = at < sentence.end && matches!(text.surface(at), "," | "—" | "–" | "(");
    if comma {
        let definite = definite(scene, term) || of_body && opens_sentence(scene, term);
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
    // `Formerly head of design at Toast, Judith Harris runs a studio.`
    let acts = of_body
        && opens_sentence(scene, term)
        && text.tokens.get(tokens.end).is_some_and(|next| {
            matches!(
                next.tag,
                Tag::Verb | Tag::Past | Tag::Auxiliary | Tag::Adverb
            )
        });
    if comma && !closed && !acts {
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

/// `Until 2021 creative director of X, …`, `Once the …`, `A former …`: nothing but when it
/// was stands before the title.
fn opens_sentence(scene: &Scene<'_>, term: &Term) -> bool {
    let text = &scene.text;
    let floor = scene.sentence(text.sentence_of(term.tokens.start)).start;
    (floor..term.tokens.start).all(|at| {
        let tag = text.tokens[at].tag;
        scene
            .times_in(floor..term.tokens.start)
            .any(|time| time.tokens.contains(&at))
            || matches!(tag, Tag::Determiner | Tag::Adverb)
            || matches!(
                text.lower(at),
                "formerly" | "once" | "previously" | "former" | "ex" | "until" | "till" | "late"
            )
    })
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

/// `the Chloé designer`: the house right before the role makes it a certain one.
fn bodies_before_directly(scene: &Scene<'_>, term: &Term) -> bool {
    let at = term.tokens.start;
    at > 0
        && scene
            .resolved
            .at(at - 1)
            .is_some_and(|m| is_body(scene.resolved.mentions[m].kind))
}
