//! Wearing told by other words than verbs of dressing: having, never being
//! without, possessing, lists behind a colon, the author's own clothes.

use releve_facts::EntityKind;

use super::governor::governor;
use super::scan::{Scan, State, Worn};
use super::trade::designs;
use crate::clause::{Clause, Parse};
use crate::item::Item;
use crate::lexicon::Cue;
use crate::resolve::EntityNumber;
use crate::segment::BlockKind;
use crate::tag::Tag;

impl Scan<'_, '_> {
    /// `had a scarf knotted at her throat`, `has got the coat`, `had them with`.
    pub(super) fn has(&self, parse: &Parse, clause: &Clause) -> bool {
        let scene = self.scene;
        let text = &scene.text;
        let has = clause.group.clone().any(|t| {
            matches!(
                text.lower(t),
                "has" | "had" | "have" | "having" | "'s" | "’s"
            )
        }) && matches!(text.lemma(clause.verb), "have" | "get" | "'s" | "’s");
        if !has {
            return false;
        }
        let Some(first) = clause.objects.first() else {
            // `had them with a vest`
            return matches!(
                text.lower_at(Some(clause.group.end)),
                "them" | "hers" | "his"
            );
        };
        let phrase = &parse.phrases[*first];
        if phrase.tokens.start > clause.group.end + 1 {
            return false;
        }
        let pronoun = matches!(text.lower(phrase.head), "them" | "hers" | "his");
        let garment = scene
            .items_in(phrase.tokens.clone())
            .next()
            .is_some_and(|item| {
                !item.denied
                    && scene.resolved.mentions[item.mention].tokens.end >= phrase.tokens.end
            });
        pronoun || garment
    }

    /// A denied verb of being without: `is never seen without`, `did not remove`.
    pub(super) fn never_without(&self, clause: &Clause) -> bool {
        let scene = self.scene;
        let doff = scene.verb_is(clause, Cue::Doff);
        let without = (clause.group.start..(clause.group.end + 3).min(clause.reach.end))
            .any(|t| scene.text.lower(t) == "without");
        doff || without
    }

    /// `I`, said by the author and not within a quotation.
    pub(super) fn first_person(&self, parse: &Parse, clause: &Clause) -> bool {
        clause
            .subject
            .iter()
            .any(|p| self.scene.text.lower(parse.phrases[*p].head) == "i")
    }

    /// What the author says of their own clothes: only plain statements of
    /// wearing and owning count.
    pub(super) fn author(
        &mut self,
        parse: &Parse,
        clause: &Clause,
        people: Vec<EntityNumber>,
        wear: bool,
    ) {
        let plain = clause
            .objects
            .first()
            .is_some_and(|p| parse.phrases[*p].tokens.start <= clause.group.end + 1);
        let wears = wear
            && plain
            && matches!(
                self.scene.text.lemma(clause.verb),
                "wear" | "own" | "don" | "sport" | "carry" | "pair" | "team" | "style"
            );
        self.state = if wears {
            State::on(people, "wear: the author", false)
        } else {
            State::OFF
        };
    }

    /// `Fans of the barn jacket include X and Y.`
    pub(super) fn admired(&mut self, clause: &Clause) -> bool {
        let scene = self.scene;
        let start = scene.sentence(self.number).start;
        let admirers = (start..clause.group.start).find(|t| {
            matches!(
                scene.text.lower(*t),
                "fans"
                    | "devotees"
                    | "wearers"
                    | "converts"
                    | "adherents"
                    | "followers"
                    | "adopters"
            ) || scene.text.lower(*t) == "those" && scene.text.lower_at(Some(t + 1)) == "who"
        });
        let Some(admirers) = admirers else {
            return false;
        };
        let lists = matches!(
            scene.text.lemma(clause.verb),
            "include" | "be" | "number" | "count" | "range"
        );
        let item = scene
            .items_in(admirers + 1..clause.group.start)
            .find(|item| !item.denied)
            .cloned();
        let people = scene.entities_in(EntityKind::Person, clause.group.end..clause.reach.end);
        let (Some(item), true, false) = (item, lists, people.is_empty()) else {
            return false;
        };
        self.push(people, &item, "wear: fans of", false);
        self.state = State::OFF;
        true
    }

    /// True where a person named in the genitive is likely to wear the thing:
    /// nobody who designs or sells it.
    /// A pronoun counts where the item is `branded` and the person is spoken of.
    pub(super) fn may_possess(&self, item: &Item, person: EntityNumber, branded: bool) -> bool {
        let scene = self.scene;
        let spoken_of = branded
            && (self.live == Some(person)
                || self.people.topic == Some(person)
                || scene
                    .resolved
                    .of_kind(EntityKind::Person, scene.sentence(self.number))
                    .any(|m| {
                        scene.resolved.entity[m] == person && !super::wearer::by_pronoun(scene, m)
                    }));
        let by_name = scene
            .resolved
            .of_kind(EntityKind::Person, item.tokens.start..item.tokens.end)
            .any(|m| {
                scene.resolved.entity[m] == person
                    && (spoken_of || !super::wearer::by_pronoun(scene, m))
            });
        let brand = scene
            .resolved
            .entities
            .iter()
            .any(|e| e.kind == EntityKind::Brand && e.name == scene.entity(person).name);
        by_name && !designs(scene, person) && !brand
    }

