//! Moves a release along its path. A gate names what is missing; who has the role may override it
//! with a reason, and each finding let pass is written down.

use super::read::{Standing, find, standing};
use super::{AdvanceRelease, Release, show};
use crate::book::Book;
use crate::error::{Code, Error, Result};
use crate::people::actor::Actor;
use crate::shape::{FindingShape, LevelShape};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::release::ReleaseState;
use slipway_store::Tx;
use slipway_store::table::finding_override::FindingOverrideRow;
use slipway_store::table::release::ReleaseRow;

pub(crate) fn run(app: &App, caller: &Caller, request: AdvanceRelease) -> Result<Done<Release>> {
    let to = ReleaseState::parse(&request.to).ok_or_else(|| no_state(&request.to))?;
    let reason = request
        .reason
        .as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty());
    let op = if to == ReleaseState::Approved {
        Op::ApproveRelease
    } else {
        Op::AdvanceRelease
    };
    let done = transact(app, caller, op, |tx, who| {
        let book = Book::read(app, tx.conn())?;
        let row = find(tx.conn(), &book, &request.release)?;
        let release = standing(app, tx.conn(), &book, caller, row)?;
        reachable(&release, to, reason)?;
        if to != ReleaseState::Rejected && to != ReleaseState::Superseded {
            pass_gate(app, tx, who, &book, &release, to, reason)?;
        }
        tx.put(&ReleaseRow {
            state: to.slug().to_owned(),
            ..release.row.clone()
        })?;
        let why = reason
            .map(|reason| format!(": {reason}"))
            .unwrap_or_default();
        let summary = format!("Moved {} to {}{why}", release.title, to.title());
        Ok((release.row.id.clone(), summary))
    })?;
    done.map(|id| show::by_id(app, caller, &id))
}

fn no_state(text: &str) -> Error {
    let slugs: Vec<&str> = ReleaseState::ALL.iter().map(|state| state.slug()).collect();
    let message = format!("“{text}” is not a state.");
    Error::invalid("to", message, format!("Use one of: {}.", slugs.join(", ")))
}

fn reachable(release: &Standing, to: ReleaseState, reason: Option<&str>) -> Result<()> {
    let from = release.state();
    if !from.may_become(to) {
        let hint = match from.next() {
            Some(next) => format!("Its next state is {}.", next.slug()),
            None => "Its path has ended.".to_owned(),
        };
        let message = format!(
            "{} is {} and cannot become {}.",
            release.title,
            from.title(),
            to.title()
        );
        return Err(Error::new(Code::Blocked, message, hint));
    }
    if to == ReleaseState::Rejected && reason.is_none() {
        let hint = "Say what failed; a new release is awaited.";
        return Err(Error::invalid("reason", "Rejecting needs a reason.", hint));
    }
    Ok(())
}

fn pass_gate(
    app: &App,
    tx: &Tx<'_>,
    who: &Actor,
    book: &Book,
    release: &Standing,
    to: ReleaseState,
    reason: Option<&str>,
) -> Result<()> {
    let findings = release.findings(book);
    let blocks: Vec<&FindingShape> = findings
        .iter()
        .filter(|f| f.level == LevelShape::Block && f.overridden.is_none())
        .collect();
    if blocks.is_empty() {
        return Ok(());
    }
    let Some(reason) = reason else {
        return Err(blocked(release, to, &blocks));
    };
    who.must(Op::OverrideGate.power())?;
    for finding in blocks {
        tx.put(&FindingOverrideRow {
            id: app.host.new_id().to_string(),
            release_id: release.row.id.clone(),
            rule: finding.rule.clone(),
            subject: finding.subject.clone(),
            state: to.slug().to_owned(),
            reason: reason.to_owned(),
            given_by: who.id.clone(),
            given_at: app.now_text(),
        })?;
    }
    Ok(())
}

fn blocked(release: &Standing, to: ReleaseState, blocks: &[&FindingShape]) -> Error {
    let what: Vec<String> = blocks
        .iter()
        .map(|finding| format!("{} ({})", finding.subject, finding.message))
        .collect();
    let verb = if blocks.len() == 1 {
        "thing blocks"
    } else {
        "things block"
    };
    let message = format!(
        "{} {verb} {} on its way to {}: {}.",
        blocks.len(),
        release.title,
        to.title(),
        what.join("; ")
    );
    let hint = "Mend them, or let someone with the role override them with a reason.";
    Error::new(Code::Blocked, message, hint)
}
