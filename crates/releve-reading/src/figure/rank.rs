//! Places in an order: `No. 1`, `number one`, `#3`, `third-hottest`, `ranked
//! third`, `in fifth place`.

use std::ops::Range;

use super::count::counted;
use super::number::{Written, numeral};
use super::reader::Reader;
use super::word::{cardinal, ordinal};
use super::{Figure, FigureUnit};
use crate::lexicon::Classes;
use crate::segment::{Join, Shape};
use crate::tag::Tag;

/// Numbers beyond this are no places that anybody lists.
const LAST: f64 = 500.0;

pub(super) fn rank(reader: &Reader<'_, '_>, at: usize) -> Option<Figure> {
    let (tokens, value) = hashtag(reader, at)
        .or_else(|| numbered(reader, at))
        .or_else(|| top(reader, at))
        .or_else(|| placed(reader, at))?;
    let whole = value.fract() == 0.0 && (1.0..=LAST).contains(&value);
    if !whole || reader.timed(tokens.end - 1) {
        return None;
    }
    let mut figure = Figure::bounded(reader, tokens, value, FigureUnit::Rank);
    figure.bound = None;
    figure.counted = counted(reader, figure.tokens.end);
    Some(figure)
}

/// `#1`
fn hashtag(reader: &Reader<'_, '_>, at: usize) -> Option<(Range<usize>, f64)> {
    let digits = reader.surface(at).strip_prefix('#')?;
    let plain = digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit());
    let value = digits
        .parse()
        .ok()
        .filter(|_| plain && !digits.starts_with('0'))?;
    Some((at..at + 1, value))
}

/// `No. 1`, `№ 3`, `number one`; not `Chanel No. 5`, `my number one tip`.
fn numbered(reader: &Reader<'_, '_>, at: usize) -> Option<(Range<usize>, f64)> {
    let number = match (reader.word(at), reader.surface(at + 1)) {
        ("no" | "nr", ".") if reader.join(at + 1) == Some(Join::Direct) => at + 2,
        ("no", _) if reader.surface(at) == "No" => at + 1,
        ("number" | "№" | "nº" | "n°", _) => at + 1,
        _ => return None,
    };
    if matches!(reader.join(number), Some(Join::Hyphen)) && reader.word(at) != "number" {
        return None;
    }
    let spelt = reader.word(at) == "number";
    let read = numeral(reader, number)
        .filter(|n| n.scale == 1.0 && matches!(n.written, Written::Digits | Written::Words))?;
    if !spelt && read.written != Written::Digits || read.value > 100.0 && spelt {
        return None;
    }
    let end = read.tokens.end;
    let before = at.checked_sub(1).filter(|at| reader.inside(*at));
    // A capital in front makes it a name: `Chanel No. 5`, `Studio Number One`.
    let name = before.is_some_and(|before| {
        reader.join(at) == Some(Join::Space)
            && reader.shape(before).is_some_and(Shape::is_capital)
            && before > reader.sentence.start
            && reader.tag(before) == Some(Tag::Name)
    }) || before == Some(reader.sentence.start)
        && before.is_some_and(|before| reader.text.is_unknown(before));
    let mine = matches!(
        reader.word_before(at, 1),
        "my" | "your" | "our" | "his" | "her" | "a"
    );
    let model = reader.worn(end) && !spelt;
    let joined = matches!(reader.join(end), Some(Join::Direct))
        && (reader.shape(end) != Some(Shape::Mark) || reader.surface(end) == "/");
    (!name && !mine && !model && !joined).then_some((at..end, read.value))
}

/// `the top spot`, `topped the magazine's list`; not `topped every list`.
fn top(reader: &Reader<'_, '_>, at: usize) -> Option<(Range<usize>, f64)> {
    if reader.word(at) == "top" && matches!(reader.word(at + 1), "spot" | "slot" | "position") {
        return Some((at..at + 2, 1.0));
    }
    let is_list = |at: usize| {
        matches!(
            reader.word(at),
            "list"
                | "ranking"
                | "rankings"
                | "chart"
                | "charts"
                | "index"
                | "leaderboard"
                | "table"
        )
    };
    let leads = matches!(reader.verb(at), "top" | "lead" | "head");
    // `The chart is led by X`
    if leads && reader.word(at + 1) == "by" {
        let list = (reader.sentence.start..at).rev().take(8).any(is_list);
        return list.then_some((at..at + 2, 1.0));
    }
    let definite = matches!(reader.word(at + 1), "the" | "our" | "its" | "their")
        || reader.shape(at + 1).is_some_and(Shape::is_capital);
    if !leads || matches!(reader.tag(at), Some(Tag::Adjective | Tag::Noun | Tag::Name)) || !definite
    {
        return None;
    }
    let list = (at + 2..at + 9)
        .take_while(|next| reader.inside(*next) && reader.shape(*next) != Some(Shape::Mark))
        .find(|next| is_list(*next))?;
    Some((at..list + 1, 1.0))
}

