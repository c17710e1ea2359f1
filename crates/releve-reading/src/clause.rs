//! Clauses: which verb stands with which subject, objects and prepositional
//! phrases. A shallow parse from left to right; enough to tell who did what
//! to what, no more.

use std::ops::Range;

use crate::lexicon::Classes;
use crate::segment::Shape;
use crate::tag::Tag;
use crate::text::Text;

/// A noun phrase without its complements: `Vivaia’s white sneakerina`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Phrase {
    pub(crate) tokens: Range<usize>,
    /// Its last noun, name, number or pronoun.
    pub(crate) head: usize,
    /// The preposition that governs it, by token.
    pub(crate) preposition: Option<usize>,
    /// It continues a list: the phrase before it has the same place in the clause.
    pub(crate) coordinated: bool,
}

/// What a verb form makes of its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ClauseKind {
    /// A finite verb: `she wore`.
    Finite,
    /// A participle: `paired with`, `wearing`.
    Participle,
    /// `to wear`
    Infinitive,
}

/// Whether what is said is said to be so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reality {
    /// It is stated.
    Stated,
    /// `never wore`, `did not show`
    Denied,
    /// `might`, `would`, `rumoured to`, `if`, questions.
    Unreal,
    /// `wear them with`, `you can pair`: advice.
    Advised,
}

/// A verb with what depends on it.
#[derive(Debug, Clone)]
pub(crate) struct Clause {
    pub(crate) sentence: usize,
    /// The main verb's token.
    pub(crate) verb: usize,
    /// Auxiliaries, adverbs and particle included.
    pub(crate) group: Range<usize>,
    pub(crate) kind: ClauseKind,
    pub(crate) passive: bool,
    pub(crate) reality: Reality,
    /// Phrases of the sentence, by number, that are its subject.
    pub(crate) subject: Vec<usize>,
    /// The subject stands as a relative's antecedent or was taken over from
    /// another clause.
    pub(crate) shared_subject: bool,
    /// Direct objects and complements, by number.
    pub(crate) objects: Vec<usize>,
    /// Prepositional phrases behind the verb, by number.
    pub(crate) prepositional: Vec<usize>,
    /// Tokens from the verb group to where the next clause begins.
    pub(crate) reach: Range<usize>,
}

/// The phrases and clauses of one sentence.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parse {
    pub(crate) phrases: Vec<Phrase>,
    pub(crate) clauses: Vec<Clause>,
}

/// Parses the sentence with this number. `covered` tells for a token whether a
/// mention covers it, which makes it part of a noun phrase whatever its tag.
pub(crate) fn parse(text: &Text<'_>, sentence: usize, covered: &[bool]) -> Parse {
    let range = text.sentences[sentence].tokens.clone();
    let phrases = phrases(text, range.clone(), covered);
    let groups = groups(text, range.clone(), covered);
    let clauses = clauses(text, sentence, range, &phrases, groups);
    Parse { phrases, clauses }
}

fn nominal(text: &Text<'_>, at: usize, covered: &[bool]) -> bool {
    covered[at]
        || matches!(
            text.tokens[at].tag,
            Tag::Noun
                | Tag::Name
                | Tag::Adjective
                | Tag::Number
                | Tag::Determiner
                | Tag::Possessive
                | Tag::Genitive
                | Tag::Pronoun
        )
}

