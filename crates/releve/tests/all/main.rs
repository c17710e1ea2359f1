//! The program as its user sees it: arguments in, exit code and both outputs
//! out. One file for each command or task; one program, so that it is linked once.

mod add;
#[cfg(unix)]
mod calendars;
mod crash;
mod explain;
mod exports;
mod files;
mod forecast;
mod index;
mod ledger;
mod lexicon;
mod outlook;
#[cfg(unix)]
mod pipes;
mod program;
mod quality;
mod read;
mod report;
mod shown;
mod steps;
mod study;
mod text;
mod told;
mod usage;
#[cfg(unix)]
mod watch;
