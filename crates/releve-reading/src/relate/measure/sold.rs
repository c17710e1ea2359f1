//! How many were sold, told by a verb of selling: `sold 41,000 pairs`, `sold three times
//! as many loafers as in May`; and for how much: `consumers spent $318 billion on fashion`.

use releve_facts::{EntityKind, Metric};

use super::dealt::is_goods;
use super::named::{Named, named};
use super::{Link, Teller};
use crate::figure::{Figure, FigureUnit};
use crate::lexicon::Detail;
use crate::scene::Scene;
use crate::tag::Tag;

impl Teller<'_, '_, '_> {
    /// `sold 41,000 pairs`, `sells two hundred shirts a week`.
    pub(super) fn sold(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        if figure.unit == FigureUnit::Ratio {
            return self.as_many(sentence, figure);
        }
        if figure.unit != FigureUnit::Count {
            return None;
        }
        let scene = self.scene;
        let text = &scene.text;
        let range = scene.sentence(sentence);
        let sells = |at: &usize| {
            let base = text.info(*at).verb.map_or("", |id| text.string(id));
            matches!(base, "sell" | "shift" | "ship")
        };
        // `22,000 units of the vest were sold`
        let passive = || {
            (figure.tokens.end + 1..range.end.min(figure.tokens.end + 12)).find(|at| {
                sells(at) && matches!(text.lower(at - 1), "were" | "was" | "been" | "already")
            })
        };
        let verb = (range.start..figure.tokens.start)
            .rev()
            .take(5)
            .find(sells)
            .or_else(passive)?;
        let next_verb = text.lower_at(Some(verb + 1));
        if matches!(next_verb, "for" | "at" | "from" | "by") || figure.value < 10.0 {
            return None;
        }
        let next = figure.tokens.end;
        let word = text.lower_at(Some(next));
        let generic = matches!(
            word,
            "pairs"
                | "units"
                | "copies"
                | "pieces"
                | "of"
                | "items"
                | "styles"
                | "products"
                | "a"
                | ""
        );
        let empty = generic
            || text.tokens.get(next).is_none_or(|t| {
                matches!(
                    t.tag,
                    Tag::Mark | Tag::Preposition | Tag::Conjunction | Tag::Adverb
                )
            });
        let subject = if empty {
            let of = (next..next + 2).find(|at| text.lower_at(Some(*at)) == "of");
            of.and_then(|of| named(scene, of + 1, range.end, &self.past))
                // `The vest sold out after X wore it with cords: 22,000 units were sold`
                .or_else(|| {
                    let behind = figure.tokens.end;
                    self.main_subject(sentence, behind)
                        .filter(|subject| verb > behind && is_goods(subject))
                })
                .or_else(|| self.about(sentence, verb))?
        } else {
            named(scene, next, range.end, &self.past).filter(|s| s.kind.is_some())?
        };
        // `sold 3 million pairs`: of no shirt.
        if word == "pairs" && !comes_in_pairs(self.scene, &subject) {
            return None;
        }
        let subject = self.of_seller(sentence, verb, subject);
        Some(Link::new(Metric::Sales, subject, "measure: sold"))
    }

    /// `sold three times as many loafers as in May`.
    fn as_many(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        let scene = self.scene;
        let text = &scene.text;
        let range = scene.sentence(sentence);
        let end = figure.tokens.end;
        let many = (end..range.end.min(end + 3)).find(|at| text.lower(*at) == "many")?;
        let verb = (range.start..figure.tokens.start)
            .rev()
            .take(4)
            .find(|at| {
                matches!(
                    text.base(*at),
                    "sell" | "buy" | "order" | "purchase" | "ship" | "shift"
                )
            })?;
        let subject = named(scene, many + 1, range.end, &self.past).filter(|s| s.kind.is_some())?;
        let subject = self.of_seller(sentence, verb, subject);
        Some(Link::new(Metric::Sales, subject, "measure: sold"))
    }

    /// `spent £90 million on over 3 million used coats`, `bought over 3 million coats`.
    fn spent_on(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        let text = &self.scene.text;
        let range = self.scene.sentence(sentence);
        let counted = figure.unit == FigureUnit::Count && !figure.change && figure.value >= 1e3;
        let before = range.start..figure.tokens.start;
        let spends = before
            .clone()
            .rev()
            .take(9)
            .any(|at| text.base(at) == "spend")
            && before
                .clone()
                .rev()
                .take(4)
                .any(|at| text.lower(at) == "on");
        let buys = before.rev().take(4).any(|at| {
            text.base(at) == "buy" && matches!(text.tokens[at].tag, Tag::Past | Tag::Verb)
        });
        if !counted || !(spends || buys) {
            return None;
        }
        let goods = named(self.scene, figure.tokens.end, range.end, &self.past)
            .filter(|subject| subject.kind == Some(EntityKind::Garment))?;
        Some(Link::new(Metric::Sales, goods, "measure: spent on"))
    }

    /// `consumers spent $318 billion on fashion`.
    pub(super) fn spent(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        if let Some(link) = self.spent_on(sentence, figure) {
            return Some(link);
        }
        if !matches!(figure.unit, FigureUnit::Money(_)) || figure.value < 1e5 {
            return None;
        }
        let text = &self.scene.text;
        let range = self.scene.sentence(sentence);
        let spent = (range.start..figure.tokens.start).rev().take(4).any(|at| {
            text.info(at)
                .verb
                .is_some_and(|id| text.string(id) == "spend")
        });
        if !spent || text.lower_at(Some(figure.tokens.end)) != "on" {
            return None;
        }
        // `on over 3 million used coats`: of the coats.
        let goods = (self.scene)
            .figures_in(figure.tokens.end..range.end.min(figure.tokens.end + 4))
            .find(|count| count.unit == FigureUnit::Count)
            .map_or(figure.tokens.end + 1, |count| count.tokens.end);
        let subject = named(self.scene, goods, range.end, &self.past)?;
        Some(Link::new(Metric::Sales, subject, "measure: spent on"))
    }
}

/// True for what is counted in pairs, and for all that the lexicon does not know.
fn comes_in_pairs(scene: &Scene<'_>, subject: &Named) -> bool {
    let noun = subject.name.rsplit(' ').next().unwrap_or_default();
    let lexicon = scene.text.lexicon;
    let known = lexicon
        .named(EntityKind::Garment, &subject.name)
        .or_else(|| lexicon.named(EntityKind::Garment, noun));
    match known.map(|id| &lexicon.entry(id).detail) {
        Some(Detail::Garment { group, .. }) => !matches!(
            group.as_ref(),
            "top" | "dress" | "outerwear" | "knitwear" | "bag" | "headwear"
        ),
        _ => true,
    }
}