    /// `Zhou Shen's changshan at the CCTV gala`, `Rosalía's corset (by X) drew
    /// gasps at the premiere`: worn, where its maker or an occasion is told.
    pub(super) fn possessed(&mut self, item: &Item) {
        let scene = self.scene;
        let Some(person) = item
            .possessor
            .filter(|p| self.may_possess(item, *p, item.brand.is_some()))
        else {
            self.said_of(item);
            return;
        };
        let range = scene.sentence(self.number);
        let block = scene.text.blocks[scene.text.sentences[self.number].block].kind;
        let occasion = super::occasion::occasion(scene, self.number, &[]).is_some();
        let line = (item.tokens.end..(item.tokens.end + 2).min(range.end))
            .any(|t| scene.spotted.has_cue(t, Cue::House) || scene.spotted.has_cue(t, Cue::Line));
        // `X's minidress at the label's show`
        let there = item.tokens.end < range.end
            && matches!(scene.text.lower(item.tokens.end), "at" | "during");
        let told = item.brand.is_some() || occasion || there;
        let number = scene.resolved.mentions[item.mention].tokens.end;
        let plural = scene
            .text
            .can_be(number.saturating_sub(1), crate::lexicon::Classes::PLURAL)
            && item.brand.is_none();
        let unreal = scene.parses[self.number].clauses.iter().any(|c| {
            c.reality != crate::clause::Reality::Stated && c.group.start < item.tokens.end
        });
        if block == BlockKind::Paragraph && told && !line && !plural && !unreal && !item.denied {
            self.push(vec![person], item, "wear: possessed", false);
        }
    }

    /// `said X of her quilted jacket`
    fn said_of(&mut self, item: &Item) {
        let scene = self.scene;
        let start = scene.sentence(self.number).start;
        let Some(governor) = governor(scene, item) else {
            return;
        };
        if scene.text.lower(governor) != "of" || item.denied {
            return;
        }
        let says = (start..governor)
            .rev()
            .take(5)
            .any(|t| scene.spotted.has_cue(t, Cue::Say));
        let person = item.possessor.filter(|p| {
            scene
                .entities_in(
                    EntityKind::Person,
                    governor.saturating_sub(5).max(start)..governor,
                )
                .contains(p)
        });
        if let Some(person) = person.filter(|_| says) {
            self.push(vec![person], item, "wear: spoken of", false);
        }
    }

    /// `wore this combination to lunch`: what the sentence before puts together.
    pub(super) fn combination(&mut self, at: usize) {
        let scene = self.scene;
        let means = self.state.is_on()
            && scene.spotted.has_cue(at, Cue::Outfit)
            && matches!(
                scene.text.lower_at(at.checked_sub(1)),
                "this" | "that" | "exact" | "same" | "such"
            );
        let block = |number: usize| scene.text.sentences[number].block;
        if !means || self.number == 0 || block(self.number - 1) != block(self.number) {
            return;
        }
        let before = self.number - 1;
        let items: Vec<Item> = scene
            .items_in(scene.sentence(before))
            .filter(|item| !item.denied)
            .cloned()
            .collect();
        let people = self.state.people.clone();
        if items.len() < 2 {
            return;
        }
        for item in &items {
            self.push(people.clone(), item, "wear: combination before", false);
            if let Some(worn) = self.worn.last_mut() {
                worn.piece.sentences.insert(0, before);
            }
        }
    }

    /// `X and Y, both in white shirts`
    pub(super) fn both(&mut self, at: usize) {
        let scene = self.scene;
        if !matches!(scene.text.lower(at), "both" | "each")
            || !matches!(scene.text.lower_at(Some(at + 1)), "in" | "wearing")
        {
            return;
        }
        let start = scene.sentence(self.number).start;
        let people: Vec<EntityNumber> = scene
            .resolved
            .of_kind(EntityKind::Person, start..at)
            .filter(|m| {
                scene.text.tokens[scene.resolved.mentions[*m].tokens.start].tag != Tag::Possessive
            })
            .map(|m| scene.resolved.entity[m])
            .collect();
        if !people.is_empty() {
            self.state = State::armed(people, "wear: both in");
        }
    }

    /// `From her Burberry coat to her Prada boots, X looked the part.`
    pub(super) fn between_garments(&mut self, clause: &Clause, people: &[EntityNumber]) {
        let scene = self.scene;
        let start = scene.sentence(self.number).start;
        if scene.text.lower(start) != "from" || people.len() != 1 {
            return;
        }
        let items: Vec<Item> = scene
            .items_in(start..clause.group.start)
            .filter(|item| {
                scene.text.tokens[item.tokens.start].tag == Tag::Possessive
                    && governor(scene, item)
                        .is_some_and(|t| matches!(scene.text.lower(t), "from" | "to" | "and"))
            })
            .cloned()
            .collect();
        if items.len() < 2 {
            return;
        }
        for item in &items {
            let told = self
                .worn
                .iter()
                .any(|worn: &Worn| worn.piece.garment == scene.name(item.garment));
            if !told {
                self.push(people.to_vec(), item, "wear: from head to foot", true);
            }
        }
    }
}
