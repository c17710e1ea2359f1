//! Sentences whose build matches garments: `Paired with jeans, clogs look modern`, `the
//! best thing to wear with clogs is a kilt`, `With clogs, wear jeans`, `add a belt to a
//! coat`, `the combination of A and B`, `A plus B`.

use std::ops::Range;

use foldhash::HashSet;
use releve_facts::{Basis, EntityKind, Statement};

use super::joined::is_joint;
use super::pairing;
use super::partner::list;
use super::runway::is_runway;
use super::topic::meant;
use crate::clause::Reality;
use crate::item::Item;
use crate::lexicon::Cue;
use crate::relate::Draft;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::BlockKind;
use crate::tag::Tag;

/// The garment that others go with, where that is said if not here, and the others.
type Match<'s> = (EntityNumber, Option<Range<usize>>, Vec<&'s Item>);

pub(super) fn find(
    scene: &Scene<'_>,
    known: &[Draft],
    focus: Option<EntityNumber>,
    drafts: &mut Vec<Draft>,
) {
    let told: HashSet<Range<usize>> = known
        .iter()
        .filter(|draft| matches!(draft.statement, Statement::Wear(_)))
        .chain(drafts.iter())
        .flat_map(|draft| draft.evidence.iter().cloned())
        .collect();
    for (number, sentence) in scene.text.sentences.iter().enumerate() {
        let kind = scene.text.blocks[sentence.block].kind;
        let range = sentence.tokens.clone();
        if !matches!(kind, BlockKind::Paragraph | BlockKind::Caption) || told.contains(&range) {
            continue;
        }
        let person = scene
            .resolved
            .of_kind(EntityKind::Person, range.clone())
            .next();
        let denied = scene.parses[number]
            .clauses
            .iter()
            .any(|clause| clause.reality == Reality::Denied);
        if person.is_some() || denied || is_runway(scene, range.clone()) {
            continue;
        }
        let found = asked(scene, number, &range)
            .or_else(|| fronted(scene, &range))
            .or_else(|| superlative(scene, &range))
            .or_else(|| pictured(scene, &range))
            .or_else(|| added(scene, &range))
            .or_else(|| nominal(scene, &range))
            .or_else(|| plus(scene, &range))
            .or_else(|| everything(scene, &range))
            .or_else(|| completes(scene, number, &range, focus));
        let Some((garment, place, others)) = found else {
            continue;
        };
        for item in others {
            let names = [garment, item.garment].map(|entity| scene.name(entity));
            let [first, second] = names;
            if let Some(statement) = pairing(first, second, Basis::Tip) {
                let draft = Draft::new(statement, range.clone(), "pairing: partners");
                drafts.push(match &place {
                    Some(place) => draft.also(place.clone()),
                    None => draft,
                });
            }
        }
    }
}

/// The item that begins within a few words of `at`.
fn item_at<'s>(scene: &'s Scene<'_>, at: usize, end: usize) -> Option<&'s Item> {
    scene
        .items_in(at..end)
        .next()
        .filter(|item| !item.denied && item.tokens.start <= at + 3)
        .filter(|item| {
            (at..item.tokens.start).all(|t| {
                scene.resolved.at(t).is_some()
                    || matches!(
                        scene.text.tokens[t].tag,
                        Tag::Determiner
                            | Tag::Possessive
                            | Tag::Adjective
                            | Tag::Adverb
                            | Tag::Noun
                    )
            })
        })
}

