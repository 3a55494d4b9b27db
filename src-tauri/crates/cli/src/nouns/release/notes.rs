//! `release notes`: reading a release's notes, saving them, and what lies between two releases.

use crate::answer::{Answer, Result};
use crate::terminal::Terminal;
use serde_json::json;
use slipway_app::error::{Code, Error};
use slipway_app::releases::{
    DiffReleases, NameRelease, Release, ReleaseDiff, ReleaseNotes, SaveNotes,
};
use std::fs::File;
use std::io::{Read, stdin};
use std::path::{Path, PathBuf};

/// Release notes longer than this are none; the largest real ones have some 60 KB.
const MOST_BYTES: u64 = 8 << 20;

/// Shows or saves notes.
#[derive(clap::Args)]
pub(crate) struct Notes {
    /// Version or id; A..B for all that lies between two
    version: String,
    /// Save the notes from this file; - for standard input
    #[arg(long, value_name = "FILE", conflicts_with = "from")]
    file: Option<PathBuf>,
    /// Save the notes of this GitHub project's release
    #[arg(long, value_name = "OWNER/NAME")]
    from: Option<String>,
}

/// Notes as they were read from a file.
pub(super) struct NotesFile {
    text: String,
    origin: String,
}

impl NotesFile {
    /// Text and origin, each where there is one.
    pub(super) fn parts(notes: Option<Self>) -> (Option<String>, Option<String>) {
        notes.map(|notes| (notes.text, notes.origin)).unzip()
    }
}

impl Notes {
    pub(super) fn run(self, terminal: &Terminal) -> Result {
        let release = self.version;
        if let Some(file) = self.file {
            let notes = read_notes(&file)?;
            return save(
                terminal,
                SaveNotes {
                    release,
                    text: Some(notes.text),
                    origin: notes.origin,
                },
            );
        }
        if let Some(origin) = self.from {
            return save(
                terminal,
                SaveNotes {
                    release,
                    text: None,
                    origin,
                },
            );
        }
        match release.split_once("..") {
            Some((from, to)) => between(terminal, from, to),
            None => terminal
                .call("release_notes", &NameRelease { release })
                .map(Answer::of::<ReleaseNotes>),
        }
    }
}

fn save(terminal: &Terminal, request: SaveNotes) -> Result {
    terminal
        .call("release_notes_save", &request)
        .map(Answer::of::<Release>)
}

/// The part of a comparison that the notes tell.
fn between(terminal: &Terminal, from: &str, to: &str) -> Result {
    let request = DiffReleases {
        from: from.to_owned(),
        to: to.to_owned(),
    };
    let outcome = terminal.call("release_diff", &request)?;
    let diff: ReleaseDiff = crate::answer::read(&outcome.value)?;
    let mut told = json!(diff.rollup);
    told["from"] = json!(diff.from);
    told["to"] = json!(diff.to);
    Ok(Answer::about::<crate::print::Between>(outcome, told))
}

/// Reads notes from a file or, for `-`, from standard input.
pub(super) fn read_notes(path: &Path) -> Result<NotesFile> {
    let piped = path.as_os_str() == "-";
    let shown = path.display();
    let unread = |error: std::io::Error| {
        Error::new(
            Code::Invalid,
            format!("The notes in `{shown}` could not be read: {error}."),
            "Nothing was changed.",
        )
    };
    let bytes = if piped {
        up_to_most(stdin().lock())
    } else {
        File::open(path).and_then(up_to_most)
    }
    .map_err(unread)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Error::new(
            Code::Invalid,
            format!("`{shown}` is longer than release notes are."),
            "At most 8 MiB are read. Nothing was changed.",
        ));
    }
    let text = String::from_utf8(bytes).map_err(|_| {
        Error::new(
            Code::Invalid,
            format!("`{shown}` is not text in UTF-8."),
            "Nothing was changed.",
        )
    })?;
    let origin = match path.file_name() {
        Some(name) if !piped => name.to_string_lossy().into_owned(),
        _ => "standard input".to_owned(),
    };
    Ok(NotesFile { text, origin })
}

fn up_to_most(source: impl Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
