//! A statement in words.

use std::fmt::Display;

use releve_facts::{Bound, Direction, Measure, Offer, Showing, Statement, Unit, Wear, When};
use releve_insight::spoken;

/// What a fact says, as a short sentence without its full stop.
pub(crate) fn in_words(statement: &Statement) -> String {
    match statement {
        Statement::Wear(wear) => wear_in_words(wear),
        Statement::Offer(offer) => offer_in_words(offer),
        Statement::Measure(measure) => measure_in_words(measure),
        Statement::Showing(showing) => showing_in_words(showing),
        Statement::Collaboration(it) => Words::new(it.parties.join(" × "))
            .maybe("on", it.product.as_ref().or(it.garment.as_ref()))
            .when(it.when.as_ref())
            .done(),
        Statement::Role(it) => Words::new(format!("{} is {}", it.person, it.role))
            .maybe("of", it.organisation.as_ref())
            .done(),
        Statement::Quote(it) => Words::new(format!("{}: “{}”", it.speaker, spoken(&it.text)))
            .maybe("to", it.outlet.as_ref())
            .done(),
        Statement::Influence(it) => {
            let verb = match it.direction {
                Some(Direction::Down) => "lowered",
                _ => "moved",
            };
            Words::new(format!("{} {verb} {}", it.influencer, it.target))
                .maybe("in", it.effect.as_ref())
                .maybe("on", it.channel.as_ref())
                .maybe("in", it.market.as_ref())
                .when(it.when.as_ref())
                .done()
        }
        Statement::Pairing(it) => {
            let basis = it.basis.map(|basis| format!("({basis})"));
            Words::new(it.garments.join(" with ")).also(basis).done()
        }
        Statement::Alternative(it) => Words::new(format!("{} in place of {}", it.product, it.to))
            .maybe("by", it.basis.as_ref())
            .done(),
        Statement::Blend(it) => format!("{} crosses {}", it.result, it.parents.join(" and ")),
        Statement::Launch(it) => Words::new(format!("{} launches {}", it.brand, it.what))
            .when(it.when.as_ref())
            .done(),
        Statement::Composition(it) => format!("{} has {}", it.trend, it.element),
    }
}

fn wear_in_words(wear: &Wear) -> String {
    let product = wear.product.as_ref();
    Words::new(format!("{} wore", wear.person))
        .also((!wear.attributes.is_empty()).then(|| wear.attributes.join(", ")))
        .also(Some(&wear.garment))
        .maybe("by", wear.brand.as_ref())
        .also(product.map(|product| format!("({product})")))
        .maybe("from", wear.season.as_ref())
        .occasion(wear.occasion.as_deref())
        .maybe("on", wear.channel.as_ref())
        .when(wear.when.as_ref())
        .done()
}

fn offer_in_words(offer: &Offer) -> String {
    let from = match offer.bound {
        Some(Bound::From) => "from ",
        _ => "",
    };
    let name = &offer.name;
    Words::new(format!("{name}, {from}{}", amount(offer.price)))
        .also(offer.price_to.map(|to| format!("to {}", amount(to))))
        .also(Some(&offer.currency))
        .also(offer.price_was.map(|was| format!("(was {})", amount(was))))
        .maybe("by", offer.brand.as_ref())
        .maybe("at", offer.retailer.as_ref())
        .done()
}

fn measure_in_words(measure: &Measure) -> String {
    let value = amount(measure.value);
    let falls =
        measure.change && measure.direction == Some(Direction::Down) && measure.unit == Unit::Ratio;
    let value = match &measure.unit {
        Unit::Percent => format!("{value}%"),
        Unit::Rank => format!("number {value}"),
        Unit::Ratio if falls => format!("{} of before", share(measure.value)),
        Unit::Ratio => format!("{value} times"),
        Unit::Count => value,
        unit => format!("{value} {unit}"),
    };
    let bound = measure.bound.filter(|bound| *bound != Bound::Exact);
    let direction = match (measure.change, measure.direction) {
        (true, Some(_)) if falls => Some("down to".to_owned()),
        (true, Some(direction)) => Some(direction.to_string()),
        (true, None) => Some("changed by".to_owned()),
        (false, _) => None,
    };
    let metric = measure.metric.as_str().replace('_', " ");
    Words::new(format!("{}: {metric}", measure.subject))
        .also(direction)
        .also(bound)
        .also(Some(value))
        .also(measure.baseline.as_ref())
        .maybe("on", measure.channel.as_ref())
        .maybe("in", measure.market.as_ref())
        .when(measure.when.as_ref())
        .done()
}

/// What is left of one after a fall to it, or so many times: `half`, `a third`.
fn share(ratio: f64) -> String {
    // `halved` is 0.5, and to fall twofold is the same.
    let left = if ratio > 1.0 { ratio.recip() } else { ratio };
    let named = [
        (2.0, "half"),
        (3.0, "a third"),
        (4.0, "a quarter"),
        (5.0, "a fifth"),
    ];
    let known = named.iter().find(|(of, _)| (left * of - 1.0).abs() < 0.01);
    known.map_or_else(
        || format!("{}%", amount(100.0 * left)),
        |(_, word)| (*word).to_owned(),
    )
}