/// `Paired with jeans, clogs look modern`, `Whether with A or B, C works`, `With clogs,
/// wear jeans`, `To balance wide jeans, choose a neat shoe`, `If you own clogs, add jeans`.
fn fronted<'s>(scene: &'s Scene<'_>, range: &Range<usize>) -> Option<Match<'s>> {
    let text = &scene.text;
    let first = range.start;
    let word = text.lower(first);
    let participle = matches!(
        word,
        "paired"
            | "worn"
            | "teamed"
            | "styled"
            | "layered"
            | "matched"
            | "combined"
            | "mixed"
            | "tucked"
            | "partnered"
            | "thrown"
            | "slung"
            | "buttoned"
            | "belted"
            | "coupled"
    );
    let joint = (first..range.end.min(first + 4))
        .find(|t| is_joint(scene, *t) || participle && text.lower(*t) == "into");
    let preposition = matches!(word, "with" | "under" | "over" | "beneath" | "whether");
    let purpose = word == "to"
        && (scene.spotted.has_cue(first + 1, Cue::Pair)
            || scene.spotted.has_cue(first + 1, Cue::Temper)
            || scene.spotted.has_cue(first + 1, Cue::Wear));
    let owner = matches!(word, "if" | "when")
        && text.lower(first + 1) == "you"
        && (scene.spotted.has_cue(first + 2, Cue::Wear)
            || matches!(text.lower(first + 2), "own" | "have" | "choose" | "love"));
    let from = match joint {
        Some(joint) if participle || preposition => joint + 1,
        _ if purpose => first + 2,
        _ if owner => first + 3,
        _ => return None,
    };
    item_at(scene, from, range.end)?;
    let opening = tied(scene, from..range.end);
    let last = opening.last()?;
    let comma =
        (last.tokens.end..range.end.min(last.tokens.end + 6)).find(|t| text.surface(*t) == ",")?;
    // Nothing but an occasion stands between: `To wear jeans to the office, …`.
    let plain = (last.tokens.end..comma)
        .all(|t| !matches!(text.tokens[t].tag, Tag::Verb | Tag::Past | Tag::Auxiliary));
    if !plain {
        return None;
    }
    let verb = comma + 1;
    // `…, wear jeans`, `…, try a pair of loafers`
    let advises = [Cue::Advise, Cue::Pair, Cue::Wear, Cue::Clothe]
        .into_iter()
        .find_map(|cue| scene.spotted.cue_at(verb, cue))
        .filter(|cue| cue.tokens.start == verb && scene.resolved.at(verb).is_none());
    if let Some(cue) = advises {
        let [one] = opening[..] else { return None };
        item_at(scene, cue.tokens.end, range.end)?;
        let others = list(scene, cue.tokens.end..range.end);
        let alone = others
            .last()
            .is_none_or(|other| !(other.tokens.end..range.end).any(|t| is_joint(scene, t)));
        return (alone && !participle).then_some((one.garment, None, others));
    }
    // `…, clogs look modern`
    let subject = item_at(scene, verb, range.end)?;
    let next = subject.tokens.end;
    let clause = scene.parses[text.sentence_of(first)]
        .clauses
        .iter()
        .find(|clause| clause.group.start >= next)?;
    let near = clause.group.start <= next + 1;
    let suits = participle
        || word == "whether"
        || matches!(text.base(clause.verb), "be" | "are" | "is")
            && (clause.group.end..range.end.min(clause.group.end + 5)).any(|t| {
                matches!(
                    text.lower(t),
                    "choice"
                        | "option"
                        | "answer"
                        | "best"
                        | "perfect"
                        | "ideal"
                        | "right"
                        | "thing"
                )
            });
    let present = text.tokens[clause.verb].tag != Tag::Past;
    (near && suits && present).then_some((subject.garment, None, opening))
}

/// The first item and those that `and` or `or` ties to it: a comma ends the opening.
fn tied<'s>(scene: &'s Scene<'_>, range: Range<usize>) -> Vec<&'s Item> {
    let mut found: Vec<&Item> = Vec::new();
    for item in list(scene, range) {
        let goes_on = found.last().is_none_or(|last| {
            (last.tokens.end..item.tokens.start)
                .any(|t| matches!(scene.text.lower(t), "and" | "or" | "&"))
        });
        if !goes_on {
            break;
        }
        found.push(item);
    }
    found
}

/// `The best thing to wear with clogs is a kilt`.
fn superlative<'s>(scene: &'s Scene<'_>, range: &Range<usize>) -> Option<Match<'s>> {
    let text = &scene.text;
    let lead = scene.items_in(range.clone()).next()?;
    let opening = range.start..lead.tokens.start;
    if opening.len() > 10 || opening.is_empty() {
        return None;
    }
    let has = |words: &[&str]| opening.clone().any(|t| words.contains(&text.lower(t)));
    let next = lead.tokens.end;
    let best = has(&[
        "best",
        "perfect",
        "ideal",
        "only",
        "easiest",
        "favourite",
        "obvious",
    ]) && has(&[
        "wear",
        "pair",
        "style",
        "partner",
        "companion",
        "match",
        "team",
    ]) && has(&["with", "for", "to"])
        && matches!(
            text.lower_at(Some(next)),
            "is" | "are" | "remains" | "remain"
        );
    if !best {
        return None;
    }
    let from = next + 1;
    item_at(scene, from, range.end)?;
    Some((lead.garment, None, list(scene, from..range.end)))
}

