//! Things that are not at the desk as they were: deleted, hidden, or part of another now.

use super::courier::Courier;
use super::{Stop, Turn, became};
use crate::item::{Fate, Item};
use crate::outbox::State;
use crate::plan::Change;
use crate::planted::{Mistake, made};
use crate::replica::Replica;
use slipway_domain::desk::{Desk, Fetched, Observed};

/// Longest chain of merges that is followed; a desk that names a longer one goes round in circles.
const HOPS: usize = 16;

impl<R: Replica, D: Desk> Courier<'_, '_, R, D> {
    /// The thing at the desk is not there as it was.
    pub(super) async fn lost(&self, item: &Item, fetched: Fetched) -> Result<Turn, Stop<R::Error>> {
        let fate = match fetched {
            Fetched::Live(_) => return Ok(Turn::Again),
            Fetched::Gone => Fate::Gone,
            Fetched::Hidden => Fate::Hidden,
            Fetched::MergedInto(remote) => return self.merged_into(item, remote).await,
        };
        self.fated(&item.id, fate)
    }

    /// Writes down what became of the thing; what waits for it goes back to a person.
    fn fated(&self, item: &str, fate: Fate) -> Result<Turn, Stop<R::Error>> {
        let Some(item) = self.item(item)? else {
            return Ok(Turn::Wait);
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
            changes.push(became(&item, entry, State::Refused(why.to_owned())));
        }
        self.apply(changes)?;
        Ok(Turn::Wait)
    }

    /// The thing at the end of a chain of merges, when it is there.
    async fn follow(&self, first: String) -> Result<Option<(String, Observed)>, Stop<R::Error>> {
        let mut remote = first;
        for _ in 0..HOPS {
            match self.fetch(&remote).await? {
                Fetched::Live(seen) => return Ok(Some((remote, seen))),
                Fetched::MergedInto(next) => remote = next,
                Fetched::Gone | Fetched::Hidden => return Ok(None),
            }
        }
        Ok(None)
    }

    /// Asks for a thing that a list did not show.
    pub(super) async fn look_for(&self, remote: &str) -> Result<(), Stop<R::Error>> {
        let Some(item) = self.linked(remote)? else {
            return Ok(());
        };
        if made(Mistake::ShortListDeletes) {
            let fate = Fate::Gone;
            return self.apply(vec![Change::Fated {
                item: item.id,
                fate,
            }]);
        }
        match self.fetch(remote).await? {
            Fetched::Live(seen) => {
                let changes = self.take(&seen)?;
                self.apply(changes)
            }
            other => self.lost(&item, other).await.map(drop),
        }
    }

    /// What waits for a thing that is part of another now goes on as the other's.
    async fn merged_into(&self, item: &Item, remote: String) -> Result<Turn, Stop<R::Error>> {
        let Some((remote, seen)) = self.follow(remote).await? else {
            return self.fated(&item.id, Fate::Gone);
        };
        let changes = self.take(&seen)?;
        self.apply(changes)?;
        let Some(other) = self.linked(&remote)? else {
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
