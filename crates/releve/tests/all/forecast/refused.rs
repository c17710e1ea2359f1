//! What `releve forecast` and `releve backtest` cannot do, and how they say it.

use std::fs;

use super::history;
use crate::program::{err, fails, run};

#[test]
fn what_cannot_be_done_is_said() {
    let folder = history(0.0);
    fs::write(
        folder.path().join("bad.csv"),
        "d,a\n2024-01-01,1\n2024-01-02,x\n2024-01-03,2\n",
    )
    .expect("written");
    fs::write(folder.path().join("far.csv"), "d,a\n1990-01,1\n1990-02,2\n").expect("written");
    for (arguments, code, message) in [
        (
            vec!["forecast", "none.csv", "--horizon", "3"],
            1,
            "error: none.csv: no such file\n",
        ),
        (
            vec!["forecast", "bad.csv", "--horizon", "3"],
            1,
            "error: bad.csv: line 3: column `a`: `x` is no number; expected one, or an empty cell\n",
        ),
        (
            vec!["forecast", "h.csv", "--horizon", "0"],
            2,
            "error: no horizon of 0 periods; expected 1 to 10000\n",
        ),
        (
            vec!["forecast", "h.csv", "--horizon", "2", "--total", "1q"],
            2,
            "error: a horizon of 2 months is shorter than 1 quarter, which takes 3 months\n",
        ),
        (
            vec!["forecast", "h.csv", "--horizon", "3", "--with", "far.csv"],
            2,
            "error: the external signal does not overlap the series, which run from 2020-01-01 to \
             2022-12-01; of the signal the first value is of 1990-01-01, the last of 1990-02-01\n",
        ),
        (
            vec![
                "forecast",
                "h.csv",
                "--horizon",
                "1 month",
                "--sums",
                "all",
                "--sums",
                "market",
            ],
            2,
            "error: `--sums market`: no two series of a study differ in their market alone; \
             expected such, or `--sums TOTAL=PART+PART`\n",
        ),
        (
            vec![
                "forecast",
                "h.csv",
                "--horizon",
                "3",
                "--sums",
                "all=flats+boots",
            ],
            2,
            "error: the total `all` has the part `boots`, which is no series; there are \
             `loafers, US`, `flats`\n",
        ),
        (
            vec!["forecast", "h.csv", "--horizon", "1w"],
            2,
            "error: a horizon of 1 week is shorter than one month; expected one at least\n",
        ),
        (
            vec!["forecast", "h.csv", "--horizon", "3", "--out", "h.csv"],
            2,
            "error: `--out` would write over what is read; name another file\n",
        ),
        (
            vec![
                "forecast",
                "h.csv",
                "--horizon",
                "3",
                "--out",
                "f.csv",
                "--plot",
                "./f.csv",
            ],
            2,
            "error: `--out` and `--plot` would write to one file; name another one\n",
        ),
        (
            vec![
                "forecast",
                "h.csv",
                "--horizon",
                "3",
                "--out",
                "f.svg",
                "--plot",
                "f.lo80.svg",
            ],
            2,
            "error: `--out` and `--plot` would write to one file; name another one\n",
        ),
        (
            vec!["forecast", "h.csv", "--horizon", "3", "--plot", "f.jpg"],
            2,
            "error: `f.jpg` names no form; expected a name that ends in `.svg` or `.png`\n",
        ),
        (
            vec!["forecast", "h.csv", "--horizon", "3", "--total", "0"],
            2,
            "error: 0 periods have no sum; expected a stretch of one period at least\n",
        ),
    ] {
        fails(&arguments, folder.path(), code, message);
    }
    for (option, value, message) in [
        (
            "--horizon",
            "2 moons",
            "`2 moons` is no horizon; expected periods such as `52`",
        ),
        ("--horizon", "-4", "`-4` is no horizon; expected periods"),
        ("--holidays", "xmas", "no holiday `xmas`; expected `easter`"),
        (
            "--sums",
            "total",
            "`total` is no sum; expected `TOTAL=PART+PART`",
        ),
    ] {
        let output = run(&["forecast", "h.csv", option, value], folder.path());
        assert_eq!(output.status.code(), Some(2));
        assert!(err(&output).contains(message), "{}", err(&output));
    }
}
