//! What a noun phrase says of its garment behind it: the maker, what it is made
//! of, what it has.

use releve_facts::EntityKind;

use super::{Item, is_demonym, stays_adjectival};
use crate::lexicon::Cue;
use crate::resolve::Resolved;
use crate::segment::Join;
use crate::spot::Spotted;
use crate::tag::Tag;
use crate::text::Text;

/// Gathers `by Chanel`, `from Vivaia`, `in red satin`, `with a bow`.
pub(super) fn behind(text: &Text<'_>, spotted: &Spotted, resolved: &Resolved, item: &mut Item) {
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
    const LONGEST: usize = 9;
    // A noun says something of the maker only where a word for one follows.
    let mut noun = false;
    for next in at..end.min(at + LONGEST) {
        let house = spotted.has_cue(next, Cue::House);
        if let Some(m) = resolved.at(next) {
            match resolved.mentions[m].kind {
                EntityKind::Brand => return (!noun).then_some(m),
                // `from Gigi Hadid's label Guest in Residence`
                EntityKind::Person
                    if text
                        .tokens
                        .get(resolved.mentions[m].tokens.end)
                        .is_some_and(|next| next.tag == Tag::Genitive) =>
                {
                    noun = true;
                }
                EntityKind::Place | EntityKind::Attribute => {}
                EntityKind::Garment => noun = true,
                _ if is_demonym(resolved.mentions[m].found) => {}
                _ => return None,
            }
            continue;
        }
        match text.tokens[next].tag {
            _ if house => noun = false,
            // `her label, “Guest in Residence”`
            Tag::Mark if next > at && !noun && spotted.has_cue(next - 1, Cue::House) => {}
            Tag::Mark if !noun && matches!(text.surface(next), "“" | "\"" | "‘") => {}
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
