//! When desks are synced without anybody asking: every few minutes, and as soon as something that was
//! decided here may go out. A window runs it; the terminal syncs when it is told to.

use super::sync;
use crate::Caller;
use crate::error::Result;
use crate::shape::Changed;
use crate::workspace::App;
use chrono::{DateTime, Duration, Utc};
use slipway_store::table::desk::{self, DeskRow};
use slipway_store::table::desk_state;
use slipway_store::table::outbox::{self, OutboxRow};
use std::collections::HashMap;

/// Minutes between two looks at a desk.
const EVERY_MINUTES: i64 = 3;
/// Minutes until a desk that failed is asked again, by how often it failed in a row.
const AFTER_FAILURES: [i64; 4] = [1, 2, 5, 10];

/// What this process tried by itself.
#[derive(Debug, Default)]
pub struct Rounds(HashMap<String, Tried>);

#[derive(Clone, Copy, Debug)]
struct Tried {
    at: DateTime<Utc>,
    failures: usize,
}

impl App {
    /// The names of the desks that are to be synced now. One that nobody has synced yet is left to
    /// whoever connects it, and one whose secret is refused to whoever has a new one.
    ///
    /// # Errors
    /// The store's.
    pub fn desks_due(&self, rounds: &Rounds) -> Result<Vec<String>> {
        let now = self.now();
        self.store.read(|conn| {
            let waiting = outbox::all(conn)?;
            let mut due = Vec::new();
            for row in desk::all(conn)? {
                let Some(state) = desk_state::get(conn, &row.id)? else {
                    continue;
                };
                let known = matches!(state.status.as_str(), "ok" | "failed");
                let goes = waiting
                    .iter()
                    .any(|one| one.desk_id == row.id && goes(one, now));
                if known && rounds.are_over(&row, goes, now) {
                    due.push(row.name);
                }
            }
            Ok(due)
        })
    }

    /// Syncs these desks, one after the other, and gives what changed.
    pub fn sync_by_itself(&self, rounds: &mut Rounds, names: &[String]) -> Vec<Changed> {
        let mut changed = Vec::new();
        for name in names {
            let request = super::SyncDesks {
                name: Some(name.clone()),
                ..super::SyncDesks::default()
            };
            let done = sync::run(self, &Caller::default(), request);
            let went = match &done {
                Ok(done) => done.value.desks.iter().all(|desk| desk.status == "ok"),
                Err(error) => {
                    tracing::warn!(message = %error.message, "A desk was not synced.");
                    false
                }
            };
            rounds.note(self, name, went);
            changed.extend(done.map(|done| done.changed).unwrap_or_default());
        }
        changed
    }
}

impl Rounds {
    fn are_over(&self, row: &DeskRow, goes: bool, now: DateTime<Utc>) -> bool {
        let Some(tried) = self.0.get(&row.name) else {
            return true;
        };
        let wait = match (tried.failures, goes) {
            (0, true) => 0,
            (0, false) => EVERY_MINUTES,
            (failures, _) => {
                let last = AFTER_FAILURES.len() - 1;
                AFTER_FAILURES
                    .get((failures - 1).min(last))
                    .copied()
                    .unwrap_or(EVERY_MINUTES)
            }
        };
        now - tried.at >= Duration::minutes(wait)
    }

    fn note(&mut self, app: &App, name: &str, went: bool) {
        let before = self.0.get(name).map_or(0, |tried| tried.failures);
        let tried = Tried {
            at: app.now(),
            failures: if went { 0 } else { before + 1 },
        };
        self.0.insert(name.to_owned(), tried);
    }
}

/// Whether something that waits may go out by now.
fn goes(row: &OutboxRow, now: DateTime<Utc>) -> bool {
    let held = row
        .not_before
        .as_deref()
        .and_then(|text| DateTime::parse_from_rfc3339(text).ok());
    row.state == "queued" && held.is_none_or(|until| until <= now)
}
