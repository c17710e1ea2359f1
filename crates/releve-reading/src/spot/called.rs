//! What the noun right before a name calls it: `the Berlin store Voo`, `Atlanta
//! label Mother Doolittle`, `designer Fern Halliday`. It decides for its place,
//! whatever the name is elsewhere.

use std::ops::Range;

use releve_facts::EntityKind;

use super::Spotted;
use super::kind::KINDS;
use crate::lexicon::Cue;
use crate::segment::{Join, Shape};
use crate::tag::Tag;
use crate::text::Text;

/// The kind that the noun before the name states, if it states one alone.
pub(super) fn kind(text: &Text<'_>, spotted: &Spotted, run: &Range<usize>) -> Option<EntityKind> {
    // `the Savannah-based brand`
    if run.len() == 1
        && text.lower_at(Some(run.end)) == "based"
        && text.tokens[run.end].join == Join::Hyphen
    {
        return Some(EntityKind::Place);
    }
    if sells(text, run) {
        return Some(EntityKind::Brand);
    }
    let at = run.start.checked_sub(1)?;
    let sentence = &text.sentences[text.sentence_of(run.start)].tokens;
    // `the label started by Stefani Grosse`
    let founded = text.lower(at) == "by"
        && at > sentence.start
        && matches!(
            text.lower(at - 1),
            "founded" | "co-founded" | "cofounded" | "started" | "run" | "owned" | "established"
        );
    if founded && run.len() > 1 && text.info(run.start).given != [0, 0] {
        return Some(EntityKind::Person);
    }
    if let Some(kind) = dealt(text, spotted, run).or_else(|| presents(text, spotted, run)) {
        return Some(kind);
    }
    let token = &text.tokens[at];
    if at < sentence.start
        || token.tag != Tag::Noun
        || token.shape != Shape::Lower && at > sentence.start
        || text.tokens[run.start].join != Join::Space
    {
        return None;
    }
    let role = spotted
        .roles_over(at..at + 1)
        .any(|role| role.tokens.end == at + 1);
    const BRAND: u8 = 0b0000_0001;
    let noun = super::signs::told(text, at).noun;
    if role {
        // `designer Kwon Sera`, but `shoemaker Alder & Spur`.
        let house = noun & BRAND != 0
            && text.lower(at) != "designer"
            && text.info(run.start).given == [0, 0]
            || run.clone().any(|at| text.surface(at) == "&");
        return (run.len() > 1 && !house).then_some(EntityKind::Person);
    }
    // `director of brand Katy Lubin`, `head of retail X`: what somebody directs.
    let directs = at >= sentence.start + 2
        && text.lower(at - 1) == "of"
        && matches!(
            text.lower(at - 2),
            "director" | "head" | "chief" | "president" | "vp" | "manager" | "lead"
        );
    if directs && run.len() > 1 {
        return Some(EntityKind::Person);
    }
    const BODY: u8 = 0b0010_0000;
    debug_assert!(
        KINDS[0] == Some(EntityKind::Brand) && KINDS[5] == Some(EntityKind::Organisation)
    );
    match noun {
        BRAND => Some(EntityKind::Brand),
        BODY => Some(EntityKind::Organisation),
        _ => None,
    }
}

/// `X sells the coat`: no person, whose name would begin with a given one.
fn sells(text: &Text<'_>, run: &Range<usize>) -> bool {
    let person = run.len() > 1 && text.info(run.start).given != [0, 0];
    !person
        && text
            .tokens
            .get(run.end)
            .is_some_and(|next| matches!(next.tag, Tag::Verb | Tag::Past))
        && matches!(text.lemma(run.end), "sell" | "retail" | "stock" | "restock")
}

/// `At X, Ama Oduya showed ties`: what the sentence opens with is a house, and who shows
/// there, behind the comma, is a person.
fn presents(text: &Text<'_>, spotted: &Spotted, run: &Range<usize>) -> Option<EntityKind> {
    let sentence = &text.sentences[text.sentence_of(run.start)].tokens;
    let shows = |at: usize| at < sentence.end && spotted.has_cue(at, Cue::Show);
    let capital = |at: &usize| text.tokens[*at].shape == Shape::Title;
    // The two names that a capital word each may be, and the verb behind them.
    let name = |start: usize| {
        let end = (start..sentence.end)
            .find(|at| !capital(at))
            .unwrap_or(sentence.end);
        (end >= start + 2).then_some(end)
    };
    let first = sentence.start;
    let fronted = matches!(text.lower(first), "at" | "for")
        && run.start == first + 1
        && text.surface(run.end) == ",";
    if fronted && name(run.end + 1).is_some_and(shows) {
        return Some(EntityKind::Brand);
    }
    let comma = run
        .start
        .checked_sub(1)
        .filter(|at| text.surface(*at) == ",");
    let behind = matches!(text.lower(first), "at" | "for")
        && comma.is_some_and(|comma| (first + 1..comma).all(|at| capital(&at)));
    (behind && run.len() > 1 && shows(run.end)).then_some(EntityKind::Person)
}

/// What is founded is a house, what is crossed with one is another, and who designs for
/// one is a person.
fn dealt(text: &Text<'_>, spotted: &Spotted, run: &Range<usize>) -> Option<EntityKind> {
    let word = |n: usize| text.lower_at(run.start.checked_sub(n));
    let house = |at: usize| {
        let first = spotted.mentions.partition_point(|m| m.tokens.end <= at);
        spotted
            .mentions
            .get(first)
            .is_some_and(|m| m.tokens.start <= at && m.kind == EntityKind::Brand)
    };
    // `founded X in 2012`, `the founder of X`
    let founded = matches!(word(1), "founded" | "cofounded" | "founding")
        || matches!(word(1), "of" | "behind")
            && matches!(word(2), "founder" | "founders" | "cofounder" | "cofounders");
    // `Puma x X`
    let crossed = matches!(word(1), "x" | "×") && run.start >= 2 && house(run.start - 2)
        || matches!(text.lower_at(Some(run.end)), "x" | "×") && house(run.end + 1);
    // `the designer behind X`, `creative director of X`, `who designs X`
    let title = run.start.checked_sub(2).is_some_and(|last| {
        spotted.roles_over(last..last + 1).any(|role| {
            role.tokens.end == last + 1
                && text.lexicon.roles[role.number as usize].group.as_ref() == "design"
        })
    });
    let designed = matches!(word(1), "behind" | "of" | "at") && title
        || matches!(word(1), "designs" | "designed") && word(2) == "who";
    if founded || crossed || designed {
        return Some(EntityKind::Brand);
    }
    // `designed by X for Lanvin`
    let designs = word(1) == "by"
        && matches!(word(2), "designed" | "created" | "drawn" | "sketched")
        && text.lower_at(Some(run.end)) == "for"
        && house(run.end + 1);
    (designs && run.len() > 1).then_some(EntityKind::Person)
}
