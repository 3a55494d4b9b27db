//! What does not count as drift: each rule with its reason and the day it ends.

use super::packages::{known, wanted};
use super::seen::Seen;
use super::{DriftIgnore, DriftIgnores, SaveDriftIgnore, find};
use crate::book::Book;
use crate::error::{Error, Result};
use crate::shape::{ById, Nothing};
use crate::transact::{Done, Op, transact};
use crate::windows::expand::midnight;
use crate::{App, Caller};
use chrono::{DateTime, Days, NaiveDate, SecondsFormat, Utc};
use slipway_domain::drift::{Ignore, Kind, LONGEST_DAYS, Layer};
use slipway_store::Connection;
use slipway_store::table::drift_ignore::{self, DriftIgnoreRow};
use slipway_store::table::environment::{self, EnvironmentRow};
use std::collections::BTreeSet;

pub(crate) fn list(app: &App, _caller: &Caller, _request: Nothing) -> Result<DriftIgnores> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        shape(conn, &book)
    })
}

pub(crate) fn save(
    app: &App,
    caller: &Caller,
    request: SaveDriftIgnore,
) -> Result<Done<DriftIgnores>> {
    let hint = "Say what it is about; * stands for any letters.";
    let component = filled("component", &request.component, hint)?;
    let reason = filled("reason", &request.reason, "Say why it does not count.")?;
    let layer = request.layer.as_deref().map(layer).transpose()?;
    transact(app, caller, Op::IgnoreDrift, |tx, who| {
        let book = Book::read(app, tx.conn())?;
        let environment = request.environment.as_deref();
        let environment = environment
            .map(|wanted| find(tx.conn(), wanted))
            .transpose()?;
        let old: Option<DriftIgnoreRow> = match &request.id {
            Some(id) => Some(tx.get(id)?.ok_or_else(|| {
                Error::not_found("such rule", "slipwayctl drift ignores names them.")
            })?),
            None => None,
        };
        let rule = Ignore {
            layer,
            component: bound(&component).0,
            found: match (request.any_version, &request.found) {
                (true, _) => None,
                (false, Some(found)) => Some(found.trim().to_owned()),
                (false, None) => bound(&component).1,
            },
            reason: reason.clone(),
            expires: end_of(&book, &request.until)?,
        };
        let rule = match rule.found.is_some() || request.any_version {
            true => rule,
            false => bind(app, tx.conn(), &book, environment.as_ref(), rule)?,
        };
        tx.put(&DriftIgnoreRow {
            id: old.map_or_else(|| app.host.new_id().to_string(), |row| row.id),
            environment_id: environment.as_ref().map(|row| row.id.clone()),
            layer: layer.map(|layer| layer.slug().to_owned()),
            component: unbound(&rule),
            reason: reason.clone(),
            expires: rule.expires.to_rfc3339_opts(SecondsFormat::Secs, true),
            given_by: who.id.clone(),
            given_at: app.now_text(),
        })?;
        let place = environment.map_or("every environment".to_owned(), |row| row.name);
        let summary = format!(
            "Let drift of {} in {place} pass until {}",
            unbound(&rule),
            request.until
        );
        Ok((shape(tx.conn(), &book)?, summary))
    })
}

/// What a rule is about, and what it is bound to. Both stand in one column, with an `@` between them:
/// no release, component or object of Kubernetes has one in its name.
pub(super) fn bound(kept: &str) -> (String, Option<String>) {
    match kept.split_once('@') {
        Some((component, found)) => (component.trim().to_owned(), Some(found.trim().to_owned())),
        None => (kept.to_owned(), None),
    }
}

fn unbound(rule: &Ignore) -> String {
    match &rule.found {
        Some(found) => format!("{}@{found}", rule.component),
        None => rule.component.clone(),
    }
}

