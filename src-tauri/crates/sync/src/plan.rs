//! What is to be written down, as a value. The replica applies a plan in one transaction.

use crate::item::{Comment, Fate, Link};
use crate::outbox::{Sent, State};
use chrono::{DateTime, Utc};
use slipway_domain::desk::file::Attached;
use slipway_domain::desk::value::{Fields, Value};
use slipway_domain::desk::{Cursor, Done};

/// Changes that are true together or not at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan(pub Vec<Change>);

/// One change of what this side holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A thing of the desk is known from now on.
    NewItem {
        /// Our id for it.
        item: String,
        /// The thing.
        link: Link,
    },
    /// An item that was made here is this thing of the desk.
    Linked {
        /// The item.
        item: String,
        /// The thing.
        link: Link,
    },
    /// The fields as the desk says now.
    Base {
        /// The item.
        item: String,
        /// The fields.
        fields: Fields,
    },
    /// What was done to its fields at the desk, as the desk tells; what is known of it already may
    /// be told again.
    Told {
        /// The item.
        item: String,
        /// Oldest first.
        history: Vec<Done>,
    },
    /// An edit has another base, or another aim after a merge.
    Rebased {
        /// The item.
        item: String,
        /// The entry.
        entry: String,
        /// The field.
        field: String,
        /// What stands at the desk.
        base: Value,
        /// What shall stand there.
        mine: Value,
    },
    /// The edit of a field needs no sending any more; an entry without edits is done.
    EditDone {
        /// The item.
        item: String,
        /// The entry.
        entry: String,
        /// The field.
        field: String,
    },
    /// An entry is done and leaves the outbox.
    Done {
        /// The item.
        item: String,
        /// The entry.
        entry: String,
    },
    /// How far an entry is.
    Became {
        /// The item.
        item: String,
        /// The entry.
        entry: String,
        /// How far.
        state: State,
        /// How it is sent, when that is now.
        sent: Option<Sent>,
        /// Before when it is not sent.
        not_before: Option<DateTime<Utc>>,
    },
    /// The desk took a write of an entry that has more to send: how often it was sent counts anew.
    Through {
        /// The item.
        item: String,
        /// The entry.
        entry: String,
    },
    /// A comment is known from now on.
    NewComment {
        /// The item.
        item: String,
        /// The comment.
        comment: Comment,
    },
    /// A comment that was made here is this one of the desk.
    CommentLinked {
        /// The item.
        item: String,
        /// Its mark.
        mark: String,
        /// Its id at the desk.
        remote: String,
    },
    /// The files that lie on the thing at the desk, all of them.
    Files {
        /// The item.
        item: String,
        /// In the desk's order.
        files: Vec<Attached>,
    },
    /// Two changes that a person has to bring together.
    Clashed(Clash),
    /// What has become of the thing at the desk.
    Fated {
        /// The item.
        item: String,
        /// What.
        fate: Fate,
    },
    /// Entries of one item go on as another's: the desk made them one.
    Moved {
        /// The item that is part of another now.
        from: String,
        /// The other.
        to: String,
    },
    /// Where the next pull goes on.
    Cursor(Cursor),
}

/// Two changes of a field, with all that is needed to decide: nothing of either is lost. What the
/// desk says stands until somebody decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// Names it, so that the same clash is never listed twice.
    pub id: String,
    /// The entry it comes from.
    pub entry: String,
    /// The item.
    pub item: String,
    /// The field.
    pub field: String,
    /// What both started from.
    pub base: Value,
    /// What this side wanted.
    pub mine: Value,
    /// What the desk holds, or what was overwritten there.
    pub theirs: Value,
    /// Who did it there, when the desk says.
    pub by: Option<String>,
    /// When, by the desk.
    pub at: Option<DateTime<Utc>>,
    /// The desk refused it, in its own words; then nobody else's change is in the way.
    pub refused: Option<String>,
}

impl Clash {
    /// The id of a clash. An entry may take in another edit of the field after it clashed once, so
    /// the desk's version is part of it.
    pub fn id_of(entry: &str, field: &str, order: i64) -> String {
        format!("{entry}/{field}/{order}")
    }
}
