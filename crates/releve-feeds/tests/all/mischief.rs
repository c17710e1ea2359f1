//! Answers that are wrong, endless, or meant to harm.

use std::io::Write as _;
use std::net::TcpStream;
use std::thread::sleep;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;
use releve_feeds::{Next, Outcome};

use crate::server::{Server, answer, send};
use crate::{body, one, why};

const OK: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n";

fn zipped(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

/// What comes of a raw answer.
fn raw(deed: impl Fn(&mut TcpStream) + Send + Sync + 'static) -> Outcome {
    let server = Server::new();
    server.on("/a", move |stream, _| deed(stream));
    one(&server.at("/a"))
}

#[test]
fn drips_end_in_time() {
    let begin = Instant::now();
    let head = raw(|stream| {
        for byte in OK.iter().cycle().take(400) {
            send(stream, &[*byte]);
            sleep(Duration::from_millis(50));
        }
    });
    assert!(why(&head).contains("took longer than 1.5 s"), "{head:?}");
    let body = raw(|stream| {
        send(stream, OK);
        send(stream, b"content-length: 50000\r\n\r\n");
        for _ in 0..400 {
            send(stream, b"a");
            sleep(Duration::from_millis(50));
        }
    });
    assert!(why(&body).contains("took longer than 1.5 s"), "{body:?}");
    // Three tries each, with a machine that is busy.
    assert!(begin.elapsed() < Duration::from_secs(40));
}

#[test]
fn nothing_is_endless() {
    let endless = raw(|stream| {
        send(stream, OK);
        send(stream, b"\r\n");
        for _ in 0..10_000 {
            send(stream, &[b'a'; 1000]);
        }
    });
    assert_eq!(why(&endless), "it is larger than 64 KiB");
    let chunked = raw(|stream| {
        send(stream, OK);
        send(stream, b"transfer-encoding: chunked\r\n\r\n");
        for _ in 0..10_000 {
            send(stream, b"10\r\naaaaaaaaaaaaaaaa\r\n");
        }
    });
    assert_eq!(why(&chunked), "it is larger than 64 KiB");
    let head = raw(|stream| {
        send(stream, OK);
        for n in 0..100_000 {
            send(
                stream,
                format!("x-{n}: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n").as_bytes(),
            );
        }
    });
    assert!(matches!(head, Outcome::Failed(..)), "{head:?}");
}

#[test]
fn bombs_do_not_go_off() {
    let bomb = zipped(&vec![b' '; 50 << 20]);
    assert!(bomb.len() < 64 << 10);
    let bomb = raw(move |stream| {
        answer(stream, "200 OK", &[("content-encoding", "gzip")], &bomb);
    });
    assert_eq!(why(&bomb), "it is larger than 64 KiB when it is unpacked");
    let whole = zipped(b"<p>Flats");
    let cut = whole[..whole.len() - 12].to_vec();
    let fine = raw(move |stream| {
        answer(stream, "200 OK", &[("content-encoding", "gzip")], &whole);
    });
    assert_eq!(body(fine), b"<p>Flats");
    let cut = raw(move |stream| {
        answer(stream, "200 OK", &[("content-encoding", "gzip")], &cut);
    });
    assert_eq!(why(&cut), "it came packed and cannot be unpacked");
    let other = raw(|stream| {
        answer(stream, "200 OK", &[("content-encoding", "br")], b"\xff");
    });
    assert!(why(&other).contains("packed as `br`"), "{other:?}");
}

#[test]
fn lengths_that_lie_are_found_out() {
    let longer = raw(|stream| {
        send(stream, OK);
        send(stream, b"content-length: 500\r\n\r\n<p>Flats");
    });
    assert_eq!(why(&longer), "the answer was broken off");
    // What is beyond the length is not of this answer.
    let shorter = raw(|stream| {
        send(stream, OK);
        send(stream, b"content-length: 8\r\n\r\n<p>Flats are back");
    });
    assert_eq!(body(shorter), b"<p>Flats");
    let closed = raw(|stream| {
        send(stream, OK);
        send(stream, b"transfer-encoding: chunked\r\n\r\n8\r\n<p>Fl");
    });
    assert_eq!(why(&closed), "the answer was broken off");
    let nonsense = raw(|stream| {
        send(stream, OK);
        send(stream, b"content-length: many\r\n\r\n<p>Flats");
    });
    assert!(matches!(nonsense, Outcome::Failed(..)), "{nonsense:?}");
}

#[test]
fn what_is_no_http_is_refused() {
    for wrong in [
        &b"HTTP/1.1 200 OK\r\nx-a: b\0c\r\ncontent-length: 2\r\n\r\nhi"[..],
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nhi\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffffff\r\nhi",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"\x16\x03\x01\x00\x05hello",
        b"HTTP/1.1 999999 No\r\n\r\n",
        b"",
    ] {
        let outcome = raw(move |stream| send(stream, wrong));
        let text = String::from_utf8_lossy(wrong);
        assert!(
            matches!(outcome, Outcome::Failed(_, Next::Later)),
            "{text}: {outcome:?}"
        );
    }
}

#[test]
fn wrong_fields_are_not_sent_back() {
    let server = Server::new();
    let long = "x".repeat(5000);
    server.on("/a", move |stream, _| {
        let fields = [("etag", long.as_str()), ("last-modified", "\u{e9}\u{e9}")];
        answer(stream, "200 OK", &fields, b"hi");
    });
    let mut round = releve_feeds::Round::new(crate::options(), crate::Fake::new());
    let answers = crate::all(&mut round, &[server.at("/a")]);
    assert_eq!(answers[0].ask.memory.etag, None);
    assert_eq!(answers[0].ask.memory.modified, None);
}

#[test]
fn redirections_end() {
    let server = Server::new();
    server.leads("/a", "/b");
    server.leads("/b", "/a");
    assert_eq!(why(&one(&server.at("/a"))), "it leads in a circle");
    for n in 0..50 {
        server.leads(&format!("/{n}"), format!("/{}", n + 1));
    }
    assert_eq!(why(&one(&server.at("/0"))), "it leads on more than 5 times");
    for (path, to, expected) in [
        ("/p", "http://10.0.0.1/", "`10.0.0.1` is a private address"),
        (
            "/m",
            "http://169.254.169.254/latest/",
            "is a link-local address",
        ),
        (
            "/l",
            "http://127.0.0.2:9/",
            "`127.0.0.2` is a loopback address",
        ),
        ("/n", "http://0/", "is an address of no machine"),
        (
            "/v",
            "http://[::ffff:127.0.0.1]/",
            "an IPv4 address in disguise",
        ),
        ("/f", "file:///etc/passwd", "expected http or https"),
        ("/j", "javascript:alert(1)", "expected http or https"),
        ("/u", "http://jo:secret@127.0.0.1/", "is never sent"),
    ] {
        server.leads(path, to);
        let outcome = one(&server.at(path));
        assert!(why(&outcome).contains(expected), "{outcome:?}");
        assert!(!why(&outcome).contains("secret"));
        assert!(matches!(outcome, Outcome::Failed(_, Next::Never)), "{path}");
    }
    server.status("/none", "302 Found", &[]);
    assert_eq!(why(&one(&server.at("/none"))), "no page came (status 302)");
    server.page("/z", "text/html", "<p>Flats");
    server.leads("/y", "z?a=1#b");
    server.page("/z?a=1", "text/html", "<p>Flats");
    let Outcome::Fetched(answered) = one(&server.at("/y")) else {
        panic!();
    };
    assert_eq!(answered.address, server.at("/z?a=1"));
}
