//! Audiences: who is told, of what, and by which way.

use super::letters::{addresses, hearers};
use super::mail::address;
use super::{Audience, Audiences, SaveAudience};
use crate::error::{Code, Error, Result};
use crate::shape::{ById, Nothing};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use serde_json::json;
use slipway_domain::deployment::ChangeType;
use slipway_store::table::audience::{self, AudienceRow};
use slipway_store::table::environment::{self, EnvironmentRow};
use slipway_store::table::message;
use slipway_store::{Connection, Tx};

/// Audiences of a new hub: name, whether it hears of Standard changes, whether only of what DFSPs see.
///
/// Source: the guide's change management page: Standard changes go to internal stakeholders, all
/// others to all business and technical stakeholders; partners are told by the Service Manager.
const DEFAULTS: [(&str, bool, bool); 3] = [
    ("Internal stakeholders", true, false),
    ("Business and technical stakeholders", false, false),
    ("Partners (DFSPs)", false, true),
];

/// Most addresses of one audience.
const MOST: usize = 200;

/// The keyring's name for the URL of an audience's webhook.
pub(crate) fn secret_key(audience: &str) -> String {
    format!("webhook/{audience}")
}

/// Gives a new hub its audiences.
pub(crate) fn defaults(app: &App, tx: &Tx<'_>) -> Result<()> {
    let seen: Vec<String> = environment::all(tx.conn())?
        .into_iter()
        .filter(|rung| rung.dfsp_visible)
        .map(|rung| rung.id)
        .collect();
    for (position, (name, standard, partners)) in (0..).zip(DEFAULTS) {
        let types = [ChangeType::Minor, ChangeType::Major, ChangeType::Emergency];
        let types: Vec<&str> = types.iter().map(|change| change.slug()).collect();
        tx.put(&AudienceRow {
            id: app.host.new_id().to_string(),
            name: name.to_owned(),
            language: "en".to_owned(),
            addresses: json!([]),
            change_types: if standard { json!([]) } else { json!(types) },
            environments: if partners { json!(seen) } else { json!([]) },
            webhook: String::new(),
            has_url: false,
            position,
            shows_receivers: false,
        })?;
    }
    Ok(())
}

pub(crate) fn list(app: &App, _caller: &Caller, _request: Nothing) -> Result<Audiences> {
    app.store.read(|conn| {
        let ladder = environment::all(conn)?;
        let rows = audience::all(conn)?;
        let audiences = rows.iter().map(|row| shape_of(app, row, &ladder)).collect();
        Ok(Audiences { audiences })
    })
}

pub(crate) fn save(app: &App, caller: &Caller, request: SaveAudience) -> Result<Done<Audience>> {
    let name = one_line(&request.name);
    if name.is_empty() {
        return Err(Error::invalid("name", "An audience needs a name.", ""));
    }
    let url = request
        .webhook_url
        .as_deref()
        .map(str::trim)
        .filter(|url| !url.is_empty());
    if let Some(url) = url {
        checked_url(url)?;
    }
    let addresses = checked_addresses(&request.addresses)?;
    let language = checked_language("language", &request.language)?;
    // Asked before anything is written: the row says only what outlasts this run.
    let lasts = url.is_some() && app.secrets.would_keep("webhook");
    let done = transact(app, caller, Op::SaveAudience, |tx, _| {
        let ladder = environment::all(tx.conn())?;
        let others = audience::all(tx.conn())?;
        let old = request
            .id
            .as_ref()
            .and_then(|id| others.iter().find(|row| row.id == *id));
        if request.id.is_some() && old.is_none() {
            return Err(Error::not_found("such audience", "Reload the list."));
        }
        let id = old.map_or_else(|| app.host.new_id().to_string(), |row| row.id.clone());
        if others
            .iter()
            .any(|row| row.id != id && row.name.eq_ignore_ascii_case(&name))
        {
            let message = format!("There is an audience {name} already.");
            return Err(Error::invalid("name", message, "Choose another name."));
        }
        let webhook = one_line(&request.webhook);
        let next = others.iter().map(|row| row.position + 1).max().unwrap_or(0);
        let row = AudienceRow {
            has_url: !webhook.is_empty()
                && match url {
                    Some(_) => lasts,
                    None => old.is_some_and(|row| row.has_url),
                },
            position: old.map_or(next, |row| row.position),
            change_types: json!(
                request
                    .change_types
                    .iter()
                    .map(|change| change.slug())
                    .collect::<Vec<_>>()
            ),
            environments: json!(environment_ids(&ladder, &request.environments)?),
            addresses: json!(addresses),
            language: language.clone(),
            name: name.clone(),
            webhook,
            shows_receivers: request.shows_receivers,
            id,
        };
        tx.put(&row)?;
        Ok(((row, ladder), format!("Saved the audience {name}")))
    })?;
    done.map(|(row, ladder)| {
        let key = secret_key(&row.id);
        match url.filter(|_| !row.webhook.is_empty()) {
            Some(url) => app.secrets.set(&key, url)?,
            None if row.webhook.is_empty() && request.id.is_some() => app.secrets.delete(&key),
            None => {}
        }
        Ok(shape_of(app, &row, &ladder))
    })
}

