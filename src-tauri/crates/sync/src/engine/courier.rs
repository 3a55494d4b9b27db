//! What concerns several items is done for some of them at once, each by a courier of its own. A
//! courier asks one thing at a time, so that within an item everything keeps its order. Only what is
//! asked of the desk is under way at once: all that is decided and written down is so by one thread,
//! one after the other, in whatever order the replies come.

use super::{Engine, Report, Stop, pull};
use crate::item::Item;
use crate::outbox::Entry;
use crate::plan::{Change, Plan};
use crate::planted::{Mistake, made};
use crate::replica::Replica;
use chrono::{DateTime, Duration, Utc};
use slipway_domain::desk::request::{Reply, Request};
use slipway_domain::desk::value::Schema;
use slipway_domain::desk::{Abilities, Desk, Fault, Fetched, Observed, Written};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

/// What a courier is sent for.
pub(super) enum Errand {
    /// Sends what an item waits to have sent.
    Send(String),
    /// Asks for a thing of the desk that a list did not show.
    LookFor(String),
}

/// What the couriers of one round share.
pub(super) struct Round<'p, R, D> {
    replica: RefCell<&'p mut R>,
    desk: RefCell<&'p mut D>,
    ids: RefCell<&'p mut dyn FnMut() -> String>,
    report: RefCell<&'p mut Report>,
    schema: &'p Schema,
    clock: &'p dyn Fn() -> DateTime<Utc>,
    pause: &'p dyn Fn(Duration),
    /// What is to be asked next, by courier.
    asked: RefCell<Vec<(usize, Request)>>,
    /// What was replied and not heard yet, by courier.
    replies: RefCell<BTreeMap<usize, Reply>>,
    /// Something went wrong: what is under way comes to its end, and nothing else begins.
    over: Cell<bool>,
}

/// One of those who are under way.
pub(super) struct Courier<'s, 'p, R, D> {
    round: &'s Round<'p, R, D>,
    number: usize,
}

type Running<'s, E> = Pin<Box<dyn Future<Output = Result<(), Stop<E>>> + 's>>;

impl<R: Replica, D: Desk> Engine<'_, R, D> {
    /// Does all of these, as many at once as the desk likes.
    pub(super) fn dispatch(
        &mut self,
        errands: Vec<Errand>,
        report: &mut Report,
    ) -> Result<(), Stop<R::Error>> {
        let abreast = self.desk.abilities().abreast.max(1);
        Round {
            replica: RefCell::new(self.replica),
            desk: RefCell::new(self.desk),
            ids: RefCell::new(self.ids),
            report: RefCell::new(report),
            schema: self.schema,
            clock: self.clock,
            pause: self.pause,
            asked: RefCell::default(),
            replies: RefCell::default(),
            over: Cell::new(false),
        }
        .run(errands, abreast)
    }
}

impl<R: Replica, D: Desk> Round<'_, R, D> {
    fn run(&self, errands: Vec<Errand>, abreast: usize) -> Result<(), Stop<R::Error>> {
        let mut errands = errands.into_iter();
        let mut idle: Vec<usize> = (0..abreast).rev().collect();
        let mut running: Vec<(usize, Running<'_, R::Error>)> = Vec::new();
        let mut outcome = Ok(());
        loop {
            while !self.over.get()
                && let Some(number) = idle.pop()
            {
                let Some(errand) = errands.next() else {
                    idle.push(number);
                    break;
                };
                let courier = Courier {
                    round: self,
                    number,
                };
                running.push((number, Box::pin(courier.goes(errand))));
            }
            if running.is_empty() {
                return outcome;
            }
            let before = running.len();
            running.retain_mut(|(number, courier)| {
                let Poll::Ready(ended) = courier
                    .as_mut()
                    .poll(&mut Context::from_waker(Waker::noop()))
                else {
                    return true;
                };
                idle.push(*number);
                if let Err(stop) = ended {
                    self.over.set(true);
                    if outcome.is_ok() {
                        outcome = Err(stop);
                    }
                }
                false
            });
            if running.len() == before {
                self.hear()?;
            }
        }
    }

    /// Sends what is to be asked, and waits until something was replied.
    fn hear(&self) -> Result<(), Fault> {
        let asks = self.asked.take();
        let replies = self.desk.borrow_mut().exchange(asks, true);
        if replies.is_empty() {
            return Err(Fault::Unreachable("the desk gave no reply".to_owned()));
        }
        self.replies.borrow_mut().extend(replies);
        Ok(())
    }
}

