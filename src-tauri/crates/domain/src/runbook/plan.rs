//! What follows from a runbook: its two branches placed in time, how long the way back is, and by
//! when somebody has to decide.

use super::rehearsal::Rehearsed;
use super::schedule::{Link, LinkKind, Schedule, schedule};
use super::section::StepKind;
use super::step::Runbook;
use chrono::{DateTime, Duration, Utc};
use std::collections::{BTreeMap, BTreeSet};

/// Where the length of a step is known from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Nobody knows; it counts as nothing.
    Nowhere,
    /// Somebody's estimate.
    Estimate,
    /// It was rehearsed.
    Rehearsed(Rehearsed),
}

/// Rehearsed lengths by the name of the step.
pub type Durations = BTreeMap<String, Rehearsed>;

/// A step of a branch in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timing {
    /// Its place among the runbook's steps.
    pub step: usize,
    /// Seconds it takes.
    pub length: u64,
    /// Where that is known from.
    pub known: Known,
    /// Earliest start, in seconds from the branch's beginning.
    pub start: u64,
    /// Earliest end.
    pub end: u64,
    /// Latest start that delays nothing.
    pub latest_start: u64,
    /// Latest end that delays nothing.
    pub latest_end: u64,
    /// Whether it lies on the critical path.
    pub critical: bool,
}

/// A branch: the way there, or the way back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Branch {
    /// Its steps in an order that keeps what waits for what.
    pub timings: Vec<Timing>,
    /// Seconds it takes.
    pub length: u64,
    /// The critical path, by the steps' places in the runbook.
    pub critical: Vec<usize>,
}

impl Branch {
    /// Steps of which nobody knows the length, by place.
    pub fn unknown(&self) -> Vec<usize> {
        let unknown = |timing: &&Timing| timing.known == Known::Nowhere;
        let unknown = self.timings.iter().filter(unknown);
        unknown.map(|timing| timing.step).collect()
    }
}

/// Something that keeps a runbook from being placed in time as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Two steps of one name.
    Twice(String),
    /// A step waits for one that is not there.
    NoSuchStep {
        /// Who waits.
        step: String,
        /// For what.
        names: String,
    },
    /// A step of the way there waits for one of the way back, or the reverse.
    OtherBranch {
        /// Who waits.
        step: String,
        /// For what.
        names: String,
    },
    /// Steps that wait for each other.
    Circle(Vec<String>),
    /// A step takes back what is not there, is itself of the rollback, or stands outside it.
    TakesBack {
        /// Which.
        step: String,
        /// What it names.
        names: String,
    },
}

/// A runbook placed in time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The way there.
    pub there: Branch,
    /// The way back, all of it: what has to be taken back at the worst moment.
    pub back: Branch,
    /// Seconds until the last check of the way back begins.
    pub takes_back: u64,
    /// Seconds of that check and of what comes after it; 0 when there is none.
    pub regression: u64,
    /// What is wrong with it; its links are then left out where they cannot be kept.
    pub problems: Vec<Problem>,
}

impl Plan {
    /// The latest moment at which somebody may still say no-go so that the way back, with its
    /// checks, ends inside a window.
    pub fn latest_decision(&self, window_end: DateTime<Utc>) -> DateTime<Utc> {
        earlier(window_end, self.back.length)
    }

    /// The timing of a step, by place.
    pub fn timing(&self, step: usize) -> Option<&Timing> {
        let mut all = self.there.timings.iter().chain(&self.back.timings);
        all.find(|timing| timing.step == step)
    }

    /// Seconds that a window has to hold: the way there, then the way back.
    pub fn total(&self) -> u64 {
        self.there.length.saturating_add(self.back.length)
    }
}

fn earlier(at: DateTime<Utc>, seconds: u64) -> DateTime<Utc> {
    let by = Duration::try_seconds(i64::try_from(seconds).unwrap_or(i64::MAX));
    by.and_then(|by| at.checked_sub_signed(by))
        .unwrap_or(DateTime::<Utc>::MIN_UTC)
}

/// How long a step takes in seconds, and where that is known from.
fn length(runbook: &Runbook, step: usize, durations: &Durations) -> (u64, Known) {
    let Some(step) = runbook.steps.get(step) else {
        return (0, Known::Nowhere);
    };
    match (durations.get(&step.id), step.estimate) {
        (Some(rehearsed), _) => (rehearsed.median, Known::Rehearsed(*rehearsed)),
        (None, Some(minutes)) => (u64::from(minutes) * 60, Known::Estimate),
        (None, None) => (0, Known::Nowhere),
    }
}

/// Places a runbook in time; rehearsed lengths stand before estimates.
pub fn plan(runbook: &Runbook, durations: &Durations) -> Plan {
    let mut problems = problems(runbook);
    let there = branch(runbook, durations, false, None, &mut problems);
    let back = branch(runbook, durations, true, None, &mut problems);
    // What follows the last check, such as letting payments through again, waits for it too.
    let takes_back = back
        .timings
        .iter()
        .filter(|timing| is_check(runbook, timing.step))
        .map(|timing| timing.start)
        .max()
        .unwrap_or(back.length);
    Plan {
        regression: back.length.saturating_sub(takes_back),
        takes_back,
        there,
        back,
        problems,
    }
}

fn is_check(runbook: &Runbook, step: usize) -> bool {
    let step = runbook.steps.get(step);
    step.is_some_and(|step| step.kind == StepKind::Check)
}

