//! Figures, times and facts in the words of a caption.

mod counted;
mod figures;

pub use counted::{agreeing, counted_figure, counted_noun, plural};
pub use figures::{amount, figure, money, number};

use releve_facts::{Direction, Effect, Measure, Metric, Statement, When};

use crate::quotes::spoken;

/// A time's label in words: `2022-Q3` as `Q3 2022`, `SS2016` as
/// `Spring/Summer 2016`.
///
/// # Example: a season and a day
///
/// ```
/// use releve_insight::in_words;
///
/// assert_eq!(in_words(&"SS2016".parse()?), "Spring/Summer 2016");
/// assert_eq!(in_words(&"2025-09-12".parse()?), "12 September 2025");
/// # Ok::<(), releve_facts::Error>(())
/// ```
pub fn in_words(when: &When) -> String {
    let label = when.label();
    let season = [
        ("SS", "Spring/Summer"),
        ("AW", "Autumn/Winter"),
        ("PF", "Pre-fall"),
        ("CR", "Cruise"),
        ("HO", "Holiday"),
    ];
    if let Some((code, name)) = season.iter().find(|(code, _)| label.starts_with(code)) {
        return format!("{name} {}", label.trim_start_matches(code));
    }
    if let Some((first, last)) = label.split_once('/') {
        return format!("{first}–{last}");
    }
    let written = |form: &str| when.start().strftime(form).to_string();
    let mut parts = label.splitn(3, '-');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(_), Some(_), Some(_)) => written("%-d %B %-Y"),
        (Some(year), Some(part), None) => match part.split_at_checked(1) {
            Some(("Q", quarter)) => format!("Q{quarter} {year}"),
            Some(("H", "1")) => format!("first half of {year}"),
            Some(("H", _)) => format!("second half of {year}"),
            Some(("W", week)) => format!("week {} of {year}", week.trim_start_matches('0')),
            _ => written("%B %-Y"),
        },
        _ => label.to_owned(),
    }
}

/// What a measure counts, with its subject: `searches for Miu Miu`.
pub fn counted(metric: Metric, subject: &str) -> String {
    match metric {
        Metric::Searches => format!("searches for {subject}"),
        Metric::HashtagViews => format!("hashtag views of {subject}"),
        Metric::Views => format!("views of {subject}"),
        Metric::Posts => format!("posts on {subject}"),
        Metric::Followers => format!("followers of {subject}"),
        Metric::Engagement => format!("engagement with {subject}"),
        Metric::Sales => format!("sales of {subject}"),
        Metric::Revenue => format!("revenue of {subject}"),
        Metric::Price => format!("price of {subject}"),
        Metric::Share => format!("share of {subject}"),
        Metric::Rank => format!("rank of {subject}"),
        Metric::MediaValue => format!("media value of {subject}"),
        Metric::Count => format!("count of {subject}"),
    }
}

/// One of it: `a blazer`, `an oversized hoodie`.
pub(crate) fn with_article(item: &str) -> String {
    let vowel = item.starts_with(|first: char| "aeiouAEIO".contains(first));
    format!("{} {item}", if vowel { "an" } else { "a" })
}

/// When, as it stands in a sentence: `in 2023`, `on 12 September 2025`, `in the
/// 2010s`, `for Spring/Summer 2016`.
pub fn when_phrase(when: &When) -> String {
    let words = in_words(when);
    let label = when.label();
    if label.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return format!("for {words}");
    }
    if label.ends_with('s') || words.contains("half of") {
        return format!("in the {words}");
    }
    match (label.contains('/'), label.len()) {
        (true, _) => format!("over {words}"),
        (false, 10) => format!("on {words}"),
        _ => format!("in {words}"),
    }
}

/// The conditions of a figure as they stand in a sentence: ` year-on-year on
/// Pinterest in 2023`, with the space before; empty where there are none.
pub(crate) fn conditions_phrase(measure: &Measure) -> String {
    let mut phrase = String::new();
    if let Some(baseline) = &measure.baseline {
        phrase.push_str(&format!(" {baseline}"));
    }
    if let Some(channel) = &measure.channel {
        phrase.push_str(&format!(" on {channel}"));
    }
    if let Some(market) = &measure.market {
        let known_by_letters = market
            .chars()
            .filter(|c| c.is_alphabetic())
            .all(char::is_uppercase);
        let the =
            known_by_letters || market.starts_with("United ") || market.starts_with("Middle ");
        phrase.push_str(if the { " in the " } else { " in " });
        phrase.push_str(market);
    }
    if let Some(when) = &measure.when {
        phrase.push_str(&format!(" {}", when_phrase(when)));
    }
    phrase
}

