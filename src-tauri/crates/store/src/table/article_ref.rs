//! What articles link to, as their searched text stands: for backlinks, and for links that lead nowhere.

use crate::error::Result;
use rusqlite::{Connection, params};

pub(super) const CREATE: &str = "
CREATE TABLE article_ref (
  number INTEGER NOT NULL,
  target TEXT NOT NULL COLLATE NOCASE,
  PRIMARY KEY (number, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_ref_target ON article_ref (target);
";

/// The targets of an article.
///
/// # Errors
/// SQLite's.
pub fn of_article(conn: &Connection, number: u32) -> Result<Vec<String>> {
    let mut statement =
        conn.prepare_cached("SELECT target FROM article_ref WHERE number = ?1 ORDER BY target")?;
    let rows = statement.query_map([number], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Numbers of the articles that link to any of these targets.
///
/// # Errors
/// SQLite's.
pub fn to(conn: &Connection, targets: &[&str]) -> Result<Vec<u32>> {
    let mut out = Vec::new();
    let sql = "SELECT number FROM article_ref WHERE target = ?1 ORDER BY number";
    let mut statement = conn.prepare_cached(sql)?;
    for target in targets {
        let rows = statement.query_map([target], |row| row.get(0))?;
        for number in rows {
            let number: u32 = number?;
            if !out.contains(&number) {
                out.push(number);
            }
        }
    }
    Ok(out)
}

/// Every link, by article.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<(u32, String)>> {
    let mut statement =
        conn.prepare_cached("SELECT number, target FROM article_ref ORDER BY number, target")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Puts these in place of an article's targets; `new` spares the look for old ones.
pub(crate) fn replace(conn: &Connection, number: u32, new: bool, targets: &[String]) -> Result<()> {
    if !new {
        conn.prepare_cached("DELETE FROM article_ref WHERE number = ?1")?.execute([number])?;
    }
    if targets.is_empty() {
        return Ok(());
    }
    let sql = "INSERT OR IGNORE INTO article_ref (number, target) VALUES (?1, ?2)";
    let mut statement = conn.prepare_cached(sql)?;
    for target in targets {
        statement.execute(params![number, target])?;
    }
    Ok(())
}
