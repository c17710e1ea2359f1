//! Answers in the form that was asked for.

use std::fs;
use std::io::{Write as _, stdout};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use releve_report::Sheet;

use super::sheet;
use crate::arguments::{Answer, AnswerFormat};
use crate::failure::Failure;
use crate::studies::spare;

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

/// Prints an answer, or writes it to the file that was named.
///
/// # Errors
///
/// Wrong usage where a workbook has no file to go to, or one that is called
/// otherwise.
pub(crate) fn say<T, J, S>(asked: &Answer, said: Said<T, J, S>) -> Result<(), Failure>
where
    T: FnOnce() -> String,
    J: FnOnce() -> Result<String, Failure>,
    S: FnOnce() -> Vec<Sheet>,
{
    let out = asked.out.as_deref();
    let bytes = match form(asked.format, out, AnswerFormat::Text)? {
        AnswerFormat::Text => (said.text)().into_bytes(),
        AnswerFormat::Json => (said.json)()?.into_bytes(),
        AnswerFormat::Csv => return tables(&(said.sheets)(), out),
        AnswerFormat::Xlsx => return workbook(out, said.sheets),
    };
    match out {
        Some(out) => {
            save(out, &bytes)?;
            written(out);
            Ok(())
        }
        None => Ok(stdout().lock().write_all(&bytes)?),
    }
}

/// Prints an answer that is one table; its rows are the JSON.
///
/// # Errors
///
/// As [`say`].
pub(crate) fn say_table(asked: &Answer, text: String, table: Sheet) -> Result<(), Failure> {
    let json = sheet::json(&table);
    say(
        asked,
        Said {
            text: || text,
            json: || Ok(json),
            sheets: || vec![table],
        },
    )
}

/// The first table as CSV on standard output; with a file all of them, the others
/// beside it: `F.csv` and `F.cycles.csv`.
pub(crate) fn tables(sheets: &[Sheet], out: Option<&Path>) -> Result<(), Failure> {
    let Some(first) = sheets.first() else {
        return Ok(());
    };
    let Some(out) = out else {
        return Ok(stdout().lock().write_all(&sheet::csv(first)?)?);
    };
    for (at, one) in sheets.iter().enumerate() {
        let part = if at == 0 { "" } else { &*one.name };
        let path = beside(out, part);
        save(&path, &sheet::csv(one)?)?;
        written(&path);
    }
    Ok(())
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

/// Writes a workbook, over no study.
pub(crate) fn save_workbook(out: &Path, sheets: &[Sheet]) -> Result<(), Failure> {
    spare(out)?;
    sheet::workbook(sheets, out)
        .map_err(|error| Failure::Failed(format!("{}: cannot be written: {error}", out.display())))
}

fn written(out: &Path) {
    eprintln!("note: written to {}", out.display());
}

/// `F.csv` with a part becomes `F.lo80.csv`.
pub(crate) fn beside(out: &Path, part: &str) -> PathBuf {
    if part.is_empty() {
        return out.to_owned();
    }
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
            ("a/f.csv", "", "a/f.csv"),
            ("a/f.csv", "lo80", "a/f.lo80.csv"),
            ("f", "hi97.5", "f.hi97.5"),
        ] {
            assert_eq!(beside(Path::new(out), part), Path::new(expected));
        }
    }
}
