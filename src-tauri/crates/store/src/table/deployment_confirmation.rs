//! What the hub confirmed: that it is ready, for exactly this window and content.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE deployment_confirmation (
  id               TEXT PRIMARY KEY,
  deployment_id    TEXT NOT NULL REFERENCES deployment (id),
  confirmed_by     TEXT NOT NULL REFERENCES person (id),
  confirmed_at     TEXT NOT NULL,
  note             TEXT NOT NULL,
  start_local      TEXT NOT NULL,
  zone             TEXT NOT NULL,
  minutes          INTEGER NOT NULL,
  start_utc        INTEGER NOT NULL,
  content          TEXT NOT NULL,
  withdrawn_at     TEXT,
  withdrawn_reason TEXT
) STRICT;
CREATE INDEX deployment_confirmation_of ON deployment_confirmation (deployment_id);
";

/// The plan that was confirmed, as it was kept from the fifth schema on.
pub(crate) const PLACE: &[&str] = &[
    "ALTER TABLE deployment_confirmation ADD COLUMN environment_id TEXT",
    "ALTER TABLE deployment_confirmation ADD COLUMN governed TEXT",
    "ALTER TABLE deployment_confirmation ADD COLUMN known TEXT",
    "UPDATE deployment_confirmation SET environment_id =
       (SELECT environment_id FROM deployment WHERE deployment.id = deployment_id)",
];

/// One confirmation; the newest of a deployment counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeploymentConfirmationRow {
    /// Id.
    pub id: String,
    /// The deployment.
    pub deployment_id: String,
    /// Who.
    pub confirmed_by: String,
    /// When, RFC 3339.
    pub confirmed_at: String,
    /// What they said.
    pub note: String,
    /// Wall clock of the window that was confirmed.
    pub start_local: String,
    /// Its zone.
    pub zone: String,
    /// Its length.
    pub minutes: u32,
    /// Its start then, seconds since 1970.
    pub start_utc: i64,
    /// Fingerprint of the release that was confirmed.
    pub content: String,
    /// The environment that was confirmed; None when its place was not kept.
    pub environment_id: Option<String>,
    /// Fingerprint of how it is governed: title, type, downtime, strategy, performer. None when that
    /// was not kept.
    pub governed: Option<String>,
    /// What the calendar said against it then, a JSON list of rule and subject. None when that was
    /// not kept.
    pub known: Option<String>,
    /// When a person withdrew it, RFC 3339.
    pub withdrawn_at: Option<String>,
    /// Why.
    pub withdrawn_reason: Option<String>,
}

impl Row for DeploymentConfirmationRow {
    const TABLE: &'static str = "deployment_confirmation";

    fn key(&self) -> &str {
        &self.id
    }
}

/// Those of one deployment, oldest first.
///
/// # Errors
/// SQLite's.
pub fn of_deployment(conn: &Connection, id: &str) -> Result<Vec<DeploymentConfirmationRow>> {
    row::select(conn, "SELECT * FROM deployment_confirmation WHERE deployment_id = ?1 ORDER BY confirmed_at, id", &[&id])
}

/// Every one, oldest first.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<DeploymentConfirmationRow>> {
    row::select(conn, "SELECT * FROM deployment_confirmation ORDER BY confirmed_at, id", &[])
}
