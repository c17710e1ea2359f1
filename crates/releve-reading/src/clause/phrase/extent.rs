//! From where to where a noun phrase goes: `the cropped jacket`, `a 40 per cent rise`, and
//! in `the dress Kate wore last summer` three.

use std::ops::Range;

use releve_facts::EntityKind;

use super::Sentence;
use crate::lexicon::CalendarWord;
use crate::segment::{Join, Shape};
use crate::tag::Tag;

impl Sentence<'_, '_> {
    /// Where the phrase that begins at `start` ends.
    pub(super) fn end(&self, start: usize) -> usize {
        let tokens = &self.text.tokens;
        let bare = |at: usize, tag: Tag| tokens[at].tag == tag && !self.cover.has(at);
        // A pronoun is a phrase of its own.
        if bare(start, Tag::Pronoun) {
            return start + 1;
        }
        let goes_on = |at: usize| {
            let part = self.is_part(at) || tokens[at].join == Join::Hyphen;
            let opens_another = (bare(at, Tag::Determiner)
                || bare(at, Tag::Possessive)
                || tokens[at].tag == Tag::Determiner && self.cover.begins(at))
                && !matches!(tokens[at - 1].tag, Tag::Determiner | Tag::Preposition);
            part && !bare(at, Tag::Pronoun)
                && !opens_another
                && !self.opens_time(at)
                && !self.is_worn_by(at)
                && !(at == start + 1 && self.is_year(start))
        };
        (start + 1..self.range.end)
            .find(|at| !goes_on(*at))
            .unwrap_or(self.range.end)
    }

    /// True for a token that can stand in a noun phrase.
    pub(super) fn is_part(&self, at: usize) -> bool {
        let text = self.text;
        let symbol = || {
            text.tokens[at].shape == Shape::Mark
                && matches!(text.surface(at), "£" | "$" | "€" | "¥" | "%" | "#" | "₩")
        };
        let adverb = || {
            text.tokens[at].tag == Tag::Adverb
                && at + 1 < self.range.end
                && matches!(text.tokens[at + 1].tag, Tag::Adjective | Tag::Past)
                && !(text.tokens[at + 1].tag == Tag::Past && self.follows_subject(at))
                && !matches!(text.lower(at), "both" | "all" | "each")
        };
        self.is_nominal(at)
            || self.is_participle_inside(at)
            || symbol()
            || adverb()
            || self.opens_compound(at)
    }

    /// True for what belongs to a phrase by its class or its name, wherever it stands.
    fn is_nominal(&self, at: usize) -> bool {
        let text = self.text;
        // `jeans right now`
        let aside =
            text.lower(at) == "right" && matches!(text.lower_at(Some(at + 1)), "now" | "away");
        // `a 40 per cent rise`
        let percent = text.lower(at) == "per"
            && text.lower_at(Some(at + 1)) == "cent"
            && at > self.range.start
            && text.tokens[at - 1].tag == Tag::Number;
        self.cover.has(at)
            || percent
            || !aside
                && matches!(
                    self.text.tokens[at].tag,
                    Tag::Noun
                        | Tag::Name
                        | Tag::Adjective
                        | Tag::Number
                        | Tag::Determiner
                        | Tag::Possessive
                        | Tag::Genitive
                        | Tag::Pronoun
                )
    }

    /// `the cropped jacket`: a participle between a determiner and its noun.
    fn is_participle_inside(&self, at: usize) -> bool {
        let tokens = &self.text.tokens;
        // `the most wanted name`: past the adverb.
        let before = (self.range.start..at)
            .rev()
            .find(|t| tokens[*t].tag != Tag::Adverb || *t + 2 < at);
        let Some(before) = before else {
            return false;
        };
        // `Levi's said sales rose`: a name that ends so owns nothing.
        let name = tokens[before].tag == Tag::Genitive && self.cover.has(before);
        matches!(tokens[at].tag, Tag::Past | Tag::Gerund)
            && at + 1 < self.range.end
            && (self.cover.has(at + 1)
                || !name && matches!(tokens[at + 1].tag, Tag::Noun | Tag::Adjective))
            && matches!(
                tokens[before].tag,
                Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Adjective
            )
    }

    /// The first half of `near-perfect`, `fastest-growing`, `on-trend`, which describes
    /// what follows.
    pub(super) fn opens_compound(&self, at: usize) -> bool {
        let text = self.text;
        let half = at + 1 < self.range.end
            && text.tokens[at + 1].join == Join::Hyphen
            && matches!(
                text.tokens[at + 1].tag,
                Tag::Adjective | Tag::Past | Tag::Gerund | Tag::Noun
            );
        half && matches!(text.tokens[at].tag, Tag::Preposition | Tag::Adverb)
            && matches!(
                text.tokens.get(at + 2).map(|next| next.tag),
                Some(Tag::Noun | Tag::Adjective | Tag::Name)
            )
    }

    /// `Alexa Chung single-handedly championed`: the adverb is the verb's.
    fn follows_subject(&self, adverb: usize) -> bool {
        let before = (self.range.start..adverb)
            .rev()
            .find(|at| self.text.tokens[*at].tag != Tag::Adverb);
        before.is_some_and(|at| {
            self.cover.kind(at) == Some(EntityKind::Person)
                || matches!(self.text.tokens[at].tag, Tag::Name | Tag::Pronoun)
        })
    }

    /// `the dress | Kate wore`: who wears stands behind what is worn.
    fn is_worn_by(&self, at: usize) -> bool {
        self.cover.begins(at)
            && self.cover.kind(at) == Some(EntityKind::Person)
            && matches!(
                self.cover.kind(at - 1),
                Some(EntityKind::Garment | EntityKind::Product)
            )
            && self.text.tokens[at].tag == Tag::Name
    }

    /// `In 2023 | Alexa Chung`, `since 2016 | sales`.
    fn is_year(&self, at: usize) -> bool {
        let text = self.text;
        let governed = at > self.range.start
            && matches!(
                text.lower(at - 1),
                "in" | "since" | "by" | "until" | "during" | "around" | "circa"
            );
        let year = text.surface(at).parse::<u32>();
        governed
            && year.is_ok_and(|year| (1700..2100).contains(&year))
            && text
                .tokens
                .get(at + 1)
                .is_some_and(|next| next.join == Join::Space)
    }

    /// `made flats popular | last summer`, `wore jeans | yesterday`: a time without
    /// a preposition stands by itself, whatever it follows.
    fn opens_time(&self, at: usize) -> bool {
        let calendar = |at: usize| {
            let word = self.text.tokens.get(at)?.word;
            self.text.lexicon.calendar.get(word)
        };
        let modified = matches!(
            self.text.tokens[at - 1].tag,
            Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Preposition
        );
        match calendar(at) {
            Some(CalendarWord::Shift(-1 | 1)) => {
                !modified
                    && matches!(
                        calendar(at + 1),
                        Some(
                            CalendarWord::Month(_)
                                | CalendarWord::Weekday(_)
                                | CalendarWord::Season(_)
                                | CalendarWord::Unit(_)
                        )
                    )
            }
            Some(CalendarWord::Day(_)) => !modified,
            _ => false,
        }
    }

    /// Where a name ends with what somebody is one of: `Jennie of Blackpink`.
    pub(super) fn end_of_member(&self, name: Range<usize>) -> usize {
        let tokens = &self.text.tokens;
        let group = name.end + 1;
        let joined = group < self.range.end
            && tokens[name.end - 1].tag == Tag::Name
            && matches!(self.text.lower(name.end), "of" | "from")
            && tokens[group].tag == Tag::Name;
        if joined { self.end(group) } else { name.end }
    }
}
