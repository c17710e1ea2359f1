//! Series on a calendar, and what comes next.
//!
//! A [`Series`] holds the values of one measure on a regular [`Calendar`]: exact,
//! missing or censored. The mathematics here knows no fashion, reads no files
//! and has no clock: the same series give the same bytes.
//!
//! # Example: a weekly series
//!
//! ```
//! use jiff::civil::date;
//! use releve_series::{Calendar, Point, Series};
//!
//! let days = [date(2024, 1, 1), date(2024, 1, 8), date(2024, 1, 22)];
//! let calendar = Calendar::detect(&days)?;
//! let points = [(days[0], 3.0), (days[1], 4.0), (days[2], 6.0)];
//! let series = Series::from_dates(
//!     "ballet flats",
//!     calendar,
//!     points.map(|(day, value)| (day, Point::Exact(value))),
//! )?;
//! assert_eq!(series.len(), 4);
//! assert_eq!(series.points()[2], Point::Missing);
//! assert_eq!(series.end(), date(2024, 1, 22));
//! # Ok::<(), releve_series::Error>(())
//! ```

mod accuracy;
mod aggregate;
mod anomaly;
mod backtest;
mod bands;
mod bearing;
mod boosting;
mod calendar;
mod calibration;
mod corrector;
mod decomposition;
mod detect;
mod error;
mod external;
mod features;
mod fit;
mod forecast;
mod gaps;
#[cfg(test)]
mod golden;
mod growth;
mod height;
mod holiday;
mod horizon;
mod intermittent;
mod kernel;
mod learning;
mod ledger;
mod level;
mod matrix;
mod median;
mod naive;
mod panel;
mod parallel;
mod point;
mod precision;
mod process;
mod profile;
mod random;
mod request;
mod rescale;
mod run;
mod series;
mod silence;
mod simplex;
mod smoothing;
mod stretch;
mod sums;
mod transform;
mod validation;
mod warning;

pub use aggregate::{Total, aggregate, side_by_side};
pub use anomaly::{Anomaly, anomalies};
pub use backtest::{Backtest, BandScore, Score, backtest};
pub use calendar::{Calendar, Period};
pub use error::Error;
pub use external::Signal;
pub use forecast::{Band, Forecast, Forecasts, Trial, forecast};
pub use growth::{Growth, Span, growth};
pub use holiday::{Holiday, Shown};
pub use horizon::Horizon;
pub use ledger::{Arrival, Arrived, Held, Kept, Verdict, arrived, verdict};
pub use matrix::dot;
pub use point::Point;
pub use profile::{Month, Profile, profile};
pub use random::Random;
pub use request::{Level, Model, Request};
pub use rescale::{Factor, Rescaled, rescale};
pub use series::{MAX_POINTS, Series};
pub use stretch::Stretch;
pub use sums::{Sum, with_totals};