fn showing_in_words(showing: &Showing) -> String {
    Words::new(format!("{} showed", showing.brand))
        .also((!showing.attributes.is_empty()).then(|| showing.attributes.join(", ")))
        .also(Some(&showing.garment))
        .maybe("for", showing.season.as_ref())
        .maybe("at", showing.event.as_ref())
        .maybe("by", showing.designer.as_ref())
        .done()
}

/// A number with commas between thousands, to hundredths.
pub(crate) fn amount(value: f64) -> String {
    // A third is 33.33 %: what the text says in words has no more digits than that.
    let digits = ((value * 100.0).round() / 100.0).to_string();
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let (sign, whole) = match whole.strip_prefix('-') {
        Some(whole) => ("-", whole),
        None => ("", whole),
    };
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{grouped}{point}{fraction}")
}

/// Words that grow by what is known.
struct Words(String);

impl Words {
    fn new(words: String) -> Self {
        Self(words)
    }

    /// `at Coachella`; what has a word of its own for it, `at the airport`, as it stands.
    fn occasion(self, occasion: Option<&str>) -> Self {
        let own = |occasion: &str| {
            ["at ", "on ", "in ", "off "]
                .iter()
                .any(|own| occasion.starts_with(own))
        };
        let (own, bare) = match occasion {
            Some(occasion) if own(occasion) => (Some(occasion), None),
            occasion => (None, occasion),
        };
        self.also(own).maybe("at", bare.as_ref())
    }

    fn also(mut self, value: Option<impl Display>) -> Self {
        if let Some(value) = value {
            self.0.push_str(&format!(" {value}"));
        }
        self
    }

    fn maybe(self, before: &str, value: Option<&impl Display>) -> Self {
        self.also(value.map(|value| format!("{before} {value}")))
    }

    /// On a day, in anything longer.
    fn when(self, when: Option<&When>) -> Self {
        let day = when.is_some_and(|when| when.start() == when.end());
        self.maybe(if day { "on" } else { "in" }, when)
    }

    fn done(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(json: &str) -> String {
        in_words(&serde_json::from_str(json).unwrap())
    }

    #[test]
    fn statements_read_as_sentences() {
        for (json, expected) in [
            (
                r#"{"kind":"wear","person":"Bella Hadid","garment":"ballet flat","brand":"Miu Miu","attributes":["pink","satin"],"occasion":"Cannes"}"#,
                "Bella Hadid wore pink, satin ballet flat by Miu Miu at Cannes",
            ),
            (
                r#"{"kind":"wear","person":"Xiao Zhan","garment":"tote","occasion":"at the airport"}"#,
                "Xiao Zhan wore tote at the airport",
            ),
            (
                r#"{"kind":"measure","subject":"shorts","metric":"sales","value":33.333333333333336,"unit":"percent","change":true,"direction":"up"}"#,
                "shorts: sales up 33.33%",
            ),
            (
                r#"{"kind":"measure","subject":"shorts","metric":"views","value":0.5,"unit":"ratio","change":true,"direction":"down","bound":"about"}"#,
                "shorts: views down to about half of before",
            ),
            (
                r#"{"kind":"measure","subject":"shorts","metric":"views","value":3,"unit":"ratio","change":true,"direction":"down"}"#,
                "shorts: views down to a third of before",
            ),
            (
                r#"{"kind":"measure","subject":"shorts","metric":"views","value":0.4,"unit":"ratio","change":true,"direction":"down"}"#,
                "shorts: views down to 40% of before",
            ),
            (
                r#"{"kind":"launch","brand":"Miu Miu","what":"Tonal","when":{"label":"2025-09-12","start":"2025-09-12","end":"2025-09-12"}}"#,
                "Miu Miu launches Tonal on 2025-09-12",
            ),
            (
                r#"{"kind":"launch","brand":"Miu Miu","what":"Tonal","when":{"label":"2025-09","start":"2025-09-01","end":"2025-09-30"}}"#,
                "Miu Miu launches Tonal in 2025-09",
            ),
            (
                r#"{"kind":"offer","name":"Margot","price":1550,"currency":"GBP","price_was":1700.5,"brand":"The Row"}"#,
                "Margot, 1,550 GBP (was 1,700.5) by The Row",
            ),
            (
                r#"{"kind":"measure","subject":"balletcore","metric":"hashtag_views","value":281000,"unit":"count","change":false,"bound":"over","channel":"Xiaohongshu"}"#,
                "balletcore: hashtag views over 281,000 on Xiaohongshu",
            ),
            (
                r#"{"kind":"role","person":"Sandy Liang","role":"designer"}"#,
                "Sandy Liang is designer",
            ),
            (
                r#"{"kind":"pairing","garments":["ballet flat","jeans"],"basis":"tip"}"#,
                "ballet flat with jeans (tip)",
            ),
        ] {
            assert_eq!(words(json), expected);
        }
    }
}
