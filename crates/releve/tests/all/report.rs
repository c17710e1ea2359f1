//! `releve report` and `releve demo`.

use std::collections::HashSet;
use std::fs;

use crate::program::{err, fails, folder, out, run};

#[test]
fn demo_tells_a_story_and_writes_a_page_whose_links_all_lead_somewhere() {
    let folder = folder(&[]);
    let output = run(&["demo"], folder.path());
    assert_eq!(err(&output), "");
    assert!(output.status.success());
    let told = out(&output);
    assert!(told.starts_with("BALLETCORE\n"), "{told}");
    assert!(told.ends_with("The dossier: releve-demo.html\n"), "{told}");
    assert!((15..40).contains(&told.lines().count()), "{told}");
    let page = fs::read_to_string(folder.path().join("releve-demo.html")).unwrap();
    assert!(!page.contains("<script") && !page.contains("<h3>date "));
    // On paper the drawing begins at the edge: the names beside its lanes, in letters
    // of 11.5 units of which the mean is 6.1 wide, must have room left of it.
    let names = page.split("<text class=\"lane\" x=\"").skip(1);
    let mut lanes = 0;
    for rest in names {
        let (x, rest) = rest.split_once('"').unwrap();
        let tag = rest.split('>').next().unwrap();
        if !tag.contains("text-anchor=\"end\"") {
            continue;
        }
        let name = rest[tag.len() + 1..].split('<').next().unwrap();
        let room: f64 = x.parse().unwrap();
        assert!(6.1 * name.len() as f64 <= room, "{name} in {room}");
        lanes += 1;
    }
    assert!(lanes >= 8, "{lanes}");
    let ids: HashSet<&str> = page
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let links = page
        .split("href=\"#")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    for link in links {
        assert!(ids.contains(link), "#{link} leads nowhere");
    }
    for section in [
        "figures",
        "timeline",
        "elements",
        "register",
        "runway",
        "prices",
        "pairings",
        "influence",
        "markets",
        "business",
        "quotes",
        "missing",
        "articles",
    ] {
        assert!(ids.contains(section), "no section `{section}`");
    }
    assert!(run(&["demo"], folder.path()).status.success());
    let again = fs::read_to_string(folder.path().join("releve-demo.html")).unwrap();
    assert!(page == again, "the same sample gives another page");
}

#[test]
fn a_trend_is_found_by_its_plural() {
    let folder = folder(&[(
        "dots.txt",
        b"Dots are back\n\nBella Hadid wore a polka-dot dress.\n" as &[u8],
    )]);
    for asked in ["polka dot", "polka dots", "Polka Dots"] {
        let output = run(
            &["report", "dots.txt", "--trend", asked, "--out", "dots.html"],
            folder.path(),
        );
        assert!(output.status.success(), "{asked}: {}", err(&output));
    }
}

#[test]
fn report_says_what_is_wrong_with_a_trend_or_a_place() {
    let folder = folder(&[
        (
            "core.txt",
            "Balletcore is here\n\nBalletcore consists of ballet flats and leg warmers.\n"
                .as_bytes(),
        ),
        ("plain.txt", b"Nothing here."),
        (
            "flats.txt",
            b"Bella Hadid wore ballet flats by Miu Miu in Paris.",
        ),
        ("mine.html", b"<p>my own page</p>"),
    ]);
    let folder = folder.path();
    fails(
        &["report", "core.txt", "--trend", "zorkcore"],
        folder,
        1,
        "error: no document speaks of `zorkcore`\nhint: they speak of balletcore (1 article)\n",
    );
    fails(
        &["report", "plain.txt"],
        folder,
        1,
        "error: no trend is named in these documents, nor a garment or a brand\n\
         hint: a dossier is made of articles on fashion, in English\n",
    );
    // What `--trend` could be is named.
    fails(
        &["report", "flats.txt"],
        folder,
        1,
        "error: no trend is named in these documents\n\
         hint: `--trend TERM` makes the dossier of a garment or a brand: ballet flat, Miu Miu\n",
    );
    fails(
        &["report", "flats.txt", "--trend", "zorkcore"],
        folder,
        1,
        "error: no document speaks of `zorkcore`\nhint: they name no trend; they speak of \
         ballet flat, Miu Miu\n",
    );
    fails(
        &["report", "core.txt", "--out", "mine.html"],
        folder,
        1,
        "error: `mine.html` is there already and is no dossier of ours\n\
         hint: name another file with `--out`\n",
    );
    fails(
        &["report", "core.txt", "--out", "no/such.html"],
        folder,
        1,
        "error: cannot write `no/such.html`: its folder does not exist\n",
    );
    fails(
        &["demo", "--out", "."],
        folder,
        1,
        "error: cannot write `.`: it is a folder; name a file in it\n",
    );
    fails(
        &["report", "gone.txt"],
        folder,
        1,
        "error: gone.txt: no such file or folder\n",
    );
}

#[test]
fn a_trend_named_in_passing_is_offered_and_not_taken() {
    let folder = folder(&[(
        "capes.txt",
        b"Capes in the evening\n\nBella Hadid wore a cape by Miu Miu. Balletcore has all but \
          vanished.\n" as &[u8],
    )]);
    let folder = folder.path();
    fails(
        &["report", "capes.txt"],
        folder,
        1,
        "error: these documents name a trend only in passing and tell nothing of it\n\
         hint: `--trend TERM` makes the dossier of one all the same: balletcore (1 article); \
         or of a garment or a brand: cape, Miu Miu\n",
    );
    let asked = run(&["report", "capes.txt", "--trend", "balletcore"], folder);
    assert!(asked.status.success(), "{}", err(&asked));
    let empty = run(&["report", "capes.txt", "--trend", " "], folder);
    assert_eq!(empty.status.code(), Some(2));
    assert!(
        err(&empty).contains("it is empty; name a trend"),
        "{}",
        err(&empty)
    );
}
