//! What a web server answered.

use jiff::civil::Date;

use crate::container::{self, Origin};
use crate::encoding::Told;
use crate::{Error, Options, Parts, encoding};

/// What a web server answered when it was asked for an address: bytes, joined
/// and unpacked, and what was said of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The address that answered, the last of its redirections. It is what
    /// messages call the bytes, and of a page that names no canonical address
    /// the address of its document.
    pub address: String,
    /// What came.
    pub bytes: Vec<u8>,
    /// The encoding that the server named: `ISO-8859-1`.
    pub charset: Option<String>,
    /// The day on which it was asked: that of prices which have none.
    pub day: Option<Date>,
}

impl Answered {
    /// The text of markup or of a table, whatever its encoding: bytes that are
    /// UTF-8 are taken for it, whatever the server says.
    ///
    /// # Example: the server names the encoding
    ///
    /// ```
    /// use releve_intake::Answered;
    ///
    /// let answered = Answered {
    ///     address: "https://paper.example/feed".into(),
    ///     bytes: b"<rss>Ala\xefa".to_vec(),
    ///     charset: Some("ISO-8859-1".into()),
    ///     day: None,
    /// };
    /// assert_eq!(answered.text(), "<rss>Alaïa");
    /// ```
    pub fn text(&self) -> String {
        let told = Told {
            server: self.charset.as_deref(),
            markup: false,
        };
        encoding::lossy(&self.bytes, told)
    }

    /// Its parts, as of a file: one, or what is in it where it is an archive.
    ///
    /// # Errors
    ///
    /// As [`Parts::of`].
    pub fn parts(self, options: &Options) -> Result<Parts, Error> {
        let ids = vec![id(&self.address)];
        let origin = Origin {
            url: Some(self.address.clone()),
            fetched: self.day,
            charset: self.charset,
        };
        let from = Box::new(std::io::Cursor::new(self.bytes));
        let opened = container::open(from, &self.address, ids, origin, options)?;
        Ok(Parts::new(opened, options))
    }
}

/// What the document of an address is called: the last step of its path
/// without an ending, else the host.
fn id(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let path = rest.split(['?', '#']).next().unwrap_or_default();
    let mut steps = path.split('/').filter(|step| !step.is_empty());
    let host = steps.next().unwrap_or_default();
    match steps.next_back() {
        Some(step) => {
            let stem = crate::parts::archive_stem(step);
            if stem.is_empty() { step } else { stem }.to_owned()
        }
        None => host.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_called_by_its_last_step() {
        for (address, expected) in [
            ("https://a.example/x/flats.html?y=1#z", "flats"),
            ("https://a.example/flats/", "flats"),
            ("https://a.example/", "a.example"),
            ("https://a.example?x", "a.example"),
            ("https://a.example/.html", ".html"),
        ] {
            assert_eq!(id(address), expected, "{address}");
        }
    }

    #[test]
    fn a_page_without_an_address_of_its_own_has_the_one_that_answered() {
        let answered = Answered {
            address: "https://a.example/flats".into(),
            bytes: "<!doctype html><p>Flats are back in every street of the town.".into(),
            charset: Some("utf-8".into()),
            day: None,
        };
        let options = Options::default();
        let part = answered.parts(&options).unwrap().next().unwrap().unwrap();
        let taken = part.intake(&options).unwrap();
        assert_eq!(
            taken.documents[0].url.as_deref(),
            Some("https://a.example/flats")
        );
        assert_eq!(taken.documents[0].id, "flats");
    }
}