pub(crate) fn remove(app: &App, caller: &Caller, request: ById) -> Result<Done<Nothing>> {
    transact(app, caller, Op::RemoveAudience, |tx, _| {
        let row = find(tx.conn(), &request.id)?;
        let messages = message::all(tx.conn())?;
        if messages.iter().any(|message| message.audience_id == row.id) {
            let message = format!("{} has messages, which are kept.", row.name);
            let hint = "Take its addresses away instead, or let it hear of no environment but one.";
            return Err(Error::new(Code::Conflict, message, hint));
        }
        for template in slipway_store::table::message_template::all(tx.conn())? {
            if template.audience_id.as_ref() == Some(&row.id) {
                tx.delete::<slipway_store::table::message_template::MessageTemplateRow>(
                    &template.id,
                )?;
            }
        }
        tx.delete::<AudienceRow>(&row.id)?;
        Ok((Nothing {}, format!("Removed the audience {}", row.name)))
    })
}

fn find(conn: &Connection, wanted: &str) -> Result<AudienceRow> {
    let wanted = wanted.trim();
    let found = audience::all(conn)?
        .into_iter()
        .find(|row| row.id == wanted || row.name.eq_ignore_ascii_case(wanted));
    found.ok_or_else(|| {
        Error::not_found(
            format!("audience {wanted}"),
            "slipwayctl audience list names them.",
        )
    })
}

/// Whether the URL of an audience's webhook is known, be it for this run alone.
pub(crate) fn knows_webhook(app: &App, row: &AudienceRow) -> bool {
    let known = row.has_url || app.secrets.in_this_run(&secret_key(&row.id));
    known && !row.webhook.is_empty()
}

fn shape_of(app: &App, row: &AudienceRow, ladder: &[EnvironmentRow]) -> Audience {
    let hearers = hearers(row);
    let code = |id: &String| {
        ladder
            .iter()
            .find(|rung| rung.id == *id)
            .map(|rung| rung.code.clone())
    };
    Audience {
        id: row.id.clone(),
        name: row.name.clone(),
        language: row.language.clone(),
        addresses: addresses(row),
        change_types: hearers.change_types,
        environments: hearers.environments.iter().filter_map(code).collect(),
        webhook: row.webhook.clone(),
        webhook_ready: knows_webhook(app, row),
        webhook_kept: match (row.has_url, knows_webhook(app, row)) {
            (_, false) => "none",
            (true, true) => "keyring",
            (false, true) => "this_run",
        }
        .to_owned(),
        shows_receivers: row.shows_receivers,
    }
}

/// Ids of environments given by id or code.
///
/// # Errors
/// `invalid` with the codes there are.
pub(crate) fn environment_ids(ladder: &[EnvironmentRow], wanted: &[String]) -> Result<Vec<String>> {
    let mut ids = Vec::new();
    for wanted in wanted
        .iter()
        .map(|text| text.trim())
        .filter(|text| !text.is_empty())
    {
        let found = ladder
            .iter()
            .find(|rung| rung.id == wanted || rung.code.eq_ignore_ascii_case(wanted));
        let Some(rung) = found else {
            let codes: Vec<&str> = ladder.iter().map(|rung| rung.code.as_str()).collect();
            let hint = format!("There are: {}.", codes.join(", "));
            return Err(Error::invalid(
                "environments",
                format!("There is no environment {wanted}."),
                hint,
            ));
        };
        if !ids.contains(&rung.id) {
            ids.push(rung.id.clone());
        }
    }
    Ok(ids)
}

fn checked_addresses(given: &[String]) -> Result<Vec<String>> {
    let mut out: Vec<String> = Vec::new();
    for text in given
        .iter()
        .map(|text| text.trim())
        .filter(|text| !text.is_empty())
    {
        let text = address("addresses", text)?.to_string();
        if !out.contains(&text) {
            out.push(text);
        }
    }
    if out.len() > MOST {
        let hint = "Use a list of your mail server for more.";
        return Err(Error::invalid(
            "addresses",
            "An audience has 200 addresses at most.",
            hint,
        ));
    }
    Ok(out)
}

/// The shape of a BCP 47 tag: letters and digits in groups of up to eight.
pub(crate) fn checked_language(field: &str, text: &str) -> Result<String> {
    let text = text.trim();
    let fits = |part: &str| {
        (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
    };
    if text.split('-').all(fits) && text.len() <= 35 {
        return Ok(text.to_owned());
    }
    Err(Error::invalid(
        field,
        "That is no language.",
        "Such as en, fr or pt-BR.",
    ))
}

fn checked_url(url: &str) -> Result<()> {
    let parsed = url::Url::parse(url).ok().filter(|url| url.has_host());
    let safe = parsed.is_some_and(|url| match url.scheme() {
        "https" => true,
        "http" => url.host_str().is_some_and(super::smtp::is_loopback),
        _ => false,
    });
    if safe {
        return Ok(());
    }
    let hint = "It begins with https://; http:// is for this machine only.";
    Err(Error::invalid(
        "webhook_url",
        "That is no webhook's address.",
        hint,
    ))
}

fn one_line(text: &str) -> String {
    super::smtp::one_line(text)
}
