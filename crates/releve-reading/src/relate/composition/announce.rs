//! What announces a list of a trend's elements.

use std::ops::Range;

use releve_facts::EntityKind;

use super::apposed::apposed;
use super::before::{complete, heralded, introduced, makes_up, predicate, with_its};
use super::behind::{at_heart, bracket, colon, forms, hallmarks, heart, recipe};
use super::followers::{named_as, worn_by_followers};
use super::subject::{Trend, coined, trend_before, trend_in};
use crate::clause::Reality;
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::segment::BlockKind;
use crate::tag::Tag;

/// A list and the trend that it belongs to.
#[derive(Debug)]
pub(super) struct Announced {
    pub(super) trend: Trend,
    pub(super) list: Range<usize>,
    /// How many elements it must have.
    pub(super) least: usize,
    pub(super) rule: &'static str,
}

/// All lists that a sentence announces; of several the first that fits.
pub(super) fn announced(scene: &Scene<'_>, sentence: usize) -> Vec<Announced> {
    let kind = scene.text.blocks[scene.text.sentences[sentence].block].kind;
    if matches!(
        kind,
        BlockKind::Offer | BlockKind::Byline | BlockKind::Date | BlockKind::Caption
    ) {
        return Vec::new();
    }
    let mut found = Vec::new();
    found.extend(think(scene, sentence));
    if found.is_empty() {
        found.extend(consists(scene, sentence));
    }
    if found.is_empty() {
        found.extend(answer(scene, sentence));
    }
    if found.is_empty() {
        found.extend(hallmarks(scene, sentence));
    }
    if found.is_empty() {
        found.extend(forms(scene, sentence));
    }
    if found.is_empty() {
        found.extend(colon(scene, sentence));
    }
    if found.is_empty() {
        found.extend(bracket(scene, sentence));
    }
    if found.is_empty() {
        found.extend(complete(scene, sentence));
    }
    if found.is_empty() {
        found.extend(predicate(scene, sentence));
    }
    if found.is_empty() {
        found.extend(heart(scene, sentence));
    }
    if found.is_empty() {
        found.extend(with_its(scene, sentence));
    }
    if found.is_empty() {
        found.extend(makes_up(scene, sentence));
    }
    if found.is_empty() {
        found.extend(at_heart(scene, sentence));
    }
    if found.is_empty() {
        found.extend(heralded(scene, sentence));
    }
    if found.is_empty() {
        found.extend(worn_by_followers(scene, sentence));
    }
    if found.is_empty() {
        found.extend(named_as(scene, sentence));
    }
    if found.is_empty() {
        found.extend(recipe(scene, sentence));
    }
    if found.is_empty() {
        found.extend(apposed(scene, sentence));
    }
    if found.is_empty() {
        found.extend(introduced(scene, sentence));
    }
    found
}

/// `Think tulle skirts, leotards and pale pink everything.`
fn think(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
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
fn consists(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
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

/// `So what is X? A, B and C.`
fn answer(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
    let text = &scene.text;
    let question = sentence.checked_sub(1)?;
    let asked = scene.sentence(question);
    // `Its key ingredients? A, B and C.`
    let elements = asked.len() < 9
        && asked
            .clone()
            .any(|at| scene.spotted.has_cue(at, Cue::Element));
    // `What does one need?`
    let needs = asked.len() < 9
        && (asked.clone()).any(|at| matches!(text.lower(at), "need" | "wear" | "pack" | "buy"))
        && (asked.clone()).any(|at| matches!(text.lower(at), "one" | "you" | "we"));
    // `What should you never wear?`
    let not =
        (asked.clone()).any(|at| text.tokens[at].tag == Tag::Negation || text.lower(at) == "never");
    if not
        || text.surface(asked.end - 1) != "?"
        || !elements && !asked.clone().any(|at| text.lower(at) == "what")
        || text.sentences[question].block + 1 < text.sentences[sentence].block
    {
        return None;
    }
    let asking = asked
        .clone()
        .find(|at| matches!(text.lower(*at), "is" | "say" | "are" | "does" | "’s" | "'s"))
        .map_or(asked.start, |at| at + 1);
    let trend = trend_in(scene, asked.clone(), question)
        .or_else(|| {
            coined(scene, asking..asked.end - 1, question, false).filter(|_| !elements && !needs)
        })
        .or_else(|| {
            let own = needs || elements && matches!(text.lower(asked.start), "its" | "the");
            own.then(|| trend_before(scene, question).or_else(|| trend_next(scene, sentence)))?
        })?;
    let range = scene.sentence(sentence);
    let mut start = range.start;
    // `They mean`, `In short:`
    if let Some(mean) = (range.start..range.end.min(range.start + 6)).find(|at| {
        matches!(
            text.lower(*at),
            "mean" | "means" | ":" | "think" | "short" | "brief" | "word"
        )
    }) {
        start = mean + 1;
    }
    if other_business(scene, range.clone()) {
        return None;
    }
    Some(Announced {
        trend,
        list: start..range.end,
        least: 3,
        rule: "composition: answer",
    })
}

/// The trend that the next sentence of a paragraph begins with.
fn trend_next(scene: &Scene<'_>, sentence: usize) -> Option<Trend> {
    let text = &scene.text;
    let next = sentence + 1;
    let following = text.sentences.get(next)?;
    let near = following.tokens.start..following.tokens.end.min(following.tokens.start + 4);
    (following.block == text.sentences[sentence].block)
        .then(|| trend_in(scene, near, next))
        .flatten()
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

pub(super) fn denied(scene: &Scene<'_>, run: Range<usize>) -> bool {
    let text = &scene.text;
    let near = run.start.max(run.end.saturating_sub(4));
    // `gorpcore, the art of dressing for hills you never climb, relies on`
    let first = (near..run.end)
        .rfind(|at| text.surface(*at) == "," && text.tokens[run.end - 1].tag == Tag::Mark)
        .map_or(near, |comma| comma + 1);
    (first..run.end).any(|at| {
        text.tokens[at].tag == Tag::Negation
            || matches!(
                text.lower(at),
                "never" | "nothing" | "no" | "isn't" | "isn’t" | "doesn’t" | "doesn't" | "used"
            )
    })
}

/// True where a sentence tells of wearers or houses.
pub(super) fn other_business(scene: &Scene<'_>, range: Range<usize>) -> bool {
    scene.resolved.within(range.clone()).any(|m| {
        matches!(
            scene.resolved.mentions[m].kind,
            EntityKind::Person | EntityKind::Brand
        )
    }) || priced(scene, range)
}

/// True where a sentence tells of prices or figures.
pub(super) fn priced(scene: &Scene<'_>, mut range: Range<usize>) -> bool {
    range.any(|at| matches!(scene.text.surface(at), "£" | "$" | "€" | "%" | "¥"))
}
