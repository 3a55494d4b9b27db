//! A service desk: what it must be able to do, and what it may answer. Adapters speak this, the sync
//! engine decides by it.

pub mod field;
pub mod file;
pub mod library;
pub mod mapping;
pub mod mark;
pub mod meta;
pub mod request;
pub mod value;

use chrono::{DateTime, Duration, Utc};
use file::{Attached, Parcel};
use request::{Reply, Request};
use value::{Fields, Value};

/// A service desk. Calls block; the caller runs them where waiting hurts nobody.
pub trait Desk {
    /// What this desk can do.
    fn abilities(&self) -> Abilities;

    /// What changed since the cursor, oldest first. A page may repeat what was known.
    ///
    /// # Errors
    /// [`Fault`].
    fn pull(&mut self, cursor: &Cursor) -> Result<Page, Fault>;

    /// One thing by its id, read where the desk itself is sure.
    ///
    /// # Errors
    /// [`Fault`].
    fn fetch(&mut self, remote: &str) -> Result<Fetched, Fault>;

    /// The things that carry this mark, which an index may show late.
    ///
    /// # Errors
    /// [`Fault`].
    fn find(&mut self, mark: &str) -> Result<Vec<String>, Fault>;

    /// Which of these ids a list of everything in scope shows.
    ///
    /// # Errors
    /// [`Fault`].
    fn listed(&mut self, remotes: &[String]) -> Result<Vec<String>, Fault>;

    /// Makes a thing that carries the mark.
    fn create(&mut self, mark: &str, fields: &Fields) -> Written;

    /// Changes these fields and no other. With `expect` only when it is still that version.
    fn edit(&mut self, remote: &str, fields: &Fields, expect: Option<&Version>) -> Written;

    /// Says something, once, with the mark.
    fn comment(&mut self, remote: &str, mark: &str, body: &str, public: bool) -> Written;

    /// Puts a file on a thing, once, with the mark where the desk keeps one for a file.
    fn attach(&mut self, remote: &str, mark: &str, parcel: &Parcel<'_>) -> Written;

    /// What a file holds that lies on a thing; None when it is not there any more.
    ///
    /// # Errors
    /// [`Fault`]; also for one that holds more than [`file::MOST_BYTES`].
    fn content(&mut self, remote: &str, file: &str) -> Result<Option<Vec<u8>>, Fault>;

    /// Another line to the same desk, that knows what this one knows, for what is asked meanwhile;
    /// None where there is one line only.
    fn another(&self) -> Option<Box<dyn Desk + Send>> {
        None
    }

    /// Begins these requests beside those that are under way, and gives what has been replied; with
    /// `wait` that is at least one, as long as something is under way. A number says whose a request
    /// is, and nobody has two under way. Here they are asked one after the other.
    fn exchange(&mut self, asks: Vec<(usize, Request)>, wait: bool) -> Vec<(usize, Reply)> {
        let _ = wait;
        let asks = asks.into_iter();
        asks.map(|(whose, request)| (whose, request.ask(self)))
            .collect()
    }
}

impl<D: Desk + ?Sized> Desk for Box<D> {
    fn abilities(&self) -> Abilities {
        (**self).abilities()
    }
    fn pull(&mut self, cursor: &Cursor) -> Result<Page, Fault> {
        (**self).pull(cursor)
    }
    fn fetch(&mut self, remote: &str) -> Result<Fetched, Fault> {
        (**self).fetch(remote)
    }
    fn find(&mut self, mark: &str) -> Result<Vec<String>, Fault> {
        (**self).find(mark)
    }
    fn listed(&mut self, remotes: &[String]) -> Result<Vec<String>, Fault> {
        (**self).listed(remotes)
    }
    fn create(&mut self, mark: &str, fields: &Fields) -> Written {
        (**self).create(mark, fields)
    }
    fn edit(&mut self, remote: &str, fields: &Fields, expect: Option<&Version>) -> Written {
        (**self).edit(remote, fields, expect)
    }
    fn comment(&mut self, remote: &str, mark: &str, body: &str, public: bool) -> Written {
        (**self).comment(remote, mark, body, public)
    }
    fn attach(&mut self, remote: &str, mark: &str, parcel: &Parcel<'_>) -> Written {
        (**self).attach(remote, mark, parcel)
    }
    fn content(&mut self, remote: &str, file: &str) -> Result<Option<Vec<u8>>, Fault> {
        (**self).content(remote, file)
    }
    fn another(&self) -> Option<Box<dyn Desk + Send>> {
        (**self).another()
    }
    fn exchange(&mut self, asks: Vec<(usize, Request)>, wait: bool) -> Vec<(usize, Reply)> {
        (**self).exchange(asks, wait)
    }
}

/// What a desk can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Abilities {
    /// A write can name the version that it expects.
    pub precondition: bool,
    /// After this long, nothing that was sent can still arrive or stay unseen by [`Desk::find`].
    pub settles_after: Duration,
    /// Who we are there, as comments and history name their author.
    pub account: String,
    /// It has comments that only the team reads.
    pub internal_comments: bool,
    /// A fix can be planned into releases of its own.
    pub releases: bool,
    /// It tells who changed which field, when, and from what.
    pub history: bool,
    /// One thing can be made part of another there.
    pub merge: bool,
    /// Of how many things at once something may be sent. One that counts requests gets few.
    pub abreast: usize,
}

