//! A page that came, on its way into the study.

use std::panic::{AssertUnwindSafe, catch_unwind};

use releve_intake::{Answered, Format, Options};
use releve_reading::Reader;
use releve_study::Origin;

use crate::command::add::{Held, held};
use crate::web::own_address;

/// Reads a page; an error says why it is none.
pub(super) fn read(
    answered: Answered,
    origin: &Origin,
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
