//! A service desk in memory: as strict as a real one where the use cases depend on it, and it dies,
//! loses answers and refuses on demand.

use chrono::{DateTime, Duration, Utc};
use slipway_domain::desk::file::{Attached, Parcel};
use slipway_domain::desk::value::{Fields, Value, of};
use slipway_domain::desk::{
    Abilities, Cursor, Desk, Done, Fault, Fetched, Observed, Page, Said, Version, Written,
};

/// What goes wrong with the next write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mishap {
    /// The program dies before the request is read by the desk.
    DiesBefore,
    /// The program dies after the desk did it and before the answer is read.
    DiesAfter,
    /// The desk did it and the answer is lost.
    AnswerLost,
    /// The request never arrives, and nobody says so.
    RequestLost,
    /// The desk says no.
    Refused,
}

/// A thing of the desk.
#[derive(Clone, Debug)]
pub struct Thing {
    /// Its id.
    pub remote: String,
    /// Its version.
    pub order: i64,
    /// The mark it was made with.
    pub mark: Option<String>,
    /// Its fields.
    pub fields: Fields,
    /// What was said.
    pub comments: Vec<Said>,
    /// What was done.
    pub history: Vec<Done>,
    /// What lies on it, with what it holds.
    pub files: Vec<(Attached, Vec<u8>)>,
}

/// A service desk in memory.
pub struct ModelDesk {
    /// What it holds.
    pub things: Vec<Thing>,
    /// What goes wrong next.
    pub mishap: Option<Mishap>,
    /// What it answers to every question.
    pub fault: Option<Fault>,
    /// Questions and writes so far.
    pub requests: u32,
    /// Things on a page.
    pub page: usize,
    /// Whether it has comments that only the team reads.
    pub internal_comments: bool,
    /// Whether it keeps the mark of a file.
    pub marks_files: bool,
    count: i64,
}

/// Who we are at the desk.
pub const ACCOUNT: &str = "slipway";

impl Default for ModelDesk {
    fn default() -> Self {
        ModelDesk {
            things: Vec::new(),
            mishap: None,
            fault: None,
            requests: 0,
            page: 100,
            internal_comments: true,
            marks_files: true,
            count: 0,
        }
    }
}

impl ModelDesk {
    /// Somebody reports something there; gives its id.
    pub fn report(&mut self, title: &str, fields: &[(&str, &str)]) -> String {
        let remote = (self.things.len() + 1).to_string();
        let mut all: Fields = fields
            .iter()
            .map(|(name, text)| ((*name).to_owned(), Value::text(*text)))
            .collect();
        all.insert("title".to_owned(), Value::text(title));
        all.entry("status".to_owned())
            .or_insert_with(|| Value::text("in_progress"));
        all.entry("created".to_owned())
            .or_insert_with(|| Value::text("2026-11-20T09:00:00Z"));
        self.count += 1;
        self.things.push(Thing {
            remote: remote.clone(),
            order: self.count,
            mark: None,
            fields: all,
            comments: Vec::new(),
            history: Vec::new(),
            files: Vec::new(),
        });
        remote
    }

    /// Somebody else sets a field there.
    pub fn set(&mut self, remote: &str, field: &str, text: &str, by: &str) {
        self.count += 1;
        let (order, at) = (self.count, moment(self.count));
        let thing = self.thing(remote).expect("it is there");
        write(thing, order, at, field, &Value::text(text), by);
    }

    /// Somebody else says something there.
    pub fn say(&mut self, remote: &str, body: &str, by: &str) {
        self.count += 1;
        let (order, at) = (self.count, moment(self.count));
        let thing = self.thing(remote).expect("it is there");
        thing.order = order;
        thing.comments.push(Said {
            remote: order.to_string(),
            author: by.to_owned(),
            at,
            body: body.to_owned(),
            public: true,
            mark: None,
        });
    }

    /// Somebody puts a file there; gives its id.
    pub fn lay(&mut self, remote: &str, name: &str, content: &[u8], by: &str) -> String {
        self.put(remote, None, (name, "text/plain"), content, by)
            .expect("it is there")
    }

