//! Finds out what became of an entry whose answer was lost, before anything is sent again.

use super::courier::Courier;
use super::outcome::{outcomes, taken};
use super::push::made_there;
use super::retry::{TRIES, UNFOUND};
use super::{Stop, Turn, became, clashes, finished};
use crate::item::Item;
use crate::observe::observe;
use crate::outbox::{Entry, State, Work};
use crate::planted::{Mistake, made};
use crate::replica::Replica;
use slipway_domain::desk::value::Fields;
use slipway_domain::desk::{Desk, Fetched, Observed};

impl<R: Replica, D: Desk> Courier<'_, '_, R, D> {
    /// Looks an unknown entry up. What is found is done; what is not found is sent again only once
    /// nothing that was sent can still arrive.
    pub(super) async fn settle(&self, item: &Item, entry: &Entry) -> Result<Turn, Stop<R::Error>> {
        if made(Mistake::ResendUnknown) {
            self.apply(vec![became(item, entry, State::Queued)])?;
            return Ok(Turn::Again);
        }
        let arrived = match &entry.work {
            Work::Create { fields } => self.find_made(item, entry, fields).await?,
            Work::Comment { .. } | Work::Edit { .. } | Work::Attach(_) => {
                let Some(link) = &item.link else {
                    return Ok(Turn::Wait);
                };
                let fetched = self.fetch(&link.remote).await?;
                let Some((item, entry)) = self.still(item, entry)? else {
                    return Ok(Turn::Again);
                };
                match fetched {
                    Fetched::Live(seen) => self.find_done(&item, &entry, &seen)?,
                    other => return self.lost(&item, other).await,
                }
            }
        };
        if arrived {
            self.report(|report| report.pushed += 1);
            return Ok(Turn::Again);
        }
        if !self.settled(entry) {
            self.report(|report| report.unknown += 1);
            return Ok(Turn::Wait);
        }
        // Sent for ever it might be there many times by the day somebody may see them.
        if matches!(entry.work, Work::Create { .. }) && entry.attempts >= TRIES {
            let asked = State::Refused(UNFOUND.to_owned());
            self.apply(vec![became(item, entry, asked)])?;
            return Ok(Turn::Wait);
        }
        self.apply(vec![became(item, entry, State::Queued)])?;
        Ok(Turn::Again)
    }

    /// Whether nothing that was sent can still arrive, or be hidden by a late index.
    fn settled(&self, entry: &Entry) -> bool {
        let Some(sent) = entry.sent else { return true };
        made(Mistake::TrustEarlyLookup) || self.now() >= sent.at + self.abilities().settles_after
    }

    async fn find_made(
        &self,
        item: &Item,
        entry: &Entry,
        fields: &Fields,
    ) -> Result<bool, Stop<R::Error>> {
        let found = self.find(&entry.id).await?;
        let Some((item, entry)) = self.still(item, entry)? else {
            return Ok(true);
        };
        let Some(remote) = found.into_iter().next() else {
            return Ok(false);
        };
        self.apply(made_there(&item, &entry, fields, remote))?;
        Ok(true)
    }

    /// Whether what the desk shows proves that it took the entry.
    fn find_done(
        &self,
        item: &Item,
        entry: &Entry,
        seen: &Observed,
    ) -> Result<bool, Stop<R::Error>> {
        let account = self.abilities().account;
        let mut changes = observe(self.schema(), item, seen, &account);
        let arrived = match &entry.work {
            Work::Edit { edits } => {
                let taken = taken(entry, seen, &account, self.settled(entry));
                changes.extend(outcomes(self.schema(), item, entry, &taken, seen, &account));
                taken.len() == edits.len()
            }
            _ => changes.contains(&finished(item, entry)),
        };
        self.report(|report| report.clashes += clashes(&changes));
        self.apply(changes)?;
        Ok(arrived)
    }
}
