//! Of what somebody is designer, editor or founder.

use releve_facts::EntityKind;

use super::term::Term;
use crate::lexicon::Cue;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::{Join, Shape};
use crate::spot::Found;
use crate::tag::Tag;

/// The bodies that a role belongs to, and how they were found.
#[derive(Debug, Default)]
pub(super) struct Bodies {
    pub(super) names: Vec<String>,
    pub(super) sign: Option<&'static str>,
    /// The sentence that names it, where another one does.
    pub(super) elsewhere: Option<usize>,
    /// Where the phrase that names them ends.
    pub(super) end: usize,
}

pub(super) fn is_body(kind: EntityKind) -> bool {
    matches!(
        kind,
        EntityKind::Brand
            | EntityKind::Organisation
            | EntityKind::Publication
            | EntityKind::Channel
    )
}

/// What stands before or behind the role, else, for posts, what was spoken of.
pub(super) fn bodies(scene: &Scene<'_>, term: &Term) -> Bodies {
    let mut found = behind(scene, term);
    if !found.names.is_empty() {
        return found;
    }
    let end = found.end;
    found = before(scene, term);
    found.end = end;
    if found.names.is_empty()
        && let Some(led) = led(scene, term)
    {
        found.names.push(scene.name(led));
        return found;
    }
    if found.names.is_empty() && term.post && !indefinite(scene, term) {
        found = spoken_of(scene, term.tokens.start, "organisation from context");
        found.end = end;
    }
    found
}

/// `Celine creative director`, `Lyst's head of`, `its then chief executive`.
pub(super) fn before(scene: &Scene<'_>, term: &Term) -> Bodies {
    let text = &scene.text;
    let floor = scene.sentence(text.sentence_of(term.tokens.start)).start;
    let mut at = term.tokens.start;
    let mut found = Bodies {
        end: term.tokens.end,
        ..Bodies::default()
    };
    for _ in 0..6 {
        if at <= floor {
            break;
        }
        let before = at - 1;
        if let Some(mention) = scene.resolved.at(before) {
            let known = &scene.resolved.mentions[mention];
            match known.kind {
                kind if is_body(kind) && known.tokens.end == at => {
                    found.names.push(scene.name(scene.resolved.entity[mention]));
                    if known.found == Found::Anaphor {
                        found.sign = Some("organisation by its kind");
                        found.elsewhere = last_named(scene, mention);
                    }
                    return found;
                }
                EntityKind::Place | EntityKind::Attribute | EntityKind::Garment => {
                    at = known.tokens.start;
                    continue;
                }
                _ => return found,
            }
        }
        let token = &text.tokens[before];
        if matches!(text.lower(before), "its" | "their" | "whose") {
            return spoken_of(scene, before, "organisation by pronoun");
        }
        if found.names.is_empty()
            && TRADES.contains(&term.group.as_str())
            && let Some(name) = unknown_before(scene, at, floor)
        {
            found.names.push(name);
            return found;
        }
        let passes = token.tag == Tag::Genitive
            || matches!(token.tag, Tag::Adjective | Tag::Adverb | Tag::Number)
            || token.tag == Tag::Noun && token.shape.is_word()
            || text.tokens[at].join == Join::Hyphen
            || token.tag == Tag::Past && token.join == Join::Hyphen;
        if !passes {
            break;
        }
        at = before;
    }
    found
}

/// Groups whose roles are held in a body: an actress has none.
const TRADES: &[&str] = &["media", "management", "trade", "science"];

/// The unknown name that ends at `at`: `the Capital Xtra presenter`.
fn unknown_before(scene: &Scene<'_>, at: usize, floor: usize) -> Option<String> {
    let text = &scene.text;
    let mut start = at;
    while start > floor + 1
        && matches!(
            text.tokens[start - 1].shape,
            Shape::Title | Shape::Upper | Shape::Mixed
        )
        && scene.resolved.at(start - 1).is_none_or(|m| {
            let known = &scene.resolved.mentions[m];
            known.found == Found::Context && known.kind != EntityKind::Person
        })
        && scene.times_in(start - 1..start).next().is_none()
        && text.tokens[start - 1].tag == Tag::Name
    {
        start -= 1;
    }
    let unknown = (start..at).any(|t| text.is_unknown(t));
    (start < at && unknown && text.tokens[at].join == Join::Space).then(|| {
        text.slice(start..at)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    })
}

