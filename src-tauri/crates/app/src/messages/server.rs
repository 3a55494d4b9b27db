//! The server that mail goes out through. Its password goes to the keyring and never comes back.

use super::mail::address;
use super::smtp::{self, is_loopback, one_line};
use super::{MailServer, SaveMailServer};
use crate::error::{Error, Result};
use crate::shape::Nothing;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_store::Connection;
use slipway_store::table::mail_server::{self, MailServerRow};

/// The keyring's name for the password.
pub(crate) const SECRET: &str = "mail-server";
/// The only row.
const ID: &str = "mail";

pub(crate) fn show(app: &App, _caller: &Caller, _request: Nothing) -> Result<MailServer> {
    Ok(shape_of(app, app.store.read(row)?.as_ref()))
}

pub(crate) fn save(
    app: &App,
    caller: &Caller,
    request: SaveMailServer,
) -> Result<Done<MailServer>> {
    let given = request
        .password
        .as_deref()
        .filter(|password| !password.is_empty());
    let wanted = checked(&request)?;
    let given = given.filter(|_| wanted.as_ref().is_some_and(|row| !row.login.is_empty()));
    // Asked before anything is written: the row says only what outlasts this run.
    let lasts = given.is_some() && app.secrets.would_keep(SECRET);
    let mut keeps = false;
    let done = transact(app, caller, Op::SaveMailServer, |tx, _| {
        let old = row(tx.conn())?;
        let Some(mut row) = wanted.clone() else {
            tx.delete::<MailServerRow>(ID)?;
            return Ok(((), "Took the mail server away".to_owned()));
        };
        // A password is for the server and the login it was typed for.
        let same = old
            .as_ref()
            .is_some_and(|old| old.host == row.host && old.login == row.login);
        keeps = same && !row.login.is_empty();
        let kept = keeps && old.is_some_and(|old| old.has_password);
        row.has_password = if given.is_some() { lasts } else { kept };
        tx.put(&row)?;
        Ok(((), format!("Mail goes out through {}", row.host)))
    })?;
    match given {
        Some(password) => app.secrets.set(SECRET, password)?,
        None if !keeps => app.secrets.delete(SECRET),
        None => {}
    }
    done.map(|()| show(app, caller, Nothing {}))
}

pub(crate) fn row(conn: &Connection) -> Result<Option<MailServerRow>> {
    Ok(mail_server::all(conn)?.into_iter().next())
}

fn checked(request: &SaveMailServer) -> Result<Option<MailServerRow>> {
    let host = request.host.trim();
    if host.is_empty() {
        return Ok(None);
    }
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
    if host.len() > 253 || !host.chars().all(fits) {
        return Err(Error::invalid(
            "host",
            "That is no host name.",
            "Such as smtp.switch.example, without a port.",
        ));
    }
    if !(1..=65_535).contains(&request.port) {
        return Err(Error::invalid(
            "port",
            "A port is a number from 1 to 65535.",
            "465 for tls, 587 for starttls.",
        ));
    }
    match request.security.as_str() {
        "tls" | "starttls" => {}
        "none" if is_loopback(host) => {}
        "none" => {
            let message = "Mail goes unencrypted to this machine only.";
            return Err(Error::invalid("security", message, "Use tls or starttls."));
        }
        other => {
            let message = format!("“{}” is no way to encrypt.", one_line(other));
            return Err(Error::invalid(
                "security",
                message,
                "Use tls, starttls or none.",
            ));
        }
    }
    Ok(Some(MailServerRow {
        id: ID.to_owned(),
        host: host.to_owned(),
        port: request.port,
        security: request.security.clone(),
        login: one_line(&request.login),
        from_address: address("from_address", &request.from_address)?.to_string(),
        from_name: one_line(&request.from_name),
        has_password: false,
        ca_file: authority(&request.ca_file)?,
    }))
}

/// A file that holds certificates, or none.
fn authority(file: &str) -> Result<String> {
    let file = file.trim();
    if !file.is_empty() {
        let wrong = |why| Error::invalid("ca_file", why, "Give a PEM file with its certificate.");
        smtp::authority(file).map_err(wrong)?;
    }
    Ok(file.to_owned())
}

fn shape_of(app: &App, row: Option<&MailServerRow>) -> MailServer {
    let Some(row) = row else {
        return MailServer {
            host: String::new(),
            port: 587,
            security: "starttls".to_owned(),
            login: String::new(),
            from_address: String::new(),
            from_name: String::new(),
            password_ready: false,
            password_kept: "none".to_owned(),
            ca_file: String::new(),
        };
    };
    let kept = match (row.has_password, app.secrets.in_this_run(SECRET)) {
        _ if row.login.is_empty() => "none",
        (true, _) => "keyring",
        (false, true) => "this_run",
        (false, false) => "none",
    };
    MailServer {
        host: row.host.clone(),
        port: row.port,
        security: row.security.clone(),
        login: row.login.clone(),
        from_address: row.from_address.clone(),
        from_name: row.from_name.clone(),
        password_ready: kept != "none",
        password_kept: kept.to_owned(),
        ca_file: row.ca_file.clone(),
    }
}
