//! Any bytes in one format: what is taken of them or an error, nothing else.

use releve_intake::{Format, Options, Parts, Size};

/// Reads the bytes as a file of this name, in this format.
pub fn reads(bytes: &[u8], name: &str, format: Format) {
    let options = Options {
        format: Some(format),
        day: Some(jiff::civil::date(2026, 11, 20)),
        market: Some("US".to_owned()),
        mapping: "date=Day".parse().ok(),
        // What is found must not hang on a limit, nor memory on the fuzzer.
        max_document: Size::new(1 << 20),
        max_table: Size::new(1 << 20),
        ..Options::default()
    };
    let Ok(parts) = Parts::of(std::io::Cursor::new(bytes.to_vec()), name, &options) else {
        return;
    };
    for part in parts.flatten() {
        let Ok(taken) = part.intake(&options) else {
            continue;
        };
        for document in &taken.documents {
            assert!(!document.text.as_str().trim().is_empty());
        }
        for record in &taken.series {
            let json = serde_json::to_string(record).expect("a record has a JSON form");
            assert!(serde_json::from_str::<releve_intake::Record>(&json).is_ok());
        }
        for product in &taken.products {
            assert!(!product.title.is_empty());
            assert!(
                product
                    .price
                    .is_none_or(|price| price.is_finite() && price >= 0.0)
            );
        }
    }
}
