//! A chart's `.prov` file: is it there, and does it speak of the archive we have?

use crate::body::Cap;
use crate::download::{Archive, archive_url};
use crate::error::FetchError;
use crate::http::{self, Ask, Http};
use crate::index::Entry;
use crate::oci::{self, Part};
use crate::remote::{Remote, Watch};
use slipway_net::address::host;
use std::path::Path;

/// How the file is called in messages.
const WHAT: &str = "provenance file";
const MAX_BYTES: u64 = 1 << 20;

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
    let mut url = archive_url(remote, entry)?;
    let cap = Cap {
        limit: MAX_BYTES,
        what: WHAT,
    };
    let text = http::run(async {
        if url.scheme() == "oci" {
            let folder = archive.file.path().parent().unwrap_or(Path::new("."));
            let part = Part::Provenance;
            let Some(pulled) = oci::pull(remote, &url, part, cap, folder, watch).await? else {
                return Ok(None);
            };
            return Ok(Some(std::fs::read(pulled.file.path())?));
        }
        let path = format!("{}.prov", url.path());
        url.set_path(&path);
        let mut call = Http::new(remote, crate::url::parse(&remote.url)?, watch)?;
        let response = call.send(&url, Ask::default()).await?;
        match http::expect_ok(response, WHAT, remote) {
            Err(FetchError::NotFound { .. }) => Ok(None),
            Err(other) => Err(other),
            Ok(response) => Ok(Some(call.small(response, cap).await?)),
        }
    })?;
    let Some(text) = text else {
        return Ok(Provenance::NotPublished);
    };
    let text = String::from_utf8_lossy(&text);
    if text.trim_start().starts_with('<') {
        return Err(FetchError::WebPage {
            host: host(&url),
            what: WHAT,
        });
    }
    let hash = named_hash(&text, &archive.name);
    let hash_matches = hash.as_ref() == Some(&archive.sha256);
    Ok(Provenance::Published { hash_matches, hash })
}

/// The SHA-256 that the signed text's `files:` gives for `name`.
fn named_hash(text: &str, name: &str) -> Option<String> {
    let signed = text.strip_prefix("-----BEGIN PGP SIGNED MESSAGE-----")?;
    let signed = signed.split("-----BEGIN PGP SIGNATURE-----").next()?;
    let files = signed
        .lines()
        .skip_while(|line| line.trim_end() != "files:")
        .skip(1);
    let mut files = files.take_while(|line| line.starts_with(' '));
    files.find_map(|line| {
        let (file, hash) = line.trim().rsplit_once(": ")?;
        let hash = hash.trim_matches(['"', '\'']).strip_prefix("sha256:")?;
        (file.trim_matches(['"', '\'']) == name).then(|| hash.to_ascii_lowercase())
    })
}
