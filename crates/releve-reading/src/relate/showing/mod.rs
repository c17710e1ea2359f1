//! Facts of kind `showing`: what a house sent down its runway.
//!
//! A walk through the text that keeps in mind whose show is spoken of, in
//! which season, by whose hand. A sentence gives showings where a house
//! presents something in it, or goes on about a show that the paragraph has
//! begun.

mod elided;
mod parts;
mod setting;
#[cfg(test)]
mod tests;

use std::ops::Range;

use foldhash::HashSet;
use releve_facts::{EntityKind, Showing, Statement};

use self::setting::Setting;
use super::Draft;
use super::maker::{How, makers};
use crate::clause::{Clause, ClauseKind, Parse, Reality};
use crate::item::Item;
use crate::lexicon::Cue;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::BlockKind;

/// True for people who design by trade.
pub(super) fn designs(scene: &Scene<'_>, person: EntityNumber) -> bool {
    Setting::designs(scene, person)
}

/// How a sentence came to speak of a house's show.
struct Told {
    brand: EntityNumber,
    rule: &'static str,
    /// The tokens whose items are shown.
    reach: Range<usize>,
    /// No word for a runway, collection or season stands near.
    bare: bool,
}

pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let worn = worn(drafts);
    let mut setting = Setting::new(scene);
    for number in 0..scene.text.sentences.len() {
        setting.enter(scene, number);
        let block = scene.text.blocks[scene.text.sentences[number].block].kind;
        if matches!(
            block,
            BlockKind::Title
                | BlockKind::Offer
                | BlockKind::Byline
                | BlockKind::Date
                | BlockKind::Name
                | BlockKind::Heading
        ) {
            continue;
        }
        let told = told(scene, &setting, number);
        let without = elided::find(scene, &setting, number);
        for told in told {
            let mut leads = true;
            for item in scene.items_in(told.reach.clone()) {
                if item.denied
                    || is_worn(scene, &worn, item) && !by_models(scene, &told, number)
                    || belongs_elsewhere(scene, item, told.brand)
                    || parts::is_modifier(scene, item)
                    || setting.known(scene, told.brand, item)
                {
                    continue;
                }
                setting.note(scene, told.brand, item);
                if leads {
                    setting.last_shown = Some((item.garment, item.tokens.start));
                    leads = false;
                }
                drafts.push(draft(scene, &setting, number, &told, item));
            }
            setting.shown(told.brand, number);
        }
        for shown in without {
            drafts.push(without_name(scene, &setting, number, &shown));
            setting.shown(shown.brand, number);
        }
    }
}

/// The draft of a garment that the sentence does not name.
fn without_name(
    scene: &Scene<'_>,
    setting: &Setting,
    number: usize,
    shown: &elided::Elided,
) -> Draft {
    let tokens = scene.sentence(number);
    let season = scene
        .season_in(tokens.clone())
        .or_else(|| setting.season(number));
    let has_season = season.is_some();
    let showing = Showing {
        brand: setting.house_name(scene, shown.brand),
        garment: scene.name(shown.garment),
        season,
        designer: setting
            .designer(scene, shown.brand, number)
            .map(|p| scene.name(p)),
        event: setting.event(scene, number),
        attributes: shown.attributes.iter().map(|a| scene.name(*a)).collect(),
    };
    Draft::new(
        Statement::Showing(showing),
        tokens,
        "showing: what was named before",
    )
    .also(scene.sentence(shown.named))
    .sign(setting.review, "runway review")
    .sign(has_season, "season known")
}

/// Garments that people wear, by the first token of the evidence and name.
fn worn(drafts: &[Draft]) -> HashSet<(usize, String)> {
    drafts
        .iter()
        .filter_map(|draft| match &draft.statement {
            Statement::Wear(wear) => Some((draft, wear)),
            _ => None,
        })
        .flat_map(|(draft, wear)| {
            draft
                .evidence
                .iter()
                .map(|tokens| (tokens.start, wear.garment.clone()))
        })
        .collect()
}

/// Where a house presents and nobody is named, only models have it on.
fn by_models(scene: &Scene<'_>, told: &Told, number: usize) -> bool {
    told.rule == "showing: a house presents" && !speaks_of_people(scene, number)
}

fn is_worn(scene: &Scene<'_>, worn: &HashSet<(usize, String)>, item: &Item) -> bool {
    let sentence = scene
        .sentence(scene.text.sentence_of(item.tokens.start))
        .start;
    let name = scene.name(item.garment);
    worn.contains(&(sentence, name))
}

