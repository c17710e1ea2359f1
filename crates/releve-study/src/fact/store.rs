use releve_facts::{Document, Fact, Quote, Statement, When};
use rusqlite::{Connection, params};

use crate::Error;

/// Writes the facts of the document with row `id`.
pub(crate) fn store(
    connection: &Connection,
    id: i64,
    document: &Document,
    facts: &[Fact],
) -> Result<(), Error> {
    let mut head = connection.prepare_cached(
        "INSERT INTO fact (document, number, kind, confidence) VALUES (?1, ?2, ?3, ?4)",
    )?;
    let mut evidence = connection.prepare_cached(
        "INSERT INTO evidence (fact, position, span_start, span_end) VALUES (?1, ?2, ?3, ?4)",
    )?;
    let mut search =
        connection.prepare_cached("INSERT INTO search_fact (rowid, words) VALUES (?1, ?2)")?;
    for (place, fact) in facts.iter().enumerate() {
        head.execute(params![
            id,
            place + 1,
            fact.statement().kind().as_str(),
            (fact.confidence().get() * 100.0).round()
        ])?;
        let row = connection.last_insert_rowid();
        for (position, stated) in fact.evidence().iter().enumerate() {
            let span = stated.span();
            evidence.execute(params![row, position, span.start, span.end])?;
        }
        statement(connection, row, id, document, fact)?;
        search.execute(params![row, super::words(fact)])?;
    }
    Ok(())
}

fn statement(
    connection: &Connection,
    fact: i64,
    document: i64,
    text: &Document,
    stored: &Fact,
) -> Result<(), Error> {
    let run = |sql: &str, values: &[&dyn rusqlite::ToSql]| -> Result<(), Error> {
        connection.prepare_cached(sql)?.execute(values)?;
        Ok(())
    };
    let list = |sql: &str, names: &[String]| -> Result<(), Error> {
        let mut insert = connection.prepare_cached(sql)?;
        for (position, name) in names.iter().enumerate() {
            insert.execute(params![fact, position, name])?;
        }
        Ok(())
    };
    let attributes = |names: &[String]| list("INSERT INTO attribute VALUES (?1, ?2, ?3)", names);
    match stored.statement() {
        Statement::Wear(f) => {
            let (label, start, end) = days(&f.when);
            run(
                "INSERT INTO wear VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
                params![
                    fact, document, f.person, f.garment, f.brand, f.product, f.season, f.occasion,
                    f.channel, label, start, end, f.look
                ],
            )?;
            attributes(&f.attributes)
        }
        Statement::Offer(f) => {
            run(
                "INSERT INTO offer VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                params![
                    fact,
                    document,
                    f.name,
                    f.price,
                    f.currency.as_str(),
                    f.price_to,
                    f.price_was,
                    f.bound.map(|word| word.as_str()),
                    f.brand,
                    f.retailer,
                    f.garment
                ],
            )?;
            attributes(&f.attributes)
        }
        Statement::Measure(f) => {
            let (label, start, end) = days(&f.when);
            run(
                "INSERT INTO measure VALUES \
                 (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
                params![
                    fact,
                    document,
                    f.subject,
                    f.metric.as_str(),
                    f.value,
                    f.unit.to_string(),
                    f.change,
                    f.direction.map(|word| word.as_str()),
                    f.bound.map(|word| word.as_str()),
                    f.channel,
                    f.baseline,
                    f.market,
                    label,
                    start,
                    end
                ],
            )
        }
        Statement::Showing(f) => {
            run(
                "INSERT INTO showing VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![
                    fact, document, f.brand, f.garment, f.season, f.designer, f.event
                ],
            )?;
            attributes(&f.attributes)
        }
        Statement::Collaboration(f) => {
            let (label, start, end) = days(&f.when);
            run(
                "INSERT INTO collaboration VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![fact, document, f.product, f.garment, label, start, end],
            )?;
            list(
                "INSERT INTO collaboration_party VALUES (?1, ?2, ?3)",
                &f.parties,
            )
        }
        Statement::Role(f) => run(
            "INSERT INTO role VALUES (?1, ?2, ?3, ?4, ?5)",
            params![fact, document, f.person, f.role, f.organisation],
        ),
        Statement::Quote(f) => {
            let (label, start, end) = days(&f.when);
            let said = said(f, text, stored);
            run(
                "INSERT INTO quote VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                params![
                    fact,
                    document,
                    f.speaker,
                    said.map(|(start, _)| start),
                    said.map(|(_, end)| end),
                    said.is_none().then_some(&f.text),
                    f.outlet,
                    label,
                    start,
                    end
                ],
            )
        }
        Statement::Influence(f) => {
            let (label, start, end) = days(&f.when);
            run(
                "INSERT INTO influence VALUES \
                 (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                params![
                    fact,
                    document,
                    f.influencer,
                    f.target,
                    f.effect.map(|word| word.as_str()),
                    f.direction.map(|word| word.as_str()),
                    f.market,
                    f.channel,
                    label,
                    start,
                    end
                ],
            )
        }
        Statement::Pairing(f) => run(
            "INSERT INTO pairing VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                fact,
                document,
                f.garments[0],
                f.garments[1],
                f.basis.map(|word| word.as_str())
            ],
        ),
        Statement::Alternative(f) => run(
            "INSERT INTO alternative VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                fact,
                document,
                f.product,
                f.to,
                f.basis.map(|word| word.as_str())
            ],
        ),
        Statement::Blend(f) => {
            run(
                "INSERT INTO blend VALUES (?1, ?2, ?3)",
                params![fact, document, f.result],
            )?;
            list("INSERT INTO blend_parent VALUES (?1, ?2, ?3)", &f.parents)
        }
        Statement::Launch(f) => {
            let (label, start, end) = days(&f.when);
            run(
                "INSERT INTO launch VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![fact, document, f.brand, f.what, label, start, end],
            )
        }
        Statement::Composition(f) => run(
            "INSERT INTO composition VALUES (?1, ?2, ?3, ?4)",
            params![fact, document, f.trend, f.element],
        ),
    }
}

fn days(when: &Option<When>) -> (Option<&str>, Option<String>, Option<String>) {
    match when {
        None => (None, None, None),
        Some(when) => (
            Some(when.label()),
            Some(when.start().to_string()),
            Some(when.end().to_string()),
        ),
    }
}

/// Where the quoted words stand in the evidence: a span instead of a copy.
fn said(quote: &Quote, document: &Document, fact: &Fact) -> Option<(u32, u32)> {
    if quote.text.is_empty() {
        return None;
    }
    fact.evidence().iter().find_map(|evidence| {
        let at = evidence.quote().find(&quote.text)?;
        let start = evidence.span().start + evidence.quote()[..at].chars().count() as u32;
        let end = start + quote.text.chars().count() as u32;
        (document.text.slice(start, end) == Some(&quote.text)).then_some((start, end))
    })
}
