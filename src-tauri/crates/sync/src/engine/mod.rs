//! Asks the remote, lets the pure parts decide, has the replica write it down. Nothing is kept here
//! between two calls, so dying anywhere costs nothing.

mod attach;
mod courier;
mod lost;
mod outcome;
mod pull;
mod push;
mod retry;
mod settle;
mod sweep;

pub use retry::UNFOUND;
pub use sweep::{SLICE, Sweep};

use crate::item::Item;
use crate::outbox::{Entry, State};
use crate::plan::{Change, Plan};
use crate::planted::{Mistake, made};
use crate::replica::Replica;
use chrono::{DateTime, Duration, Utc};
use slipway_domain::desk::value::Schema;
use slipway_domain::desk::{Desk, Fault};

/// One desk, one replica, and what they are brought together with.
pub struct Engine<'a, R, D> {
    /// What this side holds.
    pub replica: &'a mut R,
    /// The desk.
    pub desk: &'a mut D,
    /// The kinds of the fields.
    pub schema: &'a Schema,
    /// What time it is; asked again before each request.
    pub clock: &'a dyn Fn() -> DateTime<Utc>,
    /// Ids for what is new.
    pub ids: &'a mut dyn FnMut() -> String,
    /// Lets a short time pass before something is tried again.
    pub pause: &'a dyn Fn(Duration),
}

/// What one run did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Things of the desk that were looked at.
    pub pulled: u32,
    /// Entries that arrived.
    pub pushed: u32,
    /// Clashes that were laid before a person.
    pub clashes: u32,
    /// Entries whose fate is not known yet.
    pub unknown: u32,
    /// Things that a list did not show any more; so many that nothing was concluded from it.
    pub vanished: u32,
}

/// Why a run ended early. What was done until then is kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Stop<E> {
    /// The desk could not be read.
    #[error(transparent)]
    Desk(#[from] Fault),
    /// This side could not write.
    #[error("{0}")]
    Replica(E),
}

/// Whether to go on with an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    /// Look at it again at once.
    Again,
    /// Leave it for now.
    Wait,
}

impl<R: Replica, D: Desk> Engine<'_, R, D> {
    /// Brings both sides together as far as it goes now: what was cut off is settled, changes are
    /// taken in, then what waits is sent.
    ///
    /// # Errors
    /// [`Stop`]; what was done is kept in `report`.
    pub fn run(&mut self, report: &mut Report) -> Result<(), Stop<R::Error>> {
        self.recover()?;
        self.pull(report)?;
        self.push(report)
    }

    /// Whatever was inflight when the program died may have arrived.
    fn recover(&mut self) -> Result<(), Stop<R::Error>> {
        for id in self.replica.waiting().map_err(Stop::Replica)? {
            let Some(item) = self.item(&id)? else {
                continue;
            };
            let cut: Vec<Change> = item
                .outbox
                .iter()
                .filter(|entry| entry.state == State::Inflight)
                .map(|entry| {
                    let queued = made(Mistake::InflightIsQueued);
                    let state = if queued {
                        State::Queued
                    } else {
                        State::Unknown
                    };
                    became(&item, entry, state)
                })
                .collect();
            self.apply(cut)?;
        }
        Ok(())
    }

    fn item(&self, id: &str) -> Result<Option<Item>, Stop<R::Error>> {
        self.replica.item(id).map_err(Stop::Replica)
    }

    fn apply(&mut self, changes: Vec<Change>) -> Result<(), Stop<R::Error>> {
        if changes.is_empty() {
            return Ok(());
        }
        self.replica.apply(Plan(changes)).map_err(Stop::Replica)
    }
}

/// An entry that is now in this state, everything else of it as it was.
fn became(item: &Item, entry: &Entry, state: State) -> Change {
    Change::Became {
        item: item.id.clone(),
        entry: entry.id.clone(),
        state,
        sent: None,
        not_before: None,
    }
}

fn finished(item: &Item, entry: &Entry) -> Change {
    Change::Done {
        item: item.id.clone(),
        entry: entry.id.clone(),
    }
}

fn clashes(changes: &[Change]) -> u32 {
    let count = changes
        .iter()
        .filter(|change| matches!(change, Change::Clashed(_)))
        .count();
    u32::try_from(count).unwrap_or(u32::MAX)
}
