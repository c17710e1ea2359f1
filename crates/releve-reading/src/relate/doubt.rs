//! Sentences that tell hearsay, fiction or what might have been: whatever the
//! grammar finds in them is no fact.

use releve_facts::{EntityKind, Statement};

use super::Draft;
use crate::clause::{ClauseKind, Reality};
use crate::lexicon::{Cue, Detail};
use crate::scene::Scene;
use crate::segment::Join;
use crate::tag::Tag;

/// True for a draft that rests on such a sentence.
pub(super) fn is_doubtful(scene: &Scene<'_>, doubtful: &[bool], draft: &Draft) -> bool {
    if matches!(draft.statement, Statement::Quote(_) | Statement::Role(_)) {
        return false;
    }
    if let Statement::Wear(wear) = &draft.statement
        && is_fictional(scene, &wear.person)
    {
        return true;
    }
    if is_passed_over(scene, draft) || is_stood_in_for(scene, draft) {
        return true;
    }
    draft
        .evidence
        .first()
        .is_some_and(|tokens| doubtful[scene.text.sentence_of(tokens.start)])
}

/// True where the sentence says of what a noun means that it never came about: `the
/// collaboration never happened`, `the launch fell through`, `was called off`.
pub(super) fn is_void(scene: &Scene<'_>, sentence: usize, noun: usize) -> bool {
    let parse = &scene.parses[sentence];
    parse.clauses.iter().any(|clause| {
        let about = clause.group.start > noun
            && clause.kind == ClauseKind::Finite
            && clause.subject.iter().any(|p| {
                let subject = &parse.phrases[*p];
                subject.tokens.start <= noun + 1 && noun < clause.group.start
            });
        let unborn = clause.reality == Reality::Denied && scene.verb_is(clause, Cue::Happen);
        let stopped = clause.passive
            && clause.reality != Reality::Denied
            && scene.verb_is(clause, Cue::Doubt);
        let failed = clause.reality == Reality::Stated
            && scene.spotted.cue_at(clause.verb, Cue::Fail).is_some();
        about && (unborn || stopped || failed)
    })
}

/// For each sentence whether it tells hearsay, fiction or an unreal condition.
pub(super) fn doubtful(scene: &Scene<'_>) -> Vec<bool> {
    (0..scene.text.sentences.len())
        .map(|number| {
            let tokens = scene.sentence(number);
            hearsay(scene, tokens.clone())
                || inverted(scene, tokens.start, tokens.end)
                || is_feigned(scene, number)
                || is_taken_back(scene, number)
        })
        .collect()
}

/// True for a sentence that is whole about what is not so: `It is a myth that …`; of
/// `She dreamed that …, but wore` the end is told.
fn is_feigned(scene: &Scene<'_>, number: usize) -> bool {
    let tokens = scene.sentence(number);
    let parse = &scene.parses[number];
    parse.feigned.iter().any(|feigned| {
        let apart = parse
            .clauses
            .iter()
            .filter(|c| c.kind == ClauseKind::Finite && !feigned.contains(&c.verb));
        apart.count() <= 1 && feigned.end + 4 >= tokens.end
    })
}

/// True for a sentence that its own end takes back from its beginning on, or that the one
/// behind it in the same paragraph does.
fn is_taken_back(scene: &Scene<'_>, number: usize) -> bool {
    let begins = scene.sentence(number).start;
    let own = scene.parses[number].taken_back.as_ref();
    let sentences = &scene.text.sentences;
    let behind = sentences
        .get(number + 1)
        .is_some_and(|next| next.block == sentences[number].block)
        && scene.parses[number + 1].takes_back_before;
    behind || own.is_some_and(|part| part.start == begins)
}

fn hearsay(scene: &Scene<'_>, tokens: std::ops::Range<usize>) -> bool {
    // A cue of hearsay in the running words, not in a name or a quotation.
    tokens.clone().any(|at| {
        scene.spotted.has_cue(at, Cue::Hearsay)
            && scene.resolved.at(at).is_none()
            && !(at == tokens.start && pictures(scene, at, tokens.end))
    }) && !tokens.clone().any(|at| scene.text.surface(at) == "“")
}

/// `Imagine clogs with a kilt`: advice, no hearsay.
fn pictures(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    scene.text.lower(at) == "imagine"
        && scene.items_in(at + 1..end).next().is_some_and(|item| {
            item.tokens.start <= at + 3
                && matches!(
                    scene.text.lower_at(Some(item.tokens.end)),
                    "with" | "over" | "under"
                )
        })
}

/// `Had Gucci shown the loafers a year earlier, …`
fn inverted(scene: &Scene<'_>, first: usize, end: usize) -> bool {
    matches!(scene.text.lower(first), "had" | "were" | "should")
        && first + 1 < end
        // `Should you like clogs, pair them with`: advice.
        && scene.text.lower(first + 1) != "you"
        && matches!(
            scene.text.tokens[first + 1].tag,
            Tag::Name
                | Tag::Pronoun
                | Tag::Determiner
                | Tag::Possessive
                | Tag::Adjective
                | Tag::Noun
                | Tag::Verb
        )
        && scene.text.surface(end - 1) != "?"
}

