//! Looking through the database: is it whole, do references hold, is the log complete?

use crate::error::Result;
use crate::table;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// Looks through the whole file. Each check comes with what it found; nothing means it holds.
///
/// # Errors
/// SQLite's.
pub fn look_through(conn: &Connection) -> Result<Vec<(&'static str, Vec<String>)>> {
    let mut pages = texts(conn, "PRAGMA integrity_check(20)")?;
    pages.retain(|line| line != "ok");
    let references = texts(
        conn,
        "SELECT \"table\" || ' row ' || coalesce(rowid, '?') || ' refers to a missing ' || parent \
         FROM pragma_foreign_key_check",
    )?;
    let orphans = texts(
        conn,
        "SELECT DISTINCT op_id FROM change_log WHERE op_id NOT IN (SELECT id FROM op)",
    )?;
    let counts = texts(
        conn,
        "SELECT name FROM chart WHERE versions <> (SELECT count(*) FROM chart_version \
         WHERE chart_id = chart.id AND vanished_at IS NULL)",
    )?;
    Ok(vec![
        ("The file is whole", pages),
        ("References hold", references),
        ("Every change belongs to an operation", orphans),
        ("Charts count their versions rightly", counts),
    ])
}

/// Rows of each table, for a report without content.
///
/// # Errors
/// SQLite's.
pub fn count_rows(conn: &Connection) -> Result<BTreeMap<String, i64>> {
    let observed = ["chart", "chart_version", "op", "change_log"];
    let mut out = BTreeMap::new();
    for name in table::EDITED.iter().chain(&observed) {
        let count = conn.query_row(&format!("SELECT count(*) FROM {name}"), [], |row| {
            row.get(0)
        })?;
        out.insert((*name).to_owned(), count);
    }
    Ok(out)
}

fn texts(conn: &Connection, sql: &str) -> Result<Vec<String>> {
    let mut statement = conn.prepare(sql)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
