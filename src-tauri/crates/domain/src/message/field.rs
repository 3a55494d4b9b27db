//! Names that a template may use, and which of them a message cannot go out without.

use crate::deployment::MessageKind;
use std::collections::BTreeMap;

/// A name that a template may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// As written in a template, such as `window.start`.
    pub name: &'static str,
    /// What it holds.
    pub holds: &'static str,
    /// Kinds that cannot go out without it.
    pub required_by: &'static [MessageKind],
}

use MessageKind as K;

/// Every kind about a deployment: the guide's title and description, impact, window, contact.
const DEPLOYMENT: &[MessageKind] = &[
    K::Announcement,
    K::Opened,
    K::Closed,
    K::DateChanged,
    K::Cancelled,
    K::Approval,
    K::ReadinessConfirmed,
];

const fn field(
    name: &'static str,
    required_by: &'static [MessageKind],
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
        "title",
        K::ALL,
        "What changes, such as `Mojaloop 17.1.0 r1 into PRD`",
    ),
    field(
        "description",
        DEPLOYMENT,
        "What changes, in the plan's own words",
    ),
    field("impact", DEPLOYMENT, "What business notices"),
    field(
        "window.start",
        DEPLOYMENT,
        "When the window begins, with its zone",
    ),
    field(
        "window.end",
        DEPLOYMENT,
        "When the window ends, with its zone",
    ),
    field("window.length", &[], "How long it is, such as `4 h`"),
    field(
        "contact",
        K::ALL,
        "Name and mail address of the coordinator",
    ),
    field(
        "target",
        &[K::TargetDate, K::Announcement],
        "Target release date",
    ),
    field(
        "features",
        &[K::TargetDate, K::Announcement],
        "New features of the notes and components that change, one a line",
    ),
    field(
        "breaking",
        &[],
        "Breaking changes, one a line; empty when there are none",
    ),
    field(
        "before.start",
        &[K::DateChanged],
        "When the window began as last told",
    ),
    field(
        "before.end",
        &[K::DateChanged],
        "When the window ended as last told",
    ),
    field(
        "outcome",
        &[K::Closed],
        "Whether the deployment has been carried out",
    ),
    field("validated", &[K::Closed], "Whether it has been validated"),
    field("closed_at", &[K::Closed], "When the window was closed"),
    field("outcome_note", &[], "What there is to say of the outcome"),
    field("reason", &[K::Cancelled], "Why it was called off"),
    field("approvals", &[K::Approval], "Who approved, one a line"),
    field(
        "confirmed_by",
        &[K::ReadinessConfirmed],
        "Who confirmed that the hub is ready",
    ),
    field(
        "environment.code",
        &[],
        "Code of the environment, such as `PRD`",
    ),
    field("environment.name", &[], "Its name"),
    field(
        "release.title",
        &[],
        "The release, such as `Mojaloop 17.1.0 r1`; empty without one",
    ),
    field("release.version", &[], "Its version"),
    field("change_type", &[], "Change type, such as `Major`"),
    field("downtime", &[], "`yes` when payments stop, else empty"),
    field("strategy", &[], "How the new versions take over"),
    field("performed_by", &[], "Who performs it"),
    field("ticket", &[], "Ticket of the incident or the request"),
    field("audience", &[], "Name of the audience"),
    field("hub", &[], "Name of the hub"),
];

/// What a plan holds for each field; one that is not there is empty.
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
    pub fn missing(&self, kind: MessageKind) -> Vec<&'static str> {
        let empty = |field: &&Field| self.get(field.name).trim().is_empty();
        required(kind)
            .filter(empty)
            .map(|field| field.name)
            .collect()
    }

    /// Required fields of a kind whose value does not stand in a text; spaces, line ends and
    /// capitals do not count.
    pub fn left_out(&self, kind: MessageKind, text: &str) -> Vec<&'static str> {
        let absent = |field: &&Field| !stands_in(self.get(field.name), text);
        required(kind)
            .filter(absent)
            .map(|field| field.name)
            .collect()
    }

    /// Every field by the first part of its name, and by the rest of it where there is one.
    pub(crate) fn nested(&self) -> BTreeMap<&'static str, Vec<(&'static str, String)>> {
        let mut out: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for field in FIELDS {
            let (group, name) = field.name.split_once('.').unwrap_or((field.name, ""));
            let value = self.get(field.name).to_owned();
            out.entry(group).or_default().push((name, value));
        }
        out
    }
}

/// Fields that a kind cannot go out without.
pub fn required(kind: MessageKind) -> impl Iterator<Item = &'static Field> {
    FIELDS
        .iter()
        .filter(move |field| field.required_by.contains(&kind))
}

/// Whether a value stands in a text, line by line, since a list sets each of them apart.
pub(crate) fn stands_in(value: &str, text: &str) -> bool {
    let text = plain(text);
    value.lines().all(|line| text.contains(&plain(line)))
}

fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase()
}
