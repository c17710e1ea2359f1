//! Places in a ranking: `the hottest product of Q3 2022`, `ranked third on
//! Lyst`, `the brand’s bestseller`; only with a ranker, a seller or a period.

use std::ops::Range;

use releve_facts::{Direction, EntityKind, Measure, Metric, Statement, Unit};

use super::holder::subject;
use super::order::{going_on, moves, respective, runners_up, table};
use super::owner::{of_seller, with_house};
use super::ranker::{names_period, seller};
use super::report::is_ranked_over;
use super::{Draft, Teller, context};
use crate::figure::{Figure, FigureUnit, way};
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::segment::Join;
use crate::tag::Tag;

/// A place that the text tells of.
pub(super) struct Place {
    pub(super) tokens: Range<usize>,
    value: f64,
    /// It speaks of sales: its seller is as good as a ranker.
    sales: bool,
    change: Option<Direction>,
    rule: &'static str,
}

pub(super) fn find(teller: &mut Teller<'_, '_, '_>, sentence: usize, figures: &[Figure]) {
    let scene = teller.scene;
    let range = scene.sentence(sentence);
    if respective(teller, sentence) {
        return;
    }
    let mut places: Vec<Place> = figures
        .iter()
        .filter(|f| f.unit == FigureUnit::Rank)
        .map(|f| Place {
            tokens: f.tokens.clone(),
            value: f.value,
            sales: (f.tokens.clone()).any(|at| scene.text.lower(at).contains("sell")),
            change: None,
            rule: "measure: numbered rank",
        })
        .collect();
    places.extend(figures.iter().filter_map(|f| steps(scene, f)));
    superlatives(scene, &range, &mut places);
    places.sort_by_key(|p| p.tokens.start);
    for place in places {
        if teller.real(sentence, place.tokens.start) {
            tell(teller, sentence, &place);
        }
    }
    table(teller, sentence);
    going_on(teller, sentence);
    moves(teller, sentence);
}

/// `up eleven places`, `climbed two spots`, `moved five places up`.
fn steps(scene: &Scene<'_>, figure: &Figure) -> Option<Place> {
    let text = &scene.text;
    let noun = matches!(
        text.lower_at(Some(figure.tokens.end)),
        "places" | "spots" | "positions" | "ranks" | "place" | "spot"
    );
    if figure.unit != FigureUnit::Count || !noun {
        return None;
    }
    let floor = scene.sentence(text.sentence_of(figure.tokens.start)).start;
    let change = (floor..figure.tokens.start)
        .rev()
        .take(3)
        .find_map(|at| match text.lower(at) {
            "up" => Some(Direction::Up),
            "down" => Some(Direction::Down),
            _ => way(&scene.spotted, at),
        })
        // `moved five places up the index`
        .or_else(|| match text.lower_at(Some(figure.tokens.end + 1)) {
            "up" | "higher" => Some(Direction::Up),
            "down" | "lower" => Some(Direction::Down),
            _ => None,
        })?;
    Some(Place {
        tokens: figure.tokens.start..figure.tokens.end + 1,
        value: figure.value,
        sales: false,
        change: Some(change),
        rule: "measure: places gained",
    })
}

