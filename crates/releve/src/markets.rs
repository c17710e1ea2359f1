//! Countries of markets and of publications, and by what names series are kept.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use releve_facts::EntityKind;
use releve_reading::lexicon::{Detail, Entry, Lexicon};
use releve_study::{Download, SeriesChoice, SeriesKey, Study, Vintage};

use crate::failure::Failure;

/// The ISO code of a country by one of its names.
pub(crate) fn country(lexicon: &Lexicon, market: &str) -> Option<String> {
    named(lexicon, market).find_map(|entry| match &entry.detail {
        Detail::Place {
            country: Some(code),
            kind,
        } if &**kind == "country" => Some(code.to_string()),
        _ => None,
    })
}

/// The one name of what an ISO code stands for, whichever of its names a text
/// uses or a tool its code; else the market as it is called: a region such as
/// `US-NY`, `Scotland`, `Worldwide`.
pub(crate) fn market(lexicon: &Lexicon, called: &str) -> String {
    let whole = named(lexicon, called)
        .filter_map(code)
        .filter_map(|code| of_code(lexicon, code))
        .find(|whole| named(lexicon, called).any(|entry| std::ptr::eq(entry, *whole)));
    let coded = || {
        let code = called.len() == 2 && called.bytes().all(|byte| byte.is_ascii_uppercase());
        of_code(lexicon, called).filter(|_| code)
    };
    // What English calls a place is no other one: Georgia of the United States.
    let place = |entry: &Entry| matches!(entry.detail, Detail::Place { .. });
    let foreign = || {
        let code = FOREIGN.get(called.trim().to_lowercase().as_str()).copied();
        code.filter(|_| !named(lexicon, called).any(place))
    };
    match whole.or_else(coded) {
        Some(entry) => entry.name.to_string(),
        None => match foreign() {
            Some(WORLD) => WORLDWIDE.to_owned(),
            code => {
                let entry = code.and_then(|code| of_code(lexicon, code));
                entry.map_or_else(|| called.to_owned(), |entry| entry.name.to_string())
            }
        },
    }
}

/// The code of the whole world (UN M49), and what Google calls it.
const WORLD: &str = "001";
const WORLDWIDE: &str = "Worldwide";

/// Of Unicode CLDR, as its first lines tell.
const COUNTRY_NAMES: &str = include_str!("../data/country-names.tsv");

/// Codes of countries by their names in other languages, in lower case.
static FOREIGN: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    COUNTRY_NAMES
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .flat_map(|(code, names)| {
            names
                .split('\t')
                .map(move |name| (name.to_lowercase(), code))
        })
        .collect()
});

/// What an ISO code stands for: the country, else the region or the city that
/// has a code of its own: `PR`, `HK`. Districts lie within.
fn of_code<'l>(lexicon: &'l Lexicon, called: &str) -> Option<&'l Entry> {
    let width = |entry: &&Entry| match &entry.detail {
        Detail::Place { kind, .. } => ["country", "region", "city"]
            .iter()
            .position(|wide| *wide == &**kind),
        _ => None,
    };
    let all = lexicon.entries().iter();
    all.filter(|entry| code(entry) == Some(called) && width(entry).is_some())
        .min_by_key(width)
}

/// The ISO code of a place.
fn code(entry: &Entry) -> Option<&str> {
    match &entry.detail {
        Detail::Place { country, .. } => country.as_deref(),
        _ => None,
    }
}

/// Names of markets in one lexicon, each looked up once: a study has many series of
/// few markets, and what a code stands for is looked for in the whole lexicon.
#[derive(Debug, Default)]
pub(crate) struct Names(HashMap<String, String>);

impl Names {
    /// [`market`] of what is called so.
    pub(crate) fn market(&mut self, lexicon: &Lexicon, called: &str) -> &str {
        if !self.0.contains_key(called) {
            self.0.insert(called.to_owned(), market(lexicon, called));
        }
        &self.0[called]
    }
}

/// The last downloads of the series that are meant: a market by any of its names.
pub(crate) fn newest(study: &Study, choice: &SeriesChoice) -> Result<Vec<Download>, Failure> {
    let Some(asked) = &choice.market else {
        return Ok(study.newest(choice)?);
    };
    let any = SeriesChoice {
        market: None,
        ..choice.clone()
    };
    let lexicon = Lexicon::english();
    let wanted = market(&lexicon, asked);
    let mut names = Names::default();
    let mut newest = study.newest(&any)?;
    newest.retain(|download| {
        let called = &download.series.key.market;
        called.eq_ignore_ascii_case(asked) || names.market(&lexicon, called) == wanted
    });
    Ok(newest)
}

