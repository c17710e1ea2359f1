//! The day of publication, as the head of a text states it.

use jiff::civil::Date;

use super::{TimeMention, scan};
use crate::lexicon::CalendarWord;
use crate::segment::{Block, BlockKind, Join};
use crate::text::Text;

/// How many blocks belong to the head of a text.
pub(crate) const HEAD: usize = 6;
/// How many tokens of a block are looked at: only the beginning of a paragraph
/// can be a place line.
pub(crate) const REACH: usize = 40;
/// How many tokens a line of the head has that is neither byline nor date.
const LINE: usize = 14;

/// How many a line of cells has, its hour included.
const CELLS: usize = 20;

/// The day of publication stated at the head of `text`: in a stamp, a line of
/// its own, a byline, or the place line of a report. A month alone is no day:
/// [`document_month`] tells it.
pub(crate) fn document_date(text: &Text<'_>) -> Option<Date> {
    if let Some((date, _)) = stamp(text) {
        return Some(date);
    }
    let mut updated = None;
    for block in text.blocks.iter().take(HEAD) {
        let Some((date, later)) = of_block(text, block) else {
            continue;
        };
        if !later {
            return Some(date);
        }
        updated = updated.or(Some(date));
    }
    updated
}

/// The first day of the month of publication, where the head of `text` states no day: in
/// a byline, or in a line of nothing else. Lines of several months are headings of a
/// course of events.
pub(crate) fn document_month(text: &Text<'_>) -> Option<Date> {
    let mut bare: Option<Date> = None;
    for block in text.blocks.iter().take(HEAD) {
        let range = block.tokens.clone();
        let mut found: Vec<TimeMention> = Vec::new();
        let reach = range.start..range.end.min(range.start + REACH);
        scan(text, reach, None, &mut found);
        let month = |time: &&TimeMention| {
            let (start, end) = (time.when.start(), time.when.end());
            time.absolute
                && time.when.label().len() == "2024-01".len()
                && start.day() == 1
                && end == start.last_of_month()
        };
        let Some(time) = found.iter().find(month) else {
            continue;
        };
        let start = time.when.start();
        if block.kind == BlockKind::Byline {
            return Some(start);
        }
        if time.tokens == range {
            if bare.is_some_and(|known| known != start) {
                return None;
            }
            bare = Some(start);
        }
    }
    bare
}

/// `date 2025-09-12` before everything else: the day, and the token behind it.
pub(crate) fn stamp(text: &Text<'_>) -> Option<(Date, usize)> {
    if text.tokens.len() < 4 || text.surface(0) != "date" {
        return None;
    }
    let hyphens = text.tokens[2].join == Join::Hyphen && text.tokens[3].join == Join::Hyphen;
    let date = text.slice(1..4).parse().ok().filter(|_| hyphens)?;
    Some((date, 4))
}

/// The day that a block of the head states, and whether it is that of a change.
fn of_block(text: &Text<'_>, block: &Block) -> Option<(Date, bool)> {
    let range = block.tokens.clone();
    let mut found: Vec<TimeMention> = Vec::new();
    scan(
        text,
        range.start..range.end.min(range.start + REACH),
        None,
        &mut found,
    );
    let first = found
        .iter()
        .find(|time| time.absolute && time.when.start() == time.when.end())?;
    let word = |at: usize| text.lexicon.calendar.get(text.tokens[at].word);
    let publication = |at: usize| word(at) == Some(CalendarWord::Publication);
    // `12 September 2025 • posted by Jane` may be longer than a bare line.
    let separated = (range.start + 1..range.end)
        .find(|at| *at == first.tokens.end)
        .is_some_and(|at| matches!(text.surface(at), "•" | "|" | "·"));
    // `Vogue · Trends · 12 June 2024`, `By Ruth Ames | Oct. 9, 2024, 7:02 a.m.`
    let cell = range.len() <= CELLS
        && first.tokens.start > range.start
        && matches!(text.surface(first.tokens.start - 1), "•" | "|" | "·");
    let line = cell
        || first.tokens.start == range.start && (separated || range.len() <= LINE)
        || publication(range.start) && range.len() <= LINE;
    let stands = match block.kind {
        BlockKind::Date | BlockKind::Byline => true,
        BlockKind::Title | BlockKind::Caption | BlockKind::Offer => false,
        _ => {
            line || is_place_line(text, block, first)
                || is_credit(text, block)
                || is_published(text, block, first)
        }
    };
    let later = range
        .clone()
        .any(|at| at < first.tokens.start && text.lower(at) == "updated")
        && !range
            .clone()
            .any(|at| at < first.tokens.start && text.lower(at) == "published");
    stands.then(|| (first.when.start(), later))
}

/// `London, 12 June 2025 — It was a day of firsts`; a full stop ends the place
/// line of a short line of credits.
fn is_place_line(text: &Text<'_>, block: &Block, time: &TimeMention) -> bool {
    let before = block.tokens.start..time.tokens.start;
    let behind = time.tokens.end;
    before.len() <= 8
        && before.clone().all(|at| {
            text.tokens[at].shape.is_capital()
                || matches!(text.surface(at), "," | "(" | ")" | "." | "/")
        })
        && block.tokens.contains(&behind)
        && (matches!(text.surface(behind), "—" | "–" | "-" | ")" | ":")
            || text.surface(behind) == "."
                && !before.is_empty()
                && text.surface(before.end - 1) == ","
                && block.tokens.len() <= 2 * LINE)
}

/// `Interview by Jonah Feld, Milan, 3 June 2026`: a short line that says by whom.
fn is_credit(text: &Text<'_>, block: &Block) -> bool {
    let range = block.tokens.clone();
    range.len() <= LINE + 2
        && (range.start..range.end - 1)
            .any(|at| text.lower(at) == "by" && text.tokens[at + 1].shape.is_capital())
}

/// `By Ruth Ames. First published 18 January 2026.`, `An essay by Ruth Ames, published on
/// 2 March 2026`: near the beginning of a short paragraph.
fn is_published(text: &Text<'_>, block: &Block, time: &TimeMention) -> bool {
    let range = block.tokens.clone();
    let before = |back: usize| {
        let at = time.tokens.start.checked_sub(back);
        at.filter(|at| range.contains(at))
    };
    let on = before(1).is_some_and(|at| text.lower(at) == "on");
    let said = before(if on { 2 } else { 1 }).is_some_and(|at| {
        text.lexicon.calendar.get(text.tokens[at].word) == Some(CalendarWord::Publication)
    });
    said && range.len() <= REACH && time.tokens.start <= range.start + LINE
}
