//! One sentence from left to right: from which word on, and on whom, the
//! garments named are worn.

use std::ops::Range;

use releve_facts::EntityKind;

use super::look::Piece;
use super::referent;
use super::wearer::{People, designs, is_band, person_in};
use crate::clause::{Clause, ClauseKind, Parse, Reality};
use crate::item::Item;
use crate::lexicon::Cue;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::BlockKind;
use crate::spot::Found;
use crate::tag::Tag;

/// A worn item and whose look it belongs to.
pub(super) struct Worn {
    pub(super) people: Vec<EntityNumber>,
    pub(super) piece: Piece,
    /// It goes with what was told before: `she added`.
    pub(super) addition: bool,
    /// `the coat`, `her coat`: perhaps one already told.
    pub(super) definite: bool,
}

/// What the words so far mean for the next garment.
#[derive(Clone, PartialEq)]
enum Mode {
    /// Nobody wears it.
    Off,
    /// Somebody does something; `in` would tell what they wear.
    Armed,
    /// It is worn.
    On,
}

#[derive(Clone)]
pub(super) struct State {
    mode: Mode,
    pub(super) people: Vec<EntityNumber>,
    pub(super) rule: &'static str,
    addition: bool,
    /// A participle of another kind stands in between.
    held: bool,
    /// What is named now is taken off.
    given_up: bool,
    /// `never without`: the denial of the item is one of the verb.
    never: bool,
}

impl State {
    pub(super) const OFF: Self = Self {
        mode: Mode::Off,
        people: Vec::new(),
        rule: "",
        addition: false,
        held: false,
        given_up: false,
        never: false,
    };

    pub(super) fn on(people: Vec<EntityNumber>, rule: &'static str, addition: bool) -> Self {
        Self {
            mode: Mode::On,
            people,
            rule,
            addition,
            ..Self::OFF
        }
    }

    pub(super) fn is_on(&self) -> bool {
        self.mode == Mode::On && !self.held && !self.given_up
    }

    pub(super) fn armed(people: Vec<EntityNumber>, rule: &'static str) -> Self {
        Self {
            mode: Mode::Armed,
            people,
            rule,
            ..Self::OFF
        }
    }
}

/// The walk through one sentence.
pub(super) struct Scan<'s, 'a> {
    pub(super) scene: &'s Scene<'a>,
    pub(super) people: &'s People,
    pub(super) number: usize,
    /// Who wears the look that was told last, if that was just before.
    pub(super) live: Option<EntityNumber>,
    pub(super) worn: Vec<Worn>,
    pub(super) state: State,
    /// Whom the last finite verb of the sentence had as its subject.
    spoken: Vec<EntityNumber>,
}

impl<'s, 'a> Scan<'s, 'a> {
    pub(super) fn new(
        scene: &'s Scene<'a>,
        people: &'s People,
        number: usize,
        live: Option<EntityNumber>,
    ) -> Self {
        Self {
            scene,
            people,
            number,
            live,
            worn: Vec::new(),
            state: State::OFF,
            spoken: Vec::new(),
        }
    }

    pub(super) fn walk(mut self) -> Vec<Worn> {
        let scene = self.scene;
        let range = scene.sentence(self.number);
        let parse = &scene.parses[self.number];
        self.state = self.opening(range.clone(), parse);
        let mut outer: Vec<State> = Vec::new();
        let mut clause = 0;
        let mut at = range.start;
        while at < range.end {
            while clause < parse.clauses.len() && parse.clauses[clause].group.start < at {
                clause += 1;
            }
            match scene.text.surface(at) {
                "(" => {
                    outer.push(self.state.clone());
                    if let Some(person) = self.described(at, range.end) {
                        self.state = State::on(vec![person], "wear: garment in brackets", false);
                    }
                }
                ")" => {
                    if let Some(state) = outer.pop() {
                        self.state = state;
                    }
                }
                "“" | "\"" | "‘" => {
                    let end = speech(scene, at, range.end).or_else(|| title(scene, at, range.end));
                    if let Some(end) = end {
                        at = end;
                        continue;
                    }
                }
                ":" => {
                    self.state.held = false;
                    self.colon(at);
                }
                "," | ";" | "—" | "–" => self.state.held = false,
                _ => {}
            }
            if matches!(
                scene.text.lower(at),
                "with" | "over" | "under" | "and" | "alongside" | "plus"
            ) {
                self.state.held = false;
            }
            self.both(at);
            if self.state.given_up && matches!(scene.text.lower(at), "for" | "favour" | "favor") {
                self.state.given_up = false;
            }
            if parse
                .clauses
                .get(clause)
                .is_some_and(|c| c.group.start == at)
            {
                self.clause(parse, &parse.clauses[clause]);
            } else {
                self.layered(at);
            }
            if let Some(mention) = scene.resolved.at(at)
                && scene.resolved.mentions[mention].tokens.start == at
            {
                self.mention(mention);
                if super::wearer::by_pronoun(scene, mention) {
                    self.word(at, parse);
                }
            } else {
                self.word(at, parse);
            }
            at += 1;
        }
        self.worn
    }

