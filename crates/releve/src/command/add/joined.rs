//! Rows of one table that call one country by several names.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use releve_intake::Refusal;
use releve_study::{Point, Standing, Vintage};

use super::Held;

/// Makes one download of what one file says of one series, once its markets are
/// called by one name each. Where two of its rows give two values for one period
/// the series is refused, as it is where they are spelled alike.
pub(super) fn join(held: &mut Held, name: &str) {
    let all = std::mem::take(&mut held.vintages);
    let standings = std::mem::take(&mut held.standings);
    let mut places = HashMap::new();
    let mut groups: Vec<(Vec<Vintage>, Standing)> = Vec::new();
    for (vintage, standing) in all.into_iter().zip(standings) {
        let series = (vintage.key.clone(), vintage.step, vintage.unit.clone());
        let place = *places.entry(series).or_insert(groups.len());
        match groups.get_mut(place) {
            Some((vintages, _)) => vintages.push(vintage),
            None => groups.push((vec![vintage], standing)),
        }
    }
    for (vintages, standing) in groups {
        match one(vintages) {
            Ok(Some(vintage)) => {
                held.vintages.push(vintage);
                held.standings.push(standing);
            }
            Ok(None) => {}
            Err(why) => held.refused.push(Refusal::new(name, why)),
        }
    }
}

/// The downloads of one series as one. A gap gives way to a value.
fn one(vintages: Vec<Vintage>) -> Result<Option<Vintage>, String> {
    let mut all = vintages.into_iter();
    let Some(mut first) = all.next() else {
        return Ok(None);
    };
    if all.len() == 0 {
        return Ok(Some(first));
    }
    let mut points: BTreeMap<Date, Point> = BTreeMap::new();
    let mut rest = std::mem::take(&mut first.points);
    for vintage in all {
        rest.extend(vintage.points);
        first.dropped += vintage.dropped;
        first.downloaded = first.downloaded.max(vintage.downloaded);
    }
    for point in rest {
        let known = points.entry(point.day).or_insert(point);
        if known.value.is_none() {
            *known = point;
        } else if point.value.is_some() && *known != point {
            return Err(format!(
                "`{}` has two values for {}; its rows call the market `{}` by several names",
                first.key.subject, point.day, first.key.market
            ));
        }
    }
    first.points = points.into_values().collect();
    Ok(Some(first))
}
