//! The issues of a repository at GitHub.
//!
//! What it does as the real one is known to: pull requests stand among the issues, a list's tag is
//! another each time, times are to the second, labels, milestones and assignees are dropped without a
//! word where the account may not push, an issue that is transferred answers 301 and one that is
//! deleted 410, a locked one takes no comment, and a refusal for speed is a 403 as one for rights is.

mod answer;
mod state;
mod write;

use super::clock::Clock;
use super::trouble::Trouble;
use super::web::Web;
use crate::fault_server::{Reply, Request};
use answer::message;
use chrono::Duration;
use serde_json::Value;
pub use state::{BOSS, GUEST, LONGEST, ME, OTHER, REPO, SECRET};
use state::{Fate, Place, State};

/// A running GitHub; it stops when dropped.
pub struct Github {
    web: Web<State>,
    /// The time there.
    pub clock: Clock,
}

/// An issue as it stands there, to be compared with what a client believes.
#[derive(Clone, Debug, PartialEq)]
pub struct Stands {
    /// Its repository.
    pub repo: String,
    /// Its number there.
    pub number: u64,
    /// It, as the desk shows it.
    pub shown: Value,
    /// Author and text.
    pub comments: Vec<(String, String)>,
}

impl Github {
    /// Starts one without issues.
    pub fn start(clock: Clock) -> Self {
        let web = Web::start(State::new(clock.clone()), clock.clone());
        web.state().base = web.server.url();
        Github { web, clock }
    }

    /// Where it is.
    pub fn url(&self) -> String {
        self.web.server.url()
    }

    /// Everything asked so far.
    pub fn requests(&self) -> Vec<Request> {
        self.web.server.requests()
    }

    /// From now on lists are so far behind.
    pub fn lists_lag(&self, time: Duration) {
        self.web.state().lag = time.num_milliseconds();
    }

    /// Whether the account may push; it may at first.
    pub fn may_push(&self, push: bool) {
        self.web.state().push = push;
    }

    /// So many requests are left in this hour.
    pub fn requests_left(&self, left: u32) {
        self.web.state().left = left;
    }

    /// The next `times` requests by this method (`*` for any) whose path contains this go wrong.
    pub fn trouble(&self, method: &str, path: &str, times: usize, what: Trouble) {
        self.web.troubles().add(method, path, 0, times, what);
    }

    /// As [`Github::trouble`], after so many that go well.
    pub fn trouble_after(&self, after: usize, method: &str, path: &str, what: Trouble) {
        self.web.troubles().add(method, path, after, 1, what);
    }

    /// Nothing goes wrong any more.
    pub fn calm(&self) {
        self.web.troubles().clear();
    }

    /// Somebody makes an issue; gives its number.
    pub fn make(&self, by: &str, title: &str, body: &str) -> u64 {
        self.web.state().make(by, REPO, title, Some(body), false)
    }

    /// Somebody makes a pull request.
    pub fn make_pull(&self, by: &str, title: &str) -> u64 {
        self.web.state().make(by, REPO, title, None, true)
    }

    /// Somebody with every right sets fields, as a `PATCH` would.
    pub fn set(&self, by: &str, number: u64, fields: &Value) {
        self.web.state().write(&place(number), by, fields, true);
    }

    /// Somebody says something.
    pub fn say(&self, by: &str, number: u64, body: &str) -> u64 {
        self.web.state().say(&place(number), by, body)
    }

    /// Something stands in the timeline that is no change of the issue: shapes differ widely there.
    pub fn tell(&self, number: u64, event: Value) {
        if let Some(issue) = self.web.state().issues.get_mut(&place(number)) {
            issue.events.push(event);
        }
    }

    /// Nobody may comment on it any more, or may again.
    pub fn lock(&self, number: u64, locked: bool) {
        if let Some(issue) = self.web.state().issues.get_mut(&place(number)) {
            issue.locked = locked;
        }
    }

    /// It is deleted.
    pub fn delete(&self, number: u64) {
        self.fate(number, Fate::Gone);
    }

    /// It may not be seen any more.
    pub fn hide(&self, number: u64) {
        self.fate(number, Fate::Hidden);
    }

    /// It goes to [`OTHER`]; gives its number there.
    pub fn transfer(&self, number: u64) -> u64 {
        self.web.state().transfer(&place(number), OTHER)
    }

    fn fate(&self, number: u64, fate: Fate) {
        if let Some(issue) = self.web.state().issues.get_mut(&place(number)) {
            issue.fate = fate;
        }
    }

    /// Every issue and pull request that is there.
    pub fn stands(&self) -> Vec<Stands> {
        let state = self.web.state();
        let live = state
            .issues
            .values()
            .filter(|issue| issue.fate == Fate::Here);
        live.map(|issue| Stands {
            repo: issue.repo.clone(),
            number: issue.number,
            shown: state.render(issue),
            comments: issue
                .comments
                .iter()
                .map(|one| (one.user.clone(), one.body.clone()))
                .collect(),
        })
        .collect()
    }

    /// One of those of [`REPO`].
    pub fn stand(&self, number: u64) -> Option<Stands> {
        self.stands()
            .into_iter()
            .find(|one| one.repo == REPO && one.number == number)
    }
}

fn place(number: u64) -> Place {
    (REPO.to_owned(), number)
}

/// What GitHub answers when content is made too fast: a 403, as for missing rights.
pub fn secondary_limit(seconds: Option<u32>) -> Reply {
    let reply = message(
        403,
        "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
    );
    match seconds {
        Some(seconds) => reply.header("Retry-After", &seconds.to_string()),
        None => reply,
    }
}
