//! The words around an unknown name that tell what it is: the two on either side, verbs and
//! nouns near it, pronouns of its sentence. What each of them tells is learnt.

use std::collections::BTreeMap;
use std::ops::Range;

use releve_facts::EntityKind;

use super::Spotted;
use crate::segment::Shape;
use crate::tag::Tag;
use crate::text::Text;

/// The words around all places of a name.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Words {
    /// Each with its place, and around how many places of the name it stands.
    counts: BTreeMap<String, u16>,
    places: u16,
}

impl Words {
    pub(super) fn add(&mut self, near: Vec<String>) {
        self.places = self.places.saturating_add(1);
        for word in near {
            let count = self.counts.entry(word).or_default();
            *count = count.saturating_add(1);
        }
    }

    /// Each word with how much it counts: places of one name do not tell of it
    /// independently, so that of four each counts half.
    pub(crate) fn told(&self) -> impl Iterator<Item = (&str, f32)> {
        let share = f32::from(self.places).sqrt();
        (self.counts.iter()).map(move |(word, count)| (word.as_str(), f32::from(*count) / share))
    }
}

/// How far from a name a verb or a noun still tells of it, in tokens.
const NEAR: usize = 6;

/// What stands around one place of a name, each as `place: word`.
pub(super) fn words(
    text: &Text<'_>,
    spotted: &Spotted,
    cover: &[Option<usize>],
    run: &Range<usize>,
) -> Vec<String> {
    let sentence = text.sentences[text.sentence_of(run.start)].tokens.clone();
    let word = |at: Option<usize>| match at.filter(|at| sentence.contains(at)) {
        None => "^".to_owned(),
        Some(at) => match cover[at].map(|n| &spotted.mentions[n]) {
            Some(mention) => format!("<{}>", mention.kind.as_str()),
            None if text.tokens[at].shape == Shape::Number => "#".to_owned(),
            None if text.tokens[at].shape.is_capital() && at > sentence.start => {
                "<name>".to_owned()
            }
            None => text.lower(at).to_owned(),
        },
    };
    let previous = word(run.start.checked_sub(1));
    let earlier = word(run.start.checked_sub(2));
    let next = word(Some(run.end));
    let later = word(Some(run.end + 1));
    let mut found = vec![
        format!("before: {previous}"),
        format!("before: {earlier} {previous}"),
        format!("behind: {next}"),
        format!("behind: {next} {later}"),
        format!("around: {previous} {next}"),
    ];
    let is_verb = |at: &usize| {
        matches!(text.tokens[*at].tag, Tag::Verb | Tag::Past | Tag::Gerund) && cover[*at].is_none()
    };
    let reach = run.end..sentence.end.min(run.end + NEAR);
    if let Some(verb) = reach.clone().find(is_verb) {
        found.push(format!("verb behind: {}", text.base(verb)));
    }
    let ahead = run.start.saturating_sub(NEAR).max(sentence.start)..run.start;
    if let Some(verb) = ahead.clone().rev().find(is_verb) {
        found.push(format!("verb before: {}", text.base(verb)));
    }
    let is_noun =
        |at: &usize| text.tokens[*at].tag == Tag::Noun && text.tokens[*at].shape == Shape::Lower;
    if let Some(noun) = reach.clone().find(is_noun) {
        found.push(format!("noun behind: {}", text.lemma(noun)));
    }
    if let Some(noun) = ahead.rev().find(is_noun) {
        found.push(format!("noun before: {}", text.lemma(noun)));
    }
    if let Some(kind) = reach.clone().find_map(|at| {
        cover[at]
            .map(|n| spotted.mentions[n].kind)
            .filter(|kind| matches!(kind, EntityKind::Garment | EntityKind::Person))
    }) {
        found.push(format!("mention behind: {}", kind.as_str()));
    }
    // `X was set up by a mother and her son`: who did it is no X.
    let behind = (run.end..sentence.end).take_while(|at| text.lower(*at) != "by");
    let ahead = sentence.start..run.start;
    for (side, at) in behind
        .map(|at| ("further on", at))
        .chain(ahead.map(|at| ("ahead", at)))
    {
        if is_pronoun(text.lower(at)) {
            found.push(format!("{side}: {}", text.lower(at)));
        }
    }
    found.sort();
    found.dedup();
    found
}

/// Pronouns that tell people from things.
fn is_pronoun(word: &str) -> bool {
    matches!(
        word,
        "it" | "its"
            | "she"
            | "he"
            | "her"
            | "his"
            | "him"
            | "who"
            | "which"
            | "whose"
            | "their"
            | "they"
    )
}
