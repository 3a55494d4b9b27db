//! What changed.

use super::Rt;
use super::cursor::Place;
use super::history::Txn;
use super::list::ROWS;
use crate::json::{text, whole};
use slipway_domain::desk::{Cursor, Fault, Fetched, Page};
use slipway_net::line::Ask;
use std::collections::BTreeSet;

/// What a look at the newest transactions brought.
enum Tail {
    /// All there are from the tail on.
    Whole(Vec<Txn>),
    /// Not all; the last there is, where any was shown.
    Part(Option<i64>),
}

impl Rt {
    pub(super) fn pull_page(&mut self, cursor: &Cursor) -> Result<Page, Fault> {
        let place = match Place::of(cursor) {
            Some(place) => place,
            None => self.beginning()?,
        };
        match place.ticket {
            Some(last) => self.first_page(&place, last),
            None if self.still_nothing(&place)? => Ok(Page {
                seen: Vec::new(),
                next: place.cursor(),
                more: false,
            }),
            None => self.next_page(&place),
        }
    }

    /// Whether nothing was ever seen and nothing is there to be seen. Of tickets the desk says so at
    /// once; of transactions it does not, and its pages would be walked in search of one that is shown.
    fn still_nothing(&self, place: &Place) -> Result<bool, Fault> {
        Ok(place.first().is_none() && self.tickets_above(0, "")?.is_empty())
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
        self.me()?;
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
        let (rows, more) = match self.tail(place)? {
            Tail::Whole(rows) => (rows, false),
            Tail::Part(end) => self.fresh(place, end)?,
        };
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

    /// A page of what is from the tail on, read backwards. When it comes down to what was seen below
    /// the tail, hidden rows or not, nothing above that is missing.
    fn tail(&self, place: &Place) -> Result<Tail, Fault> {
        let Some(first) = place.first() else {
            return Ok(Tail::Part(None));
        };
        let above = place.from().min(first - 1);
        let ask = self.transactions_of_queue(above).with("orderby", "id");
        let ask = ask.with("order", "DESC").with("per_page", ROWS.to_string());
        let rows = self.door.list(&ask, "items", "transactions")?;
        let mut rows: Vec<Txn> = rows.iter().filter_map(Txn::of).collect();
        let whole = rows.iter().any(|txn| txn.id == first);
        let end = rows.iter().map(|txn| txn.id).max();
        rows.retain(|txn| Some(txn.id) > place.below);
        Ok(match whole {
            true => Tail::Whole(rows),
            false => Tail::Part(end),
        })
    }

    /// Transactions from the tail on until some are new, and whether there may be more. `known` is the
    /// last there is, when that was seen just now.
    fn fresh(&self, place: &Place, known: Option<i64>) -> Result<(Vec<Txn>, bool), Fault> {
        let end = self.transactions_of_queue(0);
        let ask = self.transactions_of_queue(place.from());
        let mut list = self.list(ask, "transactions", place.newest).to(known);
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
