//! Past tense or participle: `the label paired`, `paired with`.

use std::ops::Range;

use crate::segment::Shape;
use crate::tag::Tag;
use crate::text::Text;

/// A past form without an auxiliary is a participle where the sentence opens
/// with it, a comma or noun with no subject of its own stands before it and a
/// preposition behind, or another past form follows in the same clause.
pub(super) fn is_participle(text: &Text<'_>, verb: usize, range: Range<usize>) -> bool {
    if verb == range.start {
        return true;
    }
    let before = &text.tokens[verb - 1];
    let next_is = |words: &[&str]| words.contains(&text.lower_at(Some(verb + 1)));
    let prepositional = next_is(&[
        "with",
        "by",
        "in",
        "from",
        "of",
        "alongside",
        "to",
        "at",
        "on",
        "as",
        "for",
        "under",
        "over",
    ]);
    // `bundled up in`, `decked out in`
    let prepositional = prepositional
        || next_is(&["up", "out", "down", "off"])
            && matches!(text.lower_at(Some(verb + 2)), "in" | "with" | "by");
    let word = text.lower(verb);
    // `increased by a quarter` tells what rose.
    if next_is(&["by"]) && is_by_so_much(text, verb + 1, range.end) {
        return false;
    }
    // `edged in pearls and worn with a coat`: no past has these forms.
    if is_participle_only(word) {
        return true;
    }
    // `wore`, `chose`, `began` have a participle of another form.
    let strong = matches!(
        word,
        "wore"
            | "chose"
            | "began"
            | "took"
            | "gave"
            | "went"
            | "saw"
            | "did"
            | "was"
            | "were"
            | "grew"
            | "rose"
            | "fell"
            | "wrote"
            | "spoke"
            | "drew"
            | "drove"
            | "threw"
            | "flew"
            | "became"
            | "came"
            | "sprang"
            | "broke"
            | "knew"
            | "showed"
            // None of these has a passive.
            | "arrived"
            | "appeared"
            | "looked"
            | "stepped"
            | "emerged"
            | "strolled"
            | "posed"
            | "returned"
            | "stood"
            | "sat"
            | "headed"
            | "performed"
            | "strutted"
    );
    if strong
        || in_relative_clause(text, verb, range.start)
        || is_alone_behind_where(text, verb, &range)
    {
        return false;
    }
    if matches!(text.surface(verb - 1), "," | "—" | "–" | "―") {
        return prepositional && !closes_relative(text, verb, range);
    }
    if matches!(before.tag, Tag::Pronoun | Tag::Relative) {
        return false;
    }
    // `a cape once owned by X`
    let noun = (range.start..verb)
        .rev()
        .find(|at| text.tokens[*at].tag != Tag::Adverb)
        .unwrap_or(verb - 1);
    let by = noun < verb - 1
        && next_is(&["by"])
        && matches!(text.tokens[noun].tag, Tag::Noun | Tag::Name)
        && has_finite_before(text, noun + 1, range.start);
    if by {
        return true;
    }
    // `the shoes designed for Zizi …`: another finite verb comes later.
    prepositional
        && matches!(before.tag, Tag::Noun | Tag::Name)
        && next_is(&["by", "with", "for", "in"])
        && (verb + 1..range.end)
            .take_while(|at| !matches!(text.surface(*at), ";"))
            .any(|at| {
                matches!(text.tokens[at].tag, Tag::Auxiliary | Tag::Verb)
                    && text.tokens[at - 1].tag != Tag::Infinitive
                    && text.tokens[at - 1].tag != Tag::Relative
            })
        || prepositional && has_finite_before(text, verb, range.start)
}

/// Forms that are never a past tense.
fn is_participle_only(word: &str) -> bool {
    matches!(
        word,
        "worn"
            | "seen"
            | "shown"
            | "done"
            | "taken"
            | "given"
            | "driven"
            | "chosen"
            | "drawn"
            | "thrown"
            | "written"
            | "known"
            | "begun"
            | "broken"
            | "spoken"
            | "stolen"
            | "woven"
            | "sewn"
            | "torn"
            | "ridden"
            | "risen"
            | "fallen"
            | "flown"
            | "grown"
            | "undone"
    )
}

/// `rose by 33%`, `fell by a third`: by how much, not by whom.
pub(super) fn is_by_so_much(text: &Text<'_>, by: usize, end: usize) -> bool {
    let next = by + 1;
    let number = |at: usize| text.tokens[at].shape == Shape::Number;
    let about = |at: usize| {
        matches!(
            text.lower(at),
            "a" | "about" | "almost" | "around" | "more" | "nearly" | "over" | "some" | "up"
        )
    };
    let part =
        |at: usize| number(at) || matches!(text.lower(at), "half" | "third" | "quarter" | "fifth");
    text.lower(by) == "by"
        && next < end
        && (number(next) || about(next) && (next..end.min(next + 4)).any(part))
}

