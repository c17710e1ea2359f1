//! Articles from the web, fetched politely.
//!
//! A [`Round`] asks for [`Address`]es one after the other: each host at its own
//! pace, `robots.txt` obeyed, nothing fetched that has not changed, every
//! request bounded in time, size and redirections, no machine of the inside
//! asked. What comes back is bytes; a [`Listing`] tells what a feed or sitemap
//! names.
//!
//! It stores nothing and knows no clock: what is remembered of addresses, hosts
//! and rules goes in and out as [`Memory`], [`HostMemory`] and
//! [`RobotsMemory`], and time is a [`Clock`] that whoever asks brings.
//!
//! # What always holds
//!
//! - One request at a time, and between two to a host its pause.
//! - What is connected to is what was checked: a name is looked up once for
//!   each request.
//! - Every step of a redirection is checked like the first.
//! - `http` and `https` alone; from https nothing leads to http; no cookies, no
//!   credentials, no proxy.
//! - Nothing that a server sends makes it wait longer, read more or ask more
//!   often than [`Options`] allow.

mod address;
mod client;
mod clock;
mod fetcher;
mod hosts;
mod listing;
mod memory;
mod options;
mod reach;
mod resolver;
mod round;
mod trouble;

pub use address::{Address, BadAddress};
pub use clock::Clock;
pub use listing::{Link, Listing};
pub use memory::{HostMemory, Memory, RobotsMemory};
pub use options::{Limits, Options};
pub use reach::Reach;
pub use resolver::OUT_OF_REACH;
pub use round::{Answer, Ask, Next, Outcome, Round, What};
