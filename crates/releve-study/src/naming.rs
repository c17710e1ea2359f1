use std::collections::HashSet;

use jiff::civil::Date;

use crate::{Error, Study};

/// A document that counts and is dated to the day, and whether it names
/// something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    /// The day of its publication.
    pub day: Date,
    /// Its publication.
    pub source: Option<String>,
    /// True if it names what was asked for.
    pub named: bool,
}

impl Study {
    /// Which documents name something, in order of days: of each document the
    /// last version, near-duplicates left out, those without a day passed over.
    /// `is` tells whether a name in the study is the one that is meant.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn naming(&self, is: impl Fn(&str) -> bool) -> Result<Vec<Naming>, Error> {
        let mut names = self
            .connection
            .prepare_cached("SELECT id, name FROM entity")?;
        let mut of = self
            .connection
            .prepare_cached("SELECT document FROM entity_document WHERE entity = ?1")?;
        let mut naming: HashSet<i64> = HashSet::new();
        let mut rows = names.query([])?;
        while let Some(row) = rows.next()? {
            if is(&row.get::<_, String>(1)?) {
                let documents = of.query_map([row.get::<_, i64>(0)?], |row| row.get(0))?;
                for document in documents {
                    naming.insert(document?);
                }
            }
        }
        let mut all = self.connection.prepare_cached(
            "SELECT id, published, source FROM counted WHERE precision = 'day' \
             ORDER BY published, id",
        )?;
        let mut rows = all.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let day: String = row.get(1)?;
            found.push(Naming {
                day: day
                    .parse()
                    .map_err(|_| Error::corrupt(format!("the day `{day}` of a document")))?,
                source: row.get(2)?,
                named: naming.contains(&row.get(0)?),
            });
        }
        Ok(found)
    }
}
