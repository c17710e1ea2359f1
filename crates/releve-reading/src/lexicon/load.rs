//! Files into a lexicon.

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use releve_facts::{EntityKind, FactKind};

use super::calendar::Calendar;
use super::entry::{Detail, Entry, EntryId, FormKind, Pronoun};
use super::table::{Row, Table};
use super::word::{Classes, WordId, Words};
use super::{
    Cue, CurrencyEntry, Error, Form, Lexicon, Meaning, MetricEntry, MetricManner, RoleEntry, fold,
};
use crate::relate::RelationWeights;
use crate::segment::tokens;
use crate::spot::{KINDS, NameWeights, Sign};

/// The files of a language, as name and content.
#[derive(Debug, Clone, Default)]
pub struct Files<'t> {
    files: Vec<(&'t str, &'t str)>,
}

macro_rules! english {
    ($($name:literal),+ $(,)?) => {
        /// The names of the files that a language may have, in load order.
        pub const FILES: &[&str] = &[$($name),+];

        const ENGLISH: &[(&str, &str)] = &[
            $(($name, include_str!(concat!("../../../../lexicon/en/", $name)))),+
        ];
    };
}

english! {
    "words.tsv",
    "irregular.tsv",
    "function_words.tsv",
    "garments.tsv",
    "attributes.tsv",
    "attribute_grammar.tsv",
    "brands.tsv",
    "people.tsv",
    "places.tsv",
    "trends.tsv",
    "trend_endings.tsv",
    "channels.tsv",
    "publications.tsv",
    "events.tsv",
    "organisations.tsv",
    "products.tsv",
    "roles.tsv",
    "occasions.tsv",
    "currencies.tsv",
    "metrics.tsv",
    "calendar.tsv",
    "cues.tsv",
    "name_words.tsv",
    "name_weights.tsv",
    "relation_weights.tsv",
    "rule_weights.tsv",
}

impl<'t> Files<'t> {
    /// English, as compiled in.
    pub fn english() -> Self {
        Self {
            files: ENGLISH.to_vec(),
        }
    }

    /// Each file's name and content, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (&'t str, &'t str)> {
        self.files.iter().copied()
    }

    /// Adds a file of the user's own; its entries come on top.
    ///
    /// # Errors
    ///
    /// When `name` is none of [`FILES`].
    pub fn add(&mut self, name: &'t str, content: &'t str) -> Result<(), Error> {
        if !FILES.contains(&name) {
            return Err(Error::new(
                name,
                1,
                format!("expected one of {}", FILES.join(", ")),
            ));
        }
        self.files.push((name, content));
        Ok(())
    }
}

impl Lexicon {
    /// English, as compiled in.
    ///
    /// # Panics
    ///
    /// Never: a test loads the same files.
    pub fn english() -> Self {
        Self::load(&Files::english()).expect("the compiled-in lexicon is valid")
    }

    /// Reads `files` in the order of [`FILES`].
    ///
    /// # Errors
    ///
    /// The first row that is not of its file's form.
    pub fn load(files: &Files<'_>) -> Result<Self, Error> {
        let mut loader = Loader {
            lexicon: Self {
                words: Words::with_capacity(90_000),
                entries: Vec::with_capacity(12_000),
                forms: Vec::with_capacity(90_000),
                roles: Vec::new(),
                occasions: Vec::new(),
                currencies: Vec::new(),
                currency_marks: HashSet::new(),
                metrics: Vec::new(),
                calendar: Calendar::default(),
                trend_suffixes: Vec::new(),
                trend_words: Vec::new(),
                by_name: HashMap::new(),
                attribute_heads: HashSet::new(),
                shades: HashSet::new(),
                vague: HashSet::new(),
                name_words: HashMap::new(),
                name_weights: NameWeights::default(),
                rule_weights: HashMap::new(),
                relation_weights: RelationWeights::new(),
            },
        };
        for name in FILES {
            for (file, content) in files.files.iter().filter(|(file, _)| file == name) {
                loader.file(&Table::parse(file, content)?)?;
            }
        }
        let mut lexicon = loader.lexicon;
        // In fashion's own texts `slip`, `pump` and `top` are nouns first.
        let worn: Vec<WordId> = lexicon
            .forms
            .iter()
            .flatten()
            .filter_map(|form| match (form.meaning, &form.words[..]) {
                (Meaning::Entry(id, _), [word])
                    if lexicon.entries[id.0 as usize].kind == EntityKind::Garment =>
                {
                    Some(*word)
                }
                _ => None,
            })
            .collect();
        for word in worn {
            let info = lexicon.words.info_mut(word);
            info.classes = info.classes.with(Classes::NOUN);
            let others: u16 = info.counts[1..].iter().copied().max().unwrap_or(0);
            info.counts[0] = info.counts[0].max(others).max(1);
        }
        // `showcase`, `unveil`: what tells a relation by verb can be a verb,
        // whatever a dictionary of 2006 knew.
        let told: Vec<WordId> = lexicon
            .forms
            .iter()
            .flatten()
            .filter_map(|form| match form.meaning {
                Meaning::Cue(cue) if cue.is_verbal() => form.words.first().copied(),
                _ => None,
            })
            .collect();
        for word in told {
            let info = lexicon.words.info_mut(word);
            if !info.classes.is_function() && !info.classes.any(Classes::PAST.with(Classes::ING)) {
                info.classes = info.classes.with(Classes::VERB);
            }
        }
        lexicon.words.inflect();
        for forms in &mut lexicon.forms {
            forms.sort_by_key(|form| std::cmp::Reverse(form.words.len()));
        }
        Ok(lexicon)
    }
}

