//! Which measures are on a scale of their own in each download.

use releve_series::{Point, Series};
use releve_study::Download;

/// True of a measure whose values in two downloads cannot be compared.
pub(super) fn is_relative(download: &Download) -> bool {
    download.series.unit.as_deref() == Some("index")
}

/// True of what can only be searches on Google's scale, though its table does not
/// say so: whole numbers from 0 to 100. Google tells searches on no other.
pub(super) fn looks_relative(download: &Download, series: &Series) -> bool {
    let key = &download.series.key;
    let google = key.channel.to_lowercase().starts_with("google");
    let on_scale = |point: &Point| match point {
        Point::Exact(value) => (0.0..=100.0).contains(value) && value.fract() == 0.0,
        _ => true,
    };
    download.series.unit.is_none()
        && google
        && key.metric == "searches"
        && series.points().iter().all(on_scale)
}
