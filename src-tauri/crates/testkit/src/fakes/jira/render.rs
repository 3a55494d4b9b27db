//! An issue as the desk writes it.

use super::state::{Change, Comment, Issue, State};
use serde_json::{Map, Value, json};

/// Comments that a search of Cloud shows of each issue, and lines of its changelog.
const SEARCH_COMMENTS: usize = 20;
const SEARCH_CHANGES: usize = 40;
/// Lines of the changelog that come with an issue itself.
const ISSUE_CHANGES: usize = 100;

pub(crate) struct Shape<'a> {
    pub(crate) state: &'a State,
    pub(crate) issue: &'a Issue,
    pub(crate) key: &'a str,
    pub(crate) updated: i64,
    /// In a search of Cloud, lists are cut.
    pub(crate) short: bool,
}

impl Shape<'_> {
    pub(crate) fn fields(&self, held: &Map<String, Value>, wanted: &[String]) -> Value {
        let (state, issue) = (self.state, self.issue);
        let mut all = held.clone();
        all.insert("created".into(), state.moment(issue.created));
        all.insert("updated".into(), state.moment(self.updated));
        let project = self.key.split('-').next().unwrap_or_default();
        all.insert("project".into(), json!({"key": project}));
        let most = if self.short {
            SEARCH_COMMENTS
        } else {
            usize::MAX
        };
        let seen: Vec<_> = issue
            .comments
            .iter()
            .filter(|one| state.sees(one))
            .collect();
        let comments: Vec<Value> = seen
            .iter()
            .take(most)
            .map(|one| comment(state, one))
            .collect();
        all.insert(
            "comment".into(),
            json!({
                "comments": comments, "maxResults": comments.len(),
                "total": seen.len(), "startAt": 0,
            }),
        );
        let files = state.files.iter().filter(|one| one.issue == issue.id);
        let files: Vec<Value> = files.map(|one| state.file(one)).collect();
        all.insert("attachment".into(), Value::Array(files));
        let is = |name: &str| wanted.iter().any(|one| one == name);
        all.retain(|name, _| {
            !is(&format!("-{name}"))
                && (is("*all") || is(name) || (is("*navigable") && name != "comment"))
        });
        Value::Object(all)
    }

    /// The newest come first, and only so many.
    pub(crate) fn changelog(&self) -> Value {
        let changes = &self.issue.changes;
        let most = match (self.state.cloud(), self.short) {
            (true, true) => SEARCH_CHANGES,
            (true, false) => ISSUE_CHANGES,
            (false, _) => usize::MAX,
        };
        let mut list: Vec<Value> = changes
            .iter()
            .rev()
            .take(most)
            .map(|one| change(self.state, one))
            .collect();
        if !self.state.cloud() {
            list.reverse();
        }
        json!({"startAt": 0, "maxResults": list.len(), "total": changes.len(), "histories": list})
    }
}

pub(crate) fn change(state: &State, change: &Change) -> Value {
    let mut items = change.items.clone();
    if !state.cloud() {
        // Data Center names fields, and has no ids for them.
        items
            .iter_mut()
            .filter_map(Value::as_object_mut)
            .for_each(|item| {
                item.remove("fieldId");
            });
    }
    json!({
        "id": change.id.to_string(), "author": state.user(&change.author),
        "created": state.moment(change.created), "items": items,
    })
}

pub(crate) fn comment(state: &State, comment: &Comment) -> Value {
    let mut out = json!({
        "id": comment.id.to_string(), "author": state.user(&comment.author),
        "updateAuthor": state.user(&comment.author), "body": comment.body,
        "created": state.moment(comment.created), "updated": state.moment(comment.created),
    });
    if state.service {
        out["jsdPublic"] = json!(comment.public);
    }
    out
}