    /// Names of the files that lie on a thing.
    pub fn files(&self, remote: &str) -> Vec<String> {
        let thing = self.things.iter().find(|thing| thing.remote == remote);
        let files = &thing.expect("it is there").files;
        files.iter().map(|(file, _)| file.name.clone()).collect()
    }

    fn put(
        &mut self,
        remote: &str,
        mark: Option<&str>,
        (name, kind): (&str, &str),
        content: &[u8],
        by: &str,
    ) -> Option<String> {
        self.count += 1;
        let (order, at) = (self.count, moment(self.count));
        let marked = self.marks_files;
        let thing = self.thing(remote)?;
        thing.order = order;
        let id = format!("f{order}");
        let file = Attached {
            remote: id.clone(),
            name: name.to_owned(),
            kind: kind.to_owned(),
            size: content.len() as u64,
            author: by.to_owned(),
            at,
            comment: None,
            mark: mark.filter(|_| marked).map(str::to_owned),
            own: by == ACCOUNT,
        };
        thing.files.push((file, content.to_vec()));
        Some(id)
    }

    /// What stands in a field.
    pub fn value(&self, remote: &str, field: &str) -> String {
        let thing = self.things.iter().find(|thing| thing.remote == remote);
        of(&thing.expect("it is there").fields, field)
            .as_text()
            .to_owned()
    }

    /// Bodies of what was said of a thing.
    pub fn said(&self, remote: &str) -> Vec<String> {
        let thing = self.things.iter().find(|thing| thing.remote == remote);
        let comments = &thing.expect("it is there").comments;
        comments.iter().map(|said| said.body.clone()).collect()
    }

    fn thing(&mut self, remote: &str) -> Option<&mut Thing> {
        self.things.iter_mut().find(|thing| thing.remote == remote)
    }

    fn asked(&mut self) -> Result<(), Fault> {
        self.requests += 1;
        self.fault.clone().map_or(Ok(()), Err)
    }

    /// Does a write unless something goes wrong with it.
    fn written(&mut self, f: impl FnOnce(&mut Self) -> Written) -> Written {
        self.requests += 1;
        if self.fault.is_some() {
            return Written::Unknown;
        }
        match self.mishap.take() {
            Some(Mishap::DiesBefore) => panic!("the program died before the desk read it"),
            Some(Mishap::RequestLost) => Written::Unknown,
            Some(Mishap::Refused) => Written::Refused("it is not allowed".to_owned()),
            Some(Mishap::DiesAfter) => {
                f(self);
                panic!("the program died before it read the answer")
            }
            Some(Mishap::AnswerLost) => {
                f(self);
                Written::Unknown
            }
            None => f(self),
        }
    }
}

fn write(thing: &mut Thing, order: i64, at: DateTime<Utc>, field: &str, value: &Value, by: &str) {
    let from = of(&thing.fields, field).clone();
    thing.history.push(Done {
        order,
        by: by.to_owned(),
        at,
        field: field.to_owned(),
        from,
        to: value.clone(),
    });
    thing.fields.insert(field.to_owned(), value.clone());
    thing.order = order;
}

/// The desk's own clock: a second for each change.
fn moment(count: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_000_000 + count, 0).expect("a moment")
}

fn seen(thing: &Thing) -> Observed {
    Observed {
        remote: thing.remote.clone(),
        version: Version {
            order: thing.order,
            tag: thing.order.to_string(),
        },
        mark: thing.mark.clone(),
        fields: thing.fields.clone(),
        comments: thing.comments.clone(),
        history: thing.history.clone(),
        files: thing.files.iter().map(|(file, _)| file.clone()).collect(),
    }
}

impl Desk for ModelDesk {
    fn abilities(&self) -> Abilities {
        Abilities {
            precondition: false,
            settles_after: Duration::seconds(60),
            account: ACCOUNT.to_owned(),
            internal_comments: self.internal_comments,
            releases: true,
            history: true,
            merge: false,
            abreast: 1,
        }
    }

