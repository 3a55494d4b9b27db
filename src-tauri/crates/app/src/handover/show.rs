//! Shows a release's handover.

use super::{Handover, HandoverItem, HandoverVerdict, items};
use crate::book::Book;
use crate::error::Result;
use crate::people::actor::acting;
use crate::releases::NameRelease;
use crate::releases::read::{find, standing};
use crate::{App, Caller};
use slipway_domain::handover::{Item, ItemState, Verdict, open_points, state};
use slipway_domain::role::Power;
use slipway_store::Connection;
use slipway_store::table::handover::{self, HandoverRow};

pub(crate) fn run(app: &App, caller: &Caller, request: NameRelease) -> Result<Handover> {
    app.store
        .read(|conn| of(app, conn, caller, &request.release))
}

/// The handover of a release, by version or id.
pub(crate) fn of(app: &App, conn: &Connection, caller: &Caller, wanted: &str) -> Result<Handover> {
    let book = Book::read(app, conn)?;
    let row = find(conn, &book, wanted)?;
    let release = standing(app, conn, &book, caller, row)?;
    let rows = handover::of_release(conn, &release.row.id)?;
    let verdicts = items::said(&rows);
    let items = items::of(conn, &book, &release)?;
    let open = open_points(&items, &verdicts);
    let refused = acting(conn, caller)?.must(Power::TakeOver).err();
    Ok(Handover {
        state: if open.is_empty() { "accepted" } else { "open" }.to_owned(),
        open,
        items: items
            .iter()
            .map(|item| shape(&book, item, &verdicts, &rows))
            .collect(),
        verdicts: rows.iter().rev().map(|row| verdict(&book, row)).collect(),
        not_mine: refused.map(|error| error.message).unwrap_or_default(),
        release: release.row.id,
        title: release.title,
    })
}

fn shape(book: &Book, item: &Item, verdicts: &[Verdict], rows: &[HandoverRow]) -> HandoverItem {
    let state: ItemState = state(item, verdicts);
    let last = rows.iter().rev().find(|row| row.item == item.key);
    HandoverItem {
        key: item.key.clone(),
        kind: item.kind.slug().to_owned(),
        title: item.title.clone(),
        detail: item.detail.clone(),
        state: state.slug().to_owned(),
        missing: item.missing,
        mark: item.mark.clone(),
        last: last.map(|row| verdict(book, row)),
    }
}

fn verdict(book: &Book, row: &HandoverRow) -> HandoverVerdict {
    HandoverVerdict {
        item: row.item.clone(),
        verdict: row.verdict.clone(),
        at: book.stamp(&row.at),
        by: book.person_name(&row.by).unwrap_or_default(),
        why: row.why.clone(),
    }
}
