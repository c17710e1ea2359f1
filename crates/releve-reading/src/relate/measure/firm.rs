//! What business pages tell of a firm: its shops and stockists, its shares, and
//! growth whose noun of measure stands further up.

use releve_facts::{Direction, EntityKind, Metric};

use super::gauge::Gauge;
use super::named::Named;
use super::{Link, Teller};
use crate::figure::{Figure, FigureUnit};
use crate::lexicon::Cue;
use crate::spot::Found;
use crate::tag::Tag;

impl Teller<'_, '_, '_> {
    /// `operates 14 stores`, `employs 1,400 people`, `is sold by around 350
    /// retailers`.
    pub(super) fn network(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        let text = &self.scene.text;
        if figure.unit != FigureUnit::Count || figure.change || figure.value < 2.0 {
            return None;
        }
        let range = self.scene.sentence(sentence);
        let counted = (figure.tokens.end..(figure.tokens.end + 4).min(range.end))
            .take_while(|at| {
                matches!(
                    text.tokens[*at].tag,
                    Tag::Adjective | Tag::Noun | Tag::Name | Tag::Gerund
                ) && text.lower(*at) != "worldwide"
                    || self.scene.resolved.at(*at).is_some()
            })
            .last()?;
        let noun = text.lower(counted);
        let shops = matches!(
            noun,
            "stores" | "shops" | "boutiques" | "outlets" | "doors" | "flagships" | "locations"
        );
        let people = matches!(noun, "people" | "employees" | "staff" | "workers");
        let sellers = matches!(noun, "retailers" | "stockists" | "accounts" | "wholesalers");
        let customers = matches!(
            noun,
            "customers" | "subscribers" | "members" | "buyers" | "users"
        );
        let verb = (range.start..figure.tokens.start)
            .rev()
            .take(6)
            .find(|at| {
                let base = text.base(*at);
                match base {
                    "operate" | "run" | "have" | "count" | "own" | "number" => {
                        shops || sellers || customers || people
                    }
                    "employ" => people || shops,
                    "trade" => shops && text.lower_at(Some(at + 1)) == "from",
                    // Not `closed the year with 70 stores`, `is open in 70 shops`.
                    "shut" | "close" | "open" => {
                        shops
                            && matches!(text.tokens[*at].tag, Tag::Verb | Tag::Past)
                            && (at + 1..figure.tokens.start).all(|t| {
                                !matches!(text.tokens[t].tag, Tag::Noun | Tag::Name | Tag::Mark)
                                    && !matches!(
                                        text.lower(t),
                                        "in" | "at" | "with" | "by" | "from"
                                    )
                            })
                    }
                    "gain" | "attract" | "win" | "add" | "acquire" | "serve" => customers,
                    "sell" | "stock" | "carry" => {
                        (sellers || shops)
                            && (at + 1..figure.tokens.start)
                                .any(|t| matches!(text.lower(t), "by" | "in" | "at" | "through"))
                    }
                    _ => false,
                }
            })?;
        let planned = (range.start..verb).any(|at| {
            matches!(text.lower(at), "to" | "will" | "would" | "could" | "plans") && verb - at <= 3
        });
        let subject = self.firm(sentence, verb).filter(|_| !planned)?;
        let mut link = Link::new(Metric::Count, subject, "measure: size of a firm");
        // `has shut 25 shops`: so many fewer.
        link.carried = match text.base(verb) {
            "shut" | "close" => Some(Direction::Down),
            "open" => Some(Direction::Up),
            _ => None,
        };
        Some(link)
    }

    /// `Kerb, a resale app with 2.3 million users`: so many use what the comma sets
    /// off.
    pub(super) fn apposed(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        let scene = self.scene;
        let text = &scene.text;
        let used = figure.unit == FigureUnit::Count
            && !figure.change
            && (figure.tokens.end..figure.tokens.end + 3).any(|at| {
                matches!(
                    text.lower_at(Some(at)),
                    "users" | "members" | "customers" | "subscribers" | "buyers" | "sellers"
                )
            });
        let start = scene.sentence(sentence).start;
        let with = (start..figure.tokens.start)
            .rev()
            .take(3)
            .find(|at| matches!(text.lower(*at), "with" | "has" | "counts"))?;
        let comma = (start + 1..with)
            .rev()
            .take(10)
            .find(|at| matches!(text.surface(*at), "," | "—" | "–"))?;
        let apposed = matches!(text.lower_at(Some(comma + 1)), "a" | "an" | "the");
        let m = scene.resolved.at(comma - 1)?;
        let body = matches!(
            scene.resolved.mentions[m].kind,
            EntityKind::Brand | EntityKind::Organisation | EntityKind::Channel | EntityKind::Person
        );
        (used && apposed && body).then(|| {
            Link::new(
                Metric::Count,
                self.entity(m, sentence),
                "measure: size of a firm",
            )
        })
    }

    /// The firm that is the subject of a verb: named, `it` or `the company`.
    fn firm(&self, sentence: usize, verb: usize) -> Option<Named> {
        let body = |named: &Named| {
            matches!(
                named.kind,
                Some(EntityKind::Brand | EntityKind::Organisation | EntityKind::Channel)
            )
        };
        // `Pinterest has 500 million users`
        let network = verb
            .checked_sub(1)
            .and_then(|at| self.scene.resolved.at(at))
            .filter(|m| self.scene.resolved.mentions[*m].kind == EntityKind::Channel);
        if let Some(m) = network {
            return Some(self.entity(m, sentence));
        }
        let named = self.subject_of_verb(sentence, verb).filter(body);
        named
            .filter(|subject| !subject.meant || self.is_group(subject))
            .or_else(|| self.house(sentence, verb))
    }

    /// `the group`, which the resolver tells from its houses.
    fn is_group(&self, subject: &Named) -> bool {
        matches!(
            self.scene.text.lower(subject.tokens.end - 1),
            "group" | "conglomerate" | "parent"
        )
    }

    /// `Kate Spade fell 9%` behind `revenue at the brand grew 21%`: the noun of
    /// measure is that of the paragraph.
    pub(super) fn grown(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        let scene = self.scene;
        let text = &scene.text;
        if !figure.change || !matches!(figure.unit, FigureUnit::Percent | FigureUnit::Ratio) {
            return None;
        }
        let verb = (scene.sentence(sentence).start..figure.tokens.start)
            .rev()
            .take(4)
            .find(|at| {
                text.tokens[*at].tag == Tag::Past
                    && (scene.spotted.has_cue(*at, Cue::Rise)
                        || scene.spotted.has_cue(*at, Cue::Fall))
            })?;
        let block = text.sentences[sentence].block;
        let told = self.told.iter().rev().take(6).find(|told| {
            text.sentences[told.sentence].block == block
                && told.change
                && matches!(told.metric, Metric::Sales | Metric::Revenue)
        })?;
        let subject = self.subject_of_verb(sentence, verb).filter(|subject| {
            !subject.meant
                && matches!(
                    subject.kind,
                    Some(EntityKind::Brand | EntityKind::Organisation | EntityKind::Garment)
                )
        })?;
        Some(Link::new(
            told.metric,
            subject,
            "measure: growth of a house",
        ))
    }

    /// `shares in Kering`, `Mulberry's share price` are worth what the market pays:
    /// the shares are the subject and the figure is a price.
    pub(super) fn is_stock(&self, gauge: &Gauge, subject: &Named, figure: &Figure) -> bool {
        let body = matches!(
            subject.kind,
            Some(EntityKind::Brand | EntityKind::Organisation)
        ) || subject.kind.is_none() && subject.name.starts_with(char::is_uppercase);
        body && figure.unit != FigureUnit::Count && self.names_stock(gauge)
    }

    /// `shares`, `the share price`, `the stock`, which the market trades.
    pub(super) fn names_stock(&self, gauge: &Gauge) -> bool {
        let text = &self.scene.text;
        match text.lower(gauge.tokens.start) {
            "shares" | "stock" => true,
            "share" => text.lower_at(Some(gauge.tokens.start + 1)) == "price",
            _ => false,
        }
    }

    /// The house right behind the figure: `fell 3 percent at A and 9 percent at B`.
    pub(super) fn right_at_house(&self, sentence: usize, figure: &Figure) -> Option<Named> {
        let at = figure.tokens.end;
        let found = (self.scene.text.lower_at(Some(at)) == "at")
            .then(|| self.at_house(sentence, at))
            .flatten()?;
        (found.tokens.start <= at + 2).then_some(found)
    }

    /// The house behind the figure: `fell 7 per cent at Isabel Marant`.
    pub(super) fn at_house(&self, sentence: usize, from: usize) -> Option<Named> {
        let scene = self.scene;
        let end = scene.sentence(sentence).end;
        let m = (from..end).find_map(|at| {
            let m = scene.resolved.at(at + 1).filter(|_| at + 1 < end)?;
            let mention = &scene.resolved.mentions[m];
            let body = matches!(mention.kind, EntityKind::Brand | EntityKind::Organisation)
                && mention.found != Found::Anaphor;
            (scene.text.lower(at) == "at" && body).then_some(m)
        })?;
        Some(self.entity(m, sentence))
    }
}
