use releve_facts::Statement;

use crate::relate::told;

/// `brand: what @ when` of each launch, in order of finding.
fn launched(text: &str) -> Vec<String> {
    told(text)
        .into_iter()
        .filter_map(|statement| match statement {
            Statement::Launch(launch) => {
                let when = launch
                    .when
                    .map(|when| format!(" @ {}", when.label()))
                    .unwrap_or_default();
                Some(format!("{}: {}{when}", launch.brand, launch.what))
            }
            _ => None,
        })
        .collect()
}

#[test]
fn launches_are_told_in_many_ways() {
    for (text, expected) in [
        (
            "Last month, Arket unveiled a children's line.",
            "Arket: children's line",
        ),
        (
            "Skims launched its first men's line, fronted by Neymar and Nick Bosa, in October 2023.",
            "Skims: men's line @ 2023-10",
        ),
        (
            "Adidas launched a suede sneaker in 2019.",
            "Adidas: suede sneaker @ 2019",
        ),
        (
            "In 1984 Prada, by then a maker of trunks, introduced a nylon backpack.",
            "Prada: nylon backpack @ 1984",
        ),
        (
            "Nike followed with its Pro Hijab in December 2017.",
            "Nike: Pro Hijab @ 2017-12",
        ),
        (
            "Ganni will open a pop-up shop in Lisbon in May 2024.",
            "Ganni: pop-up shop in Lisbon @ 2024-05",
        ),
        (
            "Ganni launched a line of silk belts in 2021.",
            "Ganni: line of silk belts @ 2021",
        ),
    ] {
        assert_eq!(launched(text), [expected], "{text}");
    }
}