/// `of Chloé`, `at the Dubai consultancy Palmline Advisors`, `behind A and B`.
pub(super) fn behind(scene: &Scene<'_>, term: &Term) -> Bodies {
    let author = term.name.ends_with("author");
    let found = after(scene, term.tokens.end, author);
    if found.names.is_empty() && !author {
        // `design director for leather goods at Loewe`, `editor since 2019 at`
        let text = &scene.text;
        let limit = scene.sentence(text.sentence_of(term.tokens.start)).end;
        let at = (term.tokens.end..limit.min(term.tokens.end + 6))
            .take_while(|at| {
                matches!(
                    text.tokens[*at].tag,
                    Tag::Preposition
                        | Tag::Noun
                        | Tag::Adjective
                        | Tag::Number
                        | Tag::Determiner
                        | Tag::Name
                ) && scene
                    .resolved
                    .at(*at)
                    .is_none_or(|m| !matches!(scene.resolved.mentions[m].kind, EntityKind::Person))
            })
            .skip(1)
            .find(|at| text.lower(*at) == "at");
        if let Some(at) = at {
            let later = after(scene, at, false);
            if !later.names.is_empty() {
                return later;
            }
        }
    }
    found
}

/// The bodies behind a preposition at `at`.
pub(super) fn after(scene: &Scene<'_>, at: usize, author: bool) -> Bodies {
    let text = &scene.text;
    let mut found = Bodies {
        end: at,
        ..Bodies::default()
    };
    if at >= text.tokens.len() {
        return found;
    }
    let limit = scene.sentence(text.sentence_of(at.saturating_sub(1))).end;
    if at >= limit
        || !matches!(
            text.lower(at),
            "of" | "at" | "for" | "behind" | "with" | "to" | "from"
        )
    {
        return found;
    }
    let located = matches!(text.lower(at), "at");
    let mut next = at + 1;
    let mut steps = 0;
    while next < limit && steps < 8 {
        // A name that nothing knows is a body all the same in this place.
        if let Some(end) = unknown_name(scene, next, limit)
            && (!author || steps >= 2)
        {
            found.names.push(
                scene
                    .text
                    .slice(next..end)
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" "),
            );
            found.end = end;
            return found;
        }
        if let Some(mention) = scene.resolved.at(next) {
            let known = &scene.resolved.mentions[mention];
            let unknown = known.found == Found::Context
                && (located || known.kind == EntityKind::Product)
                && !matches!(known.kind, EntityKind::Person | EntityKind::Season);
            let fits = if author {
                known.kind == EntityKind::Publication || known.found == Found::Context && steps > 2
            } else {
                is_body(known.kind) || unknown
            };
            let modifies = text.tokens.get(known.tokens.end).is_some_and(|behind| {
                behind.tag == Tag::Genitive
                    || behind.tag == Tag::Noun && known.kind == EntityKind::Place
            });
            if fits && !modifies {
                found.names.push(scene.name(scene.resolved.entity[mention]));
                found.end = known.tokens.end;
                next = known.tokens.end;
                let joined =
                    next + 1 < limit && matches!(text.surface(next), "," | "and" | "&") && {
                        let second = if text.surface(next) == "," && text.surface(next + 1) == "and"
                        {
                            next + 2
                        } else {
                            next + 1
                        };
                        scene.resolved.at(second).is_some_and(|m| {
                            let other = &scene.resolved.mentions[m];
                            let listed = is_body(other.kind)
                                && other.tokens.start == second
                                && other.found != Found::Anaphor;
                            if listed {
                                next = second;
                            }
                            listed && continues_list(scene, other.tokens.end, limit)
                        })
                    };
                if joined {
                    continue;
                }
                return found;
            }
            if matches!(known.kind, EntityKind::Person) && !modifies {
                break;
            }
            if known.kind == EntityKind::Trend || known.kind == EntityKind::Season {
                break;
            }
            next = known.tokens.end;
            steps += 1;
            continue;
        }
        let token = &text.tokens[next];
        // `author of a newsletter, Bag Lady`
        let comma = text.surface(next) == ","
            && text.tokens[next - 1].tag == Tag::Noun
            && steps >= 2
            && scene.resolved.at(next + 1).is_some();
        let passes = comma
            || scene.spotted.has_cue(next, Cue::House)
            || matches!(
                token.tag,
                Tag::Determiner
                    | Tag::Possessive
                    | Tag::Adjective
                    | Tag::Noun
                    | Tag::Name
                    | Tag::Genitive
                    | Tag::Number
            )
            || token.tag == Tag::Past && token.join == Join::Hyphen;
        if !passes {
            break;
        }
        next += 1;
        steps += 1;
    }
    found.names.clear();
    found
}

