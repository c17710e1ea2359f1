use releve_facts::Statement;

use crate::relate::told;

/// The parties of each collaboration, joined by `+`.
pub(super) fn joint(text: &str) -> Vec<String> {
    told(text)
        .into_iter()
        .filter_map(|statement| match statement {
            Statement::Collaboration(joint) => Some(joint.parties.join(" + ")),
            _ => None,
        })
        .collect()
}

#[test]
fn collaborations_are_told_in_many_ways() {
    for (text, expected) in [
        (
            "Adidas worked with Prada on a sneaker in 2020.",
            "Adidas + Prada",
        ),
        ("Gap has teamed up with Dôen on a dress.", "Gap + Dôen"),
        (
            "Gap's collaboration with Dôen lands in stores on 10 May.",
            "Gap + Dôen",
        ),
        (
            "Adidas and Gucci unveiled a suede sneaker in June 2022.",
            "Adidas + Gucci",
        ),
        (
            "Jacquemus’s collaboration with Nike sold out in minutes.",
            "Jacquemus + Nike",
        ),
        ("Barbour made a waxed jacket with Ganni.", "Barbour + Ganni"),
        (
            "Zadig & Voltaire and Kate Moss have teamed up on a capsule.",
            "Zadig & Voltaire + Kate Moss",
        ),
        (
            "The list ends with Camila Cabello's denim capsule for Mango.",
            "Camila Cabello + Mango",
        ),
        (
            "Alexa Chung designed a denim range for AG Jeans.",
            "Alexa Chung + AG Jeans",
        ),
        (
            "Wales Bonner's Adidas Samba collaboration sold out.",
            "Wales Bonner + Adidas",
        ),
        (
            "Topshop announced a collaboration between itself and Beyoncé.",
            "Topshop + Beyoncé",
        ),
        (
            "Kate Moss has lent her name to a ten-piece collection from Zara.",
            "Kate Moss + Zara",
        ),
        (
            "Made together with Barbour, Ganni's waxed coat has a hood.",
            "Ganni + Barbour",
        ),
        (
            "The clog, co-created by Ecco and Kate Moss, has a square toe.",
            "ECCO + Kate Moss",
        ),
        (
            "Kate Moss, in partnership with Fendi, has reworked the tote.",
            "Kate Moss + Fendi",
        ),
        (
            "The collaboration between Prada and Vans did not sell out.",
            "Prada + Vans",
        ),
        (
            "Laura Ashley has joined up with Rixo to make five prairie frocks.",
            "Laura Ashley + Rixo",
        ),
    ] {
        assert_eq!(joint(text), [expected], "{text}");
    }
}

