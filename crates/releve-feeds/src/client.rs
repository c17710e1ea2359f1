//! One request and its answer, within limits.

use std::io::Read;

use flate2::read::MultiGzDecoder;
use ureq::http::{HeaderMap, header};
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::DefaultConnector;

use crate::options::{Limits, Options};
use crate::resolver::Checked;
use crate::trouble::Trouble;
use crate::{Address, Memory};

/// Characters of a header field that is remembered.
const FIELD: usize = 512;

/// Sends requests, one at a time. Keeps no connection, no cookie and no
/// credential, and follows no redirection of its own accord.
#[derive(Debug)]
pub(crate) struct Client {
    agent: ureq::Agent,
    limits: Limits,
}

/// What is asked for beside the address.
pub(crate) struct Request<'a> {
    pub(crate) address: &'a Address,
    /// What is known of it, so that nothing comes where it is the same.
    pub(crate) memory: Option<&'a Memory>,
    pub(crate) accept: &'static str,
    pub(crate) most: u64,
    /// Whether what is longer is cut or refused.
    pub(crate) cut: bool,
}

/// What came.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) location: Option<String>,
    pub(crate) retry_after: Option<String>,
    pub(crate) etag: Option<String>,
    pub(crate) modified: Option<String>,
    pub(crate) charset: Option<String>,
    /// The body of a 200, unpacked.
    pub(crate) body: Vec<u8>,
}

impl Client {
    pub(crate) fn new(options: &Options) -> Self {
        let limits = options.limits.clone();
        let config = ureq::Agent::config_builder()
            .user_agent(options.agent.as_str())
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            // A proxy would look names up for us, and nothing could be checked.
            .proxy(None)
            // Pauses are longer than servers keep connections open.
            .max_idle_connections(0)
            .timeout_global(Some(limits.whole))
            .timeout_resolve(Some(limits.connect))
            .timeout_connect(Some(limits.connect))
            .build();
        let resolver = Checked {
            inner: DefaultResolver::default(),
            reach: options.reach.clone(),
        };
        Self {
            agent: ureq::Agent::with_parts(config, DefaultConnector::default(), resolver),
            limits,
        }
    }

    pub(crate) fn ask(&self, request: &Request<'_>) -> Result<Answer, Trouble> {
        let trouble = |error| Trouble::of(error, &self.limits);
        let mut builder = self
            .agent
            .get(request.address.as_str())
            .header(header::ACCEPT, request.accept)
            .header(header::ACCEPT_ENCODING, "gzip")
            .header(header::CONNECTION, "close");
        if let Some(etag) = request.memory.and_then(|memory| memory.etag.as_deref()) {
            builder = builder.header(header::IF_NONE_MATCH, etag);
        }
        if let Some(modified) = request.memory.and_then(|memory| memory.modified.as_deref()) {
            builder = builder.header(header::IF_MODIFIED_SINCE, modified);
        }
        let mut response = builder.call().map_err(trouble)?;
        let headers = response.headers();
        let field = |name: header::HeaderName| field(headers, &name);
        let coding = field(header::CONTENT_ENCODING);
        let content_type = field(header::CONTENT_TYPE);
        let mut answer = Answer {
            status: response.status().as_u16(),
            location: headers
                .get(header::LOCATION)
                .and_then(|value| std::str::from_utf8(value.as_bytes()).ok())
                .map(str::to_owned),
            retry_after: field(header::RETRY_AFTER),
            etag: field(header::ETAG),
            modified: field(header::LAST_MODIFIED),
            charset: content_type.as_deref().and_then(charset),
            body: Vec::new(),
        };
        if answer.status == 200 {
            let wire = response.body_mut().as_reader();
            let most = if request.cut {
                Most::Cut(request.most)
            } else {
                Most::Refuse(request.most)
            };
            let packed = most.read(wire).map_err(|error| match error {
                Some(error) => trouble(ureq::Error::from(error)),
                None => too_large(request.most, ""),
            })?;
            answer.body = unpacked(packed, coding.as_deref(), &most)?;
        }
        Ok(answer)
    }
}

/// A limit of bytes, and what happens beyond it.
enum Most {
    Cut(u64),
    Refuse(u64),
}

impl Most {
    /// All of a stream; `Err(None)` where it is longer than it may be.
    fn read(&self, from: impl Read) -> Result<Vec<u8>, Option<std::io::Error>> {
        let (Self::Cut(most) | Self::Refuse(most)) = *self;
        let mut bytes = Vec::new();
        from.take(most.saturating_add(1))
            .read_to_end(&mut bytes)
            .map_err(Some)?;
        if bytes.len() as u64 > most {
            match self {
                Self::Cut(_) => bytes.pop(),
                Self::Refuse(_) => return Err(None),
            };
        }
        Ok(bytes)
    }
}

fn too_large(most: u64, packed: &str) -> Trouble {
    let most = releve_intake::Size::new(most);
    Trouble::lasting(format!("it is larger than {most}{packed}"))
}

fn unpacked(packed: Vec<u8>, coding: Option<&str>, most: &Most) -> Result<Vec<u8>, Trouble> {
    match coding
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase()
        .as_str()
    {
        "" | "identity" => Ok(packed),
        "gzip" | "x-gzip" => unzipped(&packed, most),
        other => Err(Trouble::passing(format!(
            "it came packed as `{other}`, which was not asked for"
        ))),
    }
}

fn unzipped(packed: &[u8], most: &Most) -> Result<Vec<u8>, Trouble> {
    let (Most::Cut(limit) | Most::Refuse(limit)) = *most;
    most.read(MultiGzDecoder::new(packed))
        .map_err(|error| match error {
            Some(_) => Trouble::passing("it came packed and cannot be unpacked"),
            None => too_large(limit, " when it is unpacked"),
        })
}

/// A file that is compressed itself, such as `sitemap.xml.gz`, unpacked.
///
/// # Errors
///
/// Why it cannot be, in words.
pub(crate) fn gunzipped(packed: &[u8], most: u64) -> Result<Vec<u8>, String> {
    unzipped(packed, &Most::Refuse(most)).map_err(|trouble| trouble.why)
}

/// A field that can be shown and sent back: visible and not too long.
fn field(headers: &HeaderMap, name: &header::HeaderName) -> Option<String> {
    let value = headers.get(name)?.to_str().ok()?.trim();
    (!value.is_empty() && value.len() <= FIELD).then(|| value.to_owned())
}

fn charset(content_type: &str) -> Option<String> {
    let (_, named) = content_type
        .to_ascii_lowercase()
        .split_once("charset=")
        .map(|(before, named)| (before.to_owned(), named.to_owned()))?;
    let named = named.split(';').next()?.trim().trim_matches(['"', '\'']);
    (!named.is_empty()).then(|| named.to_owned())
}
