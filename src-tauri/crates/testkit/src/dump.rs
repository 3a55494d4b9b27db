//! Everything people edited, as text: two equal dumps are two equal workspaces.

use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags};
use slipway_store::table::EDITED;
use std::fmt::Write;
use std::path::Path;

/// Every row of every table that people edit, by table and key.
pub fn edited_rows(folder: &Path) -> String {
    rows_but(folder, &[])
}

/// [`edited_rows`] without the revisions that calendars count, which only grow.
pub fn but_revisions(folder: &Path) -> String {
    rows_but(folder, &["sequence"])
}

fn rows_but(folder: &Path, left_out: &[&str]) -> String {
    let conn =
        Connection::open_with_flags(folder.join("slipway.db"), OpenFlags::SQLITE_OPEN_READ_ONLY)
            .expect("the database opens");
    let mut out = String::new();
    for table in EDITED {
        let mut statement = conn
            .prepare(&format!("SELECT * FROM {table} ORDER BY id"))
            .expect("the table is there");
        let names = statement.column_names();
        let kept = names
            .enumerate()
            .filter(|(_, name)| !left_out.contains(name));
        let columns: Vec<usize> = kept.map(|(at, _)| at).collect();
        let mut rows = statement.query([]).expect("it reads");
        while let Some(row) = rows.next().expect("it reads") {
            let values: Vec<Value> = columns
                .iter()
                .map(|i| row.get(*i).expect("a value"))
                .collect();
            let _ = writeln!(out, "{table} {values:?}");
        }
    }
    out
}

/// Every statement that made the schema.
pub fn schema(file: &Path) -> String {
    let conn = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)
        .expect("the database opens");
    let mut statement = conn
        .prepare("SELECT coalesce(sql, name) FROM sqlite_master ORDER BY type, name")
        .expect("it has a schema");
    let rows = statement
        .query_map([], |row| row.get::<_, String>(0))
        .expect("it reads");
    rows.map(|row| row.expect("a statement"))
        .collect::<Vec<_>>()
        .join("\n")
}
