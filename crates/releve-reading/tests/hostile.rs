//! Text that ends or begins where nobody expected it, and text without end.

use std::time::{Duration, Instant};

use releve_facts::Document;
use releve_reading::Reader;

/// One sentence for each pattern that looks ahead; every word of it stands last
/// in one of the prefixes.
const TEXT: &str = "Think tulle skirts, leotards and pink. Picture this: a cross between a loafer and a ballet flat. \
    By Jane Doe, 12 March 2025. Bella Hadid wore a red dress by Chanel to the Met Gala in May 2024, \
    instead of the usual jeans from Prada. “It is half A, half B,” said Marta Lind, founder of Nordvik Studio. \
    Searches for Mary Janes rose 40% to 2 million in Q3 2024, up from a third of those for ballet flats. \
    Satin flats, was £550, now £320 | Miu Miu. The trend is characterised by bows and what is called coquette. \
    Swap your trainers for a derby, paired with a skirt over trousers. Gucci launched a line with Adidas for SS25. \
    Photo: Getty. #balletcore @lena.k www.x.com It's more than doubled, one in three, from $45 to";

/// The same of patterns that look further back or ahead, to the next sentence or the
/// one before.
const MORE: &str = "Behind the boom in kilts stands Harry Styles. Clogs had been forgotten. Then came Alexa Chung. \
    Nobody wore clogs until Kate Moss did. Blame Kate Moss: the kitten heel is back. The person to blame is Kate Moss. \
    Without Jane Birkin there would be no basket bag. The jump came after Rosalía wore a linen pair on the feet of. \
    Kate Moss was the first to wear the clog; soon every girl had one. Flashdance gave us leg warmers. \
    If the Khaite jeans are beyond you, Arket has a near-identical pair. Why pay £900 for Prada when Mango has one? \
    At the heart of gorpcore are fleeces. With its fleeces and boots, gorpcore suits the rain. Its key ingredients? Fleeces. \
    Wide jeans call for a neat shoe: try a pump. What to wear with a kilt: a rugby shirt. Over a jumpsuit went a parka. \
    Look 12 was a parka. Underneath, a slip dress. Boots came underneath. Gucci denied claims that sales fell 9 percent. \
    Gigi Hadid and her sister Bella, her dog Milo, Beatriz and Teresa Pais. She has on a red kilt. Kate Moss knows. \
    The clog, designed by Hedi Slimane, arrived. The first collection, of the label, is called the “naked” one. The site crashed within minutes of the star’s";

/// The same of what is told by its goods, its price or its house.
const GOODS: &str = "Meet the Bou, Loewe's new bag. The latest from Loewe is the Bou bag. New at Loewe: the Bou bag. \
    The new Loewe bag is out now. Labels like Prada and Loewe showed clogs. Clogs, as shown by Prada and Loewe, are back. \
    Seen at Prada, clogs came courtesy of Loewe and Gucci. Gap's boot with Rihanna sold out. A line by Rihanna for Gap. \
    £90 buys a clog from Loewe. Loewe's Messina is £149. Consider the Indio by Loewe (Prada, £750). Loewe has a version for £35";

/// Units of which a text may hold thousands, and what each would make quadratic.
const ENDLESS: [(&str, &str); 14] = [
    (
        "one product in every sentence",
        "The Arco bag, priced at €1,950, is black. ",
    ),
    ("marks that nothing closes", "“Clogs "),
    ("possessors in a quotation", "‘the dancers’ shoes, "),
    ("sisters and surnames", "Her sister Xy# met Aa Bb#. "),
    ("prices of one thing", "Coat, £#, Mango\n"),
    (
        "elements of one kind of fact",
        "Cottage#core consists of fleeces and boots. ",
    ),
    (
        "headings of houses",
        "Prada\nA coat with boots in spring 2024 look 3.\nNorse Fe#\nA coat.\n",
    ),
    (
        "labels of houses",
        "Prada: a coat with boots in spring 2024.\nOddly #: clogs.\n",
    ),
    (
        "designers of unknown houses",
        "Aa Bb#, the creative director of Cc#, spoke. ",
    ),
    (
        "people in lines of their own",
        "Aa Bb\nShe wore a coat.\nXena#\nShe wore boots.\n",
    ),
    ("looks of one wearer", "Kate Moss wore a Prada coat. "),
    (
        "a house by another word",
        "Prada opened. The brand sold the coat. ",
    ),
    (
        "causes and figures",
        "Searches for clogs rose # percent after Kate Moss wore them. ",
    ),
    (
        "one sentence of shows",
        "Prada showed coats over boots, and ",
    ),
];

#[test]
fn every_beginning_of_a_text_is_read() {
    let reader = Reader::english();
    for text in [TEXT, MORE, GOODS] {
        for (end, _) in text.char_indices().filter(|(_, c)| *c == ' ') {
            let document = Document::new("cut", &text[..end]);
            reader.read(&document);
            let document = Document::new("cut", &text[end..]);
            reader.read(&document);
        }
    }
}

#[test]
fn a_document_of_one_line_takes_time_that_grows_with_it() {
    let reader = Reader::english();
    let (short, long) = (
        time(&reader, TEXT.repeat(20)),
        time(&reader, TEXT.repeat(160)),
    );
    assert!(is_linear(short, long), "{short:?} grew to {long:?}");
}

#[test]
fn whatever_is_repeated_takes_time_that_grows_with_it() {
    let reader = Reader::english();
    for (what, unit) in ENDLESS {
        let repeated = |size: usize| {
            let mut text = String::with_capacity(size + unit.len() * 2);
            for number in 0.. {
                if text.len() >= size {
                    break;
                }
                text.push_str(&unit.replace('#', &number.to_string()));
            }
            text
        };
        let short = time(&reader, repeated(60_000));
        let long = time(&reader, repeated(480_000));
        assert!(is_linear(short, long), "{what}: {short:?} grew to {long:?}");
    }
}

/// What is asked of one name in every sentence costs little each time: only a text as
/// long as the largest that is read by default tells.
#[test]
fn one_name_in_every_sentence_takes_time_that_grows_with_them() {
    let reader = Reader::english();
    let unit = "Kate Moss spoke. ";
    let short = time(&reader, unit.repeat(12_000));
    let long = time(&reader, unit.repeat(96_000));
    assert!(is_linear(short, long), "{short:?} grew to {long:?}");
}

fn time(reader: &Reader, text: String) -> Duration {
    let document = Document::new("long", text);
    let began = Instant::now();
    reader.read(&document);
    began.elapsed()
}

/// Of texts of which one is eight times as long as the other: a quadratic scan would
/// take sixty-four times.
fn is_linear(short: Duration, long: Duration) -> bool {
    long < short * 24 + Duration::from_secs(1)
}

#[test]
fn a_line_break_or_a_first_word_is_nothing_to_look_behind() {
    let reader = Reader::english();
    for text in [
        "Kate Moss\n\nlaunched in 2019, and that year",
        "Pair a rugby shirt with a slip skirt and pointed-toe and a trucker hat Justin Bieber’s outfit.",
    ] {
        reader.read(&Document::new("cut", text));
    }
}
