//! A bundle a user can send: logs, versions and counts; no content of theirs and no secret.

use super::{Diagnostics, logging};
use crate::error::{Code, Error, Result};
use crate::shape::Nothing;
use crate::{App, Caller};
use serde_json::json;
use slipway_store::SCHEMA;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub(crate) fn run(app: &App, caller: &Caller, _request: Nothing) -> Result<Diagnostics> {
    let folder = app.data_dir().join("diagnostics");
    let stamp = app.now().format("%Y%m%dT%H%M%SZ");
    let path = folder.join(format!("slipway-diagnostics-{stamp}.zip"));
    let about = about(app, caller)?;
    let entries = std::fs::create_dir_all(&folder)
        .and_then(|()| File::create(&path))
        .and_then(|file| bundle(file, &about, app.data_dir()))
        .map_err(|error| {
            Error::new(
                Code::Internal,
                format!("The bundle could not be written: {error}."),
                "",
            )
        })?;
    Ok(Diagnostics {
        file: path.display().to_string(),
        entries,
    })
}

fn about(app: &App, caller: &Caller) -> Result<String> {
    let integrity = super::check::run(app, caller, Nothing {})?;
    let counts = app.store.read(slipway_store::count_rows)?;
    let about = json!({
        "slipway": env!("CARGO_PKG_VERSION"),
        "schema": SCHEMA,
        "system": std::env::consts::OS,
        "architecture": std::env::consts::ARCH,
        "keyring": app.secrets.state(),
        "rows": counts,
        "integrity": integrity.ok,
        "checks": integrity.checks.iter().map(|c| json!({"name": c.name, "ok": c.ok})).collect::<Vec<_>>(),
    });
    Ok(format!("{about:#}\n"))
}

fn bundle(file: File, about: &str, data_dir: &Path) -> std::io::Result<Vec<String>> {
    let mut zip = ZipWriter::new(file);
    let options = SimpleFileOptions::default();
    let mut entries = Vec::new();
    let mut add = |name: String, bytes: &[u8]| -> std::io::Result<()> {
        zip.start_file(name.as_str(), options)
            .map_err(std::io::Error::other)?;
        zip.write_all(bytes)?;
        entries.push(name);
        Ok(())
    };
    add("about.json".to_owned(), about.as_bytes())?;
    for path in logging::files(data_dir) {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let text = String::from_utf8_lossy(&std::fs::read(&path)?).into_owned();
        add(format!("logs/{name}"), logging::scrub(&text).as_bytes())?;
    }
    zip.finish().map_err(std::io::Error::other)?.sync_all()?;
    Ok(entries)
}
