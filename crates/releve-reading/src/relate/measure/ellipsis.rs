//! Figures that leave out their noun or their verb and go on with those of the
//! figure before: `and Italy by a fifth`.

use releve_facts::{Direction, EntityKind};

use super::gauge::{Gauge, holds_term};
use super::named::{Named, named};
use super::{Link, Teller, Told};
use crate::figure::{Figure, FigureUnit};
use crate::lexicon::Cue;
use crate::tag::Tag;

impl Teller<'_, '_, '_> {
    /// The direction of the change before, where this figure leaves its verb out:
    /// `rose 40 percent and those for B 65 percent`.
    pub(super) fn carried(
        &self,
        sentence: usize,
        figures: &[Figure],
        n: usize,
    ) -> Option<Direction> {
        let figure = &figures[n];
        let previous = &figures[n.checked_sub(1)?];
        let told = self.last_told(sentence, 0)?;
        let text = &self.scene.text;
        let between = previous.tokens.end..figure.tokens.start;
        let plain = between.len() < 10
            && between.clone().all(|at| {
                let verb = matches!(
                    text.tokens[at].tag,
                    Tag::Verb | Tag::Past | Tag::Auxiliary | Tag::Gerund
                );
                (!verb || holds_term(self.scene, at))
                    && !matches!(text.lower(at), "of" | "to" | "from" | "against")
            })
            && between
                .clone()
                .any(|at| matches!(text.surface(at), "," | ";" | "and" | "but"));
        let same = told.figure == previous.tokens
            && told.change
            && previous.unit == figure.unit
            && figure.unit == FigureUnit::Percent
            && !figure.change
            && text.lower_at(Some(figure.tokens.end)) != "of";
        (plain && same).then_some(told.direction).flatten()
    }

    /// `… and Italy by a fifth`, `, cargo trousers (down 31%`: a thing or a
    /// place right before the figure and its verb.
    pub(super) fn new_subject(&self, from: usize, to: usize) -> Option<Named> {
        let text = &self.scene.text;
        let mut at = (from..to)
            .rev()
            .find(|at| {
                matches!(text.surface(*at), ";" | ":")
                    || matches!(text.lower(*at), "while" | "whereas")
            })
            .unwrap_or(from);
        while at < to
            && (matches!(text.surface(at), "," | ";" | ")" | "(" | "—" | "–" | "%")
                || matches!(
                    text.lower(at),
                    "and"
                        | "while"
                        | "but"
                        | "with"
                        | "those"
                        | "for"
                        | "whereas"
                        | "that"
                        | "of"
                        | "then"
                ))
        {
            at += 1;
        }
        // `on Pinterest and for “bonnet”`: where comes before what.
        if at < to
            && matches!(text.lower(at), "on" | "at")
            && let Some(and) = (at..to).rfind(|at| text.lower(*at) == "and")
            && and + 1 < to
        {
            at = and + 1;
            while at < to && matches!(text.lower(at), "those" | "for" | "of" | "that") {
                at += 1;
            }
        }
        if at >= to || text.lower(at) == "in" {
            // `60% in Tokyo` is read behind the figure.
            return None;
        }
        let mut found = named(self.scene, at, to, &[])?;
        // `4%, a smaller drop than the 6% decline`: smaller is nothing by itself.
        let last = found.tokens.end - 1;
        if found.kind.is_none() && text.tokens[last].tag == Tag::Adjective {
            return None;
        }
        // `wedding and bridal jewellery was up`: the noun stands behind `and`.
        for _ in 0..2 {
            let next = found.tokens.end;
            if found.kind.is_some() || !matches!(text.lower_at(Some(next)), "and" | "or" | ",") {
                break;
            }
            found = named(self.scene, next + 1, to, &[])?;
        }
        // `an organic decline of 14 per cent` is of no other thing.
        if self.scene.spotted.has_cue(found.tokens.end - 1, Cue::Scope) {
            return None;
        }
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
        let mut next = found.tokens.end;
        while next < to && matches!(text.surface(next), "”" | "\"" | "’" | "'") {
            next += 1;
        }
        let adjoins = found.kind.is_none()
            && at > from
            && (next == to
                || self.scene.spotted.has_cue(next, Cue::Rise)
                || self.scene.spotted.has_cue(next, Cue::Fall)
                || matches!(text.lower_at(Some(next)), "up" | "down" | "by" | "("));
        (thing || adjoins).then_some(found)
    }

    /// `40 percent for loafers`: what stands behind the figure.
    pub(super) fn behind_figure(
        &self,
        sentence: usize,
        figures: &[Figure],
        n: usize,
    ) -> Option<Named> {
        let end = figures
            .get(n + 1)
            .map_or(self.scene.sentence(sentence).end, |next| next.tokens.start);
        let at = figures[n].tokens.end;
        let text = &self.scene.text;
        // `40 percent more for loafers`, `a 40 percent increase for loafers`
        let moves = at < end
            && (matches!(text.lower(at), "higher" | "more" | "lower")
                || self.scene.spotted.has_cue(at, Cue::Rise)
                || self.scene.spotted.has_cue(at, Cue::Fall));
        let at = if moves { at + 1 } else { at };
        (text.lower_at(Some(at)) == "for" && at + 1 < end)
            .then(|| named(self.scene, at + 1, end, &self.past))
            .flatten()
            .filter(|found| found.kind.is_some() && found.kind != Some(EntityKind::Place))
    }

    /// A change without any noun of measure goes on with the last one told:
    /// `Italy slid by about a fifth`, `cargo trousers (down 31%)`.
    pub(super) fn elliptic(
        &self,
        sentence: usize,
        figures: &[Figure],
        n: usize,
        gauges: &[Gauge],
    ) -> Option<Link> {
        let figure = &figures[n];
        let text = &self.scene.text;
        let last = self.last_told(sentence, 1)?;
        // `Sales at A fell 8 percent, to 2 million. B fell 5 percent`: the level that
        // the change led to is no other matter.
        if let Some(link) = self.since_then(sentence, figure, last) {
            return Some(link);
        }
        let told = match last.change {
            true => last,
            false => self.told.iter().rev().take(4).find(|told| {
                told.change
                    && told.sentence == last.sentence
                    && told.metric == last.metric
                    && told.subject.name == last.subject.name
            })?,
        };
        let relative =
            matches!(figure.unit, FigureUnit::Percent | FigureUnit::Ratio) && figure.change;
        if !relative
            || !told.change
            || gauges
                .iter()
                .any(|g| g.tokens.start < figure.tokens.start && told.sentence != sentence)
        {
            return None;
        }
        let range = self.scene.sentence(sentence);
        let floor = n
            .checked_sub(1)
            .map_or(range.start, |n| figures[n].tokens.end);
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
            let they = between
                .clone()
                .any(|at| matches!(text.lower(at), "they" | "it"));
            let goes_on = told.sentence == sentence && (they || !verb && between.len() < 12);
            return goes_on.then(|| {
                Link::new(
                    told.metric,
                    told.subject.clone(),
                    "measure: appended change",
                )
            });
        };
        // `Asos says they are up 67 percent`: the same goods, at Asos.
        if let Some(goods) = self.same_goods(told, &subject, figure) {
            return Some(Link::new(told.metric, goods, "measure: elliptic subject"));
        }
        let mut link = Link::new(
            told.metric,
            told.subject.clone(),
            "measure: elliptic market",
        );
        if subject.kind == Some(EntityKind::Place) {
            link.market = Some(subject.name);
            link.subject.antecedent = (told.sentence != sentence).then_some(told.sentence);
        } else {
            link.subject = subject;
            link.rule = "measure: elliptic subject";
        }
        Some(link)
    }

    /// The goods that the figure before told of, as those of the house that says of them
    /// what this one tells.
    fn same_goods(&self, told: &Told, house: &Named, figure: &Figure) -> Option<Named> {
        let scene = self.scene;
        let text = &scene.text;
        let says = house.tokens.end;
        let they = (says..figure.tokens.start)
            .take(3)
            .any(|at| matches!(text.lower(at), "they" | "these" | "those"));
        let item = scene.items_in(told.subject.tokens.clone()).last()?;
        let body = matches!(
            house.kind,
            Some(EntityKind::Brand | EntityKind::Organisation)
        );
        if !body || !they || !scene.spotted.has_cue(says, Cue::Say) {
            return None;
        }
        let mut goods = told.subject.clone();
        goods.name = format!("{} {}", house.name, scene.name(item.garment));
        let here = text.sentence_of(figure.tokens.start);
        goods.antecedent = Some(told.sentence).filter(|from| *from != here);
        Some(goods)
    }

    /// `sold 730,000 pairs, up 84 percent`, `made $4 billion in 2021, an increase of
    /// 33 percent`: how the level just told has changed.
    fn since_then(&self, sentence: usize, figure: &Figure, last: &Told) -> Option<Link> {
        let text = &self.scene.text;
        let level = figure.change
            && !last.change
            && last.sentence == sentence
            && last.unit != FigureUnit::Rank
            && last.figure.end < figure.tokens.start;
        let between = last.figure.end..figure.tokens.start;
        let comma = between
            .clone()
            .rev()
            .take(5)
            .find(|at| matches!(text.surface(*at), "," | "—" | "–" | "("))?;
        // Nothing but the change stands between the comma and the figure.
        let bare = (comma + 1..figure.tokens.start).all(|at| {
            matches!(
                text.lower(at),
                "up" | "down"
                    | "by"
                    | "of"
                    | "a"
                    | "an"
                    | "some"
                    | "about"
                    | "more"
                    | "than"
                    | "which"
                    | "that"
                    | "is"
                    | "was"
            ) || self.scene.spotted.has_cue(at, Cue::Rise)
                || self.scene.spotted.has_cue(at, Cue::Fall)
                || text.tokens[at].tag == Tag::Adverb
        });
        let same = between.clone().all(|at| text.surface(at) != ";");
        (level && bare && same && between.len() < 22).then(|| {
            Link::new(
                last.metric,
                last.subject.clone(),
                "measure: appended change",
            )
        })
    }

    /// `up from 31 million`, `against £489m`: the former level of what was
    /// just told.
    pub(super) fn former(&self, sentence: usize, figures: &[Figure], n: usize) -> Option<Link> {
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
            "from" => matches!(
                text.lower_at(at.checked_sub(1)),
                "up" | "down" | "," | "risen" | "fallen" | "grown"
            ),
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
}
