use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::{stamp, time};
use crate::occasion::whole;
use crate::{Error, Import, Study};

/// A host that was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptHost {
    /// Its name.
    pub name: String,
    /// When it was asked last.
    pub asked: Option<Timestamp>,
    /// Until when it rests.
    pub not_before: Option<Timestamp>,
    /// How many requests in a row it has failed to answer.
    pub failures: u32,
}

/// Rules for robots as they came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptRobots {
    /// Of which scheme, host and port.
    pub origin: String,
    /// When they were asked for.
    pub asked: Timestamp,
    /// What they say; `None` where there are none.
    pub text: Option<Vec<u8>>,
}

impl Study {
    /// The hosts that were asked.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn hosts(&self) -> Result<Vec<KeptHost>, Error> {
        self.list(
            "SELECT name, asked, not_before, failures FROM host ORDER BY name",
            |row| {
                Ok(KeptHost {
                    name: row.get(0)?,
                    asked: time(row, 1)?,
                    not_before: time(row, 2)?,
                    failures: row.get(3)?,
                })
            },
        )
    }

    /// The rules for robots that were asked for.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn robots(&self) -> Result<Vec<KeptRobots>, Error> {
        let kept = self.list(
            "SELECT origin, asked, text FROM robots ORDER BY origin",
            |row| {
                let asked = time(row, 1)?;
                let (origin, text) = (row.get(0)?, row.get(2)?);
                Ok(asked.map(|asked| KeptRobots {
                    origin,
                    asked,
                    text,
                }))
            },
        )?;
        Ok(kept.into_iter().flatten().collect())
    }
}

impl Study {
    /// Keeps what is to be remembered of hosts and their rules for robots, all
    /// of it or nothing, without a trace in the history: who is asked must be
    /// remembered also where nothing came of it.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written to.
    pub fn keep_hosts(
        &mut self,
        hosts: &[KeptHost],
        robots: &[KeptRobots],
        waiting: impl FnOnce(),
    ) -> Result<(), Error> {
        if hosts.is_empty() && robots.is_empty() {
            return Ok(());
        }
        self.all_or_nothing(waiting, |connection| {
            for host in hosts {
                keep_host(connection, host)?;
            }
            robots
                .iter()
                .try_for_each(|robots| keep_robots(connection, robots))
        })
    }
}

impl Import<'_> {
    /// Keeps what is to be remembered of a host. It alone makes no import: see
    /// [`Study::keep_hosts`].
    ///
    /// # Errors
    ///
    /// Where the file cannot be written to.
    pub fn host(&mut self, host: &KeptHost) -> Result<(), Error> {
        keep_host(self.connection(), host)
    }

    /// Keeps rules for robots. They alone make no import: see
    /// [`Study::keep_hosts`].
    ///
    /// # Errors
    ///
    /// Where the file cannot be written to.
    pub fn robots(&mut self, robots: &KeptRobots) -> Result<(), Error> {
        keep_robots(self.connection(), robots)
    }
}

fn keep_host(connection: &Connection, host: &KeptHost) -> Result<(), Error> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO host (name, asked, not_before, failures) \
             VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            host.name,
            stamp(host.asked),
            stamp(host.not_before),
            host.failures
        ])?;
    Ok(())
}

fn keep_robots(connection: &Connection, robots: &KeptRobots) -> Result<(), Error> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO robots (origin, asked, text) VALUES (?1, ?2, ?3)")?
        .execute(params![robots.origin, whole(robots.asked), robots.text])?;
    Ok(())
}
