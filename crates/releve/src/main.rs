//! The command line of Relevé.
mod train;

use releve_facts::{Document, Line};
use releve_reading::Reader;

fn main() {
    let reader = Reader::english();
    let arguments: Vec<String> = std::env::args().collect();
    if arguments.get(1).is_some_and(|a| a == "train-names") {
        print!(
            "{}",
            train::names(&reader, arguments[2].as_ref(), arguments[3].as_ref())
        );
        return;
    }
    let trace = std::env::var_os("RELEVE_TRACE").is_some();
    for path in std::env::args().skip(2) {
        let text = std::fs::read_to_string(&path).expect("a readable file");
        let id = std::path::Path::new(&path)
            .file_stem()
            .unwrap()
            .to_string_lossy()
            .into_owned();
        let mut document = Document::new(id.clone(), text);
        reader.describe(&mut document);
        if trace {
            for line in reader.outline(&document) {
                eprintln!("{line}");
            }
        }
        let reading = reader.read(&document);
        println!(
            "{}",
            serde_json::to_string(&Line::document(&document)).unwrap()
        );
        for entity in reading.entities {
            println!(
                "{}",
                serde_json::to_string(&Line::Entity {
                    doc: id.clone(),
                    entity
                })
                .unwrap()
            );
        }
        for (fact, t) in reading.facts.into_iter().zip(reading.traces) {
            if trace {
                eprintln!("{}\t{}\t{}", fact.id(), t.rule, t.signs.join("; "));
            }
            println!(
                "{}",
                serde_json::to_string(&Line::Fact(Box::new(fact))).unwrap()
            );
        }
    }
}
