//! Where the data lies and who sits at the keyboard.

use crate::answer::Result;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use slipway_app::data::MOST_FILE_BYTES;
use slipway_app::error::{Code, Error};
use std::env;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf, absolute};

/// The app's identifier, as in `tauri.conf.json`: both hosts share one folder.
const IDENTIFIER: &str = "org.slipway.desk";

/// Longest text of a template that is read.
const LONGEST_TEXT: u64 = 64 * 1024;

/// The data folder: `--data`, else `SLIPWAY_DATA`, else the one the window uses.
pub(crate) fn data_dir(typed: Option<&Path>) -> Result<PathBuf> {
    let named = typed.map(Path::to_path_buf).or_else(|| {
        env::var_os("SLIPWAY_DATA")
            .filter(|dir| !dir.is_empty())
            .map(PathBuf::from)
    });
    match named {
        Some(dir) => whole_path(&dir),
        None => dirs::data_dir()
            .map(|dir| dir.join(IDENTIFIER))
            .ok_or_else(|| {
                Error::new(
                    Code::Invalid,
                    "No folder for the data is known.",
                    "Name one with `--data DIR`.",
                )
            }),
    }
}

/// A path that still holds when it is read elsewhere.
pub(crate) fn whole_path(path: &Path) -> Result<PathBuf> {
    absolute(path).map_err(|error| {
        let path = path.display();
        Error::new(
            Code::Invalid,
            format!("`{path}` is not a path: {error}."),
            "",
        )
    })
}

/// What a file holds that is to be kept, base64. It is a report, a picture or a log, not an image of a
/// disk.
pub(crate) fn file_content(path: &Path, hint: &str) -> Result<String> {
    let most = MOST_FILE_BYTES as u64;
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(most + 1).read_to_end(&mut bytes))
        .map_err(|error| {
            let message = format!("`{}` could not be read: {error}.", path.display());
            Error::new(Code::Invalid, message, "Nothing was changed.")
        })?;
    if bytes.len() as u64 > most {
        let message = format!("`{}` is larger than 20 MiB.", path.display());
        return Err(Error::new(Code::Invalid, message, hint));
    }
    Ok(STANDARD.encode(bytes))
}

/// What a file with the text of a template holds.
pub(crate) fn text_file(path: &Path) -> Result<String> {
    let cannot = |why: String| {
        let message = format!("{} cannot be read: {why}.", path.display());
        Error::new(Code::Invalid, message, "Give a text file of at most 64 KB.")
    };
    let length = std::fs::metadata(path)
        .map_err(|error| cannot(error.to_string()))?
        .len();
    if length > LONGEST_TEXT {
        return Err(cannot("it is too long".to_owned()));
    }
    std::fs::read_to_string(path).map_err(|error| cannot(error.to_string()))
}

/// Who sits at the keyboard, by the name the system knows them by.
pub(crate) fn user() -> String {
    ["USER", "LOGNAME", "USERNAME"]
        .iter()
        .filter_map(|name| env::var(name).ok())
        .find(|name| !name.trim().is_empty())
        .unwrap_or_else(|| "Operator".to_owned())
}

/// The machine's name, read as the window reads it, so that the log names one machine once.
pub(crate) fn machine() -> String {
    let file = std::fs::read_to_string("/etc/hostname").ok();
    let variables = ["HOSTNAME", "COMPUTERNAME"]
        .iter()
        .filter_map(|name| env::var(name).ok());
    file.into_iter()
        .chain(variables)
        .map(|name| name.trim().to_owned())
        .find(|name| !name.is_empty())
        .unwrap_or_else(|| "this computer".to_owned())
}
