//! What is a figure, by example.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::lexicon::{Files, Lexicon};
use crate::spot::spot;
use crate::text::Unlisted;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut files = Files::english();
    files
        .add(
            "cues.tsv",
            "class\tphrase\nrise\trise\nrise\tincrease\nrise\tjump\nrise\tclimb\nrise\tgrow\n\
             rise\tgrowth\nrise\tspike\nrise\tup\nrise\tdouble\nrise\ttriple\nfall\tfall\n\
             fall\tdrop\nfall\tdip\nfall\tslide\nfall\tslip\nfall\tdecline\nfall\tdown\nfall\thalve\n",
        )
        .expect("a file of the lexicon");
    files
        .add(
            "brands.tsv",
            "name\taliases\tcountry\nSolvang\t\tSE\nLevi's\t\tUS\nChanel\t\tFR\nGanni\t\tDK\nNike\t\tUS\n",
        )
        .expect("a file of the lexicon");
    Lexicon::load(&files).expect("valid rows")
});

/// `value[..value_to] unit [bound] [up|down] [#counted]`, joined by `; `.
fn read(sentence: &str) -> String {
    let mut unlisted = Unlisted::default();
    let text = Text::new(&LEXICON, sentence, &mut unlisted);
    let spotted = spot(&text, &[]);
    let found: Vec<String> = figures(&text, &spotted, &[])
        .iter()
        .map(|figure| {
            let mut shown = format!("{}", (figure.value * 100.0).round() / 100.0);
            if let Some(to) = figure.value_to {
                shown += &format!("..{to}");
            }
            shown += &match figure.unit {
                FigureUnit::Percent => " %".to_owned(),
                FigureUnit::PercentagePoint => " pp".to_owned(),
                FigureUnit::Ratio => " x".to_owned(),
                FigureUnit::Count => String::new(),
                FigureUnit::Money(currency) => format!(" {currency}"),
                FigureUnit::Rank => " rank".to_owned(),
            };
            if let Some(bound) = figure.bound {
                shown += &format!(" {bound}");
            }
            if let Some(direction) = figure.direction {
                shown += &format!(" {direction}");
            }
            if let Some(counted) = figure.counted {
                shown += &format!(" #{}", text.surface(counted));
            }
            assert_eq!(figure.change, figure.direction.is_some(), "{sentence}");
            shown
        })
        .collect();
    found.join("; ")
}

