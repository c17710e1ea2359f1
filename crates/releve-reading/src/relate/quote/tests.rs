//! Quotations and who speaks them.

use releve_facts::Statement;

use crate::relate::told;

/// `speaker: text @ outlet` of each quote told of a text.
fn quotes(text: &str) -> Vec<String> {
    told(text)
        .into_iter()
        .filter_map(|statement| match statement {
            Statement::Quote(quote) => Some(match quote.outlet {
                Some(outlet) => format!("{}: {} @ {outlet}", quote.speaker, quote.text),
                None => format!("{}: {}", quote.speaker, quote.text),
            }),
            _ => None,
        })
        .collect()
}

#[test]
fn speakers_are_found_around_quotations() {
    let cases: &[(&str, &[&str])] = &[
        (
            "“Loafers are back,” says Katie Smith.",
            &["Katie Smith: Loafers are back,"],
        ),
        (
            "\"Loafers are back,\" stylist Katie Smith told Vogue.",
            &["Katie Smith: Loafers are back, @ Vogue"],
        ),
        (
            "In an interview with The Guardian, Alexa Chung said: “I have always loved loafers.”",
            &["Alexa Chung: I have always loved loafers. @ The Guardian"],
        ),
        (
            "“I love them,” Alexa Chung says, “because they are easy.”",
            &[
                "Alexa Chung: I love them,",
                "Alexa Chung: because they are easy.",
            ],
        ),
        (
            "‘We saw it coming,’ explained Libby Page. ‘Customers want comfort.’",
            &[
                "Libby Page: We saw it coming,",
                "Libby Page: Customers want comfort.",
            ],
        ),
        (
            "Dakota Fanning packed with her stylist, Petra Vance. “I wanted to be warm,” the actress says.",
            &["Dakota Fanning: I wanted to be warm,"],
        ),
        (
            "Dakota Fanning packed a coat.\n\n“I wanted to be warm,” the actress says.",
            &["Dakota Fanning: I wanted to be warm,"],
        ),
        (
            "According to Libby Page, “demand is not slowing down this season.”",
            &["Libby Page: demand is not slowing down this season."],
        ),
        (
            "As Allison Bornstein puts it, “Wrong shoes change everything.”",
            &["Allison Bornstein: Wrong shoes change everything."],
        ),
        (
            "Libby Page was there. “Will it last?” she asks.",
            &["Libby Page: Will it last?"],
        ),
        (
            "“At the beginning, nobody came.” as Libby Page recalls.",
            &["Libby Page: At the beginning, nobody came."],
        ),
        (
            "The stylist Libby Page opened with slips. “I wanted them to move,” the designer said.",
            &["Libby Page: I wanted them to move,"],
        ),
        (
            "In the words of Libby Page, “Fashion fades and only style remains.”",
            &["Libby Page: Fashion fades and only style remains."],
        ),
        (
            "“Women want height,” says Dr. Libby Page, a curator.",
            &["Libby Page: Women want height,"],
        ),
        (
            "“I wear what I like.” — Libby Page",
            &["Libby Page: I wear what I like."],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(quotes(text), *expected, "{text}");
    }
}

#[test]
fn other_words_in_marks_are_no_quotes() {
    for text in [
        "She called it the “ballet sneaker,” and everyone laughed. Kate Moss was there.",
        "The so-called “it” shoe is everywhere, says Kate Moss.",
        "“Slow fashion” is a term that Kate Fletcher uses.",
        "Kate Moss did not say “I love loafers very much.”",
        "Kate Moss would never say “I love loafers very much.”",
        "Vogue wrote that “loafers are the shoe of the season.”",
        "Kate Moss wore a “naked” dress.",
        "Searches for “kitten heel outfit” rose, Kate Moss notwithstanding.",
        "Kate Moss denied that she called it “awful”.",
        "Kate Moss hopes that nobody calls it “a dreadful bore”.",
        "Kate Moss sang “Some Velvet Morning” in 2003.",
        "“I love loafers very much,” nobody said.",
        "Kate Moss met Naomi Campbell. “I love loafers very much,” the designer said.",
    ] {
        assert_eq!(quotes(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn houses_speak() {
    let cases: &[(&str, &[&str])] = &[
        (
            "Gucci said in a statement: “We are proud of our heritage.”",
            &["Gucci: We are proud of our heritage."],
        ),
        (
            "“Demand for loafers is strong,” Prada said in a statement.",
            &["Prada: Demand for loafers is strong,"],
        ),
        (
            "“The loafers went in an hour,” according to Prada.",
            &["Prada: The loafers went in an hour,"],
        ),
        (
            "Prada anticipates “a calm year with few surprises.”",
            &["Prada: a calm year with few surprises."],
        ),
        // Who speaks for it, or only stands by, is somebody else.
        ("“Demand is strong,” says the designer of Prada.", &[]),
        (
            "Searches for “loafers for women” rose, and Prada says it sold 400.",
            &[],
        ),
        ("As one TikToker put it: “I am obsessed with this.”", &[]),
    ];
    for (text, expected) in cases {
        assert_eq!(quotes(text), *expected, "{text}");
    }
}

#[test]
fn a_few_words_inside_the_sentence_are_quoted() {
    let cases: &[(&str, &[&str])] = &[
        (
            "Zara said that its knits had made “astonishing progress”.",
            &["Zara: astonishing progress"],
        ),
        (
            "Kate Moss called the shoes “a crime”.",
            &["Kate Moss: a crime"],
        ),
        (
            "Kate Moss described the year as “exceptional”.",
            &["Kate Moss: exceptional"],
        ),
        (
            "Prada praised its knitwear as “a quiet answer to a loud year.”",
            &["Prada: a quiet answer to a loud year."],
        ),
        (
            "Zara said Kate Moss called the coat “a joy to own”.",
            &["Kate Moss: a joy to own"],
        ),
        ("Zara said fans called the coat “a joy to own”.", &[]),
        // Names, colours of a noun, and what nobody calls so.
        ("Kate Moss calls it the “abazer”.", &[]),
        ("Kate Moss called the “naked” dress a hit.", &[]),
        ("Kate Moss wore shoes dubbed “a crime”.", &[]),
        ("Kate Moss never called the shoes “a crime”.", &[]),
    ];
    for (text, expected) in cases {
        assert_eq!(quotes(text), *expected, "{text}");
    }
}

#[test]
fn speakers_behind_unlikely_verbs_and_words() {
    let cases: &[(&str, &[&str])] = &[
        (
            "“Nobody froze,” shares ice-skater Libby Page.",
            &["Libby Page: Nobody froze,"],
        ),
        (
            "“Nobody froze,” shares stylist Libby Page.",
            &["Libby Page: Nobody froze,"],
        ),
        // The surname means a garment too.
        (
            "Ada Boot is a buyer. “We ran out of wool,” Boot said.",
            &["Ada Boot: We ran out of wool,"],
        ),
        // A paragraph of its own behind a sentence that says who tells.
        (
            "Libby Page, owner of Loft, tells us why.\n\n“My aunt taught me to sew on Sundays.”",
            &["Libby Page: My aunt taught me to sew on Sundays."],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(quotes(text), *expected, "{text}");
    }
}

#[test]
fn answers_are_of_the_one_person_whom_an_interview_names() {
    let cases: &[(&str, &[&str])] = &[
        (
            "Ada Vaskelle makes rings in London.\n\nWhy gold? “It is soft and it forgives me.”",
            &["Ada Vaskelle: It is soft and it forgives me."],
        ),
        // Two are named: nobody knows who answers.
        (
            "Ada Vaskelle and Tom Nash make rings.\n\nWhy gold? “It is soft and it forgives me.”",
            &[],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(quotes(text), *expected, "{text}");
    }
}

#[test]
fn the_designer_of_a_house_speaks_and_not_the_house() {
    let text = "Chemena Kamali showed capes at Chloé. Gold belts spelled out the name of Gaby Aghion. “I wanted more of it,” said the designer, who had worked under Phoebe Philo at the label.";
    assert_eq!(quotes(text), ["Chemena Kamali: I wanted more of it,"]);
    // The house itself may speak.
    let text = "Chloé showed capes. “We wanted more of it,” said the label.";
    assert_eq!(quotes(text), ["Chloé: We wanted more of it,"]);
}
