//! One file for each command.

pub(crate) mod add;
pub(crate) mod backtest;
pub(crate) mod backup;
pub(crate) mod diff;
pub(crate) mod eval;
pub(crate) mod explain;
pub(crate) mod export;
pub(crate) mod forecast;
pub(crate) mod history;
pub(crate) mod index;
pub(crate) mod init;
pub(crate) mod ledger;
pub(crate) mod lexicon;
pub(crate) mod read;
pub(crate) mod remove;
pub(crate) mod report;
pub(crate) mod reread;
pub(crate) mod search;
pub(crate) mod show;
pub(crate) mod sql;
pub(crate) mod stage;
pub(crate) mod status;
pub(crate) mod text;
pub(crate) mod train;
pub(crate) mod undo;
pub(crate) mod watch;
