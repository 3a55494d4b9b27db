//! Files on the disk, such as evidence and what lies on tickets: kept under the hash of their content, so that one never changes,
//! and brought back from the backup that carries them.

use super::check::hex;
use crate::error::{Code, Error, Result};
use slipway_domain::desk::file::MOST_BYTES;
use slipway_store::files::{FILES, carried};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Where a file lies.
pub(crate) fn path(data_dir: &Path, sha256: &str) -> PathBuf {
    data_dir.join(FILES).join(sha256)
}

/// Keeps a file and gives the hash of its content. It is on the disk before this returns.
///
/// # Errors
/// `no_space` when it cannot be written.
pub(crate) fn keep(data_dir: &Path, bytes: &[u8]) -> Result<String> {
    let sha256 = hex(bytes);
    write(&path(data_dir, &sha256), bytes).map_err(|error| {
        let message = format!("The file could not be kept: {error}.");
        Error::new(Code::NoSpace, message, "")
    })?;
    Ok(sha256)
}

/// The largest file that is kept. The window says the same before it reads one (`keptFile.ts`).
pub const MOST_FILE_BYTES: usize = MOST_BYTES;

/// Keeps a file that came as base64; gives its hash and its size.
///
/// # Errors
/// `invalid` when it is empty, too large or not whole; else those of [`keep`].
pub(crate) fn keep_checked(data_dir: &Path, base64: &str, hint: &str) -> Result<(String, usize)> {
    use base64::Engine;
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(base64)
        .map_err(|_| Error::invalid("content", "The file did not arrive whole.", "Try again."))?;
    if bytes.is_empty() || bytes.len() > MOST_FILE_BYTES {
        let message = format!("The file has {} bytes.", bytes.len());
        return Err(Error::invalid("content", message, hint));
    }
    Ok((keep(data_dir, &bytes)?, bytes.len()))
}

/// A kept file's content.
///
/// # Errors
/// `not_found` when it is missing, `damaged` when it is not what was kept.
pub(crate) fn content(data_dir: &Path, name: &str, sha256: &str) -> Result<Vec<u8>> {
    let hint = "Restore a backup that carries it: slipwayctl restore FILE.";
    let bytes = std::fs::read(path(data_dir, sha256))
        .map_err(|_| Error::not_found(format!("content of {name} on this machine"), hint))?;
    if hex(&bytes) == sha256 {
        return Ok(bytes);
    }
    let message = format!("{name} is not what was kept. Nothing was written.");
    Err(Error::new(Code::Damaged, message, hint))
}

/// Brings back the files that a backup carries and that are missing here or not what they were. One
/// that fails is logged, and told by the look through the data; the backup stands already.
pub(crate) fn bring_back(data_dir: &Path, backup: &Path) {
    let files = match carried(backup) {
        Ok(files) => files,
        Err(error) => return tracing::warn!(%error, "The backup's files could not be listed."),
    };
    for (sha256, from) in files {
        let is_here = |at: &Path| std::fs::read(at).is_ok_and(|bytes| hex(&bytes) == sha256);
        let to = path(data_dir, &sha256);
        if is_here(&to) {
            continue;
        }
        let brought = std::fs::read(&from).and_then(|bytes| {
            if hex(&bytes) == sha256 {
                write(&to, &bytes)
            } else {
                Err(std::io::Error::other("it is not what its name says"))
            }
        });
        if let Err(error) = brought {
            tracing::warn!(%error, file = %sha256, "A file was not brought back.");
        }
    }
}

/// Written beside its place first, so that a file that has its name is whole.
fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(path);
    std::fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new()
        .prefix(".partial-")
        .tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}
