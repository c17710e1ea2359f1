use maud::html;
use releve_insight::{in_words, timeline};

use super::{Page, Section, cut};
use crate::chart::TimeScale;
use crate::cite::Place;

const PLACE: Place = Place {
    id: "timeline",
    name: "Timeline",
};

pub(super) fn section(page: &Page) -> Section {
    let moments = timeline(&page.scope);
    let (shown, left_out) = page.shown(&moments);
    let body = TimeScale::new(shown.iter().map(|moment| &moment.when)).map(|scale| {
        html! {
            div.chart {
                div.axis-row { (scale.axis()) }
                ol.rows {
                    @for moment in shown {
                        li.time-row {
                            span.when { (in_words(&moment.when)) }
                            span.what { (moment.what) "\u{a0}" (page.cite(&moment.support, PLACE)) }
                            (scale.strip(&moment.when))
                        }
                    }
                }
                p.quiet { (scale.note()) }
            }
            (cut(left_out))
        }
    });
    Section {
        place: PLACE,
        title: "How it came",
        lead: "From the oldest mention to the newest: when something happened, not when it was written.",
        body,
    }
}
