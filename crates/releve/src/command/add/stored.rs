//! What intake finds, as a study keeps it.

use releve_facts::{Bound, Document, EntityKind};
use releve_intake::product::{Availability, Product as Found};
use releve_intake::{Change, Mapping, Record, Scale, SeriesKey as Key, Span};
use releve_reading::{Reader, Reading};
use releve_series::{Calendar, Point as Value};
use releve_study::{Details, PlatformChange, Point, Product, SeriesKey, Standing, Step, Vintage};

/// What a series is of, by the market that its file says.
pub(super) fn key(found: &Key) -> SeriesKey {
    SeriesKey {
        subject: found.subject.clone(),
        metric: found.metric.as_str().to_owned(),
        channel: found.channel.clone(),
        market: found.market.clone().unwrap_or_default(),
    }
}

/// A download of a series.
pub(super) fn vintage(record: &Record) -> Vintage {
    let series = &record.series;
    let calendar = series.calendar();
    let points = (0..)
        .zip(series.points())
        .filter_map(|(place, value)| {
            // Every period of a series has a date: it was made of dates.
            let day = calendar.date(series.first().plus(place)).ok()?;
            let (value, bound) = match *value {
                Value::Exact(value) => (Some(value), None),
                Value::Missing => (None, None),
                Value::Below(bound) => (Some(bound), Some(Bound::Under)),
                Value::Above(bound) => (Some(bound), Some(Bound::Over)),
            };
            Some(Point { day, value, bound })
        })
        .collect();
    Vintage {
        key: key(&record.key),
        step: match calendar {
            Calendar::Daily => Step::Day,
            Calendar::Weekly(_) => Step::Week,
            Calendar::Monthly => Step::Month,
            Calendar::Quarterly => Step::Quarter,
        },
        unit: unit(record.scale).map(str::to_owned),
        downloaded: series.vintage(),
        dropped: (record.dropped.partial + record.dropped.predicted) as u64,
        points,
    }
}

/// What the platform says of it beside its values.
pub(super) fn standing(record: &Record) -> Standing {
    let change = |change: &Change| {
        let (percent, bound) = match change.percent {
            Value::Exact(percent) => (percent, None),
            Value::Below(percent) => (percent, Some(Bound::Under)),
            Value::Above(percent) => (percent, Some(Bound::Over)),
            Value::Missing => return None,
        };
        let over = match change.over {
            Span::Week => Step::Week,
            Span::Month => Step::Month,
            Span::Year => Step::Year,
        };
        Some(PlatformChange {
            over,
            percent,
            bound,
        })
    };
    Standing {
        rank: record.rank,
        changes: record.changes.iter().filter_map(change).collect(),
    }
}

/// What values on a scale are in.
fn unit(scale: Scale) -> Option<&'static str> {
    match scale {
        Scale::Count => Some("count"),
        Scale::Percent => Some("percent"),
        Scale::Index => Some("index"),
        Scale::Scaled => Some("scaled"),
        Scale::Score => Some("score"),
        Scale::Unknown => None,
    }
}

/// Products, their titles and descriptions read. Variants of one product stand
/// together and are read once.
pub(super) fn products(found: &[Found], reader: &Reader) -> Vec<Product> {
    let mut read: Option<(String, Reading)> = None;
    found
        .iter()
        .map(|product| {
            let text = text(product);
            let reading = match read.take() {
                Some((before, reading)) if before == text => reading,
                _ => reader.read(&Document::new("product", text.as_str())),
            };
            let stored = self::product(product, &reading);
            read = Some((text, reading));
            stored
        })
        .collect()
}

/// What is read of a product: its title on a line of its own, as in an article.
fn text(product: &Found) -> String {
    match &product.description {
        Some(description) => format!("{}\n\n{description}", product.title),
        None => product.title.clone(),
    }
}

/// A product with what was read of it. Its garment is the one named first, for
/// a description may speak of what goes with it; what the shop says of colour
/// and material goes before what was read.
fn product(product: &Found, reading: &Reading) -> Product {
    let garment = reading
        .entities
        .iter()
        .filter(|entity| entity.kind == EntityKind::Garment)
        .filter_map(|entity| Some((entity.mentions.first()?.start, &entity.name)))
        .min()
        .map(|(_, name)| name.clone());
    let (colors, rest) = (&product.color, [&product.material, &product.pattern]);
    let colors = colors.iter().flat_map(|text| colors_of(text));
    let rest = rest.into_iter().flatten().map(|text| text.trim());
    let said = colors.chain(rest).map(str::to_lowercase);
    let read = reading
        .entities
        .iter()
        .filter(|entity| entity.kind == EntityKind::Attribute)
        .map(|entity| entity.name.clone());
    let mut attributes: Vec<String> = Vec::new();
    for attribute in said.chain(read) {
        if !attribute.is_empty() && !attributes.contains(&attribute) {
            attributes.push(attribute);
        }
    }
    let named = |text: &String| !text.is_empty();
    Product {
        shop: product
            .retailer
            .clone()
            .or_else(|| host(product.url.as_deref()?))
            .unwrap_or_default(),
        item: Some(&product.id)
            .filter(|id| named(id))
            .or(product.url.as_ref())
            .unwrap_or(&product.title)
            .clone(),
        day: product.day,
        title: match &product.variant {
            Some(variant) => format!("{} – {variant}", product.title),
            None => product.title.clone(),
        },
        brand: product.brand.clone(),
        garment,
        price: product.price,
        price_to: product.price_to,
        price_was: product.price_was,
        currency: product.currency,
        available: product.availability.map(|availability| {
            matches!(
                availability,
                Availability::InStock | Availability::Preorder | Availability::Backorder
            )
        }),
        url: product.url.clone(),
        image: product.image.clone(),
        attributes,
        details: Details {
            group: product.group.clone(),
            variant: product.variant.clone(),
            kind: product.kind.clone(),
            category: product.category.clone(),
            color: product.color.clone(),
            size: product.size.clone(),
            material: product.material.clone(),
            pattern: product.pattern.clone(),
            gender: product.gender.clone(),
            age_group: product.age_group.clone(),
            condition: product.condition.clone(),
            gtin: product.gtin.clone(),
            mpn: product.mpn.clone(),
            sku: product.sku.clone(),
            tags: product.tags.clone(),
        },
    }
}