fn phrases(text: &Text<'_>, range: Range<usize>, covered: &[bool]) -> Vec<Phrase> {
    let mut found: Vec<Phrase> = Vec::new();
    let mut at = range.start;
    let mut preposition = None;
    while at < range.end {
        let tag = text.tokens[at].tag;
        if !covered[at] && tag == Tag::Preposition {
            preposition = Some(at);
            at += 1;
            continue;
        }
        let adverb_inside = |at: usize| {
            text.tokens[at].tag == Tag::Adverb
                && at + 1 < range.end
                && matches!(text.tokens[at + 1].tag, Tag::Adjective | Tag::Past)
        };
        let participle_inside = |at: usize| {
            matches!(text.tokens[at].tag, Tag::Past | Tag::Gerund)
                && at + 1 < range.end
                && (covered[at + 1]
                    || matches!(text.tokens[at + 1].tag, Tag::Noun | Tag::Adjective))
                && at > range.start
                && (nominal(text, at - 1, covered)
                    && matches!(
                        text.tokens[at - 1].tag,
                        Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Adjective
                    ))
        };
        let symbol = |at: usize| {
            text.tokens[at].shape == Shape::Mark
                && matches!(text.surface(at), "£" | "$" | "€" | "¥" | "%" | "#" | "₩")
        };
        let joined =
            |at: usize| at > range.start && text.tokens[at].join == crate::segment::Join::Hyphen;
        let part = |at: usize| {
            nominal(text, at, covered) || participle_inside(at) || symbol(at) || adverb_inside(at)
        };
        if !part(at) {
            if !matches!(tag, Tag::Adverb | Tag::Mark)
                || matches!(text.surface(at), "," | ";" | "—" | "–" | ":" | "(")
            {
                preposition = None;
            }
            at += 1;
            continue;
        }
        let start = at;
        // A pronoun is a phrase of its own.
        if tag == Tag::Pronoun && !covered[at] {
            at += 1;
        } else {
            at += 1;
            while at < range.end
                && (part(at) || joined(at))
                && !(text.tokens[at].tag == Tag::Pronoun && !covered[at])
                && !(matches!(text.tokens[at].tag, Tag::Determiner | Tag::Possessive)
                    && !covered[at]
                    && !matches!(text.tokens[at - 1].tag, Tag::Determiner | Tag::Preposition))
            {
                at += 1;
            }
        }
        let head = (start..at)
            .rev()
            .find(|t| {
                matches!(
                    text.tokens[*t].tag,
                    Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Number
                ) || covered[*t]
            })
            .unwrap_or(at - 1);
        let coordinated = found.last().is_some_and(|before| {
            let between = before.tokens.end..start;
            !between.is_empty()
                && between.clone().all(|t| {
                    matches!(text.surface(t), "," | "and" | "&" | "or" | "plus")
                        || text.tokens[t].tag == Tag::Conjunction
                        || text.tokens[t].tag == Tag::Adverb
                })
        });
        let coordinated = coordinated && !opens_clause(text, start, at, &range, covered);
        // `after Emma Corrin carried it`: the subject of a clause, not governed.
        if preposition.is_some_and(|p| {
            matches!(
                text.lower(p),
                "after" | "before" | "since" | "until" | "till"
            )
        }) && bears_clause(text, start, at, &range, covered)
        {
            preposition = None;
        }
        let governed = if coordinated && preposition.is_none() {
            found.last().and_then(|before| before.preposition)
        } else {
            preposition
        };
        found.push(Phrase {
            tokens: start..at,
            head,
            preposition: governed,
            coordinated,
        });
        preposition = None;
    }
    found
}

/// True where a phrase behind a bare comma is the subject of a new clause, not
/// one more member of a list: `on Instagram, sales exploded`, `, she sent`.
fn opens_clause(
    text: &Text<'_>,
    start: usize,
    end: usize,
    range: &Range<usize>,
    covered: &[bool],
) -> bool {
    if start == range.start || text.surface(start - 1) != "," {
        return false;
    }
    if matches!(text.lower(start), "she" | "he" | "it" | "they" | "we" | "i") {
        return true;
    }
    (end..range.end)
        .take_while(|at| {
            !matches!(text.surface(*at), "," | ";" | ":" | "—" | "–" | "(")
                && !matches!(
                    text.tokens[*at].tag,
                    Tag::Conjunction
                        | Tag::Relative
                        | Tag::Subordinator
                        | Tag::Gerund
                        | Tag::Infinitive
                )
        })
        .find(|at| {
            !covered[*at] && matches!(text.tokens[*at].tag, Tag::Verb | Tag::Past | Tag::Auxiliary)
        })
        .is_some_and(|at| {
            // A participle that closes the phrase is no clause's verb.
            text.tokens[at].tag != Tag::Past
                || !is_participle(text, at, range.clone())
                    && !matches!(text.lower_at(Some(at + 1)), "by" | "with" | "in" | "from")
        })
}

