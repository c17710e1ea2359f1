//! What announces a list of a trend's elements.

use std::ops::Range;

use releve_facts::EntityKind;

use super::apposed::apposed;
use super::naming::quoted;
use super::subject::{Trend, coined, trend_before, trend_in};
use crate::clause::Reality;
use crate::lexicon::Cue;
use crate::relate::list::members;
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
        found.extend(makes_up(scene, sentence));
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
    let trend =
        trend_in(scene, range.start..at, sentence).or_else(|| trend_before(scene, sentence))?;
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
        let lemma = text
            .info(at)
            .verb
            .map_or(text.lower(at), |w| text.string(w));
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
            )
        {
            continue;
        }
        if at == range.start || denied(scene, range.start..at) {
            continue;
        }
        // `a lot of`, `the mix of`: nouns need a copula before them.
        let strong = !loose && (!single || lemma == "comprise");
        let subject = before_verb(scene, range.start, at);
        let trend = trend_in(scene, subject.clone(), sentence)
            .or_else(|| coined(scene, phrase_before(scene, &subject), sentence, strong))
            .or_else(|| {
                (pronoun(scene, subject.clone()) || outfit(scene, subject.clone()))
                    .then(|| trend_before(scene, sentence))
                    .flatten()
            });
        let Some(trend) = trend else { continue };
        let weak =
            loose || single && matches!(lemma, "include" | "embrace" | "feature" | "involve");
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

