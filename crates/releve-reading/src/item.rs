//! Items: a garment with all that its noun phrase says of it.

use std::ops::Range;

use releve_facts::EntityKind;

use crate::lexicon::{Cue, Detail, FormKind};
use crate::resolve::{EntityNumber, Resolved};
use crate::segment::Join;
use crate::spot::{Found, Spotted};
use crate::tag::Tag;
use crate::text::Text;

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
            || matches!(text.lower(item.tokens.start), "no");
        found.push(item);
    }
    found
}

/// `as thin as hosiery`: the second `as` of a comparison.
fn compares(text: &Text<'_>, second: usize, floor: usize) -> bool {
    (second.saturating_sub(3).max(floor)..second).any(|at| text.lower(at) == "as")
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
        let joins_list = matches!(text.surface(previous), "," | "and" | "&" | "or" | "/");
        if joins_list {
            // A list goes on only where an attribute stands before the joint.
            let attribute_behind = resolved
                .at(at)
                .is_some_and(|m| resolved.mentions[m].kind == EntityKind::Attribute);
            let attribute_before = previous > floor
                && resolved
                    .at(previous - 1)
                    .is_some_and(|m| resolved.mentions[m].kind == EntityKind::Attribute);
            if attribute_behind && attribute_before && stays_adjectival(text, resolved, previous) {
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

/// Gathers `by Chanel`, `from Vivaia`, `in red satin`, `with a bow`.
fn behind(text: &Text<'_>, spotted: &Spotted, resolved: &Resolved, item: &mut Item) {
    let end = text.sentences[text.sentence_of(item.tokens.start)]
        .tokens
        .end;
    let mut at = item.tokens.end;
    // The singular or plural noun may close a compound: `ballet flat shoes`.
    while at < end && text.tokens[at].join == Join::Hyphen {
        at += 1;
    }
    while at < end {
        let word = text.lower(at);
        match word {
            "signed" | "designed" if text.lower_at(Some(at + 1)) == "by" => at += 1,
            "by" | "from" => {
                let brand = maker(text, spotted, resolved, at + 1, end);
                let Some(m) = brand else { break };
                item.brand.get_or_insert(resolved.entity[m]);
                at = resolved.mentions[m].tokens.end;
                item.tokens.end = at;
            }
            "in" | "with" | "featuring" | "boasting" | "finished" | "trimmed" | "made" | "cut"
            | "crafted" => {
                let Some(next) = complement(text, resolved, item, at, end) else {
                    break;
                };
                at = next;
                item.tokens.end = at;
            }
            "(" => {
                let brand = resolved
                    .at(at + 1)
                    .filter(|m| resolved.mentions[*m].kind == EntityKind::Brand);
                let Some(m) = brand else { break };
                item.brand.get_or_insert(resolved.entity[m]);
                at = resolved.mentions[m].tokens.end;
                item.tokens.end = at;
                break;
            }
            _ => break,
        }
    }
}

/// The brand that stands at `at`, or behind what is said of it: `the cult Danish
/// label X`, `Savannah-based brand X`, `Paris knitwear label X`.
fn maker(
    text: &Text<'_>,
    spotted: &Spotted,
    resolved: &Resolved,
    at: usize,
    end: usize,
) -> Option<usize> {
    const LONGEST: usize = 7;
    // A noun says something of the maker only where a word for one follows.
    let mut noun = false;
    for next in at..end.min(at + LONGEST) {
        let house = spotted.has_cue(next, Cue::House);
        if let Some(m) = resolved.at(next) {
            match resolved.mentions[m].kind {
                EntityKind::Brand => return (!noun).then_some(m),
                EntityKind::Place | EntityKind::Attribute => {}
                EntityKind::Garment => noun = true,
                _ if is_demonym(resolved.mentions[m].found) => {}
                _ => return None,
            }
            continue;
        }
        match text.tokens[next].tag {
            _ if house => noun = false,
            Tag::Determiner | Tag::Adjective | Tag::Possessive | Tag::Genitive => {}
            _ if text.tokens[next].join == Join::Hyphen => {}
            Tag::Noun => noun = true,
            _ => return None,
        }
    }
    None
}

/// `in red satin`, `with a bow and a square toe`: attributes behind the noun,
/// unless a garment follows, which makes it another item.
fn complement(
    text: &Text<'_>,
    resolved: &Resolved,
    item: &mut Item,
    preposition: usize,
    end: usize,
) -> Option<usize> {
    let mut found = Vec::new();
    let mut last = None;
    let mut at = preposition + 1;
    // What is found once a name has begun another noun phrase: `in red and a pair
    // of suede Gucci pumps`.
    let mut named = None;
    while at < end {
        if let Some(m) = resolved.at(at) {
            let mention = &resolved.mentions[m];
            match mention.kind {
                EntityKind::Attribute => {
                    found.push(m);
                    at = mention.tokens.end;
                    last = Some(at);
                    continue;
                }
                EntityKind::Brand | EntityKind::Product if named.is_none() => {
                    named = Some((found.len(), last));
                    at = mention.tokens.end;
                    continue;
                }
                EntityKind::Garment => {
                    named = None;
                    // What led here belongs to that garment.
                    let own = found.len();
                    let joint = (preposition + 1..at)
                        .rev()
                        .filter(|t| matches!(text.lower(*t), "," | "and" | "with" | "over"))
                        .find(|t| !joins_adjectives(text, resolved, *t, at));
                    let joint = joint?;
                    // `in sand suede with trousers` leaves no doubt.
                    let with = matches!(text.lower(joint), "with" | "over");
                    found.retain(|m| resolved.mentions[*m].tokens.end <= joint);
                    if found.is_empty() || found.len() == own && !with {
                        return None;
                    }
                    last = found.last().map(|m| resolved.mentions[*m].tokens.end);
                    break;
                }
                _ => break,
            }
        }
        let token = &text.tokens[at];
        let goes_on = matches!(
            token.tag,
            Tag::Determiner
                | Tag::Adjective
                | Tag::Noun
                | Tag::Number
                | Tag::Conjunction
                | Tag::Possessive
                | Tag::Past
        ) || matches!(text.surface(at), ",")
            || matches!(text.lower(at), "in" | "with" | "of" | "its");
        if !goes_on {
            break;
        }
        at += 1;
    }
    if let Some((known, place)) = named {
        found.truncate(known);
        last = place;
    }
    if found.is_empty() {
        return None;
    }
    item.attributes.extend(found);
    last
}

/// True for the comma of `black, pointed pumps`: both sides describe the garment
/// that begins at `head`.
fn joins_adjectives(text: &Text<'_>, resolved: &Resolved, joint: usize, head: usize) -> bool {
    let describes = |at: usize| {
        resolved
            .at(at)
            .is_some_and(|m| resolved.mentions[m].kind == EntityKind::Attribute)
    };
    matches!(text.surface(joint), "," | "and")
        && describes(joint - 1)
        && stays_adjectival(text, resolved, joint)
        && (joint + 1..head).all(|at| describes(at) || text.tokens[at].tag == Tag::Adjective)
        && describes(joint + 1)
}
