//! Names that no lexicon knows: runs of capitalised words, told apart by what
//! stands in and around them everywhere they occur in the document.

mod credit;
mod given;
mod house;
mod part;
mod run;

use std::ops::Range;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use releve_facts::EntityKind;

use credit::{is_credit, is_inscription, is_signature, signs_a_quotation};
use house::houses;
use run::runs;

use super::context::Words;
use super::kind::Sign;
use super::signs::signs;
use super::{Found, Mention, Spotted};
use crate::lexicon::{Cue, FormKind, fold};
use crate::segment::{BlockKind, Shape};
use crate::text::Text;
use crate::time::TimeMention;

/// The unknown names of a document: where each stands, and the signs gathered
/// over all places of the same name.
pub(crate) struct Unknown {
    /// Where, and the folded name.
    places: Vec<(Range<usize>, String)>,
    signs: HashMap<String, Vec<Sign>>,
    words: HashMap<String, Words>,
    cover: Vec<Option<usize>>,
}

impl Unknown {
    pub(crate) fn gather(text: &Text<'_>, times: &[TimeMention], spotted: &Spotted) -> Self {
        let mut cover: Vec<Option<usize>> = vec![None; text.tokens.len()];
        for (n, mention) in spotted.mentions.iter().enumerate() {
            cover[mention.tokens.clone()].fill(Some(n));
        }
        let mut timed = vec![false; text.tokens.len()];
        for time in times {
            timed[time.tokens.clone()].fill(true);
        }
        let mut found = Self {
            places: Vec::new(),
            signs: HashMap::new(),
            words: HashMap::new(),
            cover,
        };
        for run in runs(text, spotted, &found.cover, &timed) {
            let key = fold(text.slice(run.clone())).into_owned();
            let signs = signs(text, spotted, &found.cover, run.clone());
            let known = found.signs.entry(key.clone()).or_default();
            if !known.is_empty() && !known.contains(&Sign::Twice) {
                known.push(Sign::Twice);
            }
            for sign in signs {
                if !known.contains(&sign) {
                    known.push(sign);
                }
            }
            let near = super::context::words(text, spotted, &found.cover, &run);
            found.words.entry(key.clone()).or_default().add(near);
            found.places.push((run, key));
        }
        // `Hadid` alone speaks for `Bella Hadid` being a person.
        let singles: HashSet<&str> = found
            .places
            .iter()
            .filter(|(run, _)| run.len() == 1)
            .map(|(_, key)| key.as_str())
            .collect();
        for (key, signs) in &mut found.signs {
            if let Some((_, last)) = key.rsplit_once(' ')
                && singles.contains(last)
            {
                signs.push(Sign::SurnameAlone);
            }
        }
        found
    }

    /// Each name once with its signs and the words around it, for training.
    pub(crate) fn names(&self) -> impl Iterator<Item = (&str, &[Sign], &Words)> {
        let mut seen = HashSet::new();
        self.places
            .iter()
            .map(|(_, key)| key.as_str())
            .filter(move |key| seen.insert(*key))
            .map(|key| (key, self.signs[key].as_slice(), &self.words[key]))
    }
}