    /// What holds before the first word: a list under a name, an accessory
    /// sentence without a verb.
    fn opening(&self, range: Range<usize>, parse: &Parse) -> State {
        let scene = self.scene;
        let block = scene.text.blocks[scene.text.sentences[self.number].block].kind;
        let first_item = scene.items_in(range.clone()).next();
        let Some(first_item) = first_item else {
            return State::OFF;
        };
        if let Some(person) = self.on_body(range.clone()) {
            return State::on(vec![person], "wear: on the body", true);
        }
        let quoted = matches!(scene.text.surface(range.start), "“" | "\"" | "‘");
        let question = scene.text.surface(range.end - 1) == "?";
        if quoted || block != BlockKind::Paragraph {
            return State::OFF;
        }
        let start = scene.resolved.mentions[first_item.mention].tokens.start;
        let finite = parse
            .clauses
            .iter()
            .find(|c| is_finite(scene, c) && !in_brackets(scene, range.start, c.verb));
        let fragment = match finite {
            None => true,
            Some(clause) => {
                // `a shirt, shorts and boots, as nature intended`
                let lead = clause.group.start.saturating_sub(1);
                let items = scene.items_in(range.start..clause.group.start).count();
                let open = (range.start..lead).rev().take(4).any(|t| {
                    scene.text.surface(t) == ","
                        || scene.text.tokens[t].tag == Tag::Subordinator
                        || matches!(scene.text.lower(t), "as" | "while" | "because")
                });
                start < clause.group.start && items >= 2 && open
            }
        };
        if !fragment || question && self.live.is_none() {
            return State::OFF;
        }
        // A name that opens the sentence is another's.
        let names = scene.text.tokens[range.start].tag == Tag::Name
            && scene.resolved.at(range.start).is_none_or(|m| {
                !matches!(
                    scene.resolved.mentions[m].kind,
                    EntityKind::Brand
                        | EntityKind::Garment
                        | EntityKind::Attribute
                        | EntityKind::Product
                )
            });
        let other = scene
            .resolved
            .of_kind(EntityKind::Person, range.start..start)
            .any(|m| Some(scene.resolved.entity[m]) != self.people.topic);
        if names && other || other && self.people.topic.is_some() {
            return State::OFF;
        }
        // `Zendaya: a white gown by Prada` is the topic's own.
        let definite_alone = parse.clauses.is_empty() && scene.text.lower(range.start) == "the";
        if let Some(topic) = self.people.topic {
            return State::on(vec![topic], "wear: list under a name", definite_alone);
        }
        // `On her feet: black loafers.` `Plus, a bag.`
        let owner = outfit_owner(scene, range.clone()).or_else(|| {
            scene
                .resolved
                .of_kind(EntityKind::Person, range.start..start)
                .find(|m| {
                    scene.text.tokens[scene.resolved.mentions[*m].tokens.start].tag
                        == Tag::Possessive
                })
                .map(|m| scene.resolved.entity[m])
        });
        // `Her corset, £210` possesses but says nothing of wearing.
        let possessed = first_item.possessor.is_some() && self.live.is_none();
        if let Some(owner) = owner.filter(|_| !possessed) {
            return State::on(vec![owner], "wear: accessories without a verb", true);
        }
        match self.live {
            Some(live) if parse.clauses.is_empty() && adds_on(scene, range.start) => {
                State::on(vec![live], "wear: fragment after a look", true)
            }
            _ => State::OFF,
        }
    }

    /// Who wears what hangs where: `Around X's neck hung`, `On her feet were`.
    fn on_body(&self, range: Range<usize>) -> Option<EntityNumber> {
        let scene = self.scene;
        if scene.text.tokens[range.start].tag != Tag::Preposition {
            return None;
        }
        let body = (range.start + 2..(range.start + 7).min(range.end))
            .find(|t| scene.spotted.has_cue(*t, Cue::Body) && scene.resolved.at(*t).is_none())?;
        scene
            .resolved
            .of_kind(EntityKind::Person, range.start + 1..body)
            .find(|m| {
                let tokens = &scene.resolved.mentions[*m].tokens;
                scene.text.tokens[tokens.start].tag == Tag::Possessive
                    || scene.text.tokens[tokens.end].tag == Tag::Genitive
            })
            .map(|m| scene.resolved.entity[m])
    }

    /// Who the sentence or the one before speaks of as wearing.
    fn current(&self) -> Vec<EntityNumber> {
        if self.state.mode != Mode::Off {
            return self.state.people.clone();
        }
        match self.worn.last() {
            Some(worn) => worn.people.clone(),
            None => Vec::new(),
        }
    }

    fn cue(&self, clause: &Clause, cue: Cue) -> bool {
        self.scene.verb_is(clause, cue)
    }

    /// `Steve Jobs (black turtleneck, jeans)`: the person before a bracket
    /// that opens with a garment.
    fn described(&self, at: usize, end: usize) -> Option<EntityNumber> {
        let scene = self.scene;
        let mention = at.checked_sub(1).and_then(|t| scene.resolved.at(t))?;
        let person = scene.resolved.mentions[mention].kind == EntityKind::Person;
        let item = scene.items_in(at + 1..end).next()?;
        (person && item.tokens.start <= at + 2).then(|| scene.resolved.entity[mention])
    }

    /// `, belted over`, `, tucked into`: a phrase of pairing that is no verb of
    /// its own goes on with what is worn.
    fn layered(&mut self, at: usize) {
        let scene = self.scene;
        let cue = scene
            .spotted
            .cue_at(at, Cue::Pair)
            .is_some_and(|cue| cue.tokens.len() > 1);
        let behind = scene.text.lower_at(at.checked_sub(1)) == ","
            || scene.resolved.at(at.saturating_sub(1)).is_some();
        if cue
            && behind
            && let Some(worn) = self.worn.last()
        {
            self.state = State::on(worn.people.clone(), "wear: participle adds", true);
        }
    }

    /// A verb changes what holds.
    fn clause(&mut self, parse: &Parse, clause: &Clause) {
        match clause.kind {
            ClauseKind::Finite => self.finite(parse, clause),
            ClauseKind::Participle => self.participle(parse, clause),
            ClauseKind::Infinitive => self.infinitive(clause),
        }
    }

