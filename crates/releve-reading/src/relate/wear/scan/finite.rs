//! A finite verb changes what holds.

use releve_facts::EntityKind;

use super::outfit::{lead, outfit_owner};
use super::party::object_person;
use super::pictured::{is_source, pictured, shows_person};
use super::state::Mode;
use super::subject::subject_item;
use super::{Scan, State};
use crate::clause::{Clause, Parse, Reality};
use crate::lexicon::{Classes, Cue};
use crate::relate::wear::before_verb::{across_apposition, adjacent};
use crate::relate::wear::trade::{designs, is_named_home, is_stylist};
use crate::tag::Tag;

impl Scan<'_, '_> {
    pub(super) fn finite(&mut self, parse: &Parse, clause: &Clause) {
        let scene = self.scene;
        let before = self.current();
        // `is never seen without her glasses`, `did not take off the hat`
        let doffs = clause.reality == Reality::Denied && self.never_without(clause);
        if clause.reality != Reality::Stated && !doffs {
            self.state = State::OFF;
            return;
        }
        if self.does_so(parse, clause) {
            return;
        }
        // `it seemed to be a mere vest`
        if self.state.rule == "wear: the outfit is"
            && (clause.subject.is_empty()
                || scene.text.lower_at(clause.group.start.checked_sub(1)) == "to")
            && scene.text.lemma(clause.verb) == "be"
        {
            return;
        }
        let addition = self.cue(clause, Cue::Pair) || self.cue(clause, Cue::Complete);
        let mut wear = self.cue(clause, Cue::Wear) || addition;
        let mut people = self.people.subject(scene, parse, clause);
        let goes_on = clause.subject.is_empty() || clause.shared_subject && self.joined(clause);
        if people.is_empty() && wear && goes_on && !clause.passive {
            // `wore none of the jewels but did wear a suit`; `Her husband, X, walked
            // beside her and wore a suit`
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
        let subject_item = subject_item(scene, parse, clause).filter(|_| {
            adjacent(scene, clause).is_none() && across_apposition(scene, clause).is_none()
        });
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
            .or_else(|| self.look_before(parse, clause))
            .or_else(|| self.another_day(&lead))
            .filter(|_| {
                copula
                    || addition
                    || scene.text.lemma(clause.verb) == "seem"
                    || self.cue(clause, Cue::Compose)
                    || self.cue(clause, Cue::Comprise)
                    || self.cue(clause, Cue::Show)
            });
        if let Some(owner) = outfit {
            self.state = State::on(vec![owner], "wear: the outfit is", true);
            return;
        }
        // `stepped out in an outfit that consisted of`
        if !before.is_empty() && self.of_an_outfit(clause) {
            self.state = State::on(before, "wear: the outfit is", false);
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
        if clause.passive
            && wear
            && subject_item.is_none()
            && (self.model_by(parse, clause) || self.meant_by(parse, clause))
        {
            return;
        }
        if let Some(item) = &subject_item
            && self.plays_a_part(clause, item)
        {
            let people = self.live.into_iter().collect();
            self.push(people, item, "wear: completes the look", true);
            self.state = State::OFF;
            return;
        }
        if let Some(item) = subject_item {
            self.garment_subject(parse, clause, item, addition, wear, &before);
            return;
        }
        // `whose video showed her in a dress`
        if people.is_empty()
            && shows_person(scene, clause)
            && let Some(shown) =
                object_person(scene, parse, clause).or_else(|| pictured(scene, parse, clause))
        {
            self.state = State::armed(vec![shown], "wear: shown in");
            return;
        }
        // `Later came a cowboy hat and chaps.` `Under it was a slip dress.`
        if people.is_empty() && (self.comes_later(clause) || self.there_was(clause)) {
            self.state = State::on(
                self.live.into_iter().collect(),
                "wear: fragment after a look",
                true,
            );
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
        // `For his show X teamed waistcoats with skirts`, `At the house, where X tucked it in`
        let at_home = || {
            let said = scene.sentence(self.number).start..clause.group.start;
            people
                .iter()
                .any(|p| is_named_home(scene, *p, said.clone()))
        };
        let combines = addition
            && (at_home()
                || scene.season_in(scene.sentence(self.number)).is_some()
                || scene
                    .sentence(self.number)
                    .any(|t| scene.spotted.has_cue(t, Cue::Runway)));
        let makes = people.iter().any(|p| designs(scene, *p))
            && !clause.passive
            && (combines
                || self.cue(clause, Cue::Show)
                || self.cue(clause, Cue::Launch)
                || self.cue(clause, Cue::Design));
        let clothes = self.cue(clause, Cue::Clothe) && !clause.passive;
        if (clothes || shows_person(scene, clause))
            && let Some(dressed) = object_person(scene, parse, clause)
        {
            // `The stylists X and Y put her in`: her is none of them.
            let own = people.contains(&dressed) && clothes;
            let Some(dressed) = self
                .live
                .or(self.people.topic)
                .filter(|_| own)
                .or((!own).then_some(dressed))
            else {
                self.state = State::OFF;
                return;
            };
            self.state = State::armed(vec![dressed], "wear: dressed by another");
            return;
        }
        // `dressed her in`, whoever she is
        let somebody = scene.text.tokens.get(clause.group.end).is_some_and(|t| {
            t.tag == Tag::Pronoun
                && matches!(
                    scene.text.lower(clause.group.end),
                    "her" | "him" | "them" | "me" | "us"
                )
        });
        if clothes && somebody {
            self.state = State::OFF;
            return;
        }
        // `Law Roach put her friends in vests`: a stylist dresses others.
        if clothes && people.iter().all(|p| is_stylist(scene, *p)) {
            self.state = State::OFF;
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

    /// True where a conjunction stands before a clause, which goes on with the
    /// subject of the one before; `or throw it over` advises.
    fn joined(&self, clause: &Clause) -> bool {
        let scene = self.scene;
        let told = scene.text.tokens[clause.verb].tag == Tag::Past
            || clause.group.start < clause.verb
            || scene.text.can_be(clause.verb, Classes::THIRD);
        let start = scene.sentence(self.number).start;
        let conjunction = (start..clause.group.start)
            .rev()
            .find(|t| scene.text.tokens[*t].tag != Tag::Adverb)
            .is_some_and(|t| scene.text.tokens[t].tag == Tag::Conjunction);
        told && conjunction
    }

    /// True for a relative clause that says what a look is made of.
    fn of_an_outfit(&self, clause: &Clause) -> bool {
        let scene = self.scene;
        let start = scene.sentence(self.number).start;
        let noun = (start..clause.group.start)
            .rev()
            .find(|t| !matches!(scene.text.lower(*t), "that" | "which" | ","));
        let relative = clause.group.start > start
            && matches!(scene.text.lower(clause.group.start - 1), "that" | "which");
        relative
            && !clause.passive
            && noun.is_some_and(|t| scene.spotted.has_cue(t, Cue::Outfit))
            && (self.cue(clause, Cue::Compose)
                || self.cue(clause, Cue::Comprise)
                || self.cue(clause, Cue::Show))
    }

    /// A model on a runway wears nothing of her own.
    fn on_runway(&self, clause: &Clause) -> bool {
        let scene = self.scene;
        let walks = matches!(
            scene.text.lemma(clause.verb),
            "walk" | "open" | "close" | "parade" | "model" | "strut" | "stalk"
        );
        // `walked Ferragamo in a gown`
        let for_house = scene
            .resolved
            .at(clause.group.end)
            .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Brand);
        walks
            && (for_house
                || scene.sentence(self.number).any(|t| {
                    scene.spotted.has_cue(t, Cue::Runway)
                        && t > clause.verb
                        && !is_source(scene, clause, t)
                }))
            && !scene
                .sentence(self.number)
                .any(|t| scene.text.lower(t) == "carpet")
    }
}
