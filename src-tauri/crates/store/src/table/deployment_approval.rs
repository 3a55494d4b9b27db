//! Who approved a change, or did not.

use crate::error::Result;
use crate::row::{self, Row, Shape};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE deployment_approval (
  id            TEXT PRIMARY KEY,
  deployment_id TEXT NOT NULL REFERENCES deployment (id),
  kind          TEXT NOT NULL,
  approver_id   TEXT NOT NULL REFERENCES person (id),
  approved      INTEGER NOT NULL,
  reason        TEXT NOT NULL,
  at            TEXT NOT NULL,
  subject       TEXT NOT NULL
) STRICT;
CREATE INDEX deployment_approval_of ON deployment_approval (deployment_id);
";

/// One approval or refusal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeploymentApprovalRow {
    /// Id.
    pub id: String,
    /// The deployment.
    pub deployment_id: String,
    /// `cab`, `emergency_cab`, `business` or `manager`.
    pub kind: String,
    /// Who decided.
    pub approver_id: String,
    /// Whether it was approved.
    pub approved: bool,
    /// What they said.
    pub reason: String,
    /// When, RFC 3339.
    pub at: String,
    /// Fingerprint of what was decided on: another one needs another decision.
    pub subject: String,
}

impl Row for DeploymentApprovalRow {
    const TABLE: &'static str = "deployment_approval";
    const SHAPES: &'static [(&'static str, Shape)] = &[("approved", Shape::Bool)];

    fn key(&self) -> &str {
        &self.id
    }
}

/// Those of one deployment, oldest first.
///
/// # Errors
/// SQLite's.
pub fn of_deployment(conn: &Connection, id: &str) -> Result<Vec<DeploymentApprovalRow>> {
    row::select(conn, "SELECT * FROM deployment_approval WHERE deployment_id = ?1 ORDER BY at, id", &[&id])
}

/// Every one, oldest first.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<DeploymentApprovalRow>> {
    row::select(conn, "SELECT * FROM deployment_approval ORDER BY at, id", &[])
}
