//! The strongest findings as plain text.

use releve_facts::Fact;
use releve_insight::{
    Corpus, Look, Scope, Standing, capital, claims, composition, conditions, counted, figure, fold,
    headline, influences, ladder, list, markets, money, moved, pairings, register, showings,
    timeline, when_phrase,
};

use crate::cite::{shorten, title};

/// Columns of the text.
const WIDTH: usize = 78;
/// Columns of the labels of findings.
const LABEL: usize = 11;
/// Longest finding in characters; the page has the rest.
const LONGEST: usize = 130;

/// What the corpus says of `trend`, for a terminal: the headline, then one
/// finding of every kind that there is, then the sentence behind the first
/// figure and where it stands. Ten to twenty lines; the page has the rest.
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
    let sentences = headline(&scope);
    let told: Vec<&str> = sentences.iter().map(|s| s.text.as_str()).collect();
    wrap(&mut out, "", &told.join(" "));
    let findings = findings(&scope);
    if !findings.is_empty() {
        out.push('\n');
    }
    for (label, finding) in findings {
        let finding = shorten(&finding, LONGEST);
        labelled(&mut out, label, &finding);
    }
    let evidence = sentences
        .iter()
        .find_map(|s| Some((s.support.facts().first()?, &s.support)));
    if let Some((fact, support)) = evidence {
        out.push('\n');
        wrap(&mut out, "  ", &source(corpus, fact, support.documents()));
    }
    out
}

/// One of every kind rather than all of one.
fn findings(scope: &Scope) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    let moments = timeline(scope);
    if let Some(first) = moments.first() {
        let told = format!("{} {}", first.what, when_phrase(&first.when));
        found.push(("Oldest", told));
    }
    for claim in claims(scope)
        .iter()
        .filter(|claim| claim.is_disputed())
        .take(2)
    {
        let f = claim.measure();
        let figures: Vec<String> = claim.values.iter().map(|v| figure(v.measure)).collect();
        let standing = match claim.standing {
            Standing::Split => "in one article",
            _ => "the articles disagree",
        };
        let of = capital(&counted(f.metric, &scope.many(&f.subject)));
        let mut of_what = conditions(f);
        if !of_what.is_empty() {
            of_what = format!(" ({of_what})");
        }
        found.push((
            "Disputed",
            format!("{of}{of_what}: {}, {standing}", figures.join(" or ")),
        ));
    }
    let parts = composition(scope);
    if !parts.is_empty() {
        let names: Vec<String> = parts
            .iter()
            .take(6)
            .map(|part| scope.many(part.name))
            .collect();
        found.push(("Made of", list(&names)));
    }
    let looks = register(scope);
    let mut best: Vec<&Look> = looks
        .iter()
        .filter(|look| look.items.iter().any(|i| i.of_trend))
        .collect();
    best.sort_by_key(|look| {
        let signed = look.items.iter().any(|i| i.of_trend && i.brand.is_some());
        let placed = usize::from(look.occasion.is_some()) + usize::from(look.when.is_some());
        std::cmp::Reverse((look.support.documents(), signed, placed))
    });
    for look in best.into_iter().take(2) {
        found.push(("Worn", worn(scope, look)));
    }
    if let Some(shown) = shown(scope) {
        found.push(("Shown", shown));
    }
    let credited = credited(scope);
    found.extend(credited.into_iter().take(2).map(|told| ("Moved", told)));
    if let Some(pair) = pairings(scope).first() {
        let [one, other] = pair.garments.map(|name| scope.many(name));
        found.push(("Goes with", format!("{} with {other}", capital(&one))));
    }
    found.extend(prices(scope).map(|told| ("Price", told)));
    let sides: Vec<String> = markets(scope)
        .iter()
        .filter_map(|market| {
            let f = market.claims.first()?.measure();
            let what = counted(f.metric, &scope.many(&f.subject));
            Some(format!("{} {what} {}", market.name, figure(f)))
        })
        .take(3)
        .collect();
    if sides.len() > 1 {
        found.push(("Markets", sides.join("; ")));
    }
    found
}

