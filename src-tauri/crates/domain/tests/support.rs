//! Inputs shared by the tests: the real release notes beside the project, and the
//! project's own of the same shape.

use std::fs;
use std::path::PathBuf;

/// The versions whose real notes the tests know.
pub(crate) const REAL_NOTES: [&str; 9] = [
    "13.1.0", "14.0.0", "14.1.1", "15.0.0", "15.1.0", "16.0.0", "17.0.0", "17.1.0", "17.2.0",
];

/// The project's own notes, one per family of layouts.
pub(crate) const OWN_NOTES: [&str; 3] = ["13.9.0", "15.9.0", "17.9.0"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

/// One of the project's own release notes.
pub(crate) fn own_notes(version: &str) -> String {
    let path = root().join(format!("tests/fixtures/notes/release-v{version}.md"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Real release notes, or none, said aloud, where `../shared/real` is not beside the project.
pub(crate) fn real_notes(version: &str) -> Option<String> {
    let path = root().join(format!(
        "../shared/real/release-notes/release-v{version}.md"
    ));
    match fs::read_to_string(&path) {
        Ok(text) => Some(text),
        Err(_) => {
            println!(
                "no real notes of {version} at {}: own fixtures only",
                path.display()
            );
            None
        }
    }
}

/// Every release notes file at hand: the project's own, and the real ones where present.
pub(crate) fn all_notes() -> Vec<(String, String)> {
    let own = OWN_NOTES
        .iter()
        .map(|version| ((*version).to_owned(), own_notes(version)));
    let real = REAL_NOTES
        .iter()
        .filter_map(|v| Some(((*v).to_owned(), real_notes(v)?)));
    own.chain(real).collect()
}
