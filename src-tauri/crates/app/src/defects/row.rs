//! A defect as lists show it, from its row.

use super::DefectRow;
use super::clock::Clocks;
use crate::book::Book;
use crate::error::Result;
use crate::shape::Stamp;
use chrono::{DateTime, SecondsFormat};
use slipway_store::Connection;
use slipway_store::table::defect::DefectRow as Row;
use slipway_store::table::desk;
use std::cell::OnceCell;
use std::collections::HashMap;

/// What shapes need besides the row itself.
pub(crate) struct Rows<'a> {
    book: &'a Book,
    desks: HashMap<String, String>,
    clocks: OnceCell<Clocks>,
}

impl<'a> Rows<'a> {
    pub(crate) fn new(conn: &Connection, book: &'a Book) -> Result<Self> {
        let desks = desk::all(conn)?.into_iter().map(|row| (row.id, row.name));
        Ok(Rows {
            book,
            desks: desks.collect(),
            clocks: OnceCell::new(),
        })
    }

    /// The name of a desk; None when it was removed.
    pub(crate) fn desk(&self, id: &str) -> Option<&str> {
        self.desks.get(id).map(String::as_str)
    }

    /// Desk and key, as people name a ticket.
    pub(crate) fn ticket(&self, desk: &str, key: &str) -> String {
        match (self.desk(desk), key) {
            (Some(name), "") => format!("{name}, not there yet"),
            (Some(name), key) => format!("{name} {key}"),
            (None, _) => String::new(),
        }
    }

    /// What clocks are read with.
    pub(crate) fn clocks(&self) -> &Clocks {
        self.clocks.get_or_init(|| Clocks::new(self.book))
    }

    /// A defect with its clock.
    ///
    /// # Errors
    /// The store's.
    pub(crate) fn timed(&self, conn: &Connection, row: &Row) -> Result<DefectRow> {
        Ok(DefectRow {
            sla: self.clocks().of(conn, self.book, row)?,
            ..self.shape(row)
        })
    }

    /// A defect without its clock.
    pub(crate) fn shape(&self, row: &Row) -> DefectRow {
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        DefectRow {
            id: row.id.clone(),
            number: row.number,
            ticket: filled(&row.ticket),
            desk: self.desk(&row.desk_id).map(str::to_owned),
            title: row.title.clone(),
            component: row.component.clone(),
            status: row.status.clone(),
            severity: row.severity.clone(),
            priority: row.priority.clone(),
            urgency: row.urgency.clone(),
            impact: row.impact.clone(),
            release: row.release.clone(),
            stage: row.stage.clone(),
            owner: filled(&row.owner),
            reporter: row.reporter.clone(),
            environment: row.environment.clone(),
            reported: self.moment(row.reported),
            decided: row.decision.clone(),
            snoozed_until: row.snoozed_until.as_deref().map(|at| self.book.stamp(at)),
            duplicate_of: row.duplicate_of.clone(),
            sla: None,
            unsent: row.unsent,
            clashes: row.clashes,
        }
    }

    fn moment(&self, seconds: i64) -> Stamp {
        let at = DateTime::from_timestamp(seconds, 0).unwrap_or_default();
        self.book
            .stamp(&at.to_rfc3339_opts(SecondsFormat::Secs, true))
    }
}
