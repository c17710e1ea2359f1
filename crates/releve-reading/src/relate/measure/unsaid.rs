//! Figures whose noun was said of another before: `X has 6 million followers, its
//! rival Y has 1.4 million`, `who has 2.1 million`, `and #Z 40 million`.

use releve_facts::{EntityKind, Metric};

use super::hashtag::of_hashtag;
use super::named::{Named, named};
use super::{Link, Teller};
use crate::figure::{Figure, FigureUnit};
use crate::segment::Shape;
use crate::tag::Tag;

/// Smaller numbers without a noun count something else: people, years, pairs.
const LEAST: f64 = 1000.0;

impl Teller<'_, '_, '_> {
    /// A bare number that goes on with the noun of measure told last.
    pub(super) fn unsaid(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        let scene = self.scene;
        let text = &scene.text;
        let bare = figure.unit == FigureUnit::Count
            && !figure.change
            && figure.value >= LEAST
            && figure.counted.is_none()
            && text.tokens.get(figure.tokens.end).is_none_or(|next| {
                figure.tokens.end >= scene.sentence(sentence).end
                    || matches!(
                        next.tag,
                        Tag::Mark | Tag::Preposition | Tag::Conjunction | Tag::Adverb
                    )
            })
            && text.lower_at(Some(figure.tokens.end)) != "of";
        if !bare {
            return None;
        }
        let told = self.told.iter().rev().take(3).find(|told| {
            told.sentence + 1 >= sentence
                && told.unit == FigureUnit::Count
                && matches!(
                    told.metric,
                    Metric::Followers | Metric::Views | Metric::HashtagViews | Metric::Posts
                )
        })?;
        let subject = self.has(sentence, figure, told.metric);
        let subject = subject
            .or_else(|| self.beside(sentence, figure))
            .or_else(|| {
                // `31 million followers on A and 18 million on B`
                let goes_on = told.sentence == sentence
                    && told.figure.end < figure.tokens.start
                    && (told.figure.end..figure.tokens.start).all(|at| {
                        !matches!(text.tokens[at].tag, Tag::Verb | Tag::Past | Tag::Auxiliary)
                    })
                    && matches!(
                        text.lower_at(figure.tokens.start.checked_sub(1)),
                        "and" | "," | "another"
                    )
                    && matches!(text.lower_at(Some(figure.tokens.end)), "on" | "at");
                goes_on.then(|| told.subject.clone())
            })?;
        let mut link = Link::new(told.metric, subject, "measure: noun said before");
        link.level = true;
        Some(link)
    }

    /// `by 2024 the figure had crept up to 9%`: another level of what was just told.
    pub(super) fn the_figure(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        let scene = self.scene;
        let text = &scene.text;
        let start = scene.sentence(sentence).start;
        let said = (start + 1..figure.tokens.start).rev().take(9).any(|at| {
            matches!(
                text.lower(at),
                "figure" | "number" | "share" | "total" | "proportion"
            ) && matches!(text.lower(at - 1), "the" | "that" | "this")
                && !matches!(text.lower(at + 1), "of" | "for")
        });
        // `For loafers the figure was 62 per cent`
        let other = matches!(text.lower(start), "for" | "of" | "among")
            && scene.items_in(start..start + 4).next().is_some();
        let told = self.last_told(sentence, 1).filter(|_| !other)?;
        let same = said && !figure.change && told.unit == figure.unit;
        // `rose 12 per cent on eBay. At Vinted the figure was 62 per cent`: as much more.
        let carried = told.direction.filter(|_| told.change);
        (same && told.change == carried.is_some()).then(|| {
            let mut link = Link::new(told.metric, told.subject.clone(), "measure: former level");
            link.level = !told.change;
            link.carried = carried;
            link
        })
    }

    /// `and #oldmoney more than 7 billion`: a tag right before its number.
    fn beside(&self, sentence: usize, figure: &Figure) -> Option<Named> {
        let text = &self.scene.text;
        let start = self.scene.sentence(sentence).start;
        let mut at = figure.tokens.start.checked_sub(1)?;
        while at > start
            && matches!(
                text.lower(at),
                "more" | "than" | "over" | "about" | "almost" | "nearly" | "some" | "with"
            )
        {
            at -= 1;
        }
        let joined = at > start
            && matches!(text.lower(at - 1), "and" | "," | "while" | ";")
            && text.tokens[at].shape == Shape::Hashtag;
        joined.then(|| of_hashtag(self.scene, at))
    }

    /// Who or what has so many, by the verb before the figure: `Y has`, `where she
    /// now has`, `#Z counts`; without a verb the name right before it.
    fn has(&self, sentence: usize, figure: &Figure, metric: Metric) -> Option<Named> {
        let scene = self.scene;
        let text = &scene.text;
        let range = scene.sentence(sentence);
        let verb = (range.start..figure.tokens.start)
            .rev()
            .take(4)
            .find(|at| {
                matches!(
                    text.base(*at),
                    "have" | "boast" | "count" | "reach" | "pass" | "hit" | "draw" | "amass"
                ) && !text.lower(*at).ends_with("ing")
            })?;
        let fits = |kind: Option<EntityKind>| match metric {
            Metric::Followers => matches!(
                kind,
                Some(EntityKind::Person | EntityKind::Brand | EntityKind::Organisation)
            ),
            _ => matches!(
                kind,
                Some(
                    EntityKind::Person
                        | EntityKind::Brand
                        | EntityKind::Trend
                        | EntityKind::Product
                        | EntityKind::Garment
                )
            ),
        };
        // `#Z has 40 million`, `Loewe now has 2 million`: what stands before the verb.
        let mut end = verb;
        while end > range.start && matches!(text.tokens[end - 1].tag, Tag::Adverb | Tag::Relative) {
            end -= 1;
        }
        if end > range.start && matches!(text.surface(end - 1), "," | "—" | "–") {
            end -= 1;
        }
        let before = end.checked_sub(1).filter(|at| *at >= range.start)?;
        if text.tokens[before].shape == Shape::Hashtag {
            return Some(of_hashtag(scene, before));
        }
        let mention = scene.resolved.at(before)?;
        let tokens = scene.resolved.mentions[mention].tokens.clone();
        named(scene, tokens.start, end, &self.past).filter(|subject| fits(subject.kind))
    }
}
