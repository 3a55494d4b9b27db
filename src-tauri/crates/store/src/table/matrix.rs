//! The matrix of urgency and impact, where it differs from the one Slipway brings.

use crate::row::{Row, Shape};
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(super) const CREATE: &str = "
CREATE TABLE matrix (
  id      TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  cells   TEXT NOT NULL
) STRICT;
";

/// The key of the only row.
pub const KEY: &str = "matrix";

/// The matrix.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MatrixRow {
    /// [`KEY`].
    pub id: String,
    /// Grows with each change.
    pub version: u32,
    /// One row for each impact, one column for each urgency, 5 first in both.
    pub cells: Value,
}

impl Row for MatrixRow {
    const TABLE: &'static str = "matrix";
    const SHAPES: &'static [(&'static str, Shape)] = &[("cells", Shape::Json)];

    fn key(&self) -> &str {
        &self.id
    }
}
