//! A market place is a channel where a figure is read off it, `searches on
//! Vinted`, and else a body that sells: decided once for the document.

use foldhash::{HashMap, HashMapExt};
use releve_facts::EntityKind;

use crate::lexicon::EntryId;
use crate::segment::BlockKind;
use crate::spot::{Found, Spotted};
use crate::text::Text;

pub(super) fn decide(text: &Text<'_>, spotted: &mut Spotted) {
    let mut read_off: HashMap<EntryId, bool> = HashMap::new();
    for mention in &spotted.mentions {
        let Some(id) = market(text, mention) else {
            continue;
        };
        let start = mention.tokens.start;
        let offered = text.blocks[text.block_of(start)].kind == BlockKind::Offer;
        let on = matches!(
            text.lower_at(start.checked_sub(1)),
            "on" | "at" | "via" | "per" | "to" | "across"
        );
        let sentence = text.sentences[text.sentence_of(start)].tokens.clone();
        let metric = (spotted.metrics).partition_point(|m| m.tokens.start < sentence.start);
        let counted = spotted
            .metrics
            .get(metric)
            .is_some_and(|m| m.tokens.start < sentence.end)
            || sentence.clone().any(|at| {
                matches!(
                    text.lower(at),
                    "ranked" | "ranks" | "ranking" | "index" | "%" | "data"
                )
            });
        *read_off.entry(id).or_default() |= !offered && (on || counted);
    }
    for mention in &mut spotted.mentions {
        let Some(id) = market(text, mention) else {
            continue;
        };
        if read_off.get(&id) == Some(&false) {
            mention.kind = EntityKind::Organisation;
        }
    }
}

/// The entry of a mention that is a channel for shopping.
fn market(text: &Text<'_>, mention: &crate::spot::Mention) -> Option<EntryId> {
    let Found::Lexicon(id, _) = mention.found else {
        return None;
    };
    let shopping = text.lexicon.entry(id).is_of_kind("shopping");
    (mention.kind == EntityKind::Channel && shopping).then_some(id)
}
