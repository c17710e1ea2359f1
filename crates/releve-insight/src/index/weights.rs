use std::collections::BTreeMap;

use super::{Component, Error, Kind};

/// The weights that come with the program.
const STANDARD: &str = include_str!("weights.tsv");

/// What each component weighs. Weights are relative: multiplying all of them by
/// one number changes nothing.
///
/// The form is a table with tabs: a head line `component` and kinds, or
/// `component` and `weight` for all kinds alike; then a line for each component.
/// A component that is left out weighs nothing and is still shown.
///
/// # Example: a table of one's own
///
/// ```
/// use releve_insight::index::{Component, Kind, Weights};
///
/// let own = Weights::read("component\tweight\npress\t2\nlooks\t1\n", "own.tsv")?;
/// assert_eq!(own.of(Kind::Brand, Component::Press), 2.0);
/// assert_eq!(own.of(Kind::Brand, Component::Searches), 0.0);
/// let wrong = Weights::read("component\tweight\nhype\t2\n", "own.tsv");
/// assert!(wrong.unwrap_err().to_string().starts_with("own.tsv:2: `hype` is no component"));
/// # Ok::<(), releve_insight::index::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    name: String,
    table: BTreeMap<(Kind, Component), f64>,
}

impl Weights {
    /// The weights that come with the program.
    pub fn standard() -> Self {
        Self::read(STANDARD, "the program’s own").expect("a test reads them")
    }

    /// Their table, to be edited.
    pub fn standard_text() -> &'static str {
        STANDARD
    }

    /// Reads a table of weights; `name` is the file's, for errors and the page.
    ///
    /// # Errors
    ///
    /// Where a component or kind is unknown or named twice, and where a weight is
    /// no number, negative, or not finite.
    pub fn read(text: &str, name: &str) -> Result<Self, Error> {
        let wrong = |line: usize, what: String| Error::weights(format!("{name}:{line}"), what);
        let lines = (1..).zip(text.trim_start_matches('\u{feff}').lines());
        let mut lines = lines.filter(|(_, line)| {
            let line = line.trim();
            !line.is_empty() && !line.starts_with('#')
        });
        let Some((at, head)) = lines.next() else {
            return Err(Error::weights(name, "the file holds no weights"));
        };
        let columns = columns(head).map_err(|what| wrong(at, what))?;
        let mut seen = Vec::new();
        let mut table = BTreeMap::new();
        for (at, line) in lines {
            let mut cells = line.split('\t').map(str::trim);
            let word = cells.next().unwrap_or_default();
            let component: Component = word.parse().map_err(|what| wrong(at, what))?;
            if seen.contains(&component) {
                return Err(wrong(at, format!("`{component}` stands there twice")));
            }
            seen.push(component);
            let cells: Vec<&str> = cells.collect();
            if cells.len() != columns.len() {
                return Err(wrong(
                    at,
                    format!(
                        "expected {} weights, with tabs between, but found {}",
                        columns.len(),
                        cells.len()
                    ),
                ));
            }
            for (kinds, cell) in columns.iter().zip(cells) {
                let weight = weight(cell).map_err(|what| wrong(at, what))?;
                for kind in kinds {
                    table.insert((*kind, component), weight);
                }
            }
        }
        Ok(Self {
            name: name.to_owned(),
            table,
        })
    }

    /// The file, or what stands for it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What a component weighs; 0 where nothing is said or the kind has no such
    /// component.
    pub fn of(&self, kind: Kind, component: Component) -> f64 {
        let said = self.table.get(&(kind, component)).copied();
        said.filter(|_| component.concerns(kind)).unwrap_or(0.0)
    }

    /// All weights of a kind on one line, `press 25, searches 20`: by it an index
    /// is known again.
    pub fn line(&self, kind: Kind) -> String {
        let parts = Component::ALL
            .into_iter()
            .map(|component| (component, self.of(kind, component)))
            .filter(|(_, weight)| *weight > 0.0)
            .map(|(component, weight)| format!("{component} {weight}"));
        parts.collect::<Vec<_>>().join(", ")
    }
}

/// The kinds that each column speaks of.
fn columns(head: &str) -> Result<Vec<Vec<Kind>>, String> {
    let mut cells = head.split('\t').map(str::trim);
    let form = "expected the head `component`, a tab, and `weight` or kinds";
    if cells.next() != Some("component") {
        return Err(form.to_owned());
    }
    let mut columns: Vec<Vec<Kind>> = Vec::new();
    for cell in cells {
        let kinds = match cell {
            "weight" => Kind::ALL.to_vec(),
            word => vec![word.parse()?],
        };
        if kinds
            .iter()
            .any(|kind| columns.iter().flatten().any(|known| known == kind))
        {
            return Err(format!("`{cell}` stands there twice"));
        }
        columns.push(kinds);
    }
    if columns.is_empty() {
        return Err(form.to_owned());
    }
    Ok(columns)
}

fn weight(cell: &str) -> Result<f64, String> {
    if cell == "-" {
        return Ok(0.0);
    }
    let expected = || format!("expected a weight, 0 or more, but found `{cell}`");
    let weight: f64 = cell.parse().map_err(|_| expected())?;
    match weight.is_finite() && weight >= 0.0 {
        true => Ok(weight),
        false => Err(expected()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_names_every_component_that_a_kind_can_have() {
        let standard = Weights::standard();
        for kind in Kind::ALL {
            for component in Component::ALL {
                assert!(standard.table.contains_key(&(kind, component)));
                let said = standard.table[&(kind, component)];
                assert!(
                    said == 0.0 || component.concerns(kind),
                    "{kind} {component}"
                );
            }
            let all = Component::ALL.into_iter().map(|c| standard.of(kind, c));
            assert_eq!(all.sum::<f64>(), 100.0, "{kind}");
        }
    }

    #[test]
    fn wrong_tables_are_told_by_line() {
        for (text, place, what) in [
            ("", "w", "holds no weights"),
            ("press\t3\n", "w:1", "expected the head"),
            ("component\n", "w:1", "expected the head"),
            ("component\tshoe\n", "w:1", "expected brand"),
            ("component\tbrand\tweight\n", "w:1", "twice"),
            ("component\tweight\nhype\t1\n", "w:2", "no component"),
            ("component\tweight\n# remark\n\npress\t-1\n", "w:4", "`-1`"),
            ("component\tweight\npress\tNaN\n", "w:2", "`NaN`"),
            ("component\tweight\npress\tinf\n", "w:2", "`inf`"),
            ("component\tweight\npress\t\n", "w:2", "found ``"),
            ("component\tweight\npress 3\n", "w:2", "no component"),
            ("component\tweight\npress\t1\npress\t1\n", "w:3", "twice"),
            (
                "component\tbrand\ttrend\npress\t1\n",
                "w:2",
                "expected 2 weights",
            ),
        ] {
            let error = Weights::read(text, "w").unwrap_err();
            assert!(error.is_weights());
            let told = error.to_string();
            assert!(
                told.starts_with(&format!("{place}: ")) && told.contains(what),
                "{told}"
            );
        }
    }
}
