//! Sends what waits: strictly in order within a lane of an item.

use super::outcome::outcomes;
use super::retry::{RETRIES, jitter};
use super::{Engine, Report, Stop, Turn, became, clashes, finished};
use crate::item::{Comment, Fate, Item, Link};
use crate::observe::{clashed, observe};
use crate::outbox::{Edit, Entry, Lane, Sent, State, Work};
use crate::plan::{Change, Clash};
use crate::planted::{Mistake, made};
use crate::replica::Replica;
use chrono::Duration;
use slipway_domain::desk::value::{Fields, of};
use slipway_domain::desk::{Desk, Fetched, Version, Written};
use std::collections::BTreeMap;

impl<R: Replica, D: Desk> Engine<'_, R, D> {
    /// Sends the entries of every item until each is through or has to wait.
    pub(super) fn push(&mut self, report: &mut Report) -> Result<(), Stop<R::Error>> {
        for id in self.replica.waiting().map_err(Stop::Replica)? {
            for lane in Lane::ALL {
                let mut turns = 0;
                while self.turn(&id, lane, report)? == Turn::Again {
                    turns += 1;
                    if turns > RETRIES * 20 {
                        break;
                    }
                }
            }
        }
        Ok(())
    }

    /// One step with the entry whose turn it is in a lane.
    fn turn(&mut self, id: &str, lane: Lane, report: &mut Report) -> Result<Turn, Stop<R::Error>> {
        let Some(item) = self.item(id)? else {
            return Ok(Turn::Wait);
        };
        let overtaking = item
            .outbox
            .iter()
            .find(|entry| entry.open() && matches!(entry.work, Work::Comment { .. }))
            .filter(|_| made(Mistake::CommentsOvertake) && item.link.is_some())
            .filter(|_| lane == Lane::Words);
        let Some(entry) = overtaking.or(item.head(lane)).cloned() else {
            return Ok(Turn::Wait);
        };
        if entry.not_before.is_some_and(|then| self.now() < then) {
            return Ok(Turn::Wait);
        }
        match (&entry.state, &entry.work) {
            (State::Inflight | State::Unknown, _) => self.settle(&item, &entry, report),
            (_, Work::Create { fields }) => self.create(&item, &entry, fields, report),
            (_, Work::Comment { body, public }) => {
                self.comment(&item, &entry, body, *public, report)
            }
            (_, Work::Edit { edits }) => self.edit(&item, &entry, edits, report),
            (_, Work::Attach(file)) => self.attach(&item, &entry, file, report),
        }
    }

    /// Writes down that the request leaves now.
    pub(super) fn leaves(&mut self, item: &Item, entry: &Entry) -> Result<(), Stop<R::Error>> {
        let over = item
            .link
            .as_ref()
            .map_or(i64::MIN, |link| link.version.order);
        let at = self.now();
        self.apply(vec![Change::Became {
            item: item.id.clone(),
            entry: entry.id.clone(),
            state: State::Inflight,
            sent: Some(Sent { at, over }),
            not_before: None,
        }])
    }

    fn create(
        &mut self,
        item: &Item,
        entry: &Entry,
        fields: &Fields,
        report: &mut Report,
    ) -> Result<Turn, Stop<R::Error>> {
        let early = made(Mistake::SendBeforeWriting).then(|| self.desk.create(&entry.id, fields));
        self.leaves(item, entry)?;
        let written = early.unwrap_or_else(|| self.desk.create(&entry.id, fields));
        let Written::Applied { remote } = written else {
            return self.not_applied(item, entry, written, report);
        };
        report.pushed += 1;
        self.apply(made_there(item, entry, fields, remote))?;
        Ok(Turn::Again)
    }

    fn comment(
        &mut self,
        item: &Item,
        entry: &Entry,
        body: &str,
        public: bool,
        report: &mut Report,
    ) -> Result<Turn, Stop<R::Error>> {
        let Some(remote) = item.link.as_ref().map(|link| link.remote.clone()) else {
            return Ok(Turn::Wait);
        };
        let mut send = || self.desk.comment(&remote, &entry.id, body, public);
        let early = made(Mistake::SendBeforeWriting).then(&mut send);
        self.leaves(item, entry)?;
        let written = match early {
            Some(written) => written,
            None => self.desk.comment(&remote, &entry.id, body, public),
        };
        let Written::Applied { remote } = written else {
            return self.not_applied(item, entry, written, report);
        };
        report.pushed += 1;
        let comment = Comment {
            remote: Some(remote).filter(|id| !id.is_empty()),
            author: self.desk.abilities().account,
            at: self.now(),
            body: body.to_owned(),
            public,
            mark: Some(entry.id.clone()),
        };
        self.apply(vec![
            Change::NewComment {
                item: item.id.clone(),
                comment,
            },
            finished(item, entry),
        ])?;
        Ok(Turn::Again)
    }

    fn edit(
        &mut self,
        item: &Item,
        entry: &Entry,
        edits: &BTreeMap<String, Edit>,
        report: &mut Report,
    ) -> Result<Turn, Stop<R::Error>> {
        let Some(link) = &item.link else {
            return Ok(Turn::Wait);
        };
        let seen = match self.desk.fetch(&link.remote)? {
            Fetched::Live(seen) => seen,
            other => return self.lost(item, other),
        };
        let account = self.desk.abilities().account;
        let changes = observe(self.schema, item, &seen, &account);
        report.clashes += clashes(&changes);
        self.apply(changes)?;
        // The look may have settled or merged what was to be sent: what is sent is what is left.
        let Some(item) = self.item(&item.id)? else {
            return Ok(Turn::Wait);
        };
        let left = item
            .outbox
            .iter()
            .find(|one| one.id == entry.id)
            .map(|one| &one.work);
        if left != Some(&entry.work) {
            return Ok(Turn::Again);
        }
        let fields: Fields = edits
            .iter()
            .map(|(field, edit)| (field.clone(), edit.mine.clone()))
            .collect();
        let expect = self.desk.abilities().precondition.then_some(&seen.version);
        self.leaves(&item, entry)?;
        match self.desk.edit(&seen.remote, &fields, expect) {
            Written::Applied { .. } => self.look_again(&item, entry, &seen.remote, report),
            other => self.not_applied(&item, entry, other, report),
        }
    }

    /// A desk may answer yes and keep the old value, or let two writes cross: only a look tells.
    fn look_again(
        &mut self,
        item: &Item,
        entry: &Entry,
        remote: &str,
        report: &mut Report,
    ) -> Result<Turn, Stop<R::Error>> {
        let Ok(Fetched::Live(after)) = self.desk.fetch(remote) else {
            // It was done or not; the next look tells, as for any answer that was lost.
            self.apply(vec![became(item, entry, State::Unknown)])?;
            return Ok(Turn::Wait);
        };
        let Some(item) = self.item(&item.id)? else {
            return Ok(Turn::Wait);
        };
        let Some(entry) = item.outbox.iter().find(|one| one.id == entry.id) else {
            return Ok(Turn::Again);
        };
        let account = self.desk.abilities().account;
        let mut changes = observe(self.schema, &item, &after, &account);
        if let Work::Edit { edits } = &entry.work {
            changes.push(through(&item, entry));
            changes.extend(outcomes(self.schema, &item, entry, edits, &after, &account));
        }
        report.pushed += 1;
        report.clashes += clashes(&changes);
        self.apply(changes)?;
        Ok(Turn::Again)
    }

    /// What a write that was not done comes to.
    pub(super) fn not_applied(
        &mut self,
        item: &Item,
        entry: &Entry,
        written: Written,
        report: &mut Report,
    ) -> Result<Turn, Stop<R::Error>> {
        let busy = made(Mistake::BusyIsRefused);
        // The entry is as it was before it left this time.
        let sent = entry.attempts + 1;
        let (changes, turn) = match written {
            // Somebody else writes at the same time: each waits another while, so that one gets through.
            Written::Conflict if sent < RETRIES => {
                (self.pause)(jitter(&entry.id, sent));
                (vec![became(item, entry, State::Queued)], Turn::Again)
            }
            Written::Retry(after) if !busy => (vec![self.waits(item, entry, after)], Turn::Wait),
            Written::Conflict => (
                vec![self.waits(item, entry, Duration::seconds(30) + jitter(&entry.id, sent))],
                Turn::Wait,
            ),
            Written::Refused(why) => (refused(item, entry, &why), Turn::Again),
            Written::Retry(_) => (refused(item, entry, "busy"), Turn::Again),
            Written::Gone => {
                let remote = item
                    .link
                    .as_ref()
                    .map(|link| link.remote.clone())
                    .unwrap_or_default();
                self.apply(vec![became(item, entry, State::Queued)])?;
                let fetched = self.desk.fetch(&remote)?;
                return match fetched {
                    Fetched::Live(_) => Ok(Turn::Wait),
                    other => self.lost(item, other),
                };
            }
            Written::Unknown if made(Mistake::UnknownIsDone) => {
                (vec![finished(item, entry)], Turn::Again)
            }
            Written::Unknown if made(Mistake::UnknownIsRefused) => {
                (refused(item, entry, "no answer"), Turn::Again)
            }
            Written::Unknown | Written::Applied { .. } => {
                report.unknown += 1;
                (vec![became(item, entry, State::Unknown)], Turn::Wait)
            }
        };
        report.clashes += clashes(&changes);
        self.apply(changes)?;
        Ok(turn)
    }

    fn waits(&self, item: &Item, entry: &Entry, after: Duration) -> Change {
        Change::Became {
            item: item.id.clone(),
            entry: entry.id.clone(),
            state: State::Queued,
            sent: None,
            not_before: Some(self.now() + after),
        }
    }
}

