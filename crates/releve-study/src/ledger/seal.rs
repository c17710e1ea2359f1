//! A digest of what was frozen, by which a change behind the program's back
//! shows.

use super::{Ahead, FrozenBand, FrozenTotal};
use crate::series::day_number;
use crate::{Point, SeriesKey, Step};

/// All that a seal covers.
pub(super) struct Sealed<'a> {
    pub(super) key: &'a SeriesKey,
    pub(super) step: Step,
    pub(super) unit: Option<&'a str>,
    pub(super) relative: bool,
    pub(super) import: i64,
    pub(super) vintage: i64,
    pub(super) program: &'a str,
    pub(super) model: &'a str,
    pub(super) season: u64,
    pub(super) size: f64,
    pub(super) expected: Option<f64>,
    pub(super) history: &'a [Point],
    pub(super) ahead: &'a [Ahead],
    pub(super) bands: &'a [FrozenBand],
    pub(super) totals: Vec<&'a FrozenTotal>,
}

impl Sealed<'_> {
    /// BLAKE3 over every field in a fixed order, texts with their length before
    /// them and numbers bit by bit.
    pub(super) fn seal(&self) -> [u8; 32] {
        let mut hash = Digest(blake3::Hasher::new());
        let key = self.key;
        for text in [&key.subject, &key.metric, &key.channel, &key.market] {
            hash.text(text);
        }
        hash.text(self.step.as_str());
        hash.text(self.unit.unwrap_or_default());
        hash.whole(i64::from(self.relative));
        hash.whole(self.import);
        hash.whole(self.vintage);
        hash.text(self.program);
        hash.text(self.model);
        hash.whole(self.season as i64);
        hash.number(Some(self.size));
        hash.number(self.expected);
        hash.whole(self.history.len() as i64);
        for point in self.history {
            hash.whole(day_number(point.day));
            hash.number(point.value);
            hash.text(point.bound.map_or("", releve_facts::Bound::as_str));
        }
        hash.whole(self.ahead.len() as i64);
        for ahead in self.ahead {
            hash.whole(day_number(ahead.day));
            hash.number(Some(ahead.point));
            hash.number(Some(ahead.naive));
        }
        for band in self.bands {
            hash.number(Some(band.level));
            for edges in &band.edges {
                for edge in [edges.low, edges.high, edges.naive_low, edges.naive_high] {
                    hash.number(Some(edge));
                }
            }
        }
        // Without sums the seal is what it was before there were any.
        for total in &self.totals {
            hash.whole(day_number(total.first));
            hash.whole(day_number(total.last));
            hash.number(Some(total.point));
            hash.number(Some(total.naive));
            for edges in &total.edges {
                for edge in [edges.low, edges.high, edges.naive_low, edges.naive_high] {
                    hash.number(Some(edge));
                }
            }
        }
        hash.0.finalize().into()
    }
}

struct Digest(blake3::Hasher);

impl Digest {
    fn text(&mut self, text: &str) {
        self.whole(text.len() as i64);
        self.0.update(text.as_bytes());
    }

    fn whole(&mut self, number: i64) {
        self.0.update(&number.to_le_bytes());
    }

    fn number(&mut self, number: Option<f64>) {
        self.0.update(&[u8::from(number.is_some())]);
        // SQLite keeps no negative zero.
        let number = number.unwrap_or_default() + 0.0;
        self.0.update(&number.to_bits().to_le_bytes());
    }
}
