//! Who is told, and by which way.

use crate::error::Result;
use crate::row::{self, Row, Shape};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(super) const CREATE: &str = "
CREATE TABLE audience (
  id           TEXT PRIMARY KEY,
  name         TEXT NOT NULL,
  language     TEXT NOT NULL,
  addresses    TEXT NOT NULL,
  change_types TEXT NOT NULL,
  environments TEXT NOT NULL,
  webhook      TEXT NOT NULL,
  has_url      INTEGER NOT NULL,
  position     INTEGER NOT NULL
) STRICT;
";

/// Schema 3: whether its receivers see each other's addresses.
pub(crate) const SHOWS: &[&str] =
    &["ALTER TABLE audience ADD COLUMN shows_receivers INTEGER NOT NULL DEFAULT 0;"];

/// One audience.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AudienceRow {
    /// Id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// BCP 47 tag of its templates, such as `en`.
    pub language: String,
    /// `[mail address]`.
    pub addresses: Value,
    /// `[change type]` it is told of; empty means every one.
    pub change_types: Value,
    /// `[environment id]` it is told of; empty means every one.
    pub environments: Value,
    /// Name of its webhook, or empty; the URL is a secret.
    pub webhook: String,
    /// Whether its webhook's URL was given, for the keyring.
    pub has_url: bool,
    /// Place in lists.
    pub position: u32,
    /// Whether its receivers see each other's addresses.
    pub shows_receivers: bool,
}

impl Row for AudienceRow {
    const TABLE: &'static str = "audience";
    const SHAPES: &'static [(&'static str, Shape)] = &[("addresses", Shape::Json), ("change_types", Shape::Json), ("environments", Shape::Json), ("has_url", Shape::Bool), ("shows_receivers", Shape::Bool)];

    fn key(&self) -> &str {
        &self.id
    }
}

/// Every one.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<AudienceRow>> {
    row::select(conn, "SELECT * FROM audience ORDER BY position, name", &[])
}
