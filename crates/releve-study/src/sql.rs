//! Questions in SQL that can change nothing.

use std::time::{Duration, Instant};

use rusqlite::Batch;
use rusqlite::fallible_iterator::FallibleIterator as _;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::limits::Limit;
use rusqlite::types::ValueRef;

use crate::{Error, Study};

/// A value of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Null,
    /// A whole number.
    Integer(i64),
    /// A number.
    Real(f64),
    /// A text; bytes that are none are replaced by U+FFFD.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}

impl From<ValueRef<'_>> for Cell {
    fn from(value: ValueRef<'_>) -> Self {
        match value {
            ValueRef::Null => Self::Null,
            ValueRef::Integer(number) => Self::Integer(number),
            ValueRef::Real(number) => Self::Real(number),
            ValueRef::Text(text) => Self::Text(String::from_utf8_lossy(text).into_owned()),
            ValueRef::Blob(bytes) => Self::Blob(bytes.to_vec()),
        }
    }
}

/// How much a query may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How long it may take.
    pub time: Duration,
    /// How many rows are handed on; the rest is left out.
    pub rows: usize,
}

/// The largest value and the largest statement that a query may make: 64 MiB
/// and 1 MiB. SQLite's own limits are a thousand times that.
const LARGEST: i32 = 64 << 20;
const LONGEST: i32 = 1 << 20;

/// Instructions of SQLite's machine between two looks at the clock: about
/// every tenth of a millisecond.
const INSTRUCTIONS: i32 = 10_000;

/// Pragmas that only tell.
const TELLING: [&str; 10] = [
    "application_id",
    "compile_options",
    "encoding",
    "foreign_key_list",
    "index_list",
    "index_xinfo",
    "page_count",
    "table_info",
    "table_list",
    "table_xinfo",
];

impl Study {
    /// Asks one question in SQL. `columns` is told their names, `row` each row;
    /// true if there were more rows than the limit.
    ///
    /// Whatever the statement, nothing is changed, no other file is touched,
    /// and it ends when its time is over.
    ///
    /// # Errors
    ///
    /// Where the statement is wrong, is not one, may do more than read, or
    /// takes too long; and what `row` says.
    ///
    /// # Example: count, but not delete
    ///
    /// ```
    /// # let folder = tempfile::tempdir()?;
    /// # let path = folder.path().join("a.releve");
    /// use releve_study::{Cell, Error, Limits, Study};
    ///
    /// let mut study = Study::create(&path)?;
    /// let limits = Limits { time: std::time::Duration::from_secs(5), rows: 10 };
    /// let mut found = Vec::new();
    /// study.query("SELECT count(*) AS n FROM counted", &limits, |_| (), |row| {
    ///     found.extend(row.to_vec());
    ///     Ok::<(), Error>(())
    /// })?;
    /// assert_eq!(found, [Cell::Integer(0)]);
    ///
    /// let error = study
    ///     .query("DELETE FROM document", &limits, |_| (), |_| Ok::<(), Error>(()))
    ///     .unwrap_err();
    /// assert!(error.is_query());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn query<E: From<Error>>(
        &mut self,
        sql: &str,
        limits: &Limits,
        columns: impl FnOnce(&[&str]),
        row: impl FnMut(&[Cell]) -> Result<(), E>,
    ) -> Result<bool, E> {
        let end = Instant::now() + limits.time;
        self.guard(Some(end))?;
        let done = self.rows(sql, limits, columns, row);
        self.guard(None)?;
        done
    }

    /// Lets statements only read, until `end`; or all again.
    fn guard(&mut self, end: Option<Instant>) -> Result<(), Error> {
        let connection = &mut self.connection;
        match end {
            Some(end) => {
                connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, LARGEST)?;
                connection.set_limit(Limit::SQLITE_LIMIT_SQL_LENGTH, LONGEST)?;
                connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
                connection.authorizer(Some(allowed))?;
                connection.progress_handler(INSTRUCTIONS, Some(move || Instant::now() >= end))?;
            }
            None => {
                connection.authorizer(None::<fn(AuthContext<'_>) -> Authorization>)?;
                connection.progress_handler(0, None::<fn() -> bool>)?;
            }
        }
        Ok(())
    }

    fn rows<E: From<Error>>(
        &self,
        sql: &str,
        limits: &Limits,
        columns: impl FnOnce(&[&str]),
        mut then: impl FnMut(&[Cell]) -> Result<(), E>,
    ) -> Result<bool, E> {
        let told = |error: rusqlite::Error| -> Error {
            use rusqlite::ErrorCode;
            match error.sqlite_error_code() {
                Some(ErrorCode::OperationInterrupted) => Error::stopped(format!(
                    "the query took longer than {} seconds and was stopped\n\
                     hint: ask for less, or allow more time",
                    limits.time.as_secs_f64()
                )),
                Some(ErrorCode::AuthorizationForStatementDenied) => Error::query(
                    "the statement would do more than read; a study is changed by its commands alone",
                ),
                Some(
                    ErrorCode::DatabaseCorrupt
                    | ErrorCode::NotADatabase
                    | ErrorCode::SystemIoFailure,
                ) => error.into(),
                _ => Error::query(message(&error)),
            }
        };
        let mut batch = Batch::new(&self.connection, sql);
        let Some(mut statement) = batch.next().map_err(told)? else {
            return Err(Error::query("expected a statement, but found none").into());
        };
        if !matches!(batch.next(), Ok(None)) {
            return Err(Error::query("expected one statement, but found more").into());
        }
        if statement.column_count() == 0 {
            return Err(
                Error::query("expected a statement that gives rows, such as SELECT").into(),
            );
        }
        if !statement.readonly() {
            return Err(Error::query("the statement would do more than read").into());
        }
        let width = statement.column_count();
        columns(&statement.column_names().collect::<Vec<_>>());
        let mut rows = statement.query([]).map_err(told)?;
        let mut cells = Vec::with_capacity(width);
        let mut number = 0;
        while let Some(row) = rows.next().map_err(told)? {
            if number == limits.rows {
                return Ok(true);
            }
            number += 1;
            cells.clear();
            for column in 0..width {
                cells.push(Cell::from(row.get_ref(column).map_err(told)?));
            }
            then(&cells)?;
        }
        Ok(false)
    }
}

/// SQLite's own words, without the code.
pub(crate) fn message(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqliteFailure(_, Some(message)) => message.clone(),
        rusqlite::Error::SqlInputError { msg, .. } => msg.clone(),
        error => error.to_string(),
    }
}

fn allowed(context: AuthContext<'_>) -> Authorization {
    match context.action {
        AuthAction::Select | AuthAction::Read { .. } | AuthAction::Recursive => {
            Authorization::Allow
        }
        AuthAction::Function { function_name } => {
            // The only function of SQLite's own that reaches outside.
            if function_name.eq_ignore_ascii_case("load_extension") {
                Authorization::Deny
            } else {
                Authorization::Allow
            }
        }
        AuthAction::Pragma { pragma_name, .. } => {
            if TELLING
                .iter()
                .any(|telling| telling.eq_ignore_ascii_case(pragma_name))
            {
                Authorization::Allow
            } else {
                Authorization::Deny
            }
        }
        _ => Authorization::Deny,
    }
}
