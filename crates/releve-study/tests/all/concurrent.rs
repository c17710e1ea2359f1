use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use releve_study::{Entry, Error, Study};

use crate::articles::{TEXT, add, full, new_file, occasion, reader, room, sound};

#[test]
fn a_second_writer_waits_and_says_so() {
    let (room, mut study) = room();
    let said = AtomicBool::new(false);
    thread::scope(|scope| {
        let mut import = study.import(&occasion("first"), &reader(), || ()).unwrap();
        let second = scope.spawn(|| {
            let mut other = Study::open(&room.path).unwrap();
            let mut import = other
                .import(&occasion("second"), &reader(), || {
                    said.store(true, Ordering::SeqCst)
                })
                .unwrap();
            import.refuse("b.pdf", "no text").unwrap();
            import.finish().unwrap().import
        });
        while !said.load(Ordering::SeqCst) {
            thread::sleep(Duration::from_millis(5));
        }
        // A reader does not wait, and sees what was finished.
        let reading = Study::open_to_read(&room.path).unwrap();
        assert!(reading.history().unwrap().is_empty());
        import.refuse("a.pdf", "no text").unwrap();
        assert_eq!(import.finish().unwrap().import, 1);
        assert_eq!(second.join().unwrap(), 2);
        assert_eq!(reading.history().unwrap().len(), 2);
    });
    drop(study);
    sound(&room.path);
}

#[test]
fn a_backup_is_whole_while_others_write() {
    let (room, mut study) = room();
    add(&mut study, &[("note.txt", TEXT)]);
    let copy = room.folder.path().join("copy.releve");
    let mut import = study.import(&occasion("more"), &reader(), || ()).unwrap();
    let text = TEXT.replace("Paris", "Rome");
    let file = new_file(&mut import, "b", text.as_bytes());
    let (document, entities, facts) = full("b", &text);
    let entry = Entry::new(document, entities, facts).unwrap();
    import.document(file, "b", &entry).unwrap();

    let reading = Study::open_to_read(&room.path).unwrap();
    let mut told = 0;
    reading
        .back_up(&copy, |done, of| {
            assert!(done <= of);
            told += 1;
        })
        .unwrap();
    assert!(told > 0);
    import.finish().unwrap();
    assert!(reading.back_up(&copy, |_, _| ()).unwrap_err().is_existing());
    assert_eq!(
        Study::open_to_read(&copy).unwrap().history().unwrap().len(),
        1
    );
    sound(&copy);
}

#[test]
fn one_file_is_left_when_all_have_closed_it() {
    let (room, mut study) = room();
    add(&mut study, &[("note.txt", TEXT)]);
    drop(study);
    let study = Study::open_to_read(&room.path).unwrap();
    study.each(|_| Ok::<(), Error>(())).unwrap();
    drop(study);
    let left: Vec<_> = std::fs::read_dir(room.folder.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
}
