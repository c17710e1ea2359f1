use foldhash::{HashMap, HashMapExt};
use releve_facts::{
    Confidence, Document, Entity, EntityKind, Fact, FactKind, Mention, Precision, ReaderVersion,
    Span, Statement,
};

use crate::confidence::confidence;
use crate::lexicon::{Cue, Detail, FormKind, Lexicon};
use crate::relate::{Draft, examples, relate};
use crate::scene::Scene;
use crate::segment::{BlockKind, Join};
use crate::spot::Found;
use crate::text::Text;
use crate::time::{HEAD, REACH, document_date};
use crate::training::RelationExample;

/// Drafts less likely than this are not told.
///
/// F1 is highest where everything is told that is likelier than half of the F1
/// that is reached (Lipton, Elkan and Naryanaswamy, *Optimal thresholding of
/// classifiers to maximize F1 measure*, 2014), so near 0.4; the kinds whose
/// wrong drafts look alike stand a little above, as the training articles, each
/// read by weights learnt without it, and the development articles say.
const fn least(kind: FactKind) -> f64 {
    match kind {
        FactKind::Influence | FactKind::Measure => 0.4,
        FactKind::Showing | FactKind::Pairing | FactKind::Composition | FactKind::Launch => 0.45,
        _ => 0.42,
    }
}

/// Reads documents by lexicon, grammar and rules.
///
/// Reading is deterministic and pure: the same bytes and the same lexicon give
/// the same facts. A reader can be shared between threads.
///
/// # Example: a sentence and what it yields
///
/// ```
/// use releve_facts::{Document, EntityKind};
/// use releve_reading::Reader;
///
/// let reader = Reader::english();
/// let reading = reader.read(&Document::new("note", "Loafers are back."));
/// assert_eq!(reading.entities[0].kind, EntityKind::Garment);
/// assert_eq!(reading.entities[0].name, "loafer");
/// ```
#[derive(Debug, Clone)]
pub struct Reader {
    lexicon: Lexicon,
    version: ReaderVersion,
}

/// What reading a document yields.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Each thing once, in order of first mention.
    pub entities: Vec<Entity>,
    /// Which of `entities` no lexicon knows: names that were told by their
    /// context alone. Ascending.
    pub unknown: Vec<usize>,
    /// Numbered in order of first evidence.
    pub facts: Vec<Fact>,
    /// How each fact was found, in the order of `facts`.
    pub traces: Vec<Trace>,
}

/// How a fact was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// The rule, by name.
    pub rule: &'static str,
    /// What made it more or less likely.
    pub signs: Vec<&'static str>,
}

impl Reader {
    /// A reader with this lexicon.
    pub fn new(lexicon: Lexicon) -> Self {
        Self {
            lexicon,
            version: ReaderVersion::new(concat!("rules ", env!("CARGO_PKG_VERSION"))),
        }
    }

    /// A reader with the English lexicon as compiled in.
    pub fn english() -> Self {
        Self::new(Lexicon::english())
    }

    /// The same reader under another version: one with a lexicon of the user's
    /// own finds other facts and is another reader.
    ///
    /// # Example: what is read says who read it
    ///
    /// ```
    /// use releve_facts::{Document, ReaderVersion};
    /// use releve_reading::Reader;
    ///
    /// let reader = Reader::english().versioned(ReaderVersion::new("rules 1 + my words"));
    /// let reading = reader.read(&Document::new("note", "Designer Sandy Liang spoke."));
    /// assert_eq!(reading.facts[0].reader(), reader.version());
    /// ```
    pub fn versioned(mut self, version: ReaderVersion) -> Self {
        self.version = version;
        self
    }

    /// Its name and version, which every fact that it finds carries.
    pub fn version(&self) -> &ReaderVersion {
        &self.version
    }

    /// The words that it reads by.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Fills in what the text itself says of the document, where it is not
    /// known yet: the headline and the day of publication.
    pub fn describe(&self, document: &mut Document) {
        let raw = document.text.as_str();
        let end = raw.char_indices().nth(4000).map_or(raw.len(), |(at, _)| at);
        let text = Text::head(&self.lexicon, &raw[..end], HEAD, REACH);
        if document.title.is_none()
            && let Some(block) = text
                .blocks
                .iter()
                .take(3)
                .find(|block| block.kind == BlockKind::Title)
        {
            document.title = Some(text.slice(block.tokens.clone()).to_owned());
        }
        if document.day().is_none()
            && let Some(day) = document_date(&text)
        {
            document.published = Some(day);
            document.precision = Precision::Day;
        }
    }

    /// Reads one document.
    pub fn read(&self, document: &Document) -> Reading {
        self.read_from(document, least)
    }

    /// Reads one document and keeps what is too unlikely to be told: what the
    /// weights are learnt from.
    pub fn read_all(&self, document: &Document) -> Reading {
        self.read_from(document, |_| 0.0)
    }

