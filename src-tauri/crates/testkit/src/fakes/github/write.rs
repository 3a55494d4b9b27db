//! What may be written into an issue.

use super::state::{LONGEST, MILESTONES, PEOPLE, Place, State};
use serde_json::{Value, json};

/// What is wrong with a field.
pub(crate) fn invalid(field: &str, code: &str) -> Value {
    json!({"resource": "Issue", "field": field, "code": code})
}

impl State {
    /// Looks at everything that a write names before any of it is done.
    pub(crate) fn check(&self, body: &Value, new: bool) -> Result<(), Value> {
        let given = |field: &str| body.get(field).filter(|value| !value.is_null());
        match given("title") {
            None if new => return Err(invalid("title", "missing_field")),
            Some(title) if title.as_str().is_none_or(|title| title.trim().is_empty()) => {
                return Err(invalid("title", "missing_field"));
            }
            Some(title)
                if title
                    .as_str()
                    .is_some_and(|title| title.chars().count() > 256) =>
            {
                return Err(invalid("title", "too_long"));
            }
            _ => {}
        }
        if given("body").is_some_and(|body| body.as_str().is_none_or(|body| body.len() > LONGEST)) {
            return Err(invalid("body", "too_long"));
        }
        if given("state").is_some_and(|state| state != "open" && state != "closed") {
            return Err(invalid("state", "invalid"));
        }
        let reasons = ["completed", "not_planned", "duplicate", "reopened"];
        if given("state_reason")
            .is_some_and(|reason| !reason.as_str().is_some_and(|one| reasons.contains(&one)))
        {
            return Err(invalid("state_reason", "invalid"));
        }
        let milestone = |number: &Value| {
            number
                .as_u64()
                .is_some_and(|number| (1..=MILESTONES.len() as u64).contains(&number))
        };
        if given("milestone").is_some_and(|number| !milestone(number)) {
            return Err(invalid("milestone", "invalid"));
        }
        let people = given("assignees").and_then(Value::as_array);
        let known = |one: &Value| one.as_str().is_some_and(|one| PEOPLE.contains(&one));
        if people.is_some_and(|all| !all.iter().all(known)) {
            return Err(invalid("assignees", "invalid"));
        }
        Ok(())
    }

    /// Does what was looked at. Without push access, labels, milestone and assignees are dropped
    /// without a word.
    pub(crate) fn write(&mut self, place: &Place, by: &str, body: &Value, may_push: bool) {
        self.write_text(place, by, body);
        self.write_state(place, by, body);
        if !may_push {
            return;
        }
        if let Some(labels) = body["labels"].as_array() {
            let wanted: Vec<String> = labels
                .iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect();
            let had = self
                .issues
                .get(place)
                .map(|issue| issue.labels.clone())
                .unwrap_or_default();
            for gone in had.iter().filter(|one| !has(&wanted, one)) {
                self.unlabel(place, by, gone);
            }
            for come in wanted.iter().filter(|one| !has(&had, one)) {
                self.label(place, by, come);
            }
        }
        self.write_milestone(place, by, body);
        if let Some(people) = body["assignees"].as_array() {
            let people: Vec<String> = people
                .iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect();
            let had = self
                .issues
                .get_mut(place)
                .map(|issue| std::mem::replace(&mut issue.assignees, people.clone()))
                .unwrap_or_default();
            for one in had.iter().filter(|one| !people.contains(one)) {
                self.event(place, by, "unassigned", json!({"assignee": {"login": one}}));
            }
            for one in people.iter().filter(|one| !had.contains(one)) {
                self.event(place, by, "assigned", json!({"assignee": {"login": one}}));
            }
        }
    }

    fn write_text(&mut self, place: &Place, by: &str, body: &Value) {
        let Some(issue) = self.issues.get_mut(place) else {
            return;
        };
        let (mut renamed, mut edited) = (None, false);
        if let Some(title) = body["title"].as_str().filter(|title| *title != issue.title) {
            renamed = Some(json!({"rename": {"from": issue.title, "to": title}}));
            issue.title = title.to_owned();
        }
        if let Some(text) = body.get("body") {
            let text = text.as_str().map(str::to_owned);
            edited = text != issue.body;
            issue.body = text;
        }
        // The timeline tells of a new title, and nothing of a new body.
        match renamed {
            Some(renamed) => self.event(place, by, "renamed", renamed),
            None if edited => self.touched(place),
            None => {}
        }
    }

    fn write_state(&mut self, place: &Place, by: &str, body: &Value) {
        let Some(closed) = body["state"].as_str().map(|state| state == "closed") else {
            return;
        };
        let Some(issue) = self.issues.get_mut(place) else {
            return;
        };
        let given = body["state_reason"].as_str();
        let reason = if closed {
            given.unwrap_or("completed")
        } else {
            "reopened"
        };
        let same = closed == issue.closed && (!closed || issue.reason.as_deref() == Some(reason));
        if same {
            return;
        }
        issue.closed = closed;
        issue.reason = Some(reason.to_owned());
        let event = if closed { "closed" } else { "reopened" };
        self.event(
            place,
            by,
            event,
            json!({"state_reason": closed.then_some(reason)}),
        );
    }

    fn write_milestone(&mut self, place: &Place, by: &str, body: &Value) {
        let Some(milestone) = body.get("milestone") else {
            return;
        };
        let to = milestone
            .as_u64()
            .and_then(|number| usize::try_from(number).ok())
            .and_then(|number| number.checked_sub(1));
        let Some(issue) = self.issues.get_mut(place) else {
            return;
        };
        let from = std::mem::replace(&mut issue.milestone, to);
        if from == to {
            return;
        }
        for (event, at) in [("demilestoned", from), ("milestoned", to)] {
            if let Some(title) = at.and_then(|at| MILESTONES.get(at)) {
                self.event(place, by, event, json!({"milestone": {"title": title}}));
            }
        }
    }

    /// Puts a label on; one that is not known is made, by who may.
    pub(crate) fn label(&mut self, place: &Place, by: &str, name: &str) {
        if !has(&self.labels, name) {
            self.labels.push(name.to_owned());
        }
        let known = self
            .labels
            .iter()
            .find(|one| one.eq_ignore_ascii_case(name))
            .cloned();
        let name = known.unwrap_or_else(|| name.to_owned());
        let Some(issue) = self
            .issues
            .get_mut(place)
            .filter(|issue| !has(&issue.labels, &name))
        else {
            return;
        };
        issue.labels.push(name.clone());
        self.event(
            place,
            by,
            "labeled",
            json!({"label": {"name": name, "color": "d73a4a"}}),
        );
    }

    /// Takes a label off; false when it was not on.
    pub(crate) fn unlabel(&mut self, place: &Place, by: &str, name: &str) -> bool {
        let Some(issue) = self
            .issues
            .get_mut(place)
            .filter(|issue| has(&issue.labels, name))
        else {
            return false;
        };
        issue.labels.retain(|one| !one.eq_ignore_ascii_case(name));
        self.event(
            place,
            by,
            "unlabeled",
            json!({"label": {"name": name, "color": "d73a4a"}}),
        );
        true
    }
}

fn has(list: &[String], name: &str) -> bool {
    list.iter().any(|one| one.eq_ignore_ascii_case(name))
}
