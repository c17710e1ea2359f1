//! How often something was viewed, posted, searched for or saved: `viewed 240 million
//! times`, `added to wishlists 6,200 times`.

use releve_facts::{EntityKind, Metric};

use super::named::{Named, named};
use super::{Link, Teller};
use crate::figure::{Figure, FigureUnit};

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
}
