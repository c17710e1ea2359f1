//! Lists of shops.

use std::fs;
use std::path::Path;
use std::process::Output;

use super::SHOP;
use crate::program::{err, out, rows, run, study, well};

#[test]
fn products_of_a_day() {
    let folder = study();
    let at = folder.path();
    fs::write(at.join("products.json"), SHOP).unwrap();
    let output = run(&["add", "a.releve", "products.json"], at);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        err(&output).contains("no day of its prices"),
        "{}",
        err(&output)
    );
    let day = ["add", "a.releve", "products.json", "--day", "2026-11-20"];
    assert_eq!(well(&day, at), "import 2: 2 products, 2 prices\n");
    assert_eq!(
        rows(
            "SELECT item, date, garment, price, price_was, available FROM prices ORDER BY item",
            at
        ),
        serde_json::json!([
            {"item": "111", "date": "2026-11-20", "garment": "ballet flat", "price": 190.0,
             "price_was": 240.0, "available": 1},
            {"item": "112", "date": "2026-11-20", "garment": "ballet flat", "price": 240.0,
             "price_was": null, "available": 0}
        ])
    );
    assert_eq!(well(&day, at), "nothing new\n1 was there already\n");
    let status = well(&["status", "a.releve"], at);
    assert!(status.contains("2 products, 2 prices"), "{status}");
    // The history calls them the same.
    let history = well(&["history", "a.releve"], at);
    assert!(history.contains("(2 prices)"), "{history}");
}

#[test]
fn a_price_that_changed_is_told_with_the_shop_that_is_known() {
    let folder = study();
    let at = folder.path();
    for (name, list, day) in [
        ("one.json", SHOP.to_owned(), "2026-11-19"),
        ("wrong.json", SHOP.replace("190.00", "90.00"), "2026-11-20"),
        ("two.json", SHOP.replace("190.00", "170.00"), "2026-11-20"),
    ] {
        fs::write(at.join(name), list).unwrap();
        well(&["add", "a.releve", name, "--day", day], at);
    }
    well(&["undo", "a.releve", "2"], at);
    let diff = well(&["diff", "a.releve", "--since", "1"], at);
    // What was undone is no import, nor is its undoing.
    assert!(diff.starts_with("1 import: "), "{diff}");
    let told = diff.lines().last().unwrap();
    assert!(
        told.contains(": 190 to 170") && !told.contains(", :"),
        "{diff}"
    );
}

#[test]
fn all_that_a_shop_says_is_kept() {
    let folder = study();
    let at = folder.path();
    let product = r#"{"@context":"https://schema.org","@type":"Product","name":"Satin ballet flat",
        "sku":"MF-38","gtin13":"4006381333931","mpn":"M1","color":"Black","size":"38","material":"satin",
        "url":"https://shop.example/p/1",
        "offers":{"@type":"AggregateOffer","lowPrice":"99","highPrice":120,"priceCurrency":"GBP"}}"#;
    fs::write(at.join("flat.json"), product).unwrap();
    let header = "id\ttitle\tprice\tlink\titem_group_id\tgender\tage_group\tcondition\tpattern\tproduct_type";
    let row =
        "7\tWool coat\t150.00 USD\thttps://shop.example/7\tG1\tfemale\tadult\tnew\tplain\tCoats";
    fs::write(at.join("feed.tsv"), format!("{header}\n{row}\n")).unwrap();
    fs::write(at.join("products.json"), SHOP).unwrap();
    let files = ["flat.json", "feed.tsv", "products.json"];
    let add = [&["add", "a.releve"], &files[..], &["--day", "2026-11-20"]].concat();
    well(&add, at);
    let told = "SELECT price, price_to, sku, gtin, mpn, color, size, material FROM prices \
        WHERE price_to IS NOT NULL";
    assert_eq!(
        rows(told, at),
        serde_json::json!([{"price": 99.0, "price_to": 120.0, "sku": "MF-38",
            "gtin": "4006381333931", "mpn": "M1", "color": "Black", "size": "38",
            "material": "satin"}])
    );
    let told = "SELECT item_group, gender, age_group, condition, pattern, kind FROM prices \
        WHERE item = '7'";
    assert_eq!(
        rows(told, at),
        serde_json::json!([{"item_group": "G1", "gender": "female", "age_group": "adult",
            "condition": "new", "pattern": "plain", "kind": "Coats"}])
    );
    let told = "SELECT item_group, variant, tags, kind FROM prices WHERE item = '111'";
    assert_eq!(
        rows(told, at),
        serde_json::json!([{"item_group": "11", "variant": "Black / 38", "tags": "[\"bow\"]",
            "kind": "Flats"}])
    );
}

/// What names the shop of a list.
const NAMED: [&str; 2] = ["--map", "retailer:Shop.example"];

