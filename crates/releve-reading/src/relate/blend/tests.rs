use releve_facts::Statement;

use crate::relate::told;

fn blends(text: &str) -> Vec<(String, Vec<String>)> {
    told(text)
        .into_iter()
        .filter_map(|statement| match statement {
            Statement::Blend(blend) => Some((blend.result, blend.parents)),
            _ => None,
        })
        .collect()
}

#[test]
fn told_crosses() {
    for (text, result, parents) in [
        (
            "The shacket is a cross between a shirt and a jacket.",
            "shacket",
            ["shirt", "jacket"],
        ),
        (
            "Meet the sneakerina, half sneaker, half ballet flat.",
            "sneakerina",
            ["sneaker", "ballet flat"],
        ),
        (
            "She wore a coatigan, a hybrid of a coat and a cardigan.",
            "coatigan",
            ["coat", "cardigan"],
        ),
        (
            "A hybrid of loafer and sneaker, the snoafer divided opinion.",
            "snoafer",
            ["loafer", "sneaker"],
        ),
        (
            "The snoafer, a hybrid of loafer and sneaker, divided opinion.",
            "snoafer",
            ["loafer", "sneaker"],
        ),
        (
            "Jeggings are the love child of jeans and leggings.",
            "jeggings",
            ["jeans", "leggings"],
        ),
        (
            "Part sneaker, part ballet flat, the sneakerina is everywhere.",
            "sneakerina",
            ["sneaker", "ballet flat"],
        ),
        (
            "The skort, part skirt and part shorts, is back.",
            "skort",
            ["skirt", "shorts"],
        ),
        (
            "The brand showed a loafer-sneaker hybrid.",
            "loafer-sneaker hybrid",
            ["loafer", "sneaker"],
        ),
        (
            "The snoafer (sneaker plus loafer) is everywhere.",
            "snoafer",
            ["sneaker", "loafer"],
        ),
        (
            "Balletcore blends the elegance of ballet with everyday wear.",
            "balletcore",
            ["ballet", "everyday wear"],
        ),
    ] {
        let found = blends(text);
        let parents: Vec<String> = parents.iter().map(|p| (*p).to_owned()).collect();
        assert_eq!(found, [(result.to_owned(), parents)], "{text}");
    }
}

#[test]
fn no_crosses() {
    for text in [
        "The collection is a blend of comfort and style.",
        "The coat is made of a blend of wool and cashmere.",
        "Half the shoes and half the bags were sold.",
        "The loafer is not a cross between a sneaker and a slipper.",
        "She paired a skirt with a jacket.",
        "The brand meets demand for loafers.",
        "A mix of vintage and new pieces filled the rails.",
        "She crossed the street with a tote bag.",
        "Gucci and Adidas launched a collaboration.",
        "Part of the skirt was red.",
    ] {
        assert_eq!(blends(text), [], "{text}");
    }
}

#[test]
fn crosses_told_in_other_words() {
    for (text, result, parents) in [
        (
            "Neither shirt nor jacket but a bit of both, the shacket is back.",
            "shacket",
            ["shirt", "jacket"],
        ),
        (
            "The “snoot” is a portmanteau of sneaker and boot.",
            "snoot",
            ["sneaker", "boot"],
        ),
    ] {
        let parents = parents.map(str::to_owned).to_vec();
        assert_eq!(blends(text), [(result.to_owned(), parents)], "{text}");
    }
    assert_eq!(blends("Loafers met clogs on the front row."), []);
}
