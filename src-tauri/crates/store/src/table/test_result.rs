//! How each assertion of a report went, as far as its assertions were kept.

use super::test_assertion;
use crate::error::Result;
use rusqlite::{Connection, params};
use slipway_domain::evidence::{Kept, Status};

pub(super) const CREATE: &str = "
CREATE TABLE test_result (
  record_id    INTEGER NOT NULL REFERENCES test_record (id),
  assertion_id INTEGER NOT NULL REFERENCES test_assertion (id),
  status       TEXT NOT NULL CHECK (status IN ('passed', 'failed', 'skipped')),
  message      TEXT NOT NULL,
  PRIMARY KEY (record_id, assertion_id)
) STRICT, WITHOUT ROWID;
";

/// Keeps those of a record that is new.
///
/// # Errors
/// SQLite's.
pub fn keep(conn: &Connection, record: i64, kept: &[Kept]) -> Result<()> {
    let mut statement = conn.prepare_cached(
        "INSERT INTO test_result (record_id, assertion_id, status, message) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for one in kept {
        let assertion = test_assertion::number(conn, one)?;
        statement.execute(params![record, assertion, one.status.slug(), one.message])?;
    }
    Ok(())
}

/// The query of [`of_record`].
pub const OF_RECORD: &str = "SELECT key, in_case, request, title, status, message FROM test_result \
    JOIN test_assertion ON test_assertion.id = assertion_id WHERE record_id = ?1";

/// Those of a record that did not pass, and with `passed` the others too, those that failed first.
///
/// # Errors
/// SQLite's.
pub fn of_record(conn: &Connection, record: i64, passed: bool, most: u32) -> Result<Vec<Kept>> {
    let which = if passed { "" } else { " AND status <> 'passed'" };
    let order = "CASE status WHEN 'failed' THEN 0 WHEN 'skipped' THEN 1 ELSE 2 END, assertion_id";
    let sql = format!("{OF_RECORD}{which} ORDER BY {order} LIMIT ?2");
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map(params![record, most], kept)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Each assertion of a record with how it went, in no order.
///
/// # Errors
/// SQLite's.
pub fn statuses(conn: &Connection, record: i64, mut see: impl FnMut(&str, Status)) -> Result<()> {
    let mut statement = conn.prepare_cached(OF_RECORD)?;
    let mut rows = statement.query([record])?;
    while let Some(row) = rows.next()? {
        let key = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
        let status = row.get_ref(4)?.as_str().map_err(rusqlite::Error::from)?;
        see(key, Status::parse(status).unwrap_or(Status::Skipped));
    }
    Ok(())
}

fn kept(row: &rusqlite::Row<'_>) -> rusqlite::Result<Kept> {
    let status: String = row.get(4)?;
    Ok(Kept {
        key: row.get(0)?,
        case: row.get(1)?,
        request: row.get(2)?,
        title: row.get(3)?,
        status: Status::parse(&status).unwrap_or(Status::Skipped),
        message: row.get(5)?,
    })
}
