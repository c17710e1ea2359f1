//! Names that are spelt like another.

use std::collections::BTreeSet;

/// Of `names` those that are nearest to `wanted`, the nearest first, at most `most`:
/// by what of their letters has to be changed, and at most a quarter of them.
pub(crate) fn near<'n>(
    wanted: &str,
    names: impl Iterator<Item = &'n str>,
    most: usize,
) -> Vec<&'n str> {
    let wanted: Vec<char> = wanted.to_lowercase().chars().collect();
    let limit = match wanted.len() {
        0..3 => 0,
        letters => (letters / 4).max(1),
    };
    let found: BTreeSet<(usize, &str)> = names
        .filter_map(|name| Some((changes(&wanted, name, limit)?, name)))
        .collect();
    found.into_iter().map(|(_, name)| name).take(most).collect()
}

/// How many letters have to be put in, left out, changed or swapped with the next
/// (Damerau 1964, no letter touched twice); `None` above `limit`.
fn changes(wanted: &[char], name: &str, limit: usize) -> Option<usize> {
    let name: Vec<char> = name.to_lowercase().chars().collect();
    if name.len().abs_diff(wanted.len()) > limit {
        return None;
    }
    let mut rows: [Vec<usize>; 3] = [Vec::new(), Vec::new(), (0..=name.len()).collect()];
    for (i, letter) in wanted.iter().enumerate() {
        rows.rotate_left(1);
        let [before, last, row] = &mut rows;
        row.clear();
        row.push(i + 1);
        for (j, other) in name.iter().enumerate() {
            let same = usize::from(letter != other);
            let mut least = (last[j] + same).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *letter == name[j - 1] && wanted[i - 1] == *other {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
    }
    rows[2].last().copied().filter(|changes| *changes <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_stands_first_and_what_is_far_nowhere() {
        let names = ["ballet flat", "ballet pump", "slip dress", "brogue"];
        let found = |wanted: &str| near(wanted, names.iter().copied(), 5);
        assert_eq!(found("balet falt"), ["ballet flat"]);
        assert_eq!(found("Ballet plump"), ["ballet pump"]);
        assert_eq!(found("brouge"), ["brogue"]);
        assert!(found("coat").is_empty() && found("").is_empty());
    }
}
