//! What is asked of a desk, as a value: so it can be under way while something else is asked.

use super::file::Parcel;
use super::value::Fields;
use super::{Cursor, Desk, Fault, Fetched, Page, Version, Written};

/// A request to a desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// [`Desk::pull`].
    Pull(Cursor),
    /// [`Desk::fetch`].
    Fetch(String),
    /// [`Desk::find`].
    Find(String),
    /// [`Desk::create`].
    Create {
        /// The mark it carries.
        mark: String,
        /// Its first fields.
        fields: Fields,
    },
    /// [`Desk::edit`].
    Edit {
        /// The thing.
        remote: String,
        /// What its fields shall be.
        fields: Fields,
        /// Only when it is still this version.
        expect: Option<Version>,
    },
    /// [`Desk::comment`].
    Comment {
        /// The thing.
        remote: String,
        /// The mark it carries.
        mark: String,
        /// What is said.
        body: String,
        /// Whether those outside the team read it too.
        public: bool,
    },
    /// [`Desk::attach`].
    Attach {
        /// The thing.
        remote: String,
        /// The mark it carries, where the desk keeps one.
        mark: String,
        /// The file's name.
        name: String,
        /// Its media type.
        kind: String,
        /// Whether those outside the team may see it.
        public: bool,
        /// What it holds.
        content: Vec<u8>,
    },
}

/// What a desk says to a [`Request`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// To a pull.
    Page(Result<Page, Fault>),
    /// To a fetch.
    Fetched(Result<Fetched, Fault>),
    /// To a find.
    Found(Result<Vec<String>, Fault>),
    /// To a write.
    Written(Written),
}

impl Request {
    /// Asks this desk, and waits for what it says.
    pub fn ask(self, desk: &mut (impl Desk + ?Sized)) -> Reply {
        match self {
            Request::Pull(cursor) => Reply::Page(desk.pull(&cursor)),
            Request::Fetch(remote) => Reply::Fetched(desk.fetch(&remote)),
            Request::Find(mark) => Reply::Found(desk.find(&mark)),
            Request::Create { mark, fields } => Reply::Written(desk.create(&mark, &fields)),
            Request::Edit {
                remote,
                fields,
                expect,
            } => Reply::Written(desk.edit(&remote, &fields, expect.as_ref())),
            Request::Comment {
                remote,
                mark,
                body,
                public,
            } => Reply::Written(desk.comment(&remote, &mark, &body, public)),
            Request::Attach {
                remote,
                mark,
                name,
                kind,
                public,
                content,
            } => {
                let parcel = Parcel {
                    name: &name,
                    kind: &kind,
                    public,
                    content: &content,
                };
                Reply::Written(desk.attach(&remote, &mark, &parcel))
            }
        }
    }

    /// Whether it changes something at the desk.
    pub fn writes(&self) -> bool {
        !matches!(
            self,
            Request::Pull(_) | Request::Fetch(_) | Request::Find(_)
        )
    }

    /// What it comes to when it could not be asked, or nobody can say whether it was.
    pub fn failed(&self, fault: Fault) -> Reply {
        match self {
            Request::Pull(_) => Reply::Page(Err(fault)),
            Request::Fetch(_) => Reply::Fetched(Err(fault)),
            Request::Find(_) => Reply::Found(Err(fault)),
            _ => Reply::Written(Written::Unknown),
        }
    }
}