    fn finite(&mut self, parse: &Parse, clause: &Clause) {
        let scene = self.scene;
        let before = self.current();
        // `is never seen without her glasses`, `did not take off the hat`
        let doffs = clause.reality == Reality::Denied && self.never_without(clause);
        if clause.reality != Reality::Stated && !doffs {
            self.state = State::OFF;
            return;
        }
        let addition = self.cue(clause, Cue::Pair) || self.cue(clause, Cue::Complete);
        let mut wear = self.cue(clause, Cue::Wear) || addition;
        let mut people = self.people.subject(scene, parse, clause);
        if people.is_empty() && wear && clause.subject.is_empty() && !clause.passive {
            // `wore none of the jewels but did wear a suit`
            people.clone_from(&self.spoken);
        }
        if self.people.author.is_some() && people.is_empty() && self.first_person(parse, clause) {
            people.extend(self.people.author);
            self.author(parse, clause, people, wear);
            return;
        }
        if !people.is_empty() {
            self.spoken.clone_from(&people);
        }
        if doffs {
            if !people.is_empty() {
                self.state = State::on(people, "wear: never without", true);
                self.state.never = true;
            }
            return;
        }
        if people.is_empty() && self.state.rule == "wear: on the body" {
            return;
        }
        let has = !wear && !clause.passive && self.has(parse, clause);
        wear |= has;
        // `chose a gown, and she wore a suit`: the gown is no subject.
        let subject_item = subject_item(scene, parse, clause)
            .filter(|_| super::wearer::adjacent(scene, clause).is_none());
        let lead = lead(parse, clause);
        let copula = scene.text.tokens[clause.verb].tag == Tag::Auxiliary;
        // `The star of her look was a coat`, `Her outfit consisted of`
        let outfit = outfit_owner(scene, lead.clone())
            .or_else(|| {
                let the_look = scene
                    .spotted
                    .has_cue(lead.end.saturating_sub(1), Cue::Outfit)
                    && matches!(scene.text.lower(lead.start), "the" | "this");
                self.live.filter(|_| the_look)
            })
            .filter(|_| {
                copula || addition || self.cue(clause, Cue::Compose) || self.cue(clause, Cue::Show)
            });
        if let Some(owner) = outfit {
            self.state = State::on(vec![owner], "wear: the outfit is", true);
            return;
        }
        if people.is_empty()
            && self.cue(clause, Cue::Complete)
            && !clause.passive
            && self.completed(clause)
        {
            return;
        }
        if self.admired(clause) {
            return;
        }
        if let Some(item) = subject_item {
            self.garment_subject(parse, clause, item, addition, wear, &before);
            return;
        }
        // `whose video showed her in a dress`
        if people.is_empty()
            && shows_person(scene, clause)
            && let Some(shown) = object_person(scene, parse, clause)
        {
            self.state = State::armed(vec![shown], "wear: shown in");
            return;
        }
        if people.is_empty() {
            // `and let`, `which costs`: nobody that wears.
            let own = clause.subject.is_empty() && !wear;
            self.state = if own && self.state.mode != Mode::Off {
                State::armed(before, "wear: in phrase")
            } else {
                State::OFF
            };
            return;
        }
        self.between_garments(clause, &people);
        if self.on_runway(clause) {
            self.state = State::OFF;
            return;
        }
        if self.cue(clause, Cue::Swap)
            && clause
                .group
                .clone()
                .any(|t| scene.spotted.has_cue(t, Cue::Swap))
        {
            self.state = State::on(people, "wear: swapped for", true);
            self.state.given_up = true;
            return;
        }
        let makes = people.iter().any(|p| designs(scene, *p))
            && !clause.passive
            && (self.cue(clause, Cue::Show)
                || self.cue(clause, Cue::Launch)
                || self.cue(clause, Cue::Design));
        let clothes = self.cue(clause, Cue::Clothe) && !clause.passive;
        if (clothes || shows_person(scene, clause))
            && let Some(dressed) = object_person(scene, parse, clause)
        {
            self.state = State::armed(vec![dressed], "wear: dressed by another");
            return;
        }
        // `dressed his models in`
        if clothes
            && clause.objects.first().is_some_and(|p| {
                let phrase = &parse.phrases[*p];
                phrase.tokens.start <= clause.group.end + 1
                    && scene.resolved.at(phrase.head).is_none()
                    && scene
                        .text
                        .can_be(phrase.head, crate::lexicon::Classes::PLURAL)
                    && !scene.text.lower(phrase.head).ends_with("self")
            })
        {
            self.state = State::OFF;
            return;
        }
        if wear && !makes {
            let rule = match (clause.passive, addition) {
                _ if has => "wear: has",
                (_, true) => "wear: addition",
                (true, _) => "wear: passive verb",
                (false, false) => "wear: verb with subject",
            };
            let about = scene
                .spotted
                .cue_at(clause.verb, Cue::Wear)
                .is_some_and(|c| c.tokens.len() > 1);
            // `was photographed` alone tells nothing before `in`.
            self.state = if clause.passive && !about {
                State::armed(people.clone(), rule)
            } else {
                State::on(people.clone(), rule, addition)
            };
            self.antecedent(clause, &people, addition);
            return;
        }
        // `made a statement in`, `turned heads in` make nothing: who shows or
        // makes a garment, or sends somebody out in it, does not wear it.
        let makes_other = [Cue::Show, Cue::Launch, Cue::Design, Cue::Compose]
            .iter()
            .any(|cue| self.cue(clause, *cue))
            && !clause.passive;
        let made = clause.objects.iter().any(|p| {
            let tokens = parse.phrases[*p].tokens.clone();
            scene.items_in(tokens.clone()).next().is_some()
                || tokens.clone().any(|t| {
                    scene.spotted.has_cue(t, Cue::Runway)
                        || scene.spotted.has_cue(t, Cue::Line)
                        || matches!(scene.text.lemma(t), "model" | "girl" | "woman" | "man")
                })
        });
        let shows = scene
            .sentence(self.number)
            .any(|t| scene.spotted.has_cue(t, Cue::Runway));
        let alone = clause.objects.is_empty()
            && (self.cue(clause, Cue::Design) || self.cue(clause, Cue::Compose));
        let other = makes || makes_other && (made || shows || alone);
        // Who designs and has an object dresses somebody else: `sent models out in`.
        let other =
            other || !clause.objects.is_empty() && people.iter().any(|p| designs(scene, *p));
        self.state = if other {
            State::OFF
        } else {
            State::armed(people, "wear: in phrase")
        };
    }

