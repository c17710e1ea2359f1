//! Lists in running text: `tulle skirts, leotards and slick topknots`.

mod joint;

use std::ops::Range;

use releve_facts::EntityKind;

use crate::item::Item;
use crate::lexicon::Classes;
use crate::scene::Scene;
use crate::segment::Join;
use crate::tag::Tag;
use joint::{describes, inside_item, separates};

/// One member of a list, without articles and without what follows its noun.
#[derive(Debug, Clone)]
pub(super) struct Member<'s> {
    /// `slick topknots`
    pub(super) tokens: Range<usize>,
    /// The garment that it names, if it does.
    pub(super) item: Option<&'s Item>,
    /// What its last word names.
    pub(super) kind: Option<EntityKind>,
}

impl Member<'_> {
    /// True for what is worn or a trait of it.
    pub(super) fn is_worn(&self) -> bool {
        self.item.is_some()
            || matches!(self.kind, Some(EntityKind::Garment | EntityKind::Attribute))
    }

    /// The name as an element or a parent: the whole phrase, singular, lower case.
    pub(super) fn name(&self, scene: &Scene<'_>) -> String {
        let text = &scene.text;
        let plain = |tokens: Range<usize>| {
            let slice = text.slice(tokens);
            slice
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .to_lowercase()
        };
        if let Some(item) = self.item {
            let noun = scene.resolved.mentions[item.mention].tokens.clone();
            let name = scene.name(item.garment);
            let before = self.tokens.start..noun.start.max(self.tokens.start);
            // `gray Calvin Klein slip dress`: the house is no part of the type.
            let house = scene
                .resolved
                .of_kind(EntityKind::Brand, before.clone())
                .next()
                .map(|m| scene.resolved.mentions[m].tokens.clone());
            let words = match house {
                Some(house) if house.end <= before.end => {
                    let behind = house.end
                        + usize::from(
                            house.end < before.end && text.tokens[house.end].tag == Tag::Genitive,
                        );
                    [plain(before.start..house.start), plain(behind..before.end)]
                        .into_iter()
                        .filter(|part| !part.is_empty())
                        .collect::<Vec<_>>()
                        .join(" ")
                }
                _ => plain(before),
            };
            if words.is_empty() {
                return name;
            }
            return format!("{words} {name}");
        }
        if matches!(
            self.kind,
            Some(EntityKind::Trend | EntityKind::Product | EntityKind::Garment)
        ) && let Some(mention) = scene.resolved.at(self.tokens.end - 1)
            && scene.resolved.mentions[mention].tokens.start <= self.tokens.start
        {
            return scene.name(scene.resolved.entity[mention]);
        }
        let last = self.tokens.end - 1;
        let singular = text
            .info(last)
            .noun
            .filter(|_| matches!(text.tokens[last].tag, Tag::Noun | Tag::Verb));
        match singular {
            Some(word) if last == self.tokens.start => text.string(word).to_owned(),
            Some(word) => {
                let joint = if text.tokens[last].join == Join::Hyphen {
                    "-"
                } else {
                    " "
                };
                format!(
                    "{}{joint}{}",
                    plain(self.tokens.start..last),
                    text.string(word)
                )
            }
            None => plain(self.tokens.clone()),
        }
    }
}

/// The members of the list that begins at `at`, up to `end` at most: until a
/// clause, a colon, a dash or a closing bracket ends it.
pub(super) fn members<'s>(scene: &'s Scene<'_>, at: usize, end: usize) -> Vec<Member<'s>> {
    let text = &scene.text;
    let mut found = Vec::new();
    let mut start = at;
    let mut at = at;
    while start < end {
        // The end of this member and of the list.
        let mut last = false;
        let mut depth = 0usize;
        while at < end {
            let surface = text.surface(at);
            match surface {
                "(" => depth += 1,
                ")" if depth == 0 => last = true,
                ")" => depth -= 1,
                "." | "!" | "?" | "…" | ":" | ";" | "—" | "–" => last = depth == 0,
                _ => {}
            }
            if last || depth == 0 && separates(scene, at, start) {
                break;
            }
            at += 1;
        }
        let run = start..at.min(end);
        if !run.is_empty() {
            match member(scene, run.clone()) {
                Part::Member(member) => found.push(member),
                Part::Filler => {}
                Part::Clause => break,
                Part::Final(member) => {
                    found.push(member);
                    break;
                }
            }
        }
        if last || at >= end {
            break;
        }
        at += 1;
        start = at;
    }
    found
}

/// True where the thing that begins at `start` is said not to be there: `good
/// fabrics and no visible logos`.
pub(super) fn is_absent(scene: &Scene<'_>, start: usize) -> bool {
    let text = &scene.text;
    (start.saturating_sub(2)..start)
        .rev()
        .take_while(|at| !matches!(text.lower(*at), "," | "and" | "or"))
        .any(|at| {
            let only = matches!(text.lower(at + 1), "only" | "just" | "merely");
            matches!(text.lower(at), "no" | "not" | "never") && !only
        })
}