/// `Imagine clogs with a kilt`, `Think clogs and a kilt`, `Pair clogs and a kilt`.
fn pictured<'s>(scene: &'s Scene<'_>, range: &Range<usize>) -> Option<Match<'s>> {
    let text = &scene.text;
    let first = range.start;
    let sees = matches!(
        text.lower(first),
        "imagine" | "picture" | "think" | "envision" | "visualise" | "visualize"
    );
    let ties = matches!(
        text.lower(first),
        "think" | "pair" | "partner" | "combine" | "team"
    );
    if !sees && !ties || text.surface(range.end - 1) == "?" {
        return None;
    }
    let from = first + 1 + usize::from(text.lower_at(Some(first + 1)) == "of");
    let one = item_at(scene, from, range.end)?;
    let joint = one.tokens.end;
    let joined = joint < range.end
        && (sees && is_joint(scene, joint) || ties && matches!(text.lower(joint), "and" | "&"));
    item_at(scene, joint + 1, range.end).filter(|_| joined)?;
    let others = list(scene, joint + 1..range.end);
    // `Think clogs and jeans sell themselves?` is a thought.
    let bare = others.last().is_some_and(|last| {
        !(last.tokens.end..range.end)
            .any(|t| matches!(text.tokens[t].tag, Tag::Verb | Tag::Past | Tag::Auxiliary))
    });
    bare.then_some((one.garment, None, others))
}

/// `Add a belt to a coat`, `Marry jeans to a blazer`; `Take clogs, add jeans`.
fn added<'s>(scene: &'s Scene<'_>, range: &Range<usize>) -> Option<Match<'s>> {
    let text = &scene.text;
    let first = range.start;
    let verb = text.lower(first);
    let one = item_at(scene, first + 1, range.end)?;
    let next = one.tokens.end;
    let gives = matches!(verb, "add" | "marry" | "introduce" | "hitch" | "match")
        && text.lower_at(Some(next)) == "to";
    if gives {
        let other = item_at(scene, next + 1, range.end)?;
        return Some((one.garment, None, vec![other]));
    }
    let takes = verb == "take" && text.surface(next.min(range.end - 1)) == ",";
    let add = (next..range.end.min(next + 4))
        .find(|t| matches!(text.lower(*t), "add" | "throw" | "pull" | "layer"))?;
    if !takes {
        return None;
    }
    item_at(scene, add + 1, range.end)?;
    Some((one.garment, None, list(scene, add + 1..range.end)))
}

/// `The combination of clogs and jeans`, `the pairing of A with B`, `A and B: the perfect
/// pairing`.
fn nominal<'s>(scene: &'s Scene<'_>, range: &Range<usize>) -> Option<Match<'s>> {
    let text = &scene.text;
    let names = |t: usize| {
        matches!(
            text.lower(t),
            "combination" | "combo" | "pairing" | "marriage" | "duo" | "union" | "partnership"
        )
    };
    let noun = range
        .clone()
        .find(|t| names(*t) && scene.resolved.at(*t).is_none())?;
    if text.lower_at(Some(noun + 1)) == "of" {
        let one = item_at(scene, noun + 2, range.end)?;
        let joint = one.tokens.end;
        let ties = matches!(text.lower_at(Some(joint)), "and" | "with");
        let other = item_at(scene, joint + 1, range.end).filter(|_| ties)?;
        return Some((one.garment, None, vec![other]));
    }
    // `A and B: the perfect pairing`
    let colon = range
        .clone()
        .find(|t| matches!(text.surface(*t), ":" | "—" | "–"))
        .filter(|colon| *colon < noun && noun <= colon + 5)?;
    let items = list(scene, range.start..colon);
    let [one, other] = items[..] else { return None };
    (one.tokens.start <= range.start + 1 && other.tokens.end == colon)
        .then(|| (one.garment, None, vec![other]))
}

