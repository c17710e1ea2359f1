//! Who makes and who sells what a line offers.

use std::ops::Range;

use releve_facts::EntityKind;

use crate::lexicon::{CalendarWord, Detail, EntryId};
use crate::scene::Scene;
use crate::segment::{BlockKind, Join, Shape};

/// A house named where the seller stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct House {
    pub(super) name: String,
    /// It mainly sells other houses' goods.
    pub(super) retailer: bool,
    /// The lexicon has it.
    pub(super) known: bool,
    pub(super) tokens: Range<usize>,
}

/// Words before a shop: `at Zara`, `via Mytheresa`.
const AT: &[&str] = &[
    "at",
    "from",
    "via",
    "by",
    "available",
    "@",
    "exclusive",
    "exclusively",
    "only",
    "through",
    "on",
];

/// Words that are no name though they stand where one does.
const NO_NAME: &[&str] = &[
    "shop",
    "buy",
    "see",
    "view",
    "get",
    "sold",
    "pre",
    "preorder",
    "available",
    "now",
    "here",
    "more",
    "sale",
    "sizes",
    "size",
    "the",
    "a",
    "an",
    "in",
    "our",
    "this",
    "these",
    "save",
    "plus",
    "each",
    "each.",
    "and",
];

/// Last parts of a web address.
const DOMAIN: &[&str] = &[
    "com", "co", "uk", "net", "fr", "de", "it", "eu", "se", "us", "ca", "au", "jp", "shop", "store",
];

/// The lexicon's house of this name.
pub(super) fn lookup(scene: &Scene<'_>, name: &str) -> Option<(String, bool)> {
    let lexicon = scene.text.lexicon;
    let entry = |id: EntryId| {
        let entry = lexicon.entry(id);
        let retailer = entry.kind == EntityKind::Organisation
            || matches!(&entry.detail, Detail::Brand { retailer: true, .. });
        (entry.name.to_string(), retailer)
    };
    lexicon
        .named(EntityKind::Brand, name)
        .or_else(|| lexicon.named(EntityKind::Organisation, name))
        .map(entry)
}

/// The lexicon's brand that opens a name: `Reformation Bonnie dress`.
pub(super) fn opening(scene: &Scene<'_>, name: Range<usize>) -> Option<String> {
    let text = &scene.text;
    let lexicon = text.lexicon;
    (1..name.len().min(5)).rev().find_map(|length| {
        let end = name.start + length;
        let cell = name.start..end;
        let capital = |at: usize| text.tokens[at].shape.is_capital();
        if !capital(name.start) || text.tokens[end].join != Join::Space {
            return None;
        }
        let entry = lexicon.entry(lexicon.named(EntityKind::Brand, text.slice(cell))?);
        // An ordinary word is a brand only before another name.
        let plain = text.tokens[end].shape == Shape::Lower
            && scene.resolved.at(name.start).is_none()
            && text.blocks[text.block_of(end)].kind == BlockKind::Offer;
        let sure = !entry.ambiguous
            || plain
            || capital(end)
                && scene.resolved.at(end).is_none_or(|m| {
                    matches!(
                        scene.resolved.mentions[m].kind,
                        EntityKind::Product | EntityKind::Person
                    )
                });
        sure.then(|| entry.name.to_string())
    })
}

/// The house that a whole cell names. Where `seller` is set, an unknown name
/// will do, because of where it stands.
pub(super) fn house(scene: &Scene<'_>, cell: Range<usize>, seller: bool) -> Option<House> {
    let text = &scene.text;
    let mut cell = trim(scene, cell);
    // `Arket.com`, `net-a-porter.com`
    let whole = cell.clone();
    if let Some(dot) = cell.clone().find(|at| {
        text.surface(*at) == "."
            && text.tokens[*at].join == Join::Direct
            && at + 1 < cell.end
            && text.tokens[at + 1].join == Join::Direct
            && DOMAIN.contains(&text.lower(at + 1))
    }) {
        cell.end = dot;
    }
    // `, Shop` is a button.
    if cell.is_empty() || cell.len() == 1 && NO_NAME.contains(&text.lower(cell.start)) {
        return None;
    }
    let name = text.slice(cell.clone());
    if let Some((name, retailer)) = lookup(scene, name) {
        return Some(House {
            name,
            retailer,
            known: true,
            tokens: cell,
        });
    }
    if let Some(m) = scene.resolved.at(cell.start) {
        let mention = &scene.resolved.mentions[m];
        let whole = mention.tokens.start <= cell.start && mention.tokens.end >= cell.end;
        if whole && matches!(mention.kind, EntityKind::Brand | EntityKind::Organisation) {
            let referent = scene.resolved.of(m);
            return Some(House {
                name: referent.name.clone(),
                retailer: mention.kind == EntityKind::Organisation,
                known: referent.entry.is_some(),
                tokens: cell,
            });
        }
    }
    // `hill-and-dale.com`, which nobody lists: a shop that has its address for a name.
    let joined = |at: usize| text.tokens[at].join != Join::Space;
    if seller && cell.end < whole.end && (whole.start + 1..whole.end).all(joined) {
        return Some(House {
            name: text.slice(whole.clone()).to_owned(),
            retailer: true,
            known: false,
            tokens: whole,
        });
    }
    let likely = seller && cell.len() <= 6 && is_name(scene, cell.clone());
    likely.then(|| House {
        name: name.split_whitespace().collect::<Vec<_>>().join(" "),
        retailer: false,
        known: false,
        tokens: cell,
    })
}

