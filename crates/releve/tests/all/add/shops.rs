//! Whose list a list is, and of which market its prices.

use std::fs;

use super::SHOP;
use crate::program::{err, rows, run, study, well};

/// What names the shop of a list.
const NAMED: [&str; 2] = ["--map", "retailer:Shop.example"];

#[test]
fn a_shop_that_was_named_once_is_kept_for_its_next_list() {
    let folder = study();
    let at = folder.path();
    let add = |name: &str, list: &str, more: &[&str]| {
        fs::write(at.join(name), list).unwrap();
        let output = run(&[&["add", "a.releve", name], more].concat(), at);
        assert!(output.status.success(), "{}", err(&output));
        err(&output).to_owned()
    };
    let named = add("products 2025-09-01.json", SHOP, &NAMED);
    assert!(!named.contains("does not name its shop"), "{named}");
    let list = SHOP.replace("190.00", "170.00");
    let next = add("products 2025-09-08.json", &list, &[]);
    assert!(
        next.contains("it does not name its shop, and is taken for a list of `shop.example`"),
        "{next}"
    );
    // Of another shop nothing is known.
    let other = SHOP.replace("\"id\":11", "\"id\":22");
    assert_ne!(other, SHOP);
    let other = add("products 2025-09-09.json", &other, &[]);
    assert!(other.contains("`--map retailer:NAME` does"), "{other}");
    let shops = "SELECT date, shop FROM prices GROUP BY date, shop ORDER BY date";
    assert_eq!(
        rows(shops, at),
        serde_json::json!([
            {"date": "2025-09-01", "shop": "shop.example"},
            {"date": "2025-09-08", "shop": "shop.example"},
            {"date": "2025-09-09", "shop": ""}
        ])
    );
    // Between two markets of one shop nothing is guessed.
    let list = SHOP.replace("190.00", "180.00");
    add(
        "products 2025-09-10.json",
        &list,
        &["--map", "retailer:Elsewhere"],
    );
    let list = SHOP.replace("190.00", "175.00");
    let unclear = add("products 2025-09-11.json", &list, &[]);
    assert!(
        unclear.contains("are known of `Elsewhere`, `shop.example`"),
        "{unclear}"
    );
}

#[test]
fn the_import_of_the_day_is_the_one_to_undo() {
    let folder = study();
    let at = folder.path();
    for day in ["2025-09-01", "2025-09-15"] {
        let name = format!("products {day}.json");
        fs::write(at.join(&name), SHOP).unwrap();
        well(&["add", "a.releve", &name], at);
    }
    let named = [&["add", "a.releve", "products 2025-09-15.json"], &NAMED[..]].concat();
    let output = run(&named, at);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        err(&output).contains("`releve undo a.releve 2` takes"),
        "{}",
        err(&output)
    );
    well(&["undo", "a.releve", "2"], at);
    assert!(well(&named, at).contains("2 prices"));
    let left = "SELECT date, shop, count(*) AS n FROM prices GROUP BY date, shop";
    assert_eq!(
        rows(left, at),
        serde_json::json!([
            {"date": "2025-09-01", "shop": "", "n": 2},
            {"date": "2025-09-15", "shop": "shop.example", "n": 2}
        ])
    );
}

#[test]
fn two_currencies_of_one_file_are_two_products() {
    let folder = study();
    let at = folder.path();
    let add = |day: &str, prices: &[&str]| {
        let mut list = "id\ttitle\tlink\tprice\tavailability\n".to_owned();
        for price in prices {
            list += &format!("A1\tFlat\thttps://shop.example/a\t{price}\tin stock\n");
        }
        let name = format!("{day}.tsv");
        fs::write(at.join(&name), list).unwrap();
        well(&["add", "a.releve", &name], at)
    };
    let both = add("2025-09-01", &["290 EUR", "310 USD"]);
    assert!(both.starts_with("import 1: 2 products, 2 prices"), "{both}");
    add("2025-09-08", &["280 USD"]);
    let diff = well(&["diff", "a.releve", "--since", "1"], at);
    assert!(
        diff.contains("310 to 280") && !diff.contains("new product"),
        "{diff}"
    );
    let told = "SELECT item, price, currency FROM prices ORDER BY item, date";
    assert_eq!(
        rows(told, at),
        serde_json::json!([
            {"item": "A1", "price": 290.0, "currency": "EUR"},
            {"item": "A1 (USD)", "price": 310.0, "currency": "USD"},
            {"item": "A1 (USD)", "price": 280.0, "currency": "USD"}
        ])
    );
}
