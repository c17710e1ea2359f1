//! Pronouns and nouns that stand for something named elsewhere: `she`, `the
//! label`, `the Italian house`, `the trend`.

use releve_facts::EntityKind;

use super::recent::{ASIDE, Called, REACH, Recent, home, sells};
use super::{EntityNumber, Resolved};
use crate::lexicon::{Cue, Pronoun};
use crate::quotation::quotations;
use crate::segment::{BlockKind, Shape};
use crate::spot::{Found, Mention, Spotted};
use crate::tag::Tag;
use crate::text::Text;

pub(super) fn resolve(text: &Text<'_>, spotted: &Spotted, resolved: &mut Resolved) {
    let mut found: Vec<(Mention, EntityNumber)> = Vec::new();
    let mut recent = Recent::default();
    let main_trend = resolved
        .entities
        .iter()
        .enumerate()
        .filter(|(_, e)| e.kind == EntityKind::Trend)
        .max_by_key(|(n, e)| (e.mentions.len(), usize::MAX - n))
        .map(|(n, _)| n);
    // Whom a speaker names is not whom the text speaks of: `“I met X,” she says`.
    let mut quoted = vec![false; text.tokens.len()];
    for quotation in quotations(text) {
        if quotation.inside.len() > 4 {
            quoted[quotation.inside].fill(true);
        }
    }
    for (number, sentence) in text.sentences.iter().enumerate() {
        let block = &text.blocks[sentence.block];
        if matches!(block.kind, BlockKind::Name) {
            recent.topic = resolved
                .of_kind(EntityKind::Person, sentence.tokens.clone())
                .next()
                .map(|m| resolved.entity[m]);
        } else if block.kind == BlockKind::Heading {
            recent.topic = None;
        }
        let mut verb_seen = false;
        let mut aside = false;
        for at in sentence.tokens.clone() {
            let token = &text.tokens[at];
            if at > sentence.tokens.start
                && matches!(text.lower(at), "who" | "whose" | "whom")
                && names_person(resolved, at)
            {
                aside = true;
            } else if token.shape == Shape::Mark {
                aside &= text.surface(at) != ","
                    || text.tokens.get(at + 1).is_none_or(|next| {
                        !matches!(next.tag, Tag::Verb | Tag::Past | Tag::Auxiliary)
                    });
            }
            let place = match (aside, verb_seen) {
                (true, _) => ASIDE,
                (false, false) => 3,
                (false, true) => 0,
            };
            if let Some(mention) = resolved.at(at) {
                let known = &resolved.mentions[mention];
                if known.tokens.start == at {
                    let entity = resolved.entity[mention];
                    match known.kind {
                        // Nor is who wrote it.
                        EntityKind::Person if quoted[at] || block.kind == BlockKind::Byline => {}
                        // Nor is the account that a picture is from.
                        EntityKind::Person if is_poster(text, sentence.tokens.start, at) => {}
                        EntityKind::Person => {
                            if block.kind == BlockKind::Title {
                                recent.hero.get_or_insert(entity);
                            }
                            recent.people.push((entity, number, place));
                        }
                        EntityKind::Brand => {
                            if block.kind == BlockKind::Title {
                                recent.headline.push(entity);
                            }
                            if is_parent(text, at) {
                                recent.parents.insert(entity);
                            }
                            let governed = at > sentence.tokens.start
                                && text.tokens[at - 1].tag == Tag::Preposition;
                            recent
                                .brands
                                .push((entity, number, !verb_seen && !governed));
                        }
                        EntityKind::Trend => recent.trends.push((entity, number)),
                        _ => {}
                    }
                }
                continue;
            }
            verb_seen |= !quoted[at] && matches!(token.tag, Tag::Verb | Tag::Past | Tag::Auxiliary);
            let pronoun = match text.lower(at) {
                "she" | "her" | "hers" | "herself" => Some(Pronoun::She),
                "he" | "him" | "his" | "himself" => Some(Pronoun::He),
                _ => None,
            };
            if let Some(pronoun) = pronoun {
                let other = subject_of_object(text, resolved, sentence.tokens.start, at);
                let person = recent.person(resolved, pronoun, number, other).or_else(|| {
                    ahead(text, resolved, &quoted, at, pronoun).filter(|_| !quoted[at])
                });
                if let Some(entity) = person {
                    found.push((anaphor(EntityKind::Person, at..at + 1), entity));
                    if !quoted[at] {
                        recent.gone_by.insert((entity, pronoun));
                        recent.people.push((entity, number, place));
                    }
                }
                continue;
            }
            if let Some((start, entity)) = one_of_two(text, resolved, at) {
                found.push((anaphor(EntityKind::Person, start..at + 1), entity));
                recent.people.push((entity, number, place));
                continue;
            }
            // `the label`, `the Italian house`, `its founder`
            let definite = at > sentence.tokens.start
                && (sentence.tokens.start.max(at.saturating_sub(3))..at).any(|t| {
                    matches!(text.lower(t), "the" | "this" | "that")
                        && (t + 1..at).all(|m| {
                            matches!(
                                text.tokens[m].tag,
                                Tag::Adjective | Tag::Noun | Tag::Name | Tag::Past | Tag::Gerund
                            ) || resolved.at(m).is_some()
                        })
                });
            // `the royal's boots`, whatever its tag.
            let noun = token.tag == Tag::Noun || is_bearer(text, spotted, at);
            if !definite || !noun {
                continue;
            }
            // `the star's suit`, `the singer's coat`
            let bears = text
                .tokens
                .get(at + 1)
                .is_some_and(|next| next.tag == Tag::Genitive)
                && !text.can_be(at, crate::lexicon::Classes::PLURAL)
                && (is_bearer(text, spotted, at)
                    || spotted.roles_over(at..at + 1).any(|role| {
                        // Who designs or edits has clothes of another kind.
                        matches!(
                            text.lexicon.roles[role.number as usize].group.as_ref(),
                            "music"
                                | "screen"
                                | "sport"
                                | "royal"
                                | "modelling"
                                | "social"
                                | "dance"
                        )
                    }));
            if bears
                && !quoted[at]
                && let Some(entity) = recent.bearer(number)
            {
                let start = (sentence.tokens.start..at)
                    .rfind(|t| matches!(text.lower(*t), "the" | "this"))
                    .unwrap_or(at);
                found.push((anaphor(EntityKind::Person, start..at + 1), entity));
                continue;
            }
            // `the jeweller Petra Vance`, `the designer behind X`: the name follows.
            let named = resolved.at(at + 1).is_some_and(|m| {
                matches!(
                    resolved.mentions[m].kind,
                    EntityKind::Brand | EntityKind::Person | EntityKind::Organisation
                )
            }) || text
                .tokens
                .get(at + 1)
                .is_some_and(|next| next.tag == Tag::Name)
                || text.lower_at(Some(at + 1)) == "behind";
            if named && spotted.has_cue(at, Cue::House) {
                continue;
            }
            // `Roisín Dunleavy, the Galway designer`: what the person is.
            let apposed = spotted.roles_over(at..at + 1).next().is_some()
                && (sentence.tokens.start.max(at.saturating_sub(4))..at)
                    .rfind(|t| matches!(text.lower(*t), "the" | "this"))
                    .is_some_and(|the| {
                        the >= sentence.tokens.start + 2
                            && matches!(text.surface(the - 1), "," | "—" | "–" | "(")
                            && resolved
                                .at(the - 2)
                                .is_some_and(|m| resolved.mentions[m].kind == EntityKind::Person)
                    });
            if apposed {
                continue;
            }
            // The nearest article: `made the shoe the brand's bestseller`.
            let start = (sentence.tokens.start.max(at.saturating_sub(3))..at)
                .rfind(|t| matches!(text.lower(*t), "the" | "this" | "that"))
                .unwrap_or(at);
            if spotted.has_cue(at, Cue::House) && !text.can_be(at, crate::lexicon::Classes::PLURAL)
            {
                let called = Called {
                    home: home(text, resolved, start..at),
                    sells: sells(spotted, at),
                    label: matches!(text.lower(at), "label" | "brand" | "house"),
                };
                if let Some(entity) = recent.brand(text, resolved, &called, number) {
                    found.push((anaphor(EntityKind::Brand, start..at + 1), entity));
                    recent.brands.push((entity, number, !verb_seen));
                }
            } else if spotted.has_cue(at, Cue::Trend) && resolved.at(at.saturating_sub(1)).is_none()
            {
                // What is named once in passing does not take the place of what the text
                // is about: `Unlike normcore, …`.
                let near = |(e, s): &&(EntityNumber, usize)| {
                    number - s <= REACH && resolved.entities[*e].mentions.len() > 1
                };
                let main = main_trend.filter(|main| {
                    (recent.trends.iter().rev().take(8))
                        .any(|(e, s)| e == main && number - s <= REACH)
                });
                let last = recent.trends.last().filter(|(_, s)| number - s <= REACH);
                let entity = match (last, main) {
                    (Some(last), Some(main)) if !near(&last) => Some(main),
                    (last, _) => last.map(|(e, _)| *e).or(main_trend),
                };
                if let Some(entity) = entity {
                    found.push((anaphor(EntityKind::Trend, start..at + 1), entity));
                }
            }
        }
    }
    insert(resolved, found);
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
    let people = |range: std::ops::Range<usize>| -> Vec<usize> {
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

/// A noun for somebody much looked at, in the genitive: `the star's suit`. Anybody's
/// mother is somebody else.
fn is_bearer(text: &Text<'_>, spotted: &Spotted, at: usize) -> bool {
    spotted.has_cue(at, Cue::Bearer)
        && !spotted.has_cue(at, Cue::Someone)
        && text
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.tag == Tag::Genitive)
}

/// `A video shared by X (@x)`: the line that a page puts under what it embeds.
fn is_poster(text: &Text<'_>, start: usize, at: usize) -> bool {
    (start..at.min(start + 6))
        .any(|t| matches!(text.lower(t), "posted" | "shared") && text.lower_at(Some(t + 1)) == "by")
        && matches!(text.lower(start), "a" | "photo" | "post" | "video")
}

/// True where a person is named directly before a token, past a comma.
fn names_person(resolved: &Resolved, at: usize) -> bool {
    (1..=2)
        .filter_map(|back| resolved.at(at.checked_sub(back)?))
        .any(|m| resolved.mentions[m].kind == EntityKind::Person)
}

fn anaphor(kind: EntityKind, tokens: std::ops::Range<usize>) -> Mention {
    Mention {
        kind,
        tokens,
        found: Found::Anaphor,
        sure: 0.7,
        name: None,
    }
}

/// Puts anaphors among the mentions, in text order.
fn insert(resolved: &mut Resolved, found: Vec<(Mention, EntityNumber)>) {
    if found.is_empty() {
        return;
    }
    let mut all: Vec<(Mention, EntityNumber)> = std::mem::take(&mut resolved.mentions)
        .into_iter()
        .zip(std::mem::take(&mut resolved.entity))
        .chain(found)
        .collect();
    all.sort_by_key(|(m, _)| (m.tokens.start, std::cmp::Reverse(m.tokens.end)));
    resolved.cover.fill(None);
    for entity in &mut resolved.entities {
        entity.mentions.clear();
    }
    for (number, (mention, entity)) in all.into_iter().enumerate() {
        for slot in &mut resolved.cover[mention.tokens.clone()] {
            *slot = Some(number as u32);
        }
        resolved.entities[entity].mentions.push(number);
        resolved.mentions.push(mention);
        resolved.entity.push(entity);
    }
}

/// `its parent, X`, `parent company X`, `the owner X`: a house that owns another.
fn is_parent(text: &Text<'_>, at: usize) -> bool {
    let mut before = at;
    for _ in 0..2 {
        before = match before.checked_sub(1) {
            Some(t) if matches!(text.lower(t), "," | "company" | "group") => t,
            _ => break,
        };
    }
    matches!(
        text.lower_at(before.checked_sub(1)),
        "parent" | "owner" | "licensee"
    )
}
