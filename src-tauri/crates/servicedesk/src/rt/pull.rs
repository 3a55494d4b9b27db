//! What changed.

use super::Rt;
use super::cursor::Place;
use super::history::Txn;
use super::list::ROWS;
use crate::json::{text, whole};
use slipway_domain::desk::{Cursor, Fault, Fetched, Page};
use slipway_net::line::Ask;
use std::collections::BTreeSet;

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

    /// All tickets first, and the newest transactions that are seen now, from which the pull goes on
    /// once they are here. What the account may not see is older than what it sees next.
    fn beginning(&self) -> Result<Place, Fault> {
        let ask = self.transactions_of_queue(0).with("orderby", "id");
        let ask = ask.with("order", "DESC").with("per_page", ROWS.to_string());
        let newest = self.door.list(&ask, "items", "transactions")?;
        let newest = newest.iter().filter_map(Txn::of);
        Ok(Place {
            ticket: Some(0),
            ..Place::default().after(newest.map(|txn| txn.id))
        })
    }

    /// Tickets by number.
    fn first_page(&mut self, place: &Place, last: i64) -> Result<Page, Fault> {
        let tickets = self.tickets_above(last, super::look::FIELDS)?;
        let highest = tickets
            .iter()
            .filter_map(|ticket| whole(ticket, "id"))
            .max();
        let next = Place {
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

    /// Transactions from the tail on until some are new, and whether there may be more.
    fn fresh(&self, place: &Place) -> Result<(Vec<Txn>, bool), Fault> {
        let end = self.transactions_of_queue(0);
        let ask = self.transactions_of_queue(place.from());
        let mut list = self.list(ask, "transactions", place.newest);
        let mut rows: Vec<Txn> = Vec::new();
        while !list.over() {
            let some: Vec<Txn> = list.next(&end)?.iter().filter_map(Txn::of).collect();
            let new = some.iter().any(|txn| !place.knows(txn.id));
            rows.extend(some);
            if new {
                break;
            }
        }
        Ok((rows, !list.over()))
    }

    /// Transactions of the queue's tickets above an id.
    fn transactions_of_queue(&self, above: i64) -> Ask {
        let queue = self.in_queue("TicketQueue");
        let query = format!("ObjectType = 'RT::Ticket' AND {queue} AND id > {above}");
        Ask::get("transactions")
            .with("query", query)
            .with("fields", super::history::FIELDS)
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
            let tickets = self.tickets(&query, "ASC", ROWS)?;
            let found: Vec<String> = tickets.iter().map(|ticket| text(ticket, "id")).collect();
            if !found.is_empty() {
                return Ok(found);
            }
        }
        self.marked_in_text(mark)
    }
}
