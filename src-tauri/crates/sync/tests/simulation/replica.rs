//! A replica in memory that may die before or after any commit, and that watches what the engine
//! writes.

use super::random::Random;
use slipway_domain::desk::Cursor;
use slipway_sync::item::{Fate, Item};
use slipway_sync::outbox::{Entry, State, Work};
use slipway_sync::plan::{Change, Clash, Plan};
use slipway_sync::replica::Replica;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The program died here.
#[derive(Debug)]
pub(crate) struct Died;

impl std::fmt::Display for Died {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("died")
    }
}

pub(crate) struct Memory {
    pub(crate) items: BTreeMap<String, Item>,
    pub(crate) clashes: Vec<Clash>,
    pub(crate) cursor: Cursor,
    pub(crate) random: Rc<RefCell<Random>>,
    /// How often out of a hundred a commit is where the program dies.
    pub(crate) dies: u64,
    /// It died, and writes nothing any more until it is started again.
    pub(crate) dead: Rc<Cell<bool>>,
    /// What must never be written.
    pub(crate) wrongs: Vec<String>,
    /// How often entries were counted as sent, each time that changed.
    pub(crate) counted: Vec<u32>,
}

impl Memory {
    pub(crate) fn new(random: Rc<RefCell<Random>>) -> Self {
        Memory {
            items: BTreeMap::new(),
            clashes: Vec::new(),
            cursor: Cursor::default(),
            random,
            dies: 0,
            dead: Rc::default(),
            wrongs: Vec::new(),
            counted: Vec::new(),
        }
    }

    fn entry(&mut self, item: &str, entry: &str) -> Option<&mut Entry> {
        self.items
            .get_mut(item)?
            .outbox
            .iter_mut()
            .find(|one| one.id == entry)
    }

    fn change(&mut self, change: Change) {
        match change {
            Change::NewItem { item, link } => {
                let fresh = Item {
                    id: item.clone(),
                    link: Some(link),
                    ..Item::default()
                };
                self.items.insert(item, fresh);
            }
            Change::Linked { item, link } => {
                if let Some(item) = self.items.get_mut(&item) {
                    item.link = Some(link);
                }
            }
            Change::Base { item, fields } => {
                if let Some(item) = self.items.get_mut(&item) {
                    item.base = fields;
                }
            }
            // Only people read it.
            Change::Told { .. } => {}
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
                }) = self.entry(&item, &entry)
                    && let Some(edit) = edits.get_mut(&field)
                {
                    (edit.base, edit.mine) = (base, mine);
                }
            }
            Change::EditDone { item, entry, field } => self.edit_done(&item, &entry, &field),
            Change::Done { item, entry } => {
                if let Some(item) = self.items.get_mut(&item) {
                    item.outbox.retain(|one| one.id != entry);
                }
            }
            Change::Through { item, entry } => {
                if let Some(entry) = self.entry(&item, &entry) {
                    entry.attempts = 0;
                    self.counted.push(0);
                }
            }
            Change::Became {
                item,
                entry,
                state,
                sent,
                not_before,
            } => {
                self.order(&item, &entry, &state);
                if let Some(entry) = self.entry(&item, &entry) {
                    entry.attempts += u32::from(state == State::Inflight);
                    entry.state = state;
                    entry.sent = sent.or(entry.sent);
                    entry.not_before = not_before;
                }
            }
            Change::NewComment { item, comment } => {
                if let Some(item) = self.items.get_mut(&item) {
                    item.comments.push(comment);
                }
            }
            Change::CommentLinked { item, mark, remote } => {
                let item = self.items.get_mut(&item);
                let comments = item
                    .map(|item| item.comments.iter_mut())
                    .into_iter()
                    .flatten();
                for comment in comments.filter(|one| one.mark.as_ref() == Some(&mark)) {
                    comment.remote = Some(remote.clone());
                }
            }
            Change::Files { item, files } => {
                if let Some(item) = self.items.get_mut(&item) {
                    item.files = files;
                }
            }
            Change::Clashed(clash) => self.clashes.push(clash),
            Change::Fated { item, fate } => {
                if let Some(link) = self
                    .items
                    .get_mut(&item)
                    .and_then(|item| item.link.as_mut())
                {
                    link.fate = fate;
                }
            }
            Change::Moved { from, to } => {
                let moved = self
                    .items
                    .get_mut(&from)
                    .map(|item| std::mem::take(&mut item.outbox));
                if let Some(item) = self.items.get_mut(&to) {
                    item.outbox.extend(moved.unwrap_or_default());
                }
            }
            Change::Cursor(cursor) => self.cursor = cursor,
        }
    }

    fn edit_done(&mut self, item: &str, entry: &str, field: &str) {
        let Some(item) = self.items.get_mut(item) else {
            return;
        };
        for one in item.outbox.iter_mut().filter(|one| one.id == entry) {
            if let Work::Edit { edits } = &mut one.work {
                edits.remove(field);
            }
        }
        item.outbox
            .retain(|one| !matches!(&one.work, Work::Edit { edits } if edits.is_empty()));
    }

    /// Nothing leaves before what was done before it in its lane, or before its item is made.
    fn order(&mut self, item: &str, entry: &str, state: &State) {
        let Some(item) = self.items.get(item).filter(|_| *state == State::Inflight) else {
            return;
        };
        let lane = item.outbox.iter().find(|one| one.id == entry);
        let lane = lane.map(|one| one.work.lane());
        let bars = |one: &&Entry| {
            one.open() && (Some(one.work.lane()) == lane || matches!(one.work, Work::Create { .. }))
        };
        let before = item.outbox.iter().take_while(|one| one.id != entry);
        if let Some(first) = before.into_iter().find(bars) {
            let wrong = format!("{entry} left before {}", first.id);
            self.wrongs.push(wrong);
        }
    }
}

