use std::fs;

use releve_study::Form;

use crate::articles::{TEXT, add, room};

#[test]
fn every_form_has_every_table() {
    let (room, mut study) = room();
    let text = format!("{TEXT}\n=1+1");
    add(&mut study, &[("=note.txt", &text)]);
    let to = room.folder.path().join("tables");
    let forms = [
        (Form::Csv, "csv"),
        (Form::Jsonl, "jsonl"),
        (Form::Xlsx, "xlsx"),
        #[cfg(feature = "parquet")]
        (Form::Parquet, "parquet"),
    ];
    for (form, ending) in forms {
        let written = study.export(&to, form).unwrap();
        let rows = |table: &str| written.iter().find(|w| w.table == table).unwrap().rows;
        assert_eq!(
            (rows("documents"), rows("facts"), rows("quote")),
            (1, 14, 2),
            "{ending}"
        );
        for one in &written {
            assert!(one.file.extension().is_some_and(|found| found == ending));
            assert!(one.file.is_file());
        }
    }
    let documents = fs::read_to_string(to.join("documents.csv")).unwrap();
    assert!(
        documents.starts_with("doc,title,author,published,"),
        "{documents}"
    );
    assert!(documents.contains("\r\n\"'=note\","), "{documents}");
    let line = fs::read_to_string(to.join("wear.jsonl")).unwrap();
    let line: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(line["counts"], true);
    assert_eq!(line["attributes"], "red, satin");
    assert!(line["quote"].as_str().unwrap().starts_with("oé’s satin"));
    // Nothing unfinished is left.
    assert!(fs::read_dir(&to).unwrap().all(|file| {
        file.unwrap()
            .path()
            .extension()
            .is_some_and(|ending| ending != "part")
    }));
}

#[test]
fn a_workbook_that_cannot_be_put_in_place_leaves_no_half() {
    let (room, mut study) = room();
    add(&mut study, &[("note.txt", TEXT)]);
    let to = room.folder.path().join("tables");
    fs::create_dir_all(to.join("study.xlsx/in the way")).unwrap();
    study.export(&to, Form::Xlsx).unwrap_err();
    assert!(!to.join("study.xlsx.part").exists());
}
