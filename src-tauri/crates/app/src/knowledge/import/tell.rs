//! What wrote a folder, where nobody said: Markdown where there is any, else what the marks of its HTML
//! files say.

use super::walk::ending;
use slipway_domain::article::import::{Format, recognised};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

/// How much of a folder is looked at.
const MOST_ENTRIES: usize = 20_000;
/// How many HTML files are opened, and how far.
const MOST_OPENED: usize = 20;
const MOST_READ: u64 = 256 << 10;

/// What lies in a folder.
#[derive(Default)]
pub(super) struct Looked {
    /// Whether there is Markdown.
    pub(super) markdown: bool,
    /// Whether there are HTML files.
    pub(super) html: bool,
    /// What their marks say wrote them.
    pub(super) exported: Option<Format>,
}

/// Looks through a folder, links not followed.
pub(super) fn look(root: &Path) -> Looked {
    let mut looked = Looked::default();
    let mut folders = vec![root.to_owned()];
    let mut pages: Vec<PathBuf> = Vec::new();
    let mut left = MOST_ENTRIES;
    while let Some(folder) = folders.pop().filter(|_| left > 0) {
        let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
        for entry in entries.take(left) {
            left = left.saturating_sub(1);
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            let Ok(kind) = entry.file_type() else {
                continue;
            };
            let path = entry.path();
            match ending(&path).as_str() {
                _ if hidden => {}
                _ if kind.is_dir() => folders.push(path),
                "md" | "markdown" if kind.is_file() => looked.markdown = true,
                "html" | "htm" if kind.is_file() => pages.push(path),
                _ => {}
            }
        }
    }
    pages.sort();
    looked.html = !pages.is_empty();
    looked.exported = pages.iter().take(MOST_OPENED).find_map(|page| {
        let mut bytes = Vec::new();
        let file = File::open(page).ok()?;
        file.take(MOST_READ).read_to_end(&mut bytes).ok()?;
        recognised(&String::from_utf8_lossy(&bytes))
    });
    looked
}