/// Adds the list of a shop as it was on a day.
fn add_list(at: &Path, more: &[&str], day: &str) -> Output {
    let list = ["add", "a.releve", "products.json", "--day", day];
    run(&[&list, more].concat(), at)
}

#[test]
fn the_shop_of_a_list_is_named() {
    let folder = study();
    let at = folder.path();
    fs::write(at.join("products.json"), SHOP).unwrap();
    let add = |more: &[&str], day: &str| add_list(at, more, day);
    let first = add(&NAMED, "2025-09-02");
    assert!(first.status.success(), "{}", err(&first));
    let shops = "SELECT DISTINCT shop, url, count(*) AS n FROM prices";
    assert_eq!(
        rows(shops, at),
        serde_json::json!([
            {"shop": "shop.example", "url": "https://shop.example/products/margot", "n": 2}
        ])
    );
    // Without its name it is the same shop's, on that day or another.
    let there = add(&[], "2025-09-02");
    assert_eq!(out(&there), "nothing new\n1 was there already\n");
    let next = add(&[], "2025-09-05");
    assert!(
        out(&next).starts_with("import 2: 2 products"),
        "{}",
        out(&next)
    );
    assert_eq!(
        rows(shops, at),
        serde_json::json!([
            {"shop": "shop.example", "url": "https://shop.example/products/margot", "n": 4}
        ])
    );
    let next = add(&NAMED, "2025-09-05");
    assert_eq!(out(&next), "nothing new\n1 was there already\n");
    // Of another shop it is something else.
    let other = add(&["--map", "retailer:Other"], "2025-09-06");
    assert_eq!(other.status.code(), Some(1));
    assert!(
        err(&other).contains("`releve undo a.releve 1`"),
        "{}",
        err(&other)
    );
    // It tells nothing of a table.
    fs::write(at.join("views.csv"), super::VIEWS).unwrap();
    let table = run(&["add", "a.releve", "views.csv", "--map", "retailer:X"], at);
    assert_eq!(table.status.code(), Some(1));
    assert!(err(&table).contains("what its columns are is not known"));
}

#[test]
fn a_shop_is_named_later() {
    let folder = study();
    let at = folder.path();
    fs::write(at.join("products.json"), SHOP).unwrap();
    let add = |more: &[&str], day: &str| add_list(at, more, day);
    assert!(add(&[], "2025-09-02").status.success());
    // The prices of this day have no shop: who wants it named takes them back.
    let same = add(&NAMED, "2025-09-02");
    assert_eq!(same.status.code(), Some(1));
    assert!(
        err(&same).contains("`releve undo a.releve 1`"),
        "{}",
        err(&same)
    );
    let next = add(&NAMED, "2025-09-05");
    assert!(
        out(&next).starts_with("import 3: 2 products"),
        "{}",
        out(&next)
    );
    let shops = "SELECT shop, date, count(*) AS n FROM prices GROUP BY shop, date ORDER BY date";
    let two = serde_json::json!([
        {"shop": "", "date": "2025-09-02", "n": 2},
        {"shop": "shop.example", "date": "2025-09-05", "n": 2}
    ]);
    assert_eq!(rows(shops, at), two);
    // Both days are there now, whether it is named or not.
    for day in ["2025-09-02", "2025-09-05"] {
        let there = add(&[], day);
        assert_eq!(out(&there), "nothing new\n1 was there already\n");
    }
    assert_eq!(rows(shops, at), two);
    assert!(out(&add(&[], "2025-09-06")).starts_with("import 4: 2 products"));
    assert_eq!(rows(shops, at)[2]["shop"], "shop.example");
}

#[test]
fn rows_of_one_product_and_day_are_told_apart_or_told() {
    let folder = study();
    let at = folder.path();
    let rows_of = |name: &str, rows: &str| {
        let head = "id\ttitle\tlink\tprice\tavailability\tsize\n";
        fs::write(at.join(name), format!("{head}{rows}")).unwrap();
        run(&["add", "a.releve", name, "--day", "2025-09-01"], at)
    };
    let line = |id: &str, price: &str, size: &str| {
        format!("{id}\tFlat\thttps://shop.example/{id}\t{price} USD\tin stock\t{size}\n")
    };
    let sizes = [
        line("A1", "290", "37"),
        line("A1", "250", "38"),
        line("A2", "90", "37"),
    ];
    let output = rows_of("sizes.tsv", &sizes.concat());
    assert!(output.status.success(), "{}", err(&output));
    let told = "SELECT item, price FROM prices ORDER BY item";
    assert_eq!(
        rows(told, at),
        serde_json::json!([
            {"item": "A1 (37)", "price": 290.0},
            {"item": "A1 (38)", "price": 250.0},
            {"item": "A2", "price": 90.0}
        ])
    );
    well(&["undo", "a.releve", "1"], at);
    let twice = [
        line("A1", "290", "37"),
        line("A1", "290", "37"),
        line("A1", "250", "37"),
    ];
    let output = rows_of("twice.tsv", &twice.concat());
    assert_eq!(output.status.code(), Some(1));
    assert!(
        err(&output).contains("`A1` is there twice for 2025-09-01, 290 USD and 250 USD"),
        "{}",
        err(&output)
    );
    let one = rows(told, at);
    assert_eq!(one, serde_json::json!([{"item": "A1", "price": 290.0}]));
}

