//! Pronouns, and `the former` and `the latter`: `Kate Moss wore a kilt. She has on another.`

use std::ops::Range;

use releve_facts::EntityKind;

use super::{Place, Walk, anaphor};
use crate::lexicon::{Cue, Pronoun};
use crate::resolve::standing::Standing;
use crate::resolve::{EntityNumber, Resolved};
use crate::tag::Tag;
use crate::text::Text;

impl Walk<'_, '_> {
    /// Resolves the pronoun at a place; false where none stands there.
    pub(super) fn pronoun(&mut self, place: &Place) -> bool {
        let at = place.at;
        let pronoun = match self.text.lower(at) {
            "she" | "her" | "hers" | "herself" => Pronoun::She,
            "he" | "him" | "his" | "himself" => Pronoun::He,
            _ => return false,
        };
        let spoken = self.quoted[at];
        let mut others = Vec::new();
        others.extend(subject_of_object(self.text, self.resolved, place.start, at));
        if spoken {
            others.extend(self.speaker(at));
        }
        let person = (self.recent)
            .person(self.text, self.resolved, pronoun, at, &others)
            .or_else(|| {
                ahead(self.text, self.resolved, &self.quoted, at, pronoun).filter(|_| !spoken)
            });
        if let Some(entity) = person {
            let kind = self.resolved.entities[entity].kind;
            self.found.push((anaphor(kind, at..at + 1), entity));
            if !spoken {
                self.recent.gone_by.insert((entity, pronoun));
                self.spoken_of(place, entity, at..at + 1, true);
            }
        }
        true
    }

    /// Who says what stands in quotation marks at `at`: they call themselves `I` there,
    /// and neither `she` nor `he`.
    fn speaker(&self, at: usize) -> Option<EntityNumber> {
        let (text, resolved) = (self.text, self.resolved);
        let number = (self.quotations).partition_point(|quotation| quotation.whole.end <= at);
        let quotation = self.quotations.get(number)?;
        let block = text.blocks[text.block_of(at)].tokens.clone();
        let says = |tokens: Range<usize>| {
            let verb = |at: &usize| {
                self.spotted.has_cue(*at, Cue::Say) && text.tokens[*at].tag != Tag::Noun
            };
            tokens.into_iter().any(|at| verb(&at))
        };
        let person = |tokens: Range<usize>| {
            let named = resolved.of_kind(EntityKind::Person, tokens).next();
            named.map(|mention| resolved.entity[mention])
        };
        let behind = quotation.whole.end;
        if says(behind..block.end.min(behind + VERB)) {
            let behind = behind..block.end.min(behind + SPEAKER);
            if let Some(named) = person(behind.clone()) {
                return Some(named);
            }
            let mut pronouns = behind.filter_map(|at| match text.lower(at) {
                "she" => Some((at, Pronoun::She)),
                "he" => Some((at, Pronoun::He)),
                _ => None,
            });
            if let Some((at, pronoun)) = pronouns.next() {
                return (self.recent).person(text, resolved, pronoun, at, &[]);
            }
        }
        let ahead = block
            .start
            .max(quotation.whole.start.saturating_sub(SPEAKER));
        let ahead = ahead..quotation.whole.start;
        let named = says(ahead.clone()).then(|| person(ahead)).flatten();
        named.or_else(|| {
            let spoken = self.recent.people.iter().rev();
            let mut here = spoken.take_while(|spoken| spoken.at >= block.start);
            let last = here.find(|spoken| spoken.standing == Standing::Speaker);
            last.map(|spoken| spoken.entity)
        })
    }

    /// Resolves `the former` and `the latter`; false where neither stands there.
    pub(super) fn one_of_two(&mut self, place: &Place) -> bool {
        let Some((start, entity)) = one_of_two(self.text, self.resolved, place.at) else {
            return false;
        };
        let mention = anaphor(EntityKind::Person, start..place.at + 1);
        self.found.push((mention, entity));
        self.spoken_of(place, entity, start..place.at + 1, true);
        true
    }
}

/// How far behind a quotation the verb of saying and who says it may stand.
const VERB: usize = 8;
const SPEAKER: usize = 12;

