//! Reads a runbook from text.

use super::{MOST_BYTES, MOST_STEPS, MOST_VARIABLES, is_step_id};
use crate::calendar::length::{self, LengthError};
use crate::deployment::Strategy;
use crate::runbook::section::{Section, StepKind};
use crate::runbook::step::{Runbook, Step, Variable};
use std::collections::BTreeSet;

/// Why a text is no runbook, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct TextError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub what: String,
}

type Read<T> = Result<T, TextError>;

/// Reads a runbook; it comes back [tidied](Runbook::tidied).
///
/// # Errors
/// [`TextError`] at the first line that cannot be read.
pub fn read(text: &str) -> Read<Runbook> {
    Ok(reader(text)?.runbook.tidied())
}

/// Where a part begins, or a step stands: its first line and the last that is not empty, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines<N> {
    /// What stands there.
    pub name: N,
    /// The line of its heading.
    pub first: usize,
    /// Its last line; of a part, that of its heading.
    pub last: usize,
}

/// A runbook with where its parts and steps stand, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// The runbook, not tidied: its steps lie as the text has them.
    pub runbook: Runbook,
    /// Its parts.
    pub parts: Vec<Lines<Section>>,
    /// Its steps, each by its place among the runbook's.
    pub steps: Vec<Lines<usize>>,
}

/// Reads a runbook with its lines.
///
/// # Errors
/// [`TextError`] at the first line that cannot be read.
pub fn outline(text: &str) -> Read<Outline> {
    let read = reader(text)?;
    Ok(Outline {
        runbook: read.runbook,
        parts: read.parts,
        steps: read.steps,
    })
}

fn reader(text: &str) -> Read<Reader<'_>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.len() > MOST_BYTES {
        let what = format!("it is longer than {} KiB", MOST_BYTES / 1024);
        return Err(TextError { line: 1, what });
    }
    let mut reader = Reader {
        lines: text.lines().collect(),
        at: 0,
        runbook: Runbook::default(),
        ids: BTreeSet::new(),
        parts: Vec::new(),
        steps: Vec::new(),
    };
    reader.front()?;
    reader.parts()?;
    Ok(reader)
}

struct Reader<'t> {
    lines: Vec<&'t str>,
    at: usize,
    runbook: Runbook,
    ids: BTreeSet<String>,
    parts: Vec<Lines<Section>>,
    steps: Vec<Lines<usize>>,
}

