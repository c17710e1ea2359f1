use std::collections::BTreeMap;

use crate::{Error, Study};

impl Study {
    /// The files that the newest downloads of series stood in, by the row of the
    /// download. A download that came without a file is not among them.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn download_files(&self) -> Result<BTreeMap<i64, String>, Error> {
        let mut select = self.connection.prepare_cached(
            "SELECT v.id, f.name FROM newest_vintage n JOIN vintage v ON v.id = n.vintage \
             JOIN file f ON f.id = v.file",
        )?;
        let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
