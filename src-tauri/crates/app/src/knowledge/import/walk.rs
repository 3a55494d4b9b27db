//! A folder of documents as it lies on the disk: every document read, everything else that stands in
//! the way left out with its reason. Nothing outside the folder is read, whatever a link says.

use super::take::{Content, Found, Known, Source};
use crate::Caller;
use crate::error::Result;
use slipway_domain::article::import::{self, Format, Leaf};
use slipway_domain::article::text::relative_links;
use slipway_domain::desk::file::MOST_BYTES;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// A document longer than this is none.
const LONGEST: u64 = 16 << 20;
/// Deeper folders are a loop.
const DEEPEST: usize = 32;

/// Endings of documents, which links between them have.
const DOCUMENTS: [&str; 5] = [".md", ".markdown", ".mdx", ".html", ".htm"];

/// Reads every document of a folder, by path.
pub(super) fn read(folder: &Path, format: Format, caller: &Caller) -> Result<Found> {
    let mut found = Found {
        root: folder.to_owned(),
        ..Found::default()
    };
    walk(folder, folder, format, caller, &mut found, 0)?;
    Ok(found)
}

fn walk(
    root: &Path,
    folder: &Path,
    format: Format,
    caller: &Caller,
    found: &mut Found,
    depth: usize,
) -> Result<()> {
    caller.go_on()?;
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            found.skip(shown(root, folder), format!("It cannot be read: {error}."));
            return Ok(());
        }
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let Ok(kind) = fs::symlink_metadata(&path) else {
            continue;
        };
        if kind.is_symlink() {
            if is_document(&path, format) {
                found.skip(shown(root, &path), "It is a link to somewhere else.");
            }
        } else if kind.is_dir() && is_ours(&path) {
            if depth >= DEEPEST {
                found.skip(shown(root, &path), "The folders lie too deep.");
            } else {
                walk(root, &path, format, caller, found, depth + 1)?;
            }
        } else if kind.is_file() && is_document(&path, format) {
            take(root, &path, kind.len(), format, found);
        }
    }
    Ok(())
}

/// Whether people put documents into a folder: not into hidden ones and those of packages.
fn is_ours(folder: &Path) -> bool {
    let name = folder.file_name().map(|name| name.to_string_lossy());
    name.is_none_or(|name| !name.starts_with('.') && name != "node_modules")
}

fn is_document(path: &Path, format: Format) -> bool {
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| format.endings().contains(&ending.as_str()))
}

fn take(root: &Path, path: &Path, length: u64, format: Format, found: &mut Found) {
    let shown = shown(root, path);
    if length > LONGEST {
        let reason = format!("It has {length} bytes; at most 16 MiB are read.");
        return found.skip(shown, reason);
    }
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => return found.skip(shown, format!("It cannot be read: {error}.")),
    };
    match import::leaves(format, &shown, &bytes) {
        Ok(leaves) => {
            let leaves = leaves.into_iter();
            found
                .sources
                .extend(leaves.map(|leaf| source(root, path, leaf)));
        }
        Err(skip) => found.skip(shown, skip.reason),
    }
}

fn source(root: &Path, path: &Path, leaf: Leaf) -> Source {
    let Leaf {
        mut document,
        key,
        place,
    } = leaf;
    let embedded = import::embedded(&mut document).into_iter();
    let held = embedded.map(|one| (one.name, Content::Here(one.bytes)));
    let files = files(root, path, &document.body).into_iter();
    let path = shown(root, path);
    let mark = if key.is_empty() { "" } else { "#" };
    Source {
        origin: format!("{}: {path}{mark}{key}", root.display()),
        path,
        key,
        wished: place.clone(),
        place,
        article: Known::Open,
        adopts: false,
        files: files
            .map(|(name, at)| (name, Content::At(at)))
            .chain(held)
            .collect(),
        document,
    }
}

fn shown(root: &Path, path: &Path) -> String {
    path.strip_prefix(root)
        .unwrap_or(path)
        .display()
        .to_string()
}

/// Files that a document names and that lie in the folder: pictures and attachments, no documents.
fn files(root: &Path, path: &Path, body: &str) -> Vec<(String, PathBuf)> {
    let folder = path.parent().unwrap_or(root);
    let mut out = Vec::new();
    for target in relative_links(body) {
        let bare = target.trim_start_matches("./");
        let at = if let Some(absolute) = bare.strip_prefix('/') {
            root.join(absolute)
        } else {
            folder.join(bare)
        };
        let named = Path::new(bare).extension().is_some()
            && !DOCUMENTS
                .iter()
                .any(|ending| bare.to_lowercase().ends_with(ending));
        if named && within(root, &at) && at.is_file() {
            out.push((target, at));
        }
    }
    out
}

/// Whether a path stays within the folder, dots resolved by its letters and links by the disk.
fn within(root: &Path, path: &Path) -> bool {
    let mut depth = 0i32;
    for part in path
        .strip_prefix(root)
        .into_iter()
        .flat_map(Path::components)
    {
        match part {
            Component::ParentDir => depth -= 1,
            Component::Normal(_) => depth += 1,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
    }
    match (path.canonicalize(), root.canonicalize()) {
        (Ok(path), Ok(root)) => path.starts_with(root),
        _ => false,
    }
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
