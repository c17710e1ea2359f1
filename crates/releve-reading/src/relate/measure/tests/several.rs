//! Several figures of one noun, several nouns of one verb.

use super::check;
use super::measures;

#[test]
fn several_figures_of_one_noun() {
    check(
        "Searches for boat shoes were up 120% in Seoul and 60% in Tokyo.",
        &[
            "boat shoe searches up 120 percent / Seoul",
            "boat shoe searches up 60 percent / Tokyo",
        ],
    );
    check(
        "Demand for loafers, according to Lyst, grew 18 percent, while that for pumps slipped 6 percent.",
        &[
            "loafer searches up 18 percent / Lyst",
            "pump searches down 6 percent / Lyst",
        ],
    );
    check(
        "Chanel's Instagram following grew from 2.1 million to 4.4 million.",
        &[
            "Chanel followers = 2100000 count / Instagram",
            "Chanel followers = 4400000 count / Instagram",
        ],
    );
    check(
        "Skechers reported sales of $2.02 billion, up 7.8 per cent year on year.",
        &[
            "Skechers sales = 2020000000 USD",
            "Skechers sales up 7.8 percent / year-on-year",
        ],
    );
}

#[test]
fn lists_of_terms() {
    check(
        "Pinterest's most searched terms were “argyle sweater vest” +95% and “plaid midi skirt” +60%.",
        &[
            "argyle sweater vest searches up 95 percent / Pinterest",
            "plaid midi skirt searches up 60 percent / Pinterest",
        ],
    );
}

#[test]
fn figures_and_subjects_in_turn() {
    for (text, expected) in [
        (
            "Searches for corsets and gloves on Lyst rose by 163 percent and 566 percent, respectively.",
            vec![
                "corset searches up 163 percent / Lyst",
                "glove searches up 566 percent / Lyst",
            ],
        ),
        (
            "Linen shirts, as well as linen shorts, are back, with searches going up 15% and 30% on Lyst respectively.",
            vec![
                "linen shirt searches up 15 percent / Lyst",
                "linen shorts searches up 30 percent / Lyst",
            ],
        ),
        (
            "According to Lyst, demand for clogs, loafers and mules climbed 12%, 18% and 25%.",
            vec![
                "clog searches up 12 percent / Lyst",
                "loafer searches up 18 percent / Lyst",
                "mule searches up 25 percent / Lyst",
            ],
        ),
        // A noun that opens its sentence is no command.
        (
            "Demand for clogs has grown 12% on Lyst.",
            vec!["clog searches up 12 percent / Lyst"],
        ),
        (
            "On Pinterest, searches for “ballet sneaker,” a cross of two shoes, climbed 12%.",
            vec!["ballet sneaker searches up 12 percent / Pinterest"],
        ),
        // One thing on two channels.
        (
            "Searches for clogs are up 40 percent on Google and 20 percent on Pinterest.",
            vec![
                "clog searches up 40 percent / Google",
                "clog searches up 20 percent / Pinterest",
            ],
        ),
    ] {
        check(text, &expected);
    }
}

#[test]
fn figures_of_a_list_share_their_noun() {
    for (text, expected) in [
        (
            "Pinterest searches this spring:\n\n“Moto boots” (+120%)\n\n“Kitten heels” (+85%)",
            vec![
                "moto boot searches up 120 percent",
                "kitten heel searches up 85 percent",
            ],
        ),
        (
            "There has been a 58 per cent sales increase for tweed jackets on eBay.",
            vec!["tweed jacket sales up 58 percent / eBay"],
        ),
        (
            "Shoppers on Lyst bought three times as many loafers as in May.",
            vec!["loafer sales up 3 ratio / Lyst"],
        ),
        (
            "According to Lyst, searches for ‘sustainable brands’ went up by 61 per cent.",
            vec!["sustainable brand searches up 61 percent / Lyst"],
        ),
    ] {
        check(text, &expected);
    }
}

#[test]
fn lines_are_labelled_and_figures_shared() {
    check(
        "The numbers, all growth in searches on Pinterest:\n\n- jazz and blues outfit: +1,050%\n- rubber wear: +470%",
        &[
            "jazz and blues outfit searches up 1050 percent",
            "rubber wear searches up 470 percent",
        ],
    );
    check(
        "Prada Group took net revenue to 3.34 billion euros. Neither Prada nor Miu Miu is getting cheaper. Both labels raised their prices by 4 percent.",
        &[
            "Prada Group revenue = 3340000000 EUR",
            "Prada price up 4 percent",
            "Miu Miu price up 4 percent",
        ],
    );
}

#[test]
fn figures_are_of_what_is_counted() {
    for (text, expected) in [
        // The time of an aside is not that of the figure.
        (
            "Prices of the Baguette, brought back by Silvia Venturini Fendi in 2019, went up 68 percent on Vestiaire Collective.",
            vec!["baguette price up 68 percent / Vestiaire Collective"],
        ),
        // A picture of several is nobody's; one of one person is.
        (
            "Sienna Miller and Liya Kebede sat in a line. The photograph was shared two million times.",
            vec![],
        ),
        (
            "Sienna Miller sat in a line. The photograph was shared two million times.",
            vec!["Sienna Miller engagement = 2000000 count"],
        ),
        (
            "On Weibo, the campaign starring Yang Mi drew 230 million views.",
            vec![],
        ),
        // A shirt is not sold in pairs; clogs are.
        (
            "He wore a striped shirt. Asos says it sold 3.2 million pairs, up from 2.4 million.",
            vec![],
        ),
        (
            "He wore clogs. Asos says it sold 3.2 million pairs.",
            vec!["clog sales = 3200000 count"],
        ),
        // A model behind its house is no other house of that name.
        (
            "The Row's $690 Dune, worn by Zendaya with a grey Loewe jumper, was the second most wanted product in Lyst's index, with searches up 162%.",
            vec![
                "Dune rank = 2 rank / Lyst",
                "Dune searches up 162 percent / Lyst",
            ],
        ),
        (
            "Sales at Dune, the shoe chain, rose 12 per cent.",
            vec!["Dune London sales up 12 percent"],
        ),
    ] {
        assert_eq!(measures(text), expected, "{text}");
    }
}
