//! Writing a file that somebody named, whole or not at all.

use crate::error::{Code, Error, Result};
use std::io::Write;
use std::path::Path;

/// Writes `bytes` beside `path` first and puts them in its place in one step, so that whoever reads
/// the file sees the former content or the new one.
///
/// # Errors
/// `invalid` with `field` when the path is not absolute, `internal` when it cannot be written.
pub(crate) fn write_whole(field: &str, path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path
        .parent()
        .filter(|_| path.is_absolute() && path.file_name().is_some());
    let Some(folder) = folder else {
        let message = format!("{} is not the whole path of a file.", path.display());
        return Err(Error::invalid(
            field,
            message,
            "Give the path from the root on.",
        ));
    };
    let put = || -> std::io::Result<()> {
        let mut file = tempfile::Builder::new()
            .prefix(".slipway-")
            .tempfile_in(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        share(file.as_file(), path)?;
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    };
    put().map_err(|error| {
        let mut refused = Error::new(
            Code::Internal,
            format!("{} cannot be written: {error}.", path.display()),
            "Choose a folder that is there and that you may write to.",
        );
        refused.field = Some(field.to_owned());
        refused
    })
}

/// A file for others is readable as files there are: like the one it replaces, else for everybody.
#[cfg(unix)]
fn share(file: &std::fs::File, path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(path).map_or(0o644, |old| old.permissions().mode() & 0o777);
    file.set_permissions(std::fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn share(_file: &std::fs::File, _path: &Path) -> std::io::Result<()> {
    Ok(())
}
