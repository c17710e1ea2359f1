//! A name that is a house and its founder: the brand when it shows, sells or
//! launches, the person when they speak or wear.

use foldhash::HashSet;
use releve_facts::EntityKind;

use crate::lexicon::{Cue, Detail, EntryId};
use crate::segment::{Join, Shape};
use crate::spot::{Found, Mention, Spotted};
use crate::tag::Tag;
use crate::text::Text;

pub(super) fn decide(text: &Text<'_>, spotted: &mut Spotted) {
    let houses: HashSet<&str> = spotted
        .mentions
        .iter()
        .filter(|m| m.kind == EntityKind::Brand)
        .filter_map(|m| match m.found {
            Found::Lexicon(id, _) => Some(text.lexicon.entry(id).name.as_ref()),
            _ => None,
        })
        .collect();
    for n in 0..spotted.mentions.len() {
        if names_maker(text, spotted, n) {
            let mention = &mut spotted.mentions[n];
            mention.kind = EntityKind::Brand;
            mention.found = Found::Context;
            continue;
        }
        let mention = &spotted.mentions[n];
        let Found::Lexicon(id, form) = mention.found else {
            continue;
        };
        let Some(twin) = twin(text, mention, id) else {
            continue;
        };
        let (person, house) = match mention.kind {
            EntityKind::Brand => (twin, id),
            _ => (id, twin),
        };
        let house = text.lexicon.entry(house).name.as_ref();
        // Who works for another house that the text names is spoken of as a person.
        let employed = works_for(text, person, house, &houses);
        let speaking = speaks_or_wears(text, spotted, mention.tokens.clone());
        // `At Stella McCartney, …` is at the house, whoever employs its founder.
        let at_house =
            mention.tokens.start > 0 && text.lower(mention.tokens.start - 1) == "at" && !speaking;
        // In full a founder is the house only where it stands as houses do:
        // `Christian Dior` was a man for longer than `Tom Ford`.
        let full = text.lexicon.entry(twin).name != text.lexicon.entry(id).name;
        let speaks = if full {
            speaking || !is_house(text, spotted, n) && !is_designed(text, spotted, n)
        } else {
            (employed || speaking) && !trades(text, spotted, n)
        };
        let for_house = works_there(text, spotted, n) || is_designer(text, spotted, n);
        let kind = if (speaks || for_house) && !at_house {
            EntityKind::Person
        } else {
            EntityKind::Brand
        };
        if kind != mention.kind {
            let mention = &mut spotted.mentions[n];
            mention.kind = kind;
            mention.found = Found::Lexicon(twin, form);
        }
    }
}

/// `a green Roland Mouret skirt`: between an article and a garment a designer's name
/// is that of the house, whether the lexicon knows it or not.
fn names_maker(text: &Text<'_>, spotted: &Spotted, n: usize) -> bool {
    let mention = &spotted.mentions[n];
    let Found::Lexicon(id, _) = mention.found else {
        return false;
    };
    let designs = matches!(&text.lexicon.entry(id).detail, Detail::Person { roles, .. }
        if roles.iter().any(|role| role.contains("designer")));
    if mention.kind != EntityKind::Person || !designs || twin(text, mention, id).is_some() {
        return false;
    }
    let garment = spotted.mentions.get(n + 1).is_some_and(|next| {
        next.tokens.start == mention.tokens.end
            && next.kind == EntityKind::Garment
            && text.tokens[next.tokens.start].shape == Shape::Lower
    });
    let floor = text.sentences[text.sentence_of(mention.tokens.start)]
        .tokens
        .start;
    let article = (floor..mention.tokens.start)
        .rev()
        .find(|at| {
            !matches!(
                text.tokens[*at].tag,
                Tag::Adjective | Tag::Noun | Tag::Number
            ) && text.surface(*at) != ","
        })
        .is_some_and(|at| matches!(text.lower(at), "a" | "an" | "the" | "her" | "his" | "this"));
    mention.tokens.len() > 1 && garment && article
}