/// Where, against what and for when a figure holds: `Lyst · year-on-year`.
/// Empty where the text states none of it.
pub fn conditions(measure: &Measure) -> String {
    let when = measure.when.as_ref().map(in_words);
    let parts = [
        measure.channel.as_deref(),
        measure.market.as_deref(),
        measure.baseline.as_deref(),
        when.as_deref(),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// `one, two and three`.
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// The first letter in upper case.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// What an influence did to `target`, in words: `lifted sales of Speedcat`.
pub fn moved(effect: Option<Effect>, direction: Option<Direction>, target: &str) -> String {
    let down = direction == Some(Direction::Down);
    match effect {
        Some(Effect::Popularity) if down => format!("made {target} less popular"),
        Some(Effect::Popularity) => format!("made {target} popular"),
        Some(Effect::Sales) if down => format!("cut sales of {target}"),
        Some(Effect::Sales) => format!("lifted sales of {target}"),
        Some(Effect::Searches) if down => format!("cut searches for {target}"),
        Some(Effect::Searches) => format!("lifted searches for {target}"),
        Some(Effect::Adoption) if down => format!("turned people from {target}"),
        Some(Effect::Adoption) => format!("had people take up {target}"),
        Some(Effect::Revival) => format!("brought back {target}"),
        Some(Effect::Awareness) => format!("made {target} known"),
        None => match direction {
            Some(Direction::Up) => format!("lifted {target}"),
            Some(Direction::Down) => format!("pulled down {target}"),
            None => format!("shaped {target}"),
        },
    }
}

/// A garment with its brand, model and attributes: `white Vivaia sneakerina`.
pub fn item(
    garment: &str,
    brand: Option<&str>,
    product: Option<&str>,
    attributes: &[String],
) -> String {
    let mut words: Vec<&str> = Vec::new();
    let shared = attributes.join(" ");
    if !shared.is_empty() {
        words.push(&shared);
    }
    words.extend(brand);
    words.extend(product);
    words.push(garment);
    words.join(" ")
}

/// A fact as one short statement without a full stop.
pub fn statement(fact: &Statement) -> String {
    match fact {
        Statement::Wear(f) => format!(
            "{} wore {}",
            f.person,
            item(
                &f.garment,
                f.brand.as_deref(),
                f.product.as_deref(),
                &f.attributes
            )
        ),
        Statement::Offer(f) => format!("{} at {}", f.name, money(f.price, f.currency)),
        Statement::Measure(f) => {
            let conditions = conditions(f);
            let head = format!("{}: {}", capital(&counted(f.metric, &f.subject)), figure(f));
            match conditions.is_empty() {
                true => head,
                false => format!("{head} ({conditions})"),
            }
        }
        Statement::Showing(f) => format!(
            "{} showed {}",
            f.brand,
            item(&f.garment, None, None, &f.attributes)
        ),
        Statement::Collaboration(f) => {
            let made = f.product.as_deref().or(f.garment.as_deref());
            let made = made.map_or(String::new(), |made| format!(": {made}"));
            format!("{} worked together{made}", list(&f.parties))
        }
        Statement::Role(f) => match &f.organisation {
            Some(body) => format!("{}, {} of {body}", f.person, f.role),
            None => format!("{}, {}", f.person, f.role),
        },
        Statement::Quote(f) => format!("{}: “{}”", f.speaker, spoken(&f.text)),
        Statement::Influence(f) => format!(
            "{} {}",
            capital(&f.influencer),
            moved(f.effect, f.direction, &f.target)
        ),
        Statement::Pairing(f) => format!("{} with {}", capital(&f.garments[0]), f.garments[1]),
        Statement::Alternative(f) => format!("{} in place of {}", f.product, f.to),
        Statement::Blend(f) => format!("{}: {}", capital(&f.result), f.parents.join(" × ")),
        Statement::Launch(f) => format!("{} launched {}", f.brand, f.what),
        Statement::Composition(f) => format!("{}: {}", capital(&f.trend), f.element),
    }
}
