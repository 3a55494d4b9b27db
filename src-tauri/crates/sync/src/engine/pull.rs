//! Takes in what changed at the desk, page by page.

use super::{Engine, Report, Stop, clashes};
use crate::item::Item;
use crate::observe::{link_of, observe};
use crate::outbox::Work;
use crate::plan::Change;
use crate::planted::{Mistake, made};
use crate::replica::Replica;
use slipway_domain::desk::request::{Reply, Request};
use slipway_domain::desk::value::Schema;
use slipway_domain::desk::{Cursor, Desk, Fault, Observed, Page};

/// Whose request a page is that is asked for ahead: nobody else asks meanwhile.
const AHEAD: usize = 0;

impl<R: Replica, D: Desk> Engine<'_, R, D> {
    /// Reads every page there is; each is kept together with the cursor behind it. The next is asked
    /// for while one is taken in.
    pub(super) fn pull(&mut self, report: &mut Report) -> Result<(), Stop<R::Error>> {
        let mut cursor = self.replica.cursor().map_err(Stop::Replica)?;
        let mut page = self.desk.pull(&cursor)?;
        loop {
            let next = page.next.clone();
            let mut ahead = match page.more {
                true => {
                    let asked = vec![(AHEAD, Request::Pull(next.clone()))];
                    Some(self.desk.exchange(asked, false))
                }
                false => None,
            };
            let kept = self.keep(&cursor, page, report);
            // What was asked for is waited for, also when nobody wants it any more.
            if ahead.as_ref().is_some_and(Vec::is_empty) {
                ahead = Some(self.desk.exchange(Vec::new(), true));
            }
            kept?;
            let Some(ahead) = ahead else {
                return Ok(());
            };
            page = turned(ahead)?;
            cursor = self.replica.cursor().map_err(Stop::Replica)?;
            if cursor != next {
                page = self.desk.pull(&cursor)?;
            }
        }
    }

    /// Keeps what is on a page, and the cursor behind it.
    fn keep(
        &mut self,
        cursor: &Cursor,
        page: Page,
        report: &mut Report,
    ) -> Result<(), Stop<R::Error>> {
        let end = Change::Cursor(page.next.clone());
        if made(Mistake::CursorFirst) {
            self.apply(vec![end.clone()])?;
        }
        let mut changes = Vec::new();
        let account = self.desk.abilities().account;
        for seen in newest(page.seen) {
            report.pulled += 1;
            changes.extend(take(self.replica, self.schema, self.ids, &account, &seen)?);
        }
        report.clashes += clashes(&changes);
        if page.next != *cursor {
            changes.push(end);
        }
        self.apply(changes)
    }
}

/// The page that was asked for ahead.
fn turned(replies: Vec<(usize, Reply)>) -> Result<Page, Fault> {
    let mut pages = replies.into_iter().filter_map(|(_, reply)| match reply {
        Reply::Page(page) => Some(page),
        _ => None,
    });
    let none = || Err(Fault::Unreachable("the desk gave no page".to_owned()));
    pages.next().unwrap_or_else(none)
}

/// What a look at a thing means: it is known, it was made here, or it is new.
pub(super) fn take<R: Replica>(
    replica: &R,
    schema: &Schema,
    ids: &mut dyn FnMut() -> String,
    account: &str,
    seen: &Observed,
) -> Result<Vec<Change>, Stop<R::Error>> {
    if let Some(item) = replica.linked(&seen.remote).map_err(Stop::Replica)? {
        return Ok(observe(schema, &item, seen, account));
    }
    if let Some(item) = made_here(replica, seen)? {
        return Ok(came_back(schema, &item, seen, account));
    }
    let item = Item {
        id: ids(),
        ..Item::default()
    };
    let mut changes = vec![Change::NewItem {
        item: item.id.clone(),
        link: link_of(seen),
    }];
    changes.extend(observe(schema, &item, seen, account));
    Ok(changes)
}

fn made_here<R: Replica>(replica: &R, seen: &Observed) -> Result<Option<Item>, Stop<R::Error>> {
    match &seen.mark {
        Some(mark) if !made(Mistake::ForgetCreateMark) => {
            replica.marked(mark).map_err(Stop::Replica)
        }
        _ => Ok(None),
    }
}

/// An item that was made here is seen at the desk: whatever became of the answer, it arrived.
fn came_back(schema: &Schema, item: &Item, seen: &Observed, account: &str) -> Vec<Change> {
    let mut changes = observe(schema, item, seen, account);
    let made = item
        .outbox
        .iter()
        .find(|entry| matches!(entry.work, Work::Create { .. }));
    changes.extend(made.map(|entry| super::finished(item, entry)));
    changes
}

/// One look at each thing: the newest of the page, which may show a thing twice.
fn newest(seen: Vec<Observed>) -> Vec<Observed> {
    let mut out: Vec<Observed> = Vec::with_capacity(seen.len());
    for one in seen {
        match out.iter_mut().find(|known| known.remote == one.remote) {
            Some(known) if known.version.order <= one.version.order => *known = one,
            Some(_) => {}
            None => out.push(one),
        }
    }
    out
}
