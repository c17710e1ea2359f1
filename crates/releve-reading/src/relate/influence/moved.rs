//! What was moved: the target, and the effect where a noun for it stands before:
//! `searches for the Samba`, `the popularity of balletcore`.

use releve_facts::{Effect, EntityKind};

use super::target::{is_target, target, trimmed};
use crate::clause::Parse;
use crate::lexicon::Cue;
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;
use crate::tag::Tag;

/// Targets, and how they were moved.
#[derive(Debug, Clone)]
pub(super) struct Moved {
    pub(super) targets: Vec<Thing>,
    pub(super) effect: Option<Effect>,
    /// The sentence that names what a pronoun stands for.
    pub(super) other: Option<usize>,
}

impl Moved {
    /// Things that the sentence names itself, the effect unsaid.
    pub(super) fn new(targets: Vec<Thing>) -> Self {
        Self {
            targets,
            effect: None,
            other: None,
        }
    }

    /// A thing that another sentence names.
    pub(super) fn meant((thing, other): (Thing, usize)) -> Self {
        Self {
            targets: vec![Thing {
                anaphor: true,
                ..thing
            }],
            effect: None,
            other: Some(other),
        }
    }
}

/// The effect that a noun names.
pub(super) fn effect_at(scene: &Scene<'_>, at: usize) -> Option<Effect> {
    let has = |cue| scene.spotted.has_cue(at, cue);
    let opens = scene.sentence(scene.text.sentence_of(at)).start == at
        && matches!(scene.text.lower_at(Some(at + 1)), "for" | "in" | "of");
    if scene.text.tokens[at].tag == Tag::Verb && !has(Cue::Sales) && !opens {
        return None;
    }
    if has(Cue::Searches) {
        Some(Effect::Searches)
    } else if has(Cue::Sales) {
        Some(Effect::Sales)
    } else if has(Cue::Revival) {
        Some(Effect::Revival)
    } else if has(Cue::Attention) {
        Some(Effect::Awareness)
    } else if has(Cue::Fame) {
        Some(Effect::Popularity)
    } else {
        None
    }
}

