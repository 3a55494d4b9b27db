//! What this side holds of one desk, as the sync engine sees it: each plan is one transaction.
//!
//! All transactions of a sync belong to one operation, so that the log tells of it once. A plan that
//! would change nothing writes nothing. Between two of them others may write: an entry that was taken
//! back or edited since it was handed out is never sent as it was.

use super::entry::{comment_of, entry_of, file_of, link_of};
use super::page::Page;
use crate::data::files;
use crate::error::{Error, Result};
use crate::shape::Changed;
use crate::transact::{Op, begun, carry_on};
use crate::workspace::App;
use serde_json::Value as Json;
use slipway_domain::desk::Cursor;
use slipway_store::table::desk::DeskRow;
use slipway_store::table::op::OpRow;
use slipway_store::table::outbox::{self, OutboxRow};
use slipway_store::table::ticket::{self, TicketRow};
use slipway_store::table::{desk_state, ticket_comment, ticket_event, ticket_file};
use slipway_store::{Connection, Tx, get};
use slipway_sync::item::Item;
use slipway_sync::plan::{Change, Plan};
use slipway_sync::replica::Replica;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The ledger of one desk during one sync.
pub(crate) struct Ledger<'a> {
    app: &'a App,
    desk: &'a DeskRow,
    actor: &'a str,
    op: OpRow,
    begun: bool,
    /// Entries as they were handed out, by id: what is sent must still be that.
    handed: RefCell<HashMap<String, Json>>,
    taken_in: u32,
    sent: u32,
    changed: BTreeSet<Changed>,
}

/// Raised when an entry was taken back or edited between being read and being sent.
pub(crate) const MEANWHILE: &str =
    "A change was edited or taken back while it was about to be sent.";

impl<'a> Ledger<'a> {
    pub(crate) fn new(app: &'a App, desk: &'a DeskRow, actor: &'a str) -> Self {
        Ledger {
            app,
            desk,
            actor,
            op: begun(app, Op::SyncDesk.kind(), Op::SyncDesk.local()),
            begun: false,
            handed: RefCell::default(),
            taken_in: 0,
            sent: 0,
            changed: BTreeSet::new(),
        }
    }

    /// The operation, when anything was written, and what it changed.
    pub(crate) fn close(self) -> (Option<String>, Vec<Changed>) {
        let changed = self.changed.into_iter().collect();
        (self.begun.then_some(self.op.id), changed)
    }

    /// Runs `f` in a transaction of this sync's operation.
    ///
    /// # Errors
    /// Those of `f`, and the store's.
    pub(crate) fn write(&mut self, f: impl FnOnce(&Tx<'_>) -> Result<()>) -> Result<()> {
        let summary = format!(
            "Synced {}: {} taken in, {} sent",
            self.desk.name, self.taken_in, self.sent
        );
        let done = carry_on(self.app, &self.op, !self.begun, |tx| {
            f(tx)?;
            tx.touch("desk_state", &self.desk.id);
            Ok((summary, self.actor.to_owned()))
        })?;
        self.begun = true;
        self.changed.extend(done);
        Ok(())
    }

    fn whole(&self, conn: &Connection, id: &str) -> Result<Option<Item>> {
        let row = ticket::get(conn, id)?;
        let waiting = outbox::of_ticket(conn, id)?;
        if row.is_none() && waiting.is_empty() {
            return Ok(None);
        }
        Ok(Some(self.item_of(conn, id, row, waiting)?))
    }

    fn item_of(
        &self,
        conn: &Connection,
        id: &str,
        row: Option<TicketRow>,
        waiting: Vec<OutboxRow>,
    ) -> Result<Item> {
        let comments = ticket_comment::of_ticket(conn, id)?;
        let mut handed = self.handed.borrow_mut();
        for entry in &waiting {
            handed.insert(entry.id.clone(), entry.work.clone());
        }
        Ok(Item {
            id: id.to_owned(),
            link: row.as_ref().map(link_of),
            base: row.map(|row| row.base).unwrap_or_default(),
            comments: comments.iter().map(comment_of).collect(),
            files: ticket_file::of_ticket(conn, id)?
                .iter()
                .map(file_of)
                .collect(),
            outbox: waiting.iter().map(entry_of).collect(),
        })
    }

    /// Whether a change would leave everything as it is.
    fn idle(&self, conn: &Connection, change: &Change) -> Result<bool> {
        Ok(match change {
            Change::Linked { item, link } => {
                ticket::get(conn, item)?.is_some_and(|row| link_of(&row) == *link)
            }
            Change::Base { item, fields } => {
                ticket::get(conn, item)?.is_some_and(|row| row.base == *fields)
            }
            Change::Told { item, history } => {
                let newest = ticket_event::newest(conn, item)?;
                let last = history.iter().map(|done| done.order).max();
                newest.is_some() && last <= newest
            }
            Change::Cursor(cursor) => self.cursor_of(conn)? == *cursor,
            _ => false,
        })
    }

    fn cursor_of(&self, conn: &Connection) -> Result<Cursor> {
        let state = desk_state::get(conn, &self.desk.id)?.unwrap_or_default();
        Ok(Cursor(state.cursor))
    }
}

impl Replica for Ledger<'_> {
    type Error = Error;

