//! Where a repository and the things its index names lie.

use crate::error::FetchError;
use url::Url;

/// Resolves one of an entry's `urls` the way Helm does: relative ones against the repository's URL
/// with a slash at its end, with the repository's query string carried over; absolute ones as is.
///
/// # Errors
/// [`FetchError::Address`] when it is not an `http`, `https` or `oci` address.
pub fn resolve_url(repo_url: &str, entry_url: &str) -> Result<Url, FetchError> {
    if let Ok(absolute) = Url::parse(entry_url) {
        return usable(absolute);
    }
    let base = folder(parse(repo_url)?);
    let mut resolved = base
        .join(entry_url)
        .map_err(|e| FetchError::Address(e.to_string()))?;
    if base.query().is_some() {
        resolved.set_query(base.query());
    }
    usable(resolved)
}

/// The address of the index.
pub(crate) fn index_url(repo_url: &str) -> Result<Url, FetchError> {
    let base = folder(parse(repo_url)?);
    let mut index = base
        .join("index.yaml")
        .map_err(|e| FetchError::Address(e.to_string()))?;
    index.set_query(base.query());
    Ok(index)
}

/// Reads an address as entered.
pub(crate) fn parse(text: &str) -> Result<Url, FetchError> {
    usable(Url::parse(text.trim()).map_err(|e| FetchError::Address(e.to_string()))?)
}

/// Host and port for a message; never the rest, which may hold a secret.
pub(crate) fn host_of(text: &str) -> String {
    Url::parse(text).map_or_else(|_| "an unreadable address".into(), |url| host(&url))
}

/// Host and port for a message.
pub(crate) fn host(url: &Url) -> String {
    let name = url.host_str().unwrap_or("no host");
    url.port()
        .map_or_else(|| name.to_owned(), |port| format!("{name}:{port}"))
}

/// Whether credentials for one may go to the other: same scheme, host and port.
pub(crate) fn same_origin(a: &Url, b: &Url) -> bool {
    a.scheme() == b.scheme()
        && a.host_str() == b.host_str()
        && a.port_or_known_default() == b.port_or_known_default()
}

fn folder(mut url: Url) -> Url {
    if !url.path().ends_with('/') {
        let path = format!("{}/", url.path());
        url.set_path(&path);
    }
    url.set_fragment(None);
    url
}

fn usable(url: Url) -> Result<Url, FetchError> {
    let known = matches!(url.scheme(), "http" | "https" | "oci");
    match url.host_str() {
        Some(host) if known && !host.is_empty() => Ok(url),
        _ => Err(FetchError::Address(
            "it must be http://, https:// or oci:// with a host".into(),
        )),
    }
}
