//! Writes an answer from a template: a text to read over, nothing is sent.

use super::{RenderReply, RenderedReply, list};
use crate::defects::find;
use crate::error::{Error, Result};
use crate::{App, Caller};
use slipway_store::table::defect::{self, DefectRow};
use slipway_store::table::triage::TriageRow;
use slipway_store::{Connection, get};

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
        let (mut body, mut missing) = (reply.body, Vec::new());
        for field in list::FIELDS {
            let place = format!("{{{field}}}");
            if !body.contains(&place) {
                continue;
            }
            match value(conn, &row, &request, field)? {
                Some(text) => body = body.replace(&place, &text),
                None => missing.push(field.to_owned()),
            }
        }
        Ok(RenderedReply {
            body,
            public: reply.public,
            missing,
        })
    })
}

fn value(
    conn: &Connection,
    row: &DefectRow,
    request: &RenderReply,
    field: &str,
) -> Result<Option<String>> {
    let triage: Option<TriageRow> = get(conn, &row.id)?;
    let text = match field {
        "reporter" => row.reporter.clone(),
        "number" => row.number.to_string(),
        "title" => row.title.clone(),
        "release" => request
            .release
            .clone()
            .unwrap_or_else(|| row.release.clone()),
        "priority" => row.priority.clone(),
        "component" => row.component.clone(),
        "reason" => match &request.reason {
            Some(reason) => reason.trim().to_owned(),
            None => triage.map(|row| row.reason).unwrap_or_default(),
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
    };
    // A value that looks like a field is a text like any other.
    Ok((!text.is_empty()).then(|| text.replace('{', "(").replace('}', ")")))
}

fn called(root: &DefectRow) -> String {
    format!("{} “{}”", root.number, root.title)
}
