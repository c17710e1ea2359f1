//! Bytes that the study has, and what is said of them this time.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use releve_intake::{Intake, Part, Refusal};
use releve_study::{Again, Hash, Import, Origin, Product, Said};

use super::{Held, keep, keep_products, refuse, remember, tell};
use crate::arguments::Add;
use crate::failure::Failure;
use crate::markets::Markets;
use crate::studies::today;

/// What a study has, and what is said of all that is added now.
pub(super) struct Known {
    hashes: HashSet<Hash>,
    /// What was removed is added, and what is shorter than what is there.
    pub(super) again: bool,
    said: HashMap<Hash, Vec<Said>>,
    asked: Said,
    /// Of what is asked the mapping names a shop, and no column.
    shop: bool,
    /// By what markets it keeps series.
    pub(super) markets: Arc<Markets>,
}

/// Whether bytes are there.
#[derive(PartialEq, Eq)]
pub(super) enum There {
    /// They are not.
    New,
    /// They are, and nothing else is said of them.
    Same,
    /// They are, and something else is said of them.
    Again,
}

impl Known {
    pub(super) fn of(
        import: &Import<'_>,
        arguments: &Add,
        markets: Arc<Markets>,
    ) -> Result<Self, Failure> {
        let hashes = import.known(!arguments.again).map_err(Failure::of)?;
        let format = arguments.input.format_as;
        Ok(Self {
            hashes: hashes.into_iter().collect(),
            again: arguments.again,
            said: import.said().map_err(Failure::of)?,
            markets,
            shop: (arguments.map.as_ref()).is_some_and(|map| map.columns.is_empty()),
            asked: Said {
                day: arguments.day,
                market: arguments.market.clone(),
                format: format.map(|format| format.as_str().to_owned()),
                map: arguments.map.as_ref().map(ToString::to_string),
            },
        })
    }

    /// Whether the bytes of a text are there: nothing can be said of it.
    pub(super) fn has(&self, hash: Hash) -> bool {
        self.hashes.contains(&hash)
    }

    /// Whether the bytes of a part are there. Prices hold for the day of a
    /// file's name, series for its market, too.
    pub(super) fn look(&self, hash: Hash, part: &Part) -> There {
        if !self.has(hash) {
            return There::New;
        }
        let before = self.said.get(&hash).map_or(&[][..], Vec::as_slice);
        let market = self.market(part);
        let same = if self.asked == Said::default() {
            let dated = before.iter().any(|said| said.day.is_some());
            let day = part.day(Some(today())).filter(|_| dated);
            (market.is_none() || before.iter().any(|said| said.market == market))
                && (day.is_none() || before.iter().any(|said| said.day == day))
        } else {
            let market = market.clone();
            let asked = self.asked.clone();
            before.contains(&Said { market, ..asked })
        };
        if same { There::Same } else { There::Again }
    }

    /// How bytes that the study has were read, where that was said and is not
    /// said again: in which format, by which mapping.
    pub(super) fn formerly(&self, origin: &Origin) -> Option<Said> {
        if self.asked.format.is_some() || self.asked.map.is_some() {
            return None;
        }
        let read = |said: &Said| Said {
            format: said.format.clone(),
            map: said.map.clone(),
            ..Said::default()
        };
        let mut before = self.said.get(&origin.hash)?.iter().map(read);
        let first = before.next()?;
        // What was read without any, too, is what is asked for.
        let all = first != Said::default() && before.all(|said| said != Said::default());
        all.then_some(first)
    }

    /// What is said of a part that the study has.
    pub(super) fn asked(&self, part: &Part) -> Said {
        let mut said = self.asked.clone();
        said.day = said.day.or_else(|| part.day(Some(today())));
        said.market = self.market(part);
        said
    }

    /// The market that is said of a part, by the user or else by its name.
    fn market(&self, part: &Part) -> Option<String> {
        let format = self.asked.format.as_deref();
        let own = format.is_none_or(|format| format == part.format().as_str());
        let named = || part.market().filter(|_| own).map(str::to_owned);
        self.asked.market.clone().or_else(named)
    }

