//! A Jira: Cloud with REST v3, or Data Center with REST v2, with Service Management on both.
//!
//! What it does as the real one is known to: the search index lags, a time in a query is read in the
//! profile's zone to the minute, a search gives ids only unless fields are named, lists inside an
//! issue are cut, a status changes by a transition only, an issue that moves changes its key, a
//! deleted and a hidden issue look the same, and whoever's token is not known is let in as nobody.

mod answer;
mod fields;
mod files;
mod issue;
mod jql;
mod render;
mod search;
mod state;

use super::clock::Clock;
use super::trouble::Trouble;
use super::web::Web;
use crate::fault_server::{Reply, Request};
use chrono::Duration;
use chrono_tz::Tz;
use serde_json::{Value, json};
pub use state::{BACKLOG, BOSS, EMAIL, Edition, GUEST, ME, PROJECT, SECRET};
use state::{Comment, State};

/// Why a write is put off, as Jira words it in `RateLimit-Reason`.
pub const RATE_REASONS: &[&str] = &[
    "jira-quota-global-based",
    "jira-quota-tenant-based",
    "jira-burst-based",
    "jira-per-issue-on-write",
];

/// A running Jira; it stops when dropped.
pub struct Jira {
    web: Web<State>,
    /// The time there.
    pub clock: Clock,
}

/// An issue as it stands there, to be compared with what a client believes.
#[derive(Clone, Debug, PartialEq)]
pub struct Stands {
    /// Its id.
    pub id: String,
    /// Its key.
    pub key: String,
    /// Its fields, as the desk holds them.
    pub fields: serde_json::Map<String, Value>,
    /// Author, bare text, and whether customers see it.
    pub comments: Vec<(String, String, bool)>,
}

impl Jira {
    /// Starts one without issues.
    pub fn start(edition: Edition, clock: Clock) -> Self {
        let web = Web::start(State::new(edition, clock.clone()), clock.clone());
        web.state().base = web.server.url();
        Jira { web, clock }
    }

    /// Where it is.
    pub fn url(&self) -> String {
        self.web.server.url()
    }

    /// Everything asked so far.
    pub fn requests(&self) -> Vec<Request> {
        self.web.server.requests()
    }

    /// From now on the index takes so long to show a change.
    pub fn index_lags(&self, time: Duration) {
        self.web.state().lag = time.num_milliseconds();
    }

    /// The zone in the account's profile.
    pub fn profile_zone(&self, zone: Tz) {
        self.web.state().zone = zone;
    }

    /// Whether the project is a service project; it is one at first.
    pub fn is_service(&self, service: bool) {
        self.web.state().service = service;
    }

    /// The token is not known any more, and who comes with it is let in as nobody.
    pub fn forgets_the_token(&self, forgets: bool) {
        self.web.state().anonymous = forgets;
    }

    /// The account may not see the project any more.
    pub fn seals_the_project(&self, sealed: bool) {
        self.web.state().sealed = sealed;
    }

    /// The next `times` requests by this method (`*` for any) whose path contains this go wrong.
    pub fn trouble(&self, method: &str, path: &str, times: usize, what: Trouble) {
        self.web.troubles().add(method, path, 0, times, what);
    }

    /// As [`Jira::trouble`], after so many that go well.
    pub fn trouble_after(&self, after: usize, method: &str, path: &str, what: Trouble) {
        self.web.troubles().add(method, path, after, 1, what);
    }

    /// Nothing goes wrong any more.
    pub fn calm(&self) {
        self.web.troubles().clear();
    }

    /// Somebody makes an issue; gives its id.
    pub fn make(&self, by: &str, summary: &str) -> String {
        self.web
            .state()
            .make(by, PROJECT, &json!({"summary": summary}))
            .to_string()
    }

    /// Somebody sets fields as a request would: no check of what may be done.
    pub fn set(&self, by: &str, id: &str, fields: &Value) {
        let given = fields.as_object().cloned().unwrap_or_default();
        self.web.state().write(id.parse().unwrap_or(0), by, given);
    }

    /// Somebody takes an issue to this status.
    pub fn set_status(&self, by: &str, id: &str, name: &str) {
        let at = state::STATUSES.iter().position(|(one, ..)| *one == name);
        self.set(
            by,
            id,
            &json!({"status": state::status(at.expect("a status"))}),
        );
    }

    /// Somebody says something; `body` as this edition holds it.
    pub fn say(&self, by: &str, id: &str, body: &Value, public: bool) {
        self.web
            .state()
            .say(id.parse().unwrap_or(0), by, body.clone(), public);
    }

    /// Somebody puts a file on an issue; gives its id.
    pub fn lay(&self, by: &str, id: &str, name: &str, content: &str) -> String {
        let mut state = self.web.state();
        let id = state.lay(
            by,
            id.parse().unwrap_or(0),
            name,
            "text/plain",
            content.as_bytes(),
        );
        id.to_string()
    }

    /// An issue goes to another project: it has another key from now on.
    pub fn move_away(&self, id: &str) -> String {
        self.web.state().move_to(id.parse().unwrap_or(0), BACKLOG)
    }

    /// An issue is deleted.
    pub fn delete(&self, id: &str) {
        let mut state = self.web.state();
        let id = id.parse().unwrap_or(0);
        if let Some(issue) = state.issues.get_mut(&id) {
            issue.gone = true;
        }
        state.touched(id, "", Vec::new());
    }

    /// An issue may not be seen any more, or may again.
    pub fn hide(&self, id: &str, hidden: bool) {
        if let Some(issue) = self.web.state().issues.get_mut(&id.parse().unwrap_or(0)) {
            issue.hidden = hidden;
        }
    }

    /// Every issue that is there.
    pub fn stands(&self) -> Vec<Stands> {
        let state = self.web.state();
        let live = state.issues.values().filter(|issue| !issue.gone);
        let said = |one: &Comment| {
            let text = match &one.body {
                Value::String(text) => text.clone(),
                document => fields::bare(document),
            };
            (one.author.clone(), text, one.public)
        };
        live.map(|issue| Stands {
            id: issue.id.to_string(),
            key: issue.key.clone(),
            fields: issue.fields.clone(),
            comments: issue.comments.iter().map(said).collect(),
        })
        .collect()
    }

    /// One of them.
    pub fn stand(&self, id: &str) -> Option<Stands> {
        self.stands().into_iter().find(|one| one.id == id)
    }

    /// Files that were attached, with the issue's id.
    pub fn files(&self) -> Vec<(String, String)> {
        let state = self.web.state();
        state
            .files
            .iter()
            .map(|one| (one.issue.to_string(), one.name.clone()))
            .collect()
    }
}

/// An answer as Jira words what is wrong.
pub(crate) fn complain(status: u16, why: &str) -> Reply {
    Reply::json(status, &json!({"errorMessages": [why], "errors": {}}))
}

/// What Jira answers a client that it wants to slow down.
pub fn slow_down(reason: &str, seconds: u32) -> Reply {
    complain(429, "Rate limit exceeded.")
        .header("Retry-After", &seconds.to_string())
        .header("RateLimit-Reason", reason)
        .header("X-RateLimit-Remaining", "0")
}
