//! The Program Increment in one picture: its releases on the environment ladder, over time.
//!
//! A line climbs with each deployment of its release: what happened at the moment it happened, what
//! is planned at the moment it is planned for. Nothing is drawn that no deployment says; a release
//! that is only meant for a day has its target, and no step.

use super::{Picture, PictureFreeze, PictureLine, PictureRung, PictureStep, StepHow};
use crate::deployments::desk::{Desk, kind_of, span_of, state_of, validated, wall_at, zone_of};
use crate::error::Result;
use crate::releases::read;
use crate::time;
use crate::windows::expand::midnight;
use crate::windows::load::windows_near;
use crate::windows::show::spans;
use chrono::{DateTime, Days, NaiveDate, SecondsFormat, Utc};
use slipway_domain::calendar::span::Span;
use slipway_domain::calendar::window::Window;
use slipway_domain::calendar::zone::span_words;
use slipway_domain::deployment::DeploymentState;
use slipway_domain::environment::EnvironmentKind;
use slipway_domain::release::ReleaseState;
use slipway_store::table::deployment::DeploymentRow;
use slipway_store::table::increment::IncrementRow;
use slipway_store::table::release::{self, ReleaseRow};

/// Most freezes that are drawn: a recurring one may have thousands of occurrences.
const FREEZES: usize = 200;

/// The picture of the Program Increment that holds today; None when none does.
pub(super) fn picture(desk: &Desk<'_>) -> Result<Option<Picture>> {
    let today = desk.book.today();
    let increments = &desk.book.increments;
    let holds = |row: &&IncrementRow| row.start_day <= today && today <= row.end_day;
    let Some(increment) = increments.iter().find(holds) else {
        return Ok(None);
    };
    let days = (increment.start_day.parse(), increment.end_day.parse());
    let (Ok(first), Ok(last)) = days else {
        return Ok(None);
    };
    let span = span_between(first, last, desk.book.zone);
    let freezes = windows_near(desk.conn, desk.book, None, Some("freeze"), &span)?;
    Ok(Some(Picture {
        label: increment.label.clone(),
        start: increment.start_day.clone(),
        end: increment.end_day.clone(),
        from: utc(span.start),
        to: utc(span.end),
        now: desk.book.stamp(&utc(desk.book.now)),
        feature_freeze: increment.feature_freeze.clone(),
        bugfix_freeze: increment.bugfix_freeze.clone(),
        rungs: rungs(desk),
        freezes: held(&freezes, &span, desk),
        lines: lines(desk, increment, &span, &freezes)?,
    }))
}

fn span_between(first: NaiveDate, last: NaiveDate, zone: chrono_tz::Tz) -> Span {
    let after = last.checked_add_days(Days::new(1)).unwrap_or(last);
    Span::new(midnight(first, zone), midnight(after, zone))
}

/// The ladder from its top down.
fn rungs(desk: &Desk<'_>) -> Vec<PictureRung> {
    let rungs = desk.ladder.iter().rev();
    rungs
        .map(|row| PictureRung {
            id: row.id.clone(),
            code: row.code.clone(),
            name: row.name.clone(),
            kind: kind_of(row),
            branch: is_branch(desk, &row.code, kind_of(row)),
            feeds_from: row.feeds_from.clone(),
        })
        .collect()
}

/// Whether a rung hangs off the ladder: fed by another, feeding none, and not Production.
fn is_branch(desk: &Desk<'_>, code: &str, kind: EnvironmentKind) -> bool {
    let feeds = desk
        .ladder
        .iter()
        .any(|row| row.feeds_from.as_deref() == Some(code));
    let row = desk.ladder.iter().find(|row| row.code == code);
    kind != EnvironmentKind::Production && !feeds && row.is_some_and(|row| row.feeds_from.is_some())
}

fn held(freezes: &[Window], span: &Span, desk: &Desk<'_>) -> Vec<PictureFreeze> {
    let mut held: Vec<(Span, &Window)> = freezes
        .iter()
        .flat_map(|window| spans(window, span).into_iter().map(move |at| (at, window)))
        .collect();
    held.sort_by(|one, other| (one.0, &one.1.id).cmp(&(other.0, &other.1.id)));
    held.truncate(FREEZES);
    held.into_iter()
        .map(|(at, window)| PictureFreeze {
            environment_ids: window.scope.environments.iter().cloned().collect(),
            start: utc(at.start),
            end: utc(at.end),
            hard: window.hard,
            reason: window.reason.clone(),
            label: span_words(&at, desk.book.zone),
        })
        .collect()
}

