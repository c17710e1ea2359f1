//! Figures of people: `followed by 3 million people`, `62 per cent of shops stock clogs`;
//! and of prices by what they are above: `34 per cent dearer`.

use releve_facts::{Direction, EntityKind, Metric};

use super::named::named;
use super::{Link, Teller};
use crate::figure::{Figure, FigureUnit};
use crate::tag::Tag;

impl Teller<'_, '_, '_> {
    /// `Loewe is followed by 40 million people`, `7 million people follow Loewe`.
    pub(super) fn followed(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        let scene = self.scene;
        let text = &scene.text;
        if figure.unit != FigureUnit::Count || figure.change || figure.value < 1000.0 {
            return None;
        }
        let range = scene.sentence(sentence);
        // `40 million people’s lawyers`
        let whose = (figure.tokens.end..range.end.min(figure.tokens.end + 2))
            .any(|at| text.tokens[at].tag == Tag::Genitive);
        if whose {
            return None;
        }
        let by = (range.start + 1..figure.tokens.start)
            .rev()
            .take(4)
            .find(|at| text.lower(*at) == "by" && text.base(at - 1) == "follow");
        let behind = || {
            let end = figure.tokens.end;
            let verb = (end..range.end.min(end + 4)).find(|at| {
                text.base(*at) == "follow" && matches!(text.tokens[*at].tag, Tag::Verb | Tag::Past)
            })?;
            // `used to follow`
            if (end..verb).any(|at| matches!(text.lower(at), "used" | "once")) {
                return None;
            }
            named(scene, verb + 1, range.end, &self.past)
        };
        let subject = match by {
            Some(by) => self.subject_of_verb(sentence, by - 1),
            None => behind(),
        };
        let subject = subject.filter(|subject| {
            matches!(
                subject.kind,
                Some(EntityKind::Brand | EntityKind::Person | EntityKind::Organisation)
            )
        })?;
        let mut link = Link::new(Metric::Followers, subject, "measure: followed by so many");
        link.level = true;
        Some(link)
    }

    /// `85 per cent of retailers stock clogs`, `clogs are owned by 62 per cent of women`: a
    /// share of the goods.
    pub(super) fn spread(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        let scene = self.scene;
        let text = &scene.text;
        let end = figure.tokens.end;
        if figure.unit != FigureUnit::Percent || figure.change || text.lower_at(Some(end)) != "of" {
            return None;
        }
        let range = scene.sentence(sentence);
        let holds = |at: usize| {
            matches!(
                text.lower(at),
                "stock"
                    | "stocks"
                    | "stocked"
                    | "carry"
                    | "carries"
                    | "carried"
                    | "own"
                    | "owned"
                    | "wear"
                    | "worn"
            )
        };
        let by = (range.start + 1..figure.tokens.start)
            .rev()
            .take(4)
            .find(|at| text.lower(*at) == "by" && holds(at - 1));
        let subject = match by {
            Some(by) => self.subject_of_verb(sentence, by - 1),
            None => {
                let verb = (end + 2..range.end.min(end + 6)).find(|at| {
                    holds(*at)
                        && !matches!(
                            text.tokens[at - 1].tag,
                            Tag::Possessive | Tag::Genitive | Tag::Determiner | Tag::Preposition
                        )
                })?;
                // Only those of whom it is a part stand between.
                let plain = (end + 1..verb).all(|at| {
                    // `no longer stock clogs`
                    !matches!(
                        text.lower(at),
                        "no" | "never" | "longer" | "rarely" | "hardly"
                    ) && matches!(
                        text.tokens[at].tag,
                        Tag::Noun | Tag::Adjective | Tag::Determiner | Tag::Adverb | Tag::Genitive
                    )
                });
                plain
                    .then(|| named(scene, verb + 1, range.end, &self.past))
                    .flatten()
            }
        };
        let subject = subject.filter(|subject| {
            matches!(
                subject.kind,
                Some(EntityKind::Garment | EntityKind::Product)
            )
        })?;
        Some(Link::new(
            Metric::Share,
            subject,
            "measure: part that bought",
        ))
    }

    /// `Clogs cost 62 per cent more than last year`, `are 18 per cent dearer`, `resell for
    /// 34 per cent above retail`.
    pub(super) fn dearer(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        let scene = self.scene;
        let text = &scene.text;
        if figure.unit != FigureUnit::Percent {
            return None;
        }
        let start = scene.sentence(sentence).start;
        let end = figure.tokens.end;
        let verb = (start..figure.tokens.start)
            .rev()
            .take(5)
            .find(|at| matches!(text.tokens[*at].tag, Tag::Verb | Tag::Past | Tag::Auxiliary))?;
        let behind = text.lower_at(Some(end));
        let compared = match behind {
            "dearer" | "pricier" | "costlier" => Some(Direction::Up),
            "cheaper" => Some(Direction::Down),
            "more" if text.lower_at(Some(end + 1)) == "expensive" => Some(Direction::Up),
            _ => None,
        };
        let costs =
            text.base(verb) == "cost" && matches!(behind, "more" | "less") && compared.is_none();
        let resold = matches!(text.base(verb), "resell" | "sell" | "trade" | "go")
            && matches!(behind, "above" | "below" | "over" | "under" | "more")
            && (end + 1..end + 5)
                .any(|at| matches!(text.lower_at(Some(at)), "retail" | "price" | "rrp"));
        if !costs && !resold && compared.is_none() {
            return None;
        }
        let subject = self.subject_of_verb(sentence, verb).filter(|subject| {
            matches!(
                subject.kind,
                Some(EntityKind::Garment | EntityKind::Product)
            )
        })?;
        // `20 per cent cheaper than the leather ones`: another thing is no earlier price.
        let other = scene
            .items_in(end..scene.sentence(sentence).end)
            .next()
            .is_some();
        if other {
            return None;
        }
        let mut link = Link::new(Metric::Price, subject, "measure: dearer");
        link.carried = compared.or(match behind {
            "over" => Some(Direction::Up),
            "under" => Some(Direction::Down),
            _ => None,
        });
        Some(link)
    }
}
