//! Parts in a series or film: what a character wears, who plays them wears.

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
