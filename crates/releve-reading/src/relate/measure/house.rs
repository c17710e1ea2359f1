//! Whose sales and revenue are told.

use std::ops::Range;

use releve_facts::{EntityKind, Metric};

use super::Teller;
use super::announcer::counts_for_others;
use super::named::{Named, named};
use super::shop::is_shop;
use crate::lexicon::{Cue, Detail};
use crate::scene::Scene;
use crate::spot::Found;
use crate::tag::Tag;

impl Teller<'_, '_, '_> {
    /// The house of which sales or revenue are told: the first one named in the
    /// sentence, else the one that the paragraph began with, else the last.
    pub(super) fn house(&self, sentence: usize, at: usize) -> Option<Named> {
        let scene = self.scene;
        let body = |range: Range<usize>| {
            scene.resolved.within(range).find(|m| {
                let mention = &scene.resolved.mentions[*m];
                matches!(mention.kind, EntityKind::Brand | EntityKind::Organisation)
                    && mention.found != Found::Anaphor
                    && !counts_for_others(scene, *m)
                    && !is_employer(scene, *m)
            })
        };
        let own = scene.sentence(sentence);
        // `According to the data company X, …`: X measures others.
        let cited = |m: usize| {
            let start = scene.resolved.mentions[m].tokens.start;
            scene.resolved.mentions[m].kind == EntityKind::Organisation
                && (start.saturating_sub(5).max(own.start)..start).any(|at| {
                    scene.text.lower(at) == "according" && scene.text.lower_at(Some(at + 1)) == "to"
                })
        };
        // `The British Retail Consortium said sales fell`: those of a market.
        let counted = |m: usize| {
            let behind = scene.resolved.mentions[m].tokens.end;
            counts_for_others(scene, m) && scene.spotted.has_cue(behind, Cue::Say)
        };
        if scene.resolved.within(own.start..at).any(counted) {
            return None;
        }
        if let Some(m) = body(own.start..at).filter(|m| !cited(*m)) {
            return Some(self.entity(m, sentence));
        }
        if let Some(opening) = self.opening(sentence, at) {
            return Some(opening);
        }
        if let Some(sayer) = self.sayer(sentence, at) {
            return Some(sayer);
        }
        // `Gross sales came in at £612m` goes on about the house just told of.
        let block = scene.text.sentences[sentence].block;
        let told = self.last_told(sentence, 2).filter(|told| {
            scene.text.sentences[told.sentence].block == block
                && matches!(told.metric, Metric::Sales | Metric::Revenue)
                && !matches!(
                    told.subject.kind,
                    Some(EntityKind::Garment | EntityKind::Product | EntityKind::Trend)
                )
        });
        if let Some(told) = told {
            let back = self.back_to_owner(&told.subject, sentence, at);
            let mut subject = back.unwrap_or_else(|| told.subject.clone());
            subject.meant = true;
            subject.antecedent = (told.sentence != sentence).then_some(told.sentence);
            return Some(subject);
        }
        // `The house was founded in 1961. Its sales slipped`
        let scope = |at: usize| scene.spotted.has_cue(at, Cue::Scope);
        let own_sales = scene.text.lower(own.start) == "its" && (own.start + 1..at).all(scope);
        if own_sales && let Some(house) = self.subject_before(sentence) {
            return Some(house);
        }
        let block = &scene.text.blocks[scene.text.sentences[sentence].block];
        let first = scene.text.sentence_of(block.tokens.start);
        if first < sentence
            && let Some(mut opening) = self.opening(first, own.start)
        {
            opening.meant = true;
            opening.antecedent = Some(first);
            return Some(opening);
        }
        // The paragraph's first word is a name, whatever kind it was taken for.
        let topic = scene.resolved.at(block.tokens.start).filter(|m| {
            first < sentence
                && scene.resolved.mentions[*m].found != Found::Anaphor
                && matches!(
                    scene.resolved.mentions[*m].kind,
                    EntityKind::Brand | EntityKind::Organisation | EntityKind::Person
                )
        });
        // A group that the report is about comes before its houses.
        let group = (self.report.house)
            .filter(|m| scene.resolved.mentions[*m].kind == EntityKind::Organisation);
        let main = group.or_else(|| self.main_house(at));
        // A shop that sells a house's goods does not take its place.
        let stands = |m: &usize| main.is_none() || !is_shop(scene, scene.resolved.entity[*m]);
        if let Some(m) = topic.filter(stands) {
            return Some(self.entity(m, sentence));
        }
        // The house that all the text is about, before others of the paragraph if the
        // paragraph speaks of it.
        let here = main.filter(|m| scene.resolved.mentions[*m].tokens.start >= block.tokens.start);
        let other = body(block.tokens.start..at).filter(stands);
        if let Some(m) = here.or(other).or(main) {
            return Some(self.entity(m, sentence));
        }
        // The house that the text is about.
        if let Some(m) = self.report.house {
            return Some(self.entity(m, sentence));
        }
        let from = scene.sentence(sentence.saturating_sub(3)).start;
        scene
            .resolved
            .within(from..at)
            .filter(|m| {
                matches!(
                    scene.resolved.mentions[*m].kind,
                    EntityKind::Brand | EntityKind::Organisation
                )
            })
            .last()
            .map(|m| self.entity(m, sentence))
    }

    /// `Sales at A fell 25%, B lost 9%. Sales in Asia were down`: behind figures of several
    /// houses a sentence that opens with the bare noun is about the group that owns them.
    fn back_to_owner(&self, last: &Named, sentence: usize, at: usize) -> Option<Named> {
        let start = self.scene.sentence(sentence).start;
        let lexicon = self.scene.text.lexicon;
        let opens = (start..at).all(|at| self.scene.spotted.has_cue(at, Cue::Scope));
        let id = lexicon
            .named(EntityKind::Brand, &last.name)
            .filter(|_| opens)?;
        let Detail::Brand { owner, .. } = &lexicon.entry(id).detail else {
            return None;
        };
        let owner = owner.as_deref()?;
        let resolved = &self.scene.resolved;
        let group = (resolved.entities.iter())
            .find(|entity| entity.name == owner && is_body(entity.kind))?
            .mentions
            .iter()
            .rfind(|m| resolved.mentions[**m].tokens.end <= start)?;
        Some(self.entity(*group, sentence))
    }

    /// The house that is the subject of the sentence before, in the same paragraph.
    fn subject_before(&self, sentence: usize) -> Option<Named> {
        let scene = self.scene;
        let before = sentence.checked_sub(1)?;
        let sentences = &scene.text.sentences;
        let start = sentences[before].tokens.start;
        let m = scene.resolved.at(start).filter(|m| {
            matches!(
                scene.resolved.mentions[*m].kind,
                EntityKind::Brand | EntityKind::Organisation
            )
        })?;
        let whole = scene.text.tokens[scene.resolved.mentions[m].tokens.end].tag != Tag::Genitive;
        (whole && sentences[before].block == sentences[sentence].block)
            .then(|| self.entity(m, sentence))
    }

    /// The last mention before a token of the house that the text is about.
    pub(super) fn main_house(&self, at: usize) -> Option<usize> {
        let house = self.scene.main_house?;
        self.scene.last_before(house, at)
    }

    /// The house behind the figure that says so: `Revenue rose 5 percent, Kering said`.
    fn sayer(&self, sentence: usize, at: usize) -> Option<Named> {
        let scene = self.scene;
        let m = scene
            .resolved
            .within(at..scene.sentence(sentence).end)
            .find(|m| {
                let mention = &scene.resolved.mentions[*m];
                matches!(mention.kind, EntityKind::Brand | EntityKind::Organisation)
                    && mention.found != Found::Anaphor
                    && scene.spotted.has_cue(mention.tokens.end, Cue::Say)
                    && scene.text.lower_at(mention.tokens.start.checked_sub(1)) == ","
            })?;
        Some(self.entity(m, sentence))
    }

    /// The house that reports, has or sees the sales told of: subject of such a verb
    /// before them, with nothing else between that could be sold.
    pub(super) fn reporter(&self, sentence: usize, at: usize) -> Option<Named> {
        let scene = self.scene;
        let text = &scene.text;
        let start = scene.sentence(sentence).start;
        let verb = (start..at).rev().take(14).find(|t| {
            matches!(text.tokens[*t].tag, Tag::Verb | Tag::Past)
                && matches!(
                    text.base(*t),
                    "report"
                        | "post"
                        | "record"
                        | "see"
                        | "announce"
                        | "deliver"
                        | "suffer"
                        | "enjoy"
                        | "register"
                        | "log"
                        | "book"
                        | "achieve"
                )
        })?;
        // `Lyst reported a rise in sales`: who measures others tells of them.
        let own = matches!(
            text.base(verb),
            "post" | "deliver" | "suffer" | "enjoy" | "book" | "achieve"
        );
        let sold = scene.resolved.within(verb..at).any(|m| {
            matches!(
                scene.resolved.mentions[m].kind,
                EntityKind::Garment | EntityKind::Product | EntityKind::Trend
            )
        });
        // A ranker or a shop sees the sales of what it goes on to name.
        let behind = matches!(text.lower_at(Some(at + 1)), "of" | "for");
        let m = scene
            .resolved
            .at(verb.checked_sub(1).filter(|t| *t >= start)?)
            .filter(|m| match scene.resolved.mentions[*m].kind {
                EntityKind::Brand | EntityKind::Organisation => true,
                EntityKind::Channel => own,
                _ => false,
            })?;
        (!sold && !behind).then(|| self.entity(m, sentence))
    }

    /// A name that no lexicon knows and with which the sentence opens:
    /// `Tapestry lifted its outlook`.
    pub(super) fn opening(&self, sentence: usize, at: usize) -> Option<Named> {
        let scene = self.scene;
        let text = &scene.text;
        let start = scene.sentence(sentence).start;
        let unknown = scene.resolved.at(start).is_none()
            && text.tokens[start].shape.is_capital()
            && !scene
                .spotted
                .metrics
                .iter()
                .any(|m| m.tokens.start == start);
        // `Tapestry lifted …`: a singular noun without an article is a name too.
        let bare = text.tokens[start].tag == Tag::Noun
            && text
                .info(start)
                .noun
                .is_none_or(|noun| noun == text.tokens[start].word)
            && matches!(
                text.tokens.get(start + 1).map(|t| t.tag),
                Some(Tag::Past | Tag::Auxiliary)
            );
        if unknown && bare {
            return Some(Named {
                name: text.surface(start).to_owned(),
                tokens: start..start + 1,
                kind: None,
                meant: false,
                hashtag: false,
                antecedent: None,
            });
        }
        if !unknown || text.tokens[start].tag != Tag::Name {
            return None;
        }
        let found = named(scene, start, at.min(scene.sentence(sentence).end), &[])?;
        let verb = matches!(
            text.tokens.get(found.tokens.end).map(|t| t.tag),
            Some(Tag::Verb | Tag::Past | Tag::Auxiliary | Tag::Mark | Tag::Genitive)
        );
        let plain = found
            .tokens
            .clone()
            .all(|at| text.tokens[at].tag != Tag::Genitive);
        (verb && plain && found.kind.is_none() && found.name.starts_with(char::is_uppercase))
            .then_some(found)
    }
}

fn is_body(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Brand | EntityKind::Organisation)
}

/// `Luca Solca of Bernstein`, `who joined from Renault`: where somebody works or worked.
pub(in crate::relate) fn is_employer(scene: &Scene<'_>, body: usize) -> bool {
    let start = scene.resolved.mentions[body].tokens.start;
    let Some(before) = start.checked_sub(1) else {
        return false;
    };
    let person = |at: usize| {
        let m = scene.resolved.at(at);
        m.is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Person)
    };
    match scene.text.lower(before) {
        "from" => before.checked_sub(1).is_some_and(|verb| {
            person(verb) || matches!(scene.text.base(verb), "join" | "come" | "arrive" | "move")
        }),
        "of" | "at" => before.checked_sub(1).is_some_and(person),
        _ => false,
    }
}
