//! One sentence from left to right: from which word on, and on whom, the
//! garments named are worn.

mod again;
mod before;
mod beside;
mod colon;
mod favourite;
mod finite;
mod hanging;
mod item;
mod mention;
mod opening;
mod outfit;
mod participle;
mod party;
mod pictured;
mod speech;
mod state;
mod subject;

use releve_facts::EntityKind;

use super::look::Piece;
use super::people::People;
use crate::clause::{Clause, ClauseKind, Parse};
use crate::lexicon::Cue;
use crate::relate::aside::asides;
use crate::resolve::EntityNumber;
use crate::scene::Scene;

pub(super) use self::party::adjacent_people;
use self::speech::{opens_speech, speech, title};
use self::state::Mode;
pub(super) use self::state::State;

/// A worn item and whose look it belongs to.
pub(super) struct Worn {
    pub(super) people: Vec<EntityNumber>,
    pub(super) piece: Piece,
    /// It goes with what was told before: `she added`.
    pub(super) addition: bool,
    /// `the coat`, `her coat`: perhaps one already told.
    pub(super) definite: bool,
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
        let asides = asides(scene, self.number);
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
                "“" | "\"" | "‘" if opens_speech(scene, at) => {
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
                "," if asides.iter().any(|a| a.in_list && a.tokens.end == at) => {
                    // `credits X, who wore a cap, and the skirt`: the skirt is credited.
                    self.state = State::OFF;
                }
                "," | ";" => self.state.held = false,
                // `X's outfit — a jacket and jeans — won praise`
                "—" | "–" | "―" => {
                    self.state.held = false;
                    self.colon(at);
                }
                _ => {}
            }
            if matches!(
                scene.text.lower(at),
                "with" | "over" | "under" | "and" | "alongside" | "plus"
            ) {
                self.state.held = false;
            }
            self.both(at);
            self.hang(at);
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
}
