//! Figures of goods by what is done with them, and of people.

use super::{check, measures};

#[test]
fn goods_are_counted_by_what_is_done_with_them() {
    for (text, expected) in [
        (
            "Twice as many clogs were sold as before.",
            "clog sales up 2 ratio",
        ),
        (
            "Twice as many shoppers bought clogs.",
            "clog sales up 2 ratio",
        ),
        (
            "Some 62 per cent more clogs were sold.",
            "clog sales up 62 percent",
        ),
        (
            "Some 14,000 pairs of clogs changed hands on Vinted.",
            "clog sales = 14000 count / Vinted",
        ),
        (
            "In all, 14,000 clogs found a buyer.",
            "clog sales = 14000 count",
        ),
        ("Shoppers bought 6,200 clogs.", "clog sales = 6200 count"),
        (
            "The shop put clogs online. 6,200 of them were bought in a week.",
            "clog sales = 6200 count",
        ),
        (
            "Some 14,000 clogs are listed on Vinted.",
            "clog count = 14000 count / Vinted",
        ),
        (
            "Clogs worth £4 million were sold.",
            "clog sales = 4000000 GBP",
        ),
        (
            "Clogs generated $4 million in sales.",
            "clog sales = 4000000 USD",
        ),
        (
            "The number of clogs sold rose 34 per cent.",
            "clog sales up 34 percent",
        ),
        (
            "Clogs sell 62 per cent better than leggings.",
            "clog sales up 62 percent",
        ),
        (
            "A sell-through of 60 per cent for clogs was reported.",
            "clog sales = 60 percent",
        ),
    ] {
        check(text, &[expected]);
    }
    for text in [
        "Twice as many clogs would be too many.",
        "Shoppers tried 6,200 clogs.",
        "Clogs took 14,000 hours to make.",
        "Some 14,000 clogs were ordered to be destroyed.",
        "Some 14,000 clogs are listed as missing.",
    ] {
        assert_eq!(measures(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn crowds_follow_stock_and_pay() {
    for (text, expected) in [
        (
            "Loewe is followed by 40 million people on Instagram.",
            "Loewe followers = 40000000 count / Instagram",
        ),
        (
            "Some 7 million people follow Loewe on Instagram.",
            "Loewe followers = 7000000 count / Instagram",
        ),
        (
            "Clogs are stocked by 85 per cent of retailers.",
            "clog share = 85 percent",
        ),
        (
            "Some 62 per cent of retailers now stock clogs.",
            "clog share = 62 percent",
        ),
        (
            "Clogs account for one in five shoes sold.",
            "clog share = 20 percent",
        ),
        ("Clogs are 18 per cent dearer.", "clog price up 18 percent"),
        (
            "There is a waiting list of 2,000 people for clogs.",
            "clog count = 2000 count",
        ),
        (
            "2,000 people are on the waiting list for clogs.",
            "clog count = 2000 count",
        ),
    ] {
        check(text, &[expected]);
    }
    for text in [
        "Clogs are 18 per cent cheaper than loafers.",
        "Loewe aims for 3 million followers.",
        "Loewe is followed by 40 million people’s lawyers.",
        "Some 7 million people used to follow Loewe.",
        "Some 62 per cent of retailers no longer stock clogs.",
    ] {
        assert_eq!(measures(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn what_is_counted_stands_elsewhere() {
    for (text, expected) in [
        (
            "Clogs were searched for 34 per cent more often.",
            &["clog searches up 34 percent"][..],
        ),
        (
            "A video of clogs was watched 12 million times.",
            &["clog views = 12000000 count"],
        ),
        (
            "Clogs were added to wishlists 6,200 times.",
            &["clog engagement = 6200 count"],
        ),
        (
            "With searches up 62 per cent, clogs lead the list.",
            &["clog searches up 62 percent"],
        ),
        (
            "Clogs were up 85 per cent in sales.",
            &["clog sales up 85 percent"],
        ),
        (
            "Lyst recorded a jump of 62 per cent in searches for clogs.",
            &["clog searches up 62 percent / Lyst"],
        ),
        (
            "More than 6,200 posts carry the hashtag #gorpcore.",
            &["gorpcore posts = 6200 count"],
        ),
        (
            "Searches for both clogs and leggings rose 34 per cent.",
            &[
                "clog searches up 34 percent",
                "leggings searches up 34 percent",
            ],
        ),
        (
            "Searches for clogs rose 12 per cent. For leggings the figure was 62 per cent.",
            &["clog searches up 12 percent"],
        ),
        (
            "Searches for clogs rose 12 per cent on eBay. At Vinted the figure was 62 per cent.",
            &[
                "clog searches up 12 percent / eBay",
                "clog searches up 62 percent / Vinted",
            ],
        ),
    ] {
        check(text, expected);
    }
}

/// What people spent and on how many, and what goods brought in.
#[test]
fn goods_and_the_money_for_them() {
    for (text, expected) in [
        (
            "Britons spent £54 million on second-hand wedding dresses on eBay, which is 12% more than in 2019.",
            &[
                "wedding dress sales = 54000000 GBP / eBay",
                "wedding dress sales up 12 percent / eBay / 2019",
            ][..],
        ),
        (
            "They spent £90 million on over 3 million used coats on Vinted.",
            &[
                "coat sales = 90000000 GBP / Vinted",
                "coat sales = 3000000 count / Vinted",
            ],
        ),
        (
            "Barrel-leg jeans are back. They brought in £210 million.",
            &["barrel-leg jeans sales = 210000000 GBP"],
        ),
        (
            "Revenue from men's tailoring in Japan was 7 percent higher in 2023 than in 2021.",
            &["men's tailoring revenue up 7 percent / 2021 / Japan @2023"],
        ),
        (
            "The term \"quiet luxury\" was coined in 2023, and since March it has been viewed more than 200 million times on TikTok.",
            &["quiet luxury views = 200000000 count / TikTok"],
        ),
    ] {
        check(text, expected);
    }
}