/// An ordinal that a place, a superlative or a verb makes a rank.
fn placed(reader: &Reader<'_, '_>, at: usize) -> Option<(Range<usize>, f64)> {
    if reader.timed(at) || reader.named(at) {
        return None;
    }
    let (value, end) = ordinal_at(reader, at)?;
    if matches!(
        reader.word(end),
        "place" | "spot" | "position" | "slot" | "rank"
    ) {
        // `in the first place`, `a third place to shop`
        let said =
            value == 1.0 && reader.word_before(at, 1) == "the" && reader.word_before(at, 2) == "in"
                || matches!(reader.word_before(at, 1), "a" | "an")
                || reader.word(end + 1) == "to";
        return (!said).then_some((at..end + 1, value));
    }
    // `Prada (2nd) and Loewe (3rd)`
    let bracketed = at > reader.sentence.start + 1
        && reader.surface(at - 1) == "("
        && reader.surface(end) == ")"
        && reader.tag(at - 2) == Some(Tag::Name);
    if bracketed {
        return Some((at..end, value));
    }
    if let Some(end) = superlative(reader, end).filter(|_| value > 1.0) {
        return Some((at..end, value));
    }
    let verb = at.checked_sub(1)?;
    let (verb, steps) = match reader.word(verb) {
        "at" | "in" | "to" => (verb.checked_sub(1)?, 6),
        _ => (verb, 1),
    };
    let ends = !matches!(
        reader.tag(end),
        Some(Tag::Noun | Tag::Name | Tag::Adjective)
    ) && reader.join(end) != Some(Join::Hyphen);
    let ranked = (reader.sentence.start..=verb)
        .rev()
        .take(steps)
        .any(|at| match reader.verb(at) {
            "rank" | "place" => true,
            "come" | "finish" => value > 1.0 && (steps == 1 || reader.word(verb + 1) == "in"),
            "slot" | "land" => value > 1.0,
            "be" => value > 1.0 && steps == 1 && among(reader, end),
            _ => steps > 1 && reader.word(verb + 1) != "in" && reader.moves(at).is_some(),
        });
    // `Lyst ranked Prada ninth`
    let object = (reader.sentence.start..at)
        .rev()
        .take(5)
        .find(|at| reader.tag(*at) != Some(Tag::Name))
        .is_some_and(|before| {
            before + 1 < at && matches!(reader.verb(before), "rank" | "place" | "put" | "vote")
        });
    (ends && (ranked || object && value > 1.0)).then_some((at..end, value))
}

/// `was second among the most wanted`, `is third of the year’s hottest`: a ranking goes on.
fn among(reader: &Reader<'_, '_>, at: usize) -> bool {
    matches!(reader.word(at), "among" | "amongst" | "of" | "in")
        && (at + 1..at + 6)
            .take_while(|next| reader.inside(*next))
            .any(|next| superlative(reader, next).is_some())
}

/// `third`, `3rd`, `twenty-first`
fn ordinal_at(reader: &Reader<'_, '_>, at: usize) -> Option<(f64, usize)> {
    if reader.is_number(at) {
        let attached = reader.join(at + 1) == Some(Join::Direct)
            && matches!(reader.word(at + 1), "st" | "nd" | "rd" | "th");
        let value = reader.surface(at).parse().ok().filter(|_| attached)?;
        return Some((value, at + 2));
    }
    if let Some(value) = ordinal(reader.word(at)) {
        return Some((value, at + 1));
    }
    let tens = cardinal(reader.word(at)).filter(|n| *n >= 20.0)?;
    let ones = ordinal(reader.word(at + 1)).filter(|n| *n < 10.0)?;
    (reader.join(at + 1) == Some(Join::Hyphen)).then_some((tens + ones, at + 2))
}

/// Where a superlative that begins at `at` ends: `hottest`, `most popular`,
/// `most searched-for`, `best-selling`.
fn superlative(reader: &Reader<'_, '_>, at: usize) -> Option<usize> {
    match reader.word(at) {
        "most" | "least" => {
            let mut end = at + 1;
            reader.shape(end).filter(|shape| shape.is_word())?;
            end += 1;
            while reader.join(end) == Some(Join::Hyphen) && end < at + 5 {
                end += 1;
            }
            Some(end)
        }
        "best"
            if matches!(
                reader.word(at + 1),
                "selling" | "seller" | "performing" | "known" | "dressed"
            ) =>
        {
            Some(at + 2)
        }
        word => {
            let stem = word.strip_suffix("est").filter(|stem| stem.len() >= 3)?;
            let undoubled = stem.get(..stem.len() - 1).unwrap_or(stem);
            let forms = [
                stem.to_owned(),
                undoubled.to_owned(),
                format!("{stem}e"),
                format!("{undoubled}y"),
            ];
            let words = &reader.text.lexicon.words;
            let adjective = forms.iter().any(|form| {
                words.get(form).is_some_and(|id| {
                    let info = words.info(id);
                    info.classes.any(Classes::ADJECTIVE) && info.counts[2] >= info.counts[0]
                })
            });
            (adjective && word != "latest").then_some(at + 1)
        }
    }
}
