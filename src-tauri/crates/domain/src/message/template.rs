//! Templates of messages: minijinja, with nothing in it that could run long, grow large or reach
//! outside, and refused on save when a required field would not come out.

use super::field::{FIELDS, Fields, required};
use crate::deployment::MessageKind;
use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Longest template.
pub const LONGEST: usize = 20_000;
/// Longest text that may come out.
const LONGEST_OUT: usize = 200_000;
/// Longest subject, in characters.
const LONGEST_SUBJECT: usize = 200;
/// Instructions that one template may run.
const FUEL: u64 = 50_000;

/// Why a template cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// It is empty.
    #[error("the {0} is empty")]
    Empty(&'static str),
    /// Longer than [`LONGEST`].
    #[error("the {0} is longer than 20000 characters")]
    TooLong(&'static str),
    /// It cannot be understood, or names what there is not.
    #[error("line {line} of the {part}: {message}")]
    Broken {
        /// `subject` or `text`.
        part: &'static str,
        /// From 1.
        line: usize,
        /// What is wrong.
        message: String,
    },
    /// It would run too long or grow too large.
    #[error("the {0} makes too much of what it is given")]
    TooMuch(&'static str),
    /// Required fields do not come out of it.
    #[error("{} would be missing", .0.join(", "))]
    LeavesOut(Vec<&'static str>),
}

/// A message as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// One line without control characters, that no spreadsheet takes for a formula.
    pub subject: String,
    /// Plain text with `\n` line ends.
    pub body: String,
}

/// Looks whether a template may be saved: it must run, also on a plan that holds little, and every
/// required field of its kind must come out of it.
///
/// # Errors
/// [`TemplateError`] with the line, or the fields that would be missing.
pub fn check(kind: MessageKind, subject: &str, body: &str) -> Result<(), TemplateError> {
    render(subject, body, &Fields::default())?;
    let mut full = Fields::default();
    for (number, field) in FIELDS.iter().enumerate() {
        full.put(field.name, format!("qz{number}zq"));
    }
    let rendered = render(subject, body, &full)?;
    let text = format!("{}\n{}", rendered.subject, rendered.body);
    let left_out = full.left_out(kind, &text);
    // What only the subject says is lost where there is none: in a chat message.
    let in_body = full.left_out(kind, &rendered.body);
    let missing: Vec<&str> = required(kind)
        .map(|field| field.name)
        .filter(|name| left_out.contains(name) || in_body.contains(name))
        .collect();
    match missing.is_empty() {
        true => Ok(()),
        false => Err(TemplateError::LeavesOut(missing)),
    }
}

/// Writes a message.
///
/// # Errors
/// [`TemplateError`] when a template does not run.
pub fn render(subject: &str, body: &str, fields: &Fields) -> Result<Rendered, TemplateError> {
    let context = context(fields.nested());
    let subject = subject_line(&written("subject", subject, &context)?);
    let body = body_text(&written("text", body, &context)?);
    Ok(Rendered { subject, body })
}

/// A text as a subject: one line, and never one that a spreadsheet takes for a formula.
pub fn subject_line(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let line: String = words.join(" ").chars().take(LONGEST_SUBJECT).collect();
    match line.starts_with(['=', '+', '-', '@']) {
        true => format!("'{line}"),
        false => line,
    }
}

/// A text as a body: `\n` line ends, no other control characters, at most one empty line in a row.
pub fn body_text(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let keep = |c: &char| !c.is_control() || *c == '\n';
    let text: String = text.replace('\t', "    ").chars().filter(keep).collect();
    let mut out = String::with_capacity(text.len());
    let mut empty = 1;
    for line in text.lines().map(str::trim_end) {
        empty = if line.is_empty() { empty + 1 } else { 0 };
        if empty < 2 {
            out.push_str(line);
            out.push('\n');
        }
    }
    let end = out.trim_end().len();
    out.truncate(end);
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// Runs one text of a template. What is put in is data: nothing in it is read as a template.
pub(crate) fn written(
    name: &'static str,
    source: &str,
    context: &Value,
) -> Result<String, TemplateError> {
    if source.trim().is_empty() {
        return Err(TemplateError::Empty(name));
    }
    if source.len() > LONGEST {
        return Err(TemplateError::TooLong(name));
    }
    plain_tags(name, source)?;
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.set_fuel(Some(FUEL));
    environment.set_recursion_limit(20);
    environment.add_filter("upper", |text: String| text.to_uppercase());
    environment.add_filter("lower", |text: String| text.to_lowercase());
    environment.add_filter("lines", |text: String| -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    });
    let broken = |error: &minijinja::Error| broken(name, error);
    let template = environment
        .template_from_str(source)
        .map_err(|error| broken(&error))?;
    let mut out = Bounded(Vec::new());
    template
        .render_captured_to(context, &mut out)
        .map_err(|error| broken(&error))?;
    Ok(String::from_utf8_lossy(&out.0).into_owned())
}

/// The values of a template by the first part of their names, and by the rest where there is one.
pub(crate) fn context(nested: BTreeMap<&'static str, Vec<(&'static str, String)>>) -> Value {
    Value::from_pairs(nested.into_iter().map(|(group, parts)| {
        let value = match parts.as_slice() {
            [("", text)] => Value::from(text.as_str()),
            _ => Value::from_pairs(parts),
        };
        (group, value)
    }))
}

fn broken(part: &'static str, error: &minijinja::Error) -> TemplateError {
    if matches!(error.kind(), ErrorKind::OutOfFuel | ErrorKind::WriteFailure) {
        return TemplateError::TooMuch(part);
    }
    let what = error.kind().to_string();
    let message = match error.detail() {
        Some(detail) => format!("{what}: {detail}"),
        None => what,
    };
    TemplateError::Broken {
        part,
        line: error.line().unwrap_or(1),
        message,
    }
}

/// Refuses what could grow a text out of itself: only `if` and `for` are statements, and nothing is
/// joined, repeated or added.
fn plain_tags(part: &'static str, source: &str) -> Result<(), TemplateError> {
    let statements = ["if", "elif", "else", "endif", "for", "endfor"];
    let mut at = 0;
    while let Some(begin) = source[at..]
        .find("{{")
        .into_iter()
        .chain(source[at..].find("{%"))
        .min()
    {
        let open = at + begin;
        let statement = source[open..].starts_with("{%");
        let close = if statement { "%}" } else { "}}" };
        let inside = &source[open + 2..];
        let end = inside.find(close).unwrap_or(inside.len());
        let inside = &inside[..end];
        let word = inside
            .trim_start_matches(['-', '+'])
            .split_whitespace()
            .next()
            .unwrap_or_default();
        let word = word.trim_end_matches('-');
        let message = match () {
            () if statement && !statements.contains(&word) => {
                Some(format!("`{word}` is not known; there are if and for"))
            }
            () if inside.contains(['~', '*']) => Some("`~` and `*` are not known".to_owned()),
            () => None,
        };
        if let Some(message) = message {
            let line = source[..open].matches('\n').count() + 1;
            return Err(TemplateError::Broken {
                part,
                line,
                message,
            });
        }
        at = open + 2 + end;
    }
    Ok(())
}

/// Takes in no more than [`LONGEST_OUT`].
struct Bounded(Vec<u8>);

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > LONGEST_OUT {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
