//! Lets findings pass that block a deployment's window, each written down with its reason.

use super::desk::{Desk, span_of};
use super::{Deployment, OverrideDeployment, show};
use crate::book::Book;
use crate::error::{Code, Error, Result};
use crate::people::actor::Actor;
use crate::shape::{FindingShape, LevelShape};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::deployment::DeploymentState;
use slipway_store::Tx;
use slipway_store::table::deployment::DeploymentRow;
use slipway_store::table::deployment_override::DeploymentOverrideRow;

pub(crate) fn run(
    app: &App,
    caller: &Caller,
    request: OverrideDeployment,
) -> Result<Done<Deployment>> {
    let reason = needed(
        "reason",
        &request.reason,
        "Letting a block pass needs a reason.",
    )?;
    let done = transact(app, caller, Op::OverrideDeployment, |tx, who| {
        let book = Book::read(app, tx.conn())?;
        let desk = Desk::new(app, tx.conn(), caller, &book)?;
        let row = desk.find(&request.id)?;
        let case = super::case::Case::of(&desk, &row)?;
        let findings = super::judge::judge(&desk, &case, None)?.findings;
        let wanted = |finding: &&FindingShape| {
            request
                .rule
                .as_ref()
                .is_none_or(|rule| *rule == finding.rule)
        };
        let blocks: Vec<&FindingShape> = open_blocks(&findings).filter(wanted).collect();
        if blocks.is_empty() {
            let message = "Nothing of it blocks, so there is nothing to let pass.";
            return Err(Error::new(
                Code::Conflict,
                message,
                "Look at its findings again.",
            ));
        }
        let rules: Vec<String> = blocks
            .iter()
            .map(|finding| finding.subject.clone())
            .collect();
        write(&desk, tx, who, &row, &named(&blocks), &reason)?;
        let title = desk.title(&row)?;
        Ok((
            row.id,
            format!("Let pass for {title}: {}: {reason}", rules.join("; ")),
        ))
    })?;
    done.map(|id| show::by_id(app, caller, &id))
}

/// Findings that block and were not let pass.
pub(crate) fn open_blocks(findings: &[FindingShape]) -> impl Iterator<Item = &FindingShape> {
    let open = |f: &&FindingShape| f.level == LevelShape::Block && f.overridden.is_none();
    findings.iter().filter(open)
}

/// Goes on when nothing blocks; else with a reason of somebody who may override, which is written
/// down for each finding.
///
/// # Errors
/// `blocked` with everything in the way, `forbidden` without the power.
pub(crate) fn pass(
    desk: &Desk<'_>,
    tx: &Tx<'_>,
    who: &Actor,
    row: &DeploymentRow,
    blocks: &[&FindingShape],
    reason: Option<&str>,
    doing: &str,
) -> Result<()> {
    if blocks.is_empty() {
        return Ok(());
    }
    let Some(reason) = reason else {
        let what: Vec<String> = blocks.iter().map(|finding| said(finding)).collect();
        let things = match blocks.len() {
            1 => "1 thing is".to_owned(),
            many => format!("{many} things are"),
        };
        let message = format!("{things} in the way of {doing}: {}.", what.join("; "));
        let first = blocks.first().map_or("", |finding| finding.hint.as_str());
        let hint = format!("{first} Or let someone with the role override it with a reason.");
        return Err(Error::new(Code::Blocked, message, hint.trim()));
    };
    who.must(Op::OverrideDeployment.power())?;
    write(desk, tx, who, row, &named(blocks), reason)
}

fn named<'a>(blocks: &[&'a FindingShape]) -> Vec<(&'a str, &'a str)> {
    let name = |finding: &&'a FindingShape| (finding.rule.as_str(), finding.subject.as_str());
    blocks.iter().map(name).collect()
}

fn said(finding: &FindingShape) -> String {
    match finding.message.trim_end_matches('.') {
        "" => finding.subject.clone(),
        message => format!("{} ({message})", finding.subject),
    }
}

/// Writes down that these, each a rule and its finding's subject, were let pass.
pub(crate) fn write(
    desk: &Desk<'_>,
    tx: &Tx<'_>,
    who: &Actor,
    row: &DeploymentRow,
    blocks: &[(&str, &str)],
    reason: &str,
) -> Result<()> {
    for (rule, subject) in blocks {
        tx.put(&DeploymentOverrideRow {
            id: desk.app.host.new_id().to_string(),
            deployment_id: row.id.clone(),
            rule: (*rule).to_owned(),
            subject: (*subject).to_owned(),
            start_utc: span_of(row).start.timestamp(),
            environment_id: Some(row.environment_id.clone()),
            reason: reason.to_owned(),
            given_by: who.id.clone(),
            given_at: desk.app.now_text(),
        })?;
    }
    Ok(())
}

/// A text that must not be empty.
pub(crate) fn needed(field: &str, given: &str, message: &str) -> Result<String> {
    let given = given.trim();
    if given.is_empty() {
        return Err(Error::invalid(
            field,
            message,
            "Say why; it stays in the history.",
        ));
    }
    Ok(given.to_owned())
}

/// What somebody gave, unless it is empty.
pub(crate) fn given(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

/// Refuses a state that does not follow.
pub(crate) fn must_follow(from: DeploymentState, to: DeploymentState) -> Result<()> {
    if from.next().contains(&to) {
        return Ok(());
    }
    let next: Vec<&str> = from.next().iter().map(|state| state.slug()).collect();
    let hint = match next.as_slice() {
        [] => "It is over; plan another.".to_owned(),
        next => format!("From here it goes to: {}.", next.join(", ")),
    };
    let message = format!(
        "It is {} and cannot become {}.",
        from.title().to_lowercase(),
        to.title().to_lowercase()
    );
    Err(Error::new(Code::Blocked, message, hint))
}
