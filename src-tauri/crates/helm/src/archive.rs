//! Looking into a chart archive without unpacking it.

use crate::error::ArchiveError;
use crate::index::{self, Dependency, Entry, Node};
use flate2::read::GzDecoder;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use tar::EntryType;

/// How much of an archive is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArchiveLimits {
    /// Most bytes after decompression, nested archives included (Helm: 100 MiB).
    pub total_bytes: u64,
    /// Most bytes of one file that is read (Helm: 5 MiB).
    pub file_bytes: u64,
    /// Most entries, nested archives included.
    pub entries: u64,
    /// Deepest `charts/` nesting.
    pub depth: u32,
}

impl Default for ArchiveLimits {
    fn default() -> Self {
        Self {
            total_bytes: 100 << 20,
            file_bytes: 5 << 20,
            entries: 20_000,
            depth: 8,
        }
    }
}

/// A chart found below `charts/`, unpacked or as a nested `.tgz`: what was really resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subchart {
    /// Path of the subchart from the top chart: `charts/a` or `charts/a/charts/b`.
    pub path: String,
    /// `name`.
    pub name: String,
    /// `version`.
    pub version: String,
    /// `appVersion`.
    pub app_version: Option<String>,
}

/// `Chart.lock` (or `requirements.lock`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// `generated` as written.
    pub generated: Option<String>,
    /// `digest`: of the request and the lock, not of any content.
    pub digest: Option<String>,
    /// Exact versions.
    pub dependencies: Vec<Dependency>,
}

/// A file of the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchiveFile {
    /// Path from the top chart.
    pub path: String,
    /// Length in bytes.
    pub bytes: u64,
}

/// What is in a chart archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChartContents {
    /// `Chart.yaml`; `urls`, `digest` and `created` are empty.
    pub metadata: Entry,
    /// `Chart.lock`, where there is one.
    pub lock: Option<Lock>,
    /// Every subchart, sorted by path.
    pub subcharts: Vec<Subchart>,
    /// `values.yaml` of the top chart as written.
    pub values_yaml: Option<String>,
    /// Every file, sorted by path, nested archives not opened.
    pub files: Vec<ArchiveFile>,
}

/// Reads a chart archive; nothing is written to disk.
///
/// # Errors
/// [`ArchiveError`] for a path that leaves the chart, a link, a bomb, or unreadable metadata.
pub fn read_archive(path: &Path, limits: ArchiveLimits) -> Result<ChartContents, ArchiveError> {
    let left = Cell::new(limits.total_bytes);
    let mut walk = Walk {
        limits,
        left: &left,
        entries: 0,
        seen: Seen::default(),
    };
    walk.tarball(&mut File::open(path)?, "", 0)?;
    walk.seen.into_contents()
}

/// What the walk keeps: metadata texts, and paths with lengths.
#[derive(Default)]
struct Seen {
    /// `Chart.yaml` by the folder it lies in; the top one lies in the empty folder.
    charts: BTreeMap<String, String>,
    lock: Option<String>,
    /// `requirements.yaml`, where charts of `apiVersion: v1` keep their dependencies.
    requirements: Option<String>,
    values: Option<String>,
    files: Vec<ArchiveFile>,
}

struct Walk<'l> {
    limits: ArchiveLimits,
    left: &'l Cell<u64>,
    entries: u64,
    seen: Seen,
}

