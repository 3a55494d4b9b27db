//! A folder that is written to again and again, and in which nothing of others is lost: what was there
//! before, and what somebody changed since, stays as it is and is told of.

use crate::data::check::hex;
use crate::error::{Error, Result};
use crate::write_file::write_whole;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// Where the folder remembers what was written: hidden, so that no import reads it.
pub(super) const MEMORY: &str = ".slipway-mirror.json";

/// What was written to a folder, by path within it.
#[derive(Default, Serialize, Deserialize)]
struct Memory {
    files: BTreeMap<String, String>,
}

/// What a round of writing did.
#[derive(Debug, Default)]
pub(crate) struct Written {
    /// Files that were written.
    pub(crate) written: u32,
    /// Files that were taken away.
    pub(crate) removed: u32,
    /// Files that are as they were.
    pub(crate) unchanged: u32,
    /// Files that were left as they are, with why.
    pub(crate) left: Vec<(String, String)>,
}

/// A folder while it is written to.
pub(crate) struct Folder {
    root: PathBuf,
    before: Memory,
    now: Memory,
    told: Written,
}

impl Folder {
    /// Opens a folder, making it where it is not there.
    pub(crate) fn open(root: &Path) -> Result<Folder> {
        let refused = |error: std::io::Error| {
            let message = format!("{} cannot be written to: {error}.", root.display());
            Error::invalid("folder", message, "Name a folder that you may write to.")
        };
        if !root.is_absolute() {
            let message = format!("{} is not the whole path of a folder.", root.display());
            return Err(Error::invalid(
                "folder",
                message,
                "Give the path from the root on.",
            ));
        }
        fs::create_dir_all(root).map_err(refused)?;
        let root = root.canonicalize().map_err(refused)?;
        let before = fs::read(root.join(MEMORY)).unwrap_or_default();
        Ok(Folder {
            before: serde_json::from_slice(&before).unwrap_or_default(),
            root,
            now: Memory::default(),
            told: Written::default(),
        })
    }

    /// Puts a file into it unless it is there already.
    pub(crate) fn put(&mut self, path: &str, bytes: &[u8]) -> Result<()> {
        let Some(at) = self.within(path) else {
            return self.leave(path, "It would lie outside the folder.");
        };
        let new = hex(bytes);
        let there = fs::read(&at).ok().map(|held| hex(&held));
        let ours = self.before.files.get(path);
        if let Some(there) = &there {
            if *there == new {
                self.told.unchanged += 1;
                self.now.files.insert(path.to_owned(), new);
                return Ok(());
            }
            if ours != Some(there) {
                return self.leave(path, "Somebody else wrote it.");
            }
        }
        write_whole("folder", &at, bytes)?;
        self.told.written += 1;
        self.now.files.insert(path.to_owned(), new);
        Ok(())
    }

    /// Takes away what was written before and is not any more, and remembers what is.
    pub(crate) fn finish(mut self) -> Result<Written> {
        let before = std::mem::take(&mut self.before.files);
        for (path, hash) in before {
            if self.now.files.contains_key(&path) {
                continue;
            }
            let Some(at) = self.within(&path) else {
                continue;
            };
            match fs::read(&at) {
                Ok(held) if hex(&held) == hash => self.remove(&path, &at, hash)?,
                Ok(_) if !self.told.left.iter().any(|(left, _)| *left == path) => {
                    self.leave(&path, "Somebody changed it, and its article is gone.")?;
                }
                _ => {}
            }
        }
        let memory = serde_json::to_vec_pretty(&self.now).unwrap_or_default();
        write_whole("folder", &self.root.join(MEMORY), &memory)?;
        Ok(self.told)
    }

    /// Ends a round that failed, or that somebody stopped: what it wrote is remembered as ours, so that
    /// the next round goes on instead of taking it for somebody else's. Gives the error with that.
    pub(crate) fn stop(mut self, error: Error) -> Error {
        let written = self.told.written;
        for (path, hash) in std::mem::take(&mut self.before.files) {
            self.now.files.entry(path).or_insert(hash);
        }
        let memory = serde_json::to_vec_pretty(&self.now).unwrap_or_default();
        // The error that ended it is the one to tell; without this the next round leaves more alone.
        let _ = write_whole("folder", &self.root.join(MEMORY), &memory);
        let kept = match written {
            0 => "Nothing was written.".to_owned(),
            1 => "1 file was written and stays; once it runs again it goes on.".to_owned(),
            more => format!("{more} files were written and stay; once it runs again it goes on."),
        };
        Error {
            hint: format!("{} {kept}", error.hint).trim().to_owned(),
            ..error
        }
    }

    fn remove(&mut self, path: &str, at: &Path, hash: String) -> Result<()> {
        match fs::remove_file(at) {
            Ok(()) => self.told.removed += 1,
            Err(error) => {
                self.now.files.insert(path.to_owned(), hash);
                self.leave(path, &format!("It cannot be taken away: {error}."))?;
            }
        }
        // A folder that is empty now says nothing; one that is not stays.
        if let Some(folder) = at.parent().filter(|folder| *folder != self.root) {
            let _ = fs::remove_dir(folder);
        }
        Ok(())
    }

    fn leave(&mut self, path: &str, why: &str) -> Result<()> {
        self.told.left.push((path.to_owned(), why.to_owned()));
        Ok(())
    }

    /// Where a path lies, its folders made; None for one that leaves the folder, by its letters or by a
    /// link on the disk.
    fn within(&self, path: &str) -> Option<PathBuf> {
        let relative = Path::new(path);
        let plain = relative
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        if !plain || path.is_empty() {
            return None;
        }
        let at = self.root.join(relative);
        let folder = at.parent()?;
        let _ = fs::create_dir_all(folder);
        let real = folder.canonicalize().ok()?;
        let link = fs::symlink_metadata(&at).is_ok_and(|meta| meta.is_symlink());
        (real.starts_with(&self.root) && !link).then_some(at)
    }
}
