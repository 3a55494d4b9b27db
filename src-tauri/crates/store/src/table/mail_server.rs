//! The server that mail goes out through; one row. Its password is in the keyring.

use crate::error::Result;
use crate::row::{self, Row, Shape};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE mail_server (
  id           TEXT PRIMARY KEY,
  host         TEXT NOT NULL,
  port         INTEGER NOT NULL,
  security     TEXT NOT NULL,
  login        TEXT NOT NULL,
  from_address TEXT NOT NULL,
  from_name    TEXT NOT NULL,
  has_password INTEGER NOT NULL
) STRICT;
";

/// Schema 3: the authority of a server within the house.
pub(crate) const AUTHORITY: &[&str] =
    &["ALTER TABLE mail_server ADD COLUMN ca_file TEXT NOT NULL DEFAULT '';"];

/// The server.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MailServerRow {
    /// Id.
    pub id: String,
    /// Host name.
    pub host: String,
    /// Port.
    pub port: u32,
    /// `tls`, `starttls` or `none`.
    pub security: String,
    /// Login name, or empty.
    pub login: String,
    /// Address the mail comes from.
    pub from_address: String,
    /// Name beside it.
    pub from_name: String,
    /// Whether a password was given, for the keyring.
    pub has_password: bool,
    /// PEM file with the authority that signed its certificate; empty for those of the system.
    pub ca_file: String,
}

impl Row for MailServerRow {
    const TABLE: &'static str = "mail_server";
    const SHAPES: &'static [(&'static str, Shape)] = &[("has_password", Shape::Bool)];

    fn key(&self) -> &str {
        &self.id
    }
}

/// Every one.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<MailServerRow>> {
    row::select(conn, "SELECT * FROM mail_server ORDER BY id", &[])
}
