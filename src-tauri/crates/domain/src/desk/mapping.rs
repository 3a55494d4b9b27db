//! Which field of a desk stands for which of ours, and which value for which. Pure.
//!
//! Nothing is dropped: a value of the desk that the mapping does not know comes through as the desk's
//! own text, and goes back as it came.

use super::field;
use super::meta::{Field, Meta};
use super::value::{Fields, Value};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Which field of a desk stands for which of ours.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// By our name. A field that is not named stays on this side.
    #[serde(default)]
    pub fields: BTreeMap<String, Slot>,
    /// The desk's field that holds the mark of what was made here; without one the mark stands at
    /// the end of the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<String>,
}

/// A field of the desk that stands for one of ours.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// The desk's own id of it; see [`Field::id`].
    pub theirs: String,
    /// Which value stands for which. Several of theirs may read as one of ours; the first of them is
    /// the one that is written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<Pair>,
}

/// A value of ours and the one of the desk that stands for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// Ours.
    pub ours: String,
    /// Theirs.
    pub theirs: String,
}

/// A value that cannot be written at the desk.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unmapped {
    /// The mapping names no field of the desk.
    #[error("this desk has no field for {0}")]
    Field(String),
    /// The mapping names no value of the desk.
    #[error("no value of this desk stands for {value} as {field}; choose one in its mapping")]
    Value {
        /// Our field.
        field: String,
        /// Our value.
        value: String,
    },
}

impl Slot {
    /// A field whose values are the same on both sides.
    pub fn of(theirs: impl Into<String>) -> Self {
        Slot {
            theirs: theirs.into(),
            values: Vec::new(),
        }
    }

    /// Our word for a value of the desk; its own text where there is none.
    pub fn word(&self, theirs: &str) -> String {
        let pair = self.values.iter().find(|pair| pair.theirs == theirs);
        pair.map_or(theirs, |pair| &pair.ours).to_owned()
    }

    fn term(&self, field: &str, ours: &str) -> Result<String, Unmapped> {
        if let Some(pair) = self.values.iter().find(|pair| pair.ours == ours) {
            return Ok(pair.theirs.clone());
        }
        if field::words(field).contains(&ours) && !self.values.is_empty() {
            return Err(Unmapped::Value {
                field: field.to_owned(),
                value: ours.to_owned(),
            });
        }
        Ok(ours.to_owned())
    }
}

impl Mapping {
    /// The desk's id of one of our fields.
    pub fn theirs(&self, ours: &str) -> Option<&str> {
        self.fields.get(ours).map(|slot| slot.theirs.as_str())
    }

    /// Our value for one of the desk's.
    pub fn value_to_ours(&self, ours: &str, value: &Value) -> Value {
        let Some(slot) = self.fields.get(ours) else {
            return value.clone();
        };
        match value {
            Value::Empty => Value::Empty,
            Value::Text(text) => Value::text(slot.word(text)),
            Value::Set(words) => Value::set(words.iter().map(|word| slot.word(word))),
        }
    }

    /// The fields of a thing as we call them, from those by the desk's ids.
    pub fn to_ours(&self, theirs: &Fields) -> Fields {
        let named = self.fields.iter().filter_map(|(ours, slot)| {
            let value = theirs.get(&slot.theirs)?;
            Some((ours.clone(), self.value_to_ours(ours, value)))
        });
        named.collect()
    }

    /// One of our values as the desk has it, with the desk's id of the field.
    ///
    /// # Errors
    /// [`Unmapped`].
    pub fn value_to_theirs(&self, ours: &str, value: &Value) -> Result<(String, Value), Unmapped> {
        let slot = self
            .fields
            .get(ours)
            .ok_or_else(|| Unmapped::Field(ours.to_owned()))?;
        let value = match value {
            Value::Empty => Value::Empty,
            Value::Text(text) => Value::text(slot.term(ours, text)?),
            Value::Set(words) => {
                let terms: Result<Vec<String>, Unmapped> =
                    words.iter().map(|word| slot.term(ours, word)).collect();
                Value::set(terms?)
            }
        };
        Ok((slot.theirs.clone(), value))
    }

    /// Our fields by the desk's ids.
    ///
    /// # Errors
    /// [`Unmapped`], of the first that cannot be written.
    pub fn to_theirs(&self, ours: &Fields) -> Result<Fields, Unmapped> {
        ours.iter()
            .map(|(field, value)| self.value_to_theirs(field, value))
            .collect()
    }

    /// What is wrong with it, one sentence each: two of ours in one field of the desk, or one value
    /// of the desk that reads as two of ours.
    pub fn wrongs(&self) -> Vec<String> {
        let mut wrongs = Vec::new();
        let mut taken: BTreeMap<&str, &str> = BTreeMap::new();
        for (ours, slot) in &self.fields {
            if let Some(other) = taken.insert(&slot.theirs, ours) {
                wrongs.push(format!(
                    "{} stands for both {other} and {ours}.",
                    slot.theirs
                ));
            }
            let mut read: BTreeMap<&str, &str> = BTreeMap::new();
            for pair in &slot.values {
                let other = read.insert(&pair.theirs, &pair.ours);
                if other.is_some_and(|other| other != pair.ours) {
                    let value = &pair.theirs;
                    wrongs.push(format!("{value} stands for two values of {ours}."));
                }
            }
        }
        if let Some(mark) = self.mark.as_deref().filter(|mark| taken.contains_key(mark)) {
            wrongs.push(format!("{mark} holds the mark and a field as well."));
        }
        wrongs
    }
}

