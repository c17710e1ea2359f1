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
            "Few will let go of gorpcore, with its fleeces, shell jackets and hiking boots.",
            "gorpcore",
            &["fleece", "shell jacket", "hiking boot"],
        ),
        (
            "Made of lace, tulle, ruffles and ribbons, the trend is called swan lake chic.",
            "swan lake chic",
            &["lace", "tulle", "ruffle", "ribbon"],
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

#[test]
fn lists_that_a_sentence_on_the_trend_takes_up() {
    let told = ["fleece", "hiking boot", "shell jacket"];
    for text in [
        "Gorpcore is everywhere. Fleeces, hiking boots and shell jackets are its staples.",
        "Gorpcore is everywhere. Fleeces, hiking boots and shell jackets: these made up the uniform.",
        "Gorpcore is everywhere. Fleeces, hiking boots and shell jackets dominate.",
        "Gorpcore is everywhere. Fleeces, hiking boots and shell jackets are key.",
        "Gorpcore is everywhere. What does one need? Fleeces, hiking boots and shell jackets.",
        "Gorpcore is everywhere. By that the stylist means fleeces, hiking boots and shell jackets.",
        "Gorpcore is everywhere. In practice this means fleeces, hiking boots and shell jackets.",
        "Gorpcore is everywhere. The aesthetic favours fleeces, hiking boots and shell jackets.",
        "Gorpcore is everywhere. The stylist names fleeces, hiking boots and shell jackets as the staples.",
        "Gorpcore has fleeces, hiking boots and shell jackets at its heart.",
        "Gorpcore pieces such as fleeces, hiking boots and shell jackets are back.",
        "Gorpcore devotees live in fleeces, hiking boots and shell jackets.",
        "Fleeces, hiking boots and shell jackets: welcome to gorpcore.",
        "You can’t do gorpcore without fleeces, hiking boots and shell jackets.",
        "Key to gorpcore are fleeces, hiking boots and shell jackets.",
        "So what is gorpcore? In short, fleeces, hiking boots and shell jackets.",
        "So what is gorpcore? In short: fleeces, hiking boots and shell jackets.",
    ] {
        let found: Vec<String> = elements(text)
            .into_iter()
            .map(|(_, element)| element)
            .collect();
        assert_eq!(found, told, "{text}");
    }
    for text in [
        "Gorpcore is everywhere. Prada showed fleeces, hiking boots and shell jackets.",
        "Gorpcore is everywhere. Fleeces, hiking boots and shell jackets cost £40 each.",
        "Gorpcore means the end of hiking boots, skirts and heels.",
        "Gorpcore is over. Coats, skirts and heels dominate.",
        "Gorpcore is everywhere. That means coats, skirts and heels are out.",
        "Goodbye fleeces, hiking boots and shell jackets: welcome to balletcore.",
        "The stylist names fleeces and hiking boots as her staples, not gorpcore.",
        "What should you never wear to gorpcore? Coats, skirts and heels.",
        "Gorpcore fans met in Paris and left in coats, skirts and heels.",
    ] {
        assert_eq!(elements(text), [], "{text}");
    }
}

#[test]
fn an_answer_begins_behind_what_leads_in() {
    assert_eq!(
        elements("So what is gorpcore? Fleeces, short boots and shell jackets."),
        ["fleece", "short boot", "shell jacket"]
            .map(|element| ("gorpcore".to_owned(), element.to_owned()))
    );
}

#[test]
fn a_cloth_in_a_list_is_one_of_the_list() {
    for (text, expected) in [
        (
            "Boho is built on lace, white shirts and clogs.",
            ["lace", "white shirt", "clog"],
        ),
        (
            "Boho is built on clogs, lace and white shirts.",
            ["clog", "lace", "white shirt"],
        ),
        (
            "Boho is built on clogs, white shirts and lace.",
            ["clog", "white shirt", "lace"],
        ),
    ] {
        let found: Vec<String> = elements(text)
            .into_iter()
            .map(|(_, element)| element)
            .collect();
        assert_eq!(found, expected, "{text}");
    }
}
