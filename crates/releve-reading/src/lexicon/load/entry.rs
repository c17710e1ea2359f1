//! Names and terms with what is known of them.

use releve_facts::EntityKind;

use super::Loader;
use super::form::plural;
use crate::lexicon::entry::{Detail, Entry, EntryId, FormKind, Pronoun};
use crate::lexicon::table::Row;
use crate::lexicon::{Error, Meaning, fold};

impl Loader {
    pub(super) fn entry(&mut self, file: &str, row: Row<'_, '_>) -> Result<(), Error> {
        let other = |column: &str| Detail::Other {
            kind: row.cell(column).into(),
        };
        let (kind, detail) = match file {
            "brands.tsv" => (
                // Who sells other houses' goods is a body, not a label.
                if row.cell("kind") == "retailer" {
                    EntityKind::Organisation
                } else {
                    EntityKind::Brand
                },
                Detail::Brand {
                    country: text(row.cell("country")),
                    owner: text(row.cell("owner")),
                    retailer: row.cell("kind") == "retailer",
                    sectors: texts(row.list("sectors")),
                },
            ),
            "people.tsv" => (
                EntityKind::Person,
                Detail::Person {
                    roles: texts(row.list("roles")),
                    affiliations: texts(row.list("affiliations")),
                    pronoun: match row.cell("pronoun") {
                        "" => None,
                        "she" => Some(Pronoun::She),
                        "he" => Some(Pronoun::He),
                        "they" => Some(Pronoun::They),
                        word => {
                            return Err(row.error(format!(
                                "expected `she`, `he`, `they` or nothing, but found `{word}`"
                            )));
                        }
                    },
                },
            ),
            "garments.tsv" => (
                EntityKind::Garment,
                Detail::Garment {
                    broader: text(row.cell("broader")),
                    synonyms: texts(row.list("synonyms")),
                    group: row.cell("group").into(),
                },
            ),
            "attributes.tsv" => (
                EntityKind::Attribute,
                Detail::Attribute {
                    group: row.cell("group").into(),
                },
            ),
            "places.tsv" => (
                EntityKind::Place,
                Detail::Place {
                    country: text(row.cell("country")),
                    kind: row.cell("kind").into(),
                },
            ),
            "products.tsv" => (
                EntityKind::Product,
                Detail::Product {
                    brand: text(row.cell("brand")),
                    garment: text(row.cell("garment")),
                },
            ),
            "trends.tsv" => (EntityKind::Trend, other("kind")),
            "channels.tsv" => (EntityKind::Channel, other("kind")),
            "publications.tsv" => (EntityKind::Publication, other("country")),
            "events.tsv" => (EntityKind::Event, other("kind")),
            _ => (EntityKind::Organisation, other("kind")),
        };
        let name = row.name();
        let id = EntryId(self.lexicon.entries.len() as u32);
        self.lexicon.entries.push(Entry {
            kind,
            name: name.into(),
            ambiguous: row.cell("ambiguous") == "yes",
            detail,
            source: (file.into(), row.line as u32),
        });
        self.lexicon.by_name[kind as usize]
            .entry(fold(name).into())
            .or_insert(id);
        if kind == EntityKind::Person {
            self.given_name(name, row.cell("pronoun"));
        }
        let terms = self.lexicon.entry(id).is_term();
        self.form(name, Meaning::Entry(id, FormKind::Name));
        let aliases = row.list("aliases").chain(row.list("spellings"));
        for alias in aliases {
            // `Zizi derby` is a product and a garment; the grammar joins them.
            if kind == EntityKind::Product && self.ends_in_garment(alias) {
                continue;
            }
            self.form(alias, Meaning::Entry(id, FormKind::Alias));
            if terms {
                self.form(&plural(alias), Meaning::Entry(id, FormKind::Plural));
            }
        }
        for demonym in row.list("demonyms") {
            self.form(demonym, Meaning::Entry(id, FormKind::Demonym));
        }
        if terms {
            match row.cell("plural") {
                "=" => {}
                "" => self.form(&plural(name), Meaning::Entry(id, FormKind::Plural)),
                irregular => self.form(irregular, Meaning::Entry(id, FormKind::Plural)),
            }
        } else if kind == EntityKind::Product {
            self.form(&plural(name), Meaning::Entry(id, FormKind::Plural));
        }
        Ok(())
    }

    /// True where the last word of several is a garment's name.
    fn ends_in_garment(&self, name: &str) -> bool {
        let Some((_, last)) = name.rsplit_once(' ') else {
            return false;
        };
        let Some(word) = self.lexicon.words.get(&fold(last)) else {
            return false;
        };
        self.lexicon.forms(word).iter().any(|form| {
            form.words.len() == 1
                && matches!(form.meaning, Meaning::Entry(id, _)
                    if self.lexicon.entry(id).kind == EntityKind::Garment)
        })
    }
}

fn text(cell: &str) -> Option<Box<str>> {
    (!cell.is_empty()).then(|| cell.into())
}

pub(super) fn texts<'t>(cells: impl Iterator<Item = &'t str>) -> Box<[Box<str>]> {
    cells.map(Into::into).collect()
}