impl Replica for Memory {
    type Error = Died;

    fn item(&self, id: &str) -> Result<Option<Item>, Died> {
        Ok(self.items.get(id).cloned())
    }

    fn linked(&self, remote: &str) -> Result<Option<Item>, Died> {
        let is = |item: &&Item| item.link.as_ref().is_some_and(|link| link.remote == remote);
        Ok(self.items.values().find(is).cloned())
    }

    fn marked(&self, mark: &str) -> Result<Option<Item>, Died> {
        let made = |entry: &Entry| entry.id == mark && matches!(entry.work, Work::Create { .. });
        Ok(self
            .items
            .values()
            .find(|item| item.outbox.iter().any(made))
            .cloned())
    }

    fn waiting(&self) -> Result<Vec<String>, Died> {
        let waits = |item: &&Item| item.outbox.iter().any(Entry::open);
        Ok(self
            .items
            .values()
            .filter(waits)
            .map(|item| item.id.clone())
            .collect())
    }

    fn live(&self) -> Result<Vec<String>, Died> {
        let live = self.items.values().filter_map(|item| item.link.as_ref());
        Ok(live
            .filter(|link| link.fate == Fate::Live)
            .map(|link| link.remote.clone())
            .collect())
    }

    fn cursor(&self) -> Result<Cursor, Died> {
        Ok(self.cursor.clone())
    }

    fn content(&self, sha256: &str) -> Result<Option<Vec<u8>>, Died> {
        // What a file holds names itself here.
        Ok(Some(sha256.as_bytes().to_vec()))
    }

    fn apply(&mut self, plan: Plan) -> Result<(), Died> {
        if self.dead.get() {
            return Err(Died);
        }
        let (dies, after) = {
            let mut random = self.random.borrow_mut();
            (random.percent(self.dies), random.percent(50))
        };
        self.dead.set(dies);
        if dies && !after {
            return Err(Died);
        }
        for change in plan.0 {
            self.change(change);
        }
        if dies { Err(Died) } else { Ok(()) }
    }
}