/// Where a run of capitals ends that begins at `at` and is no name the lexicon
/// knows as a whole: `Arrivals Weekly`, `University of Leicester`.
pub(crate) fn unknown_name(scene: &Scene<'_>, at: usize, limit: usize) -> Option<usize> {
    let text = &scene.text;
    let capital = |t: usize| {
        t < limit
            && matches!(
                text.tokens[t].shape,
                Shape::Title | Shape::Upper | Shape::Mixed
            )
            && scene.times_in(t..t + 1).next().is_none()
    };
    let foreign = |t: usize| {
        scene.resolved.at(t).is_some_and(|m| {
            let known = &scene.resolved.mentions[m];
            match known.kind {
                EntityKind::Garment | EntityKind::Season | EntityKind::Trend => true,
                // `The Gloss Ledger`: a name taken for a person's by its look alone.
                EntityKind::Person => {
                    let stands = at > 0
                        && (matches!(text.lower(at - 1), "of" | "at" | "behind" | "told")
                            || scene.spotted.has_cue(at - 1, Cue::House)
                            || text.tokens[at - 1].tag == Tag::Noun
                                && text.tokens[at - 1].shape == Shape::Lower
                                && !scene
                                    .spotted
                                    .roles_over(at - 1..at)
                                    .any(|role| role.tokens.end == at));
                    matches!(known.found, Found::Lexicon(..))
                        || text.info(known.tokens.start).given != [0, 0]
                        || !stands
                }
                EntityKind::Place => matches!(known.found, Found::Lexicon(..)),
                _ => known.found == Found::Anaphor,
            }
        })
    };
    if !capital(at) || foreign(at) {
        return None;
    }
    let mut end = at + 1;
    loop {
        if capital(end) && !(foreign(end) && text.tokens[end].join == Join::Space)
            || end < limit && text.tokens[end].join == Join::Hyphen
        {
            end += 1;
        } else if end + 1 < limit
            && (matches!(text.surface(end), "&" | "of") || text.tokens[end].shape == Shape::Number)
            && capital(end + 1)
            && text.tokens[end].join == Join::Space
        {
            end += 2;
        } else {
            break;
        }
    }
    let whole = scene.resolved.at(at).is_some_and(|m| {
        let known = &scene.resolved.mentions[m];
        known.tokens == (at..end) && is_body(known.kind)
    });
    let words = (at..end)
        .filter(|t| text.tokens[*t].shape.is_word())
        .count();
    let determiner = text.tokens[at].tag == Tag::Determiner && words == 1;
    let modifies = end < limit
        && (text.tokens[end].tag == Tag::Genitive
            || (text.tokens[end].tag == Tag::Noun || scene.spotted.has_cue(end, Cue::House))
                && words == 1);
    (!whole && !determiner && !modifies).then_some(end)
}

/// A second name behind `and` is a second body, unless a verb follows that it
/// may be the subject of.
fn continues_list(scene: &Scene<'_>, at: usize, limit: usize) -> bool {
    at >= limit
        || !matches!(
            scene.text.tokens[at].tag,
            Tag::Verb | Tag::Past | Tag::Auxiliary | Tag::Genitive
        )
}

/// `Under creative director X, the house …`: the subject behind the comma.
fn led(scene: &Scene<'_>, term: &Term) -> Option<EntityNumber> {
    let text = &scene.text;
    let sentence = scene.sentence(text.sentence_of(term.tokens.start));
    let under = (sentence.start.max(term.tokens.start.saturating_sub(3))..term.tokens.start)
        .any(|at| text.lower(at) == "under");
    let person = scene
        .resolved
        .at(term.tokens.end)
        .filter(|m| under && scene.resolved.mentions[*m].kind == EntityKind::Person)?;
    let comma = scene.resolved.mentions[person].tokens.end;
    let mut at = comma + 1;
    while at < sentence.end && matches!(text.lower(at), "the" | "a") {
        at += 1;
    }
    let house = scene
        .resolved
        .at(at)
        .or_else(|| scene.resolved.at(comma + 1))
        .filter(|m| {
            text.surface_at(comma) == ","
                && at < sentence.end
                && is_body(scene.resolved.mentions[*m].kind)
        })?;
    Some(scene.resolved.entity[house])
}

