//! What lists show of a defect: what its desks said last, with what is still to be sent on top, and
//! what was decided here. One function derives it, in the transaction that changed any of these.

use crate::error::Result;
use crate::row;
use crate::table::defect::{self, DefectRow};
use crate::table::ticket::{TicketRow, from_json, value_from_json};
use crate::table::ticket_comment;
use crate::table::triage::{self, TriageRow};
use crate::table::{clash, outbox, outbox::OutboxRow, ticket};
use chrono::DateTime;
use rusqlite::Connection;
use serde_json::Value as Json;
use slipway_domain::desk::value::{Fields, Value, of};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Everything a defect is derived from.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// Its tickets, the one it came as first.
    pub tickets: Vec<TicketRow>,
    /// What its desks do not have yet, in order.
    pub outbox: Vec<OutboxRow>,
    /// What was decided here.
    pub triage: Option<TriageRow>,
}

/// Reads everything a defect is derived from, tickets that are part of it included.
///
/// # Errors
/// SQLite's.
pub fn sources(conn: &Connection, id: &str) -> Result<Sources> {
    let mut tickets = ticket::of_defect(conn, id)?;
    let mut entries = outbox::of_defect(conn, id)?;
    for part in triage::parts_of(conn, id)? {
        tickets.extend(ticket::of_defect(conn, &part)?);
        entries.extend(outbox::of_defect(conn, &part)?);
    }
    Ok(Sources {
        tickets,
        outbox: entries,
        triage: row::get(conn, id)?,
    })
}

impl Sources {
    /// The fields of one ticket as people see them: its base with what is still to be sent on top.
    pub fn of_ticket(&self, ticket: &str) -> Fields {
        let known = self.tickets.iter().find(|row| row.id == ticket);
        let mut fields = known.map(|row| row.base.clone()).unwrap_or_default();
        let open = |row: &&OutboxRow| row.ticket_id == ticket && row.state != "refused";
        for entry in self.outbox.iter().filter(open) {
            match entry.kind.as_str() {
                "create" => fields.extend(from_json(&entry.work)),
                "edit" => fields.extend(aims(&entry.work)),
                _ => {}
            }
        }
        fields
    }

    /// Its tickets, those still to be made included, the one it came as first.
    pub fn ticket_ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.tickets.iter().map(|row| row.id.as_str()).collect();
        for entry in self.outbox.iter().filter(|entry| entry.kind == "create") {
            if !ids.contains(&entry.ticket_id.as_str()) {
                ids.push(&entry.ticket_id);
            }
        }
        ids
    }

    /// The fields of the defect: its first ticket's, then what others add, then what is held here.
    pub fn fields(&self) -> Fields {
        let mut fields = Fields::new();
        for id in self.ticket_ids() {
            for (name, value) in self.of_ticket(id) {
                fields.entry(name).or_insert(value);
            }
        }
        if let Some(triage) = &self.triage {
            for (name, value) in from_json(&triage.fields) {
                fields.entry(name).or_insert(value);
            }
        }
        fields
    }
}

/// What the edits of an entry aim at, by field.
fn aims(work: &Json) -> BTreeMap<String, Value> {
    let edits = work.as_object().into_iter().flatten();
    edits
        .filter_map(|(field, edit)| Some((field.clone(), value_from_json(edit.get("mine")?))))
        .collect()
}

/// Derives the row of a defect anew.
pub(crate) fn rewrite(conn: &Connection, id: &str) -> Result<()> {
    let found = sources(conn, id)?;
    let old = defect::get(conn, id)?;
    let part_of = found.triage.as_ref().and_then(|row| row.part_of.clone());
    let nothing = found.triage.is_none() && found.ticket_ids().is_empty();
    if part_of.is_some() || nothing {
        if let Some(old) = old.filter(|old| !old.gone) {
            defect::drop_text(conn, old.number)?;
            let gone = DefectRow {
                gone: true,
                text_hash: 0,
                ..old
            };
            defect::put(conn, &gone)?;
        }
        return match part_of {
            Some(whole) if whole != id => rewrite(conn, &whole),
            _ => Ok(()),
        };
    }
    let clashes = clash::of_defect(conn, id)?.len();
    let mut row = row_of(&found, id, clashes);
    let body = text_of(conn, &found)?;
    row.text_hash = hash(&row.title, &body);
    row.number = old.as_ref().map_or(0, |old| old.number);
    let number = defect::put(conn, &row)?;
    if old
        .as_ref()
        .is_none_or(|old| old.text_hash != row.text_hash)
    {
        defect::put_text(conn, number, old.is_none(), &row.title, &body)?;
    }
    Ok(())
}

fn row_of(found: &Sources, id: &str, clashes: usize) -> DefectRow {
    let fields = found.fields();
    let text = |name: &str| match of(&fields, name) {
        Value::Set(words) => words.iter().cloned().collect::<Vec<_>>().join(", "),
        value => value.as_text().to_owned(),
    };
    let triage = found.triage.clone().unwrap_or_else(|| TriageRow::new(id));
    let first = found.tickets.first();
    let made = found.outbox.iter().find(|entry| entry.kind == "create");
    let desk = first
        .map(|row| row.desk_id.clone())
        .or_else(|| made.map(|entry| entry.desk_id.clone()));
    let reported = [text("created"), triage.made_at.clone().unwrap_or_default()]
        .iter()
        .find_map(|text| DateTime::parse_from_rfc3339(text).ok())
        .map_or(0, |at| at.timestamp());
    let unsent = found.outbox.len();
    DefectRow {
        id: id.to_owned(),
        desk_id: desk.unwrap_or_default(),
        ticket: first.map(|row| row.remote.clone()).unwrap_or_default(),
        title: text("title"),
        status: text("status"),
        severity: text("severity"),
        priority: text("priority"),
        urgency: text("urgency"),
        impact: text("impact"),
        release: text("release"),
        stage: triage.stage,
        component: text("component"),
        owner: text("owner"),
        reporter: text("reporter"),
        environment: text("environment"),
        reported,
        decision: triage.decision,
        snoozed_until: triage.snoozed_until,
        duplicate_of: triage.duplicate_of,
        unsent: u32::try_from(unsent).unwrap_or(u32::MAX),
        clashes: u32::try_from(clashes).unwrap_or(u32::MAX),
        ..DefectRow::default()
    }
}

/// What is searched besides the title: the report, what was written here, and what was said.
fn text_of(conn: &Connection, found: &Sources) -> Result<String> {
    let mut text = of(&found.fields(), "description").as_text().to_owned();
    let facts = found.triage.iter().filter_map(|row| row.facts.as_object());
    for fact in facts.flatten().filter_map(|(_, value)| value.as_str()) {
        text.push('\n');
        text.push_str(fact);
    }
    for row in &found.tickets {
        text.push('\n');
        text.push_str(&row.remote);
        for said in ticket_comment::of_ticket(conn, &row.id)? {
            text.push('\n');
            text.push_str(&said.body);
        }
    }
    for entry in &found.outbox {
        if let Some(body) = entry.work.get("body").and_then(Json::as_str) {
            text.push('\n');
            text.push_str(body);
        }
    }
    Ok(text)
}

fn hash(title: &str, body: &str) -> i64 {
    let mut hasher = DefaultHasher::new();
    (title, body).hash(&mut hasher);
    hasher.finish().cast_signed()
}
