//! Where a repository and the things its index names lie.

use crate::error::FetchError;
use slipway_net::address::folder;
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

fn usable(url: Url) -> Result<Url, FetchError> {
    let known = matches!(url.scheme(), "http" | "https" | "oci");
    match url.host_str() {
        Some(host) if known && !host.is_empty() => Ok(url),
        _ => Err(FetchError::Address(
            "it must be http://, https:// or oci:// with a host".into(),
        )),
    }
}
