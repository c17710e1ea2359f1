//! The grammatical subject of a verb: in `X, who showed suits with ties, was named`
//! and in `The Row, whose Sock shoe was No. 4` it stands away from the verb, in `They
//! rose` in the sentence before.

use releve_facts::EntityKind;

use super::Teller;
use super::meant::meant;
use super::named::{Named, named};
use crate::clause::{Clause, ClauseKind};
use crate::figure::Figure;
use crate::scene::Scene;
use crate::tag::Tag;

impl Teller<'_, '_, '_> {
    /// The clause around a figure: the last one that has begun before it and reaches
    /// over it.
    pub(super) fn clause_around(&self, sentence: usize, figure: &Figure) -> Option<&Clause> {
        let at = figure.tokens.start;
        let clauses = self.scene.parses[sentence].clauses.iter();
        clauses
            .rev()
            .find(|clause| clause.group.start < at && at < clause.reach.end)
    }

    /// The subject of the clause with which a sentence opens, where its verb stands before a
    /// token.
    pub(super) fn main_subject(&self, sentence: usize, before: usize) -> Option<Named> {
        let clause = self.scene.parses[sentence].clauses.first()?;
        (clause.verb < before)
            .then(|| self.subject_of_verb(sentence, clause.verb))
            .flatten()
    }

    /// The subject of the clause whose verb is at or next before `verb`.
    pub(super) fn subject_of_verb(&self, sentence: usize, verb: usize) -> Option<Named> {
        let scene = self.scene;
        let parse = &scene.parses[sentence];
        // `The Row, whose Sock shoe was No. 4`
        let range = scene.sentence(sentence);
        let whose = (range.start..verb)
            .rev()
            .take(14)
            .find(|at| scene.text.lower(*at) == "whose");
        if let Some(found) = whose.and_then(|at| named(scene, at + 1, verb, &self.past))
            && found.tokens.end <= verb
            && !scene.text.tokens[found.tokens.end..verb]
                .iter()
                .any(|t| matches!(t.tag, Tag::Verb | Tag::Past | Tag::Auxiliary))
        {
            return Some(found);
        }
        let clause = parse
            .clauses
            .iter()
            .rev()
            .find(|c| c.group.contains(&verb) || c.verb <= verb && verb < c.reach.end)?;
        let text = &scene.text;
        // `X, who showed suits with ties, was`, `the shacket, a hybrid of shirt
        // and jacket, which was`: X, the shacket.
        if let Some(found) = across(scene, range.start, clause.group.start, &self.past) {
            return Some(found);
        }
        let phrase = &parse.phrases[*clause.subject.first()?];
        let start = phrase.tokens.start;
        if matches!(text.lower(start), "they" | "it" | "these" | "this")
            && scene.resolved.at(start).is_none()
        {
            // `They prefer the clog: it made up a fifth`: what the colon explains.
            if start > range.start && text.surface(start - 1) == ":" {
                return meant(scene, start..start + 1, &self.past, |_| true);
            }
            // `Shares of X gained 6%. They have risen 31%`: the shares.
            let shares = self.last_told(sentence, 1).filter(|told| {
                told.sentence + 1 == sentence && told.subject.name.ends_with(" shares")
            });
            if let Some(told) = shares {
                let mut found = told.subject.clone();
                found.meant = true;
                found.antecedent = Some(told.sentence);
                return Some(found);
            }
            // `The term “X” was coined in May, and it has been viewed`: X.
            let own = parse.clauses.iter().rev().filter(|c| {
                c.kind == ClauseKind::Finite && c.group.end <= start && !c.subject.is_empty()
            });
            let own = own.filter_map(|c| {
                let first = parse.phrases[*c.subject.first()?].tokens.start;
                named(scene, first, c.group.start, &self.past)
            });
            let thing = |found: &Named| {
                matches!(
                    found.kind,
                    Some(
                        EntityKind::Trend
                            | EntityKind::Product
                            | EntityKind::Garment
                            | EntityKind::Brand
                    )
                )
            };
            if let Some(mut found) = own.into_iter().find(thing) {
                found.meant = true;
                return Some(found);
            }
            // The subject of the sentence before, if it is named.
            let before = sentence.checked_sub(1)?;
            let parse = &scene.parses[before];
            let subject = parse.clauses.first().and_then(|c| c.subject.first());
            let known = subject.and_then(|p| {
                let tokens = parse.phrases[*p].tokens.clone();
                named(scene, tokens.start, tokens.end, &self.past)
            });
            let mut known = known
                .filter(|k| k.kind.is_some())
                .or_else(|| meant(scene, start..start + 1, &self.past, |_| true))?;
            known.meant = true;
            known.antecedent = Some(before);
            return Some(known);
        }
        // A garment's phrase may hold more than the parse gave the clause.
        let end = phrase.tokens.end.min(clause.group.start.max(start + 1));
        named(scene, start, end, &self.past)
    }
}

/// The subject on the far side of a relative clause or an apposition that a
/// comma closes before the verb.
pub(super) fn across(
    scene: &Scene<'_>,
    floor: usize,
    group: usize,
    past: &[Named],
) -> Option<Named> {
    let text = &scene.text;
    let mut close = group.checked_sub(1)?;
    // `…, now has`
    while close > floor && text.tokens[close].tag == Tag::Adverb {
        close -= 1;
    }
    if matches!(text.lower(close), "which" | "who" | "that") && close > floor {
        close -= 1;
    }
    if close <= floor || !matches!(text.surface(close), "," | "—" | "–") {
        return None;
    }
    let start = (floor..close)
        .rev()
        .find(|at| matches!(text.surface(*at), ";" | ":"))
        .map_or(floor, |at| at + 1);
    for m in scene.resolved.within(start..close) {
        let mention = &scene.resolved.mentions[m];
        let end = mention.tokens.end;
        if end >= close || !matches!(text.surface(end), "," | "—" | "–") {
            continue;
        }
        let kind = matches!(
            mention.kind,
            EntityKind::Person
                | EntityKind::Brand
                | EntityKind::Organisation
                | EntityKind::Product
                | EntityKind::Garment
                | EntityKind::Trend
        );
        let opener = matches!(
            text.lower_at(Some(end + 1)),
            "who" | "which" | "a" | "an" | "the" | "where"
        ) || text.tokens.get(end + 1).is_some_and(|t| t.tag == Tag::Past);
        let mut first = scene
            .items_in(mention.tokens.clone())
            .next()
            .map_or(mention.tokens.start, |item| item.tokens.start);
        while first > start
            && !matches!(text.tokens[first].tag, Tag::Possessive | Tag::Determiner)
            && (matches!(
                text.tokens[first - 1].tag,
                Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Genitive
            ) || matches!(text.tokens[first - 1].tag, Tag::Noun | Tag::Name)
                && mention.kind != EntityKind::Garment
                || scene.resolved.at(first - 1).is_some())
        {
            first -= 1;
        }
        let governed = first > start && text.tokens[first - 1].tag == Tag::Preposition;
        if !kind || !opener || governed {
            return None;
        }
        let from = if mention.kind == EntityKind::Garment {
            first
        } else {
            mention.tokens.start
        };
        return named(scene, from, end, past).filter(|found| found.kind.is_some());
    }
    None
}