impl<'t> Reader<'t> {
    fn peek(&self) -> Option<&'t str> {
        self.lines.get(self.at).map(|line| line.trim_end())
    }

    fn next(&mut self) -> Option<&'t str> {
        let line = self.peek()?;
        self.at += 1;
        Some(line)
    }

    /// An error at the line that was read last.
    fn wrong<T>(&self, what: impl Into<String>) -> Read<T> {
        Err(TextError {
            line: self.at.max(1),
            what: what.into(),
        })
    }

    /// The last line that was read and is not empty.
    fn last_line(&self, first: usize) -> usize {
        let read = self.lines.get(first..self.at).unwrap_or_default();
        let filled = read.iter().rposition(|line| !line.trim_end().is_empty());
        filled.map_or(first, |at| first + at + 1)
    }

    fn skip_empty(&mut self) {
        while self.peek().is_some_and(str::is_empty) {
            self.at += 1;
        }
    }

    fn front(&mut self) -> Read<()> {
        self.skip_empty();
        if self.next() != Some("---") {
            return self.wrong("a runbook begins with a line of --- and its title");
        }
        loop {
            let Some(line) = self.next() else {
                return self.wrong("the line of --- that ends the head is missing");
            };
            if line == "---" {
                break;
            }
            let Some((key, value)) = line.split_once(':') else {
                return self.wrong("the head holds lines of `key: value`");
            };
            let value = value.trim();
            match key.trim() {
                "title" => value.clone_into(&mut self.runbook.title),
                "from" => value.clone_into(&mut self.runbook.from),
                "strategy" => match Strategy::parse(value) {
                    Some(strategy) => self.runbook.strategy = Some(strategy),
                    None => return self.wrong(format!("“{value}” is no strategy")),
                },
                other => {
                    return self.wrong(format!("“{other}” is not title, from or strategy"));
                }
            }
        }
        Ok(())
    }

    fn parts(&mut self) -> Read<()> {
        let mut seen = BTreeSet::new();
        loop {
            self.skip_empty();
            let Some(line) = self.next() else {
                return Ok(());
            };
            let Some(title) = line.strip_prefix("## ") else {
                return self.wrong("a part of a runbook begins with `## ` and its title");
            };
            let section = self.section(title.trim())?;
            if !seen.insert(section) {
                return self.wrong(format!("“{}” is there twice", section.title()));
            }
            self.parts.push(Lines {
                name: section,
                first: self.at,
                last: self.at,
            });
            self.part(section)?;
        }
    }

    fn section(&self, title: &str) -> Read<Section> {
        let named = |section: &&Section| {
            section.title().eq_ignore_ascii_case(title)
                || section.slug().eq_ignore_ascii_case(title)
        };
        let found = Section::ALL.iter().find(named);
        match found {
            Some(section) => Ok(*section),
            None => {
                let titles: Vec<&str> = Section::ALL.iter().map(|one| one.title()).collect();
                self.wrong(format!(
                    "“{title}” is no part of a runbook; there are {}",
                    titles.join(", ")
                ))
            }
        }
    }

    /// What stands at the head of a part, its variables, and its steps.
    fn part(&mut self, section: Section) -> Read<()> {
        let note = self.prose();
        if !note.trim().is_empty() {
            self.runbook.notes.insert(section, note);
        }
        if section == Section::Variables && self.peek() == Some("```env") {
            self.at += 1;
            self.variables()?;
        }
        loop {
            self.skip_empty();
            let Some(line) = self.peek() else {
                return Ok(());
            };
            if line.starts_with("## ") {
                return Ok(());
            }
            self.at += 1;
            let Some(head) = line.strip_prefix("### ") else {
                return self.wrong("a step begins with `### name: what is done`");
            };
            self.step(section, head)?;
        }
    }

    /// Lines up to the next heading or fence.
    fn prose(&mut self) -> String {
        let mut out = String::new();
        while let Some(line) = self.peek() {
            if line.starts_with(['#', '`', '~']) {
                break;
            }
            let escaped = line
                .strip_prefix('\\')
                .filter(|rest| rest.starts_with(['\\', '#', '`', '~', '-']));
            out.push_str(escaped.unwrap_or(line));
            out.push('\n');
            self.at += 1;
        }
        out
    }

    fn variables(&mut self) -> Read<()> {
        let mut note = String::new();
        loop {
            let Some(line) = self.next() else {
                return self.wrong("the block of variables has no end");
            };
            match line.trim() {
                "```" => return Ok(()),
                "" => continue,
                line => match line.strip_prefix('#') {
                    Some(why) => note = format!("{note} {}", why.trim()),
                    None => self.variable(line, &mut note)?,
                },
            }
        }
    }

    fn variable(&mut self, line: &str, note: &mut String) -> Read<()> {
        let Some((name, value)) = line.split_once('=') else {
            return self.wrong("a variable is written NAME=value");
        };
        let name = name.trim();
        if name.is_empty() || name.contains(char::is_whitespace) {
            return self.wrong(format!("“{name}” is no name of a variable"));
        }
        let twice = |variable: &Variable| variable.name == name;
        if self.runbook.variables.iter().any(twice) {
            return self.wrong(format!("{name} is there twice"));
        }
        if self.runbook.variables.len() == MOST_VARIABLES {
            return self.wrong(format!("more than {MOST_VARIABLES} variables"));
        }
        self.runbook.variables.push(Variable {
            name: name.to_owned(),
            value: value.trim().to_owned(),
            note: std::mem::take(note),
        });
        Ok(())
    }

    fn step(&mut self, section: Section, head: &str) -> Read<()> {
        let Some((id, title)) = head.split_once(':') else {
            return self.wrong("a step begins with `### name: what is done`");
        };
        let (id, title) = (id.trim(), title.trim());
        if !is_step_id(id) {
            return self.wrong(format!(
                "“{id}” cannot name a step: small letters, digits and hyphens, 60 at most"
            ));
        }
        if !self.ids.insert(id.to_owned()) {
            return self.wrong(format!("a step {id} is there already"));
        }
        if title.is_empty() {
            return self.wrong(format!("step {id} does not say what is done"));
        }
        if self.runbook.steps.len() == MOST_STEPS {
            return self.wrong(format!("more than {MOST_STEPS} steps"));
        }
        let mut step = Step::new(id, section, StepKind::Action, title);
        let first = self.at;
        self.skip_empty();
        while let Some(pair) = self.peek().and_then(|line| line.strip_prefix("- ")) {
            self.at += 1;
            self.key(&mut step, pair)?;
        }
        step.text = self.prose();
        self.command(&mut step)?;
        self.steps.push(Lines {
            name: self.runbook.steps.len(),
            first,
            last: self.last_line(first),
        });
        self.runbook.steps.push(step);
        Ok(())
    }

    fn key(&self, step: &mut Step, pair: &str) -> Read<()> {
        let Some((key, value)) = pair.split_once(':') else {
            return self.wrong("what a step is stands in lines of `- key: value`");
        };
        let value = value.trim();
        match key.trim() {
            "type" => match StepKind::parse(value) {
                Some(kind) => step.kind = kind,
                None => return self.wrong(format!("“{value}” is no type of step")),
            },
            "maker" => value.clone_into(&mut step.maker),
            "checker" => value.clone_into(&mut step.checker),
            "after" => step.after = self.names(value)?,
            "with" => step.with = self.names(value)?,
            "estimate" => step.estimate = Some(self.estimate(value)?),
            "expected" => value.clone_into(&mut step.expected),
            "takes back" => step.rollback_of = self.names(value)?.into_iter().next(),
            "point of no return" => step.point_of_no_return = value == "yes",
            other => {
                return self.wrong(format!(
                    "“{other}” is not type, maker, checker, after, with, estimate, expected, takes \
                     back or point of no return"
                ));
            }
        }
        Ok(())
    }

    fn names(&self, value: &str) -> Read<Vec<String>> {
        let mut out: Vec<String> = Vec::new();
        for name in value
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty())
        {
            if !is_step_id(name) {
                return self.wrong(format!("“{name}” cannot name a step"));
            }
            if !out.iter().any(|held| held == name) {
                out.push(name.to_owned());
            }
        }
        Ok(out)
    }

    fn estimate(&self, value: &str) -> Read<u32> {
        match length::parse(value) {
            Ok(minutes) => Ok(minutes),
            Err(LengthError::Nothing) => Ok(0),
            Err(error) => self.wrong(error.to_string()),
        }
    }

    /// The command: at most one fenced block, and nothing after it.
    fn command(&mut self, step: &mut Step) -> Read<()> {
        let Some(opening) = self.peek().filter(|line| line.starts_with("```")) else {
            return match self.peek() {
                Some(line) if !line.starts_with('#') => {
                    self.at += 1;
                    self.wrong("a command stands between lines of ```")
                }
                _ => Ok(()),
            };
        };
        self.at += 1;
        let opened = self.at;
        let fence: String = opening.chars().take_while(|c| *c == '`').collect();
        let mut command = String::new();
        loop {
            let Some(line) = self.next() else {
                self.at = opened;
                return self.wrong("the command that begins here has no end");
            };
            if line.trim() == fence {
                break;
            }
            command.push_str(line);
            command.push('\n');
        }
        step.command = command;
        self.skip_empty();
        match self.peek() {
            Some(line) if !line.starts_with('#') => {
                self.at += 1;
                self.wrong("a step has one command, and its text stands before it")
            }
            _ => Ok(()),
        }
    }
}
