use jiff::civil::date;
use releve_facts::{Document, Precision};
use releve_study::{
    Announced, ArticleState, Asked, Entry, KeptHost, KeptRobots, ListedPage, Origin, Study,
    Summary, Taken,
};

use crate::articles::{occasion, reader, room, sound};

const FEED: &str = "https://paper.example/feed";
const PAGE: &str = "https://paper.example/flats";

fn listed<'l>(address: &'l str, stamp: Option<&'l str>) -> ListedPage<'l> {
    ListedPage {
        stamp,
        ..ListedPage::at(address)
    }
}

/// One feed with its pages; gives its number and how many wait anew.
fn list(study: &mut Study, pages: &[(&str, Option<&str>)]) -> (i64, u64) {
    let mut import = study.import(&occasion("feeds"), &reader(), || ()).unwrap();
    let feed = import.watch(FEED, Some("The Paper"), None).unwrap();
    let pages = pages.iter().map(|&(address, stamp)| listed(address, stamp));
    let waiting = import.listed(feed, pages).unwrap();
    import.finish().unwrap();
    (feed, waiting)
}

fn waiting(study: &Study, feed: i64) -> Vec<String> {
    let now = "2026-11-20T09:00:00Z".parse().unwrap();
    let waiting = study.waiting(feed, now, 100, |_| true).unwrap();
    waiting.into_iter().map(|page| page.address).collect()
}

/// Fetches the first page that waits, as one more transaction of `import`.
fn fetch(study: &mut Study, feed: i64, import: Option<i64>, text: &str) -> Summary {
    let now = "2026-11-20T09:00:00Z".parse().unwrap();
    let page = study.waiting(feed, now, 1, |_| true).unwrap().remove(0);
    let mut import = match import {
        None => study.import(&occasion("feeds"), &reader(), || ()).unwrap(),
        Some(import) => study.import_more(import, &reader(), || ()).unwrap(),
    };
    let origin = Origin::of(page.address.as_str(), text.as_bytes());
    if let Taken::New(file) = import.file(&origin).unwrap() {
        let entry = Entry::new(Document::new("page", text), vec![], vec![]).unwrap();
        import.document(file, &page.address, &entry).unwrap();
    }
    let asked = Asked {
        etag: Some("\"1\"".into()),
        asked: Some(now),
        ..Asked::default()
    };
    let (state, document) = (ArticleState::Fetched, Some(page.address.as_str()));
    import
        .article_asked(page.id, &asked, state, None, document)
        .unwrap();
    import.finish().unwrap()
}

#[test]
fn pages_wait_once_and_again_where_they_changed() {
    let (room, mut study) = room();
    let pages = [(PAGE, Some("1")), ("https://paper.example/clogs", None)];
    let (feed, new) = list(&mut study, &pages);
    assert_eq!((new, waiting(&study, feed).len()), (2, 2));
    assert_eq!(list(&mut study, &pages).1, 0);
    fetch(&mut study, feed, None, "Flats.");
    assert_eq!(waiting(&study, feed), ["https://paper.example/clogs"]);
    assert_eq!(list(&mut study, &pages).1, 0);
    // Another feed writes its dates in another way.
    let mut import = study.import(&occasion("x"), &reader(), || ()).unwrap();
    let other = import.watch("https://b.example/feed", None, None).unwrap();
    assert_eq!(import.listed(other, [listed(PAGE, Some("2"))]).unwrap(), 0);
    import.finish().unwrap();
    assert_eq!(list(&mut study, &[(PAGE, Some("2"))]).1, 1);
    let page = &study
        .waiting(feed, "2026-11-20T09:00:00Z".parse().unwrap(), 1, |_| true)
        .unwrap()[0];
    // What is known of it goes with the next asking.
    assert_eq!(page.asked.etag.as_deref(), Some("\"1\""));
    let status = study.status().unwrap();
    assert_eq!((status.feeds[0].waiting, status.feeds[0].fetched), (2, 0));
    assert_eq!(study.waiting_in_all().unwrap(), 2);
    drop(study);
    sound(&room.path);
}

#[test]
fn many_transactions_are_one_line_of_history() {
    let (_room, mut study) = room();
    let (feed, _) = list(
        &mut study,
        &[(PAGE, None), ("https://paper.example/b", None)],
    );
    let first = fetch(&mut study, feed, Some(1), "Flats are back.");
    assert_eq!((first.import, first.tally.documents), (1, 1));
    fetch(&mut study, feed, Some(1), "Clogs are back.");
    let history = study.history().unwrap();
    assert_eq!((history.len(), history[0].tally.documents), (1, 2));
    // As if it had been one: the hash is over the hashes of its files.
    let mut whole = blake3::Hasher::new();
    for text in ["Flats are back.", "Clogs are back."] {
        whole.update(blake3::hash(text.as_bytes()).as_bytes());
    }
    let expected = whole.finalize().to_hex().to_string();
    assert_eq!(history[0].hash.as_deref(), Some(expected.as_str()));
    study.undo(1, &occasion("1"), || ()).unwrap();
    let error = study.import_more(1, &reader(), || ()).unwrap_err();
    assert!(error.is_refused(), "{error}");
    // The lock went with it.
    study.import(&occasion("x"), &reader(), || ()).unwrap();
}

