//! Puts a file on a thing at the desk: once, whatever becomes of the answer.

use super::{Engine, Report, Stop, Turn, became, clashes, finished};
use crate::item::Item;
use crate::observe::observe;
use crate::outbox::{Enclosure, Entry, State};
use crate::planted::{Mistake, made};
use crate::replica::Replica;
use slipway_domain::desk::file::Parcel;
use slipway_domain::desk::{Desk, Fetched, Written};

/// Why a file is not sent whose content is not here any more.
const MISSING: &str = "The file is not on this machine any more.";
/// Why a file is given back to a person that the desk did not keep.
const NOT_KEPT: &str = "The desk answered yes and did not keep the file.";

impl<R: Replica, D: Desk> Engine<'_, R, D> {
    /// Sends a file. What lies there before is looked at first: a desk that keeps no mark for a file
    /// shows by that alone whether ours arrived.
    pub(super) fn attach(
        &mut self,
        item: &Item,
        entry: &Entry,
        file: &Enclosure,
        report: &mut Report,
    ) -> Result<Turn, Stop<R::Error>> {
        let Some(link) = &item.link else {
            return Ok(Turn::Wait);
        };
        let held = self.replica.content(&file.sha256).map_err(Stop::Replica)?;
        let Some(content) = held else {
            let refused = State::Refused(MISSING.to_owned());
            self.apply(vec![became(item, entry, refused)])?;
            return Ok(Turn::Again);
        };
        let seen = match self.desk.fetch(&link.remote)? {
            Fetched::Live(seen) => seen,
            other => return self.lost(item, other),
        };
        let account = self.desk.abilities().account;
        let changes = observe(self.schema, item, &seen, &account);
        report.clashes += clashes(&changes);
        let there = changes.contains(&finished(item, entry));
        self.apply(changes)?;
        if there {
            return Ok(Turn::Again);
        }
        let parcel = Parcel {
            name: &file.name,
            kind: &file.kind,
            public: file.public,
            content: &content,
        };
        let early = made(Mistake::SendBeforeWriting)
            .then(|| self.desk.attach(&seen.remote, &entry.id, &parcel));
        self.leaves(item, entry)?;
        let written = match early {
            Some(written) => written,
            None => self.desk.attach(&seen.remote, &entry.id, &parcel),
        };
        match written {
            Written::Applied { .. } => {
                self.look_for_file(&item.id, &entry.id, &seen.remote, report)
            }
            other => self.not_applied(item, entry, other, report),
        }
    }

    /// Looks whether the file lies there: a desk may answer yes and drop it.
    fn look_for_file(
        &mut self,
        item: &str,
        entry: &str,
        remote: &str,
        report: &mut Report,
    ) -> Result<Turn, Stop<R::Error>> {
        let Some(item) = self.item(item)? else {
            return Ok(Turn::Wait);
        };
        let Some(entry) = item.outbox.iter().find(|one| one.id == entry) else {
            return Ok(Turn::Again);
        };
        let Ok(Fetched::Live(after)) = self.desk.fetch(remote) else {
            report.unknown += 1;
            self.apply(vec![became(&item, entry, State::Unknown)])?;
            return Ok(Turn::Wait);
        };
        let account = self.desk.abilities().account;
        let mut changes = observe(self.schema, &item, &after, &account);
        report.clashes += clashes(&changes);
        if changes.contains(&finished(&item, entry)) {
            report.pushed += 1;
        } else {
            changes.push(became(&item, entry, State::Refused(NOT_KEPT.to_owned())));
        }
        self.apply(changes)?;
        Ok(Turn::Again)
    }
}