/// `Clogs plus jeans is the formula`, `The formula: clogs + jeans`.
fn plus<'s>(scene: &'s Scene<'_>, range: &Range<usize>) -> Option<Match<'s>> {
    let text = &scene.text;
    let items: Vec<&Item> = scene.items_in(range.clone()).collect();
    let added = |pair: &[&Item]| {
        let joint = pair[0].tokens.end;
        joint < pair[1].tokens.start
            && pair[1].tokens.start <= joint + 2
            && matches!(text.surface(joint), "+" | "plus")
    };
    let at = items.windows(2).position(added)?;
    // `sneaker plus loafer` may tell what a word is made of.
    let clause = &scene.parses[text.sentence_of(range.start)].clauses;
    let formula = range.clone().any(|t| {
        matches!(
            text.lower(t),
            "formula" | "equation" | "outfit" | "uniform" | "look" | "recipe" | "winner"
        )
    });
    if !formula && !clause.is_empty() {
        return None;
    }
    let others = items[at..]
        .windows(2)
        .take_while(|pair| added(pair))
        .map(|pair| pair[1])
        .collect();
    Some((items[at].garment, None, others))
}

/// `Clogs go with everything: jeans, kilts`: what everything is.
fn everything<'s>(scene: &'s Scene<'_>, range: &Range<usize>) -> Option<Match<'s>> {
    let text = &scene.text;
    let colon = range
        .clone()
        .find(|t| matches!(text.surface(*t), ":" | "—" | "–"))?;
    let lead = scene.items_in(range.start..colon).next()?;
    let with = (lead.tokens.end..colon).find(|t| is_joint(scene, *t))?;
    let goes = (lead.tokens.end..with).any(|t| {
        scene.spotted.has_cue(t, Cue::Pair)
            || scene.spotted.has_cue(t, Cue::Advise)
            || matches!(text.base(t), "go" | "work" | "look" | "pair" | "suit")
    });
    let all = (with + 1..colon).any(|t| {
        matches!(
            text.lower(t),
            "everything" | "anything" | "almost" | "most" | "things" | "all"
        )
    });
    if !goes || !all || scene.items_in(with..colon).next().is_some() {
        return None;
    }
    item_at(scene, colon + 1, range.end)?;
    Some((lead.garment, None, list(scene, colon + 1..range.end)))
}

/// `What goes with clogs? Jeans.`, `How do you wear clogs? With jeans.`
fn asked<'s>(scene: &'s Scene<'_>, number: usize, range: &Range<usize>) -> Option<Match<'s>> {
    let text = &scene.text;
    let before = number.checked_sub(1)?;
    let question = scene.sentence(before);
    if text.sentences[before].block != text.sentences[number].block
        || text.surface(question.end - 1) != "?"
        || question.len() > 12
    {
        return None;
    }
    let asks = matches!(text.lower(question.start), "what" | "how")
        && question.clone().any(|t| {
            matches!(
                text.base(t),
                "wear" | "go" | "style" | "pair" | "team" | "match" | "work"
            )
        })
        && (text.lower(question.start) == "how"
            || question.clone().any(|t| text.lower(t) == "with"));
    let mut topics = scene.items_in(question.clone());
    let topic = topics.next().filter(|_| asks && topics.next().is_none())?;
    let from = range.start + usize::from(is_joint(scene, range.start));
    item_at(scene, from, range.end)?;
    let others = list(scene, from..range.end);
    // The answer is what goes with it and no more.
    let bare = others
        .last()
        .is_some_and(|last| last.tokens.end + 1 >= range.end);
    bare.then_some((topic.garment, Some(question), others))
}

