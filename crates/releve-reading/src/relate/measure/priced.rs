//! What something cost, brings or keeps where that is no offer: `cost $5,800 in
//! 2019. Today it costs $10,800`, `made £21,250 at auction`, `keeps 82 per cent of
//! its retail price`.

use releve_facts::{EntityKind, Metric};

use super::named::{Named, named};
use super::{Link, Teller};
use crate::figure::{Figure, FigureUnit};
use crate::lexicon::Cue;
use crate::tag::Tag;

/// How far before its sum a verb of price may stand.
const NEAR: usize = 6;

impl Teller<'_, '_, '_> {
    /// `still fetches $310`: a price that is no offer.
    pub(super) fn fetched(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        if !matches!(figure.unit, FigureUnit::Money(_)) {
            return None;
        }
        let text = &self.scene.text;
        let range = self.scene.sentence(sentence);
        // `traded at an average of $142`
        let average = (figure.tokens.start.saturating_sub(4)..figure.tokens.start)
            .any(|at| matches!(text.lower(at), "average" | "as"));
        let verb = (range.start..figure.tokens.start)
            .rev()
            .take(if average { 8 } else { 4 })
            .find(|at| {
                let base = text.base(*at);
                match base {
                    "fetch" | "resell" => true,
                    "trade" => matches!(text.lower_at(Some(at + 1)), "at" | "for"),
                    "change" => text.lower_at(Some(at + 1)) == "hands",
                    _ => false,
                }
            })?;
        let subject = self
            .subject_of_verb(sentence, verb)
            .filter(|s| s.kind.is_some())?;
        Some(Link::new(Metric::Price, subject, "measure: fetched"))
    }

    /// A price of another time than the article's, and the one it is set against.
    pub(super) fn priced(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        let text = &self.scene.text;
        if !matches!(figure.unit, FigureUnit::Money(_)) {
            return self.kept(sentence, figure);
        }
        let range = self.scene.sentence(sentence);
        let verb = (range.start..figure.tokens.start)
            .rev()
            .take(NEAR)
            .find(|at| {
                matches!(text.tokens[*at].tag, Tag::Verb | Tag::Past | Tag::Gerund)
                    || text.lower(*at) == "cost" && *at + 3 > figure.tokens.start
            })?;
        let between = verb + 1..figure.tokens.start;
        let governed = between
            .clone()
            .any(|at| matches!(text.lower(at), "for" | "at"));
        let costs = match text.base(verb) {
            _ if text.lower(verb).starts_with("cost") => true,
            "retail" | "sell" | "price" | "go" => governed,
            _ => false,
        };
        let hammered = match text.base(verb) {
            "sell" | "go" => governed,
            "make" | "bring" | "achieve" | "realise" | "realize" | "net" => true,
            _ => false,
        };
        let past = text.tokens[verb].tag == Tag::Past || text.lower(verb) == "cost";
        let subject = self.item(sentence, verb)?;
        // `The average wedding dress costs $1,631`: no shop asks it.
        let phrase = subject.tokens.start.saturating_sub(2).max(range.start)..subject.tokens.end;
        let average = phrase.into_iter().any(|at| text.lower(at) == "average");
        if !(costs && (average || self.at_another_time(sentence, verb, figure, past))
            || hammered && past && self.auctioned(sentence))
        {
            return None;
        }
        let mut link = Link::new(Metric::Price, subject, "measure: price of its time");
        link.level = true;
        Some(link)
    }

    /// `cost … in 2019`; `now costs …` behind such a price.
    fn at_another_time(&self, sentence: usize, verb: usize, figure: &Figure, past: bool) -> bool {
        let scene = self.scene;
        let range = scene.sentence(sentence);
        let year = |from: usize, to: usize| {
            scene.times_in(from..to).any(|time| {
                !time.compared && time.when.start().year() != time.when.end().year()
                    || time.when.label().len() == 4
            })
        };
        if past {
            let near = figure.tokens.end..range.end.min(figure.tokens.end + 4);
            return year(near.start, near.end) || year(range.start, verb.min(range.start + 4));
        }
        let now = (range.start..verb)
            .chain(figure.tokens.end..range.end.min(figure.tokens.end + 2))
            .any(|at| matches!(scene.text.lower(at), "now" | "today" | "currently"));
        now && self.last_told(sentence, 1).is_some_and(|told| {
            told.metric == Metric::Price && matches!(told.unit, FigureUnit::Money(_))
        })
    }

    /// The sentence, or the one before it, speaks of an auction.
    fn auctioned(&self, sentence: usize) -> bool {
        let scene = self.scene;
        let from = scene.sentence(sentence.saturating_sub(1)).start;
        let end = scene.sentence(sentence).end;
        (from..end).any(|at| scene.spotted.has_cue(at, Cue::Auction))
    }

    /// `keeps 82 per cent of its retail price`, `trades at a 45 per cent premium`.
    fn kept(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        let text = &self.scene.text;
        if figure.unit != FigureUnit::Percent {
            return None;
        }
        let range = self.scene.sentence(sentence);
        let verb = (range.start..figure.tokens.start)
            .rev()
            .take(4)
            .find(|at| {
                matches!(text.tokens[*at].tag, Tag::Verb | Tag::Past | Tag::Gerund)
                    || text.lower(*at) == "trades"
            })?;
        let end = figure.tokens.end;
        let value = (end..range.end.min(end + 6))
            .any(|at| matches!(text.lower(at), "price" | "value" | "worth" | "cost"));
        let part = text.lower_at(Some(end)) == "of" && value;
        let premium = text.lower_at(Some(end)) == "premium";
        let fits = match text.base(verb) {
            "keep" | "retain" | "hold" | "lose" | "command" | "recoup" | "fetch" => part,
            _ if text.lower(verb).starts_with("trade") => premium,
            "sell" | "resell" | "go" => premium,
            _ => false,
        };
        if !fits {
            return None;
        }
        let subject = self.item(sentence, verb)?;
        Some(Link::new(
            Metric::Price,
            subject,
            "measure: part of a price",
        ))
    }

    /// The item that is the subject of a verb.
    fn item(&self, sentence: usize, verb: usize) -> Option<Named> {
        let scene = self.scene;
        let thing = |subject: &Named| {
            matches!(
                subject.kind,
                Some(EntityKind::Garment | EntityKind::Product | EntityKind::Brand)
            )
        };
        self.subject_of_verb(sentence, verb)
            .filter(thing)
            .or_else(|| {
                // `When X sold it for £620`: what was just told of, or named.
                let clause = scene.parses[sentence]
                    .clauses
                    .iter()
                    .find(|c| c.group.contains(&verb))?;
                let phrase = &scene.parses[sentence].phrases[*clause.subject.first()?];
                let head = scene.text.lower(phrase.tokens.start);
                matches!(head, "it" | "they" | "one").then(|| {
                    named(scene, phrase.tokens.start, phrase.tokens.end, &self.past).filter(thing)
                })?
            })
            // `A clog cost $58`: what stands right before.
            .or_else(|| {
                super::holder::before(self, verb, scene.sentence(sentence).start).filter(thing)
            })
    }
}
