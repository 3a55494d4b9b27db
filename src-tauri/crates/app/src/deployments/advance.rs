//! Moves a deployment to another state; opening its window asks every rule again, as of now.

use super::case::Case;
use super::desk::{Desk, state_of};
use super::judge::{STOPS, judge};
use super::let_pass::{given, must_follow, needed, open_blocks, pass, write};
use super::{AdvanceDeployment, CancelDeployment, Deployment, cancel, papers, show};
use crate::book::Book;
use crate::error::{Code, Error, Result};
use crate::people::actor::Actor;
use crate::shape::FindingShape;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use serde_json::Value;
use slipway_domain::deployment::DeploymentState as State;
use slipway_domain::rules::Level;
use slipway_store::Tx;
use slipway_store::table::deployment::DeploymentRow;

/// The rule that one person performs a change and another validates it.
const MAKER_CHECKER: &str = "maker_checker";

pub(crate) fn run(
    app: &App,
    caller: &Caller,
    request: AdvanceDeployment,
) -> Result<Done<Deployment>> {
    let reason = given(request.reason.as_deref());
    if request.to == State::Cancelled {
        let reason = reason.unwrap_or_default().to_owned();
        let request = CancelDeployment {
            id: request.id,
            reason,
        };
        return cancel::run(app, caller, request);
    }
    let done = transact(app, caller, Op::AdvanceDeployment, |tx, who| {
        let book = Book::read(app, tx.conn())?;
        let desk = Desk::new(app, tx.conn(), caller, &book)?;
        let row = desk.find(&request.id)?;
        let to = request.to;
        must_follow(state_of(&row), to)?;
        let row = step(&desk, tx, who, &row, to, reason)?;
        tx.put(&row)?;
        let why = reason
            .map(|reason| format!(": {reason}"))
            .unwrap_or_default();
        let title = desk.title(&row)?;
        let into = desk.environment(&row.environment_id)?.code;
        Ok((
            row.id,
            format!(
                "Moved {title} into {into} to {}{why}",
                to.title().to_lowercase()
            ),
        ))
    })?;
    done.map(|id| show::by_id(app, caller, &id))
}

/// The row in its new state, with what that state asks for.
fn step(
    desk: &Desk<'_>,
    tx: &Tx<'_>,
    who: &Actor,
    before: &DeploymentRow,
    to: State,
    reason: Option<&str>,
) -> Result<DeploymentRow> {
    let mut row = before.clone();
    row.state = to.slug().to_owned();
    match to {
        State::WindowOpen => {
            let blocks = as_of_now(desk, before)?;
            let blocks: Vec<&FindingShape> = open_blocks(&blocks).collect();
            pass(desk, tx, who, before, &blocks, reason, "opening the window")?;
            row.opened_at = Some(desk.app.now_text());
        }
        State::Deploying => {
            stopped(desk, tx, who, before, false, reason)?;
            // Who performs it is who is named for it, else who began.
            row.maker_id.get_or_insert_with(|| who.id.clone());
        }
        State::Planned => row.announced = Value::Null,
        State::Announced => row.announced = papers::window_told(before),
        State::Validated => {
            validated_by_another(desk, tx, before, who, reason)?;
            // Who was named may have had somebody stand in.
            row.checker_id = Some(who.id.clone());
        }
        State::RollingBack => {
            needed("reason", reason.unwrap_or_default(), "This needs a reason.")?;
            stopped(desk, tx, who, before, true, reason)?;
        }
        State::Failed => {
            needed("reason", reason.unwrap_or_default(), "This needs a reason.")?;
        }
        State::Closed => {
            let message = "Closing takes an outcome and a report.";
            return Err(Error::new(Code::Invalid, message, "Use: deployment close."));
        }
        _ => {}
    }
    Ok(row)
}

/// What the rules say if its window were opened now.
fn as_of_now(desk: &Desk<'_>, row: &DeploymentRow) -> Result<Vec<FindingShape>> {
    let mut case = Case::of(desk, row)?;
    case.opening = true;
    Ok(judge(desk, &case, None)?.findings)
}

/// Holds back what the calendar forbids by now, although the window is open: a halt or a freeze that
/// was called meanwhile stops the change, and where it says so also taking it back.
fn stopped(
    desk: &Desk<'_>,
    tx: &Tx<'_>,
    who: &Actor,
    row: &DeploymentRow,
    back: bool,
    reason: Option<&str>,
) -> Result<()> {
    let mut case = Case::of(desk, row)?;
    case.opening = true;
    case.rollback = back;
    let findings = judge(desk, &case, None)?.findings;
    let blocks: Vec<&FindingShape> = open_blocks(&findings)
        .filter(|finding| STOPS.contains(&finding.rule.as_str()))
        .collect();
    let doing = if back { "taking it back" } else { "deploying" };
    pass(desk, tx, who, row, &blocks, reason, doing)
}

/// Refuses that who performed a change also validates it, unless somebody with the role lets it pass
/// with a reason.
///
/// # Errors
/// `forbidden`.
pub(crate) fn validated_by_another(
    desk: &Desk<'_>,
    tx: &Tx<'_>,
    row: &DeploymentRow,
    who: &Actor,
    reason: Option<&str>,
) -> Result<()> {
    let level = desk.book.levels.get(MAKER_CHECKER).copied();
    let off = matches!(level, Some(Level::Off | Level::Warn));
    if row.maker_id.as_deref() != Some(who.id.as_str()) || off {
        return Ok(());
    }
    let subject = format!("{} performs it and validates it", who.name);
    if let Some(reason) = reason {
        who.must(Op::OverrideDeployment.power())?;
        return write(desk, tx, who, row, &[(MAKER_CHECKER, &subject)], reason);
    }
    let message = format!("{} performs it, so another person validates it.", who.name);
    let hint = match desk.name(row.checker_id.as_deref()) {
        Some(checker) => format!("{checker} is named to validate it."),
        None => "Name who validates it.".to_owned(),
    };
    Err(Error::new(Code::Forbidden, message, hint))
}
