//! One issue, as it stands.

use super::files::files_of;
use super::names::{NUMBERED, Names};
use super::{ROWS, Redmine};
use crate::door::Read;
use crate::json::{as_text, items, moment, text, whole};
use serde_json::Value as Json;
use slipway_domain::desk::mapping::{Mapping, Slot};
use slipway_domain::desk::value::{Fields, Value};
use slipway_domain::desk::{Done, Fault, Fetched, Observed, Said, Version, mark};
use slipway_net::line::Ask;
use std::collections::BTreeSet;

impl Redmine {
    pub(super) fn question(remote: &str) -> Ask {
        Ask::get(format!("issues/{remote}.json"))
            .with("include", "journals,allowed_statuses,attachments")
    }

    pub(super) fn look(&mut self, remote: &str) -> Result<Fetched, Fault> {
        let read = self.door.read(&Self::question(remote))?;
        self.looked(read)
    }

    /// What an answer about one issue means.
    pub(super) fn looked(&mut self, read: Read) -> Result<Fetched, Fault> {
        let answer = match read {
            Read::Absent => return Ok(Fetched::Gone),
            Read::Forbidden => return Ok(Fetched::Hidden),
            Read::Found(answer) => answer,
        };
        let document = self.door.parsed(&answer)?;
        let issue = document.get("issue").cloned().unwrap_or_default();
        if whole(&issue, "id").is_none() {
            return Err(self.door.unlike("the number of an issue"));
        }
        let steps = items(&issue, "allowed_statuses")
            .iter()
            .map(|one| text(one, "name"));
        self.steps = Some((text(&issue, "id"), steps.collect()));
        Ok(Fetched::Live(self.observed(&issue)?))
    }

    fn observed(&mut self, issue: &Json) -> Result<Observed, Fault> {
        let mapping = self.mapping.clone();
        let names = self.names()?;
        let (theirs, own_mark) = fields_of(issue, names);
        let by_field = mapping.mark.as_ref().and_then(|field| theirs.get(field));
        let by_field = by_field
            .map(|mark| mark.as_text().to_owned())
            .filter(|mark| !mark.is_empty());
        let mut comments = Vec::new();
        let mut history = Vec::new();
        let mut newest = 0;
        for journal in items(issue, "journals") {
            let id = whole(journal, "id").unwrap_or_default();
            newest = newest.max(id);
            let by = journal
                .get("user")
                .map(|user| names.person(user))
                .unwrap_or_default();
            let at = moment(&text(journal, "created_on"));
            let notes = text(journal, "notes");
            if !notes.trim().is_empty() {
                let (body, said_mark) = mark::read(&notes);
                comments.push(Said {
                    remote: id.to_string(),
                    author: by.clone(),
                    at,
                    body,
                    public: text(journal, "private_notes") != "true",
                    mark: said_mark,
                });
            }
            for detail in items(journal, "details") {
                for (field, from, to) in changed(&mapping, names, issue, detail) {
                    let (by, order) = (by.clone(), id);
                    history.push(Done {
                        order,
                        by,
                        at,
                        field,
                        from,
                        to,
                    });
                }
            }
        }
        Ok(Observed {
            remote: text(issue, "id"),
            version: Version {
                order: newest,
                tag: String::new(),
            },
            mark: by_field.or(own_mark),
            fields: mapping.to_ours(&theirs),
            comments,
            history,
            files: files_of(issue, names),
        })
    }

    pub(super) fn newest(&mut self, most: usize) -> Result<Vec<Observed>, Fault> {
        let ask = Ask::get("issues.json")
            .with("project_id", self.project.as_str())
            .with("status_id", "*")
            .with("sort", "id:desc")
            .with("limit", most.min(ROWS).to_string());
        let list = self.door.list(&ask, "issues", "project with issues")?;
        let ids: Vec<String> = list.iter().map(|one| text(one, "id")).collect();
        let mut all = Vec::new();
        for id in ids {
            if let Fetched::Live(seen) = self.look(&id)? {
                all.push(seen);
            }
        }
        Ok(all)
    }

    /// Which of these a list of the project shows, closed ones too.
    pub(super) fn shown(&mut self, remotes: &[String]) -> Result<Vec<String>, Fault> {
        self.still_me()?;
        let mut found = BTreeSet::new();
        for some in remotes.chunks(ROWS) {
            let ask = Ask::get("issues.json")
                .with("project_id", self.project.as_str())
                .with("status_id", "*")
                .with("issue_id", some.join(","))
                .with("limit", ROWS.to_string());
            let list = self.door.list(&ask, "issues", "project with issues")?;
            found.extend(list.iter().map(|one| text(one, "id")));
        }
        Ok(remotes
            .iter()
            .filter(|one| found.contains(*one))
            .cloned()
            .collect())
    }
}

/// The fields of an issue by the desk's ids, and the mark that its description holds.
fn fields_of(issue: &Json, names: &mut Names) -> (Fields, Option<String>) {
    let mut fields = Fields::new();
    let (description, own_mark) = mark::read(&text(issue, "description"));
    fields.insert("description".into(), Value::text(description));
    for name in ["subject", "created_on"] {
        fields.insert(name.into(), Value::text(text(issue, name)));
    }
    for (name, _) in NUMBERED {
        let value = issue.get(name).map(|one| match name {
            "assigned_to" => names.person(one),
            _ => text(one, "name"),
        });
        fields.insert(name.into(), Value::text(value.unwrap_or_default()));
    }
    for name in ["author", "tracker"] {
        let value = issue.get(name).map(|one| match name {
            "author" => names.person(one),
            _ => text(one, "name"),
        });
        fields.insert(name.into(), Value::text(value.unwrap_or_default()));
    }
    for custom in items(issue, "custom_fields") {
        let value = match custom.get("value") {
            Some(Json::Array(values)) => {
                Value::set(values.iter().map(as_text).filter(|one| !one.is_empty()))
            }
            Some(value) => Value::text(as_text(value).replace("\r\n", "\n")),
            None => Value::Empty,
        };
        fields.insert(format!("cf_{}", text(custom, "id")), value);
    }
    (fields, own_mark)
}

/// What a line of the history changed of our fields. A field of many values changes by one value at a
/// time there, which says nothing about the whole.
fn changed(
    mapping: &Mapping,
    names: &Names,
    issue: &Json,
    detail: &Json,
) -> Vec<(String, Value, Value)> {
    let name = text(detail, "name");
    let theirs = match text(detail, "property").as_str() {
        "attr" => NUMBERED
            .iter()
            .find(|(_, number)| *number == name)
            .map_or(name.clone(), |(field, _)| (*field).to_owned()),
        "cf" if !is_many(issue, &name) => format!("cf_{name}"),
        _ => return Vec::new(),
    };
    let value = |slot: &Slot, which: &str| {
        let raw = text(detail, which).replace("\r\n", "\n");
        let shown = match theirs.as_str() {
            "description" => mark::read(&raw).0,
            "subject" => raw,
            numbered => names.name(numbered, &raw),
        };
        Value::text(if shown.is_empty() {
            shown
        } else {
            slot.word(&shown)
        })
    };
    let slots = mapping
        .fields
        .iter()
        .filter(|(_, slot)| slot.theirs == theirs);
    slots
        .map(|(ours, slot)| {
            (
                ours.clone(),
                value(slot, "old_value"),
                value(slot, "new_value"),
            )
        })
        .collect()
}

fn is_many(issue: &Json, id: &str) -> bool {
    let custom = items(issue, "custom_fields")
        .iter()
        .find(|one| text(one, "id") == id);
    custom.is_some_and(|one| text(one, "multiple") == "true")
}
