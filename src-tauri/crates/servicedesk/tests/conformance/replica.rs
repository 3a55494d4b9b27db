//! What this side holds, in memory.

use slipway_domain::desk::Cursor;
use slipway_sync::item::{Fate, Item};
use slipway_sync::outbox::{Entry, State, Work};
use slipway_sync::plan::{Change, Clash, Plan};
use slipway_sync::replica::Replica;
use std::collections::BTreeMap;
use std::convert::Infallible;

#[derive(Default)]
pub(crate) struct Memory {
    pub(crate) items: BTreeMap<String, Item>,
    pub(crate) clashes: Vec<Clash>,
    pub(crate) cursor: Cursor,
    /// What files hold that are to be sent, by what stands for their hash.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

impl Memory {
    /// The item that a thing of the desk is.
    pub(crate) fn of(&mut self, remote: &str) -> &mut Item {
        let is = |item: &&mut Item| item.link.as_ref().is_some_and(|link| link.remote == remote);
        self.items.values_mut().find(is).expect("it was pulled")
    }

    fn entry(&mut self, item: &str, entry: &str) -> Option<&mut Entry> {
        let outbox = &mut self.items.get_mut(item)?.outbox;
        outbox.iter_mut().find(|one| one.id == entry)
    }

    fn became(&mut self, item: &str, entry: &str, change: &Change) {
        let (
            Some(entry),
            Change::Became {
                state,
                sent,
                not_before,
                ..
            },
        ) = (self.entry(item, entry), change)
        else {
            return;
        };
        entry.attempts += u32::from(*state == State::Inflight);
        entry.state = state.clone();
        entry.sent = sent.or(entry.sent);
        entry.not_before = *not_before;
    }

    fn edit_done(&mut self, item: &str, entry: &str, field: &str) {
        if let Some(Entry {
            work: Work::Edit { edits },
            ..
        }) = self.entry(item, entry)
        {
            edits.remove(field);
        }
        if let Some(item) = self.items.get_mut(item) {
            let empty = |one: &Entry| matches!(&one.work, Work::Edit { edits } if edits.is_empty());
            item.outbox.retain(|one| !empty(one));
        }
    }

    fn change(&mut self, change: Change) {
        match &change {
            Change::NewItem { item, link } => {
                let fresh = Item {
                    id: item.clone(),
                    link: Some(link.clone()),
                    ..Item::default()
                };
                self.items.insert(item.clone(), fresh);
            }
            Change::Became { item, entry, .. } => self.became(item, entry, &change),
            Change::EditDone { item, entry, field } => self.edit_done(item, entry, field),
            Change::Rebased {
                item,
                entry,
                field,
                base,
                mine,
            } => {
                if let Some(Entry {
                    work: Work::Edit { edits },
                    ..
                }) = self.entry(item, entry)
                    && let Some(edit) = edits.get_mut(field)
                {
                    (edit.base, edit.mine) = (base.clone(), mine.clone());
                }
            }
            Change::Moved { from, to } => {
                let moved = self
                    .items
                    .get_mut(from)
                    .map(|item| std::mem::take(&mut item.outbox));
                if let Some(item) = self.items.get_mut(to) {
                    item.outbox.extend(moved.unwrap_or_default());
                }
            }
            Change::Through { item, entry } => {
                if let Some(entry) = self.entry(item, entry) {
                    entry.attempts = 0;
                }
            }
            // Where there is a history, it is shown from the desk; the laws need none here.
            Change::Told { .. } => {}
            Change::Clashed(clash) => self.clashes.push(clash.clone()),
            Change::Cursor(cursor) => self.cursor = cursor.clone(),
            Change::Linked { item, .. }
            | Change::Base { item, .. }
            | Change::Done { item, .. }
            | Change::NewComment { item, .. }
            | Change::CommentLinked { item, .. }
            | Change::Files { item, .. }
            | Change::Fated { item, .. } => {
                if let Some(item) = self.items.get_mut(item) {
                    of_item(item, change);
                }
            }
        }
    }
}

fn of_item(item: &mut Item, change: Change) {
    match change {
        Change::Linked { link, .. } => item.link = Some(link),
        Change::Base { fields, .. } => item.base = fields,
        Change::Done { entry, .. } => item.outbox.retain(|one| one.id != entry),
        Change::NewComment { comment, .. } => item.comments.push(comment),
        Change::CommentLinked { mark, remote, .. } => {
            for comment in &mut item.comments {
                if comment.mark.as_ref() == Some(&mark) {
                    comment.remote = Some(remote.clone());
                }
            }
        }
        Change::Files { files, .. } => item.files = files,
        Change::Fated { fate, .. } => {
            if let Some(link) = &mut item.link {
                link.fate = fate;
            }
        }
        _ => {}
    }
}

impl Replica for Memory {
    type Error = Infallible;

    fn item(&self, id: &str) -> Result<Option<Item>, Infallible> {
        Ok(self.items.get(id).cloned())
    }

    fn linked(&self, remote: &str) -> Result<Option<Item>, Infallible> {
        let is = |item: &&Item| item.link.as_ref().is_some_and(|link| link.remote == remote);
        Ok(self.items.values().find(is).cloned())
    }

    fn marked(&self, mark: &str) -> Result<Option<Item>, Infallible> {
        let made = |entry: &Entry| entry.id == mark && matches!(entry.work, Work::Create { .. });
        Ok(self
            .items
            .values()
            .find(|item| item.outbox.iter().any(made))
            .cloned())
    }

    fn waiting(&self) -> Result<Vec<String>, Infallible> {
        let waits = |item: &&Item| item.outbox.iter().any(Entry::open);
        Ok(self
            .items
            .values()
            .filter(waits)
            .map(|item| item.id.clone())
            .collect())
    }

    fn live(&self) -> Result<Vec<String>, Infallible> {
        let live = self.items.values().filter_map(|item| item.link.as_ref());
        Ok(live
            .filter(|link| link.fate == Fate::Live)
            .map(|link| link.remote.clone())
            .collect())
    }

    fn cursor(&self) -> Result<Cursor, Infallible> {
        Ok(self.cursor.clone())
    }

    fn content(&self, sha256: &str) -> Result<Option<Vec<u8>>, Infallible> {
        Ok(self.files.get(sha256).cloned())
    }

    fn apply(&mut self, plan: Plan) -> Result<(), Infallible> {
        plan.0.into_iter().for_each(|change| self.change(change));
        Ok(())
    }
}
