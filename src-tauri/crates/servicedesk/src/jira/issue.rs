//! An issue as the desk writes it, read without trusting its shape.

use super::{Jira, Shown, adf};
use crate::json::{as_text, items, text, whole};
use crate::past;
use chrono::{DateTime, Utc};
use serde_json::Value as Json;
use slipway_domain::desk::value::{Fields, Value};
use slipway_domain::desk::{Fault, Observed, Said, Version, field, mark};
use std::collections::BTreeSet;

/// What a label that is a mark begins with.
pub(super) const MARK: &str = "ref-";

impl Jira {
    /// The fields to ask for: those of the mapping, and what every look needs.
    pub(super) fn wanted(&self) -> Vec<String> {
        let mut wanted: BTreeSet<&str> = [
            "summary",
            "status",
            "labels",
            "created",
            "updated",
            "comment",
            "attachment",
        ]
        .into();
        wanted.extend(
            self.mapping
                .fields
                .values()
                .map(|slot| slot.theirs.as_str()),
        );
        wanted.extend(self.mapping.mark.as_deref());
        wanted.into_iter().map(str::to_owned).collect()
    }

    /// The number of an issue and the time of its last change, in milliseconds.
    pub(super) fn place(&self, issue: &Json) -> Result<(u64, i64), Fault> {
        let id = text(issue, "id").parse().ok();
        let updated = moment(&text(&issue["fields"], "updated"));
        match (id, updated) {
            (Some(id), Some(updated)) => Ok((id, updated.timestamp_millis())),
            _ => Err(Fault::Unreachable(format!(
                "{} answered with an issue without a number or a time",
                self.door.host()
            ))),
        }
    }

    /// An issue with all that belongs to it. Lists that came cut are read to their end.
    pub(super) fn observed(&mut self, issue: &Json, looked: bool) -> Result<Observed, Fault> {
        let (id, order) = self.place(issue)?;
        let fields = &issue["fields"];
        // Whose a file is decides whether it is the one that we sent.
        if !items(fields, "attachment").is_empty() {
            self.know_me()?;
        }
        let raw = self.raw(fields);
        let comments = self.comments(id, &fields["comment"])?;
        let moments = self.moments(id, issue.get("changelog"))?;
        let history = past::told(&raw, &moments, |state| self.ours(state));
        let seen = Observed {
            remote: id.to_string(),
            version: Version {
                order,
                tag: String::new(),
            },
            mark: self.mark_of(fields),
            fields: self.ours(&raw),
            comments,
            history,
            files: self.files_of(fields),
        };
        if looked {
            let stiff = fields.as_object().into_iter().flatten();
            let stiff = stiff.filter(|(_, value)| value["type"] == "doc" && !adf::editable(value));
            self.shown = Some(Shown {
                remote: seen.remote.clone(),
                stiff: stiff.map(|(name, _)| name.clone()).collect(),
                fields: raw,
            });
        }
        Ok(seen)
    }

    fn mark_of(&self, fields: &Json) -> Option<String> {
        let held = match &self.mapping.mark {
            Some(field) => as_text(&fields[field]),
            None => String::new(),
        };
        let labels = items(fields, "labels").iter().filter_map(Json::as_str);
        let label = labels.filter_map(|label| label.strip_prefix(MARK)).next();
        let found = if held.is_empty() {
            label.unwrap_or_default()
        } else {
            &held
        };
        (!found.is_empty()).then(|| found.to_owned())
    }

