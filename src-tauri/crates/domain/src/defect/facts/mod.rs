//! What a bug report says: its text, read into the facts that triage asks for.
//!
//! Source: the two forms that such reports come in, the report form of a Jira service portal
//! (observed and expected behaviour, release version) and Mojaloop's own Markdown template (summary,
//! severity, priority, expected behaviour, steps, specifications, notes). Headings are read
//! leniently, since people write them by hand. What stands under none that is known is kept and
//! shown; nothing is lost, and nothing is guessed.

mod compose;
mod field;
mod heading;
mod value;

pub use compose::compose;
pub use field::Field;

use crate::defect::scale::{Priority, Severity};
use heading::{Form, Heading};
use serde::{Deserialize, Serialize};
use value::{is_placeholder, log_block};

/// What a report says. Empty is what it does not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// What it is about.
    pub summary: String,
    /// Text before any heading, or under one that only says description.
    pub description: String,
    /// What happens.
    pub observed: String,
    /// What should.
    pub expected: String,
    /// How to see it.
    pub steps: String,
    /// What the components wrote.
    pub logs: String,
    /// The release it was found in, as written.
    pub version: String,
    /// The component, or several, as written.
    pub component: String,
    /// Where it was found.
    pub environment: String,
    /// What that runs on.
    pub platform: String,
    /// The hub's incident ticket.
    pub incident: String,
    /// The lower environment it was reproduced in.
    pub reproduced_environment: String,
    /// The release that ran there.
    pub reproduced_version: String,
    /// What helps until it is mended.
    pub workaround: String,
    /// The known error it is, as written.
    pub known_error: String,
    /// Whether it was found in a deployment window, as written.
    pub found_in_window: String,
    /// Who found it.
    pub raised_by: String,
    /// Which testing found it.
    pub testing: String,
    /// Whose project it is.
    pub customer: String,
    /// The severity, as written.
    pub severity: String,
    /// The priority, as written.
    pub priority: String,
    /// The severity it was opened with, as written.
    pub severity_opened: String,
    /// The priority it was opened with, as written.
    pub priority_opened: String,
}

/// A part of the text under one heading, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The line that begins it; empty for what stands before the first.
    pub heading: String,
    /// Its lines below that.
    pub body: String,
}

/// A report as read. Each line of its text is in one of these.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What it says.
    pub facts: Facts,
    /// What it says besides, under its own headings.
    pub rest: Vec<Section>,
    /// Lines of the form: headings, names of fields whose values are facts, and what nobody filled in.
    pub form: Vec<String>,
}

impl Facts {
    /// What stands in a field.
    pub fn get(&self, field: Field) -> &str {
        field.of(self)
    }

    /// Puts a text into a field.
    pub fn put(&mut self, field: Field, text: impl Into<String>) {
        *field.slot(self) = text.into();
    }

    /// The severity it was opened with, where it can be read.
    pub fn opened_severity(&self) -> Option<Severity> {
        Severity::read(&self.severity_opened).or_else(|| Severity::read(&self.severity))
    }

    /// The priority it was opened with, where it can be read.
    pub fn opened_priority(&self) -> Option<Priority> {
        Priority::read(&self.priority_opened).or_else(|| Priority::read(&self.priority))
    }

    /// Whether there is a workaround; None when nothing is said of it.
    pub fn has_workaround(&self) -> Option<bool> {
        value::yes_or_no(&self.workaround)
    }

    /// Whether it is a known error; None when nothing is said of it.
    pub fn is_known_error(&self) -> Option<bool> {
        value::yes_or_no(&self.known_error)
    }

    /// Whether it was found in a deployment window; None when nothing is said of it.
    pub fn was_in_window(&self) -> Option<bool> {
        value::yes_or_no(&self.found_in_window)
    }
}

/// Reads a report.
pub fn read(text: &str) -> Report {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut report = Report::default();
    for part in parts(text) {
        report.take(&part);
    }
    if report.facts.logs.is_empty() {
        report.facts.logs = log_block(text).unwrap_or_default();
    }
    report
}

/// Lines under one heading.
struct Part<'a> {
    /// The heading's line as written.
    line: &'a str,
    field: Option<Field>,
    /// The rank of the heading; of two the one with the smaller number is above.
    rank: usize,
    /// What stands behind the heading on its line.
    inline: &'a str,
    lines: Vec<&'a str>,
}

/// Cuts a text at its headings; what looks like one inside a block of code is none.
fn parts(text: &str) -> Vec<Part<'_>> {
    let mut last = Part {
        line: "",
        field: None,
        rank: 0,
        inline: "",
        lines: Vec::new(),
    };
    let mut parts = Vec::new();
    let mut code = Code::default();
    for line in text.lines() {
        let heading = if code.holds(line) {
            None
        } else {
            heading::read(line)
        };
        match heading {
            Some(Heading {
                form: Form::Title(rank),
                field,
                value,
            }) if !last.holds(field, rank) => {
                let next = Part {
                    line,
                    field,
                    rank,
                    inline: value,
                    lines: Vec::new(),
                };
                parts.push(std::mem::replace(&mut last, next));
            }
            _ => last.lines.push(line),
        }
    }
    parts.push(last);
    parts
}

