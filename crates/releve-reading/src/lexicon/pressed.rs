//! Names without what parts their words, as hashtags write them: `darkacademia`.

use std::sync::OnceLock;

use foldhash::{HashMap, HashMapExt};
use releve_facts::EntityKind;

use super::{EntryId, Lexicon, fold};

/// Of two entries with the same letters the kind that is posted about more.
const KINDS: [EntityKind; 5] = [
    EntityKind::Trend,
    EntityKind::Garment,
    EntityKind::Product,
    EntityKind::Brand,
    EntityKind::Attribute,
];

/// What hashtags add to a name.
const ADDED: &[&str] = &[
    "aesthetic",
    "fashion",
    "inspo",
    "look",
    "looks",
    "outfit",
    "outfits",
    "style",
    "trend",
];

/// Entries by the letters and digits of their names; made when first asked for.
#[derive(Debug, Clone, Default)]
pub(super) struct Pressed(OnceLock<HashMap<String, EntryId>>);

impl Lexicon {
    /// The entry that a hashtag without its `#` names: `darkacademia`, `BalletFlats`,
    /// `oldmoneyaesthetic`.
    pub(crate) fn of_hashtag(&self, tag: &str) -> Option<EntryId> {
        let entries = self.pressed.0.get_or_init(|| {
            let mut entries = HashMap::new();
            for kind in KINDS {
                for (name, id) in &self.by_name[kind as usize] {
                    let word = name.chars().all(char::is_alphanumeric);
                    if word && self.entry(*id).ambiguous {
                        continue;
                    }
                    let known: &mut EntryId = entries.entry(press(name)).or_insert(*id);
                    // Of one kind the first of the file, whatever the order of the table.
                    if self.entry(*known).kind == kind && id.0 < known.0 {
                        *known = *id;
                    }
                }
            }
            entries
        });
        let tag = press(tag);
        let named = |letters: &str| {
            entries
                .get(letters)
                .or_else(|| entries.get(letters.strip_suffix('s')?))
                .copied()
        };
        named(&tag).or_else(|| {
            ADDED
                .iter()
                .find_map(|added| named(tag.strip_suffix(added)?))
        })
    }
}

fn press(name: &str) -> String {
    fold(&name.replace('&', "and"))
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::Reader;

    #[test]
    fn hashtags_name_what_they_write_without_spaces() {
        let reader = Reader::english();
        let lexicon = reader.lexicon();
        for (tag, expected) in [
            ("darkacademia", "dark academia"),
            ("DarkAcademia", "dark academia"),
            ("balletflats", "ballet flat"),
            ("oldmoneyaesthetic", "old money"),
            ("miumiu", "Miu Miu"),
        ] {
            let found = lexicon.of_hashtag(tag);
            let name = found.map(|id| lexicon.entry(id).name.as_ref());
            assert_eq!(name, Some(expected), "{tag}");
        }
        assert_eq!(lexicon.of_hashtag("next"), None);
        assert_eq!(lexicon.of_hashtag("mondaymotivation"), None);
    }
}
