//! Removes a release that nobody has approved and no other is compared with.

use super::NameRelease;
use super::read::{find, title};
use crate::book::Book;
use crate::error::{Code, Error, Result};
use crate::runbooks::remove;
use crate::shape::Nothing;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::release::ReleaseState;
use slipway_store::table::bundle::{self, BundleRow};
use slipway_store::table::bundle_answer::{self, BundleAnswerRow};
use slipway_store::table::evidence::{self, EvidenceRow};
use slipway_store::table::finding_override::{self, FindingOverrideRow};
use slipway_store::table::release::{self, ReleaseRow};
use slipway_store::table::release_check::{self, ReleaseCheckRow};
use slipway_store::table::release_component::{self, ReleaseComponentRow};
use slipway_store::table::release_note::ReleaseNoteRow;
use slipway_store::table::release_product::{self, ReleaseProductRow};
use slipway_store::table::runbook;
use slipway_store::table::test_run::{self, TestRunRow};

pub(crate) fn run(app: &App, caller: &Caller, request: NameRelease) -> Result<Done<Nothing>> {
    transact(app, caller, Op::RemoveRelease, |tx, _| {
        let book = Book::read(app, tx.conn())?;
        let row = find(tx.conn(), &book, &request.release)?;
        let name = title(&book, &row);
        if row.state == ReleaseState::Approved.slug() {
            let hint = "Let a later release supersede it.";
            return Err(Error::new(
                Code::Blocked,
                format!("{name} is approved."),
                hint,
            ));
        }
        for mut other in release::all(tx.conn())? {
            if other.previous_id.as_ref() == Some(&row.id) {
                other.previous_id = row.previous_id.clone();
                tx.put(&other)?;
            }
        }
        for child in bundle_answer::of_release(tx.conn(), &row.id)? {
            tx.delete::<BundleAnswerRow>(&child.id)?;
        }
        for child in bundle::of_release(tx.conn(), &row.id)? {
            tx.delete::<BundleRow>(&child.id)?;
        }
        for child in evidence::of_release(tx.conn(), &row.id)? {
            tx.delete::<EvidenceRow>(&child.id)?;
        }
        for child in finding_override::of_release(tx.conn(), &row.id)? {
            tx.delete::<FindingOverrideRow>(&child.id)?;
        }
        for child in release_check::of_release(tx.conn(), &row.id)? {
            tx.delete::<ReleaseCheckRow>(&child.id)?;
        }
        for child in release_component::of_release(tx.conn(), &row.id)? {
            tx.delete::<ReleaseComponentRow>(&child.id)?;
        }
        for child in release_product::of_release(tx.conn(), &row.id)? {
            tx.delete::<ReleaseProductRow>(&child.id)?;
        }
        for child in test_run::of_release(tx.conn(), &row.id)? {
            tx.delete::<TestRunRow>(&child.id)?;
        }
        for child in runbook::of_release(tx.conn(), &row.id)? {
            remove::take_out(tx, &child)?;
        }
        tx.delete::<ReleaseNoteRow>(&row.id)?;
        tx.delete::<ReleaseRow>(&row.id)?;
        Ok((Nothing {}, format!("Removed {name}")))
    })
}
