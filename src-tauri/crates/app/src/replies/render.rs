//! Writes an answer from a template: a text to read over, nothing is sent.

use super::{RenderReply, RenderedReply, list};
use crate::book::Book;
use crate::defects::{asked, find};
use crate::error::{Error, Result};
use crate::{App, Caller};
use slipway_domain::defect::reply;
use slipway_store::table::defect::{self, DefectRow};
use slipway_store::table::triage::TriageRow;
use slipway_store::{Connection, get};
use std::collections::BTreeMap;

pub(crate) fn run(app: &App, _caller: &Caller, request: RenderReply) -> Result<RenderedReply> {
    app.store.read(|conn| {
        let replies = list::all(conn)?;
        let reply = replies
            .into_iter()
            .find(|reply| reply.id == request.template);
        let reply = reply.ok_or_else(|| {
            Error::not_found(format!("template {}", request.template), "Reload the list.")
        })?;
        let row = find::one(conn, &request.defect)?;
        let mut values = BTreeMap::new();
        for field in reply::named(&reply.body) {
            values.insert(field, value(app, conn, &row, &request, field)?);
        }
        let of = |field: &str| values.get(field).map_or("", String::as_str);
        let written = reply::render(&reply.body, of);
        let missing = written.missing.into_iter().map(str::to_owned);
        Ok(RenderedReply {
            body: written.body,
            public: reply.public,
            missing: missing.collect(),
        })
    })
}

/// What stands for a field; empty when nothing is known.
fn value(
    app: &App,
    conn: &Connection,
    row: &DefectRow,
    request: &RenderReply,
    field: &str,
) -> Result<String> {
    Ok(match field {
        "reporter" => row.reporter.clone(),
        "number" => row.number.to_string(),
        "title" => row.title.clone(),
        "release" => request.release.as_ref().unwrap_or(&row.release).clone(),
        "priority" => row.priority.clone(),
        "component" => row.component.clone(),
        "workaround" => asked::report(conn, &row.id)?.workaround,
        "missing" => asked::missing(&Book::read(app, conn)?, conn, &row.id)?,
        "reason" => match &request.reason {
            Some(reason) => reason.clone(),
            None => get::<TriageRow>(conn, &row.id)?
                .map(|row| row.reason)
                .unwrap_or_default(),
        },
        "root" => match (&request.root, &row.duplicate_of) {
            (Some(root), _) => called(&find::one(conn, root)?),
            (None, Some(id)) => defect::get(conn, id)?
                .as_ref()
                .map(called)
                .unwrap_or_default(),
            (None, None) => String::new(),
        },
        _ => String::new(),
    })
}

fn called(root: &DefectRow) -> String {
    format!("{} “{}”", root.number, root.title)
}
