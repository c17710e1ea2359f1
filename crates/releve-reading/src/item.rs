//! Items: a garment with all that its noun phrase says of it.

mod behind;

use std::ops::Range;

use releve_facts::EntityKind;

use crate::lexicon::{Classes, Cue, Detail, FormKind};
use crate::resolve::{EntityNumber, Resolved};
use crate::segment::{Join, is_apostrophe};
use crate::spot::{Found, Spotted};
use crate::tag::Tag;
use crate::text::Text;

use self::behind::behind;

/// `Vivaia’s white sneakerina`: a garment, its attributes, whose it is.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    /// The garment's mention.
    pub(crate) mention: usize,
    pub(crate) garment: EntityNumber,
    /// The whole phrase, complements included.
    pub(crate) tokens: Range<usize>,
    /// Attributes, by mention, in text order.
    pub(crate) attributes: Vec<usize>,
    pub(crate) brand: Option<EntityNumber>,
    pub(crate) product: Option<EntityNumber>,
    /// A person in the genitive: `Jennie’s outfits`, `her skirt`.
    pub(crate) possessor: Option<EntityNumber>,
    /// It stands behind `no`, `without`, `instead of`.
    pub(crate) denied: bool,
}

/// The items of a document, one for each mention of a garment, in text order.
pub(crate) fn items(text: &Text<'_>, spotted: &Spotted, resolved: &Resolved) -> Vec<Item> {
    let mut found: Vec<Item> = Vec::new();
    for (number, mention) in resolved.mentions.iter().enumerate() {
        if mention.kind != EntityKind::Garment || mention.found == Found::Anaphor {
            continue;
        }
        // `knit vest`, `roll-neck jumper`: the first describes; `ballet flat shoes`
        // are ballet flats.
        let compound = resolved.mentions.get(number + 1).is_some_and(|next| {
            next.kind == EntityKind::Garment
                && next.found != Found::Anaphor
                && next.tokens.start == mention.tokens.end
                && (mention.tokens.len() == 1 || !spotted.has_cue(next.tokens.start, Cue::Piece))
        });
        if compound {
            continue;
        }
        let floor = text.sentences[text.sentence_of(mention.tokens.start)]
            .tokens
            .start;
        let mut item = Item {
            mention: number,
            garment: resolved.entity[number],
            tokens: mention.tokens.clone(),
            attributes: Vec::new(),
            brand: None,
            product: None,
            possessor: None,
            denied: false,
        };
        before(text, resolved, &mut item, floor);
        behind(text, spotted, resolved, &mut item);
        let previous = text.lower_at(item.tokens.start.checked_sub(1));
        item.denied = matches!(
            previous,
            "no" | "without" | "never" | "not" | "than" | "like"
        ) || previous == "as" && compares(text, item.tokens.start - 1, floor)
            || previous == "of" && likens(text, item.tokens.start - 1, floor)
            || matches!(text.lower(item.tokens.start), "no")
            || (item.tokens.start.checked_sub(1))
                .is_some_and(|at| spotted.has_cue(at, Cue::Instead));
        found.push(item);
    }
    found
}

/// `as thin as hosiery`: the second `as` of a comparison.
fn compares(text: &Text<'_>, second: usize, floor: usize) -> bool {
    (second.saturating_sub(3).max(floor)..second).any(|at| text.lower(at) == "as")
}

/// `capris with the slim fit of jeans`: the `of` of what something is like.
fn likens(text: &Text<'_>, of: usize, floor: usize) -> bool {
    of > floor
        && matches!(
            text.lower(of - 1),
            "fit"
                | "look"
                | "feel"
                | "silhouette"
                | "ease"
                | "comfort"
                | "appearance"
                | "proportions"
                | "air"
                | "illusion"
                | "spirit"
                | "polish"
        )
}

