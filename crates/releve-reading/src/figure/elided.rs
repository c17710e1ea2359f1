//! Numbers that leave out `percent` as the one before said it: `rose by 70 percent and
//! “mocha nails” by 40`, `up 12 percent; pumps fell by 9`.

use super::change::way;
use super::count::{counted, phrase};
use super::number::Written;
use super::quantity::Quantity;
use super::reader::Reader;
use crate::tag::Tag;

/// True for a bare number behind `by` that ends its clause, where a change in percent was
/// the last figure told.
pub(super) fn percent(reader: &Reader<'_, '_>, whole: &Quantity) -> bool {
    let (start, end) = (whole.tokens.start, whole.tokens.end);
    let plain = whole.number.scale == 1.0
        && matches!(whole.number.written, Written::Digits | Written::Words);
    let ends = !reader.inside(end)
        || matches!(
            reader.tag(end),
            Some(Tag::Mark | Tag::Conjunction | Tag::Preposition | Tag::Adverb)
        );
    plain
        && ends
        && reader.word_before(start, 1) == "by"
        && !matches!(reader.word(end), "of" | "to")
        && counted(reader, phrase(reader, end)).is_none()
        && !is_agent(reader, start)
        && reader.follows_percent()
}

/// True where so many did it: `was bought by 40`, and not `fell by 40`.
fn is_agent(reader: &Reader<'_, '_>, start: usize) -> bool {
    start.checked_sub(2).is_some_and(|verb| {
        reader.tag(verb) == Some(Tag::Past) && way(reader.spotted, verb).is_none()
    })
}
