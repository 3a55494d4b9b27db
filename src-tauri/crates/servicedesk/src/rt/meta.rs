//! What a queue offers.

use super::Rt;
use super::list::ROWS;
use crate::door::{Read, segment};
use crate::json::{as_text, items, text, whole};
use serde_json::{Value as Json, json};
use slipway_domain::desk::meta::{DeskKind, Field, Meta, Person, Project, Status};
use slipway_domain::desk::{Fault, field};
use slipway_net::line::{Ask, Body, Verb};
use std::collections::{BTreeMap, BTreeSet};

/// Priorities are whole numbers; these are offered.
const PRIORITIES: [&str; 4] = ["100", "75", "50", "0"];
/// The lifecycle that every installation begins with; the interface does not tell what is in one.
const DEFAULT: [(&str, bool); 5] = [
    ("new", false),
    ("open", false),
    ("stalled", false),
    ("resolved", true),
    ("rejected", true),
];

/// A field of the queue's own making: its number, name, whether it holds several values, and the
/// values it offers.
type Made = (String, String, bool, Vec<String>);

impl Rt {
    pub(super) fn offers(&mut self) -> Result<Meta, Fault> {
        let product = self.door.json(&Ask::get("rt"), "REST interface")?;
        let queue = self.queue_itself()?;
        let mut fields = built_in();
        fields.extend(
            self.custom_fields()?
                .into_iter()
                .map(|(_, name, many, values)| Field {
                    id: format!("CustomField.{{{name}}}"),
                    name,
                    is: None,
                    values,
                    many,
                    writable: true,
                }),
        );
        let people = self.accounts()?;
        let mut cannot = vec![
            "The first message of a ticket cannot be changed once it was sent.".to_owned(),
            "Releases are not known here; a list of your own can hold them.".to_owned(),
        ];
        if people.is_empty() {
            cannot.push("This account may not list who can own a ticket.".to_owned());
        }
        Ok(Meta {
            kind: DeskKind::Rt,
            product: format!("Request Tracker {}", text(&product, "Version")),
            account: self.me()?,
            projects: self.queues()?,
            statuses: self.statuses(&text(&queue, "Lifecycle"))?,
            fields,
            versions: Vec::new(),
            people,
            cannot,
        })
    }

    fn queue_itself(&self) -> Result<Json, Fault> {
        let name = segment(&self.queue);
        self.door.json(
            &Ask::get(format!("queue/{name}")),
            &format!("queue {}", self.queue),
        )
    }

    /// Who we are: named in the connection, or by the number that a token holds.
    pub(super) fn me(&mut self) -> Result<String, Fault> {
        if let (true, Some(number)) = (self.account.is_empty(), self.number.clone()) {
            let user = self
                .door
                .json(&Ask::get(format!("user/{number}")), "account")?;
            let name = text(&user, "Name");
            if name.is_empty() {
                return Err(self.door.unlike("the name of an account"));
            }
            self.account = name;
        }
        Ok(self.account.clone())
    }

    fn queues(&self) -> Result<Vec<Project>, Fault> {
        let ask = Ask::get("queues/all").with("fields", "Name");
        let rows = self.rows(ask, "queues")?;
        Ok(rows
            .iter()
            .map(|queue| Project {
                id: text(queue, "Name"),
                name: text(queue, "Name"),
            })
            .collect())
    }

    pub(super) fn custom_fields(&self) -> Result<Vec<Made>, Fault> {
        let queue = self.queue_itself()?;
        let ids: Vec<String> = items(&queue, "TicketCustomFields")
            .iter()
            .map(|one| text(one, "id"))
            .filter(|id| !id.is_empty())
            .collect();
        let asks = ids
            .iter()
            .map(|id| Ask::get(format!("customfield/{id}")))
            .collect();
        let mut all = Vec::new();
        for (id, read) in ids.iter().zip(self.door.read_all(asks, 4)) {
            let Read::Found(answer) = read? else {
                continue;
            };
            let made = self.door.parsed(&answer)?;
            let values = items(&made, "Values").iter().map(|value| match value {
                Json::Object(_) => text(value, "name"),
                other => as_text(other),
            });
            let many = whole(&made, "MaxValues") != Some(1);
            all.push((id.clone(), text(&made, "Name"), many, values.collect()));
        }
        Ok(all)
    }

