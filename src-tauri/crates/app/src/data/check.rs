//! Looks through the data: is the file whole, do references hold, is every kept file there?

use super::{Integrity, IntegrityCheck, files as kept};
use crate::defects::files::sent;
use crate::error::Result;
use crate::shape::Nothing;
use crate::{App, Caller};
use sha2::{Digest, Sha256};
use slipway_store::Connection;
use slipway_store::table::{article_draft, article_version, evidence, outbox, ticket_file};

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
    for (name, sha256) in named(conn)? {
        match std::fs::read(kept::path(app.data_dir(), &sha256)) {
            Ok(bytes) if hex(&bytes) == sha256 => {}
            Ok(_) => found.push(format!("{name} was changed")),
            Err(_) => found.push(format!("{name} is missing")),
        }
    }
    Ok(check("Kept files are there and unchanged", found))
}

/// Every file that a row names, by name and hash.
fn named(conn: &Connection) -> Result<Vec<(String, String)>> {
    let evidence = evidence::all(conn)?.into_iter();
    let files = evidence.filter(|row| row.kind == "file");
    let mut all: Vec<(String, String)> = files.map(|row| (row.text, row.sha256)).collect();
    let kept = ticket_file::kept(conn)?.into_iter();
    all.extend(kept.map(|row| (row.name, row.sha256)));
    let mut articles = article_version::kept(conn)?;
    articles.extend(article_draft::kept(conn)?);
    articles.sort();
    articles.dedup();
    all.extend(articles);
    let waiting = outbox::all(conn)?.into_iter();
    let waiting = waiting.filter(|row| row.kind == "attach");
    all.extend(waiting.map(|row| {
        let file = sent(&row.work);
        (file.name, file.sha256)
    }));
    Ok(all)
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