/// An item of another house, or somebody's own.
fn belongs_elsewhere(scene: &Scene<'_>, item: &Item, brand: EntityNumber) -> bool {
    if item.brand.is_some_and(|own| own != brand) {
        return true;
    }
    // `the designer's boots` are shown, `Hadid's jeans` are not.
    item.possessor
        .is_some_and(|person| !Setting::designs(scene, person))
}

fn told(scene: &Scene<'_>, setting: &Setting, number: usize) -> Vec<Told> {
    let tokens = scene.sentence(number);
    let mut found: Vec<Told> = Vec::new();
    if for_sale(scene, number) {
        return found;
    }
    let parse = &scene.parses[number];
    for clause in &parse.clauses {
        if !matches!(clause.reality, Reality::Stated) || clause.kind == ClauseKind::Infinitive {
            continue;
        }
        if let Some(told) = by_verb(scene, setting, number, parse, clause) {
            // What is shown goes on to the next clause with a subject of its own.
            if !found
                .iter()
                .any(|known| known.brand == told.brand && known.reach.end >= told.reach.end)
            {
                found.push(told);
            }
        }
    }
    found.extend(parts::other_houses(scene, setting, number, &found));
    cut(&mut found);
    let real = parse
        .clauses
        .iter()
        .all(|c| matches!(c.reality, Reality::Stated | Reality::Advised));
    if found.is_empty()
        && real
        && let Some(told) = by_place(scene, setting, number, tokens.clone())
    {
        found.push(told);
    }
    found.extend(parts::of_a_collection(scene, setting, number, &found));
    if found.is_empty()
        && let Some(told) = parts::of_a_line(scene, setting, number)
    {
        found.push(told);
    }
    if found.is_empty()
        && let Some(brand) = setting.reviewed
        && real
        && parts::of_the_review(scene, number, brand)
    {
        found.push(Told {
            brand,
            rule: "showing: the house under review",
            reach: tokens.clone(),
            bare: false,
        });
    }
    if found.is_empty()
        && let Some(brand) = setting.continues(scene, number)
        && !speaks_of_people(scene, number)
        && (setting.review && setting.has_shown(brand) || parts::goes_on(scene, number))
        && !elsewhere(scene, number)
    {
        found.push(Told {
            brand,
            rule: "showing: the show goes on",
            reach: tokens,
            bare: !setting.is_runway(scene, number),
        });
    }
    found
}

/// Each house shows up to where the next one begins.
fn cut(found: &mut [Told]) {
    found.sort_by_key(|told| told.reach.start);
    for n in 1..found.len() {
        let (before, behind) = found.split_at_mut(n);
        let known = &mut before[n - 1];
        if known.brand != behind[0].brand && known.reach.end > behind[0].reach.start {
            known.reach.end = behind[0].reach.start;
        }
    }
}

/// True where goods are priced or sold, which shows nothing.
fn for_sale(scene: &Scene<'_>, number: usize) -> bool {
    let tokens = scene.sentence(number);
    let runway = tokens
        .clone()
        .any(|at| scene.spotted.has_cue(at, Cue::Runway) || scene.spotted.has_cue(at, Cue::Line));
    let priced = tokens
        .clone()
        .any(|at| matches!(scene.text.surface(at), "£" | "$" | "€" | "¥" | "₩" | "₹"));
    let sold = tokens.clone().any(|at| {
        scene.spotted.has_cue(at, Cue::Sales)
            || matches!(scene.text.lemma(at), "outsell" | "sell" | "buy" | "stock")
    });
    !runway && (priced || sold)
}

/// True where a sentence of a report is about figures, sources or what moved whom.
fn elsewhere(scene: &Scene<'_>, number: usize) -> bool {
    let tokens = scene.sentence(number);
    let moves = tokens.clone().any(|at| {
        scene.spotted.has_cue(at, Cue::Searches) || scene.spotted.has_cue(at, Cue::Influence)
    });
    moves
        || [
            EntityKind::Channel,
            EntityKind::Publication,
            EntityKind::Trend,
        ]
        .into_iter()
        .any(|kind| !scene.entities_in(kind, tokens.clone()).is_empty())
}

