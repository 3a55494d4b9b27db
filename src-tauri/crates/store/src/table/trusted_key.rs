//! Keys of other organisations that somebody here trusts, with why; or trusted once.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE trusted_key (
  id               TEXT PRIMARY KEY,
  public_key       TEXT NOT NULL UNIQUE,
  organisation     TEXT NOT NULL,
  reason           TEXT NOT NULL,
  trusted_at       TEXT NOT NULL,
  trusted_by       TEXT NOT NULL REFERENCES person (id),
  withdrawn_at     TEXT,
  withdrawn_by     TEXT REFERENCES person (id),
  withdrawn_reason TEXT
) STRICT;
";

/// A key of another organisation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrustedKeyRow {
    /// Its fingerprint, without spaces.
    pub id: String,
    /// 64 hexadecimal digits.
    pub public_key: String,
    /// Whose it is, as who trusted it says.
    pub organisation: String,
    /// Why it is trusted: how the fingerprint was compared.
    pub reason: String,
    /// RFC 3339.
    pub trusted_at: String,
    /// Who trusts it.
    pub trusted_by: String,
    /// When it was trusted no more, RFC 3339.
    pub withdrawn_at: Option<String>,
    /// Who withdrew it.
    pub withdrawn_by: Option<String>,
    /// Why.
    pub withdrawn_reason: Option<String>,
}

impl Row for TrustedKeyRow {
    const TABLE: &'static str = "trusted_key";

    fn key(&self) -> &str {
        &self.id
    }
}

/// Every one, by organisation.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<TrustedKeyRow>> {
    row::select(conn, "SELECT * FROM trusted_key ORDER BY organisation, trusted_at, id", &[])
}
