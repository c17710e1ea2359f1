//! Finding out whether a file is a study, making one, opening one.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::trace::{TraceEvent, TraceEventCodes};
use rusqlite::{Connection, OpenFlags};

use crate::schema;
use crate::{Error, Study};

/// How long a statement waits for a lock that is held for moments only: by a
/// checkpoint, or by the recovery after a crash. Waiting for another import is
/// [`Study::import`]'s affair.
pub(crate) const MOMENT: Duration = Duration::from_secs(10);

/// What SQLite may hold of the file in memory, in KiB: enough that an import
/// of a hundred thousand articles rarely writes a page twice.
const CACHE: i64 = 192 * 1024;

/// Memory for a connection that only reads, in KiB.
const READING_CACHE: i64 = 32 * 1024;

impl Study {
    /// True if the file at `path` is a study, whatever its name; of a newer
    /// version, too. A file that cannot be read is none.
    ///
    /// # Example: known by its content
    ///
    /// ```
    /// # let folder = tempfile::tempdir()?;
    /// use releve_study::Study;
    ///
    /// let path = folder.path().join("autumn.txt");
    /// drop(Study::create(&path)?);
    /// assert!(Study::is_at(&path));
    /// std::fs::write(folder.path().join("note.releve"), "Loafers are back.")?;
    /// assert!(!Study::is_at(&folder.path().join("note.releve")));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn is_at(path: &Path) -> bool {
        // Only files: opening a pipe to look at it would take what it holds.
        path.is_file() && matches!(head(path), Ok(head) if kind(&head).is_ok())
    }

    /// Makes a study at `path`, where no file may be yet.
    ///
    /// It is made under another name and renamed when it is whole.
    ///
    /// # Errors
    ///
    /// Where a file is there already, or the folder cannot be written to or is
    /// full; nothing of it stays then.
    pub fn create(path: &Path) -> Result<Self, Error> {
        let make = || -> Result<(), Error> {
            if fs::symlink_metadata(path).is_ok() {
                return Err(Error::exists(path));
            }
            let part = part(path);
            // Left behind by a program that was killed in the middle.
            remove_all(&part)?;
            // SQLite does not tell why a file cannot be made.
            File::create_new(&part)?;
            let made = fill(&part).and_then(|()| {
                // Unlike a rename, a link does not replace a file made meanwhile.
                match fs::hard_link(&part, path) {
                    // A study must not have two names.
                    Ok(()) => fs::remove_file(&part).inspect_err(|_| {
                        let _ = fs::remove_file(path);
                    })?,
                    Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                        return Err(error.into());
                    }
                    Err(_) => fs::rename(&part, path)?,
                }
                Ok(())
            });
            if made.is_err() {
                let _ = remove_all(&part);
            }
            made
        };
        let told = |error: Error| error.unmade("study").at(path);
        make().map_err(told)?;
        Self::open(path).map_err(|error| {
            // Nobody can have put anything into what cannot be opened.
            let _ = remove_all(path);
            told(error)
        })
    }

    /// Opens a study to add to it. A study of an older schema is brought up to
    /// date first.
    ///
    /// # Errors
    ///
    /// Where there is none, the file is no study, of a newer version, damaged,
    /// or cannot be written to.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let open = || -> Result<Connection, Error> {
            kind(&head(path)?)?;
            let connection = Connection::open_with_flags(
                path,
                OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
            )?;
            connection.busy_timeout(MOMENT)?;
            if connection.is_readonly(rusqlite::MAIN_DB)? {
                return Err(std::io::Error::from(std::io::ErrorKind::ReadOnlyFilesystem).into());
            }
            prepare(&connection)?;
            schema::migrate(&connection)?;
            connection.pragma_update(None, "cache_size", -CACHE)?;
            Ok(connection)
        };
        Ok(Self::over(open().map_err(|error| error.at(path))?, path))
    }

    /// Opens a study to read it, also where nothing can be written: from a
    /// read-only folder or medium. Never waits for a writer, and sees none of
    /// what a writer has not finished.
    ///
    /// # Errors
    ///
    /// Where there is none, the file is no study, of another version, or
    /// damaged.
    pub fn open_to_read(path: &Path) -> Result<Self, Error> {
        let open = || -> Result<Connection, Error> {
            kind(&head(path)?)?;
            let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            // SQLite itself falls back to reading where the file is read-only.
            // Opened for reading alone, the last one to close would leave the
            // log's files lying beside the study.
            let connection = Connection::open_with_flags(
                path,
                OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
            )?;
            connection.busy_timeout(MOMENT)?;
            let connection = match version(&connection) {
                Ok(_) => connection,
                // Where no shared memory can be made beside the file nobody
                // can write to it either, and it is read as it lies.
                Err(first) => immutable(path, flags).map_err(|_| first)?,
            };
            let found = version(&connection)?;
            if found > schema::VERSION {
                return Err(Error::newer(found, schema::VERSION));
            }
            if found < schema::VERSION {
                drop(connection);
                // Reading an older study brings it up to date, if it can.
                return Self::open(path).map(Self::into_connection);
            }
            connection.pragma_update(None, "cache_size", -READING_CACHE)?;
            connection.pragma_update(None, "query_only", true)?;
            Ok(connection)
        };
        Ok(Self::over(open().map_err(|error| error.at(path))?, path))
    }
}

