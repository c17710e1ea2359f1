//! Removing a text for good.

use rusqlite::Connection;
use serde::Serialize;

use crate::gone;
use crate::purge::purge;
use crate::watch::forget;
use crate::writing::event;
use crate::{Error, Occasion, Study, document};

/// What was removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Removed {
    /// Its number in the history.
    pub import: i64,
    /// Documents that went, by id: all versions, where no version was named.
    pub documents: Vec<String>,
    /// False where another program was reading or the disk was full: the file's
    /// old pages are overwritten when the last reader closes it, there is room and
    /// something is written.
    pub overwritten: bool,
}

impl Study {
    /// Removes the document `doc` with all its versions, or the one version
    /// that `doc@N` names: its text, what was read of it, names that no other
    /// document mentions, its entries in the search index, its id, and the name
    /// of its file wherever the history tells it: where it was named to be
    /// added, `(removed)` stands instead, and the act itself is told without it.
    /// Freed pages are overwritten with zeros and given back.
    ///
    /// The hashes of its bytes and of its words stay, and that of its web address
    /// where all versions went, so that no import brings it back unasked.
    ///
    /// # Errors
    ///
    /// Where there is no such document, or the file cannot be written to.
    pub fn remove(
        &mut self,
        doc: &str,
        occasion: &Occasion,
        waiting: impl FnOnce(),
    ) -> Result<Removed, Error> {
        let mut removed = self.all_or_nothing(waiting, |connection| {
            let (going, whole) = going(connection, doc)?;
            if going.is_empty() {
                return Err(Error::refused(format!(
                    "there is no document `{doc}`\nhint: `releve search` finds documents by their words"
                )));
            }
            let act = Occasion {
                what: match going.len() {
                    1 => "a document".to_owned(),
                    many => format!("{many} versions of a document"),
                },
                ..occasion.clone()
            };
            let import = event(connection, "remove", &act, None)?;
            for (id, _) in &going {
                // The file's name may say what the text said, and so may what
                // was typed to add it or why it was refused before.
                for file in gone::files(connection, *id)? {
                    forget_name(connection, file)?;
                }
                gone::note(connection, *id, whole, import)?;
            }
            let ids: Vec<i64> = going.iter().map(|(id, _)| *id).collect();
            forget(connection, &ids)?;
            purge(connection, &ids)?;
            connection.execute(
                "UPDATE import SET documents = ?2 WHERE id = ?1",
                [import, ids.len() as i64],
            )?;
            Ok(Removed {
                import,
                documents: going.into_iter().map(|(_, doc)| doc).collect(),
                overwritten: false,
            })
        })?;
        removed.overwritten = self.give_back()?;
        Ok(removed)
    }

    /// Gives free pages back to the disk and empties the write-ahead log; false
    /// if a reader was in the way or the disk was full: what was done before lasts
    /// all the same, and the next act gives them back.
    pub(crate) fn give_back(&self) -> Result<bool, Error> {
        match self.give_pages_back() {
            Err(error) if error.is_storage() => Ok(false),
            done => done,
        }
    }

    fn give_pages_back(&self) -> Result<bool, Error> {
        {
            let mut vacuum = self.connection.prepare("PRAGMA incremental_vacuum")?;
            let mut rows = vacuum.query([])?;
            while rows.next()?.is_some() {}
        }
        let busy: i64 =
            self.connection
                .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        Ok(busy == 0)
    }
}

/// What stands in the history for the name of a removed file.
const GONE: &str = "(removed)";

