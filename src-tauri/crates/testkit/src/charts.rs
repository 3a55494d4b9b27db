//! Chart indexes and archives made on the spot, and where the real ones lie.

use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Compresses bytes.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::new(), Compression::default());
    // Writing into a Vec cannot fail.
    let _ = out.write_all(bytes);
    out.finish().unwrap_or_default()
}

/// A chart archive of these files; paths are as they stand in the tar, hostile ones included.
pub fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut tar = Vec::new();
    for (path, bytes) in files {
        tar.extend(tar_entry(path, b'0', "", bytes));
    }
    tar.extend([0; 1024]);
    gzip(&tar)
}

/// One raw tar entry: `kind` is the type flag (`0` file, `1` hard link, `2` symbolic link).
pub fn tar_entry(path: &str, kind: u8, link: &str, bytes: &[u8]) -> Vec<u8> {
    let mut header = tar::Header::new_ustar();
    {
        let raw = header.as_mut_bytes();
        let name = &path.as_bytes()[..path.len().min(100)];
        raw[..name.len()].copy_from_slice(name);
        raw[156] = kind;
        raw[157..157 + link.len()].copy_from_slice(link.as_bytes());
    }
    header.set_mode(0o644);
    header.set_size(bytes.len() as u64);
    header.set_cksum();
    let mut entry = header.as_bytes().to_vec();
    entry.extend_from_slice(bytes);
    entry.resize(entry.len().next_multiple_of(512), 0);
    entry
}

/// An index in Helm's own style with this many charts and versions of each, shaped like
/// Mojaloop's: dependencies with conditions and tags, maintainers, quoted and plain versions.
pub fn index(charts: usize, versions: usize) -> String {
    let mut text = String::from("apiVersion: v1\nentries:\n");
    for chart in 0..charts {
        text += &format!("  chart-{chart:03}:\n");
        for version in (0..versions).rev() {
            text += &index_entry(&format!("chart-{chart:03}"), &format!("1.{version}.0"));
        }
    }
    text + "generated: \"2023-06-22T13:39:07.278506914Z\"\n"
}

/// One entry of [`index`].
pub fn index_entry(name: &str, version: &str) -> String {
    format!(
        "  - apiVersion: v2
    appVersion: '{name}: v{version}; sidecar: v12.0.0'
    created: \"2023-06-22T13:39:07.486610856Z\"
    dependencies:
    - condition: {name}.enabled
      name: {name}-service
      repository: file://./chart-service
      version: {version}
    - name: common
      repository: https://charts.example.org/repo
      tags:
      - moja-common
      version: 2.0.0
    description: A chart for the {name} service of the hub
    digest: {digest}
    maintainers:
    - email: team@example.org
      name: Team
    name: {name}
    urls:
    - https://charts.example.org/repo/{name}-{version}.tgz
    version: {version}
",
        digest = "ab".repeat(32),
    )
}

/// The real Mojaloop index beside the project, where it is there. Where it is not, this says so
/// on the test's output and the caller uses [`index`], which has the same shape.
pub fn real_index() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(3)?;
    let path = root.join("../shared/real/mojaloop-index.yaml");
    if path.is_file() {
        return Some(path);
    }
    eprintln!(
        "NOTE: {} is not there; a generated index of the same shape stands in",
        path.display()
    );
    None
}