/// The desk took what was sent; what is left of it begins counting anew.
fn through(item: &Item, entry: &Entry) -> Change {
    Change::Through {
        item: item.id.clone(),
        entry: entry.id.clone(),
    }
}

/// The item exists at the desk from now on, with the fields it was made with until a look tells more.
pub(super) fn made_there(
    item: &Item,
    entry: &Entry,
    fields: &Fields,
    remote: String,
) -> Vec<Change> {
    let link = Link {
        remote,
        version: Version {
            order: i64::MIN,
            tag: String::new(),
        },
        fate: Fate::Live,
    };
    vec![
        Change::Linked {
            item: item.id.clone(),
            link,
        },
        Change::Base {
            item: item.id.clone(),
            fields: fields.clone(),
        },
        finished(item, entry),
    ]
}

/// The desk refuses: an edit goes before a person field by field, anything else as it is.
fn refused(item: &Item, entry: &Entry, why: &str) -> Vec<Change> {
    let Work::Edit { edits } = &entry.work else {
        return vec![became(item, entry, State::Refused(why.to_owned()))];
    };
    let version = item
        .link
        .as_ref()
        .map_or(i64::MIN, |link| link.version.order);
    let cards = edits.iter().flat_map(|(field, edit)| {
        let card = Clash {
            id: Clash::id_of(&entry.id, field, version),
            entry: entry.id.clone(),
            item: item.id.clone(),
            field: field.clone(),
            base: edit.base.clone(),
            mine: edit.mine.clone(),
            theirs: of(&item.base, field).clone(),
            by: None,
            at: None,
            refused: Some(why.to_owned()),
        };
        clashed(item, card)
    });
    cards.collect()
}
