//! How many facts name a brand in a week, kept as documents begin and cease to
//! count.
//!
//! A document counts as long as its bands are in `duplicate_band`, so the same
//! places keep both: [`crate::duplicate`] and reading anew.

use rusqlite::{Connection, OptionalExtension as _};

use crate::Error;

/// Whether the document with row `id` counts.
pub(crate) fn counts(connection: &Connection, id: i64) -> Result<bool, Error> {
    Ok(connection
        .prepare_cached("SELECT 1 FROM counted WHERE id = ?1")?
        .query_row([id], |_| Ok(()))
        .optional()?
        .is_some())
}

/// Counts the facts of the document with row `id`.
pub(crate) fn count(connection: &Connection, id: i64) -> Result<(), Error> {
    connection
        .prepare_cached(
            "INSERT INTO brand_week (week, brand, kind, facts) \
             SELECT week, brand, kind, count(*) FROM brand_fact WHERE document = ?1 \
             GROUP BY week, brand, kind \
             ON CONFLICT (week, brand, kind) DO UPDATE SET facts = facts + excluded.facts",
        )?
        .execute([id])?;
    Ok(())
}

/// Takes back what [`count`] counted, while the facts are still there.
pub(crate) fn discount(connection: &Connection, id: i64) -> Result<(), Error> {
    connection
        .prepare_cached(
            "UPDATE brand_week SET facts = brand_week.facts - gone.facts FROM ( \
                 SELECT week, brand, kind, count(*) AS facts FROM brand_fact \
                 WHERE document = ?1 GROUP BY week, brand, kind) AS gone \
             WHERE brand_week.week = gone.week AND brand_week.brand = gone.brand \
               AND brand_week.kind = gone.kind",
        )?
        .execute([id])?;
    connection
        .prepare_cached(
            "DELETE FROM brand_week WHERE facts = 0 AND (week, brand, kind) IN ( \
                 SELECT week, brand, kind FROM brand_fact WHERE document = ?1)",
        )?
        .execute([id])?;
    Ok(())
}
