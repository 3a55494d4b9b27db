//! Reading a bundle from the disk, and telling why one is refused.

use super::LookBundle;
use crate::data::MOST_FILE_BYTES;
use crate::error::{Error, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use slipway_domain::bundle::{LIMITS, Refused};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// A file as it was read.
pub(super) struct FileRead {
    /// Its name.
    pub(super) name: String,
    /// All of it.
    pub(super) bytes: Vec<u8>,
}

/// Reads the file that a request names, or the one that came along.
///
/// # Errors
/// `invalid` on the field `file`, with what is wrong with it.
pub(super) fn read(request: &LookBundle) -> Result<FileRead> {
    let path = PathBuf::from(request.file.trim());
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = name.into_owned();
    let bytes = match &request.content {
        Some(base64) => content(base64)?,
        None => from_disk(&path)?,
    };
    Ok(FileRead { name, bytes })
}

fn content(base64: &str) -> Result<Vec<u8>> {
    let bytes = STANDARD.decode(base64).map_err(|_| {
        let message = "The file did not arrive whole.";
        Error::invalid("file", message, "Choose it by its path.")
    })?;
    if bytes.len() > MOST_FILE_BYTES {
        let message = format!("The file has {} bytes.", bytes.len());
        return Err(Error::invalid("file", message, "Choose it by its path."));
    }
    Ok(bytes)
}

/// A link may lead anywhere by the time it is read, and a pipe has no end.
fn from_disk(path: &Path) -> Result<Vec<u8>> {
    let shown = path.display();
    let wrong = |message: String, hint: &str| Error::invalid("file", message, hint);
    if !path.is_absolute() {
        let hint = "Give the whole path of the bundle.";
        return Err(wrong(format!("{shown} is no whole path."), hint));
    }
    let unreadable = |error: std::io::Error| {
        let hint = "Give the path of the bundle.";
        wrong(format!("{shown} cannot be read: {error}."), hint)
    };
    let about = path.symlink_metadata().map_err(unreadable)?;
    if !about.is_file() {
        let hint = "Give the bundle itself, not a link to it or its folder.";
        return Err(wrong(format!("{shown} is no file."), hint));
    }
    let mut bytes = Vec::new();
    // One byte over the limit is enough to know, whatever the file system says of its length.
    File::open(path)
        .and_then(|file| file.take(LIMITS.whole + 1).read_to_end(&mut bytes))
        .map_err(unreadable)?;
    Ok(bytes)
}

/// Why a bundle is not taken.
pub(super) fn refused(name: &str, why: &Refused) -> Error {
    let hint = match why {
        Refused::Empty | Refused::Truncated(_) => "It did not arrive whole; have it sent again.",
        Refused::Large { .. } | Refused::Many { .. } => {
            "Have them leave out what is long, and link to it instead."
        }
        Refused::Foreign => "Give the file that `slipwayctl release bundle` wrote.",
        Refused::Newer { .. } => "Bring this Slipway up to date.",
        Refused::Trailing | Refused::Manifest(_) | Refused::Signature | Refused::Altered(_) => {
            "Do not use it. Have it sent again by a way you trust, and tell who sent it."
        }
    };
    let message = format!("{name}: {why}. Nothing was taken.");
    Error::invalid("file", message, hint)
}