struct Loader {
    lexicon: Lexicon,
}

fn text(cell: &str) -> Option<Box<str>> {
    (!cell.is_empty()).then(|| cell.into())
}

fn texts<'t>(cells: impl Iterator<Item = &'t str>) -> Box<[Box<str>]> {
    cells.map(Into::into).collect()
}

impl Loader {
    fn file(&mut self, table: &Table<'_>) -> Result<(), Error> {
        for row in table.rows() {
            if row.name().is_empty() {
                return Err(row.error("expected a name in the first cell, but it is empty"));
            }
            match table.file {
                "words.tsv" => self.word(row)?,
                "irregular.tsv" => self.irregular(row)?,
                "function_words.tsv" => self.function_word(row)?,
                "roles.tsv" => {
                    let number = self.lexicon.roles.len() as u32;
                    self.lexicon.roles.push(RoleEntry {
                        name: row.name().into(),
                        group: row.cell("group").into(),
                    });
                    self.plain(row, Meaning::Role(number));
                }
                "occasions.tsv" => {
                    let number = self.lexicon.occasions.len() as u32;
                    self.lexicon.occasions.push(row.name().into());
                    self.plain(row, Meaning::Occasion(number));
                }
                "currencies.tsv" => self.currency(row)?,
                "metrics.tsv" => self.metric(row)?,
                "calendar.tsv" => {
                    let word = self.lexicon.words.intern(row.name());
                    self.lexicon
                        .calendar
                        .add(word, row.cell("class"), row.cell("value"))
                        .map_err(|message| row.error(message))?;
                }
                "cues.tsv" => {
                    let class = row.cell("class");
                    let cue = Cue::named(class)
                        .ok_or_else(|| row.error(format!("`{class}` is no class of cues")))?;
                    self.form(row.cell("phrase"), Meaning::Cue(cue));
                }
                "name_words.tsv" => self.name_word(row)?,
                "name_weights.tsv" => self.name_weight(row)?,
                "attribute_grammar.tsv" => {
                    let word = self.lexicon.words.intern(row.name());
                    match row.cell("class") {
                        "head" => self.lexicon.attribute_heads.insert(word),
                        "shade" => self.lexicon.shades.insert(word),
                        "vague" => self.lexicon.vague.insert(word),
                        class => {
                            return Err(row.error(format!(
                                "expected `head`, `shade` or `vague`, but found `{class}`"
                            )));
                        }
                    };
                }
                "relation_weights.tsv" => {
                    let (kind, weight) = relation_weight(row)?;
                    let feature = row.cell("feature");
                    self.lexicon.relation_weights.set(kind, feature, weight);
                }
                "rule_weights.tsv" => {
                    let weight = rule_weight(row)?;
                    self.lexicon.rule_weights.insert(row.name().into(), weight);
                }
                "trend_endings.tsv" => match row.cell("position") {
                    "suffix" => self
                        .lexicon
                        .trend_suffixes
                        .push(row.name().trim_start_matches('-').into()),
                    _ => {
                        let word = self.lexicon.words.intern(row.name());
                        self.lexicon.trend_words.push(word);
                    }
                },
                file => self.entry(file, row)?,
            }
        }
        Ok(())
    }

    fn word(&mut self, row: Row<'_, '_>) -> Result<(), Error> {
        let id = self.lexicon.words.intern(row.name());
        let mut info = *self.lexicon.words.info(id);
        info.listed = true;
        for (at, class) in ["noun", "verb", "adjective", "adverb"]
            .into_iter()
            .enumerate()
        {
            let cell = row.cell(class);
            if cell.is_empty() {
                continue;
            }
            info.counts[at] = cell
                .parse::<u32>()
                .map_err(|_| row.error(format!("expected a count, but found `{cell}`")))?
                .min(u32::from(u16::MAX)) as u16;
            info.classes = info
                .classes
                .with(Classes::named(class).expect("one of the four classes above"));
        }
        *self.lexicon.words.info_mut(id) = info;
        Ok(())
    }

