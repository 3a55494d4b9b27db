//! A desk in memory with everything desks have been seen to do: answers and requests that are lost or
//! late, an index that lags, pages that repeat and turn back, refusals with a friendly face, writes
//! that cross, things that are deleted or merged.

use super::random::Random;
use chrono::{DateTime, Duration, TimeZone, Utc};
use slipway_domain::desk::Version;
use slipway_domain::desk::file::Attached;
use slipway_domain::desk::value::{Fields, Value, of};
use slipway_domain::desk::{Done, Fault, Fetched, Observed, Said, Written};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Longest that the index lags, and that a request is under way, in seconds.
pub(crate) const LAG: i64 = 60;

#[derive(Clone)]
pub(crate) struct Ticket {
    pub(crate) observed: Observed,
    pub(crate) fate: Fetched,
}

/// A write that is still under way.
struct Late {
    at: i64,
    account: String,
    write: Write,
}

#[derive(Clone)]
pub(crate) enum Write {
    Create {
        mark: String,
        fields: Fields,
    },
    Edit {
        remote: String,
        fields: Fields,
        expect: Option<Version>,
    },
    Comment {
        remote: String,
        mark: String,
        body: String,
    },
    Attach {
        remote: String,
        mark: String,
        name: String,
        content: Vec<u8>,
    },
}

pub(crate) struct Desk {
    pub(crate) tickets: BTreeMap<String, Ticket>,
    /// What the index shows, from when on.
    pub(crate) shown: Vec<(i64, Observed)>,
    late: Vec<Late>,
    order: i64,
    ids: u64,
    pub(crate) now: Rc<Cell<i64>>,
    pub(crate) random: Rc<RefCell<Random>>,
    pub(crate) faults: bool,
    pub(crate) precondition: bool,
    pub(crate) jumps: bool,
    /// Of how many things at once it lets something be sent.
    pub(crate) abreast: usize,
    /// How many seconds its clock is fast.
    pub(crate) fast: i64,
    /// Whether it keeps the mark of a file.
    pub(crate) marks_files: bool,
    /// What files hold, by their ids.
    pub(crate) contents: BTreeMap<String, Vec<u8>>,
    /// Every write of a field as it was made: account, ticket, field, from, to.
    pub(crate) writes: Vec<(String, String, String, Value, Value)>,
}

pub(crate) fn instant(seconds: i64) -> DateTime<Utc> {
    Utc.timestamp_opt(1_790_000_000 + seconds, 0)
        .single()
        .expect("a time")
}

impl Desk {
    pub(crate) fn new(random: Rc<RefCell<Random>>, now: Rc<Cell<i64>>) -> Self {
        Desk {
            tickets: BTreeMap::new(),
            shown: Vec::new(),
            late: Vec::new(),
            order: 0,
            ids: 0,
            now,
            random,
            faults: true,
            precondition: false,
            jumps: false,
            abreast: 1,
            fast: 0,
            marks_files: false,
            contents: BTreeMap::new(),
            writes: Vec::new(),
        }
    }

    pub(crate) fn chance(&self, percent: u64) -> bool {
        self.faults && self.random.borrow_mut().percent(percent)
    }

    pub(crate) fn some(&self, below: i64) -> i64 {
        self.random.borrow_mut().below(below as usize) as i64
    }

    /// Time goes by; what was under way arrives, each at its own time.
    pub(crate) fn pass(&mut self, seconds: i64) {
        let until = self.now.get() + seconds;
        let (mut arrived, late): (Vec<Late>, Vec<Late>) = std::mem::take(&mut self.late)
            .into_iter()
            .partition(|one| one.at <= until);
        self.late = late;
        arrived.sort_by_key(|one| one.at);
        for one in arrived {
            self.now.set(one.at);
            self.write(&one.account, one.write);
        }
        self.now.set(until);
    }

    fn touched(&mut self, remote: &str) -> i64 {
        self.order += 1;
        let order = self.order;
        if let Some(ticket) = self.tickets.get_mut(remote) {
            ticket.observed.version = Version {
                order,
                tag: format!("v{order}"),
            };
        }
        order
    }

    /// The index shows it a while later, now and then much of it later than what came after.
    fn index(&mut self, remote: &str) {
        let lag = if self.chance(40) { self.some(LAG) } else { 0 };
        if let Some(ticket) = self.tickets.get(remote) {
            self.shown
                .push((self.now.get() + lag, ticket.observed.clone()));
        }
    }

