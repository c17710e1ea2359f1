//! What is told by articles.

mod garments;
mod told;

use releve_facts::When;
use releve_insight::{Scope, composition, coverage, crosses};

use self::garments::{instead, looks, pairs, prices, runway};
use self::told::{figures, moments, movers, said, ventures};
use super::{Cell, Sheet};

pub(super) fn sheets(scope: &Scope) -> Vec<Sheet> {
    vec![
        figures(scope),
        moments(scope),
        elements(scope),
        blends(scope),
        looks(scope),
        runway(scope),
        prices(scope),
        instead(scope),
        pairs(scope),
        movers(scope),
        ventures(scope),
        said(scope),
        documents(scope),
    ]
}

/// Columns, and after them those that every supported row ends with.
fn supported(name: &'static str, columns: &[&'static str]) -> Sheet {
    let all: Vec<&str> = [columns, &["documents", "quotes", "confidence"]].concat();
    Sheet::new(name, &all)
}

fn when(when: Option<&When>) -> [Cell; 3] {
    [
        when.map(When::label).into(),
        when.map(|when| when.start().to_string()).into(),
        when.map(|when| when.end().to_string()).into(),
    ]
}

fn elements(scope: &Scope) -> Sheet {
    let mut sheet = supported("elements", &["element", "sources"]);
    for element in composition(scope) {
        let sources = element.support.documents() as f64;
        sheet.supported([element.name.into(), sources.into()], &element.support);
    }
    sheet
}

fn blends(scope: &Scope) -> Sheet {
    let mut sheet = supported("crosses", &["result", "parents"]);
    for cross in crosses(scope) {
        let parents = cross.parents.join("; ");
        sheet.supported([cross.result.into(), parents.into()], &cross.support);
    }
    sheet
}

fn documents(scope: &Scope) -> Sheet {
    let columns = ["document", "title", "source", "published", "url", "facts"];
    let mut sheet = Sheet::new("articles", &columns);
    for read in coverage(scope).read {
        let document = read.document;
        sheet.row([
            document.id.as_str().into(),
            document.title.as_deref().into(),
            document.source.as_deref().into(),
            document.published.map(|day| day.to_string()).into(),
            document.url.as_deref().into(),
            (read.facts as f64).into(),
        ]);
    }
    sheet
}
