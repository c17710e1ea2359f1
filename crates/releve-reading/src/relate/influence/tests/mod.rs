//! Who moved what, and how.

mod causes;

use releve_facts::{Effect, Statement};

use crate::relate::told;

fn influences(text: &str) -> Vec<(String, String, Option<Effect>)> {
    told(text)
        .into_iter()
        .filter_map(|statement| match statement {
            Statement::Influence(it) => Some((it.influencer, it.target, it.effect)),
            _ => None,
        })
        .collect()
}

/// `influencer > target` of each influence told of a text.
pub(super) fn pairs(text: &str) -> Vec<String> {
    influences(text)
        .into_iter()
        .map(|(influencer, target, _)| format!("{influencer} > {target}"))
        .collect()
}

/// Each text tells of one, `influencer > target`.
#[track_caller]
pub(super) fn moves(told: &[(&str, &str)]) {
    for (text, expected) in told {
        assert_eq!(pairs(text), [*expected], "{text}");
    }
}

#[track_caller]
pub(super) fn moves_nothing(texts: &[&str]) {
    for text in texts {
        assert_eq!(pairs(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn told_influences() {
    use Effect::{Awareness, Popularity, Revival, Sales, Searches};
    for (text, influencer, target, effect) in [
        (
            "The collection's loafers were inspired by skaters.",
            "skaters",
            "loafer",
            None,
        ),
        (
            "Gorpcore was popularised by Frank Ocean.",
            "Frank Ocean",
            "gorpcore",
            Some(Popularity),
        ),
        (
            "Hailey Bieber sparked a trend for waistcoats.",
            "Hailey Bieber",
            "waistcoat",
            Some(Popularity),
        ),
        (
            "Kate Moss made the suede wedge a summer staple.",
            "Kate Moss",
            "wedge",
            Some(Popularity),
        ),
        (
            "In 2023 Alexa Chung almost single-handedly championed the clog.",
            "Alexa Chung",
            "clog",
            Some(Popularity),
        ),
        (
            "Beyoncé made tenniscore the biggest trend of spring.",
            "Beyoncé",
            "tenniscore",
            Some(Popularity),
        ),
        (
            "With Chloé getting behind it, the wedge is having a moment.",
            "Chloé",
            "wedge",
            Some(Popularity),
        ),
        (
            "Zendaya's jacket was inspired by 1990s snowboarders.",
            "snowboarders",
            "jacket",
            None,
        ),
        (
            "If you live in ballet flats right now, you have Alexa Chung to thank.",
            "Alexa Chung",
            "ballet flat",
            Some(Popularity),
        ),
        (
            "Boat shoes are taking off thanks to their presence on the Miu Miu runway.",
            "Miu Miu",
            "boat shoe",
            Some(Popularity),
        ),
        (
            "Boat shoes are everywhere. It was Chanel who first re-introduced the divisive style.",
            "Chanel",
            "boat shoe",
            Some(Revival),
        ),
        (
            "Boho was inspired by the free-spirited expression of the flower children.",
            "flower children",
            "boho",
            None,
        ),
        (
            "A hairband Jennie wore at the airport sold out within a day.",
            "Jennie Kim",
            "hairband",
            Some(Sales),
        ),
        (
            "Rowing Blazers, the New York brand that Jack Carlson founded, brought the rugby shirt back.",
            "Rowing Blazers",
            "rugby shirt",
            Some(Revival),
        ),
        (
            "The Barbie film caused a 40 per cent spike in searches for mules.",
            "Barbie",
            "mule",
            Some(Searches),
        ),
        (
            "Doja Cat wearing a mesh top led to a spike in searches for mules.",
            "Doja Cat",
            "mule",
            Some(Searches),
        ),
        (
            "Kate Moss made the waistcoat famous in 2005.",
            "Kate Moss",
            "waistcoat",
            Some(Popularity),
        ),
        (
            "Thanks to Zendaya, searches for tennis skirts rose 40 per cent.",
            "Zendaya",
            "tennis skirt",
            Some(Searches),
        ),
        (
            "Rihanna sent sales of corsets soaring.",
            "Rihanna",
            "corset",
            Some(Sales),
        ),
        (
            "After Bella Hadid wore the bomber jacket, it sold out.",
            "Bella Hadid",
            "bomber jacket",
            Some(Sales),
        ),
        (
            "Miu Miu brought the mini skirt back.",
            "Miu Miu",
            "mini skirt",
            Some(Revival),
        ),
        (
            "Harry Styles put the cardigan on the map.",
            "Harry Styles",
            "cardigan",
            Some(Awareness),
        ),
        (
            "Gorpcore borrows from skaters.",
            "skaters",
            "gorpcore",
            None,
        ),
        (
            "Gorpcore owes its popularity to Frank Ocean.",
            "Frank Ocean",
            "gorpcore",
            Some(Popularity),
        ),
        (
            "Blame Hailey Bieber for the return of the kitten heel.",
            "Hailey Bieber",
            "kitten heel",
            Some(Revival),
        ),
        (
            "Credit for the barn jacket goes to Alexa Chung.",
            "Alexa Chung",
            "barn jacket",
            Some(Popularity),
        ),
        (
            "Gorpcore has Frank Ocean to thank.",
            "Frank Ocean",
            "gorpcore",
            Some(Popularity),
        ),
        (
            "Emma Corrin did more than anyone to make the sweater vest fashionable.",
            "Emma Corrin",
            "sweater vest",
            Some(Popularity),
        ),
        (
            "The biker jacket, made famous by Marlon Brando, never dies.",
            "Marlon Brando",
            "biker jacket",
            Some(Popularity),
        ),
        (
            "Alexa Chung is credited with reviving the barn jacket.",
            "Alexa Chung",
            "barn jacket",
            Some(Revival),
        ),
    ] {
        let found = influences(text);
        assert_eq!(
            found,
            [(influencer.to_owned(), target.to_owned(), effect)],
            "{text}"
        );
    }
}

#[test]
fn no_influences() {
    for text in [
        "Who is to blame for the corset?",
        "It is a myth that Kate Moss is to blame for the corset.",
        "There is no proof that Kate Moss is to blame for the corset.",
        "Kate Moss is not to blame for the corset.",
        "If Kate Moss is to blame for the corset, nobody said so.",
        "Nobody has Kate Moss to thank.",
        "Thank you for reading about the barn jacket.",
        "She did nothing for the corset.",
        "The show began with a corset.",
        "Kate Moss did not make the waistcoat famous.",
        "Rihanna might revive the corset.",
        "Zendaya wore a tennis skirt.",
        "Gucci launched a loafer with Adidas.",
        "The boots sold out in a week.",
        "Searches for corsets rose 40 per cent.",
        "The coat is made of wool.",
        "Did Rihanna popularise the corset?",
        "She put the skirt in a drawer.",
        "Prada showed loafers in Milan.",
        "The designer hopes to revive the corset.",
    ] {
        assert_eq!(influences(text), [], "{text}");
    }
}

#[test]
fn idioms_speak_of_what_was_named() {
    let found = influences("The waistcoat is back. Diane Keaton lit the fuse.");
    assert!(
        found
            .iter()
            .any(|(who, what, _)| who == "Diane Keaton" && what == "waistcoat"),
        "{found:?}"
    );
    // What it led with is no effect on others.
    assert!(influences("The clog is back. Ganni led the way with its 2024 show.").is_empty());
}

#[test]
fn a_firm_s_own_sales_and_quoted_words_are_moved_by_nobody() {
    for (text, expected) in [
        (
            "Its technical apparel division, home to Salomon, grew sales by 45 per cent to $1.6 billion.",
            vec![],
        ),
        (
            "“That skirt changed it all,” said Katie Grand. NewJeans did the rest.",
            vec![],
        ),
        (
            "Miu Miu showed the skirt first. NewJeans did the rest.",
            vec!["NewJeans > skirt"],
        ),
    ] {
        assert_eq!(pairs(text), expected, "{text}");
    }
}

#[test]
fn credit_and_cause_stand_beside_what_they_moved() {
    moves(&[
        (
            "The basket bag is everywhere this summer, and the credit goes to Jane Birkin.",
            "Jane Birkin > basket bag",
        ),
        (
            "That clogs are on anyone's mind is down to Alexa Chung.",
            "Alexa Chung > clog",
        ),
        (
            "Gorpcore made collectors' pieces of Crocs.",
            "gorpcore > Crocs",
        ),
    ]);
    assert_eq!(
        pairs(
            "Balletcore is inspired by the Prada of the nineties, as well as by Helmut Lang and Jil Sander."
        ),
        [
            "Helmut Lang > balletcore",
            "Jil Sander > balletcore",
            "Prada > balletcore"
        ]
    );
}
