use releve_facts::Statement;

use crate::relate::told;

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
fn a_look_is_read_in_its_many_phrasings() {
    for (text, expected) in [
        (
            "Dua Lipa wore a white shirt.",
            vec!["Dua Lipa: white shirt"],
        ),
        (
            "Kendall Jenner stepped out in Tribeca wearing a camel coat and black jeans.",
            vec!["Kendall Jenner: camel coat", "Kendall Jenner: black jeans"],
        ),
        (
            "Zendaya attended the gala in a red gown by Valentino.",
            vec!["Zendaya: red gown / Valentino"],
        ),
        (
            "Rihanna, clad in a red jacket and baggy jeans, left the restaurant.",
            vec!["Rihanna: red jacket", "Rihanna: baggy jeans"],
        ),
        (
            "Katie Holmes rounded out her look with a striped shirt and a leather tote.",
            vec!["Katie Holmes: striped shirt", "Katie Holmes: leather tote"],
        ),
        (
            "Sienna Miller’s look consisted of a suede jacket and flared jeans.",
            vec!["Sienna Miller: suede jacket", "Sienna Miller: flared jeans"],
        ),
        (
            "A pair of white sneakers and a trucker hat completed Justin Bieber’s outfit.",
            vec!["Justin Bieber: white sneaker", "Justin Bieber: trucker hat"],
        ),
        (
            "Gigi Hadid swapped her heels for ballet flats.",
            vec!["Gigi Hadid: ballet flat"],
        ),
        (
            "Alexa Chung chose loafers over heels.",
            vec!["Alexa Chung: loafer"],
        ),
        (
            "The dress, worn by Audrey Hepburn, sold for a fortune.",
            vec!["Audrey Hepburn: dress"],
        ),
        (
            "Hailey Bieber wore a trench coat, which she paired with a mini skirt.",
            vec!["Hailey Bieber: trench coat", "Hailey Bieber: mini skirt"],
        ),
        (
            "Steve Jobs (black turtleneck, jeans) never changed.",
            vec!["Steve Jobs: black turtleneck", "Steve Jobs: jeans"],
        ),
        (
            "Dua Lipa wore a coat. On her feet: black loafers.",
            vec!["Dua Lipa: coat", "Dua Lipa: black loafer"],
        ),
    ] {
        assert_eq!(worn(text), expected, "{text}");
    }
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
        "Ballet flats are everywhere, says Alexa Chung.",
    ] {
        assert_eq!(worn(text), Vec::<String>::new(), "{text}");
    }
}
