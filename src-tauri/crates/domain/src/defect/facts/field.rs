//! The fields of a report, and the headings they go by.

use super::Facts;
use crate::words::words;
use serde::{Deserialize, Serialize};

words! {
    /// A field of a report.
    Field {
        /// What it is about.
        Summary "summary" "Summary",
        /// Free text.
        Description "description" "Description",
        /// What happens.
        Observed "observed" "Observed behavior",
        /// What should.
        Expected "expected" "Expected behavior",
        /// How to see it.
        Steps "steps" "Steps to reproduce",
        /// What the components wrote.
        Logs "logs" "Logs",
        /// The release it was found in.
        Version "version" "Release version",
        /// The component.
        Component "component" "Component",
        /// Where it was found.
        Environment "environment" "Environment",
        /// What that runs on.
        Platform "platform" "Platform",
        /// The hub's incident ticket.
        Incident "incident" "Incident",
        /// The lower environment it was reproduced in.
        ReproducedEnvironment "reproduced_environment" "Reproduced in",
        /// The release that ran there.
        ReproducedVersion "reproduced_version" "Reproduced version",
        /// What helps until it is mended.
        Workaround "workaround" "Workaround",
        /// The known error it is.
        KnownError "known_error" "Known error",
        /// Whether it was found in a deployment window.
        FoundInWindow "found_in_window" "Found in a deployment window",
        /// Who found it.
        RaisedBy "raised_by" "Raised by",
        /// Which testing found it.
        Testing "testing" "Type of testing",
        /// Whose project it is.
        Customer "customer" "Customer project name",
        /// The severity.
        Severity "severity" "Severity",
        /// The priority.
        Priority "priority" "Priority",
        /// The severity it was opened with.
        SeverityOpened "severity_opened" "Severity when opened",
        /// The priority it was opened with.
        PriorityOpened "priority_opened" "Priority when opened",
        /// The part that only holds lines of other fields.
        Specifications "specifications" "Specifications",
        /// What else there is to say.
        Notes "notes" "Notes",
    }
}

/// What headings are called, in lower case and without marks; the first of each is Slipway's own.
const NAMES: &[(Field, &[&str])] = &[
    (Field::Summary, &["summary", "title"]),
    (
        Field::Description,
        &["description", "problem description", "bug description"],
    ),
    (
        Field::Observed,
        &[
            "observed behavior",
            "observed",
            "actual behavior",
            "actual",
            "actual result",
            "actual results",
            "observed result",
            "observed results",
            "current behavior",
            "what happened",
            "what happens",
        ],
    ),
    (
        Field::Expected,
        &[
            "expected behavior",
            "expected",
            "expected result",
            "expected results",
            "expected outcome",
            "what should happen",
            "what did you expect to happen",
        ],
    ),
    (
        Field::Steps,
        &[
            "steps to reproduce",
            "steps",
            "reproduction steps",
            "how to reproduce",
            "repro steps",
            "to reproduce",
            "steps to reproduce the bug",
            "reproduction",
        ],
    ),
    (
        Field::Logs,
        &[
            "logs",
            "log",
            "log files",
            "log file",
            "log output",
            "relevant log output",
            "stack trace",
            "error logs",
        ],
    ),
    (
        Field::Version,
        &[
            "release version",
            "version",
            "mojaloop version",
            "helm version",
            "chart version",
            "release",
            "mojaloop release",
            "found in version",
            "affected version",
            "affects version",
            "affects versions",
            "affects version/s",
        ],
    ),
    (
        Field::Component,
        &[
            "component",
            "components",
            "component/s",
            "component/s or products",
            "affected component",
            "affected components",
            "service",
            "subsystem",
            "sub-system",
        ],
    ),
    (
        Field::Environment,
        &[
            "environment",
            "env",
            "found in",
            "found in environment",
            "environment found",
        ],
    ),
    (
        Field::Platform,
        &["platform", "os", "operating system", "infrastructure"],
    ),
    (
        Field::Incident,
        &[
            "incident",
            "incident id",
            "incident ticket",
            "incident number",
            "incident ticket id",
            "hub incident",
        ],
    ),
    (
        Field::ReproducedEnvironment,
        &[
            "reproduced in",
            "reproduced",
            "reproduced in environment",
            "reproduced in lower environment",
            "lower environment",
        ],
    ),
    (
        Field::ReproducedVersion,
        &[
            "reproduced version",
            "reproduced at version",
            "reproduced in version",
            "version reproduced",
        ],
    ),
    (
        Field::Workaround,
        &["workaround", "workarounds", "work around", "work-around"],
    ),
    (
        Field::KnownError,
        &["known error", "known issue", "known error record"],
    ),
    (
        Field::FoundInWindow,
        &[
            "found in a deployment window",
            "found in window",
            "found in a window",
            "found during deployment",
            "found in deployment window",
        ],
    ),
    (
        Field::RaisedBy,
        &[
            "raised by",
            "bug found/raised by",
            "found by",
            "reported by",
            "bug found by",
            "bug raised by",
        ],
    ),
    (
        Field::Testing,
        &["type of testing", "testing type", "testing"],
    ),
    (
        Field::Customer,
        &["customer project name", "customer project", "customer"],
    ),
    (Field::Severity, &["severity", "severity level"]),
    (Field::Priority, &["priority", "priority level"]),
    (Field::SeverityOpened, &["severity when opened"]),
    (Field::PriorityOpened, &["priority when opened"]),
    (
        Field::Specifications,
        &["specifications", "specification", "specs"],
    ),
    (
        Field::Notes,
        &[
            "notes",
            "note",
            "additional notes",
            "additional context",
            "additional information",
        ],
    ),
];

