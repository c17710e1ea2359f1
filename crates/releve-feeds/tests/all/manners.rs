//! How hosts are treated.

use std::sync::atomic::{AtomicUsize, Ordering};

use releve_feeds::{Memory, Next, Outcome, Round, What};

use crate::server::{Server, answer};
use crate::{Fake, all, ask, body, one, options, why};

#[test]
fn rules_for_robots_are_obeyed() {
    let server = Server::new();
    let rules = "User-agent: *\nDisallow: /\n\nUser-agent: Releve\nCrawl-delay: 20\n\
        Disallow: /private\nAllow: /private/open$\n";
    server.page("/robots.txt", "text/plain", rules);
    for path in ["/a", "/private/open", "/private/shut"] {
        server.page(path, "text/html", "<p>Flats");
    }
    let mut round = Round::new(options(), Fake::new());
    let pages = ["/a", "/private/open", "/private/shut"].map(|path| server.at(path));
    let answers = all(&mut round, &pages);
    assert!(matches!(answers[0].outcome, Outcome::Fetched(_)));
    assert!(matches!(answers[1].outcome, Outcome::Fetched(_)));
    assert!(why(&answers[2].outcome).contains("/robots.txt forbids `releve`"));
    assert_eq!(server.asked(), ["/robots.txt", "/a", "/private/open"]);
    // Its own delay is longer than ours; what is forbidden costs none but its turn.
    assert_eq!(round.clock().slept(), [20, 20, 20]);
    let agent = &server.requests()[0].headers["user-agent"];
    assert_eq!(agent, "releve/1 (+https://releve.example)");
    assert!(!server.requests()[1].headers.contains_key("cookie"));
    // Rules of today are not asked for again.
    let (hosts, robots) = round.changes();
    assert_eq!((hosts.len(), robots.len()), (1, 1));
    let mut next = Round::new(options(), Fake::new());
    for memory in robots {
        next.remember_robots(memory);
    }
    all(&mut next, &pages[..1]);
    assert_eq!(server.asked().last().unwrap(), "/a");
    assert_eq!(server.asked().len(), 4);
}

#[test]
fn where_a_redirection_leads_has_rules_too() {
    let server = Server::new();
    let other = Server::new();
    other.page("/robots.txt", "text/plain", "User-agent: *\nDisallow: /");
    other.page("/b", "text/html", "<p>Flats");
    server.leads("/a", other.at("/b"));
    assert!(why(&one(&server.at("/a"))).contains("forbids"));
    assert_eq!(other.asked(), ["/robots.txt"]);
}

#[test]
fn rules_that_are_missing_forbid_nothing() {
    let server = Server::new();
    server.page("/a", "text/html", "<p>Flats");
    assert_eq!(body(one(&server.at("/a"))), b"<p>Flats");
    for status in ["403 No", "410 Gone", "204 None"] {
        server.status("/robots.txt", status, &[]);
        assert_eq!(body(one(&server.at("/a"))), b"<p>Flats", "{status}");
    }
    // A page for people where rules should be.
    server.page("/robots.txt", "text/html", "<html><p>Disallow: /");
    assert_eq!(body(one(&server.at("/a"))), b"<p>Flats");
    for n in 0..9 {
        server.leads(&format!("/r{n}"), format!("/r{}", n + 1));
    }
    server.leads("/robots.txt", "/r0");
    assert_eq!(body(one(&server.at("/a"))), b"<p>Flats");
    server.page("/r3", "text/plain", "User-agent: *\nDisallow: /a");
    assert!(why(&one(&server.at("/a"))).contains("forbids"));
}

#[test]
fn rules_that_cannot_be_read_forbid_everything() {
    let server = Server::new();
    server.page("/a", "text/html", "<p>Flats");
    server.status("/robots.txt", "503 Busy", &[]);
    let outcome = one(&server.at("/a"));
    assert!(
        why(&outcome).contains("nothing may be fetched"),
        "{outcome:?}"
    );
    assert!(!server.asked().contains(&"/a".to_owned()));
    // They are asked for again within a round.
    assert!(server.asked().len() > 1);
}

