//! Reading a report from the disk: what may be read, and the hash of all that was.

use super::ImportEvidence;
use crate::data::MOST_FILE_BYTES;
use crate::error::{Code, Error, Result};
use crate::host::{Event, stopped};
use crate::{App, Caller};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use slipway_domain::evidence::redact::clean_file_name;
use slipway_domain::evidence::{LIMITS, Refused, Report, read};
use std::fs::File;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

/// Characters that are kept of a file's name.
const NAME: usize = 200;

/// Bytes between two words of progress.
const STEP: u64 = 8 << 20;

/// A report as it was read.
pub(super) struct ReadReport {
    /// What it says.
    pub(super) report: Report,
    /// SHA-256 of its content.
    pub(super) sha256: String,
    /// Its size.
    pub(super) bytes: u64,
    /// Its name, without what looks like a secret.
    pub(super) name: String,
}

/// Reads a report from its path, or as it came along.
///
/// # Errors
/// `invalid` on the field `file`, with what is wrong with it; `cancelled`.
pub(super) fn report(app: &App, caller: &Caller, request: &ImportEvidence) -> Result<ReadReport> {
    let path = PathBuf::from(request.file.trim());
    let (file, size): (Box<dyn Read>, u64) = match &request.content {
        Some(base64) => {
            let bytes = content(base64)?;
            let size = bytes.len() as u64;
            (Box::new(Cursor::new(bytes)), size)
        }
        None => {
            let (file, size) = open(&path)?;
            (Box::new(file), size)
        }
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // What people call a file may hold what its content would be cleaned of.
    let (name, hidden) = clean_file_name(&name, NAME);
    let mut hashed = Hashed {
        file,
        hash: Sha256::new(),
        bytes: 0,
        size,
        app,
        caller,
        label: format!("Reading {name}"),
    };
    let mut report = read(&mut hashed, LIMITS).map_err(|why| match caller.is_cancelled() {
        true => stopped(),
        false => refused(&name, &why),
    })?;
    report.redacted = report.redacted.saturating_add(hidden);
    let hash = hashed.hash.finalize();
    Ok(ReadReport {
        report,
        sha256: hash.iter().map(|byte| format!("{byte:02x}")).collect(),
        bytes: hashed.bytes,
        name,
    })
}

fn content(base64: &str) -> Result<Vec<u8>> {
    let bytes = STANDARD.decode(base64).map_err(|_| {
        Error::invalid(
            "file",
            "The file did not arrive whole.",
            "Choose it by its path.",
        )
    })?;
    if bytes.len() > MOST_FILE_BYTES {
        let message = format!("The file has {} bytes.", bytes.len());
        return Err(Error::invalid("file", message, "Choose it by its path."));
    }
    Ok(bytes)
}

/// A link may lead anywhere by the time it is read, and a pipe has no end.
fn open(path: &Path) -> Result<(File, u64)> {
    let shown = path.display();
    let wrong = |message: String, hint: &str| Err(Error::invalid("file", message, hint));
    if !path.is_absolute() {
        return wrong(
            format!("{shown} is no whole path."),
            "Give the whole path of the report.",
        );
    }
    let about = match path.symlink_metadata() {
        Ok(about) => about,
        Err(error) => {
            return wrong(
                format!("{shown} cannot be read: {error}."),
                "Give the path of the report.",
            );
        }
    };
    if about.is_symlink() {
        return wrong(
            format!("{shown} is a link."),
            "Give the file that it leads to.",
        );
    }
    if about.is_dir() {
        return wrong(
            format!("{shown} is a folder."),
            "Give the report in it; each is a run of its own.",
        );
    }
    if !about.is_file() {
        return wrong(
            format!("{shown} is no file."),
            "Save the report to a file first.",
        );
    }
    if about.len() > LIMITS.bytes {
        return Err(refused(
            &shown.to_string(),
            &Refused::Large(LIMITS.bytes >> 20),
        ));
    }
    match File::open(path) {
        Ok(file) => Ok((file, about.len())),
        Err(error) => wrong(
            format!("{shown} cannot be read: {error}."),
            "Ask for the right to read it.",
        ),
    }
}

fn refused(name: &str, why: &Refused) -> Error {
    let hint = match why {
        Refused::Truncated(_) => {
            "It was not written to its end. Copy it again, or run the tests again."
        }
        Refused::Large(_) | Refused::LongText(_) => "Run the collection in parts, and import each.",
        Refused::Encoding(_) => "Save it as UTF-8.",
        Refused::Empty => "A run that timed out leaves no report; run the tests again.",
        _ => "Give a JSON report of the Testing Toolkit or of newman, or JUnit's XML.",
    };
    let message = format!("{name}: {why}. Nothing was imported.");
    Error::invalid("file", message, hint)
}

struct Hashed<'a> {
    file: Box<dyn Read>,
    hash: Sha256,
    bytes: u64,
    size: u64,
    app: &'a App,
    caller: &'a Caller,
    label: String,
}

impl Read for Hashed<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.caller.is_cancelled() {
            return Err(std::io::Error::other("Stopped"));
        }
        let got = self.file.read(buffer)?;
        self.hash.update(buffer.get(..got).unwrap_or_default());
        let before = self.bytes / STEP;
        self.bytes += got as u64;
        if self.bytes / STEP > before {
            self.app.host.hear(&Event::Progress {
                label: self.label.clone(),
                done: self.bytes,
                total: Some(self.size.max(self.bytes)),
                unit: "bytes",
            });
        }
        Ok(got)
    }
}

/// What a run is already here as.
pub(super) fn known(what: &str, id: &str) -> Error {
    let message =
        format!("This report is here already: {what} (evidence {id}). Nothing was imported.");
    let hint = format!("slipwayctl evidence show {id} shows it.");
    Error::new(Code::Conflict, message, hint)
}
