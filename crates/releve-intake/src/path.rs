//! Paths as text.

use std::fmt::Write as _;
use std::path::Path;

/// A path as text, of which no other path has the same: bytes that are no UTF-8,
/// as names on old disks and in archives of other systems have them, are written
/// in hexadecimal behind U+FFFD each, and so is U+FFFD itself. A path without
/// either is as it is.
///
/// # Example: two names of an old disk
///
/// ```
/// use std::path::Path;
///
/// use releve_intake::path_as_text;
///
/// assert_eq!(path_as_text(Path::new("b/Prêt.txt")), "b/Prêt.txt");
/// assert_eq!(path_as_text(Path::new("\u{fffd}")), "\u{fffd}EF\u{fffd}BF\u{fffd}BD");
/// # #[cfg(unix)] {
/// # use std::{ffi::OsStr, os::unix::ffi::OsStrExt as _};
/// let name = Path::new(OsStr::from_bytes(b"b/Pr\xeat.txt"));
/// assert_eq!(path_as_text(name), "b/Pr\u{fffd}EAt.txt");
/// # }
/// ```
pub fn path_as_text(path: &Path) -> String {
    let plain = path.to_str().filter(|text| !text.contains('\u{fffd}'));
    if let Some(plain) = plain {
        return plain.to_owned();
    }
    let mut text = String::new();
    let escape = |text: &mut String, bytes: &[u8]| {
        for byte in bytes {
            // Writing to a text does not fail.
            _ = write!(text, "\u{fffd}{byte:02X}");
        }
    };
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        for (place, whole) in chunk.valid().split('\u{fffd}').enumerate() {
            if place > 0 {
                escape(&mut text, "\u{fffd}".as_bytes());
            }
            text += whole;
        }
        escape(&mut text, chunk.invalid());
    }
    text
}
