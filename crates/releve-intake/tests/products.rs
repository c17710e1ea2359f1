//! Products of every format, from fixtures made for this.

mod given;

use given::{fixture, refusals, taken, taken_of, taken_with};
use jiff::civil::date;
use releve_intake::Options;
use releve_intake::product::{Availability, Product};

fn on_a_day() -> Options {
    Options {
        day: Some(date(2026, 11, 20)),
        ..Options::default()
    }
}

/// Price, upper end, former price and currency.
fn costs(product: &Product) -> (Option<f64>, Option<f64>, Option<f64>, Option<String>) {
    let code = product.currency.map(|code| code.to_string());
    (product.price, product.price_to, product.price_was, code)
}

#[test]
fn shopify_has_a_product_for_each_variant_and_the_day_of_its_name() {
    let intake = taken("products-2026-11-20.json");
    assert_eq!(intake.products.len(), 3);
    let first = &intake.products[0];
    assert_eq!(
        (first.id.as_str(), first.group.as_deref()),
        ("111", Some("11"))
    );
    assert_eq!(first.description.as_deref(), Some("Satin, with a bow."));
    assert_eq!(first.variant.as_deref(), Some("Black / 38"));
    assert_eq!(
        (first.color.as_deref(), first.size.as_deref()),
        (Some("Black"), Some("38"))
    );
    assert_eq!(costs(first), (Some(190.0), None, Some(240.0), None));
    assert_eq!(first.availability, Some(Availability::InStock));
    assert_eq!(first.day, date(2026, 11, 20));
    assert_eq!(
        intake.products[1].availability,
        Some(Availability::OutOfStock)
    );
    let card = &intake.products[2];
    assert_eq!((card.variant.as_deref(), card.price), (None, Some(25.0)));
    assert_eq!(card.tags, ["gift", "card"]);
    assert_eq!(
        refusals(&intake),
        ["products-2026-11-20.json#3: `No variants` has no variants and no price"]
    );
    let error = taken_of(
        fixture("products-2026-11-20.json"),
        "products.json",
        &Options::default(),
    );
    let error = error.unwrap_err();
    assert!(error.is_unclear());
    assert!(
        error
            .to_string()
            .starts_with("products.json: no day of its prices; say it with")
    );
}

#[test]
fn merchant_center_as_a_table() {
    let intake = taken_with("merchant.tsv", &on_a_day());
    let first = &intake.products[0];
    assert_eq!(
        costs(first),
        (Some(190.0), None, Some(240.0), Some("USD".into()))
    );
    assert_eq!(first.color.as_deref(), Some("Black, Red"));
    assert_eq!(first.gtin.as_deref(), Some("4006381333931"));
    assert_eq!(first.group.as_deref(), Some("m"));
    assert_eq!(
        refusals(&intake),
        [
            "merchant.tsv:3: `soon` is no price; expected one such as `15.00 USD`",
            "merchant.tsv:4: expected 20 cells as in the header, but found 2",
        ]
    );
    // After the sale the regular price holds.
    let later = Options {
        day: Some(date(2026, 12, 24)),
        ..Options::default()
    };
    let intake = taken_with("merchant.tsv", &later);
    assert_eq!(
        costs(&intake.products[0]),
        (Some(240.0), None, None, Some("USD".into()))
    );
}

#[test]
fn merchant_center_as_a_feed_has_the_day_of_the_feed() {
    let intake = taken("merchant.xml");
    let first = &intake.products[0];
    assert_eq!(first.title, "Margot flat");
    assert_eq!(first.description.as_deref(), Some("Satin & bow"));
    assert_eq!(costs(first), (Some(1290.0), None, None, Some("EUR".into())));
    assert_eq!(first.availability, Some(Availability::Preorder));
    assert_eq!(first.day, date(2026, 11, 20));
    assert_eq!(
        refusals(&intake),
        ["merchant.xml#2: a product without a title"]
    );
}

