//! The products a release package carries beside its own, each in an exact version.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE release_product (
  id         TEXT PRIMARY KEY,
  release_id TEXT NOT NULL REFERENCES release (id),
  product_id TEXT NOT NULL REFERENCES product (id),
  version    TEXT NOT NULL,
  UNIQUE (release_id, product_id)
) STRICT;
";

/// A further product of a release package.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReleaseProductRow {
    /// `release_id/product_id`.
    pub id: String,
    /// The release.
    pub release_id: String,
    /// The product.
    pub product_id: String,
    /// Its exact version.
    pub version: String,
}

impl Row for ReleaseProductRow {
    const TABLE: &'static str = "release_product";

    fn key(&self) -> &str {
        &self.id
    }
}

/// The further products of one release, as they were added.
///
/// # Errors
/// SQLite's.
pub fn of_release(conn: &Connection, release_id: &str) -> Result<Vec<ReleaseProductRow>> {
    row::select(conn, "SELECT * FROM release_product WHERE release_id = ?1 ORDER BY rowid", &[&release_id])
}

/// Where one product is carried.
///
/// # Errors
/// SQLite's.
pub fn of_product(conn: &Connection, product_id: &str) -> Result<Vec<ReleaseProductRow>> {
    row::select(conn, "SELECT * FROM release_product WHERE product_id = ?1 ORDER BY rowid", &[&product_id])
}
