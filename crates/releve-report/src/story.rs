//! The strongest findings as plain text.

use releve_facts::Fact;
use releve_insight::{
    Corpus, Look, Scope, Standing, Support, capital, claims, composition, headline, in_words,
    influences, item, ladder, list, money, register, showings, statement,
};

use crate::cite::{shorten, title};

/// Columns of the text.
const WIDTH: usize = 78;
/// Most findings.
const MOST: usize = 10;

/// What the corpus says of `trend`, for a terminal: the headline, then up to
/// ten findings, each with the sentence it stands in and the document.
///
/// # Example: a trend nobody writes of
///
/// ```
/// use releve_insight::Corpus;
///
/// let story = releve_report::story(&Corpus::default(), "balletcore");
/// assert_eq!(story, "BALLETCORE\n\nNo article here speaks of balletcore.\n");
/// ```
pub fn story(corpus: &Corpus, trend: &str) -> String {
    let scope = Scope::of(corpus, trend);
    let mut out = String::new();
    wrap(&mut out, "", &scope.name().to_uppercase());
    out.push('\n');
    let sentences: Vec<String> = headline(&scope).into_iter().map(|s| s.text).collect();
    wrap(&mut out, "", &sentences.join(" "));
    for (finding, support) in findings(&scope) {
        out.push('\n');
        wrap(&mut out, "  ", &finding);
        if let Some(fact) = support.facts().first() {
            wrap(&mut out, "    ", &source(corpus, fact, support.documents()));
        }
    }
    out
}

/// Some of every kind rather than all of one.
fn findings<'a>(scope: &Scope<'a>) -> Vec<(String, Support<'a>)> {
    let mut found = Vec::new();
    for claim in claims(scope).into_iter().take(3) {
        let mut line = statement(&releve_facts::Statement::Measure(claim.measure().clone()));
        if claim.is_disputed() {
            let figures: Vec<String> = claim
                .values
                .iter()
                .map(|value| releve_insight::figure(value.measure))
                .collect();
            let standing = match claim.standing {
                Standing::Split => "one article gives",
                _ => "the articles disagree:",
            };
            line.push_str(&format!(" — {standing} {}", list(&figures)));
        }
        found.push((line, claim.support()));
    }
    let looks = register(scope);
    let mut best: Vec<&Look> = looks.iter().collect();
    best.sort_by_key(|look| std::cmp::Reverse(look.support.documents()));
    found.extend(
        best.into_iter()
            .take(2)
            .map(|look| (worn(look), look.support.clone())),
    );
    found.extend(influences(scope).into_iter().take(2).map(|influence| {
        let (effect, way) = match influence.effect {
            Some((effect, way)) => (Some(effect), way),
            None => (None, None),
        };
        let moved = releve_insight::moved(effect, way, influence.target);
        (
            format!("{} {moved}", capital(&influence.influencer)),
            influence.support,
        )
    }));
    let parts = composition(scope);
    if !parts.is_empty() {
        let names: Vec<&str> = parts.iter().take(6).map(|part| part.name).collect();
        found.push((
            format!("Made of {}", list(&names)),
            parts[0].support.clone(),
        ));
    }
    for season in showings(scope).into_iter().take(1) {
        for house in season.houses.into_iter().take(1) {
            let pieces: Vec<&str> = house.pieces.iter().take(4).map(|piece| piece.0).collect();
            let when = season.season.as_ref().map(in_words);
            let when = when.map_or(String::new(), |when| format!(" for {when}"));
            found.push((
                format!("{} showed {}{when}", house.brand, list(&pieces)),
                house.support,
            ));
        }
    }
    if let Some(ladder) = ladder(scope).into_iter().next() {
        let sum = |value| money(value, ladder.currency);
        if let [first, .., last] = ladder.rungs.as_slice() {
            let mut support = first.support.clone();
            let line = format!(
                "From {} ({}) to {} ({})",
                sum(first.price),
                first.brand.unwrap_or(first.name),
                sum(last.price),
                last.brand.unwrap_or(last.name)
            );
            support = support
                .facts()
                .iter()
                .chain(last.support.facts())
                .copied()
                .collect();
            found.push((line, support));
        }
    }
    found.truncate(MOST);
    found
}

fn worn(look: &Look) -> String {
    let items: Vec<String> = look
        .items
        .iter()
        .map(|i| item(i.garment, i.brand, i.product, &i.attributes))
        .collect();
    let at = look.occasion.map_or(String::new(), |at| format!(" ({at})"));
    format!("{} wore {}{at}", look.person, list(&items))
}

fn source(corpus: &Corpus, fact: &Fact, documents: usize) -> String {
    // The longest passage says most: the first may be a line that leads to it.
    let passages = fact.evidence().iter().map(|e| e.quote());
    let quote = passages.max_by_key(|quote| quote.len()).unwrap_or_default();
    let name = corpus.document(fact.doc()).map_or_else(
        || fact.doc().to_owned(),
        |document| document.source.clone().unwrap_or_else(|| title(document)),
    );
    let more = match documents {
        0 | 1 => String::new(),
        n => format!(" and {} more", n - 1),
    };
    format!("“{}” — {name}{more}", shorten(quote, 220))
}

/// Adds `text` in lines of at most [`WIDTH`] columns behind `indent`. Control
/// characters of an article must not reach the terminal.
fn wrap(out: &mut String, indent: &str, text: &str) {
    let mut column = 0;
    for word in text.split_whitespace() {
        let word: String = word.chars().filter(|char| !char.is_control()).collect();
        let width = word.chars().count();
        if column > 0 && indent.len() + column + 1 + width > WIDTH {
            out.push('\n');
            column = 0;
        }
        if column == 0 {
            out.push_str(indent);
        } else {
            out.push(' ');
            column += 1;
        }
        out.push_str(&word);
        column += width;
    }
    out.push('\n');
}