impl<R: Replica, D: Desk> Courier<'_, '_, R, D> {
    async fn goes(self, errand: Errand) -> Result<(), Stop<R::Error>> {
        match errand {
            Errand::Send(item) => self.send(&item).await,
            Errand::LookFor(remote) => self.look_for(&remote).await,
        }
    }

    /// Whether nothing more is to begin.
    pub(super) fn is_over(&self) -> bool {
        self.round.over.get()
    }

    pub(super) async fn ask(&self, request: Request) -> Reply {
        let number = self.number;
        self.round.asked.borrow_mut().push((number, request));
        poll_fn(|_| match self.round.replies.borrow_mut().remove(&number) {
            Some(reply) => Poll::Ready(reply),
            None => Poll::Pending,
        })
        .await
    }

    pub(super) async fn fetch(&self, remote: &str) -> Result<Fetched, Fault> {
        match self.ask(Request::Fetch(remote.to_owned())).await {
            Reply::Fetched(fetched) => fetched,
            other => Err(astray(&other)),
        }
    }

    pub(super) async fn find(&self, mark: &str) -> Result<Vec<String>, Fault> {
        match self.ask(Request::Find(mark.to_owned())).await {
            Reply::Found(found) => found,
            other => Err(astray(&other)),
        }
    }

    pub(super) async fn write(&self, request: Request) -> Written {
        match self.ask(request).await {
            Reply::Written(written) => written,
            _ => Written::Unknown,
        }
    }

    /// Writes down that the request of an entry leaves, sends it, and gives what the desk says with the
    /// entry as it is by then. None when it is not there any more: what another courier saw meanwhile
    /// showed that it arrived, and wrote that down.
    pub(super) async fn leaves(
        &self,
        item: &Item,
        entry: &Entry,
        request: Request,
    ) -> Result<Option<(Written, Item, Entry)>, Stop<R::Error>> {
        let early = match made(Mistake::SendBeforeWriting) {
            true => Some(self.write(request.clone()).await),
            false => None,
        };
        self.inflight(item, entry)?;
        let written = match early {
            Some(written) => written,
            None => self.write(request).await,
        };
        if made(Mistake::ReplyToOldItem) {
            return Ok(Some((written, item.clone(), entry.clone())));
        }
        let now = self.still(item, entry)?;
        Ok(now.map(|(item, entry)| (written, item, entry)))
    }

    /// An entry and its item as they are now, while the entry waits.
    pub(super) fn still(
        &self,
        item: &Item,
        entry: &Entry,
    ) -> Result<Option<(Item, Entry)>, Stop<R::Error>> {
        let Some(item) = self.item(&item.id)? else {
            return Ok(None);
        };
        let entry = item.outbox.iter().find(|one| one.id == entry.id).cloned();
        Ok(entry.map(|entry| (item, entry)))
    }

    pub(super) fn item(&self, id: &str) -> Result<Option<Item>, Stop<R::Error>> {
        self.round.replica.borrow().item(id).map_err(Stop::Replica)
    }

    pub(super) fn linked(&self, remote: &str) -> Result<Option<Item>, Stop<R::Error>> {
        let replica = self.round.replica.borrow();
        replica.linked(remote).map_err(Stop::Replica)
    }

    pub(super) fn content(&self, sha256: &str) -> Result<Option<Vec<u8>>, Stop<R::Error>> {
        let replica = self.round.replica.borrow();
        replica.content(sha256).map_err(Stop::Replica)
    }

    pub(super) fn take(&self, seen: &Observed) -> Result<Vec<Change>, Stop<R::Error>> {
        let account = self.abilities().account;
        let replica = self.round.replica.borrow();
        let mut ids = self.round.ids.borrow_mut();
        pull::take(&**replica, self.round.schema, &mut **ids, &account, seen)
    }

    pub(super) fn apply(&self, changes: Vec<Change>) -> Result<(), Stop<R::Error>> {
        if changes.is_empty() {
            return Ok(());
        }
        let mut replica = self.round.replica.borrow_mut();
        replica.apply(Plan(changes)).map_err(Stop::Replica)
    }

    pub(super) fn abilities(&self) -> Abilities {
        self.round.desk.borrow().abilities()
    }

    pub(super) fn schema(&self) -> &Schema {
        self.round.schema
    }

    pub(super) fn now(&self) -> DateTime<Utc> {
        (self.round.clock)()
    }

    pub(super) fn pause(&self, time: Duration) {
        (self.round.pause)(time);
    }

    pub(super) fn report(&self, f: impl FnOnce(&mut Report)) {
        f(&mut self.round.report.borrow_mut());
    }
}

/// A reply to something else than what was asked.
fn astray(_: &Reply) -> Fault {
    Fault::Unreachable("a reply to another question came back".to_owned())
}
