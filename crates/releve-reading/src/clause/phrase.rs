//! Noun phrases without their complements.

use std::ops::Range;

use releve_facts::EntityKind;

use super::participle::{is_by_so_much, is_participle};
use super::{Cover, Phrase};
use crate::lexicon::CalendarWord;
use crate::segment::{Join, Shape};
use crate::tag::Tag;
use crate::text::Text;

/// The noun phrases of the sentence of tokens `range`, in text order.
pub(super) fn phrases(text: &Text<'_>, range: Range<usize>, cover: &Cover) -> Vec<Phrase> {
    let sentence = Sentence { text, range, cover };
    let range = &sentence.range;
    let mut found: Vec<Phrase> = Vec::new();
    let mut at = range.start;
    let mut preposition = None;
    while at < range.end {
        let tag = text.tokens[at].tag;
        if !cover.has(at) && tag == Tag::Preposition && !sentence.opens_compound(at) {
            preposition = Some(at);
            at += 1;
            continue;
        }
        if !sentence.is_part(at) {
            if !matches!(tag, Tag::Adverb | Tag::Mark)
                || matches!(text.surface(at), "," | ";" | "—" | "–" | ":" | "(")
            {
                preposition = None;
            }
            at += 1;
            continue;
        }
        let start = at;
        at = sentence.end(start);
        let head = (start..at)
            .rev()
            .find(|t| {
                matches!(
                    text.tokens[*t].tag,
                    Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Number
                ) || cover.has(*t)
            })
            .unwrap_or(at - 1);
        let coordinated = found.last().is_some_and(|before| {
            let between = before.tokens.end..start;
            // `coats, hats and bags` is complete, `coats, hats` is not.
            let open = before.coordinated
                && !matches!(text.lower(before.tokens.start - 1), "and" | "&" | "or");
            sentence.is_joint(between.clone())
                && !sentence.opens_clause(start, at, open)
                && !(is_nominative(text, start)
                    && (before.preposition.is_some() || between.len() > 1))
        });
        // `after Emma Corrin carried it`: the subject of a clause, not governed.
        if preposition.is_some_and(|p| {
            matches!(
                text.lower(p),
                "after" | "as" | "before" | "since" | "until" | "till"
            )
        }) && sentence.bears_clause(sentence.end_of_member(start..at))
        {
            preposition = None;
        }
        let governed = if coordinated && preposition.is_none() {
            found.last().and_then(|before| before.preposition)
        } else {
            preposition
        };
        found.push(Phrase {
            tokens: start..at,
            head,
            preposition: governed,
            coordinated,
        });
        preposition = None;
    }
    found
}

/// `I`, `she`: always the subject of what follows.
fn is_nominative(text: &Text<'_>, at: usize) -> bool {
    matches!(text.lower(at), "i" | "he" | "she" | "we" | "they")
        && text.tokens[at].tag == Tag::Pronoun
}

/// The sentence in which phrases are looked for.
struct Sentence<'s, 'a> {
    text: &'s Text<'a>,
    range: Range<usize>,
    /// What covers each token of the document.
    cover: &'s Cover,
}

