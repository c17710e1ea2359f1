//! The open index as tables.

use std::collections::HashMap;

use releve_insight::index::{Earlier, Entry, Index, Movement, Row};

use super::{Cell, Sheet};

const KEY: [&str; 8] = [
    "period",
    "kind",
    "market",
    "rank",
    "name",
    "score",
    "rank_low",
    "rank_high",
];

const VALUE: [&str; 11] = [
    "movement",
    "component",
    "what",
    "channel",
    "value_market",
    "unit",
    "value",
    "position",
    "among",
    "share",
    "evidence",
];

/// The names of the tables.
pub(super) const NAMES: [&str; 4] = ["index", "index_weights", "index_sources", "index_earlier"];

/// Everything that an index shows of its first `places` places, as tables:
/// `index` has a row for each value with what it rests on, and one without a value
/// for each component that is missing; `index_weights` the components with their
/// weights; `index_sources` ranks that change without a source; `index_earlier`
/// the ranks of the periods before and of what was published, with restatements.
///
/// Where there is too little for ranks ([`Index::too_few`]), ranks, scores and
/// movement are empty. Movement is in places up, or down with a minus; `new`, or empty where nothing is
/// known of the period before. Positions and shares are parts of 1.
///
/// # Example: two labels in three articles
///
/// ```
/// use releve_facts::{Document, Entity, EntityKind, Mention};
/// use releve_insight::Corpus;
/// use releve_insight::index::{Glossary, Holdings, Kind, Question, rank};
/// use releve_report::{Cell, index_tables};
///
/// let mut corpus = Corpus::default();
/// for (id, name) in [("one", "Repetto"), ("two", "Repetto"), ("three", "Oslet")] {
///     let mut document = Document::new(id, format!("{name}, no. {id}."));
///     document.published = Some("2022-08-01".parse()?);
///     let mention = Mention { start: 0, end: name.len() as u32, text: name.into() };
///     let entity =
///         Entity { kind: EntityKind::Brand, name: name.into(), mentions: vec![mention] };
///     corpus.add(document, vec![entity], vec![]);
/// }
/// let words = Glossary::default();
/// let holdings = Holdings { corpus: &corpus, downloads: &[], words: &words, published: &[] };
/// let question = Question::new("2022-Q3".parse()?, Kind::Brand);
/// let tables = index_tables(&rank(&holdings, &question)?, usize::MAX);
/// let press = &tables[0].rows[0];
/// assert_eq!(press[4], Cell::from("Repetto"));
/// assert_eq!(press[14], Cell::Number(2.0));
/// assert_eq!(press[18], Cell::from("one@0-7; two@0-7"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn index_tables(index: &Index, places: usize) -> Vec<Sheet> {
    vec![
        values(index, places),
        weights(index),
        sources(index, places),
        earlier(index),
    ]
}

fn values(index: &Index, places: usize) -> Sheet {
    let mut sheet = Sheet::new("index", &[&KEY[..], &VALUE[..]].concat());
    let ranked = index.too_few().is_none();
    for entry in index.entries.iter().take(places) {
        let key = key(index, entry, ranked);
        for (component, value) in &entry.values {
            let component = Cell::from(component.as_str());
            let Some(value) = value else {
                let mut row = key.clone();
                row.push(component);
                row.resize(sheet.columns.len(), Cell::Empty);
                sheet.rows.push(row);
                continue;
            };
            for part in &value.parts {
                let evidence: Vec<String> = part.rows.iter().map(short).collect();
                let mut row = key.clone();
                row.extend([
                    component.clone(),
                    part.what.as_str().into(),
                    part.channel.as_str().into(),
                    part.market.as_str().into(),
                    part.unit.as_str().into(),
                    part.value.into(),
                    part.position.into(),
                    count(part.among),
                    value.share.into(),
                    evidence.join("; ").into(),
                ]);
                sheet.rows.push(row);
            }
        }
    }
    sheet
}

/// All cells before the component.
fn key(index: &Index, entry: &Entry, ranked: bool) -> Vec<Cell> {
    let movement = match entry.movement {
        Movement::Up(places) => count(places),
        Movement::Down(places) => Cell::Number(-(places as f64)),
        Movement::Same => Cell::Number(0.0),
        Movement::New => "new".into(),
        Movement::Unknown => Cell::Empty,
    };
    let told = |cell: Cell| if ranked { cell } else { Cell::Empty };
    vec![
        index.period.when().label().into(),
        index.kind.as_str().into(),
        index.market.as_deref().into(),
        told(count(entry.rank)),
        entry.name.as_str().into(),
        told(entry.score.into()),
        told(count(entry.interval.0)),
        told(count(entry.interval.1)),
        told(movement),
    ]
}

