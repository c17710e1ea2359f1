//! `releve diff`: what is new.

use releve_study::{Difference, Since};

use crate::arguments::Diff;
use crate::failure::Failure;
use crate::present::count::{counted, some, thousands};
use crate::present::shortened;
use crate::present::statement::amount;
use crate::studies::{answer, open_to_read};

/// Rows of a list that are shown.
const ROWS: usize = 20;

pub(crate) fn run(arguments: &Diff) -> Result<(), Failure> {
    let since = match (arguments.since.parse(), arguments.since.parse()) {
        (Ok(import), _) => Since::Import(import),
        (_, Ok(day)) => Since::Day(day),
        _ => {
            return Err(Failure::Usage(format!(
                "expected a day such as `2026-11-13` or an import's number, but found `{}`",
                arguments.since
            )));
        }
    };
    let study = open_to_read(&arguments.kept.study)?;
    let new = study.difference(since).map_err(Failure::of)?;
    answer(arguments.kept.format, &new, words)
}

fn words(new: &Difference) -> String {
    if new.imports == 0 {
        return "nothing new\n".into();
    }
    let facts: u64 = new.facts.iter().map(|kind| kind.facts).sum();
    let mut page = format!(
        "{}: {}{}, {}, {} not named before\n",
        counted(new.imports, "import", "imports"),
        counted(new.documents.len() as u64, "new document", "new documents"),
        some(new.copies.len() as u64, "near-duplicate", "near-duplicates")
            .map_or_else(String::new, |copies| format!(", {copies}")),
        counted(facts, "fact", "facts"),
        counted(new.names.len() as u64, "name or term", "names and terms")
    );
    section(&mut page, "Documents", &new.documents, |document| {
        let title = document.title.as_deref();
        let title = title.map_or_else(String::new, |title| format!(" · {}", shortened(title, 80)));
        let day = document.published.as_deref().unwrap_or("no date");
        let version = match document.version {
            1 => String::new(),
            n => format!(", version {n}"),
        };
        format!("{}{title} ({day}{version})", document.doc)
    });
    section(
        &mut page,
        "Near-duplicates, which do not count",
        &new.copies,
        |copy| format!("{} is like {}", copy.doc, copy.copy_of),
    );
    section(&mut page, "Facts", &new.facts, |kind| {
        format!("{:>9}  {}", thousands(kind.facts), kind.kind)
    });
    section(
        &mut page,
        "Names and terms not named before",
        &new.names,
        |name| {
            format!(
                "{:>9}  {} {}",
                thousands(name.documents),
                name.kind,
                name.name
            )
        },
    );
    section(
        &mut page,
        "Series with a new download",
        &new.series,
        |[key @ .., step]| {
            let words: Vec<&str> = key
                .iter()
                .map(String::as_str)
                .filter(|w| !w.is_empty())
                .collect();
            format!("{}, by {step}", words.join(", "))
        },
    );
    let products = [
        some(new.products, "new product", "new products"),
        some(
            new.prices,
            "new price of a known product",
            "new prices of known products",
        ),
    ];
    let products: Vec<String> = products.into_iter().flatten().collect();
    if !products.is_empty() {
        page += &format!("\n{}\n", products.join(", "));
    }
    section(&mut page, "Prices that changed", &new.changes, |change| {
        let price = |price: Option<f64>| price.map_or_else(|| "no price".into(), amount);
        let currency = change.currency.as_deref();
        let shop = Some(&change.shop).filter(|shop| !shop.is_empty());
        format!(
            "{}{}: {} to {}{} ({})",
            shortened(&change.title, 60),
            shop.map_or_else(String::new, |shop| format!(", {shop}")),
            price(change.before),
            price(change.price),
            currency.map_or_else(String::new, |currency| format!(" {currency}")),
            change.day
        )
    });
    page
}

fn section<T>(page: &mut String, head: &str, rows: &[T], line: impl Fn(&T) -> String) {
    if rows.is_empty() {
        return;
    }
    *page += &format!("\n{head}\n");
    for row in rows.iter().take(ROWS) {
        *page += &format!("  {}\n", line(row));
    }
    if rows.len() > ROWS {
        *page += &format!("  and {} more\n", thousands((rows.len() - ROWS) as u64));
    }
}