/// What a phrase says was moved; nothing where it names no thing of fashion.
pub(super) fn moved(
    scene: &Scene<'_>,
    parse: &Parse,
    phrase: usize,
    sentence: usize,
) -> Option<Moved> {
    let text = &scene.text;
    let it = &parse.phrases[phrase];
    // `much of the hype`, `most of the credit`: what it is much of.
    let next = parse.phrases.get(phrase + 1);
    let partitive = it.tokens.len() == 1
        && matches!(
            text.lower(it.head),
            "much" | "most" | "some" | "part" | "all"
        )
        && next.is_some_and(|next| {
            next.preposition == Some(it.tokens.end) && text.lower(it.tokens.end) == "of"
        });
    if partitive {
        return moved(scene, parse, phrase + 1, sentence);
    }
    let whole = trimmed(scene, it.tokens.clone());
    let head = whole.end - 1;
    // `a forgotten trend known as dadcore`
    let called = matches!(
        text.lower_at(Some(it.tokens.end)),
        "known" | "called" | "dubbed"
    ) && scene.spotted.has_cue(head, Cue::Trend)
        && scene.resolved.at(head).is_none();
    if called
        && next.is_some_and(|next| next.tokens.start <= it.tokens.end + 3)
        && let Some(named) = moved(scene, parse, phrase + 1, sentence)
        && named.effect.is_none()
    {
        return Some(named);
    }
    // The `spike` of searches is none of a shoe.
    let named = scene.resolved.at(head).is_some_and(|m| {
        scene.resolved.mentions[m].kind != EntityKind::Attribute
            || !scene.spotted.has_cue(head, Cue::Rise)
    });
    // `a trend for tiny tops` is of these, whatever trend was spoken of before.
    let trend_for = scene.spotted.has_cue(head, Cue::Trend)
        && matches!(text.lower(head), "trend" | "vogue" | "fad" | "mania")
        && text.lower_at(Some(it.tokens.end)) == "for";
    let stated = effect_at(scene, head)
        .filter(|_| !named)
        .or_else(|| trend_for.then_some(Effect::Popularity));
    let effect = stated.or_else(|| {
        // `a sales increase for X`, `an increase in sales of X`, `a rise in X`
        // `cause spike in searches for X`
        let behind = matches!(text.lower_at(Some(it.tokens.end)), "in" | "for");
        let rises =
            !named && scene.spotted.has_cue(head, Cue::Rise) && (it.tokens.len() > 1 || behind);
        let before = head.checked_sub(1).filter(|at| *at >= it.tokens.start);
        let compound = before.and_then(|at| effect_at(scene, at));
        rises.then(|| compound.unwrap_or(Effect::Popularity))
    });
    let Some(effect) = effect else {
        // `re-introduced the divisive style`: what was spoken of.
        let piece = !named
            && matches!(text.lower(whole.start), "the" | "this")
            && scene.spotted.has_cue(head, Cue::Piece);
        // `a craze for X`, where the craze was tagged as a trend, is met below.
        if piece || noun::is_pronoun(scene, it) {
            return Some(Moved::meant(noun::antecedent(
                scene,
                it.tokens.start,
                sentence,
            )?));
        }
        let targets: Vec<Thing> = noun::coordinated(scene, parse, phrase)
            .into_iter()
            .filter_map(|tokens| target(scene, tokens))
            .collect();
        return (!targets.is_empty()).then_some(Moved::new(targets));
    };
    // `for X`, `of X`, `in X` behind it.
    if let Some(next) = parse.phrases.get(phrase + 1)
        && next.preposition.is_some_and(|at| {
            at >= it.tokens.end
                && at <= it.tokens.end + 3
                && (matches!(text.lower(at), "for" | "of" | "in" | "at")
                    || text.lower(it.head) == "run" && text.lower(at) == "on"
                    || text.lower(it.head) == "traffic" && text.lower(at) == "to"
                    || matches!(effect, Effect::Popularity | Effect::Awareness)
                        && matches!(text.lower(at), "around" | "about" | "with" | "surrounding"))
        })
    {
        // `a boom in sales of X`
        if effect_at(scene, next.tokens.end - 1).is_some()
            && let Some(inner) = moved(scene, parse, phrase + 1, sentence)
            && inner.effect.is_some()
        {
            return Some(inner);
        }
        let targets: Vec<Thing> = noun::coordinated(scene, parse, phrase + 1)
            .into_iter()
            .filter_map(|tokens| target(scene, tokens))
            .collect();
        if !targets.is_empty() {
            return Some(Moved {
                effect: Some(effect),
                ..Moved::new(targets)
            });
        }
        // `views of the product`
        let piece = matches!(text.lower(next.tokens.start), "the" | "this" | "that")
            && next.tokens.len() == 2
            && scene.spotted.has_cue(next.head, Cue::Piece);
        if (noun::is_pronoun(scene, next) || piece)
            && let Some((thing, other)) = noun::antecedent(scene, next.tokens.start, sentence)
        {
            return Some(Moved {
                effect: Some(effect),
                ..Moved::meant((thing, other))
            });
        }
    }
    // `Samba sales`, `the label’s popularity`
    let inner = scene
        .resolved
        .within(it.tokens.start..head)
        .filter(|m| is_target(scene.resolved.mentions[*m].kind))
        .last();
    if let Some(m) = inner {
        return Some(Moved {
            effect: Some(effect),
            ..Moved::new(vec![noun::of_mention(scene, m)])
        });
    }
    // `its rise`, `sales`, `demand`
    // `a surge in raffia goods` is no surge of what was spoken of.
    let own = text.lower(it.tokens.start) == "its"
        || text.lower(it.tokens.start) == "their"
        || it.tokens.len() <= 2 && stated.is_some();
    if own && let Some((thing, other)) = noun::antecedent(scene, it.tokens.start, sentence) {
        return Some(Moved {
            effect: Some(effect),
            ..Moved::meant((thing, other))
        });
    }
    None
}