/// What a value rests on, on one line: `flats@12-19`, `flats#3`,
/// `searches.csv (vintage 4)`.
fn short(row: &Row) -> String {
    match row {
        Row::Mention { document, span, .. } => {
            format!("{}@{}-{}", document.id, span.start, span.end)
        }
        Row::Fact(fact) => fact.id().to_string(),
        Row::Weeks { download, .. } => {
            format!("{} (vintage {})", download.file_name(), download.vintage)
        }
    }
}

fn weights(index: &Index) -> Sheet {
    let mut sheet = Sheet::new(
        "index_weights",
        &[
            "component",
            "weight",
            "share",
            "measured",
            "compared",
            "missing",
        ],
    );
    for used in &index.components {
        sheet.row([
            used.component.as_str().into(),
            used.weight.into(),
            used.share.into(),
            count(used.measured),
            count(used.compared),
            yes(used.is_missing()),
        ]);
    }
    sheet
}

/// Names whose rank changes without a source; a source without which none does
/// has a row of its own.
fn sources(index: &Index, places: usize) -> Sheet {
    let mut sheet = Sheet::new(
        "index_sources",
        &[
            "source",
            "documents",
            "series",
            "name",
            "rank",
            "rank_without",
        ],
    );
    let last = index.entries.iter().take(places).map(|entry| entry.rank);
    // Too little for ranks is too little for ranks without a source.
    let last = last
        .max()
        .filter(|_| index.too_few().is_none())
        .unwrap_or(0);
    for one in &index.without {
        let head: [Cell; 3] = [
            one.source.as_str().into(),
            count(one.documents),
            count(one.series),
        ];
        let mut moved = one.moved.iter().filter(|(_, with, _)| *with <= last);
        let Some(first) = moved.next() else {
            sheet.row(head);
            continue;
        };
        for (name, with, without) in std::iter::once(first).chain(moved) {
            let [source, documents, series] = head.clone();
            sheet.row([
                source,
                documents,
                series,
                name.as_str().into(),
                count(*with),
                without.map(|rank| rank as f64).into(),
            ]);
        }
    }
    sheet
}

fn earlier(index: &Index) -> Sheet {
    let mut sheet = Sheet::new(
        "index_earlier",
        &[
            "period",
            "published",
            "edition",
            "program",
            "name",
            "rank",
            "rank_of_today",
        ],
    );
    for table in index.earlier.iter().chain(&index.editions) {
        let published = table.published.as_ref();
        for (name, then, today) in both(table) {
            let rank = |rank: Option<usize>| Cell::from(rank.map(|rank| rank as f64));
            sheet.row([
                table.period.to_string().into(),
                published.map(|(day, ..)| day.to_string()).into(),
                published.map(|(_, edition, _)| f64::from(*edition)).into(),
                published.map(|(.., program)| program.as_str()).into(),
                name.into(),
                rank(then),
                rank(today),
            ]);
        }
    }
    sheet
}

/// Each name of a table with its rank there and that of today, by the rank there.
fn both(table: &Earlier) -> Vec<(&str, Option<usize>, Option<usize>)> {
    let restated: HashMap<&str, Option<usize>> = (table.restated.iter())
        .map(|(name, _, today)| (name.as_str(), *today))
        .collect();
    let there = table.ranks.iter().map(|(name, rank)| {
        let today = restated.get(name.as_str()).copied();
        (name.as_str(), Some(*rank), today.unwrap_or(Some(*rank)))
    });
    let gone = table.restated.iter().filter(|(_, then, _)| then.is_none());
    let gone = gone.map(|(name, then, today)| (name.as_str(), *then, *today));
    let mut all: Vec<_> = there.chain(gone).collect();
    all.sort_by_key(|(name, then, today)| (then.is_none(), then.or(*today), *name));
    all
}

fn count(number: usize) -> Cell {
    Cell::Number(number as f64)
}

fn yes(is: bool) -> Cell {
    (if is { "yes" } else { "no" }).into()
}