/// A mapping made from what the desk offers: fields by their nature or their name, values by their
/// name or their rank. A person looks it over.
pub fn propose(meta: &Meta) -> Mapping {
    let mut mapping = Mapping::default();
    for ours in field::ALL {
        let by_nature = meta
            .fields
            .iter()
            .find(|field| field.is.as_deref() == Some(ours));
        let found = by_nature.or_else(|| named(meta, &mapping, ours));
        if let Some(found) = found {
            let slot = Slot {
                theirs: found.id.clone(),
                values: pairs(meta, ours, found),
            };
            mapping.fields.insert(ours.to_owned(), slot);
        }
    }
    mapping.mark = meta
        .fields
        .iter()
        .find(|field| {
            field.is.is_none()
                && field.values.is_empty()
                && field.writable
                && MARKS.contains(&plain(&field.name).as_str())
        })
        .map(|field| field.id.clone());
    mapping
}

/// Names by which desks call a field for the mark.
const MARKS: [&str; 5] = [
    "slipway ref",
    "client ref",
    "slipway mark",
    "external ref",
    "external id",
];

/// Names by which desks call our fields, when they are of the desk's own making.
fn names(ours: &str) -> &'static [&'static str] {
    match ours {
        field::SEVERITY => &["severity", "severity level", "severity code"],
        field::URGENCY => &["urgency"],
        field::IMPACT => &["impact", "business impact"],
        field::RELEASE => &[
            "fix release",
            "fix version",
            "target release",
            "target version",
            "planned release",
            "release",
        ],
        field::COMPONENT => &["component", "components", "component s", "service"],
        field::ENVIRONMENT => &["environment", "environments"],
        field::LABELS => &["labels", "tags", "keywords"],
        field::PRIORITY => &["priority code", "fix priority"],
        _ => &[],
    }
}

/// Lower case, with single spaces for whatever separates words.
fn plain(name: &str) -> String {
    let words = name
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}

fn named<'a>(meta: &'a Meta, so_far: &Mapping, ours: &str) -> Option<&'a Field> {
    let free = |field: &&Field| {
        field.is.is_none() && so_far.fields.values().all(|slot| slot.theirs != field.id)
    };
    let by = |name: &&str| {
        meta.fields
            .iter()
            .filter(free)
            .find(|field| plain(&field.name) == *name)
    };
    names(ours).iter().find_map(by)
}

/// Which of the desk's values stand for which of ours.
fn pairs(meta: &Meta, ours: &str, found: &Field) -> Vec<Pair> {
    let pair = |ours: &str, theirs: &str| Pair {
        ours: ours.to_owned(),
        theirs: theirs.to_owned(),
    };
    match ours {
        field::STATUS => statuses(meta),
        field::SEVERITY | field::PRIORITY | field::URGENCY | field::IMPACT => {
            let words = field::words(ours);
            let by_name: Vec<Pair> = found
                .values
                .iter()
                .filter_map(|theirs| Some(pair(ranked(words, theirs)?, theirs)))
                .collect();
            if by_name.len() == found.values.len() {
                return by_name;
            }
            spread(words.len(), found.values.len())
                .zip(&found.values)
                .filter_map(|(at, theirs)| Some(pair(words.get(at)?, theirs)))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// The states of ours by the names that desks use.
fn statuses(meta: &Meta) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for ours in field::STATUSES {
        for name in status_names(ours) {
            let theirs = meta
                .statuses
                .iter()
                .filter(|status| plain(&status.name) == *name)
                .map(|status| Pair {
                    ours: ours.to_owned(),
                    theirs: status.name.clone(),
                });
            pairs.extend(theirs);
        }
    }
    let unnamed: Vec<Pair> = meta
        .statuses
        .iter()
        .filter(|status| plain(&status.name) != "deleted")
        .filter(|status| pairs.iter().all(|pair| pair.theirs != status.name))
        .map(|status| Pair {
            ours: if status.ends { "closed" } else { "in_progress" }.to_owned(),
            theirs: status.name.clone(),
        })
        .collect();
    pairs.extend(unnamed);
    pairs
}

/// The first is the one that is written.
fn status_names(ours: &str) -> &'static [&'static str] {
    match ours {
        "in_progress" => &[
            "in progress",
            "open",
            "assigned",
            "accepted",
            "work in progress",
            "new",
            "to do",
            "backlog",
            "reopened",
        ],
        "escalated" => &["escalated"],
        "pending" => &[
            "pending",
            "stalled",
            "feedback",
            "on hold",
            "waiting",
            "waiting for customer",
            "waiting for reporter",
            "need info",
        ],
        "cancelled" => &[
            "cancelled",
            "canceled",
            "rejected",
            "declined",
            "won t do",
            "won t fix",
            "not planned",
        ],
        "resolved" => &["resolved", "fixed", "done", "completed"],
        "closed" => &["closed"],
        _ => &[],
    }
}

/// Our word that a value of the desk says itself: `S1`, `1`, `P2 - High`, `2 High`, `Severity 3`.
fn ranked<'a>(words: &'a [&'static str], theirs: &str) -> Option<&'a str> {
    let said = plain(theirs);
    let number = |word: &str| word.trim_start_matches(char::is_alphabetic).to_owned();
    let mut numbers = said
        .split(' ')
        .map(number)
        .filter(|number| number.len() == 1 && number.chars().all(|one| one.is_ascii_digit()));
    let first = numbers.next()?;
    if numbers.next().is_some() {
        return None;
    }
    words.iter().copied().find(|word| number(word) == first)
}

/// Which of `ours` ranks each of `theirs` falls on, in order: the ends meet.
fn spread(ours: usize, theirs: usize) -> impl Iterator<Item = usize> {
    let (last, steps) = (ours.saturating_sub(1), theirs.saturating_sub(1).max(1));
    (0..theirs).map(move |at| (at * last + steps / 2) / steps)
}
