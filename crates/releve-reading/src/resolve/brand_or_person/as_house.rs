//! Where a founder's name stands as houses do.

use releve_facts::EntityKind;

use crate::lexicon::Cue;
use crate::segment::{Join, Shape};
use crate::spot::Spotted;
use crate::tag::Tag;
use crate::text::Text;

/// `At Stella McCartney, ponchos were layered`, `Steve Madden's $170 boot`: the
/// house, whoever founded it.
pub(super) fn trades(text: &Text<'_>, spotted: &Spotted, n: usize) -> bool {
    let tokens = spotted.mentions[n].tokens.clone();
    // `a chainmail Paco Rabanne dress`
    let made = spotted.mentions.get(n + 1).is_some_and(|next| {
        next.tokens.start == tokens.end
            && matches!(next.kind, EntityKind::Garment | EntityKind::Attribute)
            && text.tokens[tokens.end].join == Join::Space
            && text.tokens[tokens.end].shape == Shape::Lower
    });
    let before = text.lower_at(tokens.start.checked_sub(1));
    let next = text.lower_at(Some(tokens.end));
    let priced = text
        .tokens
        .get(tokens.end)
        .is_some_and(|token| token.tag == Tag::Genitive)
        && (spotted.has_cue(tokens.end + 1, Cue::Runway)
            || matches!(
                text.lower_at(Some(tokens.end + 1)),
                "$" | "£" | "€" | "spring" | "fall" | "autumn" | "resort" | "cruise"
            ));
    made || before == "at" && next != "'s" && next != "’s" || priced
}

/// True where a name stands as houses do: `a coat by Alexander McQueen`, `Prada
/// and Salvatore Ferragamo`, alone on a line, before what it shows.
pub(super) fn is_house(text: &Text<'_>, spotted: &Spotted, n: usize) -> bool {
    let tokens = spotted.mentions[n].tokens.clone();
    let joint = |at: usize| matches!(text.surface(at), "," | "and" | "&" | "or");
    let before = n.checked_sub(1).map(|n| &spotted.mentions[n]);
    let behind = spotted.mentions.get(n + 1);
    let made = matches!(text.lower_at(tokens.start.checked_sub(1)), "by" | "from")
        && before.is_some_and(|m| {
            m.tokens.end + 1 == tokens.start
                && matches!(m.kind, EntityKind::Garment | EntityKind::Attribute)
        });
    let listed = before.is_some_and(|m| {
        m.kind == EntityKind::Brand
            && (m.tokens.end..tokens.start).len() <= 2
            && (m.tokens.end..tokens.start).all(joint)
    }) || behind.is_some_and(|m| {
        m.kind == EntityKind::Brand
            && m.tokens.start > tokens.end
            && (tokens.end..m.tokens.start).len() <= 2
            && (tokens.end..m.tokens.start).all(joint)
    });
    let owns = text
        .tokens
        .get(tokens.end)
        .is_some_and(|next| next.tag == Tag::Genitive)
        && behind.is_some_and(|m| {
            m.tokens.start == tokens.end + 1
                && matches!(m.kind, EntityKind::Garment | EntityKind::Attribute)
        });
    // `The coat is by X`, `a bag from X`, `wore X to the gala`, `in vintage X`, `a pair of X`
    let from = tokens.start.checked_sub(1).filter(|at| {
        matches!(text.lower(*at), "by" | "from")
            && at.checked_sub(1).is_some_and(|at| {
                matches!(
                    text.lower(at),
                    "is" | "was" | "were" | "are" | "came" | "comes" | "bag" | "both" | "all"
                )
            })
    });
    let worn = tokens.start.checked_sub(1).is_some_and(|at| {
        matches!(
            text.lower(at),
            "in" | "wearing" | "vintage" | "archival" | "archive"
        ) || matches!(text.tokens[at].tag, Tag::Verb | Tag::Past | Tag::Gerund)
            && spotted.has_cue(at, Cue::Wear)
    }) && !matches!(text.lower_at(Some(tokens.end)), "'s" | "’s" | "and" | "who");
    // `a X show`, `the label X`, `the new X loafer`
    let before_noun = text
        .tokens
        .get(tokens.end)
        .is_some_and(|next| next.tag == Tag::Noun && next.join == Join::Space)
        && (spotted.has_cue(tokens.end, Cue::Runway)
            || matches!(
                text.lower(tokens.end),
                "show"
                    | "collection"
                    | "store"
                    | "boutique"
                    | "campaign"
                    | "runway"
                    | "catwalk"
                    | "archive"
                    | "shop"
                    | "flagship"
                    | "lookbook"
            ));
    let called = tokens.start.checked_sub(1).is_some_and(|at| {
        spotted.has_cue(at, Cue::House)
            || matches!(text.lower(at), "label" | "brand" | "house" | "maison")
    });
    // `X opened a store`, `X sells loafers`, `X has hired`
    let dealt = text.tokens.get(tokens.end).is_some() && {
        let verb = (tokens.end..text.tokens.len().min(tokens.end + 4))
            .find(|at| matches!(text.tokens[*at].tag, Tag::Verb | Tag::Past));
        verb.is_some_and(|verb| {
            (tokens.end..verb).all(|at| matches!(text.tokens[at].tag, Tag::Adverb | Tag::Auxiliary))
                && (matches!(
                    text.lemma(verb),
                    "sell"
                        | "send"
                        | "hire"
                        | "open"
                        | "launch"
                        | "unveil"
                        | "release"
                        | "post"
                        | "report"
                ) || spotted.has_cue(verb, Cue::Show)
                    || spotted.has_cue(verb, Cue::Launch))
                // `Christian Dior presented his first collection`
                && !(verb + 1..text.tokens.len().min(verb + 4))
                    .any(|at| matches!(text.lower(at), "his" | "her"))
        })
    };
    // `X, a house with`, `X, the Italian label that`
    let apposed = text.lower_at(Some(tokens.end)) == ","
        && matches!(text.lower_at(Some(tokens.end + 1)), "a" | "an" | "the")
        && (tokens.end + 2..text.tokens.len().min(tokens.end + 6))
            .take_while(|at| {
                matches!(
                    text.tokens[*at].tag,
                    Tag::Adjective | Tag::Noun | Tag::Name | Tag::Number
                )
            })
            .any(|at| spotted.has_cue(at, Cue::House));
    let joint_work = text.lower_at(tokens.start.checked_sub(1)) == "with"
        && tokens.start.checked_sub(2).is_some_and(|at| {
            matches!(
                text.lower(at),
                "made" | "collaboration" | "partnership" | "created" | "collaborated"
            )
        });
    let alone = text.blocks[text.block_of(tokens.start)].tokens == tokens;
    // `Tom Ford closed its doors`
    let sentence = text.sentences[text.sentence_of(tokens.start)].tokens.end;
    let its = (tokens.end..sentence.min(tokens.end + 5))
        .take_while(|at| text.tokens[*at].tag != Tag::Mark)
        .find(|at| matches!(text.lower(*at), "its" | "his" | "her" | "their"))
        .is_some_and(|at| text.lower(at) == "its");
    trades(text, spotted, n)
        || made
        || listed
        || owns
        || alone
        || its
        || from.is_some()
        || worn
        || before_noun
        || called
        || dealt
        || apposed
        || joint_work
}
