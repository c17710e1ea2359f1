//! Products and their prices.

use std::time::Duration;

use jiff::civil::{Date, date};
use releve_facts::Document;
use releve_study::{
    ArticleState, Asked, Cell, Details, Entry, FileId, Import, ListedPage, Origin, PriceChange,
    Product, Since, Study,
};

use crate::articles::{ask, new_file, occasion, reader, room, sound};

const PAGE: &str = "https://larkhaven.example/flats";
const BYTES: &[u8] = b"a page";

fn product(item: &str, day: Date, price: Option<f64>) -> Product {
    Product {
        shop: "larkhaven.example".into(),
        item: item.into(),
        day,
        title: "Carla flat".into(),
        brand: Some("Larkhaven".into()),
        garment: Some("ballet flat".into()),
        price,
        price_to: None,
        price_was: None,
        currency: Some("GBP".parse().unwrap()),
        available: Some(true),
        url: None,
        image: None,
        attributes: vec!["satin".into()],
        details: Details::default(),
    }
}

/// A page of a product with a text.
fn origin() -> Origin {
    let mut origin = Origin::of(PAGE, BYTES);
    origin.said.day = Some(date(2026, 11, 20));
    origin
}

fn text() -> Entry {
    let text = Document::new("page", "The Carla flat is made in Porto.");
    Entry::new(text, vec![], vec![]).unwrap()
}

fn fill(import: &mut Import<'_>, file: FileId) {
    import.document(file, PAGE, &text()).unwrap();
    let product = product("17", date(2026, 11, 20), Some(99.0));
    import.product(file, &product).unwrap();
}

fn prices(study: &mut Study) -> Cell {
    let rows = ask(study, "SELECT count(*) FROM prices", Duration::from_secs(5));
    rows.unwrap().remove(0).remove(0)
}

#[test]
fn new_prices_of_known_products_are_told() {
    let (_room, mut study) = room();
    for (name, day, flats, more) in [
        ("a", 1, 99.0, None),
        ("b", 8, 79.5, Some(40.0)),
        // An older list that is added late, and one that says the same again.
        ("c", 4, 90.0, None),
        ("d", 9, 79.5, None),
        ("e", 9, 79.5, None),
    ] {
        let mut import = study.import(&occasion(name), &reader(), || ()).unwrap();
        let file = new_file(&mut import, name, name.as_bytes());
        let items = [("17", Some(flats)), ("18", more)];
        for (item, price) in items.into_iter().filter(|(_, price)| price.is_some()) {
            import
                .product(file, &product(item, date(2025, 9, day), price))
                .unwrap();
        }
        let summary = import.finish().unwrap();
        assert_eq!(summary.products, 1 + u64::from(more.is_some()));
    }
    let new = study.difference(Since::Import(1)).unwrap();
    assert_eq!((new.products, new.prices), (1, 4));
    let change = PriceChange {
        shop: "larkhaven.example".into(),
        item: "17".into(),
        title: "Carla flat".into(),
        before: Some(99.0),
        price: Some(79.5),
        currency: Some("GBP".into()),
        day: "2025-09-09".into(),
    };
    assert_eq!(new.changes, [change]);
    let new = study.difference(Since::Import(2)).unwrap();
    assert_eq!((new.prices, new.changes.len()), (3, 0));
    // Of two lists of one day the one that was added last is the newest.
    assert_eq!(
        ask(
            &mut study,
            "SELECT count(*), sum(newest) FROM prices",
            Duration::from_secs(5)
        )
        .unwrap(),
        [[Cell::Integer(6), Cell::Integer(5)]]
    );
}

/// Adds a price of item 17 in a currency.
fn price_in(study: &mut Study, code: &str, day: i8) -> i64 {
    let mut import = study.import(&occasion(code), &reader(), || ()).unwrap();
    let name = format!("{code} {day}");
    let file = new_file(&mut import, &name, name.as_bytes());
    let mut one = product("17", date(2025, 9, day), Some(99.0));
    one.currency = Some(code.parse().unwrap());
    import.product(file, &one).unwrap();
    import.finish().unwrap().import
}

