use releve_facts::{Direction, Effect, Statement};

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