/// The person who is the subject of the verb whose object the pronoun at `at` is:
/// in `X put her in a minidress` it means somebody else, or it would be `herself`
/// (Chomsky's principle B of binding).
fn subject_of_object(
    text: &Text<'_>,
    resolved: &Resolved,
    start: usize,
    at: usize,
) -> Option<EntityNumber> {
    if !matches!(text.lower(at), "her" | "him") || text.tokens[at].tag != Tag::Pronoun {
        return None;
    }
    let verb = at
        .checked_sub(1)
        .filter(|verb| matches!(text.tokens[*verb].tag, Tag::Verb | Tag::Past))?;
    let subject = (start..verb).rev().find(|at| {
        !matches!(
            text.tokens[*at].tag,
            Tag::Adverb | Tag::Auxiliary | Tag::Mark
        )
    })?;
    let mention = resolved.at(subject)?;
    (resolved.mentions[mention].kind == EntityKind::Person).then(|| resolved.entity[mention])
}

/// Whom a pronoun means that nobody was named before: who is named next, in its own
/// sentence or with whom the next one begins. `She has on a red kilt. Kate Moss knows`.
fn ahead(
    text: &Text<'_>,
    resolved: &Resolved,
    quoted: &[bool],
    at: usize,
    pronoun: Pronoun,
) -> Option<EntityNumber> {
    let number = text.sentence_of(at);
    let own = &text.sentences[number];
    let fits = |m: &usize| {
        let known = &resolved.mentions[*m];
        let entity = &resolved.entities[resolved.entity[*m]];
        let governed =
            known.tokens.start > 0 && text.tokens[known.tokens.start - 1].tag == Tag::Preposition;
        let mark = known.tokens.start > 0
            && matches!(text.surface(known.tokens.start - 1), "“" | "\"" | "‘" | "'");
        !quoted[known.tokens.start]
            && !mark
            && !governed
            && entity.pronoun.is_none_or(|known| known == pronoun)
    };
    let here = resolved
        .of_kind(EntityKind::Person, at + 1..own.tokens.end)
        .next();
    let found = match here {
        Some(m) => Some(m),
        None => {
            let next = text
                .sentences
                .get(number + 1)
                .filter(|next| next.block == own.block)?;
            let reach = next.tokens.start..next.tokens.end.min(next.tokens.start + 4);
            resolved.of_kind(EntityKind::Person, reach).next()
        }
    };
    found.filter(fits).map(|m| resolved.entity[m])
}

/// Who `the former` and `the latter` are: of the two people who were named last in
/// this sentence, or side by side in the one before.
fn one_of_two(text: &Text<'_>, resolved: &Resolved, at: usize) -> Option<(usize, EntityNumber)> {
    let former = match text.lower(at) {
        "former" => true,
        "latter" => false,
        _ => return None,
    };
    // `the former model`, `the latter half` name something else.
    let the = at.checked_sub(1).filter(|the| text.lower(*the) == "the")?;
    let next = text.tokens.get(at + 1)?;
    if matches!(next.tag, Tag::Noun | Tag::Adjective | Tag::Name)
        && resolved
            .at(at + 1)
            .is_none_or(|m| resolved.mentions[m].kind == EntityKind::Person)
    {
        return None;
    }
    let sentence = text.sentence_of(at);
    let people = |range: Range<usize>| -> Vec<usize> {
        resolved.of_kind(EntityKind::Person, range).collect()
    };
    let here = people(text.sentences[sentence].tokens.start..the);
    let last = here.last().copied();
    let differs = |m: &usize| last.is_some_and(|last| resolved.entity[*m] != resolved.entity[last]);
    let (one, other) = match here.iter().copied().rfind(|m| differs(m)) {
        Some(one) => (one, last?),
        // Of the sentence before, those side by side: `X and Y wore clogs. The latter`.
        None => {
            let before = text.sentences[sentence.checked_sub(1)?].tokens.clone();
            people(before).windows(2).rev().find_map(|pair| {
                let [one, other] = [pair[0], pair[1]];
                let between =
                    resolved.mentions[one].tokens.end..resolved.mentions[other].tokens.start;
                let joined =
                    between.len() == 1 && matches!(text.surface(between.start), "and" | "&");
                joined.then_some((one, other))
            })?
        }
    };
    Some((the, resolved.entity[if former { one } else { other }]))
}
