//! A runbook as it stands: read, placed in time, and judged.

use super::runs::{Measured, measured, parsed, text};
use super::target::Target;
use super::{RunbookCheck, StepLength};
use crate::deployments::desk::{Candidate, Desk, span_of, state_of};
use crate::error::Result;
use crate::shape::{FindingShape, LevelShape};
use slipway_domain::calendar::length::words;
use slipway_domain::notes::{self, Breaks};
use slipway_domain::rules::{Judged, Level, RunbookFacts, Verdict, judge_runbook};
use slipway_domain::runbook::{self, Known, Plan, Runbook, StepKind};
use slipway_store::table::deployment::DeploymentRow;
use slipway_store::table::runbook::RunbookRow;

/// A runbook with what follows from it.
pub(crate) struct Laid {
    pub(crate) runbook: Runbook,
    pub(crate) plan: Plan,
    pub(crate) measured: Measured,
    pub(crate) findings: Vec<FindingShape>,
}

/// Reads and judges a runbook that is kept.
pub(crate) fn laid(desk: &Desk<'_>, row: &RunbookRow) -> Result<Laid> {
    of(desk, row, parsed(&row.text)?)
}

/// Judges a runbook in the place of one that is kept.
pub(crate) fn of(desk: &Desk<'_>, row: &RunbookRow, runbook: Runbook) -> Result<Laid> {
    let measured = measured(desk.conn, &row.release_id, &row.environment_id)?;
    let plan = runbook::plan(&runbook, &measured.durations);
    let candidate = desk.candidate(&row.release_id)?;
    let environment = desk.environment(&row.environment_id)?;
    let target = match &candidate {
        Some(candidate) => Target::of(desk, candidate, &environment)?,
        None => Target::default(),
    };
    let breaks = breaks(candidate.as_deref());
    let facts = RunbookFacts {
        runbook: &runbook,
        plan: &plan,
        breaks: &breaks,
        lowest: desk.feeder(&environment).is_none(),
        rehearsals: measured.elsewhere,
        untested: &measured.untested,
        target: target.facts(),
    };
    let judged = judge_runbook(&facts, &desk.book.levels);
    let mut findings: Vec<FindingShape> = judged.iter().flat_map(shapes).collect();
    findings.sort_by_key(|finding| finding.level);
    Ok(Laid {
        runbook,
        plan,
        measured,
        findings,
    })
}

/// What a release breaks, as far as its notes tell.
pub(crate) fn breaks(candidate: Option<&Candidate>) -> Breaks {
    let Some(candidate) = candidate else {
        return notes::breaks(None, "", None);
    };
    let standing = &candidate.standing;
    let previous = standing.previous.as_ref().map(|row| row.version.as_str());
    notes::breaks(standing.notes.as_deref(), &standing.row.version, previous)
}

fn shapes(judged: &Judged) -> Vec<FindingShape> {
    let rule = judged.rule;
    let shape = |level, subject: &str, message: &str, hint: &str, fix: &str| FindingShape {
        rule: rule.id.to_owned(),
        number: rule.number,
        level,
        subject: subject.to_owned(),
        message: message.to_owned(),
        hint: hint.to_owned(),
        fix: fix.to_owned(),
        environments: Vec::new(),
        overridden: None,
    };
    if judged.findings.is_empty() {
        return vec![shape(LevelShape::Met, rule.title, rule.basis, "", "")];
    }
    let level = |verdict| match (verdict, judged.level) {
        (Verdict::Met, _) => LevelShape::Met,
        (Verdict::Unknown, _) => LevelShape::Unknown,
        (Verdict::Broken, Level::Block) => LevelShape::Block,
        (Verdict::Broken, _) => LevelShape::Warn,
    };
    let findings = judged.findings.iter();
    findings
        .map(|f| shape(level(f.verdict), &f.subject, &f.message, &f.hint, f.fix))
        .collect()
}

/// What blocks in a runbook, in words.
pub(crate) fn blocks(laid: &Laid) -> Vec<String> {
    let blocks = laid.findings.iter();
    let blocks = blocks.filter(|finding| finding.level == LevelShape::Block);
    blocks
        .map(|finding| format!("{}: {}", finding.subject, finding.message))
        .collect()
}

/// What follows from a runbook, as hosts show it.
pub(crate) fn check(desk: &Desk<'_>, row: &RunbookRow, laid: &Laid) -> Result<RunbookCheck> {
    let plan = &laid.plan;
    let names = |places: &[usize]| {
        let step = |place: &usize| laid.runbook.steps.get(*place);
        let steps = places.iter().filter_map(step);
        steps.map(|step| step.id.clone()).collect()
    };
    let window = window(desk, row)?.map(|row| span_of(&row));
    let latest = window.map(|span| plan.latest_decision(span.end));
    let decided = plan
        .there
        .timings
        .iter()
        .filter(|timing| {
            let step = laid.runbook.steps.get(timing.step);
            step.is_some_and(|step| step.kind == StepKind::Decision)
        })
        .map(|timing| timing.start)
        .max();
    let too_late = window.zip(latest).map(|(span, latest)| {
        let there = latest.signed_duration_since(span.start).num_seconds();
        decided.is_some_and(|at| i64::try_from(at).unwrap_or(i64::MAX) > there)
    });
    Ok(RunbookCheck {
        duration: minutes(plan.there.length),
        rollback: minutes(plan.takes_back),
        regression: minutes(plan.regression),
        total: minutes(plan.there.length)
            .saturating_add(minutes(plan.takes_back))
            .saturating_add(minutes(plan.regression)),
        critical_path: names(&plan.there.critical),
        critical_path_back: names(&plan.back.critical),
        latest_decision: latest.map(|at| desk.book.stamp(&text(at))),
        too_late,
        rehearsals: laid.measured.runs,
        ready: blocks(laid).is_empty(),
        findings: laid.findings.clone(),
    })
}

/// The deployment of a runbook's release into its environment that is planned or under way, the
/// first of them.
pub(crate) fn window(desk: &Desk<'_>, row: &RunbookRow) -> Result<Option<DeploymentRow>> {
    let all = desk.of_release(&row.release_id)?;
    let mut here = all.iter().filter(|one| {
        let state = state_of(one);
        one.environment_id == row.environment_id && (state.ahead() || state.under_way())
    });
    Ok(here.next().cloned())
}

/// Seconds in minutes, whole ones: a plan that is a little too long costs less.
pub(crate) fn minutes(seconds: u64) -> u32 {
    u32::try_from(seconds.div_ceil(60)).unwrap_or(u32::MAX)
}

/// How long a step takes, in words and numbers.
pub(crate) fn length(seconds: u64, known: Known) -> StepLength {
    let said = words(minutes(seconds));
    let (slug, rehearsed, label) = match known {
        Known::Nowhere => ("unknown", None, "not known".to_owned()),
        Known::Estimate => ("estimate", None, said),
        Known::Rehearsed(one) => {
            let times = match one.count {
                1 => "once".to_owned(),
                count => format!(
                    "{count} times: {} to {}",
                    words(minutes(one.shortest)),
                    words(minutes(one.longest))
                ),
            };
            ("rehearsed", Some(one), format!("{said}, rehearsed {times}"))
        }
    };
    StepLength {
        known: slug.to_owned(),
        seconds,
        rehearsals: rehearsed.map_or(0, |one| one.count),
        shortest: rehearsed.map_or(0, |one| one.shortest),
        longest: rehearsed.map_or(0, |one| one.longest),
        label,
    }
}
