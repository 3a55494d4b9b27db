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
/// How many of the newest are looked at to see whether all of them are known.
const NEWEST: usize = 25;

impl Rt {
    pub(super) fn pull_page(&mut self, cursor: &Cursor) -> Result<Page, Fault> {
        self.me()?;
        let place = match Place::of(cursor) {
            Some(place) => place,
            None => self.beginning()?,
        };
        match place.ticket {
            Some(last) => self.first_page(&place, last),
            None => self.next_page(&place),
        }
    }

    /// All tickets first, and the newest transaction that is seen now, from which the pull goes on
    /// once they are here. What the account may not see is older than what it sees next.
    fn beginning(&self) -> Result<Place, Fault> {
        let query = format!(
            "ObjectType = 'RT::Ticket' AND {}",
            self.in_queue("TicketQueue")
        );
        let ask = Ask::get("transactions")
            .with("query", query)
            .with("orderby", "id")
            .with("order", "DESC")
            .with("per_page", ROWS.to_string())
            .with("fields", super::history::FIELDS);
        let list = self.door.json(&ask, "transactions")?;
        let newest: Vec<Txn> = items(&list, "items").iter().filter_map(Txn::of).collect();
        Ok(Place {
            ticket: Some(0),
            ..Place::default().after(newest.iter().map(|txn| txn.id))
        })
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
    /// seen shorten a page, also to nothing, and the total is kept secret then: such a list is over
    /// when the newest of them are known, or after some empty pages.
    fn fresh(&self, place: &Place) -> Result<(Vec<Txn>, bool), Fault> {
        let query = format!(
            "ObjectType = 'RT::Ticket' AND {} AND id > {}",
            self.in_queue("TicketQueue"),
            place.from()
        );
        let (mut page, mut empty, mut rows) = (1, 0, Vec::new());
        loop {
            let list = self.door.json(&page_of(&query, page), "transactions")?;
            let some: Vec<Txn> = items(&list, "items").iter().filter_map(Txn::of).collect();
            let full = some.len() >= ROWS;
            empty = if some.is_empty() { empty + 1 } else { 0 };
            let new = some.iter().any(|txn| !place.knows(txn.id));
            rows.extend(some);
            let over = match whole(&list, "pages") {
                Some(pages) => page >= pages,
                None => !full && (empty >= EMPTY || self.is_newest(place, &rows)?),
            };
            if over || new {
                return Ok((rows, !over));
            }
            page += 1;
        }
    }

    /// Whether the newest transactions that may be seen are all known or among these.
    fn is_newest(&self, place: &Place, rows: &[Txn]) -> Result<bool, Fault> {
        let query = format!(
            "ObjectType = 'RT::Ticket' AND {}",
            self.in_queue("TicketQueue")
        );
        let ask = Ask::get("transactions")
            .with("query", query)
            .with("orderby", "id")
            .with("order", "DESC")
            .with("per_page", NEWEST.to_string())
            .with("fields", "Type");
        let list = self.door.json(&ask, "transactions")?;
        let newest: Vec<i64> = items(&list, "items")
            .iter()
            .filter_map(|txn| whole(txn, "id"))
            .collect();
        let known = |id: &i64| {
            *id <= place.from() || place.knows(*id) || rows.iter().any(|txn| txn.id == *id)
        };
        Ok(!newest.is_empty() && newest.iter().all(known))
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

fn page_of(query: &str, page: i64) -> Ask {
    Ask::get("transactions")
        .with("query", query)
        .with("orderby", "id")
        .with("order", "ASC")
        .with("per_page", ROWS.to_string())
        .with("page", page.to_string())
        .with("fields", super::history::FIELDS)
}
