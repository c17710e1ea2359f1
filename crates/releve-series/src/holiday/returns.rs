//! Whether a holiday's effect helped when the holiday came again.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::Holiday;
use crate::accuracy::Mean;
use crate::bearing::{Bearing, places};
use crate::panel::Panel;

use super::effects::Effects;
use super::ground::{Ground, ONCE, plain};

/// Returns on which an effect is tried, the last ones.
const RETURNS: usize = 3;

/// Whether effects told from before each of a holiday's last returns made the
/// forecasts of the periods around them better, over all of them together.
pub(super) fn helps(panel: &Panel, holiday: Holiday, rounds: &[f64], season: usize) -> bool {
    let calendar = panel.calendar();
    let windows = holiday.windows(calendar);
    let (Some(begin), Some(end)) = (windows.first(), windows.last()) else {
        return false;
    };
    let place = |day: Date, days: i32| -> Option<usize> {
        let day = day.checked_add(days.days()).ok()?;
        usize::try_from(calendar.containing(day).since(panel.first())).ok()
    };
    let least = (season + season / 4).max(8);
    let gains = holiday
        .near(calendar, panel.first(), panel.last())
        .into_iter()
        .rev()
        .filter_map(|day| Some((place(day, begin.0)?, place(day, end.1)?)))
        .filter(|(from, to)| *from >= least && *to < panel.length())
        .take(RETURNS)
        .filter_map(|(from, to)| gain(panel, holiday, (rounds, season), from, to));
    gains.sum::<f64>() > 0.0
}

/// By how much the mean error over the periods from one to another shrinks when
/// the effect told from before them is used, each series measured by its mean.
/// `None` where nothing was told before.
fn gain(
    panel: &Panel,
    holiday: Holiday,
    (rounds, season): (&[f64], usize),
    from: usize,
    to: usize,
) -> Option<f64> {
    let told = places(&Bearing::new(season, 0).of(&panel.head(from)));
    if told.is_empty() {
        return None;
    }
    let panel = &panel.rows(&told);
    let head = panel.head(from);
    let ahead = to + 1 - from;
    let ground = Ground::new(&head, rounds)?;
    let mut effects = Effects::none(&head);
    let part = ground.part(&effects, &head, &head, ahead, holiday, ONCE)?;
    effects.parts.push(part);
    let process = plain(&ground.kernel, from);
    let without = process.forecast(&head, ahead)?;
    let mut with = process.forecast(&effects.remove(&head), ahead)?;
    effects.add(&mut with);
    let mut gain = Mean::default();
    for row in 0..panel.width() {
        let size = effects.scales[row].size();
        for (lead, value) in panel.row(row)[from..=to].iter().enumerate() {
            let error = |ahead: f64| (value - ahead).abs() / size;
            let less = error(without.row(row)[lead]) - error(with.row(row)[lead]);
            if !less.is_nan() {
                gain.push(less);
            }
        }
    }
    gain.value()
}
