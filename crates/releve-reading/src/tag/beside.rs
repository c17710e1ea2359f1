//! What the word right beside a word settles.

use releve_facts::EntityKind;

use super::Tag;
use super::Tag::{
    Adjective, Adverb, Auxiliary, Conjunction, Determiner, Gerund, Mark, Name, Noun, Number, Past,
    Possessive, Preposition, Pronoun, Relative, Subordinator, Verb,
};
use super::agree::{is_season, is_year};
use crate::lexicon::Classes;
use crate::segment::{Join, Shape};
use crate::text::Text;

/// What the word beside a word settles.
pub(super) fn beside(text: &Text<'_>, first: usize, tags: &mut [Tag]) {
    for at in 1..tags.len() {
        // `single-handedly`, `half-heartedly`: one adverb.
        let token = first + at;
        if tags[at] == Adverb
            && text.tokens[token].join == Join::Hyphen
            && text.lower(token).ends_with("ly")
        {
            tags[at - 1] = Adverb;
        } else if tags[at] == Adverb
            && text.tokens[token].join == Join::Hyphen
            && tags[at - 1] == Noun
            && text.can_be(token, Classes::ADJECTIVE)
        {
            // `her skin-tight look`
            tags[at] = Adjective;
        }
        // `“Nobody froze,” shares florist X`: behind a quotation that a comma ends
        // stands who said it.
        let speaks = tags[at] == Noun
            && at > 1
            && matches!(text.surface(token - 1), "”" | "’" | "\"" | "'")
            && text.surface(token - 2) == ","
            && text.can_be(token, Classes::THIRD)
            && matches!(
                tags.get(at + 1),
                Some(Noun | Name | Adjective | Determiner | Possessive | Verb)
            );
        if speaks {
            tags[at] = Verb;
        }
        // `Scarves, which Ames and Orr wore`: no determiner of a name.
        if tags[at] == Determiner
            && text.lower(token) == "which"
            && text.surface(token - 1) == ","
            && tags.get(at + 1) == Some(&Name)
        {
            tags[at] = Relative;
        }
        // `We like a kilt`, `I like mine with`: a verb behind a pronoun that opens a clause.
        let likes = tags[at] == Preposition
            && text.lower(token) == "like"
            && matches!(text.lower(token - 1), "i" | "we" | "they")
            && (at == 1 || matches!(tags[at - 2], Mark | Conjunction | Subordinator))
            && matches!(
                tags.get(at + 1),
                Some(Determiner | Possessive | Pronoun | Noun | Adjective)
            );
        if likes {
            tags[at] = Verb;
        }
        // `185,000 won`
        let won = matches!(tags[at], Verb | Past)
            && text.lower(token) == "won"
            && (tags[at - 1] == Number
                || matches!(text.lower(token - 1), "million" | "billion" | "trillion"));
        // `The Gucci spring 2025 show`
        let season = tags[at] == Verb
            && text.tokens[token].shape == Shape::Lower
            && tags.get(at + 1) == Some(&Number)
            && is_year(text, token + 1)
            && is_season(text, token);
        // `the fall '20 show`: what stands behind a season is what was shown.
        let shown = tags[at] == Verb
            && at > 2
            && tags[at - 1] == Number
            && matches!(text.surface(token - 2), "'" | "’" | "‘")
            && is_season(text, token - 3)
            && matches!(
                text.lower(token),
                "show" | "shows" | "campaign" | "lookbook"
            );
        // `Louboutin pumps`: nothing follows that they could pump.
        let worn = tags[at] == Verb
            && text.can_be(token, Classes::PLURAL)
            && matches!(tags[at - 1], Name | Noun | Adjective)
            && tags.get(at + 1).is_none_or(|tag| *tag == Mark)
            && text.info(token).noun.is_some_and(|noun| {
                let noun = text.string(noun);
                text.lexicon.named(EntityKind::Garment, noun).is_some()
            });
        // `white shirts and lace.`: the last of a list of what is worn.
        let last = tags[at] == Verb
            && at > 1
            && matches!(text.lower(token - 1), "and" | "or" | "&")
            && tags[at - 2] == Noun
            && tags.get(at + 1).is_none_or(|tag| *tag == Mark)
            && text.info(token).noun.is_some_and(|noun| {
                let noun = text.string(noun);
                (text.lexicon.named(EntityKind::Attribute, noun))
                    .or_else(|| text.lexicon.named(EntityKind::Garment, noun))
                    .is_some()
            });
        // `lace, tulle, ruffles and shimmer`: amid a list of what is worn.
        let amid = tags[at] == Verb
            && at > 1
            && text.surface(token - 1) == ","
            && tags[at - 2] == Noun
            && matches!(text.lower_at(Some(token + 1)), "and" | ",")
            && tags.get(at + 2) == Some(&Noun)
            && text.info(token).noun.is_some_and(|noun| {
                let noun = text.string(noun);
                (text.lexicon.named(EntityKind::Attribute, noun))
                    .or_else(|| text.lexicon.named(EntityKind::Garment, noun))
                    .is_some()
            });
        // `wardrobe staples such as loafers`
        let exemplified = tags[at] == Verb
            && text.can_be(token, Classes::PLURAL)
            && text.lower_at(Some(token + 1)) == "such"
            && text.lower_at(Some(token + 2)) == "as";
        // `In practice this means loafers`
        let means = tags[at] == Noun
            && text.lower(token) == "means"
            && matches!(text.lower(token - 1), "this" | "that" | "which" | "it")
            && !matches!(text.lower_at(Some(token + 1)), "of" | "to");
        if means {
            tags[at] = Verb;
            if tags[at - 1] == Determiner {
                tags[at - 1] = Pronoun;
            }
        }
        // `a 40% jump in searches`
        let counted = tags[at] == Verb
            && matches!(text.surface(token - 1), "%" | "percent" | "cent")
            && tags.get(at + 1) == Some(&Preposition)
            && matches!(text.lower(token + 1), "in" | "of" | "for" | "on")
            && text.info(token).noun.is_some();
        if season || shown || worn || last || amid || exemplified || counted || won {
            tags[at] = Noun;
        }
        // `Ames and Orr each put on a coat`
        if tags[at] == Determiner
            && text.lower(token) == "each"
            && tags[at - 1] == Name
            && tags.get(at + 1) == Some(&Noun)
            && text.info(token + 1).counts[1] > text.info(token + 1).counts[0]
        {
            tags[at + 1] = Verb;
        }
        // `the sisters both wore`, `Gucci and Prada all showing`: what floats behind
        // the subject is no article.
        let floats = tags[at] == Determiner
            && matches!(text.lower(token), "both" | "all" | "each")
            && matches!(tags[at - 1], Noun | Name | Pronoun | Auxiliary)
            && tags
                .get(at + 1)
                .is_some_and(|tag| matches!(tag, Verb | Past | Gerund | Auxiliary));
        if floats {
            tags[at] = Adverb;
        }
        // `dressed her in red`, `with her.`: nothing that she could own follows.
        let object = tags[at] == Possessive
            && matches!(text.lower(token), "her" | "his")
            && tags.get(at + 1).is_none_or(|tag| match tag {
                Preposition | Conjunction | Determiner | Auxiliary | Relative | Subordinator => {
                    true
                }
                Mark => matches!(text.surface(token + 1), "," | "." | ";" | ":" | "!" | "?"),
                _ => false,
            });
        if object {
            tags[at] = Pronoun;
        }
        // `her go-to is a loafer`
        if at + 1 < tags.len()
            && tags[at] == Verb
            && text.tokens[token + 1].join == Join::Hyphen
            && text.lower(token + 1) == "to"
            && tags
                .get(at + 2)
                .is_none_or(|tag| matches!(tag, Mark | Auxiliary | Preposition | Conjunction))
        {
            tags[at..at + 2].fill(Noun);
        }
    }
}
