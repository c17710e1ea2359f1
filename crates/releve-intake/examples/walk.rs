//! What files hold: `cargo run --release -p releve-intake --example walk -- [--map=date=Day] FILE...`
//!
//! Prints a line for each refusal and note and the sums at the end. Memory stays
//! that of one part, however large an archive is.

use std::path::Path;

use releve_intake::{Options, Parts};

fn main() {
    let mut options = Options::default();
    let (mut parts, mut documents, mut letters, mut series, mut products, mut refused) =
        (0u64, 0, 0u64, 0, 0, 0);
    for path in std::env::args().skip(1) {
        if let Some(mapping) = path.strip_prefix("--map=") {
            match mapping.parse() {
                Ok(mapping) => options.mapping = Some(mapping),
                Err(error) => println!("{error}"),
            }
            continue;
        }
        let mut walk = match Parts::open(Path::new(&path), &options) {
            Ok(walk) => walk,
            Err(error) => {
                println!("{error}");
                continue;
            }
        };
        for part in &mut walk {
            parts += 1;
            match part.and_then(|part| part.intake(&options)) {
                Ok(taken) => {
                    documents += taken.documents.len();
                    letters += taken
                        .documents
                        .iter()
                        .map(|document| u64::from(document.text.chars()))
                        .sum::<u64>();
                    series += taken.series.len();
                    products += taken.products.len();
                    refused += taken.refused.len();
                    for line in taken.refused.iter().map(ToString::to_string) {
                        println!("{line}");
                    }
                    for note in taken.notes {
                        println!("{path}: {note}");
                    }
                }
                Err(error) => {
                    refused += 1;
                    println!("{error}");
                }
            }
        }
        for note in walk.notes() {
            println!("{path}: {note}");
        }
    }
    println!(
        "{parts} parts: {documents} documents of {letters} characters, {series} series, \
         {products} products; {refused} refused"
    );
}
