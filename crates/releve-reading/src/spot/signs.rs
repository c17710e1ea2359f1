//! The signs that stand in and around one place of an unknown name.

use std::ops::Range;

use releve_facts::EntityKind;

use super::Spotted;
use super::kind::Sign;
use crate::lexicon::{Cue, NameWord};
use crate::segment::{BlockKind, Join, Shape};
use crate::tag::Tag;
use crate::text::Text;

/// For each kind, in the order of `KINDS`, the sign of a name that ends so.
const ENDS: [Option<Sign>; 7] = [
    Some(Sign::HouseWord),
    None,
    Some(Sign::PlaceWord),
    Some(Sign::EventWord),
    Some(Sign::PublicationWord),
    Some(Sign::OrganisationWord),
    Some(Sign::ProductWord),
];
const BEFORE: [Sign; 7] = [
    Sign::BrandNounBefore,
    Sign::PersonNounBefore,
    Sign::PlaceNounBefore,
    Sign::EventNounBefore,
    Sign::PublicationNounBefore,
    Sign::OrganisationNounBefore,
    Sign::ProductNounBefore,
];
const APPOSITION: [Sign; 7] = [
    Sign::BrandApposition,
    Sign::PersonApposition,
    Sign::PlaceApposition,
    Sign::EventApposition,
    Sign::PublicationApposition,
    Sign::OrganisationApposition,
    Sign::ProductApposition,
];
const AFTER: [Sign; 7] = [
    Sign::BrandNounAfter,
    Sign::PersonNounAfter,
    Sign::PlaceNounAfter,
    Sign::EventNounAfter,
    Sign::PublicationNounAfter,
    Sign::OrganisationNounAfter,
    Sign::ProductNounAfter,
];

