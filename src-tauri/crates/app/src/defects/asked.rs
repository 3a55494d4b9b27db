//! What the reporter of a defect still has to tell, as the rules that hold here find it.

use super::{files, judge};
use crate::book::Book;
use crate::error::Result;
use slipway_domain::defect::complete::{Completeness, Reproduced, completeness};
use slipway_domain::defect::facts::Facts;
use slipway_domain::defect::reply::ask;
use slipway_domain::rules::Level;
use slipway_store::table::triage::TriageRow;
use slipway_store::{Connection, sources};

/// What the report of a defect says.
///
/// # Errors
/// The store's.
pub(crate) fn report(conn: &Connection, defect: &str) -> Result<Facts> {
    let found = sources(conn, defect)?;
    let triage = found.triage.clone();
    let triage = triage.unwrap_or_else(|| TriageRow::new(defect));
    Ok(judge::report(&found.fields(), &triage))
}

/// What is missing of it, one a line, in the words of an answer. A rule that is off asks for nothing.
///
/// # Errors
/// The store's.
pub(crate) fn missing(book: &Book, conn: &Connection, defect: &str) -> Result<String> {
    let off = |rule: &str| book.levels.get(rule) == Some(&Level::Off);
    let facts = report(conn, defect)?;
    let found = match off("report_complete") {
        true => Completeness {
            done: 0,
            of: 0,
            missing: Vec::new(),
        },
        false => completeness(&facts, files::count(conn, &sources(conn, defect)?)?),
    };
    let below = match off("reproduced_below") {
        true => Reproduced::Same,
        false => judge::Hub::read(conn)?.reproduced(&facts),
    };
    Ok(ask(&found, &below))
}
