//! Which noun of measure a figure belongs to, and what it counts there.

use std::ops::Range;

use releve_facts::{Direction, EntityKind, Metric};

use super::gauge::Gauge;
use super::named::{Named, is_platform, meant, named, of_hashtag, the_term};
use super::{Link, Teller};
use crate::figure::{Figure, FigureUnit};
use crate::lexicon::{Cue, MetricManner};
use crate::segment::{BlockKind, Shape};
use crate::tag::Tag;

/// How far a figure may stand from its noun, in tokens.
const FAR: usize = 22;

impl Teller<'_, '_, '_> {
    pub(super) fn link(&self, sentence: usize, figures: &[Figure], n: usize, gauges: &[Gauge]) -> Option<Link> {
        self.share(sentence, figures, n)
            .or_else(|| self.former(sentence, figures, n))
            .or_else(|| self.counted(sentence, figures, n, gauges))
            .or_else(|| self.risen(sentence, figures, n, gauges))
            .or_else(|| self.times(sentence, &figures[n]))
            .or_else(|| self.bracketed(sentence, figures, n, gauges))
            .or_else(|| self.sold(sentence, &figures[n]))
            .or_else(|| self.spent(sentence, &figures[n]))
            .or_else(|| self.left(sentence, figures, n, gauges))
            .or_else(|| self.fetched(sentence, &figures[n]))
            .or_else(|| self.elliptic(sentence, figures, n, gauges))
            .or_else(|| self.quoted_term(sentence, &figures[n]))
            .or_else(|| self.part_of_group(sentence, &figures[n]))
    }

    /// `up from 31 million`, `against £489m`: the former level of what was
    /// just told.
    fn former(&self, sentence: usize, figures: &[Figure], n: usize) -> Option<Link> {
        let figure = &figures[n];
        let text = &self.scene.text;
        let told = self.last_told(sentence, 0)?;
        let previous = n.checked_sub(1).map(|n| &figures[n])?;
        let mut at = figure.tokens.start.checked_sub(1)?;
        while matches!(
            text.lower(at),
            "just" | "only" | "about" | "around" | "roughly" | "some" | "a" | "nearly" | "mere"
        ) {
            at = at.checked_sub(1)?;
        }
        let from = match text.lower(at) {
            "from" => matches!(text.lower_at(at.checked_sub(1)), "up" | "down" | "," | "risen" | "fallen" | "grown"),
            "against" => true,
            "with" | "to" => matches!(text.lower_at(at.checked_sub(1)), "compared"),
            "than" => text.lower_at(at.checked_sub(1)) == "rather",
            _ => false,
        };
        let same = told.figure == previous.tokens && previous.unit == figure.unit && !figure.change;
        if !from || !same || at < previous.tokens.end {
            return None;
        }
        let mut link = Link::new(told.metric, told.subject.clone(), "measure: former level");
        link.level = true;
        Some(link)
    }

    /// `40 million views`, `1.2 million TikTok followers`, `$3.4 million in
    /// media value`, `twice as many searches`.
    fn counted(&self, sentence: usize, figures: &[Figure], n: usize, gauges: &[Gauge]) -> Option<Link> {
        let figure = &figures[n];
        let text = &self.scene.text;
        let end = figure.tokens.end;
        let gauge = Self::next_gauge(gauges, end)?;
        let between = end..gauge.tokens.start;
        if between.len() > 5 {
            return None;
        }
        let money = matches!(figure.unit, FigureUnit::Money(_));
        let allowed = between.clone().all(|at| {
            self.scene.resolved.at(at).is_some()
                || matches!(text.tokens[at].tag, Tag::Adjective | Tag::Noun | Tag::Name | Tag::Past | Tag::Genitive)
                || matches!(text.surface(at), "+" | "(" )
                || money && matches!(text.lower(at), "in" | "of" | "worth")
                || figure.unit == FigureUnit::Ratio
                    && (matches!(text.lower(at), "as" | "many" | "more")
                        || matches!(text.tokens[at].tag, Tag::Possessive | Tag::Determiner))
                || figure.change && matches!(text.lower(at), "more" | "fewer" | "higher" | "lower")
        }) && !figures[n + 1..].iter().any(|f| f.tokens.start < gauge.tokens.start);
        let unit_fits = match figure.unit {
            FigureUnit::Count => !matches!(gauge.metric, Metric::Revenue | Metric::Price | Metric::Share)
                && gauge.manner != MetricManner::Change,
            FigureUnit::Money(_) => {
                between.clone().any(|at| matches!(text.lower(at), "in" | "of" | "worth"))
                    && matches!(gauge.metric, Metric::Sales | Metric::Revenue | Metric::MediaValue)
            }
            FigureUnit::Ratio => !between.is_empty(),
            FigureUnit::Percent => figure.change && between.clone().any(|at| matches!(text.lower(at), "more" | "fewer" | "higher" | "lower")),
            _ => false,
        };
        if !allowed || !unit_fits {
            return None;
        }
        let (subject, sign) = self.subject(sentence, figures, n, gauge)?;
        let mut link = Link::new(gauge.metric, subject, "measure: counted noun");
        link.signs.extend(sign);
        Some(link)
    }

    /// `a 76 per cent rise in searches for boots`, `40% growth in sales`.
    fn risen(&self, sentence: usize, figures: &[Figure], n: usize, gauges: &[Gauge]) -> Option<Link> {
        let figure = &figures[n];
        let text = &self.scene.text;
        let gauge = Self::next_gauge(gauges, figure.tokens.end)?;
        let between = figure.tokens.end..gauge.tokens.start;
        if !figure.change || between.len() > 12 {
            return None;
        }
        let mut noun = false;
        let mut governed = false;
        for at in between.clone() {
            let moves = (self.scene.spotted.has_cue(at, Cue::Rise) || self.scene.spotted.has_cue(at, Cue::Fall))
                && text.tokens[at].tag != Tag::Past;
            noun |= moves || matches!(text.lower(at), "more" | "fewer" | "higher" | "lower" | "above" | "below");
            governed |= noun && matches!(text.lower(at), "in" | "of" | "for" | "on" | "to" | "above" | "below");
            let broken = matches!(text.surface(at), ";" | ":" | "." | ",")
                || text.tokens[at].tag == Tag::Auxiliary
                || !moves && matches!(text.tokens[at].tag, Tag::Verb | Tag::Past);
            if broken {
                return None;
            }
        }
        if !noun || !governed || figures[n + 1..].iter().any(|f| f.tokens.start < gauge.tokens.start) {
            return None;
        }
        let (subject, sign) = self.subject(sentence, figures, n, gauge)?;
        let mut link = Link::new(gauge.metric, subject, "measure: change of a noun behind");
        link.signs.extend(sign);
        Some(link)
    }

    /// `sold 41,000 pairs`, `sells two hundred shirts a week`.
    fn sold(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        if figure.unit != FigureUnit::Count {
            return None;
        }
        let scene = self.scene;
        let text = &scene.text;
        let range = scene.sentence(sentence);
        let verb = (range.start..figure.tokens.start).rev().take(5).find(|at| {
            let base = text.info(*at).verb.map_or("", |id| text.string(id));
            matches!(base, "sell" | "shift" | "ship")
        })?;
        let next_verb = text.lower_at(Some(verb + 1));
        if matches!(next_verb, "for" | "at" | "from" | "by") || figure.value < 10.0 {
            return None;
        }
        let next = figure.tokens.end;
        let word = text.lower_at(Some(next));
        let generic = matches!(word, "pairs" | "units" | "copies" | "pieces" | "of" | "items" | "styles" | "products" | "a" | "");
        let empty = generic || text.tokens.get(next).is_none_or(|t| matches!(t.tag, Tag::Mark | Tag::Preposition | Tag::Conjunction | Tag::Adverb));
        let subject = if empty {
            let of = (next..next + 2).find(|at| text.lower_at(Some(*at)) == "of");
            of.and_then(|of| named(scene, of + 1, range.end, &self.past))
                .or_else(|| self.about(sentence, verb))?
        } else {
            named(scene, next, range.end, &self.past).filter(|s| s.kind.is_some())?
        };
        Some(Link::new(Metric::Sales, subject, "measure: sold"))
    }

    /// `Mesh flats (+110%) and jelly shoes (+80%) led Pinterest searches`.
    fn bracketed(&self, sentence: usize, figures: &[Figure], n: usize, gauges: &[Gauge]) -> Option<Link> {
        let figure = &figures[n];
        let text = &self.scene.text;
        let open = figure.tokens.start.checked_sub(1)?;
        let range = self.scene.sentence(sentence);
        let opened = (open.saturating_sub(2)..=open).rev().find(|at| text.surface(*at) == "(")?;
        let bare = (opened + 1..figure.tokens.start)
            .all(|at| matches!(text.lower(at), "up" | "down" | "+" | "-" | "by" | "rising"));
        if !figure.change || figure.unit != FigureUnit::Percent || !bare || opened <= range.start {
            return None;
        }
        let metric = gauges
            .iter()
            .map(|g| g.metric)
            .next()
            .or_else(|| self.last_told(sentence, 1).map(|told| told.metric))?;
        let floor = n.checked_sub(1).map_or(range.start, |n| figures[n].tokens.end);
        let mut start = opened;
        while start > floor {
            let at = start - 1;
            let covered = self.scene.resolved.at(at);
            let part = covered.is_some()
                || matches!(text.surface(at), "”" | "“" | "\"")
                || matches!(text.tokens[at].tag, Tag::Noun | Tag::Name | Tag::Adjective | Tag::Genitive)
                || text.tokens[start].join == crate::segment::Join::Hyphen;
            if !part {
                break;
            }
            start = at;
        }
        let subject = named(self.scene, start, opened, &[])?;
        Some(Link::new(metric, subject, "measure: in brackets"))
    }

    /// `viewed 240 million times`, `mentioned 210,000 times`.
    fn times(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        let text = &self.scene.text;
        let times = figure.unit == FigureUnit::Count
            && (text.lower_at(Some(figure.tokens.end)) == "times"
                || figure.counted.is_some_and(|at| text.lower(at) == "times"));
        if !times || figure.value < 100.0 {
            return None;
        }
        let range = self.scene.sentence(sentence);
        let (metric, verb) = (range.start..figure.tokens.start).rev().take(6).find_map(|at| {
            let base = text.info(at).verb.map_or("", |id| text.string(id));
            let metric = match base {
                "view" | "watch" | "play" | "stream" => Metric::Views,
                "mention" | "tweet" | "post" | "hashtag" | "tag" | "use" => Metric::Posts,
                "search" | "google" => Metric::Searches,
                "like" | "share" | "save" | "repost" | "pin" => Metric::Engagement,
                _ => return None,
            };
            Some((metric, at))
        })?;
        let subject = self
            .tag_before(sentence, verb)
            .or_else(|| self.subject_of_verb(sentence, verb).filter(|s| s.kind.is_some()))?;
        Some(Link::new(metric, subject, "measure: so many times"))
    }

    /// `still fetches $310`: a price that is no offer.
    fn fetched(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        if !matches!(figure.unit, FigureUnit::Money(_)) {
            return None;
        }
        let text = &self.scene.text;
        let range = self.scene.sentence(sentence);
        let verb = (range.start..figure.tokens.start).rev().take(4).find(|at| {
            let base = text.info(*at).verb.map_or_else(|| text.lower(*at), |id| text.string(id));
            match base {
                "fetch" | "resell" => true,
                "trade" => matches!(text.lower_at(Some(at + 1)), "at" | "for"),
                _ => false,
            }
        })?;
        let subject = self.subject_of_verb(sentence, verb).filter(|s| s.kind.is_some())?;
        Some(Link::new(Metric::Price, subject, "measure: fetched"))
    }

    /// `On Pinterest “burgundy outfit” rose 314%`: a quoted term is searched for.
    fn quoted_term(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        if figure.unit == FigureUnit::Count || !figure.change {
            return None;
        }
        let scene = self.scene;
        let text = &scene.text;
        let range = scene.sentence(sentence);
        let channel = scene.resolved.of_kind(EntityKind::Channel, range.clone()).next();
        let close = (range.start + 1..figure.tokens.start)
            .rev()
            .take(8)
            .find(|at| matches!(text.surface(*at), "”" | "\""))?;
        let open = (range.start..close)
            .rev()
            .take(6)
            .find(|at| matches!(text.surface(*at), "“" | "\""))?;
        let moved = (close..figure.tokens.start).any(|at| {
            scene.spotted.has_cue(at, Cue::Rise) || scene.spotted.has_cue(at, Cue::Fall)
        });
        if channel.is_none() || !moved {
            return None;
        }
        let subject = named(scene, open, close, &[])?;
        Some(Link::new(Metric::Searches, subject, "measure: quoted term"))
    }

    /// `consumers spent $318 billion on fashion`.
    fn spent(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        if !matches!(figure.unit, FigureUnit::Money(_)) || figure.value < 1e5 {
            return None;
        }
        let text = &self.scene.text;
        let range = self.scene.sentence(sentence);
        let spent = (range.start..figure.tokens.start)
            .rev()
            .take(4)
            .any(|at| text.info(at).verb.is_some_and(|id| text.string(id) == "spend"));
        if !spent || text.lower_at(Some(figure.tokens.end)) != "on" {
            return None;
        }
        let subject = named(self.scene, figure.tokens.end + 1, range.end, &self.past)?;
        Some(Link::new(Metric::Sales, subject, "measure: spent on"))
    }

    /// A noun of measure to the left: `searches for X rose 40 percent`.
    fn left(&self, sentence: usize, figures: &[Figure], n: usize, gauges: &[Gauge]) -> Option<Link> {
        let figure = &figures[n];
        let text = &self.scene.text;
        let start = figure.tokens.start;
        let gauge = gauges.iter().rev().find(|g| g.tokens.end <= start)?;
        let previous = n.checked_sub(1).map(|n| &figures[n]).filter(|f| f.tokens.start >= gauge.tokens.end);
        let from = previous.map_or(gauge.end, |f| f.tokens.end).min(start);
        // Already told at its own number: `40 million views and 3 percent …`.
        let told_there = n > 0
            && figures[..n]
                .iter()
                .any(|f| f.unit == FigureUnit::Count && f.tokens.end <= gauge.tokens.start && f.tokens.end + 3 >= gauge.tokens.start);
        let carried = self.carried(sentence, figures, n);
        let fits = match figure.unit {
            FigureUnit::Percent | FigureUnit::PercentagePoint => {
                (figure.change || carried.is_some()) && !told_there || gauge.metric == Metric::Share
            }
            FigureUnit::Ratio => figure.change,
            FigureUnit::Count => {
                let noun = figure
                    .counted
                    .is_none_or(|at| gauge.tokens.contains(&at) || matches!(text.tokens[at].tag, Tag::Verb | Tag::Past));
                noun && !told_there
                    && gauge.manner == MetricManner::Any
                    && !matches!(gauge.metric, Metric::Revenue | Metric::Price | Metric::Share | Metric::MediaValue)
                    && self.reaches(from, start)
            }
            FigureUnit::Money(_) => {
                matches!(gauge.metric, Metric::Revenue | Metric::Price | Metric::MediaValue | Metric::Sales)
                    && gauge.manner == MetricManner::Any
                    && self.reaches(from, start)
            }
            FigureUnit::Rank => false,
        };
        let manner = match gauge.manner {
            MetricManner::Any => true,
            MetricManner::Change => figure.change || carried.is_some(),
        };
        if !fits || !manner || start - gauge.tokens.end > FAR + previous.map_or(0, |_| FAR) {
            return None;
        }
        // Another subject with a finite verb of its own stands in between.
        if previous.is_none() && self.changes_subject(gauge, from, start) {
            return None;
        }
        let (subject, market, sign, rule) = match previous {
            Some(previous) => {
                let told = self
                    .told
                    .iter()
                    .rev()
                    .find(|told| told.sentence == sentence && told.figure == previous.tokens)?;
                let again = (told.subject.clone(), None, None, "measure: further figure of a noun");
                match self.new_subject(from, start) {
                    Some(place) if place.kind == Some(EntityKind::Place) => {
                        (told.subject.clone(), Some(place.name), Some("list"), "measure: list of markets")
                    }
                    Some(subject) => (subject, None, Some("list"), "measure: list of subjects"),
                    None => match self.behind_figure(sentence, figures, n) {
                        Some(subject) => (subject, None, Some("list"), "measure: list of subjects"),
                        None => again,
                    },
                }
            }
            None => {
                let (subject, sign) = self.subject(sentence, figures, n, gauge)?;
                (subject, None, sign, "measure: noun before the figure")
            }
        };
        let mut link = Link::new(gauge.metric, subject, rule);
        link.market = market;
        link.carried = carried.filter(|_| !figure.change);
        link.signs.extend(sign);
        if gauge.again {
            link.signs.push("those");
        }
        if start - gauge.tokens.end > 12 {
            link.signs.push("far");
        }
        // `from €74 to €52`
        if matches!(figure.unit, FigureUnit::Count | FigureUnit::Money(_)) && !self.by(start) {
            link.level = true;
        }
        Some(link)
    }

    /// The direction of the change before, where this figure leaves its verb out:
    /// `rose 40 percent and those for B 65 percent`.
    fn carried(&self, sentence: usize, figures: &[Figure], n: usize) -> Option<Direction> {
        let figure = &figures[n];
        let previous = &figures[n.checked_sub(1)?];
        let told = self.last_told(sentence, 0)?;
        let text = &self.scene.text;
        let between = previous.tokens.end..figure.tokens.start;
        let plain = between.len() < 10
            && between.clone().all(|at| {
                !matches!(
                    text.tokens[at].tag,
                    Tag::Verb | Tag::Past | Tag::Auxiliary | Tag::Gerund
                ) && !matches!(text.lower(at), "of" | "to" | "from" | "against")
            })
            && between.clone().any(|at| matches!(text.surface(at), "," | ";" | "and" | "but"));
        let same = told.figure == previous.tokens
            && told.change
            && previous.unit == figure.unit
            && figure.unit == FigureUnit::Percent
            && !figure.change
            && text.lower_at(Some(figure.tokens.end)) != "of";
        (plain && same).then_some(told.direction).flatten()
    }

    /// `by` stands before the figure or its bound.
    fn by(&self, start: usize) -> bool {
        (start.saturating_sub(3)..start).any(|at| self.scene.text.lower(at) == "by")
    }

    /// True if what stands between lets a level follow: a verb or a mark, and no
    /// other noun that would be counted.
    fn reaches(&self, from: usize, to: usize) -> bool {
        let text = &self.scene.text;
        if to < from {
            return false;
        }
        from == to
            || (from..to).any(|at| {
                matches!(
                    text.tokens[at].tag,
                    Tag::Verb | Tag::Past | Tag::Auxiliary | Tag::Gerund
                ) || matches!(text.surface(at), ":" | "(" | "," | "—" | "–")
                    || matches!(text.lower(at), "of" | "at" | "to" | "from" | "with")
            })
    }

    /// A relative or another clause has taken over between noun and figure.
    fn changes_subject(&self, gauge: &Gauge, from: usize, to: usize) -> bool {
        let text = &self.scene.text;
        let _ = gauge;
        let mut joint = false;
        let mut subject = false;
        for at in from..to {
            let surface = text.surface(at);
            if matches!(surface, ";") || matches!(text.lower(at), "while" | "whereas") {
                joint = true;
                subject = false;
            }
            if joint {
                subject |= matches!(text.tokens[at].tag, Tag::Noun | Tag::Name | Tag::Pronoun)
                    || self.scene.resolved.at(at).is_some();
            }
        }
        joint && subject
    }

    /// `… and Italy by a fifth`, `, cargo trousers (down 31%`: a thing or a
    /// place right before the figure and its verb.
    fn new_subject(&self, from: usize, to: usize) -> Option<Named> {
        let text = &self.scene.text;
        let mut at = (from..to)
            .rev()
            .find(|at| matches!(text.surface(*at), ";" | ":") || matches!(text.lower(*at), "while" | "whereas"))
            .unwrap_or(from);
        while at < to
            && (matches!(text.surface(at), "," | ";" | ")" | "(" | "—" | "–" | "%")
                || matches!(
                    text.lower(at),
                    "and" | "while" | "but" | "with" | "those" | "for" | "whereas" | "that" | "of" | "then"
                ))
        {
            at += 1;
        }
        if at >= to || text.lower(at) == "in" {
            // `60% in Tokyo` is read behind the figure.
            return None;
        }
        let found = named(self.scene, at, to, &[])?;
        let thing = matches!(
            found.kind,
            Some(
                EntityKind::Garment
                    | EntityKind::Product
                    | EntityKind::Brand
                    | EntityKind::Trend
                    | EntityKind::Person
                    | EntityKind::Place
                    | EntityKind::Organisation
            )
        );
        // `pearl headbands 49 per cent`: an unknown thing right before its figure.
        let next = found.tokens.end;
        let adjoins = found.kind.is_none()
            && at > from
            && (next == to
                || self.scene.spotted.has_cue(next, Cue::Rise)
                || self.scene.spotted.has_cue(next, Cue::Fall)
                || matches!(text.lower_at(Some(next)), "up" | "down" | "by" | "("));
        (thing || adjoins).then_some(found)
    }

    /// `40 percent for loafers`: what stands behind the figure.
    fn behind_figure(&self, sentence: usize, figures: &[Figure], n: usize) -> Option<Named> {
        let end = figures
            .get(n + 1)
            .map_or(self.scene.sentence(sentence).end, |next| next.tokens.start);
        let at = figures[n].tokens.end;
        let text = &self.scene.text;
        let at = if matches!(text.lower_at(Some(at)), "higher" | "more" | "lower") { at + 1 } else { at };
        (text.lower_at(Some(at)) == "for" && at + 1 < end)
            .then(|| named(self.scene, at + 1, end, &self.past))
            .flatten()
            .filter(|found| found.kind.is_some() && found.kind != Some(EntityKind::Place))
    }

    /// A change without any noun of measure goes on with the last one told:
    /// `Italy slid by about a fifth`, `cargo trousers (down 31%)`.
    fn elliptic(&self, sentence: usize, figures: &[Figure], n: usize, gauges: &[Gauge]) -> Option<Link> {
        let figure = &figures[n];
        let text = &self.scene.text;
        let told = self.last_told(sentence, 1)?;
        let relative = matches!(figure.unit, FigureUnit::Percent | FigureUnit::Ratio) && figure.change;
        if !relative || !told.change || gauges.iter().any(|g| g.tokens.start < figure.tokens.start && told.sentence != sentence) {
            return None;
        }
        let range = self.scene.sentence(sentence);
        let floor = n.checked_sub(1).map_or(range.start, |n| figures[n].tokens.end);
        let floor = (floor..figure.tokens.start)
            .rev()
            .find(|at| matches!(text.surface(*at), ";" | ":"))
            .map_or(floor, |at| at + 1);
        let Some(subject) = self.new_subject(floor, figure.tokens.start) else {
            // `, up 841 percent`, `in South Korea, they doubled`
            let between = floor..figure.tokens.start;
            let verb = between.clone().any(|at| {
                matches!(text.tokens[at].tag, Tag::Verb | Tag::Past | Tag::Auxiliary)
                    && !self.scene.spotted.has_cue(at, Cue::Rise)
            });
            let they = between.clone().any(|at| matches!(text.lower(at), "they" | "it"));
            let goes_on = told.sentence == sentence && (they || !verb && between.len() < 12);
            return goes_on.then(|| Link::new(told.metric, told.subject.clone(), "measure: appended change"));
        };
        let mut link = Link::new(told.metric, told.subject.clone(), "measure: elliptic market");
        if subject.kind == Some(EntityKind::Place) {
            link.market = Some(subject.name);
            link.subject.antecedent = (told.sentence != sentence).then_some(told.sentence);
        } else {
            link.subject = subject;
            link.rule = "measure: elliptic subject";
        }
        Some(link)
    }

    /// What the noun of measure counts at this figure, and a sign of how it was
    /// found.
    fn subject(
        &self,
        sentence: usize,
        figures: &[Figure],
        n: usize,
        gauge: &Gauge,
    ) -> Option<(Named, Option<&'static str>)> {
        let figure = &figures[n];
        if let Some(subject) = &gauge.subject {
            let place = subject.kind == Some(EntityKind::Place);
            let person = subject.meant && subject.kind == Some(EntityKind::Person) && gauge.metric == Metric::Searches;
            // `the brand` that the resolver takes from another paragraph.
            let astray = subject.meant
                && subject.kind == Some(EntityKind::Brand)
                && subject.antecedent.is_some_and(|from| {
                    let sentences = &self.scene.text.sentences;
                    sentences[from].block != sentences[sentence].block
                });
            let unknown_here = subject.meant && subject.kind == Some(EntityKind::Brand);
            let block = &self.scene.text.blocks[self.scene.text.sentences[sentence].block];
            let first = self.scene.text.sentence_of(block.tokens.start);
            let named_first = self.scene.resolved.at(block.tokens.start).is_some_and(|m| {
                first < sentence && self.scene.resolved.of(m).name != subject.name
            });
            let opened = unknown_here
                && (named_first || self.opening(first, gauge.tokens.start).is_some());
            if (astray || opened)
                && let Some(house) = self.house(sentence, gauge.tokens.start)
            {
                return Some((house, Some("house before")));
            }
            if !place && !person {
                return Some((subject.clone(), None));
            }
        }
        if let Some(subject) = self.behind_figure(sentence, figures, n) {
            return Some((subject, Some("behind the figure")));
        }
        let at = gauge.tokens.start.min(figure.tokens.start);
        match gauge.metric {
            Metric::Followers => self.account(sentence, at).map(|s| (s, None)),
            Metric::Views | Metric::HashtagViews | Metric::Posts | Metric::Engagement => self
                .tag_before(sentence, at)
                .or_else(|| self.agent(sentence, figure))
                .or_else(|| self.about(sentence, at))
                .map(|s| (s, Some("subject of verb"))),
            Metric::Revenue => self.house(sentence, at).map(|s| (s, Some("house before"))),
            Metric::Sales => {
                let possessed = self.scene.text.lower_at(at.checked_sub(1)) == "its";
                let house = possessed || matches!(figure.unit, FigureUnit::Money(_));
                if house {
                    self.house(sentence, at).map(|s| (s, Some("house before")))
                } else {
                    self.about(sentence, at).map(|s| (s, Some("thing before")))
                }
            }
            Metric::MediaValue => self
                .agent(sentence, figure)
                .or_else(|| self.about(sentence, at))
                .map(|s| (s, Some("subject of verb"))),
            _ => {
                let own = (self.scene.text.lower_at(at.checked_sub(1)) == "its"
                    || self.scene.text.lower_at(at.checked_sub(2)) == "its")
                    .then(|| self.last_told(sentence, 0))
                    .flatten()
                    .map(|told| told.subject.clone());
                own.or_else(|| self.about(sentence, at))
                    .map(|s| (s, Some("thing before")))
            }
        }
    }

    /// A hashtag, or `the hashtag`, before `at` in the sentence.
    fn tag_before(&self, sentence: usize, at: usize) -> Option<Named> {
        let range = self.scene.sentence(sentence);
        let text = &self.scene.text;
        (range.start..at).rev().find_map(|t| {
            if text.tokens[t].shape == Shape::Hashtag {
                return Some(of_hashtag(self.scene, t));
            }
            if text.lower(t) == "hashtag" {
                let mut subject = named(self.scene, t + 1, at, &[])
                    .filter(|s| s.kind == Some(EntityKind::Trend))
                    .or_else(|| the_term(self.scene, t..t + 1, true))?;
                subject.hashtag = true;
                return Some(subject);
            }
            None
        })
    }

    /// Who has followers: the nearest person, handle or house before.
    fn account(&self, sentence: usize, at: usize) -> Option<Named> {
        let range = self.scene.sentence(sentence);
        let near = |range: Range<usize>| {
            let found: Vec<usize> = self
                .scene
                .resolved
                .within(range)
                .filter(|m| {
                    matches!(
                        self.scene.resolved.mentions[*m].kind,
                        EntityKind::Person | EntityKind::Brand | EntityKind::Organisation
                    )
                })
                .collect();
            found.last().copied()
        };
        let own = near(range.start..at);
        let line = sentence.checked_sub(1).filter(|before| {
            own.is_none() && {
                let block = self.scene.text.sentences[*before].block;
                matches!(
                    self.scene.text.blocks[block].kind,
                    BlockKind::Name | BlockKind::Heading
                )
            }
        });
        let m = own.or_else(|| near(self.scene.sentence(line?)))?;
        Some(self.entity(m, sentence))
    }

    fn entity(&self, mention: usize, sentence: usize) -> Named {
        let scene = self.scene;
        let at = &scene.resolved.mentions[mention];
        let from = scene.text.sentence_of(at.tokens.start);
        Named {
            name: scene.resolved.of(mention).name.clone(),
            tokens: at.tokens.clone(),
            kind: Some(at.kind),
            meant: from != sentence || at.found == crate::spot::Found::Anaphor,
            hashtag: false,
            antecedent: (from != sentence).then_some(from),
        }
    }

    /// The house of which sales or revenue are told: the first one named in the
    /// sentence, else the one that the paragraph began with, else the last.
    fn house(&self, sentence: usize, at: usize) -> Option<Named> {
        let scene = self.scene;
        let body = |range: Range<usize>| {
            scene.resolved.within(range).find(|m| {
                let mention = &scene.resolved.mentions[*m];
                matches!(mention.kind, EntityKind::Brand | EntityKind::Organisation)
                    && mention.found != crate::spot::Found::Anaphor
            })
        };
        let own = scene.sentence(sentence);
        if let Some(m) = body(own.start..at) {
            return Some(self.entity(m, sentence));
        }
        if let Some(opening) = self.opening(sentence, at) {
            return Some(opening);
        }
        let block = &scene.text.blocks[scene.text.sentences[sentence].block];
        let first = scene.text.sentence_of(block.tokens.start);
        if first < sentence
            && let Some(mut opening) = self.opening(first, own.start)
        {
            opening.meant = true;
            opening.antecedent = Some(first);
            return Some(opening);
        }
        // The paragraph's first word is a name, whatever kind it was taken for.
        let topic = scene.resolved.at(block.tokens.start).filter(|m| {
            first < sentence
                && matches!(
                    scene.resolved.mentions[*m].kind,
                    EntityKind::Brand | EntityKind::Organisation | EntityKind::Person
                )
        });
        if let Some(m) = topic.or_else(|| body(block.tokens.start..at)) {
            return Some(self.entity(m, sentence));
        }
        let from = scene.sentence(sentence.saturating_sub(3)).start;
        scene
            .resolved
            .within(from..at)
            .filter(|m| {
                matches!(
                    scene.resolved.mentions[*m].kind,
                    EntityKind::Brand | EntityKind::Organisation
                )
            })
            .last()
            .map(|m| self.entity(m, sentence))
    }

    /// A name that no lexicon knows and with which the sentence opens:
    /// `Tapestry lifted its outlook`.
    fn opening(&self, sentence: usize, at: usize) -> Option<Named> {
        let scene = self.scene;
        let text = &scene.text;
        let start = scene.sentence(sentence).start;
        let unknown = scene.resolved.at(start).is_none()
            && text.tokens[start].shape.is_capital()
            && text.tokens[start].tag == Tag::Name;
        if !unknown {
            return None;
        }
        let found = named(scene, start, at.min(scene.sentence(sentence).end), &[])?;
        let verb = matches!(
            text.tokens.get(found.tokens.end).map(|t| t.tag),
            Some(Tag::Verb | Tag::Past | Tag::Auxiliary | Tag::Mark | Tag::Genitive)
        );
        let plain = found
            .tokens
            .clone()
            .all(|at| text.tokens[at].tag != Tag::Genitive);
        (verb && plain && found.kind.is_none() && found.name.starts_with(char::is_uppercase)).then_some(found)
    }

    /// The subject of the clause around a figure: `SL 72, relaunched in June,
    /// hit 1.1 billion views`.
    fn agent(&self, sentence: usize, figure: &Figure) -> Option<Named> {
        let parse = &self.scene.parses[sentence];
        let clause = parse
            .clauses
            .iter()
            .rev()
            .find(|c| c.group.start < figure.tokens.start && figure.tokens.start < c.reach.end)?;
        let text = &self.scene.text;
        let base = text.info(clause.verb).verb.map_or("", |id| text.string(id));
        // Who counts is not what is counted.
        if matches!(
            base,
            "count" | "record" | "report" | "say" | "find" | "log" | "track" | "register" | "see" | "estimate" | "note"
        ) {
            return None;
        }
        self.subject_of_verb(sentence, clause.verb)
            .filter(|s| s.kind.is_some() && s.kind != Some(EntityKind::Organisation))
    }

    /// The subject of the clause whose verb is at or next before `verb`.
    pub(super) fn subject_of_verb(&self, sentence: usize, verb: usize) -> Option<Named> {
        let scene = self.scene;
        let parse = &scene.parses[sentence];
        // `The Row, whose Sock shoe was No. 4`
        let range = scene.sentence(sentence);
        let whose = (range.start..verb).rev().take(14).find(|at| {
            scene.text.lower(*at) == "whose"
        });
        if let Some(found) = whose.and_then(|at| named(scene, at + 1, verb, &self.past))
            && found.tokens.end <= verb
            && !scene.text.tokens[found.tokens.end..verb]
                .iter()
                .any(|t| matches!(t.tag, Tag::Verb | Tag::Past))
        {
            return Some(found);
        }
        let clause = parse
            .clauses
            .iter()
            .rev()
            .find(|c| c.group.contains(&verb) || c.verb <= verb && verb < c.reach.end)?;
        let phrase = &parse.phrases[*clause.subject.first()?];
        let start = phrase.tokens.start;
        let text = &scene.text;
        if matches!(text.lower(start), "they" | "it" | "these" | "this") && scene.resolved.at(start).is_none() {
            // The subject of the sentence before, if it is named.
            let before = sentence.checked_sub(1)?;
            let parse = &scene.parses[before];
            let subject = parse.clauses.first().and_then(|c| c.subject.first());
            let known = subject.and_then(|p| {
                let tokens = parse.phrases[*p].tokens.clone();
                named(scene, tokens.start, tokens.end, &self.past)
            });
            let mut known = known
                .filter(|k| k.kind.is_some())
                .or_else(|| meant(scene, start..start + 1, &self.past, |_| true))?;
            known.meant = true;
            known.antecedent = Some(before);
            return Some(known);
        }
        // A garment's phrase may hold more than the parse gave the clause.
        let end = phrase.tokens.end.min(clause.group.start.max(start + 1));
        named(scene, start, end, &self.past)
    }

    /// The thing that the sentence is about: the nearest one named before `at`,
    /// else the one last told of, else what the line above names.
    fn about(&self, sentence: usize, at: usize) -> Option<Named> {
        let scene = self.scene;
        let range = scene.sentence(sentence);
        let near = scene
            .resolved
            .within(range.start..at)
            .filter(|m| {
                let mention = &scene.resolved.mentions[*m];
                let generic = mention.kind == EntityKind::Garment
                    && (mention.tokens.len() == 1
                        && scene.spotted.has_cue(mention.tokens.start, Cue::Piece)
                        || is_platform(scene, mention.tokens.end - 1));
                matches!(
                    mention.kind,
                    EntityKind::Product | EntityKind::Garment | EntityKind::Trend | EntityKind::Brand
                ) && !generic
            })
            .last();
        if let Some(m) = near {
            let start = scene
                .items_in(scene.resolved.mentions[m].tokens.clone())
                .next()
                .map_or(scene.resolved.mentions[m].tokens.start, |item| item.tokens.start);
            return named(scene, start, at, &self.past).filter(|s| s.kind.is_some());
        }
        if let Some(told) = self.last_told(sentence, 2) {
            let mut subject = told.subject.clone();
            subject.meant = true;
            subject.antecedent = (told.sentence != sentence).then_some(told.sentence);
            return Some(subject);
        }
        let line = sentence.checked_sub(1)?;
        let block = scene.text.sentences[line].block;
        let heading = matches!(
            scene.text.blocks[block].kind,
            BlockKind::Name | BlockKind::Heading
        );
        if heading {
            let range = scene.sentence(line);
            let m = scene.resolved.within(range.clone()).find(|m| {
                matches!(
                    scene.resolved.mentions[*m].kind,
                    EntityKind::Product | EntityKind::Garment | EntityKind::Trend | EntityKind::Brand
                )
            });
            if let Some(m) = m {
                return Some(self.entity(m, sentence));
            }
        }
        meant(scene, at..at + 1, &self.past, |_| true)
    }
}


