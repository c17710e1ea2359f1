//! The files of a language: their names, English as compiled in, a user's own.

use super::Error;

/// The files of a language, as name and content.
#[derive(Debug, Clone, Default)]
pub struct Files<'t> {
    files: Vec<(&'t str, &'t str)>,
}

macro_rules! english {
    ($($name:literal),+ $(,)?) => {
        /// The names of the files that a language may have, in load order.
        pub const FILES: &[&str] = &[$($name),+];

        const ENGLISH: &[(&str, &str)] = &[
            $(($name, include_str!(concat!("../../../../lexicon/en/", $name)))),+
        ];
    };
}

english! {
    "words.tsv",
    "irregular.tsv",
    "function_words.tsv",
    "garments.tsv",
    "attributes.tsv",
    "attribute_grammar.tsv",
    "brands.tsv",
    "people.tsv",
    "places.tsv",
    "trends.tsv",
    "trend_endings.tsv",
    "channels.tsv",
    "publications.tsv",
    "events.tsv",
    "organisations.tsv",
    "products.tsv",
    "roles.tsv",
    "occasions.tsv",
    "currencies.tsv",
    "metrics.tsv",
    "calendar.tsv",
    "cues.tsv",
    "works.tsv",
    "name_words.tsv",
    "name_weights.tsv",
    "relation_weights.tsv",
    "rule_weights.tsv",
}

impl<'t> Files<'t> {
    /// English, as compiled in.
    pub fn english() -> Self {
        Self {
            files: ENGLISH.to_vec(),
        }
    }

    /// Each file's name and content, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (&'t str, &'t str)> {
        self.files.iter().copied()
    }

    /// Adds a file of the user's own; its entries come on top.
    ///
    /// # Errors
    ///
    /// When `name` is none of [`FILES`].
    pub fn add(&mut self, name: &'t str, content: &'t str) -> Result<(), Error> {
        if !FILES.contains(&name) {
            return Err(Error::new(
                name,
                1,
                format!("expected one of {}", FILES.join(", ")),
            ));
        }
        self.files.push((name, content));
        Ok(())
    }
}
