//! Figures whose verb says what is counted, or whose place does: `sold 41,000
//! pairs`, `viewed 3 million times`, `mesh flats (+110%)`.

use releve_facts::{Direction, EntityKind, Metric};

use super::dealt::is_goods;
use super::gauge::Gauge;
use super::named::{Named, named};
use super::{Link, Teller};
use crate::figure::{Figure, FigureUnit};
use crate::lexicon::{Cue, Detail};
use crate::scene::Scene;
use crate::segment::Join;
use crate::tag::Tag;

impl Teller<'_, '_, '_> {
    /// `viewed 240 million times`, `mentioned 210,000 times`.
    pub(super) fn times(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        let text = &self.scene.text;
        let times = figure.unit == FigureUnit::Count
            && (text.lower_at(Some(figure.tokens.end)) == "times"
                || figure.counted.is_some_and(|at| text.lower(at) == "times"));
        if !times || figure.value < 100.0 {
            return None;
        }
        let range = self.scene.sentence(sentence);
        let (metric, verb) = (range.start..figure.tokens.start)
            .rev()
            .take(6)
            .find_map(|at| {
                let base = text.info(at).verb.map_or("", |id| text.string(id));
                let metric = match base {
                    "view" | "watch" | "play" | "stream" | "see" => Metric::Views,
                    "mention" | "tweet" | "post" | "hashtag" | "tag" | "use" => Metric::Posts,
                    "search" | "google" => Metric::Searches,
                    "like" | "share" | "save" | "repost" | "pin" | "bookmark" | "favourite"
                    | "wishlist" => Metric::Engagement,
                    "add" if self.to_a_list(at, figure.tokens.start) => Metric::Engagement,
                    _ => return None,
                };
                Some((metric, at))
            })?;
        // `users searched for bloomers 120,000 times`
        let object = (matches!(metric, Metric::Searches) && text.lower_at(Some(verb + 1)) == "for")
            .then(|| named(self.scene, verb + 2, figure.tokens.start, &self.past))
            .flatten();
        let seen = matches!(metric, Metric::Engagement | Metric::Views);
        let subject = object
            .or_else(|| self.poster(sentence, figure).filter(|_| seen))
            .or_else(|| self.tag_before(sentence, verb))
            .or_else(|| self.footage(sentence, verb).filter(|_| seen))
            .or_else(|| {
                self.subject_of_verb(sentence, verb)
                    .filter(|s| s.kind.is_some())
            })
            .or_else(|| self.author(sentence, verb))?;
        Some(Link::new(metric, subject, "measure: so many times"))
    }

    /// `added to wishlists 6,200 times`
    fn to_a_list(&self, verb: usize, end: usize) -> bool {
        let text = &self.scene.text;
        text.lower_at(Some(verb + 1)) == "to"
            && (verb + 2..end).any(|at| {
                let word = text.lower(at);
                word.contains("wish")
                    || matches!(
                        word,
                        "basket"
                            | "baskets"
                            | "cart"
                            | "carts"
                            | "favourites"
                            | "favorites"
                            | "boards"
                    )
            })
    }

    /// `A video of clogs was watched`: what the video shows.
    fn footage(&self, sentence: usize, verb: usize) -> Option<Named> {
        let text = &self.scene.text;
        let start = self.scene.sentence(sentence).start;
        let of = (start + 1..verb).rev().take(10).find(|at| {
            matches!(
                text.lower(*at),
                "of" | "about" | "on" | "with" | "featuring" | "showing"
            ) && matches!(
                text.lower(at - 1),
                "video"
                    | "videos"
                    | "clip"
                    | "clips"
                    | "reel"
                    | "reels"
                    | "footage"
                    | "tutorial"
                    | "tutorials"
                    | "posts"
                    | "post"
            )
        })?;
        named(self.scene, of + 1, verb, &self.past).filter(|shown| {
            matches!(
                shown.kind,
                Some(EntityKind::Garment | EntityKind::Product | EntityKind::Trend)
            )
        })
    }

    /// `Shoppers searched for X 70 percent more`, `X was googled 70 percent more
    /// often`.
    pub(super) fn searched(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        let scene = self.scene;
        let text = &scene.text;
        let range = scene.sentence(sentence);
        let more = matches!(
            text.lower_at(Some(figure.tokens.end)),
            "more" | "less" | "as"
        );
        let fits = matches!(figure.unit, FigureUnit::Percent | FigureUnit::Ratio);
        if !more || !fits || !figure.change {
            return None;
        }
        let verb = (range.start..figure.tokens.start)
            .rev()
            .take(8)
            .find(|at| matches!(text.base(*at), "search" | "google"))?;
        let object = (text.lower_at(Some(verb + 1)) == "for")
            .then(|| named(scene, verb + 2, figure.tokens.start, &self.past))
            .flatten();
        let known = |subject: &Named| subject.kind.is_some();
        // `were searched for 34 per cent more often`: nothing stands behind `for`.
        let subject = match text.lower_at(Some(verb + 1)) {
            "for" if figure.tokens.start > verb + 4 => object,
            _ => object.or_else(|| self.subject_of_verb(sentence, verb)),
        };
        let subject = subject.filter(known)?;
        Some(Link::new(
            Metric::Searches,
            subject,
            "measure: searched so much more",
        ))
    }

    /// `Mesh flats (+110%) and jelly shoes (+80%) led Pinterest searches`.
    pub(super) fn bracketed(
        &self,
        sentence: usize,
        figures: &[Figure],
        n: usize,
        gauges: &[Gauge],
    ) -> Option<Link> {
        let figure = &figures[n];
        let text = &self.scene.text;
        let open = figure.tokens.start.checked_sub(1)?;
        let range = self.scene.sentence(sentence);
        let opened = (open.saturating_sub(2)..=open)
            .rev()
            .find(|at| text.surface(*at) == "(")?;
        let bare = (opened + 1..figure.tokens.start)
            .all(|at| matches!(text.lower(at), "up" | "down" | "+" | "-" | "by" | "rising"));
        // `“quiet luxury” (373 per cent) saw a similar rise`: which way stands behind.
        let carried = (!figure.change)
            .then(|| {
                self.direction_of_noun(figure, gauges)
                    .or_else(|| self.direction_behind(sentence, figure.tokens.end))
            })
            .flatten();
        if !figure.change && carried.is_none()
            || figure.unit != FigureUnit::Percent
            || !bare
            || opened <= range.start
        {
            return None;
        }
        let metric = gauges
            .iter()
            .map(|g| g.metric)
            .next()
            .or_else(|| self.last_told(sentence, 1).map(|told| told.metric))
            .or_else(|| self.usual())?;
        let floor = n
            .checked_sub(1)
            .map_or(range.start, |n| figures[n].tokens.end);
        let mut start = opened;
        while start > floor {
            let at = start - 1;
            let covered = self.scene.resolved.at(at);
            let part = covered.is_some()
                || matches!(text.surface(at), "”" | "“" | "\"")
                || matches!(
                    text.tokens[at].tag,
                    Tag::Noun | Tag::Name | Tag::Adjective | Tag::Genitive
                )
                || text.tokens[start].join == Join::Hyphen;
            if !part {
                break;
            }
            start = at;
        }
        let subject = named(self.scene, start, opened, &[])?;
        // `Interest in X doubled, led by Italy (+180%)`: a market of X.
        if subject.kind == Some(EntityKind::Place) {
            let whole = self
                .last_told(sentence, 1)
                .map(|told| told.subject.clone())
                .or_else(|| gauges.iter().find_map(|g| g.subject.clone()))?;
            let mut link = Link::new(metric, whole, "measure: list of markets");
            link.market = Some(subject.name);
            link.carried = carried;
            return Some(link);
        }
        let mut link = Link::new(metric, subject, "measure: in brackets");
        link.carried = carried;
        Some(link)
    }

    /// Which way something went by the words behind `from` in its sentence, else
    /// by the figure told last.
    fn direction_behind(&self, sentence: usize, from: usize) -> Option<Direction> {
        let spotted = &self.scene.spotted;
        (from..self.scene.sentence(sentence).end)
            .find_map(|at| {
                let up = spotted.has_cue(at, Cue::Rise).then_some(Direction::Up);
                up.or_else(|| spotted.has_cue(at, Cue::Fall).then_some(Direction::Down))
            })
            .or_else(|| {
                self.last_told(sentence, 1)
                    .filter(|told| told.change)
                    .and_then(|told| told.direction)
            })
    }

    /// `a spike in searches for boleros (24%)`: which way the noun before the last
    /// noun of measure goes.
    fn direction_of_noun(&self, figure: &Figure, gauges: &[Gauge]) -> Option<Direction> {
        let text = &self.scene.text;
        let spotted = &self.scene.spotted;
        let gauge = gauges
            .iter()
            .rev()
            .find(|gauge| gauge.tokens.end <= figure.tokens.start)?;
        let at = gauge.tokens.start.checked_sub(2)?;
        if !matches!(text.lower(at + 1), "in" | "of") {
            return None;
        }
        let up = spotted.has_cue(at, Cue::Rise).then_some(Direction::Up);
        up.or_else(|| spotted.has_cue(at, Cue::Fall).then_some(Direction::Down))
    }

    /// `On Pinterest “burgundy outfit” rose 314%`: a quoted term is searched for.
    pub(super) fn quoted_term(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        if figure.unit == FigureUnit::Count || !figure.change {
            return None;
        }
        let scene = self.scene;
        let text = &scene.text;
        let range = scene.sentence(sentence);
        let channel = scene
            .resolved
            .of_kind(EntityKind::Channel, range.clone())
            .next();
        let close = (range.start + 1..figure.tokens.start)
            .rev()
            .take(8)
            .find(|at| matches!(text.surface(*at), "”" | "\"" | "’" | "'"))?;
        let open = (range.start..close)
            .rev()
            .take(6)
            .find(|at| matches!(text.surface(*at), "“" | "\"" | "‘" | "'"))?;
        let moved = (close..figure.tokens.start)
            .any(|at| scene.spotted.has_cue(at, Cue::Rise) || scene.spotted.has_cue(at, Cue::Fall));
        // `“argyle vest” +95%`
        let moved = moved
            || (close + 1..figure.tokens.start)
                .all(|at| matches!(text.surface(at), "+" | "(" | "–" | "—" | ":"));
        // `the most searched terms were “argyle vest” +95%`
        let first = scene
            .spotted
            .metrics
            .partition_point(|m| m.tokens.start < range.start);
        let searched = scene.spotted.metrics[first..]
            .iter()
            .take_while(|m| m.tokens.start < open)
            .any(|m| {
                m.tokens
                    .clone()
                    .any(|at| text.lower(at).starts_with("search"))
            });
        if channel.is_none() && !searched || !moved {
            return None;
        }
        let subject = named(scene, open, close, &[])?;
        Some(Link::new(Metric::Searches, subject, "measure: quoted term"))
    }

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

    /// `consumers spent $318 billion on fashion`.
    pub(super) fn spent(&self, sentence: usize, figure: &Figure) -> Option<Link> {
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
        let subject = named(self.scene, figure.tokens.end + 1, range.end, &self.past)?;
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
