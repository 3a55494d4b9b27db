//! What was made available of a release, what was received, and what others said to it.

use super::answer;
use super::draft;
use super::keys::spaced;
use super::said;
use super::{BundleDifference, BundleShape, ReleaseBundles};
use crate::book::Book;
use crate::error::Result;
use crate::releases::NameRelease;
use crate::releases::read::find;
use crate::{App, Caller};
use serde::de::DeserializeOwned;
use slipway_store::table::bundle::{self, BundleRow};

pub(crate) fn run(app: &App, caller: &Caller, request: NameRelease) -> Result<ReleaseBundles> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let row = find(conn, &book, &request.release)?;
        let rows = bundle::of_release(conn, &row.id)?;
        let answerable = rows
            .iter()
            .any(|row| row.direction == "received" && row.kind == "release");
        let answers = said::answers(conn, &book, &rows, &row.id)?;
        let answer = match answerable {
            true => Some(answer::answer(app, conn, caller, &book, &row)?),
            false => None,
        };
        Ok(ReleaseBundles {
            bundles: rows.iter().rev().map(|row| shape(&book, row)).collect(),
            answers,
            contents: draft::contents(app, conn, caller, &book, row)?,
            answerable,
            answer: answer.map(|answer| said::answered(&book, answer)),
        })
    })
}

fn shape(book: &Book, row: &BundleRow) -> BundleShape {
    fn list<T: DeserializeOwned>(row: &BundleRow, what: &str) -> Vec<T> {
        let held = row.taken.get(what).cloned().unwrap_or_default();
        serde_json::from_value(held).unwrap_or_default()
    }
    let differences: Vec<BundleDifference> = list(row, "differences");
    BundleShape {
        id: row.id.clone(),
        direction: row.direction.clone(),
        kind: row.kind.clone(),
        sequence: row.sequence,
        organisation: row.organisation.clone(),
        fingerprint: spaced(&row.key_id),
        made: book.stamp(&row.made_at),
        at: book.stamp(&row.at),
        by: book.person_name(&row.by).unwrap_or_default(),
        file: row.file.clone(),
        sha256: row.sha256.clone(),
        parts: list(row, "parts"),
        differences,
    }
}
