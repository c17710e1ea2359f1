//! E-mails (RFC 5322, MIME): newsletters and forwarded articles.

use mail_parser::{HeaderValue, Message, MessageParser, MimeHeaders};
use releve_facts::Document;

use crate::intake::counted;
use crate::language;
use crate::part::File;
use crate::said::{self, headed, one_line};
use crate::{Error, Intake};

/// A text beside an HTML version that has less than this part of its words is a
/// stub ("view this in your browser"), and the HTML is read.
const STUB: f64 = 0.5;

pub(crate) fn read(file: &File<'_>) -> Result<Intake, Error> {
    let message = MessageParser::default()
        .parse(envelope(file.bytes))
        .filter(|message| !message.headers().is_empty())
        .ok_or_else(|| file.malformed("no e-mail; expected lines such as `From: …` at its head"))?;
    let subject = message.subject().and_then(one_line);
    let body = body(&message);
    if body.trim().is_empty() {
        return Err(Error::no_text(file.name));
    }
    let mut document = file.document(1, headed(subject.as_deref(), &body));
    file.id.clone_into(&mut document.id);
    document.title = subject;
    document.published = message.date().and_then(|date| {
        let day = |part: u8| i8::try_from(part).ok();
        jiff::civil::Date::new(
            i16::try_from(date.year).ok()?,
            day(date.month)?,
            day(date.day)?,
        )
        .ok()
    });
    sender(&message, &mut document);
    document.url = message
        .header("Archived-At")
        .and_then(HeaderValue::as_text)
        .and_then(|text| said::address(text.trim().trim_matches(['<', '>'])));
    if let Some(tag) = message.content_language().as_text().and_then(language::tag) {
        document.lang = tag;
    }
    let mut taken = Intake::of(document);
    let attached = message.attachment_count();
    if attached > 0 {
        let count = counted(attached, "attachment was", "attachments were");
        taken.notes.push(format!("{count} left out"));
    }
    Ok(taken)
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
