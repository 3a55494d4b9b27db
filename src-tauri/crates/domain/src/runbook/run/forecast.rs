//! Planned beside actual, and when it will end as things stand.

use super::state::{Run, StepRun, StepState, Way};
use crate::runbook::plan::{Durations, Plan, Timing, plan};
use crate::runbook::section::StepKind;
use crate::runbook::step::Runbook;
use chrono::{DateTime, Duration, Utc};
use std::collections::BTreeMap;

/// A step of the way the run goes, planned, actual and foreseen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its place in the runbook.
    pub step: usize,
    /// Planned start.
    pub planned_start: DateTime<Utc>,
    /// Planned end.
    pub planned_end: DateTime<Utc>,
    /// When it began, or will.
    pub start: DateTime<Utc>,
    /// When it ended, or will.
    pub end: DateTime<Utc>,
    /// Whether it lies on the plan's critical path.
    pub critical: bool,
}

/// When it will end as things stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// The steps of the way there, then, once the run has turned back, those of the way back.
    pub rows: Vec<Row>,
    /// Planned end of the way the run goes.
    pub planned_end: DateTime<Utc>,
    /// Foreseen end.
    pub end: DateTime<Utc>,
    /// Seconds it is later than planned; negative when it is earlier.
    pub behind: i64,
    /// Seconds that taking back what was begun so far takes.
    pub back_now: u64,
    /// The latest moment for a no-go so that all of the way back fits, where a window ends.
    pub latest_decision: Option<DateTime<Utc>>,
    /// When the next decision is foreseen, by its place.
    pub next_decision: Option<(usize, DateTime<Utc>)>,
}

/// Foresees a run. `window_end` is when its window closes.
pub fn forecast(
    run: &Run,
    durations: &Durations,
    window_end: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Forecast {
    let plan = plan(&run.runbook, durations);
    let now = match run.ended {
        Some((_, at, _)) => at,
        None => now.max(run.last),
    };
    let going = |way: Way| run.ended.is_none() && run.way == way;
    let eyes = Eyes {
        runbook: &run.runbook,
        plan: &plan,
    };
    let seen = eyes.foresee(&run.steps, Way::There, run.begun, now, going(Way::There));
    let planned = planned(run, &eyes);
    let mut rows = rows(&plan, &planned, &seen, Way::There);
    if let (Way::Back, Some((turned, ..))) = (run.way, &run.turned) {
        let seen = eyes.foresee(&run.steps, Way::Back, *turned, now, going(Way::Back));
        rows.extend(self::rows(&plan, &planned, &seen, Way::Back));
    }
    let back = run.way == Way::Back;
    let own = |row: &&Row| {
        let step = run.runbook.steps.get(row.step);
        step.is_some_and(|step| step.back() == back)
    };
    let least = run.turned.as_ref().map_or(run.begun, |(at, ..)| *at);
    let end = rows.iter().filter(own).map(|row| row.end).max();
    let planned_end = rows.iter().filter(own).map(|row| row.planned_end).max();
    let (end, planned_end) = (end.unwrap_or(least), planned_end.unwrap_or(least));
    let waiting = |row: &&Row| {
        let step = run.runbook.steps.get(row.step);
        let asks = step.is_some_and(|one| one.kind == StepKind::Decision);
        asks && run.state(row.step) == StepState::Waiting
    };
    let next = rows.iter().filter(own).filter(waiting);
    let next = next.min_by_key(|row| row.start);
    Forecast {
        next_decision: next.map(|row| (row.step, row.start)),
        behind: (end - planned_end).num_seconds(),
        back_now: run.back_now(durations),
        latest_decision: window_end.map(|end| plan.latest_decision(end)),
        planned_end,
        end,
        rows,
    }
}

type Times = BTreeMap<usize, (DateTime<Utc>, DateTime<Utc>)>;

/// When each step was to be: by the first plan, and by the newest for what was left then.
fn planned(run: &Run, eyes: &Eyes<'_>) -> Times {
    let mut out = Times::new();
    for timing in &eyes.plan.there.timings {
        let at = |seconds| later(run.begun, seconds);
        out.insert(timing.step, (at(timing.start), at(timing.end)));
    }
    if let Some((turned, ..)) = &run.turned {
        // What need not be taken back takes no time, so the way back is planned as it is foreseen
        // from the moment the run turned.
        let fresh: Vec<StepRun> = run.steps.iter().map(as_turned).collect();
        let back = eyes.foresee(&fresh, Way::Back, *turned, *turned, true);
        out.extend(back);
    }
    if let Some(rebased) = &run.rebased {
        let since = match rebased.way {
            Way::There => run.begun,
            Way::Back => run.turned.as_ref().map_or(run.begun, |(at, ..)| *at),
        };
        let anew = eyes.foresee(&rebased.steps, rebased.way, since, rebased.at, true);
        let open = |place: &usize| {
            let then = rebased.steps.get(*place);
            then.is_some_and(|then| then.ended.is_none() && then.state != StepState::NotNeeded)
        };
        out.extend(anew.into_iter().filter(|(place, _)| open(place)));
    }
    out
}

/// A step of the way back as it stood when the run turned.
fn as_turned(run: &StepRun) -> StepRun {
    let state = match run.state {
        StepState::NotNeeded => StepState::NotNeeded,
        _ => StepState::Waiting,
    };
    StepRun {
        state,
        started: None,
        ended: None,
        ..run.clone()
    }
}

/// What times are foreseen with.
struct Eyes<'a> {
    runbook: &'a Runbook,
    plan: &'a Plan,
}