/// The brand or organisation last named before `at`: in the same sentence,
/// else where the paragraph or the line above it begins to speak of one.
pub(super) fn spoken_of(scene: &Scene<'_>, at: usize, sign: &'static str) -> Bodies {
    let text = &scene.text;
    let sentence = text.sentence_of(at);
    let mut found = Bodies {
        end: at,
        ..Bodies::default()
    };
    // Where no pronoun points at it, only what stands alone and near.
    let context = sign == "organisation from context";
    for back in 0..if context { 2 } else { 4 } {
        let Some(number) = sentence.checked_sub(back) else {
            break;
        };
        if text.sentences[sentence].block - text.sentences[number].block > 1 {
            break;
        }
        let tokens = scene.sentence(number);
        let end = if back == 0 { at } else { tokens.end };
        let mentions: Vec<usize> = scene
            .resolved
            .within(tokens.start..end)
            .filter(|m| {
                matches!(
                    scene.resolved.mentions[*m].kind,
                    EntityKind::Brand | EntityKind::Organisation
                )
            })
            .collect();
        // In its own sentence the nearest, further back the subject.
        let chosen = if back == 0 {
            mentions.last()
        } else {
            mentions.first()
        };
        if let Some((start, name)) = housed(scene, tokens.start..end)
            && chosen.is_none_or(|m| back > 0 || scene.resolved.mentions[*m].tokens.start < start)
        {
            found.names.push(name);
            found.sign = Some(sign);
            found.elsewhere = (back > 0).then_some(number);
            return found;
        }
        if let Some(mention) = chosen {
            let entity = scene.resolved.entity[*mention];
            let several = mentions.iter().any(|m| scene.resolved.entity[*m] != entity);
            if context && several {
                break;
            }
            found.names.push(scene.name(entity));
            found.sign = Some(sign);
            found.elsewhere = (back > 0).then_some(number);
            return found;
        }
    }
    found
}

/// The last unknown name that a word for a house stands beside: `one Antwerp
/// shop, Tweede Veter`, `Dusty Orchid, a two-woman label`.
fn housed(scene: &Scene<'_>, tokens: std::ops::Range<usize>) -> Option<(usize, String)> {
    let text = &scene.text;
    let house = |at: usize| scene.spotted.has_cue(at, Cue::House);
    let mut found = None;
    let mut at = tokens.start;
    while at < tokens.end {
        let Some(end) = unknown_name(scene, at, tokens.end) else {
            at += 1;
            continue;
        };
        let before = at > tokens.start
            && (house(at - 1)
                || at > tokens.start + 1 && text.surface(at - 1) == "," && house(at - 2));
        let behind = end < tokens.end
            && text.surface(end) == ","
            && matches!(text.lower_at(Some(end + 1)), "a" | "an" | "the")
            && (end + 2..tokens.end.min(end + 8))
                .take_while(|t| !matches!(text.surface(*t), "," | ";"))
                .any(house);
        if before || behind {
            let name = text
                .slice(at..end)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            found = Some((at, name));
        }
        at = end;
    }
    found
}

fn last_named(scene: &Scene<'_>, anaphor: usize) -> Option<usize> {
    let entity = scene.resolved.entity[anaphor];
    let start = scene.resolved.mentions[anaphor].tokens.start;
    let named = scene
        .entity(entity)
        .mentions
        .iter()
        .map(|m| &scene.resolved.mentions[*m])
        .rfind(|m| m.found != Found::Anaphor && m.tokens.start < start)?;
    let sentence = scene.text.sentence_of(named.tokens.start);
    (sentence != scene.text.sentence_of(start)).then_some(sentence)
}

/// `a founder`: nobody's in particular.
fn indefinite(scene: &Scene<'_>, term: &Term) -> bool {
    term.tokens
        .start
        .checked_sub(1)
        .is_some_and(|at| matches!(scene.text.lower(at), "a" | "an"))
}
