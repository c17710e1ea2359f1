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

#[test]
fn what_stands_before_the_verb_is_shown_too() {
    for (text, expected) in [
        (
            "Clogs were sent down the runway by Prada and Loewe.",
            vec!["Prada: clog", "Loewe: clog"],
        ),
        (
            "Boots, as shown by Ganni and Chloé, are the shape of spring 2025.",
            vec!["Ganni: boot @ SS2025", "Chloé: boot @ SS2025"],
        ),
        (
            "The red boots that Prada sent down the runway were made of suede.",
            vec!["Prada: red boot"],
        ),
        (
            "Clogs were at Gucci, Prada and Loewe.",
            vec!["Gucci: clog", "Prada: clog", "Loewe: clog"],
        ),
        (
            "Labels like Prada and Loewe showed clogs for fall 2023.",
            vec!["Loewe: clog @ AW2023", "Prada: clog @ AW2023"],
        ),
        // The year of a season stands before a noun.
        (
            "Ganni held its autumn/winter 2024 show in Paris. Looks included boots.",
            vec!["Ganni: boot @ AW2024"],
        ),
        (
            "The Prada catwalk was awash with clogs.",
            vec!["Prada: clog"],
        ),
    ] {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn what_is_sold_or_not_shown_is_no_show() {
    for text in [
        "Clogs are available at Gucci, Prada and Loewe.",
        "Clogs were not sent down the runway by Prada.",
        "Clogs may be shown by Prada and Loewe.",
        "Clogs were sold at Gucci, Prada and Loewe.",
        "Clogs were absent from the Prada runway.",
        "Prada showed strong sales of clogs.",
        "Prada showed a lack of interest in clogs at Milan Fashion Week.",
    ] {
        assert_eq!(shown(text), [""; 0], "{text}");
    }
}

#[test]
fn a_heading_names_the_house_and_who_it_is_by() {
    assert_eq!(
        reported(
            "Dior by Jonathan Anderson\n\nI keep returning to the hourglass coat, which is green."
        ),
        ["Dior: hourglass coat"]
    );
    assert_eq!(
        reported("Dior by Jonathan Anderson\n\nI wore an hourglass coat."),
        Vec::<String>::new()
    );
}

#[test]
fn what_is_on_the_runways_stands_behind_the_colon() {
    assert_eq!(
        reported("Where she led, others followed: pearls were on the runways of Gucci and Dior."),
        ["Gucci: pearls", "Dior: pearls"]
    );
}
