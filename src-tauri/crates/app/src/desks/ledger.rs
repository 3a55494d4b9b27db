//! What this side holds of one desk, as the sync engine sees it: each plan is one transaction.
//!
//! All transactions of a sync belong to one operation, so that the log tells of it once. A plan that
//! would change nothing writes nothing. Between two of them others may write: an entry that was taken
//! back or edited since it was handed out is never sent as it was.

use super::entry::{comment_of, entry_of, fate_slug, link_of, state_slug, text_of};
use crate::error::{Code, Error, Result};
use crate::shape::Changed;
use crate::transact::{Op, begun, carry_on};
use crate::workspace::App;
use chrono::SecondsFormat;
use serde_json::{Value as Json, json};
use slipway_domain::desk::value::Value;
use slipway_domain::desk::{Cursor, Done as DoneThere};
use slipway_store::table::clash::{ClashRow, kept};
use slipway_store::table::desk::DeskRow;
use slipway_store::table::desk_state;
use slipway_store::table::op::OpRow;
use slipway_store::table::outbox::{self, OutboxRow};
use slipway_store::table::ticket::{self, TicketRow, value_to_json};
use slipway_store::table::ticket_comment::{self, TicketCommentRow};
use slipway_store::table::ticket_event::{self, TicketEventRow};
use slipway_store::{Connection, Tx, get};
use slipway_sync::item::{Comment, Fate, Item, Link};
use slipway_sync::outbox::{Sent, State};
use slipway_sync::plan::{Change, Clash, Plan};
use slipway_sync::replica::Replica;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

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
    changed: Vec<Changed>,
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
            changed: Vec::new(),
        }
    }

    /// The operation, when anything was written, and what it changed.
    pub(crate) fn close(self) -> (Option<String>, Vec<Changed>) {
        (self.begun.then_some(self.op.id), self.changed)
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
        for one in done {
            if !self.changed.contains(&one) {
                self.changed.push(one);
            }
        }
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

/// A plan being written down.
struct Page<'t> {
    tx: &'t Tx<'t>,
    desk: &'t str,
    now: &'t str,
    handed: &'t HashMap<String, Json>,
    /// Tickets as they will be; each is written once.
    tickets: BTreeMap<String, TicketRow>,
}

