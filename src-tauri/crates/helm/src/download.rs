//! Downloading a chart archive and saying honestly what its digest proves.

use crate::body::Cap;
use crate::error::FetchError;
use crate::http::{self, Ask, Http};
use crate::index::Entry;
use crate::oci::{self, Part};
use crate::remote::{Remote, Watch};
use crate::url::resolve_url;
use slipway_net::address::host;
use std::path::Path;
use tempfile::NamedTempFile;
use url::Url;

/// How the archive is called in messages.
const WHAT: &str = "chart archive";

/// What comparing the archive with the published digest showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DigestState {
    /// Published and equal.
    Verified,
    /// Published and different: the archive must not be trusted.
    Mismatch {
        /// As published, SHA-256 hex.
        expected: String,
        /// Of the archive, SHA-256 hex.
        got: String,
    },
    /// The index has no digest.
    NotPublished,
    /// Published in a form that cannot be checked, such as another algorithm.
    Unverifiable {
        /// As published.
        published: String,
    },
}

/// A downloaded chart archive.
#[derive(Debug)]
pub struct Archive {
    /// The `.tgz`; deleted when dropped.
    pub file: NamedTempFile,
    /// Its name as published, `mojaloop-15.1.0.tgz`.
    pub name: String,
    /// Its length.
    pub bytes: u64,
    /// SHA-256 of it, lower-case hex.
    pub sha256: String,
    /// What the published digest proves.
    pub digest: DigestState,
    /// Requests made.
    pub requests: u32,
}

/// Downloads the archive of `entry` into a new file in the folder `into`. A wrong digest is not an
/// error but a [`DigestState::Mismatch`], so that it can be shown.
///
/// # Errors
/// [`FetchError`]; nothing is left behind in `into`.
pub fn download_chart(
    remote: &Remote,
    entry: &Entry,
    into: &Path,
    watch: &dyn Watch,
) -> Result<Archive, FetchError> {
    let url = archive_url(remote, entry)?;
    let cap = Cap {
        limit: remote.limits.archive_bytes,
        what: WHAT,
    };
    if url.scheme() == "oci" {
        return http::run(pull_chart(remote, entry, &url, cap, into, watch));
    }
    http::run(async {
        let mut call = Http::new(remote, crate::url::parse(&remote.url)?, watch)?;
        let response = call.send(&url, Ask::default()).await?;
        let response = http::expect_ok(response, WHAT, remote)?;
        let mut file = NamedTempFile::new_in(into)?;
        let body = call.take(response, cap, file.as_file_mut()).await?;
        if body.web_page {
            return Err(FetchError::WebPage {
                host: host(&url),
                what: WHAT,
            });
        }
        let digest = compare(entry.digest.as_deref(), &body.sha256);
        let name = file_name(&url, entry);
        let (bytes, sha256, requests) = (body.bytes, body.sha256, call.requests);
        Ok(Archive {
            file,
            name,
            bytes,
            sha256,
            digest,
            requests,
        })
    })
}

async fn pull_chart(
    remote: &Remote,
    entry: &Entry,
    url: &Url,
    cap: Cap,
    into: &Path,
    watch: &dyn Watch,
) -> Result<Archive, FetchError> {
    let pulled = oci::pull(remote, url, Part::Chart, cap, into, watch).await?;
    let Some(pulled) = pulled else {
        let reason = "there is no chart behind this tag".into();
        return Err(FetchError::Registry {
            host: host(url),
            reason,
        });
    };
    let (bytes, sha256) = (pulled.body.bytes, pulled.body.sha256);
    // The archive must be what the manifest says, and the manifest what was recorded.
    let mut digest = compare(Some(&pulled.layer), &sha256);
    if digest == DigestState::Verified && entry.digest.is_some() {
        let manifest = pulled.manifest.trim_start_matches("sha256:");
        digest = compare(entry.digest.as_deref(), manifest);
    }
    let name = format!("{}-{}.tgz", entry.chart, entry.version);
    Ok(Archive {
        file: pulled.file,
        name,
        bytes,
        sha256,
        digest,
        requests: pulled.requests,
    })
}

/// Where the archive of `entry` lies; Helm too takes the first of `urls`.
pub(crate) fn archive_url(remote: &Remote, entry: &Entry) -> Result<Url, FetchError> {
    let first = entry.urls.first().filter(|url| !url.is_empty());
    let first = first.ok_or_else(|| FetchError::Address("the entry names no archive".into()))?;
    resolve_url(&remote.url, first)
}

fn compare(published: Option<&str>, got: &str) -> DigestState {
    let Some(published) = published.map(str::trim).filter(|text| !text.is_empty()) else {
        return DigestState::NotPublished;
    };
    let expected = published
        .strip_prefix("sha256:")
        .unwrap_or(published)
        .to_ascii_lowercase();
    if expected.len() != 64 || !expected.bytes().all(|b| b.is_ascii_hexdigit()) {
        return DigestState::Unverifiable {
            published: published.into(),
        };
    }
    match expected == got {
        true => DigestState::Verified,
        false => DigestState::Mismatch {
            expected,
            got: got.into(),
        },
    }
}

fn file_name(url: &Url, entry: &Entry) -> String {
    let last = url
        .path_segments()
        .and_then(|mut parts| parts.next_back())
        .unwrap_or_default();
    let name = percent_encoding::percent_decode_str(last).decode_utf8_lossy();
    let plain =
        !name.is_empty() && !name.contains(|c: char| c == '/' || c == '\\' || c.is_control());
    if plain {
        name.into_owned()
    } else {
        format!("{}-{}.tgz", entry.chart, entry.version)
    }
}