/// Takes the name of a file that holds one document alone out of the history of
/// all imports that carried it, and what was noted of it there. Of one that was
/// undone it is not known what it carried: a file of that name was this one.
fn forget_name(connection: &Connection, file: i64) -> Result<(), Error> {
    if !gone::is_alone(connection, file)? {
        return Ok(());
    }
    let name: String = connection
        .prepare_cached("SELECT name FROM file WHERE id = ?1")?
        .query_row([file], |row| row.get(0))?;
    if name.is_empty() {
        return Ok(());
    }
    let carried: Vec<(i64, String)> = {
        let mut select = connection.prepare_cached(
            "SELECT id, what FROM import WHERE id IN (SELECT import FROM file WHERE id = ?1 \
             UNION SELECT import FROM held_file WHERE file = ?1) \
             OR act = 'add' AND undone_by IS NOT NULL",
        )?;
        let carried = select.query_map([file], |row| Ok((row.get(0)?, row.get(1)?)))?;
        carried.collect::<Result<_, _>>()?
    };
    for (import, what) in carried {
        let left = without(&what, &name);
        if left != what {
            connection
                .prepare_cached("UPDATE import SET what = ?2 WHERE id = ?1")?
                .execute(rusqlite::params![import, left])?;
        }
    }
    connection
        .prepare_cached("DELETE FROM refusal WHERE name = ?1")?
        .execute([name])?;
    Ok(())
}

/// What was typed, without the path of a file: a path as it is typed is an end
/// of the whole one, behind `./` or `../` where it is not that itself.
fn without(what: &str, name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    if file.is_empty() {
        return what.to_owned();
    }
    let mut left = String::with_capacity(what.len());
    let mut rest = what;
    while let Some(at) = rest.find(file) {
        let end = at + file.len();
        let before = &rest[..at];
        let folders = &name[..name.len() - file.len()];
        let same = before
            .chars()
            .rev()
            .zip(folders.chars().rev())
            .take_while(|(one, other)| one == other)
            .map(|(letter, _)| letter.len_utf8())
            .sum::<usize>();
        let begin = before[..at - same].rfind(' ').map_or(0, |space| space + 1);
        let steps = &before[begin..at - same];
        // Where a path goes up and down again only its end can be compared.
        let up = steps.contains("..") && before.ends_with(['/', '\\']);
        let whole = (up || steps.chars().all(|step| matches!(step, '.' | '/' | '\\')))
            && rest[end..].chars().next().is_none_or(|next| next == ' ');
        if whole {
            left += &rest[..begin];
            left += GONE;
        } else {
            left += &rest[..end];
        }
        rest = &rest[end..];
    }
    left + rest
}

/// The documents that `doc` names, one version or all of an address, and whether
/// it is all.
fn going(connection: &Connection, doc: &str) -> Result<(Vec<(i64, String)>, bool), Error> {
    let Some((id, one)) = document::named(connection, doc)? else {
        return Ok((Vec::new(), true));
    };
    let (doc, address): (String, String) = connection.query_row(
        "SELECT doc, address FROM document WHERE id = ?1",
        [id],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    if one {
        return Ok((vec![(id, doc)], false));
    }
    let mut all =
        connection.prepare("SELECT id, doc FROM document WHERE address = ?1 ORDER BY version")?;
    let all = all.query_map([address], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok((all.collect::<Result<_, _>>()?, true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_as_they_are_typed() {
        let name = "/home/ada/articles/secret flats.txt";
        for (what, left) in [
            ("secret flats.txt", "(removed)"),
            (
                "a.txt articles/secret flats.txt b.txt",
                "a.txt (removed) b.txt",
            ),
            ("./articles/secret flats.txt", "(removed)"),
            ("../articles/secret flats.txt", "(removed)"),
            ("b/../../articles/secret flats.txt", "(removed)"),
            ("other/secret flats.txt", "other/secret flats.txt"),
            ("/home/ada/articles/secret flats.txt", "(removed)"),
            ("articles", "articles"),
            ("my-secret flats.txt", "my-secret flats.txt"),
            ("secret flats.txt.gz", "secret flats.txt.gz"),
            ("secret flats.txt secret flats.txt", "(removed) (removed)"),
            ("", ""),
        ] {
            assert_eq!(without(what, name), left, "{what}");
        }
        let page = "https://paper.example/flats";
        assert_eq!(without(page, page), "(removed)");
        assert_eq!(without("x", "/"), "x");
    }
}