impl Page<'_> {
    fn change(&mut self, change: Change) -> Result<()> {
        match change {
            Change::NewItem { item, link } => self.new_item(&item, &link),
            Change::Linked { item, link } => self.linked(&item, &link),
            Change::Base { item, fields } => {
                if let Some(row) = self.ticket(&item)? {
                    row.base = fields;
                }
                Ok(())
            }
            Change::Told { item, history } => self.told(&item, &history),
            Change::Rebased {
                entry,
                field,
                base,
                mine,
                ..
            } => self.rebased(&entry, &field, &base, &mine),
            Change::EditDone { entry, field, .. } => self.edit_done(&entry, &field),
            Change::Done { entry, .. } => Ok(self.tx.delete::<OutboxRow>(&entry)?),
            Change::Through { entry, .. } => self.through(&entry),
            Change::Became {
                entry,
                state,
                sent,
                not_before,
                ..
            } => {
                let not_before =
                    not_before.map(|at| at.to_rfc3339_opts(SecondsFormat::Millis, true));
                self.became(&entry, &state, sent, not_before)
            }
            Change::NewComment { item, comment } => self.comment(&item, &comment),
            Change::CommentLinked { item, mark, remote } => {
                ticket_comment::link(self.tx.conn(), &item, &mark, &remote)?;
                self.stale(&item)
            }
            Change::Clashed(clash) => self.clashed(&clash),
            Change::Fated { item, fate } => self.fated(&item, fate),
            Change::Moved { from, to } => self.moved(&from, &to),
            Change::Cursor(cursor) => Ok(desk_state::put_cursor(
                self.tx.conn(),
                self.desk,
                &cursor.0,
            )?),
        }
    }

    /// Writes each ticket once; what is derived from it follows.
    fn close(self) -> Result<()> {
        for row in self.tickets.values() {
            ticket::put(self.tx.conn(), row)?;
            self.tx.touch_defect(&row.defect_id);
        }
        Ok(())
    }

    fn ticket(&mut self, id: &str) -> Result<Option<&mut TicketRow>> {
        if !self.tickets.contains_key(id) {
            match ticket::get(self.tx.conn(), id)? {
                Some(row) => self.tickets.insert(id.to_owned(), row),
                None => return Ok(None),
            };
        }
        Ok(self.tickets.get_mut(id))
    }

    fn defect_of(&mut self, item: &str) -> Result<String> {
        if let Some(row) = self.ticket(item)? {
            return Ok(row.defect_id.clone());
        }
        let waiting = outbox::of_ticket(self.tx.conn(), item)?;
        let first = waiting.into_iter().next();
        Ok(first.map_or_else(|| item.to_owned(), |row| row.defect_id))
    }

    fn stale(&mut self, item: &str) -> Result<()> {
        let defect = self.defect_of(item)?;
        self.tx.touch_defect(&defect);
        Ok(())
    }

    fn new_item(&mut self, item: &str, link: &Link) -> Result<()> {
        let row = blank(item, self.desk, item);
        self.tickets.insert(item.to_owned(), over(row, link));
        Ok(())
    }

    fn linked(&mut self, item: &str, link: &Link) -> Result<()> {
        let row = match self.ticket(item)? {
            Some(row) => row.clone(),
            None => blank(item, self.desk, &self.defect_of(item)?),
        };
        self.tickets.insert(item.to_owned(), over(row, link));
        Ok(())
    }

    fn told(&mut self, item: &str, history: &[DoneThere]) -> Result<()> {
        for done in history {
            ticket_event::insert(
                self.tx.conn(),
                &TicketEventRow {
                    ticket_id: item.to_owned(),
                    ord: done.order,
                    field: done.field.clone(),
                    author: done.by.clone(),
                    at: done.at.to_rfc3339_opts(SecondsFormat::Secs, true),
                    was: text_of(&done.from),
                    became: text_of(&done.to),
                },
            )?;
        }
        self.stale(item)
    }

    fn rebased(&self, entry: &str, field: &str, base: &Value, mine: &Value) -> Result<()> {
        self.edit(entry, |edits| {
            let edit = json!({ "base": value_to_json(base), "mine": value_to_json(mine) });
            edits.insert(field.to_owned(), edit);
        })
    }

    fn edit_done(&self, entry: &str, field: &str) -> Result<()> {
        self.edit(entry, |edits| {
            edits.remove(field);
        })
    }

    /// Changes the edits of an entry; one that is left without any is done.
    fn edit(&self, entry: &str, f: impl FnOnce(&mut serde_json::Map<String, Json>)) -> Result<()> {
        let Some(mut row) = get::<OutboxRow>(self.tx.conn(), entry)? else {
            return Ok(());
        };
        if row.kind != "edit" {
            return Ok(());
        }
        if let Some(edits) = row.work.as_object_mut() {
            f(edits);
        }
        if row.work.as_object().is_none_or(serde_json::Map::is_empty) {
            return Ok(self.tx.delete::<OutboxRow>(entry)?);
        }
        Ok(self.tx.put(&row)?)
    }

    fn became(
        &self,
        entry: &str,
        state: &State,
        sent: Option<Sent>,
        not_before: Option<String>,
    ) -> Result<()> {
        let leaves = *state == State::Inflight;
        let row = get::<OutboxRow>(self.tx.conn(), entry)?;
        let Some(row) = row else {
            return if leaves { Err(meanwhile()) } else { Ok(()) };
        };
        if leaves && self.handed.get(entry) != Some(&row.work) {
            return Err(meanwhile());
        }
        let (slug, error) = state_slug(state);
        self.tx.put(&OutboxRow {
            state: slug.to_owned(),
            error,
            attempts: row.attempts + u32::from(leaves),
            sent_at: sent
                .map(|sent| sent.at.to_rfc3339_opts(SecondsFormat::Millis, true))
                .or(row.sent_at),
            sent_over: sent.map(|sent| sent.over).or(row.sent_over),
            not_before,
            ..row
        })?;
        Ok(())
    }

    fn through(&self, entry: &str) -> Result<()> {
        let Some(row) = get::<OutboxRow>(self.tx.conn(), entry)? else {
            return Ok(());
        };
        let attempts = 0;
        Ok(self.tx.put(&OutboxRow { attempts, ..row })?)
    }

    fn comment(&mut self, item: &str, comment: &Comment) -> Result<()> {
        ticket_comment::insert(
            self.tx.conn(),
            &TicketCommentRow {
                id: 0,
                ticket_id: item.to_owned(),
                remote: comment.remote.clone(),
                author: comment.author.clone(),
                at: comment.at.to_rfc3339_opts(SecondsFormat::Secs, true),
                body: comment.body.clone(),
                public: comment.public,
                mark: comment.mark.clone(),
            },
        )?;
        self.stale(item)
    }

    fn clashed(&mut self, clash: &Clash) -> Result<()> {
        let defect_id = self.defect_of(&clash.item)?;
        Ok(self.tx.put(&ClashRow {
            id: clash.id.clone(),
            desk_id: self.desk.to_owned(),
            ticket_id: clash.item.clone(),
            defect_id,
            entry: clash.entry.clone(),
            field: clash.field.clone(),
            base: kept(&clash.base),
            mine: kept(&clash.mine),
            theirs: kept(&clash.theirs),
            author: clash.by.clone(),
            at: clash
                .at
                .map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true)),
            refused: clash.refused.clone(),
            found_at: self.now.to_owned(),
        })?)
    }

    fn fated(&mut self, item: &str, fate: Fate) -> Result<()> {
        let (slug, whole) = fate_slug(&fate);
        if let Some(row) = self.ticket(item)? {
            row.fate = slug.to_owned();
            row.merged_into = whole;
        }
        Ok(())
    }

    fn moved(&mut self, from: &str, to: &str) -> Result<()> {
        let defect_id = self.defect_of(to)?;
        for row in outbox::of_ticket(self.tx.conn(), from)? {
            self.tx.put(&OutboxRow {
                ticket_id: to.to_owned(),
                defect_id: defect_id.clone(),
                seq: outbox::next_seq(self.tx.conn())?,
                ..row
            })?;
        }
        Ok(())
    }
}

fn meanwhile() -> Error {
    Error::new(Code::Conflict, MEANWHILE, "Sync again.")
}

fn blank(item: &str, desk: &str, defect: &str) -> TicketRow {
    TicketRow {
        id: item.to_owned(),
        desk_id: desk.to_owned(),
        remote: String::new(),
        defect_id: defect.to_owned(),
        ord: i64::MIN,
        tag: String::new(),
        fate: "live".to_owned(),
        merged_into: None,
        base: slipway_domain::desk::value::Fields::new(),
    }
}

fn over(row: TicketRow, link: &Link) -> TicketRow {
    let (fate, merged_into) = fate_slug(&link.fate);
    TicketRow {
        remote: link.remote.clone(),
        ord: link.version.order,
        tag: link.version.tag.clone(),
        fate: fate.to_owned(),
        merged_into,
        ..row
    }
}
