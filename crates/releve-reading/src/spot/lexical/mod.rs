//! The lexicon's names and terms: longest match, told apart by case, part of
//! speech and what stands beside them.

mod common;
mod idiom;
mod name;
mod place;
mod term;

use place::Place;
use releve_facts::EntityKind;

use super::{CueMatch, Found, Mention, Spotted, TermMatch, works};
use crate::lexicon::{Form, FormKind, Meaning, WordId};
use crate::segment::{Join, Shape};
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
        let headline = text.is_headline(&range);
        // The first token that no name or term covers yet.
        let mut free = range.start;
        for at in range.clone() {
            let mut best: Option<(usize, f32, &Form)> = None;
            let mut title: Option<(usize, u32)> = None;
            let next = (at + 1 < range.end).then(|| Words::of(text, at + 1));
            for form in forms_at(text, at, next) {
                if at < free && matches!(form.meaning, Meaning::Entry(..)) {
                    continue;
                }
                let Some(end) = matched(text, at, range.end, form, next) else {
                    continue;
                };
                let term = |number| TermMatch {
                    number,
                    tokens: at..end,
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
                        spotted.roles.push(term(number));
                    }
                    Meaning::Occasion(number) => spotted.occasions.push(term(number)),
                    Meaning::Currency(number) => spotted.currencies.push(term(number)),
                    Meaning::Metric(number) => spotted.metrics.push(term(number)),
                    Meaning::Work(number) => {
                        let work = &text.lexicon.works[number as usize];
                        let longer = title.is_none_or(|(known, _)| end > known);
                        if at >= free && longer && works::fits(text, work, &(at..end), headline) {
                            title = Some((end, number));
                        }
                    }
                    Meaning::Entry(id, kind) => {
                        // `Ports 1961` is a house, `1843 Magazine` a paper; `Spring 2024` is
                        // not Spring.
                        let times = timed[at..end].iter().filter(|t| **t).count();
                        let dated = matches!(
                            text.lexicon.entry(id).kind,
                            EntityKind::Brand | EntityKind::Publication
                        );
                        if times > 0 && (!dated || times == end - at) {
                            continue;
                        }
                        let place = Place {
                            text,
                            tokens: at..end,
                            first: range.start,
                            headline,
                        };
                        let Some(score) = place.fit(form, text.lexicon.entry(id), kind) else {
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
            // A title that is no name as well, or a longer one.
            if let Some((end, number)) = title
                && best.is_none_or(|(known, ..)| end >= known)
            {
                spotted.works.push(TermMatch {
                    number,
                    tokens: at..end,
                });
                free = end;
                continue;
            }
            // `#darkacademia`: a trend without its spaces.
            let tag = || {
                let tag = text.surface(at).strip_prefix('#')?;
                let id = text.lexicon.of_hashtag(tag)?;
                (text.lexicon.entry(id).kind == EntityKind::Trend).then_some(id)
            };
            if best.is_none()
                && text.tokens[at].shape == Shape::Hashtag
                && let Some(id) = tag()
            {
                spotted.mentions.push(Mention {
                    kind: EntityKind::Trend,
                    tokens: at..at + 1,
                    found: Found::Lexicon(id, FormKind::Alias),
                    sure: 0.85,
                    name: None,
                });
                free = at + 1;
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

/// Forms that begin with the token's word or with its lemma, and end there or go
/// on with what a word of `next` may be.
fn forms_at<'t>(
    text: &'t Text<'_>,
    at: usize,
    next: Option<Words>,
) -> impl Iterator<Item = &'t Form> {
    let next = next.map_or([None; 3], |next| [Some(next.word), next.noun, next.verb]);
    let Words { word, noun, verb } = Words::of(text, at);
    let lemma = |id: Option<WordId>| id.filter(|id| *id != word);
    // Most words begin nothing, and are done with here.
    let begins = |id: Option<WordId>| id.filter(|id| !text.lexicon.forms(*id).is_empty());
    let beginnings = [
        begins(Some(word)),
        begins(lemma(verb)),
        begins(lemma(noun.filter(|id| Some(*id) != verb))),
    ];
    // Names do not inflect.
    let beginning = move |id: WordId| {
        let forms = text.lexicon.forms_before(id, next);
        forms.filter(move |form| id == word || !matches!(form.meaning, Meaning::Entry(..)))
    };
    beginnings.into_iter().flatten().flat_map(beginning)
}

/// The words that a token can stand for: itself and its lemmas.
#[derive(Clone, Copy)]
struct Words {
    word: WordId,
    noun: Option<WordId>,
    verb: Option<WordId>,
}

impl Words {
    fn of(text: &Text<'_>, at: usize) -> Self {
        let info = text.info(at);
        Self {
            word: text.tokens[at].word,
            noun: info.noun,
            verb: info.verb,
        }
    }

    /// True where `word` of a form stands here; names do not inflect.
    fn are(self, word: WordId, by_lemma: bool) -> bool {
        self.word == word || by_lemma && (self.noun == Some(word) || self.verb == Some(word))
    }
}

/// Where `form` ends if it stands at `at`, in a sentence that ends at `end` and
/// before the words `next`.
fn matched(
    text: &Text<'_>,
    at: usize,
    end: usize,
    form: &Form,
    next: Option<Words>,
) -> Option<usize> {
    let Some(second) = form.words.get(1) else {
        return Some(at + 1);
    };
    let by_lemma = !matches!(form.meaning, Meaning::Entry(..));
    if !next?.are(*second, by_lemma) {
        return None;
    }
    let last = at + form.words.len();
    // `a line` is no `A-line`.
    let article = text.tokens[at + 1].join == Join::Space && text.lower(at) == "a";
    if last > end || article {
        return None;
    }
    let mut rest = (at + 2..).zip(&form.words[2..]);
    let same = rest.all(|(at, word)| Words::of(text, at).are(*word, by_lemma));
    same.then_some(last)
}
