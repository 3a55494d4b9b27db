//! What is done to issues, whoever does it.

use super::fields::history;
use super::state::{Comment, Issue, STATUSES, State, status};
use serde_json::{Map, Value, json};

impl State {
    /// Makes an issue with these fields, which were looked at before.
    pub(crate) fn make(&mut self, by: &str, project: &str, fields: &Value) -> u64 {
        let (id, key) = (self.id(), self.key(project));
        let mut all = json!({
            "summary": "", "description": null, "environment": null, "assignee": null,
            "issuetype": {"id": "10004", "name": "Bug"}, "labels": [], "fixVersions": [],
            "versions": [], "components": [], "status": status(0), "resolution": null,
            "priority": {"id": "3", "name": "Medium"}, "reporter": self.user(by),
        })
        .as_object()
        .cloned()
        .unwrap_or_default();
        for (field, ..) in super::state::CUSTOM {
            all.insert((*field).to_owned(), Value::Null);
        }
        all.extend(fields.as_object().cloned().unwrap_or_default());
        let created = self.clock.millis();
        let issue = Issue {
            id,
            key,
            old_keys: Vec::new(),
            fields: all,
            comments: Vec::new(),
            changes: Vec::new(),
            created,
            updated: created,
            gone: false,
            hidden: false,
            shown: Vec::new(),
        };
        self.issues.insert(id, issue);
        self.touched(id, by, Vec::new());
        id
    }

    /// Writes fields, and what was there into the changelog.
    pub(crate) fn write(&mut self, id: u64, by: &str, fields: Map<String, Value>) {
        let Some(issue) = self.issues.get_mut(&id) else {
            return;
        };
        let mut items = Vec::new();
        for (field, to) in fields {
            let from = issue
                .fields
                .insert(field.clone(), to.clone())
                .unwrap_or_default();
            if from != to {
                items.extend(history(&field, &from, &to));
            }
        }
        if !items.is_empty() {
            self.touched(id, by, items);
        }
    }

    pub(crate) fn say(&mut self, id: u64, by: &str, body: Value, public: bool) -> u64 {
        let comment = self.id();
        self.touched(id, by, Vec::new());
        let created = self.clock.millis();
        if let Some(issue) = self.issues.get_mut(&id) {
            issue.comments.push(Comment {
                id: comment,
                author: by.to_owned(),
                created,
                body,
                public,
            });
        }
        comment
    }

    pub(crate) fn move_to(&mut self, id: u64, project: &str) -> String {
        let key = self.key(project);
        if let Some(issue) = self.issues.get_mut(&id) {
            let old = std::mem::replace(&mut issue.key, key.clone());
            issue.old_keys.push(old);
        }
        self.touched(id, super::ME, Vec::new());
        key
    }

    /// Transitions from a status: id, name, and where they lead.
    pub(crate) fn transitions(at: usize) -> Vec<(String, String, usize)> {
        let (_, _, leads) = STATUSES.get(at).copied().unwrap_or(STATUSES[0]);
        let named = |to: &usize| {
            let name = match STATUSES[*to].0 {
                "In Progress" => "Start work",
                "Resolved" => "Mark as done",
                other => other,
            };
            (format!("{}{}", at + 1, to + 1), name.to_owned(), *to)
        };
        leads.iter().map(named).collect()
    }
}