    fn irregular(&mut self, row: Row<'_, '_>) -> Result<(), Error> {
        let words = &mut self.lexicon.words;
        let lemma = words.intern(row.cell("lemma"));
        let counts = words.info(lemma).counts;
        let form = row.name();
        let id = words.intern(form);
        let info = words.info_mut(id);
        info.listed = true;
        match row.cell("class") {
            "noun" => {
                info.classes = info.classes.with(Classes::NOUN).with(Classes::PLURAL);
                info.noun = Some(lemma);
                info.counts[0] = info.counts[0].max(counts[0]);
            }
            "verb" => {
                let kind = if form.ends_with("ing") {
                    Classes::ING
                } else if form.ends_with('s') {
                    Classes::THIRD
                } else {
                    Classes::PAST
                };
                info.classes = info.classes.with(Classes::VERB).with(kind);
                info.verb = Some(lemma);
                info.counts[1] = info.counts[1].max(counts[1]);
            }
            "adjective" => {
                info.classes = info.classes.with(Classes::ADJECTIVE);
                info.counts[2] = info.counts[2].max(counts[2]);
            }
            class => return Err(row.error(format!("`{class}` is no class of words"))),
        }
        Ok(())
    }

    fn function_word(&mut self, row: Row<'_, '_>) -> Result<(), Error> {
        let id = self.lexicon.words.intern(row.name());
        let mut classes = Classes::default();
        for class in row.list("classes") {
            let class = Classes::named(class)
                .ok_or_else(|| row.error(format!("`{class}` is no class of words")))?;
            classes = classes.with(class);
        }
        // Closed classes win over what an open class could make of the word.
        let info = self.lexicon.words.info_mut(id);
        info.listed = true;
        info.classes = classes;
        info.noun = None;
        if !classes.any(Classes::AUXILIARY) {
            info.verb = None;
        }
        Ok(())
    }

    fn metric(&mut self, row: Row<'_, '_>) -> Result<(), Error> {
        let metric = row
            .cell("metric")
            .parse()
            .map_err(|error| row.error(format!("{error}")))?;
        let manner = match row.cell("manner") {
            "" => MetricManner::Any,
            "change" => MetricManner::Change,
            word => {
                return Err(row.error(format!("expected `change` or nothing, but found `{word}`")));
            }
        };
        let number = self.lexicon.metrics.len() as u32;
        self.lexicon.metrics.push(MetricEntry { metric, manner });
        self.form(row.name(), Meaning::Metric(number));
        Ok(())
    }

    fn currency(&mut self, row: Row<'_, '_>) -> Result<(), Error> {
        let code = row
            .name()
            .parse()
            .map_err(|e: releve_facts::Error| row.error(e.to_string()))?;
        let number = self.lexicon.currencies.len() as u32;
        let mut symbols: Vec<Box<str>> = row.list("symbols").map(Into::into).collect();
        symbols.push(row.name().into());
        self.lexicon.currency_marks.extend(symbols.iter().cloned());
        self.lexicon.currencies.push(CurrencyEntry {
            code,
            symbols: symbols.into(),
            countries: texts(row.list("countries")),
        });
        for word in row.list("words") {
            self.form(word, Meaning::Currency(number));
        }
        Ok(())
    }

    fn name_word(&mut self, row: Row<'_, '_>) -> Result<(), Error> {
        let cell = row.cell("kind");
        let kind = KINDS
            .iter()
            .position(|kind| kind.is_some_and(|kind| kind.as_str() == cell))
            .ok_or_else(|| row.error(format!("`{cell}` is no kind that a name can be of")))?;
        let word = self.lexicon.words.intern(row.name());
        let told = self.lexicon.name_words.entry(word).or_default();
        for place in row.list("place") {
            match place {
                "end" => told.end |= 1 << kind,
                "noun" => told.noun |= 1 << kind,
                _ => {
                    return Err(row.error(format!("expected `end` or `noun`, but found `{place}`")));
                }
            }
        }
        Ok(())
    }

    fn name_weight(&mut self, row: Row<'_, '_>) -> Result<(), Error> {
        let name = row.name();
        let sign = Sign::ALL
            .iter()
            .find(|sign| sign.name() == name)
            .ok_or_else(|| row.error(format!("`{name}` is no sign of a name's kind")))?;
        let mut weights = [0.0; KINDS.len()];
        for (weight, kind) in weights.iter_mut().zip(KINDS) {
            let cell = row.cell(kind.map_or("none", |kind| kind.as_str()));
            if !cell.is_empty() {
                *weight = cell
                    .parse()
                    .map_err(|_| row.error(format!("expected a number, but found `{cell}`")))?;
            }
        }
        self.lexicon.name_weights.set(*sign, weights);
        Ok(())
    }

