//! Towns' names that are somebody's surname.

use foldhash::{HashMap, HashMapExt};
use releve_facts::EntityKind;

use crate::lexicon::{FormKind, WordId};
use crate::spot::{Found, Spotted};
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
    for mention in &mut spotted.mentions {
        let at = mention.tokens.start;
        let known = mention.kind == EntityKind::Place
            && mention.tokens.len() == 1
            && !matches!(mention.found, Found::Lexicon(_, FormKind::Demonym))
            && (named.get(&text.tokens[at].word)).is_some_and(|end| *end <= at);
        if !known {
            continue;
        }
        let there = matches!(
            text.lower_at(at.checked_sub(1)),
            "in" | "at" | "to" | "from" | "of" | "near" | "across" | "around" | "through"
        );
        let acts = text.tokens.get(at + 1).is_some_and(|next| {
            matches!(next.tag, Tag::Verb | Tag::Past)
                && !matches!(text.lower(at + 1), "based" | "born")
                || next.tag == Tag::Auxiliary && !matches!(text.lower(at + 1), "is" | "was")
                || next.tag == Tag::Genitive
                || next.tag == Tag::Adverb
                    && (text.tokens.get(at + 2))
                        .is_some_and(|verb| matches!(verb.tag, Tag::Verb | Tag::Past))
        });
        let spoken = at > 0 && follows_speech(text, at - 1);
        if !there && (acts || spoken) {
            mention.kind = EntityKind::Person;
            mention.found = Found::Context;
        }
    }
}

/// `…,” says Holland`
fn follows_speech(text: &Text<'_>, at: usize) -> bool {
    matches!(
        text.lemma(at),
        "say" | "add" | "explain" | "note" | "tell" | "recall" | "ask"
    ) && matches!(text.tokens[at].tag, Tag::Verb | Tag::Past)
}
