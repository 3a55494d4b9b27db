//! Reads JUnit's XML as CI tools write it: `testsuites`, `testsuite`, `testcase` with `failure`,
//! `error` or `skipped` in it.
//!
//! There is no schema that all writers hold to, so only what all agree on is read. A test case is
//! counted as one assertion. Entities other than XML's own five are never expanded.

use super::guard::Bounds;
use super::json::moment;
use super::recorder::Recorder;
use super::report::{Claim, Format, Refused, Report, Status};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::io::BufRead;

/// How deep elements may lie in each other; writers use four levels.
const DEEP: usize = 64;

/// A test case that is being read.
struct Case {
    depth: usize,
    class: String,
    name: String,
    status: Status,
    message: String,
    /// Depth of the failure whose text is its message, while no attribute told it.
    listens: Option<usize>,
}

struct Run {
    recorder: Recorder,
    depth: usize,
    rooted: bool,
    case: Option<Case>,
    name: String,
    started: Option<String>,
    seconds: f64,
    timed: bool,
    claim: Claim,
    /// Depth of the elements whose attributes claim: the root, or its suites when it claims nothing.
    claims_at: Option<usize>,
    /// Whether any of them, at whatever depth, tells of a failure or an error.
    tells_failure: bool,
}

/// Reads a report that is XML.
pub(super) fn read(
    reader: impl BufRead,
    bounds: &Bounds,
    recorder: Recorder,
) -> Result<Report, Refused> {
    let mut xml = Reader::from_reader(reader);
    xml.config_mut().expand_empty_elements = true;
    let mut run = Run {
        recorder,
        depth: 0,
        rooted: false,
        case: None,
        name: String::new(),
        started: None,
        seconds: 0.0,
        timed: false,
        claim: Claim::default(),
        claims_at: None,
        tells_failure: false,
    };
    let mut buffer = Vec::new();
    loop {
        let event = xml.read_event_into(&mut buffer);
        let event =
            event.map_err(|error| bounds.why().unwrap_or_else(|| refused(&error, bounds)))?;
        bounds.seen();
        match event {
            Event::Start(element) => run.start(&element)?,
            Event::End(_) => run.end(),
            Event::Text(text) => run.text(&text.xml10_content()),
            Event::CData(text) => run.text(&text.xml10_content()),
            Event::GeneralRef(entity) => run.text(entity_of(&entity)),
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    run.report(bounds)
}

fn refused(error: &quick_xml::Error, bounds: &Bounds) -> Refused {
    let place = format!("at byte {}", bounds.total());
    match error {
        quick_xml::Error::Encoding(_) => Refused::Encoding(place),
        quick_xml::Error::Syntax(_) => Refused::Truncated(bounds.total()),
        _ => Refused::Malformed(format!("it is no XML {place}")),
    }
}

impl Run {
    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Refused> {
        if self.depth == 0 {
            if self.rooted || !matches!(element.local_name().as_ref(), "testsuites" | "testsuite") {
                let said = "its first element is neither `testsuites` nor `testsuite`";
                return Err(Refused::Shape(said.to_owned()));
            }
            self.rooted = true;
        }
        self.depth += 1;
        if self.depth > DEEP {
            return Err(Refused::Deep);
        }
        match element.local_name().as_ref() {
            "testsuites" | "testsuite" if self.case.is_none() => self.suite(element)?,
            "testcase" if self.case.is_none() => self.case(element)?,
            "failure" | "error" => self.outcome(Status::Failed, element)?,
            "skipped" | "disabled" => self.outcome(Status::Skipped, element)?,
            _ => {}
        }
        Ok(())
    }

    fn suite(&mut self, element: &BytesStart<'_>) -> Result<(), Refused> {
        let mut claimed = [None; 4];
        let (mut seconds, mut stamp) = (None, None);
        each_attribute(element, |name, value| match name {
            "tests" => claimed[0] = value.trim().parse().ok(),
            "failures" => claimed[1] = value.trim().parse().ok(),
            "errors" => claimed[2] = value.trim().parse().ok(),
            "skipped" => claimed[3] = value.trim().parse().ok(),
            "time" => seconds = value.trim().parse::<f64>().ok(),
            "timestamp" => stamp = moment(value),
            "name" if self.name.is_empty() => self.name = self.recorder.name(value),
            _ => {}
        })?;
        self.started = self.started.take().or(stamp);
        self.claim(claimed);
        if let Some(seconds) = seconds.filter(|seconds| seconds.is_finite() && *seconds >= 0.0) {
            // A root's own time covers its suites'.
            if self.depth <= 2 && !(self.depth == 2 && self.timed) {
                self.seconds += seconds;
                self.timed = self.depth == 1;
            }
        }
        Ok(())
    }

    /// Takes what an element claims: tests, failures, errors and skipped ones.
    fn claim(&mut self, claimed: [Option<u64>; 4]) {
        let here = self.claims_at.is_none_or(|depth| depth == self.depth);
        let [tests, failures, errors, skipped] = claimed;
        let failed = failures.unwrap_or(0).saturating_add(errors.unwrap_or(0));
        // A failure is one wherever it is told: a root may sum up its tests alone.
        self.tells_failure |= failed > 0;
        let (Some(tests), true) = (tests, here) else {
            return;
        };
        self.claims_at = Some(self.depth);
        self.claim.join(Claim {
            passed: Some(failed == 0),
            assertions: Some(tests),
            // Skipped ones are among the tests: where they are not told, how many passed is not said.
            passed_assertions: skipped
                .and_then(|skipped| tests.checked_sub(failed)?.checked_sub(skipped)),
        });
    }

    fn case(&mut self, element: &BytesStart<'_>) -> Result<(), Refused> {
        let mut case = Case {
            depth: self.depth,
            class: String::new(),
            name: String::new(),
            status: Status::Passed,
            message: String::new(),
            listens: None,
        };
        each_attribute(element, |name, value| match name {
            "name" => case.name = value.to_owned(),
            "classname" => case.class = value.to_owned(),
            // As GoogleTest marks what it was told to leave out.
            "status" if value == "notrun" => case.status = Status::Skipped,
            _ => {}
        })?;
        self.case = Some(case);
        Ok(())
    }

    fn outcome(&mut self, status: Status, element: &BytesStart<'_>) -> Result<(), Refused> {
        let depth = self.depth;
        let Some(case) = self.case.as_mut().filter(|case| case.depth + 1 == depth) else {
            return Ok(());
        };
        // A case that failed and was skipped failed.
        if case.status == Status::Failed {
            return Ok(());
        }
        case.status = status;
        let mut message = String::new();
        each_attribute(element, |name, value| {
            if name == "message" {
                message = value.to_owned();
            }
        })?;
        case.listens = message.is_empty().then_some(depth);
        case.message = message;
        Ok(())
    }

    fn text(&mut self, text: &str) {
        let depth = self.depth;
        if let Some(case) = self
            .case
            .as_mut()
            .filter(|case| case.listens == Some(depth))
        {
            let room = 4_096_usize.saturating_sub(case.message.len());
            case.message.extend(text.chars().take(room));
        } else {
            let found = super::redact::count(text);
            self.recorder.redacted = self.recorder.redacted.saturating_add(found);
        }
    }

    fn end(&mut self) {
        let over = self.case.take_if(|case| case.depth == self.depth);
        if let Some(case) = over {
            self.recorder
                .assertion("", &case.name, case.status, &case.message);
            self.recorder.case(&case.class, &case.class);
        } else if let Some(case) = &mut self.case {
            case.listens = case.listens.filter(|depth| *depth < self.depth);
        }
        self.depth = self.depth.saturating_sub(1);
    }

    fn report(self, bounds: &Bounds) -> Result<Report, Refused> {
        if self.depth > 0 {
            return Err(Refused::Truncated(bounds.total()));
        }
        if !self.rooted {
            return Err(Refused::Shape("there is no element in it".to_owned()));
        }
        let mut claim = self.claim;
        if self.tells_failure {
            claim.passed = Some(false);
        }
        let mut recorder = self.recorder;
        recorder.counts.test_cases.get_or_insert(0);
        Ok(Report {
            format: Format::Junit,
            name: self.name,
            report_id: String::new(),
            completed: completed(self.started.as_deref(), self.seconds),
            started: self.started,
            duration_ms: (self.seconds > 0.0).then_some((self.seconds * 1_000.0) as u64),
            cut_short: false,
            claim,
            counts: recorder.counts,
            left_out: recorder.left_out,
            redacted: recorder.redacted,
            kept: recorder.kept(),
        })
    }
}

/// XML's own entities; any other stands for nothing here.
fn entity_of(entity: &BytesRef<'_>) -> &'static str {
    match &**entity {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        "apos" => "'",
        _ => " ",
    }
}

/// A suite tells when it began and how long it took.
fn completed(started: Option<&str>, seconds: f64) -> Option<String> {
    let started = chrono::DateTime::parse_from_rfc3339(started?).ok()?;
    let took = chrono::Duration::try_milliseconds((seconds * 1_000.0) as i64)?;
    moment(&started.checked_add_signed(took)?.to_rfc3339())
}

/// Each attribute that can be read. One that cannot, such as an entity that nobody declared, is
/// taken as it stands.
fn each_attribute(
    element: &BytesStart<'_>,
    mut see: impl FnMut(&str, &str),
) -> Result<(), Refused> {
    for attribute in element.attributes() {
        let attribute =
            attribute.map_err(|error| Refused::Malformed(format!("an attribute: {error}")))?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        let value = value.unwrap_or_else(|_| attribute.value.clone());
        see(attribute.key.local_name().as_ref(), &value);
    }
    Ok(())
}
