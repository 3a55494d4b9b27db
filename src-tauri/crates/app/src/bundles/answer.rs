//! Answers a release that was received: how ready this hub is, when it goes where, how it went, and
//! what was found. What people wrote to each other stays here.

use super::draft::{Draft, blank, name_of};
use super::make::Out;
use super::{BundleContents, BundleMade, MakeBundle};
use crate::book::Book;
use crate::deployments::desk::{Desk, state_of};
use crate::deployments::standing::to_confirm_again_of;
use crate::error::{Code, Error, Result};
use crate::releases::read::{Standing, find, standing, title};
use crate::releases::readiness::slug;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::bundle::{
    Answer, AnsweredCheck, AnsweredDefect, AnsweredWindow, Confirmed, Content, Kind, line_of,
    text_of,
};
use slipway_domain::version::bare;
use slipway_store::Connection;
use slipway_store::table::bundle::{self, BundleRow};
use slipway_store::table::deployment::DeploymentRow;
use slipway_store::table::release::ReleaseRow;
use slipway_store::table::{defect, deployment_confirmation, triage};
use std::collections::{BTreeSet, HashSet};

const PART: &str = "answer.json";

pub(crate) fn run(app: &App, caller: &Caller, request: MakeBundle) -> Result<Done<BundleMade>> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let row = find(conn, &book, &request.release)?;
        received(conn, &book, &row).map(|_| ())
    })?;
    let out = Out::new(app, &request)?;
    transact(app, caller, Op::AnswerBundle, |tx, who| {
        let book = Book::read(app, tx.conn())?;
        let row = find(tx.conn(), &book, &request.release)?;
        let asked = received(tx.conn(), &book, &row)?;
        let name = title(&book, &row);
        let mut manifest = blank(Kind::Answer, name_of(&book, &row));
        manifest.answers = Some(asked.id);
        manifest.answer = Some(PART.to_owned());
        let answer = answer(app, tx.conn(), caller, &book, &row)?;
        let part = Content {
            path: PART.to_owned(),
            bytes: answer.write().into_bytes(),
        };
        let draft = Draft {
            manifest,
            parts: vec![part],
            contents: nothing_left(&name),
        };
        let made = out.write(app, tx, who, &row, &name, draft)?;
        let summary = format!("Answered {} with {}: {name}", asked.organisation, made.file);
        Ok((made, summary))
    })
}

fn nothing_left(release: &str) -> BundleContents {
    BundleContents {
        release: release.to_owned(),
        refused: String::new(),
        components: 0,
        images: 0,
        chart: String::new(),
        has_notes: false,
        runbooks: Vec::new(),
        articles: Vec::new(),
        evidence: 0,
        left: Vec::new(),
    }
}

/// The newest bundle in which a release was received.
pub(super) fn received(conn: &Connection, book: &Book, row: &ReleaseRow) -> Result<BundleRow> {
    let rows = bundle::of_release(conn, &row.id)?.into_iter();
    let theirs = rows.filter(|one| one.direction == "received" && one.kind == "release");
    theirs.max_by_key(|one| one.sequence).ok_or_else(|| {
        let message = format!("{} was not received in a bundle.", title(book, row));
        let hint = "Only who made a release available is answered. Receive its bundle first.";
        Error::new(Code::Blocked, message, hint)
    })
}

/// What is said of a release now.
///
/// # Errors
/// The store's.
pub(super) fn answer(
    app: &App,
    conn: &Connection,
    caller: &Caller,
    book: &Book,
    row: &ReleaseRow,
) -> Result<Answer> {
    let release = standing(app, conn, book, caller, row.clone())?;
    let desk = Desk::new(app, conn, caller, book)?;
    let planned = desk.of_release(&row.id)?;
    let ids = planned.iter().map(|one| one.id.as_str());
    let again = to_confirm_again_of(&desk, ids)?;
    let windows = planned.iter().map(|one| window(&desk, one, &again));
    Ok(Answer {
        state: release.state().slug().to_owned(),
        checks: checks(&release),
        windows: windows.collect::<Result<_>>()?,
        defects: defects(conn, row)?,
    })
}

fn checks(release: &Standing) -> Vec<AnsweredCheck> {
    let shape = |check: &crate::releases::Check| AnsweredCheck {
        check: line_of(&check.id),
        title: line_of(&check.title),
        state: match check.stale {
            true => "stale".to_owned(),
            false => slug(check.state),
        },
        reason: text_of(&check.reason),
    };
    release.checks.iter().map(shape).collect()
}

/// A window as it stands. A confirmation that no longer holds is none.
fn window(desk: &Desk<'_>, row: &DeploymentRow, again: &HashSet<String>) -> Result<AnsweredWindow> {
    let place = desk.environment(&row.environment_id)?;
    let said = deployment_confirmation::of_deployment(desk.conn, &row.id)?;
    let holds = said
        .last()
        .filter(|one| one.withdrawn_at.is_none() && !again.contains(&row.id));
    let confirmed = holds.map(|one| Confirmed {
        by: line_of(desk.name(Some(&one.confirmed_by)).unwrap_or("somebody")),
        at: one.confirmed_at.clone(),
    });
    Ok(AnsweredWindow {
        environment: line_of(&place.code),
        name: line_of(&place.name),
        start_local: row.start_local.clone(),
        zone: row.zone.clone(),
        minutes: row.minutes,
        state: slug(state_of(row)),
        confirmed,
        outcome: row.outcome.clone(),
        note: text_of(&row.outcome_note),
    })
}

/// Defects whose report says that they were found in the release, and those whose fix is planned into
/// it; what was declined or is a duplicate is none of them.
fn defects(conn: &Connection, release: &ReleaseRow) -> Result<Vec<AnsweredDefect>> {
    let plain = bare(&release.version);
    let written = [plain.to_owned(), format!("v{plain}")];
    let found: BTreeSet<String> = triage::found_in(conn, &written)?.into_iter().collect();
    let mut rows = defect::of_releases(conn, &written)?;
    for id in found {
        let known = rows.iter().any(|row| row.id == id);
        rows.extend(defect::get(conn, &id)?.filter(|row| !known && !row.gone));
    }
    rows.retain(|row| !["declined", "duplicate"].contains(&row.decision.as_str()));
    rows.sort_by_key(|row| row.number);
    let shape = |row: defect::DefectRow| AnsweredDefect {
        number: row.number,
        title: match line_of(&row.title) {
            title if title.is_empty() => "Without a title".to_owned(),
            title => title,
        },
        severity: line_of(&row.severity),
        status: line_of(&row.status),
    };
    Ok(rows.into_iter().map(shape).collect())
}
