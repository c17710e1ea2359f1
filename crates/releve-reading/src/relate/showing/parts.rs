//! Ways of telling a showing that need no verb of showing.

use releve_facts::EntityKind;

use super::Told;
use super::setting::Setting;
use super::spread::listed;
use crate::clause::Reality;
use crate::item::Item;
use crate::lexicon::Cue;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::tag::Tag;

/// `; Alaïa on a coat`, `; at Tory Burch, burgundy tights`: another house takes
/// over what was said of the first.
pub(super) fn other_houses(
    scene: &Scene<'_>,
    setting: &Setting,
    number: usize,
    known: &[Told],
) -> Vec<Told> {
    let tokens = scene.sentence(number);
    let runway = setting.is_runway(scene, number);
    if !runway && !setting.reports(scene, number) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for m in scene.resolved.of_kind(EntityKind::Brand, tokens.clone()) {
        let own = scene.resolved.mentions[m].tokens.clone();
        let mut at = own.start;
        let placed =
            at > tokens.start && matches!(scene.text.lower(at - 1), "at" | "for" | "from" | "over");
        if placed {
            at -= 1;
        }
        if placed && at > tokens.start && scene.text.lower(at - 1) == "over" {
            at -= 1;
        }
        let mut joins = false;
        if at > tokens.start && matches!(scene.text.lower(at - 1), "and" | "while" | "whereas") {
            at -= 1;
            joins = scene.text.lower(at) != "and" && placed;
        }
        let opens = at > tokens.start
            && (matches!(scene.text.surface(at - 1), ";" | ":" | "—")
                || joins && scene.text.surface(at - 1) == ",");
        let starts = at == tokens.start && placed;
        let gaps = scene
            .text
            .tokens
            .get(own.end)
            .is_some_and(|next| next.tag == Tag::Preposition)
            && !matches!(scene.text.lower(own.end), "of" | "to");
        let brand = scene.resolved.entity[m];
        let owns = scene
            .text
            .tokens
            .get(own.end)
            .is_some_and(|next| next.tag == Tag::Genitive);
        if placed
            && !owns
            && let Some(reach) = super::beside::beside(scene, number, own.start - 1)
        {
            if !known.iter().any(|told| told.brand == brand) {
                let reach = match known {
                    [] => reach,
                    _ => scene
                        .items_in(reach.clone())
                        .last()
                        .map_or(reach, |item| item.tokens.clone()),
                };
                for brand in listed(scene, own.start, tokens.end).0 {
                    found.push(Told {
                        brand,
                        rule: "showing: seen at a house",
                        reach: reach.clone(),
                        bare: false,
                    });
                }
            }
            continue;
        }
        if !runway {
            continue;
        }
        // `Shin pads were the joke at X`
        let behind = placed
            && known.is_empty()
            && scene.text.lower(own.start - 1) == "at"
            && !super::kind::speaks_of_people(scene, number)
            && !opens
            && !starts
            && scene
                .items_in(tokens.start..at)
                .last()
                .is_some_and(|item| !super::beside::is_of(scene, item))
            && !scene.sentence(number).any(|t| {
                scene.spotted.has_cue(t, Cue::Launch) || scene.spotted.has_cue(t, Cue::Wear)
            });
        if behind
            && scene.parses[number]
                .clauses
                .iter()
                .all(|c| c.reality == Reality::Stated)
        {
            for brand in listed(scene, own.start, tokens.end).0 {
                found.push(Told {
                    brand,
                    rule: "showing: seen at a house",
                    reach: tokens.start..own.start,
                    bare: false,
                });
            }
            continue;
        }
        if (opens && (placed || gaps && !known.is_empty()) || starts)
            && !known.iter().any(|told| told.brand == brand)
        {
            // A shop is no runway: `At X, an independent with six shops`.
            let shop = (own.end..(own.end + 8).min(tokens.end)).any(|t| {
                scene.spotted.has_cue(t, Cue::Shop)
                    || matches!(scene.text.lower(t), "shops" | "shop" | "store" | "stores")
            });
            if shop {
                continue;
            }
            found.push(Told {
                brand,
                rule: if placed {
                    "showing: at a house"
                } else {
                    "showing: a house without a verb"
                },
                reach: own.end..tokens.end,
                bare: false,
            });
        }
    }
    // `At X, the designer cut …` is told by its verb.
    if !known.is_empty() && known[0].reach.start < found.first().map_or(0, |t| t.reach.start) + 12 {
        found.retain(|told| {
            told.rule != "showing: at a house" || told.reach.start > known[0].reach.start
        });
    }
    found
}

/// `Erdem's gloves for autumn/winter 2022`, `a skirt from its Fall 2022
/// collection`, `the 1906L on X's runway`.
pub(super) fn of_a_collection(
    scene: &Scene<'_>,
    _setting: &Setting,
    number: usize,
    known: &[Told],
) -> Vec<Told> {
    let tokens = scene.sentence(number);
    let mut found: Vec<Told> = Vec::new();
    for item in scene.items_in(tokens.clone()) {
        let garment = scene.resolved.mentions[item.mention].tokens.clone();
        if known.iter().any(|told| told.reach.contains(&garment.start)) {
            continue;
        }
        let behind = item.tokens.end.max(garment.end);
        let Some(time) = scene
            .times_in(behind..(behind + 6).min(tokens.end))
            .find(|time| time.when.as_season().is_some())
        else {
            continue;
        };
        let linked = matches!(scene.text.lower(behind), "from" | "for" | "in" | "of");
        if !linked {
            continue;
        }
        let between = scene
            .resolved
            .of_kind(EntityKind::Brand, behind..time.tokens.start)
            .next()
            .map(|m| scene.resolved.entity[m]);
        let its = (behind..time.tokens.start)
            .any(|at| matches!(scene.text.lower(at), "its" | "their" | "the"));
        let first = || {
            scene
                .resolved
                .of_kind(EntityKind::Brand, tokens.start..garment.start)
                .next()
                .map(|m| scene.resolved.entity[m])
        };
        let brand = between.or(item.brand).or_else(|| its.then(first)?);
        let Some(brand) = brand else { continue };
        // Whoever wears it shows nothing.
        if super::kind::speaks_of_people(scene, number) {
            continue;
        }
        found.push(Told {
            brand,
            rule: "showing: from a collection",
            reach: garment.start..garment.end,
            bare: false,
        });
    }
    found
}

