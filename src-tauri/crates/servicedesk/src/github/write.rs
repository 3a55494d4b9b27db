//! Making, changing and answering issues.

use super::issue::LABEL;
use super::{Github, mark};
use crate::door::{LATER, later, segment};
use crate::json::text;
use serde_json::{Map, Value as Json, json};
use slipway_domain::desk::value::{Fields, Value, of};
use slipway_domain::desk::{Fetched, Written, field};
use slipway_net::line::{Ask, Body, Verb};
use std::collections::BTreeSet;

/// What a write comes to: a document, and labels to put on and take off.
#[derive(Default)]
struct Change {
    document: Map<String, Json>,
    on: BTreeSet<String>,
    off: BTreeSet<String>,
}

impl Github {
    /// Makes an issue. It carries its mark in the same request.
    pub(super) fn make(&mut self, mark: &str, fields: &Fields) -> Result<Written, Written> {
        let mut given = fields.clone();
        given.retain(|ours, _| !field::only_read(ours));
        let status = given.remove(field::STATUS);
        let theirs = self.theirs(&given)?;
        let mut change = self.change_of(&theirs, &Fields::new())?;
        let body = of(&theirs, "body").as_text();
        change
            .document
            .insert("body".to_owned(), json!(mark::signed(body, mark)));
        if !change.on.is_empty() {
            change
                .document
                .insert("labels".to_owned(), json!(change.on));
        }
        let place = self.place("issues").map_err(later)?;
        let body = Body::Json(Json::Object(change.document).to_string());
        let answer = match self.door.write(&Ask::send(Verb::Post, place, body)) {
            Err(Written::Gone) => return Err(self.nowhere()),
            answer => answer?,
        };
        let made: Json = serde_json::from_slice(&answer.body).unwrap_or_default();
        let Some(number) = made["number"].as_u64() else {
            return Err(Written::Unknown);
        };
        let remote = number.to_string();
        // An issue is made open; any other state is the next step, and the look that follows shows
        // what came of it.
        if let Some(status) = status {
            let fields = Fields::from([(field::STATUS.to_owned(), status)]);
            let _ = self.change(&remote, &fields);
        }
        Ok(Written::Applied { remote })
    }

    /// There is no place for a new issue: the repository is gone, or something stands before it.
    fn nowhere(&mut self) -> Written {
        self.push = None;
        match self.may_push().map_err(later) {
            Ok(_) => Written::Retry(LATER),
            Err(waits) => waits,
        }
    }

    /// Changes fields. Labels are put on and taken off one by one, reckoned from what was looked at,
    /// so that one which somebody else puts on meanwhile stays.
    pub(super) fn change(&mut self, remote: &str, fields: &Fields) -> Result<Written, Written> {
        let place = self.issue_place(remote).ok_or(Written::Gone)?;
        let mut given = fields.clone();
        given.retain(|ours, _| !field::only_read(ours));
        if given.is_empty() {
            return Err(Written::Refused(
                "GitHub keeps who reported an issue and when, as they were.".to_owned(),
            ));
        }
        if self
            .shown
            .as_ref()
            .is_none_or(|shown| shown.remote != remote)
        {
            match self.look(remote).map_err(later)? {
                Fetched::Live(_) => {}
                _ => return Err(Written::Gone),
            }
        }
        let theirs = self.theirs(&given)?;
        let (had, mark) = match self.shown.take() {
            Some(shown) => (shown.fields, shown.mark),
            None => (Fields::new(), None),
        };
        let mut change = self.change_of(&theirs, &had)?;
        if let (Some(body), Some(mark)) = (theirs.get("body"), mark) {
            let signed = mark::signed(body.as_text(), &mark);
            change.document.insert("body".to_owned(), json!(signed));
        }
        if !change.document.is_empty() {
            let body = Body::Json(Json::Object(change.document).to_string());
            let answer = self
                .door
                .write(&Ask::send(Verb::Patch, place.clone(), body))?;
            let changed: Json = serde_json::from_slice(&answer.body).unwrap_or_default();
            // GitHub answers with the issue; anything else was said by somebody on the way.
            if changed["number"].as_u64().is_none() {
                return Err(Written::Unknown);
            }
        }
        if !change.on.is_empty() {
            let body = Body::Json(json!({"labels": change.on}).to_string());
            self.door
                .write(&Ask::send(Verb::Post, format!("{place}/labels"), body))?;
        }
        for label in &change.off {
            let label = format!("{place}/labels/{}", segment(label));
            match self.door.write(&Ask::send(Verb::Delete, label, Body::None)) {
                // Somebody else took it off.
                Ok(_) | Err(Written::Gone) => {}
                Err(other) => return Err(other),
            }
        }
        Ok(Written::Applied {
            remote: remote.to_owned(),
        })
    }

