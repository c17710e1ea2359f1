//! A line that one makes for a house: `JW Anderson's capsule for Uniqlo`, `designed a
//! range for AG Jeans`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::verb::partner;
use crate::clause::{Clause, ClauseKind, Reality};
use crate::lexicon::Cue;
use crate::relate::maker::is_party;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::tag::Tag;

/// `JW Anderson's capsule for Uniqlo`, `Alexa Chung's line for AG Jeans`: who made
/// the line that a noun means, and for which house.
pub(super) fn line_for(
    scene: &Scene<'_>,
    tokens: &Range<usize>,
    noun: usize,
) -> Option<Vec<EntityNumber>> {
    let party = |at: usize| {
        let m = scene.resolved.at(at).filter(|_| at < tokens.end)?;
        is_party(scene.resolved.mentions[m].kind).then(|| scene.resolved.entity[m])
    };
    let genitive = (noun.saturating_sub(4).max(tokens.start + 1)..noun)
        .rfind(|at| scene.text.tokens[*at].tag == Tag::Genitive)?;
    let maker = party(genitive - 1)?;
    let house = party(noun + 2)
        .filter(|house| *house != maker && scene.entity(*house).kind == EntityKind::Brand)
        .filter(|house| !is_at_home(scene, maker, *house))?;
    Some(vec![maker, house])
}

/// As [`line_for`], for lines that are not called a collaboration.
pub(super) fn own_line(
    scene: &Scene<'_>,
    number: usize,
    tell: &mut impl FnMut(Vec<EntityNumber>, &'static str),
) {
    let tokens = scene.sentence(number);
    for noun in tokens.clone() {
        let line = scene.spotted.has_cue(noun, Cue::Line)
            && !scene.spotted.has_cue(noun, Cue::Collaboration)
            && scene.text.lower_at(Some(noun + 1)) == "for";
        if line && let Some(two) = line_for(scene, &tokens, noun) {
            tell(two, "collaboration: made for another");
        }
    }
}

/// `Alexa Chung designed a denim range for AG Jeans`, `the latest label to design a
/// collection for H&M`: a line that one designs for another.
pub(super) fn designed_for(
    scene: &Scene<'_>,
    number: usize,
    tell: &mut impl FnMut(Vec<EntityNumber>, &'static str),
) {
    let tokens = scene.sentence(number);
    let parse = &scene.parses[number];
    for clause in &parse.clauses {
        // `has lent her name to a collection from Converse`
        let lends = scene.text.lemma(clause.verb) == "lend"
            && scene.text.lower_at(Some(clause.group.end + 1)) == "name";
        let designs = lends
            || scene.verb_is(clause, Cue::Design)
            || matches!(scene.text.lemma(clause.verb), "create" | "make" | "do");
        if !designs || !is_done(scene, clause) || clause.passive {
            continue;
        }
        let reach = clause.group.end..clause.group.end.saturating_add(12).min(tokens.end);
        let Some(at) = reach.clone().find(|at| {
            let word = scene.text.lower(*at);
            *at > reach.start
                && (word == "for" || lends && matches!(word, "from" | "by" | "at" | "with"))
        }) else {
            continue;
        };
        // `a range of excuses` is none of clothes.
        let line = (reach.start..at).any(|t| {
            scene.spotted.has_cue(t, Cue::Line)
                && (scene.text.lower_at(Some(t + 1)) != "of"
                    || scene.items_in(t + 1..at).next().is_some())
        });
        let Some(house) = partner(scene, at, tokens.end)
            .filter(|house| scene.entity(*house).kind == EntityKind::Brand)
        else {
            continue;
        };
        let own = scene
            .resolved
            .within(tokens.start..clause.group.start)
            .filter(|m| {
                let mention = &scene.resolved.mentions[*m];
                is_party(mention.kind) && mention.kind != EntityKind::Organisation
            })
            .map(|m| scene.resolved.entity[m])
            .next()
            .filter(|own| *own != house && !is_at_home(scene, *own, house));
        if let (Some(own), true) = (own, line) {
            tell(vec![own, house], "collaboration: designed for another");
        }
    }
}

/// True for what has been designed: an infinitive says so behind a noun only, `the
/// latest label to design`, not behind a verb, `wanted to design`.
fn is_done(scene: &Scene<'_>, clause: &Clause) -> bool {
    if clause.reality != Reality::Stated {
        return false;
    }
    let text = &scene.text;
    let before = (scene.sentence(clause.sentence).start..clause.verb)
        .rev()
        .find(|at| text.lower(*at) != "to" && text.tokens[*at].tag != Tag::Adverb);
    clause.kind != ClauseKind::Infinitive
        || before.is_some_and(|at| matches!(text.tokens[at].tag, Tag::Noun | Tag::Name))
}

/// True for a house that the lexicon gives a person: what its own designer makes for
/// it is no joint work.
pub(in crate::relate) fn is_at_home(
    scene: &Scene<'_>,
    person: EntityNumber,
    house: EntityNumber,
) -> bool {
    let name = &scene.entity(house).name;
    scene.entity(person).entry.is_some_and(|id| {
        let mut houses = scene.text.lexicon.entry(id).affiliations();
        houses.any(|(house, _)| house == name)
    })
}
