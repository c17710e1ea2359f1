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
            "Gorpcore is characterised by fleeces, hiking boots and shell jackets.",
            "gorpcore",
            &["fleece", "hiking boot", "shell jacket"],
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
            "No gorpcore wardrobe is complete without a fleece.",
            "gorpcore",
            &["fleece"],
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
        "She wore a skirt, a cardigan and loafers.",
        "Gorpcore is not made up of skirts and heels.",
        "Gorpcore fans met in Paris. She wore a fleece, jeans and boots.",
        "Does gorpcore consist of fleeces and boots?",
        "Prices include a dress at £40 and a bag at £50.",
        "Chanel showed tweed jackets, skirts and bags.",
        "I think boots and jackets are overrated.",
        "Gorpcore is loved by hikers, dads and students.",
        "Shop the edit: a dress, a coat and a pair of boots.",
        "The gorpcore trend might be made up of fleeces and boots.",
    ] {
        assert_eq!(elements(text), [], "{text}");
    }
}
