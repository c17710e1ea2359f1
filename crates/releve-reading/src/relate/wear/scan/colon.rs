//! Lists at a colon: `On X: a, b and c`, `X took a preppy approach: a tie and a kilt`,
//! `A leopard coat and red tights: X had understood`.

use releve_facts::EntityKind;

use super::{Scan, State};
use crate::clause::{Clause, ClauseKind, Reality};
use crate::item::Item;
use crate::lexicon::Cue;
use crate::resolve::EntityNumber;
use crate::tag::Tag;

impl Scan<'_, '_> {
    /// A list behind a colon: `On X: a, b and c`, `X's version: a, b, c`.
    pub(super) fn colon(&mut self, at: usize) {
        let scene = self.scene;
        let start = scene.sentence(self.number).start;
        if scene.items_in(start..at).next().is_some() {
            return;
        }
        if let Some(person) = self.manner(at) {
            self.state = State::on(vec![person], "wear: list behind a colon", true);
            return;
        }
        if let Some(person) = self.body_part(at) {
            self.state = State::on(vec![person], "wear: on the body", true);
            return;
        }
        if at - start > 8 {
            return;
        }
        let Some(mention) = scene.resolved.of_kind(EntityKind::Person, start..at).last() else {
            return;
        };
        let tokens = scene.resolved.mentions[mention].tokens.clone();
        let entity = scene.resolved.entity[mention];
        let on = tokens.end == at && scene.text.lower_at(tokens.start.checked_sub(1)) == "on";
        let owner = scene.text.tokens[tokens.start].tag == Tag::Possessive
            || scene.text.tokens[tokens.end].tag == Tag::Genitive;
        let version = owner
            && (tokens.end..at).any(|t| {
                scene.spotted.has_cue(t, Cue::Outfit)
                    || scene.spotted.has_cue(t, Cue::Piece)
                    || matches!(
                        scene.text.lower(t),
                        "take" | "answer" | "recipe" | "formula"
                    )
            });
        if on || version {
            self.state = State::on(vec![entity], "wear: list behind a colon", true);
        }
    }

    /// `The best of it was on his feet: a pair of clogs`: whose body the words before a
    /// colon end at.
    fn body_part(&self, at: usize) -> Option<EntityNumber> {
        let scene = self.scene;
        let last = at.checked_sub(1)?;
        let owner = last.checked_sub(1)?;
        let mention = scene.resolved.at(owner)?;
        let own = scene.resolved.mentions[mention].kind == EntityKind::Person
            && scene.text.tokens[owner].tag == Tag::Possessive;
        let placed = matches!(
            scene.text.lower_at(owner.checked_sub(1)),
            "on" | "around" | "round" | "in" | "over" | "at"
        );
        let stated = scene.parses[self.number]
            .clauses
            .iter()
            .filter(|clause| clause.group.start < at)
            .all(|clause| clause.reality == Reality::Stated);
        (own && placed && stated && scene.spotted.has_cue(last, Cue::Body))
            .then(|| scene.resolved.entity[mention])
    }

    /// Who is said before a colon to dress in some way, where a list of garments stands
    /// right behind it: `kept it light: a vest, shorts and clogs`.
    fn manner(&self, at: usize) -> Option<EntityNumber> {
        let scene = self.scene;
        let range = scene.sentence(self.number);
        let parse = &scene.parses[self.number];
        let mut items = scene.items_in(at + 1..range.end);
        let first = items.next()?;
        // `a button-up top` begins with a garment of its own.
        let opens = first.tokens.start <= at + 2
            || first.tokens.start <= at + 5
                && (at + 1..first.tokens.start).all(|t| {
                    !matches!(
                        scene.text.tokens[t].tag,
                        Tag::Mark | Tag::Verb | Tag::Auxiliary | Tag::Pronoun
                    )
                });
        let listed = opens && items.next().is_some();
        // `: coats and boots are for sale` is a sentence of its own.
        let goes_on = parse.clauses.iter().any(|clause| {
            let subject = clause
                .subject
                .first()
                .map(|p| parse.phrases[*p].tokens.start);
            clause.kind == ClauseKind::Finite
                && subject.is_some_and(|start| start == first.tokens.start)
                && scene.text.tokens[clause.group.start - 1].tag != Tag::Relative
        });
        if goes_on {
            return None;
        }
        // `something that shone` says what the look is.
        let relative = |clause: &&Clause| {
            clause.shared_subject
                && matches!(
                    scene.text.lower_at(clause.group.start.checked_sub(1)),
                    "that" | "which"
                )
        };
        let mut before = (parse.clauses.iter())
            .filter(|clause| clause.group.start < at && clause.kind == ClauseKind::Finite)
            .filter(|clause| !relative(clause));
        let clause = before
            .next()
            .filter(|_| listed && before.next().is_none())?;
        let way = matches!(
            scene.text.lemma(clause.verb),
            "go" | "keep" | "play" | "dress" | "arrive" | "come" | "stick" | "turn" | "step"
        ) || (clause.group.end..at).any(|t| {
            scene.spotted.has_cue(t, Cue::Outfit)
                || matches!(
                    scene.text.lower(t),
                    "approach" | "brief" | "mood" | "note" | "palette" | "statement" | "classics"
                )
        });
        // `changed into something softer: a dress`
        let way = way
            || scene.verb_is(clause, Cue::Wear)
                && (clause.group.end..at).any(|t| {
                    matches!(
                        scene.text.lower(t),
                        "something" | "anything" | "much" | "same" | "all" | "usual"
                    )
                });
        let makes = [Cue::Design, Cue::Launch, Cue::Show, Cue::Say]
            .into_iter()
            .any(|cue| scene.verb_is(clause, cue));
        let people = self.people.subject(scene, parse, clause);
        let [person] = people[..] else { return None };
        (way && !makes && !clause.passive && clause.reality == Reality::Stated).then_some(person)
    }

    /// `A leopard coat and red tights: X had understood`: all that stands before the
    /// colon is worn by whoever is named right behind it.
    pub(super) fn before_colon(&mut self, person: EntityNumber, start: usize) {
        let scene = self.scene;
        let range = scene.sentence(self.number);
        let Some(colon) = start.checked_sub(1).filter(|at| *at > range.start) else {
            return;
        };
        if scene.text.surface(colon) != ":" {
            return;
        }
        let items: Vec<Item> = scene.items_in(range.start..colon).cloned().collect();
        let article = matches!(scene.text.lower(range.start), "a" | "an");
        // `Ballet flats: X began it` names what is spoken of.
        let listed = items.first().is_some_and(|item| {
            item.tokens.start <= range.start + 1
                && scene.text.tokens[range.start].tag != Tag::Number
                && (items.len() > 1 || article)
        });
        let told = scene.parses[self.number]
            .clauses
            .iter()
            .any(|clause| clause.group.start < colon && clause.kind != ClauseKind::Participle);
        let others = scene
            .resolved
            .of_kind(EntityKind::Person, range.start..colon)
            .any(|m| {
                let first = scene.resolved.mentions[m].tokens.start;
                scene.text.lower_at(first.checked_sub(1)) != "by"
            });
        // `X sells both`: spoken of, and worn by nobody.
        let deals = scene.parses[self.number].clauses.iter().any(|clause| {
            clause.group.start > colon
                && [Cue::Sell, Cue::Show, Cue::Launch, Cue::Design, Cue::Say]
                    .into_iter()
                    .any(|cue| scene.verb_is(clause, cue))
        });
        if listed && !told && !others && !deals {
            for item in items.iter().filter(|item| !item.denied) {
                self.push(vec![person], item, "wear: caption", false);
            }
        }
    }
}