impl Study {
    /// Refuses to let the file grow by more than so many pages of 16 KiB: how a
    /// full disk is tested.
    #[doc(hidden)]
    pub fn limit_size(&self, pages: i64) -> Result<(), Error> {
        let now: i64 = self
            .connection
            .pragma_query_value(None, "page_count", |row| row.get(0))?;
        self.connection
            .pragma_update(None, "max_page_count", now + pages)
            .or_else(|error| match error {
                // It answers with the limit.
                rusqlite::Error::ExecuteReturnedResults => Ok(()),
                error => Err(error),
            })?;
        Ok(())
    }

    /// Tells `then` each statement with how long it took by SQLite's clock, which
    /// counts milliseconds: how the time of an import is split.
    #[doc(hidden)]
    pub fn timed(
        &mut self,
        mut then: impl FnMut(&str, Duration) + Send + 'static,
    ) -> Result<(), Error> {
        let told = move |event: TraceEvent<'_>| {
            if let TraceEvent::Profile(statement, took) = event {
                then(&statement.sql(), took);
            }
        };
        Ok(self
            .connection
            .trace_v2(TraceEventCodes::SQLITE_TRACE_PROFILE, Some(told))?)
    }
}

fn version(connection: &Connection) -> Result<i64, Error> {
    // Touches the schema, so that a file that cannot be read shows now.
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// The first bytes of a file: SQLite's header is 100.
fn head(path: &Path) -> Result<Vec<u8>, Error> {
    if path.is_dir() {
        return Err(Error::not_a_study("it is a folder"));
    }
    // Whoever opens a pipe waits for somebody who writes to it.
    if !fs::metadata(path)?.is_file() {
        return Err(Error::not_a_study("a pipe or device, no file"));
    }
    let mut head = Vec::with_capacity(100);
    File::open(path)?.take(100).read_to_end(&mut head)?;
    Ok(head)
}

/// Whether these are the first bytes of a study.
/// <https://www.sqlite.org/fileformat2.html#the_database_header>
fn kind(head: &[u8]) -> Result<(), Error> {
    if head.is_empty() {
        return Err(Error::not_a_study("the file is empty"));
    }
    if !head.starts_with(b"SQLite format 3\0") || head.len() < 100 {
        return Err(Error::not_a_study("no SQLite database"));
    }
    if head[68..72] != schema::APPLICATION_ID.to_be_bytes() {
        return Err(Error::not_a_study("an SQLite database of something else"));
    }
    Ok(())
}

fn prepare(connection: &Connection) -> Result<(), Error> {
    // What is removed is overwritten with zeros.
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "foreign_keys", false)?;
    // With a write-ahead log the file is safe from crashes of the program and
    // of the machine; at most the last import is missing after a power cut.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(())
}

/// Makes a whole, empty study.
fn fill(path: &Path) -> Result<(), Error> {
    let connection = Connection::open(path)?;
    prepare(&connection)?;
    // These must come before the first table. Articles are of a few thousand
    // bytes: pages of SQLite's usual 4 KiB would be a third empty.
    connection.pragma_update(None, "page_size", 16384)?;
    connection.pragma_update(None, "auto_vacuum", "INCREMENTAL")?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    schema::migrate(&connection)?;
    // Closing would do the same, but leaves what it cannot write in the log
    // without a word.
    let busy: i64 =
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy != 0 {
        return Err(std::io::Error::from(std::io::ErrorKind::ResourceBusy).into());
    }
    connection.close().map_err(|(_, error)| error)?;
    Ok(())
}

/// Opens a file that nobody can change.
fn immutable(path: &Path, flags: OpenFlags) -> Result<Connection, Error> {
    let waiting = with_suffix(path, "-wal");
    if fs::metadata(&waiting).is_ok_and(|log| log.len() > 0) {
        return Err(Error::missing());
    }
    let path = fs::canonicalize(path)?;
    let mut address = String::from("file:");
    for &byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => {
                address.push(byte.into());
            }
            _ => address.push_str(&format!("%{byte:02X}")),
        }
    }
    address.push_str("?immutable=1");
    let connection = Connection::open_with_flags(address, flags | OpenFlags::SQLITE_OPEN_URI)?;
    version(&connection)?;
    Ok(connection)
}

/// The name under which a study is made.
fn part(path: &Path) -> PathBuf {
    with_suffix(path, ".part")
}

pub(crate) fn remove_all(part: &Path) -> Result<(), Error> {
    for suffix in ["", "-wal", "-shm", "-journal"] {
        match fs::remove_file(with_suffix(part, suffix)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}

pub(crate) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_os_string();
    name.push(suffix);
    name.into()
}
