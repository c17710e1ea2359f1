//! Names of authors out of what pages write for them.

/// What leads a name in.
const LEADS: [&str; 22] = [
    "by",
    "von",
    "par",
    "por",
    "di",
    "da",
    "door",
    "av",
    "af",
    "text",
    "texte",
    "texto",
    "testo",
    "autor",
    "autorin",
    "author",
    "auteur",
    "autore",
    "words",
    "written by",
    "posted by",
    "story by",
];

/// What is no author's name.
const NOBODY: [&str; 13] = [
    "publisher",
    "author",
    "autor",
    "admin",
    "administrator",
    "editor",
    "redaktion",
    "redaction",
    "redacción",
    "redakcja",
    "staff",
    "webmaster",
    "anonymous",
];

/// The longest name, in characters and words.
const LONGEST: usize = 60;
const WORDS: usize = 6;

/// The names in a line: `By Jo Doe and Kim Poe`. Empty where it holds none.
pub(super) fn names(line: &str) -> Vec<String> {
    let mut line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    while let Some(rest) = LEADS.iter().find_map(|lead| {
        let rest = line
            .get(..lead.len())
            .filter(|head| head.eq_ignore_ascii_case(lead))
            .map(|_| &line[lead.len()..])?;
        rest.starts_with([' ', ':'])
            .then(|| rest.trim_start_matches([' ', ':']).to_owned())
    }) {
        line = rest;
    }
    for joined in [
        " and ", " und ", " et ", " y ", " & ", " e ", " en ", " i ", ";", " / ", "|",
    ] {
        line = line.replace(joined, ",");
    }
    let mut names: Vec<String> = Vec::new();
    for name in line.split(',') {
        let name = name.trim().trim_end_matches('.').trim();
        if is_name(name) && names.iter().all(|known| known != name) {
            names.push(name.to_owned());
        }
    }
    names
}

fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.chars().count() <= LONGEST
        && name.split(' ').count() <= WORDS
        && name.chars().any(char::is_alphabetic)
        && !name.contains(['@', '/', '<', '{', '='])
        && !name.chars().any(|c| c.is_ascii_digit())
        && !NOBODY.contains(&&*name.to_lowercase())
}

/// Written as names of people are: several words, each with a capital but for
/// particles.
pub(super) fn person(name: &str) -> bool {
    let words = name.split(' ').count();
    (2..=4).contains(&words)
        && name.split(' ').all(|word| {
            word.starts_with(char::is_uppercase)
                || matches!(
                    word,
                    "de" | "da" | "di" | "la" | "van" | "von" | "der" | "den" | "zu"
                )
        })
}

/// Whether a line says that a name follows.
pub(super) fn led_in(line: &str) -> bool {
    LEADS.iter().any(|lead| {
        line.get(..lead.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(lead))
            && line[lead.len()..].starts_with([' ', ':'])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_bylines() {
        for (line, expected) in [
            ("By Jo Doe", &["Jo Doe"][..]),
            ("Von Jo Doe und Kim Poe", &["Jo Doe", "Kim Poe"]),
            (
                "Text: Jo  Doe, Kim Poe & Al Roe",
                &["Jo Doe", "Kim Poe", "Al Roe"],
            ),
            ("by Jo Doe, Jo Doe", &["Jo Doe"]),
            ("admin", &[]),
            ("https://paper.example/jo", &[]),
            ("jo@paper.example", &[]),
            ("", &[]),
            ("By", &["By"]),
        ] {
            assert_eq!(names(line), expected, "{line}");
        }
        assert!(led_in("Von Jo Doe") && !led_in("Vonda Doe") && !led_in("é"));
    }
}
