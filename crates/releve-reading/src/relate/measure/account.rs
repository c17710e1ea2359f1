//! Who has followers: `The label, founded by X, has 410,000 followers`, `its Instagram
//! account`, `The 24-year-old singer`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::Teller;
use super::named::{Named, named};
use super::verb_subject::across;
use crate::figure::Figure;
use crate::segment::BlockKind;
use crate::tag::Tag;

impl Teller<'_, '_, '_> {
    /// The subject of the clause in which followers are counted: `The label,
    /// founded by X, has 410,000 followers`; of `its Instagram account` the house.
    pub(super) fn holder(&self, sentence: usize, figure: &Figure) -> Option<Named> {
        let scene = self.scene;
        let text = &scene.text;
        let parse = &scene.parses[sentence];
        let clause = self.clause_around(sentence, figure)?;
        let start = scene.sentence(sentence).start;
        if let Some(found) = across(scene, start, clause.group.start, &self.past) {
            return Some(found);
        }
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
        if let Some(person) = self.by_role(sentence, phrase.tokens.clone(), head) {
            return Some(person);
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

    /// `The 24-year-old singer`: the person named last in the sentences before.
    fn by_role(&self, sentence: usize, phrase: Range<usize>, head: usize) -> Option<Named> {
        let scene = self.scene;
        let text = &scene.text;
        let definite = matches!(text.lower(phrase.start), "the" | "this");
        let own = scene.resolved.within(phrase).any(|m| {
            matches!(
                scene.resolved.mentions[m].kind,
                EntityKind::Person | EntityKind::Brand | EntityKind::Organisation
            )
        });
        let role = scene.spotted.roles_over(head..head + 1).next().is_some();
        if !definite || own || !role {
            return None;
        }
        let block = text.sentences[sentence].block;
        (sentence.saturating_sub(2)..sentence)
            .rev()
            .find_map(|before| {
                let near = text.sentences[before].block + 1 >= block;
                let m = scene
                    .resolved
                    .of_kind(EntityKind::Person, scene.sentence(before))
                    .next()
                    .filter(|_| near)?;
                Some(self.entity(m, sentence))
            })
    }

    /// Who has followers: the nearest person, handle or house before.
    pub(super) fn account(&self, sentence: usize, at: usize) -> Option<Named> {
        let range = self.scene.sentence(sentence);
        let near = |range: Range<usize>| {
            let found: Vec<usize> = self
                .scene
                .resolved
                .within(range)
                .filter(|m| {
                    matches!(
                        self.scene.resolved.mentions[*m].kind,
                        EntityKind::Person | EntityKind::Brand | EntityKind::Organisation
                    )
                })
                .collect();
            found.last().copied()
        };
        let own = near(range.start..at);
        let line = sentence.checked_sub(1).filter(|before| {
            own.is_none() && {
                let block = self.scene.text.sentences[*before].block;
                matches!(
                    self.scene.text.blocks[block].kind,
                    BlockKind::Name | BlockKind::Heading
                )
            }
        });
        let m = own.or_else(|| near(self.scene.sentence(line?)))?;
        Some(self.entity(m, sentence))
    }
}
