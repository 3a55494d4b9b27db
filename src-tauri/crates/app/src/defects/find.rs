//! Finds a defect by what people call it.

use crate::desks::list;
use crate::error::{Error, Result};
use slipway_store::Connection;
use slipway_store::table::defect::{self, DefectRow};

/// A defect by id, by number, or by desk and key such as `rt 10482`.
///
/// # Errors
/// `not_found`; `invalid` when tickets of several desks have the key.
pub(crate) fn one(conn: &Connection, wanted: &str) -> Result<DefectRow> {
    let wanted = wanted.trim();
    let by_id = defect::get(conn, wanted)?.filter(|row| !row.gone);
    if let Some(row) = by_id {
        return Ok(row);
    }
    let number = wanted.trim_start_matches('#').parse().ok();
    if let Some(number) = number
        && let Some(row) = defect::numbered(conn, number)?.filter(|row| !row.gone)
    {
        return Ok(row);
    }
    if let Some((desk, key)) = wanted.split_once([' ', '#', '/']) {
        let desk = list::find(conn, desk.trim())?;
        let rows = defect::with_ticket(conn, key.trim().trim_start_matches('#'))?;
        if let Some(row) = rows.into_iter().find(|row| row.desk_id == desk.id) {
            return Ok(row);
        }
    }
    let hint = "Name it by its number, or by desk and ticket such as `rt 10482`.";
    Err(Error::not_found(format!("defect {wanted}"), hint))
}

/// A defect by its number alone.
///
/// # Errors
/// `not_found`.
pub(crate) fn by_number(conn: &Connection, number: u32) -> Result<DefectRow> {
    defect::numbered(conn, number)?
        .ok_or_else(|| Error::not_found(format!("defect {number}"), "Reload the list."))
}
