//! By what step each series of a table is, where they are not all alike.

use std::collections::BTreeMap;
use std::mem::discriminant;

use jiff::civil::Date;
use releve_series::Calendar;

use crate::KnownCalendars;
use crate::record::{Dating, Draft, are_few};

/// Gives each series of a long table the step that its own dates tell, where they
/// are on a longer one than all dates together. A series by the day of which few
/// days are in the table may fall on weeks by chance: as [`by_itself`] has it, and
/// not where the study has it by the step of the table. Gives what is to be told.
pub(super) fn settle(
    drafts: &mut [(String, Draft)],
    table: Option<Calendar>,
    named: Option<Calendar>,
    calendars: &KnownCalendars,
) -> Option<String> {
    let mut own = BTreeMap::<&str, (String, usize)>::new();
    for (_, draft) in drafts {
        let mut dates: Vec<Date> = draft.points.iter().map(|(day, _)| *day).collect();
        dates.sort_unstable();
        dates.dedup();
        let Some(table) = table else {
            let told = Calendar::detect(&dates).ok();
            draft.dating = match told {
                Some(told) => Dating::told(told, &dates, named),
                None => Dating::open(named),
            };
            continue;
        };
        if are_few(dates.iter().copied()) {
            draft.dating = Dating::among(table, named);
            continue;
        }
        let known = || calendars.of(&draft.key);
        let like_table = |known: Calendar| discriminant(&known) == discriminant(&table);
        if let Some(calendar) =
            by_itself(&dates, table).filter(|_| !known().is_some_and(like_table))
        {
            draft.dating = Dating::told(calendar, &dates, named);
            let first = || (draft.key.subject.clone(), 0);
            own.entry(calendar.unit()).or_insert_with(first).1 += 1;
        }
    }
    let table = table?;
    let own: Vec<String> = own
        .into_iter()
        .map(|(unit, (first, count))| match count {
            1 => format!("`{first}` by {unit}s"),
            many => format!("`{first}` and {} more by {unit}s", many - 1),
        })
        .collect();
    (!own.is_empty()).then(|| {
        format!(
            "{}, as their own dates tell; the table as a whole is by {}s",
            own.join(", "),
            table.unit()
        )
    })
}

/// The step that the dates of one series tell, in order, where it is not that of
/// the table: three in a row, or more of which three in four are there. Three days
/// of a table by the day are three weeks in a row once in two thousand times; that
/// months are the first of quarters is met sooner, and takes five.
fn by_itself(dates: &[Date], table: Calendar) -> Option<Calendar> {
    let own = Calendar::detect(dates).ok()?;
    let quarters = table == Calendar::Monthly && own == Calendar::Quarterly;
    let (first, last) = (
        own.containing(*dates.first()?),
        own.containing(*dates.last()?),
    );
    let periods = last.since(first) + 1;
    let count = dates.len() as i64;
    let enough = match count {
        ..3 => false,
        3 => periods == 3,
        _ => count * 4 >= periods * 3,
    };
    (own != table && enough && (!quarters || count >= 5)).then_some(own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Weekday, date};

    #[test]
    fn few_dates_tell_no_step_of_their_own() {
        let weeks = [3, 10, 17, 24].map(|day| date(2025, 3, day));
        let monday = Calendar::Weekly(Weekday::Monday);
        assert_eq!(by_itself(&weeks, Calendar::Daily), Some(monday));
        assert_eq!(by_itself(&weeks, monday), None);
        assert_eq!(by_itself(&weeks[..2], Calendar::Daily), None);
        let gaps = [date(2025, 3, 3), date(2025, 3, 17), date(2025, 4, 7)];
        assert_eq!(by_itself(&gaps, Calendar::Daily), None);
        let quarters = [1, 4, 7, 10].map(|month| date(2025, month, 1));
        assert_eq!(by_itself(&quarters, Calendar::Monthly), None);
        assert_eq!(
            by_itself(&quarters, Calendar::Daily),
            Some(Calendar::Quarterly)
        );
    }
}
