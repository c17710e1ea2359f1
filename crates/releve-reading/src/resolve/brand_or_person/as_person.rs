//! Where a house's name stands as its founder's: what people do and houses do not.

use std::ops::Range;

use releve_facts::EntityKind;

use crate::lexicon::{Classes, Cue};
use crate::spot::{Found, Spotted};
use crate::tag::Tag;
use crate::text::Text;

pub(super) fn speaks_or_wears(text: &Text<'_>, spotted: &Spotted, tokens: Range<usize>) -> bool {
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
                // `At Alexander McQueen, the models wore`
                && !text.can_be(role.tokens.end - 1, Classes::PLURAL)
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
    // `The Alexander McQueen dress she wore` has no verb in `dress`.
    let behind = (tokens.end..(tokens.end + 4).min(sentence.end))
        .find(|at| matches!(text.tokens[*at].tag, Tag::Verb | Tag::Past | Tag::Gerund))
        .filter(|at| !is_named(spotted, *at, EntityKind::Garment));
    let clear = behind.is_some_and(|verb| {
        (tokens.end..verb).all(|at| matches!(text.tokens[at].tag, Tag::Adverb | Tag::Auxiliary))
            && (spotted.has_cue(verb, Cue::Say)
                || spotted.has_cue(verb, Cue::Wear)
                || is_bodily(text, verb))
            && !spotted.has_cue(verb, Cue::Show)
    });
    // `Giorgio Armani called his collection`, `Raf Simons bowed as creative director`
    let own = behind.is_some_and(|verb| {
        // What is shown is the house's, whose idea it was: `X showed her first loafers`.
        text.tokens[verb].tag != Tag::Gerund
            && !spotted.has_cue(verb, Cue::Show)
            && !spotted.has_cue(verb, Cue::Launch)
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

/// True for what is told of a life: `X was born in`, `joined Lanvin`, `her friend X`,
/// `X and his wife`, `designed by X for Lanvin`. `own` is the house of that name.
pub(super) fn lives(text: &Text<'_>, spotted: &Spotted, n: usize, own: &str) -> bool {
    let tokens = spotted.mentions[n].tokens.clone();
    let sentence = &text.sentences[text.sentence_of(tokens.start)].tokens;
    let before = text.lower_at(
        tokens
            .start
            .checked_sub(1)
            .filter(|at| *at >= sentence.start),
    );
    let titled = matches!(
        before,
        "mr" | "mrs" | "ms" | "sir" | "dame" | "madame" | "monsieur" | "lady" | "late"
    );
    let related = tokens.start > sentence.start
        && spotted.has_cue(tokens.start - 1, Cue::Someone)
        && tokens.start >= sentence.start + 2
        && matches!(
            text.tokens[tokens.start - 2].tag,
            Tag::Possessive | Tag::Genitive
        );
    let next = text.lower_at(Some(tokens.end));
    let himself = matches!(next, "himself" | "herself");
    // `X and his wife`
    let with_kin = matches!(next, "and" | "&" | "with" | ",")
        && matches!(text.lower_at(Some(tokens.end + 1)), "his" | "her")
        && spotted.has_cue(tokens.end + 2, Cue::Someone);
    // `(born 1969)`, `(1905–1957)`
    let dated = next == "("
        && (text.lower_at(Some(tokens.end + 1)) == "born"
            || is_year(text, tokens.end + 1)
                && (tokens.end + 2..tokens.end + 4).any(|at| is_year(text, at)));
    titled
        || related
        || himself
        || with_kin
        || dated
        || works_for_another(text, spotted, n, own)
        || lived(text, spotted, tokens, sentence.end)
}

/// `designed by X for Lanvin`, `X at Jil Sander`, `Under X, Lanvin showed`.
fn works_for_another(text: &Text<'_>, spotted: &Spotted, n: usize, own: &str) -> bool {
    let mention = &spotted.mentions[n];
    let other = |n: usize| {
        let other = spotted.mentions.get(n)?;
        let named = match other.found {
            Found::Lexicon(id, _) => text.lexicon.entry(id).name.as_ref() != own,
            _ => true,
        };
        (other.kind == EntityKind::Brand && named).then_some(other.tokens.clone())
    };
    let before = text.lower_at(mention.tokens.start.checked_sub(1));
    let behind = text.lower_at(Some(mention.tokens.end));
    let Some(next) = other(n + 1).filter(|next| next.start == mention.tokens.end + 1) else {
        return false;
    };
    // `Under X, Lanvin showed`: a verb follows, not one more house.
    let under =
        before == "under" && behind == "," && !matches!(text.lower_at(Some(next.end)), "," | "and");
    // `by X for Lanvin` made it there; `X for Target` is a line of the house.
    let made = before == "by"
        && behind == "for"
        && mention.tokens.start.checked_sub(2).is_some_and(|at| {
            matches!(text.tokens[at].tag, Tag::Past | Tag::Verb)
                && matches!(text.lemma(at), "design" | "create" | "draw" | "sketch")
        });
    under || made || behind == "at"
}

/// A verb of a life behind a name: `was born`, `studied at`, `joined Lanvin`, `became
/// creative director`.
fn lived(text: &Text<'_>, spotted: &Spotted, name: Range<usize>, end: usize) -> bool {
    let Some(verb) = (name.end..(name.end + 4).min(end)).find(|at| {
        matches!(text.tokens[*at].tag, Tag::Verb | Tag::Past)
            && !is_named(spotted, *at, EntityKind::Garment)
    }) else {
        return false;
    };
    let clear =
        (name.end..verb).all(|at| matches!(text.tokens[at].tag, Tag::Adverb | Tag::Auxiliary));
    if !clear {
        return false;
    }
    let passive = verb > name.end
        && text.tokens[verb - 1].tag == Tag::Auxiliary
        && matches!(text.lower(verb - 1), "was" | "were" | "been" | "is");
    let role = spotted
        .roles_over(verb + 1..(verb + 10).min(end))
        .any(|role| role.tokens.start > verb);
    let near = |kind| (verb + 1..(verb + 3).min(end)).any(|at| is_named(spotted, at, kind));
    let house = near(EntityKind::Brand);
    match text.lemma(verb) {
        "die" | "study" | "graduate" | "marry" | "divorce" | "retire" | "emigrate"
        | "apprentice" | "resign" | "dream" | "sketch" | "learn" | "train" | "intern" => !passive,
        "bear" | "raise" | "knight" => passive,
        "grow" => text.lower_at(Some(verb + 1)) == "up",
        "step" => matches!(text.lower_at(Some(verb + 1)), "down" | "away"),
        "join" | "leave" | "quit" | "exit" => !passive && (house || role),
        "succeed" | "replace" => !passive && (house || role || near(EntityKind::Person)),
        "take" => {
            text.lower_at(Some(verb + 1)) == "over"
                && (matches!(text.lower_at(Some(verb + 2)), "at" | "as" | "from") || role)
        }
        "name" | "appoint" | "hire" | "install" | "tap" => passive && (role || house),
        "become" | "serve" | "work" | "start" | "begin" => role && !passive,
        _ => false,
    }
}

/// True where a mention of this kind covers the token.
fn is_named(spotted: &Spotted, at: usize, kind: EntityKind) -> bool {
    let first = spotted
        .mentions
        .partition_point(|mention| mention.tokens.end <= at);
    spotted
        .mentions
        .get(first)
        .is_some_and(|mention| mention.tokens.start <= at && mention.kind == kind)
}

fn is_year(text: &Text<'_>, at: usize) -> bool {
    text.surface(at)
        .parse::<u32>()
        .is_ok_and(|year| (1800..2100).contains(&year))
}
