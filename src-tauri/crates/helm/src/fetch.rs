//! Fetching an index to disk, and only when it changed.

use crate::body::Cap;
use crate::error::FetchError;
use crate::http::{self, Ask, Http};
use crate::remote::{Remote, Validators, Watch};
use crate::url::index_url;
use reqwest::StatusCode;
use reqwest::header::{ETAG, LAST_MODIFIED};
use slipway_net::address::host;
use std::path::Path;
use tempfile::NamedTempFile;

/// How the index is called in messages.
const WHAT: &str = "index.yaml";

/// Whether the transport proved that the body is whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framing {
    /// Content-Length, chunks, gzip or HTTP/2 said where the end is; or a local file.
    Complete,
    /// The server just closed the connection, so the content itself must show its end.
    Unproven,
}

/// How we know that nothing changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unchanged {
    /// The server said 304.
    Told,
    /// The server sent everything again and the bytes are the same.
    SameBody,
}

/// The outcome of [`fetch_index`].
#[derive(Debug)]
pub enum Fetched {
    /// Nothing new.
    NotModified {
        /// How we know.
        by: Unchanged,
        /// Requests made, redirects included.
        requests: u32,
        /// Body bytes that crossed for nothing.
        bytes: u64,
        /// What to ask with next time.
        validators: Validators,
    },
    /// A new body, on disk.
    Body {
        /// The body; deleted when dropped.
        file: NamedTempFile,
        /// What to ask with next time; `sha256` is always set.
        validators: Validators,
        /// Body bytes after decompression.
        bytes: u64,
        /// Requests made, redirects included.
        requests: u32,
        /// Whether the transport proved the body whole; pass it to [`crate::read_index`].
        framing: Framing,
    },
}

/// Fetches `index.yaml` of an HTTP repository into a new file in the folder `into`.
///
/// Blocks; call it on a worker thread. One conditional request when nothing changed.
///
/// # Errors
/// [`FetchError`]; nothing is left behind in `into`.
pub fn fetch_index(
    remote: &Remote,
    validators: &Validators,
    into: &Path,
    watch: &dyn Watch,
) -> Result<Fetched, FetchError> {
    let url = index_url(&remote.url)?;
    http::run(async {
        let mut call = Http::new(remote, url.clone(), watch)?;
        let ask = Ask {
            validators: Some(validators),
            gzip: true,
            ..Ask::default()
        };
        let response = call.send(&url, ask).await?;
        let header = |name| response.headers().get(name).and_then(|v| v.to_str().ok());
        let mut fresh = Validators {
            etag: header(ETAG).map(Into::into),
            last_modified: header(LAST_MODIFIED).map(Into::into),
            sha256: None,
        };
        let conditional = validators.etag.is_some() || validators.last_modified.is_some();
        if response.status() == StatusCode::NOT_MODIFIED && conditional {
            let validators = Validators {
                etag: fresh.etag.or_else(|| validators.etag.clone()),
                last_modified: fresh
                    .last_modified
                    .or_else(|| validators.last_modified.clone()),
                sha256: validators.sha256.clone(),
            };
            let (by, requests) = (Unchanged::Told, call.requests);
            return Ok(Fetched::NotModified {
                by,
                requests,
                bytes: 0,
                validators,
            });
        }
        let response = http::expect_ok(response, WHAT, remote)?;
        let mut file = NamedTempFile::new_in(into)?;
        let cap = Cap {
            limit: remote.limits.index_bytes,
            what: WHAT,
        };
        let body = call.take(response, cap, file.as_file_mut()).await?;
        if body.web_page {
            return Err(FetchError::WebPage {
                host: host(&url),
                what: WHAT,
            });
        }
        let same = validators.sha256.as_ref() == Some(&body.sha256);
        fresh.sha256 = Some(body.sha256);
        let (requests, bytes, validators) = (call.requests, body.bytes, fresh);
        if same {
            let by = Unchanged::SameBody;
            return Ok(Fetched::NotModified {
                by,
                requests,
                bytes,
                validators,
            });
        }
        Ok(Fetched::Body {
            file,
            validators,
            bytes,
            requests,
            framing: body.framing,
        })
    })
}
