//! Atlassian's document format, as text and back.
//!
//! Reading never fails: what is not known comes through by its own text, or by its name where it has
//! none. Writing keeps every letter: `to_text(from_text(text)) == text` for every text. A document
//! that would lose something on that way is not [`editable`], and then it is not overwritten.

mod essence;
mod read;
mod write;

pub(crate) use read::bare;

use essence::essence;
use read::blocks;
use serde_json::{Value, json};
use write::{paragraph, rich};

/// The text of a document.
pub(crate) fn to_text(document: &Value) -> String {
    match document {
        Value::String(text) => text.clone(),
        _ => blocks(document, 0),
    }
}

/// A text as a document.
pub(crate) fn from_text(text: &str) -> Value {
    let rich = document(rich(text));
    if to_text(&rich) == text {
        return rich;
    }
    let plain = text.split("\n\n").map(paragraph).collect();
    document(if text.is_empty() { Vec::new() } else { plain })
}

/// Whether a document survives being read as text and written again.
pub(crate) fn editable(document: &Value) -> bool {
    document.is_null() || essence(&from_text(&to_text(document))) == essence(document)
}

fn document(content: Vec<Value>) -> Value {
    json!({"type": "doc", "version": 1, "content": content})
}

fn content(node: &Value) -> &[Value] {
    node.get("content")
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

fn kind(node: &Value) -> &str {
    node.get("type").and_then(Value::as_str).unwrap_or_default()
}

fn attribute<'a>(node: &'a Value, name: &str) -> &'a str {
    let found = node.get("attrs").and_then(|attrs| attrs.get(name));
    found.and_then(Value::as_str).unwrap_or_default()
}
