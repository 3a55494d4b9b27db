//! A folder of documents as it lies on the disk: every document read, everything else that stands in
//! the way left out with its reason. Nothing outside the folder is read, whatever a link says.

use super::beside::{self, within};
use super::take::{Content, Found, Known, Source};
use crate::Caller;
use crate::error::Result;
use slipway_domain::article::import::{self, Format, Leaf};
use slipway_domain::desk::file::MOST_BYTES;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};

/// A document longer than this is none.
const LONGEST: u64 = 16 << 20;
/// Deeper folders are a loop.
const DEEPEST: usize = 32;

/// Endings of what holds files: nothing is unpacked, since what it holds may be any size.
const ARCHIVES: [&str; 10] = [
    "zip", "gz", "tgz", "bz2", "xz", "zst", "7z", "rar", "tar", "jar",
];

/// Reads every document of a folder, by path.
pub(super) fn read(folder: &Path, format: Format, caller: &Caller) -> Result<Found> {
    let mut walk = Walk {
        root: folder,
        format,
        caller,
        found: Found {
            root: folder.to_owned(),
            ..Found::default()
        },
    };
    walk.folder(folder, 0)?;
    Ok(walk.found)
}

struct Walk<'a> {
    root: &'a Path,
    format: Format,
    caller: &'a Caller,
    found: Found,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path, depth: usize) -> Result<()> {
        self.caller.go_on()?;
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => {
                self.skip(folder, format!("It cannot be read: {error}."));
                return Ok(());
            }
        };
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths.iter().filter(|path| is_ours(path)) {
            let Ok(kind) = fs::symlink_metadata(path) else {
                continue;
            };
            if !kind.is_dir() {
                self.entry(path, &kind);
            } else if depth >= DEEPEST {
                self.skip(path, "The folders lie too deep.");
            } else {
                self.folder(path, depth + 1)?;
            }
        }
        Ok(())
    }

    fn entry(&mut self, path: &Path, kind: &Metadata) {
        let ending = ending(path);
        let document = self.format.endings().contains(&ending.as_str());
        if kind.is_symlink() {
            if let Some(why) = linked(path, document) {
                self.skip(path, why);
            }
        } else if !kind.is_file() {
            self.skip(path, "It is no ordinary file.");
        } else if document {
            self.take(path, kind.len());
        } else if ARCHIVES.contains(&ending.as_str()) {
            self.skip(path, "It is an archive: unpack it and import the folder.");
        } else if ending == "mdx" {
            self.skip(path, "It is MDX: import it with --format docusaurus.");
        }
    }

    fn skip(&mut self, path: &Path, reason: impl Into<String>) {
        self.found.skip(shown(self.root, path), reason);
    }

    fn take(&mut self, path: &Path, length: u64) {
        if length > LONGEST {
            let reason = format!("It has {length} bytes; at most 16 MiB are read.");
            return self.skip(path, reason);
        }
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => return self.skip(path, format!("It cannot be read: {error}.")),
        };
        match import::leaves(self.format, &shown(self.root, path), &bytes) {
            Ok(leaves) => leaves.into_iter().for_each(|leaf| self.source(path, leaf)),
            Err(skip) => self.skip(path, skip.reason),
        }
    }

    fn source(&mut self, path: &Path, leaf: Leaf) {
        let Leaf {
            mut document,
            key,
            place,
        } = leaf;
        let embedded = import::embedded(&mut document).into_iter();
        let held: Vec<(String, Content)> = embedded
            .map(|one| (one.name, Content::Here(one.bytes)))
            .collect();
        let beside = beside::find(self.root, path, &mut document);
        let path = shown(self.root, path);
        for (name, why) in beside.left {
            self.found.skip(format!("{path}: {name}"), why);
        }
        // What stood in the document is named by it too, and lies nowhere.
        let embedded = |name: &String| held.iter().any(|(held, _)| held == name);
        let missing = beside.missing.into_iter();
        let missing = missing.filter(|(name, _)| !embedded(name));
        let told = missing.map(|(name, why)| (format!("{path}: {name}"), why));
        self.found.notes.extend(told);
        let mark = if key.is_empty() { "" } else { "#" };
        self.found.sources.push(Source {
            origin: format!("{}: {path}{mark}{key}", self.root.display()),
            path,
            key,
            wished: place.clone(),
            place,
            article: Known::Open,
            adopts: false,
            files: beside.files.into_iter().chain(held).collect(),
            document,
        });
    }
}

/// Why a link is not followed. One to a file that is no document is told of where a document names it.
fn linked(path: &Path, document: bool) -> Option<&'static str> {
    match fs::metadata(path) {
        Ok(meta) if meta.is_dir() => Some("It is a link to a folder; links are not followed."),
        Ok(_) if document => Some("It is a link to somewhere else."),
        Ok(_) => None,
        Err(_) => Some("It is a link that leads nowhere, or to itself."),
    }
}

/// Whether people put documents there: not into hidden folders and those of packages, and hidden files
/// are none.
fn is_ours(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy());
    name.is_none_or(|name| !name.starts_with('.') && name != "node_modules")
}

/// The ending of a file, in lower case and without the dot.
pub(super) fn ending(path: &Path) -> String {
    let ending = path.extension().map(|ending| ending.to_string_lossy());
    ending
        .map(|ending| ending.to_lowercase())
        .unwrap_or_default()
}

fn shown(root: &Path, path: &Path) -> String {
    path.strip_prefix(root)
        .unwrap_or(path)
        .display()
        .to_string()
}

/// A file's content.
pub(super) fn file(root: &Path, path: &Path) -> std::result::Result<Vec<u8>, String> {
    if !within(root, path) {
        return Err("It lies outside the folder.".to_owned());
    }
    let length = fs::metadata(path).map_or(0, |meta| meta.len());
    if length > MOST_BYTES as u64 {
        return Err(format!("It has {length} bytes; at most 20 MiB are kept."));
    }
    if length == 0 {
        return Err("It is empty.".to_owned());
    }
    fs::read(path).map_err(|error| format!("It cannot be read: {error}."))
}