impl Field {
    /// Whether all the text under its heading is it.
    pub fn is_block(self) -> bool {
        matches!(
            self,
            Field::Summary
                | Field::Description
                | Field::Observed
                | Field::Expected
                | Field::Steps
                | Field::Logs
                | Field::Workaround
        )
    }

    /// Whether it holds no fact of its own, only lines of others and free text.
    pub fn is_group(self) -> bool {
        matches!(self, Field::Specifications | Field::Notes)
    }

    /// The field that a heading names, whatever marks stand around it.
    pub(super) fn named(text: &str) -> Option<Field> {
        let name = plain(text)?;
        let known = |(_, names): &&(Field, &[&str])| names.contains(&name.as_str());
        NAMES.iter().find(known).map(|(field, _)| *field)
    }

    pub(super) fn of(self, facts: &Facts) -> &str {
        match self {
            Field::Summary => &facts.summary,
            Field::Description => &facts.description,
            Field::Observed => &facts.observed,
            Field::Expected => &facts.expected,
            Field::Steps => &facts.steps,
            Field::Logs => &facts.logs,
            Field::Version => &facts.version,
            Field::Component => &facts.component,
            Field::Environment => &facts.environment,
            Field::Platform => &facts.platform,
            Field::Incident => &facts.incident,
            Field::ReproducedEnvironment => &facts.reproduced_environment,
            Field::ReproducedVersion => &facts.reproduced_version,
            Field::Workaround => &facts.workaround,
            Field::KnownError => &facts.known_error,
            Field::FoundInWindow => &facts.found_in_window,
            Field::RaisedBy => &facts.raised_by,
            Field::Testing => &facts.testing,
            Field::Customer => &facts.customer,
            Field::Severity => &facts.severity,
            Field::Priority => &facts.priority,
            Field::SeverityOpened => &facts.severity_opened,
            Field::PriorityOpened => &facts.priority_opened,
            Field::Specifications | Field::Notes => "",
        }
    }

    /// Where its text is kept. A group's goes to the description, so that it cannot be lost.
    pub(super) fn slot(self, facts: &mut Facts) -> &mut String {
        match self {
            Field::Summary => &mut facts.summary,
            Field::Observed => &mut facts.observed,
            Field::Expected => &mut facts.expected,
            Field::Steps => &mut facts.steps,
            Field::Logs => &mut facts.logs,
            Field::Version => &mut facts.version,
            Field::Component => &mut facts.component,
            Field::Environment => &mut facts.environment,
            Field::Platform => &mut facts.platform,
            Field::Incident => &mut facts.incident,
            Field::ReproducedEnvironment => &mut facts.reproduced_environment,
            Field::ReproducedVersion => &mut facts.reproduced_version,
            Field::Workaround => &mut facts.workaround,
            Field::KnownError => &mut facts.known_error,
            Field::FoundInWindow => &mut facts.found_in_window,
            Field::RaisedBy => &mut facts.raised_by,
            Field::Testing => &mut facts.testing,
            Field::Customer => &mut facts.customer,
            Field::Severity => &mut facts.severity,
            Field::Priority => &mut facts.priority,
            Field::SeverityOpened => &mut facts.severity_opened,
            Field::PriorityOpened => &mut facts.priority_opened,
            Field::Description | Field::Specifications | Field::Notes => &mut facts.description,
        }
    }
}

/// A heading without marks, brackets and the British u; None for what is too long to be one.
fn plain(text: &str) -> Option<String> {
    if text.len() > 80 {
        return None;
    }
    let text = text.split('(').next().unwrap_or_default().to_lowercase();
    let text: String = text
        .chars()
        .filter(|c| !matches!(c, '*' | '_' | '`' | ':' | '?'))
        .collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    Some(words.join(" ").replace("behaviour", "behavior"))
}
