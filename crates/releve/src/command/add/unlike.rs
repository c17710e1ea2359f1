//! What came that may be another thing than it seems: names that differ in their
//! spelling alone, downloads that are unlike the ones before. All of it is stored
//! as it came, and told.

use std::collections::{BTreeMap, BTreeSet};

use releve_study::{Departure, NewBeside, SeriesKey, Step, Study};

use crate::failure::Failure;

/// Notes of one kind that are told one by one.
const TOLD: usize = 5;

/// Tells it of an import.
pub(super) fn tell(study: &Study, import: i64) -> Result<(), Failure> {
    let new = study.keys_first_of(import)?;
    let all = match new.is_empty() {
        true => Vec::new(),
        false => study.series_keys()?,
    };
    let departures = study.departures(import)?;
    for notes in [
        spellings(&new, all),
        departures.iter().filter_map(departed).collect(),
    ] {
        for note in notes.iter().take(TOLD) {
            eprintln!("note: {note}");
        }
        if notes.len() > TOLD {
            eprintln!("note: {} more so", notes.len() - TOLD);
        }
    }
    Ok(())
}

/// What to say of products that are new though their number is not, as none that
/// the study has under it is of their size, colour or condition.
pub(super) fn beside(all: &[NewBeside]) -> Option<String> {
    let first = all.first()?;
    let known: Vec<String> = first.known.iter().map(|item| format!("`{item}`")).collect();
    let named = &known[..known.len().min(TOLD)];
    let cut = match known.len() > TOLD {
        true => " …",
        false => "",
    };
    let more = match all.len() {
        1 => String::new(),
        many => format!(" ({} more so)", many - 1),
    };
    Some(format!(
        "`{}` is a new product beside {}{cut}: by its size, colour and condition it is none of \
         them, or not surely{more}",
        first.item,
        named.join(", ")
    ))
}

/// Of each new series, with what others it would be one but for spelling.
fn spellings(new: &[SeriesKey], all: Vec<SeriesKey>) -> Vec<String> {
    let one = |key: &SeriesKey| {
        let (subject, channel) = (folded(&key.subject), folded(&key.channel));
        (subject, channel, key.metric.clone(), key.market.clone())
    };
    let mut groups: BTreeMap<_, BTreeSet<SeriesKey>> =
        new.iter().map(|key| (one(key), BTreeSet::new())).collect();
    for key in all {
        if let Some(group) = groups.get_mut(&one(&key)) {
            group.insert(key);
        }
    }
    let several = groups.into_values().filter(|group| group.len() > 1);
    several
        .map(|group| {
            let keys: Vec<String> = group
                .iter()
                .take(TOLD)
                .map(|key| format!("`{key}`"))
                .collect();
            let more = match group.len() > TOLD {
                true => " …",
                false => "",
            };
            format!(
                "{} spellings of one name are as many series: {}{more}; write them alike where \
                 they are one",
                group.len(),
                keys.join(", ")
            )
        })
        .collect()
}

/// A name without what differs where people and tools spell it: case, blanks,
/// hyphens and what stands for a blank in addresses.
fn folded(name: &str) -> String {
    let plain = name.replace("%20", " ");
    let letters = plain
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-'));
    letters.flat_map(char::to_lowercase).collect()
}

/// What to say of a download that is unlike the one before.
fn departed(departure: &Departure) -> Option<String> {
    let key = &departure.key;
    let (before, now) = departure.last;
    if departure.step == Step::Week && before.weekday() != now.weekday() {
        let day = |day: jiff::civil::Date| day.strftime("%A").to_string();
        return Some(format!(
            "the weeks of `{key}` begin on a {}, those of the download before on a {}; both are \
             downloads of one series, which `channel:NAME` in `--map` tells apart",
            day(now),
            day(before)
        ));
    }
    let said = |unit: &Option<String>| match unit {
        Some(unit) => format!("in `{unit}`"),
        None => "in nothing that is said".to_owned(),
    };
    let (before, now) = &departure.unit;
    (before != now).then(|| {
        format!(
            "the values of `{key}` are {}, those of the download before {}; `scale:` in `--map` \
             says it",
            said(now),
            said(before)
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_differ_in_spelling_alone() {
        for name in [
            "Ballet flats",
            "ballet_flats",
            "BALLET%20FLATS",
            " ballet-flats",
            "balletflats",
        ] {
            assert_eq!(folded(name), "balletflats", "{name}");
        }
        assert_ne!(folded("ballet flat"), folded("ballet flats"));
    }
}
