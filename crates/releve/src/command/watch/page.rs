//! A page that came, on its way into the study.

use std::panic::{AssertUnwindSafe, catch_unwind};

use releve_facts::Precision;
use releve_intake::{Answered, Document, Format, Options};
use releve_reading::Reader;
use releve_study::{Announced, Origin};

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
            reader.describe(document);
            complete(document, said);
        }
        if taken.is_empty() {
            let refusal = taken.refused.into_iter().next();
            return Err(refusal.map_or_else(|| "nothing in it".into(), |refusal| refusal.why));
        }
        Ok(held(taken, origin, reader))
    };
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
        Err("reading failed by a fault of ours; please report it with the address".into())
    })
}

/// Gives a document the publication, the headline and the day of its feed, where
/// its page has none; a month or year that the page tells becomes the feed's day within it.
fn complete(document: &mut Document, said: &Announced) {
    if document.source.is_none() {
        document.source.clone_from(&said.source);
    }
    if document.title.is_none() {
        document.title.clone_from(&said.title);
    }
    let Some((day, precision)) = said.published else {
        return;
    };
    let finer = document.published.is_none_or(|own| {
        precision < document.precision
            && own.year() == day.year()
            && (document.precision == Precision::Year || own.month() == day.month())
    });
    if finer {
        document.published = Some(day);
        document.precision = precision;
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_feed_completes_what_the_page_tells() {
        use Precision::{Day, Month, Year};
        let feeds = date(2026, 11, 20);
        for (own, expected) in [
            (None, (feeds, Day)),
            (Some((date(2026, 1, 1), Year)), (feeds, Day)),
            (Some((date(2026, 11, 1), Month)), (feeds, Day)),
            // The page knows better than its feed.
            (Some((date(2026, 10, 1), Month)), (date(2026, 10, 1), Month)),
            (Some((date(2025, 1, 1), Year)), (date(2025, 1, 1), Year)),
            (Some((date(2026, 11, 3), Day)), (date(2026, 11, 3), Day)),
        ] {
            let mut document = Document::new("a", "Flats.");
            if let Some((day, precision)) = own {
                document.published = Some(day);
                document.precision = precision;
            }
            let said = Announced {
                source: Some("The Paper".into()),
                title: Some("Of the feed".into()),
                published: Some((feeds, Day)),
            };
            complete(&mut document, &said);
            let found = (document.published.unwrap(), document.precision);
            assert_eq!(found, expected);
            assert_eq!(document.title.as_deref(), Some("Of the feed"));
            assert_eq!(document.source.as_deref(), Some("The Paper"));
        }
        let mut document = Document::new("a", "Flats.");
        document.title = Some("Of the page".into());
        complete(&mut document, &Announced::default());
        assert_eq!(document.title.as_deref(), Some("Of the page"));
        assert_eq!(document.published, None);
    }
}