    fn item(&self, id: &str) -> Result<Option<Item>> {
        self.app.store.read(|conn| self.whole(conn, id))
    }

    fn linked(&self, remote: &str) -> Result<Option<Item>> {
        self.app.store.read(|conn| {
            let Some(row) = ticket::linked(conn, &self.desk.id, remote)? else {
                return Ok(None);
            };
            let (id, waiting) = (row.id.clone(), outbox::of_ticket(conn, &row.id)?);
            Ok(Some(self.item_of(conn, &id, Some(row), waiting)?))
        })
    }

    fn marked(&self, mark: &str) -> Result<Option<Item>> {
        self.app.store.read(|conn| {
            let row: Option<OutboxRow> = get(conn, mark)?;
            match row.filter(|row| row.kind == "create" && row.desk_id == self.desk.id) {
                Some(row) => self.whole(conn, &row.ticket_id),
                None => Ok(None),
            }
        })
    }

    fn waiting(&self) -> Result<Vec<String>> {
        self.app
            .store
            .read(|conn| Ok(outbox::waiting(conn, &self.desk.id)?))
    }

    fn live(&self) -> Result<Vec<String>> {
        self.app
            .store
            .read(|conn| Ok(ticket::live(conn, &self.desk.id)?))
    }

    fn cursor(&self) -> Result<Cursor> {
        self.app.store.read(|conn| self.cursor_of(conn))
    }

    fn content(&self, sha256: &str) -> Result<Option<Vec<u8>>> {
        // One that is missing or not what was kept is given back to a person, with the reason.
        Ok(files::content(self.app.data_dir(), sha256, sha256).ok())
    }

    fn apply(&mut self, plan: Plan) -> Result<()> {
        let mut kept = Vec::with_capacity(plan.0.len());
        let mut fresh: Vec<String> = Vec::new();
        self.app.store.read(|conn| {
            for change in plan.0 {
                if let Change::NewItem { item, .. } = &change {
                    fresh.push(item.clone());
                }
                let new = of_item(&change).is_some_and(|item| fresh.iter().any(|id| id == item));
                if new || !self.idle(conn, &change)? {
                    kept.push(change);
                }
            }
            Ok::<_, Error>(())
        })?;
        if kept.is_empty() {
            return Ok(());
        }
        let based = kept
            .iter()
            .filter(|change| matches!(change, Change::Base { .. }))
            .count();
        let done = kept
            .iter()
            .filter(|change| matches!(change, Change::Done { .. }))
            .count();
        self.taken_in += u32::try_from(based).unwrap_or(0);
        self.sent += u32::try_from(done).unwrap_or(0);
        let handed = self.handed.take();
        let (desk, now) = (&self.desk.id.clone(), self.app.now_text());
        self.write(|tx| {
            let mut page = Page {
                tx,
                desk,
                now: &now,
                handed: &handed,
                tickets: BTreeMap::new(),
            };
            kept.into_iter()
                .try_for_each(|change| page.change(change))?;
            page.close()
        })?;
        self.handed.replace(handed);
        Ok(())
    }
}

/// The item a change is about.
fn of_item(change: &Change) -> Option<&str> {
    match change {
        Change::NewItem { item, .. }
        | Change::Linked { item, .. }
        | Change::Base { item, .. }
        | Change::Told { item, .. } => Some(item),
        _ => None,
    }
}
