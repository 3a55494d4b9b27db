//! Bringing a database to this build's schema: all steps in one transaction, or none.

use crate::error::{Error, Result};
use crate::table;
use rusqlite::Connection;
use std::path::Path;

/// Marks a file as ours, so that another program's database is never taken for one: `SLPW`.
pub(crate) const APPLICATION_ID: i32 = 0x534C_5057;

/// The schema this build knows: the number of steps.
pub const SCHEMA: u32 = STEPS.len() as u32;

/// One step a schema: each takes the one before it one further. A released step never changes.
const STEPS: &[&[&[&str]]] = &[
    &[table::FIRST],
    &[table::SECOND, table::environment::SHARES],
    &[table::audience::SHOWS, table::mail_server::AUTHORITY],
    &[table::FOURTH],
    &[
        table::FIFTH,
        table::deployment_confirmation::PLACE,
        table::deployment_override::PLACE,
        table::triage::DECIDED,
    ],
    &[table::desk_state::SWEPT, table::hub::LEAD],
    &[table::SEVENTH],
    &[&[
        table::article_entry::LISTED,
        table::article_search::NO_GRAMS,
    ]],
    &[table::NINTH, &[table::test_run::OPENED]],
    &[table::TENTH],
    &[table::ELEVENTH],
    &[table::TWELFTH],
    &[
        table::article_version::FILES,
        table::article_draft::FILES,
        table::article_review::FILES,
        &[table::op::ATTACHED],
    ],
];

/// Reads a file's schema; 0 for an empty one.
///
/// # Errors
/// [`Error::Newer`] and [`Error::Damaged`], with the file left as it is.
pub(crate) fn schema_of(conn: &Connection, path: &Path) -> Result<u32> {
    let damaged = |error: rusqlite::Error| Error::Damaged {
        path: path.to_owned(),
        detail: error.to_string(),
    };
    let number = |name| conn.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let found = u32::try_from(number("user_version").map_err(damaged)?).unwrap_or(u32::MAX);
    let tables: i64 = conn
        .query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0))
        .map_err(damaged)?;
    let ours = number("application_id").map_err(damaged)? == i64::from(APPLICATION_ID);
    if tables > 0 && !ours {
        let detail = "it carries another program's mark".to_owned();
        return Err(Error::Damaged {
            path: path.to_owned(),
            detail,
        });
    }
    if found > SCHEMA {
        return Err(Error::Newer {
            found,
            known: SCHEMA,
        });
    }
    Ok(found)
}

/// Runs the steps from `found` on, in one transaction.
pub(crate) fn migrate(conn: &mut Connection, found: u32) -> Result<()> {
    if found == SCHEMA {
        return Ok(());
    }
    let tx = conn.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    for step in STEPS.iter().skip(found as usize) {
        for sql in step.iter().copied().flatten() {
            tx.execute_batch(sql)?;
        }
    }
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", SCHEMA)?;
    tx.commit()?;
    Ok(())
}
