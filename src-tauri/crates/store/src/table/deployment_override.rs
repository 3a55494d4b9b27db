//! Blocks of a deployment that someone with the role let pass.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE deployment_override (
  id            TEXT PRIMARY KEY,
  deployment_id TEXT NOT NULL REFERENCES deployment (id),
  rule          TEXT NOT NULL,
  subject       TEXT NOT NULL,
  start_utc     INTEGER NOT NULL,
  reason        TEXT NOT NULL,
  given_by      TEXT NOT NULL REFERENCES person (id),
  given_at      TEXT NOT NULL
) STRICT;
CREATE INDEX deployment_override_of ON deployment_override (deployment_id);
";

/// Where an override was given, as it was kept from the fifth schema on.
pub(crate) const PLACE: &[&str] = &[
    "ALTER TABLE deployment_override ADD COLUMN environment_id TEXT",
    "UPDATE deployment_override SET environment_id =
       (SELECT environment_id FROM deployment WHERE deployment.id = deployment_id)",
];

/// One override; it holds for the window it was given for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeploymentOverrideRow {
    /// Id.
    pub id: String,
    /// The deployment.
    pub deployment_id: String,
    /// The rule.
    pub rule: String,
    /// The finding's subject.
    pub subject: String,
    /// Start of the window, seconds since 1970.
    pub start_utc: i64,
    /// The environment it was given for.
    pub environment_id: Option<String>,
    /// Why.
    pub reason: String,
    /// Who.
    pub given_by: String,
    /// When, RFC 3339.
    pub given_at: String,
}

impl Row for DeploymentOverrideRow {
    const TABLE: &'static str = "deployment_override";

    fn key(&self) -> &str {
        &self.id
    }
}

/// Those of one deployment, oldest first.
///
/// # Errors
/// SQLite's.
pub fn of_deployment(conn: &Connection, id: &str) -> Result<Vec<DeploymentOverrideRow>> {
    row::select(conn, "SELECT * FROM deployment_override WHERE deployment_id = ?1 ORDER BY given_at, id", &[&id])
}

/// Every one, oldest first.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<DeploymentOverrideRow>> {
    row::select(conn, "SELECT * FROM deployment_override ORDER BY given_at, id", &[])
}
