//! A page that came, on its way into the study.

use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::civil::Date;
use releve_facts::Precision;
use releve_intake::{Answered, Document, Format, Options};
use releve_reading::Reader;
use releve_study::{Announced, Entry, Origin};

use crate::command::add::{Held, held};
use crate::web::own_address;

/// Reads a page, of which its feed has `said` something; an error says why it
/// is none.
pub(super) fn read(
    answered: Answered,
    origin: &Origin,
    said: &Announced,
    options: &Options,
    reader: &Reader,
) -> Result<Held, String> {
    let read = || -> Result<Held, String> {
        let format = Format::detect(&answered.bytes, "");
        if !matches!(format, Format::Html | Format::Plain | Format::Markdown) {
            return Err(format!("expected a page, but found `{format}`"));
        }
        let from = answered.address.clone();
        let mut parts = answered.parts(options).map_err(|error| error.why())?;
        let part = parts.next().ok_or("nothing in it")?;
        let mut taken = part
            .and_then(|part| part.intake(options))
            .map_err(|error| error.why())?;
        for document in &mut taken.documents {
            own_address(document, &from);
        }
        // One page is one document; of several the feed speaks of none.
        if let [document] = taken.documents.as_mut_slice() {
            complete(document, taken.in_line, said, reader);
        }
        if taken.is_empty() {
            let refusal = taken.refused.into_iter().next();
            return Err(refusal.map_or_else(|| "nothing in it".into(), |refusal| refusal.why));
        }
        Ok(held(taken, origin, reader).each(Entry::fetched))
    };
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
        Err("reading failed by a fault of ours; please report it with the address".into())
    })
}

/// Gives a document the publication, the headline and the day of its feed, where
/// its page has none; a month or year that the page tells becomes the feed's day
/// within it. A day that a line of the text alone tells, `in_line` or found by
/// reading, may be that of what is told: the feed's goes before.
fn complete(document: &mut Document, in_line: bool, said: &Announced, reader: &Reader) {
    let own = document.published.map(|day| (day, document.precision));
    let sure = own.filter(|_| !in_line);
    let day = match (sure, said.published) {
        (Some(sure), Some(feeds)) if is_within(feeds, sure) => Some(feeds),
        (None, Some(feeds)) => Some(own.filter(|own| is_within(*own, feeds)).unwrap_or(feeds)),
        _ => own,
    };
    if let Some((day, precision)) = day {
        document.published = Some(day);
        document.precision = precision;
    }
    reader.describe(document);
    if document.source.is_none() {
        document.source.clone_from(&said.source);
    }
    if document.title.is_none() {
        document.title.clone_from(&said.title);
    }
}

/// Whether a day or month lies in a month or year that is known less exactly.
fn is_within(one: (Date, Precision), other: (Date, Precision)) -> bool {
    one.1 < other.1
        && one.0.year() == other.0.year()
        && (other.1 == Precision::Year || one.0.month() == other.0.month())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_feed_completes_what_the_page_tells() {
        use Precision::{Day, Month, Year};
        let feeds = date(2026, 11, 20);
        let month = (date(2026, 11, 1), Month);
        let reader = Reader::english();
        for (own, in_line, feed, expected) in [
            (None, false, (feeds, Day), (feeds, Day)),
            (
                Some((date(2026, 1, 1), Year)),
                false,
                (feeds, Day),
                (feeds, Day),
            ),
            (Some(month), false, (feeds, Day), (feeds, Day)),
            // The page knows better than its feed.
            (
                Some((date(2026, 10, 1), Month)),
                false,
                (feeds, Day),
                (date(2026, 10, 1), Month),
            ),
            (
                Some((date(2025, 1, 1), Year)),
                false,
                (feeds, Day),
                (date(2025, 1, 1), Year),
            ),
            (
                Some((date(2026, 11, 3), Day)),
                false,
                (feeds, Day),
                (date(2026, 11, 3), Day),
            ),
            // A line of its text does not, but for a day within the feed's month.
            (
                Some((date(2014, 5, 12), Day)),
                true,
                (feeds, Day),
                (feeds, Day),
            ),
            (
                Some((date(1998, 3, 1), Month)),
                true,
                (feeds, Day),
                (feeds, Day),
            ),
            (
                Some((date(2026, 11, 3), Day)),
                true,
                month,
                (date(2026, 11, 3), Day),
            ),
            (Some((date(2014, 5, 12), Day)), true, month, month),
        ] {
            let mut document = Document::new("a", "Flats.");
            if let Some((day, precision)) = own {
                document.published = Some(day);
                document.precision = precision;
            }
            let said = Announced {
                source: Some("The Paper".into()),
                title: Some("Of the feed".into()),
                published: Some(feed),
            };
            complete(&mut document, in_line, &said, &reader);
            let found = (document.published.unwrap(), document.precision);
            assert_eq!(found, expected);
            assert_eq!(document.title.as_deref(), Some("Of the feed"));
            assert_eq!(document.source.as_deref(), Some("The Paper"));
        }
        let mut document = Document::new("a", "Flats.");
        document.title = Some("Of the page".into());
        complete(&mut document, false, &Announced::default(), &reader);
        assert_eq!(document.title.as_deref(), Some("Of the page"));
        assert_eq!(document.published, None);
        // Nor does a day that reading finds; without a feed it is better than none.
        let text = "Flats are back\n\n12 May 2014\n\nShe wore flats at the gala, and all did then.";
        for (feed, expected) in [(Some((feeds, Day)), feeds), (None, date(2014, 5, 12))] {
            let mut document = Document::new("a", text);
            let said = Announced {
                published: feed,
                ..Announced::default()
            };
            complete(&mut document, false, &said, &reader);
            assert_eq!(document.day(), Some(expected));
        }
    }
}
