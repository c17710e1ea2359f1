//! Who has followers.

use std::ops::Range;

use releve_facts::EntityKind;

use super::Teller;
use super::named::{Named, named};
use crate::figure::Figure;
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::spot::Found;
use crate::tag::Tag;

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

impl Teller<'_, '_, '_> {
    /// The shop or house in `At X, takings rose` before a noun of measure.
    pub(super) fn at_shop(&self, sentence: usize, gauge: usize) -> Option<Named> {
        let scene = self.scene;
        let text = &scene.text;
        let start = scene.sentence(sentence).start;
        let closed = gauge
            .checked_sub(1)
            .is_some_and(|at| at > start + 1 && text.surface(at) == ",");
        let at = (start..gauge.min(start + 3)).find(|t| text.lower(*t) == "at")?;
        let m = scene.resolved.within(at + 1..gauge.min(at + 8)).find(|m| {
            let mention = &scene.resolved.mentions[*m];
            matches!(mention.kind, EntityKind::Brand | EntityKind::Organisation)
                && mention.found != Found::Anaphor
                && text.surface(mention.tokens.end) == ","
        })?;
        closed.then(|| self.entity(m, sentence))
    }

    /// The house whose own figure it is: `X, whose share`, `the maker Avirex
    /// reported that its sales`.
    pub(super) fn possessor(&self, sentence: usize, gauge: usize) -> Option<Named> {
        let scene = self.scene;
        let text = &scene.text;
        let start = scene.sentence(sentence).start;
        let mut own = gauge.checked_sub(1).filter(|at| *at > start)?;
        // `its own sales`
        if text.lower(own) == "own" {
            own = own.checked_sub(1).filter(|at| *at > start)?;
        }
        let body = |m: usize| {
            matches!(
                scene.resolved.mentions[m].kind,
                EntityKind::Brand | EntityKind::Organisation
            )
        };
        match text.lower(own) {
            "whose" => {
                let comma = own - 1;
                let m = (comma > start && text.surface(comma) == ",")
                    .then(|| scene.resolved.at(comma - 1))
                    .flatten()?;
                body(m).then(|| self.entity(m, sentence))
            }
            "its" => {
                let floor = (start..own)
                    .rev()
                    .find(|at| text.surface(*at) == ";")
                    .map_or(start, |at| at + 1);
                let told = (floor..own).any(|at| {
                    scene.spotted.has_cue(at, Cue::Say)
                        || matches!(text.lower(at), "reported" | "saw" | "reports")
                });
                let m = scene
                    .resolved
                    .within(floor..own)
                    .filter(|m| body(*m))
                    .last()
                    .filter(|_| told)?;
                Some(self.entity(m, sentence))
            }
            _ => None,
        }
    }

    /// The subject of the clause in which followers are counted: `The label,
    /// founded by X, has 410,000 followers`; of `its Instagram account` the house.
    pub(super) fn holder(&self, sentence: usize, figure: &Figure) -> Option<Named> {
        let scene = self.scene;
        let text = &scene.text;
        let parse = &scene.parses[sentence];
        let clause =
            parse.clauses.iter().rev().find(|c| {
                c.group.start < figure.tokens.start && figure.tokens.start < c.reach.end
            })?;
        let start = scene.sentence(sentence).start;
        if let Some(found) = across(scene, start, clause.group.start, &self.past) {
            return Some(found);
        }
        let phrase = &parse.phrases[*clause.subject.first()?];
        let head = phrase.head;
        let account = matches!(
            text.lower(head),
            "account"
                | "profile"
                | "page"
                | "feed"
                | "following"
                | "channel"
                | "handle"
                | "instagram"
                | "tiktok"
                | "weibo"
        );
        if account {
            let start = phrase.tokens.start;
            let owner = scene.resolved.at(start).filter(|m| {
                matches!(
                    scene.resolved.mentions[*m].kind,
                    EntityKind::Person | EntityKind::Brand | EntityKind::Organisation
                )
            });
            if let Some(m) = owner {
                return Some(self.entity(m, sentence));
            }
            return (text.tokens[start].tag == Tag::Possessive)
                .then(|| self.house(sentence, start))
                .flatten();
        }
        if let Some(person) = self.by_role(sentence, phrase.tokens.clone(), head) {
            return Some(person);
        }
        let end = phrase
            .tokens
            .end
            .min(clause.group.start.max(phrase.tokens.start + 1));
        named(scene, phrase.tokens.start, end, &self.past).filter(|subject| {
            matches!(
                subject.kind,
                Some(EntityKind::Person | EntityKind::Brand | EntityKind::Organisation)
            )
        })
    }

    /// `The 24-year-old singer`: the person named last in the sentences before.
    fn by_role(&self, sentence: usize, phrase: Range<usize>, head: usize) -> Option<Named> {
        let scene = self.scene;
        let text = &scene.text;
        let definite = matches!(text.lower(phrase.start), "the" | "this");
        let own = scene.resolved.within(phrase).any(|m| {
            matches!(
                scene.resolved.mentions[m].kind,
                EntityKind::Person | EntityKind::Brand | EntityKind::Organisation
            )
        });
        let role = scene.spotted.roles_over(head..head + 1).next().is_some();
        if !definite || own || !role {
            return None;
        }
        let block = text.sentences[sentence].block;
        (sentence.saturating_sub(2)..sentence)
            .rev()
            .find_map(|before| {
                let near = text.sentences[before].block + 1 >= block;
                let m = scene
                    .resolved
                    .of_kind(EntityKind::Person, scene.sentence(before))
                    .next()
                    .filter(|_| near)?;
                Some(self.entity(m, sentence))
            })
    }
}
