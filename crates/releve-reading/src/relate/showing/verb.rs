//! A house, a designer or a collection that presents something.

use releve_facts::EntityKind;

use super::Told;
use super::presenter::{COLLECTION, by_collection, by_designer, contributes, opens_at};
use super::setting::Setting;
use super::spread::listed;
use crate::clause::{Clause, ClauseKind, Parse};
use crate::lexicon::Cue;
use crate::relate::aside::taken_over;
use crate::relate::maker::{How, makers};
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::tag::Tag;

/// `Ferragamo showcased models in airy ballet skirts`, `Anthony Vaccarello sent
/// out pussy-bow blouses`.
pub(super) fn by_verb(
    scene: &Scene<'_>,
    setting: &Setting,
    number: usize,
    parse: &Parse,
    clause: &Clause,
) -> Vec<Told> {
    if is_noun(scene, clause) {
        return Vec::new();
    }
    if let Some(brand) = contributes(scene, setting, parse, clause) {
        return vec![Told {
            brand,
            rule: "showing: a house's offering is",
            reach: clause.group.end..reach_end(scene, number, clause),
            bare: false,
        }];
    }
    let sends = sends_models(scene, number, clause);
    let strong = scene.verb_is(clause, Cue::Present) || sends;
    // `showed strong sales of coats`
    let other = (clause.group.end..scene.sentence(number).end)
        .take(4)
        .find(|at| scene.text.lower_at(Some(at + 1)) == "of")
        .is_some_and(|at| {
            scene.spotted.has_cue(at, Cue::Sales)
                || matches!(scene.text.lower(at), "growth" | "lack" | "sign" | "signs")
        });
    if other {
        return Vec::new();
    }
    // `teamed the boots with frocks` is as much as that.
    let renders = (scene.verb_is(clause, Cue::Render) || scene.verb_is(clause, Cue::Pair))
        && setting.is_runway(scene, number);
    if !strong && !scene.verb_is(clause, Cue::Show) && !renders {
        return Some(clause)
            .filter(|clause| scene.verb_is(clause, Cue::Wear))
            .and_then(|clause| on_models(scene, setting, number, parse, clause))
            .into_iter()
            .collect();
    }
    // A launch away from any runway shows nothing.
    let sentence = scene.sentence(number);
    let own_runway = scene.season_in(sentence.clone()).is_some()
        || sentence
            .clone()
            .any(|at| scene.spotted.has_cue(at, Cue::Runway));
    let collaborates = sentence.clone().any(|at| {
        scene.spotted.has_cue(at, Cue::Collaboration) || scene.spotted.has_cue(at, Cue::Collaborate)
    });
    let launches = sentence
        .clone()
        .any(|at| scene.spotted.has_cue(at, Cue::Issue));
    if !strong
        && (scene.verb_is(clause, Cue::Launch) || renders && launches)
        && (!own_runway || collaborates)
        || renders && collaborates
    {
        return Vec::new();
    }
    let made = if clause.passive {
        Vec::new()
    } else {
        makers(scene, parse, clause)
            .filter(|m| m.how != How::Topic)
            .map(|m| m.entities)
            .unwrap_or_default()
    };
    // Two who make one thing work together; that is no show.
    if made.len() == 2 && !own_runway {
        return Vec::new();
    }
    let of = |kind: EntityKind| -> Vec<EntityNumber> {
        let mut all: Vec<EntityNumber> = made
            .iter()
            .copied()
            .filter(|e| scene.entity(*e).kind == kind)
            .collect();
        // `Labels like A and B showed`, `The likes of A, B and C sent out`
        let floor = clause.group.start.saturating_sub(LIKES);
        let likes = (scene.sentence(number).start.max(floor)..clause.group.start)
            .rfind(|at| matches!(scene.text.lower(*at), "like" | "of" | "as" | "including"))
            .map(|at| listed(scene, at + 1, clause.group.start))
            .filter(|(houses, end)| {
                houses.len() > 1
                    && (*end..clause.group.start).all(|at| {
                        scene.text.tokens[at].tag == Tag::Adverb
                            || matches!(scene.text.lower(at), "," | "both" | "all" | "each")
                    })
            });
        for entity in likes.into_iter().flat_map(|(houses, _)| houses) {
            if kind == EntityKind::Brand && !all.contains(&entity) {
                all.push(entity);
            }
        }
        for entity in scene.subjects(parse, clause, kind) {
            if !all.contains(&entity) {
                all.push(entity);
            }
        }
        all
    };
    let brands = of(EntityKind::Brand);
    let reach = clause.group.end..reach_end(scene, number, clause);
    let person_first = made
        .first()
        .is_some_and(|e| scene.entity(*e).kind == EntityKind::Person);
    if let Some(&brand) = brands.first().filter(|_| !person_first) {
        // `At X, Y sent out`: Y works for X, whatever else bears the name.
        let shown_by = match opens_at(scene, number, clause.verb) {
            Some(brand) => vec![brand],
            None if own_runway || strong || setting.speaks_of_shows(scene, number) => brands,
            None => vec![brand],
        };
        let told = |brand| Told {
            brand,
            rule: if strong {
                "showing: a house presents"
            } else {
                "showing: a house and a verb"
            },
            reach: reach.clone(),
            bare: !setting.is_runway(scene, number),
        };
        return shown_by.into_iter().map(told).collect();
    }
    let people = of(EntityKind::Person);
    let other = by_designer(scene, setting, clause, &people, &brands)
        .or_else(|| by_collection(scene, setting, parse, clause));
    let told = other.map(|(brand, rule)| Told {
        brand,
        rule,
        reach: if rule == COLLECTION {
            clause.group.start..reach.end
        } else {
            reach
        },
        bare: !setting.is_runway(scene, number),
    });
    told.into_iter().collect()
}

