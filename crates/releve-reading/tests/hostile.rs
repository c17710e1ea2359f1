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

#[test]
fn every_beginning_of_a_text_is_read() {
    let reader = Reader::english();
    for (end, _) in TEXT.char_indices().filter(|(_, c)| *c == ' ') {
        let document = Document::new("cut", &TEXT[..end]);
        reader.read(&document);
        let document = Document::new("cut", &TEXT[end..]);
        reader.read(&document);
    }
}

#[test]
fn a_document_of_one_line_takes_time_that_grows_with_it() {
    let reader = Reader::english();
    let time = |times: usize| {
        let document = Document::new("long", TEXT.repeat(times));
        let began = Instant::now();
        reader.read(&document);
        began.elapsed()
    };
    let (short, long) = (time(20), time(160));
    // Eight times as long: a quadratic scan would take sixty-four times.
    assert!(
        long < short * 24 + Duration::from_secs(1),
        "{short:?} grew to {long:?}"
    );
}
