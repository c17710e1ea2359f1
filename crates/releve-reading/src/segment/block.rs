//! Lines into blocks, and what each block is: a heading, a paragraph, a line of
//! a shopping list, a caption, a byline.

use std::ops::Range;

use super::{RawToken, Shape, offer};

/// What a block of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// The headline.
    Title,
    /// A subhead.
    Heading,
    /// Running prose.
    Paragraph,
    /// A line that is a name and nothing else, with a text below it.
    Name,
    /// A line of a shopping edit: a name and a price.
    Offer,
    /// What stands under a picture.
    Caption,
    /// Who wrote it.
    Byline,
    /// When it was published.
    Date,
}

/// One non-empty line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its tokens.
    pub tokens: Range<usize>,
}

/// Splits `tokens` of `text` at line ends and tells what each line is.
/// `currency` tells the marks and codes of currencies, by which prices are known.
pub fn blocks(text: &str, tokens: &[RawToken], currency: impl Fn(&str) -> bool) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut first = 0;
    for at in 1..=tokens.len() {
        let breaks = at == tokens.len()
            || text.as_bytes()[tokens[at - 1].end as usize..tokens[at].start as usize]
                .contains(&b'\n');
        if breaks && first < at {
            let line = &tokens[first..at];
            // A day may stand above the headline.
            let top = found.iter().all(|block| block.kind == BlockKind::Date);
            let kind = kind(text, line, top, at < tokens.len(), &currency);
            found.push(Block {
                kind,
                tokens: first..at,
            });
            first = at;
        }
    }
    found
}

const CAPTION: &[&str] = &[
    "photo",
    "photos",
    "image",
    "images",
    "credit",
    "picture",
    "pictures",
    "photography",
    "photographed",
    "courtesy",
];

fn kind(
    text: &str,
    line: &[RawToken],
    first: bool,
    next: bool,
    currency: &dyn Fn(&str) -> bool,
) -> BlockKind {
    let word = |at: usize| {
        line.get(at)
            .map_or("", |t| &text[t.start as usize..t.end as usize])
    };
    let lower = |at: usize| word(at).to_lowercase();
    let opening = usize::from(matches!(word(0), "(" | "["));
    let caption = CAPTION.contains(&lower(opening).as_str())
        && (matches!(word(opening + 1), ":" | "by" | "of" | "/")
            || matches!(
                lower(opening + 1).as_str(),
                "credit" | "credits" | "courtesy" | "by"
            ));
    if caption {
        return BlockKind::Caption;
    }
    // A headline may name a price; only a bar makes it a line of a list.
    let headline = first && next && !(0..line.len()).any(|at| word(at) == "|");
    if !headline && offer::is_offer(text, line, currency) {
        return BlockKind::Offer;
    }
    let last = word(line.len() - 1);
    // `FLORENCE WELCH (2010)` is a heading, whatever closes it.
    let dated = last == ")"
        && line.len() >= 4
        && line[line.len() - 2].shape == Shape::Number
        && word(line.len() - 3) == "("
        && line.len() <= 12;
    let sentence = !dated
        && (matches!(last, "." | "!" | "…" | "”" | "\"" | ")") || (last == "?" && line.len() > 12));
    let by = matches!(
        lower(0).as_str(),
        "by" | "words" | "text" | "story" | "author" | "written"
    );
    if by && line.len() <= 12 && !sentence && line.iter().skip(1).any(|t| t.shape.is_capital()) {
        return BlockKind::Byline;
    }
    if line.len() <= 8 && looks_like_date(text, line) {
        return BlockKind::Date;
    }
    if signed(text, line) {
        return BlockKind::Byline;
    }
    if first && !sentence && line.len() <= 32 && next {
        return BlockKind::Title;
    }
    let capitals = line.iter().filter(|t| t.shape.is_capital()).count();
    let words = line.iter().filter(|t| t.shape.is_word()).count();
    let particle = |t: &RawToken| {
        matches!(
            &text[t.start as usize..t.end as usize],
            "&" | "and"
                | "de"
                | "of"
                | "van"
                | "von"
                | "la"
                | "le"
                | "."
                | "@"
                | ","
                | "’s"
                | "'s"
                | "-"
                | "x"
                | "da"
                | "du"
                | "the"
        )
    };
    let name = words <= 5
        && capitals >= 1
        && line.iter().all(|t| {
            t.shape.is_capital()
                || t.join == super::Join::Hyphen
                || t.shape == Shape::Handle
                || t.shape == Shape::Number
                || particle(t)
                || matches!(&text[t.start as usize..t.end as usize], ":")
                || dated && t.shape == Shape::Mark
        })
        && next;
    if name && !sentence {
        return BlockKind::Name;
    }
    if !sentence && words <= 14 {
        return BlockKind::Heading;
    }
    BlockKind::Paragraph
}

/// `Ruth Ames 7 March 2019`: two or three words of a name and a day with its
/// year are a line of who wrote it and when.
fn signed(text: &str, line: &[RawToken]) -> bool {
    let name = line
        .iter()
        .take_while(|t| {
            let word = text[t.start as usize..t.end as usize].to_lowercase();
            t.shape == Shape::Title && !is_month(&word) && !is_weekday(&word)
        })
        .count();
    let date = &line[name..];
    let numbers = date.iter().filter(|t| t.shape == Shape::Number).count();
    let year = date
        .iter()
        .any(|t| t.shape == Shape::Number && t.end - t.start == 4);
    matches!(name, 2 | 3) && date.len() <= 8 && numbers >= 2 && year && looks_like_date(text, date)
}

fn looks_like_date(text: &str, line: &[RawToken]) -> bool {
    let lower: Vec<String> = line
        .iter()
        .map(|t| text[t.start as usize..t.end as usize].to_lowercase())
        .collect();
    let number = line.iter().any(|t| t.shape == Shape::Number);
    number
        && lower.iter().zip(line).all(|(word, token)| {
            token.shape == Shape::Number
                || token.shape == Shape::Mark
                || matches!(
                    word.as_str(),
                    "date" | "published" | "updated" | "posted" | "on" | "st" | "nd" | "rd" | "th"
                )
                || is_month(word)
                || is_weekday(word)
        })
}

/// A month by its name, whole or shortened.
pub(crate) fn is_month(word: &str) -> bool {
    matches!(
        word,
        "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "jan"
            | "feb"
            | "mar"
            | "apr"
            | "jun"
            | "jul"
            | "aug"
            | "sep"
            | "sept"
            | "oct"
            | "nov"
            | "dec"
    )
}

fn is_weekday(word: &str) -> bool {
    matches!(
        word,
        "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday"
    )
}
