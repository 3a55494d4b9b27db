//! Accepts or returns items of a handover, each as it was looked at.

use super::{Handover, JudgeHandover, items, show};
use crate::book::Book;
use crate::error::{Code, Error, Result};
use crate::knowledge;
use crate::people::actor::Actor;
use crate::releases::read::{find, standing};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::handover::{Item, ItemState, state};
use slipway_store::table::handover::{self, HandoverRow};
use slipway_store::{Connection, Tx};

pub(crate) fn run(app: &App, caller: &Caller, request: JudgeHandover) -> Result<Done<Handover>> {
    let accepts = verdict_in(&request)?;
    let op = if accepts {
        Op::AcceptHandover
    } else {
        Op::ReturnHandover
    };
    let done = transact(app, caller, op, |tx, who| {
        let conn = tx.conn();
        let book = Book::read(app, conn)?;
        let row = find(conn, &book, &request.release)?;
        let release = standing(app, conn, &book, caller, row)?;
        let all = items::of(conn, &book, &release)?;
        let said = items::said(&handover::of_release(conn, &release.row.id)?);
        // What was sent back is taken by name or once it changed, never along with the rest.
        let open =
            |item: &&Item| matches!(state(item, &said), ItemState::Open | ItemState::Changed);
        let chosen = match request.items.as_slice() {
            [] => all.iter().filter(open).collect(),
            wanted => wanted
                .iter()
                .map(|wanted| one(conn, &all, wanted))
                .collect::<Result<Vec<&Item>>>()?,
        };
        if chosen.is_empty() {
            let message = format!("Nothing of {} waits to be accepted.", release.title);
            let hint = "What is missing or was returned is accepted by its name, with a reason: \
                        slipwayctl handover show lists both.";
            return Err(Error::new(Code::Conflict, message, hint));
        }
        for item in &chosen {
            judged(&request, item, accepts)?;
            put(app, tx, who, &release.row.id, item, &request, accepts)?;
        }
        let did = if accepts { "Accepted" } else { "Returned" };
        let titles: Vec<&str> = chosen.iter().map(|item| item.title.as_str()).collect();
        let summary = format!(
            "{did} of the handover of {}: {}",
            release.title,
            titles.join(", ")
        );
        Ok((release.row.id.clone(), summary))
    })?;
    done.map(|id| app.store.read(|conn| show::of(app, conn, caller, &id)))
}

fn verdict_in(request: &JudgeHandover) -> Result<bool> {
    let accepts = match request.verdict.as_str() {
        "accept" => true,
        "return" => false,
        other => {
            let message = format!("“{other}” is not a verdict.");
            return Err(Error::invalid("verdict", message, "Use accept or return."));
        }
    };
    if !accepts && request.items.is_empty() {
        let message = "Nothing was named that is returned.";
        return Err(Error::invalid("items", message, "Name the items."));
    }
    if !accepts && request.why.trim().is_empty() {
        let message = "Returning needs a reason.";
        return Err(Error::invalid("why", message, "Say what is to be changed."));
    }
    Ok(accepts)
}

/// The item of a key; an article also by its path or title.
fn one<'a>(conn: &Connection, all: &'a [Item], wanted: &str) -> Result<&'a Item> {
    let wanted = wanted.trim();
    let by = |key: &str| all.iter().find(|item| item.key == key);
    if let Some(item) = by(wanted) {
        return Ok(item);
    }
    if let Some(entry) = knowledge::find::maybe(conn, wanted)?
        && let Some(item) = by(&format!("article/{}", entry.id))
    {
        return Ok(item);
    }
    let keys: Vec<&str> = all.iter().map(|item| item.key.as_str()).collect();
    let hint = format!("There are: {}.", keys.join(", "));
    Err(Error::not_found(format!("item {wanted}"), hint))
}

/// What was looked at must still be what is there; doing without something needs a reason.
fn judged(request: &JudgeHandover, item: &Item, accepts: bool) -> Result<()> {
    if item.missing && (!accepts || request.why.trim().is_empty()) {
        let message = format!("{} is missing: {}", item.title, item.detail);
        let hint = "Accept it with a reason to do without it.";
        return Err(Error::new(Code::Conflict, message, hint));
    }
    match request.mark.as_deref() {
        Some(seen) if request.items.len() == 1 && seen != item.mark => Err(Error::new(
            Code::Conflict,
            format!(
                "{} changed since you looked at it. Nothing was decided.",
                item.title
            ),
            "Look at it again.",
        )),
        _ => Ok(()),
    }
}

fn put(
    app: &App,
    tx: &Tx<'_>,
    who: &Actor,
    release: &str,
    item: &Item,
    request: &JudgeHandover,
    accepts: bool,
) -> Result<()> {
    Ok(tx.put(&HandoverRow {
        id: app.host.new_id().to_string(),
        release_id: release.to_owned(),
        item: item.key.clone(),
        mark: item.mark.clone(),
        verdict: if accepts { "accepted" } else { "returned" }.to_owned(),
        at: app.now_text(),
        by: who.id.clone(),
        why: request.why.trim().to_owned(),
    })?)
}
