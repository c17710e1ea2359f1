//! What happened after somebody moved a thing, and in which words it is told.

use releve_facts::{Direction, Effect, Statement};

use super::influences;
use crate::relate::told;

#[test]
fn what_happens_after_somebody_moved_it() {
    use Effect::{Popularity, Sales, Searches};
    for (text, influencer, target, effect) in [
        (
            "Searches for cowboy boots rose 30 per cent after Rihanna announced a tour.",
            "Rihanna",
            "cowboy boot",
            Searches,
        ),
        (
            "The Mulberry bag sold out after Zendaya carried it in Rome.",
            "Zendaya",
            "Mulberry bag",
            Sales,
        ),
        (
            "Since Bridgerton landed on Netflix, searches for corsets are up by 40 per cent.",
            "Bridgerton",
            "corset",
            Searches,
        ),
        (
            "Flat caps exploded in popularity after the release of Peaky Blinders.",
            "Peaky Blinders",
            "flat cap",
            Popularity,
        ),
        (
            "Kate Moss made the waistcoat a hit with teenagers.",
            "Kate Moss",
            "waistcoat",
            Popularity,
        ),
        (
            "Rihanna caused an increase in sales of corsets.",
            "Rihanna",
            "corset",
            Sales,
        ),
    ] {
        let found = influences(text);
        let expected = (influencer.to_owned(), target.to_owned(), Some(effect));
        assert!(found.contains(&expected), "{text}: {found:?}");
    }
    for text in [
        "Searches for corsets rose after the company cut its prices.",
        "The bag sold out in a week.",
        "She made the waistcoat a size smaller.",
    ] {
        assert_eq!(influences(text), [], "{text}");
    }
}

#[test]
fn inspired_in_one_adjective() {
    for (text, influencer, target) in [
        (
            "Prada showed motocross-inspired trousers.",
            "motocross",
            "trousers",
        ),
        (
            "Ganni, a surf-inspired label, opens in May.",
            "surf",
            "Ganni",
        ),
    ] {
        let found = influences(text);
        let expected = (influencer.to_owned(), target.to_owned(), None);
        assert!(found.contains(&expected), "{text}: {found:?}");
    }
    for text in [
        "The 1950s made the shoe famous.",
        "She felt inspired by nothing at all.",
        "The ’90s-inspired slip dress is back.",
        "Hadid, known for riding in competitions, leads the Western-inspired “horse girl” trend.",
    ] {
        assert_eq!(influences(text), [], "{text}");
    }
}

#[test]
fn told_in_other_words() {
    use Effect::{Popularity, Revival, Sales};
    for (text, influencer, target, effect) in [
        (
            "Hailey Bieber made jorts popular last summer.",
            "Hailey Bieber",
            "jorts",
            Some(Popularity),
        ),
        (
            "Zendaya's press tour single-handedly revived tenniscore.",
            "Zendaya",
            "tenniscore",
            Some(Revival),
        ),
        (
            "It was Simone Rocha who kick-started balletcore.",
            "Simone Rocha",
            "balletcore",
            Some(Popularity),
        ),
        (
            "Much of the hype around bag charms can be traced back to Miu Miu.",
            "Miu Miu",
            "bag charm",
            Some(Popularity),
        ),
        (
            "The obsession with ballet flats began at Miu Miu.",
            "Miu Miu",
            "ballet flat",
            Some(Popularity),
        ),
        (
            "The loafer's comeback is partly due to Miu Miu.",
            "Miu Miu",
            "loafer",
            Some(Revival),
        ),
        (
            "The label Ganni, founded by two Danes, made the clog famous.",
            "Ganni",
            "clog",
            Some(Popularity),
        ),
        (
            "Chemena Kamali, who was named creative director of Chloé in 2023, brought back boho.",
            "Chemena Kamali",
            "boho",
            Some(Revival),
        ),
        (
            "The clog was embraced by skaters.",
            "skaters",
            "clog",
            Some(Popularity),
        ),
        (
            "The dress sold out within hours of Kate Middleton wearing it.",
            "Kate Middleton",
            "dress",
            Some(Sales),
        ),
        (
            "Sandy Liang is credited with starting the bow trend.",
            "Sandy Liang",
            "bow",
            Some(Popularity),
        ),
        (
            "The biggest influence on the bomber jacket is Demna Gvasalia.",
            "Demna Gvasalia",
            "bomber jacket",
            None,
        ),
    ] {
        let found = influences(text);
        let expected = (influencer.to_owned(), target.to_owned(), effect);
        assert!(found.contains(&expected), "{text}: {found:?}");
    }
}

#[test]
fn a_cause_named_with_down_lets_nothing_fall() {
    let found = told("The rise of balletcore is largely down to TikTok.");
    let up = found.iter().any(|statement| {
        matches!(statement, Statement::Influence(it) if it.direction == Some(Direction::Up))
    });
    let down = found.iter().any(|statement| {
        matches!(statement, Statement::Influence(it) if it.direction == Some(Direction::Down))
    });
    assert!(up && !down, "{found:?}");
}

#[test]
fn what_moves_is_told_in_other_words() {
    use Effect::{Popularity, Sales};
    for (text, influencer, target, effect) in [
        (
            "Thanks to Taylor Swift, cardigans are selling faster than ever.",
            "Taylor Swift",
            "cardigan",
            Sales,
        ),
        (
            "No one has done more for the ballet flat than Alexa Chung.",
            "Alexa Chung",
            "ballet flat",
            Popularity,
        ),
        (
            "Emily Ratajkowski sparked a rush for kitten heels.",
            "Emily Ratajkowski",
            "kitten heel",
            Popularity,
        ),
        (
            "Margot Robbie turned the bomber jacket into the jacket of the year.",
            "Margot Robbie",
            "bomber jacket",
            Popularity,
        ),
        (
            "When The Queen's Gambit came out in October, demand for checked coats rose by 33%.",
            "The Queen's Gambit",
            "coat",
            Popularity,
        ),
        (
            "The house of Dior popularised the Bar jacket.",
            "Dior",
            "bar jacket",
            Popularity,
        ),
        (
            "Normal People did more for the silver chain than any jeweller.",
            "Normal People",
            "chain",
            Popularity,
        ),
        (
            "The bomber jacket sold out after Jennie of Blackpink wore it.",
            "Jennie Kim",
            "bomber jacket",
            Sales,
        ),
    ] {
        let found = influences(text);
        let expected = (influencer.to_owned(), target.to_owned(), Some(effect));
        assert!(found.contains(&expected), "{text}: {found:?}");
    }
}

#[test]
fn who_only_tells_or_sells_moves_nothing() {
    for text in [
        "The Business of Fashion looks at what is driving demand for the Paddington.",
        "Net-a-Porter saw sales of knee-high boots rise by 64 per cent.",
        "Adidas unveiled a track jacket, and it sold out in two days.",
        "Von Dutch takes its name from Kenny Howard, a pinstripe artist.",
        "Casa Figa was founded with €8,000 borrowed from an aunt.",
        "Chemena Kamali continued what she began at Chloé.",
        "Alexa Chung turned the coat into a costume by the end of the year.",
    ] {
        let found = influences(text);
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn those_named_before_an_apposition_are_meant_alone() {
    let found = influences(
        "The trend is loved by Blackpink. Aran jumpers took off in America thanks to the \
         Clancy Brothers, the Irish folk group.",
    );
    let movers: Vec<&str> = found.iter().map(|(who, ..)| who.as_str()).collect();
    assert_eq!(movers, ["Clancy Brothers"]);
}
