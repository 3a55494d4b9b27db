//! Receives a bundle: all of it that is taken in one operation, or nothing.

use super::compare::Choice;
use super::file;
use super::look::{Holds, SeenBundle, opened, see};
use super::make::kind_slug;
use super::said;
use super::take::Taking;
use super::{BundleDifference, BundleReceived, Fate, ReceiveBundle};
use crate::book::Book;
use crate::data::check::hex;
use crate::error::{Code, Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use serde_json::json;
use slipway_store::table::bundle::BundleRow;

/// Differences that are kept with the bundle.
const KEPT: usize = 1_000;

pub(crate) fn run(
    app: &App,
    caller: &Caller,
    request: ReceiveBundle,
) -> Result<Done<BundleReceived>> {
    let choice = Choice::read(&request)?;
    let read = file::read(&request)?;
    let opened = opened(&read)?;
    transact(app, caller, Op::ReceiveBundle, |tx, who| {
        let book = Book::read(app, tx.conn())?;
        let mut seen = see(app, tx.conn(), &book, &opened, &choice)?;
        if let Some(error) = seen.refused.take() {
            return Err(error);
        }
        let Some(key) = seen.trusted().cloned() else {
            // Nothing without a trusted key passes what was asked above.
            return Err(Error::new(Code::Blocked, "Its key is not trusted.", ""));
        };
        let manifest = &opened.manifest;
        let taking = Taking {
            app,
            caller,
            tx,
            who,
            book: &book,
            opened: &opened,
            organisation: &key.organisation,
        };
        let (release_id, title) = match &seen.holds {
            Holds::Release(compared) => (taking.release(compared)?, manifest.title()),
            Holds::Said(said) => (said.release.id.clone(), said::called(&book, said)),
            Holds::Nothing => return Err(Error::not_found("place for it here", "")),
        };
        tx.put(&BundleRow {
            id: manifest.id.clone(),
            direction: "received".to_owned(),
            kind: kind_slug(manifest.kind).to_owned(),
            release_id: release_id.clone(),
            sequence: manifest.sequence,
            organisation: key.organisation.clone(),
            key_id: key.id.clone(),
            made_at: manifest.made_at.clone(),
            at: app.now_text(),
            by: who.id.clone(),
            file: read.name.clone(),
            sha256: hex(&read.bytes),
            answers: manifest.answers.clone(),
            taken: told(&opened, &seen),
        })?;
        if let Holds::Said(said) = &seen.holds {
            tx.put(&said::row_of(&manifest.id, said))?;
        }
        let mut value = seen.shape(&book, &opened);
        value.id = Some(release_id);
        value.received = true;
        let summary = summary(&title, &key.organisation, &value);
        Ok((value, summary))
    })
}

/// What is kept of what was in it.
fn told(opened: &slipway_domain::bundle::Opened<'_>, seen: &SeenBundle) -> serde_json::Value {
    let parts: Vec<&str> = opened
        .manifest
        .parts
        .iter()
        .map(|part| part.path.as_str())
        .collect();
    let differences: &[BundleDifference] = match &seen.holds {
        Holds::Release(compared) => &compared.differences,
        Holds::Said(said) => &said.differences,
        Holds::Nothing => &[],
    };
    let differences: Vec<&BundleDifference> = differences.iter().take(KEPT).collect();
    json!({ "parts": parts, "differences": differences })
}

fn summary(title: &str, organisation: &str, value: &BundleReceived) -> String {
    let of = |fate: Fate| {
        let all = value.differences.iter();
        all.filter(|one| one.fate == fate).count()
    };
    let what = match value.kind.as_str() {
        "answer" => "the answer to",
        _ => "the bundle of",
    };
    format!(
        "Received {what} {title} from {organisation}: {} taken, {} kept as they are here",
        of(Fate::Taken),
        of(Fate::Kept)
    )
}