    /// The states of this queue's tickets: those of the lifecycle that every installation has, and
    /// those that tickets are in or may go to.
    fn statuses(&self, lifecycle: &str) -> Result<Vec<Status>, Fault> {
        let mut next: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut ends: BTreeSet<String> = BTreeSet::new();
        let mut order: Vec<String> = Vec::new();
        if lifecycle == "default" {
            for (name, end) in DEFAULT {
                order.push(name.to_owned());
                if end {
                    ends.insert(name.to_owned());
                }
            }
        }
        for (group, ended) in [("__Active__", false), ("__Inactive__", true)] {
            let query = format!("{} AND Status = '{group}'", self.in_queue("Queue"));
            let ask = Ask::get("tickets")
                .with("query", query)
                .with("orderby", "LastUpdated")
                .with("order", "DESC")
                .with("per_page", ROWS.to_string())
                .with("fields", "Status,_hyperlinks");
            let list = self.door.json(&ask, "tickets")?;
            for ticket in items(&list, "items") {
                let status = text(ticket, "Status");
                if ended {
                    ends.insert(status.clone());
                }
                let steps = items(ticket, "_hyperlinks")
                    .iter()
                    .filter(|link| text(link, "ref") == "lifecycle")
                    .map(|link| text(link, "to"));
                next.entry(status).or_default().extend(steps);
            }
        }
        let seen = next.keys().chain(next.values().flatten());
        let seen: Vec<String> = seen.filter(|name| *name != "deleted").cloned().collect();
        for name in seen {
            if !order.contains(&name) {
                order.push(name);
            }
        }
        let status = |name: String| Status {
            ends: ends.contains(&name),
            next: next.get(&name).into_iter().flatten().cloned().collect(),
            name,
        };
        Ok(order.into_iter().map(status).collect())
    }

    /// Those who are more than customers, where the account may see them.
    fn accounts(&self) -> Result<Vec<Person>, Fault> {
        let every = json!([{"field": "id", "operator": ">", "value": "0"}]);
        let ask = Ask {
            reads: true,
            ..Ask::send(Verb::Post, "users", Body::Json(every.to_string()))
        }
        .with("fields", "Name,RealName,Privileged")
        .with("per_page", ROWS.to_string());
        let Read::Found(answer) = self.door.read(&ask)? else {
            return Ok(Vec::new());
        };
        let list = self.door.parsed(&answer)?;
        let people = items(&list, "items")
            .iter()
            .filter(|one| whole(one, "Privileged") == Some(1));
        Ok(people
            .map(|one| {
                let (id, name) = (text(one, "Name"), text(one, "RealName"));
                Person {
                    name: if name.is_empty() { id.clone() } else { name },
                    id,
                }
            })
            .collect())
    }
}

fn built_in() -> Vec<Field> {
    let one = |id: &str, name: &str, is: &str, values: &[&str], writable| Field {
        id: id.to_owned(),
        name: name.to_owned(),
        is: Some(is.to_owned()),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
        many: false,
        writable,
    };
    vec![
        one("Subject", "Subject", field::TITLE, &[], true),
        one("Content", "First message", field::DESCRIPTION, &[], false),
        one("Status", "Status", field::STATUS, &[], true),
        one("Priority", "Priority", field::PRIORITY, &PRIORITIES, true),
        one("Owner", "Owner", field::OWNER, &[], true),
        one("Requestor", "Requestor", field::REPORTER, &[], false),
        one("Created", "Created", field::CREATED, &[], false),
    ]
}