    /// Every two things of a document that might be related, as a fact that may
    /// be wrong: what the weights of relations are learnt from.
    pub fn relation_examples(&self, document: &Document) -> Vec<(Fact, RelationExample)> {
        let scene = Scene::new(&self.lexicon, document.text.as_str(), document.day());
        examples(&scene)
            .into_iter()
            .filter_map(|example| {
                let kind = example.statement.kind();
                let draft = Draft::new(example.statement, example.evidence, "candidate");
                let (fact, _) = self.fact(document, &scene, draft, Confidence::new(0.0))?;
                let features = example.features;
                Some((fact, RelationExample { kind, features }))
            })
            .collect()
    }

    /// Keeps the drafts of at least the confidence that their kind needs.
    fn read_from(&self, document: &Document, least: impl Fn(FactKind) -> f64) -> Reading {
        let scene = Scene::new(&self.lexicon, document.text.as_str(), document.day());
        let drafts = relate(&scene);
        let mut told: Vec<(Fact, Trace)> = drafts
            .into_iter()
            .filter_map(|draft| {
                let confidence = confidence(&self.lexicon, &draft);
                let least = least(draft.statement.kind());
                (confidence.get() >= least).then_some((draft, confidence))
            })
            .filter_map(|(draft, confidence)| self.fact(document, &scene, draft, confidence))
            .collect();
        told.sort_by_key(|(fact, _)| fact.evidence().iter().map(|e| e.span().start).min());
        let (mut facts, traces): (Vec<Fact>, Vec<Trace>) = told.into_iter().unzip();
        Fact::number(&mut facts);
        let (entities, unknown) = entities(document, &scene, &facts);
        Reading {
            entities,
            unknown,
            facts,
            traces,
        }
    }

    /// How the text was understood: each sentence with a line in which each word
    /// has its part of speech, each mention stands in brackets with its kind and
    /// name.
    ///
    /// # Example: where a sentence lies and what its words are
    ///
    /// ```
    /// use releve_facts::Document;
    /// use releve_reading::Reader;
    ///
    /// let outline = Reader::english().outline_spans(&Document::new("note", "Loafers are back."));
    /// assert_eq!((outline[0].0.start, outline[0].0.end), (0, 17));
    /// assert!(outline[0].1.starts_with("[garment `loafer`: Loafers/"));
    /// ```
    pub fn outline_spans(&self, document: &Document) -> Vec<(Span, String)> {
        let scene = Scene::new(&self.lexicon, document.text.as_str(), document.day());
        scene
            .text
            .sentences
            .iter()
            .map(|sentence| sentence.tokens.clone())
            .filter(|tokens| !tokens.is_empty())
            .map(|tokens| {
                let place = span(document, scene.text.bytes(tokens.clone()));
                (place, outline(&scene, tokens))
            })
            .collect()
    }

    /// How the text was understood: one line for each sentence, each word with
    /// its part of speech, each mention in brackets with its kind and name.
    pub fn outline(&self, document: &Document) -> Vec<String> {
        let scene = Scene::new(&self.lexicon, document.text.as_str(), document.day());
        scene
            .text
            .sentences
            .iter()
            .map(|sentence| outline(&scene, sentence.tokens.clone()))
            .collect()
    }

    fn fact(
        &self,
        document: &Document,
        scene: &Scene<'_>,
        draft: Draft,
        confidence: Confidence,
    ) -> Option<(Fact, Trace)> {
        let spans: Vec<Span> = draft
            .evidence
            .iter()
            .filter(|tokens| !tokens.is_empty())
            .map(|tokens| span(document, scene.text.bytes(tokens.clone())))
            .collect();
        let statement: Statement = draft.statement;
        let fact = Fact::new(
            document,
            self.version.clone(),
            statement,
            &spans,
            confidence,
        )
        .ok()?;
        Some((
            fact,
            Trace {
                rule: draft.rule,
                signs: draft.signs,
            },
        ))
    }
}

fn span(document: &Document, (start, end): (u32, u32)) -> Span {
    Span::new(
        document.text.char_at_byte(start as usize),
        document.text.char_at_byte(end as usize),
    )
}