/// `an eight-piece capsule: sailor trousers, a top`, `a capsule, among them a
/// coat`, `it takes in a cropped jacket`: what a line consists of.
pub(super) fn of_a_line(scene: &Scene<'_>, setting: &Setting, number: usize) -> Option<Told> {
    let tokens = scene.sentence(number);
    let line = |at: usize| {
        scene.spotted.has_cue(at, Cue::Line)
            && (scene.spotted.has_cue(at, Cue::Collaboration)
                || scene.spotted.has_cue(at, Cue::Runway)
                || matches!(
                    scene.text.lemma(at),
                    "line" | "range" | "edit" | "drop" | "collection" | "capsule"
                ))
    };
    let own = tokens.clone().find(|at| line(*at));
    let lists = |at: usize| {
        let word = scene.text.lower(at);
        scene.text.surface(at) == ":"
            || matches!(
                word,
                "including" | "featuring" | "comprising" | "spanning" | "among"
            )
            || scene.spotted.has_cue(at, Cue::Comprise)
    };
    let (start, brand) = match own {
        Some(line) => {
            let start = (line..tokens.end).find(|at| lists(*at))?;
            (start, line_owner(scene, setting, number, line)?)
        }
        None => {
            // `Out on 2 November, it takes in …`, below the line's own sentence.
            let before = number.checked_sub(1)?;
            let same = scene.text.sentences[before].block == scene.text.sentences[number].block;
            let earlier = scene.sentence(before).find(|at| line(*at))?;
            let start = tokens.clone().find(|at| {
                scene.spotted.has_cue(*at, Cue::Comprise)
                    && at.checked_sub(1).is_some_and(|b| {
                        matches!(scene.text.lower(b), "it" | "they" | "pieces" | "highlights")
                    })
            })?;
            if !same {
                return None;
            }
            (start, line_owner(scene, setting, before, earlier)?)
        }
    };
    (scene.items_in(start..tokens.end).count() >= 1
        && !super::kind::speaks_of_wearers(scene, number))
    .then_some(Told {
        brand,
        rule: "showing: pieces of a line",
        reach: start..tokens.end,
        bare: true,
    })
}

fn line_owner(
    scene: &Scene<'_>,
    setting: &Setting,
    number: usize,
    line: usize,
) -> Option<EntityNumber> {
    // Of two who make it the one named first, in the line above as well.
    let heading = {
        let block = scene.text.sentences[number].block;
        let above = number
            .checked_sub(1)
            .filter(|n| scene.text.sentences[*n].block + 1 == block);
        above.and_then(|n| {
            let crossed = scene
                .sentence(n)
                .any(|at| matches!(scene.text.surface(at), "×" | "x"));
            crossed.then(|| {
                scene
                    .entities_in(EntityKind::Brand, scene.sentence(n))
                    .first()
                    .copied()
            })?
        })
    };
    let tokens = scene.sentence(number);
    heading
        .or_else(|| {
            scene
                .resolved
                .of_kind(EntityKind::Brand, tokens.start..line)
                .next()
                .map(|m| scene.resolved.entity[m])
        })
        .or_else(|| {
            scene
                .entities_in(EntityKind::Brand, tokens)
                .first()
                .copied()
        })
        .or(setting.house)
}

/// A sentence that goes on about clothes just shown: `The bags came in
/// cowhide`, `There was one suit`, `Its blazers were inlaid`.
pub(super) fn goes_on(scene: &Scene<'_>, number: usize) -> bool {
    let tokens = scene.sentence(number);
    let opening = scene
        .items_in(tokens.start..(tokens.start + 5).min(tokens.end))
        .next()
        .is_some();
    let first = scene.text.lower(tokens.start);
    let there =
        first == "there" || matches!(first, "its" | "their" | "models" | "under" | "beneath");
    let figures = scene.figures_in(tokens.clone()).next().is_some();
    (opening || there) && !figures
}

/// `jersey peplums`, `costume designers`: the garment word only describes what follows.
pub(super) fn is_modifier(scene: &Scene<'_>, item: &Item) -> bool {
    let end = scene.resolved.mentions[item.mention].tokens.end;
    let Some(next) = scene.text.tokens.get(end) else {
        return false;
    };
    if end >= scene.sentence(scene.text.sentence_of(end - 1)).end {
        return false;
    }
    match scene.resolved.at(end) {
        Some(m) => {
            matches!(
                scene.resolved.mentions[m].kind,
                EntityKind::Garment | EntityKind::Attribute
            ) && scene.resolved.mentions[m].tokens.start == end
                && next.tag == Tag::Noun
        }
        None => {
            next.tag == Tag::Noun
                && (scene.text.lower(end).starts_with("designer")
                    || scene.spotted.has_cue(end, Cue::House))
        }
    }
}
