//! Words of a speaker inside the writer's own sentence: `said that the opening
//! was “electric”`, `called the shoes “a crime”`, `plans to “grow
//! slowly”`.

use std::ops::Range;

use super::attribution::{Attribution, complete, denied, speaks};
use super::speaker::{house_of_it, is_house, is_speaker, speaker_before};
use crate::clause::ClauseKind;
use crate::lexicon::{Classes, Cue};
use crate::quotation::Quotation;
use crate::scene::Scene;
use crate::segment::Shape;
use crate::tag::Tag;

/// How far before the mark the verb may stand, in tokens.
const REACH: usize = 24;

/// The rule of what a thing is called.
const CALLED: &str = "quote: called so";

/// Words that what somebody intends must have to be their own, and no coinage.
const PLAN: usize = 3;

/// The speaker of words that the sentence goes on with; `count` of them.
pub(super) fn in_sentence(
    scene: &Scene<'_>,
    before: Range<usize>,
    quotation: &Quotation,
    count: usize,
) -> Option<(Attribution, &'static str)> {
    let text = &scene.text;
    let first = quotation.inside.start;
    // `the “Birkin” is`: a name, a title or a coinage is nobody's speech.
    let running = text.tokens[first].shape == Shape::Lower && scene.resolved.at(first).is_none()
        || text.surface(first) == "[";
    if !running || count == 0 {
        return None;
    }
    let from = before.start.max(before.end.saturating_sub(REACH));
    let mut finite = false;
    for verb in (from..before.end).rev() {
        let tag = text.tokens[verb].tag;
        if !matches!(tag, Tag::Verb | Tag::Past | Tag::Gerund | Tag::Auxiliary) {
            if text.surface(verb) == ";" {
                return None;
            }
            continue;
        }
        let terms = scene.spotted.has_cue(verb, Cue::Term) && !finite;
        let told = if speaks(scene, verb) && finite {
            Some("quote: told in a word")
        } else if terms && closes(scene, quotation) && !coined(scene, first, count) {
            Some(CALLED)
        } else if scene.spotted.has_cue(verb, Cue::Intend) && count >= PLAN {
            Some("quote: intended")
        } else {
            None
        };
        if let Some(rule) = told {
            // `denied that she called it “awful”`
            let doubted = (from..verb).any(|at| scene.spotted.has_cue(at, Cue::Doubt));
            if doubted || denied(scene, before.start, verb) {
                return None;
            }
            if let Some(mention) = subject(scene, before.start, verb, rule) {
                return Some((complete(scene, mention, before, true, verb), rule));
            }
            // `X said that nobody calls it “awful”`: X does not, either.
            if rule == CALLED {
                return None;
            }
        }
        // `X said that Y called the “naked” dress a hit`: not the words of X.
        if terms {
            return None;
        }
        // `jeans to be “beyond help”`
        let bare = text.lower(verb) == "be" && text.lower_at(verb.checked_sub(1)) == "to";
        finite |= matches!(tag, Tag::Verb | Tag::Past | Tag::Auxiliary) && !bare;
    }
    None
}

/// The person or house that is the verb's subject.
fn subject(scene: &Scene<'_>, start: usize, verb: usize, rule: &str) -> Option<usize> {
    let text = &scene.text;
    let parse = &scene.parses[text.sentence_of(verb)];
    let clause = parse.clauses.iter().find(|c| c.group.contains(&verb));
    let meant = rule != "quote: told in a word";
    if let Some(clause) = clause {
        // `shoes dubbed “a crime”` have no subject that dubs them.
        if clause.passive
            || clause.kind == ClauseKind::Participle && text.tokens[verb].tag == Tag::Past
        {
            return None;
        }
        let head = clause.subject.iter().find_map(|p| {
            let head = parse.phrases[*p].head;
            let named = scene
                .resolved
                .at(head)
                .filter(|m| is_speaker(scene, *m) || is_house(scene, *m));
            named.or_else(|| house_of_it(scene, head))
        });
        if head.is_some() {
            return head;
        }
    }
    if meant {
        return None;
    }
    speaker_before(scene, start, verb)
}

/// True for one word that judges nothing: `calls it the “abazer”` gives a name.
fn coined(scene: &Scene<'_>, first: usize, count: usize) -> bool {
    count == 1 && (scene.text.is_unknown(first) || !scene.text.can_be(first, Classes::ADJECTIVE))
}

/// True where the quoted words are all that the thing is called: no noun follows
/// that they would only colour, as in `called the “naked” dress a hit`.
fn closes(scene: &Scene<'_>, quotation: &Quotation) -> bool {
    let text = &scene.text;
    text.tokens.get(quotation.whole.end).is_none_or(|next| {
        matches!(
            next.tag,
            Tag::Mark
                | Tag::Preposition
                | Tag::Conjunction
                | Tag::Subordinator
                | Tag::Relative
                | Tag::Adverb
                | Tag::Infinitive
        )
    }) || text.block_of(quotation.whole.end) != text.block_of(quotation.whole.end - 1)
}
