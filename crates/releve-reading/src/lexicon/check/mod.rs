//! Whether the files of a lexicon are as `docs/LEXICON.md` says.

mod cell;
mod rows;
mod schema;

use foldhash::{HashMap, HashMapExt};
use releve_facts::EntityKind;

use super::files::Files;
use super::table::Table;
use super::{Error, Lexicon, fold};
use schema::Sheet;

/// Everything that is wrong with `files`, in their order and by line; nothing
/// where they are valid.
///
/// A term that another file or row must have (`broader`, a product's `garment`)
/// may also stand in `known`, the lexicon that these files come on top of.
///
/// # Example: a row out of order and a group that is none
///
/// ```
/// use releve_reading::lexicon::{Files, check};
///
/// let mut files = Files::default();
/// files.add(
///     "trends.tsv",
///     "# source: a test, compiled 2026-01-01\nname\taliases\tkind\tambiguous\n\
///      quietcore\t\taesthetic\t\nloudcore\t\tmood\t\n",
/// )?;
/// let problems: Vec<String> = check(&files, None).iter().map(ToString::to_string).collect();
/// assert_eq!(
///     problems,
///     [
///         "trends.tsv:4: `loudcore` stands behind `quietcore`; sort the rows by the first column, without case and accents",
///         "trends.tsv:4: `mood` is no `kind`; expected `aesthetic`, `trend`, `subculture` or `movement`",
///     ],
/// );
/// # Ok::<(), releve_reading::lexicon::Error>(())
/// ```
pub fn check(files: &Files<'_>, known: Option<&Lexicon>) -> Vec<Error> {
    let mut problems = Vec::new();
    let tables: Vec<(Table<'_>, &Sheet)> = files
        .iter()
        .filter_map(|(file, content)| {
            head(file, content, &mut problems);
            let table = Table::parse(file, content)
                .map_err(|problem| problems.push(problem.of_all_rows()))
                .ok()?;
            Some((table, schema::sheet(file)?))
        })
        .collect();
    let terms = Terms::gather(&tables, known);
    for (table, sheet) in &tables {
        if columns(table, sheet, &mut problems) {
            rows::check(table, sheet, &mut problems);
            for row in table.rows() {
                cell::check(row, sheet, &terms, &mut problems);
            }
        }
    }
    // What the loader alone knows: cues, signs, classes of the calendar.
    if problems.is_empty()
        && let Err(problem) = Lexicon::load(files)
    {
        problems.push(problem);
    }
    problems.sort_by_key(|problem| {
        let place = files.iter().position(|(file, _)| file == problem.file());
        (place, problem.line())
    });
    problems
}

/// The first lines say where the words are from.
fn head(file: &str, content: &str, problems: &mut Vec<Error>) {
    let source = content
        .lines()
        .take_while(|line| line.starts_with('#'))
        .find_map(|line| line.strip_prefix("# source:"));
    if source.is_none_or(|source| source.trim().is_empty()) {
        problems.push(Error::new(
            file,
            1,
            "expected a first line `# source: …` that says where the words are from",
        ));
    }
    for (n, line) in content.lines().enumerate() {
        if line.ends_with('\r') {
            problems.push(Error::new(
                file,
                n + 1,
                "expected the line to end in `\\n` alone",
            ));
            break;
        }
    }
}

/// True if the header row is as documented.
fn columns(table: &Table<'_>, sheet: &Sheet, problems: &mut Vec<Error>) -> bool {
    let documented: Vec<&str> = sheet.columns.iter().map(|column| column.name).collect();
    let same = table.columns() == documented;
    if !same {
        let problem = Error::new(
            table.file,
            table.header,
            format!(
                "expected the columns `{}`, but found `{}`",
                documented.join("`, `"),
                table.columns().join("`, `")
            ),
        );
        // Columns that are missing are left empty, but not the first, the names.
        let named = documented.first();
        problems.push(
            match named.is_some_and(|name| table.columns().contains(name)) {
                true => problem,
                false => problem.of_all_rows(),
            },
        );
    }
    same
}

/// Terms that rows may point to, folded.
pub(super) struct Terms<'t> {
    named: HashMap<EntityKind, foldhash::HashSet<String>>,
    known: Option<&'t Lexicon>,
}

