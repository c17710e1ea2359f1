//! What a price in running text is the price of.

use std::ops::Range;

use releve_facts::EntityKind;

use super::super::thing::Thing;
use super::{BEFORE_THING, Match, Told, named};
use crate::lexicon::Cue;
use crate::tag::Tag;

impl Told<'_, '_> {
    /// The thing whose phrase ends where the price begins.
    pub(super) fn ends_here(&self) -> Option<&Thing> {
        let at = self.price.tokens.start;
        let at = self.behind_house(at).unwrap_or(at);
        self.things
            .iter()
            .rev()
            .find(|thing| thing.phrase.end == at || thing.tokens.end == at)
    }

    /// `A suede boot (Erdem, £279)`: where the bracket opens before the house.
    fn behind_house(&self, price: usize) -> Option<usize> {
        let text = &self.scene.text;
        let comma = (price.checked_sub(1)?..=price).find(|at| text.surface(*at) == ",")?;
        let m = self.scene.resolved.at(comma.checked_sub(1)?)?;
        let mention = &self.scene.resolved.mentions[m];
        let open = mention.tokens.start.checked_sub(1)?;
        let house = mention.kind == EntityKind::Brand && text.surface(open) == "(";
        (house && open > self.tokens.start).then_some(open)
    }

    /// `Boiler suit ($168)`, `open abaya, from ₹3,299,`
    pub(super) fn apposed(&self) -> Option<Match> {
        let text = &self.scene.text;
        let lead = self.price.tokens.start..self.price.first;
        let bracket = lead.clone().any(|at| text.surface(at) == "(");
        let comma = lead
            .clone()
            .any(|at| matches!(text.surface(at), "," | "–" | "—" | ":"));
        let verb = lead.clone().any(|at| matches!(text.lower(at), "is"));
        let thing = self.ends_here().cloned().or_else(|| self.unnamed())?;
        let end = self.price.tokens.end;
        let closes = end >= self.tokens.end
            || matches!(
                text.surface(end),
                "," | "." | ";" | ")" | "–" | "—" | "!" | ":" | "|"
            )
            || matches!(text.lower(end), "at" | "from" | "by" | "and" | "or" | "via");
        let rule = if bracket {
            "offer: price in brackets"
        } else {
            "offer: price in apposition"
        };
        // `the sherdress, in which a sherwani meets a shirt dress (₹6,499)`
        let relative = (self.tokens.start..thing.tokens.start)
            .rev()
            .find(|at| text.lower(*at) == "which" && text.lower_at(at.checked_sub(1)) == "in");
        let thing = relative
            .and_then(|at| self.things.iter().rfind(|outer| outer.tokens.end <= at))
            .cloned()
            .unwrap_or(thing);
        ((bracket || comma && closes) && !verb).then_some(Match {
            thing,
            rule,
            elsewhere: None,
        })
    }

    /// `Saltmarsh’s Netty flat`, where no lexicon knows the name: what stands
    /// between a brand’s genitive and the price.
    fn unnamed(&self) -> Option<Thing> {
        let scene = self.scene;
        let end = self.price.tokens.start;
        let floor = end.saturating_sub(6).max(self.tokens.start);
        let mark = (floor..end).rfind(|at| scene.text.tokens[*at].tag == Tag::Genitive)?;
        let before = mark.checked_sub(1)?;
        let tokens = mark + 1..end;
        let nominal = tokens
            .clone()
            .all(|at| scene.text.tokens[at].shape.is_word());
        let house = match scene.resolved.at(before) {
            Some(m) => match scene.resolved.mentions[m].kind {
                EntityKind::Brand => scene.resolved.of(m).name.clone(),
                _ => return None,
            },
            None if scene.text.tokens[before].shape.is_capital() => {
                scene.text.surface(before).to_owned()
            }
            None => return None,
        };
        (!tokens.is_empty() && nominal).then(|| Thing {
            phrase: tokens.clone(),
            tokens,
            garment: None,
            brand: Some(house),
            attributes: Vec::new(),
            named: true,
            called: false,
        })
    }