#[test]
fn an_item_in_two_currencies_stays_two_whatever_is_undone() {
    let (_room, mut study) = room();
    let pounds = price_in(&mut study, "GBP", 1);
    price_in(&mut study, "EUR", 1);
    study.undo(pounds, &occasion("undo"), || ()).unwrap();
    price_in(&mut study, "EUR", 2);
    let sql = "SELECT item, count(*) FROM prices GROUP BY item";
    assert_eq!(
        ask(&mut study, sql, Duration::from_secs(5)).unwrap(),
        [[Cell::Text("17 (EUR)".into()), Cell::Integer(2)]]
    );
}

#[test]
fn an_item_of_many_days_is_stored_as_quickly_as_many_items() {
    let (_room, mut study) = room();
    price_in(&mut study, "GBP", 1);
    let mut import = study.import(&occasion("many"), &reader(), || ()).unwrap();
    let file = new_file(&mut import, "many", b"many");
    let began = std::time::Instant::now();
    // With all its days looked through for each: minutes.
    for day in 0..40_000 {
        let day = date(1900, 1, 1) + jiff::Span::new().days(day);
        import
            .product(file, &product("17", day, Some(99.0)))
            .unwrap();
    }
    assert!(began.elapsed() < Duration::from_secs(20));
}

#[test]
fn prices_have_a_day() {
    let (room, mut study) = room();
    let mut import = study.import(&occasion("shop"), &reader(), || ()).unwrap();
    let file = new_file(&mut import, "shop", b"shop");
    for (day, price) in [(1, 99.0), (8, 79.0)] {
        import
            .product(file, &product("17", date(2025, 9, day), Some(price)))
            .unwrap();
    }
    import.finish().unwrap();
    let status = study.status().unwrap();
    assert_eq!((status.products, status.prices), (1, 2));
    assert_eq!(
        status.priced,
        Some(("2025-09-01".into(), "2025-09-08".into()))
    );
    drop(study);
    sound(&room.path);
}

#[test]
fn the_text_of_a_page_whose_prices_hold_on_a_further_day_stays_with_them() {
    let (room, mut study) = room();
    let mut import = study.import(&occasion("x"), &reader(), || ()).unwrap();
    let feed = import.watch("https://larkhaven.example/feed", None, None);
    import
        .listed(feed.unwrap(), [ListedPage::at(PAGE)])
        .unwrap();
    let file = match import.file(&origin()).unwrap() {
        releve_study::Taken::New(file) => file,
        other => panic!("{other:?}"),
    };
    fill(&mut import, file);
    let (state, hash) = (ArticleState::Fetched, Some(origin().hash));
    import
        .article_asked(1, &Asked::default(), state, None, Some(PAGE))
        .unwrap();
    import.article_products(1, hash).unwrap();
    import.finish().unwrap();

    // The server says that nothing changed.
    let mut import = study.import(&occasion("x"), &reader(), || ()).unwrap();
    let added = import.products_unchanged(1, date(2026, 11, 21)).unwrap();
    assert_eq!(added, 1);
    import.finish().unwrap();
    let undone = study.undo(1, &occasion("1"), || ()).unwrap();
    assert_eq!((undone.documents, undone.handed_on.documents), (0, 1));
    assert!(study.document("page").unwrap().is_some());
    assert_eq!(prices(&mut study), Cell::Integer(1));
    drop(study);
    sound(&room.path);
}

#[test]
fn prices_of_a_page_stay_whole_when_its_removed_text_comes_back() {
    let (room, mut study) = room();
    for import in 1..=2 {
        let mut adding = study.import(&occasion("x"), &reader(), || ()).unwrap();
        adding.let_back(&origin()).unwrap();
        adding.let_text_back(PAGE, &text()).unwrap();
        let file = match adding.file(&origin()).unwrap() {
            releve_study::Taken::New(file) => file,
            other => panic!("{other:?}"),
        };
        fill(&mut adding, file);
        adding.finish().unwrap();
        if import == 1 {
            let mut adding = study.import(&occasion("x"), &reader(), || ()).unwrap();
            let file = new_file(&mut adding, "more", b"more");
            let text = Document::new("more", "Loafers.");
            let text = Entry::new(text, vec![], vec![]).unwrap();
            adding.document(file, "more", &text).unwrap();
            adding.finish().unwrap();
            study.remove("page", &occasion("x"), || ()).unwrap();
        }
    }
    assert_eq!(prices(&mut study), Cell::Integer(2));
    drop(study);
    sound(&room.path);
}