/// A version of a thing at the desk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Version {
    /// Grows with each change there, by the desk's own count or clock.
    pub order: i64,
    /// What the desk wants to hear back as a precondition.
    pub tag: String,
}

/// Where a pull goes on. Only the desk's adapter reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cursor(pub String);

/// A page of changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// What was seen.
    pub seen: Vec<Observed>,
    /// Where the next pull goes on. The adapter leaves room for what its index shows late.
    pub next: Cursor,
    /// Whether there is more to read now.
    pub more: bool,
}

/// A thing as the desk shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observed {
    /// Its id there.
    pub remote: String,
    /// Its version.
    pub version: Version,
    /// The mark it was made with, when it was made here.
    pub mark: Option<String>,
    /// Its fields.
    pub fields: Fields,
    /// What was said about it, oldest first.
    pub comments: Vec<Said>,
    /// What was done to its fields, oldest first; empty where the desk keeps no history.
    pub history: Vec<Done>,
    /// The files that lie on it, all of them, in the desk's order.
    pub files: Vec<Attached>,
}

/// A comment at the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Its id there.
    pub remote: String,
    /// Who said it.
    pub author: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub body: String,
    /// Whether those outside the team read it too.
    pub public: bool,
    /// The mark it was sent with.
    pub mark: Option<String>,
}

/// A change in the desk's own history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The version it made.
    pub order: i64,
    /// Who did it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// The field.
    pub field: String,
    /// What stood there.
    pub from: Value,
    /// What it became.
    pub to: Value,
}

/// What asking for one thing brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fetched {
    /// It is there.
    Live(Observed),
    /// It was deleted.
    Gone,
    /// It may not be seen.
    Hidden,
    /// It is part of another now.
    MergedInto(String),
}

/// What a write comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// The desk says it did it. Whether it did, a look will tell.
    Applied {
        /// The thing's id, or the comment's.
        remote: String,
    },
    /// It is not the version that was expected any more.
    Conflict,
    /// The thing is not there any more.
    Gone,
    /// The desk will not have it; why, in its words.
    Refused(String),
    /// Not now; after this long.
    Retry(Duration),
    /// The answer was lost. It may have been done or not.
    Unknown,
}

/// Why nothing could be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It cannot be reached, or what it sent is not what it should be.
    #[error("{0}")]
    Unreachable(String),
    /// Not now; after this long.
    #[error("the desk asks to wait")]
    Busy(Duration),
    /// The secret is not right any more. Everything waits until it is.
    #[error("{0}")]
    Locked(String),
}