/// By what market and channel a study keeps series: one name for each country, and
/// the name that it has for those which it kept before there was one; a channel in
/// whatever case as it was spelled first.
#[derive(Debug, Default)]
pub(crate) struct Markets {
    before: HashMap<SeriesKey, String>,
    /// The spellings that it keeps of channels, by their names in lower case.
    channels: HashMap<String, Vec<String>>,
}

impl Markets {
    /// Those of a study.
    pub(crate) fn of(study: &Study, lexicon: &Lexicon) -> Result<Self, Failure> {
        let mut before = HashMap::new();
        let mut channels: HashMap<String, Vec<String>> = HashMap::new();
        let mut names = Names::default();
        for key in study.series_keys()? {
            let one = names.market(lexicon, &key.market).to_owned();
            let called = key.market.clone();
            let spelled = channels.entry(key.channel.to_lowercase()).or_default();
            if !spelled.contains(&key.channel) {
                spelled.push(key.channel.clone());
            }
            let key = SeriesKey { market: one, ..key };
            // Of two names of one country the one name goes on.
            if before.get(&key).is_none_or(|kept| *kept != key.market) {
                before.insert(key, called);
            }
        }
        Ok(Self { before, channels })
    }

    /// Gives the series of one file the market and the channel that they are kept
    /// by, and tells which channels are spelled otherwise.
    pub(crate) fn settle<'v>(
        &self,
        lexicon: &Lexicon,
        all: impl Iterator<Item = &'v mut Vintage>,
    ) -> Vec<String> {
        let mut names = Names::default();
        let mut here: HashMap<String, String> = HashMap::new();
        let mut otherwise = BTreeSet::new();
        for vintage in all {
            let one = names.market(lexicon, &vintage.key.market).to_owned();
            let called = vintage.key.channel.clone();
            let lower = called.to_lowercase();
            // Of what the study does not keep the first of the file.
            if !self.channels.contains_key(&lower) {
                vintage.key.channel = here.entry(lower).or_insert_with(|| called.clone()).clone();
            }
            self.settle_key(one, &mut vintage.key);
            if vintage.key.channel != called {
                otherwise.insert((called, vintage.key.channel.clone()));
            }
        }
        let told = |(called, kept): (String, String)| {
            format!("the channel `{called}` is kept as `{kept}`, which differs in case alone")
        };
        otherwise.into_iter().map(told).collect()
    }

    /// Gives a key, whose market has this one name, the market and the channel that
    /// it is kept by.
    pub(crate) fn settle_key(&self, market: String, key: &mut SeriesKey) {
        if let Some(spelled) = self.channels.get(&key.channel.to_lowercase())
            && !spelled.contains(&key.channel)
        {
            key.channel.clone_from(&spelled[0]);
        }
        key.market = market;
        if let Some(kept) = self.before.get(key) {
            key.market.clone_from(kept);
        }
    }
}

/// The ISO code of the country that a publication is made in, where the lexicon
/// has it.
pub(crate) fn country_of_publication(lexicon: &Lexicon, publication: &str) -> Option<String> {
    named(lexicon, publication).find_map(|entry| match (entry.kind, &entry.detail) {
        (EntityKind::Publication, Detail::Other { kind: country }) if !country.is_empty() => {
            Some(country.to_string())
        }
        _ => None,
    })
}

/// The entries that are called so, all of the name.
pub(crate) fn named<'l>(lexicon: &'l Lexicon, name: &str) -> impl Iterator<Item = &'l Entry> {
    let found = lexicon.find_whole(name).into_iter();
    found.map(|found| lexicon.entry(found.entry))
}

#[cfg(test)]
mod tests {
    use super::*;
    use releve_series::Holiday;

    #[test]
    fn a_name_is_looked_for_once() {
        let lexicon = Lexicon::english();
        let mut names = Names::default();
        let began = std::time::Instant::now();
        // Looked for each time this takes a minute and not a moment.
        for _ in 0..1_000_000 {
            assert_eq!(names.market(&lexicon, "Worldwide"), "Worldwide");
            assert_eq!(names.market(&lexicon, "GB"), "United Kingdom");
        }
        assert!(began.elapsed().as_secs() < 10);
    }

