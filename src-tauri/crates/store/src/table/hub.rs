//! The hub itself; one row.

use crate::row::{Row, Shape};
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(super) const CREATE: &str = "
CREATE TABLE hub (
  id            TEXT PRIMARY KEY CHECK (id = 'hub'),
  name          TEXT NOT NULL,
  zone          TEXT NOT NULL,
  working_hours TEXT NOT NULL,
  holidays      TEXT NOT NULL,
  sample        INTEGER NOT NULL
) STRICT;
";

/// Schema 6: the working days that changes take ahead of them, where the hub set its own.
pub(crate) const LEAD: &[&str] = &["ALTER TABLE hub ADD COLUMN lead_days TEXT;"];

/// The hub and its calendar.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HubRow {
    /// Always `hub`.
    pub id: String,
    /// Name; empty until the first run has been through.
    pub name: String,
    /// IANA zone.
    pub zone: String,
    /// `[{day, from, to}]`.
    pub working_hours: Value,
    /// `[{date, name}]`.
    pub holidays: Value,
    /// Whether this is the sample workspace.
    pub sample: bool,
    /// `{standard, minor, major}`; null for the guide's.
    #[serde(default)]
    pub lead_days: Value,
}

impl Row for HubRow {
    const TABLE: &'static str = "hub";
    const SHAPES: &'static [(&'static str, Shape)] = &[("working_hours", Shape::Json), ("holidays", Shape::Json), ("sample", Shape::Bool), ("lead_days", Shape::Json)];

    fn key(&self) -> &str {
        &self.id
    }
}
