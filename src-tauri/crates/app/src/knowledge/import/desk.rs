//! Takes in the pages of knowledge that a service desk keeps: wiki pages of Redmine, articles of
//! Request Tracker. Everything is read first, page by page; then it is written as one operation, as
//! when a folder is imported. Nothing is ever written to the desk.
//!
//! A page is known again by its address, so an article may be moved here and stays that page's.

mod read;
mod shelve;

use super::take::Taking;
use crate::desks::line::{error_of, open};
use crate::desks::{lent, list};
use crate::error::{Code, Error, Result};
use crate::knowledge::template::kind_in;
use crate::knowledge::{ImportDeskArticles, Imported};
use crate::people::actor::acting;
use crate::repos::sync::sentence;
use crate::transact::{Done, Op};
use crate::{App, Caller};
use read::Reading;
use slipway_domain::desk::library::{Library, Markup, Shut};
use slipway_domain::desk::meta::DeskKind;
use slipway_store::table::desk::DeskRow;

pub(crate) fn run(
    app: &App,
    caller: &Caller,
    request: ImportDeskArticles,
) -> Result<Done<Imported>> {
    let row = allowed(app, caller, &request)?;
    let project = named(request.project.as_deref());
    let import = || {
        let desk = open(app, &row)?;
        let library = desk.library(project);
        let mut library = library.ok_or_else(|| keeps_none(&row))?;
        take(app, caller, &row, &request, &mut *library)
    };
    lent::with(app, &row, request.secret.as_deref(), import, |_| true)
}

/// The same from pages that are there already, whatever is at their other end.
///
/// # Errors
/// `not_found`, `invalid`, `remote`, `forbidden`.
pub fn between(
    app: &App,
    caller: &Caller,
    request: &ImportDeskArticles,
    library: &mut dyn Library,
) -> Result<Done<Imported>> {
    let row = allowed(app, caller, request)?;
    take(app, caller, &row, request, library)
}

fn named(project: Option<&str>) -> Option<&str> {
    project.map(str::trim).filter(|project| !project.is_empty())
}

/// The desk, when who asks may import and the desk keeps pages.
fn allowed(app: &App, caller: &Caller, request: &ImportDeskArticles) -> Result<DeskRow> {
    let row = app.store.read(|conn| {
        acting(conn, caller)?.must(Op::ImportArticles.power())?;
        list::find(conn, request.desk.trim())
    })?;
    match DeskKind::from_slug(&row.kind).map(DeskKind::pages) {
        Some(None) => Err(keeps_none(&row)),
        _ => Ok(row),
    }
}

/// Says that a desk has no pages that can be read, and what to do instead.
fn keeps_none(row: &DeskRow) -> Error {
    let kind = DeskKind::from_slug(&row.kind);
    let name = kind.map_or("This desk", DeskKind::name);
    let message = format!("{name} has no pages that Slipway reads.");
    let hint = match kind {
        Some(DeskKind::Jira) => {
            "Its pages are in Confluence: export the space as HTML and import that folder."
        }
        Some(DeskKind::Github) => "Clone the repository or its wiki and import that folder.",
        _ => "Export its pages and import that folder.",
    };
    Error::invalid("desk", message, hint)
}

fn take(
    app: &App,
    caller: &Caller,
    row: &DeskRow,
    request: &ImportDeskArticles,
    library: &mut dyn Library,
) -> Result<Done<Imported>> {
    let kind = request.kind.as_deref().map(kind_in).transpose()?;
    let markup = markup_in(request.markup.as_deref())?;
    let found = Reading {
        app,
        caller,
        desk: &row.name,
        library,
        lost: 0,
    }
    .all(markup)?;
    let from = match named(request.project.as_deref()) {
        Some(project) => format!("{}: {project}", row.name),
        None => row.name.clone(),
    };
    Taking {
        app,
        caller,
        from: &from,
        kind,
    }
    .all(found)
}

fn markup_in(text: Option<&str>) -> Result<Option<Markup>> {
    let Some(text) = named(text) else {
        return Ok(None);
    };
    let told = Markup::parse(text);
    told.map(Some).ok_or_else(|| {
        let slugs = Markup::TOLD.map(Markup::slug).join(" or ");
        let message = format!("“{text}” is not a markup of wiki pages.");
        Error::invalid("markup", message, format!("Use {slugs}."))
    })
}

/// Why there is no list of pages, as hosts show it.
fn shut(shut: &Shut) -> Error {
    match shut {
        Shut::Fault(fault) => error_of(fault),
        Shut::Absent { what, names } => {
            let hint = match names.as_slice() {
                [] => "Look at its name there.".to_owned(),
                names => format!("There are: {}.", names.join(", ")),
            };
            Error::new(Code::NotFound, sentence(what), hint).at("project")
        }
        Shut::Forbidden(why) => {
            let hint = "Let the account read it there, or name another project.";
            Error::new(Code::Remote, sentence(why), hint).at("project")
        }
    }
}
