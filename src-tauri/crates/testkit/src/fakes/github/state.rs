//! What GitHub holds of two repositories: issues with their events and comments, labels, milestones.

use crate::fakes::clock::Clock;
use chrono::{SecondsFormat, TimeZone, Utc};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The account that the token belongs to.
pub const ME: &str = "rita-desk";
/// The secret that the desk takes.
pub const SECRET: &str = "github_pat_canary_91c2";
/// Somebody else who works there, with the secret.
pub const BOSS: [&str; 2] = ["ann-triage", "github_pat_boss_5e10"];
/// Somebody whose token only reads, with the secret.
pub const GUEST: [&str; 2] = ["gus-reader", "github_pat_guest_77aa"];
/// The repository.
pub const REPO: &str = "mojaloop/project";
/// Where issues are transferred to.
pub const OTHER: &str = "mojaloop/backlog";
/// Longest body of an issue or a comment.
pub const LONGEST: usize = 65_536;

pub(crate) const PEOPLE: &[&str] = &[ME, "ann-triage", "paul-product"];
pub(crate) const MILESTONES: &[&str] = &["15.0.0", "15.1.0", "15.2.0-rc.1"];
pub(crate) const LABELS: &[&str] = &[
    "bug",
    "oss-core",
    "core-dev-squad",
    "Severity: Critical",
    "Severity: High",
    "Severity: Medium",
    "Severity: Low",
    "Priority: Critical",
    "Priority: High",
    "Priority: Medium",
    "Priority: Low",
];

/// An issue by repository and number.
pub(crate) type Place = (String, u64);

#[derive(Clone, PartialEq)]
pub(crate) enum Fate {
    Here,
    Gone,
    Hidden,
    Moved(Place),
}

#[derive(Clone)]
pub(crate) struct Comment {
    pub(crate) id: u64,
    pub(crate) user: String,
    pub(crate) body: String,
    pub(crate) created: i64,
}

#[derive(Clone)]
pub(crate) struct Issue {
    pub(crate) id: u64,
    pub(crate) repo: String,
    pub(crate) number: u64,
    pub(crate) title: String,
    pub(crate) body: Option<String>,
    pub(crate) user: String,
    pub(crate) labels: Vec<String>,
    pub(crate) closed: bool,
    pub(crate) reason: Option<String>,
    pub(crate) milestone: Option<usize>,
    pub(crate) assignees: Vec<String>,
    pub(crate) locked: bool,
    pub(crate) pull: bool,
    pub(crate) created: i64,
    pub(crate) updated: i64,
    pub(crate) fate: Fate,
    pub(crate) events: Vec<Value>,
    pub(crate) comments: Vec<Comment>,
    /// What lists show from when on.
    pub(crate) shown: Vec<(i64, Value)>,
}

pub(crate) struct State {
    pub(crate) clock: Clock,
    pub(crate) base: String,
    /// Who asks.
    pub(crate) by: String,
    /// Whether the account may push, and with that set labels, milestones and assignees.
    pub(crate) push: bool,
    /// How long lists are behind, in milliseconds.
    pub(crate) lag: i64,
    /// Requests left in this hour.
    pub(crate) left: u32,
    /// When the hour ends, in seconds of the epoch.
    pub(crate) reset: i64,
    pub(crate) issues: BTreeMap<Place, Issue>,
    pub(crate) labels: Vec<String>,
    ids: u64,
    numbers: BTreeMap<String, u64>,
    pub(crate) tags: u64,
}

impl State {
    pub(crate) fn new(clock: Clock) -> Self {
        let reset = clock.millis() / 1000 + 3600;
        State {
            clock,
            base: String::new(),
            by: ME.to_owned(),
            push: true,
            lag: 0,
            left: 1_000_000,
            reset,
            issues: BTreeMap::new(),
            labels: LABELS.iter().map(|name| (*name).to_owned()).collect(),
            ids: 9_000_000,
            numbers: BTreeMap::new(),
            tags: 0,
        }
    }

    pub(crate) fn id(&mut self) -> u64 {
        self.ids += 1;
        self.ids
    }

    pub(crate) fn make(
        &mut self,
        by: &str,
        repo: &str,
        title: &str,
        body: Option<&str>,
        pull: bool,
    ) -> u64 {
        let number = self.numbers.entry(repo.to_owned()).or_default();
        *number += 1;
        let number = *number;
        let created = self.clock.tick(7);
        let issue = Issue {
            id: self.id(),
            repo: repo.to_owned(),
            number,
            title: title.to_owned(),
            body: body.map(str::to_owned),
            user: by.to_owned(),
            labels: Vec::new(),
            closed: false,
            reason: None,
            milestone: None,
            assignees: Vec::new(),
            locked: false,
            pull,
            created,
            updated: created,
            fate: Fate::Here,
            events: Vec::new(),
            comments: Vec::new(),
            shown: Vec::new(),
        };
        let place = (repo.to_owned(), number);
        self.issues.insert(place.clone(), issue);
        self.touched(&place);
        number
    }

