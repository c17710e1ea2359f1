//! Which part of a house's trade a figure is of: `women’s sales`, `retail revenue`.

use std::ops::Range;

use releve_facts::{EntityKind, Metric};

use super::Teller;
use super::gauge::Gauge;
use super::named::Named;
use crate::lexicon::Cue;
use crate::segment::Join;
use crate::tag::Tag;

/// For whom goods are made.
const PEOPLE: [&str; 6] = ["women", "men", "girls", "boys", "kids", "children"];

impl Teller<'_, '_, '_> {
    /// The house with the part of its trade that stands before the noun of measure:
    /// `Burberry retail`, `Joe’s Jeans men’s`.
    pub(super) fn of_division(&self, mut house: Named, gauge: &Gauge) -> Named {
        let body = match house.kind {
            Some(EntityKind::Brand | EntityKind::Organisation) => true,
            None => house.name.starts_with(char::is_uppercase),
            Some(_) => false,
        };
        if body
            && matches!(gauge.metric, Metric::Sales | Metric::Revenue)
            && let Some(division) = self.division(gauge)
            && !house.name.ends_with(division.as_str())
        {
            house.name = format!("{} {division}", house.name);
        }
        house
    }

    /// `women’s sales were up 13 percent, and men’s gained 10`: the same house's other part,
    /// between the figure before and this one.
    pub(super) fn other_division(&self, told: &Named, between: Range<usize>) -> Option<Named> {
        let (house, division) = told.name.rsplit_once(' ')?;
        let parted = PEOPLE.iter().any(|people| {
            let ending = division.strip_prefix(people);
            ending.is_some_and(|ending| matches!(ending, "'s" | "'"))
        });
        let mut between = between.filter(|_| parted);
        let other = between.find_map(|at| self.of_people(at))?;
        Some(Named {
            name: format!("{house} {other}"),
            ..told.clone()
        })
    }

    /// `women’s`, `kids’`
    fn of_people(&self, at: usize) -> Option<String> {
        let text = &self.scene.text;
        let people = PEOPLE.contains(&text.lower(at));
        let genitive = text.tokens.get(at + 1)?.tag == Tag::Genitive;
        (people && genitive)
            .then(|| format!("{}{}", text.lower(at), text.lower(at + 1).replace('’', "'")))
    }

    /// The word for a part of the trade at the head of a noun of measure or before it, over
    /// words that part nothing: `women’s net sales`.
    fn division(&self, gauge: &Gauge) -> Option<String> {
        let scene = self.scene;
        let text = &scene.text;
        let floor = scene.sentence(text.sentence_of(gauge.tokens.start)).start;
        let mut at = gauge.tokens.end - 1;
        while at > floor {
            at -= 1;
            let word = text.lower(at);
            match word {
                "retail" | "wholesale" | "online" | "digital" | "womenswear" | "menswear"
                | "childrenswear" => return Some(word.to_owned()),
                // `e-commerce`, `direct-to-consumer`
                "commerce" | "consumer" => {
                    let start = (floor..=at)
                        .rev()
                        .find(|t| text.tokens[*t].join != Join::Hyphen)?;
                    let channel = matches!(text.lower(start), "e" | "direct") && start < at;
                    return channel.then(|| {
                        let words: Vec<&str> = (start..=at).map(|t| text.lower(t)).collect();
                        words.join("-")
                    });
                }
                _ => {
                    if let Some(division) = self.of_people(at) {
                        return Some(division);
                    }
                }
            }
            let inside = at >= gauge.tokens.start;
            let idle =
                text.tokens[at].tag == Tag::Genitive || scene.spotted.has_cue(at, Cue::Scope);
            if !inside && !idle {
                return None;
            }
        }
        None
    }
}