/// `where the first shop opened in 2015`: a conjunction that needs a verb, which has no
/// other one. Where `the boots designed for Zizi are sold` it is the next.
fn is_alone_behind_where(text: &Text<'_>, verb: usize, range: &Range<usize>) -> bool {
    const SUBJECT: usize = 7;
    let opens = (range.start..verb)
        .rev()
        .take(SUBJECT)
        .find(|at| {
            !matches!(
                text.tokens[*at].tag,
                Tag::Noun
                    | Tag::Name
                    | Tag::Adjective
                    | Tag::Determiner
                    | Tag::Possessive
                    | Tag::Genitive
                    | Tag::Number
            )
        })
        .filter(|at| matches!(text.lower(*at), "where" | "when" | "because" | "until"));
    let end = (verb + 1..range.end)
        .find(|at| matches!(text.surface(*at), "," | ";" | "—" | "–"))
        .unwrap_or(range.end);
    let alone = (verb + 1..end)
        .all(|at| !matches!(text.tokens[at].tag, Tag::Verb | Tag::Past | Tag::Auxiliary));
    opens.is_some_and(|at| {
        let subject = &text.tokens[at + 1];
        at + 1 < verb
            && matches!(subject.tag, Tag::Determiner | Tag::Possessive | Tag::Name)
            && alone
            && text.lower_at(Some(verb + 1)) != "by"
    })
}

/// `which the label launched`, `which A, B and C founded`: a relative with a subject of its
/// own before the verb, which is therefore finite.
fn in_relative_clause(text: &Text<'_>, verb: usize, first: usize) -> bool {
    // The marks of a list of names do not count.
    let listed = |at: &usize| {
        text.surface(*at) == ","
            && *at > first
            && text.tokens[at - 1].tag == Tag::Name
            && text.tokens[at + 1].tag == Tag::Name
    };
    let reach = match (first..verb).any(|at| listed(&at)) {
        true => 14,
        false => 7,
    };
    (first..verb)
        .rev()
        .take(reach)
        .take_while(|at| {
            listed(at)
                || matches!(
                    text.tokens[*at].tag,
                    Tag::Noun
                        | Tag::Name
                        | Tag::Adjective
                        | Tag::Determiner
                        | Tag::Possessive
                        | Tag::Genitive
                        | Tag::Conjunction
                        | Tag::Relative
                        | Tag::Pronoun
                )
        })
        .skip(1)
        .any(|at| {
            // `which` stays tagged as a determiner before a name.
            matches!(text.lower(at), "which" | "who" | "whom")
                || text.tokens[at].tag == Tag::Relative && text.lower(at) == "that"
        })
}

/// `Adidas, which makes clogs, worked with Prada`: the verb of what the relative clause
/// tells of, which has no other one. What is `designed by` somebody has done nothing.
fn closes_relative(text: &Text<'_>, verb: usize, range: Range<usize>) -> bool {
    let finite = |at: usize| matches!(text.tokens[at].tag, Tag::Auxiliary | Tag::Verb | Tag::Past);
    let opening = (range.start + 1..verb - 1)
        .find(|at| text.surface(*at) == ",")
        .filter(|comma| matches!(text.lower(comma + 1), "which" | "who" | "whose"))
        .filter(|_| text.lower_at(Some(verb + 1)) != "by");
    opening.is_some_and(|comma| {
        !(range.start..comma).any(finite)
            && (comma + 2..verb).any(finite)
            && !(verb + 1..range.end).any(finite)
    })
}

fn has_finite_before(text: &Text<'_>, verb: usize, first: usize) -> bool {
    (first..verb)
        .rev()
        .take_while(|at| !matches!(text.surface(*at), ";" | "—" | "–"))
        .any(|at| {
            matches!(text.tokens[at].tag, Tag::Auxiliary)
                || text.tokens[at].tag == Tag::Verb
                    && !(at > 0 && text.tokens[at - 1].tag == Tag::Infinitive)
                || text.tokens[at].tag == Tag::Past
        })
        && matches!(text.tokens[verb - 1].tag, Tag::Noun | Tag::Name)
}

#[cfg(test)]
mod tests {
    use releve_facts::Statement;

    use crate::relate::told;

    #[test]
    fn behind_a_relative_clause_its_head_has_its_verb() {
        // Clogs that launched would be told.
        assert_eq!(told("Vaskelle, which sells clogs, launched in 2010."), []);
        let text = "Searches for clogs, which Kate Moss wore, increased in May 2024.";
        let wear = told(text)
            .into_iter()
            .find_map(|statement| match statement {
                Statement::Wear(wear) => Some(wear),
                _ => None,
            });
        assert_eq!(
            wear.map(|wear| (wear.garment, wear.when)),
            Some(("clog".to_owned(), None))
        );
    }
}
