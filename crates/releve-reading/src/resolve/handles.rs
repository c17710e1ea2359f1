//! Handles that stand in brackets behind a name: `Freja Lind (@frejalind)`.

use foldhash::{HashMap, HashMapExt};
use releve_facts::EntityKind;

use super::people::Names;
use crate::segment::Shape;
use crate::spot::Mention;
use crate::text::Text;

/// The full names of those whose handles the text gives beside their names, by
/// handle in lower case.
pub(super) fn owners(
    text: &Text<'_>,
    mentions: &[Mention],
    people: &Names,
) -> HashMap<String, String> {
    let mut found = HashMap::new();
    for pair in mentions.windows(2) {
        let [owner, handle] = pair else { continue };
        let at = handle.tokens.start;
        if owner.kind != EntityKind::Person
            || text.tokens[at].shape != Shape::Handle
            || text.tokens[owner.tokens.start].shape == Shape::Handle
        {
            continue;
        }
        let between = owner.tokens.end..at;
        let bracket = between.len() == 1 && text.surface(between.start) == "(";
        // `X, better known as @x`, `X, aka @x`
        let known = (2..=6).contains(&between.len())
            && text.surface(between.start) == ","
            && (matches!(text.lower(at - 1), "as") && text.lower(at - 2) == "known"
                || matches!(text.lower(at - 1), "aka" | "a.k.a."));
        if bracket || known {
            let (name, _) = people.full(text, owner);
            found.insert(text.lower(at).to_owned(), name);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::relate::told;
    use releve_facts::Statement;

    #[test]
    fn a_handle_in_brackets_is_its_owner() {
        let facts = told("Stylist Freja Lindgaard (@frejalindgaard) has 40,000 followers.");
        assert!(
            facts.iter().any(
                |fact| matches!(fact, Statement::Measure(m) if m.subject == "Freja Lindgaard")
            ),
            "{facts:?}"
        );
    }
}
