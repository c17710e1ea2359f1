use releve_facts::Statement;

use crate::relate::told;

mod ahead;
mod behind;
mod phrasing;
mod wearer;

/// `person: attributes garment / brand` of each wear, in order of finding.
fn worn(text: &str) -> Vec<String> {
    told(text)
        .into_iter()
        .filter_map(|statement| match statement {
            Statement::Wear(wear) => {
                let mut line = format!("{}:", wear.person);
                for attribute in &wear.attributes {
                    line.push(' ');
                    line.push_str(attribute);
                }
                line.push(' ');
                line.push_str(&wear.garment);
                if let Some(brand) = &wear.brand {
                    line.push_str(" / ");
                    line.push_str(brand);
                }
                Some(line)
            }
            _ => None,
        })
        .collect()
}

#[test]
fn a_look_goes_on_over_sentences() {
    for (text, expected) in [
        (
            "Nobody forgot Zendaya’s outfit.\n\nThough it seemed to be a lace vest and a green kilt, she shone.\n\nWith a Prada cap, gloves and a tote, she might have been a pilot.",
            vec![
                "Zendaya: lace vest",
                "Zendaya: green kilt",
                "Zendaya: cap / Prada",
                "Zendaya: glove",
                "Zendaya: tote",
            ],
        ),
        (
            "Zendaya wore a lace skirt. A stack of enamel bangles enlivened the look.",
            vec!["Zendaya: lace skirt", "Zendaya: enamel bangle"],
        ),
        (
            "Dua Lipa chose a tartan poncho. Below it, her red kilt took up the checks.",
            vec!["Dua Lipa: tartan poncho", "Dua Lipa: red kilt"],
        ),
        (
            "Gigi Hadid wore a parka. She teamed it with old, faded jeans and a green tote.",
            vec![
                "Gigi Hadid: parka",
                "Gigi Hadid: faded jeans",
                "Gigi Hadid: green tote",
            ],
        ),
    ] {
        assert_eq!(worn(text), expected, "{text}");
    }
}

#[test]
fn a_decade_before_a_garment_is_not_when_it_was_worn() {
    for (text, when) in [
        ("Zendaya wore slim ’90s sunglasses.", None),
        ("In 2019 Zendaya wore slim sunglasses.", Some("2019")),
    ] {
        let found: Vec<Option<String>> = told(text)
            .into_iter()
            .filter_map(|statement| match statement {
                Statement::Wear(wear) => Some(wear.when.map(|when| when.label().to_owned())),
                _ => None,
            })
            .collect();
        assert_eq!(found, [when.map(str::to_owned)], "{text}");
    }
}

#[test]
fn another_occasion_is_another_look() {
    let text = "Zendaya wore a red gown to the Oscars. At the Met Gala she wore a white cape.";
    let occasions: Vec<Option<String>> = told(text)
        .into_iter()
        .filter_map(|statement| match statement {
            Statement::Wear(wear) => Some(wear.occasion),
            _ => None,
        })
        .collect();
    assert_eq!(
        occasions,
        [Some("Oscars".to_owned()), Some("Met Gala".to_owned())]
    );
}

#[test]
fn what_is_not_said_to_be_worn_is_not_told() {
    for text in [
        "Rosalía did not wear the corset.",
        "Ariana Grande never wears jeans.",
        "Lady Gaga might wear a bow to the gala.",
        "If Taylor Swift wore the cardigan, it would sell out.",
        "Will Zendaya wear a gown to the Oscars?",
        "Kylie Jenner launched a line of leather dresses.",
        "Bella Hadid walked the Versace runway in a lilac dress.",
        "Maria Grazia Chiuri sent models out in peplos gowns.",
        "Princess Diana’s black sheep sweater is back.",
        "Wear loafers with cropped trousers.",
        "Ferragamo showed models in ballet skirts.",
        "Kate Moss refused to wear a corset.",
        "You can wear a blazer with jeans.",
        "Zendaya is never seen in a hat.",
        "Hailey Bieber has a line of leather jackets.",
        "Rosalía’s jackets are for sale in Paris.",
        "Alexa Chung wants a pair of clogs.",
        "Her stylist, Jamie Mizrahi, dressed her in a striped polo.",
        "Anthony Vaccarello dressed his models in oversized suits.",
        "Fans of the barn jacket include farmers.",
        "Kate Moss hates skinny jeans.",
        "The coat was designed by Law Roach.",
        "Zendaya put on “Dress to Impress” twice.",
        "Law Roach showed a gown in Paris.",
        "Ballet flats are everywhere, says Alexa Chung.",
        "The coat may be seen in red.",
        "Kaia Gerber, Gigi Hadid and Alexa Chung have never been spotted in jeans.",
        "A coat like that would look good on Zendaya.",
        "Creative director Maren Holt toned it down, opting for twill jackets and wide trousers.",
        "Paloma Elsesser walked Ferragamo in a satin gown.",
        "Wear it like Zendaya did, or throw it over a slip dress.",
    ] {
        assert_eq!(worn(text), Vec::<String>::new(), "{text}");
    }
}