    /// A row whose forms are its name, its spellings and their plurals.
    fn plain(&mut self, row: Row<'_, '_>, meaning: Meaning) {
        let names = [row.name()].into_iter().chain(row.list("spellings"));
        for name in names {
            self.form(name, meaning);
            self.form(&plural(name), meaning);
        }
    }

    fn entry(&mut self, file: &str, row: Row<'_, '_>) -> Result<(), Error> {
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
        self.lexicon
            .by_name
            .entry(kind)
            .or_default()
            .entry(fold(name).into())
            .or_insert(id);
        if kind == EntityKind::Person {
            self.given_name(name, row.cell("pronoun"));
        }
        let terms = matches!(
            kind,
            EntityKind::Garment | EntityKind::Attribute | EntityKind::Trend
        );
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

    /// The first word of a full name is a given name with that pronoun.
    fn given_name(&mut self, name: &str, pronoun: &str) {
        let mut parts = name.split(' ');
        let (Some(first), Some(_)) = (parts.next(), parts.next()) else {
            return;
        };
        let id = self.lexicon.words.intern(&fold(first));
        let given = &mut self.lexicon.words.info_mut(id).given;
        given[usize::from(pronoun == "he")] += 1;
        if let Some(last) = name.split(' ').next_back() {
            let id = self.lexicon.words.intern(&fold(last));
            self.lexicon.words.info_mut(id).surname += 1;
        }
    }

    fn form(&mut self, text: &str, meaning: Meaning) {
        let words: Box<[WordId]> = tokens(text)
            .map(|t| {
                self.lexicon
                    .words
                    .intern(&fold(&text[t.start as usize..t.end as usize]))
            })
            .collect();
        let Some(first) = words.first() else { return };
        let term = match meaning {
            Meaning::Entry(id, _) => matches!(
                self.lexicon.entry(id).kind,
                EntityKind::Garment | EntityKind::Attribute | EntityKind::Trend
            ),
            _ => true,
        };
        if term {
            for word in &words {
                self.lexicon.words.info_mut(*word).listed = true;
            }
        }
        let capitals =
            text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
        let first = first.0 as usize;
        if self.lexicon.forms.len() <= first {
            self.lexicon.forms.resize_with(first + 1, Vec::new);
        }
        let forms = &mut self.lexicon.forms[first];
        if !forms
            .iter()
            .any(|form| form.words == words && form.meaning == meaning)
        {
            forms.push(Form {
                second: words.get(1).copied(),
                words,
                meaning,
                capitals,
            });
        }
    }
}

/// The regular English plural of the last word.
fn plural(term: &str) -> String {
    let vowel_y = ["ay", "ey", "oy", "uy"]
        .iter()
        .any(|end| term.ends_with(end));
    if term.ends_with('y') && !vowel_y {
        format!("{}ies", &term[..term.len() - 1])
    } else if ["s", "x", "z", "ch", "sh"]
        .iter()
        .any(|end| term.ends_with(end))
    {
        format!("{term}es")
    } else {
        format!("{term}s")
    }
}

/// A table in the form of `relation_weights.tsv`.
pub(super) fn relation_weights(table: &str) -> Result<RelationWeights, Error> {
    let mut weights = RelationWeights::new();
    for row in Table::parse("relation_weights.tsv", table)?.rows() {
        let (kind, weight) = relation_weight(row)?;
        weights.set(kind, row.cell("feature"), weight);
    }
    Ok(weights)
}

fn relation_weight(row: Row<'_, '_>) -> Result<(FactKind, f32), Error> {
    let cell = row.cell("weight");
    let weight = cell
        .parse()
        .map_err(|_| row.error(format!("expected a number, but found `{cell}`")))?;
    let name = row.name();
    let kind = FactKind::ALL
        .into_iter()
        .find(|kind| kind.as_str() == name)
        .ok_or_else(|| row.error(format!("`{name}` is no kind of fact")))?;
    Ok((kind, weight))
}

/// A table in the form of `rule_weights.tsv`.
pub(super) fn rule_weights(table: &str) -> Result<HashMap<Box<str>, f64>, Error> {
    let table = Table::parse("rule_weights.tsv", table)?;
    let rows = table.rows();
    rows.map(|row| Ok((row.name().into(), rule_weight(row)?)))
        .collect()
}

fn rule_weight(row: Row<'_, '_>) -> Result<f64, Error> {
    let cell = row.cell("weight");
    cell.parse()
        .map_err(|_| row.error(format!("expected a number, but found `{cell}`")))
}
