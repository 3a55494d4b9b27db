//! What deployments ask of somebody now: windows that begin, papers that are missing, messages.

use super::Task;
use super::tasks::{Due, task};
use crate::deployments::case::Case;
use crate::deployments::desk::{Desk, span_of, state_of, when, zone_of};
use crate::deployments::judge::{Verdicts, judge};
use crate::deployments::list::summary_of;
use crate::error::Result;
use chrono::Duration;
use slipway_domain::deployment::DeploymentState;
use slipway_store::table::deployment::{self, DeploymentRow};

/// How far ahead a window asks for something, in days.
const AHEAD: i64 = 14;
/// How far ahead a window is said to begin soon, in days.
const SOON: i64 = 2;
/// Most windows that are looked at: the nearest.
const MOST: usize = 100;

/// What each deployment that lies near, or is under way, asks for.
pub(super) fn tasks(desk: &Desk<'_>, mine: Option<&str>) -> Result<Vec<Task>> {
    let until = desk.book.now + Duration::days(AHEAD);
    let near = deployment::unfinished_before(desk.conn, (until + Duration::days(1)).timestamp())?
        .into_iter()
        .take_while(|row| span_of(row).start < until)
        .filter(|row| mine.is_none_or(|me| concerns(desk, row, me)))
        .take(MOST);
    desk.many()?;
    let mut tasks = Vec::new();
    for row in near {
        let verdicts = judge(desk, &Case::of(desk, &row)?, None)?;
        tasks.extend(of(desk, &row, &verdicts)?);
    }
    Ok(tasks)
}

/// Whether somebody has a part in it.
fn concerns(desk: &Desk<'_>, row: &DeploymentRow, me: &str) -> bool {
    [
        &row.initiator_id,
        &row.maker_id,
        &row.checker_id,
        &row.coordinator_id,
    ]
    .into_iter()
    .any(|id| desk.name(id.as_deref()) == Some(me))
}

fn of(desk: &Desk<'_>, row: &DeploymentRow, verdicts: &Verdicts) -> Result<Vec<Task>> {
    let summary = summary_of(desk, row, Some(verdicts))?;
    let what = format!("{} into {}", summary.title, summary.environment);
    let path = format!("/windows/{}", row.id);
    let (span, zone) = (span_of(row), zone_of(row));
    let start = span.start;
    let (begins, ends) = (Due::At(start, zone), Due::At(span.end, zone));
    let release = row.release_id.is_some().then(|| summary.title.clone());
    let make = |kind: &str, title: String, reason: String, due: Due<'_>, action: &str| {
        task(
            desk.book,
            kind,
            title,
            reason,
            due,
            path.clone(),
            action,
            release.clone(),
        )
    };
    let mut tasks = Vec::new();
    if state_of(row).under_way() {
        let title = format!("{what}: {}", state_of(row).title().to_lowercase());
        tasks.push(make("window", title, when(row), ends, "Go on"));
        return Ok(tasks);
    }
    let soon = start < desk.book.now + Duration::days(SOON);
    if start <= desk.book.now {
        tasks.push(make(
            "window",
            format!("{what}: its window has begun"),
            when(row),
            begins,
            "Open window",
        ));
    } else if soon {
        tasks.push(make(
            "window",
            format!("{what}: its window begins soon"),
            when(row),
            begins,
            "Look",
        ));
    }
    match verdicts.broken.as_deref() {
        Some([]) => {}
        Some([first, ..]) => {
            let title = format!("{what}: confirm readiness again");
            tasks.push(make(
                "confirm",
                title,
                first.clone(),
                begins,
                "Confirm again",
            ));
        }
        None => tasks.push(make(
            "confirm",
            format!("{what}: confirm readiness"),
            when(row),
            begins,
            "Confirm",
        )),
    }
    if !verdicts.missing.is_empty() {
        let kinds: Vec<String> = verdicts
            .missing
            .iter()
            .map(|(kind, count)| format!("{count} {}", kind.title()))
            .collect();
        let due = row.cab_day.as_deref().map_or(begins, Due::Day);
        let title = format!("{what}: approvals are missing");
        tasks.push(make("approval", title, kinds.join(", "), due, "Look"));
    }
    if summary.messages_overdue > 0 {
        let title = format!("{what}: messages are overdue");
        let reason = format!("{} had to go out", summary.messages_overdue);
        tasks.push(make("message", title, reason, begins, "Send"));
    }
    Ok(tasks)
}

/// The state that a deployment near its start is in, for the palette.
pub(super) fn state_title(row: &DeploymentRow) -> &'static str {
    DeploymentState::parse(&row.state).map_or("", DeploymentState::title)
}
