//! What a large study is asked, and how long it takes.

use std::error::Error;
use std::path::Path;
use std::time::Duration;

use releve_benches::on_processor;
use releve_study::{Limits, Study};

/// How often a question is asked: a processor's time is counted in ticks of
/// milliseconds, so that one round says little.
const ROUNDS: u32 = 20;

/// What a large study is asked, by one who has just opened it.
pub fn ask(path: &Path) -> Result<(), Box<dyn Error>> {
    for query in ["the", "ballet", "satin", "\"ballet flat\" satin"] {
        let study = Study::open_to_read(path)?;
        let mut found = 0;
        let took = mean(|| {
            found = study.search(query, 10)?.documents.len();
            Ok(())
        })?;
        println!(
            "search {query:<24} {:>8.1} ms, {found} documents",
            milliseconds(took)
        );
    }
    for (name, sql) in [
        (
            "by week and brand",
            "SELECT week, brand, facts FROM brand_week",
        ),
        (
            "the same over facts",
            "SELECT week, brand, count(*) FROM brand_fact \
             WHERE document IN (SELECT id FROM counted) GROUP BY week, brand",
        ),
    ] {
        let mut study = Study::open_to_read(path)?;
        let (mut rows, mut most) = (0u64, 0);
        let took = mean(|| {
            rows = 0;
            study.query(
                sql,
                &limits(),
                |_| (),
                |_| {
                    rows += 1;
                    Ok::<_, releve_study::Error>(())
                },
            )?;
            most = most.max(rows);
            Ok(())
        })?;
        println!("{name:<31} {:>8.1} ms, {rows} rows", milliseconds(took));
    }
    let study = Study::open_to_read(path)?;
    let took = mean(|| {
        study.status()?;
        Ok(())
    })?;
    println!(
        "status                          {:>8.1} ms",
        milliseconds(took)
    );
    Ok(())
}

/// What `work` takes on a processor, of several rounds the mean.
fn mean(
    mut work: impl FnMut() -> Result<(), releve_study::Error>,
) -> Result<Duration, releve_study::Error> {
    let began = on_processor();
    for _ in 0..ROUNDS {
        work()?;
    }
    Ok(on_processor().saturating_sub(began) / ROUNDS)
}

/// The whole number that a query of one row gives.
pub fn single(study: &mut Study, sql: &str) -> Result<f64, Box<dyn Error>> {
    let mut value = 0.0;
    study.query(
        sql,
        &limits(),
        |_| (),
        |row| {
            if let [releve_study::Cell::Integer(number)] = row {
                value = *number as f64;
            }
            Ok::<_, releve_study::Error>(())
        },
    )?;
    Ok(value)
}

fn limits() -> Limits {
    Limits {
        time: Duration::from_secs(600),
        rows: usize::MAX,
    }
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