/// Binds a rule to what it is about as it is found now, so that what comes later counts.
fn bind(
    app: &App,
    conn: &Connection,
    book: &Book,
    environment: Option<&EnvironmentRow>,
    rule: Ignore,
) -> Result<Ignore> {
    let known = known(app, conn, book)?;
    let places = match environment {
        Some(row) => vec![row.clone()],
        None => environment::all(conn)?,
    };
    let mut found: BTreeSet<String> = BTreeSet::new();
    for place in places {
        let seen = Seen::read(conn, book, place)?;
        let wanted = wanted(conn, book, &seen, &known, None)?;
        for layer in super::drift::of(conn, book, &seen, &known, &wanted)?.layers {
            let items = layer.items.iter();
            let meant =
                items.filter(|item| item.kind != Kind::Off && rule.names(layer.layer, item));
            found.extend(meant.map(|item| item.found.clone().unwrap_or_default()));
        }
    }
    let mut all = found.iter();
    match (all.next(), all.next()) {
        // What does not drift yet has no version to be bound to.
        (one, None) => Ok(Ignore {
            found: one.cloned(),
            ..rule
        }),
        _ => {
            let some: Vec<&str> = found.iter().take(5).map(String::as_str).collect();
            let message = format!("It was found in several versions: {}.", some.join(", "));
            let hint = "Say which with --found, or --any-version for whatever it becomes.";
            Err(Error::invalid("found", message, hint))
        }
    }
}

pub(crate) fn remove(app: &App, caller: &Caller, request: ById) -> Result<Done<DriftIgnores>> {
    transact(app, caller, Op::IgnoreDrift, |tx, _| {
        let row: Option<DriftIgnoreRow> = tx.get(&request.id)?;
        let row = row
            .ok_or_else(|| Error::not_found("such rule", "slipwayctl drift ignores names them."))?;
        tx.delete::<DriftIgnoreRow>(&row.id)?;
        let book = Book::read(app, tx.conn())?;
        let summary = format!("Count drift of {} again", row.component);
        Ok((shape(tx.conn(), &book)?, summary))
    })
}

fn filled(field: &str, text: &str, hint: &str) -> Result<String> {
    let text = text.trim();
    match text.is_empty() || text.chars().count() > 400 || text.chars().any(char::is_control) {
        true => Err(Error::invalid(
            field,
            "This is empty, too long, or not one line.",
            hint,
        )),
        false => Ok(text.to_owned()),
    }
}

fn layer(text: &str) -> Result<Layer> {
    Layer::parse(text.trim()).ok_or_else(|| {
        let slugs = Layer::ALL.map(Layer::slug).join(", ");
        let cut: String = text.chars().take(40).collect();
        Error::invalid(
            "layer",
            format!("“{cut}” is no layer."),
            format!("There are: {slugs}."),
        )
    })
}

/// The end of a day in the hub's zone. A day that is over would let nothing pass, and one that is far
/// away lets pass what nobody remembers.
fn end_of(book: &Book, day: &str) -> Result<DateTime<Utc>> {
    let invalid = |message: &str| {
        Error::invalid(
            "until",
            message,
            "Give the last day it holds, such as 2026-12-31.",
        )
    };
    let day: NaiveDate = day.trim().parse().map_err(|_| invalid("That is no day."))?;
    let after = day
        .checked_add_days(Days::new(1))
        .ok_or_else(|| invalid("That is no day."))?;
    let end: DateTime<Utc> = midnight(after, book.zone);
    if end <= book.now {
        return Err(invalid("That day is over."));
    }
    let today = book.now.with_timezone(&book.zone).date_naive();
    let last = today.checked_add_days(Days::new(LONGEST_DAYS));
    if let Some(last) = last.filter(|last| day > *last) {
        let message = format!("A rule holds for {LONGEST_DAYS} days at most, until {last} now.");
        let hint = "Give an earlier day; whoever still needs it then gives it again.";
        return Err(Error::invalid("until", message, hint));
    }
    Ok(end)
}

fn shape(conn: &Connection, book: &Book) -> Result<DriftIgnores> {
    let ladder = environment::all(conn)?;
    let code = |id: &String| {
        let row = ladder.iter().find(|row| row.id == *id);
        row.map_or_else(String::new, |row| row.code.clone())
    };
    let one = |row: DriftIgnoreRow| {
        let (component, found) = bound(&row.component);
        DriftIgnore {
            in_force: DateTime::parse_from_rfc3339(&row.expires)
                .is_ok_and(|end| book.now < end.to_utc()),
            environment: row.environment_id.as_ref().map(code),
            layer: row.layer,
            component,
            found,
            reason: row.reason,
            expires: book.stamp(&row.expires),
            by: book.person_name(&row.given_by).unwrap_or_default(),
            id: row.id,
        }
    };
    let ignores = drift_ignore::all(conn)?.into_iter().map(one).collect();
    Ok(DriftIgnores { ignores })
}
