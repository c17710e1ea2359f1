//! A garment met on the way: whether it is worn, and by whom.

use releve_facts::EntityKind;

use super::outfit::{has_outfit_name, is_definite, is_the};
use super::state::Mode;
use super::{Scan, Worn};
use crate::item::Item;
use crate::lexicon::{Classes, Cue};
use crate::relate::wear::governor::{governor, is_preference};
use crate::relate::wear::look::{Piece, group};
use crate::relate::wear::trade::designs;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::tag::Tag;

impl Scan<'_, '_> {
    pub(super) fn item(&mut self, item: &Item) {
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
            && governor(scene, item).is_some_and(|t| scene.text.lower(t) == "on");
        if has_outfit_name(scene, item) || label {
            return;
        }
        let governor = governor(scene, item);
        let word = scene.text.lower_at(governor);
        // `pumps whose heels`: a part.
        if word == "whose" {
            return;
        }
        if self.state.mode == Mode::Armed {
            // `turned up with a Chanel bag`
            let carried = word == "with"
                && self.state.rule == "wear: in phrase"
                && group(scene, &scene.entity(item.garment).name)
                    .is_some_and(|g| matches!(g, "bag" | "jewellery" | "eyewear" | "headwear"))
                && !is_the(scene, item);
            // `hid behind sunglasses`, `braved the rain under a trench`
            let covering = scene.text.lower_at(item.tokens.start.checked_sub(1));
            let covered = matches!(covering, "under" | "beneath" | "behind" | "underneath")
                && self.state.rule == "wear: in phrase"
                && group(scene, &scene.entity(item.garment).name)
                    .is_some_and(|g| matches!(g, "eyewear" | "headwear" | "outerwear"))
                && !is_the(scene, item);
            if word != "in" && !carried && !covered {
                return;
            }
            self.state.mode = Mode::On;
        }
        let adverse = governor.is_some_and(|t| is_preference(scene, t))
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
                    && !(word == "behind" && self.state.rule == "wear: in phrase")
                    && !scene.spotted.has_cue(t, Cue::Wear)
                    && !scene.spotted.has_cue(t, Cue::Pair)
                    && !scene.spotted.has_cue(t, Cue::Compose)
                    && !(word == "for" && self.state.rule == "wear: swapped for")
                    && !(word == "to" && self.matched(t))
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
        // `owns its bucket bag`: the house's.
        let object = governor.is_some_and(|t| {
            matches!(scene.text.tokens[t].tag, Tag::Verb | Tag::Past)
                && scene.spotted.has_cue(t, Cue::Wear)
        });
        let another = scene.text.lower(item.tokens.start) == "its" && !one_of && !object
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

    /// `matched the kilt to white boots`
    fn matched(&self, to: usize) -> bool {
        let start = self.scene.sentence(self.number).start;
        self.state.rule == "wear: addition"
            && (start..to)
                .rev()
                .take(6)
                .any(|t| self.scene.text.lemma(t) == "match")
    }

    pub(in crate::relate::wear) fn push(
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
        let shown = |item: &Item| is_several(scene, item);
        if people.iter().all(|p| designs(scene, *p))
            && scene.items_in(scene.sentence(self.number)).any(shown)
        {
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
}

/// `opting for twill jackets`: several of what one person has on one of. A
/// designer who takes to them shows them.
fn is_several(scene: &Scene<'_>, item: &Item) -> bool {
    let last = scene.resolved.mentions[item.mention].tokens.end - 1;
    let name = scene.name(item.garment);
    let plural =
        scene.text.can_be(last, Classes::PLURAL) && !name.ends_with(scene.text.lower(last));
    plural
        && !group(scene, &name).is_some_and(|group| {
            matches!(
                group,
                "footwear" | "jewellery" | "hosiery" | "eyewear" | "bag" | "accessory"
            )
        })
}
