use releve_facts::Statement;

use crate::relate::told;

/// `person: role @ organisation` of each role told of a text.
fn roles(text: &str) -> Vec<String> {
    told(text)
        .into_iter()
        .filter_map(|statement| match statement {
            Statement::Role(role) => Some(match role.organisation {
                Some(of) => format!("{}: {} @ {of}", role.person, role.role),
                None => format!("{}: {}", role.person, role.role),
            }),
            _ => None,
        })
        .collect()
}

#[test]
fn what_somebody_works_as_is_told() {
    let cases: &[(&str, &[&str])] = &[
        (
            "As creative director of Chloé, Chemena Kamali has sold many coats.",
            &["Chemena Kamali: creative director @ Chloé"],
        ),
        (
            "Chemena Kamali's first collection as creative director of Chloé sold out.",
            &["Chemena Kamali: creative director @ Chloé"],
        ),
        (
            "Chemena Kamali was design director for women's ready-to-wear at Chloé.",
            &["Chemena Kamali: design director @ Chloé"],
        ),
        ("As every designer knows, Chemena Kamali likes wool.", &[]),
    ];
    for (text, expected) in cases {
        assert_eq!(roles(text), *expected, "{text}");
    }
}

#[test]
fn roles_beside_names_are_told() {
    let cases: &[(&str, &[&str])] = &[
        (
            "As our Fashion Editor Nadia Corwen pointed out, clogs are back.",
            &["Nadia Corwen: fashion editor"],
        ),
        (
            "It was made for designer Yoko Ames.",
            &["Yoko Ames: designer"],
        ),
        (
            "The Royal Ballet dancer Francesca Hayward left.",
            &["Francesca Hayward: dancer @ The Royal Ballet"],
        ),
        (
            "The NFL player Ella Vaskelle left.",
            &["Ella Vaskelle: NFL player"],
        ),
        (
            "The geologist Ella Vaskelle left.",
            &["Ella Vaskelle: geologist"],
        ),
        (
            "K-pop global star Jennie Kim wore it.",
            &["Jennie Kim: K-pop star"],
        ),
        (
            "The Paris-based barre instructor Emma Wills left.",
            &["Emma Wills: barre instructor"],
        ),
        (
            "Alaïa creative director Pieter Mulier bowed.",
            &["Pieter Mulier: creative director @ Alaïa"],
        ),
        (
            "Chanel’s artistic director Matthieu Blazy bowed.",
            &["Matthieu Blazy: artistic director @ Chanel"],
        ),
        (
            "Lyst's head of insights, Brenda Otero, said demand had doubled.",
            &["Brenda Otero: head of insights @ Lyst"],
        ),
        (
            "Katie Smith, a trend analyst at Chanel, agreed.",
            &["Katie Smith: trend analyst @ Chanel"],
        ),
        (
            "Kaia Gerber, the model and actress, wore flats.",
            &["Kaia Gerber: model", "Kaia Gerber: actress"],
        ),
        (
            "Stylist and consultant Jamie Mizrahi dressed her.",
            &["Jamie Mizrahi: consultant", "Jamie Mizrahi: stylist"],
        ),
        (
            "Models Kaia Gerber and Gigi Hadid wore them.",
            &["Kaia Gerber: model", "Gigi Hadid: model"],
        ),
        (
            "It was worn by KOLs such as @nico and @celin.",
            &["@nico: influencer", "@celin: influencer"],
        ),
        (
            "Former Vogue editor Edward Enninful was there.",
            &["Edward Enninful: editor @ Vogue"],
        ),
        (
            "Prada waited, and creative director Alessandro Michele's long legacy at Gucci was felt.",
            &["Alessandro Michele: creative director @ Gucci"],
        ),
        (
            "Emma Chamberlain (podcaster) wore it.",
            &["Emma Chamberlain: podcaster"],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(roles(text), *expected, "{text}");
    }
}

#[test]
fn roles_given_by_verbs_are_told() {
    let cases: &[(&str, &[&str])] = &[
        (
            "Louis Vuitton has named Pharrell Williams as its men's creative director.",
            &["Pharrell Williams: creative director @ Louis Vuitton"],
        ),
        (
            "Rachel Tashjian is the fashion critic at Vogue.",
            &["Rachel Tashjian: fashion critic @ Vogue"],
        ),
        (
            "Jonathan Anderson was appointed creative director of Dior in 2025.",
            &["Jonathan Anderson: creative director @ Dior"],
        ),
        (
            "Dior has named Jonathan Anderson as its creative director.",
            &["Jonathan Anderson: creative director @ Dior"],
        ),
        (
            "Sarah Burton took over as creative director of Givenchy.",
            &["Sarah Burton: creative director @ Givenchy"],
        ),
        (
            "A door closed, as Belgian designer Anna Lowe was appointed creative director of Chanel.",
            &[
                "Anna Lowe: designer",
                "Anna Lowe: creative director @ Chanel",
            ],
        ),
        (
            "Gigi Hadid will appear as the brand ambassador for Prada.",
            &["Gigi Hadid: brand ambassador @ Prada"],
        ),
        (
            "Anna Lowe stepped into the role of creative director for Chanel.",
            &["Anna Lowe: creative director @ Chanel"],
        ),
        (
            "Anna Lowe joined Chanel as co-founder Katherine Power’s executive assistant.",
            &["Katherine Power: co-founder @ Chanel"],
        ),
        (
            "Jonathan Anderson, who left Loewe in March, is now creative director of Dior.",
            &["Jonathan Anderson: creative director @ Dior"],
        ),
        (
            "Ian Griffiths, long-time creative director of Max Mara, likes leopard.",
            &["Ian Griffiths: creative director @ Max Mara"],
        ),
        (
            "Pieter Mulier joined Alaïa as creative director.",
            &["Pieter Mulier: creative director @ Alaïa"],
        ),
        (
            "Anna Lowe will join Chanel as head of design.",
            &["Anna Lowe: head of design @ Chanel"],
        ),
        (
            "Kenzo was founded by Kenzo Takada in 1970.",
            &["Kenzo Takada: founder @ Kenzo"],
        ),
        (
            "Kenzo, which Anna Lowe launched from her kitchen in 2010, sells loafers.",
            &["Anna Lowe: founder @ Kenzo"],
        ),
        (
            "Anna Lowe has contributed to publications including Vogue and Marie Claire.",
            &[
                "Anna Lowe: contributor @ Vogue",
                "Anna Lowe: contributor @ Marie Claire",
            ],
        ),
        (
            "Its models, Anna Lowe, Bo Larsen and Kate Moss among them, crossed the square.",
            &["Anna Lowe: model", "Bo Larsen: model", "Kate Moss: model"],
        ),
        (
            "She outlived two designers, Anna Lowe (1999-2004) and Bo Larsen.",
            &["Anna Lowe: designer", "Bo Larsen: designer"],
        ),
        (
            "Anna Lowe used to be a knitwear designer at Kenzo.",
            &["Anna Lowe: knitwear designer @ Kenzo"],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(roles(text), *expected, "{text}");
    }
}

/// What somebody is already, before the name or between commas, is not what they are made.
#[test]
fn roles_are_given_beside_those_held() {
    for (text, expected) in [
        (
            "LVMH named the British designer Phoebe Philo creative director of Celine in September.",
            &[
                "Phoebe Philo: designer",
                "Phoebe Philo: creative director @ Celine",
            ][..],
        ),
        (
            "In August, Hugo Boss hired Ama Oduya, the managing director of Prada, as its chief executive.",
            &[
                "Ama Oduya: managing director @ Prada",
                "Ama Oduya: chief executive @ Hugo Boss",
            ],
        ),
        (
            "Phoebe Philo left Chloé in 2006. In September LVMH named her creative director of Celine.",
            &["Phoebe Philo: creative director @ Celine"],
        ),
    ] {
        let mut told = roles(text);
        told.sort_by_key(|role| expected.iter().position(|e| e == role));
        assert_eq!(told, expected, "{text}");
    }
}

#[test]
fn a_paragraph_goes_on_about_the_one_person_above() {
    assert_eq!(
        roles(
            "Mara Dunn dresses up\n\nMara Dunn left the hotel at noon.\n\nThe actress wore a coat."
        ),
        ["Mara Dunn: actress"]
    );
    assert_eq!(
        roles("Two at lunch\n\nMara Dunn met Ida Roe at noon.\n\nThe actress wore a coat."),
        Vec::<String>::new()
    );
}

#[test]
fn what_is_no_role_is_not_told() {
    for text in [
        "It girl Alexa Chung wore loafers.",
        "Style icon Jane Birkin carried a basket.",
        "Muse Betty Catroux was there.",
        "Kate Moss is not a designer.",
        "Kate Moss might become a designer.",
        "Kate Moss wants to be a creative director.",
        "Is Kate Moss a designer?",
        "Bella Hadid wore a designer bag.",
        "Kate Moss, designer shoes in hand, left.",
        "Rumoured creative director Jane Roe was seen.",
        "Bella Hadid met a designer.",
        "After Kate Moss left, no designer came.",
        "Kate Moss likes models and designers.",
        "Anna Lowe phoned the designer.",
        "Anna Lowe thanked the stylist and left.",
        "Anna Lowe met a creative director in Paris.",
        "Anna Lowe sat with the editor.",
        "Anna Lowe came with partner Jon Bell.",
        "Of all models, Kate Moss stayed longest.",
    ] {
        assert_eq!(roles(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn names_are_told_whole() {
    assert_eq!(
        roles("The Row, founded by Mary-Kate and Ashley Olsen in 2006, is quiet."),
        [
            "Mary-Kate Olsen: founder @ The Row",
            "Ashley Olsen: founder @ The Row"
        ]
    );
    // The title of a book begins with the name of no house.
    assert_eq!(
        roles("\"Never,\" says Elizabeth Wilson, author of Love Game."),
        ["Elizabeth Wilson: author"]
    );
    assert_eq!(
        roles("\"Never,\" says Elizabeth Wilson, editor of Vogue."),
        ["Elizabeth Wilson: editor @ Vogue"]
    );
}

#[test]
fn who_holds_a_post_may_stand_behind_the_verb() {
    let cases: &[(&str, &[&str])] = &[
        (
            "Dior's new creative director is Jonathan Anderson.",
            &["Jonathan Anderson: creative director @ Dior"],
        ),
        (
            "Burberry's chief executive was Joshua Schulman.",
            &["Joshua Schulman: chief executive @ Burberry"],
        ),
        ("Dior's creative director is not Jonathan Anderson.", &[]),
    ];
    for (text, expected) in cases {
        assert_eq!(roles(text), *expected, "{text}");
    }
}

#[test]
fn double_given_names_are_whole() {
    assert_eq!(
        roles("It fits, says Jean-Marc Aubry, a tailor at Chloé."),
        ["Jean-Marc Aubry: tailor @ Chloé"]
    );
}

#[test]
fn a_name_is_given_with_its_role_and_a_company_was_named_before() {
    for (text, expected) in [
        (
            "A Berlin stylist by the name of Mara Dunn wore two belts.",
            "Mara Dunn: stylist",
        ),
        (
            "The RealReal is growing. Julie Wainwright, who founded the company in 2011, has left.",
            "Julie Wainwright: founder @ The RealReal",
        ),
    ] {
        assert_eq!(roles(text), [expected], "{text}");
    }
}

/// The contract has no field for what somebody was; the gold tells it as any role.
#[test]
fn former_roles_are_told_and_denied_ones_are_not() {
    for (text, expected) in [
        (
            "Formerly head of design at Toast, Judith Harris runs a studio.",
            "Judith Harris: head of design @ Toast",
        ),
        (
            "Until 2021 creative director of Chanel, Daniel Lee wore a parka.",
            "Daniel Lee: creative director @ Chanel",
        ),
        (
            "A former buyer at Liberty, Nell Hart now runs a shop.",
            "Nell Hart: buyer @ Liberty",
        ),
        (
            "Virginie Viard, formerly artistic director of Chanel, wore black.",
            "Virginie Viard: artistic director @ Chanel",
        ),
        (
            "Nicola Glass, who was creative director of Kate Spade until 2020, paints.",
            "Nicola Glass: creative director @ Kate Spade",
        ),
    ] {
        assert_eq!(roles(text), [expected], "{text}");
    }
    for text in [
        "Kim Jones is no longer artistic director of Fendi.",
        "Matthieu Blazy, not the creative director of Dior, wore a coat.",
        "Tom Ford, not yet creative director of Gucci, moved to Milan.",
        "Daniel Lee was nearly named creative director of Lanvin.",
        "Sarah Burton never was creative director of Chanel.",
    ] {
        assert_eq!(roles(text), [""; 0], "{text}");
    }
}
