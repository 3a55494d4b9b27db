//! Finds an article by what people call it.

use crate::error::{Error, Result};
use slipway_domain::article::place;
use slipway_store::Connection;
use slipway_store::table::article_entry::{self, ArticleEntryRow};

/// An article by id, by number, by path, or by a title that only one has.
///
/// # Errors
/// `not_found`; `invalid` when several have the title.
pub(crate) fn one(conn: &Connection, wanted: &str) -> Result<ArticleEntryRow> {
    let wanted = wanted.trim();
    if let Some(row) = maybe(conn, wanted)? {
        return Ok(row);
    }
    let hint = "Name it by its id, its path or its title; kb search finds it.";
    Err(Error::not_found(format!("article {wanted}"), hint))
}

/// The same; None when there is none.
///
/// # Errors
/// `invalid` when several have the title.
pub(crate) fn maybe(conn: &Connection, wanted: &str) -> Result<Option<ArticleEntryRow>> {
    if let Some(row) = article_entry::get(conn, wanted)? {
        return Ok(Some(row));
    }
    if let Ok(number) = wanted.trim_start_matches('#').parse()
        && let Some(row) = article_entry::numbered(conn, number)?
    {
        return Ok(Some(row));
    }
    let path = wanted.trim_start_matches('/');
    let path = path.strip_suffix(".md").unwrap_or(path);
    if let Some(row) = article_entry::at_path(conn, path)? {
        return Ok(Some(row));
    }
    for own in place::OWN {
        let page = format!("{}/{own}", path.trim_end_matches('/'));
        if let Some(row) = article_entry::at_path(conn, &page)? {
            return Ok(Some(row));
        }
    }
    let mut titled = article_entry::titled(conn, wanted)?;
    if titled.len() > 1 {
        let message = format!("Several articles are called “{wanted}”.");
        return Err(Error::invalid("article", message, "Name it by its path."));
    }
    Ok(titled.pop())
}
