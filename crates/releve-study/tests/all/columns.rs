//! What is remembered of tables.

use crate::articles::{occasion, reader, room, sound};

#[test]
fn a_mapping_lasts_with_its_import_and_is_replaced_by_the_next() {
    let (room, mut study) = room();
    assert_eq!(study.columns().unwrap(), []);
    let pairs = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        pairs
            .iter()
            .map(|&(header, map)| (header.to_owned(), map.to_owned()))
            .collect()
    };
    let mut remember = |mappings: &[(&str, &str)], finished: bool| {
        let mut import = study.import(&occasion("tables"), &reader(), || ()).unwrap();
        for (header, map) in mappings {
            import.remember_columns(header, map).unwrap();
        }
        if finished {
            // An import that takes in nothing leaves no trace.
            import.refuse(mappings[0].1, "no table").unwrap();
            import.finish().unwrap();
        } else {
            drop(import);
        }
        study.columns().unwrap()
    };
    let views = ("day\nviews", "date=Day,value=Views");
    let tags = ("day\ntag\nviews", "date=Day,value=Views,subject=Tag");
    assert_eq!(remember(&[views, tags], false), []);
    assert_eq!(remember(&[views, tags], true), pairs(&[tags, views]));
    let other = ("day\nviews", "date=Day,value=Views,channel:TikTok");
    assert_eq!(remember(&[other], true), pairs(&[tags, other]));

    // The user said it, not the file.
    study.undo(2, &occasion("2"), || ()).unwrap();
    assert_eq!(study.columns().unwrap(), pairs(&[tags, other]));
    drop(study);
    sound(&room.path);
}
