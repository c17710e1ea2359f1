//! Facts of kind `measure`: what each figure counts.
//!
//! Nouns of measure (`searches`, `sales`) are found with what they count; each
//! figure is then linked to one of them, or to the figure before it where the
//! sentence leaves the noun out (`… 40 percent and Italy 12`).

mod about;
mod account;
mod agent;
mod ahead;
mod along;
mod announcer;
mod aside;
mod baseline;
mod basis;
mod both;
mod bracketed;
mod comparison;
mod complement;
mod context;
mod crowd;
mod dealt;
mod division;
mod earned;
mod ellipsis;
mod firm;
pub(super) mod gauge;
mod hashtag;
mod holder;
mod house;
mod link;
mod listing;
mod made_by;
mod meant;
mod modifier;
pub(super) mod named;
mod noun_before;
mod noun_behind;
mod order;
pub(super) mod owner;
mod phrase;
mod place;
mod posted;
mod priced;
mod rank;
mod ranked_lines;
mod ranker;
mod reality;
mod report;
mod risen;
mod sales;
mod searched;
mod seller;
mod share;
pub(in crate::relate) mod shop;
mod sold;
mod subject;
mod term;
#[cfg(test)]
mod tests;
mod times;
mod turn;
mod unsaid;
mod upward;
mod verb_subject;
mod words;

use std::ops::Range;

use releve_facts::{Direction, Measure, Metric, Statement, Unit};

use super::Draft;
use crate::figure::{Figure, FigureUnit};
use crate::scene::Scene;
use crate::segment::BlockKind;
use gauge::{Gauge, gauges};
use named::Named;
use ranked_lines::{Row, rows};
use report::Report;

pub(super) use house::is_employer;
pub(super) use meant::is_platform;

pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let mut teller = Teller {
        scene,
        drafts,
        past: Vec::new(),
        told: Vec::new(),
        report: Report::of(scene),
        rows: Vec::new(),
    };
    teller.rows = rows(&mut teller);
    for (number, sentence) in scene.text.sentences.iter().enumerate() {
        let kind = scene.text.blocks[sentence.block].kind;
        if matches!(kind, BlockKind::Offer | BlockKind::Byline | BlockKind::Date) {
            continue;
        }
        teller.sentence(number);
    }
}

/// A figure that was told.
#[derive(Debug, Clone)]
struct Told {
    sentence: usize,
    figure: Range<usize>,
    unit: FigureUnit,
    metric: Metric,
    subject: Named,
    change: bool,
    direction: Option<Direction>,
    channel: Option<String>,
}

/// What a figure is linked to.
#[derive(Debug, Clone)]
struct Link {
    metric: Metric,
    subject: Named,
    rule: &'static str,
    signs: Vec<&'static str>,
    /// The figure is a level whatever stands around it: `from 2.1 million`.
    level: bool,
    /// The verb is left out: the change is that of the figure before.
    carried: Option<Direction>,
    /// A place that stands where the subject would.
    market: Option<String>,
}

impl Link {
    fn new(metric: Metric, subject: Named, rule: &'static str) -> Self {
        Self {
            metric,
            subject,
            rule,
            signs: Vec::new(),
            level: false,
            carried: None,
            market: None,
        }
    }
}

struct Teller<'s, 'a, 'd> {
    scene: &'s Scene<'a>,
    drafts: &'d mut Vec<Draft>,
    /// Things told before, latest last.
    past: Vec<Named>,
    told: Vec<Told>,
    report: Report,
    /// The lines of its rankings, in text order.
    rows: Vec<Row>,
}

