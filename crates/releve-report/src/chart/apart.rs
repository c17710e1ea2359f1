//! Labels of an axis that never touch: the one rule for all charts.

/// A label that stands clear of all others.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tick {
    /// What it labels.
    pub(crate) at: f64,
    /// Where its text is anchored: there too, or at an end of the drawing that it
    /// would stand over.
    pub(crate) x: f64,
    pub(crate) anchor: &'static str,
    pub(crate) label: String,
}

/// Of labels in the order in which they matter, those that have room, from left to
/// right. `letters` is how large they are at most: what is drawn once for wide and
/// narrow screens has the larger letters on the narrow one. None stands over `ends`.
///
/// A label may be wanted twice at one place, first at length and then short: the
/// longest that has room is taken.
pub(crate) fn apart(
    wanted: impl IntoIterator<Item = (f64, String)>,
    letters: f64,
    (first, last): (f64, f64),
) -> Vec<Tick> {
    let mut taken: Vec<(f64, f64, Tick)> = Vec::new();
    for (at, label) in wanted {
        let broad = breadth(&label) * letters / 12.0;
        let (x, anchor, from) = match at - broad / 2.0 {
            from if from < first => (first, "start", first),
            from if from + broad > last => (last, "end", last - broad),
            from => (at, "middle", from),
        };
        let to = from + broad;
        let gap = 0.6 * letters;
        if taken
            .iter()
            .all(|(begin, end, _)| to + gap <= *begin || from >= end + gap)
        {
            let tick = Tick {
                at,
                x,
                anchor,
                label,
            };
            taken.push((from, to, tick));
        }
    }
    taken.sort_by(|one, two| one.0.total_cmp(&two.0));
    taken.into_iter().map(|(.., tick)| tick).collect()
}

/// How broad a label is at most, in letters of 12 units that are strong: as those of
/// Helvetica, whose figures are 0.556 of their height.
pub(crate) fn breadth(label: &str) -> f64 {
    let each = label.chars().map(|letter| match letter {
        ',' | '.' | ' ' | 'i' | 'l' | 't' | 'r' => 4.0,
        'm' | '%' => 10.7,
        _ => 6.7,
    });
    each.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(wanted: &[(f64, &str)], letters: f64) -> Vec<String> {
        let wanted = wanted.iter().map(|(x, label)| (*x, (*label).to_owned()));
        let ticks = apart(wanted, letters, (0.0, 360.0));
        ticks.into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn what_matters_more_stands_and_what_would_touch_it_does_not() {
        let near = [(60.0, "2025"), (30.0, "Nov 2024"), (30.0, "Nov")];
        assert_eq!(labels(&near, 11.0), ["Nov", "2025"]);
        let far = [(120.0, "2025"), (30.0, "Nov 2024"), (30.0, "Nov")];
        assert_eq!(labels(&far, 11.0), ["Nov 2024", "2025"]);
        let on_it = [(40.0, "2025"), (30.0, "Nov 2024"), (30.0, "Nov")];
        assert_eq!(labels(&on_it, 11.0), ["2025"]);
        // Letters are larger on a phone.
        let places = [(8.0, "1"), (24.0, "2"), (40.0, "3")];
        assert_eq!(labels(&places, 12.0).len(), 3);
        assert_eq!(labels(&places, 17.0), ["1", "3"]);
    }

    #[test]
    fn none_stands_over_an_end() {
        let ticks = apart(
            [(2.0, "2024".into()), (355.0, "2026".into())],
            11.0,
            (0.0, 360.0),
        );
        let anchors: Vec<(f64, &str)> = ticks.iter().map(|one| (one.x, one.anchor)).collect();
        assert_eq!(anchors, [(0.0, "start"), (360.0, "end")]);
        assert_eq!((ticks[0].at, ticks[1].at), (2.0, 355.0));
    }
}
