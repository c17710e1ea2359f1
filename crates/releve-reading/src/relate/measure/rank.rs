//! Places in a ranking: `the hottest product of Q3 2022`, `ranked third on
//! Lyst`, `the brand’s bestseller`; only with a ranker, a seller or a period.

use std::ops::Range;

use releve_facts::{EntityKind, Measure, Metric, Statement, Unit};

use super::comparison::{LEADS, NONE_ABOVE};
use super::holder::subject;
use super::order::{going_on, moves, respective, runners_up, table};
use super::owner::{of_seller, with_house};
use super::place::{Place, SUPERLATIVE, head, phrase_start, places};
use super::ranker::{names_period, seller};
use super::report::is_ranked_over;
use super::{Draft, Teller, context};
use crate::figure::{Figure, FigureUnit};
use crate::lexicon::Cue;
use crate::scene::Scene;

/// Tells the places of a sentence.
pub(super) fn find(teller: &mut Teller<'_, '_, '_>, sentence: usize, figures: &[Figure]) {
    let scene = teller.scene;
    let range = scene.sentence(sentence);
    if respective(teller, sentence) {
        return;
    }
    for place in places(scene, &range, figures) {
        if place.rule == NONE_ABOVE || teller.real(sentence, place.tokens.start) {
            tell(teller, sentence, &place);
        }
    }
    table(teller, sentence);
    going_on(teller, sentence);
    moves(teller, sentence);
}

/// Tells what holds a place, if anything says who ranks or when.
fn tell(teller: &mut Teller<'_, '_, '_>, sentence: usize, place: &Place) {
    if place.rule == LEADS && teller.report.channel.is_none() {
        return;
    }
    let scene = teller.scene;
    let range = scene.sentence(sentence);
    let start = phrase_start(scene, place.tokens.start, range.start);
    let segment = context::segment(scene, &range, &place.tokens);
    let told = teller
        .last_told(sentence, 2)
        .and_then(|t| t.channel.clone());
    let channel = context::channel(scene, segment.clone(), &place.tokens, "").or_else(|| {
        told.filter(|_| {
            teller.continues(&range)
                || place.change.is_none() && place.rule == "measure: numbered rank"
        })
    });
    // In a report on a ranking its ranker and its period hold throughout.
    let reported = !place.sales && own_words(scene, place);
    // In such a report `as its show had 40m views on TikTok` ranks nothing.
    let channel = match &teller.report.channel {
        Some(ranker)
            if reported
                && channel
                    .as_deref()
                    .is_some_and(|name| is_social(scene, name)) =>
        {
            Some(ranker.clone())
        }
        _ => channel,
    };
    let channel = channel.or_else(|| reported.then(|| teller.report.channel.clone()).flatten());
    let own = context::when(
        scene,
        segment.clone(),
        range.clone(),
        &place.tokens,
        &(0..0),
    );
    let when = own.filter(is_ranked_over).or_else(|| {
        (reported && channel == teller.report.channel)
            .then(|| teller.report.when.clone())
            .flatten()
    });
    let seller = place.sales && seller(scene, start, place, range.end);
    let period = scene
        .times_in(start.saturating_sub(2).max(range.start)..(place.tokens.end + 9).min(range.end))
        .any(|t| !t.compared)
        || names_period(
            scene,
            place.tokens.end..(place.tokens.end + 7).min(range.end),
        );
    // `In second place comes X` goes on with a ranking.
    let numbered = scene.figures_in(place.tokens.clone()).next().is_some();
    let follows = numbered
        && place.change.is_none()
        && teller
            .last_told(sentence, 2)
            .is_some_and(|told| told.metric == Metric::Rank);
    let site = (place.tokens.end..(place.tokens.end + 6).min(range.end))
        .any(|at| matches!(scene.text.lower(at), "site" | "platform" | "app"));
    // `the most popular shoe in America, according to the museum`
    let cited = (place.tokens.end..range.end)
        .any(|at| scene.text.lower(at) == "according" && scene.text.lower_at(Some(at + 1)) == "to")
        || (range.start..start.min(range.start + 2)).any(|at| scene.text.lower(at) == "according");
    let source = said_by(scene, &range);
    let channel = channel.or_else(|| {
        let name = &scene.resolved.of(source?).name;
        let known = scene.text.lexicon.named(EntityKind::Channel, name);
        known.map(|_| name.clone())
    });
    let ranker = channel.is_some() || site || cited || source.is_some();
    if !(ranker || seller || period || follows) {
        return;
    }
    let Some(subject) = subject(teller, sentence, start, place) else {
        return;
    };
    if subject.kind == Some(EntityKind::Channel) || subject.name.is_empty() {
        return;
    }
    // `The Seoul label's bestseller`: a house that goes without a name, and no town.
    let nameless =
        (subject.tokens.start..place.tokens.start).any(|at| scene.spotted.has_cue(at, Cue::House));
    if subject.kind == Some(EntityKind::Place) && nameless {
        return;
    }
    // Where a list is of, not where the thing is made.
    let market = context::market(
        scene,
        place.tokens.start..segment.end,
        &place.tokens,
        &subject.tokens,
    );
    let mut name = with_house(scene, &subject.name, subject.kind, &subject.tokens);
    if place.sales && name == subject.name {
        name = of_seller(scene, &subject, start..place.tokens.start);
    }
    let statement = Statement::Measure(Measure {
        subject: name,
        metric: Metric::Rank,
        value: place.value,
        unit: Unit::Rank,
        change: place.change.is_some(),
        direction: place.change,
        bound: None,
        channel: channel.clone(),
        baseline: None,
        market,
        when,
    });
    // `X, Y and Z, which rose two spots each`, `X and Y both climbed two`
    let sharing = teller.sharing(sentence, place.tokens.start, &subject.tokens);
    let all = (subject.tokens.end..place.tokens.start.min(subject.tokens.end + 4))
        .any(|at| matches!(scene.text.lower(at), "both" | "all" | "each"));
    let others: Vec<String> = if !sharing.is_empty() {
        let names = sharing.iter().map(|m| scene.resolved.of(*m).name.clone());
        names.filter(|name| *name != subject.name).collect()
    } else if all || scene.text.lower_at(Some(place.tokens.end)) == "each" {
        listed_before(scene, &subject.tokens, range.start)
    } else {
        Vec::new()
    };
    for other in others {
        let mut draft = Draft::new(statement.clone(), range.clone(), place.rule);
        if let Statement::Measure(measure) = &mut draft.statement {
            measure.subject = other;
        }
        teller.drafts.push(draft);
    }
    if place.value == 1.0 && place.change.is_none() {
        runners_up(teller, &range, place, &statement);
    }
    let mut draft = Draft::new(statement, range, place.rule)
        .sign(subject.meant, "by anaphor")
        .sign(subject.kind.is_none(), "unknown name")
        .sign(!ranker, "rank without ranker")
        .sign(!ranker && !seller, "rank by period");
    if let Some(from) = subject.antecedent.filter(|from| from + 2 >= sentence) {
        draft = draft.also(scene.sentence(from));
    }
    teller.drafts.push(draft);
    teller.past.push(subject.clone());
    teller.told.push(super::Told {
        sentence,
        figure: place.tokens.clone(),
        unit: FigureUnit::Rank,
        metric: Metric::Rank,
        subject,
        change: false,
        direction: None,
        channel,
    });
}

