//! What was sent, to whom, when, how and with what result; and drafts that people edited.

use crate::error::Result;
use crate::row::{self, Row, Shape};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(super) const CREATE: &str = "
CREATE TABLE message (
  id            TEXT PRIMARY KEY,
  deployment_id TEXT REFERENCES deployment (id),
  release_id    TEXT REFERENCES release (id),
  audience_id   TEXT NOT NULL REFERENCES audience (id),
  kind          TEXT NOT NULL,
  subject       TEXT NOT NULL,
  body          TEXT NOT NULL,
  addresses     TEXT NOT NULL,
  about         TEXT,
  state         TEXT NOT NULL,
  way           TEXT NOT NULL,
  result        TEXT NOT NULL,
  at            TEXT NOT NULL,
  by_id         TEXT NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX message_deployment ON message (deployment_id);
";

/// One message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MessageRow {
    /// Id.
    pub id: String,
    /// The deployment it is about.
    pub deployment_id: Option<String>,
    /// The release it is about.
    pub release_id: Option<String>,
    /// To whom.
    pub audience_id: String,
    /// Slug of the message kind.
    pub kind: String,
    /// Subject as sent.
    pub subject: String,
    /// Text as sent.
    pub body: String,
    /// `[mail address]` it went to.
    pub addresses: Value,
    /// `{start_local, zone, minutes}` it told, or null.
    pub about: Value,
    /// `draft`, `sent`, `failed` or `waived`.
    pub state: String,
    /// `copy`, `mailto`, `eml`, `smtp`, `webhook`, or empty.
    pub way: String,
    /// What the other side answered, or why it was waived.
    pub result: String,
    /// When it came to this state, RFC 3339.
    pub at: String,
    /// Who.
    pub by_id: String,
}

impl Row for MessageRow {
    const TABLE: &'static str = "message";
    const SHAPES: &'static [(&'static str, Shape)] = &[("addresses", Shape::Json), ("about", Shape::Json)];

    fn key(&self) -> &str {
        &self.id
    }
}

/// Those of one deployment, oldest first.
///
/// # Errors
/// SQLite's.
pub fn of_deployment(conn: &Connection, id: &str) -> Result<Vec<MessageRow>> {
    row::select(conn, "SELECT * FROM message WHERE deployment_id = ?1 ORDER BY at, id", &[&id])
}

/// Every one.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<MessageRow>> {
    row::select(conn, "SELECT * FROM message ORDER BY at, id", &[])
}

/// Those about one release alone, oldest first.
///
/// # Errors
/// SQLite's.
pub fn of_release(conn: &Connection, id: &str) -> Result<Vec<MessageRow>> {
    let sql = "SELECT * FROM message WHERE release_id = ?1 AND deployment_id IS NULL ORDER BY at, id";
    row::select(conn, sql, &[&id])
}