/// `closed his Milan show with a coat`: a show at a place, taken for a verb.
fn is_noun(scene: &Scene<'_>, clause: &Clause) -> bool {
    let at = clause.verb;
    let placed = || {
        let m = at.checked_sub(1).and_then(|t| scene.resolved.at(t))?;
        let mention = &scene.resolved.mentions[m];
        let owner = mention.tokens.start.checked_sub(1)?;
        let owned = matches!(
            scene.text.tokens[owner].tag,
            Tag::Possessive | Tag::Genitive
        );
        (mention.kind == EntityKind::Place && owned).then_some(())
    };
    scene.text.lower(at) == "show" && clause.group.len() == 1 && placed().is_some()
}

/// How far before its verb a list may begin that `like` opens, in tokens.
const LIKES: usize = 24;

/// `Models at Dries Van Noten wore sneakers`, `At Prada, models wore coats`: what
/// models of a house have on.
fn on_models(
    scene: &Scene<'_>,
    setting: &Setting,
    number: usize,
    parse: &Parse,
    clause: &Clause,
) -> Option<Told> {
    let subject = parse.phrases[*clause.subject.first()?].tokens.start;
    let models = (subject..clause.group.start)
        .take(3)
        .any(|at| scene.text.lower(at) == "models" && scene.resolved.at(at).is_none());
    if !models || clause.passive {
        return None;
    }
    let own = scene
        .resolved
        .of_kind(EntityKind::Brand, subject..clause.group.start)
        .next()
        .map(|m| scene.resolved.entity[m]);
    Some(Told {
        brand: own
            .or_else(|| opens_at(scene, number, clause.verb))
            .or_else(|| setting.continues(scene, number))?,
        rule: COLLECTION,
        reach: clause.group.end..reach_end(scene, number, clause),
        bare: !setting.is_runway(scene, number),
    })
}

/// Up to where another clause with a subject or a house of its own begins.
fn reach_end(scene: &Scene<'_>, number: usize, clause: &Clause) -> usize {
    let end = clause_end(scene, number, clause);
    // `, while at Y there were`
    scene
        .resolved
        .of_kind(EntityKind::Brand, clause.group.end..end)
        .map(|m| scene.resolved.mentions[m].tokens.start)
        .find(|start| {
            let before = |steps: usize| scene.text.lower_at(start.checked_sub(steps));
            before(1) == "at" && matches!(before(2), "while" | "whereas")
        })
        .map_or(end, |start| start - 2)
}

fn clause_end(scene: &Scene<'_>, number: usize, clause: &Clause) -> usize {
    let parse = &scene.parses[number];
    let other = taken_over(scene, number, clause.group.end);
    let end = parse
        .clauses
        .iter()
        .find(|next| {
            next.verb > clause.verb
                && next.kind == ClauseKind::Finite
                && !next.shared_subject
                && next.subject.iter().any(|p| {
                    !scene
                        .entities_in(EntityKind::Brand, parse.phrases[*p].tokens.clone())
                        .is_empty()
                        || !scene
                            .entities_in(EntityKind::Person, parse.phrases[*p].tokens.clone())
                            .is_empty()
                })
                && !is_noun(scene, next)
        })
        .and_then(|next| next.subject.first())
        .map_or(scene.sentence(number).end, |p| {
            parse.phrases[*p].tokens.start
        });
    other.map_or(end, |other| other.min(end))
}

/// `sent its models out in`, `put the boys in`: a verb with models for its object.
fn sends_models(scene: &Scene<'_>, number: usize, clause: &Clause) -> bool {
    matches!(
        scene.text.lemma(clause.verb),
        "send" | "put" | "dress" | "clothe" | "wrap" | "style" | "showcase" | "parade"
    ) && (clause.verb + 1..(clause.verb + 7).min(scene.sentence(number).end))
        .any(|at| matches!(scene.text.lower(at), "models" | "girls" | "boys" | "cast"))
}