/// True where a finite verb follows a phrase that a preposition would govern.
fn bears_clause(
    text: &Text<'_>,
    start: usize,
    end: usize,
    range: &Range<usize>,
    covered: &[bool],
) -> bool {
    let verb = (end..range.end.min(end + 3))
        .find(|at| covered[*at] || text.tokens[*at].tag != Tag::Adverb);
    let Some(at) = verb.filter(|at| !covered[*at]) else {
        return false;
    };
    let named = covered[end - 1]
        || matches!(
            text.tokens[end - 1].tag,
            Tag::Pronoun | Tag::Name | Tag::Noun
        );
    let _ = start;
    named
        && match text.tokens[at].tag {
            Tag::Verb | Tag::Auxiliary => true,
            Tag::Past => {
                !matches!(
                    text.lower_at(Some(at + 1)),
                    "by" | "with" | "from" | "in" | "at" | "on" | "." | "," | ""
                ) || matches!(text.lower(at), "wore" | "aired" | "went" | "came")
            }
            _ => false,
        }
}

struct Group {
    tokens: Range<usize>,
    verb: usize,
    kind: ClauseKind,
    passive: bool,
    negated: bool,
    modal: bool,
}

fn groups(text: &Text<'_>, range: Range<usize>, covered: &[bool]) -> Vec<Group> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let tag = text.tokens[at].tag;
        // `K-pop`: the second half of a compound carries no clause.
        let compound = at > range.start
            && text.tokens[at].join == crate::segment::Join::Hyphen
            && tag == Tag::Verb;
        let verbal = !covered[at]
            && !compound
            && matches!(
                tag,
                Tag::Verb
                    | Tag::Past
                    | Tag::Gerund
                    | Tag::Auxiliary
                    | Tag::Infinitive
                    | Tag::Negation
            );
        if !verbal {
            at += 1;
            continue;
        }
        let start = at;
        let (mut verb, mut auxiliary, mut infinitive) = (None, false, false);
        let (mut negated, mut modal, mut be) = (false, false, false);
        while at < range.end && !covered[at] {
            match text.tokens[at].tag {
                Tag::Auxiliary if verb.is_none() => {
                    auxiliary = true;
                    let word = text.lower(at);
                    negated |= word.ends_with("n't") || word == "cannot";
                    modal |= matches!(
                        word,
                        "would"
                            | "could"
                            | "might"
                            | "may"
                            | "should"
                            | "must"
                            | "can"
                            | "will"
                            | "ought"
                            | "shall"
                            | "wouldn't"
                            | "couldn't"
                            | "can't"
                            | "won't"
                    );
                    be = matches!(
                        word,
                        "be" | "is"
                            | "are"
                            | "was"
                            | "were"
                            | "been"
                            | "being"
                            | "am"
                            | "isn't"
                            | "aren't"
                            | "wasn't"
                            | "weren't"
                            | "'s"
                            | "’s"
                    );
                    at += 1;
                }
                Tag::Negation => {
                    negated = true;
                    at += 1;
                }
                Tag::Infinitive if verb.is_none() => {
                    infinitive = true;
                    at += 1;
                }
                // `was first shown`: an adverb whatever its tag.
                _ if auxiliary && verb.is_none() && text.lower(at) == "first" => at += 1,
                Tag::Adverb => {
                    negated |= matches!(text.lower(at), "never" | "hardly" | "barely");
                    at += 1;
                }
                Tag::Verb | Tag::Past | Tag::Gerund if verb.is_none() => {
                    verb = Some(at);
                    at += 1;
                }
                _ => break,
            }
        }
        // Adverbs at the end belong to what follows.
        let mut end = at;
        while end > start + 1 && text.tokens[end - 1].tag == Tag::Adverb {
            end -= 1;
        }
        let Some(verb) = verb.or_else(|| {
            (start..end)
                .rev()
                .find(|t| text.tokens[*t].tag == Tag::Auxiliary)
        }) else {
            at = at.max(start + 1);
            continue;
        };
        // A particle: `step out`, `slip into` stay prepositions; `roll out` is one.
        if end < range.end
            && !covered[end]
            && matches!(
                text.lower(end),
                "out" | "up" | "off" | "down" | "on" | "back" | "away" | "over"
            )
            && text.tokens[end].tag != Tag::Noun
        {
            end += 1;
        }
        let tag = text.tokens[verb].tag;
        let kind = if infinitive {
            ClauseKind::Infinitive
        } else if auxiliary {
            if start == verb
                || text.tokens[start..verb]
                    .iter()
                    .any(|t| t.tag == Tag::Auxiliary)
            {
                match text.lower(start) {
                    "being" | "having" => ClauseKind::Participle,
                    _ => ClauseKind::Finite,
                }
            } else {
                ClauseKind::Finite
            }
        } else {
            match tag {
                Tag::Gerund => ClauseKind::Participle,
                Tag::Past if is_participle(text, verb, range.clone()) => ClauseKind::Participle,
                _ => ClauseKind::Finite,
            }
        };
        found.push(Group {
            tokens: start..end.max(start + 1),
            verb,
            kind,
            passive: tag == Tag::Past && (be || kind == ClauseKind::Participle && !auxiliary),
            negated,
            modal,
        });
        at = at.max(end).max(start + 1);
    }
    found
}