/// `So what is X? A, B and C.`
fn answer(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
    let text = &scene.text;
    let question = sentence.checked_sub(1)?;
    let asked = scene.sentence(question);
    if text.surface(asked.end - 1) != "?"
        || !asked.clone().any(|at| text.lower(at) == "what")
        || text.sentences[question].block + 1 < text.sentences[sentence].block
    {
        return None;
    }
    let asking = asked
        .clone()
        .find(|at| matches!(text.lower(*at), "is" | "say" | "are" | "does" | "’s" | "'s"))
        .map_or(asked.start, |at| at + 1);
    let trend = trend_in(scene, asked.clone(), question)
        .or_else(|| coined(scene, asking..asked.end - 1, question, false))?;
    let range = scene.sentence(sentence);
    let mut start = range.start;
    // `They mean`, `In short:`
    if let Some(mean) = (range.start..range.end.min(range.start + 6))
        .find(|at| matches!(text.lower(*at), "mean" | "means" | ":" | "think"))
    {
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

/// What stands before a verb, without `, which this year` and auxiliaries.
fn before_verb(scene: &Scene<'_>, start: usize, at: usize) -> Range<usize> {
    let text = &scene.text;
    let from = (start..at)
        .rev()
        .find(|t| {
            matches!(text.surface(*t), ";" | "—" | "–" | ":")
                || matches!(text.lower(*t), "but" | "while")
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

/// `A, B and C make up the rock look`, `A and B are part of X`.
fn makes_up(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let at = (range.start + 1..range.end).find(|at| {
        let next = text.lower_at(Some(at + 1));
        match text.lower(*at) {
            "make" | "form" | "makes" | "made" => matches!(next, "up" | "for" | "the"),
            "define" | "defined" | "epitomise" | "epitomize" | "embody" | "complete"
            | "dominate" | "characterise" | "characterize" => true,
            "are" | "is" | "became" | "become" | "were" | "all" => {
                matches!(
                    next,
                    "part" | "central" | "essential" | "key" | "integral" | "synonymous"
                ) || matches!(next, "all" | "a")
                    && matches!(
                        text.lower_at(Some(at + 2)),
                        "part" | "central" | "essential" | "key" | "integral"
                    )
            }
            _ => false,
        }
    })?;
    if text.surface(range.end - 1) == "?" || denied(scene, range.start..at) {
        return None;
    }
    let trend = trend_in(scene, at + 1..range.end.min(at + 9), sentence)?;
    if other_business(scene, range.start..at) {
        return None;
    }
    let start = list_start(scene, range.start, at);
    Some(Announced {
        trend,
        list: start..at,
        least: 2,
        rule: "composition: make up",
    })
}

/// `To get the look, you need A, B and C.`
fn recipe(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let at = (range.start..range.end.min(range.start + 16)).find(|at| {
        let word = text.lower(*at);
        matches!(word, "need" | "require")
            && (range.start..*at).any(|t| matches!(text.lower(t), "you" | "you’ll" | "you'll"))
            || word == "expect" && *at == range.start
            || matches!(word, "reach" | "look" | "opt")
                && text.lower_at(Some(at + 1)) == "for"
                && *at > range.start
            || word == "stock" && text.lower_at(Some(at + 1)) == "up"
    })?;
    let opener = range.start..at;
    let goal = opener.clone().any(|t| {
        matches!(
            text.lower(t),
            "look"
                | "trend"
                | "aesthetic"
                | "style"
                | "vibe"
                | "get"
                | "nail"
                | "achieve"
                | "master"
        )
    });
    let trend = trend_in(scene, opener.clone(), sentence).or_else(|| {
        (goal || text.lower(at) == "expect")
            .then(|| trend_before(scene, sentence))
            .flatten()
    })?;
    if other_business(scene, range.clone()) {
        return None;
    }
    let start = (at + 1..range.end.min(at + 5))
        .rev()
        .find(|t| {
            matches!(
                text.lower(*t),
                "for" | "on" | "are" | "is" | ":" | "to" | "see"
            )
        })
        .map_or(at + 1, |t| t + 1);
    Some(Announced {
        trend,
        list: start..range.end,
        least: 2,
        rule: "composition: recipe",
    })
}

pub(super) fn denied(scene: &Scene<'_>, run: Range<usize>) -> bool {
    let text = &scene.text;
    let first = run.start.max(run.end.saturating_sub(4));
    (first..run.end).any(|at| {
        text.tokens[at].tag == Tag::Negation
            || matches!(
                text.lower(at),
                "never" | "nothing" | "no" | "isn't" | "isn’t" | "doesn’t" | "doesn't" | "used"
            )
    })
}

/// `The hallmarks of X are`, `staples such as`, `Key pieces include`.
fn hallmarks(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let at = range.clone().find(|at| {
        scene.spotted.cue_at(*at, Cue::Element).is_some() && text.tokens[*at].tag != Tag::Verb
    })?;
    let cue = scene.spotted.cue_at(at, Cue::Element)?;
    let limit = range.end.min(cue.tokens.end + 18);
    // `Its vocabulary is easy to learn: A, B.`
    let marked = (cue.tokens.end..limit)
        .find(|t| text.surface(*t) == ":")
        .filter(|t| t + 1 < range.end);
    let opener = marked.into_iter().chain(cue.tokens.end..limit).find(|t| {
        matches!(
            text.lower(*t),
            "include"
                | "includes"
                | "included"
                | "are"
                | "is"
                | "were"
                | "like"
                | ":"
                | "—"
                | "–"
                | "as"
        ) && (text.lower(*t) != "as" || text.lower(t - 1) == "such")
    })?;
    let before = range.start..opener;
    let trend =
        trend_in(scene, before.clone(), sentence).or_else(|| trend_before(scene, sentence))?;
    let mut start = opener + 1;
    while start < range.end && matches!(text.surface(start), ":" | "—" | "–" | ",") {
        start += 1;
    }
    if denied(scene, range.start..start) {
        return None;
    }
    Some(Announced {
        trend,
        list: start..range.end,
        least: 2,
        rule: "composition: hallmarks",
    })
}

/// `the ballet flat in all its forms, from Mary Janes to sneakers`
fn forms(scene: &Scene<'_>, sentence: usize) -> Vec<Announced> {
    let Some(main) = in_all_forms(scene, sentence) else {
        return Vec::new();
    };
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let mut found = Vec::new();
    let all = main.list.start;
    if let Some(from) = (all..range.end.min(all + 16)).find(|at| text.lower(*at) == "from")
        && let Some(to) = (from..range.end.min(from + 10)).find(|at| text.lower(*at) == "to")
    {
        for list in [from + 1..to, to + 1..range.end] {
            found.push(Announced {
                list,
                trend: main.trend.clone(),
                ..main
            });
        }
    }
    found.push(main);
    found
}

fn in_all_forms(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let all = range.clone().find(|at| {
        text.lower(*at) == "in"
            && matches!(text.lower_at(Some(at + 1)), "all" | "every")
            && (at + 2..range.end.min(at + 6)).any(|t| {
                matches!(
                    text.lower(t),
                    "forms" | "form" | "guises" | "guise" | "iterations" | "shapes" | "varieties"
                )
            })
    })?;
    let trend = trend_in(scene, range.start..all, sentence)?;
    // The thing itself, then what stands between `from` and `to`.
    let first = scene
        .items_in(range.start..all)
        .last()
        .map(|item| item.tokens.start)?;
    Some(Announced {
        trend,
        list: first..range.end,
        least: 1,
        rule: "composition: in all its forms",
    })
}

/// `You know it when you see it: football shirts, hair bows.`
fn colon(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let at = range
        .clone()
        .find(|at| matches!(text.surface(*at), ":" | "—" | "–"))?;
    let dash = text.surface(at) != ":";
    let list = at + 1..range.end;
    let found = members(scene, list.start, list.end);
    let worn = found.iter().filter(|m| m.is_worn()).count();
    if worn < 3 || found.len() > worn + 2 {
        return None;
    }
    let before = range.start..at;
    // Prices, wearers and shows make it another list; but `is dressed in
    // minimalism: gray Calvin Klein slip dresses` has the trend at the colon.
    let adjoins = !dash
        && at > range.start
        && scene.resolved.at(at - 1).is_some_and(|m| {
            let mention = &scene.resolved.mentions[m];
            mention.kind == EntityKind::Trend && mention.found != crate::spot::Found::Anaphor
        });
    if !adjoins && other_business(scene, range.clone()) || priced(scene, range.clone()) {
        return None;
    }
    let trend = trend_in(scene, before.clone(), sentence).or_else(|| {
        (!dash && refers(scene, before.clone()))
            .then(|| trend_before(scene, sentence))
            .flatten()
    })?;
    let rule = if dash {
        "composition: dash"
    } else {
        "composition: colon"
    };
    Some(Announced {
        trend,
        list,
        least: 3,
        rule,
    })
}

fn refers(scene: &Scene<'_>, run: Range<usize>) -> bool {
    run.clone().any(|at| {
        matches!(
            scene.text.lower(at),
            "it" | "its" | "look" | "formula" | "uniform" | "wardrobe" | "recipe"
        ) || scene.spotted.has_cue(at, Cue::Element)
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
fn priced(scene: &Scene<'_>, mut range: Range<usize>) -> bool {
    range.any(|at| matches!(scene.text.surface(at), "£" | "$" | "€" | "%" | "¥"))
}

/// `Quiet luxury (oatmeal knits, leather totes) refuses`, `cowboycore — fringe,
/// suede, big buckles — is`.
fn bracket(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    for m in scene.resolved.of_kind(EntityKind::Trend, range.clone()) {
        let end = scene.resolved.mentions[m].tokens.end;
        let mut open = end;
        while open < range.end
            && matches!(
                text.surface(open),
                "”" | "\"" | "’" | "trend" | "aesthetic" | "look"
            )
        {
            open += 1;
        }
        if open + 1 >= range.end || !matches!(text.surface(open), "(" | "—" | "–" | ":" | "-") {
            continue;
        }
        let close = match text.surface(open) {
            "(" => (open + 1..range.end).find(|t| text.surface(*t) == ")"),
            _ => (open + 1..range.end).find(|t| matches!(text.surface(*t), "—" | "–")),
        }
        .unwrap_or(range.end);
        let list = open + 1..close;
        let found = members(scene, list.start, list.end);
        let worn = found.iter().filter(|m| m.is_worn()).count();
        if worn >= 2 && worn * 2 >= found.len() && !other_business(scene, list.clone()) {
            let trend = trend_in(scene, m_range(scene, m), sentence)?;
            return Some(Announced {
                trend,
                list,
                least: 2,
                rule: "composition: bracket",
            });
        }
    }
    None
}

fn m_range(scene: &Scene<'_>, mention: usize) -> Range<usize> {
    scene.resolved.mentions[mention].tokens.clone()
}

/// `No mob wife wardrobe is complete without a fur coat.`
fn complete(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let at = range
        .clone()
        .find(|at| text.lower(*at) == "complete" && text.lower_at(Some(at + 1)) == "without")?;
    let trend = trend_in(scene, range.start..at, sentence)?;
    Some(Announced {
        trend,
        list: at + 2..range.end,
        least: 1,
        rule: "composition: complete without",
    })
}

/// `Boots, fringe and denim are the hallmarks of cowboycore.`
fn predicate(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    for at in range.clone() {
        let Some(cue) = scene.spotted.cue_at(at, Cue::Element) else {
            continue;
        };
        let of = cue.tokens.end;
        let governs =
            matches!(text.lower_at(Some(of)), "of" | "for" | "in") && of + 1 < range.end;
        // `Suede and fringe were the key pieces`, below a heading that names it.
        let bare = !governs
            && text
                .tokens
                .get(of)
                .is_none_or(|t| t.tag == Tag::Mark || t.tag == Tag::Adverb)
            && text.lower_at(at.checked_sub(1)) == "the";
        let trend = if bare {
            trend_before(scene, sentence)
        } else if governs {
            trend_in(scene, of + 1..range.end.min(of + 7), sentence)
                .or_else(|| quoted(scene, of + 1..range.end.min(of + 16), sentence))
        } else {
            None
        };
        let Some(trend) = trend else { continue };
        // The copula before `the hallmarks of`, or a dash or comma.
        let copula = (range.start..at).rev().find(|t| {
            matches!(
                text.lower(*t),
                "are" | "is" | "were" | "was" | "remain" | "become" | "became" | "—" | "–" | "all"
                    | ":"
            )
        })?;
        if at - copula > 5 || denied(scene, range.start..at) {
            return None;
        }
        let start = list_start(scene, range.start, copula);
        return Some(Announced {
            trend,
            list: start..copula,
            least: if bare { 3 } else { 1 },
            rule: "composition: are the hallmarks",
        });
    }
    None
}

fn list_start(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    (start..end)
        .rev()
        .find(|t| matches!(scene.text.surface(*t), ":" | ";" | "—" | "–"))
        .map_or(start, |t| t + 1)
}

/// `A, B and C have seen a resurgence. The balletcore aesthetic, …`
fn introduced(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
    let text = &scene.text;
    let next = sentence + 1;
    let range = scene.sentence(sentence);
    let following = text.sentences.get(next)?;
    if following.block != text.sentences[sentence].block {
        return None;
    }
    let trend = scene
        .resolved
        .of_kind(EntityKind::Trend, following.tokens.clone())
        .next()?;
    let at = scene.resolved.mentions[trend].tokens.start;
    // The next sentence begins with the trend: `The balletcore aesthetic`, `This “balletcore”`.
    if at > following.tokens.start + 3 {
        return None;
    }
    let first = scene
        .entity(scene.resolved.entity[trend])
        .mentions
        .first()
        .copied();
    let early = first
        .is_some_and(|m| text.sentence_of(scene.resolved.mentions[m].tokens.start) + 4 >= next);
    if !early
        || scene
            .resolved
            .of_kind(EntityKind::Trend, range.clone())
            .next()
            .is_some()
    {
        return None;
    }
    let clause = scene.parses[sentence]
        .clauses
        .iter()
        .find(|c| c.reality == Reality::Stated)?;
    let rising = (clause.group.start..clause.reach.end).any(|t| {
        scene.spotted.has_cue(t, Cue::Revival)
            || scene.spotted.has_cue(t, Cue::Fame)
            || scene.spotted.has_cue(t, Cue::Rise)
            || matches!(text.lower(t), "back" | "everywhere" | "returned" | "taken")
    });
    if !rising || other_business(scene, range.clone()) {
        return None;
    }
    let start = scene
        .items_in(range.start..clause.group.start)
        .next()
        .map(|item| item.tokens.start)?;
    let name = scene.name(scene.resolved.entity[trend]);
    Some(Announced {
        trend: Trend {
            name,
            sentence: Some(next),
            main: false,
            unknown: false,
        },
        list: start..clause.group.start,
        least: 3,
        rule: "composition: list before the trend",
    })
}
