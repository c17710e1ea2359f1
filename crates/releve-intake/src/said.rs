//! Texts of fields, tidied.

/// The text in one line, white space as one blank; `None` where nothing is said.
pub(crate) fn one_line(text: &str) -> Option<String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

/// A web address; `None` for anything else.
pub(crate) fn address(text: &str) -> Option<String> {
    let text = text.trim();
    let web = text
        .get(..4)
        .is_some_and(|head| head.eq_ignore_ascii_case("http"));
    (web && text.contains("://") && !text.contains(char::is_whitespace)).then(|| text.to_owned())
}

/// Whether a web address names a page and not the front of its site, which many
/// templates give as the address of every article.
pub(crate) fn is_page(address: &str) -> bool {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let path = rest.find(['/', '?', '#']).map_or("", |at| &rest[at..]);
    let path = path.trim_start_matches('/');
    // Some sites keep their pages behind `#/` and `#!`.
    !path.is_empty() && (!path.starts_with('#') || path.starts_with("#/") || path.starts_with("#!"))
}

/// The host of a web address without `www.`.
pub(crate) fn host(address: &str) -> Option<String> {
    let rest = address.split_once("://")?.1;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let host = rest[..end].rsplit('@').next()?;
    let host = host.split(':').next()?.trim_start_matches("www.");
    (!host.is_empty()).then(|| host.to_lowercase())
}

/// A headline above a text, unless the text begins with it.
pub(crate) fn headed(headline: Option<&str>, text: &str) -> String {
    let text = text.trim();
    let first = text.lines().next().unwrap_or_default().trim();
    match headline {
        Some(headline) if first.to_lowercase() != headline.to_lowercase() => {
            if text.is_empty() {
                headline.to_owned()
            } else {
                format!("{headline}\n\n{text}")
            }
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_tidied_or_left_out() {
        assert_eq!(one_line(" a \n b "), Some("a b".into()));
        assert_eq!(one_line(" \n"), None);
        assert_eq!(
            host("https://jo@www.Paper.example:80/x?y"),
            Some("paper.example".into())
        );
        assert_eq!(host("mailto:jo"), None);
        for (address, page) in [
            ("https://a.example", false),
            ("https://a.example//", false),
            ("https://a.example/#top", false),
            ("https://a.example/#/flats", true),
            ("https://a.example/?p=3", true),
            ("https://a.example/flats", true),
        ] {
            assert_eq!(is_page(address), page, "{address}");
        }
        assert_eq!(
            address(" https://a.example/b "),
            Some("https://a.example/b".into())
        );
        assert_eq!(address("httpé://a b"), None);
        assert_eq!(headed(Some("A"), "a\n\nb"), "a\n\nb");
        assert_eq!(headed(Some("A"), "b"), "A\n\nb");
        assert_eq!(headed(Some("A"), " "), "A");
    }
}
