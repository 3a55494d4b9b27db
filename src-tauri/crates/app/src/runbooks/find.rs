//! Finds a runbook and a run by what people type.

use crate::deployments::desk::Desk;
use crate::error::{Error, Result};
use crate::releases::read;
use slipway_store::get;
use slipway_store::table::runbook::{self, RunbookRow};
use slipway_store::table::runbook_run::{self, RunbookRunRow};

/// A runbook by id, or by `RELEASE/ENVIRONMENT`.
///
/// # Errors
/// `not_found`, and those of finding the release and the environment.
pub(crate) fn runbook(desk: &Desk<'_>, wanted: &str) -> Result<RunbookRow> {
    let wanted = wanted.trim();
    if let Some(row) = get::<RunbookRow>(desk.conn, wanted)? {
        return Ok(row);
    }
    let hint = "slipwayctl runbook list shows them; name one such as 17.2.0/UAT.";
    let Some((release, environment)) = wanted.rsplit_once('/') else {
        return Err(Error::not_found(format!("runbook {}", shown(wanted)), hint));
    };
    let release = read::find(desk.conn, desk.book, release)?;
    let environment = desk.environment(environment)?;
    runbook::of(desk.conn, &release.id, &environment.id)?.ok_or_else(|| {
        let title = read::title(desk.book, &release);
        let what = format!("runbook of {title} for {}", environment.name);
        Error::not_found(what, "Make one: slipwayctl runbook new.")
    })
}

/// A run by id, by `RELEASE/ENVIRONMENT#NUMBER`, or the newest of a runbook.
///
/// # Errors
/// `not_found`, and those of finding the runbook.
pub(crate) fn run(desk: &Desk<'_>, wanted: &str) -> Result<RunbookRunRow> {
    let wanted = wanted.trim();
    if let Some(row) = get::<RunbookRunRow>(desk.conn, wanted)? {
        return Ok(row);
    }
    let (name, number) = match wanted.rsplit_once('#') {
        Some((name, number)) => (name, Some(number)),
        None => (wanted, None),
    };
    let of = runbook(desk, name)?;
    let runs = runbook_run::of_runbook(desk.conn, &of.id)?;
    let found = match number {
        None => runs.last(),
        Some(number) => {
            let number: Option<u32> = number.trim().parse().ok();
            runs.iter().find(|run| Some(run.number) == number)
        }
    };
    found.cloned().ok_or_else(|| {
        let hint = "Begin one: slipwayctl runbook run.";
        Error::not_found(format!("run {}", shown(wanted)), hint)
    })
}

fn shown(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(60).collect()
}
