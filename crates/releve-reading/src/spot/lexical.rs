//! The lexicon's names and terms: longest match, told apart by case, part of
//! speech and what stands beside them.

use std::ops::Range;

use releve_facts::EntityKind;

use super::{CueMatch, Found, Mention, Spotted, TermMatch};
use crate::lexicon::{Detail, Form, FormKind, Meaning, WordId};
use crate::segment::{BlockKind, Join, Shape};
use crate::tag::Tag;
use crate::text::Text;
use crate::time::TimeMention;

pub(super) fn spot(text: &Text<'_>, times: &[TimeMention]) -> Spotted {
    let mut spotted = Spotted {
        cue_bits: vec![0; text.tokens.len()],
        ..Spotted::default()
    };
    let mut timed = vec![false; text.tokens.len()];
    for time in times {
        timed[time.tokens.clone()].fill(true);
    }
    for sentence in &text.sentences {
        let range = sentence.tokens.clone();
        let headline = is_headline(text, range.clone());
        // The first token that no name or term covers yet.
        let mut free = range.start;
        for at in range.clone() {
            let mut best: Option<(usize, f32, &Form)> = None;
            for form in forms_at(text, at) {
                if at < free && matches!(form.meaning, Meaning::Entry(..)) {
                    continue;
                }
                let Some(end) = matched(text, at, range.end, form) else {
                    continue;
                };
                match form.meaning {
                    Meaning::Cue(cue) => {
                        for bits in &mut spotted.cue_bits[at..end] {
                            *bits |= 1 << cue as u32;
                        }
                        spotted.cues.push(CueMatch {
                            cue,
                            tokens: at..end,
                        });
                    }
                    Meaning::Role(number) => {
                        spotted.longest_role = spotted.longest_role.max(end - at);
                        spotted.roles.push(TermMatch {
                            number,
                            tokens: at..end,
                        });
                    }
                    Meaning::Occasion(number) => {
                        spotted.occasions.push(TermMatch {
                            number,
                            tokens: at..end,
                        });
                    }
                    Meaning::Currency(number) => {
                        spotted.currencies.push(TermMatch {
                            number,
                            tokens: at..end,
                        });
                    }
                    Meaning::Metric(number) => {
                        spotted.metrics.push(TermMatch {
                            number,
                            tokens: at..end,
                        });
                    }
                    Meaning::Entry(id, kind) => {
                        if timed[at..end].iter().any(|t| *t) {
                            continue;
                        }
                        let Some(score) = fit(text, at..end, range.start, headline, form, id, kind)
                        else {
                            continue;
                        };
                        let better = best.is_none_or(|(best_end, best_score, _)| {
                            end > best_end || end == best_end && score > best_score
                        });
                        if better {
                            best = Some((end, score, form));
                        }
                    }
                }
            }
            if let Some((end, score, form)) = best {
                let Meaning::Entry(id, kind) = form.meaning else {
                    continue;
                };
                spotted.mentions.push(Mention {
                    kind: text.lexicon.entry(id).kind,
                    tokens: at..end,
                    found: Found::Lexicon(id, kind),
                    sure: score.clamp(0.05, 1.0),
                    name: None,
                });
                free = end;
            }
        }
    }
    spotted
}

/// Forms that begin with the token's word or with its lemma.
fn forms_at<'t>(text: &'t Text<'_>, at: usize) -> impl Iterator<Item = &'t Form> {
    let token = &text.tokens[at];
    let known = (token.word.0 as usize) < text.lexicon.words.len();
    let exact: &[Form] = if known {
        text.lexicon.forms(token.word)
    } else {
        &[]
    };
    let info = text.info(at);
    let lemma = |id: Option<WordId>| {
        id.filter(|id| *id != token.word)
            .map_or(&[][..], |id| text.lexicon.forms(id))
    };
    let verb = lemma(info.verb);
    let noun = lemma(info.noun.filter(|id| Some(*id) != info.verb));
    exact.iter().chain(
        verb.iter()
            .chain(noun)
            .filter(|form| !matches!(form.meaning, Meaning::Entry(..))),
    )
}