/// The colours that a shop names in one field. Merchant Center parts them by
/// slashes (`Black/Red`, <https://support.google.com/merchants/answer/6324487>),
/// its lists and other shops by commas, semicolons, `+` and `&`. What has a part
/// of one letter, such as `N/A`, is no list.
fn colors_of(text: &str) -> Vec<&str> {
    let parts: Vec<&str> = text
        .split(['/', ',', ';', '+', '&', '|'])
        .map(str::trim)
        .collect();
    let parted = parts.iter().all(|part| part.chars().nth(1).is_some());
    if parted { parts } else { vec![text.trim()] }
}

/// The host of an address, without `www.`.
fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?.rsplit('@').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then(|| host.to_lowercase())
}

/// A mapping as a study remembers it: the header, a title a line, and the
/// mapping as it is typed.
pub(super) fn remembered(mapping: &Mapping) -> (String, String) {
    let titles: Vec<&str> = mapping.header.iter().map(String::as_str).collect();
    (titles.join("\n"), mapping.to_string())
}

/// A mapping that a study remembers; `None` where another version of the
/// program wrote what this one does not know.
pub(super) fn mapping((header, map): &(String, String)) -> Option<Mapping> {
    let mut mapping: Mapping = map.parse().ok()?;
    mapping.header = header.split('\n').map(str::to_owned).collect();
    Some(mapping)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use releve_intake::{Options, Parts};

    use super::*;

    fn taken(bytes: &'static [u8], name: &str, options: &Options) -> releve_intake::Intake {
        let mut parts = Parts::of(bytes, name, options).unwrap();
        parts.next().unwrap().unwrap().intake(options).unwrap()
    }

    #[test]
    fn censored_values_stay_censored() {
        let csv =
            b"Category: All categories\n\nWeek,flats: (Worldwide)\n2025-01-05,<1\n2025-01-12,7\n";
        let taken = taken(csv, "multiTimeline.csv", &Options::default());
        let vintage = vintage(&taken.series[0]);
        assert_eq!(vintage.key.subject, "flats");
        assert_eq!(vintage.key.metric, "searches");
        assert_eq!(vintage.key.market, "Worldwide");
        assert_eq!(vintage.step, Step::Week);
        let days: Vec<_> = vintage
            .points
            .iter()
            .map(|point| (point.day, point.value, point.bound))
            .collect();
        assert_eq!(
            days,
            [
                (date(2025, 1, 5), Some(1.0), Some(Bound::Under)),
                (date(2025, 1, 12), Some(7.0), None)
            ]
        );
    }

    #[test]
    fn a_mapping_is_known_again() {
        let csv = b"Tag,Day,\"Views, all\"\nflats,2024-01-01,7\nflats,2024-01-02,8\n";
        let options = Options {
            mapping: Some(
                "date=Day,value=Views\\, all,subject=Tag,market:US"
                    .parse()
                    .unwrap(),
            ),
            ..Options::default()
        };
        let mapping = taken(csv, "a.csv", &options).mapping.unwrap();
        assert_eq!(self::mapping(&remembered(&mapping)), Some(mapping));
        assert_eq!(self::mapping(&(String::new(), "none".into())), None);
    }

    #[test]
    fn colours_in_one_field_are_several() {
        for (text, expected) in [
            ("Black/Red", &["Black", "Red"][..]),
            ("navy & white", &["navy", "white"]),
            ("Black, Off-White / Sand", &["Black", "Off-White", "Sand"]),
            ("Light blue", &["Light blue"]),
            ("N/A", &["N/A"]),
            ("Black/", &["Black/"]),
        ] {
            assert_eq!(colors_of(text), expected);
        }
        let mut found = Found::new("41", "Ballet flat", date(2026, 11, 20));
        found.color = Some("Black/Red".into());
        let stored = products(&[found], &Reader::english());
        assert_eq!(stored[0].attributes, ["black", "red"]);
    }

    #[test]
    fn products_are_read() {
        let mut found = Found::new("41", "Satin ballet flat", date(2026, 11, 20));
        found.description = Some("Wear it with jeans.".into());
        found.color = Some("Black".into());
        found.url = Some("https://www.Shop.example/p/41".into());
        found.availability = Some(Availability::OutOfStock);
        let mut other = found.clone();
        other.id = String::new();
        other.variant = Some("38".into());
        let stored = products(&[found, other], &Reader::english());
        assert_eq!(stored[0].garment.as_deref(), Some("ballet flat"));
        assert_eq!(stored[0].attributes[..2], ["black", "satin"]);
        assert_eq!(
            (stored[0].shop.as_str(), stored[0].item.as_str()),
            ("shop.example", "41")
        );
        assert_eq!(stored[0].available, Some(false));
        assert_eq!(stored[1].item, "https://www.Shop.example/p/41");
        assert_eq!(stored[1].title, "Satin ballet flat – 38");
    }
}
