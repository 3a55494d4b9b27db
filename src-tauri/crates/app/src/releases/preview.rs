//! What a release package would hold, before it is planned.

use super::compose::Composing;
use super::import::checked;
use super::read::{Parts, standing_with};
use super::{ImportRelease, ReleasePreview, show};
use crate::book::Book;
use crate::error::Result;
use crate::people::actor::acting;
use crate::shape::LevelShape;
use crate::{App, Caller};
use std::sync::Arc;

/// Rules that ask for what is done after planning; before it they would only say that nothing is.
const LATER: [&str; 3] = ["gate_checks", "stale_checks", "target_set"];

pub(crate) fn run(app: &App, caller: &Caller, request: ImportRelease) -> Result<ReleasePreview> {
    let notes = checked(&request)?;
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let composed = Composing {
            app,
            conn,
            book: &book,
            request: &request,
            id: String::new(),
            owner: acting(conn, caller).ok().map(|who| who.id),
        }
        .compose()?;
        let mut parts = Parts::of(app, conn, &composed.row.id)?;
        if !composed.completes {
            (parts.checks, parts.decisions) = (composed.checks, composed.components);
        }
        parts.products = composed.products;
        parts.notes = notes.map(Arc::new).or(parts.notes);
        let standing = standing_with(app, conn, &book, caller, composed.row, parts)?;
        let mut findings = standing.findings(&book);
        findings.retain(|finding| {
            finding.level != LevelShape::Met && !LATER.contains(&finding.rule.as_str())
        });
        Ok(ReleasePreview {
            release: show::whole(conn, &book, &standing)?,
            completes: composed.completes,
            findings,
        })
    })
}
