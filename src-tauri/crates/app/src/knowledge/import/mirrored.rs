//! Whether a folder is one that articles were written to: what is read back from there is the article
//! that lies at its place, wherever that came from first.

use crate::error::Result;
use serde::Deserialize;
use slipway_store::Connection;
use slipway_store::table::article_mirror;
use std::collections::HashMap;
use std::fs;
use std::path::Path;

/// Where such a folder remembers what was written to it.
const MEMORY: &str = ".slipway-mirror.json";
/// The longest memory that is read, in bytes.
const LONGEST: u64 = 64 << 20;

/// What was written to a folder.
#[derive(Default, Deserialize)]
pub(super) struct Mirrored {
    files: HashMap<String, String>,
    #[serde(skip)]
    kept: bool,
}

impl Mirrored {
    /// Reads it; a folder that remembers nothing was never written to.
    pub(super) fn read(conn: &Connection, root: &Path) -> Result<Mirrored> {
        let memory = root.join(MEMORY);
        let sound =
            fs::symlink_metadata(&memory).is_ok_and(|meta| meta.is_file() && meta.len() <= LONGEST);
        if !sound {
            return Ok(Mirrored::default());
        }
        let bytes = fs::read(&memory).unwrap_or_default();
        let mut mirrored: Mirrored = serde_json::from_slice(&bytes).unwrap_or_default();
        let mirrors = article_mirror::all(conn)?;
        mirrored.kept = mirrors.iter().any(|row| Path::new(&row.folder) == root);
        Ok(mirrored)
    }

    /// Whether a file was written as an article.
    pub(super) fn lists(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Whether it is kept up to date from here.
    pub(super) fn is_kept(&self) -> bool {
        self.kept
    }
}