    fn id(&mut self) -> String {
        self.ids += 1;
        self.ids.to_string()
    }

    pub(crate) fn make(&mut self, mark: Option<&str>, fields: &Fields) -> String {
        let remote = self.id();
        let observed = Observed {
            remote: remote.clone(),
            version: Version::default(),
            mark: mark.map(str::to_owned),
            fields: fields.clone(),
            comments: Vec::new(),
            history: Vec::new(),
            files: Vec::new(),
        };
        let fate = Fetched::Hidden;
        self.tickets
            .insert(remote.clone(), Ticket { observed, fate });
        self.live(&remote);
        self.touched(&remote);
        self.index(&remote);
        remote
    }

    fn live(&mut self, remote: &str) {
        if let Some(ticket) = self.tickets.get_mut(remote) {
            ticket.fate = Fetched::Live(ticket.observed.clone());
        }
    }

    pub(crate) fn is_live(&self, remote: &str) -> bool {
        self.tickets
            .get(remote)
            .is_some_and(|ticket| matches!(ticket.fate, Fetched::Live(_)))
    }

    /// The ticket that a ticket is part of by now.
    pub(crate) fn whole(&self, remote: &str) -> String {
        match self.tickets.get(remote).map(|ticket| &ticket.fate) {
            Some(Fetched::MergedInto(other)) => self.whole(other),
            _ => remote.to_owned(),
        }
    }

    pub(crate) fn set(&mut self, account: &str, remote: &str, field: &str, to: &Value) {
        let remote = self.whole(remote);
        if !self.is_live(&remote) {
            return;
        }
        let from = of(&self.tickets[&remote].observed.fields, field).clone();
        if from == *to {
            return;
        }
        let order = self.touched(&remote);
        let at = instant(self.now.get() + self.fast);
        let write = (
            account.into(),
            remote.clone(),
            field.into(),
            from.clone(),
            to.clone(),
        );
        self.writes.push(write);
        if let Some(ticket) = self.tickets.get_mut(&remote) {
            ticket.observed.fields.insert(field.to_owned(), to.clone());
            ticket.observed.history.push(Done {
                order,
                by: account.to_owned(),
                at,
                field: field.to_owned(),
                from,
                to: to.clone(),
            });
        }
        self.index(&remote);
    }

    pub(crate) fn say(&mut self, account: &str, remote: &str, mark: Option<&str>, body: &str) {
        let remote = self.whole(remote);
        if !self.is_live(&remote) {
            return;
        }
        let id = format!("c{}", self.id());
        let at = instant(self.now.get() + self.fast);
        self.touched(&remote);
        if let Some(ticket) = self.tickets.get_mut(&remote) {
            ticket.observed.comments.push(Said {
                remote: id,
                author: account.to_owned(),
                at,
                body: body.to_owned(),
                public: false,
                mark: mark.map(str::to_owned),
            });
        }
        self.index(&remote);
    }

    pub(crate) fn lay(
        &mut self,
        account: &str,
        remote: &str,
        mark: Option<&str>,
        (name, content): (&str, &[u8]),
    ) {
        let remote = self.whole(remote);
        if !self.is_live(&remote) {
            return;
        }
        let id = format!("f{}", self.id());
        let at = instant(self.now.get());
        self.touched(&remote);
        self.contents.insert(id.clone(), content.to_vec());
        let mark = mark.filter(|_| self.marks_files).map(str::to_owned);
        if let Some(ticket) = self.tickets.get_mut(&remote) {
            ticket.observed.files.push(Attached {
                remote: id,
                name: name.to_owned(),
                kind: "text/plain".to_owned(),
                size: content.len() as u64,
                author: account.to_owned(),
                at,
                comment: None,
                mark,
                // Each of our own sees it by itself, see [`Line`].
                own: false,
            });
        }
        self.index(&remote);
    }

    pub(crate) fn delete(&mut self, remote: &str) {
        if let Some(ticket) = self.tickets.get_mut(remote) {
            ticket.fate = Fetched::Gone;
        }
    }

