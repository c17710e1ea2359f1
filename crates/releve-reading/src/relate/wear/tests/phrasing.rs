//! In how many words a look is told.

use super::worn;

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
fn who_wears_is_found_past_asides_and_in_relative_clauses() {
    for (text, expected) in [
        (
            "Clogs, which Kate Moss, Alexa Chung and Sienna Miller wore, are back.",
            vec![
                "Kate Moss: clog",
                "Alexa Chung: clog",
                "Sienna Miller: clog",
            ],
        ),
        (
            "At lunch on Sunday, Kate Moss, partner of a skier, chose a quilted jacket.",
            vec!["Kate Moss: quilted jacket"],
        ),
        (
            "Kate Moss, better known as a model, wore a green coat.",
            vec!["Kate Moss: green coat"],
        ),
        (
            "Kate Moss and Alexa Chung each put on a short coat.",
            vec!["Kate Moss: short coat", "Alexa Chung: short coat"],
        ),
        (
            "Kate Moss has been wearing clogs, and so has Alexa Chung.",
            vec!["Kate Moss: clog", "Alexa Chung: clog"],
        ),
        (
            "Mina Park, a web designer of 23, has put on a red dress.",
            vec!["Mina Park: red dress"],
        ),
        (
            "Kate Moss chose a near-perfect coat, and Alexa Chung only wore clogs.",
            vec!["Kate Moss: coat", "Alexa Chung: clog"],
        ),
    ] {
        assert_eq!(worn(text), expected, "{text}");
    }
}

#[test]
fn a_heading_with_a_year_in_brackets_names_the_wearer() {
    let text = "The best looks\n\n2. Alexa Chung, 2011\n\nDenim shorts and green boots.\n\n3. FLORENCE WELCH (2010)\n\nA velvet cape over a gown.";
    let found = worn(text);
    assert!(
        found.contains(&"Florence Welch: velvet cape".to_owned()),
        "{found:?}"
    );
    assert!(
        !found.iter().any(|w| w.starts_with("Alexa Chung: velvet")),
        "{found:?}"
    );
}
