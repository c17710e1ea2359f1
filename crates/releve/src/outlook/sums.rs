//! Which series add up to which totals.

use std::collections::BTreeMap;

use releve_series::Sum;
use releve_study::SeriesKey;

use super::History;
use crate::arguments::Sums;
use crate::failure::Failure;

impl History {
    /// The totals that were asked for, by the names of the series.
    pub(crate) fn sums(&self, asked: &[Sums]) -> Result<Vec<Sum>, Failure> {
        let mut sums = Vec::new();
        for one in asked {
            match one {
                Sums::Named(sum) => sums.push(sum.clone()),
                Sums::All => sums.push(Sum {
                    total: "total".to_owned(),
                    parts: (self.series().iter())
                        .map(|series| series.name().to_owned())
                        .collect(),
                }),
                Sums::Markets => sums.extend(self.grouped("market", "all markets", |key| {
                    let parts = [&key.subject, &key.metric, &key.channel];
                    let part = !["", "worldwide"].contains(&key.market.to_lowercase().as_str());
                    (parts.map(String::clone), part)
                })?),
                Sums::Subjects => sums.extend(self.grouped("subject", "all subjects", |key| {
                    let parts = [&key.market, &key.metric, &key.channel];
                    (parts.map(String::clone), true)
                })?),
            }
        }
        if !asked.is_empty() {
            self.can_be_added("--sums")?;
        }
        Ok(sums)
    }

    /// Refuses what adds up to nothing, values on a scale of their own, shares and
    /// scores, where that is known; `option` asked for a sum.
    pub(crate) fn can_be_added(&self, option: &str) -> Result<(), Failure> {
        for (series, unit) in self.units() {
            if let unit @ ("index" | "percent" | "score") = unit {
                return Err(Failure::Usage(format!(
                    "`{option}`: `{series}` is in {unit}, which cannot be added up; expected counts"
                )));
            }
        }
        Ok(())
    }

    /// A total for each group of two series or more; `group` tells the group of a
    /// series and whether it is a part of the total.
    fn grouped(
        &self,
        word: &str,
        all: &str,
        group: impl Fn(&SeriesKey) -> ([String; 3], bool),
    ) -> Result<Vec<Sum>, Failure> {
        let mut groups: BTreeMap<[String; 3], Vec<String>> = BTreeMap::new();
        for (series, download) in self.series().iter().zip(self.downloads()) {
            if let (group, true) = group(&download.series.key) {
                groups
                    .entry(group)
                    .or_default()
                    .push(series.name().to_owned());
            }
        }
        groups.retain(|_, parts| parts.len() > 1);
        if groups.is_empty() {
            return Err(Failure::Usage(format!(
                "`--sums {word}`: no two series of a study differ in their {word} alone; \
                 expected such, or `--sums TOTAL=PART+PART`"
            )));
        }
        // Totals are told apart by what differs between groups.
        let differs: Vec<usize> = (0..3)
            .filter(|at| {
                let mut values = groups.keys().map(|key| &key[*at]);
                let first = values.next();
                values.any(|value| Some(value) != first)
            })
            .collect();
        let sums = groups.into_iter().map(|(group, parts)| {
            let named: Vec<&str> = (0..3)
                .filter(|at| *at == 0 || differs.contains(at))
                .map(|at| group[at].as_str())
                .filter(|part| !part.is_empty())
                .chain([all])
                .collect();
            Sum {
                total: named.join(", "),
                parts,
            }
        });
        Ok(sums.collect())
    }
}