#[test]
fn what_is_taken_back_is_fetched_again_and_what_is_removed_is_not() {
    let (_room, mut study) = room();
    let pages = [(PAGE, Some("1"))];
    let (feed, _) = list(&mut study, &pages);
    let import = fetch(&mut study, feed, None, "Flats are back.").import;
    study.undo(import, &occasion("1"), || ()).unwrap();
    assert_eq!(waiting(&study, feed), [PAGE]);
    fetch(&mut study, feed, None, "Flats are back.");
    study.remove("page", &occasion("page"), || ()).unwrap();
    assert!(waiting(&study, feed).is_empty());
    // Not even where the feed says that it changed; and nothing tells of it.
    assert_eq!(list(&mut study, &[(PAGE, Some("2"))]).1, 0);
    assert!(waiting(&study, feed).is_empty());
    let file = std::fs::read(study.path()).unwrap();
    let page = PAGE.as_bytes();
    assert!(!file.windows(page.len()).any(|bytes| bytes == page));
}

#[test]
fn hosts_and_rules_are_kept() {
    let (_room, mut study) = room();
    let now = "2026-11-20T09:00:00Z".parse().unwrap();
    let host = KeptHost {
        name: "paper.example".into(),
        asked: Some(now),
        not_before: None,
        failures: 2,
    };
    let robots = KeptRobots {
        origin: "https://paper.example".into(),
        asked: now,
        text: Some(b"User-agent: *\xff".to_vec()),
    };
    let mut import = study.import(&occasion("x"), &reader(), || ()).unwrap();
    let feed = import.watch(FEED, None, None).unwrap();
    import.host(&host).unwrap();
    import.robots(&robots).unwrap();
    let asked = Asked {
        asked: Some(now),
        ..Asked::default()
    };
    import.feed_asked(feed, &asked, None, None).unwrap();
    import
        .feed_asked(feed, &asked, Some("s"), Some("it is gone"))
        .unwrap();
    let index = import.finish().unwrap().import;
    assert_eq!(
        (study.hosts().unwrap(), study.robots().unwrap()),
        (vec![host], vec![robots])
    );
    let kept = study.feeds().unwrap().remove(0);
    assert_eq!(kept.reason.as_deref(), Some("it is gone"));
    assert_eq!(
        (kept.answered, kept.stamp.as_deref()),
        (Some(now), Some("s"))
    );
    // A list that a feed names hangs on it, until a person names it.
    let mut import = study.import_more(index, &reader(), || ()).unwrap();
    let part = import
        .watch("https://paper.example/2", None, Some(&kept))
        .unwrap();
    import.listed(part, [listed(PAGE, None)]).unwrap();
    import.finish().unwrap();
    let feeds = study.status().unwrap().feeds;
    assert_eq!((feeds.len(), feeds[0].waiting), (1, 1));
    assert_eq!(study.feeds().unwrap()[1].depth, 1);
}

#[test]
fn what_a_feed_says_of_a_page_waits_with_it() {
    let (_room, mut study) = room();
    let said = |title: &str, month| Announced {
        source: None,
        title: Some(title.into()),
        published: Some((date(2026, month, 1), Precision::Month)),
    };
    let page = |stamp, said| ListedPage {
        address: PAGE,
        stamp: Some(stamp),
        said,
    };
    let mut import = study.import(&occasion("x"), &reader(), || ()).unwrap();
    let feed = import.watch(FEED, None, None).unwrap();
    let old = page("2026-10", said("Flats", 10));
    assert_eq!(import.listed(feed, [old]).unwrap(), 1);
    // It waits already, and the feed has another word on it.
    let new = page("2026-11", said("Flats are back", 11));
    assert_eq!(import.listed(feed, [new]).unwrap(), 0);
    import.finish().unwrap();
    let now = "2026-11-20T09:00:00Z".parse().unwrap();
    let waiting = study.waiting(feed, now, 9, |_| true).unwrap().remove(0);
    assert_eq!(waiting.stamp.as_deref(), Some("2026-11"));
    assert_eq!(waiting.said, said("Flats are back", 11));
    let older = |page: &releve_study::WaitingArticle| page.stamp.as_deref() < Some("2026-11");
    assert_eq!(study.waiting(feed, now, 9, older).unwrap(), []);
    // Nothing of it stays where its document is removed.
    fetch(&mut study, feed, None, "Loafers.");
    study.remove("page", &occasion("page"), || ()).unwrap();
    let file = std::fs::read(study.path()).unwrap();
    assert!(!file.windows(14).any(|bytes| bytes == b"Flats are back"));
}

