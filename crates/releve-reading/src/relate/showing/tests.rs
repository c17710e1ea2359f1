use releve_facts::Statement;

use crate::relate::told;

/// `brand: attributes garment @ season` of each showing, in order of finding.
pub(super) fn shown(text: &str) -> Vec<String> {
    told(text)
        .into_iter()
        .filter_map(|statement| match statement {
            Statement::Showing(showing) => {
                let mut line = format!("{}:", showing.brand);
                for attribute in &showing.attributes {
                    line.push(' ');
                    line.push_str(attribute);
                }
                line.push(' ');
                line.push_str(&showing.garment);
                if let Some(season) = &showing.season {
                    line.push_str(" @ ");
                    line.push_str(season);
                }
                Some(line)
            }
            _ => None,
        })
        .collect()
}

#[test]
fn shows_are_told_in_many_ways() {
    for (text, expected) in [
        (
            "The Gucci spring 2025 show featured loafers and silk scarves.",
            vec!["Gucci: loafer @ SS2025", "Gucci: silk scarf @ SS2025"],
        ),
        (
            "Clogs appeared across spring/summer 2024 collections at the likes of Prada, Chloé and Gucci.",
            vec![
                "Prada: clog @ SS2024",
                "Chloé: clog @ SS2024",
                "Gucci: clog @ SS2024",
            ],
        ),
        (
            "Prada showed grey coats for autumn/winter 2019.",
            vec!["Prada: grey coat @ AW2019"],
        ),
        (
            "Ballet flats appeared at Jil Sander, Chanel and Chloé for fall 2022.",
            vec![
                "Jil Sander: ballet flat @ AW2022",
                "Chanel: ballet flat @ AW2022",
                "Chloé: ballet flat @ AW2022",
            ],
        ),
        (
            "Designers from Valentino to Alaïa sent ballet flats down the runway.",
            vec!["Valentino: ballet flat", "Alaïa: ballet flat"],
        ),
        (
            "Ballet flats were all over the runways, from Miu Miu and Simone Rocha to Ferragamo.",
            vec![
                "Miu Miu: ballet flat",
                "Simone Rocha: ballet flat",
                "Ferragamo: ballet flat",
            ],
        ),
        (
            "At Prada, models wore leather coats.",
            vec!["Prada: leather coat"],
        ),
        (
            "Leather aprons appeared on the runways of Hermès and Loewe.",
            vec!["Hermès: leather apron", "Loewe: leather apron"],
        ),
        (
            "Fringed bags cropped up at Prada and Bottega Veneta.",
            vec!["Prada: fringed bag", "Bottega Veneta: fringed bag"],
        ),
        (
            "Models at Dries Van Noten wore sequined sneakers at the spring show.",
            vec!["Dries Van Noten: sequined sneaker"],
        ),
        (
            "Schiaparelli teamed leather boots with frocks for fall 2022.",
            vec![
                "Schiaparelli: leather boot @ AW2022",
                "Schiaparelli: frock @ AW2022",
            ],
        ),
        (
            "At Prada there were grey coats, while at Blumarine there were lace skirts for fall 2022.",
            vec![
                "Prada: grey coat @ AW2022",
                "Blumarine: lace skirt @ AW2022",
            ],
        ),
        (
            "For spring/summer 2020 Gucci sent its models out in satin slips.",
            vec!["Gucci: satin slip @ SS2020"],
        ),
        (
            "The autumn/winter 2023 runways agreed. At Ferragamo there were leather coats; at Tory Burch, wool skirts.",
            vec![
                "Ferragamo: leather coat @ AW2023",
                "Tory Burch: wool skirt @ AW2023",
            ],
        ),
        (
            "Dior showed wool coats for autumn/winter 2023. At Lanvin, they came fringed.",
            vec!["Dior: wool coat @ AW2023", "Lanvin: fringed coat @ AW2023"],
        ),
        (
            "Chloé showed tan boots for autumn/winter 2021; Saint Laurent's were gold.",
            vec![
                "Chloé: tan boot @ AW2021",
                "Saint Laurent: gold boot @ AW2021",
            ],
        ),
        (
            "Coats ruled the catwalk – from the wrap coats at Max Mara to the tweed capes at Prada.",
            vec!["Max Mara: wrap coat", "Prada: tweed cape"],
        ),
        (
            "Prada and Fendi sent out silk gowns for autumn/winter 2023.",
            vec!["Prada: silk gown @ AW2023", "Fendi: silk gown @ AW2023"],
        ),
        (
            "The lace gloves from the Gucci runway are back.",
            vec!["Gucci: lace glove"],
        ),
        (
            "The catwalks love fringe. There is a suede coat signed by Prada.",
            vec!["Prada: suede coat"],
        ),
        (
            "The catwalks agreed. Pleated skirts were paired with silk tops at Prada.",
            vec!["Prada: pleated skirt", "Prada: silk top"],
        ),
        (
            "Miu Miu showed polo shirts for spring 02.",
            vec!["Miu Miu: polo shirt @ SS2002"],
        ),
    ] {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn a_heading_opens_the_review_of_another_house() {
    let text = "Chloé Resort 2016\n\nBy Jane Roe\n\nThere were lace dresses.\n\nPrada Fall 2016\n\nThere were tweed coats.\n";
    assert_eq!(
        shown(text),
        ["Chloé: lace dress @ CR2016", "Prada: tweed coat @ AW2016"]
    );
}

#[test]
fn a_review_speaks_of_one_house() {
    let text = "Vesterby Fall 2019 Ready-to-Wear\n\nBy Jane Roe\n\nThere were cropped blazers in herringbone.\n";
    assert_eq!(
        shown(text),
        ["Vesterby: cropped herringbone blazer @ AW2019"]
    );
}

#[test]
fn what_is_worn_sold_or_denied_is_not_shown() {
    for text in [
        "Prada did not show coats.",
        "Bella Hadid wore a Prada coat to dinner.",
        "H&M has a pleated skirt for £34.99.",
        "Sales of coats rose at Prada.",
        "Prada might show coats next year.",
        "Pair your jeans with a Prada coat.",
        "Gucci unveiled a clog.",
        "The Prada coat sold out.",
        "Adidas and Gucci put buckles on the sandal.",
        "Ganni never sent skirts down the runway.",
        "Dior sells capes. At Zara, they sell for £30.",
        "The runway calls. She was head of shoes at Prada, then of bags at Gucci.",
        "You can find ballet flats at Zara, Mango and H&M.",
        "The coat is sold at Zara, Mango and H&M.",
    ] {
        assert_eq!(shown(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_report_goes_from_house_to_house() {
    let text = "The spring 2012 shows in New York\n\nAt Rodarte the show was calm and the collection was sparse. Rodarte has never shouted. Tulle capes fell to the floor.\n\nThere were linen overalls, too.\n\nAnna Sui closed the week with a show in a barn. Sui unleashed quilted vests. Guests wore parkas.\n";
    assert_eq!(
        shown(text),
        [
            "Rodarte: tulle cape @ SS2012",
            "Rodarte: linen overalls @ SS2012",
            "Anna Sui: quilted vest @ SS2012",
        ]
    );
}

#[test]
fn what_stands_before_a_garment_is_said_of_it() {
    for (text, expected) in [
        (
            "Prada showed a sheer, heavily embroidered black suit for spring 2023.",
            "Prada: black embroidered sheer suit @ SS2023",
        ),
        (
            "Prada showed silver sequin trousers for spring 2023.",
            "Prada: sequin silver trousers @ SS2023",
        ),
    ] {
        let sorted = |line: &str| {
            let mut words: Vec<String> = line.split(' ').map(str::to_owned).collect();
            words.sort_unstable();
            words
        };
        let told = shown(text);
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!(sorted(&told[0]), sorted(expected), "{text}");
    }
}

#[test]
fn houses_own_their_shows_together() {
    assert_eq!(
        shown("On Prada, Rochas and Etro's spring 2023 runways, silk scarves were everywhere."),
        [
            "Prada: silk scarf @ SS2023",
            "Rochas: silk scarf @ SS2023",
            "Etro: silk scarf @ SS2023",
        ]
    );
}

#[test]
fn a_version_is_what_was_named_before() {
    assert_eq!(
        shown(
            "Prada showed a grey cape on the runway for fall 2015, while Rodarte's quilted red version was a triumph."
        ),
        [
            "Prada: grey cape @ AW2015",
            "Rodarte: quilted red cape @ AW2015"
        ]
    );
}

#[test]
fn a_number_is_a_garment_only_where_it_is_described() {
    assert_eq!(
        shown("Prada showed a grey cape on the runway for fall 2015, while Rodarte's number fell."),
        ["Prada: grey cape @ AW2015"]
    );
}

#[test]
fn a_heading_opens_the_review_of_its_house() {
    let text = "Milan, fall 2012: who showed what\n\nBottega Veneta\n\nSleek, strict and a little severe. There were pleated trousers first. Over them went tweed capes. They cost £900 at home.\n\nMarni\n\nNobody smiled. There were striped slips.\n";
    assert_eq!(
        shown(text),
        [
            "Bottega Veneta: pleated trousers @ AW2012",
            "Bottega Veneta: tweed cape @ AW2012",
            "Marni: striped slip @ AW2012",
        ]
    );
}

#[test]
fn what_sold_or_was_wanted_is_no_part_of_the_show() {
    for text in [
        "Prada showed coats for spring 2024, and orders for clogs rose.",
        "Prada showed coats for spring 2024; searches for clogs tripled.",
        "Prada showed coats for spring 2024, and everyone wanted clogs.",
    ] {
        assert_eq!(shown(text), ["Prada: coat @ SS2024"], "{text}");
    }
    assert_eq!(
        shown("Prada showed coats for spring 2024, and clogs closed the show."),
        ["Prada: coat @ SS2024", "Prada: clog @ SS2024"]
    );
}

#[test]
fn a_designer_who_has_left_designed_none_of_it() {
    let text = "For autumn/winter 2025, Gucci, in a collection designed by its own team after Sabato De Sarno's departure, showed lace bralettes.";
    let designers: Vec<_> = told(text)
        .into_iter()
        .filter_map(|statement| match statement {
            Statement::Showing(showing) => Some((showing.brand, showing.designer)),
            _ => None,
        })
        .collect();
    assert_eq!(designers, [("Gucci".to_owned(), None)]);
}

#[test]
fn a_designer_shows_for_the_house_that_the_text_names() {
    let text = "It was Ferragamo's spring 2025 show that made us want one. Maximilian Davis sent models down the runway in suede jackets.";
    assert_eq!(shown(text), ["Ferragamo: suede jacket @ SS2025"]);
}

#[test]
fn each_house_shows_its_own() {
    for (text, expected) in [
        (
            "For spring 2025, Chemena Kamali sent out suede totes at Chloé, and Prada's Miuccia Prada and Raf Simons showed anoraks. Ralph Lauren, who has never left the material, closed his Hamptons show with a felt coat.",
            vec![
                "Chloé: suede tote @ SS2025",
                "Prada: anorak @ SS2025",
                "Ralph Lauren: felt coat @ SS2025",
            ],
        ),
        // A designer at work for another house than the own.
        (
            "Tom Ford's Haider Ackermann dressed his models in yellow suits for autumn/winter 2025.",
            vec!["Tom Ford: yellow suit @ AW2025"],
        ),
        // `last summer` is no collection.
        (
            "Prada showed shorts for spring/summer 2026. Last summer, Gucci showed a silk shirt on its runway.",
            vec!["Prada: shorts @ SS2026", "Gucci: silk shirt @ SS2026"],
        ),
        // What is back in stores is not shown.
        (
            "The runways went on. Gucci's velour tracksuits and Prada's nylon caps have returned to stores.",
            vec![],
        ),
    ] {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn what_them_means_stands_in_the_sentence() {
    for (text, expected) in [
        (
            "Ganni has made a quilted jacket. Clogs came back after Gucci put them on the runway.",
            vec!["Gucci: clog"],
        ),
        (
            "Ganni has made a quilted jacket. Mules were dead until Prada sent them down the runway.",
            vec!["Prada: mule"],
        ),
    ] {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn what_was_before_a_show_is_none_of_it() {
    for (show, before) in [
        (
            "Gucci's autumn/winter 2022 show revived the clog.",
            "Before that, the clog was something for nurses.",
        ),
        (
            "Prada's autumn/winter 2022 show revived the slipper.",
            "Until then, the slipper was worn in bed.",
        ),
    ] {
        // As much as is told without what came before, and no more.
        assert_eq!(shown(&format!("{show} {before}")), shown(show), "{before}");
    }
}