/// Entities with their mentions, and the seasons among the times; and which of
/// them no lexicon knows.
fn entities(document: &Document, scene: &Scene<'_>, facts: &[Fact]) -> (Vec<Entity>, Vec<usize>) {
    let mention = |tokens: std::ops::Range<usize>| {
        let (start, end) = scene.text.bytes(tokens);
        let span = span(document, (start, end));
        Mention {
            start: span.start,
            end: span.end,
            text: scene.text.raw[start as usize..end as usize].to_owned(),
        }
    };
    let mut found: Vec<(Entity, bool)> = Vec::new();
    // Attributes that stand in an item's phrase, by mention.
    let mut worn = vec![false; scene.resolved.mentions.len()];
    let items: HashMap<usize, usize> = (scene.items.iter().enumerate())
        .map(|(n, item)| (item.mention, n))
        .collect();
    for attribute in scene.items.iter().flat_map(|item| &item.attributes) {
        worn[*attribute] = true;
    }
    for referent in &scene.resolved.entities {
        // Named in its own right: not by a pronoun or an adjective alone.
        let own = referent.mentions.iter().any(|m| {
            let mention = &scene.resolved.mentions[*m];
            match mention.found {
                Found::Anaphor | Found::Lexicon(_, FormKind::Demonym) => false,
                // `soft`, `long` are attributes only of something worn.
                Found::Lexicon(id, _) if mention.kind == EntityKind::Attribute => {
                    worn[*m]
                        || !scene.text.lexicon.entry(id).ambiguous
                        || is_colour_in(scene, mention.tokens.start, id)
                        || modifies(scene, mention.tokens.end)
                }
                // `the shoe`, `an outfit` mean what was named before, `burgundy
                // shoes` do not; what is denied or only compared with is not
                // there at all.
                _ if mention.kind == EntityKind::Garment => {
                    let item = items.get(m).map(|n| &scene.items[*n]);
                    let piece = mention.tokens.len() == 1
                        && scene.spotted.has_cue(mention.tokens.start, Cue::Piece);
                    let described = item.is_some_and(|item| !item.attributes.is_empty());
                    (!piece || described) && !serves(scene, &mention.tokens)
                }
                _ => true,
            }
        });
        if !own {
            continue;
        }
        let unknown = referent.entry.is_none()
            && referent
                .mentions
                .iter()
                .map(|m| scene.resolved.mentions[*m].found)
                .all(|found| matches!(found, Found::Context | Found::Anaphor));
        let entity = Entity {
            kind: referent.kind,
            name: referent.name.clone(),
            mentions: referent
                .mentions
                .iter()
                .map(|m| mention(scene.resolved.mentions[*m].tokens.clone()))
                .collect(),
        };
        found.push((entity, unknown));
    }
    let mut seasons: HashMap<&str, usize> = HashMap::new();
    for time in scene.times.iter().filter(|t| t.when.as_season().is_some()) {
        if !is_collection(scene, &time.tokens) {
            continue;
        }
        let place = mention(time.tokens.clone());
        let season = *seasons.entry(time.when.label()).or_insert_with(|| {
            let season = Entity {
                kind: EntityKind::Season,
                name: time.when.label().to_owned(),
                mentions: Vec::new(),
            };
            found.push((season, false));
            found.len() - 1
        });
        found[season].0.mentions.push(place);
    }
    for (tokens, name) in crate::happening::happenings(scene) {
        let place = mention(tokens.clone());
        let name =
            name.unwrap_or_else(|| place.text.split_whitespace().collect::<Vec<_>>().join(" "));
        match found
            .iter_mut()
            .find(|(e, _)| e.kind == EntityKind::Event && e.name == name)
        {
            Some((event, _)) => event.mentions.push(place),
            None => {
                let event = Entity {
                    kind: EntityKind::Event,
                    name,
                    mentions: vec![place],
                };
                found.push((event, true));
            }
        }
    }
    let entities: Vec<&Entity> = found.iter().map(|(entity, _)| entity).collect();
    let coined = coined(&entities, facts);
    found.extend(coined.into_iter().map(|entity| (entity, true)));
    found.sort_by_key(|(entity, _)| entity.mentions.first().map(|m| m.start));
    let unknown = (0..found.len()).filter(|at| found[*at].1).collect();
    (
        found.into_iter().map(|(entity, _)| entity).collect(),
        unknown,
    )
}

/// What the text calls a cross of a garment with something is a garment that
/// no lexicon knew: `the blazigan, part blazer, part cardigan`.
fn coined(entities: &[&Entity], facts: &[Fact]) -> Vec<Entity> {
    let named = |name: &str| entities.iter().copied().find(|entity| entity.name == name);
    let mut found: Vec<Entity> = Vec::new();
    for fact in facts {
        let Statement::Blend(blend) = fact.statement() else {
            continue;
        };
        let worn = blend
            .parents
            .iter()
            .any(|parent| named(parent).is_some_and(|entity| entity.kind == EntityKind::Garment));
        let known = named(&blend.result).is_some()
            || found.iter().any(|entity| entity.name == blend.result)
            || blend.result.contains(' ');
        if !worn || known {
            continue;
        }
        let place = fact.evidence().iter().find_map(|evidence| {
            let quote = evidence.quote();
            let at = quote.to_lowercase().find(&blend.result.to_lowercase())?;
            let text = quote.get(at..at + blend.result.len())?;
            let start = evidence.span().start + quote.get(..at)?.chars().count() as u32;
            Some(Mention {
                start,
                end: start + text.chars().count() as u32,
                text: text.to_owned(),
            })
        });
        if let Some(place) = place {
            found.push(Entity {
                kind: EntityKind::Garment,
                name: blend.result.clone(),
                mentions: vec![place],
            });
        }
    }
    found
}

