//! What a trend is told to be made of: `balletcore consists of A and B`, `think A, B and
//! C`, `by that the platform means A and B`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::announce::{Announced, denied, other_business};
use super::subject::{coined, trend_before, trend_in};
use crate::clause::Reality;
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::tag::Tag;

/// `Think tulle skirts, leotards and pale pink everything.`
pub(super) fn think(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let at = range.clone().find(|at| {
        matches!(
            text.lower(*at),
            "think" | "picture" | "imagine" | "envision"
        ) && (*at == range.start
            || matches!(
                text.surface(at - 1),
                ":" | "—" | "–" | "(" | "“" | "\"" | ";" | "," | "…"
            ))
            && !matches!(
                text.lower_at(Some(at + 1)),
                "of" | "about" | "that" | "you" | "it" | "twice"
            )
    })?;
    let start = if matches!(text.surface(at + 1), ":" | ",") {
        at + 2
    } else {
        at + 1
    };
    // `Think leg warmers and tulle skirts: balletcore is here.`
    let colon = (start..range.end).find(|at| matches!(text.surface(*at), ":" | "—" | "–"));
    let behind = || trend_in(scene, colon? + 1..range.end, sentence);
    let trend = trend_in(scene, range.start..at, sentence)
        .or_else(behind)
        .or_else(|| trend_before(scene, sentence))?;
    Some(Announced {
        trend,
        list: start..range.end,
        least: 2,
        rule: "composition: think",
    })
}

/// `X is characterised by`, `consists of`, `means`, `is all about`.
pub(super) fn consists(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    if text.surface(range.end - 1) == "?" {
        return None;
    }
    for at in range.clone() {
        let firm = scene.spotted.cue_at(at, Cue::Compose);
        let loose = firm.is_none();
        let Some(cue) = firm.or_else(|| scene.spotted.cue_at(at, Cue::Evoke)) else {
            continue;
        };
        if loose && (other_business(scene, range.clone()) || text.tokens[at].tag == Tag::Noun) {
            continue;
        }
        let words = cue.tokens.clone();
        let lemma = text.base(at);
        let single = words.len() == 1;
        if single
            && !loose
            && !matches!(
                lemma,
                "mean"
                    | "comprise"
                    | "include"
                    | "embrace"
                    | "feature"
                    | "encompass"
                    | "involve"
                    | "require"
                    | "demand"
                    | "combine"
                    | "marry"
                    | "mix"
                    | "mingle"
                    | "pair"
            )
        {
            continue;
        }
        if at == range.start || denied(scene, range.start..at) || ends(scene, words.end..range.end)
        {
            continue;
        }
        // `a lot of`, `the mix of`: nouns need a copula before them.
        let strong = !loose && (!single || lemma == "comprise");
        let subject = before_verb(scene, range.start, at);
        // `By that the platform means A, B and C.`
        let glossed = lemma == "mean"
            && text.lower(range.start) == "by"
            && matches!(
                text.lower_at(Some(range.start + 1)),
                "that" | "this" | "which" | "it"
            );
        let trend = trend_in(scene, subject.clone(), sentence)
            .or_else(|| glossed.then(|| trend_before(scene, sentence)).flatten())
            .or_else(|| coined(scene, phrase_before(scene, &subject), sentence, strong))
            .or_else(|| {
                // `Balletcore moved on; this year it comes with`
                let earlier = || trend_in(scene, range.start..subject.start, sentence);
                (pronoun(scene, subject.clone()) || outfit(scene, subject.clone()))
                    .then(|| earlier().or_else(|| trend_before(scene, sentence)))
                    .flatten()
            });
        let Some(trend) = trend else { continue };
        let weak = loose
            || single
                && matches!(
                    lemma,
                    "include"
                        | "embrace"
                        | "feature"
                        | "involve"
                        | "combine"
                        | "marry"
                        | "mix"
                        | "mingle"
                        | "pair"
                );
        let clause = scene.parses[sentence]
            .clauses
            .iter()
            .find(|c| c.group.contains(&at));
        if clause.is_some_and(|c| matches!(c.reality, Reality::Denied | Reality::Unreal)) {
            continue;
        }
        let rule = if weak {
            "composition: includes"
        } else if single {
            "composition: means"
        } else {
            "composition: consists of"
        };
        let least = if strong { 1 } else { 2 };
        return Some(Announced {
            trend,
            list: words.end..range.end,
            least,
            rule,
        });
    }
    None
}

/// `means the end of A and B`, `means fewer logos`: those are not there. `That means A and
/// B are out` tells of A and B.
fn ends(scene: &Scene<'_>, run: Range<usize>) -> bool {
    let text = &scene.text;
    let verb = (run.clone()).find(|at| matches!(text.lower(*at), "are" | "were" | "have"));
    let told = verb.is_some_and(|verb| {
        matches!(
            text.lower_at(Some(verb + 1)),
            "out" | "over" | "dead" | "gone" | "back" | "finished" | "not" | "no" | "had"
        ) && (run.start..verb).all(|at| text.tokens[at].tag != Tag::Relative)
    });
    if told {
        return true;
    }
    run.clone().take(4).any(|at| {
        matches!(
            text.lower(at),
            "end" | "death" | "demise" | "goodbye" | "farewell" | "fewer" | "less" | "absence"
        )
    })
}

/// What stands before a verb, without `, which this year` and auxiliaries.
fn before_verb(scene: &Scene<'_>, start: usize, at: usize) -> Range<usize> {
    let text = &scene.text;
    let from = (start..at)
        .rev()
        .find(|t| {
            matches!(text.surface(*t), ";" | "—" | "–" | ":")
                || matches!(text.lower(*t), "but" | "while")
                // `…, and the capsule will feature`: a subject of its own.
                || text.lower(*t) == "and"
                    && *t > start
                    && text.surface(t - 1) == ","
                    && text.tokens[t + 1].tag == Tag::Determiner
        })
        .map_or(start, |t| t + 1);
    from..at
}

/// The first noun phrase of a run, which is its subject.
fn phrase_before(scene: &Scene<'_>, run: &Range<usize>) -> Range<usize> {
    let text = &scene.text;
    let stop = run
        .clone()
        .find(|at| {
            // `Fall's new grandeur`: a possessor, whatever the tagger made of it.
            scene.resolved.at(*at).is_none()
                && text
                    .tokens
                    .get(*at + 1)
                    .is_none_or(|t| t.tag != Tag::Genitive)
                && (matches!(
                    text.tokens[*at].tag,
                    Tag::Verb | Tag::Auxiliary | Tag::Relative | Tag::Preposition | Tag::Past
                ) || text.surface(*at) == "," && *at > run.start)
        })
        .unwrap_or(run.end);
    run.start..stop
}

fn pronoun(scene: &Scene<'_>, run: Range<usize>) -> bool {
    let text = &scene.text;
    scene.resolved.within(run.clone()).next().is_none()
        && run
            .clone()
            .any(|at| matches!(text.lower(at), "it" | "they" | "this" | "its" | "that"))
}

/// `An outfit for the purpose requires`, `the wardrobe calls for`.
fn outfit(scene: &Scene<'_>, run: Range<usize>) -> bool {
    let first = phrase_before(scene, &run);
    let person = scene.resolved.within(run).any(|m| {
        matches!(
            scene.resolved.mentions[m].kind,
            EntityKind::Person | EntityKind::Brand | EntityKind::Product
        )
    });
    !person
        && first.clone().next_back().is_some_and(|head| {
            scene.spotted.has_cue(head, Cue::Outfit) || scene.spotted.has_cue(head, Cue::Trend)
        })
}
