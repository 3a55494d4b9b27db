//! Looks through the data: is the file whole, do references hold, is every file of evidence there?

use super::{Integrity, IntegrityCheck, files as kept};
use crate::error::Result;
use crate::shape::Nothing;
use crate::{App, Caller};
use sha2::{Digest, Sha256};
use slipway_store::Connection;
use slipway_store::table::evidence;

pub(crate) fn run(app: &App, _caller: &Caller, _request: Nothing) -> Result<Integrity> {
    let mut checks = app.store.read(|conn| -> Result<Vec<IntegrityCheck>> {
        let mut checks = slipway_store::look_through(conn)?
            .into_iter()
            .map(|(name, found)| check(name, found))
            .collect::<Vec<_>>();
        checks.push(files(app, conn)?);
        Ok(checks)
    })?;
    let newest = app.store.backups()?.into_iter().next();
    checks.push(IntegrityCheck {
        name: "A backup exists".to_owned(),
        ok: newest.is_some(),
        detail: newest.map_or("none yet; make one".to_owned(), |b| {
            b.path.display().to_string()
        }),
    });
    Ok(Integrity {
        ok: checks
            .iter()
            .all(|c| c.ok || c.name.starts_with("A backup")),
        checks,
    })
}

fn check(name: &str, found: Vec<String>) -> IntegrityCheck {
    let detail = if found.is_empty() {
        "nothing found".to_owned()
    } else {
        found.join("; ")
    };
    IntegrityCheck {
        name: name.to_owned(),
        ok: found.is_empty(),
        detail,
    }
}

fn files(app: &App, conn: &Connection) -> Result<IntegrityCheck> {
    let mut found = Vec::new();
    for row in evidence::all(conn)?
        .into_iter()
        .filter(|row| row.kind == "file")
    {
        match std::fs::read(kept::path(app.data_dir(), &row.sha256)) {
            Ok(bytes) if hex(&bytes) == row.sha256 => {}
            Ok(_) => found.push(format!("{} was changed", row.text)),
            Err(_) => found.push(format!("{} is missing", row.text)),
        }
    }
    Ok(check("Files of evidence are there and unchanged", found))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