fn table(rows: &[(&str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(sentence, expected)| {
            let found = read(sentence);
            (found != *expected)
                .then(|| format!("{sentence}\n  expected {expected}\n  found    {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn counts() {
    table(&[
        (
            "The tag racked up more than 281,000 views.",
            "281000 over #views",
        ),
        ("It drew 40 million hashtag views.", "40000000 #views"),
        ("They sold 3,400 pairs in a day.", "3400 #pairs"),
        ("She has 1.2 million followers.", "1200000 #followers"),
        (
            "She is known to her 1.2 million TikTok followers.",
            "1200000 #followers",
        ),
        (
            "TikTok views have reached 2.4 billion so far.",
            "2400000000",
        ),
        ("Active buyers grew to 3.1m.", "3100000"),
        ("Posts tagged with it passed 640,000.", "640000 over"),
        (
            "Haneul counts roughly 410,000 notes.",
            "410000 about #notes",
        ),
        ("We have sold four thousand, mostly to accountants.", "4000"),
        (
            "Some 300 authenticated pieces, among them thirty waxed coats, go on sale.",
            "300 about #pieces; 30 #coats",
        ),
        (
            "It has 86 million views, up from 31 million a year before.",
            "86000000 #views; 31000000",
        ),
        (
            "The clip has 281k likes and 40m plays.",
            "281000 #likes; 40000000 #plays",
        ),
        ("They made half a million pairs.", "500000 #pairs"),
        ("A million followers watched.", "1000000 #followers"),
        ("Two dozen looks closed the show.", "24 #looks"),
        (
            "At least two hundred and fifty thousand people came.",
            "250000 over #people",
        ),
        (
            "Nearly 2bn views later, it is over.",
            "2000000000 under #views",
        ),
        ("The hashtag has 10,000+ posts.", "10000 over #posts"),
        ("Some 300-odd guests came.", "300 about #guests"),
        ("There are 2 to 3 million users.", "2000000..3000000 #users"),
        ("Between 300 and 400 shoppers queued.", "300..400 #shoppers"),
        ("Followers grew from 40,000 to 60,000.", "40000; 60000"),
        (
            "A quarter of a million searches were made.",
            "250000 #searches",
        ),
        ("He was mentioned 210,000 times that day.", "210000 #times"),
        ("We sold 600 in nine days.", "600"),
        ("They sold 2000 pairs.", "2000 #pairs"),
        ("They make one and a half million pairs.", "1500000 #pairs"),
        ("It drew 1 500 000 views.", ""),
        ("It drew 1\u{a0}500\u{a0}000 views.", "1500000 #views"),
    ]);
}

#[test]
fn percents() {
    table(&[
        ("Interest is up 49 percent.", "49 % up"),
        (
            "Interest is up by nearly forty-nine percent.",
            "49 % under up",
        ),
        ("France was its fastest market, at +620%.", "620 % up"),
        ("Bags (-12%) fared worse.", "12 % down"),
        ("A 76 per cent rise followed.", "76 % up"),
        ("An increase of 19 percent on last year.", "19 % up"),
        ("Foreigners accounted for 37 percent of them.", "37 %"),
        ("Germany saw a dip of only 12%.", "12 % down"),
        ("Sales rose 27 per cent.", "27 % up"),
        ("Sales are 20% higher.", "20 % up"),
        ("It is 72% above its retail price.", "72 % up"),
        ("Its share rose to 34%, from 30.5%.", "34 %; 30.5 %"),
        ("Adidas held 34%, down from 41%.", "34 %; 41 %"),
        ("Prices rose 10 to 15 percent.", "10..15 % up"),
        ("Between 35 and 40% of buyers return.", "35..40 %"),
        ("Margins fell by 2 percentage points.", "2 pp down"),
        ("Searches spiked 10,000%+ overnight.", "10000 % over up"),
        ("It slid by about a fifth.", "20 % about down"),
        ("Sales went down a third.", "33.33 % down"),
        ("Three quarters of them buy online.", "75 %"),
        ("Two-thirds of shoppers agree.", "66.67 %"),
        ("Half of the audience left.", "50 %"),
        ("A third of all posts mention it.", "33.33 %"),
        ("One in three shoppers rents.", "33.33 %"),
        ("Nine out of ten buyers return.", "90 %"),
        ("Nearly one in five wears them.", "20 % under"),
        ("Bags made up 44 per cent of sales.", "44 %"),
        ("The capsule lifted searches by 120 per cent.", "120 % up"),
        ("Sales rose 100 percent.", "100 % up"),
        ("Demand rose by more than 300 percent.", "300 % over up"),
    ]);
}

#[test]
fn money() {
    table(&[
        ("The coat is £550.", "550 GBP"),
        ("The coat is 550 €.", "550 EUR"),
        ("It costs $1,200 or US$1,150.", "1200 USD; 1150 USD"),
        (
            "It costs A$220, AU$230, C$240 or HK$2,400.",
            "220 AUD; 230 AUD; 240 CAD; 2400 HKD",
        ),
        ("It costs € 45 at home.", "45 EUR"),
        ("It costs CHF 320, or 320 CHF.", "320 CHF; 320 CHF"),
        ("It costs ₩89,000 in Seoul.", "89000 KRW"),
        ("It costs RMB 1,299 or 1,299 yuan.", "1299 CNY; 1299 CNY"),
        ("It costs RMB1,299 online.", "1299 CNY"),
        ("She paid 35 pounds and fifty dollars.", "35 GBP; 50 USD"),
        ("Prices run £35-£580.", "35..580 GBP"),
        ("Prices run £35–£580.", "35..580 GBP"),
        ("Prices run £35 to £580.", "35..580 GBP"),
        ("They are between £35 and £580.", "35..580 GBP"),
        ("They are $45–60 each.", "45..60 USD"),
        ("They are $45-60 each.", "45..60 USD"),
        ("Jackets from £45 arrive.", "45 GBP from"),
        ("Jackets range from £45 to £60.", "45..60 GBP from"),
        ("The tote was £120, now £60.", "120 GBP; 60 GBP"),
        ("The price dropped from €74 to €52.", "74 EUR; 52 EUR"),
        ("The price rose from €52 to €74.", "52 EUR; 74 EUR"),
        (
            "Revenue hit £1.4bn, or 1.6 billion dollars.",
            "1400000000 GBP; 1600000000 USD",
        ),
        ("The Birkin starts at $11,000 or so.", "11000 USD from"),
        ("Sandals, 1 295 kr | Solvang", "1295 SEK"),
        ("Sandals, kr 1 295 | Ganni", "1295 DKK"),
        ("In Oslo the bag costs 900 kr today.", "900 NOK"),
        ("The bag costs 900 kr today.", "900 SEK"),
        ("In Shanghai the bag costs ¥900 today.", "900 CNY"),
        ("In Tokyo the bag costs ¥9,000 today.", "9000 JPY"),
        ("The bag costs ¥9,000 today.", "9000 JPY"),
        ("It costs 1.250,00 € there.", "1250 EUR"),
        ("It costs €1.250 there.", "1250 EUR"),
        ("It costs 45,90 € there.", "45.9 EUR"),
        ("It is under $100.", "100 USD under"),
        ("It costs $120 AUD now.", "120 AUD"),
        ("Koreans pay an average of 185,000 won.", "185000 KRW"),
        ("Sales reached 214 billion won.", "214000000000 KRW"),
        ("They raised half a million pounds.", "500000 GBP"),
        ("A boiler suit ($168) and jeans ($98).", "168 USD; 98 USD"),
        ("In 2024 £550 was a lot.", "550 GBP"),
    ]);
}

#[test]
fn ratios() {
    table(&[
        ("Searches doubled in October.", "2 x up"),
        ("Sales have more than tripled.", "3 x over up"),
        ("Listings nearly quadrupled.", "4 x under up"),
        ("Sales halved.", "0.5 x down"),
        ("Interest grew fivefold.", "5 x up"),
        ("A five-fold rise followed.", "5 x up"),
        ("A tenfold drop followed.", "10 x down"),
        ("Twice as many people search.", "2 x up"),
        ("It made over four times its January total.", "4 x over up"),
        ("It is ten times more popular.", "10 x up"),
        ("Searches are up 3x.", "3 x up"),
        ("Searches are 2.5x higher.", "2.5 x up"),
        ("It sells at double the price.", "2 x up"),
        ("It sells two to three times more.", "2..3 x up"),
    ]);
}

#[test]
fn ranks() {
    table(&[
        ("It is No. 1 on the list.", "1 rank"),
        ("It is number one in the index.", "1 rank"),
        ("It was ranked third.", "3 rank"),
        ("It came second.", "2 rank"),
        ("It took third place.", "3 rank"),
        ("It is #1 this week.", "1 rank"),
        (
            "Lyst ranked it the third-hottest product.",
            "3 rank #product",
        ),
        ("It is the second most popular shoe.", "2 rank #shoe"),
        ("It climbed to fifth.", "5 rank"),
        ("It ranked 12th.", "12 rank"),
        ("It holds the top spot.", "1 rank"),
    ]);
}

#[test]
fn what_is_no_figure() {
    for sentence in [
        "She wears a size 8.",
        "They come in EU 38 only.",
        "Levi’s 501 jeans are back.",
        "The Air Force 1 is back.",
        "She wore Chanel No. 5 to bed.",
        "The New Balance 574 returns.",
        "Anna, 23, wears them.",
        "A 23-year-old from Valencia wears them.",
        "They work 24/7.",
        "I want this one.",
        "It is one of the best.",
        "1. Loafers",
        "It has a 4x4 print.",
        "I have worn it a million times.",
        "I am 100 percent obsessed.",
        "She has zero interest.",
        "There are a thousand ways to wear it.",
        "I am one hundred percent sure.",
        "It grew over twelve months.",
        "The show began in 2024.",
        "The heel is 10cm high.",
        "A four-inch heel and a two-tone sole.",
        "They met at 9:30 by the door.",
        "She wore it three times this week.",
        "It doubles as a scarf.",
        "A double-breasted coat.",
        "It took half an hour.",
        "In the first place, it is warm.",
        "Her third collection opens soon.",
        "A quarter of an hour later she left.",
        "The top ten is out.",
        "Both of them came, all three.",
        "It felt like a million dollars.",
        "Look 12 was the best.",
        "The 1990s are back, and so are the 90s.",
        "She lost 35 pounds of baggage.",
        "The appeal is twofold.",
        "I would go up half a size.",
        "Half clog, half Chelsea boot.",
        "Her boots hit 38 degrees.",
        "The 2019 collection sold out.",
        "They live at 12 Mercer Street.",
        "She wore her 501 jeans.",
        "She wears it twice a week.",
        "My number one tip is this.",
    ] {
        let found = read(sentence);
        let money = sentence.contains("million dollars") && found == "1000000 USD";
        assert!(found.is_empty() || money, "{sentence} gave {found}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,120}") {
        read(&text);
    }

    #[test]
    fn any_mix_of_number_words_is_read(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "a", "half", "of", "one", "two", "forty", "-", "nine", "hundred", "million", "and",
                "times", "twice", "doubled", "£", "$", "€", "kr", "1", "295", "1,250", "1.2", "m",
                "bn", "%", "percent", "to", "from", "between", "–", "+", "No", ".", "#1", "third",
                "place", "in", "more", "than", "up", "down", "most", "popular", "fold", "x", "CHF",
                "pounds", "yuan", "views", "\n", "/", "99999999999999999999", "0", "quarter",
            ]),
            0..24,
        ),
        glue in prop::collection::vec(any::<bool>(), 24),
    ) {
        let mut text = String::new();
        for (word, glued) in words.iter().zip(glue) {
            text.push_str(word);
            if !glued {
                text.push(' ');
            }
        }
        let mut unlisted = Unlisted::default();
        let read_text = Text::new(&LEXICON, &text, &mut unlisted);
        let spotted = spot(&read_text, &[]);
        let found = figures(&read_text, &spotted, &[]);
        let mut covered = 0;
        for figure in found {
            prop_assert!(figure.tokens.start >= covered && !figure.tokens.is_empty());
            prop_assert!(figure.value.is_finite());
            prop_assert!(figure.value_to.is_none_or(|to| to > figure.value));
            covered = figure.tokens.end;
        }
        prop_assert!(covered <= read_text.tokens.len());
    }
}
