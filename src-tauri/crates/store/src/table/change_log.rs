//! What each operation changed, field by field: the audit trail, and what undo reads.

use crate::error::Result;
use crate::tx::FieldChange;
use rusqlite::{Connection, params};
use serde_json::Value;
use std::collections::BTreeMap;

pub(super) const CREATE: &str = "
CREATE TABLE change_log (
  op_id   TEXT NOT NULL REFERENCES op (id),
  seq     INTEGER NOT NULL,
  kind    TEXT NOT NULL,
  key     TEXT NOT NULL,
  subject TEXT NOT NULL,
  field   TEXT NOT NULL,
  before  TEXT,
  after   TEXT,
  PRIMARY KEY (op_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_log_subject ON change_log (subject, op_id);
";

/// Appends one change. Its subject is the release or the defect a row belongs to, else the row itself.
pub(crate) fn append(
    conn: &Connection,
    op: &str,
    seq: i64,
    change: &FieldChange,
    defect: Option<&str>,
) -> Result<()> {
    let text = |value: &Option<Value>| value.as_ref().map(Value::to_string);
    conn.prepare_cached(
        "INSERT INTO change_log (op_id, seq, kind, key, subject, field, before, after) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        op,
        seq,
        change.table,
        change.key,
        defect.map_or_else(|| subject(change), str::to_owned),
        change.field,
        text(&change.before),
        text(&change.after)
    ])?;
    Ok(())
}

fn subject(change: &FieldChange) -> String {
    let whole = change.after.as_ref().or(change.before.as_ref());
    let named = whole.and_then(|row| row.get("release_id")).and_then(Value::as_str);
    let first = change.key.split('/').next().unwrap_or_default();
    named.unwrap_or(first).to_owned()
}

/// The place behind the last change of an operation: one that goes on in several transactions
/// counts on.
pub(crate) fn next_seq(conn: &Connection, op: &str) -> Result<i64> {
    let sql = "SELECT coalesce(max(seq), -1) + 1 FROM change_log WHERE op_id = ?1";
    Ok(conn.prepare_cached(sql)?.query_row([op], |row| row.get(0))?)
}

/// The changes of one operation, in the order they were made.
///
/// # Errors
/// SQLite's.
pub fn of_op(conn: &Connection, op: &str) -> Result<Vec<FieldChange>> {
    let mut statement = conn.prepare_cached(
        "SELECT kind, key, field, before, after FROM change_log WHERE op_id = ?1 ORDER BY seq",
    )?;
    let rows = statement.query_map([op], |row| {
        let value = |index| -> rusqlite::Result<Option<Value>> {
            let text: Option<String> = row.get(index)?;
            Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
        };
        Ok(FieldChange {
            table: row.get(0)?,
            key: row.get(1)?,
            field: row.get(2)?,
            before: value(3)?,
            after: value(4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What one operation made of some fields of a row, before and after.
pub struct Then {
    /// When, RFC 3339.
    pub at: String,
    /// The name of who acted, as it was then.
    pub by: String,
    /// The fields that it changed.
    pub fields: BTreeMap<String, (Option<Value>, Option<Value>)>,
}

/// What each operation made of these fields of a row since it was added, oldest first.
///
/// # Errors
/// SQLite's.
pub fn of_row(conn: &Connection, kind: &str, key: &str, fields: [&str; 2]) -> Result<Vec<Then>> {
    let mut statement = conn.prepare_cached(
        "SELECT op.id, op.at, op.actor, field, before, after FROM change_log \
         JOIN op ON op.id = change_log.op_id WHERE subject = ?2 AND change_log.kind = ?1 AND key = ?2 \
         AND field IN (?3, ?4) ORDER BY op.id, seq",
    )?;
    let mut rows = statement.query(params![kind, key, fields[0], fields[1]])?;
    let mut out: Vec<(String, Then)> = Vec::new();
    while let Some(row) = rows.next()? {
        let op: String = row.get(0)?;
        if out.last().is_none_or(|(last, _)| *last != op) {
            let fields = BTreeMap::new();
            let then = Then { at: row.get(1)?, by: row.get(2)?, fields };
            out.push((op, then));
        }
        let value = |index| -> rusqlite::Result<Option<Value>> {
            let text: Option<String> = row.get(index)?;
            Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
        };
        let (field, sides) = (row.get(3)?, (value(4)?, value(5)?));
        if let Some((_, then)) = out.last_mut() {
            then.fields.insert(field, sides);
        }
    }
    Ok(out.into_iter().map(|(_, then)| then).collect())
}

/// When a row was last changed, RFC 3339; None when the log does not know it by its own key.
///
/// # Errors
/// SQLite's.
pub fn last_at(conn: &Connection, key: &str) -> Result<Option<String>> {
    let sql = "SELECT op.at FROM change_log JOIN op ON op.id = change_log.op_id \
               WHERE subject = ?1 ORDER BY op_id DESC LIMIT 1";
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query([key])?;
    Ok(match rows.next()? {
        Some(row) => Some(row.get(0)?),
        None => None,
    })
}
