//! One ticket, or many, as they stand.

use super::Rt;
use super::files::Parts;
use super::history::{NOBODY, Txn};
use super::list::ROWS;
use crate::door::Read;
use crate::json::{as_text, items, moment, text, whole};
use serde_json::Value as Json;
use slipway_domain::desk::value::{Fields, Value};
use slipway_domain::desk::{Fault, Fetched, Observed, Said, Version, field, mark};
use slipway_net::line::Ask;
use std::collections::{BTreeMap, BTreeSet};

/// What is asked of a ticket in a list.
pub(super) const FIELDS: &str = "Subject,Status,Priority,Owner,Creator,Requestor,Created,LastUpdated,CustomFields,EffectiveId,Queue";
/// A look is repeated when the ticket changed while it was looked at, but not for ever.
const LOOKS: usize = 3;

impl Rt {
    /// A ticket as it stands, or what became of it.
    pub(super) fn look(&mut self, remote: &str) -> Result<Fetched, Fault> {
        self.me()?;
        let mut again = 0;
        loop {
            let ask = Ask::get(format!("ticket/{remote}"));
            let read = self.door.read(&ask)?;
            let answer = match read {
                Read::Absent => return Ok(Fetched::Gone),
                Read::Forbidden => return Ok(Fetched::Hidden),
                Read::Found(answer) => answer,
            };
            let ticket = self.door.parsed(&answer)?;
            // A ticket that is part of another answers as the other.
            let id = text(&ticket, "id");
            if whole(&ticket, "id").is_none() {
                return Err(self.door.unlike("the number of a ticket"));
            }
            if id != remote {
                return Ok(Fetched::MergedInto(id));
            }
            if text(&ticket, "Status") == "deleted" {
                return Ok(Fetched::Gone);
            }
            let history = self.history(remote)?;
            let newest = history.last().map_or(0, |txn| txn.id);
            let tag = answer
                .header("etag")
                .map(|tag| tag.trim_matches('"').to_owned());
            again += 1;
            // What came between the two questions is in the one and not in the other.
            let moved = tag.is_some_and(|tag| tag.parse::<i64>().is_ok_and(|tag| tag < newest));
            if !moved || again == LOOKS {
                return Ok(Fetched::Live(self.seen(&ticket, history)?));
            }
        }
    }

    /// A ticket with its whole history.
    fn seen(&mut self, ticket: &Json, history: Vec<Txn>) -> Result<Observed, Fault> {
        let speaking: Vec<i64> = history
            .iter()
            .filter(|txn| txn.speaks())
            .map(|txn| txn.id)
            .collect();
        let (texts, parts) = (self.texts(&speaking)?, self.files(&speaking)?);
        self.observed(ticket, &history, &texts, &parts)
    }

    /// A ticket as we see it, from what the desk says of it.
    pub(super) fn observed(
        &mut self,
        ticket: &Json,
        history: &[Txn],
        texts: &BTreeMap<i64, String>,
        parts: &Parts,
    ) -> Result<Observed, Fault> {
        let remote = text(ticket, "id");
        let newest = history.iter().map(|txn| txn.id).max().unwrap_or(0);
        let mut theirs = fields_of(ticket);
        let mut own_mark = None;
        let mut comments = Vec::new();
        let mut files = Vec::new();
        for txn in history.iter().filter(|txn| txn.speaks()) {
            let content = texts.get(&txn.id);
            let (body, said_mark) = mark::read(content.map_or("", String::as_str));
            // The first message of a ticket that was merged into this one is something said here.
            let first = txn.kind == "Create" && txn.ticket == remote;
            let file_mark = said_mark.as_deref().filter(|_| txn.kind != "Create");
            files.extend(self.attached(txn, parts, !first, file_mark));
            if content.is_none() {
                continue;
            }
            if first {
                theirs.insert("Content".into(), Value::text(body));
                own_mark = said_mark;
                continue;
            }
            comments.push(Said {
                remote: txn.id.to_string(),
                author: txn.by.clone(),
                at: moment(&txn.at),
                body,
                public: txn.kind != "Comment",
                mark: said_mark,
            });
        }
        let by_field = self
            .mapping
            .mark
            .as_ref()
            .and_then(|field| theirs.get(field));
        let by_field = by_field
            .map(|mark| mark.as_text().to_owned())
            .filter(|mark| !mark.is_empty());
        Ok(Observed {
            version: Version {
                order: newest,
                tag: format!("\"{newest}\""),
            },
            mark: by_field.or(own_mark),
            fields: self.mapping.to_ours(&theirs),
            comments,
            history: self.done(history)?,
            files,
            remote,
        })
    }

    /// Tickets as lists show them, by number; those that are part of others, deleted or hidden are
    /// not among them.
    pub(super) fn tickets(
        &self,
        query: &str,
        order: &str,
        most: usize,
    ) -> Result<Vec<Json>, Fault> {
        let ask = Ask::get("tickets")
            .with("query", query)
            .with("orderby", "id")
            .with("order", order)
            .with("per_page", most.min(ROWS).to_string())
            .with("fields", FIELDS);
        self.door.list(&ask, "items", "tickets")
    }

    /// The next tickets of the queue above a number, as many as a page shows; none only when there
    /// are no more.
    pub(super) fn tickets_above(&self, above: i64, fields: &str) -> Result<Vec<Json>, Fault> {
        let ask = |query: String| {
            let ask = Ask::get("tickets").with("query", query);
            if fields.is_empty() {
                ask
            } else {
                ask.with("fields", fields)
            }
        };
        let queue = self.in_queue("Queue");
        let end = ask(queue.clone());
        let mut list = self.list(ask(format!("{queue} AND id > {above}")), "tickets", above);
        while !list.over() {
            let some = list.next(&end)?;
            if !some.is_empty() {
                return Ok(some);
            }
        }
        Ok(Vec::new())
    }

