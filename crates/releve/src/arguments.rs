//! What is typed.

mod duration;
mod forecast;
mod index;
mod input;
mod lexicon;
mod quality;
mod reading;
mod series;
mod shown;
mod study;
mod watch;

use clap::builder::styling::{AnsiColor, Styles};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory as _, Parser, Subcommand};

pub(crate) use forecast::{Forecast, ForecastFormat, Ledger, Sums, TableShape};
pub(crate) use index::{Index, IndexFormat};
pub(crate) use input::Input;
pub(crate) use lexicon::{Check, Find, Lexicon, Suggest};
pub(crate) use quality::{Eval, Train};
pub(crate) use reading::{Demo, Explain, Read, ReadFormat, Report, Text, TextFormat};
pub(crate) use series::{
    Backtest, Choice, Counted, DateOrder, DecimalSign, Holidays, Outlook, Stage, Written,
};
pub(crate) use shown::{Anomalies, Answer, AnswerFormat, Chart, Growth, SeriesInput, ZOOM};
pub(crate) use study::{
    Add, Backup, Diff, Export, ExportFormat, Format, History, Init, Remove, Reread, Search, Show,
    Sql, SqlFormat, Status, Undo,
};
pub(crate) use watch::{Politeness, Watch};

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

/// Read fashion articles into facts, each with the sentence that states it.
#[derive(Debug, Parser)]
#[command(
    name = "releve",
    version,
    styles = STYLES,
    after_help = "Try `releve demo`, or `releve COMMAND --help` for examples.",
    after_long_help = "Examples:
  releve demo                                 a dossier from the bundled sample
  releve report articles/                     a dossier from your own articles
  releve read article.html                    the facts of one article, to look at
  releve read articles/ --format jsonl        all facts of a folder, a line each
  releve read articles/ --format html > a.html  the texts with their facts marked
  releve init ballet.releve                   a study: one file, kept for years
  releve add ballet.releve articles/          what is new in a folder
  releve watch ballet.releve feeds.opml       what is new in feeds, now and again
  releve search ballet.releve satin           documents, facts and names
  releve explain article.txt --fact 3         how the third fact was found
  releve lexicon suggest articles/            names to add to your own lexicon
  releve forecast views.csv --horizon 52      what the next year is likely to bring
  releve ledger ballet.releve                 how right frozen forecasts were
  releve backtest views.csv --horizon 52      how right such forecasts would have been
  releve stage views.csv                      rising, at its peak, seasonal … and why
  releve index ballet.releve --period 2026-Q3 --kind brand   the hottest, openly
  releve growth views.csv                     growth with what noise makes of it
  releve chart views.csv --out views.svg      a drawing, or PNG

Exit codes: 0 all went well; 1 something failed, the rest was done; 2 wrong usage."
)]
pub struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

impl Arguments {
    /// What was typed. Where that makes no sense it is said, and the program ends
    /// with exit code 2; help and version end it with 0.
    pub fn typed() -> Self {
        Self::try_parse().unwrap_or_else(|error| in_words(error).exit())
    }
}

/// An error of the command line, in words of our own where the parser's name only
/// half of what is wrong.
fn in_words(error: clap::Error) -> clap::Error {
    let about = error.get(ContextKind::InvalidArg);
    let alone = matches!(about, Some(ContextValue::String(name)) if name == "--print-weights");
    if !(alone && error.kind() == ErrorKind::ArgumentConflict) {
        return error;
    }
    let mut command = Arguments::command();
    command.build();
    let index = command.find_subcommand_mut("index");
    index.map_or(error, |index| {
        index.error(
            ErrorKind::ArgumentConflict,
            "`--print-weights` prints the weights of the program and does nothing else: leave out \
             what stands beside it, as in `releve index --print-weights > mine.tsv`; \
             `--weights mine.tsv` ranks by them",
        )
    })
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Demo(Demo),
    Report(Report),
    Read(Read),
    Text(Text),
    Explain(Explain),
    Init(Init),
    Add(Add),
    Watch(Watch),
    Status(Status),
    History(History),
    Undo(Undo),
    Reread(Reread),
    Show(Show),
    Search(Search),
    Sql(Sql),
    Diff(Diff),
    Export(Export),
    Backup(Backup),
    Remove(Remove),
    #[command(subcommand)]
    Lexicon(Lexicon),
    Eval(Eval),
    Train(Train),
    Forecast(Forecast),
    Ledger(Ledger),
    Backtest(Backtest),
    Stage(Stage),
    Index(Box<Index>),
    Growth(Growth),
    Anomalies(Anomalies),
    Chart(Chart),
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    /// Commands that do something, by all the words of their names.
    fn leaves(command: &clap::Command, before: &str, leaves: &mut Vec<(String, clap::Command)>) {
        for one in command.get_subcommands() {
            let name = format!("{before} {}", one.get_name());
            match one.has_subcommands() {
                true => self::leaves(one, &name, leaves),
                false => leaves.push((name, one.clone())),
            }
        }
    }

    #[test]
    fn help_teaches() {
        let mut all = Vec::new();
        leaves(&Arguments::command(), "releve", &mut all);
        assert!(all.len() > 30, "{}", all.len());
        for (name, command) in all {
            let after = command
                .get_after_long_help()
                .unwrap_or_default()
                .to_string();
            let shown = format!("\n  {name}");
            assert!(
                after.starts_with("Examples:\n") && after.contains(&shown),
                "{name} shows no example of itself"
            );
            for line in after.lines().filter(|line| !line.starts_with("  ")) {
                let width = line.chars().count();
                assert!(width <= 82, "{name}: {width} letters: {line}");
            }
            for one in command.get_arguments() {
                let id = one.get_id().as_str();
                let help = one.get_help().unwrap_or_default().to_string();
                assert!(
                    !help.is_empty() && !help.contains('\\'),
                    "{name} {id}: {help}"
                );
                let heading = match id {
                    "allow_private" | "pause" => Some("Fetching"),
                    "metric" | "channel" => Some("Series of a study"),
                    "horizon" | "out" | "format" | "lexicon" | "again" | "decimal" => None,
                    _ => continue,
                };
                assert_eq!(one.get_help_heading(), heading, "{name} {id}");
            }
        }
    }
}
