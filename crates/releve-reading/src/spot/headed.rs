//! Houses that head the parts of a report of shows, known or not: where some of
//! its headings or labels are houses, the others of that manner are, too.

use std::ops::Range;

use releve_facts::EntityKind;

use super::{Found, Mention, Spotted};
use crate::lexicon::Cue;
use crate::segment::{BlockKind, Shape};
use crate::tag::Tag;
use crate::text::Text;
use crate::time::TimeMention;

/// A name has no more words.
const LONGEST: usize = 4;
/// Words for shows and seasons that make a text a report of shows.
const WORDS_OF_A_REPORT: usize = 2;

pub(super) fn spot(text: &Text<'_>, times: &[TimeMention], spotted: &mut Spotted) {
    let seasons = times.iter().filter(|time| time.when.as_season().is_some());
    let looks = (1..text.tokens.len())
        .filter(|at| text.tokens[*at].shape == Shape::Number && text.lower(at - 1) == "look");
    let cues = spotted.cues.iter().filter(|c| c.cue == Cue::Runway);
    let shows = cues.count() + seasons.count() + looks.count();
    let sells = text.blocks.iter().any(|b| b.kind == BlockKind::Offer);
    if shows < WORDS_OF_A_REPORT || sells {
        return;
    }
    lookbook(text, times, spotted);
    let lines: Vec<Range<usize>> = (0..text.blocks.len())
        .filter_map(|block| line(text, block))
        .collect();
    let labels: Vec<Range<usize>> = text.blocks.iter().filter_map(|b| label(text, b)).collect();
    for places in [lines, labels] {
        let (known, others): (Vec<_>, Vec<_>) = places
            .into_iter()
            .partition(|place| is_house(text, spotted, place));
        if known.is_empty() || known.len() < others.len() {
            continue;
        }
        name(text, spotted, others);
    }
}

/// `Lookbook: Norse Ferry, Spring/Summer 2022`: in the headline a name right before
/// the season is whose season it is.
fn lookbook(text: &Text<'_>, times: &[TimeMention], spotted: &mut Spotted) {
    let Some(title) = text.blocks.iter().find(|b| b.kind == BlockKind::Title) else {
        return;
    };
    let Some(time) = times.iter().find(|time| {
        time.when.as_season().is_some()
            && title.tokens.contains(&time.tokens.start)
            && time.tokens.start > title.tokens.start
    }) else {
        return;
    };
    // `Norse Ferry, Spring/Summer 2022 Lookbook`, but `Inside spring 2022 trends`.
    let craft = (time.tokens.end..title.tokens.end)
        .all(|at| spotted.has_cue(at, Cue::Runway) || !text.tokens[at].shape.is_word());
    if !craft {
        return;
    }
    let end = time.tokens.start - usize::from(text.surface(time.tokens.start - 1) == ",");
    let start = (title.tokens.start..end)
        .rfind(|at| text.surface(*at) == ":")
        .map_or(title.tokens.start, |colon| colon + 1);
    if start < end && is_name(text, start..end) {
        name(text, spotted, std::iter::once(start..end));
    }
}

/// A line that is a name, with a paragraph below it; its number aside.
fn line(text: &Text<'_>, block: usize) -> Option<Range<usize>> {
    let own = &text.blocks[block];
    let below = text.blocks.get(block + 1)?.kind == BlockKind::Paragraph;
    let tokens = own.tokens.clone();
    (own.kind == BlockKind::Name && below && is_name(text, tokens.clone())).then_some(tokens)
}

/// What stands before the colon that a paragraph has near its start.
fn label(text: &Text<'_>, block: &crate::segment::Block) -> Option<Range<usize>> {
    let tokens = block.tokens.clone();
    let colon = tokens
        .clone()
        .take(LONGEST + 1)
        .find(|at| text.surface(*at) == ":")?;
    let own = tokens.start..colon;
    let prose = block.kind == BlockKind::Paragraph && colon + 2 < tokens.end;
    (prose && !own.is_empty() && is_name(text, own.clone())).then_some(own)
}

/// Capitals, numbers and `&`, of which some word is no ordinary one.
fn is_name(text: &Text<'_>, tokens: Range<usize>) -> bool {
    let capital = |at: usize| text.tokens[at].shape.is_capital();
    let number = |at: usize| text.tokens[at].shape == Shape::Number;
    let ordinary = |at: usize| {
        let info = text.info(at);
        info.listed && info.given == [0, 0] && info.surname == 0
    };
    let named = |at: usize| matches!(text.tokens[at].tag, Tag::Name | Tag::Noun | Tag::Adjective);
    let mut own = tokens.clone();
    tokens.len() <= LONGEST
        && capital(tokens.start)
        && own.all(|at| capital(at) || number(at) || matches!(text.surface(at), "&" | "." | "-"))
        && (tokens.clone()).any(|at| number(at) || capital(at) && named(at) && !ordinary(at))
}

/// A house of the lexicon, or whoever bears one's name.
fn is_house(text: &Text<'_>, spotted: &Spotted, place: &Range<usize>) -> bool {
    let known = |m: &Mention| match (m.kind, m.found) {
        (EntityKind::Brand, Found::Lexicon(..)) => true,
        (EntityKind::Person, Found::Lexicon(id, _)) => text
            .lexicon
            .named(EntityKind::Brand, &text.lexicon.entry(id).name)
            .is_some(),
        _ => false,
    };
    let first = (spotted.mentions).partition_point(|m| m.tokens.start < place.start);
    spotted.mentions[first..]
        .iter()
        .take_while(|m| m.tokens.start == place.start)
        .any(|m| m.tokens.end == place.end && known(m))
}

/// Makes houses of the names, unless they are known as something else.
fn name(text: &Text<'_>, spotted: &mut Spotted, places: impl IntoIterator<Item = Range<usize>>) {
    let mut replaced = Vec::new();
    let mut houses = Vec::new();
    for place in places {
        let first = (spotted.mentions).partition_point(|m| m.tokens.end <= place.start);
        let inside: Vec<usize> = (first..spotted.mentions.len())
            .take_while(|n| spotted.mentions[*n].tokens.start < place.end)
            .collect();
        let guessed = inside.iter().all(|n| {
            let m = &spotted.mentions[*n];
            m.found == Found::Context
                && matches!(
                    m.kind,
                    EntityKind::Person | EntityKind::Brand | EntityKind::Product
                )
        });
        if guessed {
            replaced.extend(inside);
            houses.push(Mention {
                kind: EntityKind::Brand,
                tokens: place.clone(),
                found: Found::Context,
                sure: 0.7,
                name: shouted(text, place),
            });
        }
    }
    // All at once: a text may have a thousand headings.
    spotted.replace(replaced, houses);
    spotted
        .mentions
        .sort_by_key(|m| (m.tokens.start, m.tokens.end));
}

/// `Ports 1961` of `PORTS 1961`; short capitals may be how the name is written.
fn shouted(text: &Text<'_>, place: Range<usize>) -> Option<Box<str>> {
    const SHORT: usize = 4;
    let whole = text.phrase(place);
    let loud = !whole.chars().any(char::is_lowercase) && whole.chars().count() > SHORT;
    loud.then(|| {
        let words: Vec<String> = whole
            .split(' ')
            .map(|word| {
                let mut letters = word.chars();
                letters.next().map_or_else(String::new, |first| {
                    first.to_string() + &letters.as_str().to_lowercase()
                })
            })
            .collect();
        words.join(" ").into()
    })
}
