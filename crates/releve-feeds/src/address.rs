use std::fmt;
use std::str::FromStr;

use url::{Position, Url};

/// Characters of an address; longer ones are no pages but traps for crawlers.
const LONGEST: usize = 4096;

/// A web address that may be fetched: `http` or `https`, without a name and
/// password, without a fragment, in the one form that the URL standard
/// (<https://url.spec.whatwg.org>) gives it.
///
/// # Example: what is one, and what it becomes
///
/// ```
/// use releve_feeds::Address;
///
/// let address: Address = "HTTPS://Paper.example:443/a/../flats#more".parse()?;
/// assert_eq!(address.as_str(), "https://paper.example/flats");
/// assert_eq!(address.join("../feed?x=1")?.as_str(), "https://paper.example/feed?x=1");
///
/// let error = "ftp://paper.example/".parse::<Address>().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "`ftp://paper.example/` is not fetched: expected http or https, but found `ftp`",
/// );
/// # Ok::<(), releve_feeds::BadAddress>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(Url);

/// Why a text is no [`Address`]. Names the text, as far as it can be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadAddress {
    text: String,
    why: String,
}

impl Address {
    /// The address that `reference` stands for on the page at this one.
    ///
    /// # Errors
    ///
    /// As for parsing.
    pub fn join(&self, reference: &str) -> Result<Self, BadAddress> {
        checked(self.0.join(reference.trim()), reference)
    }

    /// The whole address.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The host, in lower case, as it is looked up: `xn--…` for names beyond
    /// ASCII.
    pub fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    /// Scheme, host and port, to which a `robots.txt` applies.
    pub fn origin(&self) -> String {
        self.0.origin().ascii_serialization()
    }

    /// True if what is sent and answered is encrypted.
    pub fn is_secure(&self) -> bool {
        self.0.scheme() == "https"
    }

    /// Where the rules for robots of this origin are (RFC 9309, 2.3).
    pub(crate) fn robots(&self) -> Option<Self> {
        self.join("/robots.txt").ok()
    }

    /// Path and query, which rules for robots speak of.
    pub(crate) fn path(&self) -> &str {
        &self.0[Position::BeforePath..Position::AfterQuery]
    }
}

impl FromStr for Address {
    type Err = BadAddress;

    fn from_str(text: &str) -> Result<Self, BadAddress> {
        checked(Url::parse(text.trim()), text)
    }
}

fn checked(parsed: Result<Url, url::ParseError>, text: &str) -> Result<Address, BadAddress> {
    let bad = |why: String| BadAddress {
        // What is shown of it must not fill a screen.
        text: text.chars().take(200).collect(),
        why,
    };
    let mut url = parsed.map_err(|error| bad(error.to_string()))?;
    let scheme = url.scheme();
    if !matches!(scheme, "http" | "https") {
        return Err(bad(format!("expected http or https, but found `{scheme}`")));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(BadAddress {
            text: url.host_str().unwrap_or_default().to_owned(),
            why: "a name or password in an address is never sent".into(),
        });
    }
    if url.host_str().is_none_or(str::is_empty) {
        return Err(bad("it names no host".into()));
    }
    url.set_fragment(None);
    if url.as_str().len() > LONGEST {
        return Err(bad(format!("it is longer than {LONGEST} characters")));
    }
    Ok(Address(url))
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for BadAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not fetched: {}", self.text, self.why)
    }
}

impl std::error::Error for BadAddress {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_neither_sent_nor_shown() {
        let error = "https://jo:secret@a.example/".parse::<Address>();
        let message = error.unwrap_err().to_string();
        assert!(!message.contains("secret"), "{message}");
        let page: Address = "https://a.example/".parse().unwrap();
        assert!(page.join("//jo@b.example/").is_err());
        assert!(page.join("javascript:alert(1)").is_err());
        assert!(page.join("file:///etc/passwd").is_err());
        assert!(page.join(&"a".repeat(5000)).is_err());
    }

    #[test]
    fn numbers_that_stand_for_an_address_are_seen_through() {
        for odd in ["http://0x7f.1/", "http://2130706433/", "http://127.1/"] {
            assert_eq!(odd.parse::<Address>().unwrap().host(), "127.0.0.1");
        }
        let address: Address = "http://A.example:8080/x?y=1#z".parse().unwrap();
        assert_eq!(address.origin(), "http://a.example:8080");
        assert_eq!(address.path(), "/x?y=1");
    }
}
