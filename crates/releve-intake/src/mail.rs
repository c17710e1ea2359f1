//! E-mails (RFC 5322, MIME): newsletters and forwarded articles, and pages that
//! browsers save in their form.

use jiff::civil::Date;
use mail_parser::{HeaderValue, Message, MessageParser, MimeHeaders};
use releve_facts::Document;

use crate::container::Origin;
use crate::intake::counted;
use crate::language;
use crate::part::File;
use crate::said::{self, headed, one_line};
use crate::{Error, Format, Intake};

/// A text beside an HTML version that has less than this part of its words is a
/// stub ("view this in your browser"), and the HTML is read.
const STUB: f64 = 0.5;

/// Messages within messages; deeper ones are left out.
const NESTING: usize = 8;

pub(crate) fn read(file: &File<'_>) -> Result<Intake, Error> {
    let message = MessageParser::default()
        .parse(envelope(file.bytes))
        .filter(|message| !message.headers().is_empty())
        .ok_or_else(|| file.malformed("no e-mail; expected lines such as `From: …` at its head"))?;
    if saved_by_browser(&message) {
        return page(file, &message);
    }
    let mut taken = Intake::default();
    let mut left_out = 0;
    take(file, &message, 0, &mut taken, &mut left_out);
    if taken.documents.is_empty() {
        return Err(Error::no_text_in_mail(file.name));
    }
    if left_out > 0 {
        let count = counted(left_out, "attachment was", "attachments were");
        taken.notes.push(format!("{count} left out"));
    }
    Ok(taken)
}

/// Takes a message and those that it forwards, each a document of its own.
fn take(
    file: &File<'_>,
    message: &Message<'_>,
    depth: usize,
    taken: &mut Intake,
    left_out: &mut usize,
) {
    let subject = message.subject().and_then(one_line);
    let body = body(message);
    if !body.trim().is_empty() {
        let number = taken.documents.len() + 1;
        let mut document = file.document(number, headed(subject.as_deref(), &body));
        if number == 1 {
            file.id.clone_into(&mut document.id);
        }
        document.title = subject;
        document.published = day(message);
        sender(message, &mut document);
        document.url = message
            .header("Archived-At")
            .and_then(HeaderValue::as_text)
            .and_then(|text| said::address(text.trim().trim_matches(['<', '>'])));
        if let Some(tag) = message.content_language().as_text().and_then(language::tag) {
            document.lang = tag;
        }
        taken.documents.push(document);
    }
    for part in message.attachments() {
        match part.message() {
            Some(forwarded) if depth < NESTING => {
                take(file, forwarded, depth + 1, taken, left_out);
            }
            _ => *left_out += 1,
        }
    }
}

/// The writer's own day.
fn day(message: &Message<'_>) -> Option<Date> {
    let date = message.date()?;
    let part = |part: u8| i8::try_from(part).ok();
    let year = i16::try_from(date.year).ok()?;
    Date::new(year, part(date.month)?, part(date.day)?).ok()
}

/// Whether it is a page with its pictures that a browser saved in one file
/// (MHTML, <https://www.rfc-editor.org/rfc/rfc2557>), as they sign it: whoever
/// sends a mail has an address.
fn saved_by_browser(message: &Message<'_>) -> bool {
    message.header(SNAPSHOT).is_some()
        || message
            .header_raw("From")
            .is_some_and(|from| from.contains("Saved by ") && !from.contains('@'))
}

/// Where Chromium says of which page a file is.
const SNAPSHOT: &str = "Snapshot-Content-Location";

/// The page in it. Its day is what the page tells, not that of the saving, which
/// is the day of its prices.
fn page(file: &File<'_>, message: &Message<'_>) -> Result<Intake, Error> {
    let part = (message.html_bodies().chain(message.attachments()))
        .find(|part| is_html(part))
        .ok_or_else(|| Error::no_text(file.name))?;
    let snapshot = message.header(SNAPSHOT).and_then(HeaderValue::as_text);
    let origin = Origin {
        url: snapshot.or(part.content_location()).and_then(said::address),
        fetched: day(message),
        charset: None,
    };
    let page = File {
        bytes: part.contents(),
        origin: &origin,
        ..*file
    };
    crate::part::text(&page, Format::Html)
}

/// The message without the line that mailboxes write before it.
fn envelope(bytes: &[u8]) -> &[u8] {
    if bytes.starts_with(b"From ") {
        let end = bytes.iter().position(|byte| *byte == b'\n');
        return end.map_or(bytes, |end| &bytes[end + 1..]);
    }
    bytes
}

/// Of a mailing list, the sender is the publication; else a person wrote it.
fn sender(message: &Message<'_>, document: &mut Document) {
    let sender = message.from().and_then(|from| from.first());
    let name = sender
        .and_then(|from| from.name.as_deref())
        .and_then(one_line);
    let list = ["List-Id", "List-Unsubscribe", "List-Post"]
        .iter()
        .any(|field| message.header(*field).is_some());
    if list {
        document.source = name;
    } else {
        document.author = name;
    }
}

/// The text that a reader sees: the HTML version where the plain one is missing
/// or a stub.
fn body(message: &Message<'_>) -> String {
    let mut plain = String::new();
    for part in message.text_bodies().filter(|part| !is_html(part)) {
        plain.push_str(part.text_contents().unwrap_or_default());
        plain.push_str("\n\n");
    }
    let mut html = String::new();
    for part in message.html_bodies().filter(|part| is_html(part)) {
        html.push_str(&crate::html::fragment(
            part.text_contents().unwrap_or_default(),
        ));
        html.push_str("\n\n");
    }
    let words = |text: &str| text.split_whitespace().count() as f64;
    let body = if words(&plain) < words(&html) * STUB {
        html
    } else {
        plain
    };
    body.trim().to_owned()
}

fn is_html(part: &mail_parser::MessagePart<'_>) -> bool {
    part.is_text_html()
        || part
            .content_type()
            .and_then(|kind| kind.subtype())
            .is_some_and(|subtype| subtype.eq_ignore_ascii_case("html"))
}
