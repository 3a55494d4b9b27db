//! Puts a file on a thing at the desk: once, whatever becomes of the answer.

use super::courier::Courier;
use super::{Stop, Turn, became, clashes, finished};
use crate::item::Item;
use crate::observe::observe;
use crate::outbox::{Enclosure, Entry, State};
use crate::replica::Replica;
use slipway_domain::desk::request::Request;
use slipway_domain::desk::{Desk, Fetched, Written};

/// Why a file is not sent whose content is not here any more.
const MISSING: &str = "The file is not on this machine any more.";
/// Why a file is given back to a person that the desk did not keep.
const NOT_KEPT: &str = "The desk answered yes and did not keep the file.";

impl<R: Replica, D: Desk> Courier<'_, '_, R, D> {
    /// Sends a file. What lies there before is looked at first: a desk that keeps no mark for a file
    /// shows by that alone whether ours arrived.
    pub(super) async fn attach(
        &self,
        item: &Item,
        entry: &Entry,
        file: &Enclosure,
    ) -> Result<Turn, Stop<R::Error>> {
        let Some(link) = &item.link else {
            return Ok(Turn::Wait);
        };
        let Some(content) = self.content(&file.sha256)? else {
            let refused = State::Refused(MISSING.to_owned());
            self.apply(vec![became(item, entry, refused)])?;
            return Ok(Turn::Again);
        };
        let fetched = self.fetch(&link.remote).await?;
        let Some((item, entry)) = self.still(item, entry)? else {
            return Ok(Turn::Again);
        };
        let seen = match fetched {
            Fetched::Live(seen) => seen,
            other => return self.lost(&item, other).await,
        };
        let changes = self.observed(&item, &seen)?;
        if changes.contains(&finished(&item, &entry)) {
            return Ok(Turn::Again);
        }
        let request = Request::Attach {
            remote: seen.remote.clone(),
            mark: entry.id.clone(),
            name: file.name.clone(),
            kind: file.kind.clone(),
            public: file.public,
            content,
        };
        let Some((written, item, entry)) = self.leaves(&item, &entry, request).await? else {
            return Ok(Turn::Again);
        };
        match written {
            Written::Applied { .. } => self.look_for_file(&item, &entry, &seen.remote).await,
            other => self.not_applied(&item, &entry, other).await,
        }
    }

    /// Looks whether the file lies there: a desk may answer yes and drop it.
    async fn look_for_file(
        &self,
        item: &Item,
        entry: &Entry,
        remote: &str,
    ) -> Result<Turn, Stop<R::Error>> {
        let fetched = self.fetch(remote).await;
        let Some((item, entry)) = self.still(item, entry)? else {
            return Ok(Turn::Again);
        };
        let Ok(Fetched::Live(after)) = fetched else {
            self.report(|report| report.unknown += 1);
            self.apply(vec![became(&item, &entry, State::Unknown)])?;
            return Ok(Turn::Wait);
        };
        let account = self.abilities().account;
        let mut changes = observe(self.schema(), &item, &after, &account);
        self.report(|report| report.clashes += clashes(&changes));
        if changes.contains(&finished(&item, &entry)) {
            self.report(|report| report.pushed += 1);
        } else {
            changes.push(became(&item, &entry, State::Refused(NOT_KEPT.to_owned())));
        }
        self.apply(changes)?;
        Ok(Turn::Again)
    }
}
