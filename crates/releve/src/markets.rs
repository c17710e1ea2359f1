//! Countries of markets and of publications.

use releve_facts::EntityKind;
use releve_reading::lexicon::{Detail, Entry, Lexicon};

/// The ISO code of a country by one of its names.
pub(crate) fn country(lexicon: &Lexicon, market: &str) -> Option<String> {
    named(lexicon, market).find_map(|entry| match &entry.detail {
        Detail::Place {
            country: Some(code),
            kind,
        } if &**kind == "country" => Some(code.to_string()),
        _ => None,
    })
}

/// The one name of a country, whichever of its names a text uses; else the
/// market as it is called.
pub(crate) fn market(lexicon: &Lexicon, called: &str) -> String {
    let place = named(lexicon, called)
        .find(|entry| matches!(&entry.detail, Detail::Place { kind, .. } if &**kind == "country"));
    place.map_or_else(|| called.to_owned(), |entry| entry.name.to_string())
}

/// The ISO code of the country that a publication is made in, where the lexicon
/// has it.
pub(crate) fn country_of_publication(lexicon: &Lexicon, publication: &str) -> Option<String> {
    named(lexicon, publication).find_map(|entry| match (entry.kind, &entry.detail) {
        (EntityKind::Publication, Detail::Other { kind: country }) if !country.is_empty() => {
            Some(country.to_string())
        }
        _ => None,
    })
}

/// The entries that are called so, all of the name.
pub(crate) fn named<'l>(lexicon: &'l Lexicon, name: &str) -> impl Iterator<Item = &'l Entry> {
    lexicon
        .find(name)
        .into_iter()
        .filter(|found| found.form.is_some())
        .map(|found| lexicon.entry(found.entry))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_by_their_names() {
        let lexicon = Lexicon::english();
        assert_eq!(country(&lexicon, "United Kingdom").as_deref(), Some("GB"));
        assert_eq!(country(&lexicon, "Worldwide"), None);
        for called in ["Britain", "UK", "United Kingdom"] {
            assert_eq!(market(&lexicon, called), "United Kingdom");
        }
        assert_eq!(market(&lexicon, "Worldwide"), "Worldwide");
        let made = country_of_publication(&lexicon, "1843 Magazine");
        assert_eq!(made.as_deref(), Some("GB"));
        assert_eq!(country_of_publication(&lexicon, "United Kingdom"), None);
    }
}
