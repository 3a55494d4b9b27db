//! Helm releases as they were seen: an observation. What a look shows that differs from the one before
//! is appended; which of them is the newest stands beside, so that today's picture is read by its index
//! however long the history is.

use crate::error::Result;
use rusqlite::{Connection, OptionalExtension, params};

pub(super) const CREATE: &str = "
CREATE TABLE observed_release (
  id             INTEGER PRIMARY KEY,
  environment_id TEXT NOT NULL,
  namespace      TEXT NOT NULL,
  name           TEXT NOT NULL,
  observation_id INTEGER NOT NULL REFERENCES observation (id),
  facts          TEXT NOT NULL
) STRICT;
CREATE INDEX observed_release_history ON observed_release (environment_id, namespace, name, id);
CREATE TABLE observed_newest (
  environment_id TEXT NOT NULL,
  namespace      TEXT NOT NULL,
  name           TEXT NOT NULL,
  release_id     INTEGER NOT NULL REFERENCES observed_release (id),
  seen_in        INTEGER NOT NULL REFERENCES observation (id),
  gone_in        INTEGER,
  PRIMARY KEY (environment_id, namespace, name)
) STRICT, WITHOUT ROWID;
";

/// A release as it was seen last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObservedRow {
    /// The number of what was seen; what was seen earlier has a smaller one.
    pub id: i64,
    /// Where it is installed.
    pub namespace: String,
    /// Its name.
    pub name: String,
    /// What was seen, as JSON.
    pub facts: String,
    /// The look that first showed it so.
    pub first_in: i64,
    /// When that was, RFC 3339.
    pub first_at: String,
    /// The look that last showed it.
    pub seen_in: i64,
    /// When that was, RFC 3339.
    pub seen_at: String,
    /// Slug of how it was last seen.
    pub seen_way: String,
    /// The look that listed all and did not show it.
    pub gone_in: Option<i64>,
    /// When that was, RFC 3339.
    pub gone_at: Option<String>,
}

/// What an environment was last seen to hold, those that are gone included, by namespace and name.
///
/// # Errors
/// SQLite's.
pub fn newest(conn: &Connection, environment: &str) -> Result<Vec<ObservedRow>> {
    let mut statement = conn.prepare_cached(
        "SELECT n.namespace, n.name, r.facts, r.observation_id, f.at, n.seen_in, s.at, s.way, n.gone_in, r.id, g.at \
         FROM observed_newest n JOIN observed_release r ON r.id = n.release_id \
         JOIN observation f ON f.id = r.observation_id JOIN observation s ON s.id = n.seen_in \
         LEFT JOIN observation g ON g.id = n.gone_in \
         WHERE n.environment_id = ?1 ORDER BY n.namespace, n.name",
    )?;
    let rows = statement.query_map([environment], |row| {
        Ok(ObservedRow {
            namespace: row.get(0)?,
            name: row.get(1)?,
            facts: row.get(2)?,
            first_in: row.get(3)?,
            first_at: row.get(4)?,
            seen_in: row.get(5)?,
            seen_at: row.get(6)?,
            seen_way: row.get(7)?,
            gone_in: row.get(8)?,
            id: row.get(9)?,
            gone_at: row.get(10)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A release as it was seen before a later look showed it otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierRow {
    /// The number of what was seen.
    pub id: i64,
    /// The look that first showed it so.
    pub first_in: i64,
    /// What was seen, as JSON.
    pub facts: String,
}

/// The query of [`earlier`].
pub const EARLIER: &str = "SELECT id, observation_id, facts FROM observed_release \
     WHERE environment_id = ?1 AND namespace = ?2 AND name = ?3 AND id < ?4 ORDER BY id DESC LIMIT 1";

/// What was seen of a release before it was seen as `id` says; None when that was the first.
///
/// # Errors
/// SQLite's.
pub fn earlier(conn: &Connection, environment: &str, namespace: &str, name: &str, id: i64) -> Result<Option<EarlierRow>> {
    let mut statement = conn.prepare_cached(EARLIER)?;
    let row = statement.query_row(params![environment, namespace, name, id], |row| {
        Ok(EarlierRow {
            id: row.get(0)?,
            first_in: row.get(1)?,
            facts: row.get(2)?,
        })
    });
    Ok(row.optional()?)
}

/// Notes that a look showed a release so. Facts that are those of the look before are not kept twice.
///
/// # Errors
/// SQLite's.
pub fn see(conn: &Connection, environment: &str, namespace: &str, name: &str, look: i64, facts: &str) -> Result<()> {
    let known = conn
        .prepare_cached(
            "SELECT r.id FROM observed_newest n JOIN observed_release r ON r.id = n.release_id \
             WHERE n.environment_id = ?1 AND n.namespace = ?2 AND n.name = ?3 AND r.facts = ?4 AND n.gone_in IS NULL",
        )?
        .query_map(params![environment, namespace, name, facts], |row| row.get::<_, i64>(0))?
        .next()
        .transpose()?;
    let release = match known {
        Some(id) => id,
        None => {
            conn.prepare_cached(
                "INSERT INTO observed_release (environment_id, namespace, name, observation_id, facts) \
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![environment, namespace, name, look, facts])?;
            conn.last_insert_rowid()
        }
    };
    conn.prepare_cached(
        "INSERT INTO observed_newest (environment_id, namespace, name, release_id, seen_in) \
         VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET release_id = excluded.release_id, \
         seen_in = excluded.seen_in, gone_in = NULL",
    )?
    .execute(params![environment, namespace, name, release, look])?;
    Ok(())
}

/// Keeps what a look showed of a release that was seen since: it is history, and not what is there.
///
/// # Errors
/// SQLite's.
pub fn remember(conn: &Connection, environment: &str, namespace: &str, name: &str, look: i64, facts: &str) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO observed_release (environment_id, namespace, name, observation_id, facts) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![environment, namespace, name, look, facts])?;
    Ok(())
}

/// Notes that a look listed a scope as a whole (`*` for every namespace), so that what it did not show
/// is gone, unless it was seen since.
///
/// # Errors
/// SQLite's.
pub fn leave(conn: &Connection, environment: &str, scope: &str, look: i64) -> Result<()> {
    conn.prepare_cached(
        "UPDATE observed_newest SET gone_in = ?3 WHERE environment_id = ?1 AND seen_in <> ?3 \
         AND gone_in IS NULL AND (?2 = '*' OR namespace = ?2) \
         AND (SELECT s.at FROM observation s WHERE s.id = seen_in) <= (SELECT l.at FROM observation l WHERE l.id = ?3)",
    )?
    .execute(params![environment, scope, look])?;
    Ok(())
}
