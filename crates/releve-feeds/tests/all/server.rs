//! A web server on loopback that does what a test tells it, however wrong.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// What it does for one path.
pub type Deed = Arc<dyn Fn(&mut TcpStream, &Request) + Send + Sync>;

/// What it was asked.
#[derive(Debug, Clone)]
pub struct Request {
    pub path: String,
    pub headers: HashMap<String, String>,
}

pub struct Server {
    pub address: String,
    asked: Arc<Mutex<Vec<Request>>>,
    deeds: Arc<Mutex<HashMap<String, Deed>>>,
}

impl Server {
    /// A server without a page: everything is 404.
    pub fn new() -> Self {
        // Every address of loopback is a host of its own.
        let listener = TcpListener::bind("0.0.0.0:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let address = format!("http://127.0.0.1:{port}");
        let asked = Arc::new(Mutex::new(Vec::new()));
        let deeds: Arc<Mutex<HashMap<String, Deed>>> = Arc::default();
        let (all, known) = (Arc::clone(&asked), Arc::clone(&deeds));
        thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(mut stream) = stream else { continue };
                let (all, known) = (Arc::clone(&all), Arc::clone(&known));
                thread::spawn(move || {
                    let Some(request) = read(&stream) else { return };
                    let deed = known.lock().unwrap().get(&request.path).cloned();
                    all.lock().unwrap().push(request.clone());
                    match deed {
                        Some(deed) => deed(&mut stream, &request),
                        None => answer(&mut stream, "404 Not Found", &[], b"nothing"),
                    }
                    let _ = stream.flush();
                    let _ = stream.shutdown(Shutdown::Write);
                    // Closing with something unread would reset what was sent.
                    let _ = stream.set_read_timeout(Some(Duration::from_secs(2)));
                    let _ = std::io::copy(&mut stream, &mut std::io::sink());
                });
            }
        });
        Self {
            address,
            asked,
            deeds,
        }
    }

    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    pub fn on(&self, path: &str, deed: impl Fn(&mut TcpStream, &Request) + Send + Sync + 'static) {
        let deed: Deed = Arc::new(deed);
        self.deeds.lock().unwrap().insert(path.to_owned(), deed);
    }

    /// A page of status 200.
    pub fn page(&self, path: &str, kind: &'static str, body: impl Into<Vec<u8>>) {
        let body = body.into();
        self.on(path, move |stream, _| {
            answer(stream, "200 OK", &[("content-type", kind)], &body);
        });
    }

    /// An answer of another status, without a page.
    pub fn status(&self, path: &str, status: &'static str, headers: &'static [(&str, &str)]) {
        self.on(path, move |stream, _| answer(stream, status, headers, b""));
    }

    pub fn leads(&self, path: &str, to: impl Into<String>) {
        let to = to.into();
        self.on(path, move |stream, _| {
            answer(stream, "302 Found", &[("location", &to)], b"");
        });
    }

    /// The paths that it was asked for, in order.
    pub fn asked(&self) -> Vec<String> {
        let asked = self.asked.lock().unwrap();
        asked.iter().map(|request| request.path.clone()).collect()
    }

    pub fn requests(&self) -> Vec<Request> {
        self.asked.lock().unwrap().clone()
    }
}

/// A whole and right answer.
pub fn answer(stream: &mut TcpStream, status: &str, headers: &[(&str, &str)], body: &[u8]) {
    let mut head = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\n", body.len());
    for (name, value) in headers {
        head += &format!("{name}: {value}\r\n");
    }
    send(stream, (head + "\r\n").as_bytes());
    send(stream, body);
}

/// Sends what a client may not want to hear.
pub fn send(stream: &mut TcpStream, bytes: &[u8]) {
    let _ = stream.write_all(bytes);
}

fn read(stream: &TcpStream) -> Option<Request> {
    let mut lines = BufReader::new(stream).lines();
    let first = lines.next()?.ok()?;
    let path = first.split(' ').nth(1)?.to_owned();
    let mut headers = HashMap::new();
    for line in lines {
        let line = line.ok()?;
        let Some((name, value)) = line.split_once(':') else {
            break;
        };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    Some(Request { path, headers })
}