/// True where a garment only says whose trade it is, `a former tie salesman`,
/// or is joined to something longer: `tie-ups`.
fn serves(scene: &Scene<'_>, tokens: &std::ops::Range<usize>) -> bool {
    let Some(next) = scene.text.tokens.get(tokens.end) else {
        return false;
    };
    if next.join == Join::Hyphen {
        return scene.resolved.at(tokens.end).is_none();
    }
    let singular = tokens.len() == 1
        && scene.text.info(tokens.start).noun == Some(scene.text.tokens[tokens.start].word);
    let person = matches!(
        scene.text.lower(tokens.end),
        "historian"
            | "salesman"
            | "manufacturer"
            | "maker"
            | "salesperson"
            | "merchant"
            | "collector"
            | "expert"
            | "rental"
            | "rack"
            | "industry"
            | "company"
            | "department"
            | "store"
            | "shop"
            | "size"
            | "code"
    );
    next.join == Join::Space && person && singular
}

/// True for a season that collections are named after: `autumn/winter 2024`,
/// `fall 2024 collection`; the weather of `last spring` and of `the winter of
/// 2020` is none.
fn is_collection(scene: &Scene<'_>, tokens: &std::ops::Range<usize>) -> bool {
    let text = &scene.text;
    let words = || tokens.clone().map(|at| text.lower(at));
    if words().any(|word| word == "of") {
        return false;
    }
    let own = words().any(|word| {
        matches!(
            word,
            "cruise" | "resort" | "holiday" | "pre" | "prefall" | "ss" | "aw" | "fw" | "/"
        )
    }) || words()
        .any(|word| word.starts_with(['s', 'a', 'f']) && word.ends_with(char::is_numeric));
    let year = words().any(|word| word.chars().any(|c| c.is_ascii_digit()));
    let shown = (tokens.end..tokens.end + 4)
        .any(|at| scene.spotted.has_cue(at, Cue::Runway) || scene.spotted.has_cue(at, Cue::Line));
    // In American reports `fall 2024` is the collection, `summer 2024` is not.
    let weather = words().any(|word| matches!(word, "summer" | "winter"))
        && !words().any(|word| matches!(word, "spring" | "autumn" | "fall"));
    own || shown || year && !weather
}

/// True where what ends at `end` stands before another attribute or a word for
/// garments: `the cream-and-black cap-toe design`.
fn modifies(scene: &Scene<'_>, end: usize) -> bool {
    let mut at = end;
    if scene.text.lower_at(Some(at)) == "and" {
        at += 1;
    }
    at < scene.text.tokens.len()
        && (scene
            .resolved
            .at(at)
            .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Attribute)
            || at == end
                && (scene.spotted.has_cue(at, Cue::Piece)
                    // `an olive one`
                    || matches!(scene.text.lower(at), "one" | "ones")))
}

/// `in oatmeal`, `comes in sand and cream`: a colour behind `in`, or in a list
/// that began so.
fn is_colour_in(scene: &Scene<'_>, mut at: usize, id: crate::lexicon::EntryId) -> bool {
    let colour = matches!(
        &scene.text.lexicon.entry(id).detail,
        Detail::Attribute { group } if group.as_ref() == "colour"
    );
    while colour && at > 0 {
        match scene.text.lower(at - 1) {
            "in" => return true,
            "," | "and" | "or" if at > 1 => {
                let Some(m) = scene.resolved.at(at - 2) else {
                    return false;
                };
                let before = &scene.resolved.mentions[m];
                if before.kind != EntityKind::Attribute {
                    return false;
                }
                at = before.tokens.start;
            }
            _ => return false,
        }
    }
    false
}

fn outline(scene: &Scene<'_>, tokens: std::ops::Range<usize>) -> String {
    use std::fmt::Write as _;
    let mut line = String::new();
    for at in tokens {
        let mention = scene.resolved.at(at);
        if let Some(m) = mention.filter(|m| scene.resolved.mentions[*m].tokens.start == at) {
            let referent = &scene.resolved.entities[scene.resolved.entity[m]];
            let _ = write!(line, "[{} `{}`: ", referent.kind, referent.name);
        }
        let _ = write!(
            line,
            "{}/{:?}",
            scene.text.surface(at),
            scene.text.tokens[at].tag
        );
        if mention.is_some_and(|m| scene.resolved.mentions[m].tokens.end == at + 1) {
            line.push(']');
        }
        line.push(' ');
    }
    line.truncate(line.trim_end().len());
    line
}
