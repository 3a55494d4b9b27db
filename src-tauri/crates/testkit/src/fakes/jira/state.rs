//! What a Jira holds: projects, issues with their changelog and comments, and an index that shows
//! them late.

use super::files::Held;
use crate::fakes::clock::Clock;
use chrono::TimeZone;
use chrono_tz::Tz;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Which Jira it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    /// Jira Cloud: REST v3, documents as ADF, accounts by id.
    Cloud,
    /// Jira Data Center: REST v2, text as wiki markup, accounts by name.
    DataCenter,
}

/// The account that the token belongs to.
pub const ME: &str = "Rita Desk";
/// The e-mail address that goes with the token on Cloud.
pub const EMAIL: &str = "rita@hub.example";
/// The secret that the desk takes.
pub const SECRET: &str = "ATATT-jira-canary-7f3a";
/// Somebody else who works there, with the address and the secret that go with it.
pub const BOSS: [&str; 3] = ["Ann Triage", "ann@hub.example", "ATATT-jira-boss-11d0"];
/// Somebody who sees issues and may change nothing, likewise.
pub const GUEST: [&str; 3] = ["Gus Reader", "gus@hub.example", "ATATT-jira-guest-90be"];
/// The project.
pub const PROJECT: &str = "MES";
/// Where issues are moved to.
pub const BACKLOG: &str = "PROD";

pub(crate) struct Comment {
    pub(crate) id: u64,
    pub(crate) author: String,
    pub(crate) created: i64,
    pub(crate) body: Value,
    pub(crate) public: bool,
}

pub(crate) struct Change {
    pub(crate) id: u64,
    pub(crate) author: String,
    pub(crate) created: i64,
    pub(crate) items: Vec<Value>,
}

pub(crate) struct Issue {
    pub(crate) id: u64,
    pub(crate) key: String,
    pub(crate) old_keys: Vec<String>,
    pub(crate) fields: Map<String, Value>,
    pub(crate) comments: Vec<Comment>,
    pub(crate) changes: Vec<Change>,
    pub(crate) created: i64,
    pub(crate) updated: i64,
    pub(crate) gone: bool,
    pub(crate) hidden: bool,
    /// What the index shows from when on; nothing once it is deleted.
    pub(crate) shown: Vec<(i64, Option<Shown>)>,
}

/// An issue as the index knows it.
#[derive(Clone)]
pub(crate) struct Shown {
    pub(crate) key: String,
    pub(crate) updated: i64,
    pub(crate) fields: Map<String, Value>,
}

pub(crate) struct State {
    pub(crate) edition: Edition,
    pub(crate) clock: Clock,
    pub(crate) base: String,
    /// How long the index takes from now on, in milliseconds.
    pub(crate) lag: i64,
    /// The zone in the account's profile.
    pub(crate) zone: Tz,
    /// Whether [`PROJECT`] is a service project.
    pub(crate) service: bool,
    /// The token is not known: whoever asks is nobody.
    pub(crate) anonymous: bool,
    /// Nobody may see [`PROJECT`].
    pub(crate) sealed: bool,
    pub(crate) issues: BTreeMap<u64, Issue>,
    /// Who asks.
    pub(crate) by: String,
    /// Files by issue.
    pub(crate) files: Vec<Held>,
    numbers: BTreeMap<String, u64>,
    ids: u64,
}

impl State {
    pub(crate) fn new(edition: Edition, clock: Clock) -> Self {
        State {
            edition,
            clock,
            base: String::new(),
            lag: 0,
            zone: Tz::UTC,
            service: true,
            anonymous: false,
            sealed: false,
            issues: BTreeMap::new(),
            by: ME.to_owned(),
            files: Vec::new(),
            numbers: BTreeMap::new(),
            ids: 10_000,
        }
    }

    pub(crate) fn cloud(&self) -> bool {
        self.edition == Edition::Cloud
    }

    /// Whether whoever asks sees a comment.
    pub(crate) fn sees(&self, comment: &Comment) -> bool {
        comment.public || self.by != GUEST[0]
    }

    pub(crate) fn id(&mut self) -> u64 {
        self.ids += 1;
        self.ids
    }

    pub(crate) fn key(&mut self, project: &str) -> String {
        let number = self.numbers.entry(project.to_owned()).or_default();
        *number += 1;
        format!("{project}-{number}")
    }

    /// The issue of this id or key, one it had before included, when it may be seen.
    pub(crate) fn find(&self, name: &str) -> Option<&Issue> {
        let fits = |issue: &&Issue| {
            issue.id.to_string() == name
                || issue.key.eq_ignore_ascii_case(name)
                || issue.old_keys.iter().any(|old| old == name)
        };
        let sealed = self.sealed;
        let seen = |issue: &&Issue| {
            !(issue.gone || issue.hidden || sealed && issue.key.starts_with(PROJECT))
        };
        match name.parse::<u64>() {
            Ok(id) => self.issues.get(&id).filter(seen),
            Err(_) => self.issues.values().find(fits).filter(seen),
        }
    }

