//! Figures without any noun of measure: what is `up 46%` where searches or
//! sales are counted, what a part of those asked has bought, what a house sold.

use releve_facts::{EntityKind, Metric};

use super::gauge::gauges;
use super::named::{Named, named};
use super::share::is_group;
use super::shop::is_shop;
use super::{Link, Teller};
use crate::clause::Clause;
use crate::figure::{Figure, FigureUnit};
use crate::lexicon::Cue;
use crate::spot::Found;
use crate::tag::Tag;

/// How far before a verb its subject's head may stand.
const NEAR: usize = 14;

impl Teller<'_, '_, '_> {
    /// `Over on Pinterest, ‘polka dot outfit’ is up 260%`, `hair clips are up
    /// 290% at Net-a-Porter`.
    pub(super) fn upward(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        let scene = self.scene;
        let text = &scene.text;
        if !figure.change || !matches!(figure.unit, FigureUnit::Percent | FigureUnit::Ratio) {
            return None;
        }
        let range = scene.sentence(sentence);
        let parse = &scene.parses[sentence];
        let clause = parse.clauses.iter().rev().find(|c| {
            c.group.start <= figure.tokens.start
                && figure.tokens.start < c.reach.end.max(c.group.end)
        })?;
        let moves = (clause.group.start..figure.tokens.start.max(clause.group.end)).any(|at| {
            scene.spotted.has_cue(at, Cue::Rise)
                || scene.spotted.has_cue(at, Cue::Fall)
                || matches!(text.lower(at), "up" | "down")
        });
        if !moves {
            return None;
        }
        let subject = self
            .quoted_before(sentence, clause.group.start)
            .or_else(|| {
                let tokens = parse.phrases[*clause.subject.first()?].tokens.clone();
                named(scene, tokens.start, tokens.end, &self.past).filter(|s| {
                    // `the one she was wrapped in` has no finish for a subject.
                    text.tokens[tokens.start].tag != Tag::Past
                        && matches!(
                            s.kind,
                            Some(
                                EntityKind::Garment
                                    | EntityKind::Product
                                    | EntityKind::Trend
                                    | EntityKind::Attribute
                            )
                        )
                })
            })?;
        // Where it is counted: by a channel of searches, or by a shop.
        let channel = scene
            .resolved
            .of_kind(EntityKind::Channel, range.clone())
            .next();
        let shop = scene.resolved.within(range).find(|m| {
            let mention = &scene.resolved.mentions[*m];
            mention.found != Found::Anaphor
                && scene.resolved.of(*m).kind == EntityKind::Brand
                && is_shop(scene, scene.resolved.entity[*m])
        });
        let metric = match (channel, shop) {
            (_, Some(_)) => Metric::Sales,
            (Some(m), None) => {
                if is_social(&scene.resolved.of(m).name) {
                    return None;
                }
                Metric::Searches
            }
            (None, None) => {
                let told = self.last_told(sentence, 1).filter(|told| {
                    told.change && matches!(told.metric, Metric::Searches | Metric::Sales)
                });
                let counted = told
                    .map(|told| told.metric)
                    .or_else(|| self.gauged_before(sentence, &subject));
                match counted {
                    Some(metric) => metric,
                    None if self.traded(sentence, clause, &subject) => {
                        // Behind parts of looks it is looks that are counted.
                        let shown = self.last_told(sentence, 1).is_some_and(|told| {
                            matches!(told.metric, Metric::Share | Metric::Count)
                        });
                        if shown { Metric::Count } else { Metric::Sales }
                    }
                    None => return None,
                }
            }
        };
        Some(Link::new(metric, subject, "measure: is up"))
    }

    /// `Searches for clogs began to climb. It was up 40 per cent`: what was counted of it in
    /// the sentence before.
    fn gauged_before(&self, sentence: usize, subject: &Named) -> Option<Metric> {
        let before = sentence.checked_sub(1).filter(|_| subject.meant)?;
        gauges(self.scene, self.scene.sentence(before), &self.past)
            .into_iter()
            .rev()
            .find(|gauge| (gauge.subject.as_ref()).is_some_and(|it| it.name == subject.name))
            .map(|gauge| gauge.metric)
    }

    /// `Clogs sold well, up 12% on last year`, `compared with 2019, dresses are down
    /// 8 per cent`: goods that do well or are set against another time are sold.
    fn traded(&self, sentence: usize, clause: &Clause, subject: &Named) -> bool {
        let text = &self.scene.text;
        let goods = matches!(
            subject.kind,
            Some(EntityKind::Garment | EntityKind::Product | EntityKind::Attribute)
        );
        let fares = matches!(
            text.base(clause.verb),
            "do" | "perform" | "sell" | "fare" | "trade"
        );
        let compared = super::baseline::baseline(self.scene, self.scene.sentence(sentence));
        goods && (fares || compared.is_some())
    }

    /// A term in quotation marks right before a verb.
    fn quoted_before(&self, sentence: usize, verb: usize) -> Option<Named> {
        let text = &self.scene.text;
        let start = self.scene.sentence(sentence).start;
        let close = verb
            .checked_sub(1)
            .filter(|at| *at > start && matches!(text.surface(*at), "”" | "\"" | "’" | "'"))?;
        let open = (start..close)
            .rev()
            .take(6)
            .find(|at| matches!(text.surface(*at), "“" | "\"" | "‘" | "'"))?;
        (open + 1 < close)
            .then(|| super::words::plain(self.scene, &(open + 1..close), open..close + 1))
    }

    /// `64 percent of consumers bought at least one bag charm`: a share of the
    /// thing bought.
    pub(super) fn bought(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        let scene = self.scene;
        let text = &scene.text;
        if figure.unit != FigureUnit::Percent || figure.change {
            return None;
        }
        let range = scene.sentence(sentence);
        let end = range.end.min(figure.tokens.end + NEAR);
        let people = (figure.tokens.end..end.min(figure.tokens.end + 6))
            .any(|at| is_group(text.lower(at)) || text.lower(at) == "those");
        // `Of the 900 women asked, 43 per cent had bought`
        let asked = (range.start..figure.tokens.start).any(|at| {
            matches!(
                text.lower(at),
                "asked" | "polled" | "surveyed" | "questioned" | "poll" | "survey"
            )
        });
        let verb = (figure.tokens.end..end).find(|at| {
            matches!(
                text.lower(*at),
                "bought"
                    | "buy"
                    | "own"
                    | "owned"
                    | "wear"
                    | "wore"
                    | "purchased"
                    | "worn"
                    | "shopped"
                    | "rented"
                    | "chose"
                    | "ordered"
                    | "prefer"
                    | "preferred"
            ) && matches!(text.tokens[*at].tag, Tag::Past | Tag::Verb)
        })?;
        let bought = |verb: usize| scene.items_in(verb + 1..range.end.min(verb + 8)).next();
        let asked = asked
            || (range.start..figure.tokens.start).any(|at| {
                matches!(
                    text.lower(at),
                    "those" | "shoppers" | "customers" | "people"
                ) && text.lower_at(Some(at + 1)) == "who"
            });
        let direct = asked && verb <= figure.tokens.end + 2;
        let mut item = bought(verb).filter(|_| people || direct)?;
        // `of those who bought A added B`: a share of B.
        if matches!(text.lower(verb - 1), "who" | "that") {
            let from = item.tokens.end;
            let main = (from..range.end.min(from + 4)).find(|at| {
                matches!(
                    text.lemma(*at),
                    "add" | "buy" | "pick" | "choose" | "order" | "own" | "take" | "get"
                )
            })?;
            item = bought(main)?;
        }
        let start = item.tokens.start;
        let subject = named(scene, start, range.end, &self.past).filter(|s| s.kind.is_some())?;
        Some(Link::new(
            Metric::Share,
            subject,
            "measure: part that bought",
        ))
    }

    /// `Shanice Odell's video has been viewed`: whose video it is.
    pub(super) fn author(&self, sentence: usize, verb: usize) -> Option<Named> {
        let scene = self.scene;
        let parse = &scene.parses[sentence];
        let clause = parse.clauses.iter().find(|c| c.group.contains(&verb))?;
        let tokens = parse.phrases[*clause.subject.first()?].tokens.clone();
        let m = scene.resolved.within(tokens).find(|m| {
            let mention = &scene.resolved.mentions[*m];
            mention.kind == EntityKind::Person
                && scene
                    .text
                    .tokens
                    .get(mention.tokens.end)
                    .is_some_and(|t| t.tag == Tag::Genitive)
        })?;
        Some(self.entity(m, sentence))
    }
}

/// A network on which views are counted, not searches.
pub(super) fn is_social(name: &str) -> bool {
    matches!(
        name,
        "Instagram" | "Twitter" | "X" | "Facebook" | "Weibo" | "YouTube"
    )
}
