//! Sends what waits: strictly in order within a lane of an item, several items at once.

use super::courier::{Courier, Errand};
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
use slipway_domain::desk::request::Request;
use slipway_domain::desk::value::{Fields, of};
use slipway_domain::desk::{Desk, Fetched, Observed, Version, Written};
use std::collections::BTreeMap;

impl<R: Replica, D: Desk> Engine<'_, R, D> {
    /// Sends the entries of every item until each is through or has to wait.
    pub(super) fn push(&mut self, report: &mut Report) -> Result<(), Stop<R::Error>> {
        let mut waiting = self.replica.waiting().map_err(Stop::Replica)?;
        if made(Mistake::TwoAtOnce) {
            waiting = waiting
                .into_iter()
                .flat_map(|id| [id.clone(), id])
                .collect();
        }
        self.dispatch(waiting.into_iter().map(Errand::Send).collect(), report)
    }
}

impl<R: Replica, D: Desk> Courier<'_, '_, R, D> {
    /// Sends the entries of an item, one after the other.
    pub(super) async fn send(&self, id: &str) -> Result<(), Stop<R::Error>> {
        for lane in Lane::ALL {
            let mut turns = 0;
            while !self.is_over() && self.turn(id, lane).await? == Turn::Again {
                turns += 1;
                if turns > RETRIES * 20 {
                    break;
                }
            }
        }
        Ok(())
    }

    /// One step with the entry whose turn it is in a lane.
    async fn turn(&self, id: &str, lane: Lane) -> Result<Turn, Stop<R::Error>> {
        let Some(item) = self.item(id)? else {
            return Ok(Turn::Wait);
        };
        let Some(entry) = next(&item, lane).cloned() else {
            return Ok(Turn::Wait);
        };
        if entry.not_before.is_some_and(|then| self.now() < then) {
            return Ok(Turn::Wait);
        }
        match (&entry.state, &entry.work) {
            (State::Inflight | State::Unknown, _) => self.settle(&item, &entry).await,
            (_, Work::Create { fields }) => self.create(&item, &entry, fields).await,
            (_, Work::Comment { body, public }) => self.comment(&item, &entry, body, *public).await,
            (_, Work::Edit { edits }) => self.edit(&item, &entry, edits).await,
            (_, Work::Attach(file)) => self.attach(&item, &entry, file).await,
        }
    }

    /// Writes down that the request leaves now.
    pub(super) fn inflight(&self, item: &Item, entry: &Entry) -> Result<(), Stop<R::Error>> {
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

    async fn create(
        &self,
        item: &Item,
        entry: &Entry,
        fields: &Fields,
    ) -> Result<Turn, Stop<R::Error>> {
        let request = Request::Create {
            mark: entry.id.clone(),
            fields: fields.clone(),
        };
        let Some((written, item, entry)) = self.leaves(item, entry, request).await? else {
            self.report(|report| report.pushed += 1);
            return Ok(Turn::Again);
        };
        let Written::Applied { remote } = written else {
            return self.not_applied(&item, &entry, written).await;
        };
        self.report(|report| report.pushed += 1);
        self.apply(made_there(&item, &entry, fields, remote))?;
        Ok(Turn::Again)
    }

    async fn comment(
        &self,
        item: &Item,
        entry: &Entry,
        body: &str,
        public: bool,
    ) -> Result<Turn, Stop<R::Error>> {
        let Some(remote) = item.link.as_ref().map(|link| link.remote.clone()) else {
            return Ok(Turn::Wait);
        };
        let request = Request::Comment {
            remote,
            mark: entry.id.clone(),
            body: body.to_owned(),
            public,
        };
        let Some((written, item, entry)) = self.leaves(item, entry, request).await? else {
            self.report(|report| report.pushed += 1);
            return Ok(Turn::Again);
        };
        let Written::Applied { remote } = written else {
            return self.not_applied(&item, &entry, written).await;
        };
        self.report(|report| report.pushed += 1);
        let comment = Comment {
            remote: Some(remote).filter(|id| !id.is_empty()),
            author: self.abilities().account,
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
            finished(&item, &entry),
        ])?;
        Ok(Turn::Again)
    }

