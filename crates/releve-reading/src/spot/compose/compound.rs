//! Attributes that a hyphen joins: `ankle-wrapping`, `stiletto-heeled`.

use releve_facts::EntityKind;

use super::Composer;
use crate::segment::{Join, Shape};
use crate::tag::Tag;

impl Composer<'_, '_> {
    /// `ankle-wrapping`, `stiletto-heeled` before a garment or an attribute.
    pub(super) fn compound(&mut self, at: usize) {
        let text = self.text;
        if text.tokens[at].join != Join::Hyphen || self.cover[at].is_some() || at == 0 {
            return;
        }
        let ends_here = at + 1 >= text.tokens.len() || text.tokens[at + 1].join != Join::Hyphen;
        let participle = text.lower(at).ends_with("ed")
            || text.lower(at).ends_with("ing")
            || matches!(text.lower(at), "cut" | "free" | "trim" | "front" | "effect");
        if !ends_here || !participle || text.tokens[at].shape != Shape::Lower {
            return;
        }
        let mut start = at;
        while start > 0 && text.tokens[start].join == Join::Hyphen {
            start -= 1;
        }
        // `’90s-inspired` begins with a number, whose `s` is no word.
        let in_word = start > 0 && text.tokens[start].join == Join::Direct;
        if in_word && text.tokens[start - 1].tag == Tag::Number {
            return;
        }
        if self
            .mention(start)
            .is_some_and(|m| !matches!(m.kind, EntityKind::Attribute | EntityKind::Garment))
        {
            return;
        }
        // `most-searched`, `best-selling` say how it fares, not how it looks.
        if matches!(
            text.lower(start),
            "most"
                | "best"
                | "top"
                | "ever"
                | "much"
                | "fast"
                | "fastest"
                | "long"
                | "pre"
                | "newly"
                | "limited"
        ) && matches!(
            text.lower(at),
            "searched"
                | "photographed"
                | "wanted"
                | "saved"
                | "pinned"
                | "viewed"
                | "worn"
                | "selling"
                | "owned"
                | "loved"
                | "hyped"
                | "growing"
                | "awaited"
                | "anticipated"
                | "requested"
                | "talked"
                | "released"
                | "launched"
        ) {
            return;
        }
        // `slim-soled` says what it is wherever it stands.
        let stem = text.lower(at).strip_suffix("ed").unwrap_or("");
        let of_head = [
            stem.to_owned(),
            format!("{stem}e"),
            stem.get(..stem.len().saturating_sub(1))
                .unwrap_or("")
                .to_owned(),
        ]
        .iter()
        .filter_map(|stem| text.lexicon.words.get(stem))
        .any(|word| text.lexicon.is_attribute_head(word));
        let next_worn = at + 1 < text.tokens.len()
            && text.tokens[at + 1].join == Join::Space
            && self
                .mention(at + 1)
                .is_some_and(|m| matches!(m.kind, EntityKind::Garment | EntityKind::Attribute));
        let physical = next_worn
            && (text.lower(at).ends_with("ed")
                || matches!(text.lower(at), "free" | "front" | "effect")
                || self.is_attribute(start));
        if of_head || physical {
            let name = self.phrase(start..at + 1);
            self.add(start..at + 1, name);
        }
    }
}
