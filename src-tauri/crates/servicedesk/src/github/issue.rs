//! An issue as GitHub writes it, read without trusting its shape.

use super::history::moments;
use super::{Github, form, mark};
use crate::json::{items, moment, text};
use crate::past;
use serde_json::Value as Json;
use slipway_domain::desk::value::{Fields, Value, of};
use slipway_domain::desk::{Fault, Observed, Said, Version, field};

/// A field that is a label with this beginning, such as `label:Priority: `.
pub(super) const LABEL: &str = "label:";

impl Github {
    /// The number of an issue and the second of its last change.
    pub(super) fn row(&self, issue: &Json) -> Result<(u64, i64), Fault> {
        let updated = chrono::DateTime::parse_from_rfc3339(&text(issue, "updated_at"));
        match (issue["number"].as_u64(), updated) {
            (Some(number), Ok(updated)) => Ok((number, updated.timestamp())),
            _ => Err(Fault::Unreachable(format!(
                "{} answered with an issue without a number or a time",
                self.door.host()
            ))),
        }
    }

    /// An issue with what was said about it and done to it.
    pub(super) fn observed(
        &self,
        issue: &Json,
        comments: &[Json],
        events: &[Json],
    ) -> Result<Observed, Fault> {
        let (number, order) = self.row(issue)?;
        let raw = self.raw(issue);
        let history = past::told(&raw, &moments(events), |state| self.ours(state));
        let (_, mark) = mark::read(&text(issue, "body"));
        Ok(Observed {
            remote: number.to_string(),
            version: Version {
                order,
                tag: String::new(),
            },
            mark,
            fields: self.ours(&raw),
            comments: comments.iter().filter_map(said).collect(),
            history,
            // Pictures are links in the text.
            files: Vec::new(),
        })
    }

    /// The fields by the desk's names; what may be several is a set.
    pub(super) fn raw(&self, issue: &Json) -> Fields {
        let names = |list: &[Json], key: &str| {
            Value::set(
                list.iter()
                    .map(|one| text(one, key))
                    .filter(|name| !name.is_empty()),
            )
        };
        let (body, _) = mark::read(&text(issue, "body"));
        let milestone = text(issue.get("milestone").unwrap_or(&Json::Null), "title");
        let labels = items(issue, "labels").iter().map(|one| match one {
            Json::String(name) => name.clone(),
            label => text(label, "name"),
        });
        Fields::from([
            ("title".to_owned(), Value::text(text(issue, "title"))),
            ("body".to_owned(), Value::text(body)),
            (
                "state".to_owned(),
                Value::text(state_of(
                    &text(issue, "state"),
                    &text(issue, "state_reason"),
                )),
            ),
            (
                "milestone".to_owned(),
                Value::set(Some(milestone).filter(|title| !title.is_empty())),
            ),
            (
                "assignees".to_owned(),
                names(items(issue, "assignees"), "login"),
            ),
            (
                "labels".to_owned(),
                Value::set(labels.filter(|name| !name.is_empty())),
            ),
            (
                "user".to_owned(),
                Value::text(text(issue.get("user").unwrap_or(&Json::Null), "login")),
            ),
            (
                "created_at".to_owned(),
                Value::text(text(issue, "created_at")),
            ),
        ])
    }

    /// Our fields. A label with a beginning that the mapping names is a field of its own; where none
    /// is on, what the reporter chose in the form holds.
    pub(super) fn ours(&self, raw: &Fields) -> Fields {
        let mut theirs = raw.clone();
        let mut labels = of(raw, "labels").as_set();
        for slot in self.mapping.fields.values() {
            let Some(begin) = slot.theirs.strip_prefix(LABEL) else {
                continue;
            };
            let own: Vec<String> = labels
                .iter()
                .filter_map(|label| label.strip_prefix(begin).map(str::to_owned))
                .collect();
            labels.retain(|label| !label.starts_with(begin));
            let chosen =
                || form::weight(of(raw, "body").as_text(), heading(begin)).map(str::to_owned);
            let value = if own.is_empty() {
                chosen().unwrap_or_default()
            } else {
                own.join(", ")
            };
            theirs.insert(slot.theirs.clone(), Value::text(value));
        }
        theirs.insert("labels".to_owned(), Value::set(labels));
        let set = self.mapping.theirs(field::LABELS);
        for (name, value) in &mut theirs {
            if let Value::Set(words) = value
                && Some(name.as_str()) != set
            {
                *value = Value::text(words.iter().cloned().collect::<Vec<_>>().join(", "));
            }
        }
        self.mapping.to_ours(&theirs)
    }
}

/// The heading in the form that says the same as labels with this beginning.
pub(super) fn heading(begin: &str) -> &str {
    begin.trim_end_matches([':', ' ', '/', '-'])
}

/// The state in one word: why it is closed tells more than that it is.
pub(super) fn state_of(state: &str, reason: &str) -> String {
    match (state, reason) {
        ("closed", "" | "completed") => "completed".to_owned(),
        ("closed", "not_planned") => "not planned".to_owned(),
        ("closed", reason) => reason.to_owned(),
        (state, _) => state.to_owned(),
    }
}

fn said(comment: &Json) -> Option<Said> {
    let remote = text(comment, "id");
    let (body, mark) = mark::read(&text(comment, "body"));
    (!remote.is_empty()).then(|| Said {
        remote,
        author: text(comment.get("user").unwrap_or(&Json::Null), "login"),
        at: moment(&text(comment, "created_at")),
        body,
        public: true,
        mark,
    })
}