impl Eyes<'_> {
    /// When each step of a way is: what happened as it did, the rest as soon as it may. `going`:
    /// whether what is left of this way will still be done.
    fn foresee(
        &self,
        steps: &[StepRun],
        way: Way,
        begun: DateTime<Utc>,
        now: DateTime<Utc>,
        going: bool,
    ) -> Times {
        let mut at: BTreeMap<&str, (DateTime<Utc>, DateTime<Utc>)> = BTreeMap::new();
        let mut out = Times::new();
        for timing in timings(self.plan, way) {
            let (Some(step), Some(run)) =
                (self.runbook.steps.get(timing.step), steps.get(timing.step))
            else {
                continue;
            };
            let after = step.after.iter().filter_map(|id| at.get(id.as_str()));
            let with = step.with.iter().filter_map(|id| at.get(id.as_str()));
            let ends = after.map(|(_, end)| *end);
            let free = ends.chain(with.map(|(start, _)| *start)).max();
            let free = free.unwrap_or(begun).max(begun);
            let times = match lies(run, step.kind == StepKind::Decision, going) {
                Lies::As(start, end) => (start, end),
                Lies::UnderWay(start) => (start, later(start, timing.length).max(now)),
                Lies::Never => (free.min(now), free.min(now)),
                Lies::NoTime => (free, free),
                Lies::Ahead => {
                    let start = free.max(now);
                    (start, later(start, timing.length))
                }
            };
            at.insert(step.id.as_str(), times);
            out.insert(timing.step, times);
        }
        out
    }
}

/// How a step lies in time.
enum Lies {
    As(DateTime<Utc>, DateTime<Utc>),
    UnderWay(DateTime<Utc>),
    Ahead,
    NoTime,
    Never,
}

fn lies(run: &StepRun, decision: bool, going: bool) -> Lies {
    match (run.state, run.started, run.ended) {
        (StepState::NotNeeded, ..) => Lies::NoTime,
        (StepState::Running, Some(start), _) => Lies::UnderWay(start),
        // It has to be done again, or left out; until then it is as long as it was thought.
        (StepState::Failed, ..) if going && !decision => Lies::Ahead,
        (_, Some(start), Some(end)) => Lies::As(start, end),
        (StepState::Skipped, None, Some(end)) => Lies::As(end, end),
        _ if going => Lies::Ahead,
        _ => Lies::Never,
    }
}

fn timings(plan: &Plan, way: Way) -> &[Timing] {
    match way {
        Way::There => &plan.there.timings,
        Way::Back => &plan.back.timings,
    }
}

fn rows(plan: &Plan, planned: &Times, seen: &Times, way: Way) -> Vec<Row> {
    let row = |timing: &Timing| {
        let (planned_start, planned_end) = *planned.get(&timing.step)?;
        let (start, end) = *seen.get(&timing.step)?;
        Some(Row {
            step: timing.step,
            planned_start,
            planned_end,
            start,
            end,
            critical: timing.critical,
        })
    };
    timings(plan, way).iter().filter_map(row).collect()
}

fn later(at: DateTime<Utc>, seconds: u64) -> DateTime<Utc> {
    let by = Duration::try_seconds(i64::try_from(seconds).unwrap_or(i64::MAX));
    by.and_then(|by| at.checked_add_signed(by))
        .unwrap_or(DateTime::<Utc>::MAX_UTC)
}
