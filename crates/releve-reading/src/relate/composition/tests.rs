use releve_facts::Statement;

use crate::relate::told;

fn elements(text: &str) -> Vec<(String, String)> {
    told(text)
        .into_iter()
        .filter_map(|statement| match statement {
            Statement::Composition(it) => Some((it.trend, it.element)),
            _ => None,
        })
        .collect()
}

#[test]
fn told_elements() {
    for (text, trend, expected) in [
        (
            "Cottagecore is everywhere. Think prairie dresses, straw hats and wicker baskets.",
            "cottagecore",
            &["prairie dress", "straw hat", "wicker basket"][..],
        ),
        (
            "Think leg warmers, bolero cardigans and tulle skirts: balletcore is here.",
            "balletcore",
            &["leg warmer", "bolero cardigan", "tulle skirt"],
        ),
        (
            "Boho in 2024 means ruffled blouses, wedge sandals and coin belts, not fringe.",
            "boho",
            &["ruffled blouse", "wedge sandal", "coin belt"],
        ),
        (
            "Barbiecore consists of wearing pink clothes, shiny, gold or transparent shoes and gloves.",
            "barbiecore",
            &["pink clothes", "shiny, gold or transparent shoe", "glove"],
        ),
        (
            "Cottagecore is defined by puff sleeves, gingham, straw hats and no logos.",
            "cottagecore",
            &["puff sleeve", "gingham", "straw hat"],
        ),
        (
            "Gorpcore is characterised by fleeces, hiking boots and shell jackets.",
            "gorpcore",
            &["fleece", "hiking boot", "shell jacket"],
        ),
        (
            "Gorpcore, with its fleeces and shell jackets, is everywhere.",
            "gorpcore",
            &["fleece", "shell jacket"],
        ),
        (
            "The signature piece of gorpcore is the fleece.",
            "gorpcore",
            &["fleece"],
        ),
        (
            "Gorpcore is for walkers. Gorpcore is new. Unlike cottagecore, it is warm. The look is built of fleeces and shell jackets.",
            "gorpcore",
            &["fleece", "shell jacket"],
        ),
        (
            "The hallmarks of gorpcore are fleece jackets, cargo pants and hiking boots.",
            "gorpcore",
            &["fleece jacket", "cargo pants", "hiking boot"],
        ),
        (
            "Blokecore — football shirts, straight jeans and trainers — is back.",
            "blokecore",
            &["football shirt", "straight jeans", "trainer"],
        ),
        (
            "Fleece jackets, cargo pants and hiking boots make up the gorpcore look.",
            "gorpcore",
            &["fleece jacket", "cargo pants", "hiking boot"],
        ),
        (
            "Gorpcore is here to stay. To get the look, you need a fleece, cargo pants and hiking boots.",
            "gorpcore",
            &["fleece", "cargo pants", "hiking boot"],
        ),
        (
            "No gorpcore wardrobe is complete without a fleece.",
            "gorpcore",
            &["fleece"],
        ),
        (
            "There is no gorpcore without a fleece.",
            "gorpcore",
            &["fleece"],
        ),
        (
            "At the heart of gorpcore are fleeces and cargo pants.",
            "gorpcore",
            &["fleece", "cargo pants"],
        ),
        (
            "With its fleeces and hiking boots, gorpcore suits the rain.",
            "gorpcore",
            &["fleece", "hiking boot"],
        ),
        (
            "Gorpcore, the art of dressing for a hill that nobody climbs, relies on fleeces and cargo pants.",
            "gorpcore",
            &["fleece", "cargo pants"],
        ),
        (
            "Its key ingredients? Fleeces, cargo pants and hiking boots. Gorpcore is back.",
            "gorpcore",
            &["fleece", "cargo pants", "hiking boot"],
        ),
        (
            "Cottagecore is defined by prairie dresses, straw hats and a good deal of gingham.",
            "cottagecore",
            &["prairie dress", "straw hat", "gingham"],
        ),
    ] {
        let found = elements(text);
        let expected: Vec<_> = expected
            .iter()
            .map(|e| (trend.to_owned(), (*e).to_owned()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn no_elements() {
    for text in [
        "To get to work, you need a coat, a bag and boots.",
        "The gorpcore show was known for chaos.",
        "She wore a skirt, a cardigan and loafers.",
        "Gorpcore is not made up of skirts and heels.",
        "Gorpcore fans met in Paris. She wore a fleece, jeans and boots.",
        "Does gorpcore consist of fleeces and boots?",
        "Prices include a dress at £40 and a bag at £50.",
        "Chanel showed tweed jackets, skirts and bags.",
        "I think boots and jackets are overrated.",
        "Gorpcore is loved by hikers, dads and students.",
        "Shop the edit: a dress, a coat and a pair of boots.",
        "The dress code called for hats and gloves.",
        "With its clogs and coats, Prada won over the critics of gorpcore.",
        "The gorpcore trend might be made up of fleeces and boots.",
    ] {
        assert_eq!(elements(text), [], "{text}");
    }
}

#[test]
fn a_heading_names_the_trend_below_it() {
    let text = "Five trends of the year\n\nY2K is out.\n\n1. Grandpa Chic\n\nThe trend consists of argyle vests, loafers and baseball caps.\n";
    let found = elements(text);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(
        found.iter().all(|(trend, _)| trend == "grandpa chic"),
        "{found:?}"
    );
}

#[test]
fn a_first_collection_is_no_trend() {
    let text = "The first collection, consisting of straw totes, raffia clutches and beach baskets, was shown in Paris.";
    assert!(elements(text).is_empty());
}
