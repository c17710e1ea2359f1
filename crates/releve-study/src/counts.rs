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
            "INSERT INTO brand_week (week, brand, wears, offers, showings, launches) \
             SELECT week, brand, sum(kind = 'wear'), sum(kind = 'offer'), \
                 sum(kind = 'showing'), sum(kind = 'launch') \
             FROM brand_fact WHERE document = ?1 GROUP BY week, brand \
             ON CONFLICT (week, brand) DO UPDATE SET wears = wears + excluded.wears, \
                 offers = offers + excluded.offers, showings = showings + excluded.showings, \
                 launches = launches + excluded.launches",
        )?
        .execute([id])?;
    Ok(())
}

/// Takes back what [`count`] counted, while the facts are still there.
pub(crate) fn discount(connection: &Connection, id: i64) -> Result<(), Error> {
    connection
        .prepare_cached(
            "UPDATE brand_week AS b SET wears = b.wears - gone.wears, \
                 offers = b.offers - gone.offers, showings = b.showings - gone.showings, \
                 launches = b.launches - gone.launches \
             FROM (SELECT week, brand, sum(kind = 'wear') AS wears, \
                     sum(kind = 'offer') AS offers, sum(kind = 'showing') AS showings, \
                     sum(kind = 'launch') AS launches \
                 FROM brand_fact WHERE document = ?1 GROUP BY week, brand) AS gone \
             WHERE b.week = gone.week AND b.brand = gone.brand",
        )?
        .execute([id])?;
    connection
        .prepare_cached(
            "DELETE FROM brand_week WHERE facts = 0 AND (week, brand) IN ( \
                 SELECT week, brand FROM brand_fact WHERE document = ?1)",
        )?
        .execute([id])?;
    Ok(())
}