impl Teller<'_, '_, '_> {
    fn sentence(&mut self, number: usize) {
        let range = self.scene.sentence(number);
        let figures: Vec<Figure> = self.scene.figures_in(range.clone()).cloned().collect();
        rank::find(self, number, &figures);
        if figures.is_empty() {
            return;
        }
        let gauges = gauges(self.scene, range.clone(), &self.past);
        let turns = self.turns(number, &figures);
        let mut first: Option<Link> = None;
        for at in 0..figures.len() {
            let other_currency = at > 0 && self.converts(&figures[at - 1], &figures[at]);
            if figures[at].unit == FigureUnit::Rank
                || other_currency
                || !self.is_stated(number, &figures[at])
            {
                continue;
            }
            let turn = turns.iter().find(|(n, _)| *n == at);
            let mut link = self.link(number, &figures, at, &gauges);
            if let Some((_, subject)) = turn {
                // The noun of measure of one figure is that of all.
                link = link.or_else(|| first.clone()).or_else(|| {
                    turns
                        .iter()
                        .filter(|(n, _)| *n > at)
                        .find_map(|(n, _)| self.link(number, &figures, *n, &gauges))
                });
                if let Some(link) = &mut link {
                    link.subject = subject.clone();
                    link.rule = "measure: in turn";
                    link.signs.clear();
                    link.market = None;
                    let before = first.as_ref().and_then(|first| first.carried);
                    link.carried = before.filter(|_| !figures[at].change);
                    first = Some(Link {
                        carried: figures[at].direction.or(before),
                        ..link.clone()
                    });
                }
            }
            if turn.is_none() {
                first = None;
            }
            if let Some(link) = link {
                for link in self.each_of(number, &figures[at], link) {
                    self.tell(number, &figures[at], link);
                }
            }
        }
    }

    /// `3.9 billion euros ($4.4 billion)`: the same sum in another currency.
    fn converts(&self, one: &Figure, other: &Figure) -> bool {
        let (FigureUnit::Money(first), FigureUnit::Money(second)) = (one.unit, other.unit) else {
            return false;
        };
        let mut between = one.tokens.end..other.tokens.start;
        let brackets = between.clone().any(|at| self.scene.text.surface(at) == "(");
        first != second
            && brackets
            && between.all(|at| {
                matches!(
                    self.scene.text.lower(at),
                    "(" | "about" | "around" | "some" | "roughly" | "or" | "then" | "approximately"
                )
            })
    }

    /// The thing that the last figure of this or the sentence before told of.
    fn last_told(&self, sentence: usize, back: usize) -> Option<&Told> {
        self.told
            .last()
            .filter(|told| told.sentence + back >= sentence)
    }

    fn tell(&mut self, sentence: usize, figure: &Figure, link: Link) {
        let scene = self.scene;
        let range = scene.sentence(sentence);
        let segment = context::segment(scene, &range, &figure.tokens);
        let unit = match figure.unit {
            FigureUnit::Percent | FigureUnit::PercentagePoint => Unit::Percent,
            FigureUnit::Ratio => Unit::Ratio,
            FigureUnit::Count => Unit::Count,
            FigureUnit::Money(code) => Unit::Currency(code),
            FigureUnit::Rank => Unit::Rank,
        };
        let change = (figure.change || link.carried.is_some()) && !link.level;
        let metric = match link.metric {
            Metric::Views if link.subject.hashtag || self.tells_hashtag(&range, figure) => {
                Metric::HashtagViews
            }
            metric => metric,
        };
        let previous_channel = self
            .last_told(sentence, 1)
            .filter(|told| told.metric == metric || self.continues(&range))
            .and_then(|told| told.channel.clone());
        let same_sentence = self
            .told
            .last()
            .is_some_and(|told| told.sentence == sentence);
        let channel = context::channel(scene, segment.clone(), &figure.tokens, &link.subject.name)
            .or_else(|| {
                let whole = range.start..segment.end;
                context::channel(scene, whole, &figure.tokens, &link.subject.name)
            })
            .or(previous_channel.filter(|_| same_sentence || self.continues(&range)))
            .or_else(|| {
                context::only_channel(scene, range.clone(), &figure.tokens, &link.subject.name)
            });
        let market = link.market.clone().or_else(|| {
            context::market(scene, segment.clone(), &figure.tokens, &link.subject.tokens)
        });
        let statement = Statement::Measure(Measure {
            subject: owner::with_house(
                scene,
                &link.subject.name,
                link.subject.kind,
                &link.subject.tokens,
            ),
            metric,
            value: figure.value,
            unit,
            change,
            direction: figure.direction.or(link.carried).filter(|_| change),
            bound: figure.bound,
            channel: channel.clone(),
            baseline: change
                .then(|| baseline::baseline(scene, segment.clone()))
                .flatten(),
            market,
            when: context::when(
                scene,
                segment,
                range.clone(),
                &figure.tokens,
                &link.subject.tokens,
            ),
        });
        let subject = &link.subject;
        let mut draft = Draft::new(statement, range, link.rule)
            .sign(subject.meant, "by anaphor")
            .sign(subject.kind.is_none(), "unknown name")
            .sign(subject.antecedent.is_some(), "antecedent elsewhere")
            .sign(!change && figure.unit == FigureUnit::Count, "count")
            .sign(matches!(figure.unit, FigureUnit::Money(_)), "money");
        draft.signs.extend(link.signs);
        if let Some(from) = subject.antecedent.filter(|from| from + 2 >= sentence) {
            draft = draft.also(scene.sentence(from));
        }
        self.drafts.push(draft);
        self.past.push(subject.clone());
        self.told.push(Told {
            sentence,
            figure: figure.tokens.clone(),
            unit: figure.unit,
            metric: link.metric,
            subject: subject.clone(),
            change,
            direction: figure.direction.or(link.carried),
            channel,
        });
    }

    /// `There, …`, `on the platform`: the sentence goes on with the channel.
    fn continues(&self, range: &Range<usize>) -> bool {
        range.clone().any(|at| {
            matches!(
                self.scene.text.lower(at),
                "there" | "site" | "platform" | "app" | "also"
            )
        })
    }

    /// True if a hashtag, or the word, stands before the figure.
    fn tells_hashtag(&self, range: &Range<usize>, figure: &Figure) -> bool {
        let text = &self.scene.text;
        let start = (range.start..figure.tokens.start)
            .rev()
            .find(|at| matches!(text.lower(*at), "while" | "whereas" | ";"))
            .unwrap_or(range.start);
        (start..figure.tokens.start).any(|at| {
            text.tokens[at].shape == crate::segment::Shape::Hashtag
                || matches!(text.lower(at), "hashtag" | "hashtags")
        }) || (figure.tokens.end..range.end)
            .take(6)
            .any(|at| matches!(text.lower(at), "hashtag" | "hashtags"))
    }

    /// The next gauge that begins at or behind `at`.
    fn next_gauge(gauges: &[Gauge], at: usize) -> Option<&Gauge> {
        gauges.iter().find(|g| g.tokens.start >= at)
    }
}