/// Seconds of the way back when only these steps, by place, were begun: what takes back another is
/// left out.
pub(super) fn back_from(runbook: &Runbook, durations: &Durations, begun: &BTreeSet<usize>) -> u64 {
    branch(runbook, durations, true, Some(begun), &mut Vec::new()).length
}

/// Whether a step of the way back is wanted when only these were begun.
pub(super) fn wanted_back(runbook: &Runbook, step: usize, begun: &BTreeSet<usize>) -> bool {
    let takes_back = runbook.steps.get(step);
    let takes_back = takes_back.and_then(|step| step.rollback_of.as_deref());
    match takes_back.and_then(|id| runbook.step(id)) {
        Some((place, _)) => begun.contains(&place),
        None => true,
    }
}

fn branch(
    runbook: &Runbook,
    durations: &Durations,
    back: bool,
    begun: Option<&BTreeSet<usize>>,
    problems: &mut Vec<Problem>,
) -> Branch {
    let steps: Vec<usize> = places(runbook, back);
    let known: Vec<(u64, Known)> = steps
        .iter()
        .map(|step| match begun {
            Some(begun) if !wanted_back(runbook, *step, begun) => (0, Known::Estimate),
            _ => length(runbook, *step, durations),
        })
        .collect();
    let lengths: Vec<u64> = known.iter().map(|(seconds, _)| *seconds).collect();
    let mut links = links(runbook, &steps);
    let mut circles = 0;
    loop {
        match schedule(&lengths, &links) {
            Ok(found) => return placed(&steps, &known, &found),
            Err(_) if circles == MOST_CIRCLES => links.clear(),
            Err(cycle) => {
                circles += 1;
                let name = |place: &usize| {
                    let step = steps.get(*place).and_then(|step| runbook.steps.get(*step));
                    step.map(|step| step.id.clone())
                };
                problems.push(Problem::Circle(cycle.0.iter().filter_map(name).collect()));
                links.retain(|link| !(cycle.0.contains(&link.from) && cycle.0.contains(&link.to)));
            }
        }
    }
}

/// Circles that are named; of a text that is made of them the order is then given up.
const MOST_CIRCLES: u32 = 20;

fn placed(steps: &[usize], known: &[(u64, Known)], found: &Schedule) -> Branch {
    let on_path: BTreeSet<usize> = found.critical.iter().copied().collect();
    let timing = |place: &usize| {
        let (step, (length, known)) = (steps.get(*place)?, known.get(*place)?);
        let at = found.placed.get(*place)?;
        Some(Timing {
            step: *step,
            length: *length,
            known: *known,
            start: at.start,
            end: at.end,
            latest_start: at.latest_start,
            latest_end: at.latest_end,
            critical: on_path.contains(place),
        })
    };
    let mut timings: Vec<Timing> = found.order.iter().filter_map(timing).collect();
    // Stable, so what keeps every link among those that start together stays.
    timings.sort_by_key(|timing| timing.start);
    let path = found.critical.iter().filter_map(|place| steps.get(*place));
    Branch {
        timings,
        length: found.length,
        critical: path.copied().collect(),
    }
}

/// The places of a branch's steps.
pub(super) fn places(runbook: &Runbook, back: bool) -> Vec<usize> {
    let steps = runbook.steps.iter().enumerate();
    let steps = steps.filter(|(_, step)| step.back() == back);
    steps.map(|(place, _)| place).collect()
}

/// What waits for what within a branch; what names a step that is not in it is left out. Places are
/// those within `steps`.
pub(super) fn links(runbook: &Runbook, steps: &[usize]) -> Vec<Link> {
    let mut at: BTreeMap<&str, usize> = BTreeMap::new();
    for (place, step) in steps.iter().enumerate() {
        if let Some(step) = runbook.steps.get(*step) {
            at.entry(step.id.as_str()).or_insert(place);
        }
    }
    let mut links = Vec::new();
    for (to, step) in steps.iter().enumerate() {
        let Some(step) = runbook.steps.get(*step) else {
            continue;
        };
        let waits = |names: &[String], kind| {
            let from = names.iter().filter_map(|name| at.get(name.as_str()));
            let link = from.map(|from| Link {
                from: *from,
                to,
                kind,
            });
            link.collect::<Vec<Link>>()
        };
        links.extend(waits(&step.after, LinkKind::FinishToStart));
        links.extend(waits(&step.with, LinkKind::StartToStart));
    }
    links
}

/// What is wrong with the names a runbook's steps use; circles are found when it is placed.
pub fn problems(runbook: &Runbook) -> Vec<Problem> {
    let mut back: BTreeMap<&str, bool> = BTreeMap::new();
    let mut out = Vec::new();
    for step in &runbook.steps {
        if back.insert(step.id.as_str(), step.back()).is_some() {
            out.push(Problem::Twice(step.id.clone()));
        }
    }
    for step in &runbook.steps {
        for names in step.after.iter().chain(&step.with) {
            let (step_id, names_id) = (step.id.clone(), names.clone());
            match back.get(names.as_str()) {
                None => out.push(Problem::NoSuchStep {
                    step: step_id,
                    names: names_id,
                }),
                Some(there) if *there != step.back() => out.push(Problem::OtherBranch {
                    step: step_id,
                    names: names_id,
                }),
                Some(_) => {}
            }
        }
        if let Some(names) = &step.rollback_of {
            let of_there = back.get(names.as_str()) == Some(&false);
            if !step.back() || !of_there {
                out.push(Problem::TakesBack {
                    step: step.id.clone(),
                    names: names.clone(),
                });
            }
        }
    }
    out
}
