//! The command line of Relevé, as a library: what is typed ([`Arguments`]) and
//! what it does ([`run`]). Thin: reading, scoring and learning are other
//! crates'; here they are put in order and their results into words.

/// What is said beside an answer, in the place of the standard macro, which ends
/// the program where whoever read it has gone (`2>&1 | head`): that is no reason
/// to leave work half done. What steers a terminal is not passed on.
macro_rules! eprintln {
    ($($said:tt)*) => {{
        use std::io::Write as _;
        let said = $crate::present::plain::plain(&format!($($said)*));
        let _ = std::writeln!(std::io::stderr(), "{said}");
    }};
}

/// The same without a line's end.
macro_rules! eprint {
    ($($said:tt)*) => {{
        use std::io::Write as _;
        let said = $crate::present::plain::plain(&format!($($said)*));
        let _ = std::write!(std::io::stderr(), "{said}");
    }};
}

mod arguments;
mod command;
mod failure;
mod input;
mod ledger;
mod markets;
mod near;
mod ordered;
mod outlook;
mod own_folder;
mod present;
mod studies;
mod tracking;
mod web;
mod words_folder;

use std::process::ExitCode;

pub use arguments::Arguments;
use arguments::Command;

/// Does what was typed and gives the exit code: 0 where all went well, 1 where
/// anything failed (said on stderr), 2 for wrong usage. A reader that goes away
/// (`| head`) is no failure.
pub fn run(arguments: &Arguments) -> ExitCode {
    let done = match &arguments.command {
        Command::Read(read) => command::read::run(read),
        Command::Text(text) => command::text::run(text),
        Command::Explain(explain) => command::explain::run(explain),
        Command::Init(init) => command::init::run(init),
        Command::Add(add) => command::add::run(add),
        Command::Watch(watch) => command::watch::run(watch),
        Command::Status(status) => command::status::run(status),
        Command::History(history) => command::history::run(history),
        Command::Undo(undo) => command::undo::run(undo),
        Command::Reread(reread) => command::reread::run(reread),
        Command::Show(show) => command::show::run(show),
        Command::Search(search) => command::search::run(search),
        Command::Sql(sql) => command::sql::run(sql),
        Command::Diff(diff) => command::diff::run(diff),
        Command::Export(export) => command::export::run(export),
        Command::Backup(backup) => command::backup::run(backup),
        Command::Remove(remove) => command::remove::run(remove),
        Command::Lexicon(lexicon) => command::lexicon::run(lexicon),
        Command::Eval(eval) => command::eval::run(eval),
        Command::Train(train) => command::train::run(train),
        Command::Forecast(forecast) => command::forecast::run(forecast),
        Command::Ledger(ledger) => command::ledger::run(ledger),
        Command::Backtest(backtest) => command::backtest::run(backtest),
        Command::Stage(stage) => command::stage::run(stage),
        Command::Index(index) => command::index::run(index),
        Command::Growth(growth) => command::growth::run(growth),
        Command::Anomalies(anomalies) => command::anomalies::run(anomalies),
        Command::Chart(chart) => command::chart::run(chart),
        Command::Report(arguments) => command::report::report(arguments),
        Command::Demo(arguments) => command::report::demo(arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.tell(),
    }
}