/// Where `form` ends if it stands at `at`.
fn matched(text: &Text<'_>, at: usize, end: usize, form: &Form) -> Option<usize> {
    let Some(second) = form.second else {
        return (at < end).then_some(at + 1);
    };
    if at + 1 >= end {
        return None;
    }
    let by_lemma = !matches!(form.meaning, Meaning::Entry(..));
    let stands = |at: usize, word: WordId| {
        text.tokens[at].word == word
            || by_lemma && {
                let info = text.info(at);
                info.noun == Some(word) || info.verb == Some(word)
            }
    };
    if !stands(at + 1, second) {
        return None;
    }
    let last = at + form.words.len();
    // `a line` is no `A-line`.
    let article = text.tokens[at + 1].join != Join::Hyphen && text.lower(at) == "a";
    if last > end || article {
        return None;
    }
    let mut rest = form.words.iter().enumerate().skip(2);
    let same = rest.all(|(n, word)| stands(at + n, *word));
    same.then_some(last)
}

pub(super) fn is_headline(text: &Text<'_>, range: Range<usize>) -> bool {
    let (mut words, mut capitals) = (0, 0);
    for token in &text.tokens[range] {
        if token.shape.is_word() && token.end - token.start > 3 {
            words += 1;
            capitals += usize::from(token.shape.is_capital());
        }
    }
    words >= 4 && capitals * 10 >= words * 7
}