    /// `A pair of sneakers and a hat completed his outfit`: all garments before
    /// the verb are worn by the outfit's owner.
    fn completed(&mut self, clause: &Clause) -> bool {
        let scene = self.scene;
        let owner = outfit_owner(scene, clause.reach.clone()).or_else(|| {
            self.live
                .filter(|_| has_outfit(scene, clause.reach.clone()))
        });
        let Some(owner) = owner else { return false };
        let start = scene.sentence(self.number).start;
        let items: Vec<Item> = scene.items_in(start..clause.group.start).cloned().collect();
        for item in &items {
            let told = self
                .worn
                .iter()
                .any(|worn| worn.piece.garment == scene.name(item.garment));
            if !told {
                self.push(vec![owner], item, "wear: completes the look", true);
            }
        }
        self.state = State::OFF;
        !items.is_empty()
    }

    /// `the coat, which she paired with`: the coat is worn as well.
    fn antecedent(&mut self, clause: &Clause, people: &[EntityNumber], addition: bool) {
        let scene = self.scene;
        let start = scene.sentence(self.number).start;
        let relative = (start..clause.group.start)
            .rev()
            .take(4)
            .find(|t| matches!(scene.text.lower(*t), "which" | "that"));
        let Some(relative) = relative else {
            // `the minidresses Françoise Hardy wore`
            let bare = scene.items_in(clause.reach.clone()).next().is_none();
            let subject = scene
                .resolved
                .of_kind(EntityKind::Person, start..clause.group.start)
                .last()
                .map(|m| scene.resolved.mentions[m].tokens.clone())
                .filter(|tokens| clause.group.start - tokens.end <= 1);
            if bare && let Some(subject) = subject {
                let item = scene
                    .items_in(start..subject.start)
                    .last()
                    .filter(|item| item.tokens.end == subject.start && !item.denied)
                    .cloned();
                if let Some(item) = item {
                    self.push(people.to_vec(), &item, "wear: relative clause", addition);
                }
            }
            return;
        };
        let end = if scene.text.surface(relative.saturating_sub(1)) == "," {
            relative - 1
        } else {
            relative
        };
        let item = scene
            .items_in(start..end)
            .last()
            .filter(|item| end - item.tokens.end.min(end) <= 1 && !item.denied);
        if item.is_none()
            && let Some(mention) = end.checked_sub(1).and_then(|t| scene.resolved.at(t))
            && scene.resolved.mentions[mention].kind == EntityKind::Product
            && let Some(piece) = referent::named_model(scene, self.number, mention)
        {
            self.worn.push(Worn {
                people: people.to_vec(),
                piece,
                addition,
                definite: false,
            });
        }
        if let Some(item) = item {
            let item = item.clone();
            self.push(people.to_vec(), &item, "wear: relative clause", addition);
        }
    }

    /// `A belt completed her look`, `the coat was worn by X`, `the bag was
    /// from Y`, `the shoes were paired with`.
    fn garment_subject(
        &mut self,
        parse: &Parse,
        clause: &Clause,
        item: Item,
        addition: bool,
        wear: bool,
        before: &[EntityNumber],
    ) {
        let scene = self.scene;
        let items = subject_items(scene, parse, clause);
        let owner = item
            .possessor
            .or_else(|| outfit_owner(scene, clause.reach.clone()))
            .or_else(|| before.first().copied())
            .or(self.live);
        let agent = agent(scene, parse, clause);
        if clause.passive
            && wear
            && let Some(agent) = agent
        {
            let agents = agents(scene, clause, agent);
            for item in &items {
                self.push(agents.clone(), item, "wear: worn by", false);
            }
            self.state = State::on(agents, "wear: worn by", false);
            return;
        }
        // `The coat has been seen on X and Y.`
        if clause.passive && (self.cue(clause, Cue::Seen) || wear) {
            let on = (clause.group.end..clause.reach.end.min(clause.group.end + 4))
                .find(|t| scene.text.lower(*t) == "on")
                .and_then(|on| {
                    scene
                        .resolved
                        .of_kind(EntityKind::Person, on + 1..clause.reach.end.min(on + 6))
                        .next()
                });
            if let Some(first) = on {
                let seen = agents(scene, clause, scene.resolved.entity[first]);
                for item in &items {
                    self.push(seen.clone(), item, "wear: seen on", false);
                }
                self.state = State::OFF;
                return;
            }
        }
        let Some(owner) = owner else {
            self.state = State::OFF;
            return;
        };
        let completes = self.cue(clause, Cue::Complete) && !clause.passive;
        if completes
            && (outfit_owner(scene, clause.reach.clone()).is_some()
                || has_outfit(scene, clause.reach.clone()))
        {
            for item in &items {
                self.push(vec![owner], item, "wear: completes the look", true);
            }
            self.state = State::OFF;
            return;
        }
        let known = self.live == Some(owner)
            || self
                .worn
                .last()
                .is_some_and(|worn| worn.people.contains(&owner));
        // `X’s shirt was tucked into`, `Her diamond cuff was Boucheron`
        let whose = item.possessor.is_some_and(|p| self.may_possess(&item, p));
        if addition && whose && !known {
            for item in &items {
                self.push(vec![owner], item, "wear: possessed", true);
            }
            self.state = State::on(vec![owner], "wear: possessed", true);
            return;
        }
        let label = scene.text.tokens[clause.verb].tag == Tag::Auxiliary
            && brand_behind(scene, clause).is_some();
        if label && whose && !known {
            for item in &items {
                self.push(vec![owner], item, "wear: possessed", false);
                if let Some(worn) = self.worn.last_mut() {
                    worn.piece.brand = worn.piece.brand.or_else(|| brand_behind(scene, clause));
                }
            }
            self.state = State::OFF;
            return;
        }
        if addition && known && (is_definite(scene, &item) || !before.is_empty()) {
            for item in &items {
                self.push(vec![owner], item, "wear: addition to the garment", true);
            }
            self.state = State::on(vec![owner], "wear: addition to the garment", true);
            return;
        }
        // `The cap was from Gap.` `Her coat featured black buttons.`
        let definite = is_definite(scene, &item);
        let says_more = scene.text.tokens[clause.verb].tag == Tag::Auxiliary
            || self.cue(clause, Cue::Show)
            || self.cue(clause, Cue::Compose)
            || self.cue(clause, Cue::Influence);
        if definite && says_more && known {
            let mut piece = Piece::of(scene, &item, self.number, "wear: more of the garment");
            piece.brand = piece.brand.or_else(|| brand_behind(scene, clause));
            if scene.items_in(clause.reach.clone()).next().is_none() {
                piece.add(scene.entities_in(EntityKind::Attribute, clause.reach.clone()));
            }
            self.worn.push(Worn {
                people: vec![owner],
                piece,
                addition: true,
                definite: true,
            });
        }
        self.state = State::OFF;
    }

