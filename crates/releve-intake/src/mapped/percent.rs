//! Values in per cent: which series hold them, and which of their values are of
//! another kind.

use releve_series::Point;

use crate::Intake;
use crate::part::File;
use crate::product::attributes::short;
use crate::record::{Draft, Scale};
use crate::table::{Grid, Numbers};

/// Of each value of a series, in the order of its points, the row and the column
/// that it stands in.
pub(super) type Places = Vec<(u32, u32)>;

/// Whether any cell of these columns is in per cent.
pub(super) fn is_any(grid: &Grid, columns: &[usize]) -> bool {
    let cells = columns.iter().flat_map(|column| grid.column(*column));
    cells.into_iter().any(Numbers::in_percent)
}

/// Says of a series whose values have a sign of per cent, most of them, that they
/// are in per cent. `7` among them may be 7 or 700 %, as `7%` among counts may be
/// anything: what is not as the most of them are is refused. Nought is nought
/// either way.
pub(super) fn settle(
    file: &File<'_>,
    grid: &Grid,
    draft: &mut Draft,
    places: &Places,
    taken: &mut Intake,
) {
    let cell = |at: usize| {
        let (row, column) = places[at];
        grid.cell(row as usize, column as usize)
    };
    let says = |point: &Point| !matches!(point, Point::Missing | Point::Exact(0.0));
    let said: Vec<(usize, bool)> = (0..places.len().min(draft.points.len()))
        .filter(|at| says(&draft.points[*at].1))
        .map(|at| (at, Numbers::in_percent(cell(at))))
        .collect();
    let inside = said.iter().filter(|(_, percent)| *percent).count();
    if inside == 0 {
        return;
    }
    let percent = inside * 2 > said.len();
    if percent {
        draft.scale = Scale::Percent;
    }
    let odd: Vec<usize> = said
        .into_iter()
        .filter(|(_, inside)| *inside != percent)
        .map(|(at, _)| at)
        .collect();
    let Some(first) = odd.first() else {
        return;
    };
    let kinds = match percent {
        true => "is not in per cent, as the other values of its series are",
        false => "is in per cent, and the other values of its series are not",
    };
    let more = match odd.len() {
        1 => String::new(),
        2 => " (1 more value so)".to_owned(),
        many => format!(" ({} more values so)", many - 1),
    };
    taken.refuse(
        format!("{}:{}", file.name, grid.line(places[*first].0 as usize)),
        format!("`{}` {kinds}{more}", short(cell(*first))),
    );
    let mut at = 0;
    draft.points.retain(|_| {
        at += 1;
        odd.binary_search(&(at - 1)).is_err()
    });
}