    /// An issue was changed: lists learn of it later.
    pub(crate) fn touched(&mut self, place: &Place) {
        let now = self.clock.tick(7);
        if let Some(issue) = self.issues.get_mut(place) {
            issue.updated = now;
        }
        self.show(place, now);
    }

    fn show(&mut self, place: &Place, now: i64) {
        let Some(issue) = self.issues.get(place) else {
            return;
        };
        let shown = self.render(issue);
        let at = now + self.lag;
        if let Some(issue) = self.issues.get_mut(place) {
            issue.shown.push((at, shown));
            let last = issue.shown.iter().rposition(|(at, _)| *at <= now);
            issue.shown.drain(..last.unwrap_or(0));
        }
    }

    /// Something happened that the timeline tells of.
    pub(crate) fn event(&mut self, place: &Place, by: &str, event: &str, more: Value) {
        let id = self.id();
        let at = self.moment(self.clock.millis());
        let mut out = json!({"id": id, "event": event, "actor": {"login": by}, "created_at": at, "commit_id": null});
        if let (Some(out), Some(more)) = (out.as_object_mut(), more.as_object()) {
            out.extend(more.clone());
        }
        if let Some(issue) = self.issues.get_mut(place) {
            issue.events.push(out);
        }
        self.touched(place);
    }

    pub(crate) fn say(&mut self, place: &Place, by: &str, body: &str) -> u64 {
        let id = self.id();
        let created = self.clock.tick(7);
        if let Some(issue) = self.issues.get_mut(place) {
            issue.comments.push(Comment {
                id,
                user: by.to_owned(),
                body: body.to_owned(),
                created,
            });
        }
        self.touched(place);
        id
    }

    /// A moment as GitHub writes it: to the second.
    pub(crate) fn moment(&self, millis: i64) -> String {
        let time = Utc
            .timestamp_millis_opt(millis)
            .single()
            .unwrap_or_default();
        time.to_rfc3339_opts(SecondsFormat::Secs, true)
    }

    pub(crate) fn render(&self, issue: &Issue) -> Value {
        let repo = format!("{}/repos/{}", self.base, issue.repo);
        let label = |name: &String| json!({"id": name.len(), "name": name, "color": "d73a4a", "default": false});
        let user = |login: &String| json!({"login": login, "type": "User"});
        let milestone = issue
            .milestone
            .and_then(|at| MILESTONES.get(at).map(|title| (at, title)));
        let mut out = json!({
            "id": issue.id, "number": issue.number, "title": issue.title, "body": issue.body,
            "url": format!("{repo}/issues/{}", issue.number), "repository_url": repo,
            "html_url": format!("https://github.example/{}/issues/{}", issue.repo, issue.number),
            "user": user(&issue.user), "locked": issue.locked, "comments": issue.comments.len(),
            "labels": issue.labels.iter().map(label).collect::<Vec<_>>(),
            "state": if issue.closed { "closed" } else { "open" }, "state_reason": issue.reason,
            "milestone": milestone.map(|(at, title)| json!({"number": at + 1, "title": title, "state": "open"})),
            "assignees": issue.assignees.iter().map(user).collect::<Vec<_>>(),
            "assignee": issue.assignees.first().map(user),
            "created_at": self.moment(issue.created), "updated_at": self.moment(issue.updated),
        });
        if issue.pull {
            out["pull_request"] = json!({"url": format!("{repo}/pulls/{}", issue.number)});
        }
        out
    }

    pub(crate) fn render_comment(&self, issue: &Issue, comment: &Comment) -> Value {
        json!({
            "id": comment.id, "body": comment.body, "user": {"login": comment.user},
            "issue_url": format!("{}/repos/{}/issues/{}", self.base, issue.repo, issue.number),
            "created_at": self.moment(comment.created), "updated_at": self.moment(comment.created),
        })
    }

    /// The issue goes to another repository and has another number there.
    pub(crate) fn transfer(&mut self, place: &Place, to: &str) -> u64 {
        let number = self.make(ME, to, "", None, false);
        let there = (to.to_owned(), number);
        if let Some(mut moved) = self.issues.get(place).cloned() {
            (moved.repo, moved.number) = there.clone();
            moved.shown.clear();
            self.issues.insert(there.clone(), moved);
        }
        self.touched(&there);
        if let Some(left) = self.issues.get_mut(place) {
            left.fate = Fate::Moved(there);
        }
        number
    }
}