/// `Ferragamo showcased models in airy ballet skirts`, `Anthony Vaccarello sent
/// out pussy-bow blouses`.
fn by_verb(
    scene: &Scene<'_>,
    setting: &Setting,
    number: usize,
    parse: &Parse,
    clause: &Clause,
) -> Option<Told> {
    if let Some(brand) = parts::contributes(scene, setting, parse, clause) {
        return Some(Told {
            brand,
            rule: "showing: a house's offering is",
            reach: clause.group.end..reach_end(scene, number, clause),
            bare: false,
        });
    }
    let sends = parts::sends_models(scene, number, clause);
    let strong = scene.verb_is(clause, Cue::Present) || sends;
    let renders = scene.verb_is(clause, Cue::Render) && setting.is_runway(scene, number);
    if !strong && !scene.verb_is(clause, Cue::Show) && !renders {
        return None;
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
        return None;
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
        return None;
    }
    let of = |kind: EntityKind| -> Vec<EntityNumber> {
        let mut all: Vec<EntityNumber> = made
            .iter()
            .copied()
            .filter(|e| scene.entity(*e).kind == kind)
            .collect();
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
        let brand = parts::opens_at(scene, number, clause.verb).unwrap_or(brand);
        return Some(Told {
            brand,
            rule: if strong {
                "showing: a house presents"
            } else {
                "showing: a house and a verb"
            },
            reach,
            bare: !setting.is_runway(scene, number),
        });
    }
    let designer = of(EntityKind::Person).into_iter().find(|person| {
        Setting::designs(scene, *person)
            || setting.designer_of(*person).is_some()
            || setting.reviewed == Some(*person)
    });
    if let Some(person) = designer {
        let brand = place_before(scene, number, clause.verb)
            .or_else(|| parts::host(scene, number, clause.verb))
            .or_else(|| setting.designer_of(person))
            .or_else(|| brands.first().copied())
            .or(setting.reviewed)
            .or(setting.house)?;
        return Some(Told {
            brand,
            rule: "showing: a designer presents",
            reach,
            bare: !setting.is_runway(scene, number),
        });
    }
    // `models walked Miu Miu's runway in`, `his collection featured`
    let subject_words = clause
        .subject
        .iter()
        .flat_map(|p| parse.phrases[*p].tokens.clone())
        .any(|at| {
            scene.spotted.has_cue(at, Cue::Runway)
                || matches!(
                    scene.text.lower(at),
                    "models" | "looks" | "model" | "outfits"
                )
        });
    if !subject_words {
        return None;
    }
    let named = scene
        .entities_in(EntityKind::Brand, scene.sentence(number))
        .first()
        .copied();
    let brand = named.or(setting.house)?;
    Some(Told {
        brand,
        rule: "showing: a collection presents",
        reach: clause.group.start..reach_end(scene, number, clause),
        bare: !setting.is_runway(scene, number),
    })
}

/// Up to where another clause with a subject of its own begins.
fn reach_end(scene: &Scene<'_>, number: usize, clause: &Clause) -> usize {
    let parse = &scene.parses[number];
    parse
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
        })
        .and_then(|next| next.subject.first())
        .map_or(scene.sentence(number).end, |p| {
            parse.phrases[*p].tokens.start
        })
}

/// `At Saint Laurent, …`: the house behind `at` or `for` before a token.
fn place_before(scene: &Scene<'_>, number: usize, before: usize) -> Option<EntityNumber> {
    let tokens = scene.sentence(number);
    scene
        .resolved
        .of_kind(EntityKind::Brand, tokens.start..before)
        .find(|m| {
            let start = scene.resolved.mentions[*m].tokens.start;
            start > tokens.start && matches!(scene.text.lower(start - 1), "at" | "for" | "from")
        })
        .map(|m| scene.resolved.entity[m])
}