enum Part<'s> {
    Member(Member<'s>),
    /// The last one: a clause follows it.
    Final(Member<'s>),
    /// `above all`
    Filler,
    /// The list is over.
    Clause,
}

fn member<'s>(scene: &'s Scene<'_>, run: Range<usize>) -> Part<'s> {
    let text = &scene.text;
    let mut start = run.start;
    while start < run.end
        && scene.resolved.at(start).is_none()
        && (matches!(
            text.tokens[start].tag,
            Tag::Determiner | Tag::Possessive | Tag::Adverb | Tag::Number | Tag::Conjunction
        ) || matches!(
            text.lower(start),
            "lots"
                | "plenty"
                | "of"
                | "some"
                | "all"
                | "every"
                | "manner"
                | "“"
                | "‘"
                | "\""
                | "'"
                | "pair"
                | "pairs"
                | "think"
                | "sort"
        ) || is_partitive(scene, start, run.end)
            || matches!(text.lower(start), "wearing" | "donning" | "sporting"))
    {
        start += 1;
    }
    if matches!(
        text.lower(run.start),
        "not" | "but" | "no" | "without" | "never"
    ) {
        return Part::Clause;
    }
    if start == run.end {
        return Part::Filler;
    }
    let covered = |at: usize| scene.resolved.at(at).is_some();
    // `lace slips`, `everyday wear`: a noun, whatever the tagger made of it.
    let mistagged = |at: usize| {
        matches!(text.tokens[at].tag, Tag::Verb | Tag::Past)
            && text.can_be(at, Classes::NOUN)
            && at > start
            && (covered(at - 1) || matches!(text.tokens[at - 1].tag, Tag::Noun | Tag::Adjective))
            && (at + 1 == run.end
                || matches!(
                    text.tokens[at + 1].tag,
                    Tag::Determiner | Tag::Preposition | Tag::Relative
                )
                || covered(at + 1) && text.tokens[at].join == Join::Hyphen)
    };
    let finite = |at: usize| {
        !covered(at)
            && !mistagged(at)
            // Of pronouns only those that are subjects: not `nothing`, `somebody`.
            && (text.tokens[at].tag != Tag::Pronoun
                || matches!(text.lower(at), "i" | "we" | "you" | "she" | "he" | "it" | "they" | "who"))
            && matches!(
                text.tokens[at].tag,
                Tag::Verb | Tag::Auxiliary | Tag::Pronoun | Tag::Relative | Tag::Subordinator
            )
    };
    // The noun phrase proper.
    let mut end = start;
    while end < run.end {
        let tag = text.tokens[end].tag;
        let nominal = covered(end)
            || matches!(
                tag,
                Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number | Tag::Genitive
            )
            || text.tokens[end].join == Join::Hyphen
            || mistagged(end)
            // `Picnic-ready dresses`
            || end + 1 < run.end && text.tokens[end + 1].join == Join::Hyphen
            || (tag == Tag::Past || tag == Tag::Gerund || tag == Tag::Adverb)
                && end + 1 < run.end
                && (covered(end + 1)
                    || matches!(text.tokens[end + 1].tag, Tag::Noun | Tag::Adjective | Tag::Past | Tag::Gerund)
                    || text.tokens[end + 1].join == Join::Hyphen)
                && (end == start || !is_noun(scene, end - 1))
            || matches!(text.surface(end), "," | "and" | "&") && end > start && inside_item(scene, end)
            || matches!(text.surface(end), "," | "or") && describes(scene, start..end);
        if !nominal {
            break;
        }
        end += 1;
    }
    if end == start {
        let aside = text.tokens[start].tag == Tag::Preposition;
        return if aside { Part::Filler } else { Part::Clause };
    }
    let plain_verb = (end..run.end).find(|at| finite(*at));
    let relative = (end..run.end).find(|at| {
        matches!(
            text.tokens[*at].tag,
            Tag::Relative | Tag::Subordinator | Tag::Infinitive
        )
    });
    // `pale pink everything`
    if end - start > 1
        && matches!(
            text.lower(end - 1),
            "everything" | "all" | "galore" | "aplenty" | "too"
        )
    {
        end -= 1;
    }
    let mention = scene.resolved.at(end - 1);
    let kind = mention.map(|m| scene.resolved.mentions[m].kind);
    let item = scene
        .items_in(start..end)
        .filter(|item| scene.resolved.mentions[item.mention].tokens.end == end)
        .last();
    let member = Member {
        tokens: start..end,
        item,
        kind,
    };
    let listed = matches!(text.lower_at(run.start.checked_sub(1)), "and" | "or" | "&");
    match (plain_verb, relative) {
        (None, _) => Part::Member(member),
        (Some(verb), Some(first)) if first <= verb => Part::Final(member),
        // `pieces such as clogs and slip dresses are back`: the verb of the whole list.
        (Some(verb), _) if verb == end && listed && member.is_worn() => Part::Final(member),
        (Some(_), _) => Part::Clause,
    }
}

/// `a good deal of denim`, `a touch of lace`: how much of it.
fn is_partitive(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    let text = &scene.text;
    let measure = |at: usize| {
        matches!(
            text.lower(at),
            "deal"
                | "lot"
                | "touch"
                | "hint"
                | "dash"
                | "dose"
                | "pinch"
                | "abundance"
                | "flash"
                | "splash"
                | "handful"
                | "smattering"
                | "plenty"
                | "heap"
                | "lashings"
        ) && text.lower_at(Some(at + 1)) == "of"
            && at + 2 < end
    };
    measure(at) || text.tokens[at].tag == Tag::Adjective && at + 1 < end && measure(at + 1)
}

fn is_noun(scene: &Scene<'_>, at: usize) -> bool {
    match scene.resolved.at(at) {
        Some(mention) => scene.resolved.mentions[mention].kind != EntityKind::Attribute,
        None => scene.text.tokens[at].tag == Tag::Noun,
    }
}
