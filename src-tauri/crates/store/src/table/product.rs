//! Products whose releases the hub takes in.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE product (
  id         TEXT PRIMARY KEY,
  name       TEXT NOT NULL UNIQUE,
  kind       TEXT NOT NULL,
  chart      TEXT NOT NULL,
  source_url TEXT NOT NULL
) STRICT;
";

/// A product.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProductRow {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Slug of its kind.
    pub kind: String,
    /// Chart it is released as, or empty.
    pub chart: String,
    /// Where it comes from, or empty.
    pub source_url: String,
}

impl Row for ProductRow {
    const TABLE: &'static str = "product";

    fn key(&self) -> &str {
        &self.id
    }
}

/// Every product, core first.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<ProductRow>> {
    row::select(conn, "SELECT * FROM product ORDER BY CASE kind WHEN 'mojaloop_core' THEN 0 WHEN 'extension' THEN 1 ELSE 2 END, name COLLATE NOCASE", &[])
}
