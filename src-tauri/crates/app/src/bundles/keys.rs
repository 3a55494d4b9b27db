//! Keys: our own, and those of others that somebody here trusts.

use super::sign::secret_name;
use super::{Keys, NewKey, OwnKey, TrustKey, TrustedKey, WithdrawKey};
use crate::book::Book;
use crate::error::{Code, Error, Result};
use crate::shape::Nothing;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::bundle::{Fingerprint, PublicKey, SigningKey, line, line_of};
use slipway_store::Connection;
use slipway_store::table::signing_key::{self, SigningKeyRow};
use slipway_store::table::trusted_key::{self, TrustedKeyRow};

pub(crate) fn list(app: &App, _caller: &Caller, _request: Nothing) -> Result<Keys> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        shape(app, conn, &book)
    })
}

/// Makes the key that signs from now on.
pub(crate) fn new(app: &App, caller: &Caller, request: NewKey) -> Result<Done<Keys>> {
    let key = drawn(app, request.secret.as_deref())?;
    let public = key.public();
    let id = public.fingerprint().as_str().to_owned();
    let done = transact(app, caller, Op::MakeKey, |tx, who| {
        let book = Book::read(app, tx.conn())?;
        let organisation = match request.organisation.as_deref().map(str::trim) {
            Some(name) if !name.is_empty() => called(name)?,
            _ => own_name(app, &book),
        };
        let rows = signing_key::all(tx.conn())?;
        if let Some(old) = rows.first().filter(|_| !request.replace) {
            let print = spaced(&old.id);
            let message = format!("There is a signing key already: {print}.");
            let hint =
                "Replace it only when it is lost or was seen; everybody must trust the new one.";
            return Err(Error::new(Code::Conflict, message, hint));
        }
        if rows.iter().any(|row| row.id == id) {
            let message = "This key was made here before.";
            return Err(Error::new(Code::Conflict, message, "Make a new one."));
        }
        // Kept before the row that names it; one that no row names signs nothing.
        let kept = match &request.secret {
            Some(_) => "given",
            None => keep(app, &id, &key)?,
        };
        tx.put(&SigningKeyRow {
            id: id.clone(),
            public_key: public.text(),
            organisation: organisation.clone(),
            kept: kept.to_owned(),
            made_at: app.now_text(),
            made_by: who.id.clone(),
        })?;
        let summary = format!("Made the signing key {} of {organisation}", spaced(&id));
        Ok(((), summary))
    })?;
    done.map(|()| list(app, caller, Nothing {}))
}

fn drawn(app: &App, given: Option<&str>) -> Result<SigningKey> {
    if let Some(given) = given {
        return SigningKey::parse(given).ok_or_else(|| {
            let hint = "Give 64 hexadecimal digits, such as `openssl rand -hex 32` draws.";
            Error::invalid("secret", "This is no key.", hint)
        });
    }
    let seed = app.host.seed().ok_or_else(|| {
        let message = "This machine draws no random numbers now, so no key was made.";
        Error::new(Code::Internal, message, "Try again later.")
    })?;
    Ok(SigningKey::new(seed))
}

/// Keeps the secret half; says where it is.
fn keep(app: &App, id: &str, key: &SigningKey) -> Result<&'static str> {
    app.secrets.set(&secret_name(id), &key.text())?;
    Ok(match app.secrets.state() {
        "ok" => "keyring",
        _ => "run",
    })
}

pub(crate) fn trust(app: &App, caller: &Caller, request: TrustKey) -> Result<Done<Keys>> {
    let key = PublicKey::parse(request.key.trim()).ok_or_else(|| {
        let hint = "Take it from the bundle, or from `slipwayctl key list` of the others.";
        Error::invalid("key", "This is no public key.", hint)
    })?;
    let typed = Fingerprint::parse(&request.fingerprint);
    if typed.as_ref() != Some(&key.fingerprint()) {
        let message = "The fingerprint is not that of this key, so it was not trusted.";
        let hint = "Ask the other organisation for theirs by another way, such as the telephone, and \
                    compare.";
        return Err(Error::invalid("fingerprint", message, hint));
    }
    let organisation = called(request.organisation.trim())?;
    let reason = reasoned(
        &request.reason,
        "Say how the fingerprint was compared, and with whom.",
    )?;
    let id = key.fingerprint().as_str().to_owned();
    let done = transact(app, caller, Op::TrustKey, |tx, who| {
        if signing_key::all(tx.conn())?.iter().any(|row| row.id == id) {
            let message = "This is a key of our own.";
            return Err(Error::invalid("key", message, "Trust those of others."));
        }
        let known: Option<TrustedKeyRow> = tx.get(&id)?;
        if known.is_some_and(|row| row.withdrawn_at.is_none()) {
            let message = format!("{} is trusted already.", spaced(&id));
            return Err(Error::new(Code::Conflict, message, ""));
        }
        tx.put(&TrustedKeyRow {
            id: id.clone(),
            public_key: key.text(),
            organisation: organisation.clone(),
            reason: reason.clone(),
            trusted_at: app.now_text(),
            trusted_by: who.id.clone(),
            withdrawn_at: None,
            withdrawn_by: None,
            withdrawn_reason: None,
        })?;
        let summary = format!(
            "Trusted the key {} of {organisation}: {reason}",
            spaced(&id)
        );
        Ok(((), summary))
    })?;
    done.map(|()| list(app, caller, Nothing {}))
}