    /// What the index shows of an issue now.
    pub(crate) fn shown<'a>(&self, issue: &'a Issue) -> Option<&'a Shown> {
        let now = self.clock.millis();
        let last = issue.shown.iter().rev().find(|(at, _)| *at <= now)?;
        last.1.as_ref()
    }

    /// An issue was changed: it has a new time, and the index learns of it later.
    pub(crate) fn touched(&mut self, id: u64, by: &str, items: Vec<Value>) {
        let now = self.clock.tick(7);
        let change = self.id();
        let Some(issue) = self.issues.get_mut(&id) else {
            return;
        };
        issue.updated = now;
        if !items.is_empty() {
            issue.changes.push(Change {
                id: change,
                author: by.to_owned(),
                created: now,
                items,
            });
        }
        let shown = (!issue.gone).then(|| Shown {
            key: issue.key.clone(),
            updated: now,
            fields: issue.fields.clone(),
        });
        issue.shown.push((now + self.lag, shown));
        // What is shown by now hides what was shown before.
        let last = issue.shown.iter().rposition(|(at, _)| *at <= now);
        issue.shown.drain(..last.unwrap_or(0));
    }

    /// A moment as this Jira writes it: in the profile's zone, the offset without a colon.
    pub(crate) fn moment(&self, millis: i64) -> Value {
        let time = self.zone.timestamp_millis_opt(millis).single();
        json!(time.map(|time| time.format("%Y-%m-%dT%H:%M:%S%.3f%z").to_string()))
    }

    pub(crate) fn user(&self, name: &str) -> Value {
        let short = name.to_lowercase().replace(' ', ".");
        match self.edition {
            Edition::Cloud => json!({
                "accountId": format!("712020:{short}"), "accountType": "atlassian",
                "displayName": name, "active": true, "timeZone": self.zone.name(),
            }),
            Edition::DataCenter => json!({
                "name": short, "key": format!("JIRAUSER{}", short.len()),
                "displayName": name, "active": true, "timeZone": self.zone.name(),
            }),
        }
    }
}

/// Everybody who can be given an issue.
pub(crate) const PEOPLE: &[&str] = &[ME, "Ann Triage", "Paul Product"];

/// Statuses, and which of them each leads to, by its place here.
pub(crate) const STATUSES: &[(&str, &str, &[usize])] = &[
    ("Open", "new", &[1, 3, 6]),
    ("In Progress", "indeterminate", &[2, 3, 4, 6]),
    ("Escalated", "indeterminate", &[1, 4]),
    ("Pending", "indeterminate", &[1, 4, 6]),
    ("Resolved", "done", &[1, 5]),
    ("Closed", "done", &[]),
    ("Cancelled", "done", &[0]),
];

pub(crate) const PRIORITIES: &[&str] = &["Critical", "High", "Medium", "Low"];
pub(crate) const VERSIONS: &[&str] = &["15.0.0", "15.1.0", "15.2.0-rc.1"];
pub(crate) const COMPONENTS: &[&str] =
    &["account-lookup-service", "central-ledger", "ml-api-adapter"];

/// Fields that were made here: id, name, type, values of a select.
pub(crate) const CUSTOM: &[(&str, &str, &str, &[&str])] = &[
    (
        "customfield_10041",
        "Urgency",
        "option",
        &["1", "2", "3", "4", "5"],
    ),
    (
        "customfield_10042",
        "Impact",
        "option",
        &["1", "2", "3", "4", "5"],
    ),
    ("customfield_10050", "Severity", "option", PRIORITIES),
    ("customfield_10060", "Client ref", "string", &[]),
    ("customfield_10061", "Observed Behavior", "textarea", &[]),
    ("customfield_10070", "Found in", "string", &[]),
];

pub(crate) fn status(at: usize) -> Value {
    let (name, category, _) = STATUSES.get(at).copied().unwrap_or(STATUSES[0]);
    json!({"id": (at + 1).to_string(), "name": name, "statusCategory": {"key": category}})
}

/// The place of a status among [`STATUSES`].
pub(crate) fn status_at(fields: &Map<String, Value>) -> usize {
    let name = fields["status"]["name"].as_str().unwrap_or_default();
    STATUSES
        .iter()
        .position(|(one, ..)| *one == name)
        .unwrap_or(0)
}

/// A value of a list by its name, as it is shown.
pub(crate) fn named(list: &[&str], name: &str) -> Option<Value> {
    let at = list.iter().position(|one| *one == name)?;
    Some(json!({"id": (at + 1).to_string(), "name": name}))
}