#[test]
fn markets_of_one_shop_are_not_compared() {
    let folder = study();
    let at = folder.path();
    let add = |price: &str, day: &str| {
        let head = "id\ttitle\tlink\tprice\n";
        let row = format!("A1\tSatin flat\thttps://shop.example/A1\t{price}\n");
        let name = format!("{}-{day}.tsv", &price[..3]);
        fs::write(at.join(&name), format!("{head}{row}")).unwrap();
        well(&["add", "a.releve", &name], at);
        name
    };
    add("290 USD", "2025-09-01");
    let euros = add("270 EUR", "2025-09-01");
    let told = "SELECT item, price, currency FROM prices WHERE newest ORDER BY item";
    assert_eq!(
        rows(told, at),
        serde_json::json!([
            {"item": "A1", "price": 290.0, "currency": "USD"},
            {"item": "A1 (EUR)", "price": 270.0, "currency": "EUR"}
        ])
    );
    let new = well(&["diff", "a.releve", "--since", "1"], at);
    assert!(!new.contains("Prices that changed"), "{new}");
    // The same list on another day, and another price in each.
    well(&["add", "a.releve", &euros, "--day", "2025-09-02"], at);
    add("260 EUR", "2025-09-03");
    add("280 USD", "2025-09-03");
    let new = well(&["diff", "a.releve", "--since", "2"], at);
    assert!(new.contains("290 to 280 USD"), "{new}");
    assert!(new.contains("270 to 260 EUR"), "{new}");
    assert!(!new.contains("new product"), "{new}");
}

#[test]
fn markets_in_one_currency_are_told_apart_by_their_shops() {
    let folder = study();
    let at = folder.path();
    for (name, price) in [("fr", 290), ("de", 270)] {
        let list = format!(
            "id\ttitle\tlink\tprice\nA1\tSatin flat\thttps://shop.example/{name}/A1\t{price} EUR\n"
        );
        fs::write(at.join(format!("{name}.tsv")), list).unwrap();
        let shop = format!("retailer:Shop {name}");
        let file = format!("{name}.tsv");
        well(
            &[
                "add",
                "a.releve",
                &file,
                "--day",
                "2025-09-01",
                "--map",
                &shop,
            ],
            at,
        );
    }
    let told = "SELECT shop, price FROM prices WHERE newest ORDER BY shop";
    assert_eq!(
        rows(told, at),
        serde_json::json!([
            {"shop": "Shop de", "price": 270.0}, {"shop": "Shop fr", "price": 290.0}
        ])
    );
    // Of known bytes, too, an option that says nothing is told.
    let output = run(
        &[
            "add",
            "a.releve",
            "de.tsv",
            "--market",
            "DE",
            "--day",
            "2025-09-01",
            "--map",
            "retailer:Shop de",
        ],
        at,
    );
    assert!(
        out(&output).contains("1 was there already"),
        "{}",
        out(&output)
    );
    assert!(
        err(&output).contains("`--market` is of series"),
        "{}",
        err(&output)
    );
}

/// Adds a list of `id`, price and size as it was on a day.
fn add_sizes(at: &Path, day: &str, rows: &[(&str, &str, &str)]) -> Output {
    let mut list = "id\ttitle\tlink\tprice\tavailability\tsize\n".to_owned();
    for (id, price, size) in rows {
        list += &format!("{id}\tFlat\thttps://shop.example/{id}\t{price} EUR\tin stock\t{size}\n");
    }
    let name = format!("{day}.tsv");
    fs::write(at.join(&name), list).unwrap();
    let output = run(&["add", "a.releve", &name, "--day", day], at);
    assert!(output.status.success(), "{}", err(&output));
    output
}

