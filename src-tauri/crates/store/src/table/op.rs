//! The log of operations: who did what, when, on which machine.

use crate::error::Result;
use rusqlite::{Connection, OptionalExtension, Row, params};

pub(super) const CREATE: &str = "
CREATE TABLE op (
  id      TEXT PRIMARY KEY,
  kind    TEXT NOT NULL,
  summary TEXT NOT NULL,
  actor   TEXT NOT NULL,
  device  TEXT NOT NULL,
  at      TEXT NOT NULL,
  local   INTEGER NOT NULL,
  undoes  TEXT REFERENCES op (id)
) STRICT;
CREATE INDEX op_undoes ON op (undoes) WHERE undoes IS NOT NULL;
";

/// Files of articles that were attached beside their versions: what stands in a version is not taken
/// back by what was written beside it.
pub(crate) const ATTACHED: &str = "UPDATE op SET local = 0 WHERE kind = 'attach_article_file'";

/// One operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpRow {
    /// Id, a UUIDv7: ids sort by time.
    pub id: String,
    /// Kind, such as `advance_release`.
    pub kind: String,
    /// What was done, in words.
    pub summary: String,
    /// Name of who did it, as it was then.
    pub actor: String,
    /// The machine's name.
    pub device: String,
    /// RFC 3339.
    pub at: String,
    /// Whether everything it did stayed here, so that it can be undone.
    pub local: bool,
    /// The operation it took back.
    pub undoes: Option<String>,
    /// The operation that took it back; derived.
    pub undone_by: Option<String>,
}

const SELECT: &str = "SELECT op.id, op.kind, op.summary, op.actor, op.device, op.at, op.local, \
     op.undoes, (SELECT later.id FROM op AS later WHERE later.undoes = op.id \
       AND NOT EXISTS (SELECT 1 FROM op AS again WHERE again.undoes = later.id \
         AND NOT EXISTS (SELECT 1 FROM op AS third WHERE third.undoes = again.id)) \
       ORDER BY later.id DESC LIMIT 1) FROM op";

/// Writes an operation.
///
/// # Errors
/// SQLite's.
pub fn insert(conn: &Connection, op: &OpRow) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO op (id, kind, summary, actor, device, at, local, undoes) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        op.id, op.kind, op.summary, op.actor, op.device, op.at, op.local, op.undoes
    ])?;
    Ok(())
}


/// Completes an operation's row once its summary is known.
///
/// # Errors
/// SQLite's.
pub fn finish(conn: &Connection, id: &str, summary: &str, actor: &str) -> Result<()> {
    conn.prepare_cached("UPDATE op SET summary = ?2, actor = ?3 WHERE id = ?1")?
        .execute([id, summary, actor])?;
    Ok(())
}

/// Takes back the row of an operation that turned out to change nothing.
///
/// # Errors
/// SQLite's.
pub(crate) fn discard(conn: &Connection, id: &str) -> Result<()> {
    // One that goes on in several transactions may have changed something in an earlier one.
    let sql = "DELETE FROM op WHERE id = ?1 AND NOT EXISTS \
               (SELECT 1 FROM change_log WHERE op_id = ?1)";
    conn.prepare_cached(sql)?.execute([id])?;
    Ok(())
}

/// One operation.
///
/// # Errors
/// SQLite's.
pub fn get(conn: &Connection, id: &str) -> Result<Option<OpRow>> {
    let sql = format!("{SELECT} WHERE op.id = ?1");
    Ok(conn.prepare_cached(&sql)?.query_row([id], read).optional()?)
}

/// Whether an operation is undone, leaving aside what the operation `but` does.
///
/// # Errors
/// SQLite's.
pub fn is_undone(conn: &Connection, id: &str, but: &str) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM op AS later WHERE later.undoes = ?1 AND later.id <> ?2 \
               AND NOT EXISTS (SELECT 1 FROM op AS again WHERE again.undoes = later.id))";
    Ok(conn.prepare_cached(sql)?.query_row([id, but], |row| row.get(0))?)
}

/// The newest operations.
///
/// # Errors
/// SQLite's.
pub fn newest(conn: &Connection, limit: u32) -> Result<Vec<OpRow>> {
    let sql = format!("{SELECT} ORDER BY op.id DESC LIMIT ?1");
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map([limit], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The newest operations that touched rows whose key is `subject` or begins with `subject/`.
///
/// # Errors
/// SQLite's.
pub fn touching(conn: &Connection, subject: &str, limit: u32) -> Result<Vec<OpRow>> {
    let sql = format!(
        "{SELECT} WHERE op.id IN (SELECT op_id FROM change_log WHERE subject = ?1) \
         ORDER BY op.id DESC LIMIT ?2"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map(params![subject, limit], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The last operation that can be undone: local, not an undo, not undone.
///
/// # Errors
/// SQLite's.
pub fn last_undoable(conn: &Connection) -> Result<Option<OpRow>> {
    Ok(newest(conn, 500)?
        .into_iter()
        .find(|op| op.local && op.undoes.is_none() && op.undone_by.is_none()))
}

fn read(row: &Row<'_>) -> rusqlite::Result<OpRow> {
    Ok(OpRow {
        id: row.get(0)?,
        kind: row.get(1)?,
        summary: row.get(2)?,
        actor: row.get(3)?,
        device: row.get(4)?,
        at: row.get(5)?,
        local: row.get(6)?,
        undoes: row.get(7)?,
        undone_by: row.get(8)?,
    })
}
