//! Answers in the form that was asked for.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use releve_report::Sheet;

use super::plain;
use super::sheet::{self, ROWS_OF_A_TABLE};
use crate::arguments::{Answer, AnswerFormat};
use crate::failure::Failure;
use crate::present::count::thousands;
use crate::studies::{apart, spare};

/// What a command has to say, in every form; only the one that is asked for is
/// made.
pub(crate) struct Said<T, J, S> {
    /// To look at.
    pub(crate) text: T,
    /// For other programs.
    pub(crate) json: J,
    /// The tables, the first one first: of CSV without a file it is all that is
    /// printed.
    pub(crate) sheets: S,
}

/// How an answer is given and where it goes, looked at before anything is read: so
/// nothing is reckoned for minutes that cannot be written then.
pub(crate) struct Place<'a> {
    form: AnswerFormat,
    out: Option<&'a Path>,
    /// What the answer is made from.
    read: Vec<&'a Path>,
}

impl Answer {
    /// Where the answer to what is `read` goes.
    ///
    /// # Errors
    ///
    /// Wrong usage where it would go over what is read or over a study, where a
    /// workbook has no file to go to, or one that is called otherwise.
    pub(crate) fn place<'a>(&'a self, read: Vec<&'a Path>) -> Result<Place<'a>, Failure> {
        let out = self.out.as_deref();
        apart(out, "--out", &read)?;
        let form = form(self.format, out, AnswerFormat::Text)?;
        if form == AnswerFormat::Xlsx {
            file_of_workbook(out)?;
        }
        out.map_or(Ok(()), spare)?;
        Ok(Place { form, out, read })
    }
}

impl Place<'_> {
    /// Prints an answer, or writes it to the file that was named.
    ///
    /// # Errors
    ///
    /// Where it cannot be written; wrong usage where a table beside the first one
    /// would go over what was read.
    pub(crate) fn say<T, J, S>(&self, said: Said<T, J, S>) -> Result<(), Failure>
    where
        T: FnOnce() -> String,
        J: FnOnce() -> Result<String, Failure>,
        S: FnOnce() -> Vec<Sheet>,
    {
        let bytes = match self.form {
            AnswerFormat::Text => (said.text)().into_bytes(),
            AnswerFormat::Json => (said.json)()?.into_bytes(),
            AnswerFormat::Csv => return tables(&(said.sheets)(), self.out, &self.read),
            AnswerFormat::Xlsx => return workbook(self.out, said.sheets),
        };
        match self.out {
            Some(out) => {
                save(out, &bytes)?;
                written(out);
                Ok(())
            }
            None => Ok(plain::out(self.form == AnswerFormat::Text).write_all(&bytes)?),
        }
    }

    /// Prints an answer that is one table; its rows are the JSON.
    ///
    /// # Errors
    ///
    /// As [`Place::say`].
    pub(crate) fn say_table(&self, text: String, table: Sheet) -> Result<(), Failure> {
        let json = sheet::json(&table);
        self.say(Said {
            text: || text,
            json: || Ok(json),
            sheets: || vec![table],
        })
    }
}

/// The first table as CSV on standard output; with a file all of them, the others
/// beside it: `F.csv` and `F.cycles.csv`, none of them over what is `read`.
pub(crate) fn tables(sheets: &[Sheet], out: Option<&Path>, read: &[&Path]) -> Result<(), Failure> {
    let Some(first) = sheets.first() else {
        return Ok(());
    };
    let Some(out) = out else {
        return Ok(plain::out(false).write_all(&sheet::csv(first)?)?);
    };
    for (path, one) in files(out, sheets, read)?.iter().zip(sheets) {
        save(path, &sheet::csv(one)?)?;
        written(path);
    }
    Ok(())
}

/// The files of tables: the first as it was named, the others beside it.
///
/// # Errors
///
/// Wrong usage where one of them would go over what is `read`.
pub(crate) fn files(out: &Path, sheets: &[Sheet], read: &[&Path]) -> Result<Vec<PathBuf>, Failure> {
    let others = sheets.iter().skip(1);
    let files: Vec<PathBuf> = std::iter::once(out.to_owned())
        .chain(others.map(|one| beside(out, &one.name)))
        .collect();
    for file in &files {
        apart(Some(file), "--out", read)?;
    }
    Ok(files)
}

