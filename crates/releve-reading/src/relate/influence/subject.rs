//! Who is the subject of what moves: X of `X revived Y`, and of `a push from X revived Y`,
//! `X, whose wardrobe inspired Y`, `the X effect revived Y`, `with X championing Y`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::mover::{examples, has_name, is_influencer};
use crate::clause::{Clause, ClauseKind, Parse};
use crate::lexicon::Cue;
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;
use crate::tag::Tag;

/// The things that the clause's subject names.
pub(super) fn subject(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Vec<Thing> {
    let mut found: Vec<Thing> = Vec::new();
    // `X looks at what drives demand`: not X.
    let asked = clause.group.start.checked_sub(1);
    if matches!(scene.text.lower_at(asked), "what" | "whatever") {
        return found;
    }
    // `X asked who started it`: not X.
    let unknown = scene.text.lower_at(asked) == "who"
        && asked
            .and_then(|at| at.checked_sub(1))
            .is_some_and(|at| matches!(scene.text.tokens[at].tag, Tag::Verb | Tag::Past));
    if unknown {
        return found;
    }
    // `With A and B championing the look`: those before the gerund.
    if let Some(first) = absolute(scene, parse, clause) {
        return noun::coordinated(scene, parse, first)
            .into_iter()
            .take_while(|tokens| tokens.end <= clause.group.start)
            .filter_map(|tokens| noun::thing(scene, tokens).filter(is_influencer))
            .collect();
    }
    for p in &clause.subject {
        let phrase = &parse.phrases[*p];
        if phrase.tokens.len() == 1
            && matches!(
                scene.text.lower(phrase.head),
                "it" | "this" | "that" | "they" | "these"
            )
            && scene.resolved.at(phrase.head).is_none()
        {
            found.extend(before(scene, clause.sentence, phrase.tokens.start));
            continue;
        }
        // `X wearing a top led to`: X.
        if let Some(wearer) = wearer_before(scene, parse, *p) {
            found.extend(noun::thing(scene, wearer).filter(is_influencer));
            continue;
        }
        // `A push from X revived Y`: X.
        if let Some(giver) = giver(scene, parse, *p) {
            found.extend(noun::thing(scene, giver).filter(is_influencer));
            continue;
        }
        let tokens = noun::extent(scene, parse, *p);
        // `X, whose wardrobe inspired`: X.
        let whose = tokens.start;
        if matches!(scene.text.lower(whose), "whose")
            || whose > 0 && scene.text.lower(whose - 1) == "whose"
        {
            let first = scene.sentence(clause.sentence).start;
            let owner = parse.phrases.iter().rfind(|p| {
                p.tokens.end <= whose && p.tokens.end + 2 >= whose && p.tokens.start >= first
            });
            if let Some(owner) = owner {
                found.extend(noun::thing(scene, owner.tokens.clone()).filter(is_influencer));
                continue;
            }
        }
        let examples = examples(scene, parse, tokens.end, clause.group.start);
        if !examples.is_empty() {
            found.extend(examples);
            continue;
        }
        // `the Kate Middleton effect`: hers.
        let effect = matches!(
            scene.text.lower(phrase.head),
            "effect" | "factor" | "bump" | "magic"
        );
        let owner = (effect && phrase.head > phrase.tokens.start)
            .then(|| noun::thing(scene, phrase.tokens.start..phrase.head))
            .flatten()
            .filter(has_name);
        if let Some(owner) = owner {
            found.extend(Some(owner).filter(is_influencer));
            continue;
        }
        found.extend(noun::thing(scene, tokens).filter(is_influencer));
    }
    found
}

/// The first phrase of those between `with` and a gerund.
fn absolute(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<usize> {
    let text = &scene.text;
    if text.tokens[clause.verb].tag != Tag::Gerund || clause.kind != ClauseKind::Participle {
        return None;
    }
    // `with A, B and C all championing it`
    let all = clause.group.start.checked_sub(1);
    let end = match text.lower_at(all) {
        "all" | "both" | "each" => clause.group.start - 1,
        _ => clause.group.start,
    };
    let last = parse.phrases.iter().rposition(|p| p.tokens.end == end)?;
    let with = |p: &crate::clause::Phrase| {
        p.preposition
            .is_some_and(|at| matches!(text.lower(at), "with"))
    };
    let mut first = last;
    while first > 0
        && parse.phrases[first].coordinated
        && parse.phrases[first - 1].preposition.is_some()
    {
        first -= 1;
    }
    with(&parse.phrases[first]).then_some(first)
}

/// Who wears what is taken for a subject: `X wearing a top`.
fn wearer_before(scene: &Scene<'_>, parse: &Parse, phrase: usize) -> Option<Range<usize>> {
    let start = parse.phrases[phrase].tokens.start;
    let worn = parse.clauses.iter().find(|clause| {
        clause.kind == ClauseKind::Participle
            && clause.group.end == start
            && scene.text.tokens[clause.verb].tag == Tag::Gerund
            && scene.spotted.has_cue(clause.verb, Cue::Wear)
    })?;
    let wearer = parse.phrases[..phrase]
        .iter()
        .rfind(|before| before.tokens.end == worn.group.start && before.preposition.is_none())?;
    let m = scene.resolved.at(wearer.head)?;
    (scene.resolved.mentions[m].kind == EntityKind::Person).then(|| wearer.tokens.clone())
}

/// X of `a push from X`, `an endorsement by X`, `one photograph of X`.
fn giver(scene: &Scene<'_>, parse: &Parse, phrase: usize) -> Option<Range<usize>> {
    let text = &scene.text;
    let head = parse.phrases[phrase].head;
    let next = parse.phrases.get(phrase + 1)?;
    let behind = next.preposition.is_some_and(|at| {
        at == parse.phrases[phrase].tokens.end && matches!(text.lower(at), "from" | "by" | "of")
    });
    let gift = matches!(
        text.lemma(head),
        "push"
            | "boost"
            | "nudge"
            | "shove"
            | "help"
            | "endorsement"
            | "co-sign"
            | "cosign"
            | "cameo"
            | "photograph"
            | "photo"
            | "picture"
            | "image"
            | "snap"
            | "post"
            | "video"
            | "nod"
            | "backing"
            | "patronage"
            | "support"
            | "shout-out"
            | "word"
    );
    (behind && gift && scene.resolved.at(next.head).is_some()).then(|| next.tokens.clone())
}

/// What `it` or `this` as a mover stands for: the subject of the sentence before.
pub(super) fn before(scene: &Scene<'_>, sentence: usize, at: usize) -> Option<Thing> {
    let own = scene.sentence(sentence);
    if at > own.start + 3 {
        return None;
    }
    let other = sentence.checked_sub(1)?;
    if scene.text.sentences[other].block != scene.text.sentences[sentence].block {
        return None;
    }
    let parse = &scene.parses[other];
    let clause = parse.clauses.iter().find(|c| !c.subject.is_empty())?;
    let tokens = noun::extent(scene, parse, *clause.subject.first()?);
    let thing = noun::thing(scene, tokens)?;
    is_influencer(&thing).then_some(Thing {
        anaphor: true,
        ..thing
    })
}