#[test]
fn a_variant_is_the_same_product_whatever_stands_beside_it() {
    let folder = study();
    let at = folder.path();
    let both = |price| [("P1", price, "37"), ("P1", price, "38")];
    add_sizes(at, "2025-09-01", &both("290"));
    // The other size is sold out.
    let alone = add_sizes(at, "2025-09-08", &[("P1", "250", "37")]);
    assert!(!err(&alone).contains("note"), "{}", err(&alone));
    let diff = well(&["diff", "a.releve", "--since", "1"], at);
    assert!(
        diff.contains("290 to 250") && !diff.contains("new product"),
        "{diff}"
    );
    add_sizes(at, "2025-09-15", &both("240"));
    let newest = "SELECT item, date, price FROM prices WHERE date > '2025-09-01' ORDER BY 1, 2";
    assert_eq!(
        rows(newest, at),
        serde_json::json!([
            {"item": "P1 (37)", "date": "2025-09-08", "price": 250.0},
            {"item": "P1 (37)", "date": "2025-09-15", "price": 240.0},
            {"item": "P1 (38)", "date": "2025-09-15", "price": 240.0}
        ])
    );
    // The same bytes on another day are the same products.
    let list = ["add", "a.releve", "2025-09-08.tsv", "--day", "2025-09-22"];
    assert!(well(&list, at).contains("1 product, 1 price"));
    let item = "SELECT item FROM prices WHERE date = '2025-09-22'";
    assert_eq!(rows(item, at), serde_json::json!([{"item": "P1 (37)"}]));
}

#[test]
fn another_size_alone_is_another_product() {
    let folder = study();
    let at = folder.path();
    add_sizes(at, "2025-09-01", &[("P1", "250", "37")]);
    let other = add_sizes(at, "2025-09-08", &[("P1", "300", "38")]);
    assert!(
        err(&other).contains("`P1 (38)` is a new product beside `P1`"),
        "{}",
        err(&other)
    );
    let diff = well(&["diff", "a.releve", "--since", "1"], at);
    assert!(
        diff.contains("1 new product") && !diff.contains("250"),
        "{diff}"
    );
    // Either goes on as what it is called.
    let both = [("P1", "240", "37"), ("P1", "290", "38")];
    let both = add_sizes(at, "2025-09-15", &both);
    assert!(!err(&both).contains("note"), "{}", err(&both));
    let told = "SELECT item, count(*) AS n FROM prices GROUP BY item";
    assert_eq!(
        rows(told, at),
        serde_json::json!([{"item": "P1", "n": 2}, {"item": "P1 (38)", "n": 2}])
    );
}

#[test]
fn a_product_that_gets_a_size_is_no_new_one() {
    let folder = study();
    let at = folder.path();
    add_sizes(at, "2025-09-01", &[("P1", "290", ""), ("P2", "90", "")]);
    let sized = [("P1", "250", "37"), ("P2", "80", "37"), ("P2", "85", "38")];
    let output = add_sizes(at, "2025-09-08", &sized);
    // Of two that are now told apart none is known to be the one there was.
    assert!(
        err(&output).contains("`P2 (37)` is a new product beside `P2`"),
        "{}",
        err(&output)
    );
    let told = "SELECT item, count(*) AS n FROM prices GROUP BY item";
    assert_eq!(
        rows(told, at),
        serde_json::json!([{"item": "P1", "n": 2}, {"item": "P2", "n": 1},
            {"item": "P2 (37)", "n": 1}, {"item": "P2 (38)", "n": 1}])
    );
}

#[test]
fn a_number_of_the_variant_is_enough_whatever_the_variant_is_called() {
    let folder = study();
    let at = folder.path();
    for (list, day) in [
        (SHOP.to_owned(), "2025-09-01"),
        (SHOP.replace("Black / 38", "Jet black / 38"), "2025-09-08"),
    ] {
        fs::write(at.join("products.json"), list).unwrap();
        let output = add_list(at, &NAMED, day);
        assert!(!err(&output).contains("new product"), "{}", err(&output));
    }
    let told = "SELECT item, count(*) AS n FROM prices GROUP BY item";
    assert_eq!(
        rows(told, at),
        serde_json::json!([{"item": "111", "n": 2}, {"item": "112", "n": 2}])
    );
}

#[test]
fn new_and_used_are_known_again() {
    let folder = study();
    let at = folder.path();
    let add = |name: &str, offers: &[(&str, &str)]| {
        let offer = |(condition, price): &(&str, &str)| {
            format!(
                r#"{{"@type":"Offer","price":"{price}","priceCurrency":"EUR",
                    "itemCondition":"https://schema.org/{condition}Condition"}}"#
            )
        };
        let offers: Vec<String> = offers.iter().map(offer).collect();
        let page = format!(
            r#"{{"@context":"https://schema.org","@type":"Product","name":"Flat","sku":"U1",
                "url":"https://shop.example/u","offers":[{}]}}"#,
            offers.join(",")
        );
        fs::write(at.join(name), page).unwrap();
        well(&["add", "a.releve", name], at)
    };
    add("u 2025-09-01.json", &[("New", "300"), ("Used", "180")]);
    add("u 2025-09-08.json", &[("Used", "150")]);
    let told = "SELECT item, count(*) AS n FROM prices GROUP BY item";
    assert_eq!(
        rows(told, at),
        serde_json::json!([{"item": "U1 (new)", "n": 1}, {"item": "U1 (used)", "n": 2}])
    );
}