    /// Says something, which everybody reads who sees the issue.
    pub(super) fn say(
        &mut self,
        remote: &str,
        mark: &str,
        body: &str,
        public: bool,
    ) -> Result<Written, Written> {
        if !public {
            return Err(Written::Refused(
                "GitHub has no internal comments: whoever sees the issue would read it.".to_owned(),
            ));
        }
        // What is said is kept here under our name.
        self.know_me().map_err(later)?;
        let place = self.issue_place(remote).ok_or(Written::Gone)?;
        let document = json!({"body": mark::signed(body, mark)});
        let ask = Ask::send(
            Verb::Post,
            format!("{place}/comments"),
            Body::Json(document.to_string()),
        );
        let answer = self.door.write(&ask)?;
        let said: Json = serde_json::from_slice(&answer.body).unwrap_or_default();
        // An answer without its number proves nothing; the look finds what was said by its mark.
        match text(&said, "id") {
            id if id.is_empty() => Err(Written::Unknown),
            remote => Ok(Written::Applied { remote }),
        }
    }

    fn theirs(&self, ours: &Fields) -> Result<Fields, Written> {
        self.mapping
            .to_theirs(ours)
            .map_err(|unmapped| Written::Refused(unmapped.to_string()))
    }

    fn change_of(&mut self, theirs: &Fields, had: &Fields) -> Result<Change, Written> {
        let mut change = Change::default();
        let labels_had = of(had, "labels").as_set();
        let begins: Vec<String> = self
            .mapping
            .fields
            .values()
            .filter_map(|slot| slot.theirs.strip_prefix(LABEL))
            .map(str::to_owned)
            .collect();
        for (name, value) in theirs {
            let plain = value.as_text();
            match name.as_str() {
                "title" | "body" => drop(change.document.insert(name.clone(), json!(plain))),
                "state" => state_into(&mut change.document, plain),
                "milestone" => {
                    let number = self.milestone(plain)?;
                    change.document.insert(name.clone(), number);
                }
                "assignees" => {
                    let people: Vec<&str> =
                        plain.split(", ").filter(|one| !one.is_empty()).collect();
                    if !people.is_empty() || *had != Fields::new() {
                        change.document.insert(name.clone(), json!(people));
                    }
                }
                "labels" => {
                    let free = |label: &&String| {
                        !begins.iter().any(|begin| label.starts_with(begin.as_str()))
                    };
                    let wanted = value.as_set();
                    change.on.extend(wanted.difference(&labels_had).cloned());
                    change
                        .off
                        .extend(labels_had.difference(&wanted).filter(free).cloned());
                }
                other => {
                    let Some(begin) = other.strip_prefix(LABEL) else {
                        return Err(Written::Refused(format!("GitHub has no field {other}.")));
                    };
                    let wanted = (*value != Value::Empty).then(|| format!("{begin}{plain}"));
                    let own = labels_had.iter().filter(|label| label.starts_with(begin));
                    change
                        .off
                        .extend(own.filter(|label| Some(*label) != wanted.as_ref()).cloned());
                    change
                        .on
                        .extend(wanted.filter(|label| !labels_had.contains(label)));
                }
            }
        }
        // Without the right they would be dropped without a word.
        let rights = !change.on.is_empty()
            || !change.off.is_empty()
            || ["milestone", "assignees"].iter().any(|name| {
                change
                    .document
                    .get(*name)
                    .is_some_and(|value| !value.is_null())
            });
        if rights && !self.may_push().map_err(later)? {
            return Err(Written::Refused(format!(
                "This account may not set labels, milestones or assignees in {}: ask for triage rights there, or leave these fields out of the mapping.",
                self.repo
            )));
        }
        Ok(change)
    }

    /// The number of a milestone by its title.
    fn milestone(&self, title: &str) -> Result<Json, Written> {
        if title.is_empty() {
            return Ok(Json::Null);
        }
        let place = self.place("milestones").map_err(later)?;
        let all = self.pages(&place, &[("state", "all")]).map_err(later)?;
        let found = all.iter().find(|one| text(one, "title") == title);
        found.map(|one| one["number"].clone()).ok_or_else(|| {
            Written::Refused(format!(
                "There is no milestone {title} in {}; make it there first.",
                self.repo
            ))
        })
    }
}

fn state_into(document: &mut Map<String, Json>, state: &str) {
    let (state, reason) = match state {
        "open" => ("open", Json::Null),
        "not planned" => ("closed", json!("not_planned")),
        "duplicate" => ("closed", json!("duplicate")),
        _ => ("closed", json!("completed")),
    };
    document.insert("state".to_owned(), json!(state));
    if !reason.is_null() {
        document.insert("state_reason".to_owned(), reason);
    }
}
