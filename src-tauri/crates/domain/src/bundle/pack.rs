//! Writes a bundle: the same manifest and parts are the same bytes each time.

use super::archive::{END, header, padding};
use super::key::{SigningKey, hex};
use super::manifest::{MANIFEST, Manifest, Part, SIGNATURE_PART};
use super::refusal::Refused;
use super::{Limits, valid};
use sha2::{Digest, Sha256};

/// What a part holds.
#[derive(Clone, Debug)]
pub struct Content {
    /// Its name, as the manifest refers to it.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Writes a bundle. The manifest's list of parts is made from `parts`, in their order.
///
/// # Errors
/// What a reader would refuse, so that nothing is sent that cannot be received.
pub fn pack(
    mut manifest: Manifest,
    parts: &[Content],
    key: &SigningKey,
    limits: Limits,
) -> Result<Vec<u8>, Refused> {
    manifest.organisation.key = key.public().text();
    manifest.parts = parts.iter().map(part).collect();
    valid::check(&manifest, limits)?;
    let text = manifest.write();
    let mut out = Vec::new();
    put(&mut out, MANIFEST, text.as_bytes())?;
    put(&mut out, SIGNATURE_PART, &key.sign(text.as_bytes()))?;
    for part in parts {
        put(&mut out, &part.path, &part.bytes)?;
    }
    out.resize(out.len() + END, 0);
    large("the bundle", out.len() as u64, limits.whole)?;
    large("its manifest", text.len() as u64, limits.manifest)?;
    Ok(out)
}

fn part(content: &Content) -> Part {
    Part {
        path: content.path.clone(),
        sha256: hex(&Sha256::digest(&content.bytes)),
        size: content.bytes.len() as u64,
    }
}

fn put(out: &mut Vec<u8>, name: &str, bytes: &[u8]) -> Result<(), Refused> {
    let size = bytes.len() as u64;
    out.extend_from_slice(&header(name, size)?);
    out.extend_from_slice(bytes);
    out.resize(out.len() + padding(size), 0);
    Ok(())
}

pub(super) fn large(what: &str, found: u64, most: u64) -> Result<(), Refused> {
    if found <= most {
        return Ok(());
    }
    Err(Refused::Large {
        what: what.to_owned(),
        found,
        most,
    })
}