#[test]
fn huge_rules_are_read_as_far_as_the_standard_asks() {
    let server = Server::new();
    let mut rules = String::from("User-agent: *\nDisallow: /a\n");
    rules += &"# a comment that says nothing at all\n".repeat(100_000);
    rules += "Disallow: /b\n";
    server.page("/robots.txt", "text/plain", rules);
    server.page("/b", "text/html", "<p>Flats");
    assert!(why(&one(&server.at("/a"))).contains("forbids"));
    assert_eq!(body(one(&server.at("/b"))), b"<p>Flats");
}

#[test]
fn nothing_comes_twice() {
    let server = Server::new();
    server.on("/a", |stream, request| {
        let fields = [
            ("etag", "\"1\""),
            ("last-modified", "Fri, 20 Nov 2026 08:00:00 GMT"),
        ];
        let known = request.headers.get("if-none-match").map(String::as_str) == Some("\"1\"")
            && request.headers.contains_key("if-modified-since");
        let status = if known { "304 Not Modified" } else { "200 OK" };
        answer(stream, status, &fields, if known { b"" } else { b"hi" });
    });
    let mut round = Round::new(options(), Fake::new());
    let first = all(&mut round, &[server.at("/a")]).remove(0);
    assert_eq!(body(first.outcome), b"hi");
    let day = first.ask.memory.not_before.unwrap() - first.ask.memory.asked.unwrap();
    assert_eq!(day.total(jiff::Unit::Hour).unwrap(), 24.0);
    round.ask(first.ask);
    let second = round.next().unwrap();
    assert_eq!(second.outcome, Outcome::Unchanged);
    assert_eq!(second.ask.memory.etag.as_deref(), Some("\"1\""));
    // What had not changed is left alone for longer.
    let days = second.ask.memory.not_before.unwrap() - second.ask.memory.asked.unwrap();
    assert_eq!(days.total(jiff::Unit::Hour).unwrap(), 48.0);
    // A 304 that nobody asked for is no page.
    server.status("/b", "304 Not Modified", &[]);
    assert_eq!(why(&one(&server.at("/b"))), "no page came (status 304)");
}

#[test]
fn what_failed_is_asked_for_again_or_not() {
    let server = Server::new();
    for (status, next) in [
        ("404 Not Found", Next::Never),
        ("410 Gone", Next::Never),
        ("403 Forbidden", Next::Never),
        ("500 Oh", Next::Later),
        ("408 Slow", Next::Later),
    ] {
        server.status("/a", status, &[]);
        let outcome = one(&server.at("/a"));
        assert!(
            matches!(&outcome, Outcome::Failed(_, found) if *found == next),
            "{status}: {outcome:?}"
        );
    }
}

#[test]
fn a_server_that_recovers_is_asked_again_in_the_same_round() {
    let server = Server::new();
    let times = AtomicUsize::new(0);
    server.on("/a", move |stream, _| {
        if times.fetch_add(1, Ordering::SeqCst) < 2 {
            answer(stream, "500 Oh", &[], b"");
        } else {
            answer(stream, "200 OK", &[], b"hi");
        }
    });
    let mut round = Round::new(options(), Fake::new());
    let answers = all(&mut round, &[server.at("/a")]);
    assert_eq!(answers.len(), 3);
    assert!(matches!(answers[0].outcome, Outcome::Failed(_, Next::Soon)));
    assert!(matches!(answers[2].outcome, Outcome::Fetched(_)));
    assert_eq!(answers[2].ask.memory.failures, 0);
    // The pause behind the rules, then ten pauses, then twice as much.
    assert_eq!(round.clock().slept(), [3, 30, 60]);
}

