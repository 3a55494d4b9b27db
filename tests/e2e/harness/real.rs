//! The inputs of the story: Mojaloop's own where they lie beside the project, else ours.

use std::fs;
use std::path::{Path, PathBuf};

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

/// A folder of Markdown, and one article of it as it is found again.
pub(crate) struct Documents {
    pub(crate) folder: PathBuf,
    /// How many documents lie in it.
    pub(crate) count: usize,
    pub(crate) query: &'static str,
    pub(crate) title: &'static str,
    /// A sentence of it.
    pub(crate) says: &'static str,
}

/// Mojaloop's documents, or ours with one of the same name.
pub(crate) fn documents() -> Documents {
    let mut folder = root().join("../shared/real/docs");
    if !folder.exists() {
        eprintln!("../shared/real/docs is not here: the story is told with two documents of ours");
        folder = root().join("tests/fixtures/e2e/docs");
    }
    let folder = fs::canonicalize(folder).expect("the folder is there");
    Documents {
        count: markdown(&folder),
        folder,
        query: "central event processor",
        title: "Central Event Processor Service",
        says: "Limit of Net Debit Cap",
    }
}

/// A report of the Testing Toolkit in which everything passed.
pub(crate) fn report() -> PathBuf {
    let real = root().join("../shared/real/ttk/all_passed.json");
    if real.exists() {
        return fs::canonicalize(real).expect("the file is there");
    }
    eprintln!("../shared/real/ttk is not here: the story is told with a report of ours");
    let ours = root().join("tests/fixtures/evidence/toolkit-passed.json");
    assert!(ours.exists(), "{}", ours.display());
    ours
}

/// Counts the Markdown files below a folder.
fn markdown(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).expect("a folder can be read");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .map(|path| match path.is_dir() {
            true => markdown(&path),
            false => usize::from(path.extension().is_some_and(|end| end == "md")),
        })
        .sum()
}
