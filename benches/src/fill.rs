//! Templates and how their slots are filled.

use crate::random::Random;
use crate::vocabulary::{Person, Vocabulary};

const TEMPLATES: &str = include_str!("../templates/english.txt");

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Syllables that unknown names are made of.
const SYLLABLES: [&str; 24] = [
    "ba", "cor", "del", "fen", "gri", "hal", "ive", "jor", "kel", "lun", "mar", "nol", "oru",
    "pel", "qui", "ros", "sol", "tam", "ull", "ver", "wen", "yar", "zan", "esk",
];

/// Stands for `a` or `an` until the next letter is known.
const ARTICLE: char = '\u{1}';
const CAPITAL_ARTICLE: char = '\u{2}';

/// All templates, by form.
#[derive(Debug, Clone)]
pub(crate) struct Templates(Vec<(&'static str, Vec<&'static str>)>);

impl Templates {
    pub(crate) fn english() -> Self {
        let mut forms: Vec<(&str, Vec<&str>)> = Vec::new();
        for line in TEMPLATES.lines().filter(|line| !line.starts_with('#')) {
            let Some((form, template)) = line.split_once('\t') else {
                continue;
            };
            match forms.iter_mut().find(|(known, _)| *known == form) {
                Some((_, templates)) => templates.push(template),
                None => forms.push((form, vec![template])),
            }
        }
        Self(forms)
    }

    pub(crate) fn of(&self, form: &str) -> &[&'static str] {
        self.0
            .iter()
            .find(|(known, _)| *known == form)
            .map_or(&[], |(_, templates)| templates)
    }
}

/// Fills templates for one article.
pub(crate) struct Filler<'v> {
    pub(crate) words: &'v Vocabulary,
    pub(crate) random: Random,
    /// What the article is about.
    trend: &'v str,
    last: Option<Person>,
}

impl<'v> Filler<'v> {
    pub(crate) fn new(words: &'v Vocabulary, mut random: Random) -> Self {
        let trend = random.choose(&words.trends);
        Self {
            words,
            random,
            trend,
            last: None,
        }
    }

    /// The template with every slot filled.
    pub(crate) fn fill(&mut self, template: &str) -> String {
        let mut filled = String::with_capacity(template.len() * 2);
        self.expand(template, &mut filled);
        articles(&filled)
    }

    fn expand(&mut self, template: &str, filled: &mut String) {
        let mut rest = template;
        while let Some(at) = rest.find(['{', '[']) {
            filled.push_str(&rest[..at]);
            let choice = rest.as_bytes()[at] == b'[';
            let close = rest[at..].find(if choice { ']' } else { '}' });
            let end = close.map_or(rest.len(), |length| at + length);
            let inside = &rest[at + 1..end];
            if choice {
                let choices: Vec<&str> = inside.split('/').collect();
                let chosen = *self.random.choose(&choices);
                self.expand(chosen, filled);
            } else {
                let value = self.slot(inside);
                filled.push_str(&value);
            }
            rest = rest.get(end + 1..).unwrap_or("");
        }
        filled.push_str(rest);
    }