#[test]
fn a_server_that_asks_for_time_gets_it() {
    let server = Server::new();
    let times = AtomicUsize::new(0);
    server.on("/a", move |stream, _| {
        if times.fetch_add(1, Ordering::SeqCst) == 0 {
            answer(stream, "429 Slow down", &[("retry-after", "90")], b"");
        } else {
            answer(stream, "200 OK", &[], b"hi");
        }
    });
    server.page("/b", "text/html", "<p>Flats");
    let mut round = Round::new(options(), Fake::new());
    let answers = all(&mut round, &[server.at("/a"), server.at("/b")]);
    assert_eq!(answers.len(), 3);
    // The whole host is left alone.
    assert_eq!(round.clock().slept(), [3, 90, 3]);
    // For longer than a round waits: another round.
    server.status("/c", "503 Busy", &[("retry-after", "7200")]);
    let answers = all(&mut round, &[server.at("/c"), server.at("/b")]);
    assert!(matches!(
        answers[0].outcome,
        Outcome::Failed(_, Next::Later)
    ));
    assert_eq!((answers.len(), round.left()), (1, 1));
    let time = answers[0].ask.memory.not_before.unwrap() - answers[0].ask.memory.asked.unwrap();
    assert_eq!(time.get_seconds(), 7200);
    let (hosts, _) = round.changes();
    let mut next = Round::new(options(), Fake::new());
    next.remember_host(hosts.into_iter().next().unwrap());
    assert!(all(&mut next, &[server.at("/b")]).is_empty());
    // For ever: a week.
    server.status("/d", "503 Busy", &[("retry-after", "4294967295")]);
    let mut round = Round::new(options(), Fake::new());
    let answers = all(&mut round, &[server.at("/d")]);
    let time = answers[0].ask.memory.not_before.unwrap() - answers[0].ask.memory.asked.unwrap();
    assert_eq!(time.get_seconds(), 7 * 86_400);
}

#[test]
fn one_host_is_asked_while_another_pauses() {
    // Two addresses of one machine are two hosts to whoever asks politely.
    let server = Server::new();
    let mut options = options();
    options.reach = releve_feeds::Reach::Anywhere;
    let other = server.address.replace("127.0.0.1", "127.0.0.2");
    let mut round = Round::new(options, Fake::new());
    for path in ["/a", "/b"] {
        round.ask(ask(&server.at(path), What::Page));
        round.ask(ask(&format!("{other}{path}"), What::Page));
    }
    assert_eq!(std::iter::from_fn(|| round.next()).count(), 4);
    let expected = ["/robots.txt", "/robots.txt", "/a", "/a", "/b", "/b"];
    assert_eq!(server.asked(), expected);
    assert_eq!(round.clock().slept(), [3, 3]);
}

#[test]
fn a_stop_leaves_the_rest_for_another_round() {
    let server = Server::new();
    server.page("/a", "text/html", "<p>Flats");
    server.page("/b", "text/html", "<p>Clogs");
    // Each of the rules and the page has its turn, and a look before it is sent.
    let mut round = Round::new(options(), Fake::until(4));
    let answers = all(&mut round, &[server.at("/a"), server.at("/b")]);
    assert_eq!(answers.len(), 1);
    assert_eq!(round.left(), 1);
    assert!(round.is_stopped());
    assert_eq!(server.asked(), ["/robots.txt", "/a"]);
}

#[test]
fn nobody_there_is_told() {
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/a", nobody.local_addr().unwrap());
    drop(nobody);
    assert!(why(&one(&address)).contains("the connection was refused"));
    let outcome = one("http://no-such-host.invalid/a");
    assert!(
        why(&outcome).contains("there is no such host"),
        "{outcome:?}"
    );
}

#[test]
fn the_network_of_the_house_is_out_of_reach() {
    let server = Server::new();
    let mut round = Round::new(releve_feeds::Options::new("releve/1"), Fake::new());
    let answers = all(&mut round, &[server.at("/a")]);
    let said = why(&answers[0].outcome);
    assert_eq!(
        said,
        "`127.0.0.1` is a loopback address; `--allow-private` allows it"
    );
    assert!(server.asked().is_empty());
    // It is we who refused: nobody failed, and nobody is left alone for it.
    assert_eq!(answers[0].ask.memory, Memory::default());
    let (hosts, _) = round.changes();
    assert!(
        hosts
            .iter()
            .all(|host| host.failures == 0 && host.not_before.is_none())
    );
}

#[test]
fn who_leads_inside_is_left_alone() {
    let server = Server::new();
    server.leads("/a", "http://10.0.0.1/");
    let mut round = Round::new(options(), Fake::new());
    round.ask(ask(&server.at("/a"), What::List));
    let answer = round.next().unwrap();
    assert_eq!(answer.ask.memory.failures, 1);
    assert!(why(&answer.outcome).ends_with(releve_feeds::OUT_OF_REACH));
}
