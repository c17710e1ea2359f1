//! The language of a text, by its script and its most frequent words.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

/// Languages of a word, a bit for each line of the data file.
static WORDS: LazyLock<(Vec<&'static str>, HashMap<&'static str, u32, FixedState>)> =
    LazyLock::new(|| {
        let mut languages = Vec::new();
        let mut words: HashMap<_, u32, FixedState> = HashMap::default();
        for line in include_str!("../data/function-words.txt").lines() {
            let Some((language, list)) = line.split_once(": ").filter(|_| !line.starts_with('#'))
            else {
                continue;
            };
            for word in list.split(' ') {
                *words.entry(word).or_default() |= 1 << languages.len();
            }
            languages.push(language);
        }
        (languages, words)
    });

/// Words that are looked at.
const SAMPLE: usize = 400;

/// The least number of words of a language that tell it.
const LEAST: usize = 4;

/// The primary tag of a text's language, where it is sure.
pub(crate) fn told(text: &str) -> Option<&'static str> {
    if let Some(script) = script(text) {
        return Some(script);
    }
    let (languages, words) = &*WORDS;
    let mut found = vec![0usize; languages.len()];
    for word in text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .take(SAMPLE)
    {
        let known = words
            .get(word)
            .or_else(|| words.get(&*word.to_lowercase()))
            .copied()
            .unwrap_or(0);
        for (at, count) in found.iter_mut().enumerate() {
            *count += usize::from(known >> at & 1 == 1);
        }
    }
    let best = (0..found.len()).max_by_key(|at| found[*at])?;
    let next = (0..found.len())
        .filter(|at| *at != best)
        .map(|at| found[at])
        .max()?;
    (found[best] >= LEAST && found[best] * 2 >= next * 3).then(|| languages[best])
}

/// Languages that alone use their script, as far as the press goes.
fn script(text: &str) -> Option<&'static str> {
    let (mut letters, mut kana, mut han, mut hangul) = (0, 0, 0, 0);
    let (mut cyrillic, mut ukrainian, mut greek, mut arabic, mut persian) = (0, 0, 0, 0, 0);
    let (mut hebrew, mut thai, mut devanagari) = (0, 0, 0);
    for c in text.chars().filter(|c| c.is_alphabetic()).take(2_000) {
        letters += 1;
        match c {
            '\u{3040}'..='\u{30ff}' => kana += 1,
            '\u{3400}'..='\u{9fff}' => han += 1,
            '\u{ac00}'..='\u{d7af}' => hangul += 1,
            '\u{370}'..='\u{3ff}' => greek += 1,
            'і' | 'ї' | 'є' | 'ґ' => ukrainian += 1,
            '\u{400}'..='\u{4ff}' => cyrillic += 1,
            'پ' | 'چ' | 'ژ' | 'گ' | 'ی' => persian += 1,
            '\u{600}'..='\u{6ff}' => arabic += 1,
            '\u{590}'..='\u{5ff}' => hebrew += 1,
            '\u{e00}'..='\u{e7f}' => thai += 1,
            '\u{900}'..='\u{97f}' => devanagari += 1,
            _ => {}
        }
    }
    let most = |count: usize| letters > 0 && count * 2 > letters;
    if most(kana + han) {
        return Some(if kana * 10 > han { "ja" } else { "zh" });
    }
    if most(cyrillic + ukrainian) {
        return Some(if ukrainian * 50 > letters { "uk" } else { "ru" });
    }
    if most(arabic + persian) {
        return Some(if persian * 30 > letters { "fa" } else { "ar" });
    }
    [
        (hangul, "ko"),
        (greek, "el"),
        (hebrew, "he"),
        (thai, "th"),
        (devanagari, "hi"),
    ]
    .into_iter()
    .find_map(|(count, language)| most(count).then_some(language))
}

/// A declared language as a BCP 47 tag: `de_AT` and `DE-at` are `de-AT`.
pub(crate) fn tag(declared: &str) -> Option<String> {
    let mut parts = declared
        .trim()
        .split([',', ';', '.'])
        .next()?
        .split(['-', '_']);
    let primary = parts.next()?.to_ascii_lowercase();
    if !(2..=3).contains(&primary.len()) || !primary.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let mut tag = primary;
    for part in parts.take(2) {
        if !part.bytes().all(|b| b.is_ascii_alphanumeric()) {
            break;
        }
        match part.len() {
            2 => tag = format!("{tag}-{}", part.to_ascii_uppercase()),
            3 if part.bytes().all(|b| b.is_ascii_digit()) => tag = format!("{tag}-{part}"),
            4 => {
                let (first, rest) = part.split_at(1);
                tag = format!(
                    "{tag}-{}{}",
                    first.to_ascii_uppercase(),
                    rest.to_ascii_lowercase()
                );
            }
            _ => break,
        }
    }
    Some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_tells_its_language() {
        for (text, expected) in [
            (
                "The flats that were shown in Paris have been sold out, and there are more for spring.",
                Some("en"),
            ),
            (
                "Die Ballerinas sind wieder da, und sie werden auch in diesem Herbst nicht aus der Mode kommen.",
                Some("de"),
            ),
            (
                "Les ballerines sont de retour dans les vitrines, et elles ne sont pas près de partir pour nous.",
                Some("fr"),
            ),
            (
                "Las bailarinas están de vuelta y este otoño son más populares que nunca entre los jóvenes.",
                Some("es"),
            ),
            ("バレエシューズが戻ってきた", Some("ja")),
            ("芭蕾平底鞋回来了", Some("zh")),
            ("Балетки вернулись", Some("ru")),
            ("الناشط الحقوقي", Some("ar")),
            ("Margot £550", None),
            ("", None),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn declared_languages_are_normal() {
        for (declared, expected) in [
            ("de_AT", Some("de-AT")),
            ("EN-gb", Some("en-GB")),
            ("zh-hans-cn", Some("zh-Hans-CN")),
            ("fr_FR.UTF-8", Some("fr-FR")),
            ("english", None),
            ("", None),
        ] {
            assert_eq!(tag(declared).as_deref(), expected, "{declared}");
        }
    }
}