/// Who ranks as the sentence says: `X is the hottest bag, says Lyst`, `Edited noted that`.
fn said_by(scene: &Scene<'_>, range: &Range<usize>) -> Option<usize> {
    let says = |at: usize| range.contains(&at) && scene.spotted.has_cue(at, Cue::Say);
    scene.resolved.within(range.clone()).find(|m| {
        let mention = &scene.resolved.mentions[*m];
        let ranks = matches!(
            mention.kind,
            EntityKind::Channel | EntityKind::Organisation | EntityKind::Publication
        );
        let before = mention.tokens.start.checked_sub(1);
        let told = says(mention.tokens.end) || before.is_some_and(says);
        ranks && told && !is_social(scene, &scene.resolved.of(*m).name)
    })
}

/// True for a network, which ranks nothing itself.
fn is_social(scene: &Scene<'_>, name: &str) -> bool {
    scene
        .text
        .lexicon
        .named(EntityKind::Channel, name)
        .is_some_and(|id| scene.text.lexicon.entry(id).is_of_kind("social"))
}

/// What is named in a list that ends with `last`.
fn listed_before(scene: &Scene<'_>, last: &Range<usize>, floor: usize) -> Vec<String> {
    let mut found = Vec::new();
    let mut start = last.start;
    loop {
        let mut end = start;
        while end > floor && matches!(scene.text.surface(end - 1), "," | "and" | "&" | "the") {
            end -= 1;
        }
        let before = end.checked_sub(1).filter(|at| *at >= floor && end < start);
        let Some(m) = before.and_then(|at| scene.resolved.at(at)) else {
            return found;
        };
        if scene.resolved.mentions[m].kind == EntityKind::Channel {
            return found;
        }
        found.push(scene.resolved.of(m).name.clone());
        start = scene.resolved.mentions[m].tokens.start;
    }
}

/// True for places stated by number, `No. 4`, `up three spots`, and for the top
/// of what is ranked, `the hottest brand`; other superlatives may be rhetoric.
fn own_words(scene: &Scene<'_>, place: &Place) -> bool {
    if place.rule == LEADS {
        return true;
    }
    if place.rule != SUPERLATIVE {
        return scene.figures_in(place.tokens.clone()).next().is_some();
    }
    head(scene, place.tokens.end).is_some_and(|at| {
        scene.spotted.has_cue(at, Cue::House)
            || scene.spotted.has_cue(at, Cue::Piece)
            || matches!(scene.text.lower(at), "product" | "name")
    })
}
