//! A decision about defects: one operation that writes what is held here and queues what their desks
//! have to be told.

use super::row::Rows;
use super::{Decided, find};
use crate::book::Book;
use crate::desks::{self, line, mapping};
use crate::error::{Error, Result};
use crate::people::actor::Actor;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use chrono::{Duration, SecondsFormat};
use serde_json::{Value as Json, json};
use slipway_domain::desk::field;
use slipway_domain::desk::value::{Fields, Value, of};
use slipway_store::table::defect::DefectRow;
use slipway_store::table::desk::{self, DeskRow};
use slipway_store::table::outbox::{self, OutboxRow};
use slipway_store::table::ticket::{to_json, value_from_json, value_to_json};
use slipway_store::table::triage::TriageRow;
use slipway_store::{Sources, Tx, sources};

/// How long a public answer is held back, so that it can be taken back.
const HELD_SECONDS: i64 = 30;
/// As many defects are decided at once at most.
const MOST: usize = 10_000;

/// A defect that is being decided, within a transaction.
pub(crate) struct Change<'a> {
    pub(crate) app: &'a App,
    pub(crate) tx: &'a Tx<'a>,
    pub(crate) who: &'a Actor,
    pub(crate) desks: &'a [DeskRow],
    pub(crate) row: DefectRow,
    pub(crate) triage: TriageRow,
    pub(crate) sources: Sources,
    before: Option<TriageRow>,
}

/// Decides several defects as one operation; `f` is called for each, and the summary is made from
/// how they are called.
///
/// # Errors
/// `invalid` without a defect, `not_found`, and those of `f`.
pub(crate) fn decide(
    app: &App,
    caller: &Caller,
    kind: Op,
    ids: &[String],
    f: impl Fn(&mut Change<'_>) -> Result<()>,
    summary: impl FnOnce(&str) -> String,
) -> Result<Done<Decided>> {
    if ids.is_empty() || ids.len() > MOST {
        let message = format!("Name between 1 and {MOST} defects.");
        return Err(Error::invalid("ids", message, ""));
    }
    let done = transact(app, caller, kind, |tx, who| {
        let desks = desk::all(tx.conn())?;
        let mut rows = Vec::new();
        for id in ids {
            let row = find::one(tx.conn(), id)?;
            let mut change = Change::open(app, tx, who, &desks, row)?;
            f(&mut change)?;
            rows.push(change.close()?);
        }
        let text = summary(&called(&rows));
        Ok((rows, text))
    })?;
    done.map(|rows| shown(app, &rows))
}

/// The defects as they are once the transaction is through.
fn shown(app: &App, rows: &[DefectRow]) -> Result<Decided> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let shapes = Rows::new(conn, &book)?;
        let defects = rows
            .iter()
            .map(|row| shapes.timed(conn, &find::one(conn, &row.id)?));
        Ok(Decided {
            defects: defects.collect::<Result<_>>()?,
        })
    })
}

/// How a summary calls them.
pub(crate) fn called(rows: &[DefectRow]) -> String {
    match rows {
        [one] => format!("defect {} “{}”", one.number, one.title),
        several => format!("{} defects", several.len()),
    }
}

impl<'a> Change<'a> {
    pub(crate) fn open(
        app: &'a App,
        tx: &'a Tx<'a>,
        who: &'a Actor,
        desks: &'a [DeskRow],
        row: DefectRow,
    ) -> Result<Self> {
        let sources = sources(tx.conn(), &row.id)?;
        let before = sources.triage.clone();
        Ok(Change {
            app,
            tx,
            who,
            desks,
            triage: before.clone().unwrap_or_else(|| TriageRow::new(&row.id)),
            row,
            sources,
            before,
        })
    }

    /// Writes what is held here, when it changed.
    pub(crate) fn close(self) -> Result<DefectRow> {
        if self.before.as_ref() != Some(&self.triage) && self.triage != TriageRow::new(&self.row.id)
            || self.before.is_some()
        {
            self.tx.put(&self.triage)?;
        }
        Ok(self.row)
    }

    /// Notes a decision.
    pub(crate) fn decided(&mut self, decision: &str) {
        self.triage.decision = decision.to_owned();
        self.triage.decided_at = Some(self.app.now_text());
        self.triage.decided_by = Some(self.who.name.clone());
        self.triage.snoozed_until = None;
    }

    /// What stands in a field now.
    pub(crate) fn value(&self, field: &str) -> Value {
        of(&self.sources.fields(), field).clone()
    }

