//! What goes wrong with one request.

use std::io;
use std::time::Duration;

use jiff::Timestamp;
use ureq::Timeout;

use crate::options::Limits;
use crate::resolver::Inside;

/// Why a request came to nothing.
#[derive(Debug)]
pub(crate) struct Trouble {
    pub(crate) why: String,
    pub(crate) sort: Sort,
}

/// What follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// It will be the same next time.
    Lasting,
    /// A machine out of reach: nothing was sent, and the refusal is ours.
    Inside,
    /// It may be better next time.
    Passing,
    /// It is the host that does not answer, or asks to be left alone.
    Host(Option<Duration>),
    /// A host on the way rests until then.
    Resting(Timestamp),
    /// Whoever asks was told to stop.
    Stopped,
}

impl Trouble {
    pub(crate) fn new(sort: Sort, why: impl Into<String>) -> Self {
        Self {
            why: why.into(),
            sort,
        }
    }

    pub(crate) fn lasting(why: impl Into<String>) -> Self {
        Self::new(Sort::Lasting, why)
    }

    pub(crate) fn passing(why: impl Into<String>) -> Self {
        Self::new(Sort::Passing, why)
    }

    /// What the client says, in words that name no library.
    pub(crate) fn of(error: ureq::Error, limits: &Limits) -> Self {
        use ureq::Error as E;
        let host = |why: &str| Self::new(Sort::Host(None), why);
        match error {
            E::Timeout(Timeout::Resolve | Timeout::Connect) => host(&format!(
                "it was not reached within {}",
                seconds(limits.connect)
            )),
            E::Timeout(_) => host(&format!(
                "it took longer than {} to answer",
                seconds(limits.whole)
            )),
            E::HostNotFound => host("there is no such host"),
            E::Io(error) => match error.kind() {
                io::ErrorKind::UnexpectedEof
                | io::ErrorKind::ConnectionAborted
                | io::ErrorKind::ConnectionReset
                | io::ErrorKind::BrokenPipe => Self::passing("the answer was broken off"),
                io::ErrorKind::ConnectionRefused => host("the connection was refused"),
                // What the system's look-up of names says is no kind of its own.
                _ if error.to_string().contains("lookup") => host("there is no such host"),
                _ => host(&format!("the connection failed: {error}")),
            },
            E::Rustls(error) => host(&format!("the connection is not secure: {error}")),
            E::Tls(why) => host(&format!("the connection is not secure: {why}")),
            E::LargeResponseHeader(..) => Self::passing("the head of the answer is too large"),
            E::Protocol(error) => Self::passing(format!("the answer is no HTTP: {error}")),
            E::Http(error) => Self::passing(format!("the answer is no HTTP: {error}")),
            E::BadUri(_) => Self::lasting("the address cannot be asked for"),
            E::Other(error) => match error.downcast::<Inside>() {
                Ok(inside) => Self::new(Sort::Inside, inside.to_string()),
                Err(error) => Self::passing(error.to_string()),
            },
            error => Self::passing(format!("the answer cannot be read: {error}")),
        }
    }
}

/// `10 s`.
fn seconds(time: Duration) -> String {
    format!("{} s", time.as_secs_f64())
}
