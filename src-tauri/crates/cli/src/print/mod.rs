//! Putting answers out: one JSON document for programs, set-out text for people.

mod bundle;
mod chart;
mod defect;
mod deployment;
mod desk;
mod evidence;
mod handover;
mod hub;
mod kb;
mod message;
mod observed;
mod release;
mod reply;
mod repo;
mod rollup;
mod runbook;
mod standard;
mod table;
pub(crate) mod text;
mod whole;
mod window;

pub(crate) use runbook::RunbookText;

pub(crate) use kb::{ArticleHtml, ArticleMarkdown};
pub(crate) use message::{Texts, Told};

use crate::answer::Answer;
use serde::Deserialize;
use serde_json::Value;
use slipway_app::error::{Code, Error};
use std::io::{ErrorKind, Write, stderr, stdout};

/// How answers are put out.
#[derive(Clone, Copy)]
pub(crate) struct Channel {
    /// As one JSON document, and errors likewise.
    pub(crate) json: bool,
}

/// A response set out for people. Lines end with a newline; text from outside is cleaned.
pub(crate) trait Page {
    /// The text.
    fn page(&self) -> String;
}

/// What a removal answers with.
#[derive(Deserialize)]
pub(crate) struct Gone {
    removed: String,
}

impl Page for Gone {
    fn page(&self) -> String {
        format!("Removed {}.\n", text::one_line(&self.removed))
    }
}

/// What no longer keeping a file answers with.
#[derive(Deserialize)]
pub(crate) struct Stopped {
    removed: String,
}

impl Page for Stopped {
    fn page(&self) -> String {
        let file = text::one_line(&self.removed);
        format!("{file} is written no more and stays as it is.\n")
    }
}

/// What the notes tell of the way from one release to another.
#[derive(Deserialize)]
pub(crate) struct Between {
    from: String,
    to: String,
    #[serde(flatten)]
    rollup: slipway_app::releases::Rollup,
}

impl Page for Between {
    fn page(&self) -> String {
        format!(
            "{} → {}\n{}",
            text::one_line(&self.from),
            text::one_line(&self.to),
            rollup::page(&self.rollup)
        )
    }
}

/// Writes an answer to standard output. A reader that went away has seen enough.
pub(crate) fn answer(answer: &Answer, channel: Channel) -> Result<(), Error> {
    let out = if channel.json {
        document(&answer.value())
    } else {
        answer.page()?
    };
    let mut stdout = stdout().lock();
    match stdout
        .write_all(out.as_bytes())
        .and_then(|()| stdout.flush())
    {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Error::new(
            Code::Internal,
            format!("The answer could not be written: {error}."),
            "The command itself was carried out.",
        )),
        _ => Ok(()),
    }
}

/// Writes an error to standard error, on one line.
pub(crate) fn error(error: &Error, channel: Channel) {
    let line = if channel.json {
        let shape = serde_json::json!({
            "code": error.code,
            "message": error.message,
            "hint": error.hint,
        });
        text::json_for_terminals(&shape.to_string())
    } else {
        let hint = text::one_line(&error.hint);
        let hint = if hint.is_empty() {
            hint
        } else {
            format!(" ({hint})")
        };
        format!("error: {}{hint}", text::one_line(&error.message))
    };
    // When nobody listens any more, the exit code still tells.
    let _ = writeln!(stderr(), "{line}");
}

/// Says something beside the answer that does not stop it.
pub(crate) fn warning(message: &str) {
    // When nobody listens any more, there is nobody to warn.
    let _ = writeln!(stderr(), "warning: {}", text::one_line(message));
}

fn document(value: &Value) -> String {
    let mut out = text::json_for_terminals(&format!("{value:#}"));
    out.push('\n');
    out
}
