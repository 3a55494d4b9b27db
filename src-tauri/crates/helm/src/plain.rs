//! Two plain calls over the same guarded client, for what is no chart: a small text, read only when
//! it changed, and a small JSON document, posted once.

use crate::body::Cap;
use crate::error::FetchError;
use crate::http::{self, Ask, Http};
use crate::remote::{Remote, Validators, Watch};
use crate::url::parse;
use reqwest::StatusCode;
use reqwest::header::{ETAG, LAST_MODIFIED};
use slipway_net::address::host;

/// Most bytes read of the answer to a post; services answer `ok`.
const ANSWER: u64 = 4 << 10;

/// A small text, or the word that it is the same as before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Small {
    /// The server said 304.
    NotModified,
    /// The body, with what to ask with next time.
    Body {
        /// As received.
        bytes: Vec<u8>,
        /// ETag and Last-Modified of this body.
        validators: Validators,
    },
}

/// Reads the text at `remote.url`, at most `most` bytes; `what` names it in errors.
///
/// Blocks; call it on a worker thread.
///
/// # Errors
/// [`FetchError`].
pub fn fetch_small(
    remote: &Remote,
    validators: &Validators,
    most: u64,
    what: &'static str,
    watch: &dyn Watch,
) -> Result<Small, FetchError> {
    let url = web(&remote.url)?;
    http::run(async {
        let mut call = Http::new(remote, url.clone(), watch)?;
        let ask = Ask {
            validators: Some(validators),
            gzip: true,
            ..Ask::default()
        };
        let response = call.send(&url, ask).await?;
        let conditional = validators.etag.is_some() || validators.last_modified.is_some();
        if response.status() == StatusCode::NOT_MODIFIED && conditional {
            return Ok(Small::NotModified);
        }
        let response = http::expect_ok(response, what, remote)?;
        let header = |name| response.headers().get(name).and_then(|v| v.to_str().ok());
        let validators = Validators {
            etag: header(ETAG).map(Into::into),
            last_modified: header(LAST_MODIFIED).map(Into::into),
            sha256: None,
        };
        let cap = Cap { limit: most, what };
        let bytes = call.small(response, cap).await?;
        Ok(Small::Body { bytes, validators })
    })
}

/// How a post ended.
#[derive(Debug)]
pub enum Posted {
    /// The server took it (2xx); the beginning of its answer.
    Taken(String),
    /// The server refused it, with the status and the beginning of its answer.
    Refused(u16, String),
    /// It was sent, and no answer came: nobody can say whether it was taken.
    Unknown(FetchError),
}

/// Posts a JSON document to `remote.url`, once: no redirect is followed, nothing is tried again.
///
/// # Errors
/// [`FetchError`] when nothing was sent: the address cannot be used, or nobody was reached.
pub fn post_json(remote: &Remote, json: &str, watch: &dyn Watch) -> Result<Posted, FetchError> {
    let url = web(&remote.url)?;
    http::run(async {
        let mut call = Http::new(remote, url.clone(), watch)?;
        let response = match call.post(&url, json).await {
            Ok(response) => response,
            Err(http::PostError::Unsent(error)) => return Err(error),
            Err(http::PostError::Unanswered(error)) => return Ok(Posted::Unknown(error)),
        };
        let status = response.status();
        let cap = Cap {
            limit: ANSWER,
            what: "answer",
        };
        let said = call.small(response, cap).await.unwrap_or_default();
        let said = String::from_utf8_lossy(&said).into_owned();
        Ok(match status.is_success() {
            true => Posted::Taken(said),
            false => Posted::Refused(status.as_u16(), said),
        })
    })
}

fn web(text: &str) -> Result<url::Url, FetchError> {
    let url = parse(text)?;
    match url.scheme() {
        "http" | "https" => Ok(url),
        _ => Err(FetchError::Address("it must be http:// or https://".into())),
    }
}

/// Host and port of an address for a message; never the rest, which may hold a secret.
pub fn host_named(text: &str) -> String {
    parse(text).map_or_else(|_| "an unreadable address".into(), |url| host(&url))
}
