//! Answers of Wikimedia's pageviews API, `metrics/pageviews/per-article`.

use releve_facts::Metric;
use releve_series::{Calendar, Point};
use serde::Deserialize;

use super::{Drafts, begins, finish};
use crate::json::{self, Text, amount};
use crate::part::File;
use crate::record::{Scale, SeriesKey};
use crate::{Error, Intake};

#[derive(Deserialize)]
struct Answer {
    items: Vec<Item>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Item {
    project: Text,
    article: Text,
    granularity: Text,
    timestamp: Text,
    access: Text,
    agent: Text,
    views: Text,
}

pub(crate) fn read(file: &File<'_>) -> Result<Intake, Error> {
    let answer: Answer = json::parse(&file.text()).map_err(|why| file.malformed(&why))?;
    let mut taken = Intake::default();
    let mut drafts = Drafts::default();
    for (number, item) in (1..).zip(answer.items) {
        let place = file.place(number);
        let stamp = item.timestamp.one().unwrap_or_default();
        let (Some(article), Some(views), Some(day)) =
            (item.article.one(), amount(&item.views), begins(&stamp))
        else {
            taken.refuse(place, "expected `article`, `timestamp` and `views`");
            continue;
        };
        if views < 0.0 {
            taken.refuse(
                place,
                format!("`views` of {views}; expected a count of zero or more"),
            );
            continue;
        }
        let granularity = item.granularity.one().unwrap_or_default();
        let key = SeriesKey {
            subject: article.replace('_', " "),
            metric: Metric::Views,
            channel: channel(&item),
            market: None,
        };
        let draft = drafts.of(&key, &place, Scale::Count);
        draft.dating.calendar = match granularity.as_str() {
            "daily" => Some(Calendar::Daily),
            "monthly" => Some(Calendar::Monthly),
            _ => None,
        };
        draft.points.push((day, Point::Exact(views)));
    }
    let drafts = drafts.into_all();
    finish(file, file.downloaded(), drafts, &mut taken);
    Ok(taken)
}

/// The wiki, and which views of it where not all people's.
fn channel(item: &Item) -> String {
    let mut channel = item.project.one().unwrap_or_else(|| "wikipedia".to_owned());
    for (value, usual) in [(&item.access, "all-access"), (&item.agent, "user")] {
        if let Some(value) = value.one().filter(|value| value != usual) {
            channel.push(' ');
            channel.push_str(&value);
        }
    }
    channel
}