/// The form that is asked for, or that the name of the file tells: who writes to
/// `F.xlsx` wants a workbook.
///
/// # Errors
///
/// Wrong usage where a workbook is to go to `F.csv`, or a table to `F.xlsx`: no
/// program would open them.
pub(crate) fn form<F: ValueEnum + PartialEq>(
    asked: Option<F>,
    out: Option<&Path>,
    otherwise: F,
) -> Result<F, Failure> {
    let ending = out.and_then(Path::extension).unwrap_or_default();
    let ending = ending.to_string_lossy().to_lowercase();
    let named = match &*ending {
        "jsonl" => "json",
        "htm" => "html",
        other => other,
    };
    let named = F::from_str(named, true).ok();
    let (Some(asked), Some(out), Some(named)) = (&asked, out, &named) else {
        return Ok(asked.or(named).unwrap_or(otherwise));
    };
    let is_workbook = |form: &F| called(form) == "xlsx";
    if asked != named && (is_workbook(asked) || is_workbook(named)) {
        let asked = called(asked);
        return Err(Failure::Usage(format!(
            "`{}` is no name for what `--format {asked}` writes\n\
             hint: leave `--format` out, or name `{}`",
            out.display(),
            out.with_extension(&asked).display()
        )));
    }
    Ok(asked.clone())
}

/// What a form is called where it is typed.
fn called<F: ValueEnum>(form: &F) -> String {
    let value = form.to_possible_value();
    value
        .map(|value| value.get_name().to_owned())
        .unwrap_or_default()
}

/// Where a workbook goes.
///
/// # Errors
///
/// Wrong usage where no file is named.
pub(crate) fn file_of_workbook(out: Option<&Path>) -> Result<&Path, Failure> {
    out.ok_or_else(|| {
        Failure::Usage("a workbook goes to a file: name one with `--out FILE.xlsx`".to_owned())
    })
}

/// All tables in one workbook.
pub(crate) fn workbook(
    out: Option<&Path>,
    sheets: impl FnOnce() -> Vec<Sheet>,
) -> Result<(), Failure> {
    let out = file_of_workbook(out)?;
    save_workbook(out, &sheets())?;
    written(out);
    Ok(())
}

/// Writes a workbook, over no study; rows that no sheet holds are told.
pub(crate) fn save_workbook(out: &Path, sheets: &[Sheet]) -> Result<(), Failure> {
    let name = out.display();
    let bytes = sheet::workbook(sheets).map_err(|error| {
        Failure::Failed(format!(
            "cannot write `{name}`: {error}\nhint: `--format csv` writes the same tables"
        ))
    })?;
    save(out, &bytes)?;
    for sheet in sheets {
        if sheet.rows.len() > ROWS_OF_A_TABLE {
            eprintln!(
                "note: {name}: the sheet `{}` holds the first {} of {} rows; `--format csv` writes all",
                sheet.name,
                thousands(ROWS_OF_A_TABLE as u64),
                thousands(sheet.rows.len() as u64)
            );
        }
    }
    Ok(())
}

fn written(out: &Path) {
    eprintln!("note: written to {}", out.display());
}

/// `F.csv` with a part becomes `F.lo80.csv`.
fn beside(out: &Path, part: &str) -> PathBuf {
    let stem = out.file_stem().unwrap_or_default().to_string_lossy();
    let end = out
        .extension()
        .map(|end| format!(".{}", end.to_string_lossy()));
    out.with_file_name(format!("{stem}.{part}{}", end.unwrap_or_default()))
}

/// Writes a file, which no study may be.
pub(crate) fn save(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    spare(path)?;
    fs::write(path, bytes).map_err(|error| Failure::unwritten(path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_tell_the_form() {
        use AnswerFormat::{Csv, Json, Text, Xlsx};
        for (asked, out, expected) in [
            (None, None, Text),
            (None, Some("a.b/f"), Text),
            (None, Some("f.txt"), Text),
            (None, Some("F.XLSX"), Xlsx),
            (None, Some("f.csv"), Csv),
            (None, Some("f.jsonl"), Json),
            (Some(Csv), Some("f.txt"), Csv),
            (Some(Json), Some("f.csv"), Json),
            (Some(Xlsx), Some("f"), Xlsx),
            (Some(Xlsx), None, Xlsx),
        ] {
            let told = form(asked, out.map(Path::new), Text).expect("a form");
            assert_eq!(told, expected, "{out:?}");
        }
        for (asked, out, way) in [(Csv, "a/f.xlsx", "a/f.csv"), (Xlsx, "f.json", "f.xlsx")] {
            let Err(Failure::Usage(words)) = form(Some(asked), Some(Path::new(out)), Text) else {
                panic!("{out} is taken");
            };
            assert!(words.ends_with(&format!("name `{way}`")), "{words}");
        }
    }

    #[test]
    fn names_of_the_files_beside() {
        for (out, part, expected) in [
            ("a/f.csv", "lo80", "a/f.lo80.csv"),
            ("f", "hi97.5", "f.hi97.5"),
        ] {
            assert_eq!(beside(Path::new(out), part), Path::new(expected));
        }
    }
}
