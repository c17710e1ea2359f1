//! What a tree may know at an origin of a series and a lead.

use std::f64::consts::TAU;

use crate::panel::Panel;
use crate::process::{Outlook, Process};

/// Everything known at one origin: the process's outlook, that of the external
/// signal where there is one, and means over parts of the season.
pub(crate) struct Sight {
    main: View,
    external: Option<View>,
    origin: usize,
    season: usize,
    year: f64,
}

struct View {
    outlook: Outlook,
    /// Sums of the filled values before each period, a row a series.
    sums: Vec<Vec<f64>>,
    /// The median size of the series.
    size: f64,
}

/// Features of the series alone.
const OWN: usize = 30;
/// Features of the external signal.
const EXTERNAL: usize = 12;

impl Sight {
    /// What is seen after all periods of a panel; `None` where the process fails.
    pub(crate) fn new(
        process: &Process,
        panel: &Panel,
        external: Option<(&Process, &Panel)>,
        horizon: usize,
        season: usize,
    ) -> Option<Self> {
        Some(Self {
            main: View::new(process.outlook(panel, horizon, true)?),
            external: match external {
                Some((process, panel)) => Some(View::new(process.outlook(panel, horizon, true)?)),
                None => None,
            },
            origin: panel.first().number().rem_euclid(1 << 20) as usize + panel.length(),
            season,
            year: panel.calendar().per_year().max(season as f64),
        })
    }

    /// How many features there are.
    pub(crate) fn width(external: bool) -> usize {
        OWN + if external { EXTERNAL } else { 0 }
    }

    pub(crate) fn outlook(&self) -> &Outlook {
        &self.main.outlook
    }

    /// The features of a series at a lead, counted from 0.
    pub(crate) fn features(&self, row: usize, lead: usize, into: &mut Vec<f32>) {
        into.clear();
        let view = &self.main;
        let season = self.season;
        let part = |parts: usize| (season / parts).max(1);
        let (w4, w13, w26) = (part(13), part(4), part(2));
        let recent = view.mean(row, 0, w4.max(2) * 2);
        let ahead = view.outlook.ahead.row(row);
        let phase = TAU * ((self.origin + lead) as f64) / self.year;
        // Of leads beyond a season the same place in the last round that was seen.
        let rounds = lead / season * season;
        let last = |back: usize, half: usize| view.around(row, back + rounds, lead, half);
        let change = |width: usize| view.mean(row, 0, width) - view.mean(row, width, width);
        let yearly = |width: usize| view.mean(row, 0, width) - view.mean(row, season, width);
        let reach = ahead.len() - 1;
        let all = [
            lead as f64,
            phase.sin(),
            phase.cos(),
            ahead[lead] - recent,
            ahead[reach] - ahead[0],
            ahead[0] - recent,
            view.outlook.parts[0].row(row)[lead] - recent,
            view.outlook.parts[1].row(row)[lead],
            view.outlook.parts[2].row(row)[lead],
            view.outlook.parts[3].row(row)[lead],
            view.outlook.parts[3].row(row)[reach],
            last(season, w4 / 4) - recent,
            last(season, w4) - recent,
            last(2 * season, w4) - recent,
            last(season, w4) - view.around_origin(row, season, w4),
            last(2 * season, w4) - view.around_origin(row, 2 * season, w4),
            last(season, w4) - ahead[lead],
            last(2 * season, w4) - last(season, w4),
            view.mean(row, 0, w4) - view.mean(row, 0, w13),
            change(w4),
            change(w13),
            change(w26),
            change(season),
            yearly(w4),
            yearly(w13),
            view.mean(row, 0, season) - recent,
            recent,
            view.roughness(row, season),
            (view.outlook.scales[row].size() / view.size).ln(),
            view.outlook.seen.row(row).len() as f64,
        ];
        into.extend(all.map(|value| value as f32));
        let Some(other) = &self.external else { return };
        let outside = other.outlook.ahead.row(row);
        let recent_outside = other.mean(row, 0, w4.max(2) * 2);
        let gap = |width: usize| other.mean(row, 0, width) - view.mean(row, 0, width);
        let before =
            |back: usize, width: usize| other.mean(row, back, width) - view.mean(row, back, width);
        let change = |width: usize| other.mean(row, 0, width) - other.mean(row, width, width);
        let yearly = |width: usize| other.mean(row, 0, width) - other.mean(row, season, width);
        let all = [
            outside[lead] - recent_outside,
            outside[lead] - recent_outside - (ahead[lead] - recent),
            outside[lead] - ahead[lead],
            gap(w4),
            gap(w13),
            gap(season),
            gap(w13) - before(w13, w13),
            change(w4),
            change(w13),
            change(w26),
            yearly(w13),
            (other.outlook.scales[row].size() / view.outlook.scales[row].size()).ln(),
        ];
        into.extend(all.map(|value| value as f32));
    }
}

impl View {
    fn new(outlook: Outlook) -> Self {
        let rows = outlook.scales.len();
        let sums = (0..rows)
            .map(|row| {
                let mut sum = 0.0;
                let mut sums = vec![0.0];
                sums.extend(outlook.seen.row(row).iter().map(|value| {
                    sum += value;
                    sum
                }));
                sums
            })
            .collect();
        let told = outlook.told.iter();
        let mut sizes: Vec<f64> = told.map(|row| outlook.scales[*row].size()).collect();
        sizes.sort_unstable_by(f64::total_cmp);
        let size = sizes.get(sizes.len() / 2).copied().unwrap_or(1.0);
        Self {
            outlook,
            sums,
            size,
        }
    }

    /// The mean of `width` periods that end `back` periods before the origin; not
    /// a number where they begin before the history.
    fn mean(&self, row: usize, back: usize, width: usize) -> f64 {
        let sums = &self.sums[row];
        let seen = sums.len() - 1;
        match seen.checked_sub(back + width) {
            Some(from) => (sums[from + width] - sums[from]) / width as f64,
            None => f64::NAN,
        }
    }

    /// The mean around the period `back` before the one that lies `lead` ahead,
    /// as far as it was seen.
    fn around(&self, row: usize, back: usize, lead: usize, half: usize) -> f64 {
        let seen = self.sums[row].len() - 1;
        let Some(centre) = (seen + lead).checked_sub(back) else {
            return f64::NAN;
        };
        self.between(row, centre.saturating_sub(half), centre + half + 1)
    }

    fn around_origin(&self, row: usize, back: usize, half: usize) -> f64 {
        let seen = self.sums[row].len() - 1;
        match (seen + 1).checked_sub(back + 1) {
            Some(centre) => self.between(row, centre.saturating_sub(half), centre + half + 1),
            None => f64::NAN,
        }
    }

    fn between(&self, row: usize, from: usize, to: usize) -> f64 {
        let sums = &self.sums[row];
        let to = to.min(sums.len() - 1);
        if from >= to {
            return f64::NAN;
        }
        (sums[to] - sums[from]) / (to - from) as f64
    }

    /// The mean change from period to period in the last season.
    fn roughness(&self, row: usize, season: usize) -> f64 {
        let seen = self.outlook.seen.row(row);
        let last = &seen[seen.len().saturating_sub(season + 1)..];
        let changes = last.windows(2).map(|pair| (pair[1] - pair[0]).abs());
        changes.sum::<f64>() / last.len().max(2) as f64
    }
}