/// Gathers what stands before the garment in its phrase.
fn before(text: &Text<'_>, resolved: &Resolved, item: &mut Item, floor: usize) {
    let mut at = item.tokens.start;
    let mut attributes = Vec::new();
    // Past a comma or `and` only attributes may follow: `red and black dress`.
    let mut list = false;
    while at > floor {
        let previous = at - 1;
        if let Some(m) = resolved.at(previous) {
            let mention = &resolved.mentions[m];
            match mention.kind {
                EntityKind::Attribute => attributes.push(m),
                EntityKind::Brand if !list => {
                    item.brand.get_or_insert(resolved.entity[m]);
                }
                EntityKind::Product if !list => {
                    item.product.get_or_insert(resolved.entity[m]);
                }
                EntityKind::Person if !list => {
                    let genitive = text.tokens[at].tag == Tag::Genitive
                        || text.tokens[previous].tag == Tag::Possessive;
                    if genitive {
                        item.possessor.get_or_insert(resolved.entity[m]);
                    }
                    if !genitive {
                        break;
                    }
                }
                EntityKind::Trend if !list => {}
                EntityKind::Garment
                    if !list && at == item.tokens.start && mention.tokens.len() == 1 => {}
                EntityKind::Place if !list && is_demonym(mention.found) => {}
                _ => break,
            }
            at = mention.tokens.start.min(previous);
            continue;
        }
        let token = &text.tokens[previous];
        // `the Alaïa $1,050 Mary Janes`
        if !list
            && token.tag == Tag::Number
            && previous > floor
            && text.lexicon.is_currency_mark(text.surface(previous - 1))
        {
            at = previous - 1;
            continue;
        }
        // `Alo’s ’90s-inspired leggings`, `Prada's 1990s slip dress`
        if !list && let Some(decade) = decade_before(text, at, floor) {
            at = decade;
            continue;
        }
        let joins_list = matches!(text.surface(previous), "," | "and" | "&" | "or" | "/");
        if joins_list {
            // A list goes on only where an attribute stands before the joint.
            // `a sheer, heavily embroidered suit`
            let behind = at + usize::from(text.tokens[at].tag == Tag::Adverb);
            let attribute_behind = resolved
                .at(behind)
                .is_some_and(|m| resolved.mentions[m].kind == EntityKind::Attribute);
            let attribute_before = previous > floor
                && resolved
                    .at(previous - 1)
                    .is_some_and(|m| resolved.mentions[m].kind == EntityKind::Attribute);
            let member = || {
                is_cloth(text, resolved, previous - 1)
                    && !is_cloth(text, resolved, behind)
                    && stands_alone(text, resolved, item, previous, floor)
            };
            if attribute_behind
                && attribute_before
                && !member()
                && stays_adjectival(text, resolved, previous)
            {
                list = true;
                at = previous;
                continue;
            }
            break;
        }
        let modifier = matches!(
            token.tag,
            Tag::Adjective
                | Tag::Noun
                | Tag::Number
                | Tag::Genitive
                | Tag::Name
                | Tag::Past
                | Tag::Gerund
        ) || token.tag == Tag::Adverb
            && at < text.tokens.len()
            && matches!(text.tokens[at].tag, Tag::Adjective | Tag::Past);
        // A past form or gerund behind a noun is the verb of the clause.
        let verbal = matches!(token.tag, Tag::Past | Tag::Gerund)
            && text.tokens[at].join != Join::Hyphen
            && decade_before(text, previous, floor).is_none()
            && previous > floor
            && resolved
                .at(previous - 1)
                .is_none_or(|m| resolved.mentions[m].kind != EntityKind::Attribute)
            && matches!(
                text.tokens[previous - 1].tag,
                Tag::Noun
                    | Tag::Name
                    | Tag::Pronoun
                    | Tag::Auxiliary
                    | Tag::Adverb
                    | Tag::Relative
                    | Tag::Past
                    | Tag::Mark
            );
        if verbal {
            break;
        }
        // `her go-to loafers`
        let compound = previous > floor && token.join == Join::Hyphen
            || at < item.tokens.start && text.tokens[at].join == Join::Hyphen;
        if modifier && !list && text.tokens[at].join != Join::Direct
            || compound && !list
            || token.tag == Tag::Genitive && !list
            || modifier && text.tokens[at].join == Join::Hyphen
        {
            at = previous;
            continue;
        }
        if matches!(token.tag, Tag::Determiner | Tag::Possessive) && !list {
            at = previous;
        }
        break;
    }
    attributes.reverse();
    item.attributes = attributes;
    item.tokens.start = at;
}

