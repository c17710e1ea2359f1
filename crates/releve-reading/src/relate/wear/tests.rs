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
fn a_look_is_read_in_its_many_phrasings() {
    for (text, expected) in [
        (
            "Harry Styles and Bella Hadid love loafers; the latter wore a white shirt.",
            vec!["Bella Hadid: white shirt"],
        ),
        (
            "Harry Styles and Bella Hadid both wore loafers; the former with jeans, the latter with a kilt.",
            vec![
                "Harry Styles: loafer",
                "Harry Styles: jeans",
                "Bella Hadid: loafer",
                "Bella Hadid: kilt",
            ],
        ),
        (
            "In New York, Kendall Jenner paired her skin-tight look with black loafers.",
            vec!["Kendall Jenner: black loafer"],
        ),
        (
            "Gigi Hadid wore jeans. Bella Hadid wore loafers. Hadid added a coat.",
            vec![
                "Gigi Hadid: jeans",
                "Bella Hadid: loafer",
                "Bella Hadid: coat",
            ],
        ),
        (
            "Kendall Jenner wore Alo’s ’90s-inspired cropped leggings.",
            vec!["Kendall Jenner: cropped leggings / Alo"],
        ),
        (
            "Zendaya wore a pair of loafers with the ease of slippers.",
            vec!["Zendaya: loafer"],
        ),
        (
            "Alexa Chung wore clogs to the Chloé show and Jane Birkin carried a basket bag.",
            vec!["Alexa Chung: clog", "Jane Birkin: basket bag"],
        ),
        (
            "Hailey Bieber wears: Khaite coat, £2,400; The Row bag, £3,500.",
            vec![
                "Hailey Bieber: coat / Khaite",
                "Hailey Bieber: bag / The Row",
            ],
        ),
        (
            "Taylor Swift wore a red jumper from Gigi Hadid's knitwear label, “Guest in Residence”.",
            vec!["Taylor Swift: red jumper / Guest in Residence"],
        ),
        (
            "Wearing a long coat, Anne Hathaway arrived in loafers.",
            vec!["Anne Hathaway: long coat", "Anne Hathaway: loafer"],
        ),
        (
            "Trading heels for flats, Anne Hathaway arrived in loafers.",
            vec!["Anne Hathaway: loafer"],
        ),
        (
            "Zendaya's stylist Law Roach put her in a pleated minidress.",
            vec!["Zendaya: pleated minidress"],
        ),
        (
            "Those who have worn the bag include Rihanna, Bella Hadid and Dua Lipa.",
            vec!["Rihanna: bag", "Bella Hadid: bag", "Dua Lipa: bag"],
        ),
        (
            "Everyone from Rihanna to Dua Lipa has been seen carrying a Bottega Veneta bag.",
            vec![
                "Rihanna: bag / Bottega Veneta",
                "Dua Lipa: bag / Bottega Veneta",
            ],
        ),
        (
            "Princess Diana was rarely seen without her Tod's loafers.",
            vec!["Princess Diana: loafer / Tod's"],
        ),
        (
            "A$AP Rocky carried a Bottega Veneta tote.",
            vec!["A$AP Rocky: tote / Bottega Veneta"],
        ),
        (
            "Dua Lipa sports a black blazer with white boots.",
            vec!["Dua Lipa: black blazer", "Dua Lipa: white boot"],
        ),
        (
            "Dua Lipa modeled a red cardigan from Diesel's resort 2023 collection.",
            vec!["Dua Lipa: red cardigan / Diesel"],
        ),
        (
            "Kendall Jenner leaving the Fendi spring ’19 show in blue boots.",
            vec!["Kendall Jenner: blue boot"],
        ),
        (
            "Bella Hadid, out celebrating her new line, slipped into a black top.",
            vec!["Bella Hadid: black top"],
        ),
        (
            "A photo of Diana Ross shows the singer in a pink jumpsuit.",
            vec!["Diana Ross: pink jumpsuit"],
        ),
        (
            "Zendaya’s sequined minidress at the label’s show was the talk of the night.",
            vec!["Zendaya: sequined minidress"],
        ),
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
            "Zendaya had a scarf knotted at her throat.",
            vec!["Zendaya: scarf"],
        ),
        (
            "Rihanna’s look: a yellow parka, jeans and pumps.",
            vec!["Rihanna: yellow parka", "Rihanna: jeans", "Rihanna: pump"],
        ),
        (
            "From her Burberry trench coat to her Prada boots, Alexa Chung looked the part.",
            vec![
                "Alexa Chung: trench coat / Burberry",
                "Alexa Chung: boot / Prada",
            ],
        ),
        (
            "Kaia Gerber, who is an ambassador for Celine, was seen in a suede jacket.",
            vec!["Kaia Gerber: suede jacket"],
        ),
        (
            "Fans of the barn jacket include Alexa Chung and Harry Styles.",
            vec!["Alexa Chung: barn jacket", "Harry Styles: barn jacket"],
        ),
        (
            "Alexa Chung is never seen without her red scarf.",
            vec!["Alexa Chung: red scarf"],
        ),
        (
            "Zendaya chose a gown, and on Friday she wore a white suit.",
            vec!["Zendaya: gown", "Zendaya: white suit"],
        ),
        (
            "Zendaya, dressed by Law Roach in a gown, arrived last.",
            vec!["Zendaya: gown"],
        ),
        (
            "Dua Lipa wore a coat. On her feet: black loafers.",
            vec!["Dua Lipa: coat", "Dua Lipa: black loafer"],
        ),
        (
            "Kaia Gerber, Gigi Hadid and Alexa Chung have all been spotted in wide jeans.",
            vec![
                "Kaia Gerber: wide jeans",
                "Gigi Hadid: wide jeans",
                "Alexa Chung: wide jeans",
            ],
        ),
        (
            "Alexa Chung flew to Rome. The model, who is an ambassador for the label, wore a tweed jacket.",
            vec!["Alexa Chung: tweed jacket"],
        ),
        (
            "Jacob Elordi, never without his Bottega Veneta bag, left the hotel.",
            vec!["Jacob Elordi: bag / Bottega Veneta"],
        ),
        (
            "Trucker hats have turned up on Addison Rae and Megan Thee Stallion.",
            vec![
                "Addison Rae: trucker hat",
                "Megan Thee Stallion: trucker hat",
            ],
        ),
        (
            "Elsa Hosk wore a trench. Zendaya threw on a black one over a white skirt.",
            vec![
                "Elsa Hosk: trench",
                "Zendaya: black trench",
                "Zendaya: white skirt",
            ],
        ),
        (
            "Carrie was played by Sarah Jessica Parker. Carrie wore a tutu with a pink tank top.",
            vec![
                "Sarah Jessica Parker: tutu",
                "Sarah Jessica Parker: pink tank top",
            ],
        ),
        (
            "Zendaya could be seen in a grey hoodie.",
            vec!["Zendaya: grey hoodie"],
        ),
        (
            "Dakota Johnson owns its bucket bag in red.",
            vec!["Dakota Johnson: red bucket bag"],
        ),
        (
            "Her husband, Jacob Elordi, walked beside her and paired black trousers with a striped cardigan.",
            vec![
                "Jacob Elordi: black trousers",
                "Jacob Elordi: striped cardigan",
            ],
        ),
        (
            "Emma Stone stepped out in an outfit that consisted of a red minidress layered under a coat.",
            vec!["Emma Stone: red minidress", "Emma Stone: coat"],
        ),
        (
            "Lily Collins and Emma Stone were both spotted in red flats.",
            vec!["Lily Collins: red flat", "Emma Stone: red flat"],
        ),
        (
            "Cate Blanchett, quietly radiant in a white gown, arrived last.",
            vec!["Cate Blanchett: white gown"],
        ),
        (
            "Kaia Gerber carried her go-to loafers from The Row.",
            vec!["Kaia Gerber: loafer / The Row"],
        ),
        (
            "Kaia Gerber paired the overalls with black, pleated trousers.",
            vec![
                "Kaia Gerber: overalls",
                "Kaia Gerber: black pleated trousers",
            ],
        ),
        (
            "Zendaya carried a wallet in blue and a pair of suede Gucci pumps.",
            vec!["Zendaya: blue wallet", "Zendaya: suede pump / Gucci"],
        ),
        (
            "Zendaya teamed a blazer with jeans, adding a white vest, pointed black pumps and a bag.",
            vec![
                "Zendaya: blazer",
                "Zendaya: jeans",
                "Zendaya: white vest",
                "Zendaya: black pump",
                "Zendaya: bag",
            ],
        ),
        (
            "A quilted bag slung over Zendaya’s shoulder caught the light.",
            vec!["Zendaya: quilted bag"],
        ),
        (
            "Zendaya wore the Alaïa $1,050 Mary Janes.",
            vec!["Zendaya: mary jane / Alaïa"],
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