    #[test]
    fn what_nothing_is_called_is_not_looked_for_in_all_names() {
        let lexicon = Lexicon::english();
        let began = std::time::Instant::now();
        // With every name looked through for a part of it: a minute.
        for number in 0..100_000 {
            assert_eq!(named(&lexicon, &format!("tag{number}")).count(), 0);
        }
        assert!(began.elapsed().as_secs() < 10);
        assert_eq!(named(&lexicon, "united king").count(), 0);
    }

    #[test]
    fn no_name_is_of_two_codes() {
        let lines = COUNTRY_NAMES.lines().filter(|line| !line.starts_with('#'));
        let mut codes = Vec::new();
        let mut names = 0;
        for line in lines {
            let (code, rest) = line.split_once('\t').expect("a code and names");
            assert!(
                code == WORLD
                    || (code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase())),
                "{code}"
            );
            codes.push(code);
            for name in rest.split('\t') {
                assert_eq!(name.trim(), name, "{code}");
                // Two letters are a code, whatever the language.
                assert!(
                    name.chars().count() > 2 || !name.is_ascii() || name == "WW",
                    "{name}"
                );
                assert_eq!(FOREIGN.get(&name.to_lowercase()), Some(&code), "{name}");
                names += 1;
            }
        }
        let count = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), count);
        assert_eq!(FOREIGN.len(), names);
    }

    #[test]
    fn a_market_has_the_holidays_of_its_code() {
        let lexicon = Lexicon::english();
        let letters = || (b'A'..=b'Z').map(char::from);
        for code in letters().flat_map(|one| letters().map(move |two| format!("{one}{two}"))) {
            let name = market(&lexicon, &code);
            let (by_name, by_code) = (Holiday::of_market(&name), Holiday::of_market(&code));
            assert_eq!(by_name, by_code, "{code}: {name}");
        }
    }

    #[test]
    fn countries_by_their_names() {
        let lexicon = Lexicon::english();
        assert_eq!(country(&lexicon, "United Kingdom").as_deref(), Some("GB"));
        assert_eq!(country(&lexicon, "Worldwide"), None);
        // Part of a country's name.
        assert_eq!(country(&lexicon, "Zealand"), None);
        for called in ["Britain", "UK", "United Kingdom", "GB"] {
            assert_eq!(market(&lexicon, called), "United Kingdom");
        }
        for called in ["Hong Kong", "HK", "Hong Kong SAR"] {
            assert_eq!(market(&lexicon, called), "Hong Kong");
        }
        for (called, one) in [("DE", "Germany"), ("MO", "Macau"), ("Macao", "Macau")] {
            assert_eq!(market(&lexicon, called), one);
        }
        assert_eq!(market(&lexicon, "PR"), "Puerto Rico");
        for own in [
            "Worldwide",
            "US-NY",
            "ZZ",
            "",
            "New York",
            "England",
            "Kowloon",
        ] {
            assert_eq!(market(&lexicon, own), own);
        }
        for (one, names) in [
            (
                "Germany",
                &["Deutschland", "deutschland", "DEU", "Allemagne", "德国"][..],
            ),
            (
                "United States",
                &[
                    "États-Unis",
                    "Estados Unidos",
                    "Stati Uniti",
                    "美国",
                    "アメリカ合衆国",
                    "USA",
                ],
            ),
            (
                "United Kingdom",
                &["Regno Unito", "Verenigd Koninkrijk", "Royaume-Uni", "英国"],
            ),
            ("Japan", &["日本", "Giappone"]),
            ("South Korea", &["대한민국", "Südkorea"]),
            (
                "Worldwide",
                &[
                    "worldwide",
                    "Global",
                    "World",
                    "WW",
                    "Weltweit",
                    "Dans tous les pays",
                    "Todo el mundo",
                    "全球",
                    "すべての国",
                ],
            ),
            // A code, and a state that Italian has no other word for than the country.
            ("Russia", &["RU"]),
            ("Georgia", &["Georgia"]),
        ] {
            for called in names {
                assert_eq!(market(&lexicon, called), one, "{called}");
            }
        }
        let made = country_of_publication(&lexicon, "1843 Magazine");
        assert_eq!(made.as_deref(), Some("GB"));
        assert_eq!(country_of_publication(&lexicon, "United Kingdom"), None);
    }
}