/// A past form without an auxiliary is a participle where the sentence opens
/// with it, a comma or noun with no subject of its own stands before it and a
/// preposition behind, or another past form follows in the same clause.
fn is_participle(text: &Text<'_>, verb: usize, range: Range<usize>) -> bool {
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
    let word = text.lower(verb);
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
    if strong || in_relative_clause(text, verb, range.start) {
        return false;
    }
    if text.surface(verb - 1) == "," {
        return prepositional;
    }
    if matches!(before.tag, Tag::Pronoun | Tag::Relative) {
        return false;
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

/// `which the label launched`: a relative with a subject of its own before the
/// verb, which is therefore finite.
fn in_relative_clause(text: &Text<'_>, verb: usize, first: usize) -> bool {
    (first..verb)
        .rev()
        .take(7)
        .take_while(|at| {
            matches!(
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

fn clauses(
    text: &Text<'_>,
    sentence: usize,
    range: Range<usize>,
    phrases: &[Phrase],
    groups: Vec<Group>,
) -> Vec<Clause> {
    let question = text.surface(range.end - 1) == "?";
    let mut found: Vec<Clause> = Vec::with_capacity(groups.len());
    for (n, group) in groups.iter().enumerate() {
        let next = groups.get(n + 1).map_or(range.end, |g| g.tokens.start);
        let before_limit = n
            .checked_sub(1)
            .map_or(range.start, |n| groups[n].tokens.end);
        let mut shared = false;
        let mut subject = own_subject(text, phrases, before_limit, group, &range);
        // `and let`, `, making`: the subject of an earlier clause.
        let relative = subject.is_empty()
            && group.tokens.start > range.start
            && text.tokens[group.tokens.start - 1].tag == Tag::Relative;
        if relative {
            subject = antecedent(phrases, group.tokens.start - 1);
            shared = true;
        }
        if subject.is_empty() || group.kind != ClauseKind::Finite && !relative {
            let noun_before = antecedent(phrases, group.tokens.start);
            let adjacent = noun_before
                .last()
                .is_some_and(|p| phrases[*p].tokens.end == group.tokens.start);
            if group.kind == ClauseKind::Participle && adjacent && group.passive {
                subject = noun_before;
                shared = true;
            } else if let Some(main) = found
                .iter()
                .rev()
                .find(|c| c.kind == ClauseKind::Finite && !c.subject.is_empty())
            {
                subject = main.subject.clone();
                shared = true;
            } else if group.kind == ClauseKind::Finite && subject.is_empty() && adjacent {
                subject = noun_before;
            }
        }
        let reach = group.tokens.start..next;
        let mut objects = Vec::new();
        let mut prepositional = Vec::new();
        for (number, phrase) in phrases.iter().enumerate() {
            if phrase.tokens.start < group.tokens.end || phrase.tokens.start >= next {
                continue;
            }
            if phrase.preposition.is_some() {
                prepositional.push(number);
            } else {
                objects.push(number);
            }
        }
        let unreal_before = (range.start..group.verb).any(|at| {
            matches!(
                text.lower(at),
                "if" | "whether"
                    | "imagine"
                    | "unless"
                    | "wish"
                    | "rumoured"
                    | "rumored"
                    | "allegedly"
                    | "reportedly"
                    | "supposedly"
            )
        });
        let second_person = subject
            .iter()
            .any(|p| text.lower(phrases[*p].head) == "you");
        let imperative = group.kind == ClauseKind::Finite
            && subject.is_empty()
            && text.tokens[group.verb].tag == Tag::Verb
            && group.tokens.start == group.verb
            && text.can_be(group.verb, Classes::VERB)
            && !text.can_be(group.verb, Classes::THIRD);
        // `Neither A nor B released it`, `she turned it down`
        let neither =
            (range.start..group.verb).any(|at| matches!(text.lower(at), "neither" | "nor"));
        let refused = text.lemma(group.verb) == "turn"
            && group
                .tokens
                .clone()
                .any(|at| matches!(text.lower(at), "down" | "away"));
        let reality = if group.negated || neither || refused {
            Reality::Denied
        } else if imperative || second_person {
            Reality::Advised
        } else if group.modal || unreal_before || question {
            Reality::Unreal
        } else {
            Reality::Stated
        };
        found.push(Clause {
            sentence,
            verb: group.verb,
            group: group.tokens.clone(),
            kind: group.kind,
            passive: group.passive,
            reality,
            subject,
            shared_subject: shared,
            objects,
            prepositional,
            reach,
        });
    }
    // A participle that opens the sentence has the subject of the next clause.
    for n in 0..found.len() {
        let opens = found[n].kind == ClauseKind::Participle && found[n].subject.is_empty();
        if opens
            && let Some(main) = found[n + 1..]
                .iter()
                .find(|c| c.kind == ClauseKind::Finite && !c.subject.is_empty())
        {
            found[n].subject = main.subject.clone();
            found[n].shared_subject = true;
        }
    }
    found
}

/// The phrase and those coordinated with it that stand as subject directly
/// before the verb group, in the same clause.
fn own_subject(
    text: &Text<'_>,
    phrases: &[Phrase],
    limit: usize,
    group: &Group,
    range: &Range<usize>,
) -> Vec<usize> {
    if group.kind != ClauseKind::Finite {
        return Vec::new();
    }
    if group.tokens.start > range.start && text.tokens[group.tokens.start - 1].tag == Tag::Relative
    {
        return Vec::new();
    }
    // `contributed to A and was editor`: the verb goes on from an earlier one.
    let conjunction = group.tokens.start > range.start && {
        let before = (range.start..group.tokens.start)
            .rev()
            .find(|at| text.tokens[*at].tag != Tag::Adverb);
        before.is_some_and(|at| {
            text.tokens[at].tag == Tag::Conjunction
                && matches!(text.lower(at), "and" | "but" | "or")
        })
    };
    if conjunction && limit > range.start {
        return Vec::new();
    }
    // The nearest phrase that no preposition governs; `of` and appositions
    // between commas may stand in between.
    let mut candidates: Vec<usize> = (0..phrases.len())
        .rev()
        .filter(|p| {
            phrases[*p].tokens.start >= limit && phrases[*p].tokens.end <= group.tokens.start
        })
        .collect();
    candidates.retain(|p| phrases[*p].preposition.is_none());
    let Some(&nearest) = candidates.first() else {
        return Vec::new();
    };
    // An apposition: `Celine, under new creative director X, brought`.
    let mut head = nearest;
    let comma_behind = text.surface(group.tokens.start.saturating_sub(1)) == ",";
    if comma_behind
        && let Some(&first) = candidates.last()
        && first != nearest
    {
        let list =
            phrases[nearest].coordinated && text.lower(phrases[nearest].tokens.start - 1) == "and";
        if !list {
            head = first;
        }
    }
    let mut list = vec![head];
    let mut at = head;
    while phrases[at].coordinated && at > 0 && phrases[at].tokens.start > limit {
        at -= 1;
        if phrases[at].tokens.start < limit {
            break;
        }
        if phrases[at].preposition.is_none() {
            list.push(at);
        }
    }
    list.reverse();
    list
}

/// The phrase that ends before `at`, with those it is coordinated with.
fn antecedent(phrases: &[Phrase], at: usize) -> Vec<usize> {
    let Some(last) = (0..phrases.len())
        .rev()
        .find(|p| phrases[*p].tokens.end <= at)
    else {
        return Vec::new();
    };
    vec![last]
}