impl Part<'_> {
    /// Whether a heading of its author's own stands below this one, as a part of its text.
    fn holds(&self, field: Option<Field>, rank: usize) -> bool {
        field.is_none() && self.field.is_some_and(Field::is_block) && rank > self.rank
    }
}

impl Report {
    fn take(&mut self, part: &Part<'_>) {
        match part.field {
            Some(field) if field.is_block() => self.block(field, part),
            Some(field) if !field.is_group() => self.line(field, part),
            _ => self.group(part),
        }
    }

    /// All of it is one fact.
    fn block(&mut self, field: Field, part: &Part<'_>) {
        self.form.push(part.line.to_owned());
        let text = joined([part.inline].into_iter().chain(part.lines.iter().copied()));
        match is_placeholder(&text) {
            true => self.unfilled(&text),
            false => append(field.slot(&mut self.facts), &text),
        }
    }

    /// The first line is the fact, or the items of a first list; more lines are free text.
    fn line(&mut self, field: Field, part: &Part<'_>) {
        self.form.push(part.line.to_owned());
        let lines = part
            .lines
            .iter()
            .copied()
            .skip_while(|line| line.trim().is_empty());
        let mut more: Vec<&str> = Vec::new();
        let mut value = part.inline.to_owned();
        if value.is_empty() {
            let items: Vec<&str> = lines.clone().map_while(value::item).collect();
            value = match items.is_empty() {
                true => lines.clone().next().unwrap_or_default().to_owned(),
                false => items.join(", "),
            };
            // Marks around a value are not part of it, and what is left may be nothing.
            let many = items.len().max(1);
            self.form
                .extend(lines.clone().take(many).map(str::to_owned));
            more.extend(lines.skip(many));
        } else {
            more.extend(lines);
        }
        if !self.fact(field, &value) {
            let heading = part.line.trim().to_owned();
            let body = if part.inline.is_empty() {
                value
            } else {
                String::new()
            };
            self.rest.push(Section { heading, body });
        }
        append(&mut self.facts.description, &joined(more));
    }

    /// Lines of their own facts, and free text.
    fn group(&mut self, part: &Part<'_>) {
        let mut free = Vec::new();
        let mut code = Code::default();
        for line in part.lines.iter().copied() {
            let item = if code.holds(line) {
                None
            } else {
                heading::read(line)
            };
            let taken = match item {
                Some(Heading {
                    form: Form::Item,
                    field: Some(field),
                    value,
                }) => self.fact(field, value),
                _ => false,
            };
            match taken {
                true => self.form.push(line.to_owned()),
                false => free.push(line),
            }
        }
        let body = joined([part.inline].into_iter().chain(free));
        match part.field {
            None if part.line.is_empty() => append(&mut self.facts.description, &body),
            Some(_) if is_placeholder(&body) => {
                self.form.push(part.line.to_owned());
                self.unfilled(&body);
            }
            _ => self.rest.push(Section {
                heading: part.line.trim().to_owned(),
                body,
            }),
        }
    }

    /// Sets a fact that is not set; false when another value stands there.
    fn fact(&mut self, field: Field, value: &str) -> bool {
        if is_placeholder(value) {
            self.unfilled(value);
            return true;
        }
        let value = value::bare(value);
        let facts = &mut self.facts;
        let place =
            field == Field::ReproducedEnvironment && facts.reproduced_environment.is_empty();
        if place && facts.reproduced_version.is_empty() {
            let (place, version) = value::place_and_version(value);
            facts.reproduced_environment = place.to_owned();
            facts.reproduced_version = version.to_owned();
            return true;
        }
        let slot = field.slot(facts);
        if slot.is_empty() {
            *slot = value.to_owned();
        }
        slot.as_str() == value
    }

    fn unfilled(&mut self, text: &str) {
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        self.form.extend(lines.map(str::to_owned));
    }
}

/// Whether lines stand in a block of code, read one after the other.
#[derive(Default)]
struct Code(Option<&'static str>);

impl Code {
    /// Whether this line does, or begins or ends one.
    fn holds(&mut self, line: &str) -> bool {
        let mark = value::fence(line);
        let inside = self.0.is_some() || mark.is_some();
        self.0 = match (self.0, mark) {
            (None, mark) => mark,
            (Some(open), Some(mark)) if open == mark => None,
            (open, _) => open,
        };
        inside
    }
}

fn append(slot: &mut String, text: &str) {
    if !slot.is_empty() && !text.is_empty() {
        slot.push_str("\n\n");
    }
    slot.push_str(text);
}

/// Lines as one text without empty ones at its ends.
fn joined<'a>(lines: impl IntoIterator<Item = &'a str>) -> String {
    let lines: Vec<&str> = lines.into_iter().map(str::trim_end).collect();
    let text = lines.join("\n");
    text.trim_matches('\n').to_owned()
}
