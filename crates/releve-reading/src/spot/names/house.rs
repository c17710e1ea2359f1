//! Houses and bodies by their first word: `Nordvik` for `Nordvik Studio`.

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use releve_facts::EntityKind;

use super::Unknown;
use crate::text::Text;

/// First words that stand for a house or a body of several words: `Nordvik`
/// for `Nordvik Studio`. Not where a person bears the word as well.
pub(super) fn houses(
    text: &Text<'_>,
    unknown: &Unknown,
    classify: impl Fn(&str) -> Option<(EntityKind, f32)>,
) -> HashMap<String, (String, EntityKind, f32)> {
    let mut found = HashMap::new();
    let mut people: HashSet<&str> = HashSet::new();
    for (run, key) in &unknown.places {
        let Some((first, rest)) = key.split_once(' ') else {
            continue;
        };
        match classify(key) {
            Some((EntityKind::Person, _)) => {
                people.insert(first);
                people.insert(rest.rsplit(' ').next().unwrap_or(rest));
            }
            Some((
                kind @ (EntityKind::Brand | EntityKind::Organisation | EntityKind::Publication),
                sure,
            )) if !matches!(first, "the" | "maison" | "house" | "studio" | "atelier") => {
                found
                    .entry(first.to_owned())
                    .or_insert_with(|| (text.phrase(run.clone()), kind, sure));
            }
            _ => {}
        }
    }
    found.retain(|first, _| !people.contains(first.as_str()));
    found
}
