//! An item as this side knows it: what the desk said last, and what is still to be sent.

use crate::outbox::{Entry, Lane, Work};
use chrono::{DateTime, Utc};
use slipway_domain::desk::Version;
use slipway_domain::desk::file::Attached;
use slipway_domain::desk::value::Fields;

/// A ticket, an issue, an article: one thing that is kept the same on both sides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Our id.
    pub id: String,
    /// The thing at the desk; None until it was made there.
    pub link: Option<Link>,
    /// The fields as the desk last said.
    pub base: Fields,
    /// What was said about it, oldest first.
    pub comments: Vec<Comment>,
    /// The files that lie on it at the desk.
    pub files: Vec<Attached>,
    /// What is still to be sent, in order.
    pub outbox: Vec<Entry>,
}

/// The thing at the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its id there.
    pub remote: String,
    /// What was seen of it last.
    pub version: Version,
    /// What has become of it.
    pub fate: Fate,
}

/// What has become of a thing at the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is there.
    Live,
    /// It was deleted: asked for by its id, the desk said so.
    Gone,
    /// It may not be seen any more.
    Hidden,
    /// It is part of another now.
    MergedInto(String),
}

/// Something said about an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Its id at the desk; None until the desk named it.
    pub remote: Option<String>,
    /// Who said it.
    pub author: String,
    /// When, by the desk.
    pub at: DateTime<Utc>,
    /// What.
    pub body: String,
    /// Whether those outside the team read it too.
    pub public: bool,
    /// The mark it was sent with, when it was said here.
    pub mark: Option<String>,
}

impl Item {
    /// The fields as people see them: what the desk said last, with what is still to be sent on top.
    pub fn view(&self) -> Fields {
        let mut fields = self.base.clone();
        for entry in self.outbox.iter().filter(|entry| entry.open()) {
            match &entry.work {
                Work::Create { fields: first } => fields.extend(first.clone()),
                Work::Edit { edits } => {
                    let mine = edits
                        .iter()
                        .map(|(field, edit)| (field.clone(), edit.mine.clone()));
                    fields.extend(mine);
                }
                Work::Comment { .. } | Work::Attach(_) => {}
            }
        }
        fields
    }

    /// The entry whose turn it is in a lane. One that was refused waits for a person and bars nothing,
    /// but for the making of the item itself: without it there is nothing to change.
    pub fn head(&self, lane: Lane) -> Option<&Entry> {
        let first = self.outbox.first()?;
        if !first.open() && matches!(first.work, Work::Create { .. }) {
            return None;
        }
        let mut lane = self.outbox.iter().filter(|one| one.work.lane() == lane);
        lane.find(|entry| entry.open())
    }
}