    fn participle(&mut self, parse: &Parse, clause: &Clause) {
        let scene = self.scene;
        if clause.reality != Reality::Stated && clause.reality != Reality::Advised {
            self.state.held = true;
            return;
        }
        // `Zendaya, dressed by Law Roach in`: who dresses another wears nothing.
        if clause.passive && self.cue(clause, Cue::Clothe) && agent(scene, parse, clause).is_some()
        {
            self.state = match self
                .adjacent_person(clause)
                .or(self.spoken.first().copied())
            {
                Some(person) => State::armed(vec![person], "wear: dressed by another"),
                None => State::OFF,
            };
            return;
        }
        if clause.passive
            && self.cue(clause, Cue::Wear)
            && let Some(agent) = agent(scene, parse, clause)
        {
            let start = scene.sentence(self.number).start;
            let item = scene
                .items_in(start..clause.group.start)
                .last()
                .filter(|item| clause.group.start - item.tokens.end.min(clause.group.start) <= 1)
                .cloned();
            let agents = agents(scene, clause, agent);
            if let Some(item) = item {
                self.push(agents.clone(), &item, "wear: worn by", false);
            }
            self.state = State::on(agents, "wear: worn by", false);
            return;
        }
        let addition = self.cue(clause, Cue::Pair) || self.cue(clause, Cue::Complete);
        let wear = self.cue(clause, Cue::Wear);
        let composes = self.cue(clause, Cue::Compose);
        if composes && let Some(owner) = outfit_owner(scene, lead(parse, clause)) {
            self.state = State::on(vec![owner], "wear: the outfit is", false);
            return;
        }
        if !wear && !addition {
            // `Jungkook, photographed at the airport in a hanbok`
            let seen = self.cue(clause, Cue::Seen) && clause.passive;
            match self.adjacent_person(clause).filter(|_| seen) {
                Some(person) => self.state = State::armed(vec![person], "wear: seen in"),
                // `was snapped leaving a party in`
                None if self.state.mode == Mode::Armed
                    && !clause.passive
                    && !(self.cue(clause, Cue::Design) || self.cue(clause, Cue::Launch)) => {}
                None => self.state.held = true,
            }
            return;
        }
        let current = self.current();
        let subject = self.people.subject(scene, parse, clause);
        let adjacent = self.adjacent_person(clause);
        let opens = clause.group.start == scene.sentence(self.number).start;
        let people = if let Some(person) = adjacent.filter(|_| wear && !addition) {
            vec![person]
        } else if addition && !current.is_empty() {
            current
        } else if addition && !opens && clause.passive {
            Vec::new()
        } else if !subject.is_empty() {
            subject
        } else if !clause.passive && !self.spoken.is_empty() {
            self.spoken.clone()
        } else if opens || !current.is_empty() {
            let owner = outfit_owner(scene, clause.reach.clone());
            owner
                .or(current.first().copied())
                .or(self.live)
                .into_iter()
                .collect()
        } else {
            Vec::new()
        };
        // Where only garments are spoken of, nobody wears the combination.
        let garment_only =
            addition && !wear && self.worn.is_empty() && self.state.mode != Mode::On && !opens;
        if people.is_empty() || garment_only && self.live.is_none() && self.state.mode == Mode::Off
        {
            self.state = State::OFF;
            return;
        }
        let rule = if addition {
            "wear: participle adds"
        } else {
            "wear: participle"
        };
        self.state = State::on(people, rule, addition && (opens || !self.worn.is_empty()));
    }

    /// The person named directly before a clause.
    fn adjacent_person(&self, clause: &Clause) -> Option<EntityNumber> {
        let scene = self.scene;
        scene
            .resolved
            .of_kind(
                EntityKind::Person,
                scene.sentence(self.number).start..clause.group.start,
            )
            .last()
            .filter(|m| clause.group.start - scene.resolved.mentions[*m].tokens.end <= 1)
            .map(|m| scene.resolved.entity[m])
    }

    fn infinitive(&mut self, clause: &Clause) {
        let scene = self.scene;
        let start = scene.sentence(self.number).start;
        let unreal = (start..clause.group.start.min(start + 400))
            .rev()
            .take(3)
            .any(|t| scene.spotted.has_cue(t, Cue::Unreal))
            || clause.reality != Reality::Stated;
        if unreal {
            self.state = State::OFF;
        } else if self.cue(clause, Cue::Wear) && self.state.mode == Mode::Armed {
            let chosen = (start..clause.group.start).rev().take(2).any(|t| {
                scene.spotted.has_cue(t, Cue::Wear)
                    || matches!(scene.text.lower(t), "first" | "last" | "latest")
            });
            if chosen {
                self.state.mode = Mode::On;
                self.state.rule = "wear: chose to wear";
            } else {
                self.state = State::OFF;
            }
        } else {
            self.state.held = true;
        }
    }

    /// A model on a runway wears nothing of her own.
    fn on_runway(&self, clause: &Clause) -> bool {
        let scene = self.scene;
        let walks = matches!(
            scene.text.lemma(clause.verb),
            "walk" | "open" | "close" | "parade" | "model" | "strut" | "stalk"
        );
        walks
            && scene
                .sentence(self.number)
                .any(|t| scene.spotted.has_cue(t, Cue::Runway) && t > clause.verb)
            && !scene
                .sentence(self.number)
                .any(|t| scene.text.lower(t) == "carpet")
    }

