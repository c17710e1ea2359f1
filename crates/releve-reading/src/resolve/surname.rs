//! Towns' names that are somebody's surname.

use foldhash::{HashMap, HashMapExt};
use releve_facts::EntityKind;

use crate::lexicon::{Cue, FormKind, WordId};
use crate::spot::{Found, Mention, Spotted};
use crate::tag::Tag;
use crate::text::Text;

/// `Palermo chose a coat`, where the text has named Olivia Palermo: a town's name that is
/// a surname, where a person stands and no town could.
pub(super) fn decide(text: &Text<'_>, spotted: &mut Spotted) {
    let mut named: HashMap<WordId, usize> = HashMap::new();
    for mention in &spotted.mentions {
        if mention.kind == EntityKind::Person && mention.tokens.len() > 1 {
            let last = text.tokens[mention.tokens.end - 1].word;
            named.entry(last).or_insert(mention.tokens.end);
        }
    }
    if named.is_empty() {
        return;
    }
    let somebody = |mention: &Mention| {
        let at = mention.tokens.start;
        let known = mention.kind == EntityKind::Place
            && mention.tokens.len() == 1
            && !matches!(mention.found, Found::Lexicon(_, FormKind::Demonym))
            && (named.get(&text.tokens[at].word)).is_some_and(|end| *end <= at);
        let there = matches!(
            text.lower_at(at.checked_sub(1)),
            "in" | "at" | "to" | "from" | "of" | "near" | "across" | "around" | "through"
        );
        let spoken = || at > 0 && is_speech(text, spotted, at - 1);
        known && !there && (acts(text, at) || spoken())
    };
    let theirs: Vec<usize> = (0..spotted.mentions.len())
        .filter(|number| somebody(&spotted.mentions[*number]))
        .collect();
    for number in theirs {
        spotted.mentions[number].kind = EntityKind::Person;
        spotted.mentions[number].found = Found::Context;
    }
}

/// `Palermo chose`, `Palermo has`, `Palermo’s`, `Palermo often chose`: what a person
/// does, rather than what a town `is`.
fn acts(text: &Text<'_>, at: usize) -> bool {
    text.tokens.get(at + 1).is_some_and(|next| {
        matches!(next.tag, Tag::Verb | Tag::Past) && !matches!(text.lower(at + 1), "based" | "born")
            || next.tag == Tag::Auxiliary && !matches!(text.lower(at + 1), "is" | "was")
            || next.tag == Tag::Genitive
            || next.tag == Tag::Adverb
                && (text.tokens.get(at + 2))
                    .is_some_and(|verb| matches!(verb.tag, Tag::Verb | Tag::Past))
    })
}

/// `…,” says Holland`, `“… ?” asks Holland`
fn is_speech(text: &Text<'_>, spotted: &Spotted, at: usize) -> bool {
    (spotted.has_cue(at, Cue::Say) || text.lemma(at) == "ask")
        && matches!(text.tokens[at].tag, Tag::Verb | Tag::Past)
}