#[test]
fn what_was_refused_for_a_reason_is_asked_for_again() {
    let (_room, mut study) = room();
    let pages = [(PAGE, None), ("https://paper.example/b", None)];
    let (feed, _) = list(&mut study, &pages);
    let now = "2026-11-20T09:00:00Z".parse().unwrap();
    let found = study.waiting(feed, now, 9, |_| true).unwrap();
    let mut import = study.import(&occasion("x"), &reader(), || ()).unwrap();
    for (page, why) in found.iter().zip(["it is inside; ask", "gone"]) {
        let state = ArticleState::Refused;
        import
            .article_asked(page.id, &Asked::default(), state, Some(why), None)
            .unwrap();
    }
    import.finish().unwrap();
    let again = |study: &mut Study| {
        let mut import = study.import(&occasion("x"), &reader(), || ()).unwrap();
        let again = import.ask_again("; ask").unwrap();
        import.finish().unwrap();
        again
    };
    assert_eq!(again(&mut study), 1);
    assert_eq!(waiting(&study, feed), [PAGE]);
    let before = study.history().unwrap().len();
    assert_eq!(again(&mut study), 0);
    assert_eq!(study.history().unwrap().len(), before);
}

#[test]
fn hosts_are_remembered_where_nothing_came() {
    let (_room, mut study) = room();
    let host = KeptHost {
        name: "paper.example".into(),
        asked: Some("2026-11-20T09:00:00Z".parse().unwrap()),
        not_before: None,
        failures: 1,
    };
    study
        .keep_hosts(std::slice::from_ref(&host), &[], || ())
        .unwrap();
    assert_eq!(study.hosts().unwrap(), [host]);
    assert_eq!(study.history().unwrap(), []);
}

#[test]
fn a_round_goes_on_in_another_import_where_it_was_undone() {
    let (_room, mut study) = room();
    let on = |study: &mut Study, import| {
        let mut import = study
            .import_on(import, &occasion("x"), &reader(), || ())
            .unwrap();
        import.watch(FEED, None, None).unwrap();
        import.finish().unwrap().import
    };
    assert_eq!(on(&mut study, None), 1);
    assert_eq!(on(&mut study, Some(1)), 1);
    study.undo(1, &occasion("1"), || ()).unwrap();
    assert_eq!(on(&mut study, Some(1)), 3);
}

#[test]
fn what_a_forgotten_feed_had_fetched_is_not_fetched_for_another() {
    let (_room, mut study) = room();
    let clogs = "https://paper.example/clogs";
    let (feed, _) = list(&mut study, &[(PAGE, Some("1")), (clogs, None)]);
    fetch(&mut study, feed, None, "Flats.");
    study.forget_feeds(&[FEED], &occasion("x"), || ()).unwrap();
    let mut import = study.import(&occasion("x"), &reader(), || ()).unwrap();
    let other = import.watch("https://b.example/feed", None, None).unwrap();
    let pages = [listed(PAGE, Some("Friday")), listed(clogs, None)];
    assert_eq!(import.listed(other, pages).unwrap(), 1);
    import.finish().unwrap();
    assert_eq!(waiting(&study, other), [clogs]);
    // It is the one that says when the page changes.
    let mut import = study.import(&occasion("x"), &reader(), || ()).unwrap();
    let pages = [listed(PAGE, Some("Saturday"))];
    assert_eq!(import.listed(other, pages).unwrap(), 1);
}

#[test]
fn a_feed_that_was_forgotten_with_its_list_is_watched_where_another_names_it() {
    let (_room, mut study) = room();
    let lists = ["https://paper.example/a.opml", "https://b.example/b.opml"];
    let watched = |study: &Study| -> Vec<String> {
        let feeds = study.feeds().unwrap().into_iter();
        feeds.map(|feed| feed.address).collect()
    };
    let name = |study: &mut Study, list: &str| {
        let mut import = study.import(&occasion("x"), &reader(), || ()).unwrap();
        import.watch(list, None, None).unwrap();
        import.finish().unwrap();
        let feeds = study.feeds().unwrap();
        let list = feeds.iter().find(|feed| feed.address == list).unwrap();
        let mut import = study.import(&occasion("x"), &reader(), || ()).unwrap();
        import.watch(FEED, None, Some(list)).unwrap();
        import.finish().unwrap();
    };
    name(&mut study, lists[0]);
    study
        .forget_feeds(&lists[..1], &occasion("x"), || ())
        .unwrap();
    assert!(watched(&study).is_empty());
    name(&mut study, lists[1]);
    assert_eq!(watched(&study), [FEED, lists[1]]);
    // But not where it was itself forgotten, by the list that still names it.
    study.forget_feeds(&[FEED], &occasion("x"), || ()).unwrap();
    name(&mut study, lists[1]);
    assert_eq!(watched(&study), [lists[1]]);
}
