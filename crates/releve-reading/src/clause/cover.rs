//! Which tokens mentions cover, and where each begins.

use releve_facts::EntityKind;

use crate::resolve::Resolved;
use crate::spot::Spotted;

/// For each token of a document what covers it.
pub(crate) struct Cover(Vec<Option<Covering>>);

#[derive(Debug, Clone, Copy)]
struct Covering {
    /// `None` of a title of a work.
    kind: Option<EntityKind>,
    begins: bool,
}

impl Cover {
    /// Names and terms, and titles of works.
    pub(crate) fn new(resolved: &Resolved, spotted: &Spotted) -> Self {
        let mut tokens: Vec<Option<Covering>> = Vec::with_capacity(resolved.cover.len());
        for (at, mention) in resolved.cover.iter().enumerate() {
            tokens.push(mention.map(|m| Covering {
                kind: Some(resolved.mentions[m as usize].kind),
                begins: resolved.mentions[m as usize].tokens.start == at,
            }));
        }
        for work in &spotted.works {
            for at in work.tokens.clone() {
                tokens[at] = Some(Covering {
                    kind: None,
                    begins: at == work.tokens.start,
                });
            }
        }
        Self(tokens)
    }

    /// True where a mention covers the token, which makes it part of a noun phrase
    /// whatever its tag.
    pub(super) fn has(&self, at: usize) -> bool {
        self.0[at].is_some()
    }

    /// True where a mention begins.
    pub(super) fn begins(&self, at: usize) -> bool {
        self.0[at].is_some_and(|covering| covering.begins)
    }

    /// The kind of the mention that covers the token.
    pub(super) fn kind(&self, at: usize) -> Option<EntityKind> {
        self.0[at]?.kind
    }
}
