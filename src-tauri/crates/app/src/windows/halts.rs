//! The emergency switch: every change stops, with a reason, until it ends or somebody lifts it.

use super::lift::{holders, needed_reason};
use super::rows::Names;
use super::scope::{codes, environment_ids};
use super::{HaltShape, Halts, LiftHalt, StartHalt};
use crate::book::Book;
use crate::error::{Code, Error, Result};
use crate::people::actor::Actor;
use crate::shape::Nothing;
use crate::time::{on_the_clock, wall_in};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::json;
use slipway_domain::calendar::zone::place;
use slipway_domain::role::Power;
use slipway_store::Connection;
use slipway_store::table::halt::{self, HaltRow};

pub(crate) fn list(app: &App, _caller: &Caller, _request: Nothing) -> Result<Halts> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let names = Names::read(conn, &book)?;
        let rows = halt::all(conn)?;
        let halts = rows.iter().rev().map(|row| shape_of(row, &names));
        Ok(Halts {
            halts: halts.collect(),
        })
    })
}

/// The halts that hold now, the newest first.
///
/// # Errors
/// The store's.
pub(crate) fn active(conn: &Connection, names: &Names<'_>) -> Result<Vec<HaltShape>> {
    let rows = halt::all(conn)?;
    let holding = rows.iter().rev().filter(|row| holds(row, names.book.now));
    Ok(holding.map(|row| shape_of(row, names)).collect())
}

pub(crate) fn start(app: &App, caller: &Caller, request: StartHalt) -> Result<Done<HaltShape>> {
    let reason = needed_reason(&request.reason)?;
    transact(app, caller, Op::StartHalt, |tx, who| {
        let powers = [Power::Plan, Power::Override];
        must_hold_one(who, &powers)?;
        let book = Book::read(app, tx.conn())?;
        let names = Names::read(tx.conn(), &book)?;
        let row = HaltRow {
            id: app.host.new_id().to_string(),
            reason: reason.clone(),
            environments: json!(environment_ids(&names.ladder, &request.environments)?),
            set_by: who.id.clone(),
            set_at: app.now_text(),
            until: until(&request, book.now)?,
            lifted_by: None,
            lifted_at: None,
            lifted_reason: None,
        };
        tx.put(&row)?;
        let shape = shape_of(&row, &names);
        let scope = match shape.environments.as_slice() {
            [] => "everywhere".to_owned(),
            codes => format!("in {}", codes.join(", ")),
        };
        Ok((shape, format!("Halted all changes {scope}: {reason}")))
    })
}

pub(crate) fn lift(app: &App, caller: &Caller, request: LiftHalt) -> Result<Done<HaltShape>> {
    let reason = needed_reason(&request.reason)?;
    transact(app, caller, Op::LiftHalt, |tx, who| {
        let book = Book::read(app, tx.conn())?;
        let names = Names::read(tx.conn(), &book)?;
        let mut row = meant(tx.conn(), request.id.as_deref(), book.now)?;
        if row.set_by != who.id {
            must_hold_one(who, &[Power::Override, Power::Administer])?;
        }
        row.lifted_at = Some(app.now_text());
        row.lifted_by = Some(who.id.clone());
        row.lifted_reason = Some(reason.clone());
        tx.put(&row)?;
        let summary = format!("Lifted the halt “{}”: {reason}", row.reason);
        Ok((shape_of(&row, &names), summary))
    })
}

fn must_hold_one(who: &Actor, powers: &[Power]) -> Result<()> {
    if powers.iter().any(|power| power.held_by(&who.roles)) {
        return Ok(());
    }
    Err(Error::new(
        Code::Forbidden,
        format!(
            "{} may not do this; it takes: {}.",
            who.name,
            holders(powers)
        ),
        "Ask someone with the role; whoever set a halt may lift it too.",
    ))
}

fn until(request: &StartHalt, now: DateTime<Utc>) -> Result<Option<String>> {
    let Some(until) = &request.until else {
        return Ok(None);
    };
    let (local, zone) = wall_in(until).map_err(|error| error.at("until"))?;
    on_the_clock("until", local, zone)?;
    let at = place(local, zone).to_utc();
    if at <= now {
        let message = "The halt would end before it begins.";
        return Err(Error::invalid("until", message, "Choose a time ahead."));
    }
    Ok(Some(at.to_rfc3339_opts(SecondsFormat::Secs, true)))
}

/// The halt that is to be lifted: the one that is named, or the only one that holds.
fn meant(conn: &Connection, id: Option<&str>, now: DateTime<Utc>) -> Result<HaltRow> {
    let mut rows = halt::all(conn)?;
    let hint = "slipwayctl halt list names those that hold.";
    if let Some(id) = id {
        let at = rows.iter().position(|row| row.id == id);
        let row = at.map(|at| rows.swap_remove(at));
        let row = row.ok_or_else(|| Error::not_found("such halt", hint))?;
        return match holds(&row, now) {
            true => Ok(row),
            false => Err(Error::new(
                Code::Conflict,
                format!("The halt “{}” is over.", row.reason),
                "There is nothing to lift.",
            )),
        };
    }
    rows.retain(|row| holds(row, now));
    match (rows.pop(), rows.is_empty()) {
        (Some(row), true) => Ok(row),
        (None, _) => Err(Error::not_found(
            "halt that holds",
            "There is nothing to lift.",
        )),
        (Some(_), false) => Err(Error::invalid("id", "Several halts hold.", hint)),
    }
}

fn holds(row: &HaltRow, now: DateTime<Utc>) -> bool {
    let until = row.until.as_deref();
    let until = until.and_then(|at| DateTime::parse_from_rfc3339(at).ok());
    row.lifted_at.is_none() && until.is_none_or(|until| now < until)
}

fn shape_of(row: &HaltRow, names: &Names<'_>) -> HaltShape {
    HaltShape {
        id: row.id.clone(),
        reason: row.reason.clone(),
        environments: codes(&names.ladder, &row.environments),
        by: names.book.person_name(&row.set_by).unwrap_or_default(),
        at: names.book.stamp(&row.set_at),
        until: row.until.as_deref().map(|at| names.book.stamp(at)),
        active: holds(row, names.book.now),
        lifted: names.lift(
            row.lifted_at.as_deref(),
            row.lifted_by.as_deref(),
            row.lifted_reason.as_deref(),
        ),
    }
}
