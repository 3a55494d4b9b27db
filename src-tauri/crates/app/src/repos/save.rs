//! Adds or edits a repository. Its secret goes to the keyring and never comes back.

use super::{Repo, SaveRepo, state_of};
use crate::book::Book;
use crate::error::{Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_store::table::repo::{self, RepoRow};
use url::Url;

pub(crate) fn run(app: &App, caller: &Caller, request: SaveRepo) -> Result<Done<Repo>> {
    let (url, kind) = checked_url(&request.url)?;
    let name = checked_name(&request.name)?;
    let auth = checked_auth(&request)?;
    let done = transact(app, caller, Op::SaveRepo, |tx, _| {
        let others = repo::all(tx.conn())?;
        let old = request
            .id
            .as_ref()
            .and_then(|id| others.iter().find(|row| row.id == *id));
        if request.id.is_some() && old.is_none() {
            return Err(Error::not_found("such repository", "Reload the list."));
        }
        let id = old.map_or_else(|| app.host.new_id().to_string(), |row| row.id.clone());
        if others
            .iter()
            .any(|row| row.id != id && row.name.eq_ignore_ascii_case(&name))
        {
            let message = format!("There is a repository {name} already.");
            return Err(Error::invalid("name", message, "Choose another name."));
        }
        let kept = old.is_some_and(|row| row.has_secret) && request.secret.is_none();
        let given = request
            .secret
            .as_ref()
            .is_some_and(|secret| !secret.is_empty());
        let row = RepoRow {
            id,
            name: name.clone(),
            url,
            kind,
            charts: request.charts.iter().map(|c| c.trim().to_owned()).collect(),
            has_secret: auth != "anonymous" && (kept || given),
            auth,
            username: request.username.trim().to_owned(),
            ca_file: request.ca_file.trim().to_owned(),
            proxy: request.proxy.trim().to_owned(),
        };
        tx.put(&row)?;
        let book = Book::read(app, tx.conn())?;
        Ok((
            state_of(app, tx.conn(), &book, &row)?,
            format!("Saved the repository {name}"),
        ))
    })?;
    if let Some(secret) = request.secret.filter(|secret| !secret.is_empty()) {
        app.secrets
            .set(&super::secret_key(&done.value.id), &secret)?;
    }
    Ok(done)
}

fn checked_name(name: &str) -> Result<String> {
    let name = name.trim();
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    if name.is_empty() || !name.chars().all(fits) {
        let hint = "Letters, digits, - _ and . , such as mojaloop.";
        return Err(Error::invalid(
            "name",
            "A repository needs a short name.",
            hint,
        ));
    }
    Ok(name.to_owned())
}

/// Refuses credentials inside the address: they would end up in lists and logs.
fn checked_url(text: &str) -> Result<(String, String)> {
    let text = text.trim();
    let hint = "Such as https://mojaloop.io/helm/repo/ or oci://registry.example.org/charts.";
    let url = Url::parse(text)
        .map_err(|_| Error::invalid("url", format!("“{text}” is not an address."), hint))?;
    let kind = match url.scheme() {
        "http" | "https" => "http",
        "oci" => "oci",
        other => {
            let message = format!("{other}: addresses cannot be read.");
            return Err(Error::invalid("url", message, hint));
        }
    };
    if !url.username().is_empty() || url.password().is_some() {
        let hint = "Enter user name and password in their own fields; they go to the keyring.";
        return Err(Error::invalid(
            "url",
            "The address holds credentials.",
            hint,
        ));
    }
    Ok((text.trim_end_matches('/').to_owned(), kind.to_owned()))
}

fn checked_auth(request: &SaveRepo) -> Result<String> {
    let auth = if request.auth.is_empty() {
        "anonymous"
    } else {
        request.auth.as_str()
    };
    match auth {
        "anonymous" | "bearer" => {}
        "basic" if !request.username.trim().is_empty() => {}
        "basic" => {
            return Err(Error::invalid(
                "username",
                "Basic sign-in needs a user name.",
                "",
            ));
        }
        other => {
            let message = format!("“{other}” is not a way to sign in.");
            return Err(Error::invalid(
                "auth",
                message,
                "Use anonymous, basic or bearer.",
            ));
        }
    }
    if request.url.trim().starts_with("oci:") && request.charts.is_empty() {
        let hint = "A registry cannot list its charts; name those you want.";
        return Err(Error::invalid("charts", "Name at least one chart.", hint));
    }
    Ok(auth.to_owned())
}