pub(super) fn spot(text: &Text<'_>, times: &[TimeMention], spotted: &mut Spotted) {
    let unknown = Unknown::gather(text, times, spotted);
    let classify = |key: &str| {
        let (kind, sure) = text
            .lexicon
            .name_weights
            .classify(&unknown.signs[key], &unknown.words[key]);
        kind.filter(|_| sure >= LEAST).map(|kind| (kind, sure))
    };
    let houses = houses(text, &unknown, classify);
    let mut dropped: Vec<usize> = Vec::new();
    let mut added = Vec::new();
    for (run, key) in &unknown.places {
        // `KOLs` is what somebody is, and credits name nobody of the story.
        let role = (spotted.roles_over(run.clone())).any(|role| role.tokens == *run);
        // `the brand’s Haute Couture show`
        let craft = run.clone().all(|at| spotted.has_cue(at, Cue::Runway));
        let nobody = is_pet(spotted, text, run)
            || is_credit(text, spotted, run)
            || is_signature(text, run)
            || is_inscription(text, spotted, run);
        if role || craft || nobody {
            continue;
        }
        // `two Barbours`: a house for what it makes.
        let stem = text.lower(run.start).strip_suffix('s').unwrap_or("");
        if run.len() == 1
            && stem.len() > 3
            && let Some(id) = text.lexicon.named(EntityKind::Brand, stem)
            && !text.lexicon.entry(id).ambiguous
        {
            added.push(Mention {
                kind: EntityKind::Brand,
                tokens: run.clone(),
                found: Found::Lexicon(id, FormKind::Alias),
                sure: 0.8,
                name: None,
            });
            continue;
        }
        if run.len() == 1 && matches!(text.lower(run.start), "mr" | "mrs" | "ms" | "dr") {
            continue;
        }
        let mut name = None;
        let mut told = classify(key);
        if let Some((full, kind, sure)) = houses.get(key.as_str()) {
            name = Some(full.as_str().into());
            told = Some((*kind, *sure));
        }
        if let Some(kind) = super::called::kind(text, spotted, run)
            && told.is_none_or(|(known, _)| known != kind)
        {
            told = Some((kind, 0.7));
        }
        if told.is_none() && signs_a_quotation(text, run) {
            told = Some((EntityKind::Person, 0.8));
        }
        let Some((kind, sure)) = told else { continue };
        let plain = run.clone().all(|at| is_plain(text, at));
        // `Designer Capsule Collections Part II`: nobody is called that.
        let headed = text.blocks[text.block_of(run.start)].kind != BlockKind::Paragraph;
        let nobody = match run.len() {
            1 => sure < LEAST_PLAIN,
            _ => headed && kind == EntityKind::Person,
        };
        // `a wild pair of Western shoes`: a word that describes.
        let describes = run.len() == 1
            && kind == EntityKind::Brand
            && text.lexicon.is_vague(text.lower(run.start))
            && text.info(run.start).counts[2] >= text.info(run.start).counts[0];
        if plain && nobody || describes {
            continue;
        }
        // `the Speed Loafer` in running text: the capital makes the garment
        // part of the name, while its mention stays a garment's.
        if kind == EntityKind::Product
            && name.is_none()
            && let Some(n) = unknown.cover.get(run.end).copied().flatten()
            && spotted.mentions[n].kind == EntityKind::Garment
            && spotted.mentions[n]
                .tokens
                .clone()
                .all(|at| text.tokens[at].shape == Shape::Title)
            && text.blocks[text.block_of(run.start)].kind == BlockKind::Paragraph
        {
            let whole = run.start..spotted.mentions[n].tokens.end;
            name = Some(text.slice(whole).into());
        }
        dropped.extend(run.clone().filter_map(|at| unknown.cover[at]));
        added.push(Mention {
            kind,
            tokens: run.clone(),
            found: Found::Context,
            sure,
            name,
        });
    }
    spotted.replace(dropped, added);
    for mention in &mut spotted.mentions {
        if mention.kind == EntityKind::Product {
            super::model::number(text, times, mention);
        }
    }
}

/// `her dog Milo`, `Milo, her whippet,`: a name of no kind that is told of here.
fn is_pet(spotted: &Spotted, text: &Text<'_>, run: &Range<usize>) -> bool {
    let pet = |at: Option<usize>| at.is_some_and(|at| spotted.has_cue(at, Cue::Pet));
    let comma = usize::from(text.lower_at(run.start.checked_sub(1)) == ",");
    let apposed = text.lower_at(Some(run.end)) == ","
        && matches!(
            text.lower_at(Some(run.end + 1)),
            "her" | "his" | "their" | "the"
        )
        && (run.end + 2..run.end + 5)
            .any(|at| pet(Some(at)) && matches!(text.lower_at(Some(at + 1)), "," | "." | ""));
    apposed || run.len() <= 2 && pet(run.start.checked_sub(1 + comma))
}

/// Below this share of the total no kind is told.
const LEAST: f32 = 0.3;
/// Nor below this where the name is a word of the language that nobody bears:
/// `For Example`, `Americana looks`.
const LEAST_PLAIN: f32 = 0.6;

/// True for a word of the language that is nobody's name, or is far more often seen as a
/// word than somebody is called so: `Big`, `Autumn`, `Count`.
fn is_plain(text: &Text<'_>, at: usize) -> bool {
    const SEEN_FOR_A_BEARER: u32 = 3;
    const FEW_BEARERS: u32 = 4;
    let info = text.info(at);
    let bearers = u32::from(info.given[0]) + u32::from(info.given[1]) + u32::from(info.surname);
    let seen: u32 = info.counts.iter().map(|n| u32::from(*n)).sum();
    // `Butterfly sleeves are back.`: the capital is the sentence's.
    let opens = text.sentences[text.sentence_of(at)].tokens.start == at;
    text.tokens[at].shape == Shape::Title
        && info.listed
        && (bearers == 0 || seen >= SEEN_FOR_A_BEARER * bearers || opens && bearers < FEW_BEARERS)
}