impl Walk<'_> {
    /// Walks a gzipped tar, streaming; `above` is the `charts` folder it lies in, empty for the top.
    fn tarball(
        &mut self,
        source: &mut dyn Read,
        above: &str,
        depth: u32,
    ) -> Result<(), ArchiveError> {
        if depth > self.limits.depth {
            return Err(too_large("nested archives", u64::from(self.limits.depth)));
        }
        let limits = self.limits;
        let failed = |e: io::Error| unreadable(e, limits);
        let mut plain = Counted {
            source: GzDecoder::new(source),
            left: self.left,
        };
        let mut tar = tar::Archive::new(&mut plain);
        for entry in tar.entries().map_err(failed)? {
            let mut entry = entry.map_err(failed)?;
            self.entries += 1;
            if self.entries > limits.entries {
                return Err(too_large("entries", limits.entries));
            }
            let Some((folder, path)) = place(&entry)? else {
                continue;
            };
            if depth == 0 {
                self.seen.files.push(ArchiveFile {
                    path: path.clone(),
                    bytes: entry.size(),
                });
                self.file(&path, &mut entry, depth)?;
            } else {
                self.file(&format!("{above}/{folder}/{path}"), &mut entry, depth)?;
            }
        }
        // The checksum stands behind the last entry; without reading on, a cut would go unseen.
        io::copy(&mut plain, &mut io::sink()).map_err(failed)?;
        Ok(())
    }

    fn file(&mut self, path: &str, from: &mut dyn Read, depth: u32) -> Result<(), ArchiveError> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let in_charts = folder == "charts" || folder.ends_with("/charts");
        if in_charts && name.ends_with(".tgz") {
            return self.tarball(from, folder, depth + 1);
        }
        if name == "Chart.yaml" && is_chart_folder(folder) {
            let text = self.text(path, from)?;
            self.seen.charts.insert(folder.to_owned(), text);
        }
        let kept = match path {
            "Chart.lock" | "requirements.lock" => &mut self.seen.lock,
            "requirements.yaml" => &mut self.seen.requirements,
            "values.yaml" => &mut self.seen.values,
            _ => return Ok(()),
        };
        *kept = Some(text(path, from, self.limits)?);
        Ok(())
    }

    fn text(&self, path: &str, from: &mut dyn Read) -> Result<String, ArchiveError> {
        text(path, from, self.limits)
    }
}

impl Seen {
    fn into_contents(mut self) -> Result<ChartContents, ArchiveError> {
        let Some(top) = self.charts.remove("") else {
            return Err(ArchiveError::NotAChart(
                "there is no Chart.yaml in it".into(),
            ));
        };
        let mut top = chart(&top, "Chart.yaml")?;
        if let Some(text) = &self.requirements
            && top.dependencies.is_empty()
        {
            top.dependencies = listed(text, "requirements.yaml")?.dependencies;
        }
        let lock = self
            .lock
            .map(|text| listed(&text, "Chart.lock"))
            .transpose()?;
        let subcharts = self.charts.iter().map(|(folder, text)| {
            let found = chart(text, &format!("{folder}/Chart.yaml"))?;
            let (name, version, app_version) = (found.chart, found.version, found.app_version);
            Ok(Subchart {
                path: folder.clone(),
                name,
                version,
                app_version,
            })
        });
        let subcharts = subcharts.collect::<Result<_, ArchiveError>>()?;
        self.files.sort_by(|a, b| a.path.cmp(&b.path));
        let (values_yaml, files) = (self.values, self.files);
        Ok(ChartContents {
            metadata: top,
            lock,
            subcharts,
            values_yaml,
            files,
        })
    }
}

fn chart(text: &str, path: &str) -> Result<Entry, ArchiveError> {
    let draft = index::read_small(text)
        .and_then(|node| index::draft(node).map_err(|fault| fault.reason))
        .map_err(|reason| metadata(path, &reason))?;
    let mut entry = draft.entry;
    entry.chart = draft.name.unwrap_or_default();
    if entry.api_version.is_empty() {
        entry.api_version.push_str("v1");
    }
    match entry.chart.is_empty() || entry.version.is_empty() {
        true => Err(metadata(path, "it has no name or no version")),
        false => Ok(entry),
    }
}

