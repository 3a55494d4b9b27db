//! The inputs of the story: Mojaloop's own where they lie beside the project, else ours.

use std::fs;
use std::path::PathBuf;

/// The repository's root.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The index of a chart repository and the notes of one of its releases.
pub(crate) struct Inputs {
    pub(crate) index: Vec<u8>,
    pub(crate) notes: String,
    /// How many charts and versions the index holds, as the page writes them.
    pub(crate) charts: &'static str,
    pub(crate) versions: &'static str,
}

/// Reads the real inputs, or says aloud that they are not there and reads ours of the same shape.
pub(crate) fn inputs() -> Inputs {
    let real = root().join("../shared/real");
    let (index, notes, charts, versions) = if real.exists() {
        let notes = real.join("release-notes/release-v15.1.0.md");
        (real.join("mojaloop-index.yaml"), notes, "45", "1,395")
    } else {
        eprintln!("../shared/real is not here: the story is told with fixtures of the same shape");
        let ours = root().join("tests/fixtures/e2e");
        (
            ours.join("index.yaml"),
            ours.join("release-v15.1.0.md"),
            "3",
            "5",
        )
    };
    let read =
        |path: PathBuf| fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    Inputs {
        index: read(index),
        notes: String::from_utf8(read(notes)).expect("notes are text"),
        charts,
        versions,
    }
}