/// Where `1990s`, `’90s` begins whose `s` ends before `at`.
fn decade_before(text: &Text<'_>, at: usize, floor: usize) -> Option<usize> {
    let number = at.checked_sub(2).filter(|number| *number >= floor)?;
    let decade = text.lower(at - 1) == "s"
        && text.tokens[at - 1].join == Join::Direct
        && text.tokens[number].tag == Tag::Number;
    let short = number > floor
        && text.tokens[number].join == Join::Direct
        && text
            .surface(number - 1)
            .starts_with(|c| is_apostrophe(c) || c == '‘');
    decade.then_some(number - usize::from(short))
}

/// In `lace, white shirts and loafers` and `clogs, lace and white shirts` the cloth is one
/// of the list, in `a silk, bias-cut dress` and `wore silk, bias-cut dresses` it is not.
fn stands_alone(
    text: &Text<'_>,
    resolved: &Resolved,
    item: &Item,
    joint: usize,
    floor: usize,
) -> bool {
    let noun = &resolved.mentions[item.mention].tokens;
    let start = resolved
        .at(joint - 1)
        .map_or(joint - 1, |m| resolved.mentions[m].tokens.start);
    let before = start.checked_sub(1).filter(|at| *at >= floor);
    let determined = before.is_some_and(|at| {
        matches!(
            text.tokens[at].tag,
            Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Adjective
        )
    });
    let listed = || before.is_some_and(|at| text.surface(at) == ",");
    let goes_on = || matches!(text.lower_at(Some(noun.end)), "," | "and" | "&");
    let several = match text.surface(joint) {
        "," => goes_on(),
        _ => listed() || text.lower(joint) != "or" && text.tokens[joint - 1].tag == Tag::Noun,
    };
    several && !determined && text.can_be(noun.end - 1, Classes::PLURAL)
}

/// True for the name of a material: `lace`, `faux fur`.
fn is_cloth(text: &Text<'_>, resolved: &Resolved, at: usize) -> bool {
    let Some(m) = resolved.at(at) else {
        return false;
    };
    let Found::Lexicon(id, _) = resolved.mentions[m].found else {
        return false;
    };
    matches!(&text.lexicon.entry(id).detail, Detail::Attribute { group } if &**group == "material")
}

/// In `bows, ribbons and red shoes` the nouns are items of the list, not
/// attributes of the shoes: what joins must be adjectives, colours, materials.
fn stays_adjectival(text: &Text<'_>, resolved: &Resolved, joint: usize) -> bool {
    let Some(m) = resolved.at(joint - 1) else {
        return false;
    };
    let mention = &resolved.mentions[m];
    let Found::Lexicon(id, form) = mention.found else {
        return text.tokens[joint - 1].tag == Tag::Adjective;
    };
    let Detail::Attribute { group } = &text.lexicon.entry(id).detail else {
        return false;
    };
    let noun = matches!(
        group.as_ref(),
        "detail" | "part" | "strap" | "embellishment" | "closure" | "pattern"
    );
    form != FormKind::Plural && (!noun || text.tokens[joint - 1].tag == Tag::Adjective)
}

fn is_demonym(found: Found) -> bool {
    matches!(found, Found::Lexicon(_, FormKind::Demonym))
}
