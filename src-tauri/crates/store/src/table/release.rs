//! Release packages.

use crate::error::Result;
use crate::row::{self, Row, Shape};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(super) const CREATE: &str = "
CREATE TABLE release (
  id                TEXT PRIMARY KEY,
  product_id        TEXT NOT NULL REFERENCES product (id),
  version           TEXT NOT NULL,
  revision          INTEGER NOT NULL,
  state             TEXT NOT NULL,
  pi_id             TEXT REFERENCES increment (id),
  target_local      TEXT,
  target_zone       TEXT,
  owner_id          TEXT REFERENCES person (id),
  previous_id       TEXT REFERENCES release (id),
  repo              TEXT,
  chart             TEXT,
  chart_digest      TEXT NOT NULL,
  chart_app_version TEXT NOT NULL,
  dependencies      TEXT NOT NULL,
  prevented_reason  TEXT,
  prevented_by      TEXT REFERENCES person (id),
  prevented_at      TEXT,
  UNIQUE (product_id, version, revision)
) STRICT;
";

/// A release package; what its chart said when it was planned is kept with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReleaseRow {
    /// Id.
    pub id: String,
    /// The product.
    pub product_id: String,
    /// Exact version.
    pub version: String,
    /// Re-issue of the same version.
    pub revision: u32,
    /// Slug of its state.
    pub state: String,
    /// Program Increment.
    pub pi_id: Option<String>,
    /// `YYYY-MM-DDTHH:MM`.
    pub target_local: Option<String>,
    /// IANA zone of the target.
    pub target_zone: Option<String>,
    /// Who answers for it.
    pub owner_id: Option<String>,
    /// The release it is compared with.
    pub previous_id: Option<String>,
    /// Name of the repository it was planned from.
    pub repo: Option<String>,
    /// The chart it was planned from.
    pub chart: Option<String>,
    /// The chart's digest then, or empty.
    pub chart_digest: String,
    /// The chart's appVersion then, or empty.
    pub chart_app_version: String,
    /// `[{name, version, app_version}]` of the chart then.
    pub dependencies: Value,
    /// Why progression is prevented.
    pub prevented_reason: Option<String>,
    /// Who prevented it.
    pub prevented_by: Option<String>,
    /// When, RFC 3339.
    pub prevented_at: Option<String>,
}

impl Row for ReleaseRow {
    const TABLE: &'static str = "release";
    const SHAPES: &'static [(&'static str, Shape)] = &[("dependencies", Shape::Json)];

    fn key(&self) -> &str {
        &self.id
    }
}

/// Every release, last made first.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<ReleaseRow>> {
    row::select(conn, "SELECT * FROM release ORDER BY id DESC", &[])
}
