//! Who wears what, past whatever stands between.

use releve_facts::Statement;

use super::worn;
use crate::relate::told;

#[test]
fn who_wears_is_found_past_other_words() {
    for (text, expected) in [
        (
            "We saw Lewis Hamilton crossing the paddock wearing a tartan kilt.",
            vec!["Lewis Hamilton: tartan kilt"],
        ),
        (
            "The album has Gigi Hadid and Dua Lipa wearing green clogs.",
            vec!["Gigi Hadid: green clog", "Dua Lipa: green clog"],
        ),
        (
            "Harry Styles looked rather worn out in a striped poncho.",
            vec!["Harry Styles: striped poncho"],
        ),
        (
            "Alexa Chung wore a lace cape formerly worn by Jane Birkin.",
            vec!["Alexa Chung: lace cape", "Jane Birkin: lace cape"],
        ),
        (
            "Clogs have been spotted on guests including Zendaya and Harry Styles.",
            vec!["Zendaya: clog", "Harry Styles: clog"],
        ),
        (
            "Kate Middleton hikes. Danner boots are among the royal’s favourites.",
            vec!["Kate Middleton: boot / Danner"],
        ),
        (
            "Zendaya matched her kilt to white boots.",
            vec!["Zendaya: kilt", "Zendaya: white boot"],
        ),
        (
            "Sporting a white vest and loafers, Kaia Gerber grabbed a coffee.",
            vec!["Kaia Gerber: white vest", "Kaia Gerber: loafer"],
        ),
        (
            "Meghan Markle came in a grey cape. The young royal paired the cape with a silk scarf.",
            vec!["Meghan Markle: grey cape", "Meghan Markle: silk scarf"],
        ),
        (
            "Zendaya wore a smart outfit, consisting of a tartan kilt and a knitted vest.",
            vec!["Zendaya: tartan kilt", "Zendaya: knitted vest"],
        ),
        (
            "Zendaya wore a green Roland Mouret skirt.",
            vec!["Zendaya: green skirt / Roland Mouret"],
        ),
        (
            "Zendaya and Harry Styles were spotted at the rink — kitted out in ponchos and kilts.",
            vec![
                "Zendaya: poncho",
                "Zendaya: kilt",
                "Harry Styles: poncho",
                "Harry Styles: kilt",
            ],
        ),
        (
            "\"I love it,\" says Alexa Chung, who is wearing a navy jumper and loafers.",
            vec!["Alexa Chung: navy jumper", "Alexa Chung: loafer"],
        ),
        (
            "Sitting in a café in a leather jacket and wide jeans, Alexa Chung orders tea.",
            vec!["Alexa Chung: leather jacket", "Alexa Chung: wide jeans"],
        ),
        (
            "Zendaya’s outfit — a Loewe jacket and baggy jeans — won praise.",
            vec!["Zendaya: jacket / Loewe", "Zendaya: baggy jeans"],
        ),
        (
            "Alexa Chung finished her outfit with green heels.",
            vec!["Alexa Chung: green heel"],
        ),
        (
            "Alexa Chung wore a cape-style shirt.",
            vec!["Alexa Chung: shirt"],
        ),
        (
            "Ines Ames7 March 2019\n\nZendaya came to the gala on Monday.\n\nThe actress wore a tartan kilt.",
            vec!["Zendaya: tartan kilt"],
        ),
        (
            "Kim Kardashian and her daughter North West wore striped ponchos.",
            vec![
                "Kim Kardashian: striped poncho",
                "North West: striped poncho",
            ],
        ),
        (
            "Zendaya’s tartan kilt and Alexa Chung’s lace cape were by Prada.",
            vec!["Alexa Chung: lace cape / Prada"],
        ),
        (
            "Clogs are loved by Jodie Comer and Zendaya.",
            vec!["Jodie Comer: clog", "Zendaya: clog"],
        ),
        (
            "A poncho-clad Jodie Comer took the bus.",
            vec!["Jodie Comer: poncho"],
        ),
        ("Harry Styles saw men wearing kilts.", vec![]),
        (
            "Lewis Hamilton filmed a nurse wearing a yellow parka.",
            vec![],
        ),
        (
            "Zendaya drew a girl crossing the road wearing a kilt.",
            vec![],
        ),
        (
            "We saw Lewis Hamilton chasing a dog wearing a tartan coat.",
            vec![],
        ),
        ("Lewis Hamilton fed a dog wearing a tartan coat.", vec![]),
        (
            "Zendaya wore a poncho. Her red coat sold at auction.",
            vec!["Zendaya: poncho"],
        ),
        (
            "Loafers are on every list, and Zendaya’s favourite is the colour red.",
            vec![],
        ),
        ("Zendaya chose warm outerwear.", vec![]),
    ] {
        assert_eq!(worn(text), expected, "{text}");
    }
}

