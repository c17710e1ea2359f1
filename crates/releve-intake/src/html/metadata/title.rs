//! A headline without the name of the publication.

/// What stands between a headline and the publication's name.
const SEPARATORS: [&str; 9] = [
    " | ", " - ", " – ", " — ", " · ", " » ", " « ", " :: ", " • ",
];

/// The headline in a page's title. `headings` are the page's main headings:
/// the one that the title begins or ends with is the headline as it is printed.
pub(super) fn clean(title: &str, headings: &[String], publication: Option<&str>) -> String {
    let lower = title.to_lowercase();
    if let Some(heading) = headings.iter().find(|heading| {
        let heading = heading.to_lowercase();
        heading.chars().count() >= 4
            && (lower.starts_with(&heading) || lower.ends_with(&heading))
            && publication.is_none_or(|publication| publication.to_lowercase() != heading)
    }) {
        return heading.clone();
    }
    if let Some(publication) = publication {
        let publication = publication.to_lowercase();
        for separator in SEPARATORS {
            if let Some((head, tail)) = title.rsplit_once(separator)
                && similar(tail, &publication)
            {
                return head.trim().to_owned();
            }
            if let Some((head, tail)) = title.split_once(separator)
                && similar(head, &publication)
            {
                return tail.trim().to_owned();
            }
        }
    }
    // What stands behind a bar is a publication, if it is the shorter part.
    if let Some((head, tail)) = title.split_once(" | ")
        && head.split_whitespace().count() > tail.split_whitespace().count()
    {
        return head.trim().to_owned();
    }
    title.to_owned()
}

/// `The Paper` and `thepaper.example` are one publication.
fn similar(part: &str, publication: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    let (part, publication) = (letters(part), letters(publication));
    !part.is_empty()
        && (publication.starts_with(&part)
            || part.starts_with(&publication) && part.len() <= 2 * publication.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_lose_the_publication() {
        let headings = ["Flats are back".to_owned()];
        for (title, headings, publication, expected) in [
            (
                "Flats Are Back | The Paper",
                &headings[..],
                None,
                "Flats are back",
            ),
            (
                "The Paper: Flats are back",
                &headings[..],
                None,
                "Flats are back",
            ),
            (
                "Flats - and why - The Paper",
                &[],
                Some("The Paper"),
                "Flats - and why",
            ),
            ("The Paper » Flats", &[], Some("thepaper.example"), "Flats"),
            (
                "Why flats are back | Style",
                &[],
                None,
                "Why flats are back",
            ),
            (
                "Dior | Spring Summer 2026",
                &[],
                None,
                "Dior | Spring Summer 2026",
            ),
            (
                "Flats: all about them | Shop",
                &[],
                Some("Flats"),
                "Flats: all about them",
            ),
            ("Flats - back", &[], None, "Flats - back"),
            ("", &[], None, ""),
        ] {
            assert_eq!(clean(title, headings, publication), expected, "{title}");
        }
    }
}
