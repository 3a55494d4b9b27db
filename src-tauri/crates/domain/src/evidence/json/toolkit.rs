//! The toolkit's shapes: the whole report, its loop, and its short form.

use super::newman::Run;
use super::walk::{List, Object, Part, Text, Walk};
use crate::evidence::report::{Claim, Format, Status};
use chrono::{DateTime, SecondsFormat, TimeZone, Utc};
use serde::de::MapAccess;

/// Characters of a report's own id that tell it from others.
const ID: usize = 300;

/// A whole report, or one turn of a loop.
#[derive(Default)]
pub(super) struct Top;

impl Part for Top {
    const ONCE: &'static [&'static str] =
        &["test_cases", "iterations", "run", "runtimeInformation"];

    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        walk: &mut Walk,
        name: &str,
        map: &mut A,
    ) -> Result<bool, A::Error> {
        match name {
            "name" => {
                let text = map.next_value_seed(Text(walk))?.unwrap_or_default();
                if walk.head.name.is_empty() {
                    walk.head.name = walk.recorder.name(&text);
                }
            }
            "test_cases" => {
                walk.head.format = Some(Format::Toolkit);
                walk.recorder.counts.test_cases.get_or_insert(0);
                walk.recorder.counts.requests.get_or_insert(0);
                map.next_value_seed(List::<Case>::new(walk, "test_cases"))?;
            }
            "iterations" => {
                walk.head.format = Some(Format::Toolkit);
                map.next_value_seed(List::<Turn>::new(walk, "iterations"))?;
            }
            "runtimeInformation" => {
                let mut runtime = Runtime::default();
                map.next_value_seed(Object::new(walk, &mut runtime, "runtimeInformation"))?;
                runtime.done(walk);
            }
            "status" => {
                let text = map.next_value_seed(Text(walk))?;
                walk.head.cut_short |= text.as_deref() == Some("TERMINATED");
            }
            "isTimeout" => {
                let text = map.next_value_seed(Text(walk))?;
                walk.head.cut_short |= text.as_deref() == Some("true");
            }
            "run" => {
                walk.head.format = Some(Format::Newman);
                map.next_value_seed(Object::new(walk, &mut Run, "run"))?;
            }
            _ if name.starts_with("tests.") => {
                walk.head.format.get_or_insert(Format::ToolkitShort);
                let mut short = Short::default();
                map.next_value_seed(Object::new(walk, &mut short, "tests"))?;
                short.done(walk);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn done(self, _walk: &mut Walk) {}
}

/// One turn of a loop. A loop within it would only serve to make the walk deep.
#[derive(Default)]
struct Turn;

impl Part for Turn {
    const ONCE: &'static [&'static str] = Top::ONCE;

    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        walk: &mut Walk,
        name: &str,
        map: &mut A,
    ) -> Result<bool, A::Error> {
        if matches!(name, "iterations" | "run") {
            return Ok(false);
        }
        Top.field(walk, name, map)
    }

    fn done(self, _walk: &mut Walk) {}
}

#[derive(Default)]
struct Case {
    id: String,
    name: String,
}

impl Part for Case {
    const ONCE: &'static [&'static str] = &["id", "name", "requests"];

    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        walk: &mut Walk,
        name: &str,
        map: &mut A,
    ) -> Result<bool, A::Error> {
        match name {
            "id" => self.id = map.next_value_seed(Text(walk))?.unwrap_or_default(),
            "name" => self.name = map.next_value_seed(Text(walk))?.unwrap_or_default(),
            "requests" => map.next_value_seed(List::<Exchange>::new(walk, "requests"))?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn done(self, walk: &mut Walk) {
        walk.recorder.case(&self.id, &self.name);
    }
}

/// A request with what came back. Its own `status` speaks of the exchange, not of its assertions.
#[derive(Default)]
struct Exchange {
    request: Request,
}

impl Part for Exchange {
    const ONCE: &'static [&'static str] = &["request"];

    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        walk: &mut Walk,
        name: &str,
        map: &mut A,
    ) -> Result<bool, A::Error> {
        if name != "request" {
            return Ok(false);
        }
        map.next_value_seed(Object::new(walk, &mut self.request, "request"))?;
        Ok(true)
    }

    fn done(self, walk: &mut Walk) {
        walk.recorder
            .request(&self.request.id, &self.request.description);
    }
}

