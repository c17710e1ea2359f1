//! One file for each command.

pub(crate) mod backtest;
pub(crate) mod eval;
pub(crate) mod explain;
pub(crate) mod forecast;
pub(crate) mod lexicon;
pub(crate) mod read;
pub(crate) mod report;
pub(crate) mod stage;
pub(crate) mod text;
pub(crate) mod train;
