//! Versions of charts: an observation. A version that vanishes is kept and marked.

use crate::error::Result;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

pub(super) const CREATE: &str = "
CREATE TABLE chart_version (
  id          INTEGER PRIMARY KEY,
  chart_id    INTEGER NOT NULL REFERENCES chart (id),
  version     TEXT NOT NULL,
  sort_key    BLOB NOT NULL,
  channel     TEXT NOT NULL,
  app_version TEXT NOT NULL,
  digest      TEXT NOT NULL,
  deprecated  INTEGER NOT NULL,
  first_seen  TEXT NOT NULL,
  vanished_at TEXT,
  details     TEXT NOT NULL,
  fingerprint INTEGER NOT NULL,
  UNIQUE (chart_id, version)
) STRICT;
CREATE TABLE chart_digest (
  chart_version_id INTEGER NOT NULL REFERENCES chart_version (id),
  digest           TEXT NOT NULL,
  until            TEXT NOT NULL,
  PRIMARY KEY (chart_version_id, digest)
) STRICT, WITHOUT ROWID;
";

/// What an index says of a version beyond what lists need.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    /// What it says of itself.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// When the index was built, as written; not a release date.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub created: String,
    /// Where the archive lies.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub urls: Vec<String>,
    /// Charts it depends on: name or alias, version or range.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dependencies: Vec<(String, String)>,
}

/// A version as a sync writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed<'a> {
    /// As published.
    pub version: &'a str,
    /// Orders versions by byte comparison.
    pub sort_key: Vec<u8>,
    /// Slug of its channel.
    pub channel: &'a str,
    /// Its application's version, or empty.
    pub app_version: &'a str,
    /// SHA-256 in hex, or empty.
    pub digest: &'a str,
    /// Marked deprecated.
    pub deprecated: bool,
    /// The rest, as JSON of [`Details`].
    pub details: String,
    /// Hash over all of the above: equal means nothing to write.
    pub fingerprint: i64,
}

/// What is known of a version before a sync.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Row id.
    pub id: i64,
    /// Digest it was last listed with.
    pub digest: String,
    /// Hash of what was last listed.
    pub fingerprint: i64,
    /// Whether it had vanished.
    pub vanished: bool,
}

/// Everything known of one chart's versions, by version.
///
/// # Errors
/// SQLite's.
pub fn known(conn: &Connection, chart_id: i64) -> Result<HashMap<String, Known>> {
    let mut statement = conn.prepare_cached(
        "SELECT version, id, digest, fingerprint, vanished_at IS NOT NULL FROM chart_version \
         WHERE chart_id = ?1",
    )?;
    let rows = statement.query_map([chart_id], |row| {
        let known = Known {
            id: row.get(1)?,
            digest: row.get(2)?,
            fingerprint: row.get(3)?,
            vanished: row.get(4)?,
        };
        Ok((row.get(0)?, known))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Versions of a repository's charts that are listed now.
///
/// # Errors
/// SQLite's.
pub fn count_listed(conn: &Connection, repo_id: &str) -> Result<u32> {
    let sql = "SELECT coalesce(sum(versions), 0) FROM chart WHERE repo_id = ?1";
    Ok(conn.prepare_cached(sql)?.query_row([repo_id], |row| row.get(0))?)
}

/// Writes a version not seen before.
///
/// # Errors
/// SQLite's.
pub fn insert(conn: &Connection, chart_id: i64, listed: &Listed<'_>, now: &str) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO chart_version (chart_id, version, sort_key, channel, app_version, digest, \
         deprecated, details, fingerprint, first_seen) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        chart_id,
        listed.version,
        listed.sort_key,
        listed.channel,
        listed.app_version,
        listed.digest,
        listed.deprecated,
        listed.details,
        listed.fingerprint,
        now
    ])?;
    Ok(())
}

/// Writes a known version that is listed differently now; an earlier digest is kept.
///
/// # Errors
/// SQLite's.
pub fn update(conn: &Connection, known: &Known, listed: &Listed<'_>, now: &str) -> Result<()> {
    if known.digest != listed.digest {
        conn.prepare_cached(
            "INSERT OR REPLACE INTO chart_digest (chart_version_id, digest, until) \
             VALUES (?1, ?2, ?3)",
        )?
        .execute(params![known.id, known.digest, now])?;
    }
    conn.prepare_cached(
        "UPDATE chart_version SET app_version = ?2, digest = ?3, deprecated = ?4, details = ?5, \
         fingerprint = ?6, vanished_at = NULL WHERE id = ?1",
    )?
    .execute(params![
        known.id,
        listed.app_version,
        listed.digest,
        listed.deprecated,
        listed.details,
        listed.fingerprint
    ])?;
    Ok(())
}

/// Marks a version that is no longer listed.
///
/// # Errors
/// SQLite's.
pub fn vanish(conn: &Connection, id: i64, now: &str) -> Result<()> {
    conn.prepare_cached("UPDATE chart_version SET vanished_at = ?2 WHERE id = ?1")?
        .execute(params![id, now])?;
    Ok(())
}

/// One version with everything a page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartVersionRow {
    /// Row id.
    pub id: i64,
    /// As published.
    pub version: String,
    /// Slug of its channel.
    pub channel: String,
    /// Its application's version, or empty.
    pub app_version: String,
    /// SHA-256 in hex, or empty.
    pub digest: String,
    /// Marked deprecated.
    pub deprecated: bool,
    /// When a sync first saw it, RFC 3339.
    pub first_seen: String,
    /// When a sync found it gone, RFC 3339.
    pub vanished_at: Option<String>,
    /// The rest.
    pub details: Details,
}

