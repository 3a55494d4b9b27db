//! What people did here and the desk has not taken yet, in strict order for each item.

use chrono::{DateTime, Utc};
use slipway_domain::desk::value::{Fields, Value};
use std::collections::BTreeMap;

/// Something to send. Its id is also its mark: it travels along and is kept by the desk, so that a
/// request whose answer was lost can be found again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Id and mark.
    pub id: String,
    /// What is to be done.
    pub work: Work,
    /// How far it is.
    pub state: State,
    /// How often it was sent.
    pub attempts: u32,
    /// How it was sent last.
    pub sent: Option<Sent>,
    /// The desk asked not to be asked before then.
    pub not_before: Option<DateTime<Utc>>,
}

/// How an entry was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent {
    /// When.
    pub at: DateTime<Utc>,
    /// Over which version of the thing at the desk; what came between that and the entry's own
    /// arrival crossed it.
    pub over: i64,
}

/// What an entry does at the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Work {
    /// Makes the item.
    Create {
        /// Its first fields.
        fields: Fields,
    },
    /// Changes fields of it.
    Edit {
        /// By field.
        edits: BTreeMap<String, Edit>,
    },
    /// Says something about it.
    Comment {
        /// What.
        body: String,
        /// Whether those outside the team read it too.
        public: bool,
    },
    /// Puts a file on it.
    Attach(Enclosure),
}

/// What waits for each other within an item: words in the order in which they were said, files in
/// theirs. A file may take long, and nothing that was said or decided waits for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// What is made, changed and said.
    Words,
    /// What is put on it.
    Files,
}

impl Lane {
    /// In the order in which they are gone through.
    pub const ALL: [Lane; 2] = [Lane::Words, Lane::Files];
}

/// A file to send; what it holds is kept by its hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosure {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub kind: String,
    /// Its size in bytes.
    pub size: u64,
    /// The hash of what it holds.
    pub sha256: String,
    /// Whether those outside the team may see it.
    pub public: bool,
}

impl Work {
    /// The lane that it waits in.
    pub fn lane(&self) -> Lane {
        match self {
            Work::Attach(_) => Lane::Files,
            Work::Create { .. } | Work::Edit { .. } | Work::Comment { .. } => Lane::Words,
        }
    }
}

/// The change of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What stood at the desk when it was made, or when it was last merged.
    pub base: Value,
    /// What it shall be.
    pub mine: Value,
}

/// How far an entry is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Waits for its turn.
    Queued,
    /// Its request has left, or was about to when the program died.
    Inflight,
    /// Nobody knows whether the desk took it; it is looked up before it is sent again.
    Unknown,
    /// The desk will not have it, for this reason; a person decides. It bars nothing behind it.
    Refused(String),
}

impl Entry {
    /// A new entry at the end of the queue.
    pub fn new(id: impl Into<String>, work: Work) -> Self {
        Entry {
            id: id.into(),
            work,
            state: State::Queued,
            attempts: 0,
            sent: None,
            not_before: None,
        }
    }

    /// Whether it still wants to be sent.
    pub fn open(&self) -> bool {
        !matches!(self.state, State::Refused(_))
    }
}

/// Puts an edit into the queue of an item: into the last entry when that is an edit nobody has sent,
/// else as an entry of its own. Comments are never put together.
pub fn enqueue_edit(queue: &mut Vec<Entry>, id: &str, field: &str, edit: Edit) {
    if let Some(Entry {
        work: Work::Edit { edits },
        state: State::Queued,
        ..
    }) = queue.last_mut()
    {
        let first = edits.get(field).map(|known| known.base.clone());
        let base = first.unwrap_or(edit.base);
        if base == edit.mine {
            edits.remove(field);
        } else {
            edits.insert(
                field.to_owned(),
                Edit {
                    base,
                    mine: edit.mine,
                },
            );
        }
        if edits.is_empty() {
            queue.pop();
        }
        return;
    }
    if edit.base != edit.mine {
        let edits = BTreeMap::from([(field.to_owned(), edit)]);
        queue.push(Entry::new(id, Work::Edit { edits }));
    }
}
