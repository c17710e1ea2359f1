//! `releve backtest`: how right forecasts would have been.

use releve_report::Sheet;
use releve_series::{Calendar, Level, Model, Score, backtest};
use serde_json::{Value, json};

use crate::arguments::{Backtest, Outlook};
use crate::failure::Failure;
use crate::outlook::{Progress, failure};
use crate::present::answer::Said;

pub(crate) fn run(arguments: &Backtest) -> Result<(), Failure> {
    let outlook = &arguments.outlook;
    let place = arguments.answer.place(outlook.files())?;
    let histories = outlook.histories()?;
    let external = outlook.external()?;
    let mut done = Vec::new();
    for history in &histories {
        let request = outlook.request(history)?;
        let signal = Outlook::signal(external.as_ref(), history, &histories);
        let progress = Progress::new();
        let backtest = backtest(
            history.series(),
            signal.as_deref(),
            &request,
            usize::from(arguments.origins),
            &|what| progress.say(what),
        );
        done.push(Told {
            backtest: backtest.map_err(failure)?,
            series: history.series().len(),
            calendar: history.calendar(),
            horizon: request.horizon,
            chosen: outlook.model == Model::Auto,
        });
    }
    place.say(Said {
        text: || {
            let texts: Vec<String> = done
                .iter()
                .map(|told| told.words(&outlook.levels))
                .collect();
            texts.join("\n")
        },
        json: || {
            Ok(done
                .iter()
                .map(|told| told.json().to_string() + "\n")
                .collect())
        },
        sheets: || sheets(&done),
    })
}

/// Those of every calendar one below the other.
fn sheets(done: &[Told]) -> Vec<Sheet> {
    let mut all: Vec<Sheet> = Vec::new();
    for sheets in done.iter().map(Told::sheets) {
        match all.is_empty() {
            true => all = sheets,
            false => {
                let below = all.iter_mut().zip(sheets);
                below.for_each(|(all, sheet)| all.rows.extend(sheet.rows));
            }
        }
    }
    all
}

/// A backtest, to be told.
struct Told {
    backtest: releve_series::Backtest,
    series: usize,
    calendar: Calendar,
    horizon: usize,
    /// Whether the model was chosen at each date.
    chosen: bool,
}

impl Told {
    fn words(&self, levels: &[Level]) -> String {
        let origins: Vec<String> = (self.backtest.origins().iter())
            .map(|date| date.to_string())
            .collect();
        let mut text = format!(
            "{} series, {}, {} {}s ahead of {}\n{:<16}{:>8}{:>9}{:>8}",
            self.series,
            self.calendar,
            self.horizon,
            self.calendar.unit(),
            origins.join(", "),
            "model",
            "MASE",
            "to naive",
            "sMAPE"
        );
        for level in levels {
            text += &format!("{:>9}{:>8}", format!("in {level}%"), "MSIS");
        }
        text.push('\n');
        for score in self.backtest.scores() {
            let against = self
                .to_naive(score)
                .map(|part| format!("{:+.1}%", 100.0 * part));
            text += &format!(
                "{:<16}{:>8.3}{:>9}{:>8.1}",
                score.model,
                score.mase,
                against.unwrap_or_default(),
                score.smape
            );
            for band in &score.bands {
                text += &format!("{:>8.1}%{:>8.3}", band.coverage, band.msis);
            }
            text.push('\n');
        }
        if self.chosen {
            let chosen: Vec<&str> = self
                .backtest
                .chosen()
                .iter()
                .map(|one| one.name())
                .collect();
            text += &format!(
                "`auto` chose {}, by the values before each date\n",
                chosen.join(", ")
            );
        }
        text
    }

    /// By which part a model errs more than the seasonal naive.
    fn to_naive(&self, score: &Score) -> Option<f64> {
        let mut scores = self.backtest.scores().iter();
        let naive = scores.find(|score| score.model == Model::SeasonalNaive)?;
        (naive.mase > 0.0).then(|| score.mase / naive.mase - 1.0)
    }

    fn json(&self) -> Value {
        let scores = self.backtest.scores().iter().map(|score| {
            let bands = score.bands.iter().map(|band| {
                json!({
                    "level": band.level.percent(), "coverage": band.coverage, "msis": band.msis,
                })
            });
            json!({
                "model": score.model.name(),
                "mase": score.mase,
                "to_naive": self.to_naive(score),
                "smape": score.smape,
                "bands": bands.collect::<Vec<_>>(),
            })
        });
        let chosen = self.backtest.chosen().iter().map(|model| model.name());
        json!({
            "series": self.series,
            "calendar": self.calendar.to_string(),
            "horizon": self.horizon,
            "origins": self.backtest.origins().iter().map(|day| day.to_string())
                .collect::<Vec<_>>(),
            "models": scores.collect::<Vec<_>>(),
            "chosen": self.chosen.then(|| chosen.collect::<Vec<_>>()),
        })
    }

    fn sheets(&self) -> Vec<Sheet> {
        let mut models = Sheet::new(
            "backtest",
            &[
                "model", "mase", "to_naive", "smape", "level", "coverage", "msis", "calendar",
            ],
        );
        for score in self.backtest.scores() {
            for band in &score.bands {
                models.row([
                    score.model.name().into(),
                    score.mase.into(),
                    self.to_naive(score).into(),
                    score.smape.into(),
                    band.level.percent().into(),
                    band.coverage.into(),
                    band.msis.into(),
                    self.calendar.to_string().into(),
                ]);
            }
        }
        let mut origins = Sheet::new("origins", &["origin", "chosen", "calendar"]);
        let chosen = self.backtest.chosen().iter().map(|model| model.name());
        let mut chosen = chosen.filter(|_| self.chosen);
        for day in self.backtest.origins() {
            origins.row([
                day.to_string().into(),
                chosen.next().into(),
                self.calendar.to_string().into(),
            ]);
        }
        vec![models, origins]
    }
}