    /// Sets a field: at each desk that holds it by an edit in its outbox, else here.
    pub(crate) fn set(&mut self, field: &str, value: Value) -> Result<()> {
        let mut held = false;
        let tickets: Vec<String> = self
            .sources
            .ticket_ids()
            .into_iter()
            .map(str::to_owned)
            .collect();
        for ticket in &tickets {
            let Some(desk) = self.desk_of(ticket) else {
                continue;
            };
            if !mapping::holds(desk, field) {
                continue;
            }
            // A ticket that only repeats what another is about keeps its own state and words.
            if held && !SHARED.contains(&field) {
                continue;
            }
            held = true;
            let desk = desk.id.clone();
            self.edit(ticket, &desk, field, &value)?;
        }
        if !held && let Some(fields) = self.triage.fields.as_object_mut() {
            fields.insert(field.to_owned(), value_to_json(&value));
        }
        self.reread()
    }

    /// The desk of a ticket; None when it was removed.
    pub(crate) fn desk_of(&self, ticket: &str) -> Option<&'a DeskRow> {
        let known = self.sources.tickets.iter().find(|row| row.id == ticket);
        let made = self
            .sources
            .outbox
            .iter()
            .find(|row| row.ticket_id == ticket);
        let id = known
            .map(|row| &row.desk_id)
            .or_else(|| made.map(|row| &row.desk_id))?;
        self.desks.iter().find(|desk| desk.id == *id)
    }

    pub(crate) fn edit(
        &mut self,
        ticket: &str,
        desk: &str,
        field: &str,
        value: &Value,
    ) -> Result<()> {
        let now = of(&self.sources.of_ticket(ticket), field).clone();
        if now == *value {
            return Ok(());
        }
        let waiting = outbox::of_ticket(self.tx.conn(), ticket)?;
        let last = waiting
            .into_iter()
            .next_back()
            .filter(|row| row.state == "queued");
        match last {
            Some(mut row) if row.kind == "create" => {
                if let Some(fields) = row.work.as_object_mut() {
                    fields.insert(field.to_owned(), value_to_json(value));
                }
                self.tx.put(&row)?;
            }
            Some(mut row) if row.kind == "edit" => {
                join(&mut row.work, field, &now, value);
                match row.work.as_object() {
                    Some(edits) if !edits.is_empty() => self.tx.put(&row)?,
                    _ => self.tx.delete::<OutboxRow>(&row.id)?,
                }
            }
            _ => {
                let work = json!({ field: {
                    "base": value_to_json(&now), "mine": value_to_json(value) } });
                self.queue(ticket, desk, "edit", work, None)?;
            }
        }
        self.reread()
    }

    /// Puts something at the end of a ticket's queue; gives its id.
    pub(crate) fn queue(
        &mut self,
        ticket: &str,
        desk: &str,
        kind: &str,
        work: Json,
        not_before: Option<String>,
    ) -> Result<String> {
        let home = self.sources.tickets.iter().find(|row| row.id == ticket);
        let waiting = self
            .sources
            .outbox
            .iter()
            .find(|row| row.ticket_id == ticket);
        let defect = home
            .map(|row| row.defect_id.clone())
            .or_else(|| waiting.map(|row| row.defect_id.clone()));
        let row = OutboxRow {
            id: self.app.host.new_id().to_string(),
            desk_id: desk.to_owned(),
            ticket_id: ticket.to_owned(),
            defect_id: defect.unwrap_or_else(|| self.row.id.clone()),
            seq: outbox::next_seq(self.tx.conn())?,
            kind: kind.to_owned(),
            work,
            state: "queued".to_owned(),
            error: None,
            attempts: 0,
            sent_at: None,
            sent_over: None,
            not_before,
            made_at: self.app.now_text(),
            made_by: self.who.name.clone(),
        };
        self.tx.put(&row)?;
        self.reread()?;
        Ok(row.id)
    }

    /// Says something: where it was reported, or here while it has no ticket.
    pub(crate) fn say(&mut self, body: &str, public: bool) -> Result<()> {
        let body = body.trim();
        if body.is_empty() {
            return Err(Error::invalid("body", "There is nothing to say yet.", ""));
        }
        if let Some((ticket, desk)) = self.where_reported() {
            if !public && !desks::internal_comments(self.tx.conn(), desk)? {
                return Err(no_internal(desk));
            }
            let held = self.held(public);
            let work = json!({ "body": body, "public": public });
            self.queue(&ticket, &desk.id, "comment", work, held)?;
            return Ok(());
        }
        if public {
            let message = format!(
                "Defect {} has no ticket that anybody outside reads.",
                self.row.number
            );
            let hint = "Say it internally, or make a ticket of it at a service desk first.";
            return Err(Error::invalid("public", message, hint));
        }
        self.keep(body);
        Ok(())
    }

    /// Notes something for the team: where it was reported, or here where that desk shows every
    /// comment to everybody.
    pub(crate) fn note(&mut self, body: &str) -> Result<()> {
        match self.where_reported() {
            Some((_, desk)) if !desks::internal_comments(self.tx.conn(), desk)? => {
                self.keep(body);
                Ok(())
            }
            _ => self.say(body, false),
        }
    }

    /// Keeps a note on this side.
    fn keep(&mut self, body: &str) {
        let note = json!({ "id": self.app.host.new_id().to_string(), "author": self.who.name,
            "at": self.app.now_text(), "body": body });
        if let Some(notes) = self.triage.notes.as_array_mut() {
            notes.push(note);
        }
    }

    /// Until when what goes outside is held back, so that it can be taken back.
    pub(crate) fn held(&self, public: bool) -> Option<String> {
        let held = self.app.now() + Duration::seconds(HELD_SECONDS);
        public.then(|| held.to_rfc3339_opts(SecondsFormat::Millis, true))
    }

    /// The ticket at which its reporter reads: of a desk for bugs, else of one for incidents, else
    /// the first. With the desk.
    pub(crate) fn where_reported(&self) -> Option<(String, &'a DeskRow)> {
        let places = self.sources.ticket_ids().into_iter().filter_map(|ticket| {
            let desk = self.desk_of(ticket)?;
            Some((ticket.to_owned(), desk))
        });
        let nearness = |role: &str| match role {
            "support_bugs" => 0,
            "hub_incidents" => 1,
            _ => 2,
        };
        places.min_by_key(|(_, desk)| nearness(&desk.role))
    }

    /// Tells who reported it, where there is something to tell.
    pub(crate) fn tell(&mut self, answer: Option<&str>) -> Result<()> {
        match super::accept::given(answer) {
            Some(text) => self.say(text, true),
            None => Ok(()),
        }
    }

    /// Where the first of its tickets is read: its desk, its number, and the page where that is known.
    pub(crate) fn first_ticket(&self) -> Option<String> {
        let first = self
            .sources
            .tickets
            .first()
            .filter(|row| !row.remote.is_empty())?;
        let desk = self.desk_of(&first.id)?;
        let name = format!("{} #{}", desk.name, first.remote);
        Some(match line::page(desk, &first.remote) {
            page if page.is_empty() => name,
            page => format!("{name}: {page}"),
        })
    }

    /// Queues the making of a ticket at a desk, from what is known of the defect and with a word on
    /// where that comes from.
    pub(crate) fn make_ticket(&mut self, desk: &DeskRow, from: Option<&str>) -> Result<()> {
        self.sources.triage = Some(self.triage.clone());
        let known = self.sources.fields();
        let kept = known.into_iter().filter(|(name, value)| {
            mapping::holds(desk, name) && !field::only_read(name) && *value != Value::Empty
        });
        let mut fields: Fields = kept.collect();
        if let Some(from) = from.filter(|_| mapping::holds(desk, field::DESCRIPTION)) {
            let text = of(&fields, field::DESCRIPTION).as_text();
            let text = format!("{}\n\n{from}", text.trim_end());
            fields.insert(
                field::DESCRIPTION.to_owned(),
                Value::text(text.trim_start()),
            );
        }
        let ticket = self.app.host.new_id().to_string();
        self.queue(&ticket, &desk.id, "create", to_json(&fields), None)?;
        Ok(())
    }

    /// What has been written so far is what comes next builds on.
    fn reread(&mut self) -> Result<()> {
        let triage = std::mem::replace(&mut self.sources, sources(self.tx.conn(), &self.row.id)?);
        drop(triage);
        self.sources.triage = Some(self.triage.clone());
        Ok(())
    }
}

/// An internal note that everybody would read.
fn no_internal(desk: &DeskRow) -> Error {
    let message = format!(
        "{} has no comments that only the team reads: whoever sees the ticket would read it.",
        desk.name
    );
    Error::invalid(
        "public",
        message,
        "Answer publicly, or do not send it there.",
    )
}

/// Fields that mean the same at every desk; the others belong to the first ticket that holds them.
const SHARED: [&str; 5] = [
    field::SEVERITY,
    field::PRIORITY,
    field::URGENCY,
    field::IMPACT,
    field::RELEASE,
];

/// Joins an edit to others that nobody has sent: what stood there first stays its base, and one that
/// comes back to it is none any more.
fn join(edits: &mut Json, field: &str, now: &Value, mine: &Value) {
    let Some(edits) = edits.as_object_mut() else {
        return;
    };
    let first = edits
        .get(field)
        .and_then(|edit| edit.get("base"))
        .map(value_from_json);
    let base = first.unwrap_or_else(|| now.clone());
    if base == *mine {
        edits.remove(field);
    } else {
        let edit = json!({ "base": value_to_json(&base), "mine": value_to_json(mine) });
        edits.insert(field.to_owned(), edit);
    }
}
