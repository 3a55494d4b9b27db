//! Reads a bundle and trusts nothing in it: sizes before content, the signature before the parts, and
//! each header as it would be written here.

use super::archive::{BLOCK, END, header, padding, size_in};
use super::key::{PublicKey, SIGNATURE, hex};
use super::manifest::{MANIFEST, Manifest, SIGNATURE_PART};
use super::pack::large;
use super::refusal::Refused;
use super::{Limits, valid};
use sha2::{Digest, Sha256};

/// A bundle that is whole and is what somebody signed. Who that was, its key tells; whether that key
/// is trusted, whoever asks must look up.
#[derive(Clone, Debug)]
pub struct Opened<'a> {
    /// What it says.
    pub manifest: Manifest,
    /// The key it is signed with, which the manifest carries.
    pub key: PublicKey,
    parts: Vec<&'a [u8]>,
}

impl<'a> Opened<'a> {
    /// The bytes of a part.
    pub fn part(&self, path: &str) -> Option<&'a [u8]> {
        let mut parts = self.manifest.parts.iter().zip(&self.parts);
        parts
            .find(|(part, _)| part.path == path)
            .map(|(_, bytes)| *bytes)
    }

    /// A part that is text.
    ///
    /// # Errors
    /// [`Refused::Altered`] for one that is missing or not UTF-8.
    pub fn text(&self, path: &str) -> Result<&'a str, Refused> {
        let bytes = self.part(path);
        let text = bytes.and_then(|bytes| std::str::from_utf8(bytes).ok());
        text.ok_or_else(|| Refused::Altered(path.to_owned()))
    }
}

/// Reads a bundle.
///
/// # Errors
/// The first reason not to take it.
pub fn open(bytes: &[u8], limits: Limits) -> Result<Opened<'_>, Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    large("the file", bytes.len() as u64, limits.whole)?;
    let mut rest = Rest(bytes);
    let text = rest.manifest(limits)?;
    let signature = rest.entry(SIGNATURE_PART, SIGNATURE as u64)?;
    let manifest = Manifest::read(text)?;
    valid::check(&manifest, limits)?;
    let key = PublicKey::parse(&manifest.organisation.key)
        .ok_or_else(|| Refused::Manifest("its key is none".to_owned()))?;
    let signature = <&[u8; SIGNATURE]>::try_from(signature).map_err(|_| Refused::Signature)?;
    if !key.verifies(text, signature) {
        return Err(Refused::Signature);
    }
    let mut parts = Vec::new();
    for part in &manifest.parts {
        let bytes = rest.entry(&part.path, part.size)?;
        if hex(&Sha256::digest(bytes)) != part.sha256 {
            return Err(Refused::Altered(part.path.clone()));
        }
        parts.push(bytes);
    }
    rest.end()?;
    Ok(Opened {
        manifest,
        key,
        parts,
    })
}

/// What is still to be read.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take(&mut self, size: u64, what: &str) -> Result<&'a [u8], Refused> {
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        let (taken, rest) = self
            .0
            .split_at_checked(size)
            .ok_or_else(|| Refused::Truncated(what.to_owned()))?;
        self.0 = rest;
        Ok(taken)
    }

    /// The manifest is the only part whose size nothing has named yet.
    fn manifest(&mut self, limits: Limits) -> Result<&'a [u8], Refused> {
        let begins = self
            .0
            .iter()
            .zip(MANIFEST.as_bytes())
            .all(|(one, other)| one == other);
        let Some(block) = self.0.first_chunk::<BLOCK>() else {
            return Err(match begins {
                true => Refused::Truncated("its first header".to_owned()),
                false => Refused::Foreign,
            });
        };
        let size = size_in(block).filter(|_| begins).ok_or(Refused::Foreign)?;
        if header(MANIFEST, size)? != *block {
            return Err(Refused::Foreign);
        }
        large("its manifest", size, limits.manifest)?;
        self.entry(MANIFEST, size)
    }

    fn entry(&mut self, name: &str, size: u64) -> Result<&'a [u8], Refused> {
        let found = self.take(BLOCK as u64, name)?;
        if found != header(name, size)? {
            return Err(Refused::Altered(name.to_owned()));
        }
        let bytes = self.take(size, name)?;
        let filling = self.take(padding(size) as u64, name)?;
        match filling.iter().all(|byte| *byte == 0) {
            true => Ok(bytes),
            false => Err(Refused::Altered(name.to_owned())),
        }
    }

    fn end(&mut self) -> Result<(), Refused> {
        let end = self.take(END as u64, "its end")?;
        match self.0.is_empty() && end.iter().all(|byte| *byte == 0) {
            true => Ok(()),
            false => Err(Refused::Trailing),
        }
    }
}