/// `At Stella McCartney, ponchos were layered`, `Steve Madden's $170 boot`: the
/// house, whoever founded it.
fn trades(text: &Text<'_>, spotted: &Spotted, n: usize) -> bool {
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
fn is_house(text: &Text<'_>, spotted: &Spotted, n: usize) -> bool {
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
    let alone = text.blocks[text.block_of(tokens.start)].tokens == tokens;
    // `Tom Ford closed its doors`
    let sentence = text.sentences[text.sentence_of(tokens.start)].tokens.end;
    let its = (tokens.end..sentence.min(tokens.end + 5))
        .take_while(|at| text.tokens[*at].tag != Tag::Mark)
        .find(|at| matches!(text.lower(*at), "its" | "his" | "her" | "their"))
        .is_some_and(|at| text.lower(at) == "its");
    trades(text, spotted, n) || made || listed || owns || alone || its
}

/// `At Nina Ricci, Harris Reed sent out`: behind a house's name and a comma the
/// other name is who designs for it.
fn works_there(text: &Text<'_>, spotted: &Spotted, n: usize) -> bool {
    let Some(before) = n.checked_sub(1).map(|n| &spotted.mentions[n]) else {
        return false;
    };
    let start = spotted.mentions[n].tokens.start;
    let end = spotted.mentions[n].tokens.end;
    before.kind == EntityKind::Brand
        && before.tokens.end + 1 == start
        && text.surface(before.tokens.end) == ","
        && matches!(
            text.lower_at(before.tokens.start.checked_sub(1)),
            "at" | "for"
        )
        && text
            .tokens
            .get(end)
            .is_some_and(|token| matches!(token.tag, Tag::Verb | Tag::Past | Tag::Auxiliary))
}

/// `Christian Dior by John Galliano`: the name before is the house.
fn is_designer(text: &Text<'_>, spotted: &Spotted, n: usize) -> bool {
    n > 0 && is_designed(text, spotted, n - 1)
}

/// The house in such a pair.
fn is_designed(text: &Text<'_>, spotted: &Spotted, n: usize) -> bool {
    let may_be_house = |mention: &Mention| match (mention.kind, mention.found) {
        (EntityKind::Brand, _) => true,
        (EntityKind::Person, Found::Lexicon(id, _)) => twin(text, mention, id).is_some(),
        _ => false,
    };
    let tokens = spotted.mentions[n].tokens.clone();
    text.lower_at(Some(tokens.end)) == "by"
        && may_be_house(&spotted.mentions[n])
        && spotted.mentions.get(n + 1).is_some_and(|next| {
            next.tokens.start == tokens.end + 1
                && matches!(next.kind, EntityKind::Brand | EntityKind::Person)
        })
}

fn speaks_or_wears(text: &Text<'_>, spotted: &Spotted, tokens: std::ops::Range<usize>) -> bool {
    let sentence = &text.sentences[text.sentence_of(tokens.start)].tokens;
    let role_before = tokens.start > sentence.start
        && spotted
            .roles_over(tokens.start - 1..tokens.start)
            .any(|role| role.tokens.end == tokens.start);
    let next = text.lower_at(Some(tokens.end));
    let who = next == "who" || next == "," && text.lower_at(Some(tokens.end + 1)) == "who";
    // `Giambattista Valli, who sent out slip-ons` shows as a house does.
    let shows = (tokens.end + 1..(tokens.end + 6).min(sentence.end))
        .any(|at| spotted.has_cue(at, Cue::Show));
    // `Victoria Beckham, 50, and her daughter`
    let aged = next == ","
        && text
            .tokens
            .get(tokens.end + 1)
            .is_some_and(|age| age.tag == Tag::Number && age.end - age.start == 2)
        && text.lower_at(Some(tokens.end + 2)) == ",";
    if role_before || aged || who && !shows {
        return true;
    }
    // `Ralph Lauren, a former tie salesman from the Bronx,`
    let apposition = next == ","
        && spotted.roles_over(tokens.end..tokens.end + 7).any(|role| {
            let Some(start) = role.tokens.start.checked_sub(tokens.end) else {
                return false;
            };
            if !(1..=6).contains(&start) || role.tokens.end > sentence.end {
                return false;
            }
            let article = matches!(
                text.lower_at(Some(tokens.end + 1)),
                "a" | "an" | "the" | "then"
            );
            let behind = text.tokens.get(role.tokens.end);
            let of = matches!(
                text.lower_at(Some(role.tokens.end)),
                "of" | "at" | "for" | "behind"
            );
            (tokens.end + 1..role.tokens.start).all(|at| {
                at == tokens.end + 1 && article
                    || matches!(
                        text.tokens[at].tag,
                        Tag::Adjective | Tag::Noun | Tag::Name | Tag::Adverb
                    )
            }) && (of || article)
                && behind.is_none_or(|behind| !matches!(behind.tag, Tag::Noun | Tag::Name))
        });
    if apposition {
        return true;
    }
    // `said Steve Madden's boot is her answer` is no speaker.
    let owns = text
        .tokens
        .get(tokens.end)
        .is_some_and(|next| next.tag == Tag::Genitive);
    // `..., said Sam Edelman`; in `Castellano said Sam Edelman was strong` somebody
    // else speaks.
    let says_before = tokens.start > sentence.start
        && !owns
        && spotted.has_cue(tokens.start - 1, Cue::Say)
        && (tokens.start < sentence.start + 2
            || !matches!(
                text.tokens[tokens.start - 2].tag,
                Tag::Name | Tag::Noun | Tag::Pronoun
            ));
    let behind = (tokens.end..(tokens.end + 4).min(sentence.end))
        .find(|at| matches!(text.tokens[*at].tag, Tag::Verb | Tag::Past | Tag::Gerund));
    let clear = behind.is_some_and(|verb| {
        (tokens.end..verb).all(|at| matches!(text.tokens[at].tag, Tag::Adverb | Tag::Auxiliary))
            && (spotted.has_cue(verb, Cue::Say)
                || spotted.has_cue(verb, Cue::Wear)
                || is_bodily(text, verb))
            && !spotted.has_cue(verb, Cue::Show)
    });
    // `Giorgio Armani called his collection`, `Raf Simons bowed as creative director`
    let own = behind.is_some_and(|verb| {
        text.tokens[verb].tag != Tag::Gerund
            && (tokens.end..verb).all(|at| matches!(text.tokens[at].tag, Tag::Adverb))
            && ((verb + 1..(verb + 4).min(sentence.end))
                .any(|at| matches!(text.lower(at), "his" | "her"))
                || spotted
                    .roles_over(verb + 1..(verb + 10).min(sentence.end))
                    .any(|role| text.lower_at(role.tokens.start.checked_sub(1)) == "as"))
    });
    says_before || clear || own
}

/// True for what people do in clothes and houses do not: `posed in a coat`.
fn is_bodily(text: &Text<'_>, verb: usize) -> bool {
    matches!(
        text.lemma(verb),
        "smile" | "pose" | "stroll" | "slip" | "saunter"
    )
}

/// The entry of the other kind for a name that is a house and a person: `Tom
/// Ford`; `Salvatore Ferragamo`, the founder and the house in full.
fn twin(text: &Text<'_>, mention: &Mention, id: EntryId) -> Option<EntryId> {
    let other = match mention.kind {
        EntityKind::Brand => EntityKind::Person,
        EntityKind::Person => EntityKind::Brand,
        _ => return None,
    };
    text.lexicon
        .named(other, &text.lexicon.entry(id).name)
        .or_else(|| text.spelt(other, mention.tokens.clone()))
}

/// True for a person who works for one of `houses` besides the own.
fn works_for(text: &Text<'_>, person: EntryId, own: &str, houses: &HashSet<&str>) -> bool {
    let entry = text.lexicon.entry(person);
    entry
        .affiliations()
        .any(|(house, _)| house != own && house != entry.name.as_ref() && houses.contains(house))
}
