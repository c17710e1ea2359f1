//! Parts in a series or film: what a character wears, who plays them wears.
//!
//! The gold holds so on purpose: `Riley Keough, who plays Daisy, wears a caftan` and `Emily
//! … She's played by Lily Collins` are facts of the players, who had the clothes on; so
//! `Sarah's character wears` and `as Villanelle, Jodie Comer wore` tell of Sarah and of
//! Comer. A character whom the text gives no player stays who wears.

use std::ops::Range;

use foldhash::{HashMap, HashMapExt};
use releve_facts::EntityKind;

use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::tag::Tag;

/// How far apart a character and the words `played by` may stand, in tokens.
const NEAR: usize = 8;

/// Whom the text says that each character is played by.
pub(super) fn players(scene: &Scene<'_>) -> HashMap<EntityNumber, EntityNumber> {
    let mut found = HashMap::new();
    for number in 0..scene.text.sentences.len() {
        let range = scene.sentence(number);
        let people: Vec<usize> = scene
            .resolved
            .of_kind(EntityKind::Person, range.clone())
            .collect();
        for pair in people.windows(2) {
            let [first, second] = [pair[0], pair[1]].map(|m| scene.resolved.entity[m]);
            let tokens = |m: usize| scene.resolved.mentions[m].tokens.clone();
            let between = tokens(pair[0]).end..tokens(pair[1]).start;
            if first == second || between.len() > NEAR {
                continue;
            }
            // `Meryl Streep's Jane Adler wears`: nobody else owns somebody by both names.
            if between.len() == 1
                && scene.text.tokens[between.start].tag == Tag::Genitive
                && tokens(pair[1]).len() > 1
            {
                found.entry(second).or_insert(first);
                continue;
            }
            // `Kerry Condon's character(,) Deb`, `Her character Blair`
            if is_character(scene, tokens(pair[0]), between.clone()) {
                found.entry(second).or_insert(first);
                continue;
            }
            // `Blair, Leighton Meester's character, wore`
            let behind = tokens(pair[1]).end..(tokens(pair[1]).end + 2).min(range.end);
            let apposed = between.len() == 1 && scene.text.surface(between.start) == ",";
            if apposed && is_character(scene, tokens(pair[1]), behind) {
                found.entry(first).or_insert(second);
                continue;
            }
            let plays = between.clone().find(|t| {
                matches!(scene.text.lemma(*t), "play" | "portray")
                    && matches!(
                        scene.text.tokens[*t].tag,
                        Tag::Verb | Tag::Past | Tag::Gerund
                    )
            });
            let Some(verb) = plays else { continue };
            if scene.text.lower(between.end - 1) == "by" && between.end == verb + 2 {
                found.entry(first).or_insert(second);
            } else if between.end == verb + 1
                && (between.clone().any(|t| scene.text.lower(t) == "who")
                    || between.len() == 1 && scene.text.tokens[verb].tag == Tag::Verb)
            {
                found.entry(second).or_insert(first);
            }
        }
    }
    found
}

/// `'s character`, or `character` behind a possessive pronoun, a comma at most behind it.
fn is_character(scene: &Scene<'_>, owner: Range<usize>, behind: Range<usize>) -> bool {
    let text = &scene.text;
    let own = owner.len() == 1 && text.tokens[owner.start].tag == Tag::Possessive;
    let mut words = behind.filter(|at| text.surface(*at) != ",");
    let genitive = || {
        text.tokens
            .get(owner.end)
            .is_some_and(|next| next.tag == Tag::Genitive)
    };
    if !own && (!genitive() || words.next() != Some(owner.end)) {
        return false;
    }
    words.next().is_some_and(|at| text.lower(at) == "character") && words.next().is_none()
}

#[cfg(test)]
mod tests {
    use releve_facts::Statement;

    use crate::relate::told;

    #[test]
    fn what_a_character_wears_its_player_has_on() {
        for (text, player) in [
            (
                "Kerry Condon's character Claire wears a linen suit.",
                "Kerry Condon",
            ),
            (
                "Lily Collins's character Emily wears a red beret.",
                "Lily Collins",
            ),
            (
                "Zendaya's character, Rue, wears a Carhartt hoodie.",
                "Zendaya",
            ),
            (
                "Leighton Meester is back. Her character Blair wears a Prada headband.",
                "Leighton Meester",
            ),
            (
                "Blair, Leighton Meester's character, wore a headband by Prada.",
                "Leighton Meester",
            ),
            (
                "As Villanelle, Jodie Comer wore a tulle dress.",
                "Jodie Comer",
            ),
        ] {
            let told = told(text);
            let wearers: Vec<&str> = told
                .iter()
                .filter_map(|statement| match statement {
                    Statement::Wear(wear) => Some(wear.person.as_str()),
                    _ => None,
                })
                .collect();
            assert_eq!(wearers, [player], "{text}");
        }
    }
}