impl Sentence<'_, '_> {
    /// True for a token that can stand in a noun phrase.
    fn is_part(&self, at: usize) -> bool {
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

    /// The first half of `near-perfect`, `fastest-growing`, `on-trend`, which describes
    /// what follows.
    fn opens_compound(&self, at: usize) -> bool {
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

    /// Where the phrase that begins at `start` ends.
    fn end(&self, start: usize) -> usize {
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

    /// True for what stands between two members of a list.
    fn is_joint(&self, mut between: Range<usize>) -> bool {
        !between.is_empty()
            && between.all(|at| {
                matches!(self.text.surface(at), "," | "and" | "&" | "or" | "plus")
                    || matches!(self.text.tokens[at].tag, Tag::Conjunction | Tag::Adverb)
            })
    }

    /// True where the phrase `start..end` behind a bare comma is the subject of
    /// a new clause, not one more member of a list: `on Instagram, sales
    /// exploded`, `, she sent`. Behind a comma and `and` only two are joined where the
    /// member before is not `listed` itself: `showed coats, and demand for them rose`.
    fn opens_clause(&self, start: usize, end: usize, listed: bool) -> bool {
        let text = self.text;
        if start == self.range.start {
            return false;
        }
        if matches!(text.lower(start - 1), "and" | "but" | "while") {
            let parted = start >= self.range.start + 2 && text.surface(start - 2) == ",";
            return self.opens_with_name(start, end)
                || parted
                    && !listed
                    && !self.lacks_verb(start)
                    && self.goes_on_to_verb(start, end);
        }
        if text.surface(start - 1) != "," {
            return false;
        }
        if matches!(text.lower(start), "she" | "he" | "it" | "they" | "we" | "i") {
            return true;
        }
        self.goes_on_to_verb(start, end) || self.bears_aside(start, end)
    }

    /// `At the match on Sunday, | X, partner of Y, chose`: behind what a preposition opens
    /// the sentence with, a phrase with an aside and then a verb is its subject.
    fn bears_aside(&self, start: usize, end: usize) -> bool {
        let text = self.text;
        let led_in = text.tokens[self.range.start].tag == Tag::Preposition
            && !self.cover.has(self.range.start)
            && self.lacks_verb(start);
        if !led_in || text.surface(end) != "," || end >= self.range.end {
            return false;
        }
        let close = (end + 1..self.range.end)
            .take(24)
            .take_while(|at| !matches!(text.lower(*at), "and" | "or" | "&" | ";" | ":"))
            .find(|at| text.surface(*at) == ",");
        close.is_some_and(|close| {
            let verb = (close + 1..self.range.end)
                .find(|at| text.tokens[*at].tag != Tag::Adverb)
                .filter(|at| !self.cover.has(*at));
            verb.is_some_and(|at| {
                matches!(text.tokens[at].tag, Tag::Verb | Tag::Past | Tag::Auxiliary)
            })
        })
    }

    /// True where a finite verb stands behind the phrase `start..end`, in its clause.
    fn goes_on_to_verb(&self, start: usize, end: usize) -> bool {
        let text = self.text;
        (end..self.range.end)
            .take_while(|at| {
                !matches!(text.surface(*at), "," | ";" | ":" | "—" | "–" | "(")
                    && !matches!(
                        text.tokens[*at].tag,
                        Tag::Conjunction
                            | Tag::Relative
                            | Tag::Subordinator
                            | Tag::Gerund
                            | Tag::Infinitive
                    )
            })
            .find(|at| {
                !self.cover.has(*at)
                    && matches!(text.tokens[*at].tag, Tag::Verb | Tag::Past | Tag::Auxiliary)
            })
            .is_some_and(|at| {
                // A participle that closes the phrase is no clause's verb.
                text.tokens[at].tag != Tag::Past
                    || at == end
                        && text.tokens[end - 1].tag == Tag::Name
                        && text.tokens[start].tag != Tag::Determiner
                        && self.lacks_verb(start)
                    || !is_participle(text, at, self.range.clone())
                        && (!matches!(text.lower_at(Some(at + 1)), "by" | "with" | "in" | "from")
                            || is_by_so_much(text, at + 1, self.range.end))
            })
    }

    /// `to the Chloé show and | Jane Birkin carried a bag`: whoever is named behind
    /// the conjunction, and nobody before it, is the subject of what follows.
    fn opens_with_name(&self, start: usize, end: usize) -> bool {
        let person = |at: usize| self.cover.kind(at) == Some(EntityKind::Person);
        let end = (end..self.range.end)
            .find(|at| self.text.tokens[*at].tag != Tag::Adverb)
            .unwrap_or(end);
        let verb = end < self.range.end
            && !self.cover.has(end)
            && matches!(
                self.text.tokens[end].tag,
                Tag::Verb | Tag::Past | Tag::Auxiliary
            )
            && !is_participle(self.text, end, self.range.clone());
        verb && start >= self.range.start + 2 && person(start) && !person(start - 2)
    }

    /// True where the sentence has no verb of its own before `at`: `Wearing a coat, X
    /// arrived in loafers`, `Dressed in red, X`.
    fn lacks_verb(&self, at: usize) -> bool {
        (self.range.start + 1..at).all(|at| {
            self.cover.has(at)
                || !matches!(
                    self.text.tokens[at].tag,
                    Tag::Verb | Tag::Past | Tag::Auxiliary
                )
        })
    }

    /// Where a name ends with what somebody is one of: `Jennie of Blackpink`.
    fn end_of_member(&self, name: Range<usize>) -> usize {
        let tokens = &self.text.tokens;
        let group = name.end + 1;
        let joined = group < self.range.end
            && tokens[name.end - 1].tag == Tag::Name
            && matches!(self.text.lower(name.end), "of" | "from")
            && tokens[group].tag == Tag::Name;
        if joined { self.end(group) } else { name.end }
    }

    /// True where a finite verb follows the phrase that ends at `end` and that a
    /// preposition would govern.
    fn bears_clause(&self, end: usize) -> bool {
        let text = self.text;
        let verb = (end..self.range.end.min(end + 3))
            .find(|at| self.cover.has(*at) || text.tokens[*at].tag != Tag::Adverb);
        let Some(at) = verb.filter(|at| !self.cover.has(*at)) else {
            return false;
        };
        let named = self.cover.has(end - 1)
            || matches!(
                text.tokens[end - 1].tag,
                Tag::Pronoun | Tag::Name | Tag::Noun
            );
        named
            && match text.tokens[at].tag {
                Tag::Verb | Tag::Auxiliary => true,
                Tag::Past => {
                    !matches!(
                        text.lower_at(Some(at + 1)),
                        "by" | "with" | "from" | "in" | "at" | "on" | "." | "," | ""
                    ) || matches!(text.lower(at), "wore" | "aired" | "went" | "came")
                }
                _ => false,
            }
    }
}
