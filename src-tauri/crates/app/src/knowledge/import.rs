//! Takes in a folder of documents: what is new is published as what it is, text that another tool
//! published and that nobody here has proved; what is here already gets a new version where it differs.
//!
//! Who may review articles publishes so; from anybody else it goes to the reviewers.

pub mod desk;
mod lead;
mod mirrored;
mod settle;
mod take;
mod walk;

use super::template::kind_in;
use super::{ImportArticles, Imported};
use crate::error::{Error, Result};
use crate::transact::Done;
use crate::{App, Caller};
use slipway_domain::article::import::Format;
use std::path::PathBuf;
use take::Taking;

pub(crate) fn run(app: &App, caller: &Caller, request: ImportArticles) -> Result<Done<Imported>> {
    // As its files name it: without `.` and a slash at its end.
    let folder: PathBuf = PathBuf::from(request.folder.trim()).components().collect();
    if !folder.is_absolute() || !folder.is_dir() {
        let message = format!("{} is not a folder.", folder.display());
        return Err(Error::invalid(
            "folder",
            message,
            "Give the whole path of a folder that is there.",
        ));
    }
    let format = format_in(request.format.as_deref())?;
    let kind = request.kind.as_deref().map(kind_in).transpose()?;
    let found = walk::read(&folder, format, caller)?;
    let from = folder.display().to_string();
    Taking {
        app,
        caller,
        from: &from,
        kind,
    }
    .all(found)
}

fn format_in(text: Option<&str>) -> Result<Format> {
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    let Some(text) = text else {
        return Ok(Format::Markdown);
    };
    Format::parse(text).ok_or_else(|| {
        let slugs: Vec<&str> = Format::ALL.iter().map(|format| format.slug()).collect();
        let message = format!("“{text}” is not a format of documents.");
        Error::invalid("format", message, format!("Use {}.", slugs.join(", ")))
    })
}
