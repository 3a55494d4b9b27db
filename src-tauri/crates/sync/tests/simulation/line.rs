//! The desk over the line of one account: what is asked, page by page, and what is sent.

use super::desk::{Desk, LAG, Write};
use chrono::Duration;
use slipway_domain::desk::Version;
use slipway_domain::desk::file::Parcel;
use slipway_domain::desk::request::{Reply, Request};
use slipway_domain::desk::value::Fields;
use slipway_domain::desk::{
    Abilities, Cursor, Desk as Remote, Fault, Fetched, Observed, Page, Written,
};
use std::cell::Cell;
use std::rc::Rc;

/// Changes of a page.
const PAGE: usize = 3;

/// The desk as one account speaks to it.
pub(crate) struct Line<'a> {
    pub(crate) desk: &'a mut Desk,
    pub(crate) account: &'a str,
    /// Requests that have left and are not at the desk yet, in the order in which they left.
    pub(crate) under_way: Vec<(usize, Request)>,
    /// Replies that are on their way back.
    pub(crate) replied: Vec<(usize, Reply)>,
    /// Whether the program that sent them died.
    pub(crate) dead: Rc<Cell<bool>>,
    /// What must never be asked.
    pub(crate) wrongs: Vec<String>,
}

impl Line<'_> {
    /// A request arrives or a reply comes back, whichever chance picks; false when there is neither.
    fn goes_on(&mut self, back: &mut Vec<(usize, Reply)>) -> bool {
        let all = self.under_way.len() + self.replied.len();
        if all == 0 {
            return false;
        }
        match self.desk.some(all as i64) as usize {
            at if at < self.under_way.len() => {
                let reply = self.arrives(at);
                self.replied.push(reply);
            }
            at => back.push(self.replied.remove(at - self.under_way.len())),
        }
        true
    }

    /// One of those under way arrives. Of a program that died some never left the machine, some are
    /// late.
    fn arrives(&mut self, at: usize) -> (usize, Reply) {
        let (whose, request) = self.under_way.remove(at);
        if self.dead.get() && !request.writes() {
            return (whose, request.failed(Fault::Unreachable("died".into())));
        }
        if self.dead.get() && self.desk.chance(60) {
            if self.desk.chance(50) {
                self.desk.later(self.account, write_of(&request));
            }
            return (whose, Reply::Written(Written::Unknown));
        }
        (whose, request.ask(self))
    }

    /// Of one thing nothing leaves while something else of it is under way.
    fn watch(&mut self, request: &Request) {
        let Some(thing) = thing(request) else { return };
        let beside = self.under_way.iter().map(|(_, other)| other);
        if beside.filter_map(self::thing).any(|other| other == thing) {
            self.wrongs
                .push(format!("{request:?} left beside another of the same thing"));
        }
    }

    /// As this account sees it: what it put there is its own.
    fn seen(&self, mut seen: Observed) -> Observed {
        for file in &mut seen.files {
            file.own = file.author == self.account;
        }
        seen
    }
}