    fn pull(&mut self, cursor: &Cursor) -> Result<Page, Fault> {
        self.asked()?;
        let after: i64 = cursor.0.parse().unwrap_or(0);
        let mut new: Vec<&Thing> = self
            .things
            .iter()
            .filter(|thing| thing.order > after)
            .collect();
        new.sort_by_key(|thing| thing.order);
        let more = new.len() > self.page;
        new.truncate(self.page);
        let next = new.last().map_or(after, |thing| thing.order);
        Ok(Page {
            seen: new.into_iter().map(seen).collect(),
            next: Cursor(next.to_string()),
            more,
        })
    }

    fn fetch(&mut self, remote: &str) -> Result<Fetched, Fault> {
        self.asked()?;
        let thing = self.things.iter().find(|thing| thing.remote == remote);
        Ok(thing.map_or(Fetched::Gone, |thing| Fetched::Live(seen(thing))))
    }

    fn find(&mut self, mark: &str) -> Result<Vec<String>, Fault> {
        self.asked()?;
        let marked = |thing: &&Thing| thing.mark.as_deref() == Some(mark);
        let found = self.things.iter().filter(marked);
        Ok(found.map(|thing| thing.remote.clone()).collect())
    }

    fn listed(&mut self, remotes: &[String]) -> Result<Vec<String>, Fault> {
        self.asked()?;
        let there = |remote: &&String| self.things.iter().any(|thing| thing.remote == **remote);
        Ok(remotes.iter().filter(there).cloned().collect())
    }

    fn create(&mut self, mark: &str, fields: &Fields) -> Written {
        let (mark, fields) = (mark.to_owned(), fields.clone());
        self.written(|desk| {
            let remote = (desk.things.len() + 1).to_string();
            desk.count += 1;
            desk.things.push(Thing {
                remote: remote.clone(),
                order: desk.count,
                mark: Some(mark),
                fields,
                comments: Vec::new(),
                history: Vec::new(),
                files: Vec::new(),
            });
            Written::Applied { remote }
        })
    }

    fn edit(&mut self, remote: &str, fields: &Fields, _expect: Option<&Version>) -> Written {
        let (remote, fields) = (remote.to_owned(), fields.clone());
        self.written(|desk| {
            desk.count += 1;
            let (order, at) = (desk.count, moment(desk.count));
            let Some(thing) = desk.thing(&remote) else {
                return Written::Gone;
            };
            for (field, value) in &fields {
                write(thing, order, at, field, value, ACCOUNT);
            }
            Written::Applied { remote }
        })
    }

    fn comment(&mut self, remote: &str, mark: &str, body: &str, public: bool) -> Written {
        let (remote, mark, body) = (remote.to_owned(), mark.to_owned(), body.to_owned());
        self.written(|desk| {
            desk.count += 1;
            let (order, at) = (desk.count, moment(desk.count));
            let Some(thing) = desk.thing(&remote) else {
                return Written::Gone;
            };
            thing.order = order;
            thing.comments.push(Said {
                remote: order.to_string(),
                author: ACCOUNT.to_owned(),
                at,
                body,
                public,
                mark: Some(mark),
            });
            Written::Applied {
                remote: order.to_string(),
            }
        })
    }

    fn attach(&mut self, remote: &str, mark: &str, parcel: &Parcel<'_>) -> Written {
        self.written(|desk| {
            let called = (parcel.name, parcel.kind);
            match desk.put(remote, Some(mark), called, parcel.content, ACCOUNT) {
                Some(remote) => Written::Applied { remote },
                None => Written::Gone,
            }
        })
    }

    fn content(&mut self, remote: &str, file: &str) -> Result<Option<Vec<u8>>, Fault> {
        self.asked()?;
        let files = self.thing(remote).map(|thing| &thing.files);
        let mut files = files.into_iter().flatten();
        let found = files.find(|(one, _)| one.remote == file);
        Ok(found.map(|(_, content)| content.clone()))
    }
}
