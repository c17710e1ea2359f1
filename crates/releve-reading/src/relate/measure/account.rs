//! Who has followers.

use releve_facts::EntityKind;

use super::Teller;
use super::named::{Named, named};
use crate::figure::Figure;
use crate::tag::Tag;

impl Teller<'_, '_, '_> {
    /// The subject of the clause in which followers are counted: `The label,
    /// founded by X, has 410,000 followers`; of `its Instagram account` the house.
    pub(super) fn holder(&self, sentence: usize, figure: &Figure) -> Option<Named> {
        let scene = self.scene;
        let text = &scene.text;
        let parse = &scene.parses[sentence];
        let clause =
            parse.clauses.iter().rev().find(|c| {
                c.group.start < figure.tokens.start && figure.tokens.start < c.reach.end
            })?;
        let phrase = &parse.phrases[*clause.subject.first()?];
        let head = phrase.head;
        let account = matches!(
            text.lower(head),
            "account"
                | "profile"
                | "page"
                | "feed"
                | "following"
                | "channel"
                | "handle"
                | "instagram"
                | "tiktok"
                | "weibo"
        );
        if account {
            let start = phrase.tokens.start;
            let owner = scene.resolved.at(start).filter(|m| {
                matches!(
                    scene.resolved.mentions[*m].kind,
                    EntityKind::Person | EntityKind::Brand | EntityKind::Organisation
                )
            });
            if let Some(m) = owner {
                return Some(self.entity(m, sentence));
            }
            return (text.tokens[start].tag == Tag::Possessive)
                .then(|| self.house(sentence, start))
                .flatten();
        }
        let end = phrase
            .tokens
            .end
            .min(clause.group.start.max(phrase.tokens.start + 1));
        named(scene, phrase.tokens.start, end, &self.past).filter(|subject| {
            matches!(
                subject.kind,
                Some(EntityKind::Person | EntityKind::Brand | EntityKind::Organisation)
            )
        })
    }
}