    /// What of that which is said decided what was taken of a part.
    pub(super) fn said(&self, part: &Part, taken: &Intake) -> Said {
        let Said {
            day, format, map, ..
        } = self.asked.clone();
        let (series, products) = (!taken.series.is_empty(), !taken.products.is_empty());
        let own = || part.day(Some(today())).filter(|_| products);
        Said {
            day: day.filter(|_| series || products).or_else(own),
            market: self.market(part).filter(|_| series),
            format: format.filter(|format| *format != part.format().as_str()),
            map: map.filter(|_| taken.mapping.is_some() || (self.shop && products)),
        }
    }
}

/// Whose list it is that names no shop, as Shopify's does not: the shop under
/// which its products are known, where it is one alone, and what to say of it. `None`
/// for all other products.
pub(super) fn shop(
    import: &Import<'_>,
    products: &[Product],
) -> Result<Option<(Option<String>, String)>, Failure> {
    // Numbers of variants are told from all others, those of tables are not.
    let unnamed = |product: &Product| product.shop.is_empty() && product.has_group();
    if products.is_empty() || !products.iter().all(unnamed) {
        return Ok(None);
    }
    let mut shops = import.shops_of(products)?;
    let named: Vec<String> = shops.iter().map(|shop| format!("`{shop}`")).collect();
    let note = match named.as_slice() {
        [] => "it does not name its shop; `--map retailer:NAME` does, also for the next list of \
             its products"
            .to_owned(),
        [one] => format!(
            "it does not name its shop, and is taken for a list of {one}, as products of it are \
             known; `--map retailer:NAME` says otherwise"
        ),
        several => format!(
            "it does not name its shop, and products of it are known of {}; `--map \
             retailer:NAME` says whose list it is",
            several.join(", ")
        ),
    };
    let one = shops.pop().filter(|_| shops.is_empty());
    Ok(Some((one, note)))
}

/// Files that are there as they were read with options that are not said again:
/// of each options the first name, and how many.
#[derive(Default)]
pub(super) struct Formerly(BTreeMap<String, (String, u64)>);

impl Formerly {
    pub(super) fn note(&mut self, said: &Said, name: &str) {
        let first = || (name.to_owned(), 0);
        self.0.entry(said.to_string()).or_insert_with(first).1 += 1;
    }

    /// Who leaves the options out may take it for read without them.
    pub(super) fn tell(&self) {
        for (said, (name, count)) in &self.0 {
            let more = match count {
                1 => String::new(),
                many => format!(" and {} more", many - 1),
            };
            eprintln!("note: {name}{more}: there already, as read with `{said}`");
        }
    }
}

/// Stores what is new in bytes that the study has: products of a further day,
/// series of the market in the name of another file. What would make something else of them is refused.
pub(super) fn store(
    import: &mut Import<'_>,
    arguments: &Add,
    origin: &Origin,
    (texts, held): (&[String], &Held),
    clear: impl Fn(),
) -> Result<(), Failure> {
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let now = releve_study::Held {
        texts: &texts,
        vintages: &held.vintages,
        products: &held.products,
        market_in_name: arguments.market.is_none() && origin.said.market.is_some(),
    };
    match import.again(origin, &now)? {
        Again::Removed => return Ok(()),
        Again::Same => {}
        Again::Days(file, products) => {
            keep_products(import, file, origin, &products, &clear)?;
            remember(import, held)?;
        }
        Again::Market(file) => {
            keep(import, file, origin, held, clear)?;
            return Ok(());
        }
        Again::Other(by, before) => {
            let nameless = |product: &Product| product.shop.is_empty();
            let shop = match !held.products.is_empty() && held.products.iter().all(nameless) {
                true => "; `--map retailer:NAME` names its shop, where that is what is missing",
                false => "",
            };
            let why = format!(
                "its bytes came with import {by}, read {}; read {} they are something else, and \
                 nothing was changed; `releve undo {} {by}` takes that import back{shop}",
                read_with(&before),
                read_with(&origin.said),
                arguments.kept.study.display()
            );
            return refuse(import, &[Refusal::new(&origin.name, why)], clear);
        }
    }
    refuse(import, &held.refused, &clear)?;
    tell(origin, held, clear);
    Ok(())
}

fn read_with(said: &Said) -> String {
    match said.to_string() {
        said if said.is_empty() => "without options".to_owned(),
        said => format!("with `{said}`"),
    }
}
