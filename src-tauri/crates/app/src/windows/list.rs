//! Lists maintenance windows and freezes.

use super::rows::Names;
use super::{ListWindows, WindowShape, Windows};
use crate::book::Book;
use crate::error::Result;
use crate::{App, Caller};
use slipway_store::table::calendar_window;

pub(crate) fn run(app: &App, _caller: &Caller, request: ListWindows) -> Result<Windows> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let names = Names::read(conn, &book)?;
        let rows = match request.past {
            true => calendar_window::all(conn)?,
            false => calendar_window::near(
                conn,
                book.now.timestamp(),
                i64::MAX,
                None,
                request.kind.as_deref(),
            )?,
        };
        let wanted = |kind: &str| request.kind.as_deref().is_none_or(|wanted| wanted == kind);
        let mut windows: Vec<WindowShape> = rows
            .iter()
            .filter(|row| wanted(&row.kind))
            .map(|row| names.shape(row))
            .collect::<Result<_>>()?;
        windows.retain(|window| request.past || is_ahead(&window.state));
        windows.sort_by_cached_key(order);
        Ok(Windows { windows })
    })
}

fn is_ahead(state: &str) -> bool {
    ["active", "coming"].contains(&state)
}

/// Active ones first, then coming by their next time, then what is over, the newest first.
fn order(window: &WindowShape) -> (u8, String, std::cmp::Reverse<String>) {
    let state = match window.state.as_str() {
        "active" => 0,
        "coming" => 1,
        _ => 2,
    };
    let next = window.next.as_ref().map(|next| next.local_start.clone());
    let next = next.filter(|_| state == 1).unwrap_or_default();
    (state, next, std::cmp::Reverse(window.start.local.clone()))
}
