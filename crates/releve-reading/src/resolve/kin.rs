//! Surnames that relatives share: `Beatriz and Teresa Sarmento Pais`, `Gigi Hadid and
//! her sister Bella`.

use foldhash::{HashMap, HashSet};
use releve_facts::EntityKind;

use crate::lexicon::{Classes, Cue, EntryId, FormKind, Meaning, WordId, fold};
use crate::segment::Join;
use crate::spot::{Found, Mention, Spotted};
use crate::tag::Tag;
use crate::text::Text;

/// `Beatriz and Teresa Sarmento Pais`: the surname is both sisters'.
pub(super) fn shared(
    text: &Text<'_>,
    mentions: &[Mention],
    short: &mut HashMap<WordId, (String, Option<EntryId>)>,
    double: &mut HashMap<String, (String, Option<EntryId>)>,
) {
    for pair in mentions.windows(2) {
        let [first, second] = pair else { continue };
        let words = first.tokens.clone().skip(1);
        let hyphened = first.tokens.len() > 1
            && words
                .into_iter()
                .all(|at| text.tokens[at].join == Join::Hyphen);
        let shares = first.kind == EntityKind::Person
            && second.kind == EntityKind::Person
            && (first.tokens.len() == 1 || hyphened)
            && second.tokens.len() > 1
            && first.found == Found::Context
            && text
                .lexicon
                .named(EntityKind::Person, text.slice(first.tokens.clone()))
                .is_none()
            && first.tokens.end + 1 == second.tokens.start
            && matches!(text.surface(first.tokens.end), "and" | "&")
            && text.info(first.tokens.start).given != [0, 0]
            && text.info(second.tokens.start).given != [0, 0];
        if !shares {
            continue;
        }
        let surname = text.slice(second.tokens.start + 1..second.tokens.end);
        let given = text.slice(first.tokens.clone());
        let name = format!("{given} {surname}");
        // `Mary-Kate and Ashley Olsen`
        if hyphened {
            let entry = text.lexicon.named(EntityKind::Person, &name);
            double.insert(fold(given).into_owned(), (name, entry));
            continue;
        }
        short
            .entry(text.tokens[first.tokens.start].word)
            .or_insert((name, None));
    }
}

/// `Kendall Jenner … her sister Kylie`: somebody whom the lexicon knows by a surname
/// that the text has named.
pub(super) fn relatives<'n>(
    text: &Text<'_>,
    spotted: &Spotted,
    mentions: &[Mention],
    surnames: impl Iterator<Item = &'n str>,
    short: &mut HashMap<WordId, (String, Option<EntryId>)>,
) {
    let surnames: HashSet<&str> = surnames.collect();
    for mention in mentions {
        let at = mention.tokens.start;
        let related = mention.kind == EntityKind::Person
            && mention.tokens.len() == 1
            && at >= 2
            && spotted.has_cue(at - 1, Cue::Kin)
            && !text.can_be(at - 1, Classes::PLURAL)
            && (text.tokens[at - 2].tag == Tag::Possessive
                || text.tokens[at - 2].tag == Tag::Genitive
                || text.tokens[at - 2].tag == Tag::Adjective);
        if !related {
            continue;
        }
        let given = text.tokens[at].word;
        let known = text.lexicon.forms(given).iter().find_map(|form| {
            let Meaning::Entry(id, FormKind::Name) = form.meaning else {
                return None;
            };
            let entry = text.lexicon.entry(id);
            let surname = entry.name.rsplit_once(' ').map(|(_, last)| last);
            (entry.kind == EntityKind::Person && surname.is_some_and(|it| surnames.contains(it)))
                .then(|| (entry.name.to_string(), Some(id)))
        });
        if let Some(known) = known {
            short.entry(given).or_insert(known);
        }
    }
}
