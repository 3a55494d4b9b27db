//! Things that are not at the desk as they were: deleted, hidden, or part of another now.

use super::{Engine, Stop, Turn, became};
use crate::item::{Fate, Item};
use crate::outbox::State;
use crate::plan::Change;
use crate::planted::{Mistake, made};
use crate::replica::Replica;
use slipway_domain::desk::{Desk, Fetched, Observed};

/// Longest chain of merges that is followed; a desk that names a longer one goes round in circles.
const HOPS: usize = 16;

impl<R: Replica, D: Desk> Engine<'_, R, D> {
    /// The thing at the desk is not there as it was.
    pub(super) fn lost(&mut self, item: &Item, fetched: Fetched) -> Result<Turn, Stop<R::Error>> {
        let fate = match fetched {
            Fetched::Live(_) => return Ok(Turn::Again),
            Fetched::Gone => Fate::Gone,
            Fetched::Hidden => Fate::Hidden,
            Fetched::MergedInto(remote) => return self.merged_into(item, remote),
        };
        let why = match fate {
            Fate::Hidden => "It may not be seen at the desk any more.",
            _ => "It was deleted at the desk.",
        };
        let mut changes = vec![Change::Fated {
            item: item.id.clone(),
            fate,
        }];
        for entry in item.outbox.iter().filter(|entry| entry.open()) {
            changes.push(became(item, entry, State::Refused(why.to_owned())));
        }
        self.apply(changes)?;
        Ok(Turn::Wait)
    }

    /// The thing at the end of a chain of merges, when it is there.
    fn follow(&mut self, first: String) -> Result<Option<(String, Observed)>, Stop<R::Error>> {
        let mut remote = first;
        for _ in 0..HOPS {
            match self.desk.fetch(&remote)? {
                Fetched::Live(seen) => return Ok(Some((remote, seen))),
                Fetched::MergedInto(next) => remote = next,
                Fetched::Gone | Fetched::Hidden => return Ok(None),
            }
        }
        Ok(None)
    }

    /// What waits for a thing that is part of another now goes on as the other's.
    fn merged_into(&mut self, item: &Item, remote: String) -> Result<Turn, Stop<R::Error>> {
        let Some((remote, seen)) = self.follow(remote)? else {
            return self.lost(item, Fetched::Gone);
        };
        let changes = self.take(&seen)?;
        self.apply(changes)?;
        let Some(other) = self.replica.linked(&remote).map_err(Stop::Replica)? else {
            return Ok(Turn::Wait);
        };
        let mut changes = vec![Change::Fated {
            item: item.id.clone(),
            fate: Fate::MergedInto(remote),
        }];
        if !made(Mistake::MergeStrands) {
            changes.push(Change::Moved {
                from: item.id.clone(),
                to: other.id,
            });
        }
        self.apply(changes)?;
        Ok(Turn::Wait)
    }
}