impl<'t> Terms<'t> {
    fn gather(tables: &[(Table<'_>, &Sheet)], known: Option<&'t Lexicon>) -> Self {
        let mut named: HashMap<_, foldhash::HashSet<String>> = HashMap::new();
        for (table, _) in tables {
            let kind = match table.file {
                "garments.tsv" => EntityKind::Garment,
                "brands.tsv" => EntityKind::Brand,
                _ => continue,
            };
            named
                .entry(kind)
                .or_default()
                .extend(table.rows().map(|row| fold(row.name()).into_owned()));
        }
        Self { named, known }
    }

    fn has(&self, kind: EntityKind, name: &str) -> bool {
        self.named
            .get(&kind)
            .is_some_and(|names| names.contains(fold(name).as_ref()))
            || self.known.is_some_and(|lexicon| {
                lexicon.named(kind, name).is_some()
                    // Who sells other houses' goods stands in the brands' file.
                    || kind == EntityKind::Brand
                        && lexicon.named(EntityKind::Organisation, name).is_some()
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(file: &str, rows: &str) -> Vec<String> {
        let content = format!("# source: a test, compiled 2026-01-01\n{rows}");
        let mut files = Files::default();
        files.add(file, &content).unwrap();
        check(&files, None)
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn the_bundled_lexicon_is_valid() {
        let problems = check(&Files::english(), None);
        let list: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert!(
            list.is_empty(),
            "{} problems:\n{}",
            list.len(),
            list.join("\n")
        );
    }

    #[test]
    fn an_alias_belongs_to_one_entry() {
        assert_eq!(
            problems(
                "publications.tsv",
                "name\taliases\tcountry\tambiguous\nElle\tThe Élle|Elle UK\tFR\t\nVogue\tthe elle\tUS\tmaybe\n"
            ),
            [
                "publications.tsv:4: `the elle` stands for `Elle` already, in line 3",
                "publications.tsv:4: `maybe` is no `ambiguous`; expected `yes` or nothing",
            ]
        );
    }

    #[test]
    fn a_code_stands_for_one_country() {
        assert_eq!(
            problems(
                "places.tsv",
                "name\taliases\tdemonyms\tcountry\tkind\tambiguous\n\
                 Leith\t\t\tGB\tdistrict\t\nScotland\t\t\tGB\tcountry\t\n\
                 United Kingdom\t\t\tGB\tcountry\t\n"
            ),
            [
                "places.tsv:5: `GB` is the country `Scotland` already, in line 4; a part of it is a \
                 `region`",
            ]
        );
    }

    #[test]
    fn wider_terms_exist_and_groups_are_given() {
        assert_eq!(
            problems(
                "garments.tsv",
                "term\tplural\tbroader\tsynonyms\tspellings\tgroup\tambiguous\nclog\t\tshoe\t\t\t\t\nclog\t\t\t\t\tfootwear\t\n"
            ),
            [
                "garments.tsv:3: `shoe` is no garment of the lexicon; add it or leave `broader` empty",
                "garments.tsv:3: `group` is empty; expected `top`, `bottom`, `dress`, `outerwear`, `tailoring`, `knitwear`, `underwear`, `hosiery`, `swimwear`, `activewear`, `nightwear`, `footwear`, `bag`, `headwear`, `jewellery`, `eyewear`, `accessory`, `traditional`, `one-piece` or `clothing`",
                "garments.tsv:4: `clog` stands twice, first in line 3",
            ]
        );
    }

    #[test]
    fn files_say_where_they_are_from_and_keep_their_columns() {
        let mut files = Files::default();
        files.add("trends.tsv", "name\tkind\n").unwrap();
        let list: Vec<String> = check(&files, None)
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(
            list,
            [
                "trends.tsv:1: expected a first line `# source: …` that says where the words are from",
                "trends.tsv:1: expected the columns `name`, `aliases`, `kind`, `ambiguous`, but found `name`, `kind`",
            ]
        );
    }
}