#[test]
fn schema_org_in_graphs_and_groups() {
    let intake = taken_with("product_page.html", &on_a_day());
    let [flat, clog, other] = intake.products.as_slice() else {
        panic!("{:?}", intake.products);
    };
    assert_eq!(
        costs(flat),
        (Some(190.0), Some(240.0), None, Some("EUR".into()))
    );
    assert_eq!(
        (flat.brand.as_deref(), flat.color.as_deref()),
        (Some("Aeyde"), Some("Black, Red"))
    );
    assert_eq!(flat.condition.as_deref(), Some("new"));
    assert_eq!(
        costs(clog),
        (Some(99.0), Some(120.0), None, Some("EUR".into()))
    );
    assert_eq!(
        (clog.title.as_str(), clog.group.as_deref()),
        ("Clog", Some("g1"))
    );
    assert_eq!(
        (other.title.as_str(), other.size.as_deref()),
        ("Clog 39", Some("39"))
    );
    assert_eq!(
        refusals(&intake),
        ["product_page.html: a product in JSON-LD that is no JSON"]
    );
    let alone = br#"{"@context":"https://schema.org/","@type":"Product","name":"Flat","offers":{"price":"1.299,00","priceCurrency":"EUR"}}"#;
    let intake = taken_of(alone.to_vec(), "flat.json", &on_a_day()).unwrap();
    assert_eq!(intake.products[0].price, Some(1299.0));
}

#[test]
fn any_table_of_products_through_a_mapping() {
    let csv = b"Ref;Name;Preis;Statt;Tag\n1;Ballerina;89,90;120,00;20.11.2026\n2;Clog;frei;;20.11.2026\n3;Loafer;99;;bald\n";
    let options = Options {
        mapping: Some(
            "id=Ref,title=Name,price=Statt,sale-price=Preis,currency:EUR,date=Tag"
                .parse()
                .unwrap(),
        ),
        ..Options::default()
    };
    let intake = taken_of(csv.to_vec(), "shop.csv", &options).unwrap();
    assert_eq!(
        costs(&intake.products[0]),
        (Some(89.9), None, Some(120.0), Some("EUR".into()))
    );
    assert_eq!(intake.products[0].day, date(2026, 11, 20));
    assert_eq!(
        refusals(&intake),
        [
            "shop.csv:3: `frei` is no price; expected one such as `15.00 USD`",
            "shop.csv:4: `bald` is no date; expected one such as 2026-11-20",
        ]
    );
    assert!(intake.mapping.unwrap().is_products());
}

#[test]
fn a_day_to_come_in_a_name_or_stamp_is_not_taken() {
    let today = Options {
        today: Some(date(2026, 11, 21)),
        ..Options::default()
    };
    let list = fixture("products-2026-11-20.json");
    let known = taken_of(list.clone(), "products-2026-11-20.json", &today).unwrap();
    assert_eq!(known.products[0].day, date(2026, 11, 20));
    let error = taken_of(list.clone(), "products 2027-12-24.json", &today).unwrap_err();
    assert!(
        error.why().contains("but 2027-12-24, which is no day") && error.why().contains("`--day"),
        "{error}"
    );
    let said = Options {
        day: Some(date(2026, 11, 20)),
        ..today.clone()
    };
    assert!(taken_of(list, "products 2027-12-24.json", &said).is_ok());
    let feed = String::from_utf8(fixture("merchant.xml")).unwrap();
    let built = |year: i16| {
        let stamp = format!("<channel><lastBuildDate>01 Jan {year} 00:00:00 GMT</lastBuildDate>");
        feed.replacen("<channel>", &stamp, 1).into_bytes()
    };
    let known = taken_of(built(2026), "feed.xml", &today).unwrap();
    assert_eq!(known.products[0].day, date(2026, 1, 1));
    for year in [2031, 1601] {
        let error = taken_of(built(year), "feed.xml", &today).unwrap_err();
        assert!(
            error.why().contains(&format!("but {year}-01-01")),
            "{error}"
        );
    }
    let curve = fixture("time_series_US_20040101-0800_20260202-0337.csv");
    let name = "time_series_US_20040101-0800_20290907-0337.csv";
    let ahead = taken_of(curve, name, &today).unwrap();
    assert_eq!(ahead.series[0].series.vintage(), None);
    assert!(
        ahead
            .notes
            .iter()
            .any(|note| note.contains("its day 2029-09-07 is no day")),
        "{:?}",
        ahead.notes
    );
}

