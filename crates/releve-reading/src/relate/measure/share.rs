//! Parts of a whole: `accounts for 12 percent of sales`, `held 34% of the
//! market`.

use releve_facts::{EntityKind, Metric};

use super::named::named;
use super::{Link, Teller};
use crate::figure::{Figure, FigureUnit};
use crate::lexicon::Cue;
use crate::tag::Tag;

impl Teller<'_, '_, '_> {
    /// A percent that a verb or a noun makes a part of a whole, no change of it.
    pub(super) fn share(&self, sentence: usize, figures: &[Figure], n: usize) -> Option<Link> {
        let figure = &figures[n];
        let text = &self.scene.text;
        if figure.unit != FigureUnit::Percent || figure.change {
            return None;
        }
        let range = self.scene.sentence(sentence);
        let verb = (range.start..figure.tokens.start)
            .rev()
            .take(5)
            .find(|at| {
                let next = text.lower_at(Some(at + 1));
                let base = text.base(*at);
                match base {
                    "account" => next == "for",
                    "make" => next == "up" || at + 1 == figure.tokens.start,
                    "reach" | "pass" | "hit" => self.of_market(figure),
                    "turn" | "appear" | "feature" | "show" | "crop" => self.of_looks(figure),
                    "represent" | "comprise" | "constitute" | "contribute" | "generate" => true,
                    "bring" => next == "in",
                    // `whose share has slipped to 10 percent`
                    "have"
                        if (at + 1..figure.tokens.start)
                            .any(|at| matches!(text.tokens[at].tag, Tag::Past | Tag::Verb)) =>
                    {
                        false
                    }
                    "hold" | "command" | "control" | "own" | "have" | "capture" | "take"
                    | "claim" => {
                        self.of_market(figure)
                            || self.last_told(sentence, 0).is_some_and(|told| {
                                told.metric == Metric::Share && told.unit == FigureUnit::Percent
                            })
                    }
                    _ => false,
                }
            })?;
        // `one in five shoes sold` is a part as `a fifth of` is.
        let of = text.lower_at(Some(figure.tokens.end)) == "of"
            || figure.tokens.clone().any(|at| text.lower(at) == "in");
        let elliptic = self
            .last_told(sentence, 0)
            .is_some_and(|told| told.metric == Metric::Share);
        if !of && !elliptic {
            return None;
        }
        // `sales of X grew 8 percent and accounted for 22 percent`: X did.
        let joined = self.last_told(sentence, 0).filter(|told| {
            let and = (told.figure.end..verb).rfind(|at| text.lower(*at) == "and");
            and.is_some_and(|and| {
                (and + 1..verb)
                    .all(|at| matches!(text.tokens[at].tag, Tag::Adverb | Tag::Auxiliary))
            })
        });
        let mut subject = joined
            .map(|told| told.subject.clone())
            .or_else(|| self.subject_of_verb(sentence, verb))
            .filter(|s| s.kind.is_some() || s.tokens.start < verb)
            .or_else(|| named(self.scene, range.start, verb, &[]))?;
        // `…, with the loafer accounting for a third`: the loafer does.
        if text.lower(verb).ends_with("ing")
            && let Some(with) = (range.start..verb)
                .rev()
                .take(12)
                .find(|at| text.lower(*at) == "with" || matches!(text.surface(*at), ";" | ":"))
            && text.lower(with) == "with"
            && let Some(found) =
                named(self.scene, with + 1, verb, &self.past).filter(|found| found.kind.is_some())
        {
            subject = found;
        }
        // `China accounts for 40 percent of the total`: of the house's, in China.
        let mut market = None;
        if subject.kind == Some(EntityKind::Place)
            && let Some(house) = self.house(sentence, range.start)
        {
            market = Some(std::mem::replace(&mut subject, house).name);
        }
        // `Online sales rose and account for 46 per cent`: the sales just told of.
        let gauge = self.scene.spotted.metrics.iter().any(|m| {
            m.tokens.end == subject.tokens.end && subject.tokens.contains(&m.tokens.start)
        });
        if subject.kind.is_none() && gauge {
            subject = self.last_told(sentence, 0)?.subject.clone();
        }
        // `They made up 44 per cent`: what the sentence before began with.
        if subject.kind.is_none() && subject.name.is_empty() {
            return None;
        }
        // `Gen Z accounted for 54% of them`: of what was told before.
        let of_them = matches!(
            text.lower_at(Some(figure.tokens.end + 1)),
            "them" | "those" | "these"
        ) || (range.start..verb).any(|at| text.lower(at) == "whom");
        if of_them
            && subject.name.starts_with(char::is_uppercase)
            && !matches!(
                subject.kind,
                Some(
                    EntityKind::Brand
                        | EntityKind::Garment
                        | EntityKind::Product
                        | EntityKind::Trend
                )
            )
            && let Some(told) = self.last_told(sentence, 0)
        {
            subject = told.subject.clone();
        }
        subject.hashtag = false;
        let mut link = Link::new(Metric::Share, subject, "measure: part of a whole");
        link.market = market;
        Some(link)
    }

    /// `a quarter of the brand’s sales come from X`, `half of all bags sold were
    /// from X`, `one in five shoes sold was a ballet flat`: the part that is X’s.
    pub(super) fn comes_from(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        let scene = self.scene;
        let text = &scene.text;
        let range = scene.sentence(sentence);
        let of = text.lower_at(Some(figure.tokens.end)) == "of";
        let one_in = figure.tokens.clone().any(|at| text.lower(at) == "in");
        if figure.unit != FigureUnit::Percent || figure.change || !(of || one_in) {
            return None;
        }
        let near = figure.tokens.end..range.end.min(figure.tokens.end + 14);
        let is = |at: usize| matches!(text.lower(at), "is" | "are" | "was" | "were");
        let part = near.clone().find_map(|at| {
            let from = text.lower(at) == "from"
                && (is(at - 1) || matches!(text.base(at - 1), "come" | "stem" | "derive" | "be"));
            let sold = is(at)
                && text.lower_at(Some(at + 1)) != "from"
                && (near.start..at).any(|t| is_dealt(text.lower(t)));
            (from || sold).then_some(at + 1)
        })?;
        let sold = (near.start..part).any(|at| {
            scene.spotted.has_cue(at, Cue::Sales)
                || scene.spotted.has_cue(at, Cue::Searches)
                || is_dealt(text.lower(at))
                || matches!(text.lower(at), "revenue" | "revenues" | "turnover")
        });
        let subject = named(scene, part, range.end, &self.past)
            .filter(|subject| subject.kind.is_some() && sold)?;
        Some(Link::new(
            Metric::Share,
            subject,
            "measure: part of a whole",
        ))
    }

    /// `in 11.4% of looks`
    fn of_looks(&self, figure: &Figure) -> bool {
        let text = &self.scene.text;
        let at = figure.tokens.end;
        text.lower_at(figure.tokens.start.checked_sub(1)) == "in"
            && text.lower_at(Some(at)) == "of"
            && (at..at + 5).any(|t| {
                matches!(
                    text.lower_at(Some(t)),
                    "looks" | "collections" | "shows" | "outfits" | "runways"
                )
            })
    }

    /// `reached 12 per cent of the market`: without its whole it would be a level of anything.
    fn of_market(&self, figure: &Figure) -> bool {
        let text = &self.scene.text;
        let at = figure.tokens.end;
        text.lower_at(Some(at)) == "of"
            && (at..at + 8).any(|t| {
                matches!(
                    text.lower_at(Some(t)),
                    "market" | "category" | "sector" | "segment" | "sales" | "conversation"
                )
            })
    }

    /// `three quarters of them buy online`: a part of a group of people.
    pub(super) fn part_of_group(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        let text = &self.scene.text;
        let at = figure.tokens.end;
        let range = self.scene.sentence(sentence);
        let group = figure.unit == FigureUnit::Percent
            && !figure.change
            && text.lower_at(Some(at)) == "of"
            && figure.tokens.start < range.start + 12;
        if !group {
            return None;
        }
        let subject = named(self.scene, at + 1, range.end, &[])?;
        let people = is_group(text.lower(subject.tokens.end - 1));
        people.then(|| Link::new(Metric::Share, subject, "measure: part of a group"))
    }
}

/// Nouns for people of whom a part does something.
pub(super) fn is_group(noun: &str) -> bool {
    matches!(
        noun,
        "shoppers"
            | "consumers"
            | "buyers"
            | "customers"
            | "users"
            | "respondents"
            | "searchers"
            | "women"
            | "men"
            | "pinners"
            | "teens"
            | "teenagers"
            | "readers"
            | "adults"
            | "britons"
            | "americans"
            | "brides"
            | "people"
            | "girls"
            | "students"
    )
}

/// What is done with goods of which a part is counted: `bags listed`, `shoes sold`.
fn is_dealt(verb: &str) -> bool {
    matches!(
        verb,
        "sold"
            | "sells"
            | "sell"
            | "listed"
            | "bought"
            | "buys"
            | "ordered"
            | "rented"
            | "shown"
            | "resold"
            | "stocked"
            | "shipped"
    )
}