    /// Tickets with all that was said and done, read together: a few requests for a page of them.
    pub(super) fn whole(&mut self, tickets: &[Json]) -> Result<Vec<Observed>, Fault> {
        let ids: BTreeSet<i64> = tickets
            .iter()
            .filter_map(|ticket| whole(ticket, "id"))
            .collect();
        let (Some(low), Some(high)) = (ids.first(), ids.last()) else {
            return Ok(Vec::new());
        };
        let mut by_ticket: BTreeMap<String, Vec<Txn>> = BTreeMap::new();
        for txn in self.transactions(&format!("ObjectId >= {low} AND ObjectId <= {high}"), 0)? {
            by_ticket.entry(txn.ticket.clone()).or_default().push(txn);
        }
        // What was merged into a ticket keeps its own number in the history, so that one is read alone.
        let mut all = Vec::new();
        let together: Vec<&Json> = tickets
            .iter()
            .filter(|ticket| {
                by_ticket
                    .get(&text(ticket, "id"))
                    .is_some_and(|history| !history.iter().any(joins))
            })
            .collect();
        let speaking: Vec<i64> = together
            .iter()
            .filter_map(|ticket| by_ticket.get(&text(ticket, "id")))
            .flatten()
            .filter(|txn| txn.speaks())
            .map(|txn| txn.id)
            .collect();
        let (texts, parts) = (self.texts(&speaking)?, self.files(&speaking)?);
        for ticket in tickets {
            let id = text(ticket, "id");
            match by_ticket.get(&id) {
                Some(history) if !history.iter().any(joins) => {
                    all.push(self.observed(ticket, history, &texts, &parts)?);
                }
                _ => {
                    if let Fetched::Live(seen) = self.look(&id)? {
                        all.push(seen);
                    }
                }
            }
        }
        Ok(all)
    }

    /// Transactions of tickets above an id, all of them.
    pub(super) fn transactions(&self, of: &str, above: i64) -> Result<Vec<Txn>, Fault> {
        let query = format!("ObjectType = 'RT::Ticket' AND {of} AND id > {above}");
        let ask = Ask::get("transactions")
            .with("query", query)
            .with("fields", super::history::FIELDS);
        let rows = self.rows(ask, "transactions")?;
        Ok(rows.iter().filter_map(Txn::of).collect())
    }

    pub(super) fn newest(&mut self, most: usize) -> Result<Vec<Observed>, Fault> {
        let tickets = self.tickets(&self.in_queue("Queue"), "DESC", most)?;
        let tickets: Vec<String> = tickets.iter().map(|ticket| text(ticket, "id")).collect();
        let mut all = Vec::new();
        for id in tickets {
            if let Fetched::Live(seen) = self.look(&id)? {
                all.push(seen);
            }
        }
        Ok(all)
    }

    /// Which of these a list of the queue shows: those between the lowest and the highest are read.
    pub(super) fn shown(&mut self, remotes: &[String]) -> Result<Vec<String>, Fault> {
        let wanted: BTreeSet<i64> = remotes.iter().filter_map(|one| one.parse().ok()).collect();
        let mut found = Vec::new();
        let (Some(low), Some(high)) = (wanted.first(), wanted.last()) else {
            return Ok(found);
        };
        let mut above = low - 1;
        while above < *high {
            let some = self.tickets_above(above, "")?;
            let ids: Vec<i64> = some.iter().filter_map(|one| whole(one, "id")).collect();
            let Some(last) = ids.last() else {
                break;
            };
            above = *last;
            let shown = ids.iter().filter(|id| wanted.contains(id));
            found.extend(shown.map(ToString::to_string));
        }
        Ok(found)
    }
}

/// Whether a transaction says that another ticket became part of this one.
fn joins(txn: &Txn) -> bool {
    txn.kind == "AddLink" && txn.field == "MergedInto"
}

/// The fields of a ticket by the desk's ids.
fn fields_of(ticket: &Json) -> Fields {
    let mut fields = Fields::new();
    for name in ["Subject", "Status", "Priority", "Created"] {
        fields.insert(name.to_owned(), Value::text(text(ticket, name)));
    }
    let id = |name: &str| {
        ticket
            .get(name)
            .map(|one| text(one, "id"))
            .unwrap_or_default()
    };
    let owner = Some(id("Owner")).filter(|owner| owner != NOBODY);
    fields.insert("Owner".into(), Value::text(owner.unwrap_or_default()));
    let requestor = items(ticket, "Requestor")
        .first()
        .map(|one| text(one, "id"));
    let reporter = requestor
        .filter(|one| !one.is_empty())
        .unwrap_or_else(|| id("Creator"));
    fields.insert("Requestor".into(), Value::text(reporter));
    for custom in items(ticket, "CustomFields") {
        let values: Vec<String> = items(custom, "values").iter().map(as_text).collect();
        let value = match values.as_slice() {
            [] => Value::Empty,
            [one] => Value::text(one.clone()),
            many => Value::set(many.iter().cloned()),
        };
        fields.insert(format!("CustomField.{{{}}}", text(custom, "name")), value);
    }
    fields
}

/// Whether a field of ours is one that only the first message holds.
pub(super) fn is_first_message(ours: &str) -> bool {
    ours == field::DESCRIPTION
}
