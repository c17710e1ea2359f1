//! What a study's file looks like, and how an older one becomes a newer one.

use rusqlite::Connection;

use crate::Error;

/// `Rlve` in the header of the file, by which a study is known.
pub(crate) const APPLICATION_ID: i32 = 0x526c_7665;

/// The steps from each schema to the next: the first makes schema 1 of an
/// empty file. A step that was released is never changed; `tests/released.rs`
/// opens a file of every released schema.
const STEPS: [&str; 3] = [
    include_str!("1.sql"),
    concat!(
        include_str!("2/counts.sql"),
        include_str!("2/feeds.sql"),
        include_str!("2/ledger.sql"),
        include_str!("2/index.sql"),
    ),
    concat!(
        include_str!("3/acts.sql"),
        include_str!("3/steps.sql"),
        include_str!("3/files.sql"),
        include_str!("3/held.sql"),
        include_str!("3/products.sql"),
        include_str!("3/articles.sql"),
        include_str!("3/totals.sql"),
        include_str!("3/newest.sql"),
    ),
];

/// The schema that this version writes.
pub(crate) const VERSION: i64 = STEPS.len() as i64;

/// Makes or brings up to date the schema of an open file, in one transaction.
pub(crate) fn migrate(connection: &Connection) -> Result<(), Error> {
    let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > VERSION {
        return Err(Error::newer(found, VERSION));
    }
    if found == VERSION {
        return Ok(());
    }
    connection.execute_batch("BEGIN EXCLUSIVE")?;
    let done = steps(connection, found);
    if done.is_err() {
        // The first error tells more than a failing rollback.
        let _ = connection.execute_batch("ROLLBACK");
    }
    done
}

fn steps(connection: &Connection, found: i64) -> Result<(), Error> {
    let from =
        usize::try_from(found).map_err(|_| Error::corrupt(format!("schema version `{found}`")))?;
    for step in &STEPS[from..] {
        connection.execute_batch(step)?;
    }
    connection.pragma_update(None, "user_version", VERSION)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    connection.execute_batch("COMMIT")?;
    Ok(())
}
