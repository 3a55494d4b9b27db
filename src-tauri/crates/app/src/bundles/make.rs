//! Makes a release available: writes its bundle.

use super::draft::{self, Draft};
use super::keys::spaced;
use super::sign::signer;
use super::{BundleMade, MakeBundle};
use crate::book::Book;
use crate::data::check::hex;
use crate::error::{Code, Error, Result};
use crate::people::actor::Actor;
use crate::releases::read::{find, standing, title};
use crate::transact::{Done, Op, transact};
use crate::write_file::write_whole;
use crate::{App, Caller};
use serde_json::json;
use slipway_domain::bundle::{Kind, LIMITS, Refused, SigningKey, line_of, pack};
use slipway_store::Tx;
use slipway_store::table::bundle::{self, BundleRow};
use slipway_store::table::release::ReleaseRow;
use slipway_store::table::signing_key::SigningKeyRow;
use std::path::PathBuf;

pub(crate) fn run(app: &App, caller: &Caller, request: MakeBundle) -> Result<Done<BundleMade>> {
    // What is wrong with the release is said before the keyring is asked.
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let row = find(conn, &book, &request.release)?;
        draft::approved(&standing(app, conn, &book, caller, row)?)
    })?;
    let out = Out::new(app, &request)?;
    transact(app, caller, Op::MakeBundle, |tx, who| {
        let book = Book::read(app, tx.conn())?;
        let row = find(tx.conn(), &book, &request.release)?;
        draft::approved(&standing(app, tx.conn(), &book, caller, row.clone())?)?;
        let draft = draft::release(app, tx.conn(), caller, &book, row.clone())?;
        let made = out.write(app, tx, who, &row, &title(&book, &row), draft)?;
        let summary = format!(
            "Made {} available in {}, number {}",
            made.release, made.file, made.sequence
        );
        Ok((made, summary))
    })
}

/// Where a bundle is written to, and what signs it.
pub(super) struct Out {
    path: PathBuf,
    key: SigningKey,
    row: SigningKeyRow,
}

impl Out {
    /// # Errors
    /// Those of the key.
    pub(super) fn new(app: &App, request: &MakeBundle) -> Result<Self> {
        let path = PathBuf::from(request.file.trim());
        let (key, row) = signer(app, request.secret.as_deref())?;
        Ok(Self { path, key, row })
    }

    /// Signs a draft, writes it, and writes down that it was made.
    pub(super) fn write(
        &self,
        app: &App,
        tx: &Tx<'_>,
        who: &Actor,
        release: &ReleaseRow,
        title: &str,
        draft: Draft,
    ) -> Result<BundleMade> {
        let Draft {
            mut manifest,
            parts,
            contents,
        } = draft;
        let kind = kind_slug(manifest.kind);
        let before = bundle::of_release(tx.conn(), &release.id)?;
        let mine = |row: &&BundleRow| row.direction == "made" && row.kind == kind;
        let last = before.iter().filter(mine).map(|row| row.sequence).max();
        manifest.id = app.host.new_id().to_string();
        manifest.sequence = last.unwrap_or(0).saturating_add(1);
        manifest.made_at = app.now_text();
        manifest.organisation.name = line_of(&self.row.organisation);
        let named: Vec<String> = parts.iter().map(|part| part.path.clone()).collect();
        let (id, sequence, made_at) = (
            manifest.id.clone(),
            manifest.sequence,
            manifest.made_at.clone(),
        );
        let answers = manifest.answers.clone();
        let bytes = pack(manifest, &parts, &self.key, LIMITS).map_err(|why| unfit(title, &why))?;
        let file = self.path.file_name().unwrap_or_default();
        let row = BundleRow {
            id,
            direction: "made".to_owned(),
            kind: kind.to_owned(),
            release_id: release.id.clone(),
            sequence,
            organisation: self.row.organisation.clone(),
            key_id: self.row.id.clone(),
            made_at: made_at.clone(),
            at: made_at,
            by: who.id.clone(),
            file: file.to_string_lossy().into_owned(),
            sha256: hex(&bytes),
            answers,
            taken: json!({ "parts": named }),
        };
        tx.put(&row)?;
        // Last, so that nothing is left behind where anything before it was refused.
        write_whole("file", &self.path, &bytes)?;
        Ok(BundleMade {
            id: row.id,
            kind: row.kind,
            release: title.to_owned(),
            release_id: row.release_id,
            file: self.path.display().to_string(),
            sha256: row.sha256,
            bytes: bytes.len() as u64,
            sequence: row.sequence,
            organisation: row.organisation,
            fingerprint: spaced(&row.key_id),
            parts: named,
            left: contents.left,
        })
    }
}

/// As rows and answers write it.
pub(super) fn kind_slug(kind: Kind) -> &'static str {
    match kind {
        Kind::Release => "release",
        Kind::Answer => "answer",
    }
}

fn unfit(title: &str, why: &Refused) -> Error {
    let message = format!("{title} cannot be put in a bundle: {why}. Nothing was written.");
    let hint = match why {
        Refused::Large { .. } | Refused::Many { .. } => {
            "Take long files out of its evidence, and link to them instead."
        }
        _ => "Mend that first.",
    };
    Error::new(Code::Blocked, message, hint)
}