/// Capitals all through, but for the particles of names; no garment.
fn is_name(scene: &Scene<'_>, cell: Range<usize>) -> bool {
    let text = &scene.text;
    let lead = text.lower(cell.start);
    if NO_NAME.contains(&lead) && !(lead == "the" && cell.len() > 1) {
        return false;
    }
    let capital = |at: usize| {
        let shape = text.tokens[at].shape;
        shape.is_capital() || matches!(shape, Shape::Mixed | Shape::Handle | Shape::Caseless)
    };
    let fits = |at: usize| {
        capital(at)
            || matches!(text.tokens[at].shape, Shape::Number)
            || text.tokens[at].join != Join::Space
            || matches!(
                text.lower(at),
                "&" | "and" | "of" | "de" | "la" | "le" | "x" | "by" | "van" | "di" | "+"
            )
    };
    // `from May`, in a text without a date
    let month = |at: usize| {
        let word = scene.text.tokens[at].word;
        matches!(
            scene.text.lexicon.calendar.get(word),
            Some(CalendarWord::Month(_))
        )
    };
    if cell.len() == 1 && month(cell.start) {
        return false;
    }
    let worn = scene
        .resolved
        .within(cell.clone())
        .any(|m| scene.resolved.mentions[m].kind == EntityKind::Garment);
    capital(cell.start) && cell.clone().all(fits) && !worn
}

/// The cell without marks and joining words at its ends.
pub(super) fn trim(scene: &Scene<'_>, mut cell: Range<usize>) -> Range<usize> {
    let text = &scene.text;
    let mark = |at: usize| {
        text.tokens[at].shape == Shape::Mark
            && !matches!(text.surface(at), "&" | "£" | "$" | "€" | "’" | "“" | "”")
    };
    while !cell.is_empty() && mark(cell.start) {
        cell.start += 1;
    }
    while !cell.is_empty() && mark(cell.end - 1) {
        cell.end -= 1;
    }
    cell
}

/// The houses behind a price: `| Topshop at ASOS`, `, Mango`, `at Zara`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sellers {
    /// Behind a bar, a comma or a dash.
    pub(super) plain: Option<House>,
    /// Behind `at`, `from`, `via`.
    pub(super) at: Option<House>,
}

impl Sellers {
    /// These, or the others where none stands here.
    pub(super) fn or(self, others: Self) -> Self {
        if self == Self::default() {
            others
        } else {
            self
        }
    }
}

/// Reads the houses of the tokens behind a price.
pub(super) fn sellers(scene: &Scene<'_>, behind: Range<usize>) -> Sellers {
    let text = &scene.text;
    let mut found = Sellers::default();
    let mut at = behind.start;
    let mut located = false;
    let mut read = 0;
    while at < behind.end && read < 3 {
        let word = text.lower(at);
        // `On` and `At` may be names.
        let small =
            text.tokens[at].shape == Shape::Lower || at + 1 < behind.end && word == "available";
        if matches!(word, "both" | "all") {
            at += 1;
            continue;
        }
        if AT.contains(&word) && small {
            located = true;
            at += 1;
            continue;
        }
        if matches!(
            text.surface(at),
            "|" | "," | ";" | "–" | "—" | "-" | "(" | "/" | ":" | "•" | "·"
        ) {
            at += 1;
            continue;
        }
        let mut end = at;
        // `George at Asda` is one name.
        if let Some(m) = scene.resolved.at(at) {
            let mention = &scene.resolved.mentions[m];
            if matches!(mention.kind, EntityKind::Brand | EntityKind::Organisation) {
                end = mention.tokens.end.min(behind.end);
            }
        }
        while end < behind.end
            && !matches!(
                text.surface(end),
                "|" | "," | "–" | "—" | "(" | ")" | "/" | ";" | "•" | "·"
            )
            && !(end > at && AT.contains(&text.lower(end)) && text.tokens[end].join == Join::Space)
            && !sentence_ends(scene, end)
        {
            end += 1;
        }
        if end == at {
            break;
        }
        // Behind `at` the name ends where its capitals do: `at Zara now`.
        let cell = if located {
            at..capitals_end(scene, at, end)
        } else {
            at..end
        };
        let Some(house) = house(scene, cell, true) else {
            break;
        };
        if located {
            found.at.get_or_insert(house);
        } else {
            found.plain.get_or_insert(house);
        }
        located = false;
        read += 1;
        at = end;
    }
    found
}

fn sentence_ends(scene: &Scene<'_>, at: usize) -> bool {
    let text = &scene.text;
    matches!(text.surface(at), "." | "!" | "?")
        && text.tokens.get(at + 1).is_none_or(|next| {
            next.join == Join::Space && text.tokens[at - 1].end - text.tokens[at - 1].start > 2
        })
}

fn capitals_end(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    let text = &scene.text;
    if let Some(m) = scene.resolved.at(start) {
        let mention = &scene.resolved.mentions[m];
        if matches!(mention.kind, EntityKind::Brand | EntityKind::Organisation) {
            return mention.tokens.end.min(end);
        }
    }
    (start..end)
        .find(|at| {
            let token = &text.tokens[*at];
            *at > start
                && !token.shape.is_capital()
                && token.join == Join::Space
                && !matches!(text.lower(*at), "&" | "of" | "de")
        })
        .unwrap_or(end)
}