/// `At X, …`, `From X came …`, `the finale of X's show, …`, `take cues from X's
/// SS26 runway and pair yours with a wide-leg trouser`.
fn by_place(
    scene: &Scene<'_>,
    setting: &Setting,
    number: usize,
    tokens: Range<usize>,
) -> Option<Told> {
    let runway = scene
        .spotted
        .cues
        .iter()
        .any(|c| c.cue == Cue::Runway && tokens.contains(&c.tokens.start))
        || scene.season_in(tokens.clone()).is_some();
    let opening = scene
        .resolved
        .of_kind(
            EntityKind::Brand,
            tokens.start..(tokens.start + 3).min(tokens.end),
        )
        .find(|m| {
            let start = scene.resolved.mentions[*m].tokens.start;
            start == tokens.start + 1
                && matches!(
                    scene.text.lower(tokens.start),
                    "at" | "for" | "from" | "over"
                )
        });
    if let Some(m) = opening
        && (runway || setting.is_runway(scene, number))
    {
        return Some(Told {
            brand: scene.resolved.entity[m],
            rule: "showing: at a house",
            reach: scene.resolved.mentions[m].tokens.end..tokens.end,
            bare: false,
        });
    }
    // `Miu Miu's Fall 2022 collection`, `his second collection for the house`
    let near_show = scene
        .resolved
        .of_kind(EntityKind::Brand, tokens.clone())
        .find(|m| {
            let own = &scene.resolved.mentions[*m].tokens;
            let around =
                own.start.saturating_sub(4).max(tokens.start)..(own.end + 8).min(tokens.end);
            around.filter(|at| !own.contains(at)).any(|at| {
                scene.spotted.has_cue(at, Cue::Runway)
                    && !scene.parses[number].clauses.iter().any(|c| c.verb == at)
            })
        });
    let m = near_show?;
    let collaborates = tokens.clone().any(|at| {
        scene.spotted.has_cue(at, Cue::Collaboration) || scene.spotted.has_cue(at, Cue::Collaborate)
    });
    if collaborates {
        return None;
    }
    let person = speaks_of_people(scene, number);
    (!person).then(|| Told {
        brand: scene.resolved.entity[m],
        rule: "showing: a house's collection",
        reach: advice_end(scene, number, tokens),
        bare: scene.season_in(scene.sentence(number)).is_none(),
    })
}

/// `take cues from X's runway and pair …, or channel …`: up to the next advice.
fn advice_end(scene: &Scene<'_>, number: usize, tokens: Range<usize>) -> Range<usize> {
    let advised = scene.parses[number]
        .clauses
        .iter()
        .any(|c| c.reality == Reality::Advised);
    let or = tokens
        .clone()
        .find(|at| advised && scene.text.lower(*at) == "or" && scene.text.surface(at - 1) == ",");
    tokens.start..or.unwrap_or(tokens.end)
}

/// True where a person who designs nothing is spoken of: likely a wearer.
fn speaks_of_people(scene: &Scene<'_>, number: usize) -> bool {
    scene
        .entities_in(EntityKind::Person, scene.sentence(number))
        .into_iter()
        .any(|person| !Setting::designs(scene, person))
}

/// As [`speaks_of_people`], the designer under review aside.
fn speaks_of_others(scene: &Scene<'_>, number: usize, house: EntityNumber) -> bool {
    scene
        .entities_in(EntityKind::Person, scene.sentence(number))
        .into_iter()
        .any(|person| person != house && !Setting::designs(scene, person))
}

/// True where somebody has clothes on.
fn speaks_of_wearers(scene: &Scene<'_>, number: usize) -> bool {
    let tokens = scene.sentence(number);
    tokens
        .into_iter()
        .any(|at| scene.spotted.has_cue(at, Cue::Wear))
        && speaks_of_people(scene, number)
}

fn draft(scene: &Scene<'_>, setting: &Setting, number: usize, told: &Told, item: &Item) -> Draft {
    let tokens = scene.sentence(number);
    let season = scene
        .season_in(tokens.clone())
        .or_else(|| setting.season(number));
    let far = setting.house_sentence(told.brand, number);
    let showing = Showing {
        brand: setting.house_name(scene, told.brand),
        garment: scene.name(item.garment),
        season,
        designer: setting
            .designer(scene, told.brand, number)
            .map(|p| scene.name(p)),
        event: setting.event(scene, number),
        attributes: item
            .attributes
            .iter()
            .map(|m| scene.name(scene.resolved.entity[*m]))
            .collect(),
    };
    let has_season = showing.season.is_some();
    let draft = Draft::new(Statement::Showing(showing), tokens.clone(), told.rule)
        .sign(told.bare, "no runway near")
        .sign(setting.review, "runway review")
        .sign(has_season, "season known")
        .sign(item.product.is_some(), "named product")
        .sign(
            scene
                .spotted
                .cues
                .iter()
                .any(|c| c.cue == Cue::Launch && tokens.contains(&c.tokens.start)),
            "words of launching",
        );
    match far {
        Some(sentence) if sentence != number => draft.also(scene.sentence(sentence)),
        _ => draft,
    }
}
