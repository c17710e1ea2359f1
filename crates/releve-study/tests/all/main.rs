//! A study as its users see it. One program, so that SQLite is linked once.

mod articles;
mod columns;
mod concurrent;
mod counts;
mod duplicates;
mod editions;
mod errors;
mod exports;
mod held;
mod kept;
mod ledger;
mod products;
mod queries;
mod released;
mod searches;
mod series;
mod watch;
