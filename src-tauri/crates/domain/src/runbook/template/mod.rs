//! What a runbook begins with: one text a strategy, with the names of a release put in.
//!
//! Source: Mojaloop's upgrade strategy guide (in place, canary, blue-green, and a maintenance window
//! where a datastore breaks), its order of backend before services, and the guide's list of what a
//! runbook holds.

use super::step::Runbook;
use super::text::{TextError, read};
use crate::deployment::Strategy;
use crate::version::bare;

/// What stands in a text that is made where a fact is not known. A rule finds it, so that it is filled
/// in before anybody works through the text.
pub const FILL_IN: &str = "not known: fill in";

/// What stands where the version that runs now would, when nobody knows it.
pub(super) const FORMER: &str = "[former version not known: fill in]";

/// What stands where the backend's version would, when nobody knows it.
pub(super) const NO_BACKEND: &str = "[backend version not known: fill in]";

/// What the step of the backend says then.
pub(super) const BACKEND_NOTE: &str = "Which version of the backend the release was tested with is not known: no release notes here name one.";

/// What is put into a template; each in one line.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// Such as `Mojaloop 17.1.0 r1`.
    pub release: &'a str,
    /// The chart's version that is deployed.
    pub version: &'a str,
    /// The version that runs now; empty when nobody knows.
    pub from: &'a str,
    /// The version of the backend's chart that the release was tested with; empty when nobody knows.
    pub backend: &'a str,
    /// The environment's name.
    pub environment: &'a str,
    /// The environment's code, for names of files.
    pub code: &'a str,
}

/// The built-in runbook of a strategy.
///
/// # Errors
/// [`TextError`] when a name cannot stand in a runbook.
pub fn from_template(strategy: Strategy, named: &Named<'_>) -> Result<Runbook, TextError> {
    let text = match strategy {
        Strategy::InPlace => include_str!("in_place.md"),
        Strategy::Canary => include_str!("canary.md"),
        Strategy::BlueGreen => include_str!("blue_green.md"),
        Strategy::MaintenanceWindow => include_str!("maintenance_window.md"),
    };
    let from = match named.from {
        "" => FORMER,
        from => from,
    };
    let (backend, note) = match named.backend {
        "" => (NO_BACKEND, BACKEND_NOTE),
        backend => (bare(backend), ""),
    };
    let line = super::step::line;
    let filled = text
        .replace("{release}", &line(named.release))
        .replace("{version}", &line(named.version))
        .replace("{from}", &line(from))
        .replace("{backend}", &line(backend))
        .replace("{backend_note}", note)
        .replace("{environment}", &line(named.environment))
        .replace("{code}", &line(&named.code.to_lowercase()));
    let mut runbook = read(&filled)?;
    runbook.from = line(named.from);
    Ok(runbook)
}