/// The house of which most is told, else of what stands beside the trend
/// nothing.
fn shown(scope: &Scope) -> Option<String> {
    let mut best: Option<(usize, String)> = None;
    for season in showings(scope) {
        for house in season.houses {
            let own = fold(house.brand) == fold(scope.name())
                || house
                    .pieces
                    .iter()
                    .any(|(garment, attributes, _)| scope.is_element(garment, attributes));
            let weight = house.support.documents();
            if !own || best.as_ref().is_some_and(|(most, _)| *most >= weight) {
                continue;
            }
            let pieces: Vec<String> = house
                .pieces
                .iter()
                .map(|piece| scope.many(piece.0))
                .collect();
            let mut once = std::collections::HashSet::new();
            let pieces: Vec<String> = pieces
                .into_iter()
                .filter(|piece| once.insert(piece.clone()))
                .take(4)
                .collect();
            let when = season.season.as_ref().map(when_phrase);
            let when = when.map_or(String::new(), |when| format!(" {when}"));
            best = Some((
                weight,
                format!("{} showed {}{when}", house.brand, list(&pieces)),
            ));
        }
    }
    Some(best?.1)
}

/// Whom the texts credit: what one mover did in one way told together, and so
/// those who did the same.
fn credited(scope: &Scope) -> Vec<String> {
    let mut told: Vec<(Vec<String>, Option<_>, Vec<String>)> = Vec::new();
    for influence in influences(scope) {
        let mover = scope.many(&influence.influencer);
        let target = scope.many(influence.target);
        let same = told
            .iter_mut()
            .find(|(movers, effect, _)| *effect == influence.effect && movers[0] == mover);
        match same {
            Some((_, _, targets)) => targets.push(target),
            None => told.push((vec![mover], influence.effect, vec![target])),
        }
    }
    let mut joined: Vec<(Vec<String>, Option<_>, Vec<String>)> = Vec::new();
    for (movers, effect, targets) in told {
        let same = joined
            .iter_mut()
            .find(|(_, known, theirs)| *known == effect && *theirs == targets);
        match same {
            Some((known, _, _)) => known.extend(movers),
            None => joined.push((movers, effect, targets)),
        }
    }
    let in_words = |(movers, effect, targets): (Vec<String>, Option<(_, _)>, Vec<String>)| {
        let (effect, way) = effect.map_or((None, None), |(effect, way)| (Some(effect), way));
        format!(
            "{} {}",
            capital(&list(&movers)),
            moved(effect, way, &list(&targets))
        )
    };
    joined.into_iter().map(in_words).collect()
}

fn prices(scope: &Scope) -> Option<String> {
    let ladder = ladder(scope).into_iter().next()?;
    let sum = |value| money(value, ladder.currency);
    let [first, .., last] = ladder.rungs.as_slice() else {
        return None;
    };
    Some(format!(
        "{} ({}) to {} ({}), {} offers",
        sum(first.price),
        first.brand.unwrap_or(first.name),
        sum(last.price),
        last.brand.unwrap_or(last.name),
        ladder.rungs.len()
    ))
}

fn worn(scope: &Scope, look: &Look) -> String {
    let items: Vec<String> = look
        .items
        .iter()
        .take(3)
        .map(|i| scope.worn(i.garment, i.brand, i.product, &i.attributes))
        .collect();
    let at = look.occasion.map_or(String::new(), |at| format!(" ({at})"));
    format!("{}, {}{at}", look.person, list(&items))
}

/// A line with its label; what does not fit goes on under the text.
fn labelled(out: &mut String, label: &str, text: &str) {
    let mut lines = String::new();
    let indent = " ".repeat(LABEL + 2);
    wrap(&mut lines, &indent, text);
    let rest = lines.get(LABEL + 2..).unwrap_or_default();
    out.push_str(&format!("  {label:<LABEL$}{rest}"));
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
