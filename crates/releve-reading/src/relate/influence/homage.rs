//! Influence by nouns of homage: `the collection was an ode to X`, `her love
//! letter to Y`, `an offshoot of balletcore`.

use releve_facts::EntityKind;

use super::Event;
use super::moved::{Moved, moved};
use super::mover::is_influencer;
use super::stated::is_stated;
use crate::clause::Parse;
use crate::lexicon::Cue;
use crate::relate::noun::{self, Thing};
use crate::relate::{maker, showing};
use crate::scene::Scene;
use crate::tag::Tag;

/// How far before the noun its verb may stand, in tokens.
const NEAR: usize = 7;

pub(super) fn events(scene: &Scene<'_>, sentence: usize) -> Vec<Event> {
    let parse = &scene.parses[sentence];
    let mut found: Vec<Event> = scene
        .sentence(sentence)
        .filter_map(|at| homage(scene, parse, sentence, at))
        .collect();
    found.retain(|e| !e.influencers.is_empty() && !e.targets.is_empty());
    found
}

fn homage(scene: &Scene<'_>, parse: &Parse, sentence: usize, at: usize) -> Option<Event> {
    let text = &scene.text;
    let cue = scene.spotted.cue_at(at, Cue::Homage)?;
    let end = cue.tokens.end;
    if text.tokens[at].tag != Tag::Noun && text.tokens[at].tag != Tag::Adjective {
        return None;
    }
    // `to X`, `of X`: whom or what it honours or comes from.
    let first = parse.phrases.iter().position(|p| {
        p.preposition
            .is_some_and(|t| t == end && matches!(text.lower(t), "to" | "of"))
    })?;
    let influencers: Vec<Thing> = noun::coordinated(scene, parse, first)
        .into_iter()
        .filter_map(|tokens| noun::thing(scene, tokens))
        .filter(|thing| is_influencer(thing) && is_named(thing))
        .collect();
    let what = by_copula(scene, parse, sentence, at).or_else(|| by_owner(scene, sentence, at))?;
    Some(Event::new(influencers, what, sentence, "influence: homage"))
}

/// People, houses, trends and what else has a name; an ode to dressing up honours
/// nobody.
fn is_named(thing: &Thing) -> bool {
    thing.name.starts_with(char::is_uppercase)
        || matches!(thing.kind, Some(EntityKind::Trend | EntityKind::Person))
}

/// `The collection was an ode to X`, `it came up as an offshoot of Y`: the subject,
/// or the house whose collection it is.
fn by_copula(scene: &Scene<'_>, parse: &Parse, sentence: usize, at: usize) -> Option<Moved> {
    let text = &scene.text;
    let clause = parse
        .clauses
        .iter()
        .rfind(|c| c.group.end <= at && at <= c.group.end + NEAR)?;
    let joins = matches!(text.lower_at(Some(clause.group.end)), "as" | "into");
    let links = matches!(
        text.base(clause.verb),
        "be" | "become" | "feel" | "serve" | "act"
    ) || matches!(
        text.lower(clause.verb),
        "is" | "was" | "were" | "are" | "felt"
    ) || joins;
    let between = (clause.group.end..at).all(|t| {
        matches!(
            text.tokens[t].tag,
            Tag::Determiner | Tag::Adjective | Tag::Adverb | Tag::Noun | Tag::Preposition
        ) || scene.text.surface(t) == "-"
            || matches!(text.tokens[t].tag, Tag::Possessive | Tag::Number)
    });
    let denied = (clause.group.end..at).any(|t| matches!(text.lower(t), "no" | "not" | "never"));
    if denied || !links || !between || clause.passive || !is_stated(scene, parse, clause) {
        return None;
    }
    let subject = *clause.subject.first()?;
    let head = parse.phrases[subject].head;
    if scene.spotted.has_cue(head, Cue::Runway) {
        return house(scene, sentence, head);
    }
    moved(scene, parse, subject, sentence).filter(|what| what.effect.is_none())
}

/// `his ode to X`, `Prada’s homage to Y`: whose it is.
fn by_owner(scene: &Scene<'_>, sentence: usize, at: usize) -> Option<Moved> {
    let text = &scene.text;
    let start = scene.sentence(sentence).start;
    let owner = (start.max(at.saturating_sub(4))..at)
        .rev()
        .take_while(|t| {
            matches!(
                text.tokens[*t].tag,
                Tag::Adjective | Tag::Noun | Tag::Genitive | Tag::Possessive | Tag::Name
            )
        })
        .find(|t| matches!(text.tokens[*t].tag, Tag::Genitive | Tag::Possessive))?;
    let token = match text.tokens[owner].tag {
        Tag::Genitive => owner.checked_sub(1)?,
        _ => owner,
    };
    let m = scene.resolved.at(token)?;
    // What somebody says or posts in honour of another is no work made after them.
    let makes = match scene.resolved.mentions[m].kind {
        EntityKind::Brand => true,
        EntityKind::Person => showing::designs(scene, scene.resolved.entity[m]),
        _ => false,
    };
    makes.then(|| Moved::new(vec![noun::of_mention(scene, m)]))
}

/// The house whose collection a word means: the one in its phrase, else the one
/// spoken of.
fn house(scene: &Scene<'_>, sentence: usize, head: usize) -> Option<Moved> {
    let start = scene.sentence(sentence).start;
    let own = scene
        .resolved
        .of_kind(EntityKind::Brand, start..head)
        .last();
    let m = own.or_else(|| {
        let entity = maker::topic(scene, sentence, &[])?;
        scene.last_before(entity, start)
    })?;
    Some(Moved::new(vec![noun::of_mention(scene, m)]))
}

#[cfg(test)]
mod tests {
    use releve_facts::Statement;

    use crate::relate::told;

    /// `influencer > target` of each influence told of a text.
    fn influences(text: &str) -> Vec<String> {
        told(text)
            .into_iter()
            .filter_map(|statement| match statement {
                Statement::Influence(it) => Some(format!("{} > {}", it.influencer, it.target)),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn homage_is_influence() {
        for (text, expected) in [
            (
                "Gucci showed at noon. The lineup was a love letter to Josephine Baker.",
                "Josephine Baker > Gucci",
            ),
            (
                "The loafer is a tribute to Jane Birkin.",
                "Jane Birkin > loafer",
            ),
            (
                "Barbiecore is an offshoot of balletcore.",
                "balletcore > barbiecore",
            ),
        ] {
            assert_eq!(influences(text), [expected], "{text}");
        }
    }

    #[test]
    fn what_honours_nobody_is_told_of_nobody() {
        for text in [
            "The lineup was an ode to dressing up. Gucci showed at noon.",
            "The loafer is no tribute to Jane Birkin.",
            "Gucci sang an ode.",
            "Zendaya’s tribute to Naomi Campbell lasted a minute.",
        ] {
            assert_eq!(influences(text), Vec::<String>::new(), "{text}");
        }
    }
}