#[test]
fn what_is_seen_on_somebody_is_worn() {
    for text in [
        "The suede loafer has been spotted on Jennifer Lawrence and Katie Holmes.",
        "The suede loafer, seen on Jennifer Lawrence and Katie Holmes, is made in Italy.",
        "Seen on Jennifer Lawrence and Katie Holmes in Paris, the suede loafer is a staple.",
    ] {
        let worn = worn(text);
        assert_eq!(worn.len(), 2, "{text}: {worn:?}");
    }
    assert!(worn("The jackets have been on her feed since 2022.").is_empty());
}

#[test]
fn who_was_named_shortly_is_meant_by_what_they_are() {
    for (text, expected) in [
        (
            "Rihanna sang.\n\nIt was Iris Law who tipped the scales: the model was photographed in Rome in a black coat and cream trousers.",
            vec!["Iris Law: black coat", "Iris Law: cream trousers"],
        ),
        (
            "Dua Lipa in red\n\nAll of this is down to Alexa Chung. The model wore a navy parka to the pub.",
            vec!["Alexa Chung: navy parka"],
        ),
    ] {
        assert_eq!(worn(text), expected, "{text}");
    }
}

#[test]
fn a_verb_has_its_subject_past_asides_and_in_pairs() {
    for (text, expected) in [
        (
            "Brad Pitt came late. He and Jared Leto, the singer, wore the same cream suit.",
            vec!["Brad Pitt: cream suit", "Jared Leto: cream suit"],
        ),
        (
            "Dua Lipa chose a gown in pink, while Paul Mescal, of Normal People, had a black tuxedo.",
            vec!["Dua Lipa: pink gown", "Paul Mescal: black tuxedo"],
        ),
        (
            "Laura Harrier was early. The guest of honor wore a kilt.",
            vec!["Laura Harrier: kilt"],
        ),
        (
            "Dua Lipa wore a suit. And the shoes? Satin pumps, no less.",
            vec!["Dua Lipa: suit", "Dua Lipa: satin pump"],
        ),
    ] {
        assert_eq!(worn(text), expected, "{text}");
    }
}

#[test]
fn an_apposition_stands_before_what_is_worn() {
    assert_eq!(
        worn(
            "At the door: Dua Lipa in a Prada cape, and Barry Keoghan, the Saltburn actor, in a sheer tuxedo."
        ),
        ["Dua Lipa: cape / Prada", "Barry Keoghan: sheer tuxedo"]
    );
}

#[test]
fn a_look_goes_on_without_its_wearer() {
    for (text, expected) in [
        (
            "Zendaya wore a duffle coat in York. Under it was a cream dress. A black beret provided the wit.",
            vec![
                "Zendaya: duffle coat",
                "Zendaya: cream dress",
                "Zendaya: black beret",
            ],
        ),
        (
            "Zendaya came in a wool suit. As for jewels, there were jade earrings. Satin pumps, of course.",
            vec![
                "Zendaya: wool suit",
                "Zendaya: jade earring",
                "Zendaya: satin pump",
            ],
        ),
        (
            "Zendaya wore a duffle coat. A black beret sold for £900. There is a red beret in the shop.",
            vec!["Zendaya: duffle coat"],
        ),
    ] {
        assert_eq!(worn(text), expected, "{text}");
    }
}

#[test]
fn who_plays_a_part_wears_its_clothes() {
    for (text, expected) in [
        (
            "In the film Meryl Streep’s Jane Adler wears a sun hat.",
            vec!["Meryl Streep: sun hat"],
        ),
        (
            "Carrie Hale, played by Kate Moss, carried a suede bag.",
            vec!["Kate Moss: suede bag"],
        ),
    ] {
        assert_eq!(worn(text), expected, "{text}");
    }
}

#[test]
fn hers_and_a_pair_are_what_the_text_is_about() {
    for (text, expected) in [
        (
            "Jelly Sandals Are Back\n\nJelly sandals are back. Jelly sandals look best with a pleated skirt or a crisp shirtdress. Editor Julia Gall wears hers with a boxy blazer.",
            vec!["Julia Gall: jelly sandal", "Julia Gall: boxy blazer"],
        ),
        (
            "How Barrel Jeans Came Back\n\nBarrel jeans are here. Skinny jeans are out, and jeans are not. Katie Holmes wore Agolde horseshoe jeans with Gucci loafers. Gigi Hadid chose a dark-rinse pair with a Miu Miu polo.",
            vec![
                "Katie Holmes: horseshoe jeans / Agolde",
                "Katie Holmes: loafer / Gucci",
                "Gigi Hadid: dark-rinse barrel jeans",
                "Gigi Hadid: polo / Miu Miu",
            ],
        ),
    ] {
        assert_eq!(worn(text), expected, "{text}");
    }
}