    async fn edit(
        &self,
        item: &Item,
        entry: &Entry,
        edits: &BTreeMap<String, Edit>,
    ) -> Result<Turn, Stop<R::Error>> {
        let Some(link) = &item.link else {
            return Ok(Turn::Wait);
        };
        let fetched = self.fetch(&link.remote).await?;
        let Some(item) = self.item(&item.id)? else {
            return Ok(Turn::Wait);
        };
        let seen = match fetched {
            Fetched::Live(seen) => seen,
            other => return self.lost(&item, other).await,
        };
        self.observed(&item, &seen)?;
        // The look may have settled or merged what was to be sent: what is sent is what is left.
        let Some((item, left)) = self.still(&item, entry)? else {
            return Ok(Turn::Again);
        };
        if left.work != entry.work {
            return Ok(Turn::Again);
        }
        let fields: Fields = edits
            .iter()
            .map(|(field, edit)| (field.clone(), edit.mine.clone()))
            .collect();
        let request = Request::Edit {
            remote: seen.remote.clone(),
            fields,
            expect: self.abilities().precondition.then_some(seen.version),
        };
        let Some((written, item, entry)) = self.leaves(&item, entry, request).await? else {
            return Ok(Turn::Again);
        };
        match written {
            Written::Applied { .. } => self.look_again(&item, &entry, &seen.remote).await,
            other => self.not_applied(&item, &entry, other).await,
        }
    }

    /// Takes in what a look showed of an item; what changed.
    pub(super) fn observed(
        &self,
        item: &Item,
        seen: &Observed,
    ) -> Result<Vec<Change>, Stop<R::Error>> {
        let changes = observe(self.schema(), item, seen, &self.abilities().account);
        self.report(|report| report.clashes += clashes(&changes));
        self.apply(changes.clone())?;
        Ok(changes)
    }

    /// A desk may answer yes and keep the old value, or let two writes cross: only a look tells.
    async fn look_again(
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
            // It was done or not; the next look tells, as for any answer that was lost.
            self.apply(vec![became(&item, &entry, State::Unknown)])?;
            return Ok(Turn::Wait);
        };
        let account = self.abilities().account;
        let mut changes = observe(self.schema(), &item, &after, &account);
        if let Work::Edit { edits } = &entry.work {
            changes.push(through(&item, &entry));
            let became = outcomes(self.schema(), &item, &entry, edits, &after, &account);
            changes.extend(became);
        }
        self.report(|report| {
            report.pushed += 1;
            report.clashes += clashes(&changes);
        });
        self.apply(changes)?;
        Ok(Turn::Again)
    }

    /// What a write that was not done comes to.
    pub(super) async fn not_applied(
        &self,
        item: &Item,
        entry: &Entry,
        written: Written,
    ) -> Result<Turn, Stop<R::Error>> {
        let busy = made(Mistake::BusyIsRefused);
        let sent = entry.attempts;
        let (changes, turn) = match written {
            // Somebody else writes at the same time: each waits another while, so that one gets through.
            Written::Conflict if sent < RETRIES => {
                self.pause(jitter(&entry.id, sent));
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
                let fetched = self.fetch(&remote).await?;
                let Some(item) = self.item(&item.id)? else {
                    return Ok(Turn::Wait);
                };
                return match fetched {
                    Fetched::Live(_) => Ok(Turn::Wait),
                    other => self.lost(&item, other).await,
                };
            }
            Written::Unknown if made(Mistake::UnknownIsDone) => {
                (vec![finished(item, entry)], Turn::Again)
            }
            Written::Unknown if made(Mistake::UnknownIsRefused) => {
                (refused(item, entry, "no answer"), Turn::Again)
            }
            Written::Unknown | Written::Applied { .. } => {
                self.report(|report| report.unknown += 1);
                (vec![became(item, entry, State::Unknown)], Turn::Wait)
            }
        };
        self.report(|report| report.clashes += clashes(&changes));
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

/// The entry whose turn it is in a lane.
fn next(item: &Item, lane: Lane) -> Option<&Entry> {
    let mut open = item.outbox.iter().filter(|entry| entry.open());
    let overtaking = open
        .clone()
        .find(|entry| matches!(entry.work, Work::Comment { .. }))
        .filter(|_| made(Mistake::CommentsOvertake) && item.link.is_some())
        .filter(|_| lane == Lane::Words);
    let beside = open
        .find(|entry| entry.state == State::Queued && entry.work.lane() == lane)
        .filter(|_| made(Mistake::TwoAtOnce));
    overtaking.or(beside).or(item.head(lane))
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