const SELECT: &str = "SELECT id, version, channel, app_version, digest, deprecated, first_seen, \
                      vanished_at, details FROM chart_version";

/// A chart's versions, newest first; only stable ones unless `all`.
///
/// # Errors
/// SQLite's.
pub fn list(conn: &Connection, chart_id: i64, all: bool) -> Result<Vec<ChartVersionRow>> {
    let sql = format!(
        "{SELECT} WHERE chart_id = ?1 AND (?2 OR channel = 'stable') ORDER BY sort_key DESC"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map(params![chart_id, all], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A chart's versions that begin with these letters, in lower case, and their channels; the newest
/// `most`.
///
/// # Errors
/// SQLite's.
pub fn beginning(conn: &Connection, chart_id: i64, with: &str, most: usize) -> Result<Vec<(String, String)>> {
    let mut statement = conn.prepare_cached(
        "SELECT version, channel FROM chart_version WHERE chart_id = ?1 \
         AND substr(lower(ltrim(version, 'v')), 1, length(?2)) = ?2 ORDER BY sort_key DESC LIMIT ?3",
    )?;
    let rows = statement.query_map(params![chart_id, with, i64::try_from(most).unwrap_or(i64::MAX)], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One version of a chart.
///
/// # Errors
/// SQLite's.
pub fn find(conn: &Connection, chart_id: i64, version: &str) -> Result<Option<ChartVersionRow>> {
    let sql = format!("{SELECT} WHERE chart_id = ?1 AND version = ?2");
    Ok(conn.prepare_cached(&sql)?.query_row(params![chart_id, version], read).optional()?)
}

/// Digests a version was listed with before, oldest first.
///
/// # Errors
/// SQLite's.
pub fn earlier_digests(conn: &Connection, id: i64) -> Result<Vec<String>> {
    let mut statement = conn.prepare_cached(
        "SELECT digest FROM chart_digest WHERE chart_version_id = ?1 ORDER BY until",
    )?;
    let rows = statement.query_map([id], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<ChartVersionRow> {
    let details: String = row.get(8)?;
    Ok(ChartVersionRow {
        id: row.get(0)?,
        version: row.get(1)?,
        channel: row.get(2)?,
        app_version: row.get(3)?,
        digest: row.get(4)?,
        deprecated: row.get(5)?,
        first_seen: row.get(6)?,
        vanished_at: row.get(7)?,
        details: serde_json::from_str(&details).unwrap_or_default(),
    })
}
