//! Lists deployments, each with what stands in its way.

use super::case::Case;
use super::desk::{Desk, span_of, state_of, wall_at, zone_of};
use super::judge::{Verdicts, judge};
use super::{DeploymentSummary, Deployments, ListDeployments, told};
use crate::book::Book;
use crate::error::Result;
use crate::releases::read;
use crate::shape::LevelShape;
use crate::{App, Caller};
use chrono::{DateTime, SecondsFormat, Utc};
use slipway_domain::deployment::{ChangeType, DeploymentState};
use slipway_store::table::deployment::{self, DeploymentRow};

pub(crate) fn run(app: &App, caller: &Caller, request: ListDeployments) -> Result<Deployments> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let desk = Desk::new(app, conn, caller, &book)?;
        let environment = request
            .environment
            .as_deref()
            .map(|wanted| desk.environment(wanted));
        let environment = environment.transpose()?.map(|row| row.id);
        let mut rows = match &request.release {
            Some(release) => {
                let release = read::find(conn, &book, release)?;
                desk.of_release(&release.id)?.to_vec()
            }
            None => deployment::all(conn)?,
        };
        rows.retain(|row| {
            environment
                .as_ref()
                .is_none_or(|id| *id == row.environment_id)
        });
        rows.retain(|row| request.past || !is_over(row));
        rows.sort_by_key(|row| (is_over(row), !state_of(row).under_way(), row.start_utc));
        desk.many()?;
        let mut deployments = Vec::with_capacity(rows.len());
        for row in &rows {
            let summary = summary(&desk, row)?;
            if !request.needs_confirming || summary.confirmed == "needs_again" {
                deployments.push(summary);
            }
        }
        Ok(Deployments { deployments })
    })
}

/// Whether nothing more will happen to it.
pub(crate) fn is_over(row: &DeploymentRow) -> bool {
    matches!(
        state_of(row),
        DeploymentState::Closed | DeploymentState::Cancelled
    )
}

/// A deployment in a line, judged unless it is over.
pub(crate) fn summary(desk: &Desk<'_>, row: &DeploymentRow) -> Result<DeploymentSummary> {
    let verdicts = match is_over(row) {
        true => None,
        false => Some(judge(desk, &Case::of(desk, row)?, None)?),
    };
    summary_of(desk, row, verdicts.as_ref())
}

pub(crate) fn summary_of(
    desk: &Desk<'_>,
    row: &DeploymentRow,
    verdicts: Option<&Verdicts>,
) -> Result<DeploymentSummary> {
    let open = |level| {
        let findings = verdicts.into_iter().flat_map(|v| &v.findings);
        let of = findings.filter(|f| f.level == level && f.overridden.is_none());
        count(of.count())
    };
    let confirmed = match verdicts.and_then(|verdicts| verdicts.broken.as_deref()) {
        None => "none",
        Some([]) => "confirmed",
        Some(_) => "needs_again",
    };
    let read;
    let messages = match verdicts {
        Some(verdicts) => &verdicts.messages,
        None => {
            read = told::messages(desk, row)?;
            &read
        }
    };
    let in_state = |states: &[&str]| {
        let of = messages
            .iter()
            .filter(|m| states.contains(&m.state.as_str()));
        count(of.count())
    };
    let (span, zone) = (span_of(row), zone_of(row));
    let environment = desk
        .ladder
        .iter()
        .find(|rung| rung.id == row.environment_id);
    Ok(DeploymentSummary {
        id: row.id.clone(),
        title: desk.title(row)?,
        release_id: row.release_id.clone(),
        environment_id: row.environment_id.clone(),
        environment: environment
            .map(|rung| rung.code.clone())
            .unwrap_or_default(),
        state: state_of(row),
        change_type: ChangeType::parse(&row.change_type).unwrap_or(ChangeType::Major),
        downtime: row.downtime,
        start: wall_at(span.start, zone),
        end: wall_at(span.end, zone),
        start_at: utc(span.start),
        end_at: utc(span.end),
        minutes: row.minutes,
        blocks: open(LevelShape::Block),
        warns: open(LevelShape::Warn),
        confirmed: confirmed.to_owned(),
        messages_due: in_state(&["due", "overdue", "draft"]),
        messages_overdue: in_state(&["overdue"]),
    })
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn utc(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}
