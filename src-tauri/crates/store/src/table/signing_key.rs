//! Keys that this organisation signs with. The secret half is in the keyring, never here.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE signing_key (
  id           TEXT PRIMARY KEY,
  public_key   TEXT NOT NULL UNIQUE,
  organisation TEXT NOT NULL,
  kept         TEXT NOT NULL CHECK (kept IN ('keyring', 'run', 'given')),
  made_at      TEXT NOT NULL,
  made_by      TEXT NOT NULL REFERENCES person (id)
) STRICT;
";

/// A key of our own; the newest signs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SigningKeyRow {
    /// Its fingerprint, without spaces.
    pub id: String,
    /// Its public half, 64 hexadecimal digits.
    pub public_key: String,
    /// What we call ourselves in what it signs.
    pub organisation: String,
    /// Where its secret half is: `keyring`, `run` for one run alone, or `given` anew each time.
    pub kept: String,
    /// RFC 3339.
    pub made_at: String,
    /// Who made it.
    pub made_by: String,
}

impl Row for SigningKeyRow {
    const TABLE: &'static str = "signing_key";

    fn key(&self) -> &str {
        &self.id
    }
}

/// Every one, newest first.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<SigningKeyRow>> {
    row::select(conn, "SELECT * FROM signing_key ORDER BY made_at DESC, rowid DESC", &[])
}