/// Superlatives of attention and of sales.
fn superlatives(scene: &Scene<'_>, range: &Range<usize>, places: &mut Vec<Place>) {
    let text = &scene.text;
    let metrics = &scene.spotted.metrics;
    let first = metrics.partition_point(|m| m.tokens.start < range.start);
    let mut free = range.start;
    for matched in metrics[first..]
        .iter()
        .take_while(|m| m.tokens.start < range.end)
    {
        let tokens = matched.tokens.clone();
        let rank = text.lexicon.metrics[matched.number as usize].metric == Metric::Rank;
        let taken = places
            .iter()
            .any(|p| p.tokens.start < tokens.end && tokens.start < p.tokens.end);
        if !rank || tokens.start < free || taken {
            continue;
        }
        free = tokens.end;
        let last = text.lower(tokens.end - 1);
        let several = last.ends_with("sellers") || last == "bestsellers";
        let start = phrase_start(scene, tokens.start, range.start);
        let one_of = (start.saturating_sub(3).max(range.start)..start)
            .any(|at| matches!(text.lower(at), "one" | "among" | "some" | "not"));
        let indefinite = (start..tokens.start).any(|at| {
            matches!(
                text.lower(at),
                "a" | "an" | "our" | "my" | "your" | "second" | "next"
            )
        });
        // `the most searched terms were …`: the head of a list.
        let listed = matches!(
            text.lower_at(head(scene, tokens.end)),
            "terms"
                | "items"
                | "products"
                | "brands"
                | "trends"
                | "colours"
                | "colors"
                | "labels"
                | "searches"
                | "names"
                | "pieces"
                | "styles"
        );
        if several || one_of || indefinite || listed {
            continue;
        }
        places.push(Place {
            sales: tokens.clone().any(|at| text.lower(at).contains("sell")),
            tokens,
            value: 1.0,
            change: None,
            rule: "measure: superlative",
        });
    }
}

/// Where the noun phrase around `at` begins: at its determiner or possessor.
fn phrase_start(scene: &Scene<'_>, at: usize, floor: usize) -> usize {
    let text = &scene.text;
    let mut start = at;
    while start > floor {
        let before = start - 1;
        let timed = scene
            .times_in(before.saturating_sub(1)..start)
            .next()
            .is_some();
        let genitive = text.tokens[start].tag == Tag::Genitive;
        let part = genitive
            || timed && text.tokens[start].tag == Tag::Genitive
            || text.tokens[before].tag == Tag::Genitive
            || matches!(text.tokens[before].tag, Tag::Determiner | Tag::Possessive)
            || text.tokens[start].join == Join::Hyphen
            || matches!(text.tokens[before].tag, Tag::Adjective) && start < at + 1;
        if !part {
            break;
        }
        let determiner = matches!(text.tokens[before].tag, Tag::Determiner | Tag::Possessive);
        start = scene.resolved.at(before).map_or(before, |m| {
            scene.resolved.mentions[m].tokens.start.max(floor)
        });
        // Before a possessor's name stands at most its determiner.
        if genitive && start > floor && matches!(text.lower(start - 1), "the" | "this") {
            return start - 1;
        }
        if determiner || genitive {
            break;
        }
    }
    start
}

fn tell(teller: &mut Teller<'_, '_, '_>, sentence: usize, place: &Place) {
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
    let own = context::when(scene, segment.clone(), range.clone(), &place.tokens);
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
    let ranker = channel.is_some() || site || cited;
    if !(ranker || seller || period || follows) {
        return;
    }
    let Some(subject) = subject(teller, sentence, start, place) else {
        return;
    };
    if subject.kind == Some(EntityKind::Channel) || subject.name.is_empty() {
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
    if place.rule != "measure: superlative" {
        return scene.figures_in(place.tokens.clone()).next().is_some();
    }
    head(scene, place.tokens.end).is_some_and(|at| {
        scene.spotted.has_cue(at, Cue::House)
            || scene.spotted.has_cue(at, Cue::Piece)
            || matches!(scene.text.lower(at), "product" | "name")
    })
}

/// The noun that a superlative ranks, over what stands between: `hottest |
/// women's fashion brand`.
fn head(scene: &Scene<'_>, from: usize) -> Option<usize> {
    let text = &scene.text;
    let end = scene.sentence(text.sentence_of(from.checked_sub(1)?)).end;
    let noun = |at: usize| matches!(text.tokens[at].tag, Tag::Noun | Tag::Name);
    (from..end.min(from + 5))
        .take_while(|at| {
            noun(*at) || matches!(text.tokens[*at].tag, Tag::Adjective | Tag::Genitive)
        })
        .filter(|at| noun(*at))
        .last()
}
