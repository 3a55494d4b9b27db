//! Closes a window with its outcome and its report.

use super::advance::validated_by_another;
use super::case::Case;
use super::desk::{Desk, state_of};
use super::judge::judge;
use super::let_pass::{given, must_follow, open_blocks, pass};
use super::{CloseDeployment, Deployment, Report, show};
use crate::book::Book;
use crate::error::{Error, Result};
use crate::people::actor::Actor;
use crate::shape::FindingShape;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use serde_json::json;
use slipway_domain::deployment::{ChangeOutcome, DeploymentState as State};
use slipway_domain::rules::{IssueFact, ReportFact};
use slipway_store::Tx;
use slipway_store::table::deployment::DeploymentRow;

/// The rules a report is held to.
const REPORT_RULES: [&str; 2] = ["new_defects_decided", "regression_after_rollback"];
/// Most findings a report may name.
const MOST_ISSUES: usize = 200;

pub(crate) fn run(
    app: &App,
    caller: &Caller,
    request: CloseDeployment,
) -> Result<Done<Deployment>> {
    read_issues(&request.report)?;
    let mut request = request;
    let done = transact(app, caller, Op::CloseDeployment, |tx, who| {
        let book = Book::read(app, tx.conn())?;
        let desk = Desk::new(app, tx.conn(), caller, &book)?;
        let row = desk.find(&request.id)?;
        let reason = given(request.reason.as_deref());
        fits(&row, request.outcome)?;
        seen_by_another(&desk, tx, &row, &request, who)?;
        // Who closes decides, unless the report names somebody.
        for issue in &mut request.report.issues {
            if !issue.decision.is_empty() && issue.decided_by.trim().is_empty() {
                issue.decided_by.clone_from(&who.name);
            }
        }
        let findings = of_report(&desk, &row, &request)?;
        let blocks: Vec<&FindingShape> = open_blocks(&findings)
            .filter(|finding| REPORT_RULES.contains(&finding.rule.as_str()))
            .collect();
        pass(&desk, tx, who, &row, &blocks, reason, "closing the window")?;
        let report = Report {
            by: who.name.clone(),
            at: app.now_text(),
            ..request.report.clone()
        };
        tx.put(&DeploymentRow {
            state: State::Closed.slug().to_owned(),
            closed_at: Some(app.now_text()),
            outcome: Some(request.outcome.slug().to_owned()),
            outcome_note: request.note.trim().to_owned(),
            report: json!(report),
            ..row.clone()
        })?;
        let title = desk.title(&row)?;
        let into = desk.environment(&row.environment_id)?.code;
        let outcome = request.outcome.title().to_lowercase();
        Ok((row.id, format!("Closed {title} into {into}: {outcome}")))
    })?;
    done.map(|id| show::by_id(app, caller, &id))
}

/// Refuses a report that does not hold together.
fn read_issues(report: &Report) -> Result<()> {
    if report.issues.len() > MOST_ISSUES {
        let message = format!("A report names at most {MOST_ISSUES} findings.");
        return Err(Error::invalid("report", message, "Link to the rest."));
    }
    for issue in &report.issues {
        if issue.text.trim().is_empty() {
            let hint = "Say what was seen, with its ticket.";
            return Err(Error::invalid("report", "A finding says nothing.", hint));
        }
        if !["known", "new"].contains(&issue.kind.as_str()) {
            let hint = "known proceeds and is reported; new takes a decision.";
            return Err(Error::invalid(
                "report",
                format!("“{}” is no kind of finding.", issue.kind),
                hint,
            ));
        }
        if !["", "proceed", "roll_back"].contains(&issue.decision.as_str()) {
            let message = format!("“{}” is no decision.", issue.decision);
            return Err(Error::invalid(
                "report",
                message,
                "Use proceed or roll_back.",
            ));
        }
    }
    Ok(())
}

/// Refuses an outcome that the deployment's state does not lead to. Validation and a finished
/// rollback may be told together with the closing.
fn fits(row: &DeploymentRow, outcome: ChangeOutcome) -> Result<()> {
    let state = state_of(row);
    if !state.under_way() {
        return must_follow(state, State::Closed);
    }
    let back = going_back(state);
    let wrong = match outcome {
        ChangeOutcome::Implemented | ChangeOutcome::Remediated => back || state == State::Failed,
        ChangeOutcome::BackedOut => !back,
        ChangeOutcome::Failed => state == State::Validated,
    };
    if wrong {
        let message = format!(
            "It is {}, which does not end as {}.",
            state.title().to_lowercase(),
            outcome.title().to_lowercase()
        );
        let hint = "Move it to the state that fits first, or choose another outcome.";
        return Err(Error::invalid("outcome", message, hint));
    }
    Ok(())
}

/// Refuses a closing that contradicts its own report, and one that also validates by who performed it.
fn seen_by_another(
    desk: &Desk<'_>,
    tx: &Tx<'_>,
    row: &DeploymentRow,
    request: &CloseDeployment,
    who: &Actor,
) -> Result<()> {
    if !proves(request.outcome) {
        return Ok(());
    }
    let back = request
        .report
        .issues
        .iter()
        .find(|issue| issue.decision == "roll_back");
    if let Some(issue) = back {
        let message = format!("It was decided to roll back for “{}”.", issue.text.trim());
        let hint = "Start the rollback and close it as backed out, or decide to proceed.";
        return Err(Error::invalid("outcome", message, hint));
    }
    if state_of(row) == State::Validated {
        return Ok(());
    }
    validated_by_another(desk, tx, row, who, given(request.reason.as_deref()))
}

/// Whether an outcome says that what was deployed works.
fn proves(outcome: ChangeOutcome) -> bool {
    matches!(
        outcome,
        ChangeOutcome::Implemented | ChangeOutcome::Remediated
    )
}

/// Whether a deployment was taken back, or is being.
fn going_back(state: State) -> bool {
    matches!(
        state,
        State::RollingBack | State::Regression | State::RolledBack
    )
}

/// What the rules say of the report.
fn of_report(
    desk: &Desk<'_>,
    row: &DeploymentRow,
    request: &CloseDeployment,
) -> Result<Vec<FindingShape>> {
    let issues: Vec<IssueFact<'_>> = request
        .report
        .issues
        .iter()
        .map(|issue| IssueFact {
            text: &issue.text,
            is_new: issue.kind == "new",
            decided: !issue.decision.is_empty() && !issue.decided_by.trim().is_empty(),
        })
        .collect();
    let facts = ReportFact {
        issues: &issues,
        rolled_back: request.outcome == ChangeOutcome::BackedOut || going_back(state_of(row)),
        regression: &request.report.regression,
    };
    Ok(judge(desk, &Case::of(desk, row)?, Some(facts))?.findings)
}