    /// A name, a garment, a brand.
    fn mention(&mut self, mention: usize) {
        let scene = self.scene;
        let known = &scene.resolved.mentions[mention];
        let entity = scene.resolved.entity[mention];
        let next = known.tokens.end;
        match known.kind {
            EntityKind::Garment => {
                let items = &scene.items;
                let place = items.partition_point(|item| item.mention < mention);
                if let Some(item) = items.get(place).filter(|item| item.mention == mention) {
                    self.item(item);
                }
            }
            EntityKind::Product if self.state.mode != Mode::Off && !self.state.held => {
                let before = scene.text.lower_at(known.tokens.start.checked_sub(1));
                let brand_before = known
                    .tokens
                    .start
                    .checked_sub(1)
                    .and_then(|t| scene.resolved.at(t))
                    .map_or(before, |m| {
                        let start = scene.resolved.mentions[m].tokens.start;
                        scene.text.lower_at(start.checked_sub(1))
                    });
                let open = self.state.mode == Mode::On || before == "in" || brand_before == "in";
                if open && let Some(piece) = referent::model(scene, self.number, mention) {
                    self.state.mode = Mode::On;
                    self.worn.push(Worn {
                        people: self.state.people.clone(),
                        piece,
                        addition: self.state.addition,
                        definite: false,
                    });
                }
            }
            EntityKind::Brand => {
                if let Some(piece) = referent::implied(
                    scene,
                    self.number,
                    mention,
                    self.state.mode == Mode::On,
                    self.state.mode == Mode::Armed,
                ) && !self.state.people.is_empty()
                {
                    self.state.mode = Mode::On;
                    self.worn.push(Worn {
                        people: self.state.people.clone(),
                        piece,
                        addition: false,
                        definite: false,
                    });
                } else if self.state.mode == Mode::Armed
                    && scene.text.lower_at(known.tokens.start.checked_sub(1)) == "in"
                    && scene.text.lower_at(Some(next)) == ":"
                {
                    self.state.mode = Mode::On;
                }
            }
            EntityKind::Person => self.person(entity, mention, next),
            EntityKind::Organisation if is_band(scene, entity) => {
                self.person(entity, mention, next)
            }
            _ => {}
        }
    }

    /// `X in a tuxedo`, `X (in a coat)`: whoever is named may wear.
    fn person(&mut self, entity: EntityNumber, mention: usize, next: usize) {
        let scene = self.scene;
        let range = scene.sentence(self.number);
        let start = scene.resolved.mentions[mention].tokens.start;
        if super::wearer::by_pronoun(scene, mention) {
            return;
        }
        let genitive = next < range.end && scene.text.tokens[next].tag == Tag::Genitive;
        // `X as Carlotta` is X.
        let part = scene.text.lower_at(start.checked_sub(1)) == "as";
        if genitive || part {
            return;
        }
        // `designed by X in`
        let made = scene.text.lower_at(start.checked_sub(1)) == "by"
            && (range.start..start).rev().take(3).any(|t| {
                scene.spotted.has_cue(t, Cue::Design) || scene.spotted.has_cue(t, Cue::Clothe)
            });
        let behind = scene.text.lower_at(Some(next));
        let in_next = behind == "in"
            || matches!(behind, "," | "(") && scene.text.lower_at(Some(next + 1)) == "in";
        let verbless = scene.parses[self.number]
            .clauses
            .iter()
            .all(|c| c.kind != ClauseKind::Finite);
        if made || !in_next && !verbless {
            return;
        }
        if verbless && !in_next && self.state.mode == Mode::On {
            return;
        }
        let rule = if verbless {
            "wear: caption"
        } else {
            "wear: name in a garment"
        };
        self.state = State::armed(vec![entity], rule);
    }

    fn item(&mut self, item: &Item) {
        let scene = self.scene;
        if self.state.mode == Mode::Off {
            self.possessed(item);
            return;
        }
        let denied = item.denied && !self.state.never;
        if denied || self.state.held || self.state.given_up {
            return;
        }
        // `knit dress`, `jelly ballet flats`: the first word describes.
        // `a mini Le Roseau bag`: so does what stands before the name of the bag.
        let mut end = scene.resolved.mentions[item.mention].tokens.end;
        let describes = loop {
            let Some(m) = scene.resolved.at(end) else {
                break false;
            };
            match scene.resolved.mentions[m].kind {
                EntityKind::Garment => break m != item.mention,
                EntityKind::Brand | EntityKind::Product | EntityKind::Attribute => {
                    end = scene.resolved.mentions[m].tokens.end;
                }
                _ => break false,
            }
        };
        if describes {
            return;
        }
        let label = self.worn.is_empty()
            && scene.text.lower_at(Some(item.tokens.end)) == ":"
            && referent::governor(scene, item).is_some_and(|t| scene.text.lower(t) == "on");
        if has_outfit_name(scene, item) || label {
            return;
        }
        let governor = referent::governor(scene, item);
        let word = scene.text.lower_at(governor);
        // `pumps whose heels`: a part.
        if word == "whose" {
            return;
        }
        if self.state.mode == Mode::Armed {
            // `turned up with a Chanel bag`
            let carried = word == "with"
                && self.state.rule == "wear: in phrase"
                && super::look::group(scene, &scene.name(item.garment))
                    .is_some_and(|g| matches!(g, "bag" | "jewellery" | "eyewear" | "headwear"))
                && !is_the(scene, item);
            if word != "in" && !carried {
                return;
            }
            self.state.mode = Mode::On;
        }
        let adverse = governor.is_some_and(|t| referent::is_preference(scene, t))
            || governor.is_some_and(|t| {
                scene.text.tokens[t].tag == Tag::Preposition
                    && !matches!(
                        word,
                        "in" | "with"
                            | "over"
                            | "under"
                            | "underneath"
                            | "beneath"
                            | "alongside"
                            | "atop"
                            | "into"
                            | "on"
                            | "plus"
                            | "via"
                            | "above"
                            | "below"
                            | "and"
                            | "featuring"
                    )
                    && !(word == "without" && self.state.never)
                    && !scene.spotted.has_cue(t, Cue::Wear)
                    && !scene.spotted.has_cue(t, Cue::Pair)
                    && !scene.spotted.has_cue(t, Cue::Compose)
                    && !(word == "for" && self.state.rule == "wear: swapped for")
                    && !(word == "of" && scene.text.lower_at(t.checked_sub(1)) == "top")
            });
        // `wore one of its linen dresses`: the house's, on the wearer.
        let one_of = word == "of"
            && governor.is_some_and(|t| {
                matches!(
                    scene.text.lower_at(t.checked_sub(1)),
                    "one" | "some" | "several" | "two"
                )
            });
        let adverse = adverse && !one_of;
        let another = scene.text.lower(item.tokens.start) == "its" && !one_of
            || item
                .possessor
                .is_some_and(|owner| !self.state.people.contains(&owner));
        // `jeans brand`, `handbag line`
        let compound = item.tokens.end < scene.sentence(self.number).end
            && (scene.spotted.has_cue(item.tokens.end, Cue::House)
                || scene.spotted.has_cue(item.tokens.end, Cue::Trend)
                || scene.spotted.has_cue(item.tokens.end, Cue::Runway))
            && !scene.spotted.has_cue(item.tokens.end, Cue::Outfit);
        if adverse || another || compound {
            return;
        }
        let people = self.state.people.clone();
        let (rule, addition) = (self.state.rule, self.state.addition);
        self.push(people, item, rule, addition);
    }

