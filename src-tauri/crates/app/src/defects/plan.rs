//! Plans the fix of defects into a release, more or less firmly.

use super::change::decide;
use super::{Decided, PlanDefects};
use crate::error::{Error, Result};
use crate::transact::{Done, Op};
use crate::{App, Caller};
use slipway_domain::desk::field;
use slipway_domain::desk::value::Value;

/// How firmly a fix is planned.
const STAGES: [&str; 3] = ["candidate", "planned", "in_notes"];

pub(crate) fn run(app: &App, caller: &Caller, request: PlanDefects) -> Result<Done<Decided>> {
    let release = request.release.trim().to_owned();
    let stage = request.stage.as_deref().unwrap_or("planned");
    if !STAGES.contains(&stage) {
        let message = format!("“{stage}” is not how firmly a fix is planned.");
        return Err(Error::invalid(
            "stage",
            message,
            "Use candidate, planned or in_notes.",
        ));
    }
    decide(
        app,
        caller,
        Op::PlanDefect,
        &request.ids,
        |change| {
            change.triage.stage = if release.is_empty() { "" } else { stage }.to_owned();
            change.set(field::RELEASE, Value::text(release.clone()))?;
            change.tell(request.answer.as_deref())
        },
        |what| match release.as_str() {
            "" => format!("Took {what} out of its release"),
            release => format!("Planned {what} into {release}"),
        },
    )
}
