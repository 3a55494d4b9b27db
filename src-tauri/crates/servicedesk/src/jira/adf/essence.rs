//! Whether two documents mean the same.

use super::{content, kind};
use serde_json::{Map, Value, json};

/// What of a document carries meaning: neighbours with the same marks are one text, marks have an
/// order, and ids that the desk gives to nodes are left out.
pub(super) fn essence(node: &Value) -> Value {
    const KEPT: [&str; 4] = ["level", "order", "language", "href"];
    let mut out = Map::new();
    out.insert("type".into(), json!(kind(node)));
    if let Some(text) = node.get("text") {
        out.insert("text".into(), text.clone());
    }
    let attributes = node.get("attrs").and_then(Value::as_object);
    // One that is not known may mean something: it is kept, so that the comparison fails on it.
    let kept: Map<String, Value> = attributes
        .into_iter()
        .flatten()
        .filter(|(name, value)| {
            *name != "localId"
                && !value.is_null()
                && !(name.as_str() == "order" && **value == json!(1))
        })
        .map(|(name, value)| {
            (
                if KEPT.contains(&name.as_str()) {
                    name.clone()
                } else {
                    format!("?{name}")
                },
                value.clone(),
            )
        })
        .collect();
    if !kept.is_empty() {
        out.insert("attrs".into(), Value::Object(kept));
    }
    let mut marks: Vec<Value> = node
        .get("marks")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .map(essence)
        .collect();
    marks.sort_by_key(Value::to_string);
    if !marks.is_empty() {
        out.insert("marks".into(), Value::Array(marks));
    }
    let mut inner: Vec<Value> = Vec::new();
    for one in content(node).iter().map(essence) {
        let joins = inner.last().is_some_and(|last: &Value| {
            kind(last) == "text" && kind(&one) == "text" && last.get("marks") == one.get("marks")
        });
        match inner.last_mut().filter(|_| joins) {
            Some(last) => {
                let both = format!(
                    "{}{}",
                    last["text"].as_str().unwrap_or_default(),
                    one["text"].as_str().unwrap_or_default()
                );
                last["text"] = json!(both);
            }
            None => inner.push(one),
        }
    }
    if !inner.is_empty() {
        out.insert("content".into(), Value::Array(inner));
    }
    Value::Object(out)
}