/// How well an entry fits where its words stand; `None` where it cannot.
fn fit(
    text: &Text<'_>,
    tokens: Range<usize>,
    first: usize,
    headline: bool,
    form: &Form,
    id: crate::lexicon::EntryId,
    kind: FormKind,
) -> Option<f32> {
    let entry = text.lexicon.entry(id);
    let token = &text.tokens[tokens.start];
    let hashtag = token.shape == Shape::Hashtag;
    if token.shape == Shape::Handle {
        return None;
    }
    let words = tokens.len();
    let cased = !matches!(
        entry.kind,
        EntityKind::Garment | EntityKind::Attribute | EntityKind::Trend
    );
    let open = headline || tokens.start == first || opens(text, tokens.start);
    let after = tokens.end;
    let next = text.lower_at(Some(after));
    let genitive = after < text.tokens.len() && text.tokens[after].tag == Tag::Genitive;
    if cased {
        // `New Balance 550`, `the brand's 990`; elsewhere it is a number, and
        // `£550` is a price.
        let numeric = token.shape == Shape::Number && words == 1;
        let named = tokens.start > first
            && token.join == Join::Space
            && matches!(text.tokens[tokens.start - 1].tag, Tag::Name | Tag::Genitive);
        if hashtag || numeric && !named {
            return None;
        }
        let lower_name = entry.name.chars().next().is_some_and(char::is_lowercase);
        let starts_lower = matches!(token.shape, Shape::Lower);
        if starts_lower && !lower_name && token.shape != Shape::Number {
            return None;
        }
        if form.capitals && words == 1 && token.shape != Shape::Upper && entry.ambiguous {
            return None;
        }
        // `Red isn't finished`: the colour, not RED.
        if form.capitals
            && words == 1
            && token.shape == Shape::Title
            && entry.kind == EntityKind::Channel
            && text
                .lexicon
                .named(EntityKind::Attribute, text.lower(tokens.start))
                .is_some()
        {
            return None;
        }
        // `Whitlock & Daughter` is no &Daughter.
        if text.surface(tokens.start) == "&"
            && tokens.start > first
            && text.tokens[tokens.start - 1].shape.is_capital()
        {
            return None;
        }
        // `RED HOOK` is no RED: in a line of capitals they say nothing.
        let loud = |at: Option<usize>| {
            at.and_then(|at| text.tokens.get(at))
                .is_some_and(|token| token.shape == Shape::Upper && token.end - token.start > 1)
        };
        if form.capitals
            && words == 1
            && !text.info(tokens.start).classes.is_empty()
            && (loud(Some(after)) || loud(tokens.start.checked_sub(1)))
        {
            return None;
        }
        // `the Brooklyn`, `Arizona sandals`, `Margaux 15`: a house or a town
        // that shares its name with a model.
        if words == 1
            && let Some(twin) = text.lexicon.named(EntityKind::Product, &entry.name)
            && entry.kind != EntityKind::Product
        {
            let before = text.lower_at(tokens.start.checked_sub(1));
            let article = matches!(before, "the" | "a" | "an" | "its" | "her" | "his" | "their")
                && !text.lexicon.entry(twin).name.is_empty()
                && !genitive;
            let garment = text.tokens.get(after).is_some_and(|next| {
                next.join == Join::Space
                    && text
                        .lexicon
                        .named(EntityKind::Garment, text.lemma(after))
                        .is_some()
                    || next.shape == Shape::Number && next.end - next.start <= 2
            });
            let brand = entry.kind == EntityKind::Brand;
            if article && !(brand && garment) || garment && !brand {
                return None;
            }
        }
        // A name of one word whose later words are lower case is no name.
        if words > 1
            && entry.name.split(' ').count() == words
            && (tokens.start + 1..tokens.end).any(|at| {
                text.tokens[at].shape == Shape::Lower
                    && entry
                        .name
                        .split(' ')
                        .nth(at - tokens.start)
                        .is_some_and(|w| w.chars().next().is_some_and(char::is_uppercase))
            })
        {
            return None;
        }
        // Part of a longer run of capitals: `Kate` in `Kate Winslow`.
        let mut score: f32 = match entry.kind {
            // `at Cannes`, `Cannes 2024` are the festival, else the town.
            EntityKind::Event
                if words == 1
                    && text
                        .lexicon
                        .named(EntityKind::Place, text.lower(tokens.start))
                        .is_some() =>
            {
                let year = text.tokens.get(after).is_some_and(|t| {
                    t.shape == Shape::Number && t.end - t.start == 4 && t.join == Join::Space
                });
                let at = text.lower_at(tokens.start.checked_sub(1)) == "at";
                if year || at { 0.95 } else { 0.2 }
            }
            EntityKind::Person if words > 1 => 0.97,
            EntityKind::Person => 0.75,
            EntityKind::Brand => 0.93,
            EntityKind::Channel | EntityKind::Publication => 0.92,
            EntityKind::Product => 0.8,
            EntityKind::Place => 0.9,
            _ => 0.88,
        };
        if kind == FormKind::Demonym {
            // `Italian house`: the place is meant, but only as an adjective.
            return Some(0.3);
        }
        // `in Reading`, but not `Reading glasses`.
        if entry.ambiguous && words == 1 && entry.kind == EntityKind::Place {
            let there = matches!(
                text.lower_at(tokens.start.checked_sub(1)),
                "in" | "from"
                    | "to"
                    | "near"
                    | "around"
                    | "outside"
                    | "of"
                    | "at"
                    | "and"
                    | ","
                    | "the"
            );
            return (!open && (there || genitive)).then_some(0.6);
        }
        if entry.ambiguous && words == 1 && entry.kind == EntityKind::Publication {
            // `in Porter`, `told Stylist`, `Image magazine`
            let cited = matches!(
                text.lower_at(tokens.start.checked_sub(1)),
                "in" | "for" | "told" | "to" | "by" | "with" | "from" | "of"
            );
            let magazine = matches!(next, "magazine" | "editor");
            return (!open && (cited || magazine)).then_some(0.6);
        }
        // `£550`, `550 people` are no sneakers; `the 550`, `New Balance 550` are.
        if words == 1 && entry.ambiguous && token.shape == Shape::Number {
            let before = tokens.start.checked_sub(1).filter(|at| *at >= first);
            let called = before.is_some_and(|at| {
                text.tokens[at].shape.is_capital() && at > first || text.lower(at) == "the"
            });
            if !called || token.join == Join::Direct {
                return None;
            }
        }
        if words == 1
            && text.info(tokens.start).classes.is_function()
            // `US` is a country.
            && !(form.capitals && token.shape == Shape::Upper && !headline)
            && text.lower_at(tokens.start.checked_sub(1)) != "|"
        {
            return None;
        }
        if entry.ambiguous && words == 1 {
            let shop = matches!(next, "|") || text.lower_at(tokens.start.checked_sub(1)) == "|";
            let strong = genitive && !open
                || shop
                || text.blocks[text.block_of(tokens.start)].kind == BlockKind::Offer
                    && text.lower_at(tokens.start.checked_sub(1)) == "|";
            score -= if strong { 0.05 } else { 0.25 };
            // `Coach passed.`, `Mango says`: no noun that can be counted opens a
            // sentence bare and singular.
            let subject = entry.kind == EntityKind::Brand
                && !headline
                && text
                    .tokens
                    .get(after)
                    .is_some_and(|next| matches!(next.tag, Tag::Verb | Tag::Past | Tag::Auxiliary));
            if open && !strong && !subject {
                score -= 0.45;
            }
            if score < 0.4 {
                return None;
            }
        }
        return Some(score);
    }
    // Terms: any case, but the part of speech must agree.
    let last = tokens.end - 1;
    let last_tag = text.tokens[last].tag;
    match entry.kind {
        EntityKind::Trend => {
            if entry.ambiguous && !hashtag {
                let named = matches!(
                    next,
                    "trend"
                        | "aesthetic"
                        | "look"
                        | "style"
                        | "movement"
                        | "chic"
                        | "dressing"
                        | "collection"
                        | "era"
                        | "revival"
                );
                let quoted =
                    tokens.start > 0 && matches!(text.surface(tokens.start - 1), "“" | "\"" | "‘");
                return (named || quoted).then_some(0.6);
            }
            Some(0.9)
        }
        EntityKind::Garment => {
            if hashtag {
                return None;
            }
            // `the welly` is no adverb.
            let determined = last_tag == Tag::Adverb
                && last > 0
                && matches!(
                    text.tokens[last - 1].tag,
                    Tag::Determiner | Tag::Possessive | Tag::Adjective
                );
            // Nor are `black leather clogs` or `a knit dress` verbs.
            let determined =
                determined || last_tag == Tag::Verb && last > first && is_described(text, last);
            if matches!(
                last_tag,
                Tag::Verb | Tag::Past | Tag::Gerund | Tag::Adverb | Tag::Preposition
            ) && !determined
                && words == 1
                && text.tokens[last].shape == Shape::Lower
                && text.blocks[text.block_of(last)].kind != BlockKind::Offer
            {
                return None;
            }
            // `lace-up boots`: it describes the boots.
            if entry.ambiguous
                && words > 1
                && after < text.tokens.len()
                && text.tokens[after].join == Join::Space
                && is_term(text, after, &[EntityKind::Garment])
            {
                return Some(0.5);
            }
            // `a shirt` is no A-shirt.
            if words > 1
                && matches!(text.lower(tokens.start), "a" | "an")
                && text.tokens[tokens.start + 1].join == crate::segment::Join::Space
            {
                return None;
            }
            if entry.ambiguous && words == 1 {
                // `tie the knot`, `top of the list`, `over the top`
                let idle = match text.lower(tokens.start) {
                    "top" => {
                        matches!(
                            next,
                            "of" | "to"
                                | "three"
                                | "five"
                                | "ten"
                                | "10"
                                | "and"
                                | "."
                                | ","
                                | "with"
                        ) && matches!(
                            text.lower_at(tokens.start.checked_sub(1)),
                            "the" | "on" | "at" | "a" | "from" | "to" | "its" | "over"
                        )
                    }
                    "tie" => next == "the",
                    "chain" => !matches!(
                        text.lower_at(tokens.start.checked_sub(1)),
                        "gold" | "silver" | "body" | "wallet" | "glasses" | "chunky" | "pearl"
                    ),
                    _ => false,
                };
                if idle {
                    return None;
                }
                if matches!(last_tag, Tag::Adjective)
                    || matches!(next, "of") && kind != FormKind::Plural
                {
                    return None;
                }
                return Some(0.6);
            }
            Some(0.92)
        }
        _ => {
            // A hyphen behind it joins it to something longer.
            let joined = after < text.tokens.len() && text.tokens[after].join == Join::Hyphen;
            let group = match &entry.detail {
                Detail::Attribute { group } => group.as_ref(),
                _ => "",
            };
            // In the name of an offer are no verbs: `Bow-front mesh pumps`.
            let offer = text.blocks[text.block_of(tokens.start)].kind == BlockKind::Offer;
            // `and mesh flats`: no verb stands between a joint and a garment.
            let modifies = last_tag == Tag::Verb
                && tokens.start > first
                && text.tokens[last].join == Join::Space
                && matches!(
                    text.tokens[tokens.start - 1].tag,
                    Tag::Preposition
                        | Tag::Determiner
                        | Tag::Possessive
                        | Tag::Genitive
                        | Tag::Conjunction
                        | Tag::Adjective
                        | Tag::Noun
                )
                && (!matches!(text.tokens[tokens.start - 1].tag, Tag::Noun)
                    || is_term(text, tokens.start - 1, &[EntityKind::Attribute]))
                && after < text.tokens.len()
                && text.tokens[after].tag == Tag::Noun
                && is_term(text, after, &[EntityKind::Garment]);
            if matches!(last_tag, Tag::Verb | Tag::Preposition | Tag::Conjunction)
                && words == 1
                && !offer
                && !modifies
            {
                return None;
            }
            // `Davis layered organza over tulle`, `searches rose 40 per cent`: a
            // verb behind its subject, not before the noun that it describes.
            if last_tag == Tag::Past && words == 1 && tokens.start > first {
                let before = text.tokens[tokens.start - 1].tag;
                let noun_follows = text.tokens.get(after).is_some_and(|t| {
                    matches!(t.tag, Tag::Noun | Tag::Adjective) || t.join == Join::Hyphen
                });
                let described = matches!(
                    before,
                    Tag::Auxiliary
                        | Tag::Adverb
                        | Tag::Determiner
                        | Tag::Adjective
                        | Tag::Mark
                        | Tag::Conjunction
                        | Tag::Preposition
                        | Tag::Past
                        | Tag::Genitive
                        | Tag::Possessive
                        | Tag::Number
                );
                if matches!(before, Tag::Name | Tag::Pronoun) || !noun_follows && !described {
                    return None;
                }
            }
            // `was spotted in SoHo`: seen, not patterned.
            if last_tag == Tag::Past
                && words == 1
                && text.lower(last) == "spotted"
                && tokens.start > first
                && (tokens.start.saturating_sub(2)..tokens.start)
                    .any(|at| text.tokens[at].tag == Tag::Auxiliary)
            {
                return None;
            }
            // `searches rose`: the verb.
            if last_tag == Tag::Past && words == 1 && text.lower(last) == "rose" {
                return None;
            }
            // `dainty`, `crisp` praise more than they describe.
            if group == "quality" {
                return None;
            }
            let base = if entry.ambiguous && words == 1 {
                0.45
            } else {
                0.85
            };
            let colour =
                group == "colour" && text.tokens[tokens.start].shape == Shape::Title && !open;
            Some(base - if joined { 0.2 } else { 0.0 } - if colour { 0.3 } else { 0.0 })
        }
    }
}