#[test]
fn a_designer_at_the_house_styles_and_does_not_wear() {
    let text = "And the tie? It never left Saint Laurent, where Anthony Vaccarello tucked it into the shirt.";
    assert!(worn(text).is_empty(), "{:?}", worn(text));
}

#[test]
fn an_occasion_behind_another_wearer_is_that_ones() {
    let text = "Kendall Jenner was seen in a suede tote, and Jennifer Lawrence wore a trench over a white slip dress at the New York Film Festival.";
    let occasions: Vec<_> = told(text)
        .into_iter()
        .filter_map(|statement| match statement {
            Statement::Wear(wear) => Some((wear.person, wear.garment, wear.occasion)),
            _ => None,
        })
        .collect();
    let at = Some("New York Film Festival".to_owned());
    let line = |person: &str, garment: &str, at: &Option<String>| {
        (person.to_owned(), garment.to_owned(), at.clone())
    };
    assert_eq!(
        occasions,
        [
            line("Kendall Jenner", "tote", &None),
            line("Jennifer Lawrence", "trench", &at),
            line("Jennifer Lawrence", "slip dress", &at),
        ]
    );
}

#[test]
fn hers_behind_a_wider_term_is_what_the_text_is_about() {
    let text = "Trucker Hats Are Back\n\nTrucker hats have come for your head. Trucker hats cost little. The mesh-back cap was a staple of the early 2000s: Paris Hilton wore hers with a tracksuit.";
    assert!(
        worn(text).contains(&"Paris Hilton: mesh trucker hat".to_owned()),
        "{:?}",
        worn(text)
    );
}

/// `person garment @time` of each wear.
fn dated(text: &str) -> Vec<String> {
    let wears = told(text)
        .into_iter()
        .filter_map(|statement| match statement {
            Statement::Wear(wear) => Some(wear),
            _ => None,
        });
    wears
        .map(|wear| {
            let when = wear.when.map(|when| format!(" @{}", when.label()));
            format!(
                "{} {}{}",
                wear.person,
                wear.garment,
                when.unwrap_or_default()
            )
        })
        .collect()
}

#[test]
fn what_stands_between_commas_is_of_its_own_name() {
    for (text, expected) in [
        (
            "Most editors credit Kendall Jenner, who wore a red hat in 2019, and the Miu Miu mini skirt worn by Nicole Kidman.",
            vec!["Kendall Jenner hat @2019", "Nicole Kidman mini skirt"],
        ),
        (
            "Rihanna, who has been a mob wife since 2015, left dinner in a fur coat.",
            vec!["Rihanna coat"],
        ),
        (
            "The Samba, worn by Zendaya with a grey jumper, was named the hottest shoe of May 2024.",
            vec!["Zendaya jumper"],
        ),
        // A list that goes on within the clause is worn.
        (
            "Kendall Jenner, who wore a red hat, a mini skirt and clogs in 2019, agrees.",
            vec![
                "Kendall Jenner hat @2019",
                "Kendall Jenner mini skirt @2019",
                "Kendall Jenner clog @2019",
            ],
        ),
    ] {
        assert_eq!(dated(text), expected, "{text}");
    }
}

#[test]
fn another_place_is_another_look() {
    let looks = |text: &str| -> Vec<(String, Option<String>, Option<String>)> {
        let wears = told(text)
            .into_iter()
            .filter_map(|statement| match statement {
                Statement::Wear(wear) => Some((wear.garment, wear.look, wear.occasion)),
                _ => None,
            });
        wears.collect()
    };
    let found = looks(
        "In Rome Zendaya wore a silk dress with clogs. At the London premiere, she wore a lace gown.",
    );
    let [dress, clogs, gown] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!((&dress.1, &dress.2), (&clogs.1, &None));
    assert_eq!((&gown.1, gown.2.as_deref()), (&None, Some("premiere")));
    // What she added goes with it, wherever the sentence begins.
    let found = looks("In Rome Zendaya wore a silk dress. She added clogs.");
    assert!(found.iter().all(|(_, look, _)| look.is_some()), "{found:?}");
    // Somebody else's lunch.
    let found = looks(
        "The fans include Dua Lipa, snapped in a red bikini, and Emma Chamberlain, who wore a white dress to lunch.",
    );
    assert_eq!(
        found
            .iter()
            .map(|(.., at)| at.as_deref())
            .collect::<Vec<_>>(),
        [None, Some("lunch")],
        "{found:?}"
    );
}

/// What a shop asks for is not what was worn in the sentence before.
#[test]
fn a_price_is_of_a_shop() {
    assert_eq!(
        worn(
            "Rihanna wore a black Chanel coat in Paris on Monday. The Prada bag, $2,000, is at Harrods."
        ),
        ["Rihanna: black coat / Chanel"]
    );
}