    /// `Arket’s £135 ballet flats`, `the $890 Margaux`
    pub(super) fn before_thing(&self) -> Option<Match> {
        let text = &self.scene.text;
        let end = self.price.tokens.end;
        let thing = self.things.iter().find(|thing| {
            thing.tokens.start >= self.price.first && (end..end + 2).contains(&thing.tokens.start)
                || thing.phrase.start <= self.price.first
                    && thing.tokens.start >= end
                    && thing.tokens.start < end + 4
        })?;
        let direct = (end..thing.tokens.start).all(|at| {
            matches!(
                text.tokens[at].tag,
                Tag::Adjective | Tag::Noun | Tag::Past | Tag::Name
            ) || self.scene.resolved.at(at).is_some()
        });
        let mut thing = thing.clone();
        let before = text.tokens[self.price.first.checked_sub(1)?].tag;
        if thing.brand.is_none() && matches!(before, Tag::Genitive | Tag::Possessive) {
            let from = self.price.first.saturating_sub(7).max(self.tokens.start);
            let mention = self
                .scene
                .resolved
                .of_kind(EntityKind::Brand, from..self.price.first)
                .last()?;
            thing.brand = Some(self.scene.resolved.of(mention).name.clone());
        }
        // Any `$2,000 bag` is on offer nowhere; `the label's $114 legging` is.
        let sellers = self.sellers().or(self.sellers_behind(&thing));
        let sold = sellers.at.is_some() || self.is_sold_by_subject();
        let definite = matches!(before, Tag::Genitive | Tag::Possessive)
            || matches!(
                text.lower_at(self.price.first.checked_sub(1)),
                "the" | "its" | "their"
            );
        let known = thing.brand.is_some()
            || thing.named
            || sold
            || definite && self.nearby_brand(&thing, None).is_some();
        (direct && known).then_some(Match {
            thing,
            rule: BEFORE_THING,
            elsewhere: None,
        })
    }

    /// `The Margot retails for $129`, `It costs $248`, `The smock is £145`
    pub(super) fn with_verb(&self, verb: &mut bool) -> Option<Match> {
        let text = &self.scene.text;
        let scene = self.scene;
        let reach = self.price.first.saturating_sub(6).max(self.tokens.start)..self.price.first;
        let sell = scene
            .spotted
            .cues
            .iter()
            .skip(
                scene
                    .spotted
                    .cues
                    .partition_point(|c| c.tokens.start < reach.start),
            )
            .take_while(|c| c.tokens.start < reach.end)
            .filter(|c| {
                c.cue == Cue::Sell
                    && c.tokens.end <= self.price.first
                    && self.price.first - c.tokens.end <= 3
            })
            .map(|c| c.tokens.start)
            .last();
        let copula = || {
            // `is currently £85`
            let mut at = self.price.tokens.start;
            while at > self.tokens.start && text.tokens[at - 1].tag == Tag::Adverb {
                at -= 1;
            }
            (at.saturating_sub(1).max(self.tokens.start)..self.price.first).find(|at| {
                matches!(text.lower(*at), "is" | "are" | "was" | "were" | "'s" | "’s")
                    && text.tokens[*at].tag == Tag::Auxiliary
            })
        };
        let (at, rule) = match sell {
            Some(at) => (at, "offer: verb of price"),
            None => (copula()?, "offer: is a price"),
        };
        let clause = self
            .clauses()
            .find(|clause| clause.group.contains(&at) || clause.verb == at);
        let subject: Vec<Range<usize>> = clause
            .map(|clause| {
                clause
                    .subject
                    .iter()
                    .map(|p| scene.parses[self.number].phrases[*p].tokens.clone())
                    .collect()
            })
            .unwrap_or_default();
        let first = subject
            .first()
            .map_or(self.tokens.start, |phrase| phrase.start);
        let close = clause.map_or(at, |clause| clause.group.start);
        if self.is_of_a_service(first, close) {
            return None;
        }
        let within = |phrase: &Range<usize>| {
            self.things
                .iter()
                .find(|thing| thing.tokens.start >= phrase.start && thing.tokens.start < phrase.end)
        };
        // `A blouse costs £1,450, and its Camera bag starts at £1,190`: what was priced
        // already is no subject of a second price where another thing stands between.
        let anew = self.spent.and_then(|spent| {
            let mut between = self.things.iter();
            between.find(|thing| thing.tokens.start >= spent && thing.tokens.end <= close)
        });
        let told = subject.iter().find_map(within);
        let told = match anew {
            Some(anew) if told.is_none_or(|told| told.tokens.end <= anew.tokens.start) => {
                Some(anew)
            }
            _ => told,
        };
        if let Some(thing) = told {
            *verb = true;
            return Some(Match {
                thing: thing.clone(),
                rule,
                elsewhere: None,
            });
        }
        let pronoun = subject.iter().any(|phrase| {
            matches!(
                text.lower(phrase.end - 1),
                "it" | "they"
                    | "prices"
                    | "pair"
                    | "these"
                    | "this"
                    | "which"
                    | "that"
                    | "price"
                    | "one"
                    | "ones"
            ) || scene.spotted.has_cue(phrase.end - 1, Cue::Version)
                || scene.spotted.has_cue(phrase.end - 1, Cue::Piece)
        }) || subject.is_empty();
        // A person or a house as subject sells something else for it.
        if !pronoun {
            return None;
        }
        let mut nearest = self.things.iter().filter(|thing| thing.tokens.end <= at);
        let opened = subject
            .first()
            .is_some_and(|phrase| phrase.start <= self.tokens.start + 2);
        let own = nearest.rfind(|thing| !opened || thing.named);
        let relative = subject.is_empty()
            || subject
                .iter()
                .any(|phrase| matches!(text.lower(phrase.end - 1), "which" | "that"));
        let own = own.map(|thing| if relative { self.outer(thing) } else { thing });
        *verb = true;
        if let Some(thing) = own {
            return Some(Match {
                thing: thing.clone(),
                rule,
                elsewhere: None,
            });
        }
        self.antecedent().map(|(thing, sentence)| Match {
            thing,
            rule,
            elsewhere: Some(sentence),
        })
    }

