//! Takes in a folder of documents: what is new is published as what it is, text that another tool
//! published and that nobody here has proved; what is here already gets a new version where it differs.
//!
//! Who may review articles publishes so; from anybody else it goes to the reviewers, as does what comes
//! over a text that somebody here wrote or approved.

mod beside;
pub mod desk;
mod lead;
mod mirrored;
mod over;
mod settle;
mod take;
mod tell;
mod walk;

use super::template::kind_in;
use super::{ImportArticles, Imported};
use crate::error::{Error, Result};
use crate::transact::Done;
use crate::{App, Caller};
use slipway_domain::article::import::Format;
use std::path::{Path, PathBuf};
use take::Taking;
use tell::look;

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
    let (format, told) = format_of(request.format.as_deref(), &folder)?;
    let kind = request.kind.as_deref().map(kind_in).transpose()?;
    let mut found = walk::read(&folder, format, caller)?;
    match told {
        Told::Nothing => {}
        Told::ByMarks => {
            found.read_as = format!("Read as {}, by the marks in its files.", format.title());
        }
        Told::Also(other) => found.skip(
            "*.html",
            format!(
                "They are written as {} is: import them with --format {}.",
                other.title(),
                other.slug()
            ),
        ),
    }
    let from = folder.display().to_string();
    Taking {
        app,
        caller,
        from: &from,
        kind,
    }
    .all(found)
}

/// What is told of the format.
enum Told {
    Nothing,
    /// Nobody said it; its files do.
    ByMarks,
    /// There are files of another one.
    Also(Format),
}

/// What wrote a folder, and what is told of that.
fn format_of(text: Option<&str>, folder: &Path) -> Result<(Format, Told)> {
    let told = format_in(text)?;
    let markdown = matches!(told, None | Some(Format::Markdown));
    if let Some(told) = told.filter(|_| !markdown) {
        return Ok((told, Told::Nothing));
    }
    let looked = look(folder);
    match (told, looked.exported) {
        (_, Some(other)) if looked.markdown => Ok((Format::Markdown, Told::Also(other))),
        _ if looked.markdown || !looked.html => Ok((Format::Markdown, Told::Nothing)),
        (None, Some(exported)) => Ok((exported, Told::ByMarks)),
        (_, exported) => {
            let message = format!("{} holds HTML files and no Markdown.", folder.display());
            let hint = match exported {
                Some(exported) => format!(
                    "They are written as {} is: give --format {}.",
                    exported.title(),
                    exported.slug()
                ),
                None => "Give --format confluence or --format bookstack for an export of those; \
                         Slipway reads no other HTML."
                    .to_owned(),
            };
            Err(Error::invalid("format", message, hint))
        }
    }
}

fn format_in(text: Option<&str>) -> Result<Option<Format>> {
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    let Some(text) = text else {
        return Ok(None);
    };
    Format::parse(text).map(Some).ok_or_else(|| {
        let slugs: Vec<&str> = Format::ALL.iter().map(|format| format.slug()).collect();
        let message = format!("“{text}” is not a format of documents.");
        Error::invalid("format", message, format!("Use {}.", slugs.join(", ")))
    })
}
