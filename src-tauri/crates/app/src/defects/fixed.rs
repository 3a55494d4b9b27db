//! Open defects whose fix came with a release, and which of them may be closed.

use super::row::Rows;
use super::{board, find, judge};
use crate::App;
use crate::book::Book;
use crate::deployments::FixedDefect;
use crate::error::Result;
use crate::repos::sync::sentence;
use slipway_domain::defect::scale::Severity;
use slipway_domain::defect::ticket_state::{Grounds, TicketState};
use slipway_store::Connection;
use slipway_store::table::defect::DefectRow;
use slipway_store::table::release::ReleaseRow;
use std::collections::BTreeSet;

/// Defects that are named; how many there are is counted.
const NAMED: usize = 50;

/// Defects whose fix came with a release.
#[derive(Default)]
pub(crate) struct Fixed {
    pub(crate) defects: Vec<FixedDefect>,
    pub(crate) total: u32,
    pub(crate) may_close: u32,
}

/// Defects that are neither closed nor cancelled and planned into a release, or into one before it of the same product: whoever
/// skips a release gets its fixes too.
pub(crate) fn by(app: &App, conn: &Connection, book: &Book, release: &ReleaseRow) -> Result<Fixed> {
    let hub = judge::Hub::read(conn)?;
    let board = board::of(app, conn)?;
    let done = ["closed", "cancelled"].map(|status| board.word(status));
    let open = || {
        let cards = board.cards().iter();
        cards.filter(|card| !done.contains(&Some(card.status)))
    };
    let named: BTreeSet<board::Word> = open().map(|card| card.release).collect();
    let holds = |word: &board::Word| {
        let text = board.text(*word);
        !text.is_empty() && hub.holds(release, text)
    };
    let named: BTreeSet<board::Word> = named.into_iter().filter(holds).collect();
    let rows = Rows::new(conn, book)?;
    let mut fixed = Fixed::default();
    for card in open().filter(|card| named.contains(&card.release)) {
        fixed.total = fixed.total.saturating_add(1);
        let row = find::by_number(conn, card.number)?;
        let why_not = why_not(&hub, &row);
        fixed.may_close = fixed.may_close.saturating_add(u32::from(why_not.is_none()));
        if fixed.defects.len() < NAMED {
            fixed.defects.push(shape(&rows, &row, why_not));
        }
    }
    // Those that may be closed first, since they are what somebody looks for.
    fixed.defects.sort_by_key(|one| !one.may_close);
    Ok(fixed)
}

/// Why a defect may not be closed now.
fn why_not(hub: &judge::Hub, row: &DefectRow) -> Option<String> {
    match hub.deployed(&row.release) {
        Some(true) => {}
        Some(false) => return Some("Its fix does not run in Production yet.".to_owned()),
        None => return Some("What runs in Production is not known.".to_owned()),
    }
    let from = TicketState::parse(&row.status)?;
    let severity = Severity::parse(&row.severity);
    let no = from.may_go(TicketState::Closed, severity, &Grounds::default());
    no.err().map(|no| sentence(&no.to_string()))
}

fn shape(rows: &Rows<'_>, row: &DefectRow, why_not: Option<String>) -> FixedDefect {
    let ticket = rows.ticket(&row.desk_id, &row.ticket);
    FixedDefect {
        id: row.id.clone(),
        number: row.number,
        title: row.title.clone(),
        ticket: Some(ticket).filter(|text| !text.is_empty()),
        status: row.status.clone(),
        severity: row.severity.clone(),
        release: row.release.clone(),
        may_close: why_not.is_none(),
        why_not: why_not.unwrap_or_default(),
    }
}