#[test]
fn what_stands_together_is_never_one_product() {
    let (_room, mut study) = room();
    let sized = |size: Option<&str>, price: f64, day: i8| {
        let mut one = product("P1", date(2025, 9, day), Some(price));
        one.details.size = size.map(str::to_owned);
        one
    };
    for (name, rows) in [
        ("a", vec![sized(None, 90.0, 1)]),
        // It goes on, as one.
        ("b", vec![sized(Some("37"), 80.0, 2)]),
        ("c", vec![sized(None, 70.0, 3), sized(Some("37"), 71.0, 3)]),
        (
            "d",
            vec![sized(Some("37"), 60.0, 4), sized(Some("38"), 61.0, 4)],
        ),
        ("e", vec![sized(Some(" 38"), 50.0, 5), sized(None, 51.0, 5)]),
    ] {
        let mut import = study.import(&occasion(name), &reader(), || ()).unwrap();
        let file = new_file(&mut import, name, name.as_bytes());
        import.products(file, &rows).unwrap();
        import.finish().unwrap();
    }
    let sql = "SELECT item, group_concat(price, ' ') FROM \
        (SELECT item, price FROM prices ORDER BY date) GROUP BY item ORDER BY item";
    let text = |text: &str| Cell::Text(text.into());
    assert_eq!(
        ask(&mut study, sql, Duration::from_secs(5)).unwrap(),
        [
            [text("P1"), text("90.0 80.0 70.0 51.0")],
            [text("P1 (37)"), text("71.0 60.0")],
            [text("P1 (38)"), text("61.0 50.0")]
        ]
    );
}

#[test]
fn a_study_in_which_two_sizes_were_one_product_tells_them_apart() {
    let (room, mut study) = room();
    let sized = |size: &str, price: f64, day: i8| {
        let mut one = product("P1", date(2025, 9, day), Some(price));
        one.details.size = Some(size.to_owned());
        one
    };
    let mut import = study.import(&occasion("a"), &reader(), || ()).unwrap();
    let file = new_file(&mut import, "a", b"a");
    let rows = [sized("37", 90.0, 1), sized("38", 91.0, 2)];
    import.products(file, &rows).unwrap();
    import.finish().unwrap();
    let path = study.path().to_owned();
    drop(study);
    // As earlier versions kept it.
    let connection = rusqlite::Connection::open(&path).unwrap();
    connection
        .execute_batch(
            "UPDATE product_day SET product = (SELECT min(id) FROM product); \
            DELETE FROM product WHERE id NOT IN (SELECT product FROM product_day); \
            UPDATE product SET item = 'P1';",
        )
        .unwrap();
    drop(connection);
    let mut study = Study::open(&path).unwrap();
    let mut import = study.import(&occasion("b"), &reader(), || ()).unwrap();
    let file = new_file(&mut import, "b", b"b");
    let rows = [sized("37", 80.0, 3), sized("38", 81.0, 3)];
    import.products(file, &rows).unwrap();
    import.finish().unwrap();
    let sql = "SELECT item, price FROM prices WHERE date = '2025-09-03' ORDER BY price";
    let text = |text: &str| Cell::Text(text.into());
    let told = ask(&mut study, sql, Duration::from_secs(5)).unwrap();
    let items: Vec<&Cell> = told.iter().map(|row| &row[0]).collect();
    // Which of them the number was goes on with the last.
    assert_eq!(items, [&text("P1 (37)"), &text("P1")]);
    drop(room);
}
