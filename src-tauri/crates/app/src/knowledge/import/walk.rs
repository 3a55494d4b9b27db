//! A folder of documents as it lies on the disk: every document read, everything else that stands in
//! the way left out with its reason. Nothing outside the folder is read, whatever a link says.

use super::Skipped;
use crate::Caller;
use crate::error::{Error, Result};
use slipway_domain::article::document::Document;
use slipway_domain::article::place;
use slipway_domain::article::text::relative_links;
use slipway_domain::desk::file::MOST_BYTES;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// A document longer than this is none.
const LONGEST: u64 = 16 << 20;
/// Deeper folders are a loop.
const DEEPEST: usize = 32;

/// A document that was read.
pub(super) struct Source {
    /// Where it lies, from the folder on.
    pub(super) path: String,
    /// Where the article is to lie: the same without what only names a file.
    pub(super) place: String,
    pub(super) document: Document,
    /// Files it names, as it names them, with where they lie.
    pub(super) files: Vec<(String, PathBuf)>,
}

/// What was found.
#[derive(Default)]
pub(super) struct Found {
    pub(super) sources: Vec<Source>,
    pub(super) skipped: Vec<Skipped>,
}

/// How documents are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Markdown,
    Vuepress,
}

pub(super) fn format_in(text: Option<&str>) -> Result<Format> {
    match text.map(str::trim).unwrap_or_default() {
        "" | "markdown" => Ok(Format::Markdown),
        "vuepress" => Ok(Format::Vuepress),
        other => {
            let message = format!("“{other}” is not a format of documents.");
            let hint = "Use markdown, vuepress, docusaurus, confluence or bookstack.";
            Err(Error::invalid("format", message, hint))
        }
    }
}

/// Reads every document of a folder, by path.
pub(super) fn read(folder: &Path, format: Format, caller: &Caller) -> Result<Found> {
    let mut found = Found::default();
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
    let shown = |path: &Path| {
        path.strip_prefix(root)
            .unwrap_or(path)
            .display()
            .to_string()
    };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return skip(found, shown(folder), format!("It cannot be read: {error}.")),
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let Ok(kind) = fs::symlink_metadata(&path) else {
            continue;
        };
        if kind.is_symlink() {
            if is_document(&path) {
                skip(
                    found,
                    shown(&path),
                    "It is a link to somewhere else.".to_owned(),
                )?;
            }
        } else if kind.is_dir()
            && !hidden
            && path.file_name().is_none_or(|name| name != "node_modules")
        {
            if depth >= DEEPEST {
                skip(found, shown(&path), "The folders lie too deep.".to_owned())?;
            } else {
                walk(root, &path, format, caller, found, depth + 1)?;
            }
        } else if kind.is_file() && is_document(&path) {
            take(root, &path, kind.len(), format, found)?;
        }
    }
    Ok(())
}

fn skip(found: &mut Found, path: String, reason: String) -> Result<()> {
    found.skipped.push(Skipped { path, reason });
    Ok(())
}

fn is_document(path: &Path) -> bool {
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| matches!(ending.as_str(), "md" | "markdown" | "mdx"))
}

fn take(root: &Path, path: &Path, length: u64, _format: Format, found: &mut Found) -> Result<()> {
    let shown = path
        .strip_prefix(root)
        .unwrap_or(path)
        .display()
        .to_string();
    if length > LONGEST {
        let reason = format!("It has {length} bytes; at most 16 MiB are read.");
        return skip(found, shown, reason);
    }
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => return skip(found, shown, format!("It cannot be read: {error}.")),
    };
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            return skip(
                found,
                shown,
                format!("It is not text in UTF-8 (byte {at})."),
            );
        }
    };
    if text.contains('\0') {
        return skip(
            found,
            shown,
            "It is not text: it holds a zero byte.".to_owned(),
        );
    }
    let mut document = Document::read(&text);
    let place = place::of_file(&shown);
    if document.title.is_empty() {
        document.title = title_of(&place);
    }
    let files = files(root, path, &document.body);
    found.sources.push(Source {
        path: shown,
        place,
        document,
        files,
    });
    Ok(())
}

fn title_of(place: &str) -> String {
    let name = place.rsplit('/').next().unwrap_or(place);
    let words = name.replace(['-', '_'], " ");
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => "Untitled".to_owned(),
    }
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
        let named = Path::new(bare).extension().is_some() && !is_document(Path::new(bare));
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
