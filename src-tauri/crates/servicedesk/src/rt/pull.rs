//! What changed.

use super::Rt;
use super::cursor::Place;
use super::history::{ROWS, Txn};
use crate::json::{items, text, whole};
use slipway_domain::desk::{Cursor, Fault, Fetched, Page};
use slipway_net::line::Ask;
use std::collections::BTreeSet;

/// Pages without a visible row after which the newest is believed to be seen.
const EMPTY: u32 = 3;

impl Rt {
    pub(super) fn pull_page(&mut self, cursor: &Cursor) -> Result<Page, Fault> {
        self.me()?;
        let place = match Place::of(cursor) {
            Some(place) => place,
            None => Place {
                ticket: Some(0),
                ..Place::default().after(self.newest_transactions()?)
            },
        };
        match place.ticket {
            Some(last) => self.first_page(&place, last),
            None => self.next_page(&place),
        }
    }

    /// The newest transactions there are now, from which the pull goes on once all tickets are here.
    fn newest_transactions(&self) -> Result<Vec<i64>, Fault> {
        let ask = Ask::get("transactions")
            .with("query", "ObjectType = 'RT::Ticket'")
            .with("orderby", "id")
            .with("order", "DESC")
            .with("per_page", "1");
        let list = self.door.json(&ask, "transactions")?;
        Ok(items(&list, "items")
            .iter()
            .filter_map(|one| whole(one, "id"))
            .collect())
    }

    /// Tickets by number.
    fn first_page(&mut self, place: &Place, last: i64) -> Result<Page, Fault> {
        let query = format!("{} AND id > {last}", self.in_queue("Queue"));
        let (tickets, _) = self.tickets(&query, "ASC", ROWS)?;
        let highest = tickets
            .iter()
            .filter_map(|ticket| whole(ticket, "id"))
            .max();
        let next = Place {
            // Only an empty page is the end of the list.
            ticket: highest,
            ..place.clone()
        };
        Ok(Page {
            seen: self.whole(&tickets)?,
            next: next.cursor(),
            more: true,
        })
    }

    /// Transactions by id, and the tickets that they were recorded on.
    fn next_page(&mut self, place: &Place) -> Result<Page, Fault> {
        let (rows, more) = self.fresh(place)?;
        let fresh: Vec<&Txn> = rows.iter().filter(|txn| !place.knows(txn.id)).collect();
        let ids: BTreeSet<String> = fresh.iter().map(|txn| txn.ticket.clone()).collect();
        let mut seen = Vec::new();
        for id in &ids {
            // What became part of another is seen as the other, which changed as well.
            if let Fetched::Live(one) = self.look(id)? {
                seen.push(one);
            }
        }
        let next = if fresh.is_empty() {
            place.clone()
        } else {
            place.after(rows.iter().map(|txn| txn.id))
        };
        Ok(Page {
            seen,
            next: next.cursor(),
            more,
        })
    }

    /// A page of transactions from the tail on, and whether there may be more. Rows that may not be
    /// seen shorten a page, so a short one is followed by the next as long as the total is not said.
    fn fresh(&self, place: &Place) -> Result<(Vec<Txn>, bool), Fault> {
        let query = format!(
            "ObjectType = 'RT::Ticket' AND {} AND id > {}",
            self.in_queue("TicketQueue"),
            place.from()
        );
        let (mut page, mut empty, mut rows) = (1, 0, Vec::new());
        loop {
            let ask = Ask::get("transactions")
                .with("query", query.as_str())
                .with("orderby", "id")
                .with("order", "ASC")
                .with("per_page", ROWS.to_string())
                .with("page", page.to_string())
                .with("fields", super::history::FIELDS);
            let list = self.door.json(&ask, "transactions")?;
            let some: Vec<Txn> = items(&list, "items").iter().filter_map(Txn::of).collect();
            empty = if some.is_empty() { empty + 1 } else { 0 };
            let new = some.iter().any(|txn| !place.knows(txn.id));
            rows.extend(some);
            let over = match whole(&list, "pages") {
                Some(pages) => page >= pages,
                None => empty >= EMPTY,
            };
            if over || new {
                return Ok((rows, !over));
            }
            page += 1;
        }
    }

    /// Tickets that carry a mark, by the field that holds it or by their first message. The texts of
    /// messages cannot be searched unless the desk keeps an index of them, which shows late.
    pub(super) fn marked(&mut self, mark: &str) -> Result<Vec<String>, Fault> {
        if let Some(field) = self.mapping.mark.clone() {
            let query = format!(
                "{} AND {field} = '{}'",
                self.in_queue("Queue"),
                super::quoted(mark)
            );
            let (tickets, _) = self.tickets(&query, "ASC", ROWS)?;
            let found: Vec<String> = tickets.iter().map(|ticket| text(ticket, "id")).collect();
            if !found.is_empty() {
                return Ok(found);
            }
        }
        self.marked_in_text(mark)
    }
}
