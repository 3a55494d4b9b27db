//! `kb`: the knowledge base.

mod import;
mod judge;
mod read;
mod write;

use crate::answer::{Answer, Result};
use crate::terminal::Terminal;
use clap::Subcommand;
use serde_json::Value;
use slipway_app::error::{Code, Error};
use slipway_app::knowledge::Article;
use std::fs::File;
use std::io::{Read, stdin};
use std::path::Path;

/// What can be done with articles.
#[derive(Subcommand)]
pub(crate) enum Verb {
    #[command(flatten)]
    Read(read::Verb),
    #[command(flatten)]
    Write(write::Verb),
    #[command(flatten)]
    Judge(judge::Verb),
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        match self {
            Verb::Read(verb) => verb.run(terminal),
            Verb::Write(verb) => verb.run(terminal),
            Verb::Judge(verb) => verb.run(terminal),
        }
    }
}

/// Does something to an article and answers with it.
fn done(terminal: &Terminal, command: &str, request: &Value) -> Result {
    terminal.call(command, request).map(Answer::of::<Article>)
}

/// A document from a file, or from standard input for `-`. One byte more than the most tells that a
/// file is too large.
fn document(path: &Path) -> Result<String> {
    const MOST: u64 = slipway_app::knowledge::MOST_TEXT_BYTES as u64;
    let wrong = |why: String| {
        let message = format!("`{}` could not be read: {why}.", path.display());
        Error::new(Code::Invalid, message, "Nothing was changed.")
    };
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        stdin().take(MOST + 1).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| file.take(MOST + 1).read_to_end(&mut bytes))
    };
    read.map_err(|error| wrong(error.to_string()))?;
    String::from_utf8(bytes).map_err(|_| wrong("it is not UTF-8 text".to_owned()))
}