/// True where a draft tells of somebody who is only named as passed over: `Instead of
/// X, they chose`, `Y rather than X`.
fn is_passed_over(scene: &Scene<'_>, draft: &Draft) -> bool {
    let name = match &draft.statement {
        Statement::Wear(wear) => &wear.person,
        Statement::Showing(showing) => &showing.brand,
        Statement::Launch(launch) => &launch.brand,
        _ => return false,
    };
    let Some(tokens) = draft.evidence.first() else {
        return false;
    };
    let mut passed = false;
    for m in scene.resolved.within(tokens.clone()) {
        if scene.resolved.of(m).name != *name {
            continue;
        }
        if !is_behind_instead(scene, tokens.start, m) {
            return false;
        }
        passed = true;
    }
    passed
}

/// True for a name that `instead of` governs, whole: of `instead of X's heels` X may
/// wear others.
fn is_behind_instead(scene: &Scene<'_>, start: usize, mention: usize) -> bool {
    const REACH: usize = 8;
    let tokens = &scene.resolved.mentions[mention].tokens;
    let genitive = scene
        .text
        .tokens
        .get(tokens.end)
        .is_some_and(|next| next.tag == Tag::Genitive)
        || scene.text.tokens[tokens.start].tag == Tag::Possessive;
    !genitive
        && (tokens.start.saturating_sub(REACH).max(start)..tokens.start)
            .rev()
            .take_while(|at| {
                let tag = scene.text.tokens[*at].tag;
                scene.resolved.at(*at).is_some()
                    || scene.spotted.has_cue(*at, Cue::Instead)
                    || matches!(tag, Tag::Determiner | Tag::Adjective | Tag::Noun)
                    || matches!(scene.text.lower(*at), "or" | "and")
            })
            .any(|at| scene.spotted.has_cue(at, Cue::Instead))
}

/// True where somebody is named only by what stands for them or belongs to them: `a
/// waxwork of X wore`, `an X lookalike`, `X's dog`.
fn is_stood_in_for(scene: &Scene<'_>, draft: &Draft) -> bool {
    let (Statement::Wear(wear), Some(tokens)) = (&draft.statement, draft.evidence.first()) else {
        return false;
    };
    let mut stood_in = false;
    for m in scene.resolved.within(tokens.clone()) {
        if scene.resolved.of(m).name != wear.person {
            continue;
        }
        if !has_stand_in(scene, tokens, m) {
            return false;
        }
        stood_in = true;
    }
    stood_in
}

fn has_stand_in(scene: &Scene<'_>, sentence: &std::ops::Range<usize>, mention: usize) -> bool {
    let text = &scene.text;
    let name = scene.resolved.mentions[mention].tokens.clone();
    let is = |at: usize| scene.spotted.has_cue(at, Cue::StandIn);
    // `a waxwork of X`, `a drag queen dressed as X`
    let governor = |back: usize| {
        name.start
            .checked_sub(back)
            .filter(|at| *at >= sentence.start)
    };
    let of = governor(1).is_some_and(|at| text.lower(at) == "of") && governor(2).is_some_and(is);
    let dressed = governor(1).is_some_and(|at| text.lower(at) == "as" && is(at));
    // `an X lookalike`, `X's dog`, `her chihuahua`
    let genitive = |at: usize| text.tokens.get(at).is_some_and(|t| t.tag == Tag::Genitive);
    let owned = genitive(name.end) || text.tokens[name.start].tag == Tag::Possessive;
    let next = name.end + usize::from(genitive(name.end));
    let behind = (next..sentence.end.min(next + 3))
        .take_while(|at| {
            matches!(
                text.tokens[*at].tag,
                Tag::Adjective | Tag::Noun | Tag::Verb | Tag::Name
            )
        })
        .any(|at| {
            // `her cat-eye sunglasses`, `the doll shoes`: a word of what is worn.
            let heads = scene.resolved.at(at).is_none()
                && text.tokens.get(at + 1).is_none_or(|next| {
                    !matches!(next.tag, Tag::Noun | Tag::Adjective) && next.join != Join::Hyphen
                });
            heads && (is(at) || owned && scene.spotted.has_cue(at, Cue::Pet))
        });
    of || dressed || behind
}

/// True for characters of fiction that the lexicon knows.
fn is_fictional(scene: &Scene<'_>, person: &str) -> bool {
    scene
        .text
        .lexicon
        .named(EntityKind::Person, person)
        .is_some_and(|id| {
            matches!(&scene.text.lexicon.entry(id).detail, Detail::Person { roles, .. }
                if roles.iter().any(|role| role.as_ref() == "fictional character"))
        })
}

#[cfg(test)]
mod tests {
    use crate::relate::told;

    #[test]
    fn who_is_only_stood_in_for_wears_nothing() {
        for text in [
            "A lookalike of Lady Gaga wore a Gucci dress.",
            "A Taylor Swift lookalike wore a Gucci jacket.",
            "The waxwork of Rihanna wore a Fenty dress.",
            "Rihanna’s dog wore a Fendi coat.",
            "A fake picture showed Katy Perry in a Balenciaga gown.",
            "Had searches for corsets risen 90 per cent, Depop would have said so.",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
        for text in [
            "Rihanna wore a Fendi coat as a lookalike walked by.",
            "Rihanna wore a Fendi coat while her dog wore a bow.",
            "Rihanna wore a fake fur coat by Fendi.",
            "Rihanna’s cat-eye sunglasses by Gucci were worn with a Fendi coat.",
            "Rihanna’s doll shoes by Gucci were worn in Paris.",
            "Searches for corsets had risen 90 per cent by May.",
        ] {
            assert!(!told(text).is_empty(), "{text}");
        }
    }
}
