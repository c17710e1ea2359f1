//! What a noun of measure counts where its own phrase does not say.

use std::ops::Range;

use releve_facts::{EntityKind, Metric};

use super::Teller;
use super::account::across;
use super::gauge::Gauge;
use super::hashtag::of_hashtag;
use super::meant::{is_platform, meant, the_term};
use super::named::{Named, named};
use crate::figure::{Figure, FigureUnit};
use crate::lexicon::Cue;
use crate::relate::aside::{around, asides};
use crate::segment::{BlockKind, Shape};
use crate::spot::Found;
use crate::tag::Tag;

impl Teller<'_, '_, '_> {
    /// What the noun of measure counts at this figure, and a sign of how it was
    /// found.
    pub(super) fn subject(
        &self,
        sentence: usize,
        figures: &[Figure],
        n: usize,
        gauge: &Gauge,
    ) -> Option<(Named, Option<&'static str>)> {
        let (subject, sign) = self.undivided(sentence, figures, n, gauge)?;
        Some((self.of_division(subject, gauge), sign))
    }

    /// What it counts, whatever part of a house's trade it names.
    fn undivided(
        &self,
        sentence: usize,
        figures: &[Figure],
        n: usize,
        gauge: &Gauge,
    ) -> Option<(Named, Option<&'static str>)> {
        let figure = &figures[n];
        if matches!(
            gauge.metric,
            Metric::Sales | Metric::Revenue | Metric::Share | Metric::Followers
        ) && let Some(owner) = self.possessor(sentence, gauge.tokens.start)
        {
            // `At Birkenstock, sales of the Arizona` are the model's.
            let model = |goods: &&Named| goods.kind == Some(EntityKind::Product) && !goods.meant;
            if let Some(model) = gauge.subject.as_ref().filter(model) {
                return Some((model.clone(), None));
            }
            // `its sales of skirts` are those of the house's skirts.
            if let Some(goods) = gauge
                .subject
                .as_ref()
                .filter(|goods| goods.kind == Some(EntityKind::Garment) && !goods.meant)
            {
                let mut goods = goods.clone();
                goods.name = format!("{} {}", owner.name, goods.name);
                return Some((goods, None));
            }
            return Some((owner, Some("house before")));
        }
        // `a 60% increase in searches for A and a 35% increase for B`: B's.
        let again = gauge.tokens.end <= figure.tokens.start
            && figures[..n]
                .iter()
                .any(|f| f.change && f.tokens.end <= gauge.tokens.start);
        if again && let Some(subject) = self.behind_figure(sentence, figures, n) {
            return Some((subject, Some("behind the figure")));
        }
        if gauge.subject.is_none()
            && let Some(subject) = self.fronted(sentence, figure, gauge)
        {
            return Some((subject, Some("thing before")));
        }
        if let Some(subject) = &gauge.subject {
            let place = subject.kind == Some(EntityKind::Place);
            let person = subject.meant
                && subject.kind == Some(EntityKind::Person)
                && gauge.metric == Metric::Searches;
            let house_word = self
                .scene
                .spotted
                .has_cue(subject.tokens.end - 1, Cue::House);
            // `the brand` that the resolver takes from another paragraph.
            let astray = subject.meant
                && house_word
                && subject.kind == Some(EntityKind::Brand)
                && subject.antecedent.is_some_and(|from| {
                    let sentences = &self.scene.text.sentences;
                    sentences[from].block != sentences[sentence].block
                });
            // `searches for the brand` behind `Zalando has picked it up`: a shop is none.
            if house_word
                && subject.meant
                && super::upward::is_shop_named(self.scene, &subject.name)
                && matches!(
                    self.scene.text.lower(subject.tokens.end - 1),
                    "brand" | "label" | "house"
                )
                && let Some(m) = self.main_house(gauge.tokens.start)
            {
                return Some((self.entity(m, sentence), Some("house before")));
            }
            let unknown_here =
                subject.meant && house_word && subject.kind == Some(EntityKind::Brand);
            let block = &self.scene.text.blocks[self.scene.text.sentences[sentence].block];
            let first = self.scene.text.sentence_of(block.tokens.start);
            let named_first = self.scene.resolved.at(block.tokens.start).is_some_and(|m| {
                let mention = &self.scene.resolved.mentions[m];
                first < sentence
                    && mention.found != Found::Anaphor
                    && matches!(
                        mention.kind,
                        EntityKind::Brand | EntityKind::Organisation | EntityKind::Person
                    )
                    && self.scene.resolved.of(m).name != subject.name
            });
            let opened =
                unknown_here && (named_first || self.opening(first, gauge.tokens.start).is_some());
            if (astray || opened)
                && let Some(house) = self.house(sentence, gauge.tokens.start)
            {
                return Some((house, Some("house before")));
            }
            if !place && !person {
                return Some((subject.clone(), None));
            }
        }
        if let Some(subject) = self.behind_figure(sentence, figures, n) {
            return Some((subject, Some("behind the figure")));
        }
        if matches!(gauge.metric, Metric::Sales | Metric::Revenue)
            && gauge.subject.is_none()
            && let Some(house) = self.right_at_house(sentence, figure)
        {
            return Some((house, Some("house behind")));
        }
        let at = gauge.tokens.start.min(figure.tokens.start);
        match gauge.metric {
            Metric::Followers => self
                .holder(sentence, figure)
                .or_else(|| self.account(sentence, at))
                .map(|s| (s, None)),
            Metric::Views | Metric::HashtagViews | Metric::Posts | Metric::Engagement => self
                .tag_before(sentence, at)
                .or_else(|| self.agent(sentence, figure))
                .filter(|s| !self.is_shown_in(sentence, s))
                .or_else(|| {
                    self.account(sentence, at)
                        .filter(|s| s.kind == Some(EntityKind::Person) && s.antecedent.is_none())
                        .filter(|s| !self.is_shown_in(sentence, s))
                })
                .or_else(|| self.about(sentence, at))
                .map(|s| (s, Some("subject of verb"))),
            // `Clogs reached a sell-through of 60 per cent`, `generated $4m in sales`
            Metric::Sales
                if self.goods_before(sentence, figure).is_some() && gauge.subject.is_none() =>
            {
                self.goods_before(sentence, figure)
                    .map(|goods| (goods, None))
            }
            // `At Second Verse, takings were up`
            Metric::Revenue | Metric::Sales if self.at_shop(sentence, at).is_some() => self
                .at_shop(sentence, at)
                .map(|s| (s, Some("house before"))),
            Metric::Revenue => self
                .at_house(sentence, figure.tokens.end)
                .or_else(|| self.house(sentence, at))
                .map(|s| (s, Some("house before"))),
            // `sold 900 coats, worth $2 million in sales`: of the same coats.
            Metric::Sales
                if matches!(figure.unit, FigureUnit::Money(_))
                    && self.scene.text.lower_at(figure.tokens.start.checked_sub(1)) == "worth"
                    && self
                        .last_told(sentence, 0)
                        .is_some_and(|told| told.metric == Metric::Sales) =>
            {
                self.last_told(sentence, 0)
                    .map(|told| (told.subject.clone(), None))
            }
            Metric::Sales => {
                let possessed = self.scene.text.lower_at(at.checked_sub(1)) == "its";
                let part = matches!(
                    self.scene.text.lower_at(at.checked_sub(1)),
                    "online" | "wholesale"
                );
                let start = at - usize::from(part);
                // `Sales rose 12 per cent` in a text about a house are its sales.
                let bare = start == self.scene.sentence(sentence).start
                    && (self.report.house.is_some() || self.scene.main_house.is_some())
                    && self.listed(sentence).is_none();
                let house =
                    possessed || bare || part || matches!(figure.unit, FigureUnit::Money(_));
                if let Some(house) = self
                    .at_house(sentence, figure.tokens.end)
                    .filter(|_| start == self.scene.sentence(sentence).start)
                {
                    Some((house, Some("house behind")))
                } else if house {
                    let house = self.house(sentence, at)?;
                    Some((house, Some("house before")))
                } else {
                    // `Inditex reported a 12 percent rise in sales`: whose report it is.
                    let reports = self.reporter(sentence, at);
                    reports
                        .map(|s| (s, Some("house before")))
                        .or_else(|| self.about(sentence, at).map(|s| (s, Some("thing before"))))
                        .or_else(|| self.house(sentence, at).map(|s| (s, Some("house before"))))
                }
            }
            // `The announcement generated $3 million in media value`: the house's.
            Metric::MediaValue => self
                .agent(sentence, figure)
                .or_else(|| {
                    self.house(sentence, at)
                        .filter(|_| self.is_event(sentence, figure))
                })
                .or_else(|| self.about(sentence, at))
                .map(|s| (s, Some("subject of verb"))),
            _ => {
                let own = (self.scene.text.lower_at(at.checked_sub(1)) == "its"
                    || self.scene.text.lower_at(at.checked_sub(2)) == "its")
                    .then(|| self.last_told(sentence, 0))
                    .flatten()
                    .map(|told| told.subject.clone());
                own.or_else(|| self.led_up_to(sentence, at))
                    .or_else(|| self.about(sentence, at))
                    .map(|s| (s, Some("thing before")))
            }
        }
    }

    /// The subject of the clause with which a sentence opens, where its verb stands before a
    /// token.
    pub(super) fn main_subject(&self, sentence: usize, before: usize) -> Option<Named> {
        let clause = self.scene.parses[sentence].clauses.first()?;
        (clause.verb < before)
            .then(|| self.subject_of_verb(sentence, clause.verb))
            .flatten()
    }

    /// `X overtook Y, which fell to sixth, after searches rose`: X.
    fn led_up_to(&self, sentence: usize, gauge: usize) -> Option<Named> {
        let behind = matches!(
            self.scene.text.lower_at(gauge.checked_sub(1)),
            "after" | "as" | "when" | "since"
        );
        let subject = behind.then(|| self.main_subject(sentence, gauge)).flatten();
        subject.filter(|subject| {
            matches!(
                subject.kind,
                Some(EntityKind::Brand | EntityKind::Product | EntityKind::Garment)
            )
        })
    }

    /// `the campaign starring X drew`, `a film with X`: the film is what is viewed.
    fn is_shown_in(&self, sentence: usize, person: &Named) -> bool {
        let text = &self.scene.text;
        let start = person.tokens.start;
        start > self.scene.sentence(sentence).start
            && matches!(
                text.lower(start - 1),
                "starring" | "featuring" | "with" | "ambassador" | "ambassadors"
            )
    }

    /// A hashtag, or `the hashtag`, before `at` in the sentence.
    pub(super) fn tag_before(&self, sentence: usize, at: usize) -> Option<Named> {
        let range = self.scene.sentence(sentence);
        let text = &self.scene.text;
        (range.start..at).rev().find_map(|t| {
            if text.tokens[t].shape == Shape::Hashtag {
                return Some(of_hashtag(self.scene, t));
            }
            if text.lower(t) == "hashtag" {
                // `its hashtag`: that of what the sentence is about.
                if t > range.start && matches!(text.lower(t - 1), "its" | "their") {
                    let mut subject = self.listed(sentence).or_else(|| self.about(sentence, t))?;
                    subject.hashtag = true;
                    return Some(subject);
                }
                let mut subject = named(self.scene, t + 1, at, &[])
                    .filter(|s| s.kind == Some(EntityKind::Trend))
                    .or_else(|| the_term(self.scene, t..t + 1, true))?;
                subject.hashtag = true;
                return Some(subject);
            }
            None
        })
    }

    /// Who has followers: the nearest person, handle or house before.
    pub(super) fn account(&self, sentence: usize, at: usize) -> Option<Named> {
        let range = self.scene.sentence(sentence);
        let near = |range: Range<usize>| {
            let found: Vec<usize> = self
                .scene
                .resolved
                .within(range)
                .filter(|m| {
                    matches!(
                        self.scene.resolved.mentions[*m].kind,
                        EntityKind::Person | EntityKind::Brand | EntityKind::Organisation
                    )
                })
                .collect();
            found.last().copied()
        };
        let own = near(range.start..at);
        let line = sentence.checked_sub(1).filter(|before| {
            own.is_none() && {
                let block = self.scene.text.sentences[*before].block;
                matches!(
                    self.scene.text.blocks[block].kind,
                    BlockKind::Name | BlockKind::Heading
                )
            }
        });
        let m = own.or_else(|| near(self.scene.sentence(line?)))?;
        Some(self.entity(m, sentence))
    }

    pub(super) fn entity(&self, mention: usize, sentence: usize) -> Named {
        let scene = self.scene;
        let at = &scene.resolved.mentions[mention];
        let from = scene.text.sentence_of(at.tokens.start);
        Named {
            name: scene.resolved.of(mention).name.clone(),
            tokens: at.tokens.clone(),
            kind: Some(at.kind),
            meant: from != sentence || at.found == Found::Anaphor,
            hashtag: false,
            antecedent: (from != sentence).then_some(from),
        }
    }

    /// The subject of the clause whose verb is at or next before `verb`.
    pub(super) fn subject_of_verb(&self, sentence: usize, verb: usize) -> Option<Named> {
        let scene = self.scene;
        let parse = &scene.parses[sentence];
        // `The Row, whose Sock shoe was No. 4`
        let range = scene.sentence(sentence);
        let whose = (range.start..verb)
            .rev()
            .take(14)
            .find(|at| scene.text.lower(*at) == "whose");
        if let Some(found) = whose.and_then(|at| named(scene, at + 1, verb, &self.past))
            && found.tokens.end <= verb
            && !scene.text.tokens[found.tokens.end..verb]
                .iter()
                .any(|t| matches!(t.tag, Tag::Verb | Tag::Past | Tag::Auxiliary))
        {
            return Some(found);
        }
        let clause = parse
            .clauses
            .iter()
            .rev()
            .find(|c| c.group.contains(&verb) || c.verb <= verb && verb < c.reach.end)?;
        let text = &scene.text;
        // `X, who showed suits with ties, was`, `the shacket, a hybrid of shirt
        // and jacket, which was`: X, the shacket.
        if let Some(found) = across(scene, range.start, clause.group.start, &self.past) {
            return Some(found);
        }
        let phrase = &parse.phrases[*clause.subject.first()?];
        let start = phrase.tokens.start;
        if matches!(text.lower(start), "they" | "it" | "these" | "this")
            && scene.resolved.at(start).is_none()
        {
            // The subject of the sentence before, if it is named.
            let before = sentence.checked_sub(1)?;
            let parse = &scene.parses[before];
            let subject = parse.clauses.first().and_then(|c| c.subject.first());
            let known = subject.and_then(|p| {
                let tokens = parse.phrases[*p].tokens.clone();
                named(scene, tokens.start, tokens.end, &self.past)
            });
            let mut known = known
                .filter(|k| k.kind.is_some())
                .or_else(|| meant(scene, start..start + 1, &self.past, |_| true))?;
            known.meant = true;
            known.antecedent = Some(before);
            return Some(known);
        }
        // A garment's phrase may hold more than the parse gave the clause.
        let end = phrase.tokens.end.min(clause.group.start.max(start + 1));
        named(scene, start, end, &self.past)
    }

    /// The thing that the sentence is about: the nearest one named before `at`,
    /// else the one last told of, else what the line above names.
    pub(super) fn about(&self, sentence: usize, at: usize) -> Option<Named> {
        let scene = self.scene;
        let range = scene.sentence(sentence);
        // `The slide, worn by X with a Loewe jumper, was second, with searches up`: no
        // searches for the jumper.
        let asides = asides(scene, sentence);
        let worn = |start: usize| {
            around(&asides, start).is_some_and(|aside| {
                let person = scene
                    .resolved
                    .of_kind(EntityKind::Person, aside.tokens.clone())
                    .next()
                    .is_some();
                person && aside.tokens.end < at
            })
        };
        let near = scene
            .resolved
            .within(range.start..at)
            .filter(|m| {
                let mention = &scene.resolved.mentions[*m];
                if worn(mention.tokens.start) {
                    return false;
                }
                let generic = mention.kind == EntityKind::Garment
                    && (mention.tokens.len() == 1
                        && scene.spotted.has_cue(mention.tokens.start, Cue::Piece)
                        || is_platform(scene, mention.tokens.end - 1));
                matches!(
                    mention.kind,
                    EntityKind::Product
                        | EntityKind::Garment
                        | EntityKind::Trend
                        | EntityKind::Brand
                ) && !generic
            })
            .last();
        if let Some(row) = self.listed(sentence) {
            // Under `1. Suede sneakers`, `the slim trainer` is no other shoe.
            let again = near.is_none_or(|m| {
                let mention = &scene.resolved.mentions[m];
                let start = scene
                    .items_in(mention.tokens.clone())
                    .next()
                    .map_or(mention.tokens.start, |item| item.tokens.start);
                let article = |at: usize| matches!(scene.text.lower(at), "the" | "this" | "these");
                mention.kind == EntityKind::Garment
                    && (article(start) || start > range.start && article(start - 1))
            });
            if again {
                return Some(row);
            }
        }
        if let Some(m) = near {
            let start = scene
                .items_in(scene.resolved.mentions[m].tokens.clone())
                .next()
                .map_or(scene.resolved.mentions[m].tokens.start, |item| {
                    item.tokens.start
                });
            return named(scene, start, at, &self.past).filter(|s| s.kind.is_some());
        }
        if let Some(told) = self.last_told(sentence, 2) {
            let mut subject = told.subject.clone();
            subject.meant = true;
            subject.antecedent = (told.sentence != sentence).then_some(told.sentence);
            return Some(subject);
        }
        let line = sentence.checked_sub(1)?;
        let block = scene.text.sentences[line].block;
        let heading = matches!(
            scene.text.blocks[block].kind,
            BlockKind::Name | BlockKind::Heading
        );
        if heading {
            let range = scene.sentence(line);
            let m = scene.resolved.within(range.clone()).find(|m| {
                matches!(
                    scene.resolved.mentions[*m].kind,
                    EntityKind::Product
                        | EntityKind::Garment
                        | EntityKind::Trend
                        | EntityKind::Brand
                )
            });
            if let Some(m) = m {
                return Some(self.entity(m, sentence));
            }
        }
        meant(scene, at..at + 1, &self.past, |_| true)
    }
}
