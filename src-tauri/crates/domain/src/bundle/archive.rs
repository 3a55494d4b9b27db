//! The archive around a bundle's parts: headers that follow from name and size alone.

use super::refusal::Refused;
use tar::{EntryType, Header};

/// Bytes of a header, and what each part is filled up to.
pub(super) const BLOCK: usize = 512;
/// The zeros that end an archive.
pub(super) const END: usize = 2 * BLOCK;

/// The header of a part.
///
/// # Errors
/// [`Refused::Manifest`] for a name that a header does not hold.
pub(super) fn header(name: &str, size: u64) -> Result<[u8; BLOCK], Refused> {
    let mut header = Header::new_ustar();
    header
        .set_path(name)
        .map_err(|_| Refused::Manifest(format!("“{name}” cannot name a part")))?;
    header.set_size(size);
    header.set_mode(0o644);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(0);
    header.set_entry_type(EntryType::Regular);
    header.set_cksum();
    Ok(*header.as_bytes())
}

/// The size that a header names, whatever it is called; None for what is no header.
pub(super) fn size_in(block: &[u8; BLOCK]) -> Option<u64> {
    Header::from_byte_slice(block).entry_size().ok()
}

/// Zeros after a part of this size.
pub(super) fn padding(size: u64) -> usize {
    let over = usize::try_from(size % BLOCK as u64).unwrap_or(0);
    (BLOCK - over) % BLOCK
}
