//! People who act.

use crate::error::Result;
use crate::row::{self, Row, Shape};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(super) const CREATE: &str = "
CREATE TABLE person (
  id     TEXT PRIMARY KEY,
  name   TEXT NOT NULL,
  email  TEXT NOT NULL,
  roles  TEXT NOT NULL,
  active INTEGER NOT NULL
) STRICT;
";

/// A person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PersonRow {
    /// Id.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Mail address, or empty.
    pub email: String,
    /// Slugs of roles.
    pub roles: Value,
    /// False once they have left.
    pub active: bool,
}

impl Row for PersonRow {
    const TABLE: &'static str = "person";
    const SHAPES: &'static [(&'static str, Shape)] = &[("roles", Shape::Json), ("active", Shape::Bool)];

    fn key(&self) -> &str {
        &self.id
    }
}

/// Everyone, those who left last.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<PersonRow>> {
    row::select(conn, "SELECT * FROM person ORDER BY active DESC, name COLLATE NOCASE", &[])
}