/// True where the word may be a term of one of these kinds by itself.
fn is_term(text: &Text<'_>, at: usize, kinds: &[EntityKind]) -> bool {
    forms_at(text, at).any(|form| {
        form.words.len() == 1
            && matches!(form.meaning, Meaning::Entry(id, _) if kinds.contains(&text.lexicon.entry(id).kind))
    })
}

/// True where two words from `at` on are an attribute: `polka dot`.
fn is_term_of_two(text: &Text<'_>, at: usize) -> bool {
    forms_at(text, at).any(|form| {
        form.words.len() == 2
            && form.words[1] == text.tokens[at + 1].word
            && matches!(form.meaning, Meaning::Entry(id, _) if text.lexicon.entry(id).kind == EntityKind::Attribute)
    })
}

/// True for a garment's word behind a word for what garments are made of, with
/// nothing behind it that a verb would govern.
fn is_described(text: &Text<'_>, at: usize) -> bool {
    let behind = text.tokens.get(at + 1).map(|token| token.tag);
    let closed = matches!(
        behind,
        None | Some(
            Tag::Mark
                | Tag::Auxiliary
                | Tag::Preposition
                | Tag::Conjunction
                | Tag::Infinitive
                | Tag::Adverb
                | Tag::Subordinator
        )
    );
    let before = &text.tokens[at - 1];
    let modifier = matches!(before.tag, Tag::Noun | Tag::Adjective | Tag::Name)
        && is_term(
            text,
            at - 1,
            &[
                EntityKind::Attribute,
                EntityKind::Garment,
                EntityKind::Brand,
            ],
        )
        // `polka dot dresses`
        || at > 1 && is_term_of_two(text, at - 2);
    // `Organza wraps around`: what it is said of opens the sentence.
    let governed = at > 1
        && matches!(
            text.tokens[at - 2].tag,
            Tag::Determiner
                | Tag::Possessive
                | Tag::Genitive
                | Tag::Adjective
                | Tag::Preposition
                | Tag::Noun
                | Tag::Past
                | Tag::Gerund
                | Tag::Conjunction
        );
    (closed || is_of_one(text, at)) && modifier && governed
}

/// `in a pink tulle dress last year`: behind an article and nothing but
/// adjectives and materials the base form of a verb is a noun.
fn is_of_one(text: &Text<'_>, at: usize) -> bool {
    let low = at.saturating_sub(5);
    let article = (low..at)
        .rev()
        .take_while(|t| {
            matches!(
                text.tokens[*t].tag,
                Tag::Noun | Tag::Adjective | Tag::Past | Tag::Name | Tag::Determiner
            )
        })
        .find(|t| matches!(text.lower(*t), "a" | "an"));
    article.is_some() && !text.lower(at).ends_with('s') | text.lower(at).ends_with("ss")
}

fn opens(text: &Text<'_>, at: usize) -> bool {
    at > 0 && matches!(text.surface(at - 1), "“" | "\"" | "‘" | ":" | "•")
}