#[derive(Default)]
struct Request {
    id: String,
    description: String,
}

impl Part for Request {
    const ONCE: &'static [&'static str] = &["id", "description", "tests"];

    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        walk: &mut Walk,
        name: &str,
        map: &mut A,
    ) -> Result<bool, A::Error> {
        match name {
            "id" => self.id = map.next_value_seed(Text(walk))?.unwrap_or_default(),
            "description" => {
                self.description = map.next_value_seed(Text(walk))?.unwrap_or_default()
            }
            "tests" => map.next_value_seed(Object::new(walk, &mut Tests, "tests"))?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn done(self, _walk: &mut Walk) {}
}

#[derive(Default)]
struct Tests;

impl Part for Tests {
    const ONCE: &'static [&'static str] = &["assertions"];

    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        walk: &mut Walk,
        name: &str,
        map: &mut A,
    ) -> Result<bool, A::Error> {
        if name != "assertions" {
            return Ok(false);
        }
        map.next_value_seed(List::<Assertion>::new(walk, "assertions"))?;
        Ok(true)
    }

    fn done(self, _walk: &mut Walk) {}
}

#[derive(Default)]
struct Assertion {
    id: String,
    description: String,
    result: Outcome,
}

impl Part for Assertion {
    const ONCE: &'static [&'static str] = &["id", "description", "resultStatus"];

    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        walk: &mut Walk,
        name: &str,
        map: &mut A,
    ) -> Result<bool, A::Error> {
        match name {
            "id" => self.id = map.next_value_seed(Text(walk))?.unwrap_or_default(),
            "description" => {
                self.description = map.next_value_seed(Text(walk))?.unwrap_or_default()
            }
            "resultStatus" => {
                map.next_value_seed(Object::new(walk, &mut self.result, "resultStatus"))?
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn done(self, walk: &mut Walk) {
        let status = status_of(&self.result.status);
        walk.recorder
            .assertion(&self.id, &self.description, status, &self.result.message);
    }
}

/// Anything but these two words did not show whether it holds; the toolkit itself counts it as held.
fn status_of(word: &str) -> Status {
    match word {
        "SUCCESS" => Status::Passed,
        "FAILED" => Status::Failed,
        _ => Status::Skipped,
    }
}

#[derive(Default)]
struct Outcome {
    status: String,
    message: String,
}

impl Part for Outcome {
    const ONCE: &'static [&'static str] = &["status", "message"];

    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        walk: &mut Walk,
        name: &str,
        map: &mut A,
    ) -> Result<bool, A::Error> {
        match name {
            "status" => self.status = map.next_value_seed(Text(walk))?.unwrap_or_default(),
            "message" => self.message = map.next_value_seed(Text(walk))?.unwrap_or_default(),
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn done(self, _walk: &mut Walk) {}
}

/// What a run says of itself: `runtimeInformation`, and the same fields in the short form.
#[derive(Default)]
struct Runtime {
    id: String,
    started: [Option<String>; 2],
    completed: [Option<String>; 4],
    duration: Option<u64>,
    claim: Claim,
}

impl Part for Runtime {
    const ONCE: &'static [&'static str] = &[
        "testReportId",
        "isPassed",
        "totalAssertions",
        "totalPassedAssertions",
    ];

    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        walk: &mut Walk,
        name: &str,
        map: &mut A,
    ) -> Result<bool, A::Error> {
        let number = |text: Option<String>| text.and_then(|text| text.parse().ok());
        match name {
            "testReportId" => {
                let text = map.next_value_seed(Text(walk))?.unwrap_or_default();
                self.id = text.trim().chars().take(ID).collect();
            }
            "startedTS" => self.started[0] = map.next_value_seed(Text(walk))?,
            "startedTime" => self.started[1] = map.next_value_seed(Text(walk))?,
            "completedTimeISO" => self.completed[0] = map.next_value_seed(Text(walk))?,
            "completedTS" => self.completed[1] = map.next_value_seed(Text(walk))?,
            "completedTime" => self.completed[2] = map.next_value_seed(Text(walk))?,
            "completedTimeUTC" => self.completed[3] = map.next_value_seed(Text(walk))?,
            "runDurationMs" => self.duration = number(map.next_value_seed(Text(walk))?),
            "totalAssertions" => self.claim.assertions = number(map.next_value_seed(Text(walk))?),
            "totalPassedAssertions" | "passedAssertions" => {
                self.claim.passed_assertions = number(map.next_value_seed(Text(walk))?);
            }
            "isPassed" => {
                let text = map.next_value_seed(Text(walk))?;
                self.claim.passed = text.and_then(|text| text.parse().ok());
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn done(self, walk: &mut Walk) {
        let head = &mut walk.head;
        if head.report_id.is_empty() {
            head.report_id = self.id;
        }
        let first = |texts: &[Option<String>]| texts.iter().flatten().find_map(|text| moment(text));
        head.started = match (head.started.take(), first(&self.started)) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        head.completed = match (head.completed.take(), first(&self.completed)) {
            (Some(one), Some(other)) => Some(one.max(other)),
            (one, other) => one.or(other),
        };
        if let Some(duration) = self.duration {
            head.duration_ms = Some(head.duration_ms.unwrap_or(0).saturating_add(duration));
        }
        head.claim.join(self.claim);
    }
}

/// A moment with its zone, RFC 3339 in UTC to the millisecond: so that texts sort as moments do.
pub(in crate::evidence) fn moment(text: &str) -> Option<String> {
    let text = text.trim();
    let at = DateTime::parse_from_rfc3339(text).or_else(|_| DateTime::parse_from_rfc2822(text));
    let at = match (at, text.parse::<i64>()) {
        (Ok(at), _) => at.to_utc(),
        (Err(_), Ok(millis)) => Utc.timestamp_millis_opt(millis).single()?,
        (Err(_), Err(_)) => return None,
    };
    // Years of other than four digits would sort elsewhere.
    let plain = (1970..=9999).contains(&chrono::Datelike::year(&at));
    plain.then(|| at.to_rfc3339_opts(SecondsFormat::Millis, true))
}

/// A suite in the short form: what it says of itself, and states by key.
#[derive(Default)]
struct Short {
    runtime: Runtime,
}

impl Part for Short {
    const ONCE: &'static [&'static str] = &["assertions"];

    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        walk: &mut Walk,
        name: &str,
        map: &mut A,
    ) -> Result<bool, A::Error> {
        match name {
            "assertions" => {
                map.next_value_seed(Object::new(walk, &mut States, "assertions"))?;
                walk.recorder.untold_request();
                Ok(true)
            }
            "runtimeInformation" => {
                map.next_value_seed(Object::new(walk, &mut self.runtime, "runtimeInformation"))?;
                Ok(true)
            }
            _ => self.runtime.field(walk, name, map),
        }
    }

    fn done(self, walk: &mut Walk) {
        self.runtime.done(walk);
    }
}

/// `"case.request.assertion": "SUCCESS"`.
struct States;

impl Part for States {
    const ONCE: &'static [&'static str] = &[];

    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        walk: &mut Walk,
        name: &str,
        map: &mut A,
    ) -> Result<bool, A::Error> {
        let word = map.next_value_seed(Text(walk))?.unwrap_or_default();
        walk.recorder.assertion(name, name, status_of(&word), "");
        Ok(true)
    }

    fn done(self, _walk: &mut Walk) {}
}
