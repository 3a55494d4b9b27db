//! A view as text: `status=open severity=S2 sort=-reported`, and what it asks for.

use crate::defects::ListDefects;
use crate::error::{Error, Result};
use slipway_store::Connection;
use slipway_store::table::defect_view;

/// Names that a view may use.
const NAMES: [&str; 13] = [
    "query",
    "inbox",
    "status",
    "decided",
    "severity",
    "priority",
    "release",
    "component",
    "owner",
    "desk",
    "sort",
    "columns",
    "limit",
];

/// Reads a view: `name=value`, a value with spaces in quotation marks; other words are looked for.
///
/// # Errors
/// `invalid` for a name no view has, and an open quotation mark.
pub(super) fn read(text: &str) -> Result<Vec<(String, String)>> {
    let mut pairs = Vec::new();
    let mut words = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (name, value, after) = next(rest)?;
        match name {
            None => words.push(value),
            Some(name) if NAMES.contains(&name) => pairs.push((name.to_owned(), value)),
            Some(name) => {
                let message = format!("A view has no “{name}”.");
                let hint = format!("It may say: {}.", NAMES.join(", "));
                return Err(Error::invalid("text", message, hint));
            }
        }
        rest = after.trim_start();
    }
    if !words.is_empty() {
        pairs.push(("query".to_owned(), words.join(" ")));
    }
    Ok(pairs)
}

/// The first part of a view: its name if it has one, its value, and what comes behind.
fn next(text: &str) -> Result<(Option<&str>, String, &str)> {
    let end = text.find(|c: char| c.is_whitespace() || c == '=' || c == '"');
    let (name, rest) = match end {
        Some(at) if text[at..].starts_with('=') => (Some(&text[..at]), &text[at + 1..]),
        _ => (None, text),
    };
    if let Some(quoted) = rest.strip_prefix('"') {
        let Some(end) = quoted.find('"') else {
            let message = "A quotation mark is not closed.";
            return Err(Error::invalid("text", message, ""));
        };
        return Ok((name, quoted[..end].to_owned(), &quoted[end + 1..]));
    }
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    Ok((name, rest[..end].to_owned(), &rest[end..]))
}

/// A request with the view that it names below it: what is given besides wins.
///
/// # Errors
/// `not_found` for a view that is not there.
pub(crate) fn over(conn: &Connection, request: ListDefects) -> Result<ListDefects> {
    let Some(wanted) = request.view.clone().filter(|name| !name.is_empty()) else {
        return Ok(request);
    };
    let rows = defect_view::all(conn)?;
    let row = rows
        .iter()
        .find(|row| row.id == wanted || row.name.eq_ignore_ascii_case(&wanted))
        .ok_or_else(|| {
            let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
            let hint = format!("There are: {}.", names.join(", "));
            Error::not_found(format!("view {wanted}"), hint)
        })?;
    let pairs = read(&row.text)?;
    let said = |name: &str| {
        let pair = pairs.iter().rev().find(|(known, _)| known == name);
        pair.map(|(_, value)| value.clone())
    };
    Ok(ListDefects {
        view: None,
        query: request.query.or(said("query")),
        inbox: request
            .inbox
            .or(said("inbox").map(|text| text == "yes" || text == "true")),
        status: request.status.or(said("status")),
        decided: request.decided.or(said("decided")),
        severity: request.severity.or(said("severity")),
        priority: request.priority.or(said("priority")),
        release: request.release.or(said("release")),
        component: request.component.or(said("component")),
        owner: request.owner.or(said("owner")),
        desk: request.desk.or(said("desk")),
        sort: request.sort.or(said("sort")),
        limit: request
            .limit
            .or(said("limit").and_then(|text| text.parse().ok())),
        offset: request.offset,
        ids: request.ids,
    })
}
