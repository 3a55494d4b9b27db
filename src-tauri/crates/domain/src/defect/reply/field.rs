//! Names that an answer's template may use, and which of them it cannot do without.

use super::ReplyKind;
use ReplyKind as K;
use std::collections::BTreeMap;

/// A name that a template may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// As written in a template, such as `release`.
    pub name: &'static str,
    /// What it holds.
    pub holds: &'static str,
    /// Kinds that cannot be sent without it.
    pub required_by: &'static [ReplyKind],
}

const fn field(
    name: &'static str,
    required_by: &'static [ReplyKind],
    holds: &'static str,
) -> Field {
    Field {
        name,
        holds,
        required_by,
    }
}

/// Every field, in the order it is offered.
pub const FIELDS: &[Field] = &[
    field(
        "ticket",
        K::ALL,
        "The reporter's ticket, such as `RT 10482`",
    ),
    field("title", &[K::Acknowledge], "The defect's title"),
    field(
        "missing",
        &[K::NeedInformation],
        "What the report does not hold, one a line",
    ),
    field("question", &[], "A question in the sender's own words"),
    field(
        "release",
        &[K::PlannedFor, K::FixedIn],
        "The release, such as `Mojaloop 17.2.0`",
    ),
    field(
        "release_day",
        &[],
        "When it is meant for, or reached Production, with its zone",
    ),
    field("reason", &[K::Declined], "Why it will not be changed"),
    field(
        "same_as",
        &[K::Duplicate],
        "The ticket that is known already, such as `RT 10211`",
    ),
    field(
        "workaround",
        &[],
        "What helps until then; empty when nothing does",
    ),
    field("fix", &[], "What changed, as the release's notes say it"),
    field("severity", &[], "Such as `S2`"),
    field("priority", &[], "Such as `1`"),
    field(
        "next_update",
        &[],
        "By when the reporter hears more, with its zone",
    ),
    field("owner", &[], "Who looks after it"),
    field("reporter", &[], "Who reported it"),
    field("component", &[], "The component"),
    field("version", &[], "The release it was found in"),
    field("incident", &[], "The hub's incident ticket"),
    field("hub", &[], "Name of the hub"),
];

/// Fields that a kind cannot be sent without.
pub fn required(kind: ReplyKind) -> impl Iterator<Item = &'static Field> {
    FIELDS
        .iter()
        .filter(move |field| field.required_by.contains(&kind))
}

/// What a defect holds for each field; one that is not there is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(BTreeMap<&'static str, String>);

impl Fields {
    /// Puts a value in. A name that [`FIELDS`] does not hold is left out.
    pub fn put(&mut self, name: &str, value: impl Into<String>) {
        if let Some(known) = FIELDS.iter().find(|field| field.name == name) {
            self.0.insert(known.name, value.into());
        }
    }

    /// A value; empty when there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// Required fields of a kind that are empty, by name.
    pub fn missing(&self, kind: ReplyKind) -> Vec<&'static str> {
        let empty = |field: &&Field| self.get(field.name).trim().is_empty();
        required(kind)
            .filter(empty)
            .map(|field| field.name)
            .collect()
    }

    pub(super) fn nested(&self) -> BTreeMap<&'static str, Vec<(&'static str, String)>> {
        let all = FIELDS.iter();
        all.map(|field| (field.name, vec![("", self.get(field.name).to_owned())]))
            .collect()
    }
}