#[test]
fn offers_in_several_currencies_are_no_range() {
    let page = |offers: &str| {
        let json = format!(r#"{{"@type":"Product","name":"Flat","sku":"1","offers":{offers}}}"#);
        let page = format!(
            r#"<html><script type="application/ld+json">{json}</script><p>Flat</p></html>"#
        );
        taken_of(page.into_bytes(), "flat.html", &on_a_day()).unwrap()
    };
    let three = r#"[{"price":290,"priceCurrency":"USD"},{"price":43000,"priceCurrency":"JPY"},
        {"price":"270 €"},{"price":310,"priceCurrency":"USD"}]"#;
    let taken = page(three);
    let usd = Some("USD".to_owned());
    assert_eq!(
        costs(&taken.products[0]),
        (Some(290.0), Some(310.0), None, usd.clone())
    );
    assert_eq!(
        taken.notes,
        [
            "`Flat` is offered in several currencies: USD, the first, was taken and 43000 JPY, \
          270 EUR left out"
        ]
    );
    // A product that a page tells twice is told of once, and many in one line.
    let block = |name: &str| {
        format!(
            r#"<script type="application/ld+json">{{"@type":"Product","name":"{name}","sku":"1",
            "offers":{three}}}</script>"#
        )
    };
    let all = ["Flat", "Flat", "Clog", "Mule"].map(block).concat();
    let pages = format!("<html>{all}<p>Flat</p></html>");
    let taken = taken_of(pages.into_bytes(), "flat.html", &on_a_day()).unwrap();
    assert_eq!(taken.products.len(), 3);
    assert_eq!(taken.notes.len(), 1, "{:?}", taken.notes);
    assert!(taken.notes[0].ends_with("left out (2 more products so)"));
    let summed = r#"{"@type":"AggregateOffer","priceCurrency":"USD",
        "offers":[{"price":290},{"price":270,"priceCurrency":"EUR"}]}"#;
    assert_eq!(
        costs(&page(summed).products[0]),
        (Some(290.0), None, None, usd)
    );
    let table = "id\ttitle\tlink\tprice\tsale_price\n1\tFlat\thttps://a.example/1\t290.00 USD\t250.00 EUR\n";
    let taken = taken_of(table.into(), "shop.tsv", &on_a_day()).unwrap();
    assert!(taken.products.is_empty());
    assert!(refusals(&taken)[0].contains("its price is in USD and its sale price in EUR"));
}

#[test]
fn each_seller_and_condition_has_its_own_price() {
    let page = |offers: &str| {
        let json = format!(
            r#"{{"@type":"Product","name":"Flat","sku":"1","url":"https://m.example/1","offers":{offers}}}"#
        );
        let taken = taken_of(
            json.into_bytes(),
            "flat.json",
            &Options {
                format: "schema-org".parse().ok(),
                ..on_a_day()
            },
        );
        let all = taken.unwrap().products.into_iter();
        all.map(|one| (one.retailer, one.condition, one.price, one.price_to))
            .collect::<Vec<_>>()
    };
    let some = |text: &str| Some(text.to_owned());
    let host = some("m.example");
    assert_eq!(
        page(
            r#"[{"price":290,"seller":{"name":"A"}},{"price":250,"seller":{"name":"B"}},
                {"price":310,"seller":{"name":"A"}}]"#
        ),
        [
            (some("A"), None, Some(290.0), Some(310.0)),
            (some("B"), None, Some(250.0), None)
        ]
    );
    assert_eq!(
        page(
            r#"[{"price":290,"itemCondition":"https://schema.org/NewCondition"},
                {"price":120,"itemCondition":"https://schema.org/UsedCondition"},{"price":300}]"#
        ),
        [
            (host.clone(), some("new"), Some(290.0), Some(300.0)),
            (host, some("used"), Some(120.0), None)
        ]
    );
}