    /// Makes one ticket part of another, with what was said about it.
    pub(crate) fn merge(&mut self, remote: &str, into: &str) {
        if remote == into || !self.is_live(remote) || !self.is_live(into) {
            return;
        }
        let said = self.tickets[remote].observed.comments.clone();
        let files = self.tickets[remote].observed.files.clone();
        if let Some(ticket) = self.tickets.get_mut(remote) {
            ticket.fate = Fetched::MergedInto(into.to_owned());
        }
        if let Some(ticket) = self.tickets.get_mut(into) {
            ticket.observed.comments.extend(said);
            ticket.observed.files.extend(files);
        }
        self.touched(into);
        self.index(into);
    }

    /// What a write does when it arrives; the id of what it made.
    fn write(&mut self, account: &str, write: Write) -> Written {
        match write {
            Write::Create { mark, fields } => Written::Applied {
                remote: self.make(Some(&mark), &fields),
            },
            Write::Edit {
                remote,
                fields,
                expect,
            } => {
                let remote = self.whole(&remote);
                if !self.is_live(&remote) {
                    return Written::Gone;
                }
                let version = &self.tickets[&remote].observed.version;
                if expect.is_some_and(|expect| expect != *version) {
                    return Written::Conflict;
                }
                for (field, value) in &fields {
                    // This desk answers yes to everything, and keeps what it likes.
                    if value.as_text() != "refused" {
                        self.set(account, &remote, field, value);
                    }
                }
                Written::Applied { remote }
            }
            Write::Attach {
                remote,
                mark,
                name,
                content,
            } => self.attach(account, &remote, &mark, (&name, &content)),
            Write::Comment { remote, mark, body } => {
                let remote = self.whole(&remote);
                if !self.is_live(&remote) {
                    return Written::Gone;
                }
                // Now and then the desk rewrites the text and throws the mark out.
                match self.chance(10) {
                    true => self.say(account, &remote, None, &format!("  {body}\r\n")),
                    false => self.say(account, &remote, Some(&mark), &body),
                }
                Written::Applied {
                    remote: String::new(),
                }
            }
        }
    }

    /// What a write does that puts a file on a ticket.
    fn attach(&mut self, account: &str, remote: &str, mark: &str, file: (&str, &[u8])) -> Written {
        let remote = self.whole(remote);
        if !self.is_live(&remote) {
            return Written::Gone;
        }
        self.lay(account, &remote, Some(mark), file);
        Written::Applied {
            remote: String::new(),
        }
    }

    /// A write that arrives when nobody waits for it any more.
    pub(crate) fn later(&mut self, account: &str, write: Write) {
        let at = self.now.get() + 1 + self.some(LAG - 1);
        self.late.push(Late {
            at,
            account: account.to_owned(),
            write,
        });
    }

    /// A write on its way there and back, with what may happen to it.
    pub(crate) fn send(&mut self, account: &str, write: Write) -> Written {
        self.pass(1 + self.some(3));
        if self.chance(6) {
            return Written::Retry(Duration::seconds(5 + self.some(60)));
        }
        if self.chance(8) {
            return Written::Unknown;
        }
        if self.chance(8) {
            self.later(account, write);
            return Written::Unknown;
        }
        if let (Write::Edit { remote, fields, .. }, true) = (&write, self.chance(15)) {
            let (remote, field) = (remote.clone(), fields.keys().next().cloned());
            let crossing = Value::text(format!("crossing {}", self.order));
            if let Some(field) = field.filter(|field| field == "title") {
                self.set("desk", &remote, &field, &crossing);
            }
        }
        let written = self.write(account, write);
        if self.chance(10) {
            Written::Unknown
        } else {
            written
        }
    }

    /// Something old that a page shows once more, now and then.
    pub(crate) fn repeated(&self) -> Option<Observed> {
        if !self.chance(20) || self.shown.is_empty() {
            return None;
        }
        let (at, old) = self.shown[self.some(self.shown.len() as i64) as usize].clone();
        (at <= self.now.get() && self.is_live(&old.remote)).then_some(old)
    }

    pub(crate) fn read(&mut self) -> Result<(), Fault> {
        self.pass(1);
        if self.chance(5) {
            return Err(Fault::Unreachable("the line is cut".into()));
        }
        if self.chance(2) {
            Err(Fault::Busy(Duration::seconds(10)))
        } else {
            Ok(())
        }
    }
}
