//! Reads the JSON shapes of reports as a stream: nothing of a file is held but what is counted.
//!
//! The toolkit writes `test_cases[].requests[].request.tests.assertions[].resultStatus.status`, in a
//! loop a list of such reports as `iterations`, and for release pipelines states by assertion below
//! `tests.NAME`; newman writes `run.executions[].assertions[]`. Fields come in any order, and any of
//! them may be absent or null.

mod newman;
mod toolkit;
mod walk;

use super::guard::Bounds;
use super::recorder::Recorder;
use super::report::{Claim, Format, Refused, Report};
use serde::de::DeserializeSeed;
use std::io::Read;
use toolkit::Top;
pub(super) use toolkit::moment;
use walk::{Object, Walk};

/// What the head of a report says, gathered while it is read.
#[derive(Default)]
struct Head {
    format: Option<Format>,
    name: String,
    report_id: String,
    started: Option<String>,
    completed: Option<String>,
    duration_ms: Option<u64>,
    cut_short: bool,
    claim: Claim,
}

/// Reads a report that is JSON.
pub(super) fn read(
    reader: impl Read,
    bounds: &Bounds,
    recorder: Recorder,
) -> Result<Report, Refused> {
    let mut walk = Walk::new(bounds.clone(), recorder);
    let mut json = serde_json::Deserializer::from_reader(reader);
    let mut top = Top;
    let read = Object::new(&mut walk, &mut top, "report").deserialize(&mut json);
    let read = read.and_then(|()| json.end());
    read.map_err(|error| bounds.why().unwrap_or_else(|| refused(&error, bounds)))?;
    let Walk { head, recorder, .. } = walk;
    let Some(format) = head.format else {
        let said = "it has neither `test_cases` nor `run`";
        return Err(Refused::Shape(said.to_owned()));
    };
    Ok(Report {
        format,
        name: head.name,
        report_id: head.report_id,
        started: head.started,
        completed: head.completed,
        duration_ms: head.duration_ms,
        cut_short: head.cut_short,
        claim: head.claim,
        counts: recorder.counts,
        left_out: recorder.left_out,
        redacted: recorder.redacted,
        kept: recorder.kept(),
    })
}

/// What the parser says, without what it quotes of the file: that may be a secret.
fn refused(error: &serde_json::Error, bounds: &Bounds) -> Refused {
    let said = error.to_string();
    let place = format!("line {}, column {}", error.line(), error.column());
    if error.is_eof() {
        return Refused::Truncated(bounds.total());
    }
    if said.starts_with("recursion limit") {
        return Refused::Deep;
    }
    if said.starts_with("invalid unicode") || said.contains("invalid UTF-8") {
        return Refused::Encoding(place);
    }
    if error.is_data() {
        let shape = said.rsplit("expected ").next().unwrap_or_default();
        let shape = shape.split(" at line").next().unwrap_or_default();
        return Refused::Shape(format!("{shape} ({place})"));
    }
    Refused::Malformed(format!("it is no JSON at {place}"))
}
