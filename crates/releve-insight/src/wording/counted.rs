//! Nouns with their number, and verbs that agree with them.

use super::number;

/// The plural of a noun, by most a garment's name: `ballet flats`, `dresses`, `scarves`. What
/// has no other form (`jeans`, `knitwear`) stays.
///
/// # Example: regular, already plural, mass
///
/// ```
/// use releve_insight::plural;
///
/// assert_eq!(plural("slip dress"), "slip dresses");
/// assert_eq!(plural("jeans"), "jeans");
/// assert_eq!(plural("knitwear"), "knitwear");
/// assert_eq!(plural("body"), "bodies");
/// assert_eq!(plural("person"), "people");
/// ```
pub fn plural(name: &str) -> String {
    let lower = name.to_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| lower.ends_with(ending));
    let mass = ends(&[
        "wear",
        "clothing",
        "tailoring",
        "jewellery",
        "jewelry",
        "lingerie",
        "hosiery",
        "denim",
    ]);
    if name.is_empty() || mass || lower.ends_with('s') && !lower.ends_with("ss") {
        return name.to_owned();
    }
    let cut = |letters: usize| &name[..name.len() - letters];
    if ends(&["ss", "x", "ch", "sh"]) {
        return format!("{name}es");
    }
    if lower.ends_with('y') && !ends(&["ay", "ey", "oy", "uy"]) {
        return format!("{}ies", cut(1));
    }
    if ends(&["person"]) {
        return format!("{}ople", cut(4));
    }
    match lower.ends_with("scarf") {
        true => format!("{}ves", cut(1)),
        false => format!("{name}s"),
    }
}

/// `one article`, `12 articles`: numbers below ten in words.
///
/// # Example: none, one and many
///
/// ```
/// use releve_insight::counted_noun;
///
/// assert_eq!(counted_noun(0, "article"), "no articles");
/// assert_eq!(counted_noun(1, "person"), "one person");
/// assert_eq!(counted_noun(1200, "person"), "1,200 people");
/// ```
pub fn counted_noun(count: usize, noun: &str) -> String {
    const WORDS: [&str; 10] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    match WORDS.get(count) {
        Some(word) if count == 1 => format!("{word} {noun}"),
        Some(word) => format!("{word} {}", plural(noun)),
        None => counted_figure(count as f64, noun),
    }
}

/// `1 launch`, `2 launches`: figures, however small.
///
/// # Example: one and many
///
/// ```
/// use releve_insight::counted_figure;
///
/// assert_eq!(counted_figure(1.0, "entity"), "1 entity");
/// assert_eq!(counted_figure(1200.0, "entity"), "1,200 entities");
/// ```
pub fn counted_figure(count: f64, noun: &str) -> String {
    match count {
        1.0 => format!("1 {noun}"),
        count => format!("{} {}", number(count), plural(noun)),
    }
}

/// The same with what is said of one of them or of many.
///
/// # Example: the verb agrees
///
/// ```
/// use releve_insight::agreeing;
///
/// let undated = |count| agreeing(count, "document", "is undated, and counts", "are undated, and count");
/// assert_eq!(undated(1), "1 document is undated, and counts");
/// assert_eq!(undated(3), "3 documents are undated, and count");
/// ```
pub fn agreeing(count: usize, noun: &str, one: &str, many: &str) -> String {
    let says = if count == 1 { one } else { many };
    format!("{} {says}", counted_figure(count as f64, noun))
}
