use std::collections::BTreeMap;

use releve_facts::{Fact, Statement, Wear, When};

use crate::name::fold;
use crate::support::grouped;
use crate::{Scope, Support};

/// One item of a look.
#[derive(Debug, Clone, PartialEq)]
pub struct Item<'a> {
    /// What it is.
    pub garment: &'a str,
    /// Whose it is.
    pub brand: Option<&'a str>,
    /// Model or line.
    pub product: Option<&'a str>,
    /// Colours, materials, cuts and details, each once.
    pub attributes: Vec<String>,
    /// The collection it is from, as a label.
    pub season: Option<&'a str>,
    /// True if the item is of the trend; the others are what it was worn with.
    pub of_trend: bool,
    /// The facts that state it.
    pub support: Support<'a>,
}

/// What one person wore at one time.
#[derive(Debug, Clone, PartialEq)]
pub struct Look<'a> {
    /// Who, under one name across documents.
    pub person: String,
    /// What they do, where the corpus says so.
    pub role: Option<(String, Support<'a>)>,
    /// What, items of the trend first.
    pub items: Vec<Item<'a>>,
    /// At what.
    pub occasion: Option<&'a str>,
    /// Where it was posted or shown.
    pub channel: Option<&'a str>,
    /// When it was worn.
    pub when: Option<&'a When>,
    /// The facts of all items.
    pub support: Support<'a>,
}

/// Who wore what: the newest look first, looks without a date last.
///
/// The same look told by two documents stands once with both as its sources.
/// Two looks are the same when the person is and one item is stated alike with
/// brand or model in both, or two items are, and neither occasion nor time
/// speaks against it.
pub fn register<'a>(scope: &Scope<'a>) -> Vec<Look<'a>> {
    let worn = scope
        .statements()
        .filter_map(|(fact, stated)| match stated {
            Statement::Wear(wear) => Some((fact, wear)),
            _ => None,
        });
    let told = grouped(worn.map(|(fact, wear)| {
        let look = match &wear.look {
            Some(look) => look.clone(),
            // Items without a look belong together if one sentence tells them.
            None => format!("@{}", fact.evidence().first().map_or(0, |e| e.span().start)),
        };
        let person = fold(scope.person(&wear.person));
        ((person, fact.doc(), look), (fact, wear))
    }));
    let mut by_person: BTreeMap<String, Vec<Look<'a>>> = BTreeMap::new();
    let mut order: Vec<String> = Vec::new();
    for ((person, _, _), items) in told {
        let look = look(scope, &items);
        let looks = by_person.entry(person.clone()).or_insert_with(|| {
            order.push(person);
            Vec::new()
        });
        match looks.iter_mut().find(|known| same(known, &look)) {
            Some(known) => merge(known, look),
            None => looks.push(look),
        }
    }
    let mut looks: Vec<Look<'a>> = order
        .iter()
        .filter_map(|person| by_person.remove(person))
        .flatten()
        .collect();
    for look in &mut looks {
        keep_precise(scope, &mut look.items);
        look.items.sort_by_key(|item| !item.of_trend);
    }
    looks.sort_by_key(|look| {
        let when = look.when.map(|when| when.start());
        (when.is_none(), std::cmp::Reverse(when))
    });
    looks
}

fn look<'a>(scope: &Scope<'a>, items: &[(&'a Fact, &'a Wear)]) -> Look<'a> {
    let mut look = Look {
        person: String::new(),
        role: None,
        items: Vec::new(),
        occasion: items.iter().find_map(|(_, wear)| wear.occasion.as_deref()),
        channel: items.iter().find_map(|(_, wear)| wear.channel.as_deref()),
        when: items.iter().find_map(|(_, wear)| wear.when.as_ref()),
        support: items.iter().map(|(fact, _)| *fact).collect(),
    };
    if let Some((_, wear)) = items.first() {
        look.person = scope.person(&wear.person).to_owned();
        look.role = scope.roles(&wear.person).first().cloned();
    }
    for (fact, wear) in items {
        let item = Item {
            garment: &wear.garment,
            brand: wear.brand.as_deref(),
            product: wear.product.as_deref(),
            attributes: wear.attributes.clone(),
            season: wear.season.as_deref(),
            of_trend: scope.is_element(&wear.garment, &wear.attributes),
            support: [*fact].into_iter().collect(),
        };
        add(&mut look.items, item);
    }
    look
}

/// Two statements of one item become one; what only one of them says is kept.
fn add<'a>(items: &mut Vec<Item<'a>>, item: Item<'a>) {
    let known = items.iter_mut().find(|known| {
        fold(known.garment) == fold(item.garment)
            && agree(known.brand, item.brand)
            && agree(known.product, item.product)
    });
    let Some(known) = known else {
        items.push(item);
        return;
    };
    known.brand = known.brand.or(item.brand);
    known.product = known.product.or(item.product);
    known.season = known.season.or(item.season);
    known.of_trend |= item.of_trend;
    for attribute in item.attributes {
        if !known.attributes.iter().any(|a| fold(a) == fold(&attribute)) {
            known.attributes.push(attribute);
        }
    }
    known.support.absorb(&item.support);
}

/// `shoe` beside `ballet flat` is the flat, told again.
fn keep_precise(scope: &Scope, items: &mut Vec<Item>) {
    let garments: Vec<&str> = items.iter().map(|item| item.garment).collect();
    let mut stays = scope.precise(&garments).into_iter();
    items.retain(|item| stays.next().unwrap_or(true) || item.brand.is_some());
}

fn agree(one: Option<&str>, other: Option<&str>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => fold(one) == fold(other),
        _ => true,
    }
}

fn same(one: &Look, other: &Look) -> bool {
    let docs = |look: &Look| -> Vec<String> {
        let facts = look.support.facts().iter();
        facts.map(|fact| fact.doc().to_owned()).collect()
    };
    let theirs = docs(other);
    if docs(one).iter().any(|doc| theirs.contains(doc)) {
        // One document tells one look under one id; two ids are two looks.
        return false;
    }
    let times = match (one.when, other.when) {
        (Some(a), Some(b)) => a.start() <= b.end() && b.start() <= a.end(),
        _ => true,
    };
    let occasions = match (one.occasion, other.occasion) {
        (Some(a), Some(b)) => {
            let (a, b) = (fold(a), fold(b));
            a.contains(&b) || b.contains(&a)
        }
        _ => true,
    };
    if !times || !occasions {
        return false;
    }
    let (mut alike, mut signed) = (0, false);
    for item in &one.items {
        for twin in &other.items {
            if fold(item.garment) != fold(twin.garment)
                || !agree(item.brand, twin.brand)
                || !agree(item.product, twin.product)
            {
                continue;
            }
            alike += 1;
            signed |= (item.brand.is_some() && twin.brand.is_some())
                || (item.product.is_some() && twin.product.is_some());
        }
    }
    signed || alike >= 2
}

fn merge<'a>(known: &mut Look<'a>, look: Look<'a>) {
    known.occasion = known.occasion.or(look.occasion);
    known.channel = known.channel.or(look.channel);
    known.when = known.when.or(look.when);
    known.support.absorb(&look.support);
    for item in look.items {
        add(&mut known.items, item);
    }
}
