//! `releve lexicon`.

use crate::program::{articles, err, fails, folder, out, run};

#[test]
fn names_are_found_in_the_lexicon() {
    let folder = articles();
    let output = run(&["lexicon", "find", "MIU", "miu"], folder.path());
    assert!(
        out(&output).starts_with("Miu Miu  brand  brands.tsv:"),
        "{}",
        out(&output)
    );
    fails(
        &["lexicon", "find", "xyzzy"],
        folder.path(),
        1,
        "error: `xyzzy` is not in the lexicon\nhint: add it to a file of your own and name its folder \
         with `--lexicon`; docs/LEXICON.md tells the form\n",
    );
    // What is misspelt is found by what is spelt like it.
    let output = run(&["lexicon", "find", "balet", "falt"], folder.path());
    assert_eq!(output.status.code(), Some(1));
    let said = err(&output);
    assert!(
        said.contains("; near to it is ballet flat (garment)"),
        "{said}"
    );
}

#[test]
fn a_lexicon_of_ones_own_is_checked_and_read_by() {
    let brands = "# source: a test, compiled 2026-01-01\n\
        name\taliases\tcountry\towner\tsectors\tkind\tambiguous\n";
    let good = format!("{brands}Quaffle\t\t\t\t\tbrand\t\n");
    let bad = format!("{brands}Quaffle\t\t\t\tshoes\tbrand\t\nBludger\t\tEngland\t\t\tbrand\t\n");
    let folder = folder(&[
        ("good/brands.tsv", good.as_bytes()),
        ("bad/brands.tsv", bad.as_bytes()),
        ("none/readme.txt", b"x"),
        ("note.txt", b"The quaffle flats cost a lot."),
    ]);
    let path = folder.path();
    let output = run(&["lexicon", "check"], path);
    assert!(
        out(&output).ends_with("files, no problems\n"),
        "{}",
        out(&output)
    );
    let output = run(&["lexicon", "check", "good"], path);
    assert_eq!(out(&output), "1 file, no problems\n");
    let output = run(&["lexicon", "check", "bad"], path);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(err(&output), "error: 3 problems in 1 file\n");
    let problems: Vec<&str> = out(&output)
        .lines()
        .map(|l| l.split(';').next().unwrap())
        .collect();
    assert_eq!(
        problems,
        [
            "bad/brands.tsv:3: `shoes` is no `sectors`",
            "bad/brands.tsv:4: `Bludger` stands behind `Quaffle`",
            "bad/brands.tsv:4: `England` is no country",
        ]
    );
    // Whoever reads by it is told, too.
    let output = run(&["read", "note.txt", "--lexicon", "bad"], path);
    assert_eq!(output.status.code(), Some(0));
    let told: Vec<&str> = err(&output)
        .lines()
        .filter_map(|line| line.strip_prefix("note: ")?.split(';').next())
        .collect();
    assert_eq!(told, problems);
    // And refused, where nothing in it would be heeded.
    std::fs::create_dir(path.join("alien")).unwrap();
    std::fs::write(path.join("alien/brands.tsv"), "this is\tno\tlexicon\nfoo\n").unwrap();
    run(&["init", "a.releve"], path);
    for asked in [
        &["add", "a.releve", "note.txt", "--lexicon", "alien"][..],
        &["reread", "a.releve", "--lexicon", "alien"],
    ] {
        let output = run(asked, path);
        assert_eq!(output.status.code(), Some(1));
        let said = err(&output);
        assert!(said.starts_with("error: alien/brands.tsv:"), "{said}");
        assert!(
            said.contains("`releve lexicon check alien` tells all"),
            "{said}"
        );
    }
    let output = run(&["read", "note.txt", "--lexicon", "none"], path);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        err(&output).starts_with("error: none: no file of a lexicon in it\nhint: name a folder")
    );
    for asked in [
        &["read", "note.txt", "--lexicon", "gone"][..],
        &["lexicon", "check", "gone"],
    ] {
        let output = run(asked, path);
        assert_eq!(output.status.code(), Some(2), "{asked:?}");
        let said = err(&output);
        assert!(
            said.starts_with(
                "error: gone: no such folder\nhint: name a folder with one or more of "
            ),
            "{said}"
        );
    }
    // A file beside the right one that is misspelt is read by nobody, and told.
    std::fs::write(path.join("good/garment.tsv"), "x").unwrap();
    std::fs::write(path.join("good/README.md"), "x").unwrap();
    let output = run(&["read", "note.txt", "--lexicon", "good"], path);
    let said = err(&output);
    assert!(
        said.starts_with(
            "note: good/garment.tsv: not read, as no file of a lexicon is called so \
             (`garments.tsv`?); the names are "
        ),
        "{said}"
    );
    assert!(!said.contains("README"), "{said}");
    let output = run(&["lexicon", "check", "good"], path);
    assert_eq!(err(&output), "error: 1 problem in 1 file\n");
    std::fs::remove_file(path.join("good/garment.tsv")).unwrap();
    let output = run(&["lexicon", "find", "quaffle", "--lexicon", "good"], path);
    assert!(
        out(&output).starts_with("Quaffle  brand  brands.tsv:3"),
        "{}",
        out(&output)
    );
}

#[test]
fn unknown_names_are_suggested_as_rows() {
    let folder = articles();
    let output = run(&["lexicon", "suggest", "flats.txt"], folder.path());
    let text = out(&output);
    assert!(text.contains("# people.tsv: 1 name\n"), "{text}");
    assert!(
        text.contains(" in 1 document\nZoe Anastasiou\t\t\t\t\t\n"),
        "{text}"
    );
    let output = run(
        &["lexicon", "suggest", "flats.txt", "--at-least", "50"],
        folder.path(),
    );
    assert_eq!(out(&output), "");
}