/// `Clogs are back. Jeans and a blazer complete the look`, `A blazer keeps them smart`.
fn completes<'s>(
    scene: &'s Scene<'_>,
    number: usize,
    range: &Range<usize>,
    focus: Option<EntityNumber>,
) -> Option<Match<'s>> {
    let text = &scene.text;
    // `All you need is a parka`
    let all = text.lower(range.start) == "all"
        && matches!(
            text.lower_at(Some(range.start + 1)),
            "you" | "they" | "it" | "that"
        )
        && (range.start + 2..range.end.min(range.start + 5))
            .any(|t| matches!(text.base(t), "need" | "want" | "require"));
    let from = if all {
        (range.start..range.end.min(range.start + 7))
            .find(|t| matches!(text.lower(*t), "is" | "are"))?
            + 1
    } else {
        range.start
    };
    item_at(scene, from, range.end)?;
    let items = list(scene, from..range.end);
    let last = items.last()?;
    let ended = all && last.tokens.end + 1 >= range.end;
    let clause = scene.parses[number]
        .clauses
        .iter()
        .find(|clause| clause.group.start >= last.tokens.end || ended)?;
    let near = ended || clause.group.start <= last.tokens.end + 1;
    let pronoun = (clause.group.end..range.end.min(clause.group.end + 2))
        .any(|t| matches!(text.lower(t), "it" | "them" | "things"));
    let look = (clause.group.end..range.end.min(clause.group.end + 3))
        .any(|t| matches!(text.lower(t), "look" | "outfit" | "ensemble" | "picture"));
    let ends = scene.verb_is(clause, Cue::Complete) || scene.verb_is(clause, Cue::Temper);
    let does = ended
        || ends && (look || pronoun)
        || pronoun && matches!(text.base(clause.verb), "keep" | "make" | "give" | "bring");
    let past = !ended && text.tokens[clause.verb].tag == Tag::Past;
    // Of a person's clothes another rule tells.
    let block = text.sentences[number].block;
    let paragraph = text.blocks[block].tokens.start..range.start;
    let people = scene
        .resolved
        .of_kind(EntityKind::Person, paragraph.clone())
        .next()
        .is_some();
    if !near || !does || past || people || scene.items_in(paragraph).next().is_none() {
        return None;
    }
    let topic = meant(scene, number, range.start, focus)?;
    Some((topic.garment, topic.place, items))
}

#[cfg(test)]
mod tests {
    use crate::relate::pairing::tests::pairs;

    #[test]
    fn the_build_of_a_sentence_matches_garments() {
        for (text, expected) in [
            (
                "Paired with jeans, clogs look modern.",
                &["clog + jeans"][..],
            ),
            (
                "Worn under a kilt, leggings keep warm.",
                &["leggings + kilt"],
            ),
            (
                "Whether with jeans or a kilt, clogs always work.",
                &["clog + jeans", "clog + kilt"],
            ),
            ("With clogs, wear jeans.", &["clog + jeans"]),
            ("If you own clogs, add a kilt.", &["clog + kilt"]),
            ("To balance culottes, choose clogs.", &["culottes + clog"]),
            (
                "The best thing to wear with clogs is a kilt.",
                &["clog + kilt"],
            ),
            ("Add a parka to a kilt.", &["parka + kilt"]),
            ("Take clogs, add jeans, and you are set.", &["clog + jeans"]),
            (
                "The combination of clogs and jeans is hard to beat.",
                &["clog + jeans"],
            ),
            ("Clogs and jeans: the perfect pairing.", &["clog + jeans"]),
            ("Clogs plus jeans is the formula.", &["clog + jeans"]),
            (
                "Clogs go with everything: jeans, kilts.",
                &["clog + jeans", "clog + kilt"],
            ),
            ("Imagine clogs with a kilt.", &["clog + kilt"]),
            ("Think clogs and jeans.", &["clog + jeans"]),
            (
                "Clogs are easy to wear. All you need is a kilt.",
                &["clog + kilt"],
            ),
            ("What goes with clogs? Jeans.", &["clog + jeans"]),
            ("How do you wear clogs? With jeans.", &["clog + jeans"]),
            (
                "Clogs are right this season. A kilt and a parka complete the look.",
                &["clog + kilt", "clog + parka"],
            ),
        ] {
            assert_eq!(pairs(text), expected, "{text}");
        }
        for text in [
            "With clogs, the customer left.",
            "If you own clogs, add water.",
            "The best shop for clogs is in Leeds.",
            "Add clogs to your basket.",
            "The union of shoemakers sells clogs and jeans.",
            "What goes up? Jeans.",
            "Think clogs and jeans are dull?",
            "The snoafer, sneaker plus loafer, is a mascot.",
            "Clogs are heavy. A kilt completes the order.",
        ] {
            assert_eq!(pairs(text), Vec::<String>::new(), "{text}");
        }
    }
}
