//! Charts, as repositories list them: an observation, never undone.

use crate::error::Result;
use rusqlite::{Connection, OptionalExtension, Row, params};

pub(super) const CREATE: &str = "
CREATE TABLE chart (
  id          INTEGER PRIMARY KEY,
  repo_id     TEXT NOT NULL,
  name        TEXT NOT NULL,
  description TEXT NOT NULL,
  latest      TEXT NOT NULL,
  newest      TEXT NOT NULL,
  versions    INTEGER NOT NULL,
  deprecated  INTEGER NOT NULL,
  UNIQUE (repo_id, name)
) STRICT;
";

/// A chart in a repository. What lies below `description` is read off its versions by [`refresh`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartRow {
    /// Row id.
    pub id: i64,
    /// The repository's name.
    pub repo: String,
    /// The repository's id.
    pub repo_id: String,
    /// Name.
    pub name: String,
    /// What its newest version says of it.
    pub description: String,
    /// Newest stable version listed, or empty.
    pub latest: String,
    /// Newest version listed, or empty.
    pub newest: String,
    /// Versions listed.
    pub versions: u32,
    /// Whether the newest version is marked deprecated.
    pub deprecated: bool,
}

/// The id of a chart, made when it is not there.
///
/// # Errors
/// SQLite's.
pub fn id_of(conn: &Connection, repo_id: &str, name: &str) -> Result<i64> {
    let found = conn
        .prepare_cached("SELECT id FROM chart WHERE repo_id = ?1 AND name = ?2")?
        .query_row([repo_id, name], |row| row.get(0))
        .optional()?;
    if let Some(id) = found {
        return Ok(id);
    }
    conn.prepare_cached(
        "INSERT INTO chart (repo_id, name, description, latest, newest, versions, deprecated) \
         VALUES (?1, ?2, '', '', '', 0, 0)",
    )?
    .execute([repo_id, name])?;
    Ok(conn.last_insert_rowid())
}

/// Reads a chart's newest versions and their number off its versions.
///
/// # Errors
/// SQLite's.
pub fn refresh(conn: &Connection, id: i64) -> Result<()> {
    let newest = newest_where(conn, id, "1")?;
    let (version, details, deprecated) = newest.unwrap_or_default();
    let latest = newest_where(conn, id, "channel = 'stable'")?.unwrap_or_default().0;
    let description = serde_json::from_str::<super::chart_version::Details>(&details)
        .map(|details| details.description)
        .unwrap_or_default();
    conn.prepare_cached(
        "UPDATE chart SET description = ?2, latest = ?3, newest = ?4, deprecated = ?5, versions = \
         (SELECT count(*) FROM chart_version WHERE chart_id = ?1 AND vanished_at IS NULL) \
         WHERE id = ?1",
    )?
    .execute(params![id, description, latest, version, deprecated])?;
    Ok(())
}

fn newest_where(conn: &Connection, id: i64, and: &str) -> Result<Option<(String, String, bool)>> {
    let sql = format!(
        "SELECT version, details, deprecated FROM chart_version \
         WHERE chart_id = ?1 AND vanished_at IS NULL AND {and} ORDER BY sort_key DESC LIMIT 1"
    );
    let row = conn
        .prepare_cached(&sql)?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    Ok(row)
}

/// Charts of repositories that are configured, by name, whose name or description holds `search`.
///
/// # Errors
/// SQLite's.
pub fn list(conn: &Connection, search: &str, repo: Option<&str>) -> Result<Vec<ChartRow>> {
    let mut statement = conn.prepare_cached(
        "SELECT chart.*, repo.name AS repo FROM chart JOIN repo ON repo.id = chart.repo_id \
         WHERE (?1 = '' OR instr(lower(chart.name), lower(?1)) > 0 \
                OR instr(lower(chart.description), lower(?1)) > 0) \
           AND (?2 IS NULL OR repo.name = ?2) ORDER BY chart.name, repo.name",
    )?;
    let rows = statement.query_map(params![search, repo], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Charts of this exact name, in every configured repository or in one.
///
/// # Errors
/// SQLite's.
pub fn named(conn: &Connection, name: &str, repo: Option<&str>) -> Result<Vec<ChartRow>> {
    let mut statement = conn.prepare_cached(
        "SELECT chart.*, repo.name AS repo FROM chart JOIN repo ON repo.id = chart.repo_id \
         WHERE chart.name = ?1 AND (?2 IS NULL OR repo.name = ?2) ORDER BY repo.name",
    )?;
    let rows = statement.query_map(params![name, repo], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Ids of a repository's charts.
///
/// # Errors
/// SQLite's.
pub fn of_repo(conn: &Connection, repo_id: &str) -> Result<Vec<i64>> {
    let mut statement = conn.prepare_cached("SELECT id FROM chart WHERE repo_id = ?1")?;
    let rows = statement.query_map([repo_id], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Ids of repositories that are configured no more and have charts left, which nothing has touched
/// since `until`, RFC 3339.
///
/// # Errors
/// SQLite's.
pub fn left_behind(conn: &Connection, until: &str) -> Result<Vec<String>> {
    let mut statement = conn.prepare_cached(
        "SELECT DISTINCT repo_id FROM chart WHERE NOT EXISTS (SELECT 1 FROM repo WHERE id = repo_id) \
         AND NOT EXISTS (SELECT 1 FROM change_log JOIN op ON op.id = change_log.op_id \
           WHERE change_log.subject = repo_id AND op.at >= ?1) ORDER BY repo_id",
    )?;
    let rows = statement.query_map([until], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Takes away every chart of a repository, with its versions and their digests.
///
/// # Errors
/// SQLite's.
pub fn clear(conn: &Connection, repo_id: &str) -> Result<()> {
    const CHARTS: &str = "(SELECT id FROM chart WHERE repo_id = ?1)";
    for sql in [
        format!(
            "DELETE FROM chart_digest WHERE chart_version_id IN \
             (SELECT id FROM chart_version WHERE chart_id IN {CHARTS})"
        ),
        format!("DELETE FROM chart_version WHERE chart_id IN {CHARTS}"),
        "DELETE FROM chart WHERE repo_id = ?1".to_owned(),
    ] {
        conn.execute(&sql, [repo_id])?;
    }
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<ChartRow> {
    Ok(ChartRow {
        id: row.get("id")?,
        repo: row.get("repo")?,
        repo_id: row.get("repo_id")?,
        name: row.get("name")?,
        description: row.get("description")?,
        latest: row.get("latest")?,
        newest: row.get("newest")?,
        versions: row.get("versions")?,
        deprecated: row.get("deprecated")?,
    })
}

/// Names of all charts, each once.
///
/// # Errors
/// SQLite's.
pub fn names(conn: &Connection) -> Result<Vec<String>> {
    let mut statement = conn.prepare_cached("SELECT DISTINCT name FROM chart ORDER BY name")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
