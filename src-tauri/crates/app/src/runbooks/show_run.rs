//! Shows a run: planned beside actual, what may be done now, and when it will end.

use super::runs::{self, Told, told};
use super::{NameRun, RunDecision, RunEvent, RunStep, RunbookRun, find};
use crate::book::Book;
use crate::deployments::desk::{Desk, span_of};
use crate::error::Result;
use crate::shape::Stamp;
use crate::{App, Caller};
use chrono::{DateTime, Utc};
use slipway_domain::runbook;
use slipway_domain::runbook::run::{Forecast, Row, Run, forecast};
use slipway_store::get;
use slipway_store::table::deployment::DeploymentRow;
use slipway_store::table::runbook::RunbookRow;

pub(crate) fn run(app: &App, caller: &Caller, request: NameRun) -> Result<RunbookRun> {
    by_name(app, caller, &request.run)
}

/// A run by id or name.
pub(crate) fn by_name(app: &App, caller: &Caller, wanted: &str) -> Result<RunbookRun> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let desk = Desk::new(app, conn, caller, &book)?;
        let told = told(conn, find::run(&desk, wanted)?)?;
        of(&desk, &told)
    })
}

/// When the window of a run's deployment closes.
pub(crate) fn window_end(desk: &Desk<'_>, told: &Told) -> Result<Option<DateTime<Utc>>> {
    let row: Option<DeploymentRow> = match &told.row.deployment_id {
        Some(id) => get(desk.conn, id)?,
        None => None,
    };
    Ok(row.map(|row| span_of(&row).end))
}

fn of(desk: &Desk<'_>, told: &Told) -> Result<RunbookRun> {
    let (row, run) = (&told.row, &told.run);
    let end = window_end(desk, told)?;
    let times = forecast(run, &told.durations, end, desk.book.now);
    let stamp = |at: DateTime<Utc>| desk.book.stamp(&runs::text(at));
    let of: Option<RunbookRow> = get(desk.conn, &row.runbook_id)?;
    let (release_title, environment) = match &of {
        Some(of) => super::edit::names(desk, of)?,
        None => (String::new(), String::new()),
    };
    let turned = run
        .turned
        .as_ref()
        .map(|(at, by, why)| format!("{}, {by}: {why}", stamp(*at).label));
    let next = times.next_decision;
    let plan = runbook::plan(&run.runbook, &told.durations);
    Ok(RunbookRun {
        id: row.id.clone(),
        runbook: row.runbook_id.clone(),
        number: row.number,
        mode: row.mode.clone(),
        version: row.version,
        release_title,
        environment,
        deployment: row.deployment_id.clone(),
        state: runs::state(run).to_owned(),
        way: run.way.slug().to_owned(),
        begun_at: desk.book.stamp(&row.begun_at),
        begun_by: desk
            .name(Some(&row.begun_by))
            .unwrap_or_default()
            .to_owned(),
        ended_at: run.ended.as_ref().map(|(_, at, _)| stamp(*at)),
        turned: turned.unwrap_or_default(),
        window_end: end.map(stamp),
        planned_end: stamp(times.planned_end),
        forecast_end: stamp(times.end),
        behind: times.behind,
        back_now: times.back_now,
        rollback: plan.takes_back,
        regression: plan.regression,
        latest_decision: times.latest_decision.map(stamp),
        next_decision: next.map_or_else(String::new, |(place, _)| name(run, place)),
        next_decision_at: next.map(|(_, at)| stamp(at)),
        too_late: late(&times),
        no_return: run.no_return.map(stamp),
        ready: run
            .ready()
            .into_iter()
            .map(|place| name(run, place))
            .collect(),
        open: match run.ended {
            None => run.open(),
            Some(_) => Vec::new(),
        },
        steps: times
            .rows
            .iter()
            .filter_map(|row| step(run, row, &stamp))
            .collect(),
        decisions: decisions(run, &stamp),
        events: events(desk, told),
        unfit: u32::try_from(told.unfit).unwrap_or(u32::MAX),
    })
}

fn late(times: &Forecast) -> bool {
    let next = times.next_decision.map(|(_, at)| at);
    next.zip(times.latest_decision)
        .is_some_and(|(next, latest)| next > latest)
}

fn name(run: &Run, place: usize) -> String {
    let step = run.runbook.steps.get(place);
    step.map_or_else(String::new, |step| step.id.clone())
}

fn step(run: &Run, row: &Row, stamp: &dyn Fn(DateTime<Utc>) -> Stamp) -> Option<RunStep> {
    let (step, done) = (run.runbook.steps.get(row.step)?, run.steps.get(row.step)?);
    Some(RunStep {
        id: step.id.clone(),
        section: step.section.slug().to_owned(),
        kind: step.kind.slug().to_owned(),
        title: step.title.clone(),
        text: step.text.clone(),
        command: step.command.clone(),
        expected: step.expected.clone(),
        maker: step.maker.clone(),
        checker: step.checker.clone(),
        state: done.state.slug().to_owned(),
        back: step.back(),
        critical: row.critical,
        point_of_no_return: step.point_of_no_return,
        after: step.after.clone(),
        waits: run.waits(row.step),
        planned_start: stamp(row.planned_start),
        planned_end: stamp(row.planned_end),
        start: stamp(row.start),
        end: stamp(row.end),
        started: done.started.is_some(),
        ended: done.ended.is_some(),
        by: done.by.clone(),
        checked_by: done.checked_by.clone(),
        said: done.said.clone(),
        attempts: done.attempts,
        evidence: done.evidence.clone(),
    })
}

fn decisions(run: &Run, stamp: &dyn Fn(DateTime<Utc>) -> Stamp) -> Vec<RunDecision> {
    let decision = |one: &slipway_domain::runbook::run::Decision| RunDecision {
        step: name(run, one.step),
        go: one.go,
        by: one.by.clone(),
        reason: one.reason.clone(),
        at: stamp(one.at),
    };
    run.decisions.iter().map(decision).collect()
}

fn events(desk: &Desk<'_>, told: &Told) -> Vec<RunEvent> {
    let events = told.events.iter().map(|row| RunEvent {
        at: desk.book.stamp(&row.at),
        by: row.by.clone(),
        act: row.act.clone(),
        step: row.step.clone(),
        text: row.text.clone(),
        checked_by: row.checked_by.clone(),
    });
    events.collect()
}