#[test]
fn a_page_of_any_number_of_sellers_or_variants_is_bounded() {
    let read = |json: String| {
        let options = Options {
            format: "schema-org".parse().ok(),
            ..on_a_day()
        };
        taken_of(json.into_bytes(), "flat.json", &options).unwrap()
    };
    let offers: Vec<String> = (0..20_100)
        .map(|at| format!(r#"{{"price":1,"seller":"{at}"}}"#))
        .collect();
    let taken = read(format!(
        r#"{{"@type":"Product","name":"Flat","sku":"1","offers":[{}]}}"#,
        offers.join(",")
    ));
    assert_eq!(taken.products.len(), 100);
    assert_eq!(
        taken.notes,
        ["`Flat` is offered by more sellers than 100: 20000 offers were left out"]
    );
    // Each repeats what the whole says.
    let variants: Vec<String> = (0..300)
        .map(|at| format!(r#"{{"@type":"Product","sku":"{at}"}}"#))
        .collect();
    let taken = read(format!(
        r#"{{"@type":"ProductGroup","name":"Flat","description":"{}","hasVariant":[{}]}}"#,
        "Satin ".repeat(160_000),
        variants.join(",")
    ));
    assert!(
        (100..150).contains(&taken.products.len()),
        "{}",
        taken.products.len()
    );
    let told = format!(
        "flat.json: what is beyond {} products of one page was left out",
        taken.products.len()
    );
    assert_eq!(refusals(&taken), [told]);
}

#[test]
fn variants_that_repeat_a_long_text_are_bounded() {
    let text = "word ".repeat(1 << 20);
    let variants = vec![r#"{"id":1,"price":"20.00"}"#; 100].join(",");
    let list = format!(
        r#"{{"products":[{{"id":1,"title":"Flat","variants":[{variants}],"body_html":"{text}"}}]}}"#
    );
    let taken = taken_of(list.into(), "products.json", &on_a_day()).unwrap();
    let kept = taken.products.len();
    assert!((40..60).contains(&kept), "{kept}");
    let told = format!(
        "products.json#1: `Flat`: {} of its 100 variants were left out, as the list says more \
         than 256 MiB",
        100 - kept
    );
    assert_eq!(refusals(&taken), [told]);
}

#[test]
fn a_price_that_is_none_is_told() {
    let list = r#"{"products":[{"id":1,"title":"Flat","handle":"flat","variants":[
        {"id":11,"price":"-5.00","compare_at_price":"400.00"},
        {"id":12,"price":"NaN"},{"id":13,"price":"290.00","compare_at_price":"250.00"}]}]}"#;
    let taken = taken_of(list.into(), "products.json", &on_a_day()).unwrap();
    let told: Vec<_> = taken
        .products
        .iter()
        .map(|one| (one.price, one.price_was))
        .collect();
    assert_eq!(
        told,
        [(None, Some(400.0)), (None, None), (Some(290.0), None)]
    );
    assert_eq!(
        refusals(&taken),
        [
            "products.json#1: `Flat`: `-5.00` is no price; it was kept without",
            "products.json#1: `Flat`: `NaN` is no price; it was kept without"
        ]
    );
}

#[test]
fn the_shop_that_is_said_is_the_shop_in_every_format() {
    let options = Options {
        mapping: "retailer:Aeyde DE".parse().ok(),
        ..on_a_day()
    };
    let table = "id\ttitle\tlink\tprice\n1\tFlat\thttps://a.example/1\t290.00 EUR\n";
    let taken = taken_of(table.into(), "shop.tsv", &options).unwrap();
    assert_eq!(taken.products[0].retailer.as_deref(), Some("Aeyde DE"));
    assert!(taken.notes.is_empty(), "{:?}", taken.notes);
}

#[test]
fn a_day_that_is_said_of_rows_with_their_own_is_told() {
    let table = "SKU,Name,Price,Day\nA1,Flat,290,2025-09-01\n";
    let options = Options {
        mapping: "id=SKU,title=Name,price=Price,date=Day".parse().ok(),
        ..on_a_day()
    };
    let taken = taken_of(table.into(), "a.csv", &options).unwrap();
    assert_eq!(taken.products[0].day, date(2025, 9, 1));
    assert_eq!(
        taken.notes,
        [
            "`--day 2026-11-20` was not asked: each row tells its own day, in `Day`; a mapping \
          without `date` takes `--day` for all"
        ]
    );
}

#[test]
fn a_currency_that_the_cell_says_otherwise_is_refused() {
    let table = "SKU,Name,Price,Currency\nQ1,a,€100,EUR\nQ2,b,€100,USD\nQ3,c,$100,USD\n\
        Q4,d,100 USD,EUR\nQ5,e,100,Euro\nQ6,f,100,€\nQ7,g,100,US dollars\nQ8,h,100,Dollar\n\
        Q9,i,100 EUR,Dollar\n";
    let options = Options {
        mapping: "id=SKU,title=Name,price=Price,currency=Currency"
            .parse()
            .ok(),
        ..on_a_day()
    };
    let taken = taken_of(table.into(), "q.csv", &options).unwrap();
    let told: Vec<_> = taken
        .products
        .iter()
        .map(|one| (one.id.as_str(), one.currency.map(|code| code.to_string())))
        .collect();
    let code = |code: &str| Some(code.to_owned());
    assert_eq!(
        told,
        [
            ("Q1", code("EUR")),
            ("Q3", code("USD")),
            ("Q5", code("EUR")),
            ("Q6", code("EUR")),
            ("Q7", code("USD")),
            ("Q8", None),
            ("Q9", code("EUR"))
        ]
    );
    assert_eq!(
        refusals(&taken),
        [
            "q.csv:3: its price is in EUR as it is written and in USD by its currency; expected one",
            "q.csv:5: its price is in USD as it is written and in EUR by its currency; expected one"
        ]
    );
    assert_eq!(
        taken.notes,
        [
            "the currency `Dollar` (q.csv:9) is none that is known, and prices beside it are in no \
             currency; expected a code such as `EUR`"
        ]
    );
}