    /// The fields by the desk's names; several values are a set.
    pub(super) fn raw(&self, fields: &Json) -> Fields {
        let mut raw = Fields::new();
        for slot in self.mapping.fields.values() {
            let value = fields.get(&slot.theirs).unwrap_or(&Json::Null);
            let value = match slot.theirs.as_str() {
                "created" => moment(&as_text(value)).map_or(Value::Empty, |at| {
                    Value::text(at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true))
                }),
                _ => value_of(value),
            };
            raw.insert(slot.theirs.clone(), value);
        }
        let labels = value_of(fields.get("labels").unwrap_or(&Json::Null));
        raw.insert("labels".to_owned(), labels);
        let status = value_of(fields.get("status").unwrap_or(&Json::Null));
        raw.insert("status".to_owned(), status);
        raw
    }

    /// Our fields: marks are no labels, and several values of a field that we hold one of are listed.
    pub(super) fn ours(&self, raw: &Fields) -> Fields {
        let set = self.mapping.theirs(field::LABELS);
        let mut theirs = raw.clone();
        for (name, value) in &mut theirs {
            let Value::Set(words) = value else { continue };
            if name == "labels" {
                words.retain(|word| !word.starts_with(MARK));
            }
            *value = match Some(name.as_str()) == set {
                true => Value::set(std::mem::take(words)),
                false => Value::text(words.iter().cloned().collect::<Vec<_>>().join(", ")),
            };
        }
        self.mapping.to_ours(&theirs)
    }

    /// Somebody, as comments and history name them. Who has our name and is not us shows their id.
    pub(super) fn name_of(&self, user: &Json) -> String {
        let (name, id) = (text(user, "displayName"), super::id_of(user));
        match (&self.me, name.is_empty()) {
            (Some(me), false) if name == self.account && id != *me => format!("{name} ({id})"),
            (_, true) => id,
            _ => name,
        }
    }

    pub(super) fn said(&self, comment: &Json) -> Option<Said> {
        let remote = text(comment, "id");
        let (body, mark) = body_of(comment.get("body").unwrap_or(&Json::Null));
        let public = comment
            .get("jsdPublic")
            .and_then(Json::as_bool)
            .unwrap_or(true)
            && comment.get("visibility").is_none_or(Json::is_null);
        (!remote.is_empty()).then(|| Said {
            remote,
            author: self.name_of(comment.get("author").unwrap_or(&Json::Null)),
            at: moment(&text(comment, "created")).unwrap_or(DateTime::UNIX_EPOCH),
            body,
            public,
            mark,
        })
    }

    /// The comments of an issue: those that came with it, or all when they came cut.
    fn comments(&mut self, id: u64, came: &Json) -> Result<Vec<Said>, Fault> {
        let list = items(came, "comments");
        let total = whole(came, "total").unwrap_or(0);
        if total <= i64::try_from(list.len()).unwrap_or(i64::MAX) {
            return Ok(list.iter().filter_map(|one| self.said(one)).collect());
        }
        let all = self.pages(&format!("issue/{id}/comment"), "comments")?;
        Ok(all.iter().filter_map(|one| self.said(one)).collect())
    }
}

/// What stands in a field.
pub(super) fn value_of(value: &Json) -> Value {
    match value {
        Json::Array(list) => {
            Value::set(list.iter().map(name_of_value).filter(|one| !one.is_empty()))
        }
        other => Value::text(name_of_value(other)),
    }
}

fn name_of_value(value: &Json) -> String {
    match value {
        Json::Object(map) if map.get("type").is_some_and(|kind| kind == "doc") => {
            adf::to_text(value)
        }
        Json::Object(map) => {
            let name = ["displayName", "name", "value", "key"]
                .iter()
                .map(|key| text(value, key))
                .find(|name| !name.is_empty())
                .unwrap_or_default();
            match map.get("child").map(|child| text(child, "value")) {
                Some(child) if !child.is_empty() => format!("{name} - {child}"),
                _ => name,
            }
        }
        Json::String(text) => text.replace("\r\n", "\n"),
        other => as_text(other),
    }
}

/// What was said, and the mark it was sent with. The desk may have made a link of the mark's brackets.
fn body_of(body: &Json) -> (String, Option<String>) {
    let (text, found) = mark::read(&name_of_value(body));
    if found.is_some() {
        return (text, found);
    }
    let Some((last, before)) = body
        .get("content")
        .and_then(Json::as_array)
        .and_then(|all| all.split_last())
    else {
        return (text, None);
    };
    let linked = last["content"][0]["marks"]
        .as_array()
        .is_some_and(|marks| marks.iter().any(|mark| mark["type"] == "link"));
    let bare = adf::bare(last);
    let bare = bare.trim().trim_start_matches('[').trim_end_matches(']');
    match mark::read(&format!("[{bare}]")) {
        (_, Some(mark)) if linked => {
            let rest = serde_json::json!({"type": "doc", "content": before});
            (adf::to_text(&rest), Some(mark))
        }
        _ => (text, None),
    }
}

/// A moment as Jira writes it, with an offset that has no colon.
pub(super) fn moment(text: &str) -> Option<DateTime<Utc>> {
    let own = DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%z");
    let read = own.or_else(|_| DateTime::parse_from_rfc3339(text)).ok()?;
    Some(read.to_utc())
}
