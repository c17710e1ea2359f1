//! Compressed files, of one member or, as web archives are, of many.

use std::io::BufReader;

use flate2::read::MultiGzDecoder;

use super::bounds::{Bounded, Counted};
use super::{Opened, Origin, Stream, peek};
use crate::{Error, Options, container};

/// Opens what is inside.
pub(super) fn open(
    from: Stream,
    name: &str,
    ids: Vec<String>,
    origin: Origin,
    options: &Options,
) -> Result<Opened, Error> {
    let (counted, into) = Counted::new(from);
    let inflated = MultiGzDecoder::new(BufReader::with_capacity(64 * 1024, counted));
    let bounded = Bounded::new(inflated, into);
    let (head, from) = peek(Box::new(bounded)).map_err(|error| Error::io(name, error))?;
    if head.starts_with(&[0x1f, 0x8b]) {
        return Err(Error::nested(name));
    }
    container::open(from, name, ids, origin, options)
}

/// The name of what is inside.
pub(super) fn without_ending(name: &str) -> &str {
    let lower = name.to_ascii_lowercase();
    [".gz", ".gzip"]
        .iter()
        .find_map(|ending| lower.strip_suffix(ending))
        .and_then(|stem| name.get(..stem.len()))
        .unwrap_or(name)
}