impl Remote for Line<'_> {
    fn abilities(&self) -> Abilities {
        Abilities {
            precondition: self.desk.precondition,
            // On its way there, under way, and not yet in the index.
            settles_after: Duration::seconds(4 + 2 * LAG),
            account: self.account.to_owned(),
            internal_comments: true,
            releases: false,
            history: true,
            merge: true,
            abreast: self.desk.abreast,
        }
    }

    fn pull(&mut self, cursor: &Cursor) -> Result<Page, Fault> {
        self.desk.read()?;
        let from: i64 = cursor.0.parse().unwrap_or(0);
        let now = self.desk.now.get();
        let mut fresh: Vec<Observed> = self
            .desk
            .shown
            .iter()
            .filter(|(at, seen)| *at <= now && seen.version.order > from)
            .map(|(_, seen)| seen.clone())
            .collect();
        fresh.sort_by_key(|seen| seen.version.order);
        let more = fresh.len() > PAGE;
        fresh.truncate(PAGE);
        let newest = fresh.last().map_or(from, |seen| seen.version.order);
        let hidden = self.desk.shown.iter().filter(|(at, _)| *at > now);
        let next = match hidden.map(|(_, seen)| seen.version.order).min() {
            Some(order) if !self.desk.jumps => newest.min(order - 1).max(from),
            _ => newest,
        };
        let mut seen = fresh;
        seen.retain(|seen| self.desk.is_live(&seen.remote));
        seen.extend(self.desk.repeated());
        if self.desk.chance(20) {
            seen.reverse();
        }
        let seen = seen.into_iter().map(|one| self.seen(one)).collect();
        Ok(Page {
            seen,
            // What is not shown yet holds the cursor back; the next page would be this one again.
            more: more && next > from,
            next: Cursor(next.to_string()),
        })
    }

    fn fetch(&mut self, remote: &str) -> Result<Fetched, Fault> {
        self.desk.read()?;
        let Some(ticket) = self.desk.tickets.get(remote).cloned() else {
            return Ok(Fetched::Gone);
        };
        if !matches!(ticket.fate, Fetched::Live(_)) {
            return Ok(ticket.fate);
        }
        Ok(Fetched::Live(self.seen(ticket.observed)))
    }

    fn find(&mut self, mark: &str) -> Result<Vec<String>, Fault> {
        self.desk.read()?;
        let now = self.desk.now.get();
        let mut found: Vec<String> = Vec::new();
        for (at, seen) in &self.desk.shown {
            if *at <= now && seen.mark.as_deref() == Some(mark) && !found.contains(&seen.remote) {
                found.push(seen.remote.clone());
            }
        }
        Ok(found)
    }

    fn listed(&mut self, remotes: &[String]) -> Result<Vec<String>, Fault> {
        self.desk.read()?;
        let live = remotes.iter().filter(|one| self.desk.is_live(one)).cloned();
        let mut live: Vec<String> = live.collect();
        if self.desk.chance(30) && !live.is_empty() {
            let short = self.desk.some(live.len() as i64) as usize;
            live.remove(short);
        }
        Ok(live)
    }

    fn create(&mut self, mark: &str, fields: &Fields) -> Written {
        let write = Write::Create {
            mark: mark.to_owned(),
            fields: fields.clone(),
        };
        self.desk.send(self.account, write)
    }

    fn edit(&mut self, remote: &str, fields: &Fields, expect: Option<&Version>) -> Written {
        let write = Write::Edit {
            remote: remote.to_owned(),
            fields: fields.clone(),
            expect: expect.cloned(),
        };
        self.desk.send(self.account, write)
    }

    fn comment(&mut self, remote: &str, mark: &str, body: &str, _: bool) -> Written {
        let write = Write::Comment {
            remote: remote.to_owned(),
            mark: mark.to_owned(),
            body: body.to_owned(),
        };
        self.desk.send(self.account, write)
    }

    fn attach(&mut self, remote: &str, mark: &str, parcel: &Parcel<'_>) -> Written {
        let write = Write::Attach {
            remote: remote.to_owned(),
            mark: mark.to_owned(),
            name: parcel.name.to_owned(),
            content: parcel.content.to_vec(),
        };
        self.desk.send(self.account, write)
    }

    fn content(&mut self, _: &str, file: &str) -> Result<Option<Vec<u8>>, Fault> {
        self.desk.read()?;
        Ok(self.desk.contents.get(file).cloned())
    }

    fn exchange(&mut self, asks: Vec<(usize, Request)>, wait: bool) -> Vec<(usize, Reply)> {
        for (whose, request) in asks {
            self.watch(&request);
            self.under_way.push((whose, request));
        }
        let most = self.under_way.len() + self.replied.len();
        if most > self.desk.abreast {
            self.wrongs.push(format!("{most} under way at once"));
        }
        let mut replies = Vec::new();
        loop {
            let enough = !wait || !replies.is_empty();
            if (enough && self.desk.some(2) == 0) || !self.goes_on(&mut replies) {
                return replies;
            }
        }
    }
}

/// What a request writes to: a thing, or the mark of one that it makes.
fn thing(request: &Request) -> Option<&str> {
    match request {
        Request::Edit { remote, .. }
        | Request::Comment { remote, .. }
        | Request::Attach { remote, .. } => Some(remote),
        Request::Create { mark, .. } => Some(mark),
        Request::Pull(_) | Request::Fetch(_) | Request::Find(_) => None,
    }
}

/// A write as the desk takes it; only of requests that write.
fn write_of(request: &Request) -> Write {
    match request.clone() {
        Request::Create { mark, fields } => Write::Create { mark, fields },
        Request::Edit {
            remote,
            fields,
            expect,
        } => Write::Edit {
            remote,
            fields,
            expect,
        },
        Request::Comment {
            remote, mark, body, ..
        } => Write::Comment { remote, mark, body },
        Request::Attach {
            remote,
            mark,
            name,
            content,
            ..
        } => Write::Attach {
            remote,
            mark,
            name,
            content,
        },
        Request::Pull(_) | Request::Fetch(_) | Request::Find(_) => {
            unreachable!("it writes nothing")
        }
    }
}
