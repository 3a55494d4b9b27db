//! Decides urgency, impact, severity and priority.

use super::change::{Change, decide};
use super::{Decided, TriageDefects, matrix};
use crate::error::{Error, Result};
use crate::transact::{Done, Op};
use crate::{App, Caller};
use slipway_domain::desk::field;
use slipway_domain::desk::value::Value;

pub(crate) fn run(app: &App, caller: &Caller, request: TriageDefects) -> Result<Done<Decided>> {
    checked(&request)?;
    decide(
        app,
        caller,
        Op::TriageDefect,
        &request.ids,
        |change| one(change, &request),
        |what| format!("Decided {what}: {}", told(&request)),
    )
}

pub(super) fn checked(request: &TriageDefects) -> Result<()> {
    for (name, degree) in [("urgency", request.urgency), ("impact", request.impact)] {
        if degree.is_some_and(|degree| !(1..=5).contains(&degree)) {
            return Err(Error::invalid(
                name,
                "It goes from 1 to 5.",
                "5 is the highest.",
            ));
        }
    }
    let severity = request.severity.as_deref();
    if severity.is_some_and(|text| !field::SEVERITIES.contains(&text)) {
        return Err(Error::invalid(
            "severity",
            "There are S1, S2, S3 and S4.",
            "",
        ));
    }
    let priority = request.priority.as_deref();
    if priority.is_some_and(|text| !field::PRIORITIES.contains(&text)) {
        return Err(Error::invalid(
            "priority",
            "There are P1, P2, P3 and P4.",
            "",
        ));
    }
    let asked = [
        request.urgency.is_some(),
        request.impact.is_some(),
        severity.is_some(),
        priority.is_some(),
    ];
    if !asked.contains(&true) {
        return Err(Error::invalid("urgency", "There is nothing to decide.", ""));
    }
    Ok(())
}

/// Decides it of one defect.
pub(super) fn one(change: &mut Change<'_>, request: &TriageDefects) -> Result<()> {
    if let Some(urgency) = request.urgency {
        change.set(field::URGENCY, Value::text(urgency.to_string()))?;
    }
    if let Some(impact) = request.impact {
        change.set(field::IMPACT, Value::text(impact.to_string()))?;
    }
    if let Some(severity) = &request.severity {
        change.set(field::SEVERITY, Value::text(severity.clone()))?;
    }
    let (table, version) = matrix::cells(change.tx.conn())?;
    let degree =
        |change: &Change<'_>, name: &str| change.value(name).as_text().parse::<usize>().ok();
    let read = degree(change, field::URGENCY).zip(degree(change, field::IMPACT));
    let by_matrix = read.and_then(|(urgency, impact)| {
        table
            .get(5usize.checked_sub(impact)?)?
            .get(5usize.checked_sub(urgency)?)
            .cloned()
    });
    let touched = request.urgency.is_some() || request.impact.is_some();
    let wanted = request
        .priority
        .clone()
        .or(by_matrix.clone().filter(|_| touched));
    let Some(wanted) = wanted else {
        return Ok(());
    };
    let reason = request.reason.as_deref().unwrap_or_default().trim();
    if let Some(matrix) = by_matrix.as_ref().filter(|matrix| **matrix != wanted)
        && reason.is_empty()
    {
        let message = format!("The matrix says {matrix}; {wanted} needs a reason.");
        return Err(Error::invalid("reason", message, "Say why it differs."));
    }
    change.triage.matrix_version = if by_matrix.is_some() { version } else { 0 };
    change.triage.reason = reason.to_owned();
    change.set(field::PRIORITY, Value::text(wanted))
}

/// What was decided, in a few words.
pub(super) fn told(request: &TriageDefects) -> String {
    let degree = |name: &str, degree: Option<u32>| degree.map(|degree| format!("{name} {degree}"));
    let parts = [
        degree("urgency", request.urgency),
        degree("impact", request.impact),
        request.severity.clone(),
        request.priority.clone(),
    ];
    let said = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    match super::accept::given(request.reason.as_deref()) {
        Some(reason) => format!("{said}: {reason}"),
        None => said,
    }
}