#[test]
fn wishes_rumours_and_denials_launch_nothing() {
    for text in [
        "Ganni never launched a sneaker.",
        "Ganni is said to be planning a pop-up.",
        "Ganni might open a store in Lisbon.",
        "If Ganni launched a clog, we would buy it.",
        "Has Ganni launched a clog?",
        "Ganni did not release the sneaker.",
        "Bella Hadid debuted a new suede jacket in Paris.",
        "Chanel opened the show with a tweed coat.",
        "Ganni is rumoured to have released a clog.",
        "The store opened at nine.",
        "Searches for Ganni clogs launched upwards.",
    ] {
        assert_eq!(launched(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn dated_foundings_are_launches_by_the_founder() {
    for (text, expected) in [
        (
            "Ganni was founded in Copenhagen in 2000 by Frans Truelsen.",
            "Frans Truelsen: Ganni @ 2000",
        ),
        (
            "Rowing Blazers, the New York brand that Jack Carlson founded in 2017, sells rugby shirts.",
            "Jack Carlson: Rowing Blazers @ 2017",
        ),
        (
            "Nike's Air Max Dn goes on sale on 26 March 2024.",
            "Nike: Air Max Dn @ 2024-03-26",
        ),
    ] {
        assert_eq!(launched(text), [expected], "{text}");
    }
}

#[test]
fn other_senses_of_founding_and_dropping_launch_nothing() {
    for text in [
        "Ganni was not founded in 2000 by Frans Truelsen.",
        "Ganni was founded in 2000.",
        "Loewe dropped to No. 4 in 2023.",
        "The average price of Ganni clogs dropped from €74 to €52 in 2023.",
        "Jack Carlson never founded Rowing Blazers in 2017.",
    ] {
        assert_eq!(launched(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn only_what_is_brought_out_is_launched() {
    for (text, expected) in [
        (
            "Prada unveiled a new track shoe exclusive to its own shops.",
            vec!["Prada: track shoe"],
        ),
        (
            "Ganni dropped a four-piece denim collection in 2021.",
            vec!["Ganni: denim collection @ 2021"],
        ),
        // Where it is sold, when it comes, and how it is spoken of are no goods.
        (
            "Prada's biggest surprise hits stores on 5 November.",
            vec![],
        ),
        ("Gucci launched a campaign starring Kendall Jenner.", vec![]),
    ] {
        assert_eq!(launched(text), expected, "{text}");
    }
}

#[test]
fn each_of_three_houses_launches_its_own() {
    assert_eq!(
        launched("Celine, Fendi and Ganni released cowboy boots in 2022."),
        [
            "Celine: cowboy boot @ 2022",
            "Fendi: cowboy boot @ 2022",
            "Ganni: cowboy boot @ 2022",
        ]
    );
}

#[test]
fn what_is_new_to_a_house_is_launched() {
    for (text, expected) in [
        (
            "Ganni opened the doors of its first Lyon shop in May 2023.",
            vec!["Ganni: first Lyon shop @ 2023-05"],
        ),
        (
            "Ganni branched out into bridal in 2022 with a line of silk suits.",
            vec!["Ganni: line of silk suits @ 2022"],
        ),
        (
            "Ganni is to launch a bridal line on 26 October 2023.",
            vec!["Ganni: bridal line @ 2023-10-26"],
        ),
        (
            "Ganni added clogs to its line in 2021.",
            vec!["Ganni: clog @ 2021"],
        ),
        (
            "Ganni staged the unveiling of its bridal line in Lyon.",
            vec!["Ganni: bridal line"],
        ),
        (
            "Ganni debuted its first bag, the Bou, in 2022.",
            vec!["Ganni: Bou @ 2022"],
        ),
        (
            "Rihanna introduced her lingerie line, Savage X Fenty, in 2018.",
            vec!["Rihanna: Savage X Fenty @ 2018"],
        ),
        (
            "In stores from 3 May 2023: Ganni's Bou bag in suede.",
            vec!["Ganni: Bou bag @ 2023-05-03"],
        ),
        // Doors that are no shop's, parts of a show, a figure's date.
        ("Ganni opened the doors of the show at nine.", vec![]),
        ("Ganni added bows to the coats of its show.", vec![]),
        ("The opening of Ganni's first shop was called off.", vec![]),
        ("The launch of Ganni's bridal line never happened.", vec![]),
        (
            "Sales of Ganni clogs have doubled since it launched in March 2023.",
            vec![],
        ),
    ] {
        assert_eq!(launched(text), expected, "{text}");
    }
}

#[test]
fn whoever_founds_is_named() {
    for (text, expected) in [
        (
            "In a flat above a bakery, founders Amelia Hart and Jess Calloway started Marlfield in 2018.",
            vec![
                "Amelia Hart: Marlfield @ 2018",
                "Jess Calloway: Marlfield @ 2018",
            ],
        ),
        (
            "Marlfield was set up by Nora Blix and her husband, Tom Orr, in 2018.",
            vec!["Nora Blix: Marlfield @ 2018", "Tom Orr: Marlfield @ 2018"],
        ),
        (
            "Founded in 2018 by Nora Blix and Jess Calloway, Ganni sells clogs.",
            vec!["Nora Blix: Ganni @ 2018", "Jess Calloway: Ganni @ 2018"],
        ),
    ] {
        assert_eq!(launched(text), expected, "{text}");
    }
}

#[test]
fn what_is_new_of_a_house_is_launched() {
    for (text, expected) in [
        ("Meet the Bou, Loewe's new bag.", vec!["Loewe: Bou"]),
        (
            "The latest from Loewe is the Bou bag.",
            vec!["Loewe: Bou bag"],
        ),
        (
            "The newest bag from Loewe is called the Bou.",
            vec!["Loewe: Bou"],
        ),
        ("New at Loewe: the Bou bag.", vec!["Loewe: Bou bag"]),
        ("Loewe has a new bag.", vec!["Loewe: bag"]),
        (
            "With the launch of the Bou, Loewe has entered the market.",
            vec!["Loewe: Bou"],
        ),
        (
            "Loewe launched the Bou, the Lanna and a denim line.",
            vec!["Loewe: Bou", "Loewe: Lanna", "Loewe: denim line"],
        ),
        (
            "Loewe and Prada have each launched a denim line.",
            vec!["Loewe: denim line", "Prada: denim line"],
        ),
        (
            "The Messina was launched by Loewe in 2021.",
            vec!["Loewe: Messina @ 2021"],
        ),
        // Whoever founds a house is somebody.
        (
            "Ganni was founded by Teo Varga in 2012.",
            vec!["Teo Varga: Ganni @ 2012"],
        ),
    ] {
        assert_eq!(launched(text), expected, "{text}");
    }
}

#[test]
fn a_new_office_or_a_wish_for_something_new_is_no_launch() {
    for text in [
        "Loewe has a new creative director.",
        "She wore Loewe's new bag.",
        "Loewe might need a new bag.",
        "Is the Bou Loewe's new bag?",
        "Loewe's new shops do well.",
    ] {
        assert_eq!(launched(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn founders_stand_in_lists_and_found_together() {
    for (text, expected) in [
        (
            "Ganni was founded by Ingrid Voss, Marc Jacobs and Hana Mori in 2019.",
            &[
                "Ingrid Voss: Ganni @ 2019",
                "Marc Jacobs: Ganni @ 2019",
                "Hana Mori: Ganni @ 2019",
            ][..],
        ),
        (
            "Sofia Lund and Marc Jacobs started Loewe in 2019.",
            &["Sofia Lund: Loewe @ 2019", "Marc Jacobs: Loewe @ 2019"],
        ),
        (
            "Lin Wei co-founded Ganni with Sofia Lund in 2019.",
            &["Lin Wei: Ganni @ 2019", "Sofia Lund: Ganni @ 2019"],
        ),
    ] {
        let mut found = launched(text);
        found.sort();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn announcements_name_a_day_without_its_year() {
    for (text, expected) in [
        (
            "Arket will release kitten heels on 4 May.",
            "Arket: kitten heel",
        ),
        (
            "Arket is set to launch kitten heels on 4 May.",
            "Arket: kitten heel",
        ),
        (
            "Arket announced the launch of a denim line.",
            "Arket: denim line",
        ),
        (
            "Arket’s first store opened in Paris in May.",
            "Arket: first store",
        ),
    ] {
        assert_eq!(launched(text), [expected], "{text}");
    }
    for text in [
        "Arket is set to launch kitten heels.",
        "Arket might release kitten heels on 4 May.",
        "Arket denied the launch of a denim line.",
        "Arket announced a delay to the launch of its denim line.",
        "Arket was due to launch kitten heels in May 2023 but did not.",
        "Arket had been set to launch kitten heels in May 2023.",
        "Arket dropped kitten heels from its range in May 2024.",
        "Arket dropped kitten heels from its stores in May 2024.",
        "Arket dropped kitten heels from its website in May 2024.",
        "Arket dropped kitten heels from its catalogue in May 2024.",
    ] {
        assert_eq!(launched(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn what_a_house_is_built_on_is_not_new() {
    for text in [
        "Ganni has built its whole line around the idea.",
        "Arket built its collection on linen.",
        "Prada has built its entire range around nylon.",
    ] {
        assert_eq!(launched(text), Vec::<String>::new(), "{text}");
    }
}

/// Whose things they are, where a person stands between.
#[test]
fn first_goods_of_a_designer_are_the_house_s_named_last() {
    let told = crate::relate::told(
        "Saint Laurent was down and Bottega Veneta grew, helped by its new creative director Louise Trotter, whose first bags reached stores in February.",
    );
    let brands: Vec<String> = told
        .into_iter()
        .filter_map(|statement| match statement {
            releve_facts::Statement::Launch(it) => Some(it.brand),
            _ => None,
        })
        .collect();
    assert!(
        !brands.iter().any(|brand| brand == "Saint Laurent"),
        "{brands:?}"
    );
}