    /// What a relative clause behind a thing is of: over `with hooks for charms`
    /// to the tote that has them, and over `the Hanger, a tote` to its name.
    fn outer<'t>(&'t self, thing: &'t Thing) -> &'t Thing {
        let text = &self.scene.text;
        let mut outer = thing;
        for _ in 0..4 {
            let Some(place) = self
                .things
                .iter()
                .position(|known| known.tokens == outer.tokens)
            else {
                break;
            };
            let Some(before) = place.checked_sub(1).map(|n| &self.things[n]) else {
                break;
            };
            let gap = before.tokens.end..outer.phrase.start.max(before.tokens.end);
            let inner = gap.len() <= 5
                && gap.clone().any(|at| {
                    matches!(
                        text.lower(at),
                        "with" | "for" | "in" | "featuring" | "without"
                    )
                })
                && gap.clone().all(|at| {
                    !matches!(
                        text.tokens[at].tag,
                        Tag::Verb | Tag::Past | Tag::Auxiliary | Tag::Conjunction
                    ) && !matches!(text.surface(at), "," | ";" | "—")
                });
            let apposed = before.named
                && gap.start < gap.end
                && text.surface(gap.start) == ","
                && gap.clone().skip(1).all(|at| {
                    matches!(
                        text.tokens[at].tag,
                        Tag::Determiner | Tag::Adjective | Tag::Noun | Tag::Number
                    )
                })
                && matches!(
                    text.lower_at(Some(gap.start + 1)),
                    "a" | "an" | "the" | "its" | "their"
                );
            if !inner && !apposed {
                break;
            }
            outer = before;
        }
        outer
    }

    /// The thing that the sentences before spoke of: a model, else the first.
    pub(super) fn antecedent(&self) -> Option<(Thing, usize)> {
        let block = self.scene.text.sentences[self.number].block;
        let mut spare = None;
        for back in 1..=3 {
            let number = self.number.checked_sub(back)?;
            if self.scene.text.sentences[number].block != block {
                break;
            }
            let tokens = self.scene.sentence(number);
            let found = named(self.scene, tokens.clone());
            let Some(thing) = found
                .iter()
                .find(|thing| thing.called)
                .or_else(|| found.iter().find(|thing| thing.named))
                .or_else(|| found.first())
            else {
                continue;
            };
            // `It’s a cross between …` speaks of what stands before it.
            let word = |at: usize| self.scene.text.lower(at);
            let pronoun = tokens.take(2).any(|at| {
                matches!(word(at), "it" | "they")
                    && matches!(
                        self.scene.text.lower_at(Some(at + 1)),
                        "is" | "'s" | "’s" | "are" | "'re" | "’re"
                    )
            });
            if !pronoun || thing.named {
                return Some((thing.clone(), number));
            }
            spare.get_or_insert((thing.clone(), number));
        }
        spare
    }
}
