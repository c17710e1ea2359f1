//! Bodies that stand behind a role: `at the Dubai consultancy Palmline Advisors`.

use releve_facts::EntityKind;

use super::unknown::unknown_name;
use super::{Bodies, is_body};
use crate::lexicon::Cue;
use crate::relate::role::term::Term;
use crate::scene::Scene;
use crate::segment::Join;
use crate::spot::Found;
use crate::tag::Tag;

/// `of Chloé`, `at the Dubai consultancy Palmline Advisors`, `behind A and B`.
pub(in crate::relate::role) fn behind(scene: &Scene<'_>, term: &Term) -> Bodies {
    let author = term.name.ends_with("author");
    let found = after(scene, term.tokens.end, author);
    if found.names.is_empty() && !author {
        // `design director for leather goods at Loewe`, `editor since 2019 at`
        let text = &scene.text;
        let limit = scene.sentence(text.sentence_of(term.tokens.start)).end;
        let at = (term.tokens.end..limit.min(term.tokens.end + 9))
            .take_while(|at| {
                (matches!(
                    text.tokens[*at].tag,
                    Tag::Preposition
                        | Tag::Noun
                        | Tag::Adjective
                        | Tag::Number
                        | Tag::Determiner
                        | Tag::Genitive
                        | Tag::Name
                ) || matches!(text.surface(*at), "and" | "&")
                    // `ready-to-wear`
                    || text.tokens[*at].join == Join::Hyphen
                    || text.tokens.get(at + 1).is_some_and(|next| next.join == Join::Hyphen))
                    && scene.resolved.at(*at).is_none_or(|m| {
                        !matches!(scene.resolved.mentions[m].kind, EntityKind::Person)
                    })
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
pub(in crate::relate::role) fn after(scene: &Scene<'_>, at: usize, author: bool) -> Bodies {
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
            found.names.push(text.phrase(next..end));
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
            // `author of Love Game`: a title of which the name is a part.
            let part = author
                && text
                    .tokens
                    .get(known.tokens.end)
                    .is_some_and(|behind| behind.join == Join::Space && behind.shape.is_capital());
            if part {
                break;
            }
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

/// A second name behind `and` is a second body, unless a verb follows that it
/// may be the subject of.
fn continues_list(scene: &Scene<'_>, at: usize, limit: usize) -> bool {
    at >= limit
        || !matches!(
            scene.text.tokens[at].tag,
            Tag::Verb | Tag::Past | Tag::Auxiliary | Tag::Genitive
        )
}
