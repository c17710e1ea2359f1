//! Sentences where data was asked for: what a service says instead of an answer.

use crate::format::ending;
use crate::part::File;
use crate::{Error, Format};

/// How much of it is quoted, in characters.
const QUOTED: usize = 200;

/// The refusal of a file that is called data, or was asked for as data, and holds
/// a sentence: GDELT tells its errors so, with status 200
/// (`Your query was too short or too long.`). `None` of what is data, of what is a
/// text by its name, and where a format was asked for.
pub(crate) fn instead_of_data(file: &File<'_>, format: Format) -> Option<Error> {
    if file.options.format.is_some() {
        return None;
    }
    let ending = ending(file.name).unwrap_or_default();
    let is_asked = match format {
        Format::Plain => ending == "json" || asked_for_data(file),
        // A table has more than one column, or more than a few rows.
        Format::Table => {
            let text = file.text();
            let mut lines = text.lines().filter(|line| !line.trim().is_empty());
            let first = lines.next().unwrap_or_default();
            first.contains(' ') && !first.contains([',', ';', '\t', '|']) && lines.count() < 3
        }
        _ => false,
    };
    if !is_asked {
        return None;
    }
    let text = file.text();
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut said: String = words.join(" ").chars().take(QUOTED).collect();
    if said.is_empty() {
        return None;
    }
    if said.chars().count() == QUOTED {
        said.push('…');
    }
    Some(file.malformed(&format!(
        "no data but words: `{said}`; ask for it again, or say `--as text` where it is an article"
    )))
}

/// Whether the address from which it came asks for a format of data, as GDELT's
/// and Wikimedia's do (`…&format=json`).
fn asked_for_data(file: &File<'_>) -> bool {
    let query = (file.origin.url.as_deref()).and_then(|url| url.split_once('?'));
    query.is_some_and(|(_, query)| {
        let mut pairs = query
            .split(['&', '#'])
            .filter_map(|pair| pair.split_once('='));
        pairs.any(|(key, value)| {
            key.eq_ignore_ascii_case("format")
                && ["json", "jsonfeed", "csv", "tsv"]
                    .iter()
                    .any(|known| value.eq_ignore_ascii_case(known))
        })
    })
}