    fn slot(&mut self, slot: &str) -> String {
        let first = slot.chars().next().unwrap_or(' ');
        if first.is_uppercase() && !matches!(slot, "Last" | "She" | "A") {
            let lower = slot.to_lowercase();
            return capitalised(&self.slot(&lower));
        }
        let words = self.words;
        match slot {
            "a" => ARTICLE.to_string(),
            "A" => CAPITAL_ARTICLE.to_string(),
            "person" => {
                let person = self.random.choose(&words.people);
                self.last = Some(person.clone());
                person.name.clone()
            }
            "Last" => {
                let person = self.person();
                let last = person.name.rsplit(' ').next().unwrap_or("");
                last.to_owned()
            }
            "she" => (if self.person().she { "she" } else { "he" }).to_owned(),
            "She" => (if self.person().she { "She" } else { "He" }).to_owned(),
            "brand" => self.random.choose(&words.brands).clone(),
            "shop" => self.random.choose(&words.shops).clone(),
            "garment" => self.random.choose(&words.garments).clone(),
            "garments" => format!("{}s", self.random.choose(&words.garments)),
            "colour" => self.random.choose(&words.colours).clone(),
            "material" => self.random.choose(&words.materials).clone(),
            "city" => self.random.choose(&words.cities).clone(),
            "country" => self.random.choose(&words.countries).clone(),
            "channel" => self.random.choose(&words.channels).clone(),
            "publication" => self.random.choose(&words.publications).clone(),
            "event" => {
                let event = self.random.choose(&words.events);
                event.trim_start_matches("The ").to_owned()
            }
            // Every other trend is the one that the article is about.
            "trend" => match self.random.below(2) {
                0 => self.trend.to_owned(),
                _ => self.random.choose(&words.trends).clone(),
            },
            "tag" => {
                let trend = self.random.choose(&words.trends);
                let letters = trend.chars().filter(|c| c.is_alphanumeric());
                letters.collect()
            }
            "newperson" | "writer" => {
                let first = self.random.choose(&words.people).name.clone();
                let first = first.split(' ').next().unwrap_or("Ada").to_owned();
                format!("{first} {}", self.invented())
            }
            "newbrand" => match self.random.below(3) {
                0 => format!("{} Studio", self.invented()),
                1 => format!("Maison {}", self.invented()),
                _ => format!("{} & {}", self.invented(), self.invented()),
            },
            number => self.number(number),
        }
    }

    fn number(&mut self, slot: &str) -> String {
        let random = &mut self.random;
        match slot {
            "year" => random.between(1994, 2026).to_string(),
            "decade" => format!("{}s", 1950 + 10 * random.below(6)),
            "day" => random.between(1, 28).to_string(),
            "month" => (*random.choose(&MONTHS)).to_owned(),
            "quarter" => format!("Q{} {}", random.between(1, 4), random.between(2015, 2026)),
            "season" => {
                let year = random.between(2010, 2026);
                match random.below(4) {
                    0 => format!("SS{}", year % 100),
                    1 => format!("autumn/winter {year}"),
                    2 => format!("spring/summer {year}"),
                    _ => format!("fall {year}"),
                }
            }
            "percent" => {
                let value = random.between(2, 940);
                match random.below(3) {
                    0 => format!("{value} per cent"),
                    1 => format!("{}.{}%", value % 90 + 2, random.between(1, 9)),
                    _ => format!("{value}%"),
                }
            }
            "count" => random.between(2, 990).to_string(),
            "money" => format!(
                "€{}.{} million",
                random.between(11, 800),
                random.between(1, 9)
            ),
            "price" => {
                let price = random.between(15, 999);
                match random.below(7) {
                    0 => format!("${price}"),
                    1 => format!("€{price}"),
                    2 => format!("US${price}"),
                    3 => format!("CHF {price}"),
                    4 => format!("£{},{}", random.between(1, 9), random.between(100, 999)),
                    5 => format!("A${price}.50"),
                    _ => format!("£{price}"),
                }
            }
            _ => String::new(),
        }
    }

    fn person(&mut self) -> Person {
        if self.last.is_none() {
            self.last = Some(self.random.choose(&self.words.people).clone());
        }
        self.last.clone().unwrap_or(Person {
            name: String::new(),
            she: true,
        })
    }

    fn invented(&mut self) -> String {
        let length = self.random.between(2, 3);
        let name: String = (0..length)
            .map(|_| *self.random.choose(&SYLLABLES))
            .collect();
        capitalised(&name)
    }
}

/// The first letter as a capital.
pub(crate) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    let Some(first) = chars.next() else {
        return String::new();
    };
    first.to_uppercase().chain(chars).collect()
}

/// Writes out the articles, by the letter behind them.
fn articles(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !matches!(c, ARTICLE | CAPITAL_ARTICLE) {
            written.push(c);
            continue;
        }
        written.push(if c == ARTICLE { 'a' } else { 'A' });
        let mut behind = chars.clone().skip_while(|c| *c == ' ');
        if behind.next().is_some_and(|c| "aeiouAEIOU".contains(c)) {
            written.push('n');
        }
    }
    written
}