/// Reads a lock file or `requirements.yaml`: the same keys.
fn listed(text: &str, path: &str) -> Result<Lock, ArchiveError> {
    let failed = |reason: String| metadata(path, &reason);
    let Node::Map(pairs) = index::read_small(text).map_err(failed)? else {
        return Ok(Lock::default());
    };
    let mut lock = Lock::default();
    for (key, value) in pairs {
        match (key.as_str(), value) {
            ("generated", Node::Text(text)) => lock.generated = Some(text),
            ("digest", Node::Text(text)) => lock.digest = Some(text),
            ("dependencies", value) => {
                lock.dependencies = index::dependencies(&key, value).map_err(failed)?;
            }
            _ => {}
        }
    }
    Ok(lock)
}

/// Where an entry lies: the archive's own folder, and the path below it. `None` for what carries
/// no content.
fn place<R: Read>(entry: &tar::Entry<'_, R>) -> Result<Option<(String, String)>, ArchiveError> {
    let raw = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
    let forbidden = |kind| {
        Err(ArchiveError::Forbidden {
            kind,
            path: index::shown(&raw),
        })
    };
    match entry.header().entry_type() {
        EntryType::Regular | EntryType::Continuous => {}
        EntryType::Directory | EntryType::XGlobalHeader => return Ok(None),
        EntryType::Symlink | EntryType::Link => return forbidden("a link"),
        _ => return forbidden("not a file"),
    }
    // Archives made on Windows may have the other slash; Helm reads them too.
    let path = raw.replace('\\', "/");
    if path.starts_with('/') || path.as_bytes().get(1) == Some(&b':') {
        return forbidden("an absolute path");
    }
    if path.chars().any(char::is_control) {
        return forbidden("control characters in its path");
    }
    let parts: Vec<&str> = path
        .split('/')
        .filter(|p| !matches!(*p, "" | "."))
        .collect();
    if parts.contains(&"..") {
        return forbidden("a path that leaves the chart");
    }
    match parts.split_first() {
        Some((folder, rest)) if !rest.is_empty() => Ok(Some(((*folder).into(), rest.join("/")))),
        _ => forbidden("outside the chart's folder"),
    }
}

/// The top, or `charts/a`, `charts/a/charts/b`, …: not a `Chart.yaml` that is test data.
fn is_chart_folder(folder: &str) -> bool {
    let mut parts = folder.split('/');
    folder.is_empty()
        || std::iter::from_fn(|| Some((parts.next()?, parts.next())))
            .all(|(charts, name)| charts == "charts" && name.is_some())
}

fn text(path: &str, from: &mut dyn Read, limits: ArchiveLimits) -> Result<String, ArchiveError> {
    let mut bytes = Vec::new();
    let read = from.take(limits.file_bytes + 1).read_to_end(&mut bytes);
    read.map_err(|e| unreadable(e, limits))?;
    if bytes.len() as u64 > limits.file_bytes {
        return Err(too_large("bytes of one file", limits.file_bytes));
    }
    String::from_utf8(bytes).map_err(|_| metadata(path, "it is not UTF-8"))
}

/// Counts what comes out of a decompressor against what all of them may give together.
struct Counted<'l, R> {
    source: R,
    left: &'l Cell<u64>,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(into)?;
        let left = self.left.get().checked_sub(count as u64);
        self.left
            .set(left.ok_or(io::Error::from(io::ErrorKind::FileTooLarge))?);
        Ok(count)
    }
}

fn unreadable(error: io::Error, limits: ArchiveLimits) -> ArchiveError {
    match error.kind() {
        io::ErrorKind::FileTooLarge => too_large("bytes in all", limits.total_bytes),
        _ => ArchiveError::NotAChart(index::shown(&error.to_string())),
    }
}

fn too_large(what: &'static str, limit: u64) -> ArchiveError {
    ArchiveError::TooLarge { what, limit }
}

fn metadata(path: &str, reason: &str) -> ArchiveError {
    ArchiveError::Metadata {
        path: index::shown(path),
        reason: index::shown(reason),
    }
}
