//! Writes a draft over a newer version from now on: what that changed is taken in, and where both
//! changed the same lines, both stay until whoever writes has chosen.

use super::article::Known;
use super::merge;
use crate::error::{Error, Result};
use slipway_domain::article::files;
use slipway_store::Connection;
use slipway_store::table::article_draft::ArticleDraftRow;

/// Brings a draft onto a newer version. Its own lines all stay, in place or between marks.
///
/// # Errors
/// `not_found` for a version that is not there, `invalid` for one that is older than what the draft is
/// written over, and while marks of an earlier one are left.
pub(crate) fn onto(conn: &Connection, row: &mut ArticleDraftRow, number: u32) -> Result<()> {
    let known = Known::read(conn, &row.article_id)?;
    let version = known.version(number).ok_or_else(|| {
        let what = format!("version {number} of “{}”", known.entry.title);
        Error::not_found(what, "See its history.")
    })?;
    if number == row.based_on {
        return Ok(());
    }
    if number < row.based_on {
        let message = format!(
            "The draft is written over version {} already, which is newer than {number}.",
            row.based_on
        );
        let hint = "To go back to an old text, restore that version. Nothing was changed.";
        return Err(Error::invalid("based_on", message, hint));
    }
    merge::settled(&row.text)?;
    let (base, held) = match known.version(row.based_on) {
        Some(base) => (known.text(conn, base)?, base.files.as_slice()),
        None => (String::new(), &[] as &[_]),
    };
    let theirs = known.text(conn, version)?;
    row.text = match merge::merge(&base, &row.text, &theirs, number) {
        Ok(text) | Err(text) => text,
    };
    // Of a file that both changed, mine stays: theirs is kept in its version, and a reviewer is shown
    // what became of it.
    row.files = files::merge(held, &row.files, &version.files).0;
    row.based_on = number;
    Ok(())
}
