//! Who moves: the subject of a verb, those behind `by`, and whether it is so.

use std::ops::Range;

use releve_facts::EntityKind;

use crate::clause::{Clause, ClauseKind, Parse, Reality};
use crate::lexicon::Cue;
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;
use crate::tag::Tag;

/// True for what is said to be so. An infinitive is, behind `help`, `do more`
/// and `have the power`.
pub(super) fn is_stated(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> bool {
    if matches!(clause.reality, Reality::Denied | Reality::Unreal) {
        return false;
    }
    if clause.reality == Reality::Advised {
        return false;
    }
    if is_unproven(scene, clause) {
        return false;
    }
    if clause.kind != ClauseKind::Infinitive {
        return true;
    }
    let text = &scene.text;
    let before = parse
        .clauses
        .iter()
        .rfind(|c| c.group.end <= clause.group.start && c.kind != ClauseKind::Infinitive);
    let Some(before) = before else { return false };
    if matches!(before.reality, Reality::Denied | Reality::Unreal) {
        return false;
    }
    matches!(text.lemma(before.verb), "do" | "help" | "go" | "continue")
        || matches!(
            text.lower(before.verb),
            "did" | "done" | "helped" | "went" | "continues"
        )
        || (before.group.end..clause.group.start)
            .any(|at| matches!(text.lower(at), "power" | "ability" | "first" | "one"))
}

/// Behind `there is no proof that`, `it is a myth that`, `the idea that`.
pub(super) fn is_unproven(scene: &Scene<'_>, clause: &Clause) -> bool {
    let text = &scene.text;
    let start = scene.sentence(clause.sentence).start;
    let that = |at: &usize| {
        // The tag first: this is asked of every clause, often.
        !matches!(
            text.tokens[*at].tag,
            Tag::Noun | Tag::Name | Tag::Adjective | Tag::Mark
        ) && text.lower(*at) == "that"
    };
    (start + 2..clause.group.start)
        .filter(that)
        .any(|at| match text.lower(at - 1) {
            // `It is a myth that`, `The idea that … is wrong`
            "myth" | "idea" | "notion" | "belief" | "assumption" | "lie" | "misconception"
            | "untrue" | "false" | "doubtful" | "unlikely" => true,
            "proof" | "evidence" | "sign" | "indication" | "suggestion" | "hint" | "record" => {
                (start.max(at.saturating_sub(4))..at - 1)
                    .any(|t| matches!(text.lower(t), "no" | "little" | "without" | "any" | "scant"))
            }
            _ => false,
        })
}

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

/// True for an entity, and for what capitals name that the text tells nothing of.
pub(super) fn has_name(thing: &Thing) -> bool {
    thing.kind.is_some() || thing.name.starts_with(char::is_uppercase)
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

/// `It-girls like A and B`, `shows such as A`: those named.
pub(super) fn examples(scene: &Scene<'_>, parse: &Parse, from: usize, to: usize) -> Vec<Thing> {
    let text = &scene.text;
    let like = (from..to.min(from + 2)).find(|at| {
        matches!(text.lower(*at), "like" | "including")
            || text.lower(*at) == "such" && text.lower_at(Some(at + 1)) == "as"
    });
    let Some(like) = like else {
        return Vec::new();
    };
    let Some(first) = parse
        .phrases
        .iter()
        .position(|p| p.tokens.start > like && p.tokens.end <= to)
    else {
        return Vec::new();
    };
    noun::coordinated(scene, parse, first)
        .into_iter()
        .take_while(|tokens| tokens.end <= to)
        .filter_map(|tokens| noun::thing(scene, tokens))
        .filter(|thing| has_name(thing) && is_influencer(thing))
        .collect()
}

/// What `it` or `this` as a mover stands for: the subject of the sentence before.
fn before(scene: &Scene<'_>, sentence: usize, at: usize) -> Option<Thing> {
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

pub(super) fn is_influencer(thing: &Thing) -> bool {
    // `the girl who made`: nobody in particular, and no group.
    let anybody = thing.kind.is_none()
        && matches!(
            thing.name.rsplit(' ').next().unwrap_or(""),
            "girl" | "boy" | "woman" | "man" | "person" | "somebody" | "someone" | "one"
        );
    // `The 1950s made the shoe famous`: a decade is a time, and its `s` nobody.
    let letter = thing.name.chars().count() < 2;
    !anybody
        && !letter
        && !matches!(
            thing.kind,
            Some(EntityKind::Place | EntityKind::Season | EntityKind::Attribute)
        )
}

/// Those behind a second `by`: `driven by X and, later, by Y`.
fn again(
    scene: &Scene<'_>,
    parse: &Parse,
    first: usize,
    to: usize,
    prepositions: &[&str],
) -> Vec<Thing> {
    let text = &scene.text;
    let end = scene
        .sentence(text.sentence_of(parse.phrases[first].head))
        .end;
    parse.phrases[first + 1..]
        .iter()
        .take_while(|p| p.tokens.start < end.min(to + 8))
        .filter(|p| {
            p.preposition.is_some_and(|at| {
                prepositions.contains(&text.lower(at))
                    && (parse.phrases[first].tokens.end..at)
                        .rev()
                        .take(4)
                        .any(|t| matches!(text.lower(t), "and" | "then" | "later" | "also"))
            })
        })
        .filter_map(|p| noun::thing(scene, p.tokens.clone()).filter(is_influencer))
        .filter(|thing| thing.kind.is_some())
        .collect()
}

/// The phrases behind `by`, with those coordinated: who did it.
pub(super) fn agents(
    scene: &Scene<'_>,
    parse: &Parse,
    from: usize,
    to: usize,
    prepositions: &[&str],
) -> Vec<Thing> {
    let first = parse.phrases.iter().position(|p| {
        p.tokens.start >= from
            && p.tokens.start < to
            && p.preposition
                .is_some_and(|at| at >= from && prepositions.contains(&scene.text.lower(at)))
    });
    let Some(first) = first else {
        return Vec::new();
    };
    let mut found = again(scene, parse, first, to, prepositions);
    // `from films such as A and B`: those named.
    let own = noun::extent(scene, parse, first);
    let range = scene.sentence(scene.text.sentence_of(own.start));
    let named = examples(scene, parse, own.end, range.end);
    if !named.is_empty() {
        return named;
    }
    for tokens in noun::coordinated(scene, parse, first) {
        // `by the founder himself`
        let last = tokens.end - 1;
        let tokens = if tokens.len() > 1
            && matches!(
                scene.text.lower(last),
                "himself" | "herself" | "themselves" | "itself"
            ) {
            tokens.start..last
        } else {
            tokens
        };
        // `inspired by both dance and streetwear`
        found.extend(noun::thing(scene, tokens).filter(is_influencer));
    }
    found
}