    pub(super) fn push(
        &mut self,
        people: Vec<EntityNumber>,
        item: &Item,
        rule: &'static str,
        addition: bool,
    ) {
        let scene = self.scene;
        if people.is_empty() || item.denied && !self.state.never || has_outfit_name(scene, item) {
            return;
        }
        let mut piece = Piece::of(scene, item, self.number, rule);
        let end = scene.sentence(self.number).end;
        let until = scene
            .items_in(item.tokens.end..end)
            .next()
            .map_or(end, |next| next.tokens.start.max(item.tokens.end));
        piece.season = scene.season_in(item.tokens.start..until);
        self.worn.push(Worn {
            people,
            piece,
            addition,
            definite: is_definite(scene, item),
        });
    }

    /// A pronoun that means a garment: `wore them`, `carries hers`, `a black pair`.
    fn word(&mut self, at: usize, parse: &Parse) {
        self.combination(at);
        // `spent the year in them`, `was seen in the brown pair`
        let pair = self.scene.text.lower(at) == "pair"
            && (at.saturating_sub(4)..at).any(|t| scene_in(self.scene, t + 1))
            && self.scene.text.lower_at(Some(at + 1)) != "of";
        let in_them = self.state.mode == Mode::Armed
            && (pair
                || scene_in(self.scene, at)
                    && matches!(self.scene.text.lower(at), "them" | "it" | "hers" | "his"));
        let open = self.state.mode == Mode::On && !self.state.held && !self.state.given_up;
        if !open && !in_them {
            return;
        }
        // `swapped heels for flats and wore them`: told already.
        let told = matches!(self.scene.text.lower(at), "them" | "it") && !self.worn.is_empty();
        if told {
            return;
        }
        if let Some(piece) =
            referent::pronoun(self.scene, self.number, parse, at, &self.state.people)
        {
            self.worn.push(Worn {
                people: self.state.people.clone(),
                piece,
                addition: self.state.addition,
                definite: self.state.addition,
            });
            self.state.mode = Mode::On;
        }
    }
}

/// The end of a run of speech that opens at `at`, unless it is a mere word in
/// quotation marks.
fn speech(scene: &Scene<'_>, at: usize, end: usize) -> Option<usize> {
    let closing = match scene.text.surface(at) {
        "“" => "”",
        "‘" => "’",
        _ => "\"",
    };
    let close = (at + 1..end).find(|t| scene.text.surface(*t) == closing);
    match close {
        Some(close) if close - at > 5 => Some(close),
        Some(_) => None,
        None if closing == "’" => None,
        None => Some(end),
    }
}

/// The end of a short title in quotation marks: `her "Love on Top" video`.
fn title(scene: &Scene<'_>, at: usize, end: usize) -> Option<usize> {
    let closing = match scene.text.surface(at) {
        "“" => "”",
        "‘" => "’",
        _ => "\"",
    };
    let close = (at + 1..end.min(at + 7)).find(|t| scene.text.surface(*t) == closing)?;
    let capital = close > at + 1 && scene.text.tokens[at + 1].shape.is_capital();
    capital.then_some(close)
}

/// True where a sentence without a verb opens as one that adds to a look.
fn adds_on(scene: &Scene<'_>, first: usize) -> bool {
    scene.text.tokens[first].tag == Tag::Preposition
        || matches!(
            scene.text.lower(first),
            "plus"
                | "also"
                | "and"
                | "underneath"
                | "below"
                | "above"
                | "beneath"
                | "cue"
                | "throw"
                | "add"
        )
}

/// True for a finite verb; `with laddered tights` has none.
fn is_finite(scene: &Scene<'_>, clause: &Clause) -> bool {
    clause.kind == ClauseKind::Finite
        && !(clause.subject.is_empty()
            && clause
                .group
                .start
                .checked_sub(1)
                .is_some_and(|t| scene.text.tokens[t].tag == Tag::Preposition))
}

/// `the video showed her in`, `photographers caught her in`
fn shows_person(scene: &Scene<'_>, clause: &Clause) -> bool {
    !clause.passive
        && (scene.verb_is(clause, Cue::Seen)
            || matches!(
                scene.text.lemma(clause.verb),
                "show" | "feature" | "depict" | "portray"
            ))
}

fn scene_in(scene: &Scene<'_>, at: usize) -> bool {
    scene.text.lower_at(at.checked_sub(1)) == "in"
}

