//! Series and downloads that may be another thing than they seem.

use std::fs;

use crate::program::{err, rows, run, study};

#[test]
fn what_differs_in_spelling_alone_is_told() {
    let folder = study();
    let at = folder.path();
    let table = |rows: &[&str]| format!("Week,Tag,App,Views\n{}\n", rows.join("\n"));
    let map = "date=Week,subject=Tag,channel=App,value=Views";
    let add = |name: &str, rows: &[&str]| {
        fs::write(at.join(name), table(rows)).unwrap();
        let added = run(&["add", "a.releve", name, "--map", map], at);
        assert!(added.status.success(), "{}", err(&added));
        err(&added).to_owned()
    };
    let first = add(
        "a.csv",
        &[
            "2025-09-01,Flats,TikTok,1",
            "2025-09-08,Flats,tiktok,2",
            "2025-09-01,FLATS,TikTok,1",
            "2025-09-08,FLATS,TikTok,1",
        ],
    );
    assert!(
        first.contains("the channel `tiktok` is kept as `TikTok`, which differs in case alone"),
        "{first}"
    );
    let two = "2 spellings of one name are as many series: `FLATS, count, TikTok`, `Flats, count, TikTok`; \
               write them alike where they are one";
    assert!(first.contains(two), "{first}");
    // One that is there is not told again; a new one is, and goes on as a channel.
    let again = add(
        "b.csv",
        &["2025-09-15,Flats,TIKTOK,3", "2025-09-22,Flats,TIKTOK,3"],
    );
    assert!(
        again.contains("the channel `TIKTOK` is kept as `TikTok`"),
        "{again}"
    );
    assert!(!again.contains("spellings"), "{again}");
    let third = add(
        "c.csv",
        &["2025-09-15,fl-ats,Tik Tok,3", "2025-09-22,fl-ats,Tik Tok,3"],
    );
    assert!(third.contains("3 spellings of one name"), "{third}");
    let channels = rows("SELECT DISTINCT channel FROM series ORDER BY 1", at);
    assert_eq!(
        channels,
        serde_json::json!([{"channel": "Tik Tok"}, {"channel": "TikTok"}])
    );
}

#[test]
fn a_download_unlike_the_one_before_is_told() {
    let folder = study();
    let at = folder.path();
    let add = |name: &str, text: &str| {
        fs::write(at.join(name), text).unwrap();
        let added = run(&["add", "a.releve", name], at);
        assert!(added.status.success(), "{}", err(&added));
        err(&added).to_owned()
    };
    let sundays = "Week,Views\n2025-06-01,1%\n2025-06-08,2%\n2025-06-15,3%\n";
    let first = add("sun.csv", sundays);
    assert!(!first.contains("download before"), "{first}");
    let mondays = add(
        "mon.csv",
        "Week,Views\n2025-06-02,1%\n2025-06-09,2%\n2025-06-16,3%\n",
    );
    let told =
        "the weeks of `Views, count` begin on a Monday, those of the download before on a Sunday";
    assert!(mondays.contains(told), "{mondays}");
    let plain = add(
        "plain.csv",
        "Week,Views\n2025-06-09,2\n2025-06-16,3\n2025-06-23,4\n",
    );
    let told = "the values of `Views, count` are in nothing that is said, those of the download \
                before in `percent`";
    assert!(plain.contains(told), "{plain}");
}