#[test]
fn what_is_not_made_together_is_no_collaboration() {
    for text in [
        "Gap never collaborated with Prada.",
        "Gap tapped Zac Posen as creative director.",
        "Versace for Versace and Prada for Prada.",
        "Mugler for H&M and Balmain for H&M were not joint work.",
        "Alexa Chung might design a denim range for AG Jeans.",
        "Alexa Chung has long wanted to design a range for AG Jeans.",
        "Alexa Chung made a range of excuses for Gucci.",
        "Karl Lagerfeld designed ten collections for Chanel.",
        "Karl Lagerfeld's first line for Chanel was shown in Paris.",
        "Rihanna's Fenty x Puma show closed with motocross bikes.",
        "Gap did not work with Prada on a dress.",
        "Barbour made a jacket with Ganni’s customer in mind.",
        "Bella Hadid wore a Prada coat with Miu Miu shoes.",
        "Prada and Gucci opened at 9 percent.",
        "Gap competes with Uniqlo on price.",
        "There was no collaboration with Prada.",
        "Prada showed coats with bows.",
        "The collaboration between Prada and Vans never happened.",
        "The Prada x Vans collaboration fell through.",
        "Prada's collaboration with Vans was called off.",
        "Pair the Gap jeans with a Prada coat.",
        "Searches for Gap rose with those for Uniqlo.",
    ] {
        assert_eq!(joint(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn lists_of_partners_are_told_one_by_one() {
    for (text, expected) in [
        (
            "The best collections were shared: Karl Lagerfeld for H&M, Kate Moss for Topshop and Stella McCartney for Adidas.",
            vec![
                "Karl Lagerfeld + H&M",
                "Kate Moss + Topshop",
                "Stella McCartney + Adidas",
            ],
        ),
        (
            "Past designer collabs for Uniqlo have included Marni, Lemaire and Marimekko.",
            vec!["Uniqlo + Marni", "Uniqlo + Lemaire", "Uniqlo + Marimekko"],
        ),
        (
            "JW Anderson's capsule for Uniqlo has four coats.",
            vec!["JW Anderson + Uniqlo"],
        ),
        (
            "Together with Barbour, Ganni has designed a line of waxed jackets.",
            vec!["Barbour + Ganni"],
        ),
        (
            "H&M has collaborated with Marni, Versace and Lanvin, to name a few.",
            vec!["H&M + Marni", "H&M + Versace", "H&M + Lanvin"],
        ),
        (
            "From Missoni and Marimekko to Zac Posen, Target has joined forces with many designers.",
            vec![
                "Target + Missoni",
                "Target + Marimekko",
                "Target + Zac Posen",
            ],
        ),
        (
            "Fans still talk of Mugler for H&M and Simone Rocha for H&M.",
            vec!["Mugler + H&M", "Simone Rocha + H&M"],
        ),
        (
            "Nike and Skims have joined forces on a new brand, NikeSkims.",
            vec!["Nike + Skims"],
        ),
        ("Kate Moss for Topshop was everywhere.", vec![]),
        ("The collection was shot by Kate Moss for Vogue.", vec![]),
        ("She left Prada for Gucci after a collection.", vec![]),
    ] {
        assert_eq!(joint(text), expected, "{text}");
    }
}

#[test]
fn who_founded_a_house_is_no_party_of_what_it_does() {
    for text in [
        "Vaskelle, which Anna Hale founded in Oslo in 2010, has worked with Puma.",
        "Vaskelle, which Anna Hale and Tom Nash founded in 2010, has worked with Puma.",
        "Vaskelle, which Anna Hale, Ida Roe and Tom Nash founded in 2010, has worked with Puma.",
    ] {
        assert_eq!(joint(text), ["Vaskelle + Puma"], "{text}");
    }
}

#[test]
fn what_came_of_joint_work_tells_it() {
    for (text, expected) in [
        ("Gap's boot with Dôen sold out.", "Gap + Dôen"),
        (
            "Gap's line of boots with Rihanna sold out.",
            "Gap + Rihanna",
        ),
        ("Rihanna's boot for Gap sold out.", "Rihanna + Gap"),
        (
            "The capsule by Gap and Rihanna is out now.",
            "Gap + Rihanna",
        ),
        ("The boot was designed by Gap and Rihanna.", "Gap + Rihanna"),
        ("Gap has recruited Rihanna for a capsule.", "Gap + Rihanna"),
        (
            "In collaboration with Dôen, Gap has launched a boot.",
            "Gap + Dôen",
        ),
        (
            "Since its collaboration with Dôen, Gap has grown.",
            "Gap + Dôen",
        ),
    ] {
        assert_eq!(joint(text), [expected], "{text}");
    }
}

#[test]
fn what_is_hoped_for_or_turned_down_is_no_joint_work() {
    for text in [
        "Gap hopes to work with Rihanna.",
        "Gap refused to work with Rihanna.",
        "Gap turned down a collaboration with Dôen.",
        "Gap and Dôen both make boots.",
        "Rihanna wore Gap's boot with Dôen.",
    ] {
        assert_eq!(joint(text), Vec::<String>::new(), "{text}");
    }
}

/// `parties: product / garment` of each collaboration.
fn joint_goods(text: &str) -> Vec<String> {
    let joint = told(text)
        .into_iter()
        .filter_map(|statement| match statement {
            Statement::Collaboration(joint) => Some(joint),
            _ => None,
        });
    joint
        .map(|joint| {
            let goods = [joint.product, joint.garment].map(Option::unwrap_or_default);
            format!("{}: {}", joint.parties.join(" + "), goods.join(" / "))
        })
        .collect()
}

#[test]
fn what_two_make_stands_in_their_own_clause() {
    for (text, expected) in [
        (
            "Moncler worked with Rick Owens, Adidas unveiled a jacket, and Miu Miu launched its Arcadie bag.",
            "Moncler + Rick Owens:  / ",
        ),
        (
            "Adidas worked with Prada on a series of sneakers, and sales of its Galleria tote rose.",
            "Adidas + Prada:  / sneaker",
        ),
        (
            "Sienna Miller, who wore a coin belt to Glastonbury, has designed a collection with M&S.",
            "Sienna Miller + M&S:  / ",
        ),
        // What came of it is theirs, wherever it stands.
        (
            "Gap has teamed up with Dôen, and the result is a lace dress.",
            "Gap + Dôen:  / dress",
        ),
        (
            "Gap has teamed up with Dôen; the collection has lace dresses.",
            "Gap + Dôen:  / dress",
        ),
        (
            "Adidas, which makes clogs as well, worked with Prada on a sneaker.",
            "Adidas + Prada:  / sneaker",
        ),
        (
            "Gap's collaboration with Dôen, which has lace dresses, sold out.",
            "Gap + Dôen:  / dress",
        ),
    ] {
        assert_eq!(joint_goods(text), [expected], "{text}");
    }
}

#[test]
fn who_works_with_whom_stays_in_its_clause() {
    assert_eq!(
        joint(
            "Gucci and The North Face unveiled a first collaboration in May, and Jil Sander has designed two skis with Arc'teryx."
        ),
        ["Jil Sander + Arc'teryx"]
    );
    // A surname beside the sign is no person who was quoted.
    let text = "“Love it,” says Elizabeth Wilson.\n\nWilson x Kith sneakers, $150";
    assert_eq!(joint(text), Vec::<String>::new());
    assert_eq!(
        joint("Wales Bonner x Adidas sneakers, $150"),
        ["Wales Bonner + Adidas"]
    );
}

#[test]
fn what_one_of_two_did_before_dates_nothing() {
    let dates = |text: &str| -> Vec<Option<String>> {
        let joint = told(text)
            .into_iter()
            .filter_map(|statement| match statement {
                Statement::Collaboration(joint) => {
                    Some(joint.when.map(|when| when.label().to_owned()))
                }
                _ => None,
            });
        joint.collect()
    };
    for text in [
        "Adidas, which was founded in 1949, has worked with Prada on a sneaker.",
        "Sienna Miller, who wore a belt in 2004, has designed a collection with M&S.",
    ] {
        assert_eq!(dates(text), [None], "{text}");
    }
    assert_eq!(
        dates("Adidas, which was founded in 1949, worked with Prada on a sneaker in 2020."),
        [Some("2020".to_owned())]
    );
}

#[test]
fn goods_of_two_houses_are_no_joint_work() {
    for text in [
        "An old Gap shirt and Levi's 501s.",
        "A vintage Barbour jacket and Levi's 501s.",
        "She packed a Gucci belt and Prada's Cleo.",
    ] {
        assert!(joint(text).is_empty(), "{text}");
    }
}

#[test]
fn another_houses_work_dates_none() {
    let when = |text: &str| {
        told(text)
            .into_iter()
            .find_map(|statement| match statement {
                Statement::Collaboration(joint) => {
                    Some(joint.when.map(|when| when.label().to_owned()))
                }
                _ => None,
            })
    };
    for (text, expected) in [
        (
            "Marni x Uniqlo is back. Ganni has teamed up with Barbour on a jacket, out on 4 September 2025.",
            None,
        ),
        (
            "Gap and Dôen have worked together on a dress. Prada has a new tote, out on 3 May 2025.",
            None,
        ),
        (
            "Ganni has teamed up with Barbour on a jacket. It is out on 4 September 2025.",
            Some("2025-09-04".to_owned()),
        ),
        (
            "Ganni has teamed up with Barbour on a jacket. Ganni's first, it is out on 4 September 2025.",
            Some("2025-09-04".to_owned()),
        ),
    ] {
        assert_eq!(when(text), Some(expected), "{text}");
    }
}
