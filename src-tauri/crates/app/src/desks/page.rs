//! A plan of the sync engine as rows: what is written down of one page, in one transaction.

use super::entry::{fate_slug, file_row, state_slug, text_of};
use super::ledger::MEANWHILE;
use crate::defects::files::sent;
use crate::error::{Code, Error, Result};
use chrono::SecondsFormat;
use serde_json::{Value as Json, json};
use slipway_domain::desk::Done as DoneThere;
use slipway_domain::desk::file::Attached;
use slipway_domain::desk::value::Value;
use slipway_store::table::clash::{ClashRow, kept};
use slipway_store::table::desk_state;
use slipway_store::table::outbox::{self, OutboxRow};
use slipway_store::table::ticket::{self, TicketRow, value_to_json};
use slipway_store::table::ticket_comment::{self, TicketCommentRow};
use slipway_store::table::ticket_event::{self, TicketEventRow};
use slipway_store::table::ticket_file::{self, TicketFileRow};
use slipway_store::{Tx, get};
use slipway_sync::item::{Comment, Fate, Link};
use slipway_sync::outbox::{Sent, State};
use slipway_sync::plan::{Change, Clash};
use std::collections::{BTreeMap, HashMap};

/// A plan being written down.
pub(super) struct Page<'t> {
    pub(super) tx: &'t Tx<'t>,
    pub(super) desk: &'t str,
    pub(super) now: &'t str,
    pub(super) handed: &'t HashMap<String, Json>,
    /// Tickets as they will be; each is written once.
    pub(super) tickets: BTreeMap<String, TicketRow>,
}

impl Page<'_> {
    pub(super) fn change(&mut self, change: Change) -> Result<()> {
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
            Change::Files { item, files } => self.files(&item, &files),
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
    pub(super) fn close(self) -> Result<()> {
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

    fn through(&self, entry: &str) -> Result<()> {
        let Some(row) = get::<OutboxRow>(self.tx.conn(), entry)? else {
            return Ok(());
        };
        let attempts = 0;
        Ok(self.tx.put(&OutboxRow { attempts, ..row })?)
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

    /// What lies on a ticket now. Of what we sent ourselves, what it holds is here already.
    fn files(&mut self, item: &str, files: &[Attached]) -> Result<()> {
        let waiting = outbox::of_ticket(self.tx.conn(), item)?;
        let hash = |file: &Attached| {
            let found = waiting
                .iter()
                .find(|row| row.kind == "attach" && is_of(file, row));
            found.map(|row| sent(&row.work).sha256).unwrap_or_default()
        };
        let rows: Vec<TicketFileRow> = files
            .iter()
            .map(|file| file_row(item, file, hash(file)))
            .collect();
        ticket_file::replace(self.tx.conn(), item, &rows)?;
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

/// Whether a file at the desk is what an entry sends: by its mark, or, where the desk keeps none, by
/// what else is known of it while the entry is on its way.
fn is_of(file: &Attached, row: &OutboxRow) -> bool {
    if file.mark.is_some() {
        return file.mark.as_ref() == Some(&row.id);
    }
    let wanted = sent(&row.work);
    let on_its_way = matches!(row.state.as_str(), "inflight" | "unknown");
    on_its_way && file.own && file.name == wanted.name && file.size == wanted.size
}
