//! Whom `she`, `his` or `herself` means, of those spoken of shortly before.
//!
//! Each of them is weighed by how far back and how they stand there, as Lappin and
//! Leass (1994, "An Algorithm for Pronominal Anaphora Resolution") weigh salience. The
//! weights are set by hand and held against what people say the pronouns of the training
//! articles mean (`eval/anaphors.tsv`): docs/QUALITY.md, "What pronouns mean", also of
//! weights fitted to them.

use super::recent::{REACH, Recent, Spoken};
use super::standing::Standing;
use super::{EntityNumber, Resolved};
use crate::lexicon::Pronoun;
use crate::tag::Tag;
use crate::text::Text;

/// How many places are looked at.
const MOST: usize = 14;

/// What each sentence between takes away; each other place where somebody is spoken of
/// takes away one.
const SENTENCE: f32 = 3.0;

/// Before the first verb of their sentence, or a subject behind it: `says Wren Abara`.
const LEADS: f32 = 3.0;
/// `Kate Moss's arm`, before the first verb.
const OWNS: f32 = 1.0;
/// In a relative clause about somebody else.
const ASIDE: f32 = -4.0;

/// The last subject before a pronoun in its sentence, where it is their own: `Joan Smalls
/// swung her bag`, and more so where it stands alone: `layered hers`, `himself`.
const OWN: f32 = 3.0;
const OWN_ALONE: f32 = 4.0;

/// They are known to go by this pronoun, or their given name is another's.
const AGREES: f32 = 3.0;
const DIFFERS: f32 = -6.0;

/// The line above names them, or the headline where no line above names anybody.
const TOPIC: f32 = 4.0;

/// A house that bears a person's name is not often meant.
const HOUSE: f32 = -2.0;

/// The place of a pronoun in its clause.
#[derive(Debug, Clone, Copy)]
enum Case {
    /// `her coat`
    Possessive,
    /// `showed hers`, `himself`
    Alone,
    /// `she wore`, `dressed her`
    Other,
}

fn case(text: &Text<'_>, at: usize) -> Case {
    let noun = text.tokens.get(at + 1).is_some_and(|next| {
        matches!(
            next.tag,
            Tag::Noun | Tag::Adjective | Tag::Name | Tag::Number | Tag::Gerund
        )
    });
    match text.lower(at) {
        "her" | "his" if noun => Case::Possessive,
        "hers" | "his" | "herself" | "himself" => Case::Alone,
        _ => Case::Other,
    }
}

impl Recent {
    /// Whom the pronoun at `at` means, none of `others`.
    pub(super) fn person(
        &self,
        text: &Text<'_>,
        resolved: &Resolved,
        pronoun: Pronoun,
        at: usize,
        others: &[EntityNumber],
    ) -> Option<EntityNumber> {
        let sentence = text.sentence_of(at);
        let differs = |spoken: &Spoken| {
            (spoken.goes_by).is_some_and(|known| known != pronoun && known != Pronoun::They)
        };
        // What the lexicon says is so; a given name is only a hint.
        let agrees = |spoken: &Spoken| {
            !differs(spoken) || resolved.entities[spoken.entity].entry.is_none() || spoken.house
        };
        let case = case(text, at);
        let mut best: Option<(f32, EntityNumber)> = None;
        let mut subject_seen = false;
        for (age, spoken) in self.people.iter().rev().enumerate().take(MOST) {
            let entity = spoken.entity;
            let far = sentence - spoken.sentence;
            if far > REACH {
                break;
            }
            let subject = matches!(spoken.standing, Standing::Subject | Standing::Speaker);
            let own = far == 0 && subject && !subject_seen;
            subject_seen |= subject;
            if !agrees(spoken) || others.contains(&entity) {
                continue;
            }
            let known =
                spoken.goes_by == Some(pronoun) || self.gone_by.contains(&(entity, pronoun));
            let topic = self.topic.or(self.hero) == Some(entity);
            let weigh = |holds: bool, weight: f32| if holds { weight } else { 0.0 };
            let score = match spoken.standing {
                Standing::Aside => ASIDE,
                Standing::Speaker => LEADS,
                Standing::Owner => weigh(spoken.leads, OWNS),
                _ => weigh(spoken.leads, LEADS),
            } - SENTENCE * far as f32
                - age as f32
                + match case {
                    Case::Possessive => weigh(own, OWN),
                    Case::Alone => weigh(own, OWN_ALONE),
                    Case::Other => 0.0,
                }
                + weigh(known, AGREES)
                + weigh(differs(spoken), DIFFERS)
                + weigh(topic, TOPIC)
                + weigh(spoken.house, HOUSE);
            if best.is_none_or(|(value, _)| score > value) {
                best = Some((score, entity));
            }
        }
        // Where nobody was spoken of of late: who the section or the text is about.
        let fits = |entity: &EntityNumber| {
            let known = &resolved.entities[*entity];
            !others.contains(entity)
                && known
                    .pronoun
                    .is_none_or(|known| known == pronoun || known == Pronoun::They)
        };
        (best.map(|(_, entity)| entity))
            .or(self.topic.filter(fits))
            .or(self.hero.filter(fits))
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;
    use crate::scene::Scene;
    use crate::text::Unlisted;

    /// Whom the last pronoun of a text means.
    fn meant(lexicon: &Lexicon, text: &str) -> Option<String> {
        let mut unlisted = Unlisted::default();
        let scene = Scene::new(lexicon, text, &mut unlisted, None);
        let last = (0..scene.text.tokens.len())
            .rev()
            .find(|at| matches!(scene.text.lower(*at), "she" | "her" | "hers" | "he" | "his"))?;
        Some(scene.resolved.of(scene.resolved.at(last)?).name.clone())
    }

    #[test]
    fn whom_pronouns_mean() {
        let lexicon = Lexicon::english();
        for (text, person) in [
            // The subject of its own clause before who was named longer ago.
            (
                "Rita Ora wore the grey one, and Joan Smalls layered hers under a coat.",
                Some("Joan Smalls"),
            ),
            // Who was quoted, behind the verb, and not whom the text spoke of before.
            (
                "Zendaya wore one. “I had no idea,” says designer Wren Abara. She sells thirty a day.",
                Some("Wren Abara"),
            ),
            // Nor whom somebody speaks of.
            (
                "Zendaya says Kate Moss wore coats. She has a Fendi coat.",
                Some("Zendaya"),
            ),
            // Not whom a possessive names in passing.
            (
                "Joan Smalls arrived on Kate Moss's arm. She wore a green dress.",
                Some("Joan Smalls"),
            ),
            // Whoever speaks is no `she` in their own words.
            (
                "“My customer has had enough, and she wants a boot,” said Rhonda Castell.",
                None,
            ),
            // A house that bears a name is whom its pronoun means.
            (
                "Kate Moss was there. Simone Rocha showed hers in tulle.",
                Some("Simone Rocha"),
            ),
        ] {
            assert_eq!(meant(&lexicon, text).as_deref(), person, "{text}");
        }
    }
}
