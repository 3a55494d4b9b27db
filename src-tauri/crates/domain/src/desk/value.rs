//! Fields of an item, as the desk and this side both understand them.

use std::collections::{BTreeMap, BTreeSet};

/// The fields of an item by our own name for them.
pub type Fields = BTreeMap<String, Value>;

/// What stands in a field.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// A word, a number, a name, or a text of many lines.
    Text(String),
    /// Words in no order, such as labels and watchers.
    Set(BTreeSet<String>),
}

impl Value {
    /// A text; an empty one is no value.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Value::Empty
        } else {
            Value::Text(text)
        }
    }

    /// A set; an empty one is no value.
    pub fn set<S: Into<String>>(words: impl IntoIterator<Item = S>) -> Self {
        let words: BTreeSet<String> = words.into_iter().map(Into::into).collect();
        if words.is_empty() {
            Value::Empty
        } else {
            Value::Set(words)
        }
    }

    /// The text; empty when there is none.
    pub fn as_text(&self) -> &str {
        match self {
            Value::Text(text) => text,
            Value::Empty | Value::Set(_) => "",
        }
    }

    /// The words of a set.
    pub fn as_set(&self) -> BTreeSet<String> {
        match self {
            Value::Set(words) => words.clone(),
            Value::Empty | Value::Text(_) => BTreeSet::new(),
        }
    }
}

/// How two changes of a field come together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One value; two different changes clash.
    Scalar,
    /// Words in no order; additions and removals of both sides hold.
    Set,
    /// Text of many lines; changes of different lines hold, of the same line clash.
    Lines,
    /// The state of a ticket; these values end it, and an end set by somebody else stands.
    Status {
        /// The values that end it.
        closed: BTreeSet<String>,
    },
}

/// The kind of each field; a field that is not named is a scalar.
#[derive(Clone, Debug, Default)]
pub struct Schema(BTreeMap<String, Kind>);

impl Schema {
    /// A schema of these fields.
    pub fn new<S: Into<String>>(kinds: impl IntoIterator<Item = (S, Kind)>) -> Self {
        Schema(
            kinds
                .into_iter()
                .map(|(name, kind)| (name.into(), kind))
                .collect(),
        )
    }

    /// The kind of a field.
    pub fn kind(&self, field: &str) -> &Kind {
        self.0.get(field).unwrap_or(&Kind::Scalar)
    }
}

/// A field's value among others; one that is not there is empty.
pub fn of<'a>(fields: &'a Fields, field: &str) -> &'a Value {
    const EMPTY: &Value = &Value::Empty;
    fields.get(field).unwrap_or(EMPTY)
}
