//! Surnames that relatives share: `Beatriz and Teresa Sarmento Pais`, `Gigi Hadid and
//! her sister Bella`.

use foldhash::HashMap;
use releve_facts::EntityKind;

use crate::lexicon::{EntryId, WordId};
use crate::spot::{Found, Mention};
use crate::tag::Tag;
use crate::text::Text;

/// `Beatriz and Teresa Sarmento Pais`: the surname is both sisters'.
pub(super) fn shared(
    text: &Text<'_>,
    mentions: &[Mention],
    short: &mut HashMap<WordId, (String, Option<EntryId>)>,
) {
    for pair in mentions.windows(2) {
        let [first, second] = pair else { continue };
        let shares = first.kind == EntityKind::Person
            && second.kind == EntityKind::Person
            && first.tokens.len() == 1
            && second.tokens.len() > 1
            && first.found == Found::Context
            && text
                .lexicon
                .named(EntityKind::Person, text.lower(first.tokens.start))
                .is_none()
            && first.tokens.end + 1 == second.tokens.start
            && matches!(text.surface(first.tokens.end), "and" | "&")
            && text.info(first.tokens.start).given != [0, 0]
            && text.info(second.tokens.start).given != [0, 0];
        if !shares {
            continue;
        }
        let surname = text.slice(second.tokens.start + 1..second.tokens.end);
        let name = format!("{} {surname}", text.surface(first.tokens.start));
        short
            .entry(text.tokens[first.tokens.start].word)
            .or_insert((name, None));
    }
}

/// `Kendall Jenner … her sister Kylie`: somebody whom the lexicon knows by a surname
/// that the text has named.
pub(super) fn relatives<'n>(
    text: &Text<'_>,
    mentions: &[Mention],
    surnames: impl Iterator<Item = &'n str>,
    short: &mut HashMap<WordId, (String, Option<EntryId>)>,
) {
    let mut surnames: Vec<&str> = surnames.collect();
    surnames.sort_unstable();
    surnames.dedup();
    for mention in mentions {
        let at = mention.tokens.start;
        let related = mention.kind == EntityKind::Person
            && mention.tokens.len() == 1
            && at >= 2
            && matches!(
                text.lower(at - 1),
                "sister"
                    | "brother"
                    | "daughter"
                    | "son"
                    | "mother"
                    | "father"
                    | "wife"
                    | "husband"
                    | "twin"
                    | "sibling"
            )
            && (text.tokens[at - 2].tag == Tag::Possessive
                || text.tokens[at - 2].tag == Tag::Genitive
                || text.tokens[at - 2].tag == Tag::Adjective);
        if !related {
            continue;
        }
        let given = text.surface(at);
        let known = surnames.iter().find_map(|surname| {
            text.lexicon
                .named(EntityKind::Person, &format!("{given} {surname}"))
        });
        if let Some(id) = known {
            let name = text.lexicon.entry(id).name.to_string();
            short
                .entry(text.tokens[at].word)
                .or_insert((name, Some(id)));
        }
    }
}
