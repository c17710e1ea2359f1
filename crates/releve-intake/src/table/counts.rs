//! Columns that say again when a row is of: `Week` from 1 to 53 beside dates.

use crate::table::{Decimal, Grid, Numbers};

/// How columns of years are called.
pub(crate) const YEARS: [&str; 9] = [
    "year",
    "years",
    "jahr",
    "ann\u{e9}e",
    "anno",
    "a\u{f1}o",
    "ano",
    "jaar",
    "\u{5e74}",
];

/// How other columns of times are called, and up to what they count.
const CALLED: [(&str, f64); 44] = [
    ("iso year", 2199.0),
    ("fiscal year", 2199.0),
    ("quarter", 4.0),
    ("quarter no", 4.0),
    ("quarter no.", 4.0),
    ("quarter number", 4.0),
    ("qtr", 4.0),
    ("quartal", 4.0),
    ("trimestre", 4.0),
    ("kwartaal", 4.0),
    ("month", 12.0),
    ("month no", 12.0),
    ("month no.", 12.0),
    ("month number", 12.0),
    ("monat", 12.0),
    ("mois", 12.0),
    ("mese", 12.0),
    ("mes", 12.0),
    ("maand", 12.0),
    ("\u{6708}", 12.0),
    ("week", 53.0),
    ("week no", 53.0),
    ("week no.", 53.0),
    ("week number", 53.0),
    ("weeknum", 53.0),
    ("week_number", 53.0),
    ("week of year", 53.0),
    ("iso week", 53.0),
    ("kw", 53.0),
    ("woche", 53.0),
    ("kalenderwoche", 53.0),
    ("semaine", 53.0),
    ("settimana", 53.0),
    ("semana", 53.0),
    ("\u{5468}", 53.0),
    ("day", 366.0),
    ("day no", 366.0),
    ("day of month", 31.0),
    ("day of year", 366.0),
    ("day of week", 7.0),
    ("weekday", 7.0),
    ("tag", 366.0),
    ("jour", 366.0),
    ("wochentag", 7.0),
];

/// Whether a column is called as columns of years, quarters, months, weeks and days
/// are, and holds whole numbers of so many: a series would be of the calendar. A
/// shop called Week that sold 120 pairs is a series.
pub(crate) fn counts_time(grid: &Grid, column: usize) -> bool {
    let title = grid.title(column).trim().to_lowercase();
    let years = YEARS.contains(&title.as_str()).then_some(2199.0);
    let called = CALLED.iter().find(|(name, _)| *name == title);
    let Some(most) = years.or(called.map(|(_, most)| *most)) else {
        return false;
    };
    let numbers = Numbers::new(Decimal::Point);
    let mut cells = grid.column(column).map(|cell| numbers.point(cell));
    cells.all(|point| {
        point.is_some_and(|point| match point.exact() {
            Some(value) => (0.0..=most).contains(&value) && value.fract() == 0.0,
            None => point.is_missing(),
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::table::{Table, TableOptions};

    fn subjects(csv: &str) -> (Vec<String>, Vec<String>) {
        let table = Table::read(csv.as_bytes(), "t.csv", &TableOptions::default()).unwrap();
        let subjects = table.series().iter().map(|one| one.name().to_owned());
        (subjects.collect(), table.notes().to_vec())
    }

    #[test]
    fn what_counts_time_beside_dates_is_no_series() {
        let rows = "2024-12-23,2024,52,12,7\n2024-12-30,2025,1,12,9\n2025-01-06,2025,2,1,8\n";
        let (found, notes) = subjects(&format!("Date,Year,Week,Month,flats\n{rows}"));
        assert_eq!(found, ["flats"]);
        assert_eq!(
            notes,
            ["`Year`, `Week`, `Month` say when a row is of, and were passed over"]
        );
        // Of dates whose column is called as no others are.
        let (found, _) = subjects(&format!("Period start,Year,Week,Month,flats\n{rows}"));
        assert_eq!(found, ["flats"]);
    }

    #[test]
    fn what_is_called_so_and_counts_no_time_is_a_series() {
        let (found, notes) =
            subjects("Date,Week,Elle\n2024-12-23,120,7\n2024-12-30,131,9\n2025-01-06,99,8\n");
        assert_eq!(found, ["Week", "Elle"]);
        assert!(notes.is_empty(), "{notes:?}");
        // Nothing else is there to be a series.
        let (found, _) = subjects("Date,Day\n2024-12-23,12\n2024-12-30,13\n2025-01-06,9\n");
        assert_eq!(found, ["Day"]);
    }
}
