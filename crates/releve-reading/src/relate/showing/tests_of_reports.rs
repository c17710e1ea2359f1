//! Reports that go from house to house.

use super::tests::shown;

/// The showings of a report from a fashion week that goes on with `text`.
fn reported(text: &str) -> Vec<String> {
    shown(&format!(
        "Four days in Milan\n\nMilan Fashion Week for autumn/winter 2018 is over. The \
         collections that stayed, show by show.\n\n{text}"
    ))
    .into_iter()
    .map(|line| line.replace(" @ AW2018", ""))
    .collect()
}

/// `Etro: coat` of `Etro: sequin coat`.
fn garment_of(line: &str) -> String {
    let house = line.split(':').next().unwrap_or(line);
    let garment = line.rsplit(' ').next().unwrap_or(line);
    format!("{house}: {garment}")
}

#[test]
fn a_part_is_about_the_house_that_heads_it() {
    for (text, expected) in [
        // A heading that no lexicon knows, among others.
        (
            "Max Mara\nThere were bomber jackets.\n\nVellimarro\nGrey suits gave way to \
             flannel trousers.",
            vec![
                "Max Mara: bomber jacket",
                "Vellimarro: grey suit",
                "Vellimarro: flannel trousers",
            ],
        ),
        // Labels with the numbers of looks.
        (
            "Gucci: Look 19 was a camel coat.\n\nHolm Vester 88: Look 7 had a denim jacket.",
            vec!["Gucci: camel coat", "Holm Vester 88: denim jacket"],
        ),
        // Who made it is no wearer, nor are its girls.
        (
            "Gucci\nRita Osmolo went to sea, for out came quilted coats.\n\nPrada\nIts girls \
             wore mesh dresses.",
            vec!["Gucci: quilted coat", "Prada: mesh dress"],
        ),
    ] {
        assert_eq!(reported(text), expected, "{text}");
    }
}

#[test]
fn a_paragraph_is_about_the_one_house_it_names() {
    for (text, expected) in [
        (
            "At Etro, the palette ran from ochre to rose. Wide trousers were cut like \
             sails and worn with linen blouses.",
            vec!["Etro: trousers", "Etro: linen blouse"],
        ),
        (
            "Over at Fendi there was a fringed cape.",
            vec!["Fendi: fringed cape"],
        ),
        (
            "Etro, Fendi and Versace each plastered coats with sequins.",
            vec!["Etro: coat", "Fendi: coat", "Versace: coat"],
        ),
        (
            "Designer Ritika Sahni thought of rain. Cotton saris came with capes.",
            vec!["Ritika Sahni: cotton sari", "Ritika Sahni: cape"],
        ),
    ] {
        let told = reported(text);
        for line in &expected {
            assert!(
                told.iter()
                    .any(|told| told == line || garment_of(told) == *line),
                "{line} of {told:?}: {text}"
            );
        }
    }
}

#[test]
fn no_report_shows_what_people_buy_or_have_on() {
    for text in [
        "At the station the singer Mara Dunn wore a leather coat by Prada.",
        "Fendi\nIn the front row the actor Jon Brandt wore a leather jacket.",
        "Fendi\nGuests came in parkas.",
    ] {
        assert_eq!(reported(text), [""; 0], "{text}");
    }
}