pub(crate) fn withdraw(app: &App, caller: &Caller, request: WithdrawKey) -> Result<Done<Keys>> {
    let reason = reasoned(&request.reason, "Say why it is trusted no more.")?;
    let id = Fingerprint::parse(&request.fingerprint);
    let id = id
        .map(|print| print.as_str().to_owned())
        .unwrap_or_default();
    let done = transact(app, caller, Op::WithdrawKey, |tx, who| {
        let row: Option<TrustedKeyRow> = tx.get(&id)?;
        let row = row
            .filter(|row| row.withdrawn_at.is_none())
            .ok_or_else(|| {
                let what = format!("trusted key {}", request.fingerprint.trim());
                Error::not_found(what, "slipwayctl key list shows them.")
            })?;
        let summary = format!(
            "Withdrew the key {} of {}: {reason}",
            spaced(&row.id),
            row.organisation
        );
        tx.put(&TrustedKeyRow {
            withdrawn_at: Some(app.now_text()),
            withdrawn_by: Some(who.id.clone()),
            withdrawn_reason: Some(reason.clone()),
            ..row
        })?;
        Ok(((), summary))
    })?;
    done.map(|()| list(app, caller, Nothing {}))
}

fn shape(app: &App, conn: &Connection, book: &Book) -> Result<Keys> {
    let name = |id: &str| book.person_name(id).unwrap_or_default();
    let own = |row: SigningKeyRow| OwnKey {
        fingerprint: spaced(&row.id),
        key: row.public_key,
        organisation: row.organisation,
        kept: row.kept,
        made: book.stamp(&row.made_at),
        by: name(&row.made_by),
    };
    let mut ours = signing_key::all(conn)?.into_iter().map(own);
    let theirs = trusted_key::all(conn)?.into_iter().map(|row| TrustedKey {
        fingerprint: spaced(&row.id),
        key: row.public_key,
        organisation: row.organisation,
        reason: row.reason,
        trusted: book.stamp(&row.trusted_at),
        by: name(&row.trusted_by),
        withdrawn: row.withdrawn_at.as_deref().map(|at| book.stamp(at)),
        withdrawn_by: row.withdrawn_by.as_deref().map(name).unwrap_or_default(),
        withdrawn_reason: row.withdrawn_reason.unwrap_or_default(),
    });
    Ok(Keys {
        own: ours.next(),
        former: ours.collect(),
        keys: theirs.collect(),
        organisation: own_name(app, book),
    })
}

/// What this organisation is called where nobody said otherwise.
fn own_name(app: &App, book: &Book) -> String {
    let name = book.hub.as_ref().map_or("", |hub| hub.name.as_str());
    match line_of(name) {
        name if name.is_empty() => line_of(&format!("Slipway on {}", app.host.device())),
        name => name,
    }
}

fn called(name: &str) -> Result<String> {
    match line(name) {
        true => Ok(name.to_owned()),
        false => {
            let hint = "Give what people call the organisation, on one line.";
            Err(Error::invalid(
                "organisation",
                "The name does not fit.",
                hint,
            ))
        }
    }
}

fn reasoned(reason: &str, hint: &str) -> Result<String> {
    let reason = reason.trim();
    match reason.is_empty() {
        true => Err(Error::invalid("reason", "It needs a reason.", hint)),
        false => Ok(reason.to_owned()),
    }
}

/// A fingerprint as it is shown.
pub(crate) fn spaced(id: &str) -> String {
    Fingerprint::parse(id).map_or_else(|| id.to_owned(), |print| print.to_string())
}
