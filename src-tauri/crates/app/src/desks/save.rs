//! Adds or edits a service desk. Its secret goes to the keyring and never comes back.

use super::{Desk, SaveDesk, list, secret_key};
use crate::book::Book;
use crate::error::{Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::desk::meta::{DeskKind, DeskRole};
use slipway_store::table::desk::{self, DeskRow};
use url::Url;

pub(crate) fn run(app: &App, caller: &Caller, request: SaveDesk) -> Result<Done<Desk>> {
    let checked = Checked::of(&request)?;
    let secret = request.secret.clone().filter(|secret| !secret.is_empty());
    let done = transact(app, caller, Op::SaveDesk, |tx, _| {
        let rows = desk::all(tx.conn())?;
        let old = match &request.id {
            Some(id) => Some(list::find(tx.conn(), id)?),
            None => None,
        };
        let id = match &old {
            Some(row) => row.id.clone(),
            None => app.host.new_id().to_string(),
        };
        let taken = |row: &DeskRow| row.id != id && row.name.eq_ignore_ascii_case(&checked.name);
        if rows.iter().any(taken) {
            let message = format!("There is a service desk {} already.", checked.name);
            return Err(Error::invalid("name", message, "Choose another name."));
        }
        let row = checked.over(old.as_ref(), id, &request);
        if let Some(old) = &old {
            must_be_the_same(tx.conn(), old, &row)?;
        }
        tx.put(&row)?;
        let book = Book::read(app, tx.conn())?;
        let shape = list::shape_of(app, tx.conn(), &book, &row)?;
        Ok((shape, format!("Saved the service desk {}", row.name)))
    })?;
    if let Some(secret) = secret {
        app.secrets.set(&secret_key(&done.value.id), &secret)?;
    }
    Ok(done)
}

/// What the form says, once it holds together.
struct Checked {
    name: String,
    kind: DeskKind,
    role: DeskRole,
    url: String,
}

impl Checked {
    fn of(request: &SaveDesk) -> Result<Checked> {
        let slug = |value: &str| value.trim().to_lowercase();
        let kind = DeskKind::from_slug(&slug(&request.kind)).ok_or_else(|| {
            let message = format!("“{}” is not a kind of service desk.", request.kind);
            Error::invalid("kind", message, "Use rt, redmine, jira or github.")
        })?;
        let role = DeskRole::from_slug(&slug(&request.role)).ok_or_else(|| {
            let message = format!("“{}” is not what a service desk is for.", request.role);
            let hint = "Use support_bugs, hub_incidents or product_backlog.";
            Error::invalid("role", message, hint)
        })?;
        if request.project.trim().is_empty() {
            let message = "Name the queue, project or repository.";
            return Err(Error::invalid("project", message, "Such as General."));
        }
        Ok(Checked {
            name: checked_name(&request.name)?,
            kind,
            role,
            url: checked_url(&request.url)?,
        })
    }

    fn over(&self, old: Option<&DeskRow>, id: String, request: &SaveDesk) -> DeskRow {
        let kept = old.is_some_and(|row| row.has_secret) && request.secret.is_none();
        let given = request
            .secret
            .as_ref()
            .is_some_and(|secret| !secret.is_empty());
        DeskRow {
            id,
            name: self.name.clone(),
            kind: self.kind.slug().to_owned(),
            url: self.url.clone(),
            project: request.project.trim().to_owned(),
            role: self.role.slug().to_owned(),
            username: request.username.trim().to_owned(),
            has_secret: kept || given,
            ca_file: request.ca_file.trim().to_owned(),
            mapping: old.map(|row| row.mapping.clone()).unwrap_or_default(),
        }
    }
}

/// Tickets are known by their ids there: once some are, another desk or project is another desk.
fn must_be_the_same(conn: &slipway_store::Connection, old: &DeskRow, new: &DeskRow) -> Result<()> {
    let same = old.kind == new.kind && old.project == new.project;
    if same || slipway_store::table::ticket::count(conn, &old.id)? == 0 {
        return Ok(());
    }
    let message = format!("Tickets of {} are known already.", old.name);
    let field = if old.kind == new.kind {
        "project"
    } else {
        "kind"
    };
    Err(Error::invalid(
        field,
        message,
        "Add the other one as a service desk of its own.",
    ))
}

fn checked_name(name: &str) -> Result<String> {
    let name = name.trim();
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    if name.is_empty() || !name.chars().all(fits) {
        let hint = "Letters, digits, - _ and . , such as support.";
        return Err(Error::invalid(
            "name",
            "A service desk needs a short name.",
            hint,
        ));
    }
    Ok(name.to_owned())
}

/// Refuses credentials inside the address: they would end up in lists and logs.
fn checked_url(text: &str) -> Result<String> {
    let text = text.trim();
    let hint = "Such as https://support.example.org/rt.";
    let url = Url::parse(text)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
        .ok_or_else(|| Error::invalid("url", format!("“{text}” is not an address."), hint))?;
    if !url.username().is_empty() || url.password().is_some() {
        let hint = "Enter user name and secret in their own fields; they go to the keyring.";
        return Err(Error::invalid(
            "url",
            "The address holds credentials.",
            hint,
        ));
    }
    Ok(text.trim_end_matches('/').to_owned())
}