fn in_brackets(scene: &Scene<'_>, start: usize, at: usize) -> bool {
    (start..at).fold(0i32, |depth, t| match scene.text.surface(t) {
        "(" => depth + 1,
        ")" => depth - 1,
        _ => depth,
    }) > 0
}

/// The tokens of the clause before its verb.
fn lead(parse: &Parse, clause: &Clause) -> Range<usize> {
    let first = clause
        .subject
        .first()
        .map_or(clause.group.start, |p| parse.phrases[*p].tokens.start);
    first.min(clause.group.start)..clause.group.start
}

/// Who owns the outfit named in a range: `her look`, `Jennie's outfits`.
pub(super) fn outfit_owner(scene: &Scene<'_>, tokens: Range<usize>) -> Option<EntityNumber> {
    tokens
        .clone()
        .filter(|t| scene.spotted.has_cue(*t, Cue::Outfit))
        .find_map(|noun| {
            let low = tokens.start.max(noun.saturating_sub(4));
            scene
                .resolved
                .of_kind(EntityKind::Person, low..noun)
                .filter(|m| {
                    let mention = &scene.resolved.mentions[*m];
                    scene.text.tokens[mention.tokens.start].tag == Tag::Possessive
                        || mention.tokens.end < noun
                            && scene.text.tokens[mention.tokens.end].tag == Tag::Genitive
                })
                .last()
                .map(|m| scene.resolved.entity[m])
        })
}

fn has_outfit(scene: &Scene<'_>, mut tokens: Range<usize>) -> bool {
    tokens.any(|t| scene.spotted.has_cue(t, Cue::Outfit))
}

/// `look`, `outfit`: a whole, no item.
fn has_outfit_name(scene: &Scene<'_>, item: &Item) -> bool {
    let tokens = &scene.resolved.mentions[item.mention].tokens;
    tokens.len() == 1
        && (scene.spotted.has_cue(tokens.start, Cue::Outfit)
            || matches!(
                scene.name(item.garment).as_str(),
                "accessory" | "clothes" | "clothing" | "footwear"
            ))
}

/// `the bag`
fn is_the(scene: &Scene<'_>, item: &Item) -> bool {
    matches!(
        scene.text.lower(item.tokens.start),
        "the" | "this" | "these" | "those"
    )
}

pub(super) fn is_definite(scene: &Scene<'_>, item: &Item) -> bool {
    let first = scene.text.lower(item.tokens.start);
    matches!(first, "the" | "this" | "these" | "those")
        || scene.text.tokens[item.tokens.start].tag == Tag::Possessive
}

/// The items at the head of a clause's subject phrases.
fn subject_items(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Vec<Item> {
    clause
        .subject
        .iter()
        .filter_map(|p| {
            let phrase = &parse.phrases[*p];
            scene
                .items_in(phrase.tokens.clone())
                .last()
                .filter(|item| {
                    scene.resolved.mentions[item.mention]
                        .tokens
                        .contains(&phrase.head)
                })
                .cloned()
        })
        .collect()
}

fn subject_item(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Item> {
    subject_items(scene, parse, clause).into_iter().next()
}

/// The person behind `by` after a passive verb.
fn agent(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<EntityNumber> {
    clause.prepositional.iter().find_map(|p| {
        let phrase = &parse.phrases[*p];
        let by = phrase
            .preposition
            .is_some_and(|t| scene.text.lower(t) == "by");
        by.then(|| person_in(scene, phrase.tokens.clone()))
            .flatten()
    })
}

/// All who are named with the first in a list behind `by` or `on`: `by X, Y and
/// Z`, `by everyone from X to Y`.
fn agents(scene: &Scene<'_>, clause: &Clause, first: EntityNumber) -> Vec<EntityNumber> {
    let mut found = vec![first];
    let mut end: Option<usize> = None;
    let limit = scene.sentence(clause.sentence).end;
    for m in scene
        .resolved
        .of_kind(EntityKind::Person, clause.group.end..limit)
    {
        let tokens = scene.resolved.mentions[m].tokens.clone();
        let entity = scene.resolved.entity[m];
        if let Some(end) = end {
            let listed = tokens.start >= end
                && tokens.start - end <= 5
                && (end..tokens.start).all(|t| {
                    matches!(
                        scene.text.surface(t),
                        "," | "and" | "&" | "to" | "as" | "well"
                    ) || matches!(
                        scene.text.tokens[t].tag,
                        Tag::Noun | Tag::Adjective | Tag::Name
                    ) || scene.text.lower(t) == "the"
                })
                && (end..tokens.start)
                    .any(|t| matches!(scene.text.surface(t), "," | "and" | "&" | "to"));
            let wears = scene.text.lower_at(Some(tokens.end));
            if !listed || matches!(wears, "wore" | "wears" | "who") {
                break;
            }
            if !found.contains(&entity) {
                found.push(entity);
            }
        } else if entity != first {
            continue;
        }
        end = Some(tokens.end);
    }
    found
}

/// The person who is the verb's object.
fn object_person(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<EntityNumber> {
    let first = *clause.objects.first()?;
    let tokens = parse.phrases[first].tokens.clone();
    let mention = scene.resolved.at(parse.phrases[first].head)?;
    let known = &scene.resolved.mentions[mention];
    let person = known.kind == EntityKind::Person
        && (known.found != Found::Anaphor
            || scene.text.tokens[known.tokens.start].tag == Tag::Pronoun);
    (person && tokens.start <= clause.group.end + 1).then(|| scene.resolved.entity[mention])
}

/// The brand of `was from Gap`, `were Prada`.
fn brand_behind(scene: &Scene<'_>, clause: &Clause) -> Option<EntityNumber> {
    let mention = scene
        .resolved
        .of_kind(EntityKind::Brand, clause.group.end..clause.reach.end)
        .next()?;
    let start = scene.resolved.mentions[mention].tokens.start;
    (start - clause.group.end <= 4).then(|| scene.resolved.entity[mention])
}
