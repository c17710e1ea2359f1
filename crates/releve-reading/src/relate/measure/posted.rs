//! Whose picture, video or post it is that is liked and viewed.

use releve_facts::{EntityKind, Metric};

use super::named::Named;
use super::{Link, Teller};
use crate::figure::{Figure, FigureUnit};
use crate::spot::Found;
use crate::tag::Tag;

impl Teller<'_, '_, '_> {
    /// `A single post by X is worth $1.9 million to Y`: X's media value.
    pub(super) fn post_worth(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        let text = &self.scene.text;
        let worth = matches!(figure.unit, FigureUnit::Money(_))
            && (figure.tokens.start.saturating_sub(4)..figure.tokens.start)
                .any(|at| text.lower(at) == "worth");
        let subject = worth.then(|| self.poster(sentence, figure)).flatten()?;
        Some(Link::new(
            Metric::MediaValue,
            subject,
            "measure: worth of a post",
        ))
    }

    /// `The picture got 2 million likes`, `her latest clip has 400,000 views`,
    /// `X’s video was viewed 2 million times`: the person who shows in it.
    pub(super) fn poster(&self, sentence: usize, figure: &Figure) -> Option<Named> {
        let scene = self.scene;
        let text = &scene.text;
        let parse = &scene.parses[sentence];
        let clause = self.clause_around(sentence, figure)?;
        let phrase = &parse.phrases[*clause.subject.first()?];
        let start = phrase.tokens.start;
        let person = |mention: &usize| scene.resolved.mentions[*mention].kind == EntityKind::Person;
        let post = |at: &usize| {
            let network = scene
                .resolved
                .at(*at)
                .map(|m| scene.resolved.mentions[m].kind == EntityKind::Channel);
            match network {
                None => is_post(text.lemma(*at)),
                // `her TikTok`, `a TikTok`
                Some(true) => at.checked_sub(1).is_some_and(|before| {
                    matches!(text.tokens[before].tag, Tag::Determiner | Tag::Possessive)
                }),
                Some(false) => false,
            }
        };
        // `She posted it to Instagram, where it got 2,000 likes`: who posted it.
        let posts = |verb: usize| {
            matches!(
                text.base(verb),
                "post" | "share" | "upload" | "film" | "publish" | "release"
            )
        };
        if text.lower(start) == "it" {
            let earlier = parse
                .clauses
                .iter()
                .rfind(|c| c.verb < start && posts(c.verb))?;
            let tokens = parse.phrases[*earlier.subject.first()?].tokens.clone();
            let before = scene.resolved.within(tokens).find(person);
            return before.map(|mention| self.entity(mention, sentence));
        }
        let head = (start..clause.group.start).find(post)?;
        // `X’s video`, `her clip`; `a video by X`, `the post of X`.
        let own = scene.resolved.within(start..head).find(person).or_else(|| {
            let by = head + 1;
            let governed = matches!(text.lower_at(Some(by)), "by" | "from" | "of");
            scene
                .resolved
                .within(by..clause.group.start)
                .find(person)
                .filter(|_| governed)
        });
        if let Some(mention) = own {
            return Some(self.entity(mention, sentence));
        }
        let definite = matches!(
            text.lower(start),
            "the" | "this" | "that" | "these" | "those"
        ) || text.tokens[start].tag == Tag::Possessive;
        if !definite {
            // `X posted a TikTok in a pink hat, and it was viewed`: X's.
            let verb = start.checked_sub(1)?;
            let floor = scene.sentence(sentence).start;
            let before = scene.resolved.within(floor..verb).filter(person).last();
            return before
                .filter(|_| posts(verb))
                .map(|mention| self.entity(mention, sentence));
        }
        // Who was spoken of before: in the sentence, else in the one before it.
        let floor = scene.sentence(sentence).start;
        let mut before = scene.resolved.within(floor..start).filter(person).last();
        if before.is_none()
            && let Some(last) = sentence.checked_sub(1)
            && text.sentences[last].block == text.sentences[sentence].block
        {
            // `A, B and C sat in a row. The photograph was shared`: nobody's alone.
            let [one] = scene.entities_in(EntityKind::Person, scene.sentence(last))[..] else {
                return None;
            };
            before = scene
                .resolved
                .within(scene.sentence(last))
                .filter(|m| scene.resolved.entity[*m] == one)
                .filter(|mention| scene.resolved.mentions[*mention].found != Found::Anaphor)
                .last();
        }
        before.map(|mention| self.entity(mention, sentence))
    }

    /// `the campaign starring X drew`, `a film with X`: the film is what is viewed.
    pub(super) fn is_shown_in(&self, sentence: usize, person: &Named) -> bool {
        let text = &self.scene.text;
        let start = person.tokens.start;
        start > self.scene.sentence(sentence).start
            && matches!(
                text.lower(start - 1),
                "starring" | "featuring" | "with" | "ambassador" | "ambassadors"
            )
    }
}

/// Nouns for what is put on a network to be seen.
fn is_post(noun: &str) -> bool {
    matches!(
        noun,
        "video"
            | "post"
            | "clip"
            | "picture"
            | "photo"
            | "photograph"
            | "image"
            | "reel"
            | "tutorial"
            | "upload"
            | "selfie"
            | "vlog"
            | "snap"
            | "carousel"
    )
}
