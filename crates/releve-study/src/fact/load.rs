use std::str::FromStr;

use releve_facts::{
    Alternative, Blend, Collaboration, Composition, Confidence, Document, Fact, FactKind,
    Influence, Launch, Measure, Offer, Pairing, Quote, ReaderVersion, Role, Showing, Span,
    Statement, Wear, When,
};
use rusqlite::{Connection, Row};

use crate::Error;

/// The facts of the document with row `id`, as they were stored.
///
/// # Errors
///
/// Where a row is missing or says what no fact can say: another program wrote
/// to the file.
pub(crate) fn load(
    connection: &Connection,
    id: i64,
    document: &Document,
    reader: &ReaderVersion,
) -> Result<Vec<Fact>, Error> {
    let mut heads = connection.prepare_cached(
        "SELECT id, kind, confidence FROM fact WHERE document = ?1 ORDER BY number",
    )?;
    let mut spans = connection.prepare_cached(
        "SELECT span_start, span_end FROM evidence WHERE fact = ?1 ORDER BY position",
    )?;
    let mut rows = heads.query([id])?;
    let mut facts = Vec::new();
    while let Some(row) = rows.next()? {
        let (fact, kind, confidence): (i64, String, f64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let spans: Vec<Span> = spans
            .query_map([fact], |row| Ok(Span::new(row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        let kind = FactKind::ALL
            .into_iter()
            .find(|known| known.as_str() == kind)
            .ok_or_else(|| Error::corrupt(format!("`{kind}` is no kind of fact")))?;
        let statement = statement(connection, fact, kind, document)?;
        facts.push(Fact::new(
            document,
            reader.clone(),
            statement,
            &spans,
            Confidence::new(confidence / 100.0),
        )?);
    }
    // They were stored in the order in which they are numbered.
    Fact::number(&mut facts);
    Ok(facts)
}

/// A field by its name, parsed from its word.
fn word<T: FromStr<Err = releve_facts::Error>>(
    row: &Row<'_>,
    column: &str,
) -> Result<Option<T>, Error> {
    row.get::<_, Option<String>>(column)?
        .map(|word| word.parse().map_err(Error::from))
        .transpose()
}

fn when(row: &Row<'_>) -> Result<Option<When>, Error> {
    word(row, "when_label")
}

fn statement(
    connection: &Connection,
    fact: i64,
    kind: FactKind,
    document: &Document,
) -> Result<Statement, Error> {
    let list = |table: &str| -> Result<Vec<String>, Error> {
        let sql = format!("SELECT name FROM {table} WHERE fact = ?1 ORDER BY position");
        let mut names = connection.prepare_cached(&sql)?;
        let names = names.query_map([fact], |row| row.get(0))?;
        Ok(names.collect::<Result<_, _>>()?)
    };
    let sql = format!("SELECT * FROM {} WHERE fact = ?1", super::table(kind));
    let mut select = connection.prepare_cached(&sql)?;
    let mut rows = select.query([fact])?;
    let row = rows
        .next()?
        .ok_or_else(|| Error::corrupt(format!("fact {fact} has no row in `{kind}`")))?;
    Ok(match kind {
        FactKind::Wear => Statement::Wear(Wear {
            person: row.get("person")?,
            garment: row.get("garment")?,
            brand: row.get("brand")?,
            product: row.get("product")?,
            attributes: list("attribute")?,
            season: row.get("season")?,
            occasion: row.get("occasion")?,
            channel: row.get("channel")?,
            when: when(row)?,
            look: row.get("look")?,
        }),
        FactKind::Offer => Statement::Offer(Offer {
            name: row.get("name")?,
            price: row.get("price")?,
            currency: row.get::<_, String>("currency")?.parse()?,
            price_to: row.get("price_to")?,
            price_was: row.get("price_was")?,
            bound: word(row, "bound")?,
            brand: row.get("brand")?,
            retailer: row.get("retailer")?,
            garment: row.get("garment")?,
            attributes: list("attribute")?,
        }),
        FactKind::Measure => Statement::Measure(Measure {
            subject: row.get("subject")?,
            metric: row.get::<_, String>("metric")?.parse()?,
            value: row.get("value")?,
            unit: row.get::<_, String>("unit")?.parse()?,
            change: row.get("change")?,
            direction: word(row, "direction")?,
            bound: word(row, "bound")?,
            channel: row.get("channel")?,
            baseline: row.get("baseline")?,
            market: row.get("market")?,
            when: when(row)?,
        }),
        FactKind::Showing => Statement::Showing(Showing {
            brand: row.get("brand")?,
            garment: row.get("garment")?,
            season: row.get("season")?,
            designer: row.get("designer")?,
            event: row.get("event")?,
            attributes: list("attribute")?,
        }),
        FactKind::Collaboration => Statement::Collaboration(Collaboration {
            parties: list("collaboration_party")?,
            product: row.get("product")?,
            garment: row.get("garment")?,
            when: when(row)?,
        }),
        FactKind::Role => Statement::Role(Role {
            person: row.get("person")?,
            role: row.get("role")?,
            organisation: row.get("organisation")?,
        }),
        FactKind::Quote => {
            let start: Option<u32> = row.get("said_start")?;
            let end: Option<u32> = row.get("said_end")?;
            let text = match (start, end) {
                (Some(start), Some(end)) => document
                    .text
                    .slice(start, end)
                    .ok_or_else(|| Error::corrupt(format!("fact {fact} quotes past the text")))?
                    .to_owned(),
                _ => row.get("said")?,
            };
            Statement::Quote(Quote {
                speaker: row.get("speaker")?,
                text,
                outlet: row.get("outlet")?,
                when: when(row)?,
            })
        }
        FactKind::Influence => Statement::Influence(Influence {
            influencer: row.get("influencer")?,
            target: row.get("target")?,
            effect: word(row, "effect")?,
            direction: word(row, "direction")?,
            market: row.get("market")?,
            channel: row.get("channel")?,
            when: when(row)?,
        }),
        FactKind::Pairing => Statement::Pairing(Pairing {
            garments: [row.get("garment")?, row.get("goes_with")?],
            basis: word(row, "basis")?,
        }),
        FactKind::Alternative => Statement::Alternative(Alternative {
            product: row.get("product")?,
            to: row.get("instead_of")?,
            basis: word(row, "basis")?,
        }),
        FactKind::Blend => Statement::Blend(Blend {
            result: row.get("result")?,
            parents: list("blend_parent")?,
        }),
        FactKind::Launch => Statement::Launch(Launch {
            brand: row.get("brand")?,
            what: row.get("what")?,
            when: when(row)?,
        }),
        FactKind::Composition => Statement::Composition(Composition {
            trend: row.get("trend")?,
            element: row.get("element")?,
        }),
    })
}
