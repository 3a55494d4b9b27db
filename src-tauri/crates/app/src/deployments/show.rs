//! Shows a deployment, whole.

use super::case::{Case, estimates_of, moment};
use super::desk::{Desk, span_of, state_of};
use super::judge::{Verdicts, check};
use super::{ApprovalNeed, Deployment, Live, PersonRef, Report, Review, completion, confirm, list};
use crate::book::Book;
use crate::error::Result;
use crate::runbooks::runs;
use crate::shape::{ById, FindingShape, LevelShape};
use crate::windows::load::windows_near;
use crate::{App, Caller};
use chrono::{Duration, SecondsFormat};
use slipway_domain::deployment::{ChangeOutcome, DeploymentState, PerformedBy, Strategy};
use slipway_store::table::deployment::DeploymentRow;

/// Free slots offered beside a deployment that cannot go as planned.
const SLOTS: usize = 3;

pub(crate) fn run(app: &App, caller: &Caller, request: ById) -> Result<Deployment> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let desk = Desk::new(app, conn, caller, &book)?;
        let row = desk.find(&request.id)?;
        whole(&desk, &row)
    })
}

/// The deployment of this id, for the answer of a write.
pub(crate) fn by_id(app: &App, caller: &Caller, id: &str) -> Result<Deployment> {
    run(app, caller, ById { id: id.to_owned() })
}

fn whole(desk: &Desk<'_>, row: &DeploymentRow) -> Result<Deployment> {
    let over = list::is_over(row);
    let mut case = Case::of(desk, row)?;
    case.slots = if state_of(row).ahead() { SLOTS } else { 0 };
    let (mut verdicts, mut checked) = check(desk, &case)?;
    if over {
        // What is over is not judged by today's calendar.
        checked.findings.retain(is_late_notice);
        checked.conflicts.clear();
        checked.allowed = true;
        verdicts.missing.clear();
    }
    let summary = list::summary_of(desk, row, Some(&verdicts).filter(|_| !over))?;
    let person = |id: &Option<String>| {
        let (id, name) = (id.clone()?, desk.name(id.as_deref())?.to_owned());
        Some(PersonRef { id, name })
    };
    Ok(Deployment {
        strategy: Strategy::parse(&row.strategy).unwrap_or(Strategy::InPlace),
        performed_by: PerformedBy::parse(&row.performed_by).unwrap_or(PerformedBy::Hub),
        runbook_minutes: row.runbook_minutes,
        rollback_minutes: row.rollback_minutes,
        validation_minutes: row.validation_minutes,
        description: row.description.clone(),
        impact: row.impact.clone(),
        initiator: person(&row.initiator_id),
        maker: person(&row.maker_id),
        checker: person(&row.checker_id),
        coordinator: person(&row.coordinator_id),
        cab_day: row.cab_day.clone(),
        ticket: row.ticket.clone(),
        approvals: verdicts
            .record
            .as_ref()
            .map(|r| r.shapes(desk))
            .unwrap_or_default(),
        approvals_missing: needs(&verdicts),
        confirmation: verdicts.record.as_ref().and_then(|record| {
            record.confirmation(
                desk,
                verdicts
                    .broken
                    .as_deref()
                    .filter(|_| !over)
                    .unwrap_or_default(),
            )
        }),
        blocks_confirming: confirm::blocks_of(&checked.findings)
            .map(|finding| finding.subject.clone())
            .collect(),
        next: state_of(row).next().to_vec(),
        live: live(desk, row, &case)?,
        outcome: row.outcome.as_deref().and_then(ChangeOutcome::parse),
        outcome_note: row.outcome_note.clone(),
        cancelled_reason: row.cancelled_reason.clone(),
        report: serde_json::from_value::<Option<Report>>(row.report.clone()).unwrap_or_default(),
        review: review(desk, row),
        planned_at: desk.book.stamp(&row.planned_at),
        opened_at: row.opened_at.as_deref().map(|at| desk.book.stamp(at)),
        closed_at: row.closed_at.as_deref().map(|at| desk.book.stamp(at)),
        runs_told: match over {
            true => String::new(),
            false => runs::in_window(desk.conn, desk.book, &row.id)?,
        },
        completion: completion::of(desk, row, &verdicts.messages)?,
        messages: verdicts.messages,
        check: checked,
        summary,
    })
}

/// Who was concerned is still to hear of what is over.
fn is_late_notice(finding: &FindingShape) -> bool {
    finding.rule == "announced" && finding.level != LevelShape::Met
}

fn needs(verdicts: &Verdicts) -> Vec<ApprovalNeed> {
    let need = |(kind, missing): &(_, u32)| ApprovalNeed {
        kind: *kind,
        missing: *missing,
    };
    verdicts.missing.iter().map(need).collect()
}

fn review(desk: &Desk<'_>, row: &DeploymentRow) -> Option<Review> {
    let text = |key: &str| row.review.get(key)?.as_str().map(str::to_owned);
    Some(Review {
        summary: text("summary")?,
        actions: text("actions").unwrap_or_default(),
        by: desk
            .name(text("by").as_deref())
            .unwrap_or_default()
            .to_owned(),
        at: desk.book.stamp(&text("at").unwrap_or_default()),
    })
}

/// The clock of a window that is open: how long is left, and until when it can still be taken back.
fn live(desk: &Desk<'_>, row: &DeploymentRow, case: &Case) -> Result<Option<Live>> {
    let state = state_of(row);
    let (true, Some(opened)) = (state.under_way(), row.opened_at.as_deref().and_then(moment))
    else {
        return Ok(None);
    };
    let (span, now) = (span_of(row), desk.book.now);
    let stamp = |at: chrono::DateTime<chrono::Utc>| {
        let text = at.to_rfc3339_opts(SecondsFormat::Millis, true);
        crate::time::stamp(&text, case.zone)
    };
    let estimates = estimates_of(row);
    let back = estimates.rollback.map(|rollback| {
        let validation = estimates.validation.unwrap_or(0);
        span.end - Duration::minutes(i64::from(rollback) + i64::from(validation))
    });
    let product = case
        .release
        .as_ref()
        .map(|r| r.standing.row.product_id.as_str());
    let near = windows_near(
        desk.conn,
        desk.book,
        Some(&row.environment_id),
        Some("maintenance"),
        &span,
    )?;
    let overrun_allowed = near.iter().any(|window| {
        let spans = window.spans(span.start, span.end).unwrap_or_default();
        window.allow_overrun
            && window.concerns(&row.environment_id, product)
            && spans
                .iter()
                .any(|held| held.contains(opened.max(held.start)))
    });
    let ended = matches!(state, DeploymentState::RolledBack | DeploymentState::Failed);
    Ok(Some(Live {
        opened_at: stamp(opened),
        ends_at: stamp(span.end),
        no_return_at: back.map(stamp),
        past_no_return: back.is_some_and(|back| back <= now) && !ended,
        overrun: span.end <= now,
        overrun_allowed,
    }))
}