fn lines(
    desk: &Desk<'_>,
    increment: &IncrementRow,
    span: &Span,
    freezes: &[Window],
) -> Result<Vec<PictureLine>> {
    let mut lines = Vec::new();
    for row in release::all(desk.conn)? {
        let steps = steps(desk, &row, freezes)?;
        if belongs(&row, &steps, increment, span) {
            lines.push((row.product_id.clone(), line(desk, &row, steps)));
        }
    }
    lines.sort_by_key(|(_, line)| (began(line), line.title.clone()));
    let ends: Vec<Option<String>> = lines
        .iter()
        .map(|(product, line)| followed(product, line, &lines))
        .collect();
    Ok(lines
        .into_iter()
        .zip(ends)
        .map(|((_, line), until)| PictureLine { until, ..line })
        .collect())
}

/// Whether a release is part of the increment: planned into it, or moving or meant to in its time.
/// One that was given up is, only as far as it came.
fn belongs(row: &ReleaseRow, steps: &[PictureStep], increment: &IncrementRow, span: &Span) -> bool {
    let (from, to) = (utc(span.start), utc(span.end));
    if steps.iter().any(|step| from <= step.at && step.at < to) {
        return true;
    }
    let state = ReleaseState::parse(&row.state);
    let given_up = matches!(
        state,
        Some(ReleaseState::Rejected | ReleaseState::Superseded)
    );
    let day = row
        .target_local
        .as_deref()
        .and_then(|local| local.get(..10));
    let meant = day.is_some_and(|day| {
        increment.start_day.as_str() <= day && day <= increment.end_day.as_str()
    });
    !given_up && (row.pi_id.as_ref() == Some(&increment.id) || meant)
}

fn line(desk: &Desk<'_>, row: &ReleaseRow, steps: Vec<PictureStep>) -> PictureLine {
    let target = row.target_local.as_deref().zip(row.target_zone.as_deref());
    let placed = target.and_then(|(local, zone)| time::placed_at(local, zone));
    PictureLine {
        release_id: row.id.clone(),
        title: read::title(desk.book, row),
        state: ReleaseState::parse(&row.state).unwrap_or(ReleaseState::Available),
        target: target.and_then(|(local, zone)| time::wall(local, zone)),
        target_at: placed.map(utc),
        steps,
        until: None,
    }
}

/// The deployments of a release that were not called off, in the order of their moments.
fn steps(desk: &Desk<'_>, row: &ReleaseRow, freezes: &[Window]) -> Result<Vec<PictureStep>> {
    let deployments = desk.of_release(&row.id)?;
    let mut steps: Vec<PictureStep> = deployments
        .iter()
        .filter(|row| state_of(row) != DeploymentState::Cancelled)
        .map(|deployment| step(&row.product_id, deployment, freezes))
        .collect();
    steps.sort_by(|one, other| one.at.cmp(&other.at));
    Ok(steps)
}

fn step(product: &str, row: &DeploymentRow, freezes: &[Window]) -> PictureStep {
    let (state, span) = (state_of(row), span_of(row));
    let how = match state {
        state if state.ahead() => StepHow::Planned,
        _ if validated(row) => StepHow::Happened,
        DeploymentState::Closed
        | DeploymentState::RollingBack
        | DeploymentState::RolledBack
        | DeploymentState::Failed => StepHow::Failed,
        _ => StepHow::UnderWay,
    };
    // A window that opened late climbed late.
    let opened = row.opened_at.as_deref();
    let opened = opened.and_then(|at| DateTime::parse_from_rfc3339(at).ok());
    let at = match how {
        StepHow::Planned => span.start,
        _ => opened.map_or(span.start, |at| at.to_utc()),
    };
    let freeze = (how == StepHow::Planned)
        .then(|| freezes.iter().find(|one| closes(one, row, product, &span)))
        .flatten();
    PictureStep {
        deployment_id: row.id.clone(),
        environment_id: row.environment_id.clone(),
        at: utc(at),
        label: wall_at(at, zone_of(row)).label,
        state,
        how,
        freeze: freeze.map(|window| window.reason.clone()),
    }
}

/// Whether a freeze lies over a planned window.
fn closes(window: &Window, row: &DeploymentRow, product: &str, span: &Span) -> bool {
    let scope = &window.scope;
    let here = scope.environments.is_empty() || scope.environments.contains(&row.environment_id);
    let mine = scope.products.is_empty() || scope.products.contains(product);
    here && mine && !spans(window, span).is_empty()
}

fn began(line: &PictureLine) -> String {
    let first = line.steps.first().map(|step| &step.at);
    first
        .or(line.target_at.as_ref())
        .cloned()
        .unwrap_or_default()
}

/// When another release of the product takes the place where this one came to rest.
fn followed(product: &str, line: &PictureLine, lines: &[(String, PictureLine)]) -> Option<String> {
    let rest = line
        .steps
        .iter()
        .rev()
        .find(|step| step.how != StepHow::Failed)?;
    let others = lines
        .iter()
        .filter(|(of, other)| of == product && other.release_id != line.release_id);
    others
        .flat_map(|(_, other)| &other.steps)
        .filter(|step| step.environment_id == rest.environment_id && step.how != StepHow::Failed)
        .filter(|step| step.at > rest.at)
        .map(|step| step.at.clone())
        .min()
}

fn utc(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}