/// What stands in and around one place of a name.
pub(super) fn signs(
    text: &Text<'_>,
    spotted: &Spotted,
    cover: &[Option<usize>],
    run: Range<usize>,
) -> Vec<Sign> {
    let mut found = vec![Sign::Bias];
    let mut add = |sign: Sign| {
        if !found.contains(&sign) {
            found.push(sign);
        }
    };
    let words: Vec<usize> = run
        .clone()
        .filter(|at| text.tokens[*at].shape.is_word())
        .collect();
    add(match words.len() {
        0 | 1 => Sign::OneWord,
        2 => Sign::TwoWords,
        _ => Sign::ManyWords,
    });
    if text.tokens[run.start].shape == Shape::Handle {
        add(Sign::Handle);
    }
    let given = text.info(run.start).given;
    if given != [0, 0] {
        add(if words.len() > 1 {
            Sign::GivenName
        } else {
            Sign::GivenNameOnly
        });
    }
    let foreign = words.iter().all(|at| text.is_unknown(*at));
    if foreign && !words.is_empty() {
        add(Sign::UnknownWords);
    }
    if words.len() > 1 && given == [0, 0] {
        add(Sign::NoGivenName);
    }
    if words.len() > 1
        && words
            .last()
            .is_some_and(|at| text.tokens[*at].join == Join::Hyphen)
    {
        add(Sign::Hyphen);
    }
    // Two bearers at least: one may be this very person, left out for training.
    if words.len() > 1 && text.info(run.end - 1).surname > 1 {
        add(Sign::Surname);
    }
    if run.len() > 1
        && matches!(
            text.lower(run.start),
            "dr" | "mr" | "ms" | "mrs" | "professor" | "sir" | "dame"
        )
    {
        add(Sign::Titled);
    }
    if text.lower(run.start) == "the" {
        add(Sign::TheInside);
    }
    let ordinary = |at: usize| {
        !text.is_unknown(at) && text.info(at).given == [0, 0] && !text.info(at).classes.is_empty()
    };
    let common = words.iter().filter(|at| ordinary(**at)).count();
    if common == words.len() {
        add(Sign::CommonWord);
    } else if common > 0 {
        add(Sign::SomeCommon);
    }
    if words
        .iter()
        .all(|at| text.tokens[*at].shape == Shape::Upper)
        && !words.is_empty()
    {
        add(Sign::Capitals);
    }
    for at in run.clone() {
        match text.lower(at) {
            "&" => add(Sign::Ampersand),
            "de" | "van" | "von" | "da" | "di" | "du" | "del" => add(Sign::Particle),
            _ => {}
        }
        if text.tokens[at].shape == Shape::Upper && text.tokens[at].end - text.tokens[at].start == 1
        {
            add(Sign::Initial);
        }
    }
    let told = |at: usize| told(text, at);
    let ends = told(run.end - 1).end
        | if run.len() > 1 {
            told(run.start).end & 1
        } else {
            0
        };
    for (kind, sign) in ENDS.iter().enumerate() {
        if ends >> kind & 1 == 1
            && let Some(sign) = sign
        {
            add(*sign);
        }
    }
    let sentence = &text.sentences[text.sentence_of(run.start)];
    let block = &text.blocks[sentence.block];
    if sentence.tokens.start == run.start {
        add(Sign::SentenceStart);
    }
    match block.kind {
        BlockKind::Name if run.len() + 2 >= block.tokens.len() => add(Sign::NameLine),
        BlockKind::Offer => add(Sign::InOffer),
        BlockKind::Caption => add(Sign::InCaption),
        BlockKind::Byline => add(Sign::InByline),
        BlockKind::Title | BlockKind::Heading => add(Sign::Headline),
        _ => {}
    }
    let start = run.start;
    let inside = |at: usize| at >= sentence.tokens.start && at < sentence.tokens.end;
    let before = |n: usize| start.checked_sub(n).filter(|at| inside(*at));
    let after = |n: usize| Some(run.end + n).filter(|at| inside(*at));
    let kind_at = |at: Option<usize>| {
        at.and_then(|at| cover[at])
            .map(|n| spotted.mentions[n].kind)
    };
    let lower = |at: Option<usize>| text.lower_at(at);
    let cue_at = |at: Option<usize>, cue: Cue| at.is_some_and(|at| spotted.has_cue(at, cue));
    // `| Rixo`; and `$128, Sandrine Lowe`, behind the price.
    let priced = block.kind == BlockKind::Offer
        && lower(before(1)) == ","
        && before(2).is_some_and(|at| text.tokens[at].shape == Shape::Number)
        && run.end >= sentence.tokens.end;
    if lower(before(1)) == "|" || priced {
        add(Sign::AfterBar);
    }
    let role_ends = |at: usize| {
        spotted
            .roles_over(at..at + 1)
            .any(|r| r.tokens.end == at + 1)
    };
    if before(1).is_some_and(role_ends) {
        add(Sign::RoleBefore);
    }
    let comma = lower(after(0)) == ",";
    if comma || lower(after(0)) == "(" {
        let reach = run.end + 1..(run.end + 8).min(sentence.tokens.end);
        if spotted
            .roles_over(reach.clone())
            .any(|r| reach.contains(&r.tokens.start))
        {
            add(Sign::RoleAfter);
        }
        let house = reach.clone().any(|at| cue_at(Some(at), Cue::House));
        if house {
            add(Sign::HouseAfter);
        }
        if after(1).is_some_and(|at| text.tokens[at].shape == Shape::Number)
            && matches!(lower(after(2)), "," | ")")
        {
            add(Sign::AgeAfter);
        }
        if kind_at(after(1)) == Some(EntityKind::Place) {
            add(Sign::CommaPlace);
        }
    }
    if cue_at(before(1), Cue::House) {
        add(Sign::HouseBefore);
    }
    match lower(before(1)) {
        "called" | "named" | "dubbed" | "titled" | "christened" => add(Sign::NamedBefore),
        "by" => add(Sign::ByBefore),
        "from" => add(Sign::FromBefore),
        "at" => add(Sign::AtBefore),
        "in" => add(Sign::InBefore),
        "with" => add(Sign::WithBefore),
        "the" => add(Sign::TheBefore),
        "a" | "an" => add(Sign::ABefore),
        "based" => add(Sign::BasedBefore),
        "on" => add(Sign::OnBefore),
        "of" => add(Sign::OfBefore),
        "for" => add(Sign::ForBefore),
        "told" | "tells" => add(Sign::ToldBefore),
        "its" | "her" | "his" | "their" | "my" => add(Sign::PossessiveBefore),
        "dr" | "mr" | "ms" | "mrs" | "professor" | "sir" | "dame" => add(Sign::Titled),
        "“" | "\"" | "‘" => add(Sign::Quoted),
        _ => {}
    }
    if kind_at(before(1)) == Some(EntityKind::Brand)
        || before(1).is_some_and(|at| text.tokens[at].tag == Tag::Genitive)
            && kind_at(before(2)) == Some(EntityKind::Brand)
    {
        add(Sign::BrandBefore);
        if kind_at(after(0)) == Some(EntityKind::Garment) {
            add(Sign::ProductAfter);
        }
    }
    match kind_at(after(0)) {
        Some(EntityKind::Garment) => add(Sign::GarmentAfter),
        Some(EntityKind::Attribute) => add(Sign::AttributeAfter),
        _ => {}
    }
    if after(0).is_some_and(|at| text.tokens[at].tag == Tag::Genitive) {
        add(Sign::Genitive);
        let reach = run.end + 1..(run.end + 6).min(sentence.tokens.end);
        if reach.clone().any(|at| cue_at(Some(at), Cue::Runway)) {
            add(Sign::GenitiveShow);
        } else if reach
            .clone()
            .any(|at| kind_at(Some(at)) == Some(EntityKind::Garment))
        {
            add(Sign::GenitiveGarment);
        }
    }
    let next_verb = (0..4)
        .filter_map(after)
        .find(|at| matches!(text.tokens[*at].tag, Tag::Verb | Tag::Past))
        .filter(|at| {
            (run.end..*at).all(|t| {
                matches!(
                    text.tokens[t].tag,
                    Tag::Adverb | Tag::Auxiliary | Tag::Negation
                )
            })
        });
    if let Some(verb) = next_verb {
        add(Sign::VerbAfter);
        for (cue, sign) in [
            (Cue::Say, Sign::SayAfter),
            (Cue::Wear, Sign::WearAfter),
            (Cue::Show, Sign::ShowAfter),
            (Cue::Launch, Sign::ShowAfter),
        ] {
            if cue_at(Some(verb), cue) {
                add(sign);
            }
        }
    }
    if cue_at(before(1), Cue::Say) {
        add(Sign::SayBefore);
    }
    if cue_at(before(1), Cue::Wear) {
        add(Sign::WearBefore);
    }
    if cue_at(before(1), Cue::Launch) || cue_at(before(2), Cue::Launch) {
        add(Sign::LaunchBefore);
    }
    if lower(after(0)) == "who" || comma && matches!(lower(after(1)), "who" | "whose") {
        add(Sign::WhoAfter);
    }
    let reach = run.end..(run.end + 6).min(sentence.tokens.end);
    if reach.clone().any(|at| {
        matches!(
            text.lower(at),
            "founded" | "based" | "label" | "stockist" | "boutique"
        )
    }) {
        add(Sign::BasedAfter);
    }
    if reach
        .clone()
        .any(|at| cue_at(Some(at), Cue::Found) && text.lower_at(Some(at + 1)) == "by")
    {
        add(Sign::FoundedBy);
    }
    // `Marlfield was set up by Nora and her son`: the pronoun is who set it up.
    let by = (run.end..sentence.tokens.end).find(|at| text.lower(*at) == "by");
    let mut near = sentence.tokens.start..by.unwrap_or(sentence.tokens.end);
    if near.any(|at| matches!(text.lower(at), "she" | "he" | "her" | "his" | "him")) {
        add(Sign::PronounNear);
    }
    let joined = |at: Option<usize>, step: Option<usize>| {
        matches!(lower(at), "and" | "," | "&" | "or")
            .then(|| kind_at(step))
            .flatten()
    };
    for kind in [joined(before(1), before(2)), joined(after(0), after(1))]
        .into_iter()
        .flatten()
    {
        match kind {
            EntityKind::Person => add(Sign::ListOfPeople),
            EntityKind::Brand => add(Sign::ListOfBrands),
            EntityKind::Place => add(Sign::ListOfPlaces),
            _ => {}
        }
    }
    if lower(before(1)) == "by" && matches!(lower(before(2)), "made" | "designed" | "created") {
        add(Sign::MadeBefore);
    }
    if lower(after(0)) == "which" || comma && lower(after(1)) == "which" {
        add(Sign::WhichAfter);
    }
    if after(0).is_some_and(|at| text.tokens[at].shape == Shape::Number) {
        add(Sign::NumberAfter);
    }
    if block.kind == BlockKind::Offer && sentence.tokens.start == run.start {
        add(Sign::OfferHead);
    }
    if comma || lower(after(0)) == "(" {
        let price = (run.end + 1..(run.end + 4).min(sentence.tokens.end)).any(|at| {
            spotted
                .currencies
                .iter()
                .any(|currency| currency.tokens.start == at)
                || matches!(text.surface(at), "£" | "$" | "€" | "¥" | "₩" | "₹")
        });
        if price {
            add(Sign::PriceAfter);
        }
    }
    let noun = |at: usize| {
        if matches!(text.tokens[at].tag, Tag::Noun | Tag::Name) {
            told(at).noun
        } else {
            0
        }
    };
    // `the newsletter Good Buttons`, `a capsule named Low Tide`
    let mut nominal = before(1);
    if matches!(lower(nominal), "called" | "named" | "dubbed" | "," | "of") {
        nominal = before(2);
    }
    let bits = nominal.map_or(0, noun);
    each(bits, &BEFORE, &mut add);
    // `Dusty Orchid, a two-woman label from Hebden Bridge`: the head of what
    // an article or a place's name opens behind the comma.
    if comma {
        let mut at = run.end + 1;
        let limit = (run.end + 10).min(sentence.tokens.end);
        let mut head = None;
        while at < limit {
            match text.tokens[at].tag {
                Tag::Noun => head = Some(at),
                Tag::Determiner
                | Tag::Adjective
                | Tag::Possessive
                | Tag::Number
                | Tag::Name
                | Tag::Genitive
                | Tag::Past
                | Tag::Gerund => {}
                _ if text.tokens[at].shape == Shape::Mark && text.surface(at) == "-" => {}
                _ => break,
            }
            at += 1;
        }
        if let Some(head) = head {
            each(noun(head), &APPOSITION, &mut add);
        }
    }
    if let Some(at) = after(0)
        && text.tokens[at].join == Join::Space
        && text.tokens[at].shape == Shape::Lower
    {
        each(noun(at), &AFTER, &mut add);
        if spotted
            .roles_over(at..at + 1)
            .any(|role| role.tokens.start == at)
        {
            add(Sign::RoleRightAfter);
        }
    }
    if after(0).is_some_and(|at| text.tokens[at].tag == Tag::Genitive)
        && spotted
            .roles_over(run.end + 1..run.end + 4)
            .any(|role| role.tokens.start > run.end)
    {
        add(Sign::GenitiveRole);
    }
    // `Libby Page opened with slips. “...,” the designer said.`
    let reach = run.end..(run.end + 40).min(block.tokens.end);
    let first = spotted
        .roles
        .partition_point(|role| role.tokens.start < reach.start);
    let says = spotted.roles[first..]
        .iter()
        .take_while(|role| role.tokens.start < reach.end)
        .any(|role| {
            let Range { start, end } = role.tokens.clone();
            start >= 1
                && text.lower(start - 1) == "the"
                && (spotted.has_cue(end, Cue::Say)
                    || start >= 2 && spotted.has_cue(start - 2, Cue::Say))
        });
    if says && words.len() > 1 {
        add(Sign::RoleSays);
    }
    for sign in super::surroundings::signs(text, spotted, cover, &run) {
        add(sign);
    }
    if foreign && !words.is_empty() && sentence.tokens.start < run.start {
        add(Sign::UnknownWithin);
    }
    if common == words.len() && sentence.tokens.start < run.start {
        add(Sign::OrdinaryWithin);
    }
    // `chief fashion critic of The Meridian`, `an editor at The Hem`
    let mut preposition = before(1);
    if lower(preposition) == "the" {
        preposition = before(2);
    }
    if let Some(preposition) = preposition
        && matches!(
            lower(Some(preposition)),
            "of" | "at" | "for" | "with" | "from"
        )
    {
        let role = spotted
            .roles_over(preposition.saturating_sub(3)..preposition)
            .find(|role| (role.tokens.end..role.tokens.end + 3).contains(&preposition));
        if let Some(role) = role {
            add(Sign::EmployedAt);
            if text.lexicon.roles[role.number as usize].group.as_ref() == "media" {
                add(Sign::WritesFor);
            }
        }
    }
    found
}

/// Adds the sign of each kind whose bit is set.
fn each(bits: u8, signs: &[Sign], add: &mut impl FnMut(Sign)) {
    for (kind, sign) in signs.iter().enumerate() {
        if bits >> kind & 1 == 1 {
            add(*sign);
        }
    }
}

/// What a word, or the singular of it, tells of a name.
pub(super) fn told(text: &Text<'_>, at: usize) -> NameWord {
    let words = &text.lexicon.name_words;
    words
        .get(&text.tokens[at].word)
        .or_else(|| text.info(at).noun.and_then(|noun| words.get(&noun)))
        .copied()
        .unwrap_or_default()
}

/// True for the bits of a noun that is said of houses: `label`, `retailer`.
pub(super) fn is_house_noun(bits: u8) -> bool {
    bits & 1 == 1
}
