//! Participles and infinitives: `dressed by X in`, `chose to wear`.

use releve_facts::EntityKind;

use super::outfit::{lead, outfit_owner};
use super::party::{adjacent_people, agent, agents};
use super::state::Mode;
use super::subject::{bearer, on_person, subject_items};
use super::{Scan, State, Worn};
use crate::clause::{Clause, ClauseKind, Parse, Reality};
use crate::lexicon::{Classes, Cue};
use crate::relate::wear::look::Piece;
use crate::relate::wear::referent;
use crate::relate::wear::trade::is_role;
use crate::resolve::EntityNumber;
use crate::tag::Tag;

impl Scan<'_, '_> {
    pub(super) fn participle(&mut self, parse: &Parse, clause: &Clause) {
        let scene = self.scene;
        // `pulls on a printed bucket hat`: it describes.
        if clause.group.start.checked_sub(1).is_some_and(|t| {
            matches!(
                scene.text.tokens[t].tag,
                Tag::Determiner | Tag::Possessive | Tag::Genitive
            )
        }) {
            return;
        }
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
        // `the bag slung over X's shoulder`
        let hung = scene
            .items_in(scene.sentence(self.number).start..clause.group.start)
            .last()
            .filter(|item| item.tokens.end == clause.group.start && clause.passive)
            .cloned();
        if let Some(item) = hung
            && let Some(owner) = bearer(scene, clause.reach.clone())
        {
            self.push(vec![owner], &item, "wear: on the body", true);
            return;
        }
        if self.hanging(clause.verb) {
            return;
        }
        let addition = self.cue(clause, Cue::Pair) || self.cue(clause, Cue::Complete);
        let wear = self.cue(clause, Cue::Wear);
        let composes = self.cue(clause, Cue::Compose);
        if composes && let Some(owner) = outfit_owner(scene, lead(parse, clause)) {
            self.state = State::on(vec![owner], "wear: the outfit is", false);
            return;
        }
        // `in an outfit made up of a kilt and`
        let whole = (scene.sentence(self.number).start..clause.group.start)
            .rev()
            .take(2)
            .any(|t| scene.spotted.has_cue(t, Cue::Outfit));
        if (composes || self.cue(clause, Cue::Comprise)) && whole && self.state.mode == Mode::On {
            return;
        }
        if !wear && !addition && !clause.passive && self.posed(parse, clause) {
            return;
        }
        if !wear && !addition {
            // `The loafer, spotted on X and Y, costs`, `Seen on X, the loafer is`
            let seen = self.cue(clause, Cue::Seen)
                || matches!(scene.text.lemma(clause.verb), "appear" | "pop" | "crop");
            if seen && self.seen_on(parse, clause) {
                return;
            }
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
        if wear && !clause.passive && self.of_others(parse, clause) {
            self.state = State::OFF;
            return;
        }
        let current = self.current();
        let subject = self.people.subject(scene, parse, clause);
        let opens = clause.group.start == scene.sentence(self.number).start;
        let named = if wear && !addition {
            adjacent_people(scene, self.people_end(parse, clause))
        } else {
            Vec::new()
        };
        let people = if !named.is_empty() {
            named
        } else if addition && !current.is_empty() {
            current
        } else if addition && !opens && clause.passive {
            Vec::new()
        } else if !subject.is_empty() {
            subject
        } else if !clause.passive && !self.spoken.is_empty() {
            self.spoken.clone()
        } else if opens || !current.is_empty() {
            match outfit_owner(scene, clause.reach.clone()) {
                Some(owner) => vec![owner],
                None if !current.is_empty() => current,
                None => self.live.into_iter().collect(),
            }
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

    /// Tells what is seen on somebody: the garment directly before the clause, or
    /// the subject behind one that opens the sentence.
    fn seen_on(&mut self, parse: &Parse, clause: &Clause) -> bool {
        let scene = self.scene;
        let Some((_, first)) = on_person(scene, clause) else {
            return false;
        };
        let sentence = scene.sentence(self.number);
        let before = scene
            .items_in(sentence.start..clause.group.start)
            .last()
            .filter(|item| {
                let gap = item.tokens.end..clause.group.start;
                gap.is_empty() || gap.len() == 1 && scene.text.surface(gap.start) == ","
            });
        // `Seen on X, the loafer is`, `As seen on X, the loafer`
        let opens = clause.group.start <= sentence.start + 1;
        let behind = || {
            let main = parse
                .clauses
                .iter()
                .find(|c| c.group.start >= clause.reach.end && !c.subject.is_empty())?;
            subject_items(scene, parse, main).into_iter().next()
        };
        let item = match before {
            Some(item) => Some(item.clone()),
            None if opens => behind(),
            None => None,
        };
        let seen = agents(scene, clause, scene.resolved.entity[first]);
        if let Some(item) = item {
            self.push(seen, &item, "wear: seen on", false);
        } else if let Some(piece) = opens.then(|| self.meant_behind(parse, clause)).flatten() {
            self.worn.push(Worn {
                people: seen,
                piece,
                addition: false,
                definite: false,
            });
        } else {
            return false;
        }
        self.state = State::OFF;
        true
    }

    /// `Sitting in a café in a leather jacket, X orders`: how somebody is met, before
    /// it is said who.
    fn posed(&mut self, parse: &Parse, clause: &Clause) -> bool {
        let scene = self.scene;
        let poses = clause.group.start == scene.sentence(self.number).start
            && matches!(
                scene.text.lemma(clause.verb),
                "sit"
                    | "stand"
                    | "arrive"
                    | "step"
                    | "walk"
                    | "pose"
                    | "leave"
                    | "emerge"
                    | "head"
                    | "stroll"
                    | "perch"
                    | "lounge"
                    | "appear"
                    | "perform"
                    | "enter"
            );
        let main = parse
            .clauses
            .iter()
            .find(|c| c.kind == ClauseKind::Finite && c.group.start >= clause.reach.end);
        let Some(main) = main.filter(|_| poses) else {
            return false;
        };
        let people = self.people.subject(scene, parse, main);
        if people.is_empty() {
            return false;
        }
        self.state = State::armed(people, "wear: in phrase");
        true
    }

    /// `saw men wearing kilts`: whoever stands before the participle wears.
    fn of_others(&self, parse: &Parse, clause: &Clause) -> bool {
        let scene = self.scene;
        let is_other = |at: usize| {
            let people = scene.spotted.has_cue(at, Cue::Someone);
            // `talked to a nurse wearing`; with another article it may be the star herself.
            let some = (at.saturating_sub(3)..at)
                .any(|t| matches!(scene.text.lower(t), "a" | "an" | "another"));
            let roles = is_role(scene, at) && (some || scene.text.can_be(at, Classes::PLURAL));
            scene.resolved.at(at).is_none() && (people || roles)
        };
        // Directly before it, or before what it goes on after: `a girl crossing the
        // road wearing`.
        [clause.group.start, self.people_end(parse, clause)]
            .into_iter()
            .filter_map(|end| end.checked_sub(1))
            .any(is_other)
    }

    /// What the pronoun means that the clause behind one that opens the sentence is
    /// about: `Seen on X, they are`.
    fn meant_behind(&self, parse: &Parse, clause: &Clause) -> Option<Piece> {
        let main = parse
            .clauses
            .iter()
            .find(|c| c.group.start >= clause.reach.end && !c.subject.is_empty())?;
        let at = parse.phrases[*main.subject.first()?].head;
        let pronoun = matches!(self.scene.text.lower(at), "they" | "it" | "these");
        pronoun
            .then(|| referent::subject(self.scene, self.number, parse, at))
            .flatten()
    }

    /// Where the people end whom a participle describes: directly before it, or
    /// before others that it goes on after, `X crossing the road wearing`.
    fn people_end(&self, parse: &Parse, clause: &Clause) -> usize {
        let mut end = clause.group.start;
        for before in parse.clauses.iter().rev() {
            if before.group.start >= end {
                continue;
            }
            let goes_on = before.kind == ClauseKind::Participle
                && !before.passive
                && self.scene.text.tokens[before.verb].tag == Tag::Gerund
                && self
                    .scene
                    .resolved
                    .of_kind(EntityKind::Person, before.group.end..end)
                    .next()
                    .is_none();
            if adjacent_people(self.scene, end).is_empty() && goes_on {
                end = before.group.start;
            } else {
                break;
            }
        }
        end
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

    pub(super) fn infinitive(&mut self, clause: &Clause) {
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
                    || matches!(
                        scene.text.lower(t),
                        "first" | "last" | "latest" | "known" | "dared" | "decided" | "elected"
                    )
            });
            if chosen {
                self.state.mode = Mode::On;
                self.state.rule = "wear: chose to wear";
            } else {
                self.state = State::OFF;
            }
        } else if !(self.state.rule == "wear: the outfit is"
            && scene.text.lemma(clause.verb) == "be")
        {
            self.state.held = true;
        }
    }
}
