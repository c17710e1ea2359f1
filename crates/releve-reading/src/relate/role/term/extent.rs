//! How far a title reaches beyond the words that a list knows: `lead footwear analyst`,
//! `Fashion and Social Media Editor` to the left, `head of knitwear and jersey` to the
//! right.

use releve_facts::EntityKind;

use crate::lexicon::{Classes, Cue};
use crate::scene::Scene;
use crate::segment::{BlockKind, Join, Shape};
use crate::tag::Tag;

/// Where a title begins whose listed part begins at `at`: nouns and words of
/// rank before it belong to it; brands, places and other adjectives do not.
pub(super) fn widen(scene: &Scene<'_>, at: usize) -> usize {
    let text = &scene.text;
    let floor = scene.sentence(text.sentence_of(at)).start;
    let mut start = at;
    while start > floor && at - start < 4 {
        let before = start - 1;
        let kind = scene
            .resolved
            .at(before)
            .map(|m| scene.resolved.mentions[m].kind);
        let named = kind.is_some_and(|kind| {
            !matches!(
                kind,
                EntityKind::Garment | EntityKind::Attribute | EntityKind::Trend
            )
        });
        let token = &text.tokens[before];
        let rank = scene.spotted.has_cue(before, Cue::Rank) && token.shape.is_word();
        // `long-time director`: the compound is no noun.
        let compound = before > floor
            && token.join == Join::Hyphen
            && text.tokens[before - 1].tag != Tag::Noun;
        let noun = token.tag == Tag::Noun
            && token.shape.is_word()
            && !compound
            && !scene.spotted.has_cue(before, Cue::House)
            && (token.shape == Shape::Lower || text.tokens[at].shape.is_capital());
        let opens = before == floor && token.shape == Shape::Title && !rank;
        if !named && (rank || noun) && !opens && text.tokens[start].join != Join::Direct {
            start = before;
            continue;
        }
        // `Fashion and Social Media Editor`
        let pair = text.surface(before) == "and"
            && text.tokens[start].shape == Shape::Title
            && before > floor
            && !scene
                .spotted
                .roles
                .iter()
                .any(|role| role.tokens.end == before)
            && text.tokens[before - 1].shape == Shape::Title
            && scene.resolved.at(before - 1).is_none()
            && text.can_be(before - 1, Classes::NOUN);
        if pair {
            start = before - 1;
            continue;
        }
        break;
    }
    start
}

/// Where the field behind `head of`, `curator of` ends; `at` where there is none.
pub(super) fn field(scene: &Scene<'_>, at: usize) -> usize {
    let text = &scene.text;
    let limit = if at < text.tokens.len() {
        scene.sentence(text.sentence_of(at)).end
    } else {
        return at;
    };
    if text.lower(at) != "of" || text.blocks[text.block_of(at)].kind == BlockKind::Offer {
        return at;
    }
    // `Head of Womenswear`
    let titled = at > 0 && text.tokens[at - 1].shape == Shape::Title;
    let noun = |t: usize| {
        t < limit
            && text.tokens[t].shape.is_word()
            && match scene.resolved.at(t) {
                Some(m) => matches!(
                    scene.resolved.mentions[m].kind,
                    EntityKind::Garment | EntityKind::Attribute
                ),
                None => {
                    text.tokens[t].shape == Shape::Lower
                        && matches!(text.tokens[t].tag, Tag::Noun | Tag::Gerund | Tag::Adjective)
                        || titled
                            && text.tokens[t].shape == Shape::Title
                            && text.can_be(t, Classes::NOUN)
                }
            }
    };
    let mut end = at + 1;
    while noun(end) && end < at + 5 {
        end += 1;
    }
    if end == at + 1 || text.tokens[end - 1].tag == Tag::Adjective {
        return at;
    }
    // `head of knitwear and jersey`
    if end + 1 < limit
        && matches!(text.surface(end), "and" | "&")
        && noun(end + 1)
        && text.tokens[end + 1].tag == Tag::Noun
        && !scene
            .spotted
            .roles
            .iter()
            .any(|role| role.tokens.start == end + 1)
    {
        end += 2;
    }
    end
}
